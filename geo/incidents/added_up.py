"""Tolls that add up several events of a report: "Shelling kills four in the south of Ukraine".

The headline counts the dead of all, and the sentences behind it tell of three here and one there.
Such a sum was read into the event that the headline was taken for; there it is none of its tolls.
"""

from __future__ import annotations

from dataclasses import replace

from geo.records import Claim, Incident


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
        of the same days without it.
    """
    return [_without_sums(incident, _beside(incident, made)) for incident in made]


def _without_sums(incident: Incident, beside: list[int]) -> Incident:
    """Take them out one after the other: a headline and the lead give the same sum."""
    wholes = [(i, c) for i, c in enumerate(incident.claims) if _is_whole(c)]
    if incident.kind != "event" or len(wholes) < 2 or not beside:
        return incident
    for number, claim in wholes:
        rest = [c for i, c in wholes if i != number]
        if any(_adds_up(claim, own, beside) for own in rest):
            left = replace(incident, claims=_without(incident.claims, number))
            return _without_sums(left, beside)
    return incident


def _is_whole(claim: Claim) -> bool:
    alone = claim.subset_of is None and claim.adds_to is None
    return alone and not claim.superseded and bool(claim.killed_min)


def _beside(incident: Incident, made: list[Incident]) -> list[int]:
    """Return the dead of the other events of its days."""
    return [
        low
        for other in made
        if other.kind == "event"
        and other is not incident
        and other.date_start in (incident.date_start, None)
        and other.claims != incident.claims
        and (low := other.killed[0])
    ]


def _adds_up(claim: Claim, own: Claim, beside: list[int]) -> bool:
    """Whether a figure is what one event has left over, and what others of its days have."""
    before = claim.span.part == "title" or claim.span.start < own.span.start
    return before and claim.killed_min == (own.killed_min or 0) + sum(beside)


def _without(claims: tuple[Claim, ...], number: int) -> tuple[Claim, ...]:
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
