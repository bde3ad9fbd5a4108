"""The GeoJSON keeps RFC 7946 and opens in GDAL as what it is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyogrio  # type: ignore[import-untyped]
import pytest
import shapely

from geo.export import as_line, to_geodataframe, write
from geo.export.coordinates import number, right_handed
from geo.export.geojson import feature
from geo.records import Extraction, Geometry
from tests.samples import (
    EAST_OF_BAGHDAD,
    FRONTIER,
    circle,
    extraction,
    extractions,
    incident,
    place,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXPECTED = HERE / "expected.geojson"
"""Made with ``write(extractions()[:1], ...)`` and read by eye; make it anew the same way."""

DATES = ("start_date", "end_date", "event_date", "source_date")

needs_gdal = pytest.mark.skipif(
    shutil.which("ogrinfo") is None, reason="GDAL's ogrinfo is missing; install gdal-bin"
)


def collection(folder: Path, *made: Extraction) -> dict[str, Any]:
    file = write(made or extractions(), folder / "incidents.geojson", force=True)
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


# ---------------------------------------------------------------- RFC 7946


def test_the_file_of_a_report_is_as_expected(tmp_path: Path) -> None:
    assert collection(tmp_path, extractions()[0]) == json.loads(EXPECTED.read_text("utf-8"))


def test_members_are_those_of_the_standard_and_a_credit(tmp_path: Path) -> None:
    found = collection(tmp_path)
    assert set(found) == {"type", "features", "bbox", "attribution", "reports"}
    assert found["type"] == "FeatureCollection"
    assert {frozenset(f) for f in found["features"]} == {
        frozenset({"type", "id", "geometry", "properties"})
    }


def test_longitude_comes_first() -> None:
    rutba = place(lon=40.2853, lat=33.0381)
    assert feature(incident(places=(rutba,)))["geometry"]["coordinates"] == [40.2853, 33.0381]


def test_the_box_holds_what_is_placed_west_south_east_north(tmp_path: Path) -> None:
    assert collection(tmp_path)["bbox"] == [36.9088, 12.7855, 45.0187, 35.0]


@pytest.mark.parametrize("incidents", [(), (incident(places=()),)])
def test_without_a_place_there_is_no_box(tmp_path: Path, incidents: Any) -> None:
    found = collection(tmp_path, extraction(incidents=incidents))
    assert "bbox" not in found
    assert [f["geometry"] for f in found["features"]] == [None] * len(incidents)


def test_ids_are_unique_and_stand_twice(tmp_path: Path) -> None:
    one, two, three = extractions()
    features = collection(tmp_path, one, two, three, two)["features"]
    ids = [f["id"] for f in features]
    assert len(set(ids)) == len(ids) == 12
    assert ids == [f["properties"]["id"] for f in features]


def test_every_incident_is_a_feature_in_its_order(tmp_path: Path) -> None:
    wanted = [i.id for e in extractions() for i in e.incidents]
    assert [f["id"] for f in collection(tmp_path)["features"]] == wanted


def test_every_feature_has_the_same_keys_in_the_same_order(tmp_path: Path) -> None:
    keys = {tuple(f["properties"]) for f in collection(tmp_path)["features"]}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("changes", "placed"),
    [
        ({"precision": "exact"}, True),
        ({"precision": "province"}, True),
        ({"precision": "country"}, True),
        ({"precision": "border", "lon": None, "lat": None}, False),
        ({"precision": "unknown"}, False),
        ({"precision": "unknown", "lon": None, "lat": None}, False),
    ],
)
def test_only_what_may_be_a_point_is_one(changes: dict[str, Any], placed: bool) -> None:
    made = feature(incident(places=(place(**changes),)))
    assert (made["geometry"] is not None) is placed
    assert made["properties"]["place_precision"] == changes["precision"]


def test_six_decimals_are_written() -> None:
    made = feature(incident(places=(place(lon=41.123456789, lat=-0.00000001),)))
    assert made["geometry"]["coordinates"] == [41.123457, 0.0]
    assert str(number(-0.00000001)) == "0.0"


SQUARE = [[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]]
HOLE = [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]
AREAS: dict[str, Geometry] = {
    "clockwise": EAST_OF_BAGHDAD,
    "counter-clockwise": circle(40.0, 33.0, 10.0),
    "with a hole": {"type": "Polygon", "coordinates": [SQUARE, HOLE]},
    "turned hole": {"type": "Polygon", "coordinates": [SQUARE[::-1], HOLE[::-1]]},
    "two parts": {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [SQUARE[::-1]]]},
}


@pytest.mark.parametrize("name", AREAS)
def test_outer_rings_turn_left_and_holes_right(name: str) -> None:
    line = as_line(extraction(incidents=(incident(places=(place(geometry=AREAS[name]),)),)))
    geometry = shapely.geometry.shape(line["incidents"][0]["places"][0]["geometry"])
    for polygon in getattr(geometry, "geoms", [geometry]):
        assert shapely.is_ccw(polygon.exterior)
        assert not any(shapely.is_ccw(hole) for hole in polygon.interiors)


@pytest.mark.parametrize("name", AREAS)
def test_turning_keeps_the_area_and_is_done_once(name: str) -> None:
    turned = right_handed(AREAS[name])
    before, after = shapely.geometry.shape(dict(AREAS[name])), shapely.geometry.shape(turned)
    assert after.area == pytest.approx(before.area, rel=1e-4)
    assert right_handed(turned) == turned


def test_a_line_keeps_its_direction_and_a_collection_its_parts() -> None:
    both: Geometry = {"type": "GeometryCollection", "geometries": [FRONTIER, EAST_OF_BAGHDAD]}
    line, area = right_handed(both)["geometries"]
    assert line == FRONTIER
    assert area["coordinates"][0] == EAST_OF_BAGHDAD["coordinates"][0][::-1]


# ---------------------------------------------------------------- properties


def properties(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = feature(incident(**changes))["properties"]
    return found


def test_a_month_has_a_first_and_a_last_day_but_no_event_date(tmp_path: Path) -> None:
    shells = collection(tmp_path)["features"][2]["properties"]
    dates = {"start_date": "2021-01-01", "end_date": "2021-01-31", "event_date": None}
    codes = {"date_precision": "month", "time_precision": 3, "date_prec": 4}
    assert {key: shells[key] for key in dates | codes} == dates | codes


def test_no_casualties_said_is_null_and_none_hurt_is_zero(tmp_path: Path) -> None:
    features = {f["id"]: f["properties"] for f in collection(tmp_path)["features"]}
    shells, market = extractions()[0].incidents[2], extractions()[1].incidents[2]
    assert [features[shells.id][k] for k in ("killed_min", "killed_max")] == [None, None]
    assert [features[market.id][k] for k in ("killed_min", "killed_max")] == [0, 0]


def test_what_is_not_said_is_null_not_empty() -> None:
    assert "" not in properties(places=(), summary="").values()


def test_lists_are_json_text() -> None:
    made = feature(extractions()[0].incidents[0])["properties"]
    claims = json.loads(made["claims"])
    assert [(c["killed_min"], c["claimant"]) for c in claims] == [
        (2, "the River Brigade"),
        (6, "a security source"),
    ]
    assert made["actor"] == "Lake Coalition"
    assert (made["actor_status"], made["target"], made["target_what"]) == (
        "accused",
        "River Brigade",
        "a depot",
    )


def test_a_denial_alone_names_nobody_but_keeps_its_status() -> None:
    denied = extractions()[0].incidents[0].attributions[1]
    made = properties(attributions=(denied,))
    assert (made["actor"], made["actor_status"]) == (None, "denied")


def test_a_further_place_is_credited_too(tmp_path: Path) -> None:
    both = incident(places=(place(licence="A"), place(licence="B")))
    assert collection(tmp_path, extraction(incidents=(both,)))["attribution"].endswith("A; B.")


def test_the_credit_names_the_licences_of_what_is_placed(tmp_path: Path) -> None:
    assert collection(tmp_path)["attribution"] == (
        "Records: strikemap, from the reports named in each feature. Coordinates: "
        "OpenStreetMap contributors, ODbL 1.0; Wikidata contributors, CC0 1.0."
    )


# ---------------------------------------------------------------- bytes

SCRIPT = """
import sys
from geo.export import write
from tests.samples import extractions
for ending in ("geojson", "jsonl"):
    write(extractions(), f"{sys.argv[1]}.{ending}")
