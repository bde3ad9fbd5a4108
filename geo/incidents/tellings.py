"""One telling of an event with its words resolved: when, where, by whom, how many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.gazetteer import Gazetteer, distance_km
from geo.incidents.headings import Heads, head_over, heads_of
from geo.incidents.speech import spoken_at, spoken_from_start
from geo.records import (
    DateMention,
    Document,
    EventMention,
    Mentions,
    Place,
    Sentence,
)

LEAD_SENTENCES = 4
"""Body sentences that retell the headline's event unless they say otherwise."""

NEWS_DAYS, OLD_DAYS = 7, 14
"""A report's own event lies at most so many days before its publication; the second where it has no
day of its own and might be that of a telling behind."""

SLACK_KM = 5.0
"""Distance by which two placings of one event may lie apart beyond their radii: the spread of
published points for one town (incident codebooks differ by some kilometres)."""

FINENESS = (
    "exact", "neighbourhood", "town", "near", "district", "province", "border", "sea", "country",
    "unknown",
)  # fmt: skip
"""Precisions from fine to coarse."""

POINT = frozenset({"exact", "neighbourhood", "town", "near"})
"""Precisions that single out one town or less."""

VAGUE = "unidentified"
"""Id of the actor under which those stand whom no name tells from others."""

_ITS_SITE_KM = 40.0
"""As far from its town as an airport may lie."""
_REACH = 30
_THE = re.compile(r"\b(?:the|both|these|those)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_ON_ITS_DAY = re.compile(r"\b\w+day['’]s\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""In front of "strike" a day makes it the one told of: "Tuesday's air strike"."""
_THROWN = re.compile(
    r"(?:drones?|bombs?|missiles?|rockets?|shells?|mortars?|bombers?|explosives?|devices?|"
    r"projectiles?|blasts?|explosions?)\b",
    re.IGNORECASE,
)
"""Weapons that are the subject of their verb; with an article they were told of before."""
_WENT_OFF = re.compile(r"explod|detonat|blew\s+up|went\s+off", re.IGNORECASE)
_THE_VEHICLES = re.compile(
    r"\W*(?:The|Both|These|Those)\s+(?:[\w-]+\s+)?(?:vehicles?|trucks?|cars?|vans?|lorr(?:y|ies)|tankers?|"
    r"motorcycles?|motorbikes?|bicycles?|bags?|packages?|devices?|bombs?|charges?|vests?)\b[^.;]*$"
)
"""In front of "exploded": what was told of before."""


_THE_ATTACKERS = re.compile(
    r"(?:[^;]*\b(?:said|says|that)\s+)?\W*(?:the|these|those|both)\s+(?:(?:\w+\s+)?gunm[ae]n|attackers?|assailants?|"
    r"(?:suicide\s+)?bombers?|shooters?|intruders|perpetrators|hijackers)\b"
    r"(?:,[^;]*,|\s+(?:had|then|also|first|who\b[^;]*))?\s*(?:\w+\s+(?:\w+\s+){0,6}and\s+)?$",
    re.IGNORECASE,
)
"""In front of what they did: those told of before, who came back in no other event."""
_AT_ITS_SITE = re.compile(
    r"\b(?:sites?|scenes?|aftermath|location|wreckage|debris|rubble)\s+(?:of|from|after|left\s+by)\s+(?:an?|the|two|\w+day['’]s)\s+"
    r"(?:[\w-]+\s+){0,4}(?:(?:and|or)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2})?$",
    re.IGNORECASE,
)
"""In front of what was told before: "soldiers at the scene of a blast"."""
_SITE_REACH = 70
_BOMBED = re.compile(r"\bbomb(?:ings?|ed|s)\b(?!\s+(?:planted|hidden|placed|left))", re.IGNORECASE)


@dataclass(frozen=True)  # without slots: what is worked out once is kept
class Telling:
    """An `EventMention` with its sentence, dates and places at hand.

    It is compared with every event told before it, so what its words mean is worked out once.
    """

    event: EventMention
    sentence: Sentence
    lead: bool
    """Stands in the headline, the standfirst or the first sentences of the body."""
    dates: tuple[DateMention, ...]
    places: tuple[Place, ...]
    order: int
    """Number of the telling in the report."""
    published: date | None
    """Day of the report's publication."""
    quoted: bool
    """Somebody tells of it in his own words."""
    heads: Mapping[str, str]
    """Actor id to that of the state whose forces it is; other actors stand for themselves."""

    @cached_property
    def words(self) -> str:
        """Its words of attack."""
        start = self.sentence.span.start
        return self.sentence.text[self.event.span.start - start : self.event.span.end - start]

    @cached_property
    def when(self) -> tuple[date, date] | None:
        """First and last day that the telling itself gives; dates of statements left out."""
        own = [(d.start, d.end) for d in self.dates if d.start and d.end and not d.of_statement]
        return meet(own)

    @cached_property
    def is_old(self) -> bool:
        """Whether it was long before the report by its own words."""
        return self._days_ago > NEWS_DAYS

    @cached_property
    def recalled(self) -> bool:
        """Whether it was so long before the report that no event of the news can be meant."""
        return self._days_ago > OLD_DAYS

    @cached_property
    def _days_ago(self) -> int:
        when, published = self.when, self.published
        return (published - when[1]).days if when and published else 0

    @cached_property
    def where(self) -> Place | None:
        """The finest place of the telling, the first of equals."""
        return finest(self.places)

    @cached_property
    def killed(self) -> frozenset[int]:
        """The exact numbers of dead that it gives."""
        exact = [c for c in self.event.claims if c.subset_of is None and c.killed_min is not None]
        return frozenset(
            c.killed_min for c in exact if c.killed_min == c.killed_max and c.killed_min
        )

    @cached_property
    def definite(self) -> bool:
        """Whether it speaks of an event told before: "that attack", "the bomb struck a hall"."""
        at = self.event.span.start - self.sentence.span.start
        text = self.sentence.text
        if self.event.definite or (_WENT_OFF.match(text, at) and _THE_VEHICLES.match(text[:at])):
            return True
        if self.event.form == "noun" and _AT_ITS_SITE.search(text, max(0, at - _SITE_REACH), at):
            return True
        if _ON_ITS_DAY.search(text, max(0, at - _REACH), at) or _THE_ATTACKERS.match(text[:at]):
            return True
        return bool(_THE.search(text, max(0, at - _REACH), at) and _THROWN.match(text, at))

    @cached_property
    def bombed(self) -> bool:
        """Whether it says "bombing" of what planes may have done as well as a hidden bomb."""
        weapon, start = self.event.weapon, self.sentence.span.start
        if self.event.event_type != "bombing" or weapon is None or weapon.platform != "unknown":
            return False
        words = self.sentence.text[self.event.span.start - start : self.event.span.end - start]
        return weapon.munition == "bomb" and bool(_BOMBED.search(words))

    @cached_property
    def tolls(self) -> frozenset[int]:
        """The numbers of dead that it gives, those of "at least" too."""
        told = [c.killed_min for c in self.event.claims if c.subset_of is None]
        return frozenset(number for number in told if number)

    def actors(self, role: str) -> frozenset[str]:
        """Ids of the actors in a role, denials left out, a state for its forces."""
        return frozenset(
            self.heads.get(a.actor_id, a.actor_id)
            for a in self.event.attributions
            if a.role == role and a.actor_id and a.status != "denied"
        )


def tellings(
    document: Document, mentions: Mentions, places: tuple[Place, ...], gazetteer: Gazetteer
) -> list[Telling]:
    """Resolve every telling of a report, in the order of reading."""
    lead = _lead(document)
    heads = _heads(mentions, gazetteer)
    spoken = spoken_from_start(document)
    above = heads_of(document.sentences, places)
    return [
        Telling(
            event,
            document.sentences[event.sentence],
            event.sentence in lead,
            tuple(mentions.dates[i] for i in event.dates),
            _places_of(event, places, above),
            order,
            document.anchor,
            _quoted(event, document.sentences[event.sentence], spoken),
            heads,
        )
        for order, event in enumerate(mentions.events)
    ]


def _quoted(event: EventMention, sentence: Sentence, spoken: frozenset[int]) -> bool:
    at = event.span.start - sentence.span.start
    return spoken_at(sentence.text, at, open_before=event.sentence in spoken)


def _places_of(event: EventMention, places: tuple[Place, ...], above: Heads) -> tuple[Place, ...]:
    """The places of a telling; where none is known, that of the head which it stands under.

    A telling that goes on with another, or speaks of it again, has that one's place.
    """
    own = _without_outer_ways(tuple(places[i] for i in event.toponyms))
    head = head_over(event.sentence, above)
    new = event.form != "follow_up" and not event.definite
    if head is None or not new or any(p.precision != "unknown" for p in own):
        return own
    return (*own, head) if head.precision in POINT or head.precision == "province" else own


def _without_outer_ways(own: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out a town that only tells which way a province lies: "Saada province, north of Sanaa".

    "In Nineveh province, south of Mosul" is south of Mosul.
    """
    kept: list[Place] = []
    for place in own:
        toponym = place.toponym
        way = toponym.relation == "direction" and not toponym.inside and place.precision == "near"
        last = kept[-1] if kept else None
        outside = (
            last is not None
            and last.precision in ("province", "district")
            and last.toponym.relation == "in"
            and not contains(last, place)
        )
        if not (way and toponym.distance_km is None and outside):
            kept.append(place)
    return tuple(kept)


def _heads(mentions: Mentions, gazetteer: Gazetteer) -> dict[str, str]:
    """The state of each state force named in the report."""
    named = {a.actor_id for e in mentions.events for a in e.attributions}
    return {actor_id: head_of(actor_id, gazetteer) for actor_id in named}


def head_of(actor_id: str, gazetteer: Gazetteer) -> str:
    """Id of the state whose forces an actor is; its own for every other actor.

    "Gunmen" and "militants" name nobody and are all `VAGUE`.
    """
    head = gazetteer.actor(actor_id)
    if head is not None and VAGUE in head.parents:
        return VAGUE
    while head is not None and head.type == "state_forces" and head.parents:
        head = gazetteer.actor(head.parents[0])
    return head.id if head is not None and head.type == "state" else actor_id


def _lead(document: Document) -> frozenset[int]:
    found: list[int] = []
    body = 0
    for number, sentence in enumerate(document.sentences):
        if sentence.section in ("headline", "standfirst"):
            found.append(number)
        elif sentence.section == "body" and body < LEAD_SENTENCES:
            found.append(number)
            body += 1
    return frozenset(found)


def meet(intervals: list[tuple[date, date]]) -> tuple[date, date] | None:
    """The days that all intervals share; where they share none, those of the narrowest."""
    if not intervals:
        return None
    start, end = max(a for a, _ in intervals), min(b for _, b in intervals)
    return (start, end) if start <= end else min(intervals, key=lambda i: (i[1] - i[0], i))


def finest(places: tuple[Place, ...]) -> Place | None:
    """The place of the finest precision; the first where several are as fine."""
    known = [p for p in places if p.precision != "unknown"] or list(places)
    return min(known, key=_fineness) if known else None


def _fineness(place: Place) -> tuple[int, bool]:
    return rank(place)[1:]


def rank(place: Place) -> tuple[bool, int, bool]:
    """Sort key: what has a point or a line first, then from fine to coarse.

    A way without a distance says least: "north of Mosul, near Tel Kaif" is near Tel Kaif, and "the
    Dokan district, east of Erbil" that district. So does a road: "near Boda, on the road from Mosul
    to Tel Kaif".
    """
    nowhere = place.lon is None and place.geometry is None
    toponym = place.toponym
    open_way = toponym.relation == "direction" and toponym.distance_km is None
    wide = open_way and place.precision == "near" and not toponym.inside
    fineness = FINENESS.index("district" if wide else place.precision)
    return nowhere, fineness, open_way or is_way(place)


def is_way(place: Place) -> bool:
    """Whether it is what lies between two places: "between Homs and Hama", "the Homs road"."""
    return place.toponym.relation in ("along", "between")


def same_place(a: Place, b: Place) -> bool:
    """Whether two places are one by their names: one entry, one border, one unknown name."""
    if a.entry is not None and b.entry is not None:
        return a.entry.id == b.entry.id
    if a.precision == b.precision == "border":
        return sides(a) == sides(b) or a.geometry == b.geometry
    unknown = a.entry is b.entry is None and a.precision == b.precision
    return unknown and a.toponym.text.casefold() == b.toponym.text.casefold()


def named_after(a: Place, b: Place) -> bool:
    """Whether one is a site called after the town that the other is: "Kassala airport"."""
    for town, site in ((a, b), (b, a)):
        if town.precision == "town" and site.precision == "exact" and town.country == site.country:
            name = town.toponym.text.casefold()
            if name in site.toponym.text.casefold() and apart_km(town, site) <= _ITS_SITE_KM:
                return True
    return False


def sides(place: Place) -> frozenset[str]:
    """Return the countries that the words for a border name, one or two."""
    return frozenset(c.entry.country for c in place.candidates if c.entry.country)


def is_unlisted(place: Place) -> bool:
    """Whether it is a name that the words make a place and that no table has."""
    return place.entry is None and place.precision == "unknown"


def contains(outer: Place, inner: Place) -> bool:
    """Whether a coarser place holds a finer one, by its name or by its radius."""
    if FINENESS.index(outer.precision) <= FINENESS.index(inner.precision) or outer.entry is None:
        return False
    if outer.precision == "country":
        return outer.country == inner.country
    unit = outer.entry.feature_code.startswith("ADM")  # a region such as Sinai is none
    if outer.precision == "province" and inner.admin1 and unit:
        return outer.entry.name == inner.admin1 or outer.admin1 == inner.admin1
    return apart_km(outer, inner) <= (outer.radius_km or 0) + SLACK_KM


def apart_km(a: Place, b: Place) -> float:
    """Distance of two placed places."""
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return float("inf")
    return distance_km(a.lon, a.lat, b.lon, b.lat)
