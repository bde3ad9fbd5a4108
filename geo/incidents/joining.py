"""Several records of one event as one record that keeps what each of them says.

Claims, attributions and evidence name their report. The spans of date, weapon and places do not:
date and weapon are those of the earliest report that tells them, and the span of a place counts
in the report that the place comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from geo.gazetteer import Gazetteer
from geo.incidents import facts
from geo.incidents.assessment import KEPT, assess
from geo.incidents.event_types import SPECIFIC, SUICIDE
from geo.incidents.tellings import meet, rank
from geo.incidents.wording import summary
from geo.records import Attribution, Claim, Correction, Incident, Place, Salience, Source, Weapon

SALIENCES: tuple[Salience, ...] = ("main", "background", "headline_only")
PLATFORMS = ("drone", "helicopter", "aircraft", "ship", "vehicle", "person", "ground", "unknown")
MUNITIONS = ("ied", "mortar", "shell", "missile", "rocket", "bomb", "gunfire", "unknown")
"""Words from specific to general, as far as reports use one for the other."""

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
    sources = _sources(incidents)
    first = {source: n for n, source in reversed(list(enumerate(sources)))}
    members = sorted(incidents, key=lambda i: (min(first[s] for s in i.sources), i.id))
    typed = min(members, key=lambda i: SPECIFIC.index(i.event_type))
    suicide = any(i.acled_sub_event_type == SUICIDE for i in members)
    made = replace(
        _dated(members),
        id=min(i.id for i in members),
        salience=min((i.salience for i in members), key=SALIENCES.index),
        event_type=typed.event_type,
        acled_sub_event_type=SUICIDE if suicide else typed.acled_sub_event_type,
        weapon=_weapon([i.weapon for i in members if i.weapon]),
        places=_places(members),
        attributions=_attributions(members, sources),
        claims=_claims(members, sources),
        evidence=tuple(_in_order((e for i in members for e in i.evidence), sources)),
        sources=sources,
        strikes=_strikes(members),
        links=tuple(sorted({x for i in members for x in i.links}, key=lambda x: (x.rel, x.to))),
        merged_from=tuple(sorted({x for i in members for x in i.merged_from or (i.id,)})),
        reasons=tuple(r for r in KEPT if any(r in i.reasons for i in members)),
        corrections=_corrections(members),
    )
    return assess(replace(made, summary=summary(made, gazetteer)))


def _sources(incidents: Iterable[Incident]) -> tuple[Source, ...]:
    """Every report once, the earliest first."""
    every = {source for i in incidents for source in i.sources}
    return tuple(sorted(every, key=lambda s: (s.published or date.max, s.document, s.url)))


def _in_order(items: Iterable[T], sources: Sequence[Source]) -> list[T]:
    """Sort what names its report by report, and by where it stands there; equal things once."""
    published = {s.document: s.published for s in sources}

    def where(item: Any) -> tuple[Any, ...]:
        day, span = published.get(item.document) or date.max, item.span
        return day, item.document, span.part == "text", span.start, span.end, repr(item)

    return sorted(dict.fromkeys(items), key=where)


# ---------------------------------------------------------------- who says what


def _attributions(
    members: Sequence[Incident], sources: Sequence[Source]
) -> tuple[Attribution, ...]:
    """The same said of the same by the same stands once, where it was said first."""
    kept: dict[tuple[str, ...], Attribution] = {}
    for a in _in_order((a for i in members for a in i.attributions), sources):
        voice = (a.role, a.actor_id, a.actor or "", a.status, a.stated_by, a.what)
        kept.setdefault(tuple(word.casefold() for word in voice), a)
    return tuple(kept.values())


def _claims(members: Sequence[Incident], sources: Sequence[Source]) -> tuple[Claim, ...]:
    """Every figure once a claimant; a part of a figure stays tied to it."""
    whole: dict[Claim, Claim | None] = {
        replace(c, subset_of=None, adds_to=None): _tied_to(c, i.claims)
        for i in members
        for c in i.claims
    }
    added = {replace(c, adds_to=None) for i in members for c in i.claims if c.adds_to is not None}
    kept: dict[tuple[Any, ...], Claim] = {}
    parents: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for claim in _in_order(whole, sources):
        parent = whole[claim]
        key = (*_figure(claim), _figure(parent) if parent else ())
        kept.setdefault(key, claim)
        if parent:
            parents[key] = _figure(parent)
    numbers = {key[:-1]: n for n, key in reversed(list(enumerate(kept)))}
    return tuple(
        replace(c, **{"adds_to" if c in added else "subset_of": numbers[parents[key]]})
        if key in parents
        else c
        for key, c in kept.items()
    )


def _corrections(members: Sequence[Incident]) -> tuple[Correction, ...]:
    """Every correction once; what was corrected is that of the member named first."""
    kept: dict[Correction, Correction] = {}
    for correction in (c for i in members for c in i.corrections):
        kept.setdefault(replace(correction, old=""), correction)
    return tuple(sorted(kept.values(), key=lambda c: (c.day, c.author, c.action, c.field, c.new)))


def _strikes(members: Sequence[Incident]) -> int | None:
    """The lowest count of several strikes; "a strike" may be any one of them."""
    told = [i.strikes for i in members if i.strikes]
    return min((n for n in told if n > 1), default=1 if told else None)


def _tied_to(claim: Claim, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim that a claim is a part of, or comes on top of."""
    index = claim.subset_of if claim.subset_of is not None else claim.adds_to
    return None if index is None else claims[index]


