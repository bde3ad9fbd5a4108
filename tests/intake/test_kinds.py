"""Every kind of file: its text, title, day, outlet and address."""

from __future__ import annotations

import gzip
import io
import re
from datetime import date
from pathlib import Path

import pytest

from geo.errors import ReportError
from geo.intake import Columns, Options, converted, find
from geo.intake.pages import html_text
from geo.reading import read
from geo.records import Document, RawReport
from tests.intake.making import (
    ATOM,
    FIRST,
    MAIL,
    PAGE,
    RSS,
    SENTENCES,
    pdf,
    put,
    warc,
    word,
    zipped,
)

LATER = "The depot burned all night, and nobody was hurt when the roof of the barn came down."
HTML = "200 OK\nContent-Type: text/html; charset=utf-8"


def documents(path: Path, options: Options | None = None) -> list[Document]:
    found = list(read(path, options=options))
    assert not [one for one in found if isinstance(one, ReportError)]
    return [one for one in found if isinstance(one, Document)]


def only(path: Path, options: Options | None = None) -> Document:
    (found,) = documents(path, options)
    for sentence in found.sentences:
        assert found.quote(sentence.span) == sentence.text
    return found


def test_a_page_without_menus_and_with_what_it_says_of_itself(tmp_path: Path) -> None:
    document = only(put(tmp_path / "page.html", PAGE))
    assert document.text == f"Depot in the desert hit\n{SENTENCES}\n{LATER}"
    assert document.title == "Depot in the desert hit"
    assert document.publisher == "Example Wire"
    assert document.published == date(2021, 3, 11), "the day of its own clock"
    assert document.url == "https://example.org/depot"


def test_the_day_of_a_page_is_not_guessed_and_not_of_today(tmp_path: Path) -> None:
    undated = re.sub(r"<meta property=.article:.*>", "", PAGE)
    assert only(put(tmp_path / "a.html", undated)).published is None
    future = PAGE.replace("2021-03-11", "2077-03-11")
    assert only(put(tmp_path / "b.html", future)).published == date(2077, 3, 11)


@pytest.mark.parametrize(
    ("raw", "charset", "text"),
    [
        ("<p>Gaziantep’s Şırnak".encode(), "", "<p>Gaziantep’s Şırnak"),
        ("<p>Gaziantep’s".encode("cp1252"), "", "<p>Gaziantep’s"),
        (
            "<meta charset=windows-1256><p>القائم".encode("cp1256"),
            "",
            "<meta charset=windows-1256><p>القائم",
        ),
        (
            "<meta charset=utf-8><p>القائم".encode("cp1256"),
            "windows-1256",
            "<meta charset=utf-8><p>القائم",
        ),
        ("<p>Kirkūk".encode("utf-16"), "", "<p>Kirkūk"),
        (b"<meta charset=hex><p>Kirk", "zip", "<meta charset=hex><p>Kirk"),
    ],
)
def test_the_encoding_of_a_page(raw: bytes, charset: str, text: str) -> None:
    assert html_text(raw, charset) == text


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/saved\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; type=text/html\r\n\r\n"
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{PAGE.replace('<link rel=', '<link x=')}\r\n--b--\r\n"
    )
    document = only(put(tmp_path / "page.mhtml", saved))
    assert document.title == "Depot in the desert hit"
    assert document.url == "https://example.org/saved"
    assert LATER in document.text


def test_lines_of_a_pdf_are_paragraphs_again(tmp_path: Path) -> None:
    lines = (
        "Depot hit",
        "A drone strike killed three fighters in Baghdad on Wednesday, a secu-",
        "rity source said. Nobody claimed the attack, which came near al-",
        "Qaim at dawn, and close to the old market of the city on the river.",
        "Nobody was hurt.",
    )
    document = only(put(tmp_path / "a.pdf", pdf(*lines, info="/Title (Depot in the desert hit)")))
    assert document.title == "Depot in the desert hit"
    assert document.published is None
    assert [s.text for s in document.sentences if s.section == "body"] == [
        "Depot hit",
        "A drone strike killed three fighters in Baghdad on Wednesday, a security source said.",
        "Nobody claimed the attack, which came near al-Qaim at dawn, and close to the old market "
        "of the city on the river.",
        "Nobody was hurt.",
    ]


def test_a_word_file_with_a_table_in_its_place(tmp_path: Path) -> None:
    raw = word(SENTENCES, "Nobody was hurt.", title="Depot hit", cells=("Killed", "three"))
    document = only(put(tmp_path / "a.docx", raw))
    assert document.text == f"{SENTENCES}\n\nKilled three\n\nNobody was hurt."
    assert document.title == "Depot hit"


def test_a_message(tmp_path: Path) -> None:
    document = only(put(tmp_path / "a.eml", MAIL))
    assert document.text.strip() == SENTENCES
    assert document.title == "Strike on a dépôt"
    assert document.publisher == "Example Press Office"
    assert document.published == date(2024, 2, 7), "the day of the sender's clock"


def test_a_message_in_html_alone(tmp_path: Path) -> None:
    raw = MAIL.replace("text/plain", "text/html").replace(FIRST, "<p>Two <b>fell</b>.</p>")
    assert only(put(tmp_path / "a.eml", raw)).text.startswith("Two fell.\n")


@pytest.mark.parametrize(
    ("feed", "text", "url"),
    [
        (RSS, "Two shells fell.", "https://example.org/1"),
        (ATOM, "All of it.", "https://example.org/2"),
    ],
)
def test_entries_of_a_feed(tmp_path: Path, feed: str, text: str, url: str) -> None:
    first = documents(put(tmp_path / "feed.xml.rss", feed))[0]
    assert (first.text, first.title, first.url) == (text, "Depot hit", url)
    assert (first.publisher, first.published) == ("Example Wire", date(2024, 2, 7))


