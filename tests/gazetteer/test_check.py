"""The check of the tables: sound ones pass, and every planted fault is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geo.gazetteer import check, gazetteer_folder
from tests.gazetteer.tables import ACTORS, DEMONYMS, PLACES, write_tables

OPEN_RING = '{"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 2]]]}'


def line(*positions: str) -> str:
    return f'{{"type": "LineString", "coordinates": [{", ".join(positions)}]}}'


def test_sound_tables_have_no_problem(tmp_path: Path) -> None:
    assert check(write_tables(tmp_path)) == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"id": "iq", "name": "Twice"}, "id 'iq' is taken by towns.csv line 2"),
        ({"id": "", "name": "Nameless"}, "a row needs an id and a name"),
        ({"name": "AL QA'IM", "lon": "40.99", "lat": "34.39"}, "is towns.csv line 7 again, 0.3 km"),
        ({"lon": "0", "lat": "0.0"}, "lies at 0, 0"),
        ({"lon": "191"}, "lon is '191'; write a number from -180 to 180"),
        ({"lat": "-91"}, "lat is '-91'; write a number from -90 to 90"),
        ({"lat": "north"}, "lat is 'north'"),
        ({"lat": "nan"}, "lat is 'nan'"),
        ({"radius_km": "-1"}, "radius_km is '-1'"),
        ({"population": "many"}, "population is 'many'"),
        ({"source": ""}, "no source"),
        ({"source": "rumour:1"}, "dataset 'rumour' is not explained in SOURCES.md"),
        ({"precision": "village"}, "precision is 'village'; write one of exact, "),
        ({"feature_class": "X"}, "feature_class is 'X'; write one of A H L"),
        ({"country": "XX"}, "country 'XX' has no row"),
        ({"admin1": "Ninewa"}, "admin1 'Ninewa' is no region of IQ"),
        ({"geometry": "{"}, "geometry is '{'; write a GeoJSON geometry"),
        ({"geometry": "[1, 2]"}, "geometry is '[1, 2]'"),
        ({"geometry": '{"type": "Circle"}'}, "unknown geometry type 'Circle'"),
        ({"geometry": '{"type": "Point", "coordinates": [45]}'}, "no position of longitude"),
        ({"geometry": '{"type": "Point", "coordinates": ["45", 3]}'}, "no position of longitude"),
        ({"geometry": line("[33, 44]", "[34, 95]")}, "[34, 95] is off the globe"),
        ({"geometry": line("[33, 44]")}, "at least 2 belongs"),
        ({"geometry": OPEN_RING}, "a ring is not closed"),
        ({"geometry": OPEN_RING.replace(", [2, 2]", "")}, "at least 4 belongs"),
        ({"geometry": '{"type": "MultiPolygon", "coordinates": []}'}, "at least 1 belongs"),
        ({"geometry": '{"type": "GeometryCollection"}'}, "unknown geometry type None"),
    ],
)  # fmt: skip
def test_a_planted_fault_of_a_place_is_named(
    tmp_path: Path, row: dict[str, str], problem: str
) -> None:
    planted = {"id": "planted", "name": "Planted", "lon": "45.5"} | row
    last = len(PLACES) + 2

    found = check(write_tables(tmp_path, places=[*PLACES, planted]))

    assert len(found) == 1, found
    assert found[0].startswith(f"towns.csv line {last}: ")
    assert problem in found[0]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"id": "stars"}, "id 'stars' is taken by actors.csv line 6"),
        ({"type": "gang"}, "type is 'gang'; write one of state, "),
        ({"name": ""}, "a row needs an id and a name"),
        ({"parents": "nobody"}, "'planted' names the unknown actor 'nobody'"),
        ({"backers": "stars|nobody"}, "'planted' names the unknown actor 'nobody'"),
        ({"aliases": "Brothers of stars"}, "means 'planted' and 'brothers'; keep one"),
        ({"aliases": "Old Guard", "valid_to": "2024"}, "means 'planted' and 'old'; keep one"),
        ({"source": ""}, "no source"),
        ({"country": "XX"}, "country 'XX' has no row"),
    ],
)
def test_a_planted_fault_of_an_actor_is_named(
    tmp_path: Path, row: dict[str, str], problem: str
) -> None:
    planted = {"id": "planted", "name": "Planted"} | row

    found = check(write_tables(tmp_path, actors=[*ACTORS, planted]))

    assert len(found) == 1, found
    assert found[0].startswith(f"actors.csv line {len(ACTORS) + 2}: ")
    assert problem in found[0]


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        ({"demonyms": [*DEMONYMS, ("Utopian", "XU")]}, "demonyms.csv line 7: country 'XU'"),
        ({"borders": [("IQ", "XX", line("[1, 1]", "[2, 2]"))]}, "country_b 'XX' has no row"),
        ({"borders": [("IQ", "SY", "nowhere")]}, "borders.csv line 2: geometry is 'nowhere'"),
        ({"borders": [("IQ", "SY", line("[1, 1]", "[2, 99]"))]}, "[2, 99] is off the globe"),
    ],
)
def test_a_planted_fault_of_another_table_is_named(
    tmp_path: Path, tables: dict[str, Any], problem: str
) -> None:
    (found,) = check(write_tables(tmp_path, **tables))

    assert problem in found


@pytest.mark.parametrize(
    ("table", "content", "problem"),
    [
        ("towns.csv", b"id,name\n", "towns.csv line 1: the header must be id,name,names,lon"),
        ("demonyms.csv", b"demonym,country,source\nIraqi,IQ\n", "demonyms.csv line 2: 2 cells"),
        ("actors.csv", b"\xff\xfe", "actors.csv is not UTF-8"),
        ("demonyms.csv", None, "demonyms.csv is missing"),
        ("SOURCES.md", None, "SOURCES.md is missing"),
    ],
)
def test_a_broken_table_is_named(
    tmp_path: Path, table: str, content: bytes | None, problem: str
) -> None:
    path = write_tables(tmp_path) / table
    path.unlink() if content is None else path.write_bytes(content)

    assert any(problem in line for line in check(tmp_path))


def test_the_bundled_tables_are_sound() -> None:
    assert check(gazetteer_folder()) == []
