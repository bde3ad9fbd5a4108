"""Reports as they were found to documents; a bad one is told, the rest go on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date

from geo.errors import ReportError
from geo.intake import Options, converted, find, shown
from geo.intake.days import plausible
from geo.reading.documents import document_of, id_of, with_header
from geo.reading.headers import day_of, header_of
from geo.reading.seen import LONGEST_SHOWN, Seen
from geo.records import Document, RawReport


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: date | None = None,
    options: Options | None = None,
) -> Iterator[Document | ReportError]:
    """Yield the reports of files and folders in the order given.

    Parameters
    ----------
    paths
        Files of any kind that docs/intake.md lists, folders of them, addresses of ``http`` or
        ``https``, and ``-`` for standard input. Folders are searched to any depth, in sorted
        order.
    published
        Day of publication of the reports that give none themselves.
    options
        Names of columns, encoding, and whether private addresses may be asked.

    Yields
    ------
    Document or ReportError
        An error is a value here: one report cannot be read, the others still are. `SameTextError`
        stands for a report that was read before.
    """
    with closing(Seen()) as seen:
        for raw in find(paths, options):
            if isinstance(raw, ReportError):
                yield raw
                continue
            try:
                report = document_from(converted(raw), published=published)
            except ReportError as error:
                yield error
                continue
            yield seen.refusal(report.id, id_of(report.text or report.title), raw.where) or report


def document_from(raw: RawReport, *, published: date | None = None) -> Document:
    """Return a report whose text was taken out (`geo.intake.converted`) as a document.

    A pure function of its arguments.

    Parameters
    ----------
    raw
        A report whose ``body`` is a string; only ``text`` may open with a header.
    published
        Day of publication where it gives none itself.

    Raises
    ------
    ReportError
        When the day of publication that it gives is none.
    """
    text = str(raw.body)
    if raw.kind == "text":
        header = header_of(text)
        return with_header(text, header, published=_day(header.published, raw.where) or published)
    return document_of(
        text,
        id=raw.id,
        title=raw.title,
        publisher=raw.publisher,
        url=raw.url,
        published=_day(raw.published, raw.where) or published,
    )


def _day(value: str, where: str) -> date | None:
    """Return the day of publication; a wrong one is an error, or a lost anchor would go unseen."""
    if not value.strip():
        return None
    said = shown(value[:LONGEST_SHOWN])
    try:
        day = day_of(value)
    except ValueError:
        reason = f'published is "{said}", not a date like 2024-02-07: correct it or remove it'
        raise ReportError(where, reason) from None
    if not plausible(day):
        reason = f'published is "{said}", no day of a report: correct it or remove it'
        raise ReportError(where, reason)
    return day
