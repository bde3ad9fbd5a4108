"""Several records of one event as one record that keeps what each of them says.

Spans of date, weapon and places carry no report's id: those of a joined record count in the
report that each comes from, and date and weapon are taken from the first report that says them.
Claims, attributions and evidence name their report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from geo.gazetteer import Gazetteer
from geo.incidents import facts
from geo.incidents.assessment import KEPT, assess
from geo.incidents.tellings import FINENESS, meet
from geo.incidents.wording import summary
from geo.records import (
    Attribution,
    Claim,
    EventType,
    Incident,
    Link,
    Place,
    Salience,
    Source,
    Span,
    Weapon,
)

SPECIFIC: tuple[EventType, ...] = (
    "drone_strike", "naval_attack", "air_strike", "shelling", "missile_rocket", "bombing",
    "armed_attack", "other",
)  # fmt: skip
"""Types from specific to general, for tellings that are as many."""
SALIENCES: tuple[Salience, ...] = ("main", "background", "headline_only")
PLATFORMS = ("drone", "helicopter", "aircraft", "ship", "vehicle", "person", "ground", "unknown")
"""From specific to general, as far as reports use one for the other."""
MUNITIONS = ("ied", "mortar", "shell", "missile", "rocket", "bomb", "gunfire", "unknown")

T = TypeVar("T")


def join(incidents: Sequence[Incident], gazetteer: Gazetteer) -> Incident:
    """Make one record of several.

    Parameters
    ----------
    incidents
        Records of one event, in any order.
    gazetteer
        For the names of countries in the summary.

    Returns
    -------
    incident
        With the smallest of the ids, and all ids in ``merged_from``. Nobody's claim is lost:
        the same figure by the same claimant stands once.
    """
    order = {source: n for n, source in enumerate(_sources(incidents))}
    members = sorted(incidents, key=lambda i: (order[_sources([i])[0]], i.id))
    lead = members[0]
    typed = min(members, key=lambda i: (SPECIFIC.index(i.event_type), i.acled_sub_event_type))
    made = replace(
        _dated(lead, members),
        id=min(i.id for i in members),
        salience=min((i.salience for i in members), key=SALIENCES.index),
        event_type=typed.event_type,
        acled_sub_event_type=_sub_event_type(typed, members),
        weapon=_weapon([i.weapon for i in members if i.weapon]),
        places=_places(members),
        sources=tuple(order),
        links=tuple(sorted({x for i in members for x in i.links}, key=_of_link)),
        merged_from=tuple(sorted({x for i in members for x in i.merged_from or (i.id,)})),
    )
    return _told(_with_words(made, members), members, gazetteer)


def _with_words(made: Incident, members: Sequence[Incident]) -> Incident:
    """Join what names its report: claims, attributions, evidence."""
    number = {source.document: n for n, source in enumerate(made.sources)}

    def place_of(document: str, span: Span) -> tuple[int, str, bool, int, int]:
        return number.get(document, -1), document, span.part == "text", span.start, span.end

    said = {_voice(a): a for i in members for a in i.attributions}
    for a in (a for i in members for a in i.attributions):
        said[_voice(a)] = min(said[_voice(a)], a, key=lambda x: place_of(x.document, x.span))
    evidence = {e for i in members for e in i.evidence}
    return replace(
        made,
        claims=_claims(members, number),
        attributions=tuple(
            sorted(said.values(), key=lambda a: (place_of(a.document, a.span), *_voice(a)))
        ),
        evidence=tuple(sorted(evidence, key=lambda e: (place_of(e.document, e.span), e.marks))),
    )


def _sources(incidents: Sequence[Incident]) -> list[Source]:
    """Every report once, the earliest first."""
    every = {source for i in incidents for source in i.sources}
    return sorted(every, key=lambda s: (s.published or date.max, s.document, s.publisher, s.url))


def _of_link(link: Link) -> tuple[str, str]:
    return link.rel, link.to


def _voice(a: Attribution) -> tuple[str, ...]:
    """What makes two attributions one: the same said of the same by the same."""
    return a.role, a.actor_id, a.actor or "", a.status, a.stated_by.casefold(), a.what.casefold()


# ---------------------------------------------------------------- when, where, with what


def _dated(lead: Incident, members: Sequence[Incident]) -> Incident:
    """Return the first record with the days that all allow."""
    dated = [i for i in members if i.date_start and i.date_end]
    days = meet([(i.date_start, i.date_end) for i in dated if i.date_start and i.date_end])
    time_of_day = next((i.time_of_day for i in members if i.time_of_day), "")
    if days is None:
        return replace(lead, time_of_day=time_of_day)
    start, end = days
    narrow = min(dated, key=lambda i: abs((i.date_start or start) - start) + abs(
        (i.date_end or end) - end
    ))
    return replace(
        lead,
        date_start=start,
        date_end=end,
        date_precision=facts.precision(start, end),
        date_rule=narrow.date_rule,
        date_partial=narrow.date_partial,
        date_spans=narrow.date_spans,
        time_of_day=time_of_day,
    )


def _places(members: Sequence[Incident]) -> tuple[Place, ...]:
    """The finest of the primary places first, then every other place once."""
    primary = min((i.places[0] for i in members if i.places), key=_of_place, default=None)
    if primary is None:
        return ()
    others = sorted((p for i in members for p in i.places), key=_of_place)
    return tuple({_name(p): p for p in (*reversed(others), primary)}[_name(p)] for p in _once(
        [primary, *others]
    ))


def _once(places: Sequence[Place]) -> list[Place]:
    return list({_name(p): p for p in reversed(places)}.values())[::-1]


def _name(place: Place) -> str:
    return place.entry.id if place.entry else place.toponym.text.casefold()


def _of_place(place: Place) -> tuple[bool, int, float, str, str, int]:
    pointless = place.lon is None and place.precision != "border"
    fine = FINENESS.index(place.precision)
    span = place.toponym.span
    return pointless, fine, -place.confidence, _name(place), place.toponym.text, span.start


def _weapon(told: Sequence[Weapon]) -> Weapon | None:
    """The most specific words for each part; of counts that differ the lowest, as ACLED does."""
    if not told:
        return None
    platforms = [w.count_platforms for w in told if w.count_platforms is not None]
    munitions = [w.count_munitions for w in told if w.count_munitions is not None]
    return Weapon(
        _first((w.platform for w in told), PLATFORMS),
        _first((w.munition for w in told), MUNITIONS),
        min(platforms, default=None),
        min(munitions, default=None),
        told[0].spans,
    )
