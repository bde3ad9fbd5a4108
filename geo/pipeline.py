"""The story in ten lines; the only module that knows the order."""

from __future__ import annotations

from dataclasses import replace

from geo import incidents, mentions, places
from geo.gazetteer import Gazetteer
from geo.places import Geocode
from geo.records import Document, Extraction, Incident, Place


def extract(document: Document, gazetteer: Gazetteer, geocode: Geocode | None = None) -> Extraction:
    """Read one report: its place names, and the incidents it tells of.

    A pure function of its arguments: the same report and gazetteer give the same records.

    Parameters
    ----------
    document
        A report, as `geo.reading` makes it.
    gazetteer
        What is known of the world.
    geocode
        Asked for names that the gazetteer lacks; nobody is asked without it.
    """
    found = mentions.find(document, gazetteer)
    placed = places.resolve(found.toponyms, gazetteer, geocode=geocode)
    made = incidents.assemble(document, found, placed, gazetteer)
    return Extraction(document, _with_roles(placed, made), made)


def _with_roles(placed: tuple[Place, ...], made: tuple[Incident, ...]) -> tuple[Place, ...]:
    """Only a name that says where an incident was is an event location."""
    used = {p.toponym.span for i in made for p in i.places}
    return tuple(
        p
        if p.toponym.role != "event_location" or p.toponym.span in used
        else replace(p, toponym=replace(p.toponym, role="context"))
        for p in placed
    )
