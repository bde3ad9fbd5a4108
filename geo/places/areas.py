"""Areas cut out of the map: circles that end at coasts and borders, parts of countries, waters.

Where the outlines of countries are absent (`geo.places.lands`) a circle stays whole. Shapely is
loaded by the functions that cut, and what they made is kept, since reports name the same places
again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.places.earth import BEARINGS, Point, distance_km, is_point, ring, rounded
from geo.places.lands import lands
from geo.records import Geometry

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

PART_SHARE = 0.4
"""Share of a place's area that is its "east" or its "north-east"."""
COAST_KM = 60.0
"""How far out from a country's coast "off the coast" reaches."""
SHORE_KM = 20.0
"""How far inland "on the coast" reaches."""
LEAST_SHARE = 0.1
"""Less than this left of a circle means that the outlines are too coarse for it."""
ASHORE_KM = 6.0
"""How far from the land a place on land may lie by the coarse outlines."""

_KEPT = 4096
_KM_PER_DEGREE = 111.2
_COARSE = 0.05  # degrees: detail that a strip along a coast and a share of an area can lose
_HALVINGS = 12
_FAR = 800.0  # degrees: beyond everything


class Area(NamedTuple):
    """An area and the point that stands for it."""

    point: Point
    geometry: Geometry | None
    """None where a simple ring cannot be drawn: over a pole or 180 degrees."""
    radius_km: float
    """Distance from the point that holds all of it, but never more than the circle's."""


@lru_cache(_KEPT)
def circle(centre: Point, km: float, *, hole_km: float = 0.0, country: str = "") -> Area:
    """Draw a circle as far as it is land, and as far as it lies in one country.

    Parameters
    ----------
    centre
        Its centre, and its point wherever that lies on land.
    km
        Its radius in kilometres.
    hole_km
        Radius of the middle that is left out; 0 for none.
    country
        ISO 3166-1 alpha-2 code of the country that it must not leave; empty for none.
    """
    whole = _round(centre, km, hole_km)
    world = lands()
    if whole is None or world is None or world.is_land(whole, country):
        return Area(rounded(centre), written(whole) if whole else None, km)
    land, own = world.within(whole), world.country(country)
    sides = [land] if own is None else [whole.intersection(own), land]
    kept = next((s for s in sides if s.area >= LEAST_SHARE * whole.area), whole)
    if _apart_km(kept, centre) <= max(ASHORE_KM, hole_km):
        return Area(rounded(centre), written(_surfaces(kept)), km)
    return _about(_surfaces(kept), km)


@lru_cache(_KEPT)
def sea_circle(centre: Point, km: float) -> Area | None:
    """Draw a circle as far as it is sea; None where hardly any of it is, or nobody knows."""
    whole = _round(centre, km)
    world = lands()
    if whole is None or world is None or world.is_land(whole):
        return None
    sea = whole.difference(world.within(whole))
    return _about(_surfaces(sea), km) if sea.area >= LEAST_SHARE * whole.area else None


def _round(centre: Point, km: float, hole_km: float = 0.0) -> BaseGeometry | None:
    """Draw a circle or a ring; None over a pole or 180 degrees."""
    from shapely.geometry import Polygon

    corners = ring(centre, km)
    hole = ring(centre, hole_km) if hole_km else None
    return Polygon(corners, [hole] if hole else None) if corners else None


@lru_cache(_KEPT)
def part(centre: Point, km: float, towards: str, country: str, *, whole: bool) -> Area | None:
    """Cut the part of a place that lies on one side of it.

    Parameters
    ----------
    centre, km
        Circle that holds the place.
    towards
        Which part: a key of `BEARINGS`.
    country
        ISO code of the country it lies in; empty for none.
    whole
        It is the country itself: its outline serves instead of the circle.

    Returns
    -------
    Area or None
        None where no ring can be drawn.
    """
    from shapely.geometry import shape

    world = lands()
    outline = world.country(country) if world and whole else None
    if outline is None:
        drawn = circle(centre, km, country=country).geometry
        outline = shape(dict(drawn)) if drawn else None
    return None if outline is None else _about(beyond(outline, towards), km)


def outlined_part(outline: Geometry, towards: str, km: float) -> Area:
    """Cut one side off an outline; ``km`` is the radius that holds all of it."""
    from shapely.geometry import shape

    return _about(beyond(shape(dict(outline)), towards), km)


def beyond(area: BaseGeometry, towards: str, share: float = PART_SHARE) -> BaseGeometry:
    """Cut an area by a straight line, so that the share of it in one direction is left."""
    rough = area.simplify(_COARSE)
    rough = rough if rough.is_valid and not rough.is_empty else area
    reach = [along(Point(x, y), towards, rough.centroid.y) for x, y in _box(rough)]
    low, high = min(reach), max(reach)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        enough = rough.intersection(_side(rough, towards, middle)).area >= share * rough.area
        low, high = (middle, high) if enough else (low, middle)
    return _surfaces(area.intersection(_side(rough, towards, low)))


def _box(area: BaseGeometry) -> list[tuple[float, float]]:
    west, south, east, north = area.bounds
    return [(west, south), (west, north), (east, south), (east, north)]


