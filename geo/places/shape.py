"""From a name's entry and the words round it to a point, a radius and an area.

"Near X", "12 km east of X", "eastern X" and "off the coast of X" are not pins on X: each has its
rule here, and its figures in the tables on top. `geo.places.areas` cuts what they ask for along
coasts and borders. A name without such words costs nothing of that. Coordinates of geometries are
longitude first, rings counter-clockwise (RFC 7946).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.gazetteer import Gazetteer
from geo.places import areas
from geo.places.areas import Area
from geo.places.borders import nearest_on
from geo.places.context import apart_km, point_of
from geo.places.earth import BEARINGS, Point, bearing, destination, distance_km, midpoint, rounded
from geo.places.kinds import Kind, asked_for, is_area, kind_of
from geo.places.parts import part_of
from geo.records import Entry, Geometry, Precision, Toponym

NEAR_KM: dict[Kind, float] = {
    # how far "near" reaches; UCDP's "near" is up to 25 km
    "city": 20, "town": 20, "village": 10, "quarter": 5, "base": 10, "camp": 10,
    "crossing": 10, "site": 10, "water": 15, "terrain": 20,
}  # fmt: skip
NEAR_SPARE_KM = 5.0
"""What "near" adds at least to the place's own radius."""
OUTSKIRTS_KM, OUTSKIRTS_INNER = 3.0, 0.5
"""Where outskirts end beyond the place's radius, and begin as a share of it."""
RIM_SHIFT, RIM_RADIUS, RIM_KM = 0.75, 0.6, 4.0
"""Where "the eastern outskirts" lie and how wide they are, as shares of the radius; the least."""
OFF_KM, OFF_SPARE_KM = 40.0, 20.0
"""How far out "off X" reaches at least, and beyond the radius of X."""
OFF_SIDE = 0.6
"""Share of "30 km off X" by which it may lie to the side of straight out to sea."""
DISTANCE_SPARE = 0.25
"""Share of a stated distance by which it may be wrong ("12 km east of")."""
LEAST_KM = 2.0
"""No place is known better than this from a distance or a part."""
AWAY_SHIFT, AWAY_SHIFT_KM = 0.4, 4.0
"""How far "south of X" lies from its point: share of its radius, and the least."""
AWAY_RADIUS, AWAY_RADIUS_KM = 0.5, 6.0
"""The same for the radius."""
CROSSING_KM, CROSSING_RADIUS_KM = 30.0, 5.0
"""How far from a town its border crossing may lie, and how well its point is known."""
WIDER: dict[Kind, tuple[Precision, float]] = {
    "district": ("district", 25.0),
    "province": ("province", 75.0),
    "region": ("province", 40.0),
}
"""What "X district" is at least where only the town X is known."""

ROADS = ("road", "highway", "motorway", "route", "railway", "railroad", "rail")
"""First words of a word of kind that make "along X" the way from X to the next name."""
AROUND = frozenset({"area", "countryside", "surroundings"})
"""Words that make "the X area" of a town what lies round it."""
_WAYS = {
    "northern": "n", "northeastern": "ne", "eastern": "e", "southeastern": "se",
    "southern": "s", "southwestern": "sw", "western": "w", "northwestern": "nw",
}  # fmt: skip

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
    country: str = "",
) -> Shape:
    """Give the area that the words mean.

    Parameters
    ----------
    toponym
        The mention, with its relation, bearing, distance and word of kind.
    entry
        What its name means.
    partner
        The second place of "between X and Y" and of "the road from X to Y".
    gazetteer
        Where it is given, a part of a country has its point where its towns are, and the crossing
        of a town lies on the border.
    country
        ISO 3166-1 alpha-2 code of the country that the words name, which the area must not leave;
        empty for none.

    Examples
    --------
    >>> from geo.gazetteer import load
    >>> from geo.records import Span, Toponym
    >>> words = Toponym(Span(0, 9), "Damascus", "place", "event_location", "near", 0)
    >>> near = shape_of(words, next(e for e in load().find("Damascus") if e.population))
    >>> near.precision, near.radius_km
    ('near', 20.0)
    """
    edge = toponym.type_word.partition(" of ")[0]
    if edge.endswith(("waters", "coast")) and (by_sea := _by_sea(toponym, entry, edge)):
        return by_sea
    if toponym.bearing in BEARINGS:
        return _towards(toponym, entry, gazetteer, country)
    if partner is not None and partner.id != entry.id and is_pair(toponym):
        return _between(entry, partner)
    if toponym.distance_km:
        return _circle(entry, toponym.distance_km * (1 + DISTANCE_SPARE), country)
    if edge == "outskirts" and not is_area(entry):
        return _outskirts(entry, country)
    if "crossing" in asked_for(edge)[:1] and (made := _crossing(toponym, entry, gazetteer)):
        return made
    if (toponym.relation == "near" or is_pair(toponym)) and not is_area(entry):
        return _near(entry, country)
    return _named(entry, asked_for(toponym.type_word), edge)


def is_pair(toponym: Toponym) -> bool:
    """Whether the words want a second place: "between X and Y", "the road from X to Y"."""
    if toponym.relation == "along":
        return toponym.type_word.startswith(ROADS)
    return toponym.relation == "between"


