"""Broken and hostile files: one line each, the rest is done, memory stays bounded."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.errors import ReportError
from geo.intake.limits import within
from geo.reading import read
from geo.records import Document
from tests.intake.making import (
    BOMB,
    PAGE,
    SENTENCES,
    encrypted_pdf,
    pdf,
    put,
    warc,
    with_part,
    word,
    zipped,
)

GOOD = "Two shells fell beside the old mill, residents said."


def told(tmp_path: Path, name: str, raw: bytes) -> list[ReportError]:
    """What is said of a bad file that stands before a good one."""
    put(tmp_path / name, raw)
    put(tmp_path / "z" / "good.txt", GOOD)
    *found, last = read([tmp_path / name, tmp_path / "z"])
    assert isinstance(last, Document)
    assert last.text == GOOD
    errors = [one for one in found if isinstance(one, ReportError)]
    assert all(str(error).isprintable() for error in errors)
    return errors


def encrypted_zip() -> bytes:
    """A zip archive of which the flags say that a member is encrypted."""
    raw = bytearray(zipped({"a.txt": GOOD.encode()}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(magic) + at] |= 1
    return bytes(raw)


def parquet(text: str) -> bytes:
    """A table of one row."""
    out = io.BytesIO()
    pq.write_table(pa.table({"text": [text]}), out)
    return out.getvalue()


def overlapping_zip() -> bytes:
    """A zip archive of which all members are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", GOOD * 50_000)
        first = archive.infolist()[0]
        for n in range(50):
            info = zipfile.ZipInfo(f"a{n}.txt")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(info, field, getattr(first, field))
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
    return out.getvalue()


