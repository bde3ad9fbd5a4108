"""Places that the words of a sentence put others into: "Saya village of Dir tehsil".

A village or a quarter that nobody knows lies in what the words name as its holder. One of which
only a namesake far away is known does so too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from geo.gazetteer import fold
from geo.incidents.agreement import Group
from geo.incidents.tellings import (
    POINT,
    SLACK_KM,
    Telling,
    apart_km,
    contains,
    finest,
    is_unlisted,
    rank,
    same_place,
)
from geo.records import Place, Sentence, Span, Toponym
from geo.toponyms.descriptions import described

SAME_PLACE = 0.6
"""What is left of the confidence of a place that stands for another one."""
FAR_KM, QUARTER_KM = 100.0, 40.0
"""Beyond these, a village is not in the district that the words name, nor a quarter in the town."""
SCENES = ("event_location",)

_HOLDER = re.compile(
    r"(?:['’]s)?[^.;:\d]{0,45}?(?:,|\b(?:of|in|near|outside|at|from|around))\s+(?:the\s+)?"
    r"(?:[a-z’'-]+\s+){0,3}(?:[a-z]+\s+of\s+)?"
)
"""Between a name that nobody knows and the place that holds it."""
_INSIDE = re.compile(
    r"(?:\s+(?:village|town|area|neighbou?rhood|quarter|sector))?(?:,|,?\s+(?:in|of))\s+(?:the\s+)?"
    r"(?:[a-z-]+\s+(?=[a-z-]*\s*of\b))?(?:(?:town|city|district|province|region)\s+of\s+)?"
)
"""The same where the words leave no doubt: "X in the Y district", "X, Y"."""
_ON_A_SIDE = re.compile(
    r",?\s+(?:just\s+|lying\s+)?(?:to\s+the\s+)?(?:north|south|east|west)[\w-]*\s+of\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?"
)
"""Between a place and the town that tells which way it lies: "X, south-west of Y"."""
_ANOTHER_CLAUSE = re.compile(
    r";|,?\s+and\s+(?:an?|another|two|three|later|then)\s|\b(?:while|after|before|whereas)\b", re.I
)
_HOLDERS = frozenset({"town", "district", "near", "province"})
_UNITS = frozenset({"district", "province"})
_QUARTERS = frozenset({"neighbourhood", "neighborhood", "quarter", "suburb"})
_TOO_WIDE = frozenset({"country", "sea", "border"})
_COARSE = _TOO_WIDE | {"province"}
_SPARE = 1.2
"""A province is no circle."""
OPEN_KM = 60.0
"""As far off as "north of X" may be."""

Descriptions = Mapping[str, Sequence[Place]]
"""What a report says of where a name lies that nobody knows: the places in or near which."""


def is_told(place: Place) -> bool:
    """Whether something is known of where a place is."""
    return place.lon is not None or place.geometry is not None


def may_hold(place: Place, told: Place | None) -> bool:
    """Whether a place is finer than what is told, and lies in it."""
    kind = place.toponym.kind not in ("demonym", "in_name", "border")
    if not kind or not is_told(place) or place.precision in ("country", "sea", "border"):
        return False
    if told is None:
        return True
    if rank(place) >= rank(told) or place.country != told.country:
        return False
    near = apart_km(place, told) <= (told.radius_km or 0) + SLACK_KM
    return told.precision != "province" or near or contains(told, place)


def is_scene(place: Place, told: Place | None) -> bool:
    """Whether a place that may hold the scene is governed by a preposition of place."""
    return place.toponym.role in SCENES and may_hold(place, told)


def roughly(place: Place) -> Place:
    """A place that stands for another one."""
    return replace(place, confidence=round(place.confidence * SAME_PLACE, 2))


def lies_by(places: tuple[Place, ...], sentences: Sequence[Sentence]) -> Descriptions:
    """Return what the report says of where names lie that nobody knows, by the name."""
    found: dict[str, list[Place]] = {}
    for inner, outer in described(sentences, [p.toponym for p in places]):
        if is_unlisted(places[inner]) and is_told(places[outer]) and not _is_sea(places[outer]):
            found.setdefault(fold(places[inner].toponym.text), []).append(places[outer])
    return found


def _is_sea(place: Place) -> bool:
    """Whether a sea only says which land is meant: "the Red Sea port of X"."""
    water = place.entry is not None and place.entry.feature_class == "H"
    return water and place.toponym.relation == "in"


def told_of(known: Group, told: Place | None, lying: Descriptions) -> Place | None:
    """The narrowest area in which the report says that a scene lies that nobody knows.

    Parameters
    ----------
    known
        The tellings of the event.
    told
        The finest place that they have.
    lying
        What the report says of such names.
    """
    own = [t for t in known.tellings if t.event.form != "follow_up"]
    names = [(p.toponym, t) for t in own for p in t.places if is_unlisted(p)]
    name, telling = next(((n, t) for n, t in names if fold(n.text) in lying), (None, None))
    if name is None or telling is None:
        return None
    said = lying[fold(name.text)]
    words = {p.toponym.span for p in said}
    behind = tuple(p for p in telling.places if p.toponym.span.start > name.span.end)
    said = [*said, *(p for p in behind if p.precision in _UNITS)]
    areas = [p for p in said if p.precision in _UNITS and p.toponym.relation == "in"]
    fit = [p for p in said if p.precision not in _TOO_WIDE and all(_may_be(p, a) for a in areas)]
    best = min(fit, key=_reach_km, default=None)
    if best is None or (told is not None and not _gives_way(told, best, telling, words)):
        return None
    return roughly(best)


def _gives_way(told: Place, best: Place, telling: Telling, words: Set[Span]) -> bool:
    """Whether a place told is coarse, only leads to the scene, or is far off where it is told."""
    if told.precision in _COARSE or told.toponym.span in words:
        return True
    own = any(same_place(p, told) for p in telling.places if p.toponym.span not in words)
    return not own and telling.event.span.part == "text" and not _may_be(told, best)


def _may_be(place: Place, area: Place) -> bool:
    """Whether a place may lie in an area that the words name as well."""
    return apart_km(place, area) <= (area.radius_km or 0) * _SPARE + SLACK_KM


def _reach_km(place: Place) -> float:
    """How far from its point a place may be, by the words; "north of X" tells no distance."""
    radius = place.radius_km or 0.0
    open_way = place.toponym.relation == "direction" and place.toponym.distance_km is None
    return max(radius, OPEN_KM) if open_way and not place.toponym.inside else radius


def holder_of(known: Group, places: tuple[Place, ...], told: Place | None) -> Place | None:
    """The place in or near which the words put a scene that nobody knows.

    Parameters
    ----------
    known
        The tellings of the event.
    places
        All places of the report.
    told
        The finest place that the tellings have; what is returned is finer.
    """
    for telling in known.tellings:
        shift, text = telling.sentence.span.start, telling.sentence.text
        unknown = [p.toponym for p in telling.places if not is_told(p)]
        beside = [p for p in places if p.toponym.sentence == telling.event.sentence]
        for name in unknown:
            for place in beside:
                gap = text[name.span.end - shift : place.toponym.span.start - shift]
                behind = place.toponym.span.start > name.span.end
                if behind and may_hold(place, told) and _HOLDER.fullmatch(gap):
                    return roughly(place)
        near = [p for p in beside if any(_of_one_clause(n, p, text, shift) for n in unknown)]
        holder = finest(tuple(p for p in near if is_scene(p, told)))
        if holder is not None:
            return roughly(holder)
    return None


def _of_one_clause(name: Toponym, place: Place, text: str, shift: int) -> bool:
    """Whether no words between a name and a place begin to tell of something else."""
    a, b = sorted((name.span, place.toponym.span), key=lambda s: s.start)
    return not _ANOTHER_CLAUSE.search(text[a.end - shift : b.start - shift])


def mislaid(known: Group, told: Place, places: tuple[Place, ...]) -> Place | None:
    """The holder that the words name for a place, where that lies far from it.

    Parameters
    ----------
    known
        The tellings of the event.
    told
        Its place: a town or less.
    places
        All places of the report.
    """
    if told.precision not in POINT or told.lon is None:
        return None
    if told.precision == "town" and told.toponym.type_word in _QUARTERS:
        return _town_of_quarter(told, places)
    for telling in known.tellings:
        if not any(same_place(p, told) for p in telling.places):
            continue
        beside = [p for p in places if p.toponym.sentence == telling.event.sentence]
        if told.precision != "neighbourhood":
            holders = _named_holders(telling, told, beside)
            alone = not any(p.country == told.country and not same_place(p, told) for p in places)
            return _far(holders, told, FAR_KM, abroad=alone) or _off_the_way(telling, told, beside)
        near_by = (p for p in places if p.precision in POINT and not same_place(p, told))
        if any(apart_km(p, told) <= QUARTER_KM for p in near_by):
            return None
        towns = tuple(p for p in beside if p.precision in ("town", "near") and is_scene(p, None))
        return _far(towns, told, QUARTER_KM)
    return None


def _town_of_quarter(told: Place, places: tuple[Place, ...]) -> Place | None:
    """The town spoken of last, for a quarter that has its name from a town far away."""
    at = told.toponym
    before = [
        p
        for p in places
        if p.toponym.span.part != at.span.part or p.toponym.span.start < at.span.start
        if p.precision == "town" and p.entry is not None and not same_place(p, told)
        if p.toponym.kind == "place"
    ]
    if not before or any(apart_km(p, told) <= QUARTER_KM for p in before):
        return None
    scenes = [p for p in before if p.toponym.role != "context"] or before
    return roughly(scenes[-1])


def _named_holders(telling: Telling, told: Place, beside: list[Place]) -> tuple[Place, ...]:
    """The places that the words behind a village's name put it into."""
    shift, text = telling.sentence.span.start, telling.sentence.text
    mine = [p.toponym for p in beside if same_place(p, told)]
    return tuple(
        p
        for name in mine
        for p in beside
        if p.precision in _HOLDERS
        and p.toponym.span.start > name.span.end
        and may_hold(p, None)
        and (m := _INSIDE.fullmatch(text, name.span.end - shift, p.toponym.span.start - shift))
        and (p.precision != "province" or (p.entry and p.entry.feature_code == "ADM1"))
        and (p.precision in _UNITS or not m[0].lstrip().startswith(","))
    )


def _off_the_way(telling: Telling, told: Place, beside: list[Place]) -> Place | None:
    """The town on one side of which the words put a place, where a namesake far off was taken."""
    shift, text = telling.sentence.span.start, telling.sentence.text
    mine = [p.toponym for p in beside if same_place(p, told)]
    for place in beside:
        toponym = place.toponym
        if toponym.relation != "direction" or toponym.inside or toponym.distance_km is not None:
            continue
        gaps = (text[n.span.end - shift : toponym.span.start - shift] for n in mine)
        if any(_ON_A_SIDE.fullmatch(g) for g in gaps) and apart_km(place, told) > OPEN_KM:
            return roughly(place) if place.precision == "near" else None
    return None


def _far(
    holders: tuple[Place, ...], told: Place, km: float, *, abroad: bool = False
) -> Place | None:
    """The first holder this far off, in the same country unless nothing else is in that."""
    for place in holders:
        slack = 0.0 if place.precision == "province" else km
        off = apart_km(place, told) > slack + (place.radius_km or 0)
        other = place.precision != "province" or told.admin1 not in ("", place.admin1, place.name)
        if (place.country == told.country or abroad) and off and other:
            return roughly(place)
    return None
