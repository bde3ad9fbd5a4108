"""Incidents as the page's data: one table of texts, rows of numbers that point into it.

Every word is in ``text`` once and a row names it by index, so that a quote or a publisher which
many incidents share costs nothing. Days are counted from 1970-01-01. The page reads this block
with ``JSON.parse`` and shows text as text; see `encoded` for why nothing in it can end the block.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from geo.records import (
    UNAVAILABLE,
    Attribution,
    Claim,
    Evidence,
    Extraction,
    Geometry,
    Incident,
    Place,
    Source,
)
from geo.render.credits import geocoded

EPOCH = date(1970, 1, 1).toordinal()
GEOMETRY_DECIMALS = 4
"""About 10 m: finer than any report."""
UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""What could end a script block, or break a line in one."""

Row = list[Any]
Texts = dict[str, int]


def incidents_of(items: Iterable[Extraction | Incident]) -> list[Incident]:
    """Return the incidents of extractions, and incidents themselves, in order."""
    found: list[Incident] = []
    for item in items:
        found += item.incidents if isinstance(item, Extraction) else (item,)
    return found


def payload(incidents: Sequence[Incident]) -> dict[str, Any]:
    """Return sources, places and incidents as rows.

    The columns are named in ``data.js`` in the same order.
    """
    texts: Texts = {"": 0}
    sources: dict[Source, int] = {}
    places: dict[str, int] = {}
    rows = [_incident(incident, texts, sources, places) for incident in incidents]
    return {
        "incidents": [list(column) for column in zip(*rows, strict=True)],
        "places": [json.loads(row) for row in places],
        "sources": [_source(source, texts) for source in sources],
        "text": list(texts),
    }


def encoded(data: object) -> str:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate cannot be written as UTF-8.
    safe = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return safe.translate(UNSAFE)


def _incident(
    incident: Incident, texts: Texts, sources: dict[Source, int], places: dict[str, int]
) -> Row:
    return [
        *_what_and_when(incident, texts),
        [_place(place, texts, places) for place in incident.places],
        [sources.setdefault(source, len(sources)) for source in incident.sources],
        [_code(texts, name) for name in incident.perpetrators],
        [_attribution(attribution, texts) for attribution in incident.attributions],
        [_claim(claim, texts) for claim in incident.claims],
        _evidence(incident, texts, sources),
        incident.killed,
        incident.injured,
        [[_code(texts, link.rel), link.to] for link in incident.links],
    ]


def _what_and_when(incident: Incident, texts: Texts) -> Row:
    weapon = incident.weapon
    return [
        incident.id,
        _code(texts, incident.kind),
        _code(texts, incident.event_type),
        _day(incident.date_start or incident.date_end),
        _day(incident.date_end or incident.date_start),
        _code(texts, incident.date_precision),
        _code(texts, incident.time_of_day),
        _code(texts, incident.date_partial),
        _code(texts, incident.summary),
        round(incident.confidence, 2),
        int(incident.needs_review),
        [_code(texts, reason) for reason in incident.reasons],
        [_code(texts, weapon.platform), _code(texts, weapon.munition)] if weapon else [],
    ]


def _place(place: Place, texts: Texts, places: dict[str, int]) -> int:
    toponym = place.toponym
    words = (
        place.name,
        toponym.text,
        place.precision,
        toponym.relation,
        toponym.other,
        toponym.bearing,
        place.country,
        place.admin1,
        *_provenance(place),
    )
    row = [
        place.lon if place.lon is None else round(place.lon, 5),
        place.lat if place.lat is None else round(place.lat, 5),
        place.radius_km,
        _rounded(place.geometry),
        toponym.distance_km,
        int(toponym.inside),
        int(place.ambiguous),
        *(_code(texts, word) for word in words),
        _day(place.retrieved),
        int(place.unanswered),
    ]
    return places.setdefault(json.dumps(row), len(places))


def _provenance(place: Place) -> tuple[str, str, str, str]:
    """Licence, the service that gave a place, its id there, and what the service said.

    Service and id are empty for what the gazetteer gave: ids of thousands of towns that nobody
    reads would only make the page heavy. Of a note that begins with what the page says in its
    own words, only the rest is sent.
    """
    note = place.note.removeprefix(UNAVAILABLE) if place.unanswered else place.note
    if not geocoded(place):
        return place.licence, "", "", note
    by = place.resolved_by
    id_ = place.entry.source.removeprefix(f"{by}:") if place.entry else ""
    return place.licence, by, id_, note


def _attribution(attribution: Attribution, texts: Texts) -> Row:
    words = (attribution.status, attribution.stated_by, attribution.what)
    return [
        int(attribution.role == "target"),
        -1 if attribution.actor is None else _code(texts, attribution.actor),
        *(_code(texts, word) for word in words),
    ]


def _claim(claim: Claim, texts: Texts) -> Row:
    words = (claim.group, claim.claimant, claim.hedge, claim.modality)
    return [
        claim.killed_min,
        claim.killed_max,
        claim.injured_min,
        claim.injured_max,
        *(_code(texts, word) for word in words),
        claim.subset_of,
        claim.missing_min,
        claim.missing_max,
        claim.captured_min,
        claim.captured_max,
    ]


def _evidence(incident: Incident, texts: Texts, sources: dict[Source, int]) -> list[Row]:
    """Text, section, source and marks of each sentence."""
    by_document = {source.document: sources[source] for source in incident.sources}
    return [
        [
            _code(texts, evidence.text),
            _code(texts, evidence.section),
            by_document.get(evidence.document, -1),
            _marks(evidence),
        ]
        for evidence in incident.evidence
    ]


def _marks(evidence: Evidence) -> list[tuple[int, int]]:
    """Where the words stand that were read, counted in the sentence as JavaScript counts."""
    start = evidence.span.start
    return [
        (_utf16(evidence.text, mark.start - start), _utf16(evidence.text, mark.end - start))
        for mark in sorted(evidence.marks, key=lambda mark: (mark.start, mark.end))
        if mark.part == evidence.span.part
    ]


def _source(source: Source, texts: Texts) -> Row:
    words = (source.title, source.publisher, source.url)
    return [*(_code(texts, word) for word in words), _day(source.published)]


def _utf16(text: str, point: int) -> int:
    inside = text[: max(0, point)]
    return len(inside) + sum(1 for c in inside if c > "\uffff")


def _code(texts: Texts, text: str) -> int:
    return texts.setdefault(text, len(texts))


def _day(day: date | None) -> int | None:
    return day.toordinal() - EPOCH if day else None


def _rounded(value: Any) -> Any:
    """Return a GeoJSON geometry with fewer decimals."""
    if isinstance(value, float):
        return round(value, GEOMETRY_DECIMALS)
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value


def extent(geometry: Geometry) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a GeoJSON geometry."""
    points = list(_points(geometry.get("coordinates", geometry.get("geometries", ()))))
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def _points(value: Any) -> Iterable[Sequence[float]]:
    if isinstance(value, dict):
        yield from _points(value.get("coordinates", value.get("geometries", ())))
    elif value and isinstance(value[0], int | float):
        yield value
    else:
        for item in value:
            yield from _points(item)
