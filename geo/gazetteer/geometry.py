"""Checking GeoJSON geometries of the tables (RFC 7946), without a geometry library.

Tables are checked wherever the package is installed; loading shapely for it would take longer
than the check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from geo.records import Geometry

_LINE = 2
_RING = 4


def problems(geometry: Geometry) -> Iterator[str]:
    """Yield what is wrong with a geometry: type, structure, open rings, positions off the globe."""
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        parts: list[Geometry] = geometry.get("geometries") or [{}]
        for part in parts:
            yield from problems(part)
        return
    check = _CHECKS.get(kind) if isinstance(kind, str) else None
    if check is None:
        yield f"unknown geometry type {kind!r}"
        return
    yield from check(geometry.get("coordinates"))


def _position(where: Any) -> Iterator[str]:
    numbers = isinstance(where, list) and len(where) in (2, 3) and all(map(_is_number, where))
    if not numbers:
        yield f"{where!r} is no position of longitude and latitude"
    elif not (-180 <= where[0] <= 180 and -90 <= where[1] <= 90):
        yield f"{where!r} is off the globe; longitude comes first"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _line(positions: Any) -> Iterator[str]:
    yield from _parts(_position, positions, least=_LINE)


def _ring(positions: Any) -> Iterator[str]:
    faults = list(_parts(_position, positions, least=_RING))
    yield from faults
    if not faults and positions[0] != positions[-1]:
        yield "a ring is not closed: its last position must repeat the first"


def _polygon(rings: Any) -> Iterator[str]:
    yield from _parts(_ring, rings, least=1)


def _parts(check: Callable[[Any], Iterator[str]], parts: Any, *, least: int) -> Iterator[str]:
    """Check every member of an array that must have a number of members."""
    if not isinstance(parts, list) or len(parts) < least:
        yield f"{parts!r:.40} where an array of at least {least} belongs"
        return
    for part in parts:
        yield from check(part)


_CHECKS: dict[str, Callable[[Any], Iterator[str]]] = {
    "Point": _position,
    "MultiPoint": lambda parts: _parts(_position, parts, least=1),
    "LineString": _line,
    "MultiLineString": lambda parts: _parts(_line, parts, least=1),
    "Polygon": _polygon,
    "MultiPolygon": lambda parts: _parts(_polygon, parts, least=1),
}
