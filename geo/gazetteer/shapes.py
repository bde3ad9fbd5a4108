"""The middle and the reach of a GeoJSON geometry, without a geometry library.

Enough to place an imported area by a point and a circle; parts, holes and the date line are not
looked into.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from geo.gazetteer.ranking import distance_km
from geo.records import Geometry


class Centre(NamedTuple):
    """A point inside or beside a geometry and the circle about it that holds all of it."""

    lon: float
    lat: float
    radius_km: float


def centre(geometry: Geometry) -> Centre:
    """Return the centroid of the largest part of a geometry, and how far all of it reaches.

    Raises
    ------
    ValueError, KeyError, TypeError, IndexError
        If it is no GeoJSON geometry with a position.

    Examples
    --------
    >>> centre({"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]})[:2]
    (1.0, 1.0)
    """
    lines = list(_lines(geometry["coordinates"]))
    lon, lat = max(map(_middle, lines), key=lambda middle: middle[0])[1]
    reach = max(
        distance_km(lon, lat, other_lon, other_lat)
        for line in lines
        for other_lon, other_lat, *_ in line
    )
    return Centre(round(lon, 5), round(lat, 5), round(reach, 1))


def _lines(coordinates: Any) -> Iterator[list[Any]]:
    """Yield the runs of positions, however deep they lie; a lone position is a run of one."""
    if isinstance(coordinates[0], int | float):
        yield [coordinates]
    elif isinstance(coordinates[0][0], int | float):
        yield coordinates
    else:
        for part in coordinates:
            yield from _lines(part)


def _middle(line: list[Any]) -> tuple[float, tuple[float, float]]:
    """Return size and centroid of a ring; of what encloses nothing, the mean of its positions."""
    doubled = lon = lat = 0.0
    first_lon, first_lat = line[0][:2]
    for (x, y, *_), (u, v, *_) in pairwise(line):
        cross = (x - first_lon) * (v - first_lat) - (u - first_lon) * (y - first_lat)
        doubled += cross
        lon += (x + u - 2 * first_lon) * cross
        lat += (y + v - 2 * first_lat) * cross
    if doubled:
        return abs(doubled), (first_lon + lon / doubled / 3, first_lat + lat / doubled / 3)
    return 0.0, (sum(p[0] for p in line) / len(line), sum(p[1] for p in line) / len(line))
