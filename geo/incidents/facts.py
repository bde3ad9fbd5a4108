"""Who, when and how many of one event, out of all its tellings.

Nothing is averaged and nothing chosen away: what is told twice in the same words is kept once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from geo.gazetteer import Gazetteer
from geo.incidents.tellings import Telling, meet
from geo.records import Actor, Attribution, Claim, DateMention, DatePrecision, Span

HEDGED = frozenset({"suspected", "accused", "hinted", "disputed"})
FIRM = frozenset({"announced_officially", "claimed"})
ARMED = frozenset({"rebel", "political_militia", "identity_militia"})
ANONYMOUS = frozenset({"none", "security_source", "media"})
"""Kinds of claimants that may be one and the same source in two sentences."""


@dataclass(frozen=True, slots=True)
class When:
    """The date fields of an incident."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "none"
    time_of_day: str = ""
    rule: str = ""
    partial: str = ""
    spans: tuple[Span, ...] = ()


def when(tellings: tuple[Telling, ...], previous: date | None) -> When:
    """Date an event from all its tellings.

    Parameters
    ----------
    tellings
        The tellings of one event.
    previous
        Day of the event told before, for "two days earlier".
    """
    every = [d for t in tellings for d in t.dates]
    own = [d for d in every if not d.of_statement]
    time_of_day = next((d.time_of_day for d in own if d.time_of_day), "")
    dated = [d for d in own if d.start and d.end]
    if dated:
        found = _joined(dated)
    elif previous and (shifted := next((d for d in own if d.offset_days), None)):
        found = _shifted(shifted, previous)
    elif said := [d for d in every if d.of_statement and d.start and d.end]:
        # a report of the day after is rare; the day of the statement is the best there is
        found = replace(_joined(said[:1]), rule="day_of_statement")
    else:
        partial = next((d for d in every if d.partial), None)
        found = (
            When(partial=partial.partial, rule=partial.rule, spans=(partial.span,))
            if partial
            else When()
        )
    return replace(found, time_of_day=time_of_day)


def _joined(dated: list[DateMention]) -> When:
    """The days that all phrases allow; those of the narrowest where they contradict."""
    intervals = [(d.start, d.end) for d in dated if d.start and d.end]
    start, end = meet(intervals) or intervals[0]
    return When(
        start,
        end,
        precision(start, end),
        rule="+".join(dict.fromkeys(d.rule for d in dated)),
        partial=next((d.partial for d in dated if d.partial), ""),
        spans=tuple(dict.fromkeys(d.span for d in dated)),
    )


def _shifted(mention: DateMention, previous: date) -> When:
    first, last = mention.offset_days or (0, 0)
    start, end = previous + timedelta(days=first), previous + timedelta(days=last)
    return When(start, end, precision(start, end), rule=mention.rule, spans=(mention.span,))


def precision(start: date, end: date) -> DatePrecision:
    """The word for the length of an interval."""
    days = (end - start).days
    if days <= 1:
        return "day"
    if days <= 7:
        return "week"
    return "month" if days <= 45 else "year"


# ---------------------------------------------------------------- who


def attributions(tellings: tuple[Telling, ...], gazetteer: Gazetteer) -> tuple[Attribution, ...]:
    """Join who is said to have done it and whom it hit, without repeats."""
    every = [a for t in tellings for a in t.event.attributions]
    every = _one_name(every, "perpetrator", gazetteer)
    every = _one_name(every, "target", gazetteer)
    blamed = {
        a.actor_id for a in every if a.role == "perpetrator" and a.actor_id and a.status != "denied"
    }
    # who denies without being blamed denies that he was hit
    every = [
        replace(a, role="target") if a.status == "denied" and a.actor_id not in blamed else a
        for a in every
    ]
    kept: list[Attribution] = []
    for a in every:
        if a.role == "target" and a.actor_id in blamed:
            continue  # nobody is said to have struck himself: one of the two was misread
        if a.role == "perpetrator" and a.status == "reported_as_fact" and _said_better(a, every):
            continue
        if not any((k.actor_id, k.role, k.status) == (a.actor_id, a.role, a.status) for k in kept):
            kept.append(a)
    return tuple(_unknown_last(_without_generic(kept, gazetteer)))


def _without_generic(kept: list[Attribution], gazetteer: Gazetteer) -> list[Attribution]:
    """Drop "militants", "gunmen" for a role where the report also names an armed group."""
    types = {a.actor_id: actor.type for a in kept if (actor := gazetteer.actor(a.actor_id))}
    # a group with a name of the report's own has no row in the table
    named = {a.role for a in kept if a.actor_id and types.get(a.actor_id, "rebel") in ARMED}
    return [a for a in kept if not (types.get(a.actor_id) == "generic" and a.role in named)]


def _one_name(every: list[Attribution], role: str, gazetteer: Gazetteer) -> list[Attribution]:
    """Where a state and its forces are named for one role, the state stands for both."""
    ids = {a.actor_id for a in every if a.role == role and a.actor_id}
    renamed = []
    for a in every:
        head = _state_among(a.actor_id, ids, gazetteer) if a.role == role else None
        renamed.append(replace(a, actor_id=head.id, actor=head.name) if head else a)
    return renamed