BAD_FILES = {
    "an encrypted PDF": ("a.pdf", lambda: encrypted_pdf("secret"), "encrypted PDF"),
    "a cut PDF": ("a.pdf", lambda: pdf(SENTENCES)[:300], "cannot be read as a PDF"),
    "a PDF without text": ("a.pdf", lambda: pdf(content=b"BT ET"), "run OCR"),
    "a PDF that unpacks without end": (
        "a.pdf",
        lambda: pdf(content=b"BT (a) Tj ET " * 8_000_000),
        "Limit reached while decompressing",
    ),
    "a cut Word file": ("a.docx", lambda: word(GOOD)[:2_000], "broken file"),
    "a Word file that unpacks without end": (
        "a.docx",
        lambda: with_part(word(GOOD), "word/document.xml", b"<a>" + bytes(100_000_000)),
        "zip bomb",
    ),
    "a Word file with an entity bomb": (
        "a.docx",
        lambda: with_part(
            word(GOOD), "word/document.xml", (BOMB.format(root="w") + "<w>&l9;</w>").encode()
        ),
        "cannot be read as a Word file",
    ),
    "an old Word file": ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + bytes(99), "save it as .docx"),
    "a picture": ("a.html", lambda: b"\x89PNG\r\n\x1a\n", "picture"),
    "a page of 50 MB": ("a.html", lambda: b"<html>" + b"x" * 50_000_000, "50 MB: too large"),
    "a page without an article": ("a.html", lambda: b"<html><body></body></html>", "no text"),
    "a page nested without end": (
        "a.html",
        lambda: b"<html>" + b"<div>" * 200_000 + b"x",
        "no text",
    ),
    "a feed without entries": ("a.rss", lambda: b"<rss><channel/></rss>", "no entry"),
    "a broken feed": ("a.rss", lambda: b"<rss><channel", "broken feed"),
    "a message without text": ("a.eml", lambda: b"From: a@b.c\nSubject: x\n\n", "no text"),
    "a table without its column": ("a.csv", lambda: b"body,when\nx,y\n", "no column text"),
    "an empty table": ("a.csv", lambda: b"\n", "empty"),
    "a quotation that never ends": (
        "a.csv",
        lambda: b'text\n"' + b"x" * 25_000_000,
        "the rest is not read",
    ),
    "a row that never ends": (
        "a.csv",
        lambda: b"text\n" + b"," * 25_000_000,
        "a row of over 20 MB",
    ),
    "a row of many lines that never ends": (
        "a.csv",
        lambda: b"text\n" + (b'"' + b"a" * 999 + b'\n",') * 25_000,
        "a row of over 20 MB",
    ),
    "a text of 25 MB in a table": (
        "a.parquet",
        lambda: parquet("x" * 25_000_000),
        "25 MB: too large for one report",
    ),
    "a zip that unpacks in one step": (
        "a.zip",
        lambda: zipped({"a.txt": b" " * 99_000_000}, zipfile.ZIP_BZIP2),
        "packed in an unusual way",
    ),
    "a Word file that unpacks in one step": (
        "a.docx",
        lambda: zipped({"word/document.xml": b" " * 99_000_000}, zipfile.ZIP_LZMA),
        "packed in an unusual way",
    ),
    "a cut Parquet file": ("a.parquet", lambda: b"PAR1" + bytes(99), "the rest is not read"),
    "a broken zip": ("a.zip", lambda: b"PK\x03\x04" + bytes(99), "broken zip"),
    "an encrypted zip": ("a.zip", encrypted_zip, "encrypted"),
    "a zip whose members overlap": ("a.zip", overlapping_zip, "overlap"),
    "an archive in an archive": (
        "a.zip",
        lambda: zipped({"b.zip": zipped({"c.txt": GOOD.encode()})}),
        "archive in an archive",
    ),
    "packed twice": ("a.txt.gz", lambda: gzip.compress(gzip.compress(b"x")), "archive in an"),
    "a zip of nothing": ("a.zip", lambda: zipped({"a.png": b"x"}), "no file in this archive"),
    "packed data that is cut": (
        "a.jsonl.gz",
        lambda: gzip.compress(os.urandom(9_999))[:99],
        "damaged",
    ),
    "lines that unpack without end": (
        "a.jsonl.gz",
        lambda: gzip.compress(b'{"text": "' + b"x" * 50_000_000),
        "zip bomb",
    ),
    "a file in a zip that unpacks without end": (
        "a.zip",
        lambda: zipped({"a.txt": b"0" * 100_000_000}),
        "zip bomb",
    ),
    "lines in a zip that unpack without end": (
        "a.zip",
        lambda: zipped({"a.jsonl": b" " * 100_000_000}),
        "zip bomb",
    ),
    "a WARC of nothing": ("a.warc", lambda: b"WARC/1.0\r\nfoo\r\n\r\nxx", "no page"),
    "a cut WARC": (
        "a.warc",
        lambda: warc(
            ("https://example.org/", PAGE.encode(), "200 OK\nContent-Type: text/html"), packed=False
        )[:-99],
        "cut short",
    ),
    "a WARC whose page unpacks without end": (
        "a.warc.gz",
        lambda: warc(
            (
                "https://example.org/",
                gzip.compress(bytes(200_000_000)),
                "200 OK\nContent-Type: text/html\nContent-Encoding: gzip",
            )
        ),
        "over 10 MB",
    ),
}


@pytest.mark.parametrize(("name", "make", "reason"), BAD_FILES.values(), ids=BAD_FILES)
def test_one_line_and_the_rest_is_done(tmp_path: Path, name: str, make, reason: str) -> None:  # type: ignore[no-untyped-def]
    (error,) = told(tmp_path, name, make())
    assert reason in error.reason
    assert len(str(error)) < 500


def test_a_pdf_without_a_password_to_read_it_is_read(tmp_path: Path) -> None:
    (found,) = read(put(tmp_path / "a.pdf", encrypted_pdf("")))
    assert isinstance(found, Document)


def test_entities_of_a_feed_and_a_page_are_not_resolved(tmp_path: Path) -> None:
    feed = BOMB.format(root="rss") + (
        "<rss version='2.0'><channel><item><title>A</title><description>&l9;</description>"
        "</item></channel></rss>"
    )
    page = BOMB.format(root="html") + f"<html><body><p>&l9; {SENTENCES}</p></body></html>"
    put(tmp_path / "a.rss", feed)
    put(tmp_path / "b.html", page)
    found = list(read(tmp_path))
    assert len(found) == 2
    assert all(isinstance(one, Document) and len(one.text) < 1_000 for one in found)


