"""Incidents as a GeoDataFrame: the columns of the GeoJSON, with real dates and whole numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geo.export.columns import COLUMNS, incidents_in, row
from geo.export.coordinates import point
from geo.export.credits import credit, licences_of
from geo.records import Extraction, Incident

if TYPE_CHECKING:
    import geopandas

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
