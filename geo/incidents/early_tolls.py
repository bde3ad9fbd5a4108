"""Tolls that stand before the attack that they are of: "Seven dead in Afrin. A car bomb went off".

A headline or first sentence often has a toll, a place and a day, and no word of attack. It opens no
event of its own; the first attack told behind it has what it says, where nothing speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.incidents.agreement import Group, score
from geo.incidents.apart import elsewhere
from geo.incidents.later_tolls import revises
from geo.incidents.telling_words import MISHAPS, SINGLED
from geo.incidents.tellings import Telling

_SEVERAL = re.compile(
    r"\b(?:wave|series|string|spate|spree|rash|day|weekend|week)\s+of\s+(?:[\w-]+\s+){0,2}(?:violence|attacks|bombings|"
    r"blasts|explosions|strikes|shootings|bloodshed|killings)\b",
    re.IGNORECASE,
)


def opened(telling: Telling, touched: int, early: Sequence[Telling], *, series: bool) -> Group:
    """Open the group of a report's first attack with the tolls told before it.

    Parameters
    ----------
    telling
        The first words of the attack.
    touched
        Order of the telling that the report goes on from.
    early
        Tolls told before any attack, in the order of reading.
    series
        Whether it is a row of attacks; it takes no toll of a headline for its own.
    """
    alone = Group(series=series).with_telling(telling, touched)
    new = Group(series=series)
    for toll in early:
        if not series and _may_be_of(toll, telling, alone):
            new = new.with_telling(toll, touched)
    return new.with_telling(telling, touched)


def _may_be_of(toll: Telling, telling: Telling, alone: Group) -> bool:
    """Whether a toll told before an attack may be that of it, and not the sum of several."""
    more = max(toll.tolls, default=0) > max(telling.tolls, default=0)
    if telling.tolls and more and not revises(toll):
        return False
    if SINGLED.search(telling.sentence.text) and _SEVERAL.search(toll.sentence.text):
        return False  # "a wave of violence killed 23. In the deadliest attack"
    if MISHAPS.search(toll.sentence.text) or elsewhere(toll, alone):
        return False
    return score(toll, alone, 0) is not None