def test_an_absurd_date_of_a_feed_is_told_and_not_taken(tmp_path: Path) -> None:
    second = list(find(put(tmp_path / "feed.rss", RSS)))[1]
    assert isinstance(second, RawReport)
    assert (second.title, second.published) == ("Mill hit", "")
    assert second.notes == ('published "31 Febtember 0000" is no day of a report: not taken',)


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_columns_of_a_csv(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["body", "when", "headline"],
        [f'"{SENTENCES}\nNobody, was; hurt|\t."', "2024-02-07", "Depot"],
    ]
    text = "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows)
    options = Options(Columns(text="body", published="when", title="headline"))
    document = only(put(tmp_path / "a.csv", text), options)
    assert document.text == f"{SENTENCES}\nNobody, was; hurt|\t."
    assert (document.title, document.published) == ("Depot", date(2024, 2, 7))


def test_columns_of_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table(
        {
            "text": [SENTENCES, "Two fell."],
            "published": [date(2024, 2, 7), None],
            "id": [7, 8],
            "more": [[1], [2]],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    first, second = documents(tmp_path / "a.parquet")
    assert (first.id, first.text, first.published) == ("7", SENTENCES, date(2024, 2, 7))
    assert (second.id, second.published) == ("8", None)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_a_warc(tmp_path: Path, packed: bool) -> None:
    four = PAGE.replace("three", "four").replace("rel=", "x=").encode()
    raw = warc(
        ("https://example.org/1", PAGE.encode(), HTML),
        ("https://example.org/2.png", b"\x89PNG", "200 OK\nContent-Type: image/png"),
        ("https://example.org/3", PAGE.encode(), "404 Not Found\nContent-Type: text/html"),
        ("https://example.org/4", gzip.compress(four), f"{HTML}\nContent-Encoding: gzip"),
        ("https://example.org/5", pdf(SENTENCES[:80]), "200 OK\nContent-Type: application/pdf"),
        packed=packed,
    )
    name = "a.warc.gz" if packed else "a.warc"
    first, second, third = documents(put(tmp_path / name, raw))
    assert (first.url, second.url) == ("https://example.org/depot", "https://example.org/4")
    assert "killed four" in second.text
    assert third.text == SENTENCES[:80].strip()


def test_a_zip_is_read_in_its_order_and_nothing_is_unpacked_to_the_disk(tmp_path: Path) -> None:
    raw = zipped(
        {
            "b.txt": SENTENCES.encode(),
            "../../evil.txt": b"Two shells fell.",
            "x/a.html": PAGE.encode(),
            "c.docx": word("Four shells fell."),
            "d.jsonl": b'{"text": "Five fell."}\n{"text": "Six fell."}\n',
            "picture.png": b"\x89PNG",
            "__MACOSX/b.txt": b"no",
        }
    )
    path = put(tmp_path / "in" / "a.zip", raw)
    found = list(find(path))
    assert [one.where for one in found if isinstance(one, RawReport)] == [
        f"{path}!b.txt",
        f"{path}!../../evil.txt",
        f"{path}!x/a.html",
        f"{path}!c.docx",
        f"{path}!d.jsonl:1",
        f"{path}!d.jsonl:2",
    ]
    assert len(documents(path)) == 6
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


def test_a_packed_table(tmp_path: Path) -> None:
    raw = gzip.compress(b'{"text": "Two fell."}\n{"text": "Three fell."}\n')
    path = put(tmp_path / "a.jsonl.gz", raw)
    assert [d.text for d in documents(path)] == ["Two fell.", "Three fell."]


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("a.txt", pdf("Two shells fell."), "Two shells fell."),
        ("a.pdf", b"Two shells fell.", "Two shells fell."),
        ("a.docx", b"Two shells fell.", "Two shells fell."),
        ("a.txt", word("Two shells fell."), "Two shells fell."),
        ("a.html", b"Two shells fell at 3 < 4.", None),
        ("a.pdf", PAGE.encode(), f"Depot in the desert hit\n{SENTENCES}\n{LATER}"),
        ("a.txt", RSS.partition("<item><title>Mill")[0].encode(), "Two shells fell."),
        ("a.txt", b"Return-Path: <a@b.c>\nSubject: x\n\nTwo shells fell.", "Two shells fell."),
    ],
)
def test_a_wrong_ending_is_seen_through(
    tmp_path: Path, name: str, raw: bytes, text: str | None
) -> None:
    found = next(iter(read(put(tmp_path / name, raw))))
    if text is None:
        assert isinstance(found, ReportError)
    else:
        assert isinstance(found, Document)
        assert found.text == text


def test_encoding_that_the_user_names(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "غارة على القائم".encode("cp1256"))
    assert only(path, Options(encoding="cp1256")).text == "غارة على القائم"


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        buffer = io.BytesIO(pdf("Two shells fell."))

    monkeypatch.setattr("sys.stdin", Pipe)
    (found,) = find("-")
    assert isinstance(found, RawReport)
    assert found.where == "standard input"
    assert converted(found).body == "Two shells fell."


def test_a_text_made_by_a_library_says_by_which(tmp_path: Path) -> None:
    (found,) = find(put(tmp_path / "a.html", PAGE))
    assert isinstance(found, RawReport)
    assert converted(found).by.startswith("trafilatura 2.")


def test_the_same_text_of_two_kinds_is_one_report_with_two_sources(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "Two shells fell.")
    put(tmp_path / "b.docx", word("Two shells fell."))
    first, second = read(tmp_path)
    assert isinstance(first, Document)
    assert str(second) == (
        f"{tmp_path / 'b.docx'}: same text as {tmp_path / 'a.txt'}; one report with two sources"
    )
