"""What the user names, one report after the other: paths, folders, archives, addresses, a pipe.

Finding is cheap and goes as a stream; what costs time (taking the text out of a page or PDF) is
left to `converted`, which is a pure function of one report and can run on any worker.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, cast

from geo.errors import ReportError
from geo.intake.archives import unzipped, zip_members
from geo.intake.columns import Columns
from geo.intake.encodings import known_charset
from geo.intake.feeds import feed_entries
from geo.intake.files import files_of, opened, shown
from geo.intake.jsonlines import json_lines
from geo.intake.limits import LARGEST, LARGEST_FILE, all_of, too_large
from geo.intake.pages import LARGEST_PAGE
from geo.intake.sniffing import kind_of
from geo.intake.streams import Source, head_of
from geo.intake.tables import csv_rows, parquet_rows
from geo.intake.warc import warc_pages
from geo.intake.web import fetched, is_address
from geo.records import RawKind, RawReport

Found = RawReport | ReportError
Given = str | os.PathLike[str]

STANDARD_INPUT = "-"
NESTED = "an archive in an archive: unpack the outer one first"


@dataclass(frozen=True)
class Options:
    """How input is to be taken."""

    columns: Columns = field(default_factory=Columns)
    """Names of columns of CSV, Parquet and JSON Lines."""
    encoding: str = ""
    """Of text files and tables without a byte order mark; UTF-8 when empty."""
    allow_private: bool = False
    """Whether an address may lie in this machine or a private network."""
    leave_out: frozenset[Path] = frozenset()
    """Files and folders that are passed over where a folder is searched, by their real paths."""


LARGEST_OF: dict[str, int] = {
    "text": LARGEST,
    "page": LARGEST_PAGE,
    "pdf": LARGEST_FILE,
    "word": LARGEST_FILE,
    "mail": LARGEST,
}
"""Bytes of one report, for the kinds of file that hold one."""

STREAMS: dict[str, Callable[[Source, Options], Iterator[Found]]] = {
    "jsonl": lambda source, options: json_lines(source, options.columns),
    "csv": lambda source, options: csv_rows(source, options.columns),
    "parquet": lambda source, options: parquet_rows(source, options.columns),
    "feed": lambda source, _: feed_entries(source),
    "warc": lambda source, _: warc_pages(source),
}
"""The kinds of file that hold many."""

PACKED = frozenset({"zip", "gzip"})


def find(given: Given | Iterable[Given], options: Options | None = None) -> Iterator[Found]:
    """Yield the reports of all that was given, in that order, as they were found.

    Parameters
    ----------
    given
        Files, folders, addresses of ``http`` or ``https``, and ``-`` for standard input.
    options
        How they are to be taken.

    Yields
    ------
    RawReport or ReportError
        An error is a value here: one report cannot be read, the others still are.
    """
    options = options or Options()
    one = isinstance(given, str | os.PathLike)
    for name in [cast("Given", given)] if one else cast("Iterable[Given]", given):
        if name == STANDARD_INPUT:
            yield from _told(_pipe(sys.stdin.buffer, options))
        elif is_address(name):
            yield from _told(_address(str(name), options))
        elif not os.fspath(name):  # would mean the folder one stands in
            yield ReportError('""', "no such file or folder")
        else:
            for path in files_of(Path(name), options.leave_out):
                yield from [path] if isinstance(path, ReportError) else _told(_file(path, options))


def weight(given: Given | Iterable[Given]) -> int | None:
    """Return how many bytes are to be read, for a progress bar; None when nobody can know."""
    one = isinstance(given, str | os.PathLike)
    total = 0
    for name in [cast("Given", given)] if one else cast("Iterable[Given]", given):
        if name == STANDARD_INPUT or is_address(name):
            return None
        for path in files_of(Path(name)):
            try:
                total += 0 if isinstance(path, ReportError) else path.stat().st_size
            except (OSError, ValueError):
                continue
    return total


def _told(found: Iterator[Found]) -> Iterator[Found]:
    """Make a value of what ends a file early."""
    try:
        yield from found
    except ReportError as error:
        yield error


def _file(path: Path, options: Options) -> Iterator[Found]:
    with opened(path) as (file, size):
        source = Source(shown(path), path.name, file, seekable=True, charset=options.encoding)
        last = 0
        for found in _reports(source, size, options):
            if isinstance(found, ReportError):
                yield found
                continue
            at = min(file.tell(), size)
            yield replace(found, size=max(0, at - last))
            last = max(last, at)


def _pipe(stream: IO[bytes], options: Options) -> Iterator[Found]:
    head, stream = head_of(stream, seekable=False)
    # an object of JSON opens no report in prose
    name = "input.jsonl" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") else "input"
    source = Source("standard input", name, stream, charset=options.encoding)
    yield from _reports(source, 0, options)


def _address(url: str, options: Options) -> Iterator[Found]:
    got = fetched(url, allow_private=options.allow_private)
    name = got.url.partition("?")[0].rpartition("/")[2]
    stream = io.BytesIO(got.body)
    charset = got.charset if known_charset(got.charset) else ""  # a server may say anything
    source = Source(shown(url), name, stream, seekable=True, charset=charset, url=got.url)
    yield from _reports(source, len(got.body), options)


def _reports(source: Source, size: int, options: Options) -> Iterator[Found]:
    """Yield the reports of a file by what it is; ``size`` is 0 where nobody knows it."""
    head, stream = head_of(source.stream, seekable=source.seekable)
    source = replace(source, stream=stream)
    kind = kind_of(head, source.name)
    if kind in PACKED:
        yield from _unpacked(kind, source, options)
    elif kind in STREAMS:
        yield from STREAMS[kind](source, options)
    elif kind in LARGEST_OF:
        yield _single(cast("RawKind", kind), source, size)
    else:
        raise ReportError(source.where, kind)


def _unpacked(kind: str, source: Source, options: Options) -> Iterator[Found]:
    if source.nested:
        raise ReportError(source.where, NESTED)
    if kind == "gzip":
        if ".warc" in source.name.lower():  # its records are packed one by one
            yield from warc_pages(source)
        else:
            yield from _reports(replace(unzipped(source), charset=options.encoding), 0, options)
        return
    for member in zip_members(source):
        if isinstance(member, ReportError):
            yield member
            continue
        with member.stream:
            yield from _told(_reports(replace(member, charset=options.encoding), 0, options))


def _single(kind: RawKind, source: Source, size: int) -> RawReport:
    most = LARGEST_OF[kind]
    if size > most:
        raise too_large(source.where, size, most)
    body = all_of(source.stream, source.where, most)
    if not body.strip():
        raise ReportError(source.where, "empty: there is nothing to read")
    return RawReport(source.where, kind, body, url=source.url, charset=source.charset)
