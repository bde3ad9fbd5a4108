"""Figures of missing and captured people."""

from __future__ import annotations

from typing import Any

import pytest

from geo.casualties.losses import find_losses
from geo.gazetteer import Gazetteer
from tests.mentions.reports import read, report

NONE = (None, None)
# sentence; then words, missing, captured, group and hedge of each figure
FIGURES: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("Three sailors were killed and five were missing after the attack.",
     [("five were missing", (5, 5), NONE, "unknown", "")]),
    ("The air strike left 12 dead and five missing.",
     [("five missing", (5, 5), NONE, "unknown", "")]),
    ("At least 30 people are still missing under the rubble.",
     [("At least 30 people are still missing", (30, None), NONE, "unknown", "")]),
    ("Four crew members of the ship remain unaccounted for.",
     [("Four crew members of the ship remain unaccounted for", (4, 4), NONE, "unknown", "")]),
    ("Dozens of villagers were reportedly missing.",
     [("Dozens of villagers were reportedly missing", (12, None), NONE, "civilian", "reportedly")]),
    ("One child remains missing.",
     [("One child remains missing", (1, 1), NONE, "civilian", "")]),
    ("Gunmen attacked a school, abducting 12 pupils.",
     [("12 pupils", NONE, (12, 12), "civilian", "")]),
    ("Fighters took three soldiers hostage.",
     [("three soldiers hostage", NONE, (3, 3), "military", "")]),
    ("The group said it had taken prisoner 25 policemen.",
     [("25 policemen", NONE, (25, 25), "military", "")]),
    ("Two Malian soldiers were captured.",
     [("Two Malian soldiers were captured", NONE, (2, 2), "military", "")]),
    ("A pilot was captured.", [("A pilot was captured", NONE, (1, 1), "military", "")]),
    # none
    ("Militants seized three vehicles.", []),
    ("The army captured two towns.", []),
    ("Five hostages captured in 2014 were released.", []),
    ("They threatened to abduct 10 people.", []),
    ("Police arrested five men.", []),
    ("A journalist has been missing since 2012.", []),
    ("Three missing persons' reports were filed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), FIGURES, ids=[text for text, _ in FIGURES])
def test_missing_and_captured(text: str, figures: list[tuple[Any, ...]]) -> None:
    told = report(text)
    found = find_losses(told.sentences)
    assert [(told.quote(m.span), m.missing, m.captured, m.group, m.hedge) for m in found] == figures
    assert all(m.killed_min is m.injured_min is None for m in found)


# report; then killed, missing and captured of each claim of its only event
CLAIMS: list[tuple[str, list[tuple[int | None, int | None, int | None]]]] = [
    ("Gunmen attacked a village near Gusau, killing four people and abducting nine women.",
     [(4, None, None), (None, None, 9)]),
    ("A missile hit a cargo ship off Aden.\nThree sailors were missing.",
     [(None, 3, None)]),
    # a day of its own: another event may be meant
    ("A missile hit a cargo ship off Aden.\nThree sailors were captured in June.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), CLAIMS, ids=[text for text, _ in CLAIMS])
def test_they_are_claims_of_the_event(
    text: str, claims: list[tuple[int | None, int | None, int | None]], known: Gazetteer
) -> None:
    made = [c for event in read(text, known).events for c in event.claims]
    assert [(c.killed_min, c.missing_min, c.captured_min) for c in made] == claims
