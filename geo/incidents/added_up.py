"""Tolls that add up several events of a report: "Shelling kills four in the south of Ukraine".

The headline counts the dead of all, and the sentences behind it tell of three here and one there.
Such a sum was read into the event that the headline was taken for; there it is none of its tolls.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from geo.incidents.tellings import contains, same_place
from geo.records import Claim, Incident

FEWEST = 3
"""Dead whose number is no chance."""
HEADS = 3
"""Events of a report of which one may be the sum of those behind it."""
_IN_ALL = re.compile(r"\b(?:total|tally|toll|in\sall|altogether|overall)\b", re.IGNORECASE)
_REACH = 30
"""Code points in front of a figure in which a word may say that it is a sum."""

Days = Mapping[date | None, list[tuple[Incident, int]]]
"""Events with their dead by the day on which they begin."""


def without_sums(made: list[Incident]) -> list[Incident]:
    """Take the toll of several events out of the one that it was told with.

    Parameters
    ----------
    made
        The incidents of one report, dated.

    Returns
    -------
    list of Incident
        The same, where a figure was the sum of an event's other figure and of those of the events
        of the same days without it; an event that has nothing else is an aggregate.
    """
    days = defaultdict(list)
    for incident in made:
        if incident.kind == "event" and (low := incident.killed[0]):
            days[incident.date_start].append((incident, low))
    found = [_of_one(incident, days) for incident in made]
    return [
        replace(incident, kind="aggregate")
        if i < HEADS and _is_sum(incident, found[i + 1 :])
        else incident
        for i, incident in enumerate(found)
    ]


def _of_one(incident: Incident, days: Days) -> Incident:
    """Take the toll of several events out of an event that has another one beside it."""
    if incident.kind != "event" or sum(map(_is_whole, incident.claims)) < 2:
        return incident
    beside = [
        (other, low)
        for other, low in (*days[incident.date_start], *days[None])
        if other is not incident and other.claims != incident.claims
    ]
    here = incident.place.admin1 if incident.place else ""
    near = [low for other, low in beside if other.place and here and other.place.admin1 == here]
    behind = [low for other, low in beside if _is_behind(other, incident)]
    runs = [behind[:n] for n in range(1, len(behind))]  # "also on Monday" goes on to other things
    return _without_sums(incident, [[low for _, low in beside], near, *runs])


def _is_behind(other: Incident, incident: Incident) -> bool:
    """Whether an event is first told of behind another one."""
    return other.evidence[0].span.start > incident.evidence[0].span.start


def _is_sum(incident: Incident, later: list[Incident]) -> bool:
    """Whether an event is nothing but the sum of those told behind it on its days."""
    dead, hurt = incident.killed[0] or 0, incident.injured[0] or 0
    parts = [
        other
        for other in later
        if other.kind == "event"
        and other.date_start == incident.date_start
        and (other.killed[0] or other.injured[0])
    ]
    if incident.kind != "event" or len(parts) < 2 or not _holds(incident, parts):
        return False
    all_dead = sum(other.killed[0] or 0 for other in parts)
    all_hurt = sum(other.injured[0] or 0 for other in parts)
    certain = dead >= FEWEST or (hurt and hurt == all_hurt)
    return bool(dead and certain and dead == all_dead and hurt in (0, all_hurt))


def _holds(incident: Incident, parts: list[Incident]) -> bool:
    """Whether its place may hold those of its parts."""
    where = incident.place
    inside = [other.place for other in parts if other.place]
    return where is None or all(same_place(where, p) or contains(where, p) for p in inside)


def _without_sums(incident: Incident, beside: list[list[int]]) -> Incident:
    """Take them out one after the other: a headline and the lead give the same sum."""
    others = {sum(dead) for dead in beside if dead}
    while others and incident.kind == "event":
        wholes = [(i, c) for i, c in enumerate(incident.claims) if _is_whole(c)]
        number = next(
            (i for i, c in wholes if _adds_up(c, wholes, others, _is_called_sum(c, incident))), None
        )
        if number is None:
            break
        incident = replace(incident, claims=without(incident.claims, number))
    return incident


def _is_whole(claim: Claim) -> bool:
    alone = claim.subset_of is None and claim.adds_to is None
    return alone and not claim.superseded and bool(claim.killed_min)


def _is_called_sum(claim: Claim, incident: Incident) -> bool:
    """Whether the words of a figure, or those in front, say that it is one: "nine in all"."""
    for said in incident.evidence:
        at = claim.span.start - said.span.start
        if claim.span.part == said.span.part and 0 <= at < len(said.text):
            end = claim.span.end - said.span.start
            return bool(_IN_ALL.search(said.text, max(0, at - _REACH), end))
    return False


def _adds_up(
    claim: Claim, wholes: list[tuple[int, Claim]], others: set[int], is_called: bool
) -> bool:
    """Whether a figure is what one event has left over, and what others of its days have."""
    return any(
        (claim.killed_min or 0) - (own.killed_min or 0) in others
        and (is_called or claim.span.part == "title" or claim.span.start < own.span.start)
        for _, own in wholes
        if own is not claim
    )


def without(claims: tuple[Claim, ...], number: int) -> tuple[Claim, ...]:
    """Leave out one claim and what is a part of it; the others keep what they are tied to."""
    gone = {number}
    while more := {
        i for i, c in enumerate(claims) if i not in gone and gone & {c.subset_of, c.adds_to}
    }:
        gone |= more  # what is tied to a part goes with it
    kept = [i for i in range(len(claims)) if i not in gone]
    at = {old: new for new, old in enumerate(kept)}
    return tuple(
        replace(
            claims[i],
            subset_of=None if (part := claims[i].subset_of) is None else at[part],
            adds_to=None if (base := claims[i].adds_to) is None else at[base],
        )
        for i in kept
    )
