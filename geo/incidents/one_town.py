"""The one town that a report is about, for its events whose words name no place.

"Shells hit Azaz on Monday. Hours later a second bomb killed two people at the gate": where all that
is news was in one town, the rest was there too, unless the words say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.gazetteer import Gazetteer
from geo.incidents.agreement import Group
from geo.incidents.countries import ABROAD
from geo.incidents.holders import is_told
from geo.incidents.tellings import POINT, Telling, apart_km, contains, finest, head_of
from geo.records import Place

AROUND_KM = 12.0
"""What lies this much beyond a town's radius is at it."""
_SITE = re.compile(
    r"\b(?:the|that|its)\s+(?:[\w-]+\s+){0,2}?(?:consulate|embassy|compound|hotel|mosque|church|airport|"
    r"terminal|palace|barracks|prison|hospital|market|building|gate|checkpoint|headquarters|hall|"
    r"academy|school|university|station|town|city|village|plant|refinery|depot|bridge|port)\b",
    re.IGNORECASE,
)
"""A site that the report has named: what was long before was there too."""


def town_of(origin: Sequence[Group]) -> Place | None:
    """Return the town in which all is that a report tells as news; None for none or several."""
    towns = [place for known in origin if (place := _point_of(known)) is not None]
    if not towns:
        return None
    town = next((p for p in towns if p.precision == "town"), towns[0])
    return town if all(_is_at(p, town) for p in towns) else None


def in_town(
    known: Group, town: Place | None, places: Sequence[Place], gazetteer: Gazetteer
) -> Place | None:
    """Return the town of the report for an event, where its words allow for it.

    Parameters
    ----------
    known
        The tellings of the event, none of which has a place.
    town
        The one town of the report.
    places
        All places of the report.
    gazetteer
        Knows the states that strike abroad.
    """
    first = known.tellings[0]
    if town is None or first.event.span.part == "title":
        return None
    if first.recalled and not _SITE.search(first.sentence.text):
        return None
    abroad = any(_strikes_from_afar(t, town, gazetteer) for t in known.tellings)
    sentences = {t.event.sentence for t in known.tellings if t.event.form != "follow_up"}
    named = (p for p in places if p.toponym.sentence in sentences and p.toponym.kind != "in_name")
    return None if abroad or any(_is_elsewhere(p, town) for p in named) else town


def _point_of(known: Group) -> Place | None:
    own = [t for t in known.tellings if t.event.form != "follow_up" and not t.recalled]
    told = tuple(p for t in own for p in t.places if is_told(p) and p.precision in POINT)
    return finest(told)


def _is_at(place: Place, town: Place) -> bool:
    return apart_km(place, town) <= (town.radius_km or 0) + AROUND_KM


def _is_elsewhere(place: Place, town: Place) -> bool:
    """Whether a name says of another place; the province and the people of the town do not."""
    if not is_told(place):
        return place.toponym.role == "event_location"
    if place.toponym.kind == "demonym" or place.precision == "country":
        return place.country != town.country and place.toponym.kind != "demonym"
    return not (_is_at(place, town) or contains(place, town))


def _strikes_from_afar(telling: Telling, town: Place, gazetteer: Gazetteer) -> bool:
    """Whether a state did it that strikes other countries than the town's."""
    heads = (gazetteer.actor(head_of(i, gazetteer)) for i in telling.actors("perpetrator"))
    return any(a.country in ABROAD and a.country != town.country for a in heads if a is not None)