"""


def test_bytes_are_equal_whatever_the_hash_seed(tmp_path: Path) -> None:
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / seed)]
        subprocess.run(
            command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, timeout=60
        )
    for ending in ("geojson", "jsonl"):
        made = {(tmp_path / f"{seed}.{ending}").read_bytes() for seed in "012"}
        assert len(made) == 1
        [content] = made
        assert content.endswith(b"}\n")
        assert b"\r" not in content


# ---------------------------------------------------------------- GDAL and geopandas


def test_geopandas_reads_days_as_dates_and_text_as_text(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "incidents.geojson")
    info = pyogrio.read_info(file)
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert {types[name] for name in DATES} == {"datetime64[D]"}
    assert {types[name] for name in ("claims", "places", "id", "links")} == {"object"}
    assert (info["geometry_type"], info["features"]) == ("Point", 12)
    assert info["crs"] == "EPSG:4326"


@needs_gdal
def test_ogrinfo_reads_the_file_without_a_warning(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "incidents.geojson")
    command = ["ogrinfo", "-so", "-al", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    for line in ("Geometry: Point", "Feature Count: 12", 'ID["EPSG",4326]'):
        assert line in done.stdout
    for line in ("start_date: Date", "claims: String", "killed_min: Integer ", "admin1: String"):
        assert line in done.stdout
    assert "Extent: (36.908800, 12.785500) - (45.018700, 35.000000)" in done.stdout


@needs_gdal
def test_ogr2ogr_carries_every_value_through_a_geopackage(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "incidents.geojson")
    for source, goal in (("incidents.geojson", "a.gpkg"), ("a.gpkg", "back.geojson")):
        command = ["ogr2ogr", str(tmp_path / goal), str(tmp_path / source)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert done.stderr == ""
    before, after = (
        [f["properties"] for f in json.loads(path.read_text("utf-8"))["features"]]
        for path in (file, tmp_path / "back.geojson")
    )
    for was, now in zip(before, after, strict=True):
        # GDAL writes 2021/03/11 and turns JSON text into JSON: neither is a loss.
        for name in DATES:
            now[name] = now[name] and now[name].replace("/", "-")
        for name, value in now.items():
            now[name] = value if not isinstance(value, list | dict) else json.dumps(value)
        texts = [n for n, v in was.items() if isinstance(v, str) and v[0] in "[{"]
        assert {n: json.loads(was[n]) for n in texts} == {n: json.loads(now[n]) for n in texts}
        assert {n: v for n, v in was.items() if n not in texts} == {
            n: v for n, v in now.items() if n not in texts
        }


# ---------------------------------------------------------------- frames


def test_a_frame_has_the_rows_of_the_geojson(tmp_path: Path) -> None:
    frame = to_geodataframe(extractions())
    features = collection(tmp_path)["features"]
    assert list(frame.columns) == [*features[0]["properties"], "geometry"]
    assert list(frame["id"]) == [f["id"] for f in features]
    assert frame.crs == "EPSG:4326"
    points = [p and [*p.coords[0]] for p in frame.geometry]
    assert points == [f["geometry"] and f["geometry"]["coordinates"] for f in features]


def test_a_frame_keeps_null_apart_from_zero() -> None:
    frame = to_geodataframe(extractions()).set_index("id")
    shells, market = extractions()[0].incidents[2].id, extractions()[1].incidents[2].id
    assert frame["killed_min"].isna()[shells]
    assert frame["killed_min"][market] == 0
    assert str(frame["killed_min"].dtype) == "Int64"
    assert str(frame["start_date"].dtype) == "datetime64[s]"
    assert frame["start_date"].isna()[market]


def test_a_frame_of_incidents_equals_that_of_their_reports() -> None:
    incidents = [i for e in extractions() for i in e.incidents]
    assert to_geodataframe(incidents).equals(to_geodataframe(extractions()))


def test_a_frame_has_each_id_once() -> None:
    assert len(to_geodataframe(extractions() * 2)) == 12


def test_a_frame_of_nothing_has_its_columns() -> None:
    frame = to_geodataframe([])
    assert len(frame) == 0
    assert list(frame.columns) == list(to_geodataframe(extractions()).columns)
