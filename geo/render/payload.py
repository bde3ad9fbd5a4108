"""Incidents as the page's data: every text and every row once, and numbers that point at them.

Of a hundred thousand incidents most is said many times: the same towns, days, tolls and attackers.
So the columns of an incident come in groups (`GROUPS`); a row of a group stands once, and an
incident has one number a group. Quotes are the exception, see `quotes`. Days are counted from
1970-01-01. ``data.js`` reads the block with ``JSON.parse`` and shows text as text; see `encoded`
for why nothing in it can end the block.
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any

from geo.records import Correction, Extraction, Geometry, Incident
from geo.render.quotes import evidence_of
from geo.render.rows import Row, grouped, steps
from geo.render.tables import Tables, attribution_key, claim_key, day_number, place_key

UNSAFE = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""What could end a script block, or break a line in one."""
HOLES = "\u0001\u0002\u0003"
"""In a summary: its place, its first attacker, its first target. Without these names, which stand
elsewhere, few different summaries are left."""
LITERAL = "\u0000"
"""Stands before a summary that has such characters itself."""
OUR_ID = re.compile(r"SM-[0-9a-f]{12}", re.ASCII)


def incidents_of(items: Iterable[Extraction | Incident]) -> list[Incident]:
    """Return the incidents of extractions, and incidents themselves, in order."""
    found: list[Incident] = []
    for item in items:
        found += item.incidents if isinstance(item, Extraction) else (item,)
    return found


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for garbage meanwhile: nothing of a page is, and looking takes half the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def payload(incidents: Sequence[Incident]) -> dict[str, Any]:
    """Return all that the page tells of incidents.

    Returns
    -------
    data
        ``groups`` has for every group its distinct ``rows`` and the number of each incident's
        (``of``); ``ids``, ``summaries``, ``confidence`` (in hundredths), ``evidence`` and
        ``told`` (the sources) are columns of their own. ``places``, ``sources``,
        ``attributions`` and ``claims`` are tables that rows point into; ``text`` is what numbers
        of words point into. From ``long`` on it holds titles and addresses of the sources, which
        have their numbers from there, and from ``quotes`` on the quotes, in the order in which
        ``evidence`` first names them.
    """
    tables = Tables()
    groups = {
        name: grouped(incidents, key, partial(row, tables)) for name, (key, row) in GROUPS.items()
    }
    summaries = _summaries(incidents, groups["who"], tables)
    told = [tables.sources[source] for i in incidents for source in i.sources]
    evidence, quotes = evidence_of(incidents, tables.texts)
    return {
        "ids": _ids([incident.id for incident in incidents]),
        "groups": groups,
        "summaries": summaries,
        "confidence": [round(incident.confidence * 100) for incident in incidents],
        "evidence": evidence,
        "told": {"sources": [len(i.sources) for i in incidents], "steps": steps(told)},
        "places": tables.places.rows,
        "sources": _columns(tables.sources.rows),
        "attributions": tables.attributions.rows,
        "claims": tables.claims.rows,
        "long": len(tables.texts),
        "quotes": len(tables.texts) + len(tables.titles),
        "text": [*tables.texts, *tables.titles, *quotes],
    }


def encoded(data: object) -> str:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate cannot be written as UTF-8
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for character, written in UNSAFE.items():
        text = text.replace(character, written)
    return text


def _columns(sources: Sequence[Row]) -> list[Row]:
    """Return title, publisher, address and day of the sources, each as a column.

    Most titles and addresses are new, so their numbers rise by steps that are nearly equal.
    """
    title, publisher, address, day = (
        (list(c) for c in zip(*sources, strict=True)) if sources else ([], [], [], [])
    )
    return [steps(title), publisher, steps(address), day]


def _ids(ids: list[str]) -> str | list[str]:
    """Return the ids; as one string of their digits where all are made by us."""
    ours = all(map(OUR_ID.fullmatch, ids))
    return "".join([id_[3:] for id_ in ids]) if ours else ids


# ---------------------------------------------------------------- groups of columns


def _what_key(incident: Incident) -> Hashable:
    weapon = incident.weapon
    return (
        incident.kind,
        incident.event_type,
        incident.date_precision,
        incident.time_of_day,
        incident.date_partial,
        weapon and (weapon.platform, weapon.munition),
    )


