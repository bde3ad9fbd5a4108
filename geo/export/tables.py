"""Tables as CSV: one row an incident, or one row a claim; UTF-8, comma, ISO 8601 days.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return
for a formula, and reports are full of text from anywhere. Such a text gets an apostrophe in
front, and so does a text that begins with one; `unguarded` takes it off again, so that every
text reads back unchanged. Numbers and days are never guarded. Null is an empty cell.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from geo.export.columns import COLUMNS, Column, Named, incidents_in, row
from geo.export.coordinates import point
from geo.export.parts import part_columns, part_rows
from geo.records import Claim, Extraction, Incident

STARTS_FORMULA = frozenset("=+-@＝＋－＠")
"""With the wide forms that spreadsheets of East Asia take too; blanks before one do not hide it."""
GUARD = "'"
STARTS_GUARDED = frozenset(f"\t\r\n{GUARD}")

LEFT_OUT = frozenset({"places", "rest"})
"""Columns for programs only: JSON with areas and candidates, longer than a spreadsheet's cell."""

LON = Named("lon", "number", "Degrees east of the primary place's point")
LAT = Named("lat", "number", "Degrees north")

KEPT = tuple(column for column in COLUMNS if column.name not in LEFT_OUT)
TABLE: tuple[Column | Named, ...] = (KEPT[0], LON, LAT, *KEPT[1:])
"""The columns of a row, in their order."""


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write one row an incident."""
    rows = map(_cells, incidents_in(extractions))
    write_table(path, [column.name for column in TABLE], rows)


def save_claims(extractions: Iterable[Extraction], path: Path) -> None:
    """Write one row a claim; ``incident_id`` says of which incident."""
    rows = part_rows(incidents_in(extractions), Claim)
    write_table(path, [column.name for column in part_columns(Claim)], rows)


def _cells(incident: Incident) -> list[Any]:
    told = row(incident)
    lon, lat = point(incident) or (None, None)
    return [told["id"], lon, lat, *(told[column.name] for column in KEPT[1:])]


# ---------------------------------------------------------------- cells


def write_table(path: Path, names: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write a CSV file whose texts no spreadsheet takes for a formula.

    Parameters
    ----------
    path
        A new file.
    names
        Of the columns.
    rows
        Texts, numbers, truth values, days and None.
    """
    with path.open("x", encoding="utf-8", newline="") as file:
        for cells in chain([names], rows):
            file.write(",".join(map(_cell, cells)) + "\n")


def _cell(value: Any) -> str:
    """Return a cell: every text quoted, so that no program parts it; null with nothing at all.

    Python 3.11's own csv writer cannot tell null from an empty text.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + guarded(value).replace('"', '""') + '"'
    return value.isoformat() if isinstance(value, date) else str(value)


def guarded(text: str) -> str:
    """Return a text as a cell that is no formula.

    >>> guarded("=1+1"), guarded("'tis"), guarded("plain")
    ("'=1+1", "''tis", 'plain')
    """
    dangerous = text.lstrip()[:1] in STARTS_FORMULA or text[:1] in STARTS_GUARDED
    return GUARD + text if dangerous else text


def unguarded(cell: str) -> str:
    """Return the text of a cell.

    >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("plain")
    ('=1+1', "'tis", 'plain')
    """
    return cell.removeprefix(GUARD)


def read_table(path: Path) -> Iterator[dict[str, str | None]]:
    """Read the rows of a table by the names of its columns: every text as it was, null as None."""
    limit = csv.field_size_limit()
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for cells in csv.DictReader(file):
                yield {name: unguarded(cell) or None for name, cell in cells.items()}
    finally:
        csv.field_size_limit(limit)
