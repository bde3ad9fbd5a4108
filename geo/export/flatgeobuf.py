"""Incidents as FlatGeobuf: the columns and a point, for maps on the web that read by pieces.

The format has no index of features without a geometry. Where an incident has no place the file
is written without its index, so that none is lost; a reader then reads it from end to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.export.frames import to_geodataframe
from geo.export.shapes import SHAPE_COLUMNS, Kind, shapes_of
from geo.export.tables import LEFT_OUT
from geo.records import Extraction

if TYPE_CHECKING:
    import geopandas


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write the points of all incidents."""
    frame = to_geodataframe(extractions)
    _write(frame.drop(columns=list(LEFT_OUT)), path, "incidents", "Point")


def save_areas(extractions: Iterable[Extraction], path: Path) -> None:
    """Write the areas of all places."""
    _write(_shapes(extractions, "MultiPolygon"), path, "areas", "MultiPolygon")


def save_lines(extractions: Iterable[Extraction], path: Path) -> None:
    """Write the lines of all places."""
    _write(_shapes(extractions, "MultiLineString"), path, "lines", "MultiLineString")


def _shapes(extractions: Iterable[Extraction], kind: Kind) -> geopandas.GeoDataFrame:
    import geopandas
    import pandas as pd
    from shapely.geometry import shape

    from geo.export.frames import DTYPES

    found = list(shapes_of(extractions, kind))
    table: Mapping[str, Any] = {
        column.name: pd.Series([s.cells[column.name] for s in found], dtype=DTYPES[column.type])
        for column in SHAPE_COLUMNS
    }
    geometry = geopandas.GeoSeries([shape(dict(s.geometry)) for s in found], crs="EPSG:4326")
    return geopandas.GeoDataFrame(table, geometry=geometry)


def _write(frame: geopandas.GeoDataFrame, path: Path, layer: str, kind: str) -> None:
    indexed = len(frame) > 0 and not frame.geometry.isna().any()
    # In memory, because GDAL says nothing of a disk that is full.
    made = BytesIO()
    frame.to_file(
        made,
        driver="FlatGeobuf",
        layer=layer,
        engine="pyogrio",
        geometry_type=kind,
        layer_options={"SPATIAL_INDEX": "YES" if indexed else "NO"},
    )
    with path.open("xb") as file:
        file.write(made.getbuffer())
