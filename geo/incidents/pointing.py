"""Words that only point at a place which the report has named: "the city", "there", "a school".

What they mean stands in a sentence before or behind, in the dateline, or in the head of that part
of the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geo.gazetteer import Gazetteer
from geo.incidents.agreement import Group
from geo.incidents.capitals import capital_meant
from geo.incidents.headings import Heads, head_over
from geo.incidents.holders import is_scene, is_told, may_hold, roughly
from geo.incidents.one_town import Town, in_town
from geo.incidents.recalled_places import recalled_in
from geo.incidents.tellings import POINT, Telling, apart_km, finest, is_unlisted
from geo.records import Place, Sentence

BACK = 6
"""Sentences back in which "the city" may have been named."""
RESIDENTS_REACH = 60
"""Characters in front of a name in which stands who lives there."""
AREA_BACK = 3
"""Sentences back in which the area was named that holds an unknown village."""
AHEAD = 2
"""Sentences ahead in which a site may be said to lie somewhere."""
FAR_BACK, LITTLE_BACK = 20, 2
"""The same for "the same town", and for what only a town can have: "a superstore"."""

_SITES = (
    "city|town|village|municipality|area|district|neighbou?rhood|quarter|province|region|county|"
    "site|scene|base|camp|airport|port|island|settlement|suburb|governorate|tehsil|sector"
)
_THERE = re.compile(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could)\b)", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    rf"{_THERE.pattern}|"
    rf"\b(?:the|this|that|same)\s+(?:same\s+)?(?:{_SITES})\b(?!\s+(?:of|council|hall)\b)|"
    rf"\b(?:that|this|same)\s+(?:part\s+of\s+the\s+)?(?:{_SITES})\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"neighbou?rhood|quarter|suburb|district|area|base|airport|airfield|square|street|market|"
    r"hospital|camp|prison|port|bridge|roundabout|mosque|church"
)
"""Kinds of what lies in or at a town; where nobody knows one, the town spoken of is meant."""
_TOWN = re.compile(
    r"\b(?:the|that|same)\s+(?:same\s+)?(?:city|town)\b(?!\s+(?:of|council|hall|centre)\b)", re.I
)
_TOWN_SITE = re.compile(
    rf"\b(?:{_PARTS.pattern}|shrine|temple|mall|hotel|station|tower|building|school|university)\b",
    re.IGNORECASE,
)
_WIDE, _VILLAGES = frozenset({"district", "area"}), frozenset({"", "village", "town", "hamlet"})
"""Parts that may as well hold villages, and what tells of those."""
_SAME = re.compile(
    rf"\b(?:same|this)\s+(?:{_SITES})\b|\bsame\s+(?:[\w-]+\s+)?(?:yard|terminal|depot|plant|refinery|"
    r"facility|building|compound|house|hospital|clinic|school|mosque|church|market|checkpoint|post|"
    r"road|highway|bridge|station|crossing|airfield|barracks|warehouse|factory|tower|hotel|spot|"
    r"place|location|target)\b",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:an?|the|its|another)\s+(?:[\w-]+\s+){0,2}?(?:apartment|residential|shopping|sports|bus|"
    r"fire|police|railway|train|petrol|gas|power)\s+(?:blocks?|buildings?|cent(?:re|er)s?|halls?|"
    r"stations?|depots?)\b|"
    r"\b(?:an?|the|its|another)\s+(?:[\w-]+\s+){0,2}?(?:supermarket|superstore|hypermarket|mall|"
    r"restaurant|caf[eé]|hotel|bakery|kindergarten|playground|school|university|theat(?:re|er)|"
    r"hospital|clinic|mosque|church|synagogue|market|bazaar|courthouse|stadium|cinema|nightclub|"
    r"college|institute|academy|seminary|madras+ah?|dormitory|prison|jail|bank|shrine|temple|cathedral|"
    r"imambargah|cemetery|graveyard|parish|museum|orphanage|monastery)\b",
    re.IGNORECASE,
)
"""What every town has one of: without a name it is that of the town spoken of."""
_HOME = re.compile(
    r"\b(?:an?|the|his|her|their|two|three|several)\s+(?:[\w-]+\s+){0,2}?(?:houses?|homes?|"
    r"buildings?|apartments?|flats?|streets?|squares?|taxis?|shops?|kiosks?|police\s+(?:post|checkpoint|headquarters)|courts?|"
    r"barbers?|rickshaws?|offices?)\b",
    re.IGNORECASE,
)
"""What is in a town, as a rule."""
_SITE = re.compile(
    r"\b(?:village|town|hamlet|settlement|base|camp|outpost|post|checkpoint|market|school|hospital|"
    r"mosque|church|prison|mine|facility|garrison|barracks|airfield|refinery|depot)\b",
    re.IGNORECASE,
)
_SITE_LIES = re.compile(
    rf"\W*(?:The|That|This)\s+(?:[\w-]+\s+){{0,2}}?(?P<site>{_SITE.pattern})"
    r"(?=,|\s+(?:is|was|lies|sits|stands|in|at|near|on|outside|which|called|known|located|situated)\b)",
    re.IGNORECASE,
)
"""A sentence that tells where a site lies that was named before."""
_RESIDENTS = re.compile(
    r"\b(?:residents?|villagers?|witness(?:es)?|locals|inhabitants?|people|women|woman|man|men|farmers?|"
    r"shopkeepers?|traders?|elders?|mayor|municipality)\s+(?:of|in|from|at)\s+(?:the\s+)?"
    r"(?:(?:nearby|neighbou?ring|besieged)\s+)?"
    r"(?:(?:village|town|city|district|neighbou?rhood|camp)\s+of\s+)?$",
    re.IGNORECASE,
)
_UNITS = frozenset({"district", "province"})
_OWN_SITE = re.compile(rf"(?:['’]s)?\s+(?:[a-z]+\s+)?{_SITE.pattern}", re.IGNORECASE)
"""Behind the unit whose site was hit: "a Bakool base at X"."""
_NEARBY = re.compile(r"\b(?:nearby|neighbou?ring|adjacent|adjoining)\b", re.IGNORECASE)
_ORIGIN = re.compile(r"\b(?:from|to|towards?|of|by)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$|['’]s\s+$")
"""In front of a town that is not where it happened."""
_SET_OUT = re.compile(
    r"\b(?:from|us(?:e|es|ed|ing)|out\s+of|based\s+(?:at|in)|stationed\s+(?:at|in)|left|leaving)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a site from which somebody strikes, or sets out."""
