"""Files, folders and feeds to documents, each in its turn; a bad one is told, the rest go on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from geo.errors import ReportError
from geo.reading.documents import document_of, with_header
from geo.reading.files import JSON_LINES, read_text, report_files, shown
from geo.reading.headers import day_of, header_of
from geo.reading.jsonlines import records_of
from geo.records import Document

LONGEST_SHOWN = 40
"""Code points of a value that an error repeats."""


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: date | None = None,
) -> Iterator[Document | ReportError]:
    """Yield the reports of files and folders in the order given.

    Parameters
    ----------
    paths
        Text files, JSON Lines files, and folders of both. Folders are searched to any depth,
        in sorted order.
    published
        Day of publication of the reports that give none themselves.

    Yields
    ------
    Document or ReportError
        An error is a value here: one report cannot be read, the others still are.
    """
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    seen: dict[str, str] = {}
    for path in report_files(paths):
        if isinstance(path, ReportError):
            yield path
            continue
        try:
            yield from _reports(path, published, seen)
        except ReportError as error:
            yield error


def _reports(
    path: Path, published: date | None, seen: dict[str, str]
) -> Iterator[Document | ReportError]:
    """Yield the reports of one file. ``seen`` says in which file an id came first."""
    file = shown(path)
    if path.suffix.lower() not in JSON_LINES:
        report = _text_report(read_text(path), file, published)
        _refuse_second(report.id, file, file, seen, given=False)
        yield report
        return
    for where, record in records_of(path):
        if isinstance(record, ReportError):
            yield record
            continue
        try:
            report = _line_report(record, where, published)
            _refuse_second(report.id, where, file, seen, given=bool(record["id"]))
            yield report
        except ReportError as error:
            yield error


def _text_report(text: str, where: str, published: date | None) -> Document:
    header = header_of(text)
    return with_header(text, header, published=_day(header.published, where) or published)


def _line_report(record: dict[str, str], where: str, published: date | None) -> Document:
    fields = {key: record[key] for key in ("id", "title", "publisher", "url")}
    day = _day(record["published"], where) or published
    return document_of(record["text"], published=day, **fields)


def _day(value: str, where: str) -> date | None:
    """Return the day of publication; a wrong one is an error, or a lost anchor would go unseen."""
    if not value.strip():
        return None
    try:
        return day_of(value)
    except ValueError:
        said = shown(value[:LONGEST_SHOWN])
        reason = f'published is "{said}", not a date like 2024-02-07: correct it or remove it'
        raise ReportError(where, reason) from None


def _refuse_second(name: str, where: str, file: str, seen: dict[str, str], *, given: bool) -> None:
    if name not in seen:
        seen[name] = file
        return
    reason = f"same text as {seen[name]}; read once"
    if given:
        said = shown(name[:LONGEST_SHOWN])
        reason = f'id "{said}" was already used in {seen[name]}: give every report its own'
    raise ReportError(where, reason)
