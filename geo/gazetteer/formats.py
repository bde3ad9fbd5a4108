"""Reading foreign lists of places for `imports`: one format a function, told by the file itself.

============  =====================================================================
GeoNames      ``XX.txt`` or its ``.zip``: 19 columns, tabs, no header
Who's On      tab-separated with a header that has ``wof_id`` and ``placetype``;
First         rows that are no longer current, replaced or withdrawn are left out
GeoJSON       a FeatureCollection; properties are named as columns of CSV are, or as
              Who's On First names them
CSV           columns by name, see `_COLUMNS`; comma, semicolon or tab
============  =====================================================================

Files may be gzipped. Tables are read row by row; GeoJSON whole. The first row that cannot be
read is an error that names it.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from geo.errors import GazetteerError
from geo.gazetteer.foreign import Found, entry_of
from geo.gazetteer.shapes import centre
from geo.records import Entry, Geometry

_TEXTS = (".txt", ".csv", ".tsv", ".json", ".geojson")
_GEONAMES_COLUMNS = 19
_UNIT_COLUMNS = {"ADM1": (8, 10), "ADM2": (8, 10, 11)}
_PLACETYPES = {
    "country": "A.PCLI", "region": "A.ADM1", "county": "A.ADM2", "localadmin": "A.ADM3",
    "locality": "P.PPL", "borough": "P.PPLX", "macrohood": "P.PPLX", "neighbourhood": "P.PPLX",
    "microhood": "P.PPLX", "campus": "S.BLDG",
}  # fmt: skip
"""Placetype of Who's On First -> GeoNames class and code; others are localities (L)."""

_COLUMNS = {
    "name": "name", "lon": "lon longitude lng long x", "lat": "lat latitude y",
    "names": "names alternatenames alternate_names aliases", "id": "id geonameid",
    "country": "country cc country_code countrycode iso2", "admin1": "admin1 region province",
    "admin2": "admin2 county district", "feature_class": "feature_class class",
    "feature_code": "feature_code code", "population": "population pop", "radius_km": "radius_km",
}  # fmt: skip
"""Field -> the columns or properties that may hold it; case does not matter."""
_GENERIC = {other: field for field, others in _COLUMNS.items() for other in others.split()}
_WOF = {"wof_id", "placetype"}
_SIGN = re.compile(r"\d+\t[^\t]*\t[^\t]*\t")
_LARGEST_SHAPE = 20_000
"""Letters of a geometry in GeoJSON; a larger one gives its circle alone."""


def read_places(source: Path, name: str) -> Iterator[Entry]:
    """Read the places of a foreign list.

    Parameters
    ----------
    source
        The file.
    name
        What the import is called; the beginning of every id.

    Raises
    ------
    GazetteerError
        If the file is of no known format, or naming its first broken row.
    """
    with _opened(source) as file:
        try:
            for found in _rows(file, source):
                yield entry_of(found, name)
        except UnicodeDecodeError as error:
            message = f"{source.name}: not UTF-8 ({error.reason} at byte {error.start})"
            raise GazetteerError(message) from error
        except (csv.Error, EOFError, zipfile.BadZipFile, gzip.BadGzipFile) as error:
            message = f"{source.name}: cannot be read ({error})"
            raise GazetteerError(message) from error


@contextmanager
def _opened(source: Path) -> Iterator[TextIO]:
    try:
        if source.suffix == ".zip":
            with zipfile.ZipFile(source) as archive, archive.open(_member(archive)) as packed:
                yield io.TextIOWrapper(packed, "utf-8-sig", newline="")
        elif source.suffix == ".gz":
            with gzip.open(source, "rt", encoding="utf-8-sig", newline="") as text:
                yield text
        else:
            with source.open(encoding="utf-8-sig", newline="") as text:
                yield text
    except zipfile.BadZipFile as error:
        message = f"{source.name}: no list can be read from it ({error})"
        raise GazetteerError(message) from error


def _member(archive: zipfile.ZipFile) -> str:
    """Return the list in a ZIP file: its largest text, which the readme never is."""
    texts = [member for member in archive.infolist() if member.filename.endswith(_TEXTS)]
    if not texts:
        message = f"no {', '.join(_TEXTS)} in it"
        raise zipfile.BadZipFile(message)
    return max(texts, key=lambda member: member.file_size).filename


def _rows(file: TextIO, source: Path) -> Iterator[Found]:
    """Tell the format by the first line."""
    first = file.readline()
    lines, label = chain([first], file), source.name
    if first.lstrip()[:1] in ("{", "["):
        yield from _geojson(first + file.read(), label)
    elif first.count("\t") == _GEONAMES_COLUMNS - 1 and _SIGN.match(first):
        yield from _geonames(lines, label, _units(source))
    else:
        header = {column.strip().lower() for column in re.split(r"[\t,;]", first)}
        reader = _whosonfirst if header >= _WOF else _csv
        yield from reader(lines, label)


