"""Reading the tables: places, demonyms, borders.

Every ``*.csv`` of the folder but those of actors, demonyms and borders is a table of places.

A row is one place. ``names`` holds other spellings, joined by ``|``; ``geometry`` is a GeoJSON
geometry or empty. A broken row stops the loading with file, line and what to do; `check` finds
all of them in one go.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple, cast, get_args

from geo.errors import GazetteerError
from geo.gazetteer.short_forms import with_short_forms
from geo.records import Entry, Geometry, Precision

Folder = Traversable | Path

COLUMNS = (
    "id", "name", "names", "lon", "lat", "feature_class", "feature_code", "country", "admin1",
    "admin2", "population", "precision", "radius_km", "geometry", "source",
)  # fmt: skip
ACTORS_TABLE = "actors.csv"
DEMONYMS_TABLE = "demonyms.csv"
DEMONYM_COLUMNS = ("demonym", "country", "source")
BORDERS_TABLE = "borders.csv"
BORDER_COLUMNS = ("country_a", "country_b", "geometry", "source")
_COUNTRY_CODES = ("PCL", "TERR")
PRECISIONS: tuple[str, ...] = get_args(Precision)


class Row(NamedTuple):
    """One row of a table, with where it stands."""

    table: str
    line: int
    cells: dict[str, str]

    @property
    def where(self) -> str:
        """File and line, for messages."""
        return f"{self.table} line {self.line}"


def gazetteer_folder() -> Traversable:
    """Return the bundled gazetteer: inside the wheel, or beside ``geo`` in a checkout."""
    installed = files("geo") / "data" / "gazetteer"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "data" / "gazetteer"


def place_tables(folder: Folder) -> tuple[str, ...]:
    """Names of the tables of places in a folder, sorted."""
    if not folder.is_dir():
        message = f"no gazetteer at {folder}: give a folder that holds the CSV tables"
        raise GazetteerError(message)
    other = (ACTORS_TABLE, DEMONYMS_TABLE, BORDERS_TABLE)
    found = (item.name for item in folder.iterdir() if item.name.endswith(".csv"))
    return tuple(sorted(name for name in found if name not in other))


def read_rows(folder: Folder, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Read a table row by row.

    Parameters
    ----------
    folder
        Folder of the gazetteer.
    table
        File name.
    columns
        The header that the table must have.

    Yields
    ------
    Row
        With the line on which the row ends.

    Raises
    ------
    GazetteerError
        If the table is missing, is no UTF-8, or header or row have other columns.
    """
    try:
        text = (folder / table).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        message = f"{table} is missing in {folder}: put the table back or name another folder"
        raise GazetteerError(message) from error
    except UnicodeDecodeError as error:
        message = f"{table} is not UTF-8 ({error.reason}): save it as UTF-8"
        raise GazetteerError(message) from error
    lines = csv.reader(text.splitlines(keepends=True))
    if tuple(next(lines, ())) != columns:
        message = f"{table} line 1: the header must be {','.join(columns)}"
        raise GazetteerError(message)
    for cells in lines:
        if not cells:
            continue
        if len(cells) != len(columns):
            message = (
                f"{table} line {lines.line_num}: {len(cells)} cells where {len(columns)} belong; "
                "quote cells that hold a comma"
            )
            raise GazetteerError(message)
        yield Row(table, lines.line_num, dict(zip(columns, cells, strict=True)))


def read_entries(folder: Folder) -> tuple[Entry, ...]:
    """Read all tables of places.

    Raises
    ------
    GazetteerError
        Naming the file and line of the first broken row.
    """
    tables = place_tables(folder)
    if not tables:
        message = f"no table of places in {folder}: give a folder that holds the CSV tables"
        raise GazetteerError(message)
    rows = (row for table in tables for row in read_rows(folder, table, COLUMNS))
    return with_short_forms(map(to_entry, rows))


def to_entry(row: Row) -> Entry:
    """Make the record of one row; a cell that cannot be read is an error that names it."""
    cells = row.cells
    if not (cells["id"] and cells["name"]):
        message = f"{row.where}: a row needs an id and a name"
        raise GazetteerError(message)
    if cells["precision"] not in PRECISIONS:
        raise _broken(row, "precision", f"one of {', '.join(PRECISIONS)}")
    return Entry(
        id=cells["id"],
        name=cells["name"],
        names=split_names(cells["names"]),
        lon=_number(row, "lon", -180, 180),
        lat=_number(row, "lat", -90, 90),
        feature_class=cells["feature_class"],
        feature_code=cells["feature_code"],
        country=cells["country"],
        admin1=cells["admin1"],
        admin2=cells["admin2"],
        population=_count(row),
        precision=cast(Precision, cells["precision"]),
        radius_km=_number(row, "radius_km", 0, 20_040),
        geometry=to_geometry(row),
        source=cells["source"],
    )


def read_demonyms(folder: Folder) -> dict[str, str]:
    """Read the table of demonyms: word to ISO 3166-1 alpha-2 code."""
    rows = read_rows(folder, DEMONYMS_TABLE, DEMONYM_COLUMNS)
    return {row.cells["demonym"]: row.cells["country"] for row in rows}


def read_borders(folder: Folder) -> dict[tuple[str, str], Geometry]:
    """Read the lines between countries, by the two codes in alphabetic order.

    A folder without that table has no borders; a report's "border" is then a wide circle.
    """
    if not (folder / BORDERS_TABLE).is_file():
        return {}
    borders: dict[tuple[str, str], Geometry] = {}
    for row in read_rows(folder, BORDERS_TABLE, BORDER_COLUMNS):
        first, second = sorted((row.cells["country_a"], row.cells["country_b"]))
        line = to_geometry(row)
        if line is not None:
            borders[first, second] = line
    return borders


def to_geometry(row: Row) -> Geometry | None:
    """Read the geometry of one row; None where it has none."""
    cell = row.cells["geometry"]
    if not cell:
        return None
    try:
        geometry = json.loads(cell)
    except ValueError:
        geometry = None
    if not isinstance(geometry, Mapping) or "type" not in geometry:
        raise _broken(row, "geometry", "a GeoJSON geometry, longitude first, or nothing")
    return geometry


def is_by_hand(entry: Entry) -> bool:
    """Whether an entry is of the tables made by hand, and not of the world's list or an import."""
    return not entry.id.startswith("gn-") and ":" not in entry.id


def is_country(entry: Entry) -> bool:
    """Whether an entry is a country or a dependent territory."""
    return entry.feature_class == "A" and entry.feature_code.startswith(_COUNTRY_CODES)


def split_names(cell: str) -> tuple[str, ...]:
    """Split a cell of names joined by ``|``; empty ones and repeats are left out."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, cell.split("|")))))


def _broken(row: Row, column: str, wanted: str) -> GazetteerError:
    return GazetteerError(f"{row.where}: {column} is {row.cells[column]!r}; write {wanted}")


def _number(row: Row, column: str, low: float, high: float) -> float:
    try:
        value = float(row.cells[column])
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        wanted = f"a number from {low} to {high}"
        raise _broken(row, column, wanted)
    return value


def _count(row: Row) -> int:
    cell = row.cells["population"] or "0"
    if not (cell.isascii() and cell.isdigit()):
        raise _broken(row, "population", "a whole number, or nothing where it is unknown")
    return int(cell)
