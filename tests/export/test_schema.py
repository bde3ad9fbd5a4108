"""The published schemas are built from the records, and real output keeps them."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import geo
from geo.export import as_line, from_line, schema, write
from geo.records import Extraction
from tests.samples import extraction, extractions, incident, place

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CHECK_DAYS = jsonschema.FormatChecker(["date"])
LINE = jsonschema.Draft202012Validator(schema.line_schema(), format_checker=CHECK_DAYS)
GEOJSON = jsonschema.Draft202012Validator(schema.geojson_schema(), format_checker=CHECK_DAYS)


@pytest.mark.parametrize("name", schema.FILES)
def test_the_published_file_is_the_one_built(name: str) -> None:
    published = (DOCS / name).read_text("utf-8")
    assert published == schema.as_text(schema.FILES[name]()), "run `python -m geo.export.schema`"
    jsonschema.Draft202012Validator.check_schema(json.loads(published))


@pytest.mark.parametrize("name", schema.FILES)
def test_the_command_writes_what_is_published(name: str, tmp_path: Path) -> None:
    schema.main(tmp_path)
    assert (tmp_path / name).read_bytes() == (DOCS / name).read_bytes()


@pytest.mark.parametrize("index", range(3))
def test_a_line_keeps_the_schema(index: int) -> None:
    LINE.validate(json.loads(json.dumps(as_line(extractions()[index]))))


def test_an_unresolved_place_keeps_the_schema() -> None:
    nothing = place(entry=None)
    LINE.validate(
        as_line(extraction(toponyms=(nothing,), incidents=(incident(places=(nothing,)),)))
    )


@pytest.mark.parametrize("made", [extractions(), (), (extraction(incidents=()),)])
def test_a_geojson_file_keeps_the_schema(made: Any, tmp_path: Path) -> None:
    file = write(made, tmp_path / "a.geojson")
    GEOJSON.validate(json.loads(file.read_text("utf-8")))


@pytest.fixture(scope="module")
def real() -> list[Extraction]:
    """What really comes out of the seeds."""
    gazetteer = geo.load()
    reports = list(geo.read([ROOT / "seeds"]))
    return [geo.extract(one, gazetteer) for one in reports if isinstance(one, geo.Document)]


def test_real_reports_keep_the_schemas(real: list[Extraction], tmp_path: Path) -> None:
    assert len(real) == 2
    for extraction_ in real:
        line = json.loads(json.dumps(as_line(extraction_)))
        assert line["incidents"]
        LINE.validate(line)
        assert as_line(from_line(line)) == line
    file = write(real, tmp_path / "real.geojson")
    GEOJSON.validate(json.loads(file.read_text("utf-8")))


MISSING = object()


def damaged(value: Any, way: tuple[str | int, ...], planted: object) -> Any:
    """Return a copy with another value, or none, at the end of a way."""
    made = inside = copy.deepcopy(value)
    *before, last = way
    for key in before:
        inside = inside[key]
    if planted is MISSING:
        del inside[last]
    else:
        inside[last] = planted
    return made


@pytest.mark.parametrize(
    ("way", "planted"),
    [
        (("kind",), MISSING),
        (("extra",), 1),
        (("kind",), "rumour"),
        (("date_start",), "10 March"),
        (("killed_min",), -1),
        (("killed_min",), 1.5),
        (("confidence",), 1.1),
        (("places", 0, "lon"), 181.0),
        (("places", 0, "acled_geo_precision"), 4),
        (("claims", 0, "start"), MISSING),
        (("attributions", 0, "status"), "certain"),
    ],
)
def test_a_damaged_incident_breaks_the_schema(way: tuple[str | int, ...], planted: object) -> None:
    line = as_line(extractions()[0])
    assert not LINE.is_valid(damaged(line, ("incidents", 0, *way), planted))


@pytest.mark.parametrize(
    ("way", "planted"),
    [
        (("id",), MISSING),
        (("properties", "actor"), MISSING),
        (("properties", "start_date"), "2021-02-30"),
        (("properties", "id"), None),
        (("geometry", "type"), "Polygon"),
        (("geometry", "coordinates"), [33.0, 140.0]),
    ],
)
def test_a_damaged_feature_breaks_the_schema(
    way: tuple[str | int, ...], planted: object, tmp_path: Path
) -> None:
    found = json.loads(write(extractions(), tmp_path / "a.geojson").read_text("utf-8"))
    assert not GEOJSON.is_valid(damaged(found, ("features", 0, *way), planted))


def test_descriptions_come_from_the_records() -> None:
    span = schema.line_schema()["$defs"]["Span"]["properties"]
    assert span["end"]["description"] == "One past the last code point."
