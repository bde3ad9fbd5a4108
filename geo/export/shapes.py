"""The areas and lines of places, as rows of layers of their own.

A layer has one geometry type, so single polygons become MultiPolygons of one part, and lines
MultiLineStrings. A circle about the point of an incident is not written: its radius is in
``uncertainty_km``, and every GIS can draw it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geo.export.columns import Named, cell, incidents_in
from geo.export.coordinates import Pair, number, right_handed
from geo.records import Extraction, Incident, Place

Kind = Literal["MultiPolygon", "MultiLineString"]

SINGLE: Mapping[str, Kind] = {"Polygon": "MultiPolygon", "LineString": "MultiLineString"}


SHAPE_COLUMNS: tuple[Named, ...] = (
    Named("id", "text", "Id of the row: the incident's and the number of the place"),
    Named("incident_id", "text", "Id of the incident"),
    Named("number", "integer", "Number of the place in the incident, 0 is the primary one"),
    Named("place", "text", "Name of the place"),
    Named("place_text", "text", "The same in the report's words"),
    Named("place_precision", "text", "How fine the place is"),
    Named("uncertainty_km", "number", "The place lies within this distance, km"),
    Named("country", "text", "ISO 3166-1 alpha-2"),
    Named("admin1", "text", "First-order division"),
    Named("geo_licence", "text", "Licence and credit of the geometry"),
    Named("kind", "text", "Of the incident: what sort of record"),
    Named("event_type", "text", "Of the incident: our type"),
    Named("actor", "text", "Of the incident: those said to have done it"),
    Named("title", "text", "Of the incident: one sentence of ours"),
    Named("start_date", "date", "Of the incident: first day it may have happened"),
    Named("end_date", "date", "Of the incident: last day it may have happened"),
)
"""The columns of areas and lines, in the order of a file."""

OF_INCIDENT = ("kind", "event_type", "actor", "title", "start_date", "end_date")


@dataclass(frozen=True, slots=True)
class Shape:
    """An area or line of a place of an incident."""

    geometry: Mapping[str, Any]
    """GeoJSON, rounded and wound as RFC 7946 says."""
    cells: Mapping[str, Any]
    """By the names of `SHAPE_COLUMNS`, days as ISO text."""

    @property
    def corners(self) -> list[Pair]:
        """All its points."""
        return [pair for part in self.geometry["coordinates"] for pair in _pairs(part)]


def shapes_of(extractions: Iterable[Extraction | Incident], kind: Kind) -> Iterator[Shape]:
    """Yield the geometries of one kind that the places of the incidents have.

    Parameters
    ----------
    extractions
        Extractions or incidents, in the order of the rows.
    kind
        Areas or lines; a collection of both gives its parts to either.
    """
    for incident in incidents_in(extractions):
        for count, place in enumerate(incident.places):
            if place.geometry is None:
                continue
            parts = list(_parts(right_handed(place.geometry), kind))
            if parts:
                yield Shape({"type": kind, "coordinates": parts}, _cells(incident, place, count))


def _parts(geometry: Mapping[str, Any], kind: Kind) -> Iterator[Any]:
    if geometry["type"] == kind:
        yield from geometry["coordinates"]
    elif SINGLE.get(geometry["type"]) == kind:
        yield geometry["coordinates"]
    else:
        for part in geometry.get("geometries", ()):
            yield from _parts(part, kind)


def _pairs(part: Any) -> Iterator[Pair]:
    if part and isinstance(part[0], list):
        for inside in part:
            yield from _pairs(inside)
    elif part:
        yield part


def _cells(incident: Incident, place: Place, count: int) -> dict[str, Any]:
    made = {
        "id": f"{incident.id}/{count}",
        "incident_id": incident.id,
        "number": count,
        "place": place.name,
        "place_text": place.toponym.text,
        "place_precision": place.precision,
        "uncertainty_km": None if place.radius_km is None else number(place.radius_km),
        "country": place.country,
        "admin1": place.admin1,
        "geo_licence": place.licence,
        **{name: cell(incident, name) for name in OF_INCIDENT},
    }
    return {name: None if value == "" else value for name, value in made.items()}