def _what(tables: Tables, incident: Incident) -> Row:
    texts, weapon = tables.texts, incident.weapon
    return [
        texts[incident.kind],
        texts[incident.event_type],
        texts[incident.date_precision],
        texts[incident.time_of_day],
        texts[incident.date_partial],
        [texts[weapon.platform], texts[weapon.munition]] if weapon else [],
    ]


def _when_key(incident: Incident) -> Hashable:
    return incident.date_start or incident.date_end, incident.date_end or incident.date_start


def _when(tables: Tables, incident: Incident) -> Row:  # noqa: ARG001
    first, last = incident.date_start, incident.date_end
    return [day_number(first or last), day_number(last or first)]


def _doubts_key(incident: Incident) -> Hashable:
    return incident.needs_review, incident.reasons


def _doubts(tables: Tables, incident: Incident) -> Row:
    return [int(incident.needs_review), [tables.texts[reason] for reason in incident.reasons]]


def _where_key(incident: Incident) -> Hashable:
    return tuple([place_key(place) for place in incident.places])


def _where(tables: Tables, incident: Incident) -> Row:
    return [[tables.places.number(place) for place in incident.places]]


def _who_key(incident: Incident) -> Hashable:
    return tuple([attribution_key(attribution) for attribution in incident.attributions])


def _who(tables: Tables, incident: Incident) -> Row:
    return [
        [tables.attributions[attribution_key(a)] for a in incident.attributions],
        _positions(incident, "perpetrator", incident.perpetrators),
        _positions(incident, "target", incident.targets),
    ]


def _positions(incident: Incident, role: str, names: Sequence[str]) -> list[int]:
    """Where among the attributions of an incident the names stand."""
    told = [a.actor if a.role == role else None for a in incident.attributions]
    return [told.index(name) for name in names]


def _tolls_key(incident: Incident) -> Hashable:
    # What people put right of a figure is no claim, but in the row too.
    return tuple([claim_key(claim) for claim in incident.claims]), incident.corrections


def _tolls(tables: Tables, incident: Incident) -> Row:
    rows = [tables.claims[claim_key(claim)] for claim in incident.claims]
    return [rows, list(incident.killed), list(incident.injured)]


def _ties_key(incident: Incident) -> Hashable:
    return incident.links, incident.corrections


def _ties(tables: Tables, incident: Incident) -> Row:
    links = [[tables.texts[link.rel], link.to] for link in incident.links]
    return [links, [_correction(tables, correction) for correction in incident.corrections]]


def _correction(tables: Tables, made: Correction) -> Row:
    words = (made.action, made.field, made.old, made.new, made.author, made.reason)
    return [*(tables.texts[word] for word in words), day_number(made.day)]


Key = Callable[[Incident], Hashable]
Make = Callable[[Tables, Incident], Row]

GROUPS: dict[str, tuple[Key, Make]] = {
    "what": (_what_key, _what),
    "when": (_when_key, _when),
    "doubts": (_doubts_key, _doubts),
    "where": (_where_key, _where),
    "who": (_who_key, _who),
    "tolls": (_tolls_key, _tolls),
    "ties": (_ties_key, _ties),
}
"""Group -> what tells its rows apart, and the row. ``data.js`` names the columns."""


# ---------------------------------------------------------------- summaries


def _summaries(incidents: Sequence[Incident], who: dict[str, Row], tables: Tables) -> list[int]:
    """Return the number of each incident's summary, which has holes for the names in it."""
    words, rows = list(tables.texts), tables.attributions.rows
    actors = [
        [_fit(words[rows[own[at[0]]][1]]) if at else "" for at in (attackers, targets)]
        for own, attackers, targets in who["rows"]
    ]
    return [
        tables.texts[
            _with_holes(i.summary, _fit(i.places[0].name) if i.places else "", *actors[own])
        ]
        for i, own in zip(incidents, who["of"], strict=True)
    ]


@lru_cache(maxsize=50_000)
def _fit(name: str) -> str:
    """Return a name that a hole may stand for: one inside a name would be filled again."""
    return name if len(name) > 1 and name.isprintable() else ""


def _with_holes(summary: str, place: str, attacker: str, target: str) -> str:
    if not summary.isprintable() and any(mark in summary for mark in HOLES + LITERAL):
        return LITERAL + summary
    if place:
        summary = summary.replace(place, HOLES[0])
    if attacker:
        summary = summary.replace(attacker, HOLES[1])
    return summary.replace(target, HOLES[2]) if target else summary


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
