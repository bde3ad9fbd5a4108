"""Where an event was whose own words do not say: by what the report said just before, or at all.

"Shells fell on Kharkiv on Monday. Two people died when a rocket hit the city centre": the second
sentence means the place of the first. Failing that, the country that the report is about is given,
which is no pin. Both have a lower confidence, and the record says so (`assessment.KEPT`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.incidents.agreement import Group
from geo.incidents.assessment import PLACE_BEFORE, REPORTS_COUNTRY, VICTIMS_COUNTRY
from geo.incidents.headings import head_over, heads_of
from geo.incidents.holders import holder_of, is_told, mislaid, roughly
from geo.incidents.pointing import Spoken, spoken_of
from geo.incidents.tellings import finest, same_place
from geo.records import Attribution, Entry, Incident, Place, Sentence

SAME_COUNTRY = 0.4
"""What is left of the confidence of a country that the telling does not name itself."""
ABOUT = 0.35
"""Share of the report's place names and adjectives that its country, the one with most of them,
has at least, each counted by its confidence."""

HIT_REACH = 60
"""Characters behind the words of attack in which an adjective tells of those hit."""

POWERS = frozenset({"FR", "GB", "US"})
"""States that reports of wars elsewhere name: with no town of theirs, none is about them."""
_ABROAD = (
    "AE AU BE CA CN DE DK DZ EG ER ET FR GB IL IN IR JO KE MA NL PK RU RW SA SS TD TR UA UG US"
)
ABROAD = frozenset(_ABROAD.split())
"""States whose forces have struck or stood in other countries in the wars of the last decades.
The forces of all others are taken to act at home, and their people to be hit there."""


def supplied(
    made: list[Incident],
    origin: list[Group],
    places: tuple[Place, ...],
    gazetteer: Gazetteer,
    sentences: Sequence[Sentence],
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
    sentences
        All sentences of the report.
    """
    whole = _sent_from(places) or _about(places, gazetteer)
    heads = heads_of(sentences, places)
    scenes = _scenes_of(origin)
    found = []
    for incident, known in zip(made, origin, strict=True):
        if incident.kind != "event":
            found.append(incident)
            continue
        told = finest(tuple(p for p in incident.places if is_told(p)))
        if told is not None and not _names(known, told):
            found.append(_given(incident, roughly(told), PLACE_BEFORE))
            continue
        if told is not None and told.precision not in ("country", "province"):
            holder = mislaid(known, told, places)
            found.append(_moved(incident, told, holder) if holder else incident)
            continue
        head = head_over(known.tellings[0].event.sentence, heads)
        about = _country_over(head, gazetteer) or whole
        spoken = Spoken(sentences, places, scenes, heads, about)
        before = holder_of(known, places, told) or spoken_of(known, told, spoken)
        home = None if before or told else _of_those_hit(known, places, gazetteer)
        at_large = told is None and _may_be_in(about, incident.attributions, gazetteer)
        reason = PLACE_BEFORE if before else VICTIMS_COUNTRY if home else REPORTS_COUNTRY
        given = before or home or (about if at_large else None)
        found.append(_given(incident, given, reason) if given else incident)
        if before:
            at = known.tellings[0].event.sentence
            scenes[at] = (*scenes.get(at, ()), before)
    return found


def _names(known: Group, place: Place) -> bool:
    """Whether a telling names a place, and does not have it from the head that it stands under."""
    return any(t.event.sentence == place.toponym.sentence for t in known.tellings)


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


def _about(places: tuple[Place, ...], gazetteer: Gazetteer) -> Place | None:
    """The country that most of a report's places and adjectives are of, under its first mention."""
    told = [p for p in places if p.country and p.entry is not None and p.toponym.kind != "in_name"]
    counts: defaultdict[str, float] = defaultdict(float)
    for place in told:
        counts[place.country] += place.confidence
    for power in POWERS & counts.keys() if len(counts) > 1 else ():
        if all(p.precision == "country" for p in told if p.country == power):
            del counts[power]
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


def _sent_from(places: tuple[Place, ...]) -> Place | None:
    """The land from which a report was sent, where its dateline names no town: "GAZA (Wire) -"."""
    sent = next((p for p in places if p.toponym.role == "dateline"), None)
    if sent is None or sent.precision not in ("province", "district") or not is_told(sent):
        return None
    return roughly(sent)


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
