"""The day that a report prints of itself: its words count from it, whatever came beside it."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.documents import document_of
from geo.reading.reports import document_from
from geo.records import RawReport

DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "GAO, 12 March 2024 - Gunmen killed four on Monday.",
        "GAO, March 12, 2024 (Agency) - Gunmen killed four on Monday.",
        "Gao, 12 March 2024. Gunmen killed four on Monday.",
        "12 March 2024\n\nGunmen killed four on Monday.",
        "Tuesday, 12 March 2024\n\nGunmen killed four on Monday.",
        "Shells hit Gao\n\nPublished 12 March 2024, 10:30\n\nGunmen killed four on Monday.",
        "Shells hit Gao\nBy Ann Smith\nMarch 12, 2024\n\nGunmen killed four on Monday.",
    ],
)
def test_the_day_is_read(text: str) -> None:
    assert document_of(text).published == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed four on 12 March 2024 in Gao.",
        "GAO, March 12 (Agency) - Gunmen killed four on Monday.",
        "GAO (Agency) - Gunmen killed four on March 12, 2024, police said.",
        "The war began on 24 February 2022. Gunmen killed four on Monday.",
        "In a statement on 12 March 2024 the army said that shells hit Gao.",
        "Gunmen killed four.\n" * 6 + "12 March 2024",
        "",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    assert document_of(text).published is None


def test_days_are_counted_from_what_is_printed() -> None:
    text = "GAO, 12 March 2024 - Gunmen killed four on Monday."
    copied = document_of(text, published=date(2024, 3, 23))
    assert (copied.published, copied.anchor) == (date(2024, 3, 23), DAY)
    head = document_from(RawReport("a.txt", "text", f"Published: 2024-03-14\n\n{text}"))
    assert (head.published, head.anchor) == (date(2024, 3, 14), DAY)


def test_what_is_said_beside_the_text_counts_where_it_prints_nothing() -> None:
    text = "Gunmen killed four on 12 March 2024 in Gao."
    assert document_of(text, published=date(2024, 3, 23)).anchor == date(2024, 3, 23)


def test_a_day_that_may_be_read_two_ways_is_none() -> None:
    text = "04-09-2014 Gunmen kill four in Gao. Gunmen killed four on Monday, the mayor said."
    assert document_of(text, published=date(2014, 9, 6)).anchor == date(2014, 9, 6)
