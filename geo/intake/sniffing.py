"""What a file is: by its first bytes, then by its name. A wrong name is no reason to fail."""

from __future__ import annotations

import re
from typing import Literal

from geo.intake.encodings import NOT_TEXT, encoding_of, is_binary

Kind = Literal[
    "text",
    "page",
    "pdf",
    "word",
    "mail",
    "feed",
    "jsonl",
    "csv",
    "parquet",
    "zip",
    "gzip",
    "warc",
]

BY_NAME: dict[str, Kind] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".docx": "word",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".rss": "feed",
    ".atom": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".zip": "zip",
    ".gz": "gzip",
    ".warc": "warc",
}
"""Endings that are looked for in folders and archives. A file that the user names may have any."""

BY_BYTES: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)

REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture, not text: run OCR over it first"),
    (b"\xff\xd8\xff", "a picture, not text: run OCR over it first"),
    (b"GIF8", "a picture, not text: run OCR over it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as .docx"),
    (b"{\\rtf", "an RTF file: save it as .docx"),
    (b"7z\xbc\xaf", "a 7-Zip archive: unpack it, or make it a .zip"),
    (b"Rar!\x1a", "a RAR archive: unpack it, or make it a .zip"),
    (b"\xfd7zXZ", "packed with xz: unpack it, or use gzip"),
    (b"(\xb5/\xfd", "packed with zstandard: unpack it, or use gzip"),
    (b"BZh", "packed with bzip2: unpack it, or use gzip"),
)
"""First bytes of what is not read, and what to do about it."""

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?(\w[\w:]*)", re.S | re.I
)
_FEED = frozenset({"rss", "feed", "rdf:rdf"})
_PAGE = frozenset(
    {"html", "head", "body", "title", "meta", "div", "article", "p", "script", "main"}
)
_MAIL = re.compile(
    r"(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+):[ \t]"
    r"|From: <Saved by ",
    re.I,
)
_WORD_PARTS = (b"[Content_Types].xml", b"word/", b"_rels/.rels")


def kind_of(head: bytes, name: str) -> Kind | str:
    """Return what a file is, or as a sentence why it is not read.

    Parameters
    ----------
    head
        Its first bytes.
    name
        Its name; only the ending counts, and only where the bytes leave it open.

    Examples
    --------
    >>> kind_of(b"%PDF-1.7", "report.txt"), kind_of(b"Two shells fell.", "report.pdf")
    ('pdf', 'text')
    """
    for magic, kind in BY_BYTES:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "word" if head[30:].startswith(_WORD_PARTS) or _ends(name) == ".docx" else "zip"
    reason = next((reason for magic, reason in REFUSED if head.startswith(magic)), None)
    if reason or is_binary(head):
        return reason or NOT_TEXT
    return _text_kind(head, name)


def wanted(name: str) -> bool:
    """Whether a file that stands in a folder or archive is looked at."""
    return _ends(name) in BY_NAME


def _text_kind(head: bytes, name: str) -> Kind:
    said = BY_NAME.get(_ends(name), "text")
    if said in {"jsonl", "csv"}:
        return said
    bom, encoding = encoding_of(head)
    text = head[len(bom) :].decode(encoding, "replace")
    tag = _BEGINS.match(text)
    word = tag[1].lower() if tag else ""
    if word in _FEED or (word and said == "feed"):
        return "feed"
    if word in _PAGE:
        return "page"
    if said == "mail" or _MAIL.match(text):
        return "mail"
    # the bytes are text, whatever the name promises
    return "page" if said == "page" and "<" in text else "text"


def _ends(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""
