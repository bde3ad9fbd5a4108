"""Incidents as an RFC 7946 FeatureCollection of points, one incident a feature; and back.

Written here and not by a GIS library, whose default adds a ``crs`` member and fifteen digits.
One geometry type a file, so that a GIS sees one layer: areas and lines have files of their own.
An incident of any kind is a feature (see ``kind``), placed or not, so that nothing is lost;
without a place its geometry is null. ``id`` stands in the feature and in its properties, because
some readers drop the one and some the other. What belongs to the reports and to no incident is
the member ``reports`` at the end, which a GIS passes over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.export.columns import row
from geo.export.coordinates import Pair, bbox, point
from geo.export.credits import credit, licences_of
from geo.export.lines import dumped
from geo.export.rows import Line, no_number, opened, restored
from geo.export.shapes import Shape, shapes_of
from geo.export.texts import report_text
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
    reports: list[str] = []
    yield '{"type": "FeatureCollection",\n"features": ['
    between = "\n"
    for begun, incident in opened(extractions):
        reports += [report_text(report, short=False) for report in begun]
        if incident is None:
            break
        made = feature(incident)
        if made["geometry"]:
            points.append(made["geometry"]["coordinates"])
        licences |= licences_of(incident)
        yield between + dumped(made)
        between = ",\n"
    yield "\n]"
    if points:
        yield f',\n"bbox": {dumped(bbox(points))}'
    yield f',\n"attribution": {dumped(credit(licences))}'
    yield ',\n"reports": [\n' + ",\n".join(reports) + "\n]}\n"


# ---------------------------------------------------------------- areas and lines


def save_areas(extractions: Iterable[Extraction], path: Path) -> None:
    """Write the areas of all places as MultiPolygons, one a feature."""
    _save_shapes(shapes_of(extractions, "MultiPolygon"), path)


def save_lines(extractions: Iterable[Extraction], path: Path) -> None:
    """Write the lines of all places (stretches of a border) as MultiLineStrings."""
    _save_shapes(shapes_of(extractions, "MultiLineString"), path)


def _save_shapes(shapes: Iterable[Shape], path: Path) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        licences: set[str] = set()
        corners: list[Pair] = []
        between = '{"type": "FeatureCollection",\n"features": [\n'
        for shape in shapes:
            licences.add(shape.cells["geo_licence"] or "")
            corners += shape.corners
            made = {
                "type": "Feature",
                "id": shape.cells["id"],
                "geometry": shape.geometry,
                "properties": shape.cells,
            }
            file.write(between + dumped(made))
            between = ",\n"
        file.write("\n]" if corners else f"{between}]")
        if corners:
            file.write(f',\n"bbox": {dumped(bbox(corners))}')
        file.write(f',\n"attribution": {dumped(credit(licences - {""}))}}}\n')


# ---------------------------------------------------------------- and back


def read(path: Path) -> Iterator[Extraction]:
    """Read back what `save` wrote, also after a GIS has written it anew.

    Raises
    ------
    ValueError
        When it is no such file; the message says why.
    """
    found = json.loads(path.read_text("utf-8-sig"), parse_constant=no_number)
    if not isinstance(found, Mapping) or not isinstance(found.get("features"), list):
        message = "is no FeatureCollection"
        raise ValueError(message)
    yield from restored(_reports(found), map(_properties, found["features"]))


def _reports(found: Mapping[str, Any]) -> list[Line]:
    reports = found.get("reports", [])
    if not isinstance(reports, list) or not all(isinstance(r, dict) for r in reports):
        message = "reports: a list of objects was expected"
        raise ValueError(message)
    return reports


def _properties(made: Any) -> Mapping[str, Any]:
    properties = made.get("properties") if isinstance(made, Mapping) else None
    if not isinstance(properties, Mapping):
        message = "a feature has no properties"
        raise ValueError(message)
    return properties
