"""How many strikes a sentence counts, and what is no count of strikes."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read

COUNTS: list[tuple[str, int | None]] = [
    ("Seven Russian raids struck Idlib.", 7),
    ("Three Israeli strikes hit Tyre on Tuesday.", 3),
    ("Two air strikes hit a depot near Mosul.", 2),
    ("Near Kirkuk, three strikes destroyed a bunker.", 3),
    ("One strike destroyed a rocket launcher near Hit.", 1),
    ("An airstrike hit a bridge in Raqqa.", 1),
    ("A drone strike killed a commander in Gao.", 1),
    ("The army carried out seven airstrikes on Idlib.", 7),
    ("Twelve separate air raids hit Nabatieh.", 12),
    ("Jets conducted 15 strikes in Helmand.", 15),
    ("Four Turkish air strikes hit Sinjar.", 4),
    ("Two explosions shook Kabul.", 2),
    ("Two Saudi air strikes hit Sanaa.", 2),
    ("Another attack killed two guards in Quetta.", 1),
    ("Five suicide bombers attacked a base in Maiduguri.", 5),
    ("A single air raid destroyed the market in Saada.", 1),
    # the number is of something else
    ("Airstrikes killed two in Raqqa.", None),
    ("ON 4 OCTOBER A CAR BOMB KILLED TWO IN BEIRUT.", 1),
    ("Read 3214 An airstrike hit a bridge in Raqqa.", 1),
    ("The 2015 Saudi air strikes hit Sanaa.", None),
    ("Air strikes destroyed three tanks near Tikrit.", None),
    ("Shelling wounded four in Kherson.", None),
    ("Dozens of air strikes hit Kharkiv.", None),
    ("More than 20 air strikes hit Gaza.", None),
    ("Two soldiers died in the strikes on Aleppo.", None),
    ("The strike on Damascus killed two.", None),
    ("Jets bombed Homs.", None),
]


@pytest.mark.parametrize(("text", "count"), COUNTS, ids=[text for text, _ in COUNTS])
def test_the_strikes_counted(text: str, count: int | None, known: Gazetteer) -> None:
    told = [event.strikes for event in read(text, known).events if event.form != "follow_up"]
    assert told
    assert max((n for n in told if n), default=None) == count
