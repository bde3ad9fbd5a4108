"""Our words in the codes of ACLED and of UCDP GED.

Sources: the ACLED codebook (geo_precision, time_precision, event and sub-event types) and the
UCDP Georeferenced Event Dataset codebook, version 23 and later (where_prec, date_prec). A code
that a scale has no step for is None: ACLED does not code what is only known to a country or a
year, and none is invented for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geo.records import DatePrecision, EventType, Precision

ACLED_GEO_PRECISION: Mapping[Precision, int | None] = {
    "exact": 1,
    "neighbourhood": 1,
    "town": 1,
    "near": 2,
    "district": 2,
    "province": 3,
    "border": 3,
    "country": None,
    "sea": 3,
    "unknown": None,
}
"""1 the town named, 2 part of a region with a town to stand for it, 3 a larger region."""

UCDP_WHERE_PREC: Mapping[Precision, int | None] = {
    "exact": 1,
    "neighbourhood": 1,
    "town": 1,
    "near": 2,
    "district": 3,
    "province": 4,
    "border": 5,
    "country": 6,
    "sea": 7,
    "unknown": None,
}
"""1 exact, 2 about a known point, 3 second-order division, 4 first-order division, 5 a line or an
area without borders of its own, 6 country, 7 sea or air outside any country."""

UCDP_NEAR_KM = 25.0
"""Farther than this about a point, where_prec 2 turns into 5."""

ACLED_TIME_PRECISION: Mapping[DatePrecision, int | None] = {
    "day": 1,
    "week": 2,
    "month": 3,
    "year": None,
    "none": None,
}
"""1 the day, 2 within about a week, 3 within a month."""

UCDP_DATE_PREC: Mapping[DatePrecision, int | None] = {
    "day": 1,
    "week": 3,
    "month": 4,
    "year": 5,
    "none": None,
}
"""1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year; 2 comes from the interval."""

ACLED_SUB_EVENT_TYPE: Mapping[EventType, str] = {
    "air_strike": "Air/drone strike",
    "drone_strike": "Air/drone strike",
    "missile_rocket": "Shelling/artillery/missile attack",
    "shelling": "Shelling/artillery/missile attack",
    "bombing": "Remote explosive/landmine/IED",
    "armed_attack": "",
    "naval_attack": "",
    "other": "",
}
"""What stands for an event type where the incident itself names no sub-event type. An armed attack
is "Armed clash" or "Attack" by who was hit, so the type alone cannot tell."""

ACLED_EVENT_TYPE: Mapping[str, str] = {
    "Air/drone strike": "Explosions/Remote violence",
    "Chemical weapon": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Abduction/forced disappearance": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Sexual violence": "Violence against civilians",
    "Disrupted weapons use": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
}
"""ACLED's event type by its sub-event type, both in ACLED's spelling."""


def ucdp_where_prec(precision: Precision, radius_km: float | None) -> int | None:
    """UCDP code of a place, by precision and reach.

    >>> ucdp_where_prec("near", 15.0), ucdp_where_prec("near", 60.0)
    (2, 5)
    """
    if precision == "near" and radius_km is not None and radius_km > UCDP_NEAR_KM:
        return 5
    return UCDP_WHERE_PREC[precision]


def ucdp_date_prec(precision: DatePrecision, start: date | None, end: date | None) -> int | None:
    """UCDP code of an interval, by precision and length.

    >>> ucdp_date_prec("day", date(2021, 3, 14), date(2021, 3, 15))
    2
    """
    days = (end - start).days + 1 if start and end else 0
    if precision in ("day", "week") and 2 <= days <= 6:
        return 2
    return UCDP_DATE_PREC[precision]
