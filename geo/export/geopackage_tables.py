"""The tables of a GeoPackage: ours, and those that the OGC standard 12-128 (version 1.3) asks for.

Everything here is fixed text but the styles and the extents: no word of a report reaches SQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.export.columns import COLUMNS, Column, Named
from geo.export.parts import part_columns
from geo.export.shapes import SHAPE_COLUMNS
from geo.export.styles import FILL, LINE, MARKER, style
from geo.records import Claim, Source

APPLICATION_ID = 0x47504B47
"""The letters GPKG, by which a file is known."""
VERSION = 10300
LARGE_PAGE, SMALL_PAGE = 65536, 4096
"""Bytes of a page while rows come in, whose number nobody knows, and in a file that stays small."""
SMALL = 2_000
"""Incidents up to which a file is small: each table, also an empty one, takes a page or two."""

SQL_TYPES = {
    "text": "TEXT",
    "json": "TEXT",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of ours; one with a geometry is a layer."""

    name: str
    columns: tuple[Column | Named, ...]
    about: str
    geometry: str = ""
    """POINT, MULTIPOLYGON ...; empty for a table without."""
    symbol: str = ""
    key: str = ""
    """The column whose values are the ids of incidents; ``id``, in `incidents`, holds each once."""


REPORT_COLUMNS = (
    Named("id", "text", "Id of the report"),
    Named("title", "text", "Its title"),
    Named("publisher", "text", "Its publisher"),
    Named("url", "text", "Its address"),
    Named("published", "date", "Day of its publication"),
    Named("language", "text", "ISO 639-1 code"),
    Named("record", "json", "All that belongs to the report and to no incident, and their ids"),
)

TABLES: Mapping[str, Layer] = {
    "incidents": Layer("incidents", COLUMNS, "Incidents as reported", "POINT", MARKER, "id"),
    "areas": Layer(
        "areas", SHAPE_COLUMNS, "Areas of places", "MULTIPOLYGON", FILL, "incident_id"
    ),
    "lines": Layer(
        "lines", SHAPE_COLUMNS, "Stretches of borders", "MULTILINESTRING", LINE, "incident_id"
    ),
    "claims": Layer(
        "claims", part_columns(Claim), "Numbers of dead or hurt, and who states them",
        key="incident_id",
    ),
    "sources": Layer(
        "sources", part_columns(Source), "Reports of each incident", key="incident_id"
    ),
    "reports": Layer("reports", REPORT_COLUMNS, "Every report that was read"),
}  # fmt: skip
"""Our tables, in the order in which a GIS lists them."""

WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)

SYSTEMS = (
    ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84, "longitude and latitude in degrees"),
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"),
)
"""The reference systems that every GeoPackage must name."""

STANDARD = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
  description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES
  gpkg_contents(table_name), column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL,
  m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL REFERENCES gpkg_contents(table_name),
  column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
  constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC,
  max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
  f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
"""

SPEC = "http://www.geopackage.org/spec130/#extension_"

TRIGGERS = """
CREATE TRIGGER rtree_{t}_geom_insert AFTER INSERT ON {t}
  WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_{t}_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
    ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{t}_geom_update1 AFTER UPDATE OF geom ON {t}
  WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_{t}_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
    ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{t}_geom_update2 AFTER UPDATE OF geom ON {t}
  WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_{t}_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_{t}_geom_update3 AFTER UPDATE ON {t}
  WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_{t}_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_{t}_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),
    ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{t}_geom_update4 AFTER UPDATE ON {t}
  WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_{t}_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_{t}_geom_delete AFTER DELETE ON {t} WHEN old.geom NOT NULL BEGIN
  DELETE FROM rtree_{t}_geom WHERE id = OLD.fid; END;
