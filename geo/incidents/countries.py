"""The country of an event whose words name no place: that of the report, of those hit, of a head.

A country is no pin. A state that strikes abroad is not where it strikes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.incidents.agreement import Group
from geo.incidents.holders import is_told, roughly
from geo.incidents.tellings import head_of
from geo.records import Attribution, Entry, Incident, Place

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


def country_over(head: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The country that a part of a report is about by its head: "YEMEN: ..."."""
    if head is None or head.precision != "country":
        return None
    land = gazetteer.country(head.country)
    return _country_of(head, land) if land is not None else None


def strikers_abroad(made: list[Incident], gazetteer: Gazetteer) -> frozenset[str]:
    """The states that strike abroad and have done so somewhere in the report."""
    found = set()
    for incident in made:
        where = next((p.country for p in incident.places if p.country), "")
        for who in incident.attributions:
            head = gazetteer.actor(head_of(who.actor_id, gazetteer)) if who.actor_id else None
            if who.role == "perpetrator" and head is not None and head.country in ABROAD:
                found |= {head.country} if where and where != head.country else set()
    return frozenset(found)


def about_of(
    places: tuple[Place, ...], gazetteer: Gazetteer, strikers: frozenset[str]
) -> Place | None:
    """The country that most of a report's places and adjectives are of, under its first mention.

    A state that struck another country in the report is not where it strikes next.
    """
    told = [p for p in places if p.country and p.entry is not None and p.toponym.kind != "in_name"]
    counts: defaultdict[str, float] = defaultdict(float)
    for place in told:
        if place.country not in strikers:
            counts[place.country] += place.confidence
    code = max(counts, key=lambda c: (counts[c], c), default="")
    land = gazetteer.country(code)
    if land is None or counts[code] < ABOUT * sum(counts.values()):
        return None
    mentions = [p for p in told if p.country == code]
    first = min(mentions, key=lambda p: (p.precision != "country", p.toponym.kind == "demonym"))
    return _country_of(first, land)


def sent_from(places: tuple[Place, ...]) -> Place | None:
    """The land from which a report was sent, where its dateline names no town: "GAZA (Wire) -"."""
    sent = next((p for p in places if p.toponym.role == "dateline"), None)
    if sent is None or sent.precision not in ("province", "district") or not is_told(sent):
        return None
    return roughly(sent)


def of_those_hit(known: Group, places: tuple[Place, ...], gazetteer: Gazetteer) -> Place | None:
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


def may_be_in(about: Place | None, who: tuple[Attribution, ...], gazetteer: Gazetteer) -> bool:
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
