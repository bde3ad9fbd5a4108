"""Where an event was whose own words do not say: by what the report said just before, or at all.

"Shells fell on Kharkiv on Monday. Two people died when a rocket hit the city centre": the second
sentence means the place of the first. Failing that, the country that the report is about is given,
which is no pin. Both have a lower confidence, and the record says so (`assessment.KEPT`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from geo.gazetteer import Gazetteer
from geo.incidents.agreement import Group
from geo.incidents.assessment import PLACE_BEFORE, REPORTS_COUNTRY, VICTIMS_COUNTRY
from geo.incidents.headings import Heads, head_over
from geo.incidents.holders import holder_of, is_scene, is_told, may_hold, mislaid, roughly
from geo.incidents.tellings import POINT, Telling, finest, same_place
from geo.records import Attribution, Entry, Incident, Place

BACK = 6
"""Sentences back in which "the city" may have been named."""
FAR_BACK, LITTLE_BACK = 20, 2
"""The same for "the same town", and for what only a town can have: "a superstore"."""
SAME_COUNTRY = 0.4
"""What is left of the confidence of a country that the telling does not name itself."""
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

_SITES = (
    "city|town|village|municipality|area|district|neighbou?rhood|quarter|province|region|county|"
    "site|scene|base|camp|airport|port|island|settlement|suburb|governorate|tehsil|sector"
)
_POINTS_BACK = re.compile(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could)\b)|"
    rf"\b(?:the|this|that|same)\s+(?:same\s+)?(?:{_SITES})\b(?!\s+(?:of|council|hall)\b)|"
    rf"\b(?:that|this|same)\s+(?:part\s+of\s+the\s+)?(?:{_SITES})\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"\b(?:the|its|['’]s|interim|war-torn|besieged)\s+capital(?:\s+city)?\b(?!,?\s+(?:of\s+)?(?-i:[A-Z]))"
    r"(?<!regional capital)(?<!provincial capital)",
    re.IGNORECASE,
)
"""The seat of the state that the report is about, under no name."""
_PARTS = re.compile(
    r"neighbou?rhood|quarter|suburb|district|area|base|airport|airfield|square|street|market|"
    r"hospital|camp|prison|port|bridge|roundabout|mosque|church"
)
"""Kinds of what lies in or at a town; where nobody knows one, the town spoken of is meant."""
_SAME = re.compile(rf"\b(?:same|this)\s+(?:{_SITES})\b", re.IGNORECASE)
_LOCAL = re.compile(
    r"\b(?:an?|the|its|another)\s+(?:[\w-]+\s+){0,2}?(?:apartment|residential|shopping|sports|bus|"
    r"fire|police|railway|train|petrol|gas|power)\s+(?:blocks?|buildings?|cent(?:re|er)s?|halls?|"
    r"stations?|depots?)\b|"
    r"\b(?:an?|the|its|another)\s+(?:[\w-]+\s+){0,2}?(?:supermarket|superstore|hypermarket|mall|"
    r"restaurant|caf[eé]|hotel|bakery|kindergarten|playground|school|university|theat(?:re|er)|"
    r"hospital|clinic|mosque|church|synagogue|market|bazaar|courthouse|stadium|cinema|nightclub)\b",
    re.IGNORECASE,
)
"""What every town has one of: without a name it is that of the town spoken of."""
_NEARBY = re.compile(r"\b(?:nearby|neighbou?ring|adjacent|adjoining)\b", re.IGNORECASE)
_ORIGIN = re.compile(r"\b(?:from|to|towards?|of|by)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$|['’]s\s+$")
"""In front of a town that is not where it happened."""
_HERE = re.compile(r"\bhere\b(?!\s+(?:is|are|was|were|to|and|comes?|in|at)\b)(?!['’])")
"""The place of the dateline: "a bomb exploded in a shop here on Sunday"."""


def supplied(
    made: list[Incident],
    origin: list[Group],
    places: tuple[Place, ...],
    gazetteer: Gazetteer,
    heads: Heads,
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
    heads
        The place names that head parts of the report.
    """
    whole = _about(places, gazetteer)
    scenes = _scenes_of(origin)
    found = []
    for incident, known in zip(made, origin, strict=True):
        if incident.kind != "event":
            found.append(incident)
            continue
        told = finest(tuple(p for p in incident.places if is_told(p)))
        if told is not None and told.precision not in ("country", "province"):
            head = head_over(known.tellings[0].event.sentence, heads)
            abroad = head is not None and head.precision in POINT and head.country != told.country
            holder = head if abroad else mislaid(known, told, places)
            found.append(_moved(incident, told, holder) if holder else incident)
            continue
        head = head_over(known.tellings[0].event.sentence, heads)
        about = _country_over(head, gazetteer) or whole
        spoken = Spoken(places, scenes, heads, about)
        before = holder_of(known, places, told) or _spoken_of(known, told, spoken)
        home = None if before or told else _of_those_hit(known, places, gazetteer)
        at_large = told is None and _may_be_in(about, incident.attributions, gazetteer)
        reason = PLACE_BEFORE if before else VICTIMS_COUNTRY if home else REPORTS_COUNTRY
        given = before or home or (about if at_large else None)
        found.append(_given(incident, given, reason) if given else incident)
        if before:
            at = known.tellings[0].event.sentence
            scenes[at] = (*scenes.get(at, ()), before)
    return found


def _given(incident: Incident, place: Place, reason: str) -> Incident:
    """Put a place that the telling does not name before those that it names."""
    others = (p for p in incident.places if p.toponym.span != place.toponym.span)
    return replace(incident, places=(place, *others), reasons=(*incident.reasons, reason))


