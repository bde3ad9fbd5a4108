"""Land borders as lines: where one runs nearest to a place, and the stretch about a point of it.

The lines come from the gazetteer (``borders.csv``) and are simplified to some kilometres, so a
border gives a line to draw and a distance, never a pin.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.places.earth import Point, distance_km, nearest, ring, rounded
from geo.records import Geometry

Border = Callable[[str, str], Geometry | None]
"""Gives the line between two countries, by their codes in any order; None where there is none."""

CREDIT = "Made with Natural Earth, public domain"


def lines_of(border: Geometry) -> list[list[Point]]:
    """Return the pieces of a LineString or MultiLineString."""
    one = border["type"] == "LineString"
    pieces = [border["coordinates"]] if one else border["coordinates"]
    return [[Point(float(lon), float(lat)) for lon, lat in piece] for piece in pieces]


def nearest_on(border: Geometry, to: Point) -> Point:
    """Return the point of a border that lies nearest to another point."""
    found = (nearest(line, to) for line in lines_of(border))
    return min(found, key=lambda point: distance_km(point, to))


def distance_to_border(point: Point, border: Geometry) -> float:
    """Return the distance from a point to a border in kilometres."""
    return distance_km(point, nearest_on(border, point))


def stretch(border: Geometry, about: Point, km: float) -> Geometry:
    """Cut out what of a border lies within a distance of a point; the whole where nothing does."""
    from shapely.geometry import Polygon, shape

    from geo.places.areas import written

    corners = ring(rounded(about), km)
    if corners is None:
        return border
    piece = shape(dict(border)).intersection(Polygon(corners))
    lines = piece.geom_type in ("LineString", "MultiLineString") and not piece.is_empty
    return written(piece) if lines else border