def along(point: Point, towards: str, lat: float) -> float:
    """How far a point lies in one direction, in degrees of latitude from 0, 0."""
    turn = radians(BEARINGS[towards])
    return point.lon * cos(radians(lat)) * sin(turn) + point.lat * cos(turn)


def _side(area: BaseGeometry, towards: str, start: float) -> BaseGeometry:
    """Everything that lies farther in one direction than a line across it."""
    from shapely.geometry import Polygon

    turn, squeeze = radians(BEARINGS[towards]), cos(radians(area.centroid.y))
    x, y = sin(turn), cos(turn)
    corners = ((start, -_FAR), (start, _FAR), (_FAR * 2, _FAR), (_FAR * 2, -_FAR))
    return Polygon([((a * x - b * y) / squeeze, a * y + b * x) for a, b in corners])


@lru_cache(_KEPT)
def waters(country: str, towards: str = "") -> Area | None:
    """Draw the sea along a country's coast, or along one part of it; None where it has none."""
    world = lands()
    outline = world.country(country) if world else None
    if world is None or outline is None:
        return None
    rough = outline.simplify(_COARSE)
    strip = _widened(rough, COAST_KM)
    sea = strip.difference(world.within(strip))
    sea = beyond(sea, towards) if towards and not sea.is_empty else sea
    return _about(_surfaces(sea), None) if sea.area > 0 else None


@lru_cache(_KEPT)
def shore(country: str, towards: str = "") -> Area | None:
    """Draw the land along a country's coast, or along one part of it; None where it has none."""
    from shapely.geometry import shape

    world, sea = lands(), waters(country, towards)
    outline = world.country(country) if world else None
    if sea is None or outline is None or sea.geometry is None:
        return None
    strip = _widened(shape(dict(sea.geometry)).simplify(_COARSE), SHORE_KM).intersection(outline)
    return _about(_surfaces(strip), None) if strip.area > 0 else None


def depths(area: Geometry, towards: str, points: Sequence[Point]) -> list[float]:
    """Say of each point how far beyond the line that cuts a part off it lies; 0 outside it."""
    from shapely import contains_xy
    from shapely.geometry import shape

    if not points:
        return []
    held = contains_xy(shape(dict(area)), *zip(*points, strict=True))
    lat = points[0].lat
    line = min(along(corner, towards, lat) for corner in _corners(shape(dict(area))))
    far = (max(along(point, towards, lat) - line, 0.0) for point in points)
    return [km if inside else 0.0 for km, inside in zip(far, held, strict=True)]


def written(area: Any) -> Geometry:
    """GeoJSON of a shapely geometry: five decimals, outer rings counter-clockwise."""
    from shapely import set_precision
    from shapely.geometry import MultiPolygon, mapping
    from shapely.geometry.polygon import orient

    area = set_precision(area, 1e-5)
    if area.geom_type == "Polygon":
        area = orient(area)
    elif area.geom_type == "MultiPolygon":
        area = MultiPolygon([orient(piece) for piece in area.geoms])
    made = mapping(area)
    return {"type": made["type"], "coordinates": _plain(made["coordinates"])}


def _plain(value: Any) -> Any:
    if isinstance(value, float | int):
        return round(float(value), 5)
    return [_plain(part) for part in value]


def _widened(area: BaseGeometry, km: float) -> BaseGeometry:
    """Widen an area by a distance; flattened at its middle, which serves for a coast."""
    from shapely.affinity import scale

    squeeze = cos(radians(area.centroid.y))
    flat = scale(area, xfact=squeeze, yfact=1.0, origin=(0, 0))
    return scale(flat.buffer(km / _KM_PER_DEGREE, quad_segs=4), 1 / squeeze, 1.0, origin=(0, 0))


def _surfaces(area: BaseGeometry) -> BaseGeometry:
    """Drop lines and points that a cut left over."""
    from shapely.geometry import MultiPolygon

    if area.geom_type in ("Polygon", "MultiPolygon"):
        return area
    return MultiPolygon([p for p in getattr(area, "geoms", ()) if p.geom_type == "Polygon"])


def _about(area: BaseGeometry, km: float | None) -> Area:
    """Give an area a point: its middle, or else one inside its largest piece."""
    middle = area.centroid
    if not area.covers(middle):
        pieces = getattr(area, "geoms", [area])
        middle = max(pieces, key=lambda piece: piece.area).representative_point()
    point = rounded(Point(middle.x, middle.y))
    reach = max(distance_km(point, corner) for corner in _corners(area))
    return Area(point, written(area), round(reach if km is None else min(reach, km), 1))


def _corners(area: BaseGeometry) -> list[Point]:
    from shapely import get_coordinates

    return [Point(float(x), float(y)) for x, y in get_coordinates(area) if is_point(x, y)]


def _apart_km(area: BaseGeometry, point: Point) -> float:
    from shapely.geometry import Point as Dot
    from shapely.ops import nearest_points

    near, _ = nearest_points(area, Dot(point))
    return distance_km(Point(near.x, near.y), point)
