"""The dead of one wave of strikes told town by town: "In Kyiv 16 died. Eight died in Odesa".

The wave is told first, of a country or of its cities. Each town behind it is an incident of its
own, on the day of the wave and by whom the wave was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.agreement import Group, is_wave
from geo.incidents.apart import elsewhere
from geo.incidents.telling_words import MISHAPS
from geo.incidents.tellings import POINT, Telling, is_unlisted

STEP = 3
"""Sentences that may lie between two items."""
_PEOPLE = re.compile(
    r"\b(?:kill(?:ed|ing)|died|dead|deaths?|bod(?:y|ies)|wounded|injured|hurt|casualties|victims)\b",
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
        A toll that stands in a sentence without a word of attack.
    groups
        The events told so far.
    """
    event, text = telling.event, telling.sentence.text
    towns = [
        p for p in telling.places if (p.precision in POINT and p.lon is not None) or is_unlisted(p)
    ]
    counted = any(c.killed_min or c.injured_min for c in event.claims)
    if event.form != "follow_up" or not (towns and counted) or telling.when or MISHAPS.search(text):
        return None
    if not _PEOPLE.search(text) or _LATER.search(text):
        return None
    last = max(range(len(groups)), key=lambda i: groups[i].touched, default=None)
    waves = [
        i
        for i, known in enumerate(groups)
        if not known.series and (is_wave(known) or _goes_round(telling, known))
    ]
    if last is None or not waves:
        return None
    wave = waves[-1]
    # the items stand in a row behind their wave
    ahead = max(t.event.sentence for g in groups[wave:] for t in g.tellings)
    return wave if event.sentence - ahead <= STEP else None


def _goes_round(telling: Telling, known: Group) -> bool:
    """Whether an attack told without a town had dead in one, and now has some in another."""
    told = [t for t in known.tellings if t.event.form != "follow_up"]
    wide = told and not any(p.precision in POINT or is_unlisted(p) for t in told for p in t.places)
    return bool(wide) and elsewhere(telling, known)


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
