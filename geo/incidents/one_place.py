"""Whether two places may be that of one event: the same, one within the other, or on one way."""

from __future__ import annotations

import math

from geo.incidents.tellings import (
    POINT,
    SLACK_KM,
    apart_km,
    contains,
    named_after,
    same_place,
    sides,
)
from geo.records import Place

WAY_KM = 100.0
"""As far as "west of Tripoli" may mean where no distance is told."""
_SECTOR = 0.6
"""Share of a way that must lead there: up to 53 degrees to the side."""
_DIAGONAL = 0.7071
_COMPASS = {
    "n": (0.0, 1.0), "s": (0.0, -1.0), "e": (1.0, 0.0), "w": (-1.0, 0.0),
    "ne": (_DIAGONAL, _DIAGONAL), "nw": (-_DIAGONAL, _DIAGONAL),
    "se": (_DIAGONAL, -_DIAGONAL), "sw": (-_DIAGONAL, -_DIAGONAL),
}  # fmt: skip
"""East and north parts of a way of length one."""


def agree(a: Place, b: Place) -> float | None:
    """How well two places fit one event: 3 the same, 1.5 one holds the other, 0 open, None not."""
    if same_place(a, b) and "unknown" not in (a.precision, b.precision):
        return 3.0
    if "border" in (a.precision, b.precision):
        return _agree_on_border(a, b)
    if None in (a.lon, b.lon):
        return 0.0
    if lies_towards(a, b) or lies_towards(b, a) or named_after(a, b):
        return 1.5
    if a.country and b.country and a.country != b.country:
        return None
    if contains(a, b) or contains(b, a):
        return 1.5
    return 2.0 if apart_km(a, b) <= (a.radius_km or 0) + (b.radius_km or 0) + SLACK_KM else None


def lies_towards(way: Place, other: Place) -> bool:
    """Whether a town may be what "west of Tripoli" means, which tells no distance."""
    toponym = way.toponym
    open_way = toponym.relation == "direction" and toponym.distance_km is None
    towards = _COMPASS.get(toponym.bearing)
    point = other.precision in POINT and way.precision == "near"
    if not open_way or towards is None or not point or way.country != other.country:
        return False
    if way.lon is None or way.lat is None or other.lon is None or other.lat is None:
        return False
    east = (other.lon - way.lon) * math.cos(math.radians(way.lat))
    north = other.lat - way.lat
    far = math.hypot(east, north)
    ahead = east * towards[0] + north * towards[1]
    return apart_km(way, other) <= WAY_KM and ahead >= far * _SECTOR


def _agree_on_border(a: Place, b: Place) -> float | None:
    """A border is long, and one country of it is often left out: little speaks against it."""
    here, there = (sides(p) if p.precision == "border" else {p.country} - {""} for p in (a, b))
    if here and there and not here & there and 2 in (len(here), len(there)):
        return None
    near = apart_km(a, b) <= (a.radius_km or 0) + (b.radius_km or 0) + SLACK_KM
    return 1.5 if near else 0.0
