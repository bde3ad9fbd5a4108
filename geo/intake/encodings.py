"""Bytes to text: UTF-8, UTF-16 with a byte order mark, or the encoding that the input names.

Nothing is guessed: a wrong guess changes names without a sign.
"""

from __future__ import annotations

import codecs

from geo.errors import ReportError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

NOT_TEXT = "binary file, not text: save it as UTF-8 text"


def decoded(raw: bytes, where: str, charset: str = "") -> str:
    """Return bytes as text, without a byte order mark and otherwise unchanged.

    Parameters
    ----------
    raw
        The bytes.
    where
        What they are called in an error.
    charset
        The encoding where there is no byte order mark; UTF-8 when empty.

    Raises
    ------
    ReportError
        When they are in another encoding, or are not text at all.
    """
    bom, encoding = encoding_of(raw, charset)
    try:
        text = raw[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        if is_binary(raw):
            raise ReportError(where, NOT_TEXT) from None
        name = "UTF-8" if encoding.startswith("utf") else encoding
        at = f"first bad byte at {len(bom) + error.start}"
        reason = f"not {name} text ({at}): save it as UTF-8, or name its --encoding"
        raise ReportError(where, reason) from None
    if "\0" in text or is_binary(raw):
        raise ReportError(where, NOT_TEXT)
    return text


def encoding_of(raw: bytes, charset: str = "") -> tuple[bytes, str]:
    """Return the byte order mark at the start, empty for none, and the encoding."""
    return next((known for known in BOMS if raw.startswith(known[0])), (b"", charset or "utf-8"))


def is_binary(raw: bytes) -> bool:
    """Whether bytes are no text in any encoding that is read."""
    return b"\0" in raw and not encoding_of(raw)[1].startswith("utf-16")


def known_charset(name: str) -> str:
    """Return Python's name of an encoding of text; empty for one that it does not know."""
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    # "hex" and "zip" are codecs too; what a browser calls latin-1 is windows-1252
    is_text = getattr(found, "_is_text_encoding", True)
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(found.name, found.name) if is_text else ""
