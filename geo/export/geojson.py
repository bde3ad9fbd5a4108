"""Incidents as an RFC 7946 FeatureCollection of points, one incident a feature.

Written here and not by a GIS library, whose default adds a ``crs`` member and fifteen digits.
One geometry type a file, so that a GIS sees one layer: areas are in the JSON Lines. An incident
of any kind is a feature (see ``kind``), placed or not, so that nothing is lost; without a place
its geometry is null. ``id`` stands in the feature and in its properties, because some readers
drop the one and some the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geo.export.columns import incidents_in, row
from geo.export.coordinates import Pair, point
from geo.export.credits import credit, licences_of
from geo.export.lines import dumped
from geo.records import Extraction, Incident


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write GeoJSON, one feature a line, reports and incidents in their order."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(_text(extractions))


def feature(incident: Incident) -> dict[str, Any]:
    """Return an incident as a GeoJSON feature.

    Parameters
    ----------
    incident
        Any incident; one without a point gets a null geometry.
    """
    at = point(incident)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": at} if at else None,
        "properties": row(incident),
    }


def _text(extractions: Iterable[Extraction]) -> Iterator[str]:
    """Yield the file piece by piece; what sums up the features comes after them."""
    licences: set[str] = set()
    points: list[Pair] = []
    yield '{"type": "FeatureCollection",\n"features": ['
    between = "\n"
    for incident in incidents_in(extractions):
        made = feature(incident)
        if made["geometry"]:
            points.append(made["geometry"]["coordinates"])
        licences |= licences_of(incident)
        yield between + dumped(made)
        between = ",\n"
    yield "\n]"
    if points:
        yield f',\n"bbox": {dumped(_bbox(points))}'
    yield f',\n"attribution": {dumped(credit(licences))}}}\n'


def _bbox(points: list[Pair]) -> list[float]:
    """West, south, east, north (RFC 7946 section 5)."""
    lons, lats = zip(*points, strict=True)
    return [min(lons), min(lats), max(lons), max(lats)]
