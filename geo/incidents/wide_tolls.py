"""Tolls of a whole city or province that were read into the event of one of its quarters.

"Rocket attacks killed 20 in Aleppo. Shells on Meridian killed two. Five died in Midan": the first
is of all the attacks, whether or not the report tells of each.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.incidents.added_up import without
from geo.incidents.agreement import Group
from geo.incidents.claim_words import told_in
from geo.incidents.tellings import POINT, Telling, contains, same_place
from geo.records import Claim, Incident, Place

_ALL_OVER = re.compile(
    r"\b(?:across(?!\s(?:the\s)?(?:border|street|road|river|frontier|line|bay|square))|throughout|all\sover|(?:several|different|various)\s(?:[\w-]+\s)?(?:parts|areas|places|towns|"
    r"districts|cities)\sof)\s",
    re.IGNORECASE,
)


def without_wide_tolls(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """Take the toll of several attacks on a wider place out of the event of a finer one.

    Parameters
    ----------
    made
        The incidents of one report, dated.
    origin
        The tellings that each comes from.

    Returns
    -------
    list of Incident
        The same, where an event keeps a lower figure that was told with its own place, and another
        event of the wider place has figures too.
    """
    found = []
    for incident, known in zip(made, origin, strict=True):
        while (number := _wide_toll(incident, known, made)) is not None:
            incident = replace(incident, claims=without(incident.claims, number))
        found.append(incident)
    return found


def _wide_toll(incident: Incident, known: Group, made: list[Incident]) -> int | None:
    """Index of a toll of a wider place among the figures of an event."""
    where = incident.place
    counted = [(i, c) for i, c in enumerate(incident.claims) if _stands(c)]
    if where is None or where.precision not in POINT or incident.kind != "event":
        return None
    if len(counted) < 2:
        return None
    told = told_in(known.tellings)
    homes = {i: told.figures[told.at[c.span][0]][1] for i, c in counted if c.span in told.at}
    own = [c for i, c in counted if i in homes and _names(homes[i], where)]
    for i, claim in counted:
        wide = _wider(homes[i], where) if i in homes else None
        if wide is None or not any(_exceeds(claim, c) for c in own if c is not claim):
            continue
        spread = _is_spread(homes[i])
        if spread or any(_lies_in(wide, other) for other in made if other is not incident):
            return i
    return None


def _stands(claim: Claim) -> bool:
    counted = claim.killed_min or claim.injured_min
    return claim.subset_of is None and claim.adds_to is None and bool(counted)


def _names(telling: Telling, where: Place) -> bool:
    return any(same_place(p, where) for p in telling.places)


def _is_spread(telling: Telling) -> bool:
    """Whether the words say that blows fell all over a place: "strikes across the strip"."""
    return bool(_ALL_OVER.search(telling.sentence.text))


def _wider(telling: Telling, where: Place) -> Place | None:
    """The place of several attacks, if it holds that of the event and no finer one is named."""
    several = telling.event.plural or (telling.event.strikes or 0) > 1 or _is_spread(telling)
    wide = telling.where
    return wide if several and wide is not None and contains(wide, where) else None


def _exceeds(claim: Claim, own: Claim) -> bool:
    """Whether a figure counts more dead, or more hurt, than the place's own."""
    killed, injured = claim.killed_min or 0, claim.injured_min or 0
    more = killed > (own.killed_min or killed) or injured > (own.injured_min or injured)
    return more and killed >= (own.killed_min or 0)


def _lies_in(wide: Place, other: Incident) -> bool:
    """Whether another event with figures of its own was in the wider place."""
    told = other.kind == "event" and other.place is not None and any(map(_stands, other.claims))
    return told and other.place is not None and contains(wide, other.place)
