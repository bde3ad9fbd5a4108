"""The east of a country, the south of a city: the part of a place on one side of it."""

from __future__ import annotations

from functools import lru_cache

from geo.gazetteer import Gazetteer
from geo.places import areas
from geo.places.areas import Area
from geo.places.context import contains, point_of
from geo.places.earth import Point, distance_km, rounded
from geo.places.kinds import is_area, kind_of
from geo.records import Entry

PART_RADIUS = 0.88
"""Radius that holds a part of an area, as a share of the whole's; never more."""
TOWNS_SPARE, TOWNS_RADIUS = 1.25, 0.5
"""Where towns are known: what their spread is widened by, and the least share."""
LEAST_KM = 2.0


def part_of(entry: Entry, towards: str, gazetteer: Gazetteer | None = None) -> Area | None:
    """Cut the part of a place that lies on one side of it.

    Parameters
    ----------
    entry
        The place: its own outline is cut, or its country's, or else its circle.
    towards
        Which part: a key of `geo.places.earth.BEARINGS`.
    gazetteer
        Where it is given, a part of a country or province has its point where its towns are,
        since the middle of a map's "east" may be desert.

    Returns
    -------
    Area or None
        None where no ring can be drawn: over a pole or 180 degrees.
    """
    made = _cut(entry, towards)
    if made is None:
        return None
    radius = max(entry.radius_km, LEAST_KM)
    point, reach = made.point, min(made.radius_km, radius * PART_RADIUS)
    towns = _towns(gazetteer, entry.id, towards) if gazetteer and is_area(entry) else None
    if towns:
        point, spread = towns
        reach = min(reach, max(spread * TOWNS_SPARE, radius * TOWNS_RADIUS))
    return Area(point, made.geometry, round(reach, 1))


def _cut(entry: Entry, towards: str) -> Area | None:
    radius = max(entry.radius_km, LEAST_KM)
    if entry.geometry and entry.geometry["type"] in ("Polygon", "MultiPolygon"):
        return areas.outlined_part(entry.geometry, towards, radius)
    whole = kind_of(entry) == "country"
    return areas.part(point_of(entry), radius, towards, entry.country, whole=whole)


@lru_cache(1024)
def _towns(gazetteer: Gazetteer, area_id: str, towards: str) -> tuple[Point, float] | None:
    """Return the middle of the towns in a part of an area, and how far they lie from it.

    The farther out a town lies the surer it belongs to the part, and the more it counts.
    """
    area = gazetteer.entry(area_id)
    part = _cut(area, towards) if area else None
    if area is None or part is None or part.geometry is None:
        return None
    known = (e for e in gazetteer.entries if e.feature_class == "P" and e.country == area.country)
    towns = [point_of(e) for e in known if contains(area, e)]
    depths = areas.depths(part.geometry, towards, towns)
    inside = [(town, depth) for town, depth in zip(towns, depths, strict=True) if depth > 0]
    if not inside:
        return None
    weight = sum(depth for _, depth in inside)
    lon = sum(town.lon * depth for town, depth in inside) / weight
    lat = sum(town.lat * depth for town, depth in inside) / weight
    middle = rounded(Point(lon, lat))
    return middle, max(distance_km(middle, town) for town, _ in inside)