def _figure(claim: Claim) -> tuple[Any, ...]:
    """What makes two claims one."""
    return (
        claim.killed_min, claim.killed_max, claim.injured_min, claim.injured_max,
        claim.missing_min, claim.missing_max, claim.captured_min, claim.captured_max,
        claim.group, claim.claimant.casefold(), claim.hedge, claim.modality,
    )  # fmt: skip


# ---------------------------------------------------------------- when, where, with what


def _dated(members: Sequence[Incident]) -> Incident:
    """Return the first member that has a date, with the days that all allow."""
    dated = [i for i in members if i.date_start and i.date_end] or list(members[:1])
    days = meet([(i.date_start, i.date_end) for i in dated if i.date_start and i.date_end])
    time_of_day = next((i.time_of_day for i in members if i.time_of_day), "")
    lead = replace(dated[0], time_of_day=time_of_day)
    if days is None:
        return lead
    start, end = days
    precision = facts.precision(start, end)
    return replace(lead, date_start=start, date_end=end, date_precision=precision)


def _places(members: Sequence[Incident]) -> tuple[Place, ...]:
    """The finest of the primary places first, then every other place once."""
    primary = sorted((i.places[0] for i in members if i.places), key=_fineness)[:1]
    others = sorted((p for i in members for p in i.places), key=_fineness)
    kept: dict[str, Place] = {}
    for place in (*primary, *others):
        kept.setdefault(place.entry.id if place.entry else place.name.casefold(), place)
    return tuple(kept.values())


def _fineness(place: Place) -> tuple[Any, ...]:
    return *rank(place), -place.confidence, place.name, place.toponym.text, repr(place)


def _weapon(told: Sequence[Weapon]) -> Weapon | None:
    """The most specific word for each part; of numbers that differ the lowest, as ACLED takes."""
    if not told:
        return None
    platforms = [w.count_platforms for w in told if w.count_platforms is not None]
    munitions = [w.count_munitions for w in told if w.count_munitions is not None]
    return Weapon(
        min((w.platform for w in told), key=lambda word: _index(word, PLATFORMS)),
        min((w.munition for w in told), key=lambda word: _index(word, MUNITIONS)),
        min(platforms, default=None),
        min(munitions, default=None),
        told[0].spans,
    )


def _index(word: str, table: Sequence[str]) -> tuple[int, str]:
    return (table.index(word) if word in table else len(table) - 2, word)