def _state_among(actor_id: str, ids: set[str], gazetteer: Gazetteer) -> Actor | None:
    """The highest of the states' forces and states named that a force is part of."""
    actor = gazetteer.actor(actor_id)
    if actor is None or actor.type != "state_forces":
        return None
    heads = [gazetteer.actor(up) for up in _above(actor_id, gazetteer) if up in ids]
    states = [h for h in heads if h is not None and h.type in ("state", "state_forces")]
    return states[-1] if states else None


def _above(actor_id: str, gazetteer: Gazetteer) -> list[str]:
    """Ids of what an actor is part of, nearest first."""
    found: list[str] = []
    actor = gazetteer.actor(actor_id)
    while actor is not None and actor.parents and actor.parents[0] not in found:
        found.append(actor.parents[0])
        actor = gazetteer.actor(actor.parents[0])
    return found


def _said_better(a: Attribution, every: list[Attribution]) -> bool:
    """An admission says more than the report's own voice; a hedge takes its certainty back."""
    others = {b.status for b in every if b.actor_id == a.actor_id and b.role == a.role}
    return bool(others & (FIRM | HEDGED))


def _unknown_last(kept: list[Attribution]) -> list[Attribution]:
    named = [a for a in kept if a.actor_id]
    settled = any(a.role == "perpetrator" and a.status in FIRM for a in named)
    unnamed = [a for a in kept if not a.actor_id and not settled]
    return named + unnamed


# ---------------------------------------------------------------- how many


def claims(
    tellings: tuple[Telling, ...], who: tuple[Attribution, ...], gazetteer: Gazetteer
) -> tuple[Claim, ...]:
    """Join the figures of an event: repeats once, parts of a figure tied to the whole."""
    kept: list[Claim] = []
    parts: list[Claim] = []
    for telling in tellings:
        for claim in telling.event.claims:
            if claim.subset_of is not None:
                parts.append(claim)
                continue
            same = next((i for i, k in enumerate(kept) if _same(k, claim)), None)
            if same is None:
                kept.append(claim)
            else:
                kept[same] = _fuller(kept[same], claim)
    kept = _single_victims(kept)
    for part in parts:
        if kept and any(_counts_same(k, part) for k in kept):
            continue  # "another of the three killed"
        kept.append(replace(part, subset_of=0) if kept else _lower_bound(part))
    return tuple(_sided(claim, who, gazetteer) for claim in kept)


def _single_victims(kept: list[Claim]) -> list[Claim]:
    """One person named among more dead is one of them, not another toll."""
    whole = next((i for i, c in enumerate(kept) if (c.killed_min or 0) > 1), None)
    if whole is None:
        return kept
    return [
        replace(c, subset_of=whole)
        if c.killed_max == 1 and c.injured_min is None and not c.claimant
        else c
        for c in kept
    ]


def _counts(claim: Claim) -> tuple[int | None, ...]:
    return (claim.killed_min, claim.killed_max, claim.injured_min, claim.injured_max)


def _counts_same(a: Claim, b: Claim) -> bool:
    killed = (a.killed_min, a.killed_max) == (b.killed_min, b.killed_max) != (None, None)
    injured = (a.injured_min, a.injured_max) == (b.injured_min, b.injured_max)
    return killed and (injured or None in (a.injured_min, b.injured_min))


def _same(a: Claim, b: Claim) -> bool:
    """Whether two figures are one: the same numbers by one voice, or by nobody in particular."""
    if not _counts_same(a, b) and _counts(a) != _counts(b):
        return False
    if a.claimant == b.claimant or not a.claimant or not b.claimant:
        return True
    return {a.claimant_type, b.claimant_type} <= ANONYMOUS


def _fuller(a: Claim, b: Claim) -> Claim:
    """Of two tellings of one figure, the one with more of it, by the better named voice."""
    best = b if a.injured_min is None and b.injured_min is not None else a
    named = max((a, b), key=lambda c: (c.claimant_type not in ("none",), len(c.claimant)))
    return replace(best, claimant=named.claimant, claimant_type=named.claimant_type)


def _lower_bound(part: Claim) -> Claim:
    """Some of the dead, with no figure for all of them: at least so many."""
    return replace(
        part,
        subset_of=None,
        killed_max=None if part.killed_min is not None else part.killed_max,
        injured_max=None if part.injured_min is not None else part.injured_max,
        modality="at_least",
    )


def _sided(claim: Claim, who: tuple[Attribution, ...], gazetteer: Gazetteer) -> Claim:
    """Say on which side of the event the claimant stands."""
    named = {actor.id for hit in gazetteer.scan_actors(claim.claimant) for actor in hit.actors}
    named |= {up for i in named for up in _above(i, gazetteer)}
    below: dict[Literal["perpetrator", "target"], set[str]] = {
        role: {
            x
            for a in who
            if a.role == role and a.actor_id
            for x in (a.actor_id, *_above(a.actor_id, gazetteer))
        }
        for role in ("perpetrator", "target")
    }
    militia = any(w in claim.claimant.lower() for w in ("the militia", "the group", "the movement"))
    if named & below["perpetrator"]:
        return replace(claim, side="perpetrator", claimant_type=_party(claim))
    if named & below["target"] or (militia and below["target"]):
        return replace(claim, side="target", claimant_type=_party(claim))
    return replace(claim, side="third" if named else "unknown")


def _party(
    claim: Claim,
) -> Literal["official", "party", "security_source", "monitor", "media", "none"]:
    return "official" if claim.claimant_type == "official" else "party"
