"""The header of a text file, and how a day of publication is read."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.documents import with_header
from geo.reading.headers import day_of, header_of

BODY = "Two rockets fell beside the old mill. Nobody was hurt."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "\n\n"])
def test_header_lines_in_any_order_and_case(line_end: str, before: str) -> None:
    lines = [
        "URL : https://example.org/a?b=c:d",
        "Published: 2024-02-07",
        "title:\u00a0 Rockets hit mill: two hurt ",
        "PUBLISHER: Example News",
        "",
        BODY,
    ]
    text = (before + "\n".join(lines)).replace("\n", line_end)
    header = header_of(text)
    assert header.url == "https://example.org/a?b=c:d"
    assert header.published == "2024-02-07"
    assert header.title == "Rockets hit mill: two hurt"
    assert header.publisher == "Example News"
    document = with_header(text, header)
    assert [(s.section, s.text) for s in document.sentences] == [
        ("headline", "Rockets hit mill: two hurt"),
        ("body", "Two rockets fell beside the old mill."),
        ("body", "Nobody was hurt."),
    ]
    assert [document.quote(s.span) for s in document.sentences] == [
        s.text for s in document.sentences
    ]
    assert [s.kind for s in document.sections] == ["header", "body"]
    assert document.quote(document.sections[0].span).startswith("URL")
    assert document.quote(document.sections[0].span).endswith("Example News")


def test_other_names_of_the_keys() -> None:
    header = header_of(f"source: Example News\ndate: 2024-02-07\nheadline: Rockets\n\n{BODY}")
    assert (header.publisher, header.published, header.title) == (
        "Example News",
        "2024-02-07",
        "Rockets",
    )


def test_the_first_of_two_values_counts() -> None:
    assert header_of("date: 2024-02-07\npublished: 2020-01-01\n\nText.").published == "2024-02-07"


def test_unknown_keys_are_passed_over_when_an_empty_line_ends_the_header() -> None:
    text = f"title: Rockets\nauthor: Jo Doe\npublished: 2024-02-07\n\n{BODY}"
    document = with_header(text, header_of(text))
    assert header_of(text).published == "2024-02-07"
    assert "author: Jo Doe" not in {s.text for s in document.sentences}


def test_without_an_empty_line_the_header_ends_at_the_first_other_line() -> None:
    text = f"title: Rockets\npublished: 2024-02-07\nBAGHDAD: {BODY}"
    document = with_header(text, header_of(text))
    assert [s.text for s in document.sentences][:2] == [
        "Rockets",
        "BAGHDAD: Two rockets fell beside the old mill.",
    ]


@pytest.mark.parametrize(
    "text",
    ["", BODY, f"Author: Jo Doe\n\n{BODY}", f"{BODY}\ntitle: Rockets", f"Titles: two\n\n{BODY}"],
)
def test_no_header(text: str) -> None:
    header = header_of(text)
    assert (header.title, header.span, header.end) == ("", None, 0)


def test_a_title_repeated_under_the_header_is_one_sentence() -> None:
    text = f"title: Rockets hit mill\n\nRockets hit mill\n\n{BODY}"
    document = with_header(text, header_of(text))
    assert [s.section for s in document.sentences] == ["headline", "body", "body"]
    assert document.sentences[0].span.start == text.rindex("Rockets")


def test_a_header_and_a_date_line_are_one_section() -> None:
    text = f"title: Rockets\n\nSunday, September 15, 2019\n\n{BODY}"
    document = with_header(text, header_of(text))
    assert [s.kind for s in document.sections] == ["header", "body"]
    assert document.quote(document.sections[0].span).endswith("2019")


@pytest.mark.parametrize(
    "value",
    [
        "2024-02-07",
        " 2024-02-07 ",
        "2024-02-07T23:30:00-05:00",
        "2024-02-07T00:10:00+14:00",
        "2024-02-07 23:59",
        "2024-02-07T12:00:00Z",
    ],
)
def test_the_day_is_the_one_that_is_written(value: str) -> None:
    assert day_of(value) == date(2024, 2, 7)


@pytest.mark.parametrize("value", ["", "7 Feb 2024", "2024-02", "2024-02-30", "07/02/2024", "soon"])
def test_a_day_that_cannot_be_read(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day_of(value)
