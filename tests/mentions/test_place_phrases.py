"""Which place names of a sentence say one place together: heads, and how many containers."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.toponyms import find_toponyms
from geo.toponyms.place_phrases import phrases_of
from tests.mentions.reports import report

# sentence, then heads, preposition and number of containers of each phrase
PHRASES: list[tuple[str, list[tuple[list[str], str, int]]]] = [
    ("A shell hit Kherson.", [(["Kherson"], "", 0)]),
    ("A shell fell in Kherson.", [(["Kherson"], "in", 0)]),
    ("A bomb exploded in Mogadishu, Somalia.", [(["Mogadishu"], "in", 1)]),
    ("A bomb exploded in Mogadishu in Somalia.", [(["Mogadishu"], "in", 1)]),
    ("Shells fell in Jisr al-Shughur in Idlib province in Syria.",
     [(["Jisr al-Shughur"], "in", 2)]),
    ("Shells fell in Kherson and Nikopol.", [(["Kherson", "Nikopol"], "in", 0)]),
    ("Shells fell in Kherson, Nikopol and Odesa.", [(["Kherson", "Nikopol", "Odesa"], "in", 0)]),
    ("Shells fell in Kherson and in Nikopol.", [(["Kherson", "Nikopol"], "in", 0)]),
    ("A blast hit Syria's city of Homs.", [(["Homs"], "", 1)]),
    ("A blast shook the Karrada district of Baghdad.", [(["Karrada"], "", 1)]),
    ("A blast hit Kobani (Ain al-Arab).", [(["Kobani"], "", 0)]),
    ("A mine exploded in Gao, a town in Mali.", [(["Gao"], "in", 1)]),
    ("A mine exploded in Nikopol, 100 km south of Dnipro.", [(["Nikopol"], "in", 1)]),
    ("Kobani lies 50 km east of Jarabulus.", [(["Kobani"], "", 1)]),
    ("A blast hit the Tripoli suburb of Tajoura.", [(["Tajoura"], "", 1)]),
    ("Shells fell on Kobani, 5 km from the border, in Aleppo province.",
     [(["Kobani"], "on", 1)]),
    ("A blast shook Baghdad village in the Lower Shabelle region.", [(["Baghdad"], "", 1)]),
    ("Jets left Incirlik and later bombed Raqqa.",
     [(["Incirlik"], "", 0), (["Raqqa"], "", 0)]),
    ("Rockets from Gaza hit Ashkelon.", [(["Gaza"], "", 0), (["Ashkelon"], "", 0)]),
    ("A shell fell near Azaz while jets struck Idlib.",
     [(["Azaz"], "near", 0), (["Idlib"], "", 0)]),
    ("Iraqi troops shelled Mosul.", [(["Mosul"], "", 0)]),
    ("Nobody was hurt.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrases"), PHRASES, ids=[text for text, _ in PHRASES])
def test_names_of_one_place(
    text: str, phrases: list[tuple[list[str], str, int]], known: Gazetteer
) -> None:
    document = report(text)
    found = phrases_of(document.sentences[0], find_toponyms(document, known))
    assert [([t.text for t in p.heads], p.preposition, p.containers) for p in found] == phrases
