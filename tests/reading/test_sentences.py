"""Where sentences end, and that it stays quick on text that is no prose."""

from __future__ import annotations

import time

import pytest

from geo.reading.sentences import LONGEST, sentence_ranges


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text, 0, len(text))]


SPLIT = [
    "Two drones fell. | Nobody was hurt.",
    "Was it a drone? | The army did not say!  | It will look into it.",
    "“We heard a blast.” | The mayor spoke at noon.",
    'He said: "We left at once." | "Nobody stayed behind."',
    "The depot burned (see the map.) | Firemen came late.",
    "The shelling stopped at dawn… | Then it began anew.",
    "A rocket hit a mill.\u00a0 | Three men were hurt.",
    "It hit the silo.’ | ‘Grain burned for hours.",
    "Eleven died there. | 12 were hurt.",
    "He told them no. | The guns went on.",
    "The raid was ordered by the U.S. | The ministry confirmed it.",
    "It began at 4 a.m. | It ended before seven.",
    "They met in Jan. | He then left.",
    "He works for Acme Inc. | She does not.",
    "انفجرت قنبلة. | لم يصب أحد.",
]

WHOLE = [
    "Gen. Anna B. Example Jr. spoke to Lt. Col. Roe and Maj. Doe.",
    "Capt. Poe, Sgt. Loe and Dr. Moe met Mr. and Mrs. Noe and Ms. Koe on St. Mary's Street.",
    "The U.S. Army and U.N. Monitors met U.K. Envoys at 5 p.m. Tuesday.",
    "It happened on Jan. 5, Sept. 11 and Dec. 24 near post No. 7.",
    "The I.R.G.C. Aerospace Force denied it.",
    "J. K. Doe of the group spoke.",
    "Vehicles, tents, etc. were burned.",
    "The blast (at 5.30 a.m. local time) killed 1.5 per cent of the herd.",
    "The site kurdistan24.example.net was down.",
    "“Stop. now” he cried",
    "1. The parties shall keep the truce.",
    "ERBIL (Example 24) – A drone fell, a source said.",
    "The house shook ... and then it fell.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_a_sentence_ends_where_the_next_begins(marked: str) -> None:
    wanted = marked.split(" | ")
    assert split(marked.replace(" | ", " ")) == [sentence.strip() for sentence in wanted]


@pytest.mark.parametrize("text", WHOLE)
def test_a_full_stop_inside_is_no_end(text: str) -> None:
    assert split(text) == [text]


def test_text_in_capitals() -> None:
    text = "THE GEN. SPOKE TO THE U.S. EMBASSY.  THREE MEN FELL ON 5 JAN. 1990. NOBODY ELSE DID."
    assert split(text) == [
        "THE GEN. SPOKE TO THE U.S. EMBASSY.",
        "THREE MEN FELL ON 5 JAN. 1990.",
        "NOBODY ELSE DID.",
    ]


def test_a_lost_full_stop_before_a_word_that_begins_one() -> None:
    text = "Two died in Gao Meanwhile in Kidal a shell fell. Meanwhile, one fled."
    assert split(text) == [
        "Two died in Gao",
        "Meanwhile in Kidal a shell fell.",
        "Meanwhile, one fled.",
    ]


def test_only_the_range_asked_for() -> None:
    text = "Not this. One fell. Two rose. Not that."
    assert [text[s:e] for s, e in sentence_ranges(text, 10, 29)] == ["One fell.", "Two rose."]


def test_a_sentence_without_end_is_cut_at_blanks() -> None:
    text = "mortar " * 3_000
    pieces = split(text)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert all(piece.startswith("mortar") and piece.endswith("mortar") for piece in pieces)


def test_a_word_without_end_is_cut() -> None:
    assert [len(piece) for piece in split("x" * (2 * LONGEST + 5))] == [LONGEST, LONGEST, 5]


@pytest.mark.parametrize("unit", ["x", ".", ". ", "A. ", '."', "\u200b", "\u00a0x"])
def test_a_megabyte_of_anything_takes_no_long_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.perf_counter()
    for begin, end in sentence_ranges(text, 0, len(text)):
        assert end - begin <= LONGEST
    assert time.perf_counter() - start < 8  # quadratic would be minutes
