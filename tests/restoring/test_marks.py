"""Lost apostrophes and commas: where they are put back, and where they are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.restoring.apostrophes import owners
from geo.restoring.copies import Marks
from geo.restoring.phrases import after_phrases
from geo.restoring.tolls import around_people


@pytest.mark.parametrize(
    "whole",
    [
        "Syria's army shelled Kurdistan's foothills.",
        "The base in Chad's north was hit in Monday's attack and Sunday night's raid.",
        "The PKK's depots were struck, Islamic State's men fled.",
        "The government's ally bombed the Iraqi capital's outskirts.",
        "He didn't say who did it and residents weren't told.",
        "The country's largest refinery burns, the town's mayor said.",
        "The Houthis said the Israelis and the Kurds in Homs had left on Sundays.",
        "United Nations staff and United States troops left.",
        "Militants of the Taliban said two Palestinians died.",
        "It was last week's second bombing near the governor's office.",
        "Troops freed Basem Karout, and Karout's brother fled.",
    ],
)
def test_apostrophes_are_put_back(whole: str, known: Gazetteer) -> None:
    bare = whole.replace("'", "")
    assert Marks(bare, dict.fromkeys(owners(bare, known), "'")).text == whole


@pytest.mark.parametrize(
    "whole",
    [
        "On Friday, the army shelled a village.",
        "Late on Tuesday, gunmen stormed a hotel.",
        "Two days later, a car blew up.",
        "In March, 29 people died there.",
        "On March 29, people died there.",
        "Last week saw no strike.",
        "On Monday and Tuesday shells fell.",
        "Meanwhile, rebels shelled a market.",
        "In Aleppo province, gunmen killed a teacher.",
        "In Mosul and Kirkuk bombs went off.",
        "Strikes hit Raqqa, Mosul and Kirkuk at dawn.",
        "Troops of US Africa Command left.",
        "A bomb went off in Kirkuk, killing two.",
        "A school was hit near Mosul, Iraqi officials said.",
        "Elsewhere in Kirkuk, gunmen shot a judge.",
        "Colonel Basra Khan spoke.",
    ],
)
def test_commas_follow_openings_and_places(whole: str, known: Gazetteer) -> None:
    bare = whole.replace(",", "")
    places = [(hit.start, hit.end) for hit in known.scan_places(bare)]
    assert Marks(bare, dict.fromkeys(after_phrases(bare, places), ",")).text == whole


@given(st.text("ab c", min_size=1), st.sets(st.integers(0, 12)))
def test_offsets_go_there_and_back(text: str, at: set[int]) -> None:
    marks = Marks(text, {offset: "," for offset in at if offset < len(text)})
    there = [marks.there(offset) for offset in range(len(text))]
    assert [marks.text[offset] for offset in there] == list(text)
    assert [marks.back(offset) for offset in there] == list(range(len(text)))
    assert all(a < b for a, b in pairwise(there))
    assert marks.back(len(marks.text)) == len(text)


@pytest.mark.parametrize(
    "whole",
    [
        "Nine people, four of them nurses, were killed in Larissa.",
        "A shell killed nine people, including four nurses.",
        "Some 30 men, mostly pilgrims, lost their lives.",
        "Three teachers, one cleric and 12 pupils were hurt.",
        "The blast killed two guards, a cook of the garrison and three drivers.",
        "A mine killed him, his daughter and two others.",
        "Two tourists, a Greek and a Maltese, were wounded.",
        "The number of dead has risen to 41, hospital officials said on Monday.",
        "The toll was more than 400, a figure that the army denies.",
        "The raid left six dead and 17 wounded, the interior ministry said.",
        "Shelling of a market leaves 54 dead, ministry",
        "Karim, who led the cell in Patras, was killed on Sunday.",
        "Kostas Vlahos, 27, was shot in his car.",
        "On July 27 a bomb killed two of them.",
        "Jund Thabor, an offshoot of the Front in Crete, claimed the bombing.",
        "The Thabor Men, linked to the Red Front, claimed it.",
        "Six guards were killed and the driver of a bus was hurt.",
        "Four gunmen and two children died.",
        "Soldiers wounded the driver who told officials of it.",
    ],
)
def test_commas_around_counted_people(whole: str) -> None:
    bare = whole.replace(",", "")
    assert Marks(bare, dict.fromkeys(around_people(bare), ",")).text == whole