def _named(entry: Entry, asked: Sequence[Kind], word: str) -> Shape:
    """Return the entry itself, or what the word beside its name makes of a town.

    An air base bears the name of the town that it lies near; a district that of its seat.
    """
    if kind_of(entry) not in _PEOPLED:
        return _whole(entry)
    if word in AROUND or "base" in asked[:1]:
        return _near(entry)
    if not asked or asked[0] not in WIDER:
        return _whole(entry)
    precision, least = WIDER[asked[0]]
    return _whole(entry)._replace(precision=precision, radius_km=max(entry.radius_km, least))


def _whole(entry: Entry) -> Shape:
    radius = entry.radius_km if entry.radius_km > 0 else LEAST_KM
    return Shape(rounded(point_of(entry)), radius, entry.precision, entry.geometry)


def _near(entry: Entry, country: str = "") -> Shape:
    reach = NEAR_KM.get(kind_of(entry), NEAR_KM["town"])
    return _circle(entry, max(reach, entry.radius_km + NEAR_SPARE_KM), country)


def _circle(entry: Entry, km: float, country: str) -> Shape:
    return _disc(point_of(entry), km, country)


def _disc(point: Point, km: float, country: str, hole_km: float = 0.0) -> Shape:
    km = round(float(max(km, LEAST_KM)), 1)
    return _shape(areas.circle(point, km, hole_km=hole_km, country=country), "near")


def _shape(area: Area, precision: Precision) -> Shape:
    return Shape(area.point, area.radius_km, precision, area.geometry)


def _outskirts(entry: Entry, country: str) -> Shape:
    inner = round(entry.radius_km * OUTSKIRTS_INNER, 1)
    return _disc(point_of(entry), entry.radius_km + OUTSKIRTS_KM, country, inner)


# ---------------------------------------------------------------- in a direction


def _towards(toponym: Toponym, entry: Entry, gazetteer: Gazetteer | None, country: str) -> Shape:
    towards, far = toponym.bearing, toponym.distance_km
    # "in the south of Lebanon" is a part of it, whatever the preposition
    if not far and (toponym.inside or is_area(entry)):
        if toponym.type_word.startswith("outskirts") and not is_area(entry):
            shift, radius = entry.radius_km * RIM_SHIFT, entry.radius_km * RIM_RADIUS
            return _moved(entry, towards, shift, max(radius, RIM_KM), country)
        part = part_of(entry, towards, gazetteer)
        return _shape(part, entry.precision) if part else _whole(entry)
    if far:
        # whoever said it has rounded it
        return _moved(entry, towards, far, far * DISTANCE_SPARE, country)
    shift = max(entry.radius_km * AWAY_SHIFT, AWAY_SHIFT_KM)
    radius = max(entry.radius_km * AWAY_RADIUS, AWAY_RADIUS_KM)
    return _moved(entry, towards, shift, radius, country)


def _moved(entry: Entry, towards: str, shift: float, radius: float, country: str) -> Shape:
    return _disc(destination(point_of(entry), BEARINGS[towards], shift), radius, country)


# ---------------------------------------------------------------- at sea, between, across


def _by_sea(toponym: Toponym, entry: Entry, edge: str) -> Shape | None:
    """Return the waters off a place, or a country's coast; None where the sea is not near."""
    kind = kind_of(entry)
    if kind in ("sea", "water"):
        return None
    *way, word = edge.split()
    side = _WAYS.get("".join(way).replace("-", ""), "")
    if word == "coast":
        shore = areas.shore(entry.country, side) if kind == "country" else None
        return _shape(shore, entry.precision) if shore else None
    if kind == "country":
        found = areas.waters(entry.country, side)
        return _shape(found, "sea") if found else None
    sea = _off(toponym, entry)
    return _shape(sea, "near") if sea else None


def _off(toponym: Toponym, entry: Entry) -> Area | None:
    """Return the sea off a town, at the distance and in the direction that the words give."""
    centre, far = point_of(entry), toponym.distance_km
    reach = max(OFF_KM, entry.radius_km + OFF_SPARE_KM)
    if toponym.bearing in BEARINGS and not toponym.inside:
        shift = far or reach / 2
        point = destination(centre, BEARINGS[toponym.bearing], shift)
        return areas.sea_circle(point, round(max(shift * DISTANCE_SPARE, LEAST_KM), 1))
    sea = areas.sea_circle(centre, round(max(reach, far or 0.0), 1))
    if sea is None or far is None:
        return sea
    out = destination(centre, bearing(centre, sea.point), far)
    return areas.sea_circle(out, round(max(far * OFF_SIDE, LEAST_KM), 1))


def _crossing(toponym: Toponym, entry: Entry, gazetteer: Gazetteer | None) -> Shape | None:
    """Return where the border runs nearest to a town; None where it is far."""
    if gazetteer is None or kind_of(entry) not in _PEOPLED:
        return None
    town = point_of(entry)
    lines = (line for pair, line in gazetteer.borders.items() if entry.country in pair)
    feet = ((distance_km(foot, town), foot) for foot in (nearest_on(line, town) for line in lines))
    km, foot = min(feet, default=(CROSSING_KM + 1, town))
    if km > CROSSING_KM:
        return None
    near = toponym.relation == "near"
    return _disc(foot, NEAR_KM["crossing"] if near else CROSSING_RADIUS_KM, "")


def _between(entry: Entry, partner: Entry) -> Shape:
    a, b = rounded(point_of(entry)), rounded(point_of(partner))
    line: Geometry = {"type": "LineString", "coordinates": [[*a], [*b]]}
    crosses = abs(a.lon - b.lon) > 180
    radius = max(apart_km(entry, partner) / 2, LEAST_KM)
    return Shape(midpoint(a, b), round(radius, 1), "near", None if crosses else line)
