"""From a name's entry and the words round it to a point, a radius and an area.

"Near X", "12 km east of X", "eastern X" and "between X and Y" are not pins on X: each has its
rule here, and its figures in the tables on top. Coordinates of geometries are longitude first,
rings counter-clockwise (RFC 7946). Shapely is loaded only where an area has to be cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from geo.gazetteer import Gazetteer
from geo.places.context import apart_km, contains, point_of
from geo.places.earth import (
    BEARINGS,
    Point,
    bearing,
    destination,
    distance_km,
    is_point,
    midpoint,
    ring,
    rounded,
)
from geo.places.kinds import Kind, asked_for, is_area, kind_of
from geo.records import Entry, Geometry, Precision, Toponym

NEAR_KM: dict[Kind, float] = {
    # how far "near" reaches; UCDP's "near" is up to 25 km
    "city": 20, "town": 20, "village": 10, "quarter": 5, "base": 10, "camp": 10,
    "crossing": 10, "site": 10, "water": 15, "terrain": 20,
}  # fmt: skip
NEAR_SPARE_KM = 5.0
"""What "near" adds at least to the place's own radius."""
DISTANCE_SPARE = 0.25
"""Share of a stated distance by which it may be wrong ("12 km east of")."""
LEAST_KM = 2.0
"""No place is known better than this from a distance or a part."""
AWAY_SHIFT, AWAY_SHIFT_KM = 0.4, 4.0
"""How far "south of X" lies from its point: share of its radius, and the least."""
AWAY_RADIUS, AWAY_RADIUS_KM = 0.5, 6.0
"""The same for the radius."""
PART_TURN = {1: 120.0, 2: 90.0}
"""Width of "eastern" and of "north-eastern" in degrees, by the letters of the bearing."""
PART_SHIFT = 0.45
"""Where the point of a part lies, as a share of the radius, where no town in it is known."""
PART_RADIUS = 0.88
"""Radius about that point that holds the part, as a share of the whole's; never more."""
TOWNS_SPARE, TOWNS_RADIUS = 1.25, 0.5
"""Where towns are known: what their spread is widened by, and the least share."""
WIDER: dict[Kind, tuple[Precision, float]] = {
    "district": ("district", 25.0),
    "province": ("province", 75.0),
}
"""What "X district" is at least where only the town X is known."""

_PEOPLED = frozenset({"city", "town", "village"})


class Shape(NamedTuple):
    """Where a mention lies."""

    point: Point
    radius_km: float
    precision: Precision
    geometry: Geometry | None


def shape_of(
    toponym: Toponym,
    entry: Entry,
    partner: Entry | None = None,
    *,
    gazetteer: Gazetteer | None = None,
) -> Shape:
    """Give the area that the words mean.

    Parameters
    ----------
    toponym
        The mention, with its relation, bearing and distance.
    entry
        What its name means.
    partner
        The second place of "between X and Y".
    gazetteer
        Where it is given, a part of a country has its point where its towns are, and ends at its
        land borders.

    Examples
    --------
    >>> from geo.gazetteer import load
    >>> from geo.records import Span, Toponym
    >>> words = Toponym(Span(0, 9), "Damascus", "place", "event_location", "near", 0)
    >>> near = shape_of(words, next(e for e in load().find("Damascus") if e.population))
    >>> near.precision, near.radius_km
    ('near', 20.0)
    """
    if toponym.bearing in BEARINGS:
        towards = toponym.bearing
        if toponym.distance_km:
            return _at_distance(entry, towards, toponym.distance_km)
        # "in the south of Lebanon" is a part of it, whatever the preposition
        if toponym.inside or is_area(entry):
            return _part(entry, towards, gazetteer)
        return _away(entry, towards)
    if toponym.relation == "between" and partner is not None and partner.id != entry.id:
        return _between(entry, partner)
    if toponym.distance_km:
        return _circle(entry, toponym.distance_km * (1 + DISTANCE_SPARE))
    if toponym.relation == "near" and not is_area(entry):
        return _near(entry)
    return _named(entry, asked_for(toponym.type_word))


def _named(entry: Entry, asked: Sequence[Kind]) -> Shape:
    """Return the entry itself, or what the word beside its name makes of a town.

    An air base bears the name of the town that it lies near; a district that of its seat.
    """
    if not asked or kind_of(entry) not in _PEOPLED:
        return _whole(entry)
    if asked[0] == "base":
        return _near(entry)
    if asked[0] not in WIDER:
        return _whole(entry)
    precision, least = WIDER[asked[0]]
    return _whole(entry)._replace(precision=precision, radius_km=max(entry.radius_km, least))


def _whole(entry: Entry) -> Shape:
    radius = entry.radius_km if entry.radius_km > 0 else LEAST_KM
    return Shape(rounded(point_of(entry)), radius, entry.precision, entry.geometry)


def _near(entry: Entry) -> Shape:
    reach = NEAR_KM.get(kind_of(entry), NEAR_KM["town"])
    return _circle(entry, max(reach, entry.radius_km + NEAR_SPARE_KM))


def _circle(entry: Entry, km: float) -> Shape:
    return _disc(point_of(entry), max(km, LEAST_KM), "near")


def _disc(point: Point, km: float, precision: Precision) -> Shape:
    km = round(float(km), 1)
    return Shape(rounded(point), km, precision, _polygon(ring(point, km)))