def _units(source: Path) -> dict[tuple[str, ...], str]:
    """Names of the first- and second-level units of a GeoNames dump, by country and codes."""
    units = {}
    with _opened(source) as file:
        for line in file:
            if "\tADM1\t" in line or "\tADM2\t" in line:
                cells = line.split("\t")
                units[tuple(cells[i] for i in _UNIT_COLUMNS[cells[7]])] = cells[1]
    return units


def _geonames(
    lines: Iterable[str], label: str, units: Mapping[tuple[str, ...], str]
) -> Iterator[Found]:
    columns = (
        "id", "name", "ascii", "names", "lat", "lon", "feature_class", "feature_code", "country",
    )  # fmt: skip
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            message = f"{label} line {number}: {len(cells)} columns, GeoNames has 19"
            raise GazetteerError(message)
        row = dict(zip(columns, cells, strict=False), population=cells[14], dataset="geonames")
        country, first, second = cells[8], cells[10], cells[11]
        row["admin1"] = units.get((country, first), "")
        row["admin2"] = units.get((country, first, second), "")
        yield Found(f"{label} line {number}", row, (cells[2], *cells[3].split(",")))


def _whosonfirst(lines: Iterable[str], label: str) -> Iterator[Found]:
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
    for row in rows:
        if None in row.values():
            message = f"{label} line {rows.line_num}: fewer columns than the header"
            raise GazetteerError(message)
        found = _of_whosonfirst(row, f"{label} line {rows.line_num}")
        if found:
            yield found


def _of_whosonfirst(row: Mapping[str, Any], where: str) -> Found | None:
    """Read a row or a feature's properties; None for a dead or nameless one."""
    if str(row.get("is_current", "")) == "0" or row.get("deprecated") or row.get("superseded"):
        return None
    others = (row.get(column) or "" for column in ("names_en", "names_ar", "names_fa_ku_tr_he"))
    english, *more = (cell.split("|") for cell in others)
    more.append([str(row.get("name_en") or ""), str(row.get("name_ar") or "")])
    name = str(row.get("name") or "")
    shown = next((n for n in (name, *english) if n.isascii() and len(n) > 1), name)
    if not shown:
        return None
    code = _PLACETYPES.get(row["placetype"], "L.LCTY")
    feature_class, _, feature_code = code.partition(".")
    cells = {
        "id": row["wof_id"], "dataset": "whosonfirst", "name": shown, "lon": row.get("lon"),
        "lat": row.get("lat"), "country": row.get("cc"), "admin1": row.get("region"),
        "admin2": row.get("county"), "population": row.get("pop"),
        "feature_class": feature_class, "feature_code": feature_code,
        "same_as": f"geonames:{row['gn_id']}" if row.get("gn_id") else "",
    }  # fmt: skip
    return Found(where, cells, (name, *english, *chain.from_iterable(more)))


def _csv(lines: Iterable[str], label: str) -> Iterator[Found]:
    lines = iter(lines)
    first = next(lines, "")
    delimiter = max("\t,;", key=first.count)
    rows = csv.DictReader(chain([first], lines), delimiter=delimiter, strict=True)
    known = {column: _GENERIC.get(column.strip().lower(), "") for column in rows.fieldnames or ()}
    missing = {"name", "lon", "lat"} - set(known.values())
    if missing:
        message = (
            f"{label} line 1: no column {', '.join(sorted(missing))}; CSV needs name, lon and "
            "lat, GeoNames dumps 19 columns with tabs"
        )
        raise GazetteerError(message)
    for row in rows:
        where = f"{label} line {rows.line_num}"
        if None in row or None in row.values():
            message = f"{where}: not as many cells as the header has columns"
            raise GazetteerError(message)
        cells = {field: row[column] for column, field in known.items() if field}
        yield _generic(cells, where)


def _geojson(text: str, label: str) -> Iterator[Found]:
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as error:
        message = f"{label}: no GeoJSON FeatureCollection ({error})"
        raise GazetteerError(message) from error
    for number, feature in enumerate(features, 1):
        where = f"{label} feature {number}"
        try:
            properties, geometry = feature["properties"], feature["geometry"]
            point = centre(geometry)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            message = f"{where}: no feature with a geometry ({error!r})"
            raise GazetteerError(message) from error
        own: dict[str, float | None] = {"lon": point.lon, "lat": point.lat}
        found: Found | None
        if properties.keys() >= _WOF:
            found = _of_whosonfirst({**properties, **own}, where)
        else:
            own["radius_km"] = point.radius_km or None
            given = {_GENERIC.get(str(key).lower(), ""): v for key, v in properties.items()}
            found = _generic({**own, **given}, where)
        if found:
            yield found._replace(geometry=_kept(geometry))


def _generic(cells: Mapping[str, Any], where: str) -> Found:
    names = cells.get("names") or ""
    split = names if isinstance(names, list) else re.split(r"[|]", str(names))
    row = where.rpartition(" ")[2]
    return Found(where, {**cells, "id": cells.get("id") or row}, map(str.strip, map(str, split)))


def _kept(geometry: Geometry) -> Geometry | None:
    """Keep an area or a line that is no burden to read; a point says nothing more."""
    if geometry["type"] == "Point" or len(json.dumps(geometry)) > _LARGEST_SHAPE:
        return None
    return geometry
