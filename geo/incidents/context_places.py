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
from geo.incidents.capitals import in_capital
from geo.incidents.countries import (
    about_of,
    country_over,
    may_be_in,
    of_those_hit,
    sent_from,
    strikers_abroad,
)
from geo.incidents.headings import head_over, heads_of
from geo.incidents.holders import holder_of, is_told, lies_by, mislaid, roughly, told_of
from geo.incidents.one_town import town_of
from geo.incidents.pointing import Spoken, spoken_of
from geo.incidents.tellings import POINT, finest, same_place
from geo.records import Incident, Place, Sentence


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
    whole = sent_from(places) or about_of(places, gazetteer, strikers_abroad(made, gazetteer))
    heads = heads_of(sentences, places)
    scenes = _scenes_of(origin)
    lying = lies_by(places, sentences)
    town = town_of(origin)
    found = []
    for incident, known in zip(made, origin, strict=True):
        if incident.kind != "event":
            found.append(incident)
            continue
        told = finest(tuple(p for p in incident.places if is_told(p)))
        if said := told_of(known, told, lying):
            at = known.tellings[0].event.sentence
            scenes[at] = (*scenes.get(at, ()), said)
            found.append(
                _moved(incident, told, said) if told else _given(incident, said, PLACE_BEFORE)
            )
            continue
        if told is not None and not _names(known, told):
            found.append(_given(incident, roughly(told), PLACE_BEFORE))
            continue
        if told is not None and told.precision not in ("country", "province"):
            head = head_over(known.tellings[0].event.sentence, heads)
            abroad = head is not None and head.precision in POINT and head.country != told.country
            near = mislaid(known, told, places) or in_capital(known, told, places)
            holder = head if abroad else near
            found.append(_moved(incident, told, holder) if holder else incident)
            continue
        head = head_over(known.tellings[0].event.sentence, heads)
        about = country_over(head, gazetteer) or whole
        spoken = Spoken(sentences, places, scenes, heads, about, gazetteer, town)
        before = holder_of(known, places, told) or spoken_of(known, told, spoken)
        home = None if before or told else of_those_hit(known, places, gazetteer)
        at_large = told is None and may_be_in(about, incident.attributions, gazetteer)
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


def _scenes_of(origin: list[Group]) -> dict[int, tuple[Place, ...]]:
    """The places of the events of each sentence."""
    found: defaultdict[int, tuple[Place, ...]] = defaultdict(tuple)
    for group in origin:
        for telling in group.tellings:
            found[telling.event.sentence] += tuple(filter(is_told, telling.places))
    return found
