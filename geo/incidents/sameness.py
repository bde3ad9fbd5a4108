"""Whether incidents of two reports are one event: a sign for each thing they share.

Day, town and attacker together are no proof: a tenth of the events that are coded by hand share
all three with another event. So a further sign is asked for beside day and place, and two in a
city; where signs are missing the two stay apart and are linked as possible duplicates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from geo.gazetteer import Gazetteer, distance_km
from geo.incidents.event_types import one_family
from geo.incidents.tellings import POINT, SLACK_KM, head_of
from geo.records import Incident, Place

SIGNS_NEEDED = 1
"""Signs that make two incidents of one day and one town the same."""
CITY_KM, SIGNS_IN_A_CITY = 10.0, 2
"""A place of this radius is struck twice a day often enough to ask for more."""
LEAST_TOLL = 2
"""One dead is too common to be a sign."""
LONGEST_DAYS = 10
"""An interval longer than a third of a month says nothing about sameness."""
WIDE_KM = 150.0
"""A country or a sea: only the same name can be a duplicate of it."""
VAGUE_ACTORS = frozenset({"generic", "civilians"})
"""Types of actors that name nobody in particular."""
FROM_THE_AIR = frozenset({"aircraft", "drone", "helicopter"})

Verdict = Literal["same", "possible"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of an incident."""

    incident: Incident
    place: Place
    lon: float
    lat: float
    radius_km: float
    first: int
    """First day, counted from the year 1."""
    last: int
    attackers: frozenset[str]
    """Ids of those named as perpetrators; a state for its forces, "militants" left out."""
    targets: frozenset[str]
    killed: frozenset[int]
    """Exact numbers of dead that somebody states for the whole."""
    documents: frozenset[str]

    @property
    def is_point(self) -> bool:
        """Whether the place is one town or less, and surely that one."""
        entry = self.place.entry
        site = entry is not None and entry.feature_class == "S"
        return (self.place.precision in POINT or site) and not self.place.ambiguous

    @property
    def is_day(self) -> bool:
        """Whether the day is that of the event."""
        day = self.incident.date_precision == "day"
        return day and self.incident.date_rule not in ("day_of_statement", "same_day_as_before")

    @property
    def wide(self) -> bool:
        """Whether the place is too wide for a distance to mean anything."""
        return self.radius_km > WIDE_KM


def profile(incident: Incident, gazetteer: Gazetteer) -> Profile | None:
    """Collect what is compared; None where a day or a point is missing."""
    place, start, end = incident.place, incident.date_start, incident.date_end
    if incident.kind != "event" or place is None or start is None or end is None:
        return None
    if place.lon is None or place.lat is None or end - start > timedelta(days=LONGEST_DAYS):
        return None
    whole = (c for c in incident.claims if c.subset_of is None and c.killed_min == c.killed_max)
    return Profile(
        incident,
        place,
        place.lon,
        place.lat,
        place.radius_km or 0.0,
        start.toordinal(),
        end.toordinal(),
        _named(incident, "perpetrator", gazetteer),
        _named(incident, "target", gazetteer),
        frozenset(c.killed_min for c in whole if c.killed_min is not None and c.killed_min > 0),
        frozenset(source.document for source in incident.sources),
    )


def _named(incident: Incident, role: str, gazetteer: Gazetteer) -> frozenset[str]:
    found = set()
    for a in incident.attributions:
        if a.role == role and a.actor_id and a.status != "denied":
            actor = gazetteer.actor(a.actor_id)
            if actor is None or actor.type not in VAGUE_ACTORS:
                found.add(head_of(a.actor_id, gazetteer))
    return frozenset(found)


def judge(a: Profile, b: Profile) -> tuple[Verdict, int, float] | None:
    """Say whether two incidents are one event, may be one, or neither.

    Returns
    -------
    verdict, signs, km
        Number of signs that they share, and how far apart they lie; None for neither.
    """
    if a.documents & b.documents or not _compatible(a, b):
        return None
    km = distance_km(a.lon, a.lat, b.lon, b.lat)
    signs = _signs(a, b)
    firm = "headline_only" not in (a.incident.salience, b.incident.salience)
    if firm and _one_day(a, b) and _one_town(a, b, km) and signs >= _needed(a, b):
        return "same", signs, km
    if a.first > b.last + 1 or b.first > a.last + 1:
        return None
    return ("possible", signs, km) if _may_be_one_place(a, b, km, signs) else None


def _compatible(a: Profile, b: Profile) -> bool:
    types = one_family(a.incident.event_type, b.incident.event_type)
    strangers = a.attackers and b.attackers and not a.attackers & b.attackers
    return types and not strangers


def _one_day(a: Profile, b: Profile) -> bool:
    return a.is_day and b.is_day and a.first <= b.last and b.first <= a.last


def _one_town(a: Profile, b: Profile, km: float) -> bool:
    if not (a.is_point and b.is_point):
        return False
    here, there = a.place, b.place
    one_name = (
        here.entry is not None and there.entry is not None and here.entry.id == there.entry.id
    )
    ways = {p.toponym.bearing for p in (here, there)} - {""}
    return km <= SLACK_KM or (one_name and len(ways) < 2)


def _needed(a: Profile, b: Profile) -> int:
    city = min(a.radius_km, b.radius_km) >= CITY_KM and "near" not in (
        a.place.precision,
        b.place.precision,
    )
    return SIGNS_IN_A_CITY if city else SIGNS_NEEDED


def _signs(a: Profile, b: Profile) -> int:
    """Count what two incidents share beside day and place; tolls that clash cost a sign."""
    found = bool(a.attackers & b.attackers) + bool(a.targets & b.targets)
    if a.killed and b.killed:
        shared = a.killed & b.killed
        found += any(number >= LEAST_TOLL for number in shared) - (not shared)
    return found + _platforms(a.incident, b.incident)


def _platforms(a: Incident, b: Incident) -> int:
    """1 for the same platform, -1 for two that cannot be one, 0 where it is not said."""
    here, there = (i.weapon.platform if i.weapon else "unknown" for i in (a, b))
    if "unknown" in (here, there):
        return 0
    if here == there:
        return 1
    # many a report calls a drone an aircraft
    return 0 if "aircraft" in (here, there) and {here, there} <= FROM_THE_AIR else -1


def _may_be_one_place(a: Profile, b: Profile, km: float, signs: int) -> bool:
    fine = a.is_point and b.is_point
    if a.wide or b.wide:
        named = a.place.entry is not None and b.place.entry is not None
        return named and signs > 0 and a.place.name == b.place.name
    return (fine or signs > 0) and km <= a.radius_km + b.radius_km + SLACK_KM
