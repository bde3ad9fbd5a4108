"""The story in ten lines; the only module that knows the order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo import corrections, incidents, mentions, places, restoring
from geo.gazetteer import Gazetteer
from geo.mentions import Recogniser
from geo.places import Geocode
from geo.records import Document, Extraction, Incident, Place
from geo.toponyms.descriptions import described

READ = frozenset({"en", "und"})
"""Languages that the rules are made for; what cannot be told may be a short English report."""
UNREAD = "not read: language"
"""How the note begins on a report in another one."""


def extract(
    document: Document,
    gazetteer: Gazetteer,
    geocode: Geocode | None = None,
    recognise: Recogniser | None = None,
) -> Extraction:
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
    recognise
        Says where place names stand in a text, as start and end in code points; without it the
        gazetteer's own names are looked for. A report in another language than English is read
        only with it.

    Raises
    ------
    ReportError
        When ``recognise`` fails on the report, or gives offsets that do not lie in it.
    """
    if document.language not in READ and recognise is None:
        return Extraction(document, (), (), (f"{UNREAD} ({document.language})",))
    copy = None if recognise else restoring.restored(document, gazetteer)
    if copy:
        whole: Extraction = copy.back(_read(copy.document, gazetteer, geocode, None))
        return whole
    return _read(document, gazetteer, geocode, recognise)


def _read(
    document: Document,
    gazetteer: Gazetteer,
    geocode: Geocode | None,
    recognise: Recogniser | None,
) -> Extraction:
    found = mentions.find(document, gazetteer, recognise)
    home = places.home_of(document.publisher, gazetteer)
    told = described(document.sentences, found.toponyms)
    named = (a.actor_id for event in found.events for a in event.attributions)
    parties = places.lands_of(filter(None, named), gazetteer)
    placed = places.resolve(
        found.toponyms, gazetteer, containers=told, home=home, parties=parties, geocode=geocode
    )
    made = incidents.assemble(document, found, placed, gazetteer)
    return Extraction(document, _with_roles(placed, made), made)


def merge(extractions: Iterable[Extraction], gazetteer: Gazetteer) -> tuple[Extraction, ...]:
    """Join what several reports tell of one event, for a map or a table of all reports.

    Parameters
    ----------
    extractions
        What came out of the reports, in their order.
    gazetteer
        The one they were made with.

    Returns
    -------
    tuple of Extraction
        As many, in the same order. A joined incident stands in the first report that tells of
        it, and no more in the others; what may be one event is linked.
    """
    every = tuple(extractions)
    parts = {i.id: i for x in every for i in x.incidents}
    joined = incidents.merge((i for x in every for i in x.incidents), gazetteer)
    joined = corrections.renewed(joined, gazetteer, parts)
    home = {old: i for i in joined for old in (i.id, *i.merged_from)}
    shown: set[str] = set()
    merged = []
    for extraction in every:
        kept = []
        for incident in (home[i.id] for i in extraction.incidents):
            if incident.id not in shown:
                shown.add(incident.id)
                kept.append(incident)
        merged.append(replace(extraction, incidents=tuple(kept)))
    return tuple(merged)


def _with_roles(placed: tuple[Place, ...], made: tuple[Incident, ...]) -> tuple[Place, ...]:
    """Only a name that says where an incident was is an event location."""
    used = {p.toponym.span for i in made for p in i.places}
    return tuple(
        p
        if p.toponym.role != "event_location" or p.toponym.span in used
        else replace(p, toponym=replace(p.toponym, role="context"))
        for p in placed
    )
