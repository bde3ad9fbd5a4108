"""The table of corrections as a file: CSV as strikemap, Excel, LibreOffice and people write it.

UTF-8 with or without a byte order mark; parted by commas, semicolons or tabs, whichever the first
line has; columns in any order, others than ours left alone. A cell that a spreadsheet would run
as a formula is written with an apostrophe before it, which is taken off again when it is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import UsageError
from geo.writing import whole

COLUMNS = (
    "id", "evidence", "action", "field", "value", "other", "other_evidence",
    "author", "date", "reason",
)  # fmt: skip
NEEDED = ("id", "action", "author", "date", "reason")
"""Without these columns a file is no table of corrections."""
DELIMITERS = ",;\t"
BOM = "\ufeff"
LONGEST_CELL = 10_000_000

_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it is, so that it can be written again with nothing lost."""

    head: tuple[str, ...]
    """Names of the columns, as they stand in the file."""
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    """Number of the row as a spreadsheet shows it, and its cells by column."""
    delimiter: str = ","
    bom: str = BOM
    """Excel takes a file without it for another encoding."""


NEW = Sheet(COLUMNS, ())
"""What a new file begins as."""


def read_sheet(path: Path) -> Sheet:
    """Read a file of corrections.

    Raises
    ------
    UsageError
        When it cannot be read, is no UTF-8, or lacks a column.
    """
    try:
        raw = path.read_bytes().decode("utf-8")
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror or error}); name a file of corrections"
        raise UsageError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path}: is not UTF-8; save it as 'CSV UTF-8'"
        raise UsageError(message) from error
    text = raw.removeprefix(BOM)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    lines = _lines(path, text, delimiter)
    head = tuple(cell.strip() for cell in lines[0]) if lines else ()
    names = [name.casefold() for name in head]
    if lacking := [name for name in NEEDED if name not in names]:
        message = (
            f"{path}: has no column {', '.join(lacking)}; the columns are {', '.join(COLUMNS)}"
        )
        raise UsageError(message)
    rows = tuple(
        (number, _cells(head, line))
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    )
    return Sheet(head, rows, delimiter, BOM if raw.startswith(BOM) else "")


def write_sheet(path: Path, sheet: Sheet) -> None:
    """Write a file of corrections, whole or not at all.

    Raises
    ------
    OutputError
        When it cannot be written.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=sheet.delimiter, lineterminator="\n")
    writer.writerow(sheet.head)
    for _, cells in sheet.rows:
        writer.writerow([guarded(cells.get(_key(name), "")) for name in sheet.head])
    with whole(path) as made:
        made.write_text(sheet.bom + buffer.getvalue(), encoding="utf-8", newline="\n")


def extended(sheet: Sheet, rows: Iterable[Mapping[str, str]]) -> Sheet:
    """Return a sheet with rows after its own; columns of ours that it lacks are added."""
    names = {_key(name) for name in sheet.head}
    head = (*sheet.head, *(name for name in COLUMNS if name not in names))
    last = max((number for number, _ in sheet.rows), default=1)
    added = tuple(enumerate(rows, start=last + 1))
    return Sheet(head, (*sheet.rows, *added), sheet.delimiter, sheet.bom)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `unguarded` gives it back.

    >>> guarded("=1+1"), guarded("-34.5"), unguarded(guarded("'=x"))
    ("'=1+1", '-34.5', "'=x")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Take off what `guarded` put before a cell."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _lines(path: Path, text: str, delimiter: str) -> list[list[str]]:
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        message = f"{path}: is no CSV ({error}); save it anew from the spreadsheet"
        raise UsageError(message) from error
    finally:
        csv.field_size_limit(before)


def _cells(head: Sequence[str], line: Sequence[str]) -> dict[str, str]:
    return {_key(name): unguarded(cell) for name, cell in zip(head, line, strict=False)}


def _key(name: str) -> str:
    """Name of a column as we know it; a foreign one keeps its own."""
    lower = name.casefold()
    return lower if lower in COLUMNS else name
