"""Who and when of one event, out of all its tellings; `geo.incidents.counts` has how many.

Nothing is averaged and nothing chosen away: what is told twice in the same words is kept once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.gazetteer import Gazetteer
from geo.incidents.targets import told_once
from geo.incidents.tellings import VAGUE, Telling, head_of, meet
from geo.records import Actor, Attribution, DateMention, DatePrecision, Span

HEDGED = frozenset({"suspected", "accused", "hinted", "disputed"})
FIRM = frozenset({"announced_officially", "claimed"})
UNNAMED = frozenset({"gunmen", "suicide_bomber", VAGUE})
"""Ids of actors whose name says how they attacked, and nothing of who they are."""
_NETWORKS = frozenset({"al_qaeda"})
"""Actors that attack only through groups with names of their own."""
FOREIGN = "foreign_forces"
STATES = frozenset({"state", "state_forces", "coalition"})
ARMED = frozenset({"rebel", "political_militia", "identity_militia"})


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


def when(tellings: tuple[Telling, ...], published: date | None = None) -> When:
    """Date an event from all its tellings.

    Parameters
    ----------
    tellings
        The tellings of one event; "two days earlier" has its days since they were grouped.
    published
        Day of publication; the news that "came two days after" is of it or the day before.
    """
    every = [d for t in tellings for d in t.dates]
    own = [d for d in every if not d.of_statement]
    time_of_day = next((d.time_of_day for d in own if d.time_of_day), "")
    dated = [d for d in own if d.start and d.end]
    if dated:
        found = _joined(dated)
    elif published and (recalled := next((d for d in own if d.rule == "recalled"), None)):
        found = _before_news(recalled, published)
    elif counted := _before_statement(every):
        found = counted
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


def _before_news(mention: DateMention, published: date) -> When:
    """The days counted from news that is of the day of publication or the one before."""
    first, last = mention.offset_days or (0, 0)
    start, end = published + timedelta(days=first - 1), published + timedelta(days=last)
    return When(start, end, precision(start, end), rule=mention.rule, spans=(mention.span,))


def _before_statement(every: list[DateMention]) -> When | None:
    """The days counted back from a statement's: "police said on Friday. It was a day before"."""
    said: DateMention | None = None
    for mention in every:
        if mention.of_statement and mention.start:
            said = mention
        elif said is not None and said.start and mention.offset_days and not mention.start:
            first, last = (said.start + timedelta(days=n) for n in mention.offset_days)
            if last < said.start:
                spans = (mention.span,)
                return When(first, last, precision(first, last), rule=mention.rule, spans=spans)
    return None


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
        if not any(_same_voice(k, a) for k in kept):
            kept.append(a)
    kept = [_unnamed(a) for a in _by_its_own_name(_without_generic(kept, gazetteer), gazetteer)]
    return tuple(_unknown_last(told_once(kept, tellings)))


def _unnamed(a: Attribution) -> Attribution:
    """Say of "gunmen" that nobody knows who they are: the word tells how, not who."""
    if a.actor_id not in UNNAMED or a.role != "perpetrator" or a.status == "denied":
        return a
    return replace(a, status="unknown", stated_by="")


def _same_voice(known: Attribution, a: Attribution) -> bool:
    """Whether it only says again who did it, or whom it hit; things are told once later."""
    if (known.actor_id, known.role, known.status) != (a.actor_id, a.role, a.status):
        return False
    return bool(a.actor_id) or a.role == "perpetrator" or a.what == known.what


def _without_generic(kept: list[Attribution], gazetteer: Gazetteer) -> list[Attribution]:
    """Drop "militants", "gunmen" for a role where the report names a group, or says it better.

    One such word is kept for a culprit: "militants" before "gunmen", else the first.
    """
    types = {a.actor_id: actor.type for a in kept if (actor := gazetteer.actor(a.actor_id))}
    # a group with a name of the report's own has no row in the table
    named = {a.role for a in kept if a.actor_id and types.get(a.actor_id, "rebel") in ARMED}
    vague = [a for a in kept if head_of(a.actor_id, gazetteer) == VAGUE and a.role == "perpetrator"]
    states = {a.role for a in kept if types.get(a.actor_id) in STATES}
    kept = [a for a in kept if a.actor_id != FOREIGN or a.role not in states]
    telling = [a for a in vague if a.actor_id not in UNNAMED] or vague
    said = {a.actor_id for a in telling[:1]}
    return [
        a
        for a in kept
        if not (types.get(a.actor_id) == "generic" and a.role in named)
        and (a not in vague or a.actor_id in said)
    ]


def who_flies(
    who: tuple[Attribution, ...], event_type: str, gazetteer: Gazetteer
) -> tuple[Attribution, ...]:
    """Leave bands without a name out where aircraft struck: they have none.

    "A jet bombed a village that bandits had attacked": the bandits belong to another deed.
    """
    if event_type != "air_strike":
        return who
    return tuple(
        a
        for a in who
        if a.role != "perpetrator"
        or a.actor_id in ("", VAGUE, FOREIGN)
        or head_of(a.actor_id, gazetteer) != VAGUE
    )


def _by_its_own_name(kept: list[Attribution], gazetteer: Gazetteer) -> list[Attribution]:
    """Drop a network where one group of it is named as the culprit no less firmly.

    "The al-Qaeda group", "al-Qaeda's attack" are al-Shabaab where al-Shabaab says it did it.
    """
    blamed = [a for a in kept if a.role == "perpetrator" and a.actor_id and a.status != "denied"]
    own = [a for a in blamed if a.status in FIRM]
    parts = {a.actor_id: above(a.actor_id, gazetteer) for a in own or blamed}
    network = {up for ups in parts.values() for up in ups if up in _NETWORKS}
    return [a for a in kept if a.role != "perpetrator" or a.actor_id not in network]


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
    heads = [gazetteer.actor(up) for up in above(actor_id, gazetteer) if up in ids]
    states = [h for h in heads if h is not None and h.type in ("state", "state_forces")]
    return states[-1] if states else None


def above(actor_id: str, gazetteer: Gazetteer) -> list[str]:
    """Return the ids of what an actor is part of, nearest first."""
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
    named = [a for a in kept if a.actor_id or a.role == "target"]
    settled = any(a.role == "perpetrator" and a.status in FIRM for a in named)
    unnamed = [a for a in kept if a not in named and not settled]
    return named + unnamed
