"""JSON Lines: the fields of a report, and one clear line for each bad one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.errors import ReportError, SameTextError
from geo.intake.limits import LARGEST
from geo.reading import read
from geo.records import Document


def write(folder: Path, *lines: Any) -> Path:
    path = folder / "reports.jsonl"
    raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
    path.write_bytes(b"\n".join(raw))
    return path


def test_every_field(tmp_path: Path) -> None:
    record = {
        "id": "r-1",
        "title": "Rockets hit mill",
        "publisher": "Example News",
        "published": "2024-02-07T23:59:00+03:00",
        "url": "https://example.org/1",
        "text": "Two fell.\r\nOne burst.",
        "more": [1],
    }
    (document,) = read(write(tmp_path, record))
    assert isinstance(document, Document)
    assert document.id == "r-1"
    assert document.published == date(2024, 2, 7)
    assert (document.title, document.publisher) == ("Rockets hit mill", "Example News")
    assert (document.url, document.text) == ("https://example.org/1", "Two fell.\r\nOne burst.")
    assert [s.span.part for s in document.sentences] == ["title", "text", "text"]


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"source": "Example News"}, "publisher", "Example News"),
        ({"publisher": None, "source": "Example News"}, "publisher", "Example News"),
        ({"publisher": "A", "source": "B"}, "publisher", "A"),
        ({"id": 12}, "id", "12"),
        ({"id": "007"}, "id", "007"),
        ({"url": None}, "url", ""),
        ({"published": ""}, "published", None),
        ({"published": None}, "published", None),
        ({}, "title", ""),
    ],
)
def test_lenient_fields(tmp_path: Path, record: dict[str, Any], field: str, value: object) -> None:
    (document,) = read(write(tmp_path, {**record, "text": "Two fell."}))
    assert getattr(document, field) == value


def test_a_default_day(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "A."}, {"text": "B.", "published": "2020-01-05"})
    days = [d.published for d in read(path, published=date(2024, 2, 7)) if isinstance(d, Document)]
    assert days == [date(2024, 2, 7), date(2020, 1, 5)]


def test_a_title_alone_is_a_report(tmp_path: Path) -> None:
    lines = [{"title": f"Rockets hit mill {n}", "text": ""} for n in (1, 2)]
    found = list(read(write(tmp_path, *lines)))
    assert [one.title for one in found if isinstance(one, Document)] == [
        "Rockets hit mill 1",
        "Rockets hit mill 2",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON (Expecting property name"),
        (b'{"text": "a\x01b"}', "not JSON (Invalid control character"),
        (b"7" * 5_000, "not JSON (Exceeds the limit"),
        (b'"text"', "not a JSON object: write one report a line"),
        (b"7", "not a JSON object: write one report a line"),
        (b'{"a":' * 100_000, "not a report: brackets nested too deep"),
        ({}, '"text" is missing: give it as text'),
        ({"text": None}, '"text" is missing: give it as text'),
        ({"text": 5}, '"text" is not a string: give it as text'),
        ({"text": ["A."]}, '"text" is not a string: give it as text'),
        ({"text": "A.", "id": ["x"]}, '"id" is not a string: give it as text'),
        ({"text": "A.", "title": {"x": 1}}, '"title" is not a string: give it as text'),
        ({"text": " \n"}, "empty: neither text nor title"),
        ({"text": "A \ud83d. B."}, '"text" has half a character (lone surrogate at 2): mend it'),
        ({"text": "A.", "id": "\udc00"}, '"id" has half a character (lone surrogate at 0)'),
        (b'{"text": "K\xfche"}', "not UTF-8 text (first bad byte at 11): save it as UTF-8"),
        ({"text": "A.", "published": "5/8/19\n"}, 'published is "5/8/19\\n", not a date like'),
        ({"text": "A.", "published": 1565000000}, 'published is "1565000000", not a date like'),
        ({"text": "A.", "id": "good"}, 'id "good" was already used in '),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path, line: Any, reason: str) -> None:
    path = write(tmp_path, {"text": "Two fell.", "id": "good"}, b"", line, {"text": "One burst."})
    first, bad, last = read(path)
    assert isinstance(first, Document)
    assert isinstance(bad, ReportError)
    assert bad.where == f"{path}:3"
    assert bad.reason.startswith(reason)
    assert str(bad).isprintable()
    assert isinstance(last, Document)


def test_the_same_text_without_id(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "Two fell."}, {"text": "Two fell."})
    _, again = read(path)
    assert isinstance(again, SameTextError)
    assert again.reason == f"same text as {path}:1; one report with two sources"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty: there is nothing to read"),
        (b"\n \n", "empty: there is nothing to read"),
        (b"\0\x8b\x08\x00 packed", "binary file, not text: save it as UTF-8 text"),
        (b'{"text": "A\0"}', "binary file, not text: save it as UTF-8 text"),
        (b' [\n{"text": "A."}]', "a JSON array, not JSON Lines: write one report a line"),
    ],
)
def test_a_bad_file_is_one_line(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = write(tmp_path, raw)
    (bad,) = read(path)
    assert isinstance(bad, ReportError)
    assert (bad.where, bad.reason) == (str(path), reason)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in ("A’s.\u2028B.", "🛢 C.")]
    path = write(tmp_path, line_end.join(lines).encode(encoding))
    assert [d.text for d in read(path) if isinstance(d, Document)] == ["A’s.\u2028B.", "🛢 C."]


def test_broken_utf_16_is_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, b"\xff\xfe" + '{"text": "A."}\n'.encode("utf-16-le") + b"\x00\xd8a\x00")
    *_, bad = read(path)
    assert isinstance(bad, ReportError)
    assert bad.reason.startswith("cannot be read")


def test_an_endless_line_is_passed_over(tmp_path: Path) -> None:
    endless = b'{"text": "' + b"x" * (2 * LARGEST + 10) + b'"}'
    path = write(tmp_path, endless, {"text": "Two fell."}, endless)
    first, second, third = read(path)
    assert isinstance(first, ReportError)
    assert isinstance(third, ReportError)
    assert (first.where, first.reason) == (
        f"{path}:1",
        "over 20 MB: too large for one report; split it",
    )
    assert isinstance(second, Document)
    assert third.where == f"{path}:3"
