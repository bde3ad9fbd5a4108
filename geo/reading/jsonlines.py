"""JSON Lines, one report a line, read line by line in bounded memory.

A line is ``{"id", "title", "publisher", "published", "url", "text"}``; all but ``text`` may be
missing or null, ``source`` is taken for ``publisher``, and other keys are ignored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from geo.errors import ReportError
from geo.reading.files import (
    LARGEST,
    NOT_TEXT,
    cannot_read,
    decoded,
    encoding_of,
    is_binary,
    shown,
    size_of,
)

FIELDS = ("id", "title", "publisher", "published", "url", "text")

_HEAD = 4_096
"""Bytes that tell encoding and binary files."""


def records_of(path: Path) -> Iterator[tuple[str, dict[str, str] | ReportError]]:
    """Yield ``file:line`` and what stands there: the `FIELDS`, or why they cannot be read.

    Raises
    ------
    ReportError
        When the file as a whole cannot be read.
    """
    size_of(path)
    none = True
    try:
        for number, line in _lines(path):
            none = False
            where = f"{shown(path)}:{number}"
            try:
                yield where, _record(line, where)
            except ReportError as error:
                yield where, error
    except (OSError, UnicodeDecodeError) as error:
        raise cannot_read(path, error) from None
    if none:
        raise ReportError(shown(path), "empty: there is nothing to read")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield every non-blank line with its number, as UTF-8; a line over the limit comes cut."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    bom, encoding = encoding_of(head)
    if is_binary(head):
        raise ReportError(shown(path), NOT_TEXT)
    if head[len(bom) :].decode(encoding, "ignore").lstrip().startswith("["):
        reason = "a JSON array, not JSON Lines: write one report a line"
        raise ReportError(shown(path), reason)
    if encoding == "utf-8":
        with path.open("rb") as file:
            file.seek(len(bom))
            yield from _numbered(file.readline)
    else:
        with path.open(encoding=encoding, newline="\n") as text:
            text.read(1)  # the byte order mark
            yield from _numbered(lambda size: text.readline(size).encode())


def _numbered(readline: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := readline(LARGEST + 1):
        number += 1
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = readline(LARGEST + 1)
        if line.strip():
            yield number, line


def _record(line: bytes, where: str) -> dict[str, str]:
    if len(line) > LARGEST:
        raise ReportError(where, f"over {LARGEST // 10**6} MB: too large for one report; split it")
    try:
        value = json.loads(decoded(line, where))
    except RecursionError:
        raise ReportError(where, "not a report: brackets nested too deep") from None
    except ValueError as error:
        reason = f"not JSON ({error}): write one object a line"
        raise ReportError(where, reason) from None
    if not isinstance(value, dict):
        raise ReportError(where, "not a JSON object: write one report a line")
    value["publisher"] = value.get("publisher") or value.get("source")
    record = {field: _string(value, field, where) for field in FIELDS}
    if not record["text"].strip() and not record["title"].strip():
        raise ReportError(where, "empty: neither text nor title")
    return record


def _string(value: dict[str, Any], field: str, where: str) -> str:
    """Return the value of a field; a number is taken as written."""
    found = value.get(field)
    if isinstance(found, int | float) and not isinstance(found, bool) and field != "text":
        return str(found)
    if found is None and field != "text":
        return ""
    if not isinstance(found, str):
        reason = f'"{field}" is {"missing" if found is None else "not a string"}: give it as text'
        raise ReportError(where, reason)
    try:
        found.encode()
    except UnicodeEncodeError as error:
        reason = f'"{field}" has half a character (lone surrogate at {error.start}): mend it'
        raise ReportError(where, reason) from None
    return found
