"""Where an event was whose own words do not say: by what the report said just before, or at all.

"Shells fell on Kharkiv on Monday. Two people died when a rocket hit the city centre": the second
sentence means the place of the first. Failing that, the country that the report is about is given,
which is no pin. Both have a lower confidence, and the record says so (`assessment.KEPT`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.incidents.agreement import Group
from geo.incidents.assessment import PLACE_BEFORE, REPORTS_COUNTRY, VICTIMS_COUNTRY
from geo.incidents.tellings import finest
from geo.records import Attribution, Entry, Incident, Place

BACK = 2
"""Sentences back in which "the city" may have been named."""
SAME_PLACE, SAME_COUNTRY = 0.6, 0.4
"""What is left of the confidence of a place that the telling does not name itself."""
ABOUT = 0.35
"""Share of the report's place names and adjectives that its country, the one with most of them,
has at least, each counted by its confidence."""

HIT_REACH = 60
"""Characters behind the words of attack in which an adjective tells of those hit."""

_ABROAD = (
    "AE AU BE CA CN DE DK DZ EG ER ET FR GB IL IN IR JO KE MA NL PK RU RW SA SS TD TR UA UG US"
)
ABROAD = frozenset(_ABROAD.split())
"""States whose forces have struck or stood in other countries in the wars of the last decades.
The forces of all others are taken to act at home, and their people to be hit there."""

_POINTS_BACK = re.compile(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could)\b)|"
    r"\b(?:the|this|that|same)\s+(?:same\s+)?(?:city|town|village|area|district|neighbou?rhood|"
    r"province|region|site|scene|base|camp|airport|port|capital|island|settlement|suburb)\b"
    r"(?!\s+(?:of|council|hall)\b)|\bnearby\b",
    re.IGNORECASE,
)
_SCENES = ("event_location",)


def supplied(
    made: list[Incident], origin: list[Group], places: tuple[Place, ...], gazetteer: Gazetteer
) -> list[Incident]:
    """Give a place to the events of a report that have none.

    Parameters
    ----------
    made, origin
        Incidents, and the group each comes from.
    places
        All places of the report, in the order of reading.
    gazetteer
        For the entry of a country.
    """
    about = _about(places, gazetteer)
    found = []
    for incident, known in zip(made, origin, strict=True):
        if incident.kind != "event" or any(_is_told(p) for p in incident.places):
            found.append(incident)
            continue
        before = _named_before(known, places)
        home = None if before else _of_those_hit(known, places, gazetteer)
        given = (
            before
            or home
            or (about if _may_be_in(about, incident.attributions, gazetteer) else None)
        )
        if given is None:
            found.append(incident)
            continue
        reason = PLACE_BEFORE if before else VICTIMS_COUNTRY if home else REPORTS_COUNTRY
        all_ = (given, *(p for p in incident.places if p.toponym.span != given.toponym.span))
        found.append(replace(incident, places=all_, reasons=(*incident.reasons, reason)))
    return found


def _is_told(place: Place) -> bool:
    return place.lon is not None or place.geometry is not None


def _named_before(known: Group, places: tuple[Place, ...]) -> Place | None:
    """The finest scene of the nearest sentence before that has one, where words point back."""
    first = known.tellings[0]
    if first.event.separate or not _POINTS_BACK.search(first.sentence.text):
        return None
    at = first.event.sentence
    for sentence in range(at - 1, at - 1 - BACK, -1):
        scenes = tuple(
            p
            for p in places
            if p.toponym.sentence == sentence and p.toponym.role in _SCENES and _is_told(p)
        )
        if (place := finest(scenes)) is not None and place.precision != "country":
            return replace(place, confidence=round(place.confidence * SAME_PLACE, 2))
    return None


def _about(places: tuple[Place, ...], gazetteer: Gazetteer) -> Place | None:
    """The country that most of a report's places and adjectives are of, under its first mention."""
    told = [p for p in places if p.country and p.entry is not None and p.toponym.kind != "in_name"]
    counts: defaultdict[str, float] = defaultdict(float)
    for place in told:
        counts[place.country] += place.confidence
    code = max(counts, key=lambda c: (counts[c], c), default="")
    land = gazetteer.country(code)
    if land is None or counts[code] < ABOUT * sum(counts.values()):
        return None
    mentions = [p for p in told if p.country == code]
    first = min(mentions, key=lambda p: (p.precision != "country", p.toponym.kind == "demonym"))
    return _country_of(first, land)


def _of_those_hit(known: Group, places: tuple[Place, ...], gazetteer: Gazetteer) -> Place | None:
    """The one country whose people or offices a telling says were hit: "murder of a Salvadoran".

    Only of a state whose people are hit at home; troops and embassies abroad are those of others.
    """
    for telling in known.tellings:
        event = telling.event
        if event.form == "follow_up":
            continue
        behind = [
            p
            for p in places
            if p.toponym.sentence == event.sentence
            and p.toponym.kind == "demonym"
            and 0 <= p.toponym.span.start - event.span.end <= HIT_REACH
        ]
        if behind and len({p.country for p in behind}) == 1:
            land = gazetteer.country(behind[0].country)
            by = telling.actors("perpetrator")
            own = any(a.country == behind[0].country for i in by if (a := gazetteer.actor(i)))
            if land is not None and land.country not in ABROAD and not own:
                return _country_of(behind[0], land)
    return None


def _country_of(first: Place, land: Entry) -> Place:
    """A country as the place, under the words that name it."""
    return replace(
        first,
        toponym=replace(first.toponym, relation="in", bearing="", inside=False, distance_km=None),
        entry=land,
        lon=land.lon,
        lat=land.lat,
        precision="country",
        radius_km=land.radius_km,
        geometry=None,
        admin1="",
        admin2="",
        confidence=round(first.confidence * SAME_COUNTRY, 2),
        ambiguous=False,
    )


def _may_be_in(about: Place | None, who: tuple[Attribution, ...], gazetteer: Gazetteer) -> bool:
    """Whether the country is not just that of an attacker who strikes abroad.

    A report that speaks of nothing but the United States does not say where its planes struck.
    """
    if about is None:
        return False
    if about.country not in ABROAD:
        return True
    attackers = [gazetteer.actor(a.actor_id) for a in who if a.role == "perpetrator"]
    states = {a.name.casefold() for a in attackers if a is not None and a.type == "state"}
    heads = {p for a in attackers if a is not None for p in a.parents}
    names = states | {h.name.casefold() for i in heads if (h := gazetteer.actor(i)) is not None}
    return about.name.casefold() not in names
