"""Where one event was: its places in order, and when two towns make two incidents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.agreement import Group
from geo.incidents.apart import is_shortened, told_wide
from geo.incidents.tellings import (
    POINT,
    SLACK_KM,
    Telling,
    apart_km,
    contains,
    is_unlisted,
    is_way,
    rank,
    same_place,
)
from geo.records import Place

_GOES_ON = re.compile(r"(?:,|\band)\s+(?:and\s+)?(?:then|later|afterwards|subsequently)\s[^.;:]*$")
"""Between two names: "stormed the school at Toma, in the east, and then the airport at Kura"."""
_ITEM = re.compile(
    r"(?:,|,?\s+and)\s+(?:an?|another|the|two|three|four|several|some)\s+(?:[\w’'-]+\s+){1,4}?"
    r"(?:in|at|near|outside)\s+(?:the\s+)?",
)
"""Between two names: a second thing, with its own place."""
_TOWN = frozenset({"city", "town", "capital"})
_OF_SEAT = re.compile(r"(?:\s+(?:district|area|tehsil|county|locality))?(?:,|\s+(?:of|in))\s+")
"""Between a district and the seat by whose name its province goes."""
_PAIRED = re.compile(r"\s+(?:and|with|to)\s+(?:the\s+)?|\s?[-\u2010-\u2014]\s?")
"""Between the two names of a road: "linking A with B", "the A-B road"."""


def split(known: Group) -> list[tuple[Place, ...]]:
    """The places of each incident that a group holds.

    Two towns hit in one telling ("struck Abqaiq and Khurais") are two incidents; two countries
    ("sites in Iraq and Syria") are one with several places.
    """
    ranked = _ranked(known)
    heads = _towns_side_by_side(known, ranked)
    if len(heads) < 2 or known.series:
        return [ranked]
    return around(known, heads)


def around(known: Group, heads: list[Place]) -> list[tuple[Place, ...]]:
    """The places of the incidents at each of some places of a group: with what holds them.

    Of a village that nobody knows any area told may be the holder.
    """
    others = [p for p in _ranked(known) if not any(same_place(p, h) for h in heads)]
    return [
        (h, *(p for p in others if contains(p, h) or (h.lon is None and not _is_point(p))))
        for h in heads
    ]


def _ranked(known: Group) -> tuple[Place, ...]:
    """The places of a group, the finest first, each entry once."""
    wide = told_wide(known.tellings)
    told = [t for t in known.tellings if t.event.form != "follow_up"]
    own = [
        p
        for t in told
        for p in _paired(t)
        if p.toponym.kind not in ("demonym", "in_name") and not is_shortened(p, t, wide)
    ]
    beside = [
        p
        for t in known.tellings
        if t.event.form == "follow_up"
        for p in _paired(t)
        if p.toponym.kind not in ("demonym", "in_name") and _may_refine(p, own)
    ]
    every = own + beside
    kept: list[Place] = []
    for place in sorted(every, key=rank):
        if not any(same_place(k, place) for k in kept):
            kept.append(place)
    return tuple(_seat_behind(_inmost_first(kept), told))


def _seat_behind(ranked: list[Place], told: Sequence[Telling]) -> list[Place]:
    """Put the seat of a province behind a finer place of it: its name mostly says the province.

    "Nine dead in Kandahar" and "near Spin Boldak in Kandahar": near Spin Boldak. Not where the
    words say that the town itself is meant, or name both in a row.
    """
    seat = ranked[0] if ranked else None
    if seat is None or not _is_seat(seat) or _is_called_town(seat, told):
        return ranked
    finer = [p for p in ranked[1:] if _is_of(p, seat) and not _side_by_side(seat, p, told)]
    finer = finer or [p for p in ranked[1:] if _is_district_of(p, seat, told)]
    return [finer[0], *(p for p in ranked if p is not finer[0])] if finer else ranked


def _is_seat(place: Place) -> bool:
    code = place.entry.feature_code if place.entry else ""
    return code in ("PPLA", "PPLC") and place.precision == "town"


def _is_called_town(seat: Place, told: Sequence[Telling]) -> bool:
    """Whether a telling says that the town is meant: "the city of Homs", "Homs city"."""
    mentions = (p.toponym for t in told for p in t.places if same_place(p, seat))
    return any(m.type_word in _TOWN or m.text.lower().endswith(" city") for m in mentions)


def _is_of(place: Place, seat: Place) -> bool:
    """Whether a point-like place lies in the seat's province, or at the seat."""
    toponym = place.toponym
    open_way = toponym.relation == "direction" and toponym.distance_km is None
    if not _is_point(place) or open_way or is_way(place) or _is_seat(place):
        return False
    same = place.country == seat.country and place.admin1 == seat.admin1 != ""
    return same or apart_km(place, seat) <= (seat.radius_km or 0)


