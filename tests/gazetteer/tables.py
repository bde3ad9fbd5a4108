"""A small gazetteer for tests, written to a folder; real places, invented groups."""

from __future__ import annotations

import csv
from pathlib import Path

from geo.gazetteer import actors as actors_table
from geo.gazetteer.entries import BORDER_COLUMNS, COLUMNS, DEMONYM_COLUMNS

PLACE = {
    "lon": "44.0", "lat": "33.0", "feature_class": "P", "feature_code": "PPL", "country": "IQ",
    "population": "0", "precision": "town", "radius_km": "5", "source": "hand:1",
}  # fmt: skip
COUNTRY = {"feature_class": "A", "feature_code": "PCLI", "precision": "country"}
ACTOR = {"type": "rebel", "source": "hand:1"}

PLACES = [
    {"id": "iq", "name": "Iraq", "names": "العراق", **COUNTRY},
    {"id": "sy", "name": "Syria", "lon": "38.0", "lat": "35.0", **COUNTRY, "country": "SY"},
    {"id": "us", "name": "United States", "names": "US|U.S.", "lon": "-98.5", "lat": "39.8",
     **COUNTRY, "country": "US"},
    {"id": "sd", "name": "Sudan", "lon": "30.0", "lat": "15.0", **COUNTRY, "country": "SD"},
    {"id": "iq-anbar", "name": "Anbar", "names": "Al Anbar", "lon": "42.0", "lat": "33.0",
     "feature_class": "A", "feature_code": "ADM1", "precision": "province"},
    {"id": "iq-qaim", "name": "al-Qaim", "names": "Kaim|القائم", "lon": "40.9895",
     "lat": "34.3925", "admin1": "Anbar", "population": "74100"},
    {"id": "iq-qaim-south", "name": "Al Qa'im", "lon": "44.539", "lat": "31.591"},
    {"id": "sy-deir", "name": "Deir ez-Zor", "lon": "40.141", "lat": "35.336", "country": "SY",
     "population": "211857", "feature_code": "PPLA"},
    {"id": "sy-kamal", "name": "Abu Kamal", "lon": "40.919", "lat": "34.45", "country": "SY"},
    {"id": "sy-york", "name": "York", "lon": "36.0", "lat": "34.0", "country": "SY"},
    {"id": "us-ny", "name": "New York", "names": "NY", "lon": "-74.0", "lat": "40.7",
     "country": "US"},
    {"id": "sea", "name": "Red Sea", "lon": "38.0", "lat": "20.0", "country": "",
     "feature_class": "H", "feature_code": "SEA", "precision": "sea",
     "geometry": '{"type": "LineString", "coordinates": [[34, 28], [43, 13]]}'},
]  # fmt: skip
ACTORS = [
    {"id": "us_state", "name": "United States", "aliases": "White House", "type": "state",
     "context_aliases": "Washington", "country": "US"},
    {"id": "us_mil", "name": "US military", "type": "state_forces", "country": "US",
     "parents": "us_state"},
    {"id": "old", "name": "Syria", "aliases": "Old Guard", "type": "state", "country": "SY",
     "valid_to": "2024-12-08"},
    {"id": "new", "name": "Syria", "aliases": "Old Guard", "type": "state", "country": "SY",
     "valid_from": "2024-12-08"},
    {"id": "stars", "name": "Army of Stars", "aliases": "Stars|AS", "parents": "state_iq"},
    {"id": "brothers", "name": "Brothers of Stars"},
    {"id": "backed", "name": "Sudan-backed groups", "type": "generic", "backers": "state_sd"},
    {"id": "gunmen", "name": "Gunmen", "aliases": "gunmen|unknown gunmen", "type": "generic"},
]  # fmt: skip
DEMONYMS = [("Iraqi", "IQ"), ("Iraqis", "IQ"), ("Syrian", "SY"), ("American", "US"),
            ("Sudanese", "SD")]  # fmt: skip


def write_tables(
    folder: Path,
    *,
    places: list[dict[str, str]] = PLACES,
    actors: list[dict[str, str]] = ACTORS,
    demonyms: list[tuple[str, str]] = DEMONYMS,
    borders: list[tuple[str, str, str]] | None = None,
) -> Path:
    """Write the tables; a missing cell of a place or actor is filled with a sound one."""
    folder.mkdir(exist_ok=True)
    _write(folder / "towns.csv", COLUMNS, [PLACE | row for row in places])
    _write(folder / "actors.csv", actors_table.COLUMNS, [ACTOR | row for row in actors])
    rows = [{"demonym": d, "country": c, "source": "hand:1"} for d, c in demonyms]
    _write(folder / "demonyms.csv", DEMONYM_COLUMNS, rows)
    line = '{"type": "LineString", "coordinates": [[41, 34], [42, 37]]}'
    lines = [("IQ", "SY", line)] if borders is None else borders
    cells = [dict(zip(BORDER_COLUMNS, (*row, "hand:1"), strict=True)) for row in lines]
    _write(folder / "borders.csv", BORDER_COLUMNS, cells)
    (folder / "SOURCES.md").write_text("# Sources\n\n- `hand`: written by hand\n", "utf-8")
    return folder


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
