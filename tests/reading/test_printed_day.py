"""The day that a report prints of itself is that of publication where nothing else says one."""

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


def test_what_is_said_beside_the_text_comes_first() -> None:
    text = "GAO, 12 March 2024 - Gunmen killed four on Monday."
    assert document_of(text, published=date(2024, 3, 13)).published == date(2024, 3, 13)
    head = RawReport("a.txt", "text", f"Published: 2024-03-14\n\n{text}")
    assert document_from(head).published == date(2024, 3, 14)