def _is_district_of(place: Place, seat: Place, told: Sequence[Telling]) -> bool:
    """Whether the seat only holds a district outside the town: "the Sabari area of Khost"."""
    apart = apart_km(place, seat) > max(seat.radius_km or 0, SLACK_KM)
    if place.precision != "district" or not apart or place.country != seat.country:
        return False
    for telling in told:
        inner = [p for p in telling.places if same_place(p, place)]
        outer = [p for p in telling.places if same_place(p, seat)]
        if any(_OF_SEAT.fullmatch(_gap(a, b, telling)) for a in inner for b in outer):
            return True
    return False


def _side_by_side(a: Place, b: Place, told: Sequence[Telling]) -> bool:
    """Whether a telling names two places in a row, in either order."""
    for telling in told:
        ones = [p for p in telling.places if same_place(p, a)]
        others = [p for p in telling.places if same_place(p, b)]
        for one in ones:
            for other in others:
                first, last = sorted((one, other), key=lambda p: p.toponym.span.start)
                if _in_a_row(first, last, telling) or _listed(first, last, telling):
                    return True
    return False


def _inmost_first(ranked: list[Place]) -> list[Place]:
    """Put a district of a city before the city: "the Mansoura district of Aden".

    Elsewhere a district is wider than a town, and comes behind it.
    """
    first = ranked[0] if ranked else None
    if first is None or first.precision != "town" or first.radius_km is None:
        return ranked
    inner = [p for p in ranked if p.precision == "district" and _within_city(p, first)]
    return [*inner[:1], *(p for p in ranked if p not in inner[:1])] if inner else ranked


def _within_city(district: Place, city: Place) -> bool:
    small = (district.radius_km or 0) < (city.radius_km or 0)
    other = district.toponym.text.casefold() != city.toponym.text.casefold()
    return small and other and apart_km(district, city) <= (city.radius_km or 0)


def _may_refine(place: Place, own: list[Place]) -> bool:
    """Whether a place told with a toll says where the event was, and not where somebody spoke.

    Where the words of the event name a village that nobody knows, that is where it was.
    """
    if any(map(is_unlisted, own)):
        return False
    return not own or place.precision not in ("country", "province")


def _paired(telling: Telling) -> list[Place]:
    """The places of a telling; "between Homs and Hama" is one place, under its first name."""
    found: list[Place] = []
    for place in telling.places:
        first = found[-1] if found else None
        pair = first is not None and is_way(first)
        if first is not None and pair and _PAIRED.fullmatch(_gap(first, place, telling)):
            toponym = replace(first.toponym, other=place.toponym.text)
            found[-1] = replace(first, toponym=toponym)
        else:
            found.append(place)
    return found


def _gap(a: Place, b: Place, telling: Telling) -> str:
    """Return the words between two names of a telling's sentence."""
    start = telling.sentence.span.start
    return telling.sentence.text[a.toponym.span.end - start : b.toponym.span.start - start]


def _towns_side_by_side(known: Group, ranked: tuple[Place, ...]) -> list[Place]:
    """Point-like places that one telling names in a row, apart from each other."""
    for telling in known.tellings:
        towns = [
            p
            for p in telling.places
            if _is_point(p) and not is_way(p) and any(same_place(p, k) for k in ranked)
        ]
        towns = [p for p in towns if not any(_holds(p, q) for q in towns)]
        heads: list[Place] = []
        for town in towns:
            listed = bool(heads) and _listed(heads[-1], town, telling)
            if all(_clear_of(town, h) or (listed and h is heads[-1]) for h in heads) and (
                not heads or listed or _in_a_row(heads[-1], town, telling)
            ):
                heads.append(town)
        if len(heads) > 1 and any(same_place(ranked[0], h) for h in heads):
            return heads
    return []


def _holds(town: Place, quarter: Place) -> bool:
    """Whether a town is told of only as that of a quarter: "In Aleppo, the Midan quarter"."""
    return quarter.precision == "neighbourhood" and contains(town, quarter)


def _clear_of(a: Place, b: Place) -> bool:
    """Whether two places are two towns: the next village is, a quarter of the town is not."""
    if {a.precision, b.precision} == {"town"}:
        return apart_km(a, b) > max(a.radius_km or 0, b.radius_km or 0)
    return apart_km(a, b) > (a.radius_km or 0) + (b.radius_km or 0) + SLACK_KM


def _listed(a: Place, b: Place, telling: Telling) -> bool:
    """Whether each has a thing of its own that was hit: "a silo near Amuda, a post in Tal Tamr"."""
    apart = apart_km(a, b) > SLACK_KM if a.lon is not None and b.lon is not None else False
    return apart and bool(_ITEM.fullmatch(_gap(a, b, telling)))


def _is_point(place: Place) -> bool:
    """A town or less, or a site however wide (an oil field)."""
    site = place.entry is not None and place.entry.feature_class == "S"
    return place.lon is not None and (place.precision in POINT or site)


def _in_a_row(a: Place, b: Place, telling: Telling) -> bool:
    gap = _gap(a, b, telling)
    joined = _GOES_ON.search(gap) or re.fullmatch(
        r"\W*(?:[\w-]+\s+){0,3}?(?:,|\band\b|\bas\s+well\s+as\b)\s*(?:[\w-]+\s+){0,4}", gap
    )
    return (
        joined is not None and "near" not in gap and b.toponym.relation not in ("near", "direction")
    )
