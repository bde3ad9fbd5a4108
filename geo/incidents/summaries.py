"""A summary of several attacks, and the attacks that it sums up.

"Car bombs killed 57 across the country on Monday. The deadliest hit a market in X": the first is no
event beside its parts. They have its culprit where their own words blame nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from geo.incidents.agreement import Group, sums_up
from geo.incidents.event_types import one_family
from geo.incidents.facts import UNNAMED
from geo.incidents.one_place import agree
from geo.incidents.tellings import POINT, Telling


def summed_up(groups: list[Group]) -> list[Group]:
    """Tell a summary of several attacks from the attacks: "attacks across the north killed 57".

    Where the report goes on to tell of two or more of them with their places, the summary is a
    series; where it gives one place only, that is the place of what it summed up.
    """
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
    if whole.when is None and part.tellings[0].is_old:
        return False  # what the report recalls is no part of its news
    known = whole.types and (part.types or (part.when and whole.when is None))
    if known and not any(one_family(a, b) for a in part.types for b in whole.types):
        return False
    if part.when and whole.when:
        first, last = max(part.when[0], whole.when[0]), min(part.when[1], whole.when[1])
        if first > last:
            return False
    if part.where is None or whole.where is None:
        return True
    return agree(part.where, whole.where) is not None
