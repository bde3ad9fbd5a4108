"""JSON Lines, one report a line, read line by line in bounded memory.

A line is ``{"id", "title", "publisher", "published", "url", "text"}``; all but ``text`` may be
missing or null, ``source`` is taken for ``publisher``, and other keys are ignored. The user may
name other keys.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator

from geo.errors import ReportError
from geo.intake.columns import Columns, raw_report
from geo.intake.encodings import NOT_TEXT, decoded, encoding_of, is_binary
from geo.intake.limits import LARGEST, megabytes
from geo.intake.streams import Source, head_of
from geo.records import RawReport


def json_lines(source: Source, columns: Columns) -> Iterator[RawReport | ReportError]:
    """Yield what stands in every line: a report, or why it cannot be read.

    Raises
    ------
    ReportError
        When the file as a whole cannot be read.
    """
    none = True
    try:
        for number, line in _lines(source):
            none = False
            where = f"{source.where}:{number}"
            try:
                yield _report(line, where, columns)
            except ReportError as error:
                yield error
    except UnicodeDecodeError as error:
        reason = f"cannot be read ({error.reason}): save it as UTF-8"
        raise ReportError(source.where, reason) from None
    if none:
        raise ReportError(source.where, "empty: there is nothing to read")


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """Yield every non-blank line with its number, as UTF-8; a line over the limit comes cut."""
    head, stream = head_of(source.stream, seekable=source.seekable)
    bom, encoding = encoding_of(head, source.charset)
    if is_binary(head):
        raise ReportError(source.where, NOT_TEXT)
    if head[len(bom) :].decode(encoding, "ignore").lstrip().startswith("["):
        reason = "a JSON array, not JSON Lines: write one report a line"
        raise ReportError(source.where, reason)
    stream.read(len(bom))
    if encoding == "utf-8":
        yield from _numbered(stream.readline)
    else:
        text = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
        try:
            yield from _numbered(lambda size: text.readline(size).encode())
        finally:
            text.detach()  # whoever opened the stream closes it


def _numbered(readline: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := readline(LARGEST + 1):
        number += 1
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = readline(LARGEST + 1)
        if line.strip():
            yield number, line


def _report(line: bytes, where: str, columns: Columns) -> RawReport:
    if len(line) > LARGEST:
        reason = f"over {megabytes(LARGEST)}: too large for one report; split it"
        raise ReportError(where, reason)
    try:
        value = json.loads(decoded(line, where))
    except RecursionError:
        raise ReportError(where, "not a report: brackets nested too deep") from None
    except ValueError as error:
        reason = f"not JSON ({error}): write one object a line"
        raise ReportError(where, reason) from None
    if not isinstance(value, dict):
        raise ReportError(where, "not a JSON object: write one report a line")
    return raw_report(value, where, columns)
