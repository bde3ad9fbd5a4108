"""PDF and Word files to text.

Neither says reliably when it was published: the dates in them are those of the file. So none is
taken; a header of the run (``--published``) or a table gives it.
"""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from typing import Any

from geo.errors import ReportError
from geo.intake.archives import refuse_packed
from geo.intake.extras import made_by, needed
from geo.intake.limits import LONGEST_TEXT
from geo.intake.unwrapping import unwrapped
from geo.records import RawReport

MOST_PAGES = 2_000
"""Pages of one PDF; a report of more is a book."""


def pdf(raw: RawReport) -> RawReport:
    """Return the text of a PDF, its lines joined to paragraphs, and the title it says it has.

    Raises
    ------
    ReportError
        When it is encrypted, broken or too long, has no text, or pypdf is not installed.
    """
    library = needed("pypdf", raw.where)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what fails is told in our line
    try:
        reader = library.PdfReader(io.BytesIO(_bytes(raw)))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReportError(raw.where, "an encrypted PDF: save it without a password")
        text = "\n\n".join(unwrapped(page) for page in _pages(reader, raw.where))
        title = str((reader.metadata or {}).get("/Title") or "")
    except library.errors.DependencyError:
        reason = "an encrypted PDF: save it without encryption"
        raise ReportError(raw.where, reason) from None
    if not text.strip():
        raise ReportError(raw.where, "no text in this PDF, a scan perhaps: run OCR over it first")
    return _fields(raw, text, title, "pypdf")


def word(raw: RawReport) -> RawReport:
    """Return the text of a Word file, paragraphs and tables in their order, and its title.

    Raises
    ------
    ReportError
        When it is broken, unpacks without end, has no text, or python-docx is not installed.
    """
    library = needed("docx", raw.where)
    body = _bytes(raw)
    refuse_packed(body, raw.where)
    document = library.Document(io.BytesIO(body))
    text = "\n\n".join(_blocks(document))
    if not text.strip():
        raise ReportError(raw.where, "no text in this Word file")
    if len(text) > LONGEST_TEXT:
        raise _too_long(raw.where)
    return _fields(raw, text, document.core_properties.title or "", "docx")


def _pages(reader: Any, where: str) -> list[str]:
    if len(reader.pages) > MOST_PAGES:
        raise ReportError(where, f"over {MOST_PAGES:,} pages: split it into its reports")
    texts: list[str] = []
    length = 0
    for page in reader.pages:
        texts.append(page.extract_text().replace("\0", ""))
        length += len(texts[-1])
        if length > LONGEST_TEXT:
            raise _too_long(where)
    return texts


def _blocks(document: Any) -> list[str]:
    """Return paragraphs, and rows of tables as lines."""
    blocks = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = (" ".join(dict.fromkeys(c.text.strip() for c in r.cells)) for r in block.rows)
            blocks.append("\n".join(row for row in rows if row))
        elif block.text.strip():
            blocks.append(block.text)
    return blocks


def _fields(raw: RawReport, text: str, title: str, module: str) -> RawReport:
    title = raw.title or " ".join(title.split())
    # half a character, as broken fonts give it, could not be written again
    text = text.encode("utf-8", "replace").decode()
    title = title.encode("utf-8", "replace").decode()
    return replace(raw, kind="fields", body=text, title=title, by=made_by(module))


def _too_long(where: str) -> ReportError:
    return ReportError(where, f"over {LONGEST_TEXT:,} characters: split it into its reports")


def _bytes(raw: RawReport) -> bytes:
    return raw.body if isinstance(raw.body, bytes) else raw.body.encode()
