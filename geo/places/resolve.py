"""Names of a report to places: gather, rank without anchors, rank with them, draw.

Names are decided in two rounds. The first goes by words, countries and prominence; what it is
sure of are the anchors of the second, in which distance to the report's own places counts too.
Every mention then gets its area from the words that stand round it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.gazetteer import Gazetteer
from geo.places.borders import CREDIT
from geo.places.context import Context, Name, apart_km, context_of, gather, is_border
from geo.places.frontier import Surroundings, border_place
from geo.places.kinds import is_area
from geo.places.rank import Decision, Ranked, decide, rank
from geo.places.shape import Shape, shape_of
from geo.records import Candidate, Entry, Place, Toponym

Geocode = Callable[[str, frozenset[str]], Entry | None]
"""Asks elsewhere for a name in some countries (ISO codes); None for no answer."""

ANCHOR = 0.6
"""Confidence from which a decided place helps to decide others."""
DEMONYM = 0.95

LICENCES = {
    "factbook": "The World Factbook, public domain",
    "geonames": "GeoNames, CC BY 4.0",
    "hand": "strikemap, MIT",
    "naturalearth": CREDIT,
    "nominatim": "© OpenStreetMap contributors, ODbL 1.0",
    "ourairports": "OurAirports, public domain",
    "whosonfirst": "Who's On First, CC BY 4.0",
    "wikidata": "Wikidata, CC0 1.0",
}
"""Credit of a coordinate by the dataset of its entry's ``source``; docs in SOURCES.md."""

_ASKED_ELSEWHERE = ("place", "facility")


class Report(NamedTuple):
    """What the rounds share."""

    toponyms: tuple[Toponym, ...]
    names: tuple[Name, ...]
    gazetteer: Gazetteer
    containers: tuple[tuple[int, int], ...]
    home: str


def resolve(
    toponyms: Iterable[Toponym],
    gazetteer: Gazetteer,
    *,
    containers: Iterable[tuple[int, int]] = (),
    home: str = "",
    geocode: Geocode | None = None,
) -> tuple[Place, ...]:
    """Say what each place name of a report means and where that is.

    Parameters
    ----------
    toponyms
        All place names of one report; they decide about each other.
    gazetteer
        What is known of the world.
    containers
        Pairs (inner, outer) of indices of ``toponyms`` where the words put one place into
        another: "Mashtal, eastern Baghdad".
    home
        ISO 3166-1 alpha-2 code of the country that the reader supposes; a weak hint.
    geocode
        Asked for names that the gazetteer lacks, within the countries of the report; nobody is
        asked where it is not given, or where the report names no country.

    Returns
    -------
    tuple of Place
        One for each toponym, in the same order. A name that cannot be told is a place of
        precision ``unknown`` with its candidates; nothing is raised for it.
    """
    given = tuple(toponyms)
    report = Report(given, gather(given), gazetteer, tuple(containers), home.upper())
    decisions = _decide_all(report)
    if geocode is not None:
        decisions = _ask_elsewhere(report, decisions, geocode)
    by_mention = {i: d for n, d in zip(report.names, decisions, strict=True) for i in n.mentions}
    return tuple(_place(report, index, by_mention) for index in range(len(given)))


def _decide_all(report: Report) -> list[Decision]:
    first = [_decide(report, name, ()) for name in report.names]
    anchors = [
        (name, made.entry)
        for name, made in zip(report.names, first, strict=True)
        if made.entry and made.confidence >= ANCHOR and name.locating and not is_area(made.entry)
    ]
    return [_decide(report, name, anchors) for name in report.names]


def _decide(report: Report, name: Name, anchors: Iterable[tuple[Name, Entry]]) -> Decision:
    if name.border:
        return Decision(None, 0.0, False, ())
    if not name.locating and name.entries and _is_demonym(report, name):
        entry = name.entries[0]
        sides = (Candidate(entry, 1.0, ("the country whose adjective it is",)),)
        return Decision(entry, DEMONYM, False, sides)
    context = context_of(
        name, report.names, containers=report.containers, anchors=anchors, home=report.home
    )
    return decide(_ranked(report, name, context))


def _ranked(report: Report, name: Name, context: Context) -> list[Ranked]:
    known = report.gazetteer
    return rank(name, context, country=known.country, border=known.border)


def _is_demonym(report: Report, name: Name) -> bool:
    return report.toponyms[name.mentions[0]].kind == "demonym"


