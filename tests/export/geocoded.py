"""Places as a geocoder gives them, or fails to, for the tests of files and of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from geo.records import Incident, Place
from tests import samples

OSM = "© OpenStreetMap contributors, ODbL 1.0"
RETRIEVED = date(2026, 11, 21)
NO_ANSWER = "geocoder unavailable: no answer within 10 s"
TWO_PLACES = "not in the gazetteer; the geocoder has two places of that name"


def given(number: str = "node/123", service: str = "nominatim", **changes: Any) -> Place:
    """Return Rutba as a service placed it, under OpenStreetMap's licence."""
    made = samples.place(
        entry=samples.entry(id=f"osm-{number}", source=f"{service}:{number}"),
        resolved_by=service,
        licence=OSM,
        retrieved=RETRIEVED,
    )
    return replace(made, **changes)


def unanswered(**changes: Any) -> Place:
    """Return Rutba that the gazetteer lacks while the geocoder does not answer."""
    return replace(samples.place(entry=None, note=NO_ANSWER), **changes)


def at(*places: Place, words: str = "A drone fired", **changes: Any) -> Incident:
    """Return an incident at these places."""
    return samples.incident(words, places=places, **changes)
