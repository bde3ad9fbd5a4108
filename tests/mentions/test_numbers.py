from __future__ import annotations

import pytest

from geo.patterns.numbers import find_numbers, plain, value_of

COUNTS = [
    ("The blast hurt 27 people", "27", 27, 27, "exact"),
    ("officials counted 27,000 names", "27,000", 27000, 27000, "exact"),
    ("Six were found", "Six", 6, 6, "exact"),
    ("they listed twenty-one names", "twenty-one", 21, 21, "exact"),
    ("they listed forty two names", "forty two", 42, 42, "exact"),
    ("a hundred and five people", "a hundred and five", 105, 105, "exact"),
    ("two hundred people", "two hundred", 200, 200, "exact"),
    ("three thousand people", "three thousand", 3000, 3000, "exact"),
    ("2.5 million people", "2.5 million", 2_500_000, 2_500_000, "exact"),
    ("two dozen people", "two dozen", 24, 24, "exact"),
    ("a dozen people", "a dozen", 12, 12, "exact"),
    ("half a dozen people", "half a dozen", 6, 6, "exact"),
    ("a quarter of a million people", "a quarter of a million", 250_000, 250_000, "exact"),
    ("several people", "several", 3, None, "vague"),
    ("dozens of people", "dozens", 12, None, "vague"),
    ("tens of people", "tens", 10, None, "vague"),
    ("scores of people", "scores", 20, None, "vague"),
    ("hundreds of people", "hundreds", 100, None, "vague"),
    ("thousands of people", "thousands", 1000, None, "vague"),
    ("tens of thousands of people", "tens of thousands", 10_000, None, "vague"),
    ("a number of people", "a number", 2, None, "vague"),
    ("at least three people", "at least three", 3, None, "at_least"),
    ("more than 40 people", "more than 40", 40, None, "at_least"),
    ("Over 40 people", "Over 40", 40, None, "at_least"),
    ("no fewer than nine people", "no fewer than nine", 9, None, "at_least"),
    ("20 or more people", "20 or more", 20, None, "at_least"),
    ("up to 30 people", "up to 30", 30, 30, "at_most"),
    ("as many as thirty people", "as many as thirty", 30, 30, "at_most"),
    ("about 50 people", "about 50", 50, 50, "about"),
    ("some 50 people", "some 50", 50, 50, "about"),
    ("nearly 100 people", "nearly 100", 100, 100, "about"),
    ("~100 people", "~100", 100, 100, "about"),
    ("6 to 8 people", "6 to 8", 6, 8, "range"),
    ("6-8 people", "6-8", 6, 8, "range"),
    ("6–8 people", "6–8", 6, 8, "range"),
    ("between six and eight people", "between six and eight", 6, 8, "range"),
    ("five or six people", "five or six", 5, 6, "range"),
    ("at\u00a0least\u00a0three people", "at\u00a0least\u00a0three", 3, None, "at_least"),
    ("AT LEAST TWELVE PEOPLE", "AT LEAST TWELVE", 12, None, "at_least"),
    ("Bombs Kill 20 at Market", "20", 20, 20, "exact"),
    ("In Hama 20 people fled", "20", 20, 20, "exact"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "modality"), COUNTS)
def test_number_with_its_bounds(
    text: str, words: str, low: int, high: int | None, modality: str
) -> None:
    (found,) = find_numbers(text)
    assert (text[found.start : found.end], found.low, found.high, found.modality) == (
        words,
        low,
        high,
        modality,
    )


@pytest.mark.parametrize(
    "text",
    [
        "no one was there",
        "one of the cars",
        "a third one followed",
        "the second raid",
        "a 4X4 car",
        "a hit on Tower 22, a base",
        "a source told Kurdistan 24.",
        "rated 3.7 of all",
        "$400 and €400",
        "85% agreed",
        "a six-year-old boy",
        "a ten-storey block",
        "someone, anyone, often",
    ],
)
def test_no_count(text: str) -> None:
    assert find_numbers(text) == []


def test_two_numbers_are_not_one() -> None:
    found = find_numbers("three soldiers and 4 officers, then six and two")
    assert [n.low for n in found] == [3, 4, 6, 2]


def test_every_value_of_hundreds_in_words() -> None:
    assert [value_of(w) for w in ("three hundred and twelve", "two thousand and six", "an")] == [
        312,
        2006,
        1,
    ]


def test_plain_keeps_length() -> None:
    text = "Kata’ib\u00a0“x” – ‘y’ ‑ —"
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    "part", ["a", "1 ", "a ", "one-", "at least ", "1,", "6-", "between ", " "]
)
def test_long_input_is_read_in_linear_time(part: str) -> None:
    find_numbers(part * (100_000 // len(part)))
