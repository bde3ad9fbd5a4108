"""Whether an incident may be what a label tells of, and how alike the two are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import exp, inf

from geo.evaluation.labels import RADIUS_KM, WIDEST_DAYS, Label, Toll
from geo.evaluation.pairing import pairs
from geo.evaluation.parties import parties_of, party_of, words_of
from geo.gazetteer import Gazetteer, distance_km
from geo.records import Attribution, Incident

Fits = Callable[[Label, Incident], bool]

POINTS = frozenset({"exact", "neighbourhood", "town"})
"""Precisions of labels whose place is a point."""
WANTED, OPTIONAL = 100.0, 50.0
"""What a pair is worth beside its likeness: most of the wanted labels are paired first."""
FALL_KM = 30.0
"""Distance over which nearness falls to a third."""


def off_km(label: Label, incident: Incident) -> float:
    """Return how far the primary place is from the nearest labelled point; endless without one."""
    place = incident.place
    if place is None or place.lon is None or place.lat is None:
        return inf
    return min(distance_km(place.lon, place.lat, lon, lat) for lon, lat in label.points)


def within(label: Label, incident: Incident, km: float) -> bool:
    """Whether the place is this near, or as near as the label asks."""
    return off_km(label, incident) <= max(km, label.radius_km)


def place_fits(label: Label, incident: Incident) -> bool:
    """Whether the place may be the labelled one."""
    return within(label, incident, RADIUS_KM[label.place_precision])


def date_fits(label: Label, incident: Incident) -> bool:
    """Whether the days meet the labelled ones, give or take one, and are not too wide."""
    if incident.date_start is None and incident.date_end is None:
        return False
    start, end = _days(incident)
    widest = max(WIDEST_DAYS[label.date_precision], (label.end - label.start).days)
    near = (start - label.end).days <= 1 and (label.start - end).days <= 1
    return near and (end - start).days <= widest


def both_fit(label: Label, incident: Incident) -> bool:
    """Whether the incident may be what the label tells of."""
    return date_fits(label, incident) and place_fits(label, incident)


def date_right(label: Label, incident: Incident) -> bool:
    """Whether the days lie within the labelled ones."""
    if incident.date_start is None and incident.date_end is None:
        return False
    start, end = _days(incident)
    return label.start <= start and end <= label.end


def type_right(label: Label, incident: Incident) -> bool:
    """Whether the event type is the label's or one of its alternatives."""
    return incident.event_type in label.event_types


def toll_exact(wanted: Toll, got: tuple[int | None, int | None]) -> bool:
    """Whether both ends are right; an open upper end is, where the label has one figure or more."""
    open_is_right = wanted.at_least or wanted.low == wanted.high
    low, high = got
    return low == wanted.low and (high == wanted.high or (high is None and open_is_right))


def blamed(label: Label, known: Gazetteer) -> frozenset[str]:
    """Return the parties that the label accepts as having done it."""
    names = (*label.perpetrators, *label.also_blamed)
    return frozenset(key for name in names for key in parties_of(name, known))


def culprits(incident: Incident) -> list[Attribution]:
    """Return who is named as having done it, denials left out."""
    named = [a for a in incident.attributions if a.role == "perpetrator" and a.actor]
    return [a for a in named if a.status != "denied"]


def hit_right(label: Label, incident: Incident, known: Gazetteer) -> bool:
    """Whether who or what was hit has a party or a word in common with the label."""
    hit = [a for a in incident.attributions if a.role == "target" and a.status != "denied"]
    wanted = {key for name in label.targets for key in parties_of(name, known)}
    if wanted & {party_of(a, known) for a in hit if a.actor}:
        return True
    got = words_of(tuple(words for a in hit for words in (a.actor or "", a.what)))
    return bool(words_of(label.targets) & got)


def matched(
    labels: Sequence[Label], incidents: Sequence[Incident], fits: Fits, known: Gazetteer
) -> dict[int, int]:
    """Pair labels with incidents: most wanted labels first, then the greatest likeness.

    Returns
    -------
    Index of the label -> index of the incident.
    """
    return pairs(
        [
            {
                j: (OPTIONAL if label.optional else WANTED) + likeness(label, incident, known)
                for j, incident in enumerate(incidents)
                if fits(label, incident)
            }
            for label in labels
        ]
    )


def likeness(label: Label, incident: Incident, known: Gazetteer) -> float:
    """Return how much both have in common; a tie between incidents that fit is broken by it."""
    named = {party_of(a, known) for a in culprits(incident)}
    wanted, got = words_of(label.targets), words_of(incident.targets)
    shared = len(wanted & got) / min(len(wanted), len(got)) if wanted and got else 0.0
    return (
        type_right(label, incident)
        + _overlaps(label.killed, incident.killed)
        + 0.5 * _overlaps(label.injured, incident.injured)
        + 0.5 * bool(named & blamed(label, known))
        + 0.5 * date_right(label, incident)
        + exp(-off_km(label, incident) / FALL_KM)
        + shared
    )


def _days(incident: Incident) -> tuple[date, date]:
    """Return first and last day, one standing for both where it stands alone."""
    known = [day for day in (incident.date_start, incident.date_end) if day]
    return min(known), max(known)


def _overlaps(wanted: Toll, got: tuple[int | None, int | None]) -> bool:
    told = [n for n in got if n is not None]
    if wanted.low is None or not told:
        return False
    return told[0] <= (wanted.low if wanted.high is None else wanted.high) and (
        told[-1] >= wanted.low
    )