_UNNAMED = re.compile(
    r"\b(?:in|at|near|on)\s+an?\s+(?:[\w-]+\s+){0,3}?(?:district|town|village|region|tribal\s+area)\b"
    r"(?!\s+(?:of|called|named|in)\b)",
    re.IGNORECASE,
)
"""A place that the lead does not name; small towns are named above reports of themselves."""
_SEATS = ("PPLC", "PPLA")
_THE_THING = re.compile(
    r"\W*(?:The|This|That)\s+(?:[\w-]+\s+){0,2}?(?:building|house|home|block|bus|minibus|car|vehicle|truck|convoy|"
    r"tent|shelter|apartment|hall|shop|bakery)\b(?:,[^,]*,)?\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:hit|struck|"
    r"targeted|attacked|bombed|shelled|destroyed|flattened)\b"
)
"""A sentence that opens with what the one before named."""
_HERE = re.compile(r"\bhere\b(?!\s+(?:is|are|was|were|to|and|comes?|in|at)\b)(?!['’])")
"""The place of the dateline: "a bomb exploded in a shop here on Sunday"."""


class Spoken(NamedTuple):
    """What a report has said, for words that only point at it."""

    sentences: Sequence[Sentence]
    places: tuple[Place, ...]
    scenes: Mapping[int, tuple[Place, ...]]
    """The places of the events of each sentence, those given to them included."""
    heads: Heads
    about: Place | None
    """The country."""
    gazetteer: Gazetteer
    """Knows the capitals."""
    town: Town | None = None
    """The one in which all news of the report is."""


