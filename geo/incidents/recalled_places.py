"""Where an attack of years ago was that a report recalls without its place.

"Amman has seen attacks before. In 2005 bombs at three hotels killed 57": it was in the town that
the sentence before speaks of. Failing that, a report whose every scene is in one large city recalls
what happened to that city, where the words name what cities have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geo.incidents.holders import is_told
from geo.incidents.tellings import POINT, Telling, apart_km
from geo.records import Place, Sentence

BACK = 4
"""Sentences back in which a town may be said to have been hit before."""
LARGE = 300_000
"""People of a city that stands for what is recalled; a capital does with fewer."""

_BEFORE = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?(?:been\s+(?:\w+\s+)?(?:hit|struck|attacked|targeted|bombed|rocked|"
    r"shaken|spared|(?:the|a)\s+(?:target|scene|site))|seen|suffered|endured|witnessed|experienced|known)\b|"
    r"\b(?:no\s+stranger\s+to|long\s+been\s+a\s+target|frequent\s+target|"
    r"(?:attacks?|bombings?|blasts?|violence|shootings?)\s+(?:in|on|inside)\s+[^.;]{2,40}?\s+"
    r"(?:is|are|was|were|had\s+been|have\s+been)\s+(?:\w+\s+)?(?:rare|common|frequent|unusual|"
    r"infrequent|unheard)|"
    r"(?:first|worst|deadliest|biggest|bloodiest|latest|second|third)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:attack|bombing|blast|assault|shooting|violence|strike)s?\s+(?:in|on|to\s+hit))\b",
    re.IGNORECASE,
)
_HIT = re.compile(
    r"attack|bomb|blast|explo|violence|shooting|assault|gunmen|strike|struck|target|hit\b|"
    r"bloodshed|terror",
    re.IGNORECASE,
)
_URBAN = re.compile(
    r"\b(?:hotels?|taxis?|malls?|shopping|metro|subway|underground|trains?|railway|stations?|trams?|"
    r"airport|embass(?:y|ies)|consulates?|ministr(?:y|ies)|parliament|cathedral|stadium|cinema|"
    r"theat(?:re|er)|nightclub|restaurants?|caf[eé]s?|universit(?:y|ies)|hospitals?|court(?:house)?|"
    r"squares?|boulevard|gate|museums?|banks?|tower|palace|bus(?:es)?|concert|shrines?|churches|"
    r"(?:car|truck|lorry|van|vehicle|bicycle)\s+bombs?)\b",
    re.IGNORECASE,
)
"""What cities have, rather than villages."""


def recalled_in(
    first: Telling,
    sentences: Sequence[Sentence],
    places: tuple[Place, ...],
    scenes: Mapping[int, tuple[Place, ...]],
) -> Place | None:
    """Return the town of an attack recalled without a place.

    Parameters
    ----------
    first
        The first telling of the event.
    sentences
        All sentences of the report.
    places
        All places of the report.
    scenes
        The places of the events of each sentence.
    """
    if not first.recalled or _names_a_place(first, places):
        return None
    return _hit_before(first, sentences, places) or _one_city(first, places, scenes)


def _names_a_place(first: Telling, places: tuple[Place, ...]) -> bool:
    """Whether the sentence names a place that might be the scene."""
    at = first.event.sentence
    here = (p.toponym for p in places if p.toponym.sentence == at)
    return any(t.kind not in ("demonym", "in_name") and t.role != "context" for t in here)


def _hit_before(
    first: Telling, sentences: Sequence[Sentence], places: tuple[Place, ...]
) -> Place | None:
    """The one town of the nearest sentence before that says it was hit before."""
    at = first.event.sentence
    for number in range(at - 1, max(-1, at - 1 - BACK), -1):
        here = [p for p in places if p.toponym.sentence == number and _is_town(p)]
        if here:
            text = sentences[number].text
            one = len({p.entry.id for p in here if p.entry}) == 1
            return here[0] if one and _BEFORE.search(text) and _HIT.search(text) else None
    return None


def _one_city(
    first: Telling, places: tuple[Place, ...], scenes: Mapping[int, tuple[Place, ...]]
) -> Place | None:
    """The one large city in which all scenes of a report are."""
    if not _URBAN.search(first.sentence.text):
        return None
    told = [p for found in scenes.values() for p in found if p.precision in POINT]
    told += [p for p in places if p.toponym.role == "event_location" and _is_town(p)]
    city = next((p for p in told if _is_large(p)), None)
    if city is None:
        return None
    return city if all(apart_km(p, city) <= (city.radius_km or 0) for p in told) else None


def _is_town(place: Place) -> bool:
    entry = place.entry
    return is_told(place) and entry is not None and entry.feature_class == "P"


def _is_large(place: Place) -> bool:
    entry = place.entry
    large = entry is not None and (entry.feature_code == "PPLC" or entry.population >= LARGE)
    return large and _is_town(place) and place.precision == "town"
