"""What a lossless format is given comes back: any records, in any of them, also by way of all."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from geo.errors import ReportError, UsageError
from geo.export import as_line, read_records, write
from geo.export.formats import ALL
from geo.records import Extraction
from tests.export.generated import EXTRACTIONS
from tests.samples import extraction, extractions

LOSSLESS = [one.name for one in ALL if one.read]


def lines(made: Any) -> list[dict[str, Any]]:
    return [as_line(one) for one in made]


def test_four_formats_lose_nothing() -> None:
    assert LOSSLESS == ["geojson", "gpkg", "parquet", "jsonl"]


MADE_UP = settings(
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def comes_back(name: str, made: list[Extraction]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = write(made, Path(folder, f"a.{name}"))
        assert lines(read_records(file)) == lines(made)


@pytest.mark.parametrize("name", LOSSLESS)
@settings(MADE_UP, max_examples=12)
@given(made=EXTRACTIONS)
def test_any_records_come_back(name: str, made: list[Extraction]) -> None:
    comes_back(name, made)


@pytest.mark.slow
@pytest.mark.parametrize("name", LOSSLESS)
@settings(MADE_UP, max_examples=150)
@given(made=EXTRACTIONS)
def test_many_more_records_come_back(name: str, made: list[Extraction]) -> None:
    comes_back(name, made)


@pytest.mark.parametrize("name", LOSSLESS)
def test_reports_without_incidents_keep_their_places(tmp_path: Path, name: str) -> None:
    one, two, three = extractions()
    bare = replace(two, incidents=(), document=replace(two.document, id="bare"))
    made = (bare, one, bare, two, three, bare)
    assert lines(read_records(write(made, tmp_path / "a", to=name))) == lines(made)


@pytest.mark.parametrize("name", LOSSLESS)
def test_nothing_at_all_comes_back_as_nothing(tmp_path: Path, name: str) -> None:
    assert lines(read_records(write((), tmp_path / "a", to=name))) == []


def test_the_way_through_all_formats_gives_the_same_bytes(tmp_path: Path) -> None:
    first = file = write(extractions(), tmp_path / "a.jsonl")
    for name in (*LOSSLESS[:-1], "parquet", "geojson", "gpkg", "jsonl"):
        # The name tells nothing: what a file holds does.
        file = write(read_records(file), tmp_path / f"{name}-of-{file.name}.bin", to=name)
    assert file.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("name", ["geojson", "gpkg", "parquet"])
def test_bytes_are_the_same_each_time(tmp_path: Path, name: str) -> None:
    one, two = (write(extractions(), tmp_path / f"{n}.{name}") for n in "ab")
    assert one.read_bytes() == two.read_bytes()


# ---------------------------------------------------------------- files that others touched


def test_incidents_whose_reports_are_lost_are_listed_by_their_source(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "a.geojson")
    found = json.loads(file.read_text("utf-8"))
    del found["reports"]
    file.write_text(json.dumps(found), "utf-8")
    back = list(read_records(file))
    assert [i for e in lines(back) for i in e["incidents"]] == [
        i for e in lines(extractions()) for i in e["incidents"]
    ]
    assert [e.document.id for e in back] == [e.document.id for e in extractions()]
    assert back[1].document.publisher == "مثال نيوز"


def test_a_value_changed_in_a_gis_is_read(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "a.gpkg")
    with sqlite3.connect(file) as edited:
        edited.execute("DROP TRIGGER rtree_incidents_geom_update3")
        edited.execute("DROP TRIGGER rtree_incidents_geom_update4")
        edited.execute("UPDATE incidents SET start_date = NULL, title = 'x' WHERE fid = 2")
        edited.execute("UPDATE incidents SET needs_review = 1, time_of_day = NULL WHERE fid = 2")
    edited.close()
    changed = next(read_records(file)).incidents[1]
    assert (changed.date_start, changed.summary, changed.needs_review) == (None, "x", True)


def test_a_row_deleted_in_a_gis_is_gone(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "a.geojson")
    found = json.loads(file.read_text("utf-8"))
    del found["features"][0]
    file.write_text(json.dumps(found), "utf-8")
    assert next(read_records(file)).incidents == extractions_back(tmp_path)[0].incidents[1:]


def extractions_back(folder: Path) -> list[Extraction]:
    return list(read_records(write(extractions(), folder / "same.jsonl", force=True)))


# ---------------------------------------------------------------- what is broken is told


def broken(file: Path, how: str) -> None:
    text = file.read_bytes()
    if how == "half":
        file.write_bytes(text[: len(text) // 2])
    elif file.suffix == ".gpkg":
        with sqlite3.connect(file) as made:
            made.execute("UPDATE reports SET record = '[7]'" if how == "reports" else
                         "ALTER TABLE incidents DROP COLUMN rest")  # fmt: skip
        made.close()
    else:
        found = json.loads(text)
        if how == "reports":
            found["reports"] = [7]
        else:
            del found["features"][0]["properties"]["rest"]
        file.write_text(json.dumps(found), "utf-8")


@pytest.mark.parametrize(
    ("name", "how", "told"),
    [
        ("geojson", "half", "is not a"),
        ("gpkg", "half", "is not a file of strikemap"),
        ("parquet", "half", "is not a file of strikemap"),
        ("geojson", "reports", "reports: a list of objects was expected"),
        ("gpkg", "reports", "reports: an object was expected"),
        ("geojson", "column", "column rest is missing"),
        ("gpkg", "column", "column rest is missing"),
    ],
)
def test_a_broken_file_is_one_line(tmp_path: Path, name: str, how: str, told: str) -> None:
    file = write(extractions(), tmp_path / f"a.{name}")
    broken(file, how)
    with pytest.raises(ReportError) as caught:
        list(read_records(file))
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_cell_of_the_wrong_sort_is_named(tmp_path: Path) -> None:
    file = write([extraction()], tmp_path / "a.geojson")
    for name, planted in [
        ("claims", "{broken"), ("rest", 7), ("id", [1]), ("sources", [3]), ("kind", "rumour"),
        ("confidence", "x"), ("start_date", "soon"), ("places", [{"lon": float("inf")}]),
    ]:  # fmt: skip
        found = json.loads(file.read_text("utf-8"))
        found["features"][0]["properties"][name] = planted
        damaged = tmp_path / "b.geojson"
        damaged.write_text(json.dumps(found), "utf-8")
        with pytest.raises(ReportError, match=r"b\.geojson: is not a file of strikemap"):
            list(read_records(damaged))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        list(read_records(tmp_path / "none.gpkg"))


def test_a_foreign_geopackage_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    with sqlite3.connect(file) as made:
        made.execute("CREATE TABLE roads (id)")
    made.close()
    with pytest.raises(ReportError, match="no such table: incidents"):
        list(read_records(file))