def _ask_elsewhere(
    report: Report, decisions: Sequence[Decision], geocode: Geocode
) -> list[Decision]:
    """Ask for the names that have no candidate at all, once a name."""
    made = []
    for name, decision in zip(report.names, decisions, strict=True):
        mention = report.toponyms[name.mentions[0]]
        context = context_of(name, report.names, home=report.home)
        countries = context.named or context.countries
        if not name.entries and name.locating and countries and mention.kind in _ASKED_ELSEWHERE:
            entry = geocode(mention.text, countries)
            if entry is not None:
                known = replace(name, entries=(entry,))
                decision = decide(_ranked(report, known, context))
        made.append(decision)
    return made


def _place(report: Report, index: int, decided: dict[int, Decision]) -> Place:
    toponym, decision = report.toponyms[index], decided[index]
    if is_border(toponym):
        around = _surroundings(report, index, decided)
        found = border_place(toponym, around, report.gazetteer.border)
        return found or _unknown(toponym, Decision(None, 0.0, False, _sides(toponym)))
    if decision.entry is None:
        return _unknown(toponym, decision)
    entry = decision.entry
    partner = None
    if toponym.relation == "between":
        partner = _partner(report, index, entry, decided)
    shape = shape_of(toponym, entry, partner, gazetteer=report.gazetteer)
    return _drawn(toponym, decision, entry, shape, report.gazetteer)


def _drawn(
    toponym: Toponym, decision: Decision, entry: Entry, shape: Shape, gazetteer: Gazetteer
) -> Place:
    dataset = entry.source.partition(":")[0]
    moved = toponym.bearing != "" and not toponym.inside
    return Place(
        toponym=toponym,
        entry=entry,
        lon=shape.point.lon,
        lat=shape.point.lat,
        precision=shape.precision,
        radius_km=shape.radius_km,
        geometry=shape.geometry,
        country=entry.country,
        admin1=entry.admin1,
        admin2="" if moved else entry.admin2,
        confidence=decision.confidence,
        ambiguous=decision.ambiguous,
        candidates=decision.candidates,
        resolved_by="nominatim" if dataset == "nominatim" else gazetteer.origin(entry),
        licence=gazetteer.licence(entry) or LICENCES.get(dataset, ""),
    )


def _unknown(toponym: Toponym, decision: Decision) -> Place:
    return Place(
        toponym=toponym,
        entry=None,
        lon=None,
        lat=None,
        precision="unknown",
        radius_km=None,
        geometry=None,
        country="",
        admin1="",
        admin2="",
        confidence=0.0,
        ambiguous=decision.ambiguous,
        candidates=decision.candidates,
        resolved_by="none",
        licence="",
    )


def _sides(toponym: Toponym) -> tuple[Candidate, ...]:
    reason = "one side of a border, the other is not known"
    return tuple(Candidate(entry, 0.0, (reason,)) for entry in toponym.entries)


def _partner(
    report: Report, index: int, entry: Entry, decided: dict[int, Decision]
) -> Entry | None:
    """Return the second place of a pair.

    It is the one that the words name, as the report has it or else the namesake nearest by; where
    none is named, the next place of the sentence.
    """
    first = report.toponyms[index]
    same = [i for i, t in enumerate(report.toponyms) if t.sentence == first.sentence]
    if not first.other:
        following = (decided[i].entry for i in same if i > index)
        return next((e for e in following if e and not is_area(e)), None)
    for i in same:
        if report.toponyms[i].text == first.other:
            return decided[i].entry
    near = report.gazetteer.find(first.other, wide=False)
    return min(near, key=lambda e: (apart_km(e, entry), e.id), default=None)


def _surroundings(report: Report, index: int, decided: dict[int, Decision]) -> Surroundings:
    """Gather what stands round a border: places before adjectives, near before far."""
    border = report.toponyms[index]
    told = [
        (abs(toponym.span.start - border.span.start), toponym, made)
        for i, toponym in enumerate(report.toponyms)
        if (made := decided[i]).entry and toponym.kind != "in_name"
    ]
    told.sort(key=lambda item: (item[1].kind == "demonym", item[0]))
    same = [made.entry for _, t, made in told if t.sentence == border.sentence and made.entry]
    return Surroundings(
        beside=tuple(dict.fromkeys(e.country for e in same if e.country)),
        report=tuple(dict.fromkeys(m.entry.country for _, _, m in told if m.entry)),
        places=tuple(same),
        home=report.home,
    )
