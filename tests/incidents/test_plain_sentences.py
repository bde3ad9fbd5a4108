"""One plain sentence, one incident: the ways in which agencies tell of an attack in a line."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only, told

AIR, FOOT = "air_strike", "armed_attack"


@pytest.mark.parametrize(
    ("text", "type_", "place", "killed"),
    [
        # a strike that hits a thing is no strike of workers
        ("A strike hit a wedding near Hodeidah on Monday.", AIR, "Hodeidah", None),
        ("Strikes hit two schools in Idlib on Monday.", AIR, "Idlib", None),
        ("The strike struck a crowded market in Aleppo on Monday.", AIR, "Aleppo", None),
        ("Explosions rocked Baghdad on Monday.", "other", "Baghdad", None),
        ("A blast shook Kirkuk on Monday.", "bombing", "Kirkuk", None),
        # who came under fire was hit, be it the seat of a state
        ("Baghdad came under rocket attack on Monday.", "missile_rocket", "Baghdad", None),
        ("The army intercepted a missile fired towards Riyadh on Monday.", "missile_rocket",
         "Riyadh", None),
        # raids on foot
        ("Nine men died in a raid in Mosul on Monday, the army said.", FOOT, "Mosul", 9),
        ("Israeli forces killed three men during a raid in Jenin on Monday.", FOOT, "Jenin", 3),
        ("Three men were killed in an Israeli raid on Jenin on Monday.", FOOT, "Jenin", 3),
        ("An Israeli raid on Damascus killed three on Monday.", AIR, "Damascus", 3),
        # killed by fire of arms
        ("Nine villagers were killed by Israeli fire in Rafah on Monday.", FOOT, "Rafah", 9),
        ("Army fire killed nine villagers in Rafah on Monday.", FOOT, "Rafah", 9),
        ("Turkey neutralised nine PKK fighters in Metina on Monday.", FOOT, "Metina", 9),
        ("An unmanned aircraft fired at a car in Shabwa on Monday, killing four.", "drone_strike",
         "Shabwa", 4),
        ("A sea drone damaged a warship near Aden on Monday.", "naval_attack", "Aden", None),
    ],
)  # fmt: skip
def test_one_incident(
    text: str, type_: str, place: str, killed: int | None, known: Gazetteer
) -> None:
    incident = only(text, known)
    assert (incident.event_type, incident.place and incident.place.name) == (type_, place)
    assert incident.killed[0] == killed


@pytest.mark.parametrize(
    "text",
    [
        "A strike hit Mosul on Monday.",
        "The strike hit exports from Basra on Monday.",
        "The minister came under attack in Baghdad on Monday.",
        "Brazil eliminated the leaders of the group in Doha on Monday.",
        "Nine people were killed by fire in a flat in Mosul on Monday.",
    ],
)
def test_none(text: str, known: Gazetteer) -> None:
    assert told(text, known) == []