"""
"""What keeps the spatial index right when a GIS edits a layer; it brings the functions."""


def prepare(file: sqlite3.Connection) -> None:
    """Make the empty tables. The file is one that nobody reads yet, so a journal is no use.

    Rows of some kilobytes want pages that hold many: fewer are written, and less is left empty.
    """
    for setting in (f"page_size = {LARGE_PAGE}", f"application_id = {APPLICATION_ID}",
                    f"user_version = {VERSION}", "journal_mode = OFF", "synchronous = OFF",
                    "cache_size = -65536"):  # fmt: skip
        file.execute(f"PRAGMA {setting}")
    file.executescript(STANDARD)
    file.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SYSTEMS)
    for layer in TABLES.values():
        file.execute(_table(layer))
        if layer.geometry:
            file.execute(
                f"CREATE VIRTUAL TABLE {index_of(layer.name)}"
                " USING rtree(id, minx, maxx, miny, maxy)"
            )


def shrunk(file: sqlite3.Connection) -> None:
    """Write a small file once more, in small pages."""
    file.execute(f"PRAGMA page_size = {SMALL_PAGE}")
    file.execute("VACUUM")


def index_of(layer: str) -> str:
    """Return the name of a layer's spatial index, as the standard has it."""
    return f"rtree_{layer}_geom"


def _table(layer: Layer) -> str:
    columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    columns += [f"geom {layer.geometry}"] if layer.geometry else []
    for column in layer.columns:
        told = f'"{column.name}" {SQL_TYPES[column.type]}'
        if column.name == layer.key:
            told += " NOT NULL" if layer.key == "id" else " NOT NULL REFERENCES incidents(id)"
        columns.append(told)
    return f"CREATE TABLE {layer.name} ({', '.join(columns)})"


def insert(file: sqlite3.Connection, layer: Layer, rows: Iterable[Sequence[Any]]) -> None:
    """Put rows into a table: number, geometry if it has one, then its columns."""
    count = 1 + bool(layer.geometry) + len(layer.columns)
    file.executemany(f"INSERT INTO {layer.name} VALUES ({', '.join('?' * count)})", rows)


def finish(
    file: sqlite3.Connection,
    actors: Sequence[str],
    newest: date,
    boxes: Mapping[str, Sequence[float] | None],
) -> None:
    """Write what is told about the tables: extents, columns, indices, styles.

    Parameters
    ----------
    file
        The file with all its rows.
    actors
        First actors of the incidents, those named most often first.
    newest
        Day that stands as the last change.
    boxes
        West, south, east and north of each layer that has a geometry.
    """
    changed = f"{newest.isoformat()}T00:00:00.000Z"
    for layer in TABLES.values():
        kind = "features" if layer.geometry else "attributes"
        box = boxes.get(layer.name) or (None,) * 4
        srs = 4326 if layer.geometry else None
        told = (layer.name, kind, layer.name, layer.about, changed, *box, srs)
        file.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", told)
        if layer.geometry:
            file.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
                         (layer.name, layer.geometry))  # fmt: skip
            for trigger in TRIGGERS.format(t=layer.name).split("END;")[:-1]:
                file.execute(f"{trigger} END")
            _put_style(file, layer, style(layer.symbol, actors), changed)
        if layer.key:  # made when all rows are there, since ids come in no order
            sort = "UNIQUE INDEX" if layer.key == "id" else "INDEX"
            file.execute(f"CREATE {sort} {layer.name}_of ON {layer.name}({layer.key})")
    kept = ("layer_styles", "attributes", "layer_styles", "", changed, *(None,) * 5)
    file.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kept)
    file.executemany("INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", _extensions())
    file.executemany(
        "INSERT INTO gpkg_data_columns(table_name, column_name, description) VALUES (?, ?, ?)",
        [(t.name, column.name, column.meaning) for t in TABLES.values() for column in t.columns],
    )


def _put_style(file: sqlite3.Connection, layer: Layer, qml: str, changed: str) -> None:
    file.execute(
        "INSERT INTO layer_styles(f_table_catalog, f_table_schema, f_table_name,"
        " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,"
        " update_time) VALUES ('', '', ?, 'geom', 'by actor', ?, '', 1, ?, '', ?)",
        (layer.name, qml, "Coloured by the first actor named, shown over its days", changed),
    )


def _extensions() -> Iterable[tuple[str | None, str | None, str, str, str]]:
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        yield table, None, "gpkg_schema", f"{SPEC}schema", "read-write"
    for layer in TABLES.values():
        if layer.geometry:
            yield layer.name, "geom", "gpkg_rtree_index", f"{SPEC}rtree", "write-only"
