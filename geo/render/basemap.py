"""The vector basemap: Natural Earth's countries, coarse for the world and finer round the data.

The assets are TopoJSON (arcs shared by neighbours, quantised and delta-encoded). The page gets
rings as flat lists of whole numbers, each the step from the point before: the shortest form that
a few lines of JavaScript can read. The finer outlines are clipped to a box about the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import accumulate, pairwise
from typing import Any

Point = tuple[float, float]
"""Degrees: lon, lat."""
Box = tuple[float, float, float, float]
"""Degrees: west, south, east, north."""

WORLD_SCALE = 100
DETAIL_SCALE = 1000
"""Units a degree: about 1 km and 100 m, in step with the outlines' own detail."""
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
WIDEST_DETAIL = 120.0
"""Data wider than this (degrees) is looked at from afar; finer outlines would only weigh."""
LEFT_OUT = frozenset({"010"})
"""ISO numeric codes: Antarctica runs to the pole, where Mercator has no place for it."""


def basemap(folder: Traversable, box: Box | None) -> dict[str, Any]:
    """Return the outlines that the page draws.

    Parameters
    ----------
    folder
        Where the TopoJSON files are.
    box
        Surroundings of the data; None for the coarse world alone.
    """
    made: dict[str, Any] = {"scale": WORLD_SCALE, "world": _world(folder)}
    if box and box[2] - box[0] <= WIDEST_DETAIL:
        made |= {"box": box, "fine": DETAIL_SCALE, "detail": _detail(folder, box)}
    return made


def _world(folder: Traversable) -> list[list[list[int]]]:
    return _encoded(countries(_read(folder, "countries-110m.json")), WORLD_SCALE)


def _detail(folder: Traversable, box: Box) -> list[list[list[int]]]:
    outlines = countries(_read(folder, "countries-50m.json"))
    return _encoded(([clip(ring, box) for ring in rings] for rings in outlines), DETAIL_SCALE)


def _read(folder: Traversable, name: str) -> Mapping[str, Any]:
    topology: Mapping[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return topology


def countries(topology: Mapping[str, Any]) -> list[list[list[Point]]]:
    """Return the rings of each country of a TopoJSON topology."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["countries"]["geometries"]
    return [_rings(shape, arcs) for shape in shapes if shape.get("id") not in LEFT_OUT]


def _decoded(arc: Sequence[Sequence[int]], transform: Mapping[str, Any]) -> list[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    return [(x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)]


def _rings(shape: Mapping[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", ())
    rings = [_joined(indices, arcs) for polygon in polygons for indices in polygon]
    return [piece for ring in rings for piece in at_date_line(ring)]


def _joined(indices: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for index in indices:
        # ~index is TopoJSON's way to say "that arc, backwards"; ends are shared.
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def at_date_line(ring: Sequence[Point]) -> list[list[Point]]:
    """Cut a ring in two where it crosses 180 degrees.

    The outlines are joined across that meridian, as a globe wants them; on a flat map a step from
    179 to -179 would be a line round the world.
    """
    turns = accumulate(
        ((a[0] - b[0]) / 360 for a, b in pairwise(ring)),
        lambda turn, step: turn + round(step),
        initial=0,
    )
    whole = [(lon + 360 * turn, lat) for (lon, lat), turn in zip(ring, turns, strict=True)]
    if all(-180 <= lon <= 180 for lon, _ in whole):
        return [whole]
    shifted = ([(lon + shift, lat) for lon, lat in whole] for shift in (-360, 0, 360))
    return [piece for copy in shifted if (piece := clip(copy, WORLD))]


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """Cut a ring to a box, one side after the other (Sutherland and Hodgman, 1974)."""
    kept = list(ring)
    for axis, edge, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        before, kept = kept, []
        for a, b in zip(before[-1:] + before[:-1], before, strict=True):
            a_in, b_in = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
            if a_in != b_in:
                kept.append(_crossing(a, b, axis, edge))
            if b_in:
                kept.append(b)
    return kept


def _crossing(a: Point, b: Point, axis: int, edge: float) -> Point:
    part = (edge - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def _encoded(outlines: Iterable[Iterable[list[Point]]], scale: int) -> list[list[list[int]]]:
    shapes = ([steps_of(ring, scale) for ring in rings] for rings in outlines)
    kept = ([ring for ring in rings if len(ring) >= 6] for rings in shapes)
    return [rings for rings in kept if rings]


def steps_of(ring: Iterable[Point], scale: int) -> list[int]:
    """Return a ring as steps of whole numbers, x and y in turn, those of no length left out."""
    steps: list[int] = []
    x = y = 0
    for lon, lat in ring:
        dx, dy = round(lon * scale) - x, round(lat * scale) - y
        if dx or dy:
            steps += (dx, dy)
            x, y = x + dx, y + dy
    return steps
