"""The town that is meant by "the capital", "the Jordanian capital", "Jordan's capital"."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.incidents.agreement import Group
from geo.incidents.holders import is_told, roughly
from geo.incidents.tellings import POINT, Telling, apart_km, head_of
from geo.records import Place

_CAPITAL = re.compile(
    r"\b(?:the|its|['’]s|interim|war-torn|besieged|in)\s+capital(?:\s+city)?\b(?!,?\s+(?:of\s+)?(?-i:[A-Z]))"
    r"(?<!regional capital)(?<!provincial capital)(?<!state capital)",
    re.IGNORECASE,
)
"""The seat of the state that the report is about, under no name."""
_BESIDE = re.compile(
    r"\b(?:(?:north|south|east|west)[\w-]*|km|kilomet(?:re|er)s?|miles?)\s+(?:of|from|outside)\s+$",
    re.IGNORECASE,
)
"""In front of "capital": only which way a place lies from it."""
_LANDS = re.compile(
    r"\b(?:in|near|outside|on|rocked|hit|struck)\s+(?:the\s+)?(?:country|nation)['’]s\s+capital\b"
)
"""The seat of the state, whatever else the report calls a capital."""
_OF_LAND = re.compile(r"(?:['’]s)?\s+capital(?:\s+city)?\b(?!,?\s+(?:of\s+)?[A-Z])")
"""Behind the name or the adjective of a country: "the Jordanian capital"."""
_QUARTER = r"(?:district|neighbou?rhood|quarter|suburb|area)"
_IN_CAPITAL = re.compile(
    rf"(?:\s{_QUARTER})?,?\s+(?:an?\s+(?:[a-z]+\s+){{0,2}}?{_QUARTER}\s+)?(?:in|of)\s+(?:the\s+[\w-]+\s+"
    r"(?:part\s+|side\s+|outskirts\s+|suburbs\s+)?of\s+)?(?:the|its)\s+capital\b",
    re.IGNORECASE,
)
"""Behind the name of a quarter: "in the south-east of the capital"."""
QUARTER_KM = 30.0
"""Farther from the middle of a city lies no quarter of it."""
_SCENE = re.compile(
    r"(?<!said )(?<!reporters )(?<!officials )\b(?:in|near|outside|around|across|of|on|over|"
    r"hit|hits|struck|rocked|rocks|shook|through)\s+(?:(?:the|central|downtown)\s+){0,2}$",
    re.IGNORECASE,
)
"""In front of it, where it is where something happened."""


def capital_meant(
    known: Group,
    told: Place | None,
    about: Place | None,
    places: tuple[Place, ...],
    gazetteer: Gazetteer,
) -> Place | None:
    """Return the capital in which an event was by its words, or None.

    Parameters
    ----------
    known
        The tellings of the event.
    told
        The place that the tellings have, coarser than a town.
    about
        The country that the report is about.
    places
        All places of the report.
    gazetteer
        Knows the capitals that the report does not name.
    """
    land_at_most = told is None or told.precision == "country"
    for telling in _opening(known):
        if land_at_most and (land := _land_of(telling, places)):
            return _seat(places, land) or _unnamed(land, gazetteer)
        if _names_capital(telling.sentence.text, lies_by=told is not None):
            named = _named_land(telling, places, gazetteer) if told is None else None
            land = told or named or about
            found = _seat(places, land) or (_sole_seat(places) if told is None else None)
            land = told or named
            return found or (_unnamed(land, gazetteer) if land else None)
    return None


def _names_capital(text: str, *, lies_by: bool) -> bool:
    """Whether it may be in "the capital"; with ``lies_by`` not what a place told lies east of."""
    found = _CAPITAL.finditer(text)
    return any(not (lies_by and _BESIDE.search(text, 0, m.start())) for m in found)


def with_capitals(
    told: list[Telling], places: tuple[Place, ...], gazetteer: Gazetteer
) -> list[Telling]:
    """Give the tellings that say "in the Afghan capital" that town, before they are compared.

    Parameters
    ----------
    told
        The tellings of a report.
    places
        All places of the report.
    gazetteer
        Knows the capitals that the report does not name.
    """
    seats = {p.country for p in places if p.entry is not None and p.entry.feature_code == "PPLC"}
    found = []
    for telling in told:
        where = telling.where
        wide = where is None or where.precision == "country"
        seat = None
        if wide and " capital" in telling.sentence.text and telling.event.form != "follow_up":
            land = _land_of(telling, places)
            seat = (_seat(places, land) or _unnamed(land, gazetteer)) if land else None
            if seat is None and len(seats) == 1 and _LANDS.search(telling.sentence.text):
                seat = _sole_seat(places)
        found.append(replace(telling, places=(seat, *telling.places)) if seat else telling)
    return found


def in_capital(known: Group, told: Place, places: tuple[Place, ...]) -> Place | None:
    """Return the capital that the words put a place in which was taken for one far from it.

    "At Kalaban, in the south of the capital": a village of that name elsewhere is not meant.
    """
    for telling in _opening(known):
        text, shift = telling.sentence.text, telling.sentence.span.start
        names = [p for p in telling.places if p.toponym.span == told.toponym.span]
        if names and _IN_CAPITAL.match(text, told.toponym.span.end - shift):
            seat = _seat(places, told)
            far = seat is not None and apart_km(seat, told) > (seat.radius_km or 0) + QUARTER_KM
            return roughly(seat) if seat is not None and far else None
    return None


def _land_of(telling: Telling, places: tuple[Place, ...]) -> Place | None:
    """The country in whose capital a telling says that it was."""
    text, shift = telling.sentence.text, telling.sentence.span.start
    for place in places:
        span = place.toponym.span
        here = place.toponym.sentence == telling.event.sentence and place.precision == "country"
        if here and _OF_LAND.match(text, span.end - shift):
            return place if _SCENE.search(text[: span.start - shift]) else None
    return None


def _named_land(telling: Telling, places: tuple[Place, ...], gazetteer: Gazetteer) -> Place | None:
    """The one country that a sentence names and that did not do it: "Kuwait's ministry says"."""
    who = (gazetteer.actor(head_of(i, gazetteer)) for i in telling.actors("perpetrator"))
    struck = {actor.country for actor in who if actor is not None}
    here = [
        p
        for p in places
        if p.toponym.sentence == telling.event.sentence
        and p.precision == "country"
        and p.toponym.kind not in ("demonym", "in_name")
        and p.country not in struck
    ]
    return here[0] if len({p.country for p in here}) == 1 else None


def _opening(known: Group) -> tuple[Telling, ...]:
    """The first telling, and behind a headline the one that tells it in full."""
    headline = known.tellings[0].event.span.part == "title"
    own = [t for t in known.tellings[1:2] if headline and t.event.form != "follow_up"]
    return (known.tellings[0], *own)


def _seat(places: tuple[Place, ...], land: Place | None) -> Place | None:
    """The capital of the country meant, where the report names it somewhere."""
    seats = [p for p in places if p.entry is not None and p.entry.feature_code == "PPLC"]
    ours = [p for p in seats if land is not None and p.country == land.country and is_told(p)]
    return min(ours, key=lambda p: p.precision != "town", default=None)


def _sole_seat(places: tuple[Place, ...]) -> Place | None:
    """The one capital that a report names: "the capital" is no other."""
    seats = [p for p in places if p.entry is not None and p.entry.feature_code == "PPLC"]
    towns = [p for p in seats if p.precision in POINT and is_told(p)]
    if not towns or len({p.country for p in seats}) != 1:
        return None
    return towns[0]


def _unnamed(land: Place, gazetteer: Gazetteer) -> Place | None:
    """The capital of a country that the report names, under the words for the country."""
    entry = gazetteer.capitals.get(land.country)
    if entry is None:
        return None
    toponym = replace(land.toponym, kind="place", relation="in", bearing="", inside=False)
    return replace(
        land,
        toponym=toponym,
        entry=entry,
        lon=entry.lon,
        lat=entry.lat,
        precision="town",
        radius_km=entry.radius_km,
        geometry=None,
        admin1=entry.admin1,
        admin2="",
    )