def spoken_of(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """Find the place that the words of an event's first telling point at without its name.

    Parameters
    ----------
    known
        The tellings of the event.
    told
        The finest place that they name; what is returned is finer.
    spoken
        What the report has said.
    """
    first = known.tellings[0]
    text = first.sentence.text
    found = None
    if _HERE.search(text):
        found = _dateline(spoken.places)
    found = found or _there(first, told, spoken) or _sent_from(known, told, spoken)
    if found is None:
        found = capital_meant(known, told, spoken.about, spoken.places, spoken.gazetteer)
    if found is None and told is None:
        here = [p for p in spoken.places if p.toponym.sentence == first.event.sentence]
        found = _spoken_town(_ahead(here, first), told)
    pointed = _POINTS_BACK.search(text) or _NEARBY.search(text)
    shifted = any(d.offset_days for d in first.dates)
    if found is None and (not first.event.separate or pointed or shifted):
        found = _named_before(known, told, spoken)
    if found is None:
        found = _told_behind(known, told, spoken) or _of_residents(known, told, spoken)
    if found is None:
        found = _site_beside(known, told, spoken)
    if found is None:
        head = head_over(first.event.sentence, spoken.heads)
        found = head if head is not None and may_hold(head, told) else None
    about = spoken.about
    if found is None and told is None and about is not None and _is_part(known):
        sent = _dateline(spoken.places)
        found = sent if sent is not None and sent.country == about.country else None
    if found is None and told is None:
        found = recalled_in(first, spoken.sentences, spoken.places, spoken.scenes)
        found = found or _area_before(first, spoken) or _home_town(known, spoken)
        found = found or in_town(known, spoken.town, spoken.places, spoken.gazetteer)
        found = found or (_main_scene(first, spoken) if _POINTS_BACK.search(text) else None)
    return roughly(found) if found else None


def _there(first: Telling, told: Place | None, spoken: Spoken) -> Place | None:
    """The town that the sentence itself names before: "police in X said a mosque there was hit"."""
    shift = first.sentence.span.start
    there = _THERE.search(first.sentence.text)
    if there is None:
        return None
    towns = [
        p
        for p in spoken.places
        if p.toponym.sentence == first.event.sentence
        and p.toponym.span.part == first.event.span.part
        and p.toponym.span.end - shift <= there.start()
        and p.precision in POINT
    ]
    return towns[-1] if towns and may_hold(towns[-1], told) else None


def _sent_from(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """The small town of the dateline, for "in a tribal district" of which the lead has no name."""
    sent = _dateline(spoken.places)
    if sent is None or sent.entry is None or sent.entry.feature_code in _SEATS:
        return None
    lead = [t for t in known.tellings if t.lead and t.sentence.section == "body"]
    unnamed = any(_UNNAMED.search(t.sentence.text) for t in lead)
    return sent if unnamed and may_hold(sent, told) else None


def _main_scene(first: Telling, spoken: Spoken) -> Place | None:
    """The scene that the report tells of first, for "there" far behind it."""
    if first.places:
        return None
    told = (
        finest(tuple(p for p in here if may_hold(p, None)))
        for _, here in sorted(spoken.scenes.items())
    )
    found = next((p for p in told if p is not None), None)
    if found is None or found.precision not in (*POINT, "district"):
        return None
    return found


def _home_town(known: Group, spoken: Spoken) -> Place | None:
    """The town of the dateline for what a town has, where the report speaks of that town again.

    "QUETTA: The toll of the blast at the mosque has risen to 12. Traders in Quetta shut up shop."
    """
    sent = _dateline(spoken.places)
    if sent is None or sent.entry is None or known.tellings[0].recalled:
        return None
    own = [t.sentence.text for t in known.tellings if t.event.form != "follow_up"]
    towns = [p for p in spoken.places if p.precision in POINT and p.toponym.kind == "place"]
    again = [p for p in towns if p.toponym.role != "dateline" and p.entry == sent.entry]
    alone = all(apart_km(p, sent) <= (sent.radius_km or 0) for p in towns)
    seat = sent.entry.feature_code == "PPLC"
    if any(map(_LOCAL.search, own)):
        return sent if alone or (again and not seat) else None
    return sent if alone and not seat and any(map(_HOME.search, own)) else None


def _area_before(first: Telling, spoken: Spoken) -> Place | None:
    """The district or province of the sentences before, for a village that nobody knows.

    "Residents of two villages in Bama district fled. The gang struck Toma first."
    """
    if not any(map(is_unlisted, first.places)) or first.event.separate or first.recalled:
        return None
    for sentence in range(first.event.sentence, first.event.sentence - AREA_BACK - 1, -1):
        named = spoken.scenes.get(sentence) or _areas_of(sentence, first, spoken)
        here = finest(tuple(p for p in named if may_hold(p, None)))
        if here is not None:
            return here if here.precision in _UNITS else None
    return None


def _areas_of(sentence: int, first: Telling, spoken: Spoken) -> tuple[Place, ...]:
    """The units in which a sentence says that something was, or whose site it names."""
    text, shift = first.sentence.text, first.sentence.span.start
    here = (p for p in spoken.places if p.toponym.sentence == sentence and p.precision in _UNITS)
    own = sentence == first.event.sentence
    return tuple(
        p
        for p in here
        if p.toponym.role == "event_location"
        or (own and _OWN_SITE.match(text, p.toponym.span.end - shift))
    )


def _ahead(here: list[Place], first: Telling) -> list[Place]:
    """The names that open a telling's sentence: "Kherson knows this: in May a shell killed two"."""
    at = first.event.span.start
    return [p for p in here if p.toponym.span.end < at and not _ORIGIN.search(_before(p, first))]


def _before(place: Place, telling: Telling) -> str:
    start = telling.sentence.span.start
    return telling.sentence.text[: place.toponym.span.start - start]


def _may_be_village(place: Place) -> bool:
    """Whether a name that nobody knows is not that of a site: "Orchid Market"."""
    return is_unlisted(place) and not _TOWN_SITE.search(place.toponym.text)


def _is_part(known: Group) -> bool:
    """Whether a telling names a part of a town, or a site.

    A district that holds a village, "in Xala, in the Yere district", is not a part of the city.
    """
    every = [p for t in known.tellings for p in t.places]
    village = any(p.toponym.type_word in _VILLAGES and _may_be_village(p) for p in every)
    parts = {m[0] for p in every if (m := _PARTS.search(p.toponym.type_word))}
    return bool(parts - _WIDE if village else parts)


def _dateline(places: tuple[Place, ...]) -> Place | None:
    """The town from which the report was sent."""
    sent = (p for p in places if p.toponym.role == "dateline" and is_told(p))
    return next((p for p in sent if p.precision in POINT), None)


def _named_before(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """The finest scene of the nearest sentence before that has one, where words point back."""
    first = known.tellings[0]
    at = first.event.sentence
    if told is None and (same := _finest_of(spoken.scenes.get(at, ()), told)):
        return same  # another event of the sentence has a place
    same_town = _SAME.search(first.sentence.text)
    if same_town:
        back = range(at - 1, at - 1 - _reach(known), -1)
        hit = (_finest_of(spoken.scenes.get(n, ()), told) for n in back)
        if place := next((p for p in hit if p is not None), None):
            return place
    for sentence in range(at - 1, at - 1 - _reach(known), -1):
        here = [p for p in spoken.places if p.toponym.sentence == sentence]
        named = tuple(p for p in here if is_scene(p, told)) or spoken.scenes.get(sentence, ())
        if _TOWN.search(first.sentence.text):  # "the city" is no camp in it
            named = tuple(p for p in named if p.precision == "town") or named
        # "the same town" is that of another event, not one that is only spoken of
        aside = None if same_town else _spoken_town(here, told)
        if place := _finest_of(named, told) or aside:
            return place
        if sentence in spoken.heads:
            break
    return None


def _told_behind(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """The place that the next sentences give a site: "overran a base. The base, in Qandala, "."""
    first = known.tellings[0]
    at = first.event.sentence
    sites = {m[0].lower() for m in _SITE.finditer(first.sentence.text)}
    for number in range(at + 1, min(at + 1 + AHEAD, len(spoken.sentences))) if sites else ():
        sentence = spoken.sentences[number]
        site = _SITE_LIES.match(sentence.text)
        if site and site["site"].lower() in sites:
            here = (p for p in spoken.places if p.toponym.sentence == number)
            start = sentence.span.start + site.end()
            return _finest_of(tuple(p for p in here if p.toponym.span.start >= start), told)
    return None


def _site_beside(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """The one site that a sentence names: "Duma airport was shut after an attack on its runway"."""
    first = known.tellings[0]
    shift, text = first.sentence.span.start, first.sentence.text
    here = [p for p in spoken.places if p.toponym.sentence == first.event.sentence and p.country]
    sites = [
        p
        for p in here
        if p.precision == "exact" and p.entry is not None and p.entry.feature_class == "S"
    ]
    if len(sites) != 1 or _SET_OUT.search(_ahead_of(sites[0], text, shift)):
        return None
    names = (p for p in here if p.toponym.kind != "demonym")
    own = all(p.country == sites[0].country for p in names)
    return _finest_of(tuple(sites), told) if own else None


def _of_residents(known: Group, told: Place | None, spoken: Spoken) -> Place | None:
    """The place of those who tell of it: "residents of Duma said shells fell on a market"."""
    first = known.tellings[0]
    shift, text = first.sentence.span.start, first.sentence.text
    here = (p for p in spoken.places if p.toponym.sentence == first.event.sentence)
    return _finest_of(tuple(p for p in here if _RESIDENTS.search(_ahead_of(p, text, shift))), told)


def _ahead_of(place: Place, text: str, shift: int) -> str:
    end = place.toponym.span.start - shift
    return text[max(0, end - RESIDENTS_REACH) : end]


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
    if any(d.offset_days for d in first.dates) or _THE_THING.match(text):
        return LITTLE_BACK  # "days later a shell hit a convoy", "the building was hit"
    return LITTLE_BACK if _LOCAL.search(text) and not first.recalled else 0


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