def _moved(incident: Incident, wrong: Place, right: Place) -> Incident:
    """Put an incident where its words say that its place lies, whose namesake was taken."""
    kept = tuple(p for p in incident.places if not same_place(p, wrong) and p != right)
    return replace(incident, places=(right, *kept), reasons=(*incident.reasons, PLACE_BEFORE))


def _country_over(head: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The country that a part of a report is about by its head: "YEMEN: ..."."""
    if head is None or head.precision != "country":
        return None
    land = gazetteer.country(head.country)
    return _country_of(head, land) if land is not None else None


def _scenes_of(origin: list[Group]) -> dict[int, tuple[Place, ...]]:
    """The places of the events of each sentence."""
    found: defaultdict[int, tuple[Place, ...]] = defaultdict(tuple)
    for group in origin:
        for telling in group.tellings:
            found[telling.event.sentence] += tuple(filter(is_told, telling.places))
    return found


class Spoken(NamedTuple):
    """What a report has said, for words that only point at it."""

    places: tuple[Place, ...]
    scenes: Mapping[int, tuple[Place, ...]]
    """The places of the events of each sentence, those given to them included."""
    heads: Heads
    about: Place | None
    """The country."""


def _spoken_of(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """The place that the words of the first telling point at without its name."""
    first = known.tellings[0]
    text = first.sentence.text
    found = None
    if _HERE.search(text):
        found = _dateline(spoken.places)
    if found is None and _CAPITAL.search(text):
        found = _seat(spoken.places, told or spoken.about)
    own = spoken.heads.get(first.event.sentence)  # "TIKRIT - A bomb at a market killed two"
    if found is None and own is not None and may_hold(own, told):
        return own
    if found is None and told is None:
        here = [p for p in spoken.places if p.toponym.sentence == first.event.sentence]
        found = _spoken_town(_ahead(here, first), told)
    pointed = _POINTS_BACK.search(text) or _NEARBY.search(text)
    if found is None and (not first.event.separate or pointed):
        found = _named_before(known, told, spoken)
    if found is None:
        head = head_over(first.event.sentence, spoken.heads)
        found = head if head is not None and may_hold(head, told) else None
    about = spoken.about
    if found is None and told is None and about is not None and _is_part(known):
        sent = _dateline(spoken.places)
        found = sent if sent is not None and sent.country == about.country else None
    return roughly(found) if found else None


def _ahead(here: list[Place], first: Telling) -> list[Place]:
    """The names that open a telling's sentence: "Kherson knows this: in May a shell killed two"."""
    at = first.event.span.start
    return [p for p in here if p.toponym.span.end < at and not _ORIGIN.search(_before(p, first))]


def _before(place: Place, telling: Telling) -> str:
    start = telling.sentence.span.start
    return telling.sentence.text[: place.toponym.span.start - start]


def _is_part(known: Group) -> bool:
    """Whether a telling names a part of a town, or a site."""
    every = (p.toponym.type_word for t in known.tellings for p in t.places)
    return any(_PARTS.search(word) for word in every)


def _dateline(places: tuple[Place, ...]) -> Place | None:
    """The town from which the report was sent."""
    sent = (p for p in places if p.toponym.role == "dateline" and is_told(p))
    return next((p for p in sent if p.precision in POINT), None)


def _seat(places: tuple[Place, ...], land: Place | None) -> Place | None:
    """The capital of the country meant, where the report names it somewhere."""
    seats = [p for p in places if p.entry is not None and p.entry.feature_code == "PPLC"]
    ours = [p for p in seats if land is not None and p.country == land.country and is_told(p)]
    return min(ours, key=lambda p: p.precision != "town", default=None)


def _named_before(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """The finest scene of the nearest sentence before that has one, where words point back."""
    first = known.tellings[0]
    at = first.event.sentence
    if told is None and (same := _finest_of(spoken.scenes.get(at, ()), told)):
        return same  # another event of the sentence has a place
    for sentence in range(at - 1, at - 1 - _reach(known), -1):
        here = [p for p in spoken.places if p.toponym.sentence == sentence]
        named = tuple(p for p in here if is_scene(p, told)) or spoken.scenes.get(sentence, ())
        if place := _finest_of(named, told) or _spoken_town(here, told):
            return place
        if sentence in spoken.heads:
            break
    return None


def _reach(known: Group) -> int:
    """How many sentences back the words of an event point."""
    first = known.tellings[0]
    text = first.sentence.text
    if _SAME.search(text):
        return FAR_BACK
    # "in X and in nearby Y": near X, though nobody knows it
    own = min((p.toponym.span.start for p in first.places), default=first.sentence.span.end)
    nearby = _NEARBY.search(text, 0, own - first.sentence.span.start)
    if nearby or _is_part(known) or _POINTS_BACK.search(text):
        return BACK
    return LITTLE_BACK if _LOCAL.search(text) else 0


def _finest_of(named: tuple[Place, ...], told: Place | None) -> Place | None:
    return finest(tuple(p for p in named if may_hold(p, told)))


def _spoken_town(here: list[Place], told: Place | None) -> Place | None:
    """The one town that a sentence speaks of: "Has Lviv been hit before?".

    The seat of a state mostly stands for those who speak there.
    """
    towns = [
        p
        for p in here
        if p.toponym.kind == "place"
        and p.toponym.role == "context"
        and p.precision == "town"
        and may_hold(p, told)
        and (p.entry is None or p.entry.feature_code != "PPLC")
    ]
    return towns[0] if len({p.entry.id for p in towns if p.entry}) == 1 else None


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