def _at_distance(entry: Entry, towards: str, km: float) -> Shape:
    """Go the stated distance from the centre; whoever said it has rounded it."""
    point = destination(point_of(entry), BEARINGS[towards], km)
    return _disc(point, max(km * DISTANCE_SPARE, LEAST_KM), "near")


def _away(entry: Entry, towards: str) -> Shape:
    shift = max(entry.radius_km * AWAY_SHIFT, AWAY_SHIFT_KM)
    point = destination(point_of(entry), BEARINGS[towards], shift)
    return _disc(point, max(entry.radius_km * AWAY_RADIUS, AWAY_RADIUS_KM), "near")


def _part(entry: Entry, towards: str, gazetteer: Gazetteer | None) -> Shape:
    """Return the sector of the entry's circle, or what a line through its point cuts off."""
    if entry.geometry and entry.geometry["type"] in ("Polygon", "MultiPolygon"):
        cut = _cut(entry, entry.geometry, towards)
        if cut is not None:
            return cut
    radius = max(entry.radius_km, LEAST_KM)
    width = PART_TURN[len(towards)]
    start = BEARINGS[towards] - width / 2
    sector = _polygon(ring(point_of(entry), radius, start=start, turn=width))
    point = destination(point_of(entry), BEARINGS[towards], radius * PART_SHIFT)
    reach = radius * PART_RADIUS
    if gazetteer and is_area(entry):
        if towns := _towns(entry, start, width, gazetteer.entries):
            point = _mean(towns)
            spread = max(distance_km(point, town) for town in towns) * TOWNS_SPARE
            reach = min(reach, max(spread, radius * TOWNS_RADIUS))
        borders = [line for pair, line in gazetteer.borders.items() if entry.country in pair]
        sector = sector and _on_this_side(sector, point, borders)
    return Shape(point, round(reach, 1), entry.precision, sector)


def _on_this_side(area: Geometry, point: Point, borders: Sequence[Geometry]) -> Geometry:
    """Return the piece of an area that holds a point, cut along land borders.

    A border that ends in the middle of the area (at a coast) cuts nothing.
    """
    from shapely.geometry import Point as Dot
    from shapely.geometry import shape
    from shapely.ops import polygonize, unary_union

    whole = shape(dict(area))
    lines = [shape(dict(border)) for border in borders]
    pieces = polygonize(unary_union([whole.boundary, *lines]))
    own = next((piece for piece in pieces if piece.covers(Dot(point))), None)
    return area if own is None else written(own)


def _towns(area: Entry, start: float, width: float, known: Iterable[Entry]) -> list[Point]:
    """Towns of an area in one sector: the middle of a map's "east" may be desert or sea."""
    centre = point_of(area)
    return [
        point_of(e)
        for e in known
        if e.feature_class == "P"
        and contains(area, e)
        and apart_km(area, e) <= area.radius_km
        and (bearing(centre, point_of(e)) - start) % 360 <= width
    ]


def _mean(points: Sequence[Point]) -> Point:
    lons, lats = zip(*points, strict=True)
    return rounded(Point(sum(lons) / len(lons), sum(lats) / len(lats)))


def _cut(entry: Entry, geometry: Geometry, towards: str) -> Shape | None:
    """Part of a polygon on one side of its point; None where nothing lies there."""
    from shapely.geometry import Polygon, shape

    reach = max(entry.radius_km, LEAST_KM) * 2
    side = ring(point_of(entry), reach, start=BEARINGS[towards] - 90, turn=180)
    if side is None:
        return None
    part = shape(dict(geometry)).intersection(Polygon(side))
    if part.is_empty or part.geom_type not in ("Polygon", "MultiPolygon"):
        return None
    inner = part.representative_point()
    point = rounded(Point(inner.x, inner.y))
    corners = [Point(*corner) for corner in _corners(part)]
    radius = min(max(distance_km(point, c) for c in corners), max(entry.radius_km, LEAST_KM))
    return Shape(point, round(radius, 1), entry.precision, written(part))


def _between(entry: Entry, partner: Entry) -> Shape:
    a, b = rounded(point_of(entry)), rounded(point_of(partner))
    line: Geometry = {"type": "LineString", "coordinates": [[*a], [*b]]}
    crosses = abs(a.lon - b.lon) > 180
    radius = max(apart_km(entry, partner) / 2, LEAST_KM)
    return Shape(midpoint(a, b), round(radius, 1), "near", None if crosses else line)


def written(area: Any) -> Geometry:
    """GeoJSON of a shapely geometry: five decimals, outer rings counter-clockwise."""
    from shapely import set_precision
    from shapely.geometry import MultiPolygon, mapping
    from shapely.geometry.polygon import orient

    area = set_precision(area, 1e-5)
    if area.geom_type == "Polygon":
        area = orient(area)
    elif area.geom_type == "MultiPolygon":
        area = MultiPolygon([orient(part) for part in area.geoms])
    made = mapping(area)
    return {"type": made["type"], "coordinates": _plain(made["coordinates"])}


def _plain(value: Any) -> Any:
    if isinstance(value, float | int):
        return round(float(value), 5)
    return [_plain(part) for part in value]


def _corners(area: Any) -> list[tuple[float, float]]:
    from shapely import get_coordinates

    return [(float(x), float(y)) for x, y in get_coordinates(area) if is_point(x, y)]


def _polygon(corners: list[list[float]] | None) -> Geometry | None:
    return {"type": "Polygon", "coordinates": [corners]} if corners else None
