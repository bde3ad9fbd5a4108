"""A summary of several attacks, and the attacks that it sums up.

"Car bombs killed 57 across the country on Monday. The deadliest hit a market in X": the first is no
event beside its parts. They have its culprit where their own words blame nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from geo.incidents.agreement import Group, lists_towns, sums_up
from geo.incidents.event_types import one_family
from geo.incidents.facts import UNNAMED
from geo.incidents.one_place import agree
from geo.incidents.telling_words import APART
from geo.incidents.tellings import POINT, Telling, contains, same_place
from geo.records import EventType, Place

LOOSE = 3
"""Days beyond which an interval is no weekend."""


def summed_up(groups: list[Group]) -> list[Group]:
    """Tell a summary of several attacks from the attacks: "attacks across the north killed 57".

    Where the report goes on to tell of two or more of them with their places, the summary is a
    series; where it gives one place only, that is the place of what it summed up.
    """
    groups = [_without_parts(known, groups[i + 1 :]) for i, known in enumerate(groups)]
    found = list(groups)
    for i, known in enumerate(groups):
        if not sums_up(known):
            continue
        parts = [j for j, g in enumerate(groups) if j > i and _is_part(g, known)]
        if len(parts) > 1:
            found[i] = replace(known, series=True)
            for j in parts:
                found[j] = _with_culprit(found[j], known)
        elif parts and not known.series:
            whole = known
            for telling in groups[parts[0]].tellings:
                whole = whole.with_telling(telling, telling.order)
            found[i], found[parts[0]] = whole, Group()
    return [known for known in found if known.tellings]


def _without_parts(known: Group, later: list[Group]) -> Group:
    """Leave out the towns of a head that are told one by one: "shells hit Aleppo and Homs".

    Where a quarter of the town or what lies in its bounds has an event of its own further down,
    the town has none beside it; where none is left, the head is a series.
    """
    several = known.scattered or lists_towns(known)
    if not several or known.series or not any(t.lead for t in known.tellings):
        return known
    towns = [p for t in known.tellings for p in t.places if p.precision in POINT]
    told = [p for p in towns if any(_is_inside(g, p, known) for g in later)]
    there = [p for p in towns if any(_is_told_there(g, p, known) for g in later)]
    if len({p.entry.id for p in (*told, *there) if p.entry}) > 1:
        told = [*told, *there]
    if not told:
        return known
    if all(any(same_place(p, other) for other in told) for p in towns):
        return replace(known, series=True)
    whole = Group(series=False)
    for telling in known.tellings:
        kept = tuple(p for p in telling.places if not any(same_place(p, o) for o in told))
        several = len(telling.places) - len(kept) > 0 and len(telling.places) > 1
        event = replace(telling.event, claims=()) if several else telling.event
        whole = whole.with_telling(replace(telling, places=kept, event=event), telling.order)
    return whole


def _is_inside(part: Group, town: Place, whole: Group) -> bool:
    """Whether a group is of the days of another and lies in a town of it, and not just there."""
    where = part.where
    inside = where is not None and not same_place(where, town) and contains(town, where)
    return inside and _of_its_days(part, whole)


def _is_told_there(part: Group, town: Place, whole: Group) -> bool:
    """Whether a group with a toll is of the days of another, and of a town of it."""
    where = part.where
    there = where is not None and (
        same_place(where, town) or town.name in (where.name, where.admin1)
    )
    return there and bool(part.tolls) and _of_its_days(part, whole)


def _of_its_days(part: Group, whole: Group) -> bool:
    if part.series:
        return False
    return part.when is None or whole.when is None or part.when[1] >= whole.when[0]


def blames_for_all(telling: Telling, groups: list[Group]) -> bool:
    """Whether a telling says who did it, behind several attacks of a day that the lead sums up.

    Parameters
    ----------
    telling
        A sentence that tells of no attack.
    groups
        The events told so far.
    """
    event = telling.event
    blame = any(a.role == "perpetrator" and a.actor_id for a in event.attributions)
    if not blame or event.claims or telling.places or not groups or not sums_up(groups[0]):
        return False
    parts = [g for g in groups[1:] if g.where is not None and g.where.precision in POINT]
    return len(parts) > 1 and not any(g.attackers - UNNAMED for g in groups)


def _with_culprit(part: Group, whole: Group) -> Group:
    """Give an attack whose own words blame nobody, or give no day, those of the summary."""
    own = (a for t in part.tellings for a in t.event.attributions if a.role == "perpetrator")
    named = any(a.actor_id not in UNNAMED for a in own)
    blamed = None if named else _first(whole, lambda t: bool(t.actors("perpetrator") - UNNAMED))
    dated = None if part.when else _first(whole, lambda t: t.when is not None)
    telling = blamed or dated
    if telling is None:
        return part
    who = blamed.event.attributions if blamed else ()
    blame = tuple(a for a in who if a.role == "perpetrator")
    kind = None if part.types else telling.event.event_type
    event = replace(
        telling.event, event_type=kind, weapon=None, claims=(), attributions=blame, strikes=None
    )
    days = dated.dates if dated else ()
    return part.with_telling(replace(telling, event=event, dates=days, places=()), part.touched)


def _first(known: Group, fits: Callable[[Telling], bool]) -> Telling | None:
    return next((t for t in known.tellings if fits(t)), None)


def _is_part(part: Group, whole: Group) -> bool:
    """Whether a group is one of the attacks that another one sums up."""
    town = part.where is not None and part.where.precision in POINT
    if part.series or not (town or (part.when and whole.when and part.when != whole.when)):
        return False
    if APART.search(part.tellings[0].event.lead):
        return False  # "the blast came hours after a raid in X"
    if whole.when is None and (part.tellings[0].is_old or _is_loose(part)):
        return False  # what the report recalls is no part of its news
    known = whole.types and (part.types or (part.when and whole.when is None))
    if known and not any(one_family(a, b) for a in _kinds(part) for b in _kinds(whole)):
        return False
    if part.when and whole.when:
        first, last = max(part.when[0], whole.when[0]), min(part.when[1], whole.when[1])
        if first > last:
            return False
    if part.where is None or whole.where is None:
        return True
    return agree(part.where, whole.where) is not None


def _is_loose(part: Group) -> bool:
    """Whether its days are many: "earlier this month" is not the news."""
    return part.when is not None and (part.when[1] - part.when[0]).days > LOOSE


def _kinds(known: Group) -> frozenset[EventType]:
    """The types of a group; what was "bombed" may have been so from the air."""
    bombed = any(t.bombed for t in known.tellings)
    return known.types | ({"air_strike"} if bombed else frozenset())
