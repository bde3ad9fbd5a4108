"""Incidents as a GeoDataFrame: the columns of the GeoJSON, with real dates and whole numbers.

Made of records, or read from GeoParquet by the million: then the columns stay Arrow's, and only the
points become objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.export import geoparquet
from geo.export.columns import COLUMNS, incidents_in, row
from geo.export.coordinates import point
from geo.export.credits import credit, licences_of
from geo.export.tables import LEFT_OUT
from geo.records import Extraction, Incident

if TYPE_CHECKING:
    import geopandas
    import pyarrow as pa

DTYPES = {
    "text": "object",
    "json": "object",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}
"""Null stays null: pandas' own whole numbers and truth values cannot hold it."""


def to_geodataframe(records: Iterable[Extraction | Incident]) -> geopandas.GeoDataFrame:
    """Return one row an incident, in WGS 84; geometry is None for what has no point.

    Parameters
    ----------
    records
        Incidents, or extractions with their incidents, in the order of the rows.

    Returns
    -------
    The columns of docs/records.md, section "GeoJSON", and ``geometry``, also where there is no
    row. ``attrs["attribution"]`` names the licences of the coordinates, as the GeoJSON does.
    """
    import geopandas
    import pandas as pd
    from shapely import Point

    incidents = list(incidents_in(records))
    rows = [row(incident) for incident in incidents]
    table = {
        column.name: pd.Series([r[column.name] for r in rows], dtype=DTYPES[column.type])
        for column in COLUMNS
    }
    points: list[Any] = [Point(at) if (at := point(incident)) else None for incident in incidents]
    geometry = geopandas.GeoSeries(points, crs="EPSG:4326")
    frame = geopandas.GeoDataFrame(table, geometry=geometry)
    frame.attrs["attribution"] = credit(set().union(*map(licences_of, incidents)))
    return frame


def read_geodataframe(
    path: str | Path, columns: Sequence[str] | None = None
) -> geopandas.GeoDataFrame:
    """Return the rows of a GeoParquet file of ours, in WGS 84, quickly and in little memory.

    Parameters
    ----------
    path
        A file that `write` made; that of a million incidents takes 2.5 GB.
    columns
        Names of those wanted; None for all but ``places`` and ``rest``, which are for programs. The
        geometry is always there.

    Returns
    -------
    Columns of Arrow's types (``string[pyarrow]``, ``date32[day][pyarrow]`` ...), null where nothing
    is stated, and ``geometry``, None for what has no point. ``attrs`` as of `to_geodataframe`.

    Raises
    ------
    UsageError
        When the file cannot be opened, has no such column, or pyarrow is missing.
    ReportError
        When it is no GeoParquet.
    """
    import geopandas
    import numpy as np
    import pandas as pd

    wanted = [c.name for c in COLUMNS if c.name not in LEFT_OUT] if columns is None else columns
    names = [*dict.fromkeys([*wanted, "geometry"])]
    table, said = geoparquet.columns_of(Path(path), names)
    points = [_points(chunk) for chunk in table.column("geometry").chunks]
    cells = table.drop_columns(["geometry"]).to_pandas(types_mapper=pd.ArrowDtype)
    frame = geopandas.GeoDataFrame(cells, geometry=np.concatenate([*points, []]), crs="EPSG:4326")
    frame.attrs["attribution"] = said
    return frame


def _points(wkb: pa.Array) -> Any:
    import shapely

    return shapely.from_wkb(wkb.to_numpy(zero_copy_only=False))
