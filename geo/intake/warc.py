"""WARC archives of the web, packed or not, read record by record: one report a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geo.errors import ReportError
from geo.intake.extras import needed
from geo.intake.files import shown
from geo.intake.limits import LARGEST_FILE
from geo.intake.pages import LARGEST_PAGE
from geo.intake.sniffing import kind_of
from geo.intake.streams import Source
from geo.records import RawKind, RawReport

RECORDS = frozenset({"response", "resource"})
"""Types of record that hold what was published; the rest is told about it."""

TYPES: dict[str, RawKind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "fields",
    "application/pdf": "pdf",
}
"""Media types that are read. Pictures, scripts and styles are passed over."""


def warc_pages(source: Source) -> Iterator[RawReport | ReportError]:
    """Yield the pages of an archive, and its texts and PDFs.

    Raises
    ------
    ReportError
        When the rest of the archive cannot be read, or warcio is not installed.
    """
    library = needed("warcio.archiveiterator", source.where)
    records = library.ArchiveIterator(source.stream)
    url = ""
    try:
        for record in records:
            kind = _kind(record)
            if kind:
                url = shown(record.rec_headers.get_header("WARC-Target-URI") or "")
                yield _report(record, kind, url.strip("<>"), source.where)
    except ReportError:
        raise
    except Exception as error:  # a broken archive fails in warcio in many ways
        said = " ".join(str(error).split())[:200] or type(error).__name__
        after = f" after {url}" if url else ""
        reason = f"the rest is not read{after} ({said}): get the archive anew"
        raise ReportError(source.where, reason) from None
    if not url:
        raise ReportError(source.where, "no page in this archive")


def _kind(record: Any) -> RawKind | None:
    """Return how a record is read; None when it holds no report."""
    if record.rec_type not in RECORDS:
        return None
    headers = record.http_headers
    if headers is None:
        said = record.rec_headers.get_header("Content-Type") or ""
    elif not (headers.get_statuscode() or "").startswith("2"):
        return None
    else:
        said = headers.get_header("Content-Type") or ""
    return TYPES.get(said.partition(";")[0].strip().lower())


def _report(record: Any, kind: RawKind, url: str, archive: str) -> RawReport | ReportError:
    where = f"{archive}!{url}"
    most = LARGEST_FILE if kind == "pdf" else LARGEST_PAGE
    body = record.content_stream().read(most + 1)
    if len(body) > most:
        return ReportError(where, f"over {most // 10**6} MB: too large for one report")
    if _cut_short(record):
        return ReportError(where, "cut short: get the archive anew")
    if not body.strip():
        return ReportError(where, "empty: there is nothing to read")
    found = kind_of(body[:4096], url) if kind == "page" else kind
    if found == "pdf":
        kind = "pdf"  # servers call many things a page
    headers = record.http_headers
    said = (headers.get_header("Content-Type") or "") if headers else ""
    charset = said.lower().partition("charset=")[2].partition(";")[0].strip()
    return RawReport(where, kind, body, url=url, charset=charset)


def _cut_short(record: Any) -> bool:
    """Whether a record promised more bytes than the archive has."""
    return getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1)
