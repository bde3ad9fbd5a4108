"""The dead of one wave of strikes told town by town: "In Kyiv 16 died. Eight died in Odesa".

The wave is told first, of a country or of its cities. Each town behind it is an incident of its
own, on the day of the wave and by whom the wave was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.attacks.phrases import ABLAZE
from geo.incidents.agreement import Group, is_wave
from geo.incidents.apart import elsewhere
from geo.incidents.telling_words import MISHAPS
from geo.incidents.tellings import POINT, Telling, is_unlisted
from geo.records import Place

STEP = 3
"""Sentences that may lie between two items."""
_PEOPLE = re.compile(
    r"\b(?:kill(?:ed|ing)|died|dead|deaths?|bod(?:y|ies)|wounded|injured|hurt|casualties|victims)\b",
    re.IGNORECASE,
)
_BURNS = re.compile(ABLAZE, re.IGNORECASE)
_NEXT = re.compile(
    r"^\W*(?:(?i:and|while|meanwhile|also|further\s+\w+|farther\s+\w+),?\s+)?(?i:in|at|near)\s+"
    r"(?:the\s+(?:[\w’'-]+\s+){1,3}of\s+)?[A-Z]|"
    r"(?i:\b(?:another|more|also|further|separately|elsewhere|meanwhile|a\s+(?:second|third|fourth))\b)",
)
"""Words by which a report goes on to the next town."""
_AT = re.compile(
    r"\b(?:in|at|near|outside)\s+(?:the\s+(?:\w+\s+)?(?:village|town|hamlet|settlement|camp)s?\s+of\s+)?$",
    re.IGNORECASE,
)
"""In front of a name that is a village's."""
_SUFFERED = re.compile(
    r"\b(?:killed|wounded|injured|hurt|died|perished|slain|martyred|shot|lost\s+their\s+lives)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:hospital|clinic|surgery|treated|treatment|(?:of|from|to)\s+(?:his|her|their|its)\s+(?:wounds|"
    r"injuries)|buried|funerals?|succumbed|evacuated|flown)\b",
    re.IGNORECASE,
)
"""Where somebody died or was brought later."""


def wave_of(telling: Telling, groups: Sequence[Group]) -> int | None:
    """Index of the wave that a toll with a town of its own belongs to, None without one.

    Parameters
    ----------
    telling
        A toll, or a fire, that stands in a sentence without a word of attack.
    groups
        The events told so far.
    """
    if not _is_item(telling) or (only_burns(telling) and _told_of(telling, groups)):
        return None
    last = max(range(len(groups)), key=lambda i: groups[i].touched, default=None)
    waves = [
        i
        for i, known in enumerate(groups)
        if not known.series
        and not _shared_by(telling, known)
        and (is_wave(known) or _goes_round(telling, known) or _goes_on(telling, known, i == last))
    ]
    if last is None or not waves:
        return None
    wave = waves[-1]
    # the items stand in a row behind their wave
    ahead = max(t.event.sentence for g in groups[wave:] for t in g.tellings)
    return wave if telling.event.sentence - ahead <= STEP else None


def only_burns(telling: Telling) -> bool:
    """Whether it only tells of fire or smoke: "bombers were burning at the base"."""
    return telling.event.form == "verb" and bool(_BURNS.fullmatch(telling.words))


def _is_item(telling: Telling) -> bool:
    """Whether it gives the dead of a town, or what burns there, and no day of its own."""
    event, text = telling.event, telling.sentence.text
    towns = any(map(_singles_out, telling.places))
    if not towns or telling.when or MISHAPS.search(text):
        return False
    if only_burns(telling):
        return True
    counted = any(c.killed_min or c.injured_min for c in event.claims)
    told = event.form == "follow_up" and counted
    return bool(told and _PEOPLE.search(text)) and not _LATER.search(text)


def _told_of(telling: Telling, groups: Sequence[Group]) -> bool:
    """Whether a town of a telling was told of before."""
    here = {p.entry.id for p in telling.places if p.entry and p.precision in POINT}
    return any(here & known.entries for known in groups)


def _shared_by(telling: Telling, known: Group) -> bool:
    """Whether an attack was told of several towns, and a toll is of one of them."""
    towns = {p.entry.id for t in known.tellings for p in t.places if p.entry and _singles_out(p)}
    here = {p.entry.id for p in telling.places if p.entry and _singles_out(p)}
    return len(towns) > 1 and bool(here) and here <= towns


def _goes_round(telling: Telling, known: Group) -> bool:
    """Whether an attack told without a town had dead in one, and now has some in another."""
    told = [t for t in known.tellings if t.event.form != "follow_up"]
    wide = told and not any(p.precision in POINT or is_unlisted(p) for t in told for p in t.places)
    return bool(wide) and elsewhere(telling, known)


def _goes_on(telling: Telling, known: Group, last: bool) -> bool:
    """Whether a town's dead follow those of another town: "two more were killed in Gao"."""
    text = telling.sentence.text
    return (
        last
        and telling.event.form == "follow_up"
        and bool(_NEXT.search(text) and _SUFFERED.search(text))
        and (elsewhere(telling, known) or _new_village(telling, known))
    )


def _new_village(telling: Telling, known: Group) -> bool:
    """Whether a toll names a village that no table has and that nothing was told of."""
    named = {p.toponym.text for t in known.tellings for p in t.places if _singles_out(p)}
    start = telling.sentence.span.start
    here = [p for p in telling.places if is_unlisted(p)]
    here = [p for p in here if _AT.search(telling.sentence.text[: p.toponym.span.start - start])]
    return bool(here and named) and all(p.toponym.text not in named for p in here)


def _singles_out(place: Place) -> bool:
    return place.precision in POINT or is_unlisted(place)


def opened(telling: Telling, wave: Group) -> Group:
    """Make an event of an item of a wave, under the words of the wave.

    Parameters
    ----------
    telling
        The toll of one town or several.
    wave
        The group that tells of the wave.
    """
    first = next((t for t in wave.tellings if t.when), wave.tellings[0])
    bare = replace(first.event, claims=(), strikes=None, plural=False, series=False)
    alone = Group().with_telling(replace(first, event=bare, places=()), telling.order)
    return alone.with_telling(telling, telling.order)
