"""What was hit that is no party, each thing once, over the tellings of one event."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only

# report, things hit in the record
ONCE: list[tuple[str, list[str]]] = [
    # one thing in several wordings, the fuller one is kept
    ("A drone hit a car in Sirte on Monday. The drone hit a white car, police said.",
     ["white car"]),
    ("A drone hit a white car in Sirte on Monday. The drone hit the car, police said.",
     ["white car"]),
    ("A drone hit a car in Sirte on Monday. The drone hit the vehicle, police said.", ["car"]),
    ("A drone hit a vehicle in Sirte on Monday. The drone hit a truck, police said.", ["vehicle"]),
    ("A missile hit a tanker off Aden on Monday. The missile hit the ship, police said.",
     ["tanker"]),
    # things apart
    ("A drone hit a car in Sirte on Monday. The drone hit a house too, police said.",
     ["car", "house"]),
    ("A drone hit two cars in Sirte on Monday. The drone hit the vehicle, police said.",
     ["two cars", "vehicle"]),
    ("A drone hit a school and a building in Sirte on Monday.", ["school", "building"]),
    ("A drone hit a bus in Sirte on Monday. The drone hit the bus station, police said.",
     ["bus", "bus station"]),
    ("A drone hit an oil tanker in Sirte on Monday. The drone hit a military ship, police said.",
     ["oil tanker", "military ship"]),
    # a road is where it was, unless it was broken or nothing else is told
    ("A drone hit a car in Sirte on Monday. The drone hit a main road, police said.", ["car"]),
    ("A drone hit a main road in Sirte on Monday.", ["main road"]),
    ("A drone hit a car in Aleppo on Monday. The drone hit Baladi Street, police said.", ["car"]),
    ("Warplanes destroyed a bridge and a road near Sirte on Monday.", ["bridge", "road"]),
    # a number makes it a name, and the place tells it
    ("A drone hit Tower 22 near Ruwaished in Jordan on Monday.", []),
    ("A drone hit a tower 22 km from Sirte on Monday.", ["tower"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "things"), ONCE, ids=[text for text, _ in ONCE])
def test_a_thing_hit_is_told_once(text: str, things: list[str], known: Gazetteer) -> None:
    hit = [a for a in only(text, known).attributions if a.role == "target" and not a.actor]
    assert [a.what for a in hit] == things
    assert [text[a.span.start : a.span.end] for a in hit] == things


def test_a_house_called_after_a_man_is_no_group_called_after_him(known: Gazetteer) -> None:
    told = only("A bomb at the Sayed al-Shuhada school in Kabul killed three on Monday.", known)
    assert told.targets == ()
    told = only("A bomb at a Free Syrian Army hospital in Azaz killed three on Monday.", known)
    assert told.targets == ("Free Syrian Army",)
