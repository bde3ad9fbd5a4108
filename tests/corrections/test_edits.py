"""A GeoPackage edited with real tools becomes rows of corrections, which give the edits back."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.corrections import Edits, correct, edits, exported, features
from geo.errors import UsageError
from geo.export import read_records, to_geodataframe, write
from geo.gazetteer import Gazetteer
from geo.records import Extraction
from tests.corrections.conftest import at, incidents

Done = tuple[Extraction, ...]


@pytest.fixture
def geojson(tmp_path: Path, merged: Done) -> Path:
    return write(merged, tmp_path / "incidents.geojson")


@pytest.fixture
def package(tmp_path: Path, geojson: Path) -> Path:
    """What we exported, as another program holds it."""
    import geopandas

    path = tmp_path / "edited.gpkg"
    geopandas.read_file(geojson).to_file(path, layer="incidents", driver="GPKG")
    return path


def ogr(package: Path, sql: str) -> None:
    """Edit with GDAL, as QGIS does."""
    if shutil.which("ogrinfo") is None:
        pytest.skip("NO OGRINFO: install Debian's gdal-bin")
    command = ["ogrinfo", "-q", "-dialect", "sqlite", str(package), "-sql", sql]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "ERROR" not in done.stderr


def found(before: Path, after: Path) -> Edits:
    day = date(2024, 5, 1)
    return edits(features(before), features(after), author="Cy", day=day, reason="imagery")


def asked(made: Edits) -> list[tuple[str, str, str]]:
    return [(row.action, row.field, row.value) for row in made.rows]


def test_nothing_edited_is_nothing(geojson: Path, package: Path, merged: Done) -> None:
    assert found(geojson, package) == Edits((), ())
    assert found(package, geojson) == Edits((), ())
    before = exported(incidents(merged))
    day = date(2024, 5, 1)
    assert edits(before, features(package), author="C", day=day, reason="x") == Edits((), ())
    frame = exported(incidents(merged))
    assert edits(frame, before, author="C", day=day, reason="x") == Edits((), ())


def test_our_own_frame_as_a_geopackage_is_unedited(tmp_path: Path, merged: Done) -> None:
    path = tmp_path / "ours.gpkg"
    to_geodataframe(merged).to_file(path, layer="incidents", driver="GPKG")
    day = date(2024, 5, 1)
    made = edits(exported(incidents(merged)), features(path), author="C", day=day, reason="x")
    assert made == Edits((), ())


def test_edits_with_gdal_become_rows(
    geojson: Path, package: Path, merged: Done, known: Gazetteer
) -> None:
    mosul, basra = at(merged, "Mosul"), at(merged, "Basra")
    ogr(package, f"UPDATE incidents SET killed_max = 7, title = 'New' WHERE id = '{mosul.id}'")
    point = "ST_GeomFromText('POINT(43.2 36.4)', 4326)"
    ogr(package, f"UPDATE incidents SET geom = {point} WHERE id = '{mosul.id}'")
    ogr(package, f"UPDATE incidents SET actor = NULL, quote = 'x' WHERE id = '{mosul.id}'")
    ogr(package, f"DELETE FROM incidents WHERE id = '{basra.id}'")
    made = found(geojson, package)
    assert sorted(asked(made)) == [
        ("drop", "", ""),
        ("move", "point", "lon 43.2 lat 36.4"),
        ("set", "killed_max", "7"),
        ("set", "title", "New"),
    ]
    assert made.problems == (
        f"{mosul.id}: quote was edited, which no correction can say; left out",
    )
    assert {row.author for row in made.rows} == {"Cy"}
    assert all(row.evidence for row in made.rows)
    after, outcome = correct(merged, made.rows, known)
    assert outcome.conflicts == ()
    [one] = incidents(after)
    assert (one.killed, one.summary) == ((3, 7), "New")
    assert one.place is not None
    assert (one.place.lon, one.place.lat) == (43.2, 36.4)
    # the edited layer is of before these corrections: compared with what came after, it says so
    again = edits(
        exported(incidents(after)), features(package), author="C", day=date(2024, 5, 2), reason="x"
    )
    assert again.rows == ()
    [problem] = again.problems
    assert problem.startswith(f"{mosul.id}: was exported with other corrections")


def test_a_geopackage_of_ours_edited_with_gdal_gives_the_edited_incidents(
    tmp_path: Path, merged: Done, known: Gazetteer
) -> None:
    exported_, edited = (write(merged, tmp_path / f"{name}.gpkg") for name in ("as_was", "now"))
    assert found(exported_, edited) == Edits((), ())
    mosul, basra = at(merged, "Mosul"), at(merged, "Basra")
    ogr(edited, f"UPDATE incidents SET killed_max = 7, title = 'New' WHERE id = '{mosul.id}'")
    point = "ST_GeomFromText('POINT(43.2 36.4)', 4326)"
    ogr(edited, f"UPDATE incidents SET geom = {point} WHERE id = '{mosul.id}'")
    ogr(edited, f"DELETE FROM incidents WHERE id = '{basra.id}'")
    rows = [("drop", "", ""), ("move", "point", "lon 43.2 lat 36.4"),
            ("set", "killed_max", "7"), ("set", "title", "New")]  # fmt: skip
    made = found(exported_, edited)
    assert (sorted(asked(made)), made.problems) == (rows, ())
    # what was not exported but kept as records tells the same edits
    day = date(2024, 5, 1)
    before = exported(incidents(merged))
    assert edits(before, features(edited), author="C", day=day, reason="x").problems == ()
    # the moved point is no part of the record until the correction is applied
    [unmoved] = incidents(tuple(read_records(edited)))
    assert unmoved.place is not None
    assert mosul.place is not None
    assert (unmoved.place.lon, unmoved.summary) == (mosul.place.lon, "New")
    after, outcome = correct(tuple(read_records(exported_)), made.rows, known)
    assert outcome.conflicts == ()
    [one] = incidents(after)
    assert (one.killed, one.summary) == ((3, 7), "New")
    assert one.place is not None
    assert (one.place.lon, one.place.lat) == (43.2, 36.4)


def test_a_copy_by_ogr2ogr_is_unedited(tmp_path: Path, merged: Done) -> None:
    if shutil.which("ogr2ogr") is None:
        pytest.skip("NO OGR2OGR: install Debian's gdal-bin")
    ours = write(merged, tmp_path / "a.gpkg")
    copy = tmp_path / "copy.gpkg"
    command = ["ogr2ogr", str(copy), str(ours), "incidents"]
    subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert found(ours, copy) == Edits((), ())


def test_edits_of_dates_types_and_review(geojson: Path, package: Path, merged: Done) -> None:
    mosul = at(merged, "Mosul")
    with closing(sqlite3.connect(package)) as opened:
        triggers = opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            opened.execute(f"DROP TRIGGER {name}")  # they call functions of GDAL's
        opened.execute(
            "UPDATE incidents SET start_date = '2021-03-08T00:00:00.000Z', event_type = 'bombing',"
            " event_date = NULL WHERE id = ?", [mosul.id],
        )  # fmt: skip
        opened.commit()
    made = found(geojson, package)
    assert sorted(asked(made)) == [
        ("set", "event_type", "bombing"),
        ("set", "start_date", "2021-03-08"),
    ]
    assert made.problems == (
        f"{mosul.id}: event_date follows from start_date and end_date: edit that",
    )


@pytest.mark.parametrize(
    ("before", "after", "rows"),
    [
        ({"needs_review": True}, {"needs_review": False}, [("confirm", "", "")]),
        ({"needs_review": True}, {"needs_review": 0}, [("confirm", "", "")]),
        ({"needs_review": False}, {"needs_review": True}, []),
        ({"killed_min": 3}, {"killed_min": 3.0}, []),
        ({"killed_min": 3}, {"killed_min": None}, [("set", "killed_min", "")]),
        ({"claims": '[{"a": 1}]'}, {"claims": [{"a": 1}]}, []),
        ({"start_date": "2021-03-08"}, {"start_date": "2021-03-08T00:00:00"}, []),
        ({"start_date": "2021-03-08"}, {"start_date": None}, [("set", "start_date", "")]),
    ],
)
def test_what_is_an_edit(
    before: dict[str, Any], after: dict[str, Any], rows: list[tuple[str, str, str]]
) -> None:
    from geo.corrections.edits import Feature

    base = {"id": "SM-1", "evidence": None}
    made = edits(
        [Feature({**base, **before}, "")], [Feature({**base, **after}, "")],
        author="C", day=date(2024, 5, 1), reason="x",
    )  # fmt: skip
    assert (asked(made), made.problems) == (rows, ())


def test_added_and_doubled_features_are_told(geojson: Path, package: Path, merged: Done) -> None:
    mosul = at(merged, "Mosul")
    ogr(package, f"INSERT INTO incidents (id, title) VALUES ('{mosul.id}', 'copy')")
    ogr(package, "INSERT INTO incidents (title) VALUES ('mine')")
    assert found(geojson, package).problems == (
        f"{mosul.id}: is there twice; the first one counts",
        "a feature without id: is new; only reports add incidents",
    )


def test_another_projection_is_no_move(geojson: Path, package: Path, tmp_path: Path) -> None:
    import geopandas

    other = tmp_path / "mercator.gpkg"
    frame = geopandas.read_file(package, datetime_as_string=True).to_crs("EPSG:3857")
    frame.to_file(other, layer="incidents", driver="GPKG")
    assert asked(found(geojson, other)) == []


@pytest.mark.parametrize(
    "content", [b"", b"no layer", b'{"type": "FeatureCollection", "features": []}']
)
def test_what_is_no_layer_of_ours_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.gpkg"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"x\.gpkg: (cannot be read as a layer|layer .* has no)"):
        features(path)
