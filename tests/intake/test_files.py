"""Files and folders: what is found, in which order, and one clear line for what is bad."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geo.errors import ReportError, SameTextError
from geo.intake.files import NO_FILE, cannot_read
from geo.reading import read
from geo.records import Document

REPORT = "Rockets hit mill\n\nTwo rockets fell beside the old mill. Nobody was hurt."


def write(path: Path, content: str | bytes = REPORT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(path: Path) -> Document:
    (found,) = read([path])
    assert isinstance(found, Document)
    return found


def error(path: Path) -> ReportError:
    (found,) = read([path])
    assert isinstance(found, ReportError)
    assert str(found) == f"{found.where}: {found.reason}"
    assert str(found).isprintable()
    return found


@pytest.mark.parametrize(
    "raw",
    [
        REPORT.encode(),
        REPORT.encode("utf-8-sig"),
        b"\xff\xfe" + REPORT.encode("utf-16-le"),
        b"\xfe\xff" + REPORT.encode("utf-16-be"),
    ],
)
def test_encodings(tmp_path: Path, raw: bytes) -> None:
    document = only(write(tmp_path / "a.txt", raw))
    assert document.text == REPORT
    assert document.title == "Rockets hit mill"
    assert document.sentences[1].span.start == 18


def test_line_ends_stay(tmp_path: Path) -> None:
    text = "title: Rockets\r\n\r\nTwo fell.\r\nOne burst.\r\n"
    document = only(write(tmp_path / "a.txt", text))
    assert document.text == text
    assert [document.quote(s.span) for s in document.sentences] == [
        "Rockets",
        "Two fell.",
        "One burst.",
    ]


def test_control_characters_are_harmless(tmp_path: Path) -> None:
    document = only(write(tmp_path / "a.txt", "Two\x07 rockets\x1b[31m fell.\x0c Nobody was hurt."))
    assert [s.text for s in document.sentences][-1] == "Nobody was hurt."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty: there is nothing to read"),
        (b"\xef\xbb\xbf \r\n\xc2\xa0\n", "empty: there is nothing to read"),
        (
            b"Zwei K\xfche",
            "not UTF-8 text (first bad byte at 6): save it as UTF-8, or name its --encoding",
        ),
        (
            b"\xef\xbb\xbfK\xfche",
            "not UTF-8 text (first bad byte at 4): save it as UTF-8, or name its --encoding",
        ),
        (
            b"\xff\xfea\x00b",
            "not UTF-8 text (first bad byte at 4): save it as UTF-8, or name its --encoding",
        ),
        (b"Two\0rockets", "binary file, not text: save it as UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n", "a picture, not text: run OCR over it first"),
        (
            b"PK\x03\x04 and more",
            "a broken zip archive (File is not a zip file): get it anew",
        ),
        (b"\xff\xfe\0\0a\0\0\0", "binary file, not text: save it as UTF-8 text"),
        (
            b"title: Rockets\ndate: 7 Feb 24\n\nTwo fell.",
            'published is "7 Feb 24", not a date like 2024-02-07: correct it or remove it',
        ),
    ],
)
def test_a_bad_file_is_one_line_and_the_rest_is_read(
    tmp_path: Path, raw: bytes, reason: str
) -> None:
    bad = write(tmp_path / "a.txt", raw)
    good = write(tmp_path / "b.txt")
    first, second = read([bad, good])
    assert isinstance(first, ReportError)
    assert (first.where, first.reason) == (str(bad), reason)
    assert isinstance(second, Document)


def test_a_huge_file_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"Two rockets fell. " * 500)
        file.truncate(100_000_000)
    assert error(path).reason == "100 MB: too large for one report; split it into JSON Lines"


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert error(tmp_path / "none.txt").reason == "no such file or folder"
    assert error(tmp_path / "gone.txt").reason == "a link to nothing"
    assert error(tmp_path / "pipe.txt").reason.startswith("not a regular file")
    assert error(tmp_path / "self.txt").reason.startswith("cannot be read")
    assert error(tmp_path / ("x" * 300)).reason.startswith("cannot be read")
    assert error(Path("a\0b.txt")).reason.startswith("cannot be read")
    found = list(read(tmp_path))
    assert [type(one) for one in found] == [ReportError] * 3


def test_a_closed_file_says_why() -> None:
    # No file is closed to root, as whom tests often run.
    error = cannot_read(Path("a.txt"), PermissionError(13, "Permission denied"))
    assert str(error) == "a.txt: cannot be read (permission denied): check the file"


def test_an_empty_path_is_not_the_folder_one_stands_in() -> None:
    (found,) = read([""])
    assert isinstance(found, ReportError)
    assert found.reason == "no such file or folder"


def test_a_name_that_cannot_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\n\xff.txt"))
    assert error(path).where == f"{tmp_path}/a\\n\\udcff.txt"


def test_a_folder_is_searched_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.TXT", "a.txt", "b/c/d.txt", "notes.md", "z.jsonl"):
        report = '{"text": "Z."}' if name.endswith("jsonl") else f"Report {name} fell."
        write(tmp_path / name, report)
    texts = [found.text for found in read([tmp_path]) if isinstance(found, Document)]
    assert texts == [
        "Report a.txt fell.",
        "Report b/10.TXT fell.",
        "Report b/2.txt fell.",
        "Report b/c/d.txt fell.",
        "Z.",
    ]


def test_a_folder_without_reports(tmp_path: Path) -> None:
    write(tmp_path / "notes.md")
    assert error(tmp_path).reason == NO_FILE


def test_links_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    assert [type(found) for found in read(tmp_path)] == [Document]


def test_paths_in_the_order_given(tmp_path: Path) -> None:
    write(tmp_path / "x" / "1.txt", "One fell.")
    last = write(tmp_path / "0.txt", "Zero fell.")
    found = read([tmp_path / "x", tmp_path / "none", last])
    assert [getattr(one, "text", None) for one in found] == ["One fell.", None, "Zero fell."]


@pytest.mark.parametrize("kind", [str, Path])
def test_one_path_alone(tmp_path: Path, kind: type[str] | type[Path]) -> None:
    write(tmp_path / "a.txt")
    assert [type(found) for found in read(kind(tmp_path))] == [Document]


def test_the_same_text_is_read_once(tmp_path: Path) -> None:
    first = write(tmp_path / "a.txt")
    second = write(tmp_path / "b.txt", REPORT.encode("utf-8-sig"))
    document, again = read([first, second])
    assert isinstance(document, Document)
    assert isinstance(again, SameTextError)
    assert (again.where, again.reason) == (
        str(second),
        f"same text as {first}; one report with two sources",
    )


def test_the_day_of_publication(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", f"published: 2020-01-05T23:00:00-05:00\n\n{REPORT}")
    given = [
        d.published for d in read(tmp_path, published=date(2024, 2, 7)) if isinstance(d, Document)
    ]
    none = [d.published for d in read(tmp_path) if isinstance(d, Document)]
    assert given == [date(2024, 2, 7), date(2020, 1, 5)]
    assert none == [None, date(2020, 1, 5)]


def test_reading_is_lazy(tmp_path: Path) -> None:
    asked = []

    def paths() -> Iterator[Path]:
        for name in ("a.txt", "b.txt"):
            asked.append(name)
            yield write(tmp_path / name)

    assert isinstance(next(read(paths())), Document)
    assert asked == ["a.txt"]
