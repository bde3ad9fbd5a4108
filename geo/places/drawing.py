"""A decided name as a place: its point, its area from the words round it, its credit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.places.borders import CREDIT
from geo.places.context import Report, apart_km, is_border
from geo.places.elsewhere import Asked
from geo.places.frontier import Surroundings, border_place
from geo.places.kinds import is_area
from geo.places.rank import Decision
from geo.places.scene import country_of_scene
from geo.places.shape import Shape, is_pair, shape_of
from geo.records import Candidate, Entry, Place, Toponym

LICENCES = {
    "factbook": "The World Factbook, public domain",
    "geonames": "GeoNames, CC BY 4.0",
    "hand": "strikemap, MIT",
    "naturalearth": CREDIT,
    "ourairports": "OurAirports, public domain",
    "whosonfirst": "Who's On First, CC BY 4.0",
    "wikidata": "Wikidata, CC0 1.0",
}
"""Credit of a coordinate by the dataset of its entry's ``source``; docs in SOURCES.md."""


def place_of(report: Report, index: int, decided: Mapping[int, Decision]) -> Place:
    """Draw one place name.

    Parameters
    ----------
    report
        The report.
    index
        Which of its toponyms.
    decided
        What each toponym means.
    """
    toponym, decision = report.toponyms[index], decided[index]
    if is_border(toponym):
        around = _surroundings(report, index, decided)
        found = border_place(toponym, around, report.gazetteer.border)
        return found or _unknown(toponym, Decision(None, 0.0, False, _sides(toponym)))
    if decision.entry is None:
        return _unknown(toponym, decision)
    entry = decision.entry
    partner = None
    if is_pair(toponym):
        partner = _partner(report, index, entry, decided)
    country = country_of_scene(report.toponyms, index, lambda i: decided[i].entry)
    shape = shape_of(toponym, entry, partner, gazetteer=report.gazetteer, country=country)
    return _drawn(toponym, decision, entry, shape, report.gazetteer)


def credited(place: Place, asked: Asked) -> Place:
    """Say who gave a place and when, or why nobody did."""
    if place.lon is None:
        return replace(place, note=asked.note)
    answer = asked.answer
    return replace(
        place,
        resolved_by=answer.service,
        licence=answer.licence,
        retrieved=answer.retrieved,
        note=asked.note,
    )


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
        resolved_by=gazetteer.origin(entry),
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
    report: Report, index: int, entry: Entry, decided: Mapping[int, Decision]
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


def _surroundings(report: Report, index: int, decided: Mapping[int, Decision]) -> Surroundings:
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
