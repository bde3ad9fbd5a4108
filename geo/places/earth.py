"""Distances and directions on the globe, in kilometres and degrees, without a projection library.

A sphere of the Earth's mean radius serves: its error, up to half a per cent, is far below what
the words of a report can tell. Coordinates are WGS 84 decimal degrees and always come as
longitude before latitude; bearings are degrees clockwise from north.

>>> round(distance_km(Point(44.3661, 33.3152), Point(36.2765, 33.5138)))
751
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import asin, atan2, ceil, cos, degrees, hypot, isfinite, radians, sin, sqrt
from typing import NamedTuple

RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

BEARINGS = {
    "n": 0.0, "ne": 45.0, "e": 90.0, "se": 135.0,
    "s": 180.0, "sw": 225.0, "w": 270.0, "nw": 315.0,
}  # fmt: skip
"""Compass words in degrees clockwise from north."""

_STEP_DEGREES = 15.0  # between two corners of a drawn circle: 0.9 % short of it at most
_DECIMALS = 5  # about a metre: finer than anything a report says


class Point(NamedTuple):
    """A place on the globe."""

    lon: float
    """Degrees east, -180 to 180."""
    lat: float
    """Degrees north, -90 to 90."""


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres (haversine)."""
    north = radians(b.lat - a.lat)
    east = radians(b.lon - a.lon)
    part = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(part)))


def bearing(a: Point, b: Point) -> float:
    """Direction from one point towards another at the start, degrees clockwise from north."""
    east = radians(b.lon - a.lon)
    y = sin(east) * cos(radians(b.lat))
    x = cos(radians(a.lat)) * sin(radians(b.lat)) - sin(radians(a.lat)) * cos(radians(b.lat)) * cos(
        east
    )
    return degrees(atan2(y, x)) % 360


def destination(start: Point, towards: float, km: float) -> Point:
    """Point at a distance and bearing from another.

    Parameters
    ----------
    start
        Where to start.
    towards
        Bearing in degrees clockwise from north.
    km
        Distance in kilometres.

    Returns
    -------
    Point
        Longitude brought back to -180..180.

    Examples
    --------
    >>> destination(Point(0.0, 0.0), 90.0, 111.195)
    Point(lon=1.0, lat=0.0)
    """
    turn, angle, lat = radians(towards), km / RADIUS_KM, radians(start.lat)
    end = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(turn))
    east = atan2(sin(turn) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(end))
    lon = (start.lon + degrees(east) + 540) % 360 - 180
    return rounded(Point(lon, degrees(end)))


def midpoint(a: Point, b: Point) -> Point:
    """Point half way between two others, along the great circle."""
    return destination(a, bearing(a, b), distance_km(a, b) / 2)


def nearest(line: Sequence[Point], to: Point) -> Point:
    """Point of a line that lies nearest to another point.

    Each piece is flattened about ``to``, which is exact enough for pieces of some hundred
    kilometres.
    """
    squeeze = cos(radians(to.lat))
    flat = [((p.lon - to.lon) * squeeze, p.lat - to.lat) for p in line]
    pieces = pairwise(flat) if len(flat) > 1 else [(flat[0], flat[0])]
    x, y = min((_foot(a, b) for a, b in pieces), key=lambda foot: hypot(*foot))
    return rounded(Point(to.lon + x / squeeze, to.lat + y))


def ring(
    centre: Point, km: float, *, start: float = 0.0, turn: float = 360.0
) -> list[list[float]] | None:
    """Corners of a circle, or of a sector of it, as a closed GeoJSON ring.

    Parameters
    ----------
    centre
        Centre of the circle.
    km
        Its radius in kilometres.
    start
        Bearing at which the sector starts, in degrees.
    turn
        Its width, clockwise from there; 360 for the whole circle.

    Returns
    -------
    list of [lon, lat], or None
        Counter-clockwise, as RFC 7946 asks; None where the circle crosses the 180th meridian or
        holds a pole, and so has no simple ring.
    """
    steps = max(2, ceil(turn / _STEP_DEGREES))
    whole = turn >= 360
    turns = [start + turn * i / steps for i in range(steps if whole else steps + 1)]
    corners = [destination(centre, towards, km) for towards in reversed(turns)]
    if not whole:
        corners.append(rounded(centre))
    corners.append(corners[0])
    reach = degrees(km / RADIUS_KM)
    if abs(centre.lat) + reach >= 89 or any(abs(p.lon - centre.lon) > 180 for p in corners):
        return None
    return [[p.lon, p.lat] for p in corners]


def rounded(point: Point) -> Point:
    """Return the point with the five decimals that are ever written, and no minus zero."""
    return Point(round(point.lon, _DECIMALS) + 0.0, round(point.lat, _DECIMALS) + 0.0)


def is_point(lon: float, lat: float) -> bool:
    """Whether two numbers are a longitude and a latitude."""
    return isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90


def _foot(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """Point of the piece a-b that lies nearest to the origin."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if not length else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return a[0] + share * dx, a[1] + share * dy
