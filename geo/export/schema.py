"""JSON Schema (draft 2020-12) of a line and of the GeoJSON, built from the records themselves.

``python -m geo.export.schema [FOLDER]`` writes ``record.schema.json`` and ``geojson.schema.json``
into docs/. Types come from the fields, controlled words from their `Literal`, descriptions from
the docstrings under the fields, so that a schema cannot say anything but what the records do.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from geo.export.codes import ACLED_GEO_PRECISION, UCDP_WHERE_PREC
from geo.export.columns import COLUMNS, Column
from geo.export.lines import NOT_IN_LINE
from geo.export.meanings import meaning_of
from geo.records import (
    Attribution,
    Candidate,
    Claim,
    Correction,
    Document,
    Evidence,
    Geometry,
    Incident,
    Link,
    Place,
    Section,
    Sentence,
    Source,
    Span,
    Toponym,
    Weapon,
)
from geo.writing import write_text

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
FLAG: Schema = {"type": "boolean"}
LON: Schema = {"type": "number", "minimum": -180, "maximum": 180}
LAT: Schema = {"type": "number", "minimum": -90, "maximum": 90}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}

PLAIN: Mapping[Any, Schema] = {
    str: TEXT,
    int: COUNT,
    float: NUMBER,
    bool: FLAG,
    date: DAY,
    Geometry: {"$ref": "#/$defs/Geometry"},
}
"""Schema of the types that are no records; whole numbers are offsets and counts of people."""

BOUNDED: Mapping[str, Schema] = {"lon": LON, "lat": LAT, "confidence": SHARE, "score": SHARE}
"""Fields whose range is narrower than their type."""

GEOMETRY: Schema = {
    "type": "object",
    "description": "GeoJSON geometry: longitude first, outer rings counter-clockwise.",
    "properties": {"type": {"type": "string"}, "coordinates": {"type": "array"}},
    "required": ["type"],
}


def line_schema() -> Schema:
    """Return the schema of one line of the JSON Lines."""
    named = (
        Span, Section, Sentence, Weapon, Claim, Attribution, Evidence, Source, Link, Correction,
        Candidate,
    )  # fmt: skip
    return {
        "$schema": DRAFT,
        "title": "strikemap record: one report",
        **_object(
            {
                **_members(Document),
                "notes": {"type": "array", "items": TEXT},
                "toponyms": {"type": "array", "items": {"$ref": "#/$defs/Toponym"}},
                "incidents": {"type": "array", "items": {"$ref": "#/$defs/Incident"}},
            }
        ),
        "$defs": {
            **{cls.__name__: SAID_OTHERWISE.get(cls, _record)(cls) for cls in (*named, *SPECIAL)},
            "Location": _location(),
            "Geometry": GEOMETRY,
        },
    }


def geojson_schema() -> Schema:
    """Return the schema of a whole GeoJSON file."""
    pair = {"type": "array", "prefixItems": [LON, LAT], "items": False, "minItems": 2}
    at = _object({"type": {"const": "Point"}, "coordinates": pair})
    feature = {
        "type": {"const": "Feature"},
        "id": TEXT,
        "geometry": _nullable(at),
        "properties": _object({column.name: _column(column) for column in COLUMNS}),
    }
    collection = {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": _object(feature)},
        "bbox": {"type": "array", "prefixItems": [LON, LAT, LON, LAT], "minItems": 4},
        "attribution": TEXT,
        "reports": {"type": "array", "items": _report()},
    }
    title = "strikemap incidents as GeoJSON"
    used = _object(collection, optional=("bbox",))
    return {"$schema": DRAFT, "title": title, **used, "$defs": line_schema()["$defs"]}


def _report() -> Schema:
    """Return the schema of what belongs to a report: a line with ids for its incidents."""
    line = line_schema()
    members = {**line["properties"], "incidents": {"type": "array", "items": TEXT}}
    return _object(members)


# ---------------------------------------------------------------- records


def _record(cls: type) -> Schema:
    summary = (inspect.getdoc(cls) or "").partition("\n")[0]
    return {"description": summary, **_object(_members(cls), optional=("part",))}


def _members(cls: type) -> Schema:
    """Return the members that a record gives to an object, as `lines` says them."""
    hints = get_type_hints(cls)
    made: Schema = {}
    for name in (field.name for field in fields(cls)):
        if name in NOT_IN_LINE.get(cls, ()):
            continue
        if name == "span":
            made |= _members(Span)
            continue
        made[name] = {**_type(hints[name], BOUNDED.get(name))}
        if meaning := meaning_of(cls, name):
            made[name]["description"] = meaning
    return made


def _type(hint: Any, bounded: Schema | None = None) -> Schema:
    if hint in PLAIN:
        return bounded or PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0])}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return _nullable(_type(arguments[0], bounded))
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _codes(table: Mapping[Any, int | None]) -> Schema:
    used = {code for code in table.values() if code is not None}
    return {"enum": [*sorted(used), None]}


# ---------------------------------------------------------------- said otherwise


def _location() -> Schema:
    members = {
        "name": TEXT,
        **_members(Place),
        "acled_geo_precision": _codes(ACLED_GEO_PRECISION),
        "ucdp_where_prec": _codes(UCDP_WHERE_PREC),
        "entry_id": _nullable(TEXT),
        "entry_lon": _nullable(LON),
        "entry_lat": _nullable(LAT),
        "feature_code": TEXT,
        "source": TEXT,
    }
    return _object(members)


def _place(_: type) -> Schema:
    members = _location()["properties"] | _members(Toponym)
    return _object(members, optional=("part",))


def _toponym(_: type) -> Schema:
    place = _nullable({"$ref": "#/$defs/Location"})
    return _object({**_members(Toponym), "place": place}, optional=("part",))


def _candidate(_: type) -> Schema:
    told = ("name", "country", "admin1", "feature_code")
    entry = {"id": TEXT, "lon": LON, "lat": LAT, **dict.fromkeys(told, TEXT)}
    score = {"score": SHARE, "reasons": {"type": "array", "items": TEXT}}
    return _object(entry | score)


def _incident(_: type) -> Schema:
    names = {"type": "array", "items": TEXT}
    harms = ("killed", "injured", "missing", "captured")
    figures = [f"{harm}_{bound}" for harm in harms for bound in ("min", "max")]
    derived = {
        **dict.fromkeys(figures, _nullable(COUNT)),
        **dict.fromkeys(("main", "placed"), FLAG),
        **dict.fromkeys(("perpetrators", "targets"), names),
    }
    return _object(_members(Incident) | derived)


SPECIAL = (Place, Toponym, Incident)
SAID_OTHERWISE = {
    Place: _place,
    Toponym: _toponym,
    Candidate: _candidate,
    Incident: _incident,
}
"""Records that a line says otherwise than field by field; see `geo.export.lines.SHAPES`."""


# ---------------------------------------------------------------- columns

CELL: Mapping[str, Schema] = {
    "text": TEXT,
    "json": {"type": "string", "contentMediaType": "application/json"},
    "integer": COUNT,
    "number": NUMBER,
    "boolean": FLAG,
    "date": DAY,
}


def _column(column: Column) -> Schema:
    cell = {"enum": list(column.words)} if column.words else CELL[column.type]
    schema = cell if column.always else _nullable(cell)
    return {**schema, "description": column.meaning}


# ---------------------------------------------------------------- files

FILES = {"record.schema.json": line_schema, "geojson.schema.json": geojson_schema}


def as_text(schema: Schema) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main(folder: Path) -> None:
    """Write the schemas into a folder."""
    for name, build in FILES.items():
        write_text(folder / name, as_text(build()))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
