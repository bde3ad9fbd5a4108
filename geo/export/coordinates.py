"""Numbers and geometries as they go into a file: finite, six decimals, right-hand winding.

Six decimals are a tenth of a metre, finer than any report. Rounding also keeps the bytes the
same on machines whose sines differ in the last digit. Here, and only here in this room, a point
turns from ``lon``, ``lat`` by name into a pair: longitude first, as RFC 7946 section 3.1.1 says.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from geo.errors import OutputError
from geo.records import Geometry, Incident

DECIMALS = 6

Pair = list[float]


def number(value: float) -> float:
    """Round to six decimals; what JSON has no word for is refused.

    >>> number(41.00000049), number(-0.0)
    (41.0, 0.0)
    """
    if not math.isfinite(value):
        message = f"{value} is not a number that a file can hold; check the gazetteer's row"
        raise OutputError(message)
    return round(value, DECIMALS) + 0.0


def point(incident: Incident) -> Pair | None:
    """Longitude and latitude of the primary place; None where it must not be a point.

    A province or a country gives its representative point, with its radius beside it; a place
    that could not be told gives none, whatever it was compared with.
    """
    place = incident.place
    if place is None or place.lon is None or place.lat is None or place.precision == "unknown":
        return None
    return [number(place.lon), number(place.lat)]


def bbox(points: list[Pair]) -> list[float]:
    """West, south, east, north (RFC 7946 section 5).

    >>> bbox([[41.0, 34.4], [36.9, 35.0]])
    [36.9, 34.4, 41.0, 35.0]
    """
    lons, lats = zip(*points, strict=True)
    return [min(lons), min(lats), max(lons), max(lats)]


def right_handed(geometry: Geometry) -> dict[str, Any]:
    """Return a geometry with rounded numbers, outer rings counter-clockwise, holes clockwise.

    >>> square = [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]
    >>> right_handed({"type": "Polygon", "coordinates": square})["coordinates"][0][1]
    [1.0, 0.0]
    """
    kind = geometry["type"]
    if kind == "GeometryCollection":
        parts = [right_handed(part) for part in geometry["geometries"]]
        return {"type": kind, "geometries": parts}
    coordinates = _rounded(geometry["coordinates"])
    if kind == "Polygon":
        coordinates = _wound(coordinates)
    elif kind == "MultiPolygon":
        coordinates = [_wound(polygon) for polygon in coordinates]
    return {"type": kind, "coordinates": coordinates}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, (list, tuple)):
        return [_rounded(item) for item in coordinates]
    return number(coordinates)


def _wound(rings: list[list[Pair]]) -> list[list[Pair]]:
    outer, *holes = rings
    return [
        outer if _doubled_area(outer) >= 0 else outer[::-1],
        *(hole if _doubled_area(hole) <= 0 else hole[::-1] for hole in holes),
    ]


def _doubled_area(ring: list[Pair]) -> float:
    """Twice the signed area, positive when counter-clockwise (shoelace formula)."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
