"""A GeoParquet file read as a data frame has every cell of the records, in Arrow's types."""

from __future__ import annotations

from pathlib import Path

import geopandas
import pandas as pd
import pytest

import geo
from geo.errors import ReportError, UsageError
from geo.export import read_geodataframe, to_geodataframe, write
from geo.export.columns import NAMES
from geo.export.tables import LEFT_OUT
from tests.samples import extractions

pytest.importorskip("pyarrow", reason="NO PYARROW: pip install strikemap[parquet]")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(extractions(), tmp_path / "a.parquet")


def test_every_cell_and_point_is_that_of_the_records(file: Path) -> None:
    read, made = read_geodataframe(file), to_geodataframe(extractions())
    assert [*read.columns] == [*(name for name in NAMES if name not in LEFT_OUT), "geometry"]
    for name in read.columns.drop("geometry"):
        told = [None if pd.isna(cell) else cell for cell in read[name]]
        known = [None if pd.isna(cell) else cell for cell in made[name]]
        if made[name].dtype.kind == "M":
            known = [cell and cell.date() for cell in known]
        assert told == known, name
    assert read.geometry.equals(made.geometry)
    assert read.geometry.isna().any()
    assert read.crs == made.crs
    assert read.attrs == made.attrs


def test_its_columns_are_arrows_own(file: Path) -> None:
    kinds = read_geodataframe(file).dtypes.drop("geometry")
    assert all(isinstance(kind, pd.ArrowDtype) for kind in kinds)
    assert str(kinds["start_date"]) == "date32[day][pyarrow]"
    assert str(kinds["killed_min"]) == "int64[pyarrow]"


def test_columns_are_read_that_are_named(file: Path) -> None:
    frame = geo.read_geodataframe(file, ["places", "id"])
    assert [*frame.columns] == ["places", "id", "geometry"]


@pytest.mark.parametrize("made", [(), extractions()[2:]])
def test_a_file_without_points_has_a_geometry_none_the_less(tmp_path: Path, made: tuple) -> None:  # type: ignore[type-arg]
    frame = read_geodataframe(write(made, tmp_path / "b.parquet"))
    assert isinstance(frame, geopandas.GeoDataFrame)
    assert frame.active_geometry_name == "geometry"
    assert len(frame) == sum(len(one.incidents) for one in made)


@pytest.mark.parametrize(
    ("name", "body", "error", "said"),
    [
        ("none.parquet", None, UsageError, "cannot be opened"),
        ("text.parquet", b"no such thing at all", ReportError, "is no GeoParquet"),
    ],
)
def test_what_is_no_such_file_is_told_in_one_line(
    tmp_path: Path, name: str, body: bytes | None, error: type[Exception], said: str
) -> None:
    path = tmp_path / name
    if body:
        path.write_bytes(body)
    with pytest.raises(error, match=said) as raised:
        read_geodataframe(path)
    assert "\n" not in str(raised.value)


def test_a_column_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(UsageError, match="has no column nowhere"):
        read_geodataframe(file, ["id", "nowhere"])