def test_bombs_are_read_in_bounded_memory(tmp_path: Path) -> None:
    """All of them one after the other in one process, whose peak is what the system says."""
    put(tmp_path / "a.docx", with_part(word(GOOD), "word/document.xml", bytes(100_000_000)))
    put(tmp_path / "b.jsonl.gz", gzip.compress(bytes(100_000_000)))
    put(tmp_path / "c.zip", zipped({"a.txt": bytes(100_000_000), "b.html": bytes(100_000_000)}))
    put(tmp_path / "d.html", b"<html>" + b"x" * 100_000_000)
    put(tmp_path / "e.csv", b"text\n" + b"," * 100_000_000)
    put(tmp_path / "f.zip", zipped({"a.txt": bytes(300_000_000)}, zipfile.ZIP_BZIP2))
    code = (
        "import sys; from geo.reading import read; print(len(list(read(sys.argv[1]))));"
        "print(*[l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    count, peak = map(int, done.stdout.split())
    assert count == 7
    assert peak < 200_000, "kilobytes"


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", '{"text": "One fell."}\n{"text": "Two fell."}\n')
    reports = read(path)
    assert isinstance(next(reports), Document)
    with path.open("a") as file:
        file.write('{"text": "Three')
    *_, last = reports
    assert isinstance(last, ReportError)
    assert last.reason == "it changed while it was read: run again when it is written"


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    for name in "ab":
        put(tmp_path / f"{name}.txt", f"{name} shells fell.")
    reports = read(tmp_path)
    assert isinstance(next(reports), Document)
    (tmp_path / "b.txt").unlink()
    (gone,) = reports
    assert isinstance(gone, ReportError)
    assert gone.reason == "no such file or folder"


@pytest.mark.parametrize("day", ["0001-01-01", "1066-10-14", "9999-12-31", "2024-02-30"])
def test_an_absurd_day_that_a_person_wrote_is_told(tmp_path: Path, day: str) -> None:
    (error,) = told(tmp_path, "a.txt", f"published: {day}\n\n{GOOD}".encode())
    assert day in error.reason


def test_what_takes_too_long_is_stopped() -> None:
    def endless() -> None:
        with within(0.05, "a.pdf"):
            while True:
                pass

    with pytest.raises(ReportError, match=r"a\.pdf: took more than 0\.05 seconds"):
        endless()
    time.sleep(0.1)  # no alarm is left behind


def test_other_threads_have_no_alarm() -> None:
    passed = []

    def work() -> None:
        with within(0.01, "a.pdf"):
            time.sleep(0.05)
        passed.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert passed == [True]


@pytest.mark.parametrize(
    ("module", "name", "raw", "command"),
    [
        ("trafilatura", "a.html", PAGE.encode(), "pip install 'strikemap[intake]'"),
        ("pypdf", "a.pdf", b"%PDF-1.4", "pip install 'strikemap[intake]'"),
        ("docx", "a.docx", b"PK\x03\x04", "pip install 'strikemap[intake]'"),
        ("feedparser", "a.rss", b"<rss/>", "pip install 'strikemap[intake]'"),
        ("warcio", "a.warc", b"WARC/1.0", "pip install 'strikemap[intake]'"),
        ("pyarrow", "a.parquet", b"PAR1", "pip install 'strikemap[parquet]'"),
    ],
)
def test_a_missing_extra_names_the_command(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    name: str,
    raw: bytes,
    command: str,
) -> None:
    for loaded in [one for one in sys.modules if one.partition(".")[0] == module]:
        monkeypatch.setitem(sys.modules, loaded, None)
    monkeypatch.setitem(sys.modules, module, None)  # as where it is not installed
    (error,) = told(tmp_path, name, raw)
    assert command in error.reason
