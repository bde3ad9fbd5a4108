"""The primary place of an incident as a person set it: moved, named, made finer or coarser.

The words of the report stay with the place. A point that was moved is the author's, not the
gazetteer's, so it says so in ``source`` and carries nobody's licence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from geo.corrections.values import lon_lat
from geo.gazetteer import Gazetteer
from geo.records import Entry, Incident, Place, Span, Toponym

BY_HAND = "corrected"
"""``resolved_by`` of a place that a person set."""
PINS = frozenset({"exact", "neighbourhood", "town", "near"})
"""Precisions that a point may have; a place that was an area is "near" the point it is moved to."""
PLAIN = ("country", "admin1", "admin2")
OF_PLACE = frozenset({"point", "entry_id", "place", "place_precision", "uncertainty_km", *PLAIN})


def relocated(
    incident: Incident, values: Mapping[str, str], gazetteer: Gazetteer, author: str
) -> Incident:
    """Return an incident with its primary place set.

    Parameters
    ----------
    incident
        Any incident; one without a place gets one.
    values
        Those of `OF_PLACE` that are set, and others.
    gazetteer
        For ``entry_id``.
    author
        Whose the point is.
    """
    place = incident.place or _unplaced(incident)
    if values.get("entry_id"):
        place = _as_listed(place, values["entry_id"], gazetteer)
    if values.get("point"):
        place = _moved(place, *lon_lat(values["point"]))
    changes: dict[str, Any] = {field: values[field] for field in PLAIN if field in values}
    if "place_precision" in values:
        changes["precision"] = values["place_precision"]
    if "uncertainty_km" in values:
        radius = values["uncertainty_km"]
        changes |= {"radius_km": float(radius) if radius else None, "geometry": None}
    place = replace(place, **changes)
    if place.lon is not None and (values.get("point") or values.get("place")):
        place = replace(place, entry=_entry(place, values, author))
    place = replace(place, resolved_by=BY_HAND, ambiguous=False, confidence=1.0)
    return replace(incident, places=(place, *incident.places[1:]))


def _as_listed(place: Place, entry_id: str, gazetteer: Gazetteer) -> Place:
    entry = gazetteer.entry(entry_id)
    assert entry is not None, "told by misfits"
    return replace(
        place,
        entry=entry,
        lon=entry.lon,
        lat=entry.lat,
        precision=entry.precision,
        radius_km=entry.radius_km,
        geometry=entry.geometry,
        country=entry.country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        licence=gazetteer.licence(entry),
        retrieved=None,
        note="",
    )


def _moved(place: Place, lon: float, lat: float) -> Place:
    fine = place.precision in PINS and place.lon is not None
    return replace(
        place,
        lon=lon,
        lat=lat,
        precision=place.precision if fine else "near",
        radius_km=place.radius_km if fine else None,
        geometry=None,
        licence="",
        retrieved=None,
        note="",
    )


def _entry(place: Place, values: Mapping[str, str], author: str) -> Entry:
    """Make the row that a gazetteer would have for it; a name that was only moved stays."""
    assert place.lon is not None
    assert place.lat is not None
    had = place.entry
    moved = bool(values.get("point"))
    return Entry(
        id=had.id if had else BY_HAND,
        name=values.get("place") or place.name or values.get("point", ""),
        names=had.names if had else (),
        lon=place.lon if moved or not had else had.lon,
        lat=place.lat if moved or not had else had.lat,
        feature_class=had.feature_class if had else "",
        feature_code=had.feature_code if had else "",
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        population=0,
        precision=place.precision,
        radius_km=place.radius_km or 0.0,
        geometry=None,
        source=f"correction by {author}" if moved or not had else had.source,
    )


def _unplaced(incident: Incident) -> Place:
    """A place for an incident that has none: no words of the report name it."""
    start = incident.evidence[0].span.start if incident.evidence else 0
    toponym = Toponym(Span(start, start), "", "place", "event_location", "in", 0)
    return Place(
        toponym=toponym, entry=None, lon=None, lat=None, precision="unknown", radius_km=None,
        geometry=None, country="", admin1="", admin2="", confidence=0.0, ambiguous=False,
        candidates=(), resolved_by="none", licence="",
    )  # fmt: skip
