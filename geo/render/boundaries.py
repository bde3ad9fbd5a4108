"""Boundaries of first-level units out of a GeoJSON file of the user's.

Natural Earth's packages for the web have none, and the good sources (geoBoundaries, the UN's
common operational datasets) are a file a country, so the user says which. Only units near the
data are put into the page, as fine as the country outlines there. They stay whole: cut to a box,
its edge would look like a boundary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.errors import UsageError
from geo.render.basemap import DETAIL_SCALE, Box, Point, steps_of

MOST_POINTS = 200_000
"""A finer file would make the page slow; it wants simplifying first."""
RINGS = {"Polygon": 1, "MultiPolygon": 2}
"""Type of a geometry -> how deep its rings lie."""


def boundaries(file: Path, box: Box | None) -> list[list[int]]:
    """Return rings as steps of whole numbers, as `geo.render.basemap` writes them.

    Parameters
    ----------
    file
        GeoJSON of polygons, WGS 84.
    box
        Surroundings of the data, degrees; a unit wholly outside is left out.

    Raises
    ------
    geo.errors.UsageError
        When the file is not such GeoJSON, or too fine to be drawn.
    """
    if box is None:
        return []
    try:
        rings = [ring for ring in _rings(_read(file)) if _touches(ring, box)]
    except (TypeError, ValueError, LookupError) as error:
        message = f"{file}: its coordinates are not those of GeoJSON polygons ({error})"
        raise UsageError(message) from error
    if sum(map(len, rings)) > MOST_POINTS:
        message = (
            f"{file}: more than {MOST_POINTS:,} points about the data; simplify it first, such as "
            "with ogr2ogr -simplify 0.005"
        )
        raise UsageError(message)
    return [steps for ring in rings if len(steps := steps_of(ring, DETAIL_SCALE)) >= 6]


def _touches(ring: list[Point], box: Box) -> bool:
    lons, lats = zip(*ring, strict=True)
    apart = min(lons) > box[2] or max(lons) < box[0] or min(lats) > box[3] or max(lats) < box[1]
    return not apart


def _read(file: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        message = f"{file}: cannot be read as GeoJSON ({error})"
        raise UsageError(message) from error
    if not isinstance(found, dict) or "type" not in found:
        message = f"{file}: not GeoJSON; boundaries are a FeatureCollection of polygons"
        raise UsageError(message)
    return found


def _rings(value: Any) -> Iterator[list[Point]]:
    if not isinstance(value, dict):
        return
    for part in value.get("features") or value.get("geometries") or ():
        yield from _rings(part)
    yield from _rings(value.get("geometry"))
    depth = RINGS.get(value.get("type", ""), 0)
    polygons = value.get("coordinates", ()) if depth else ()
    for polygon in [polygons] if depth == 1 else polygons:
        for ring in polygon:
            yield [(float(point[0]), float(point[1])) for point in ring]
