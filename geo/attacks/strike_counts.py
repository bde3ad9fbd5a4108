"""How many strikes one telling counts: "two air strikes", "an attack", "seven raids"."""

from __future__ import annotations

import re

from geo.attacks.events import Trigger
from geo.patterns.numbers import find_numbers

_STRIKE = re.compile(
    r"(?:air\s?|drone |missile |rocket |artillery |mortar )?(?:strikes?|raids?|attacks?|bombings?)|"
    r"(?:air|drone)-?strikes?|air-raids?|ambush(?:es)?|explosions?|blasts?|car[- ]bombs?|"
    r"suicide bombers?|shootings?|barrages?|salvos?",
    re.IGNORECASE,
)
"""Words of attack that can be counted; shelling and gunfire cannot."""
_ONE = re.compile(
    r"\b(?:an?|one|single|another|second|third|the\s+first)\s+(?:[\w’'-]+\s+){0,3}$", re.I
)
_WHOSE = r"[A-Z][a-z]+(?:i|an|ish|ese|ench)|US|U\.S\.|UK|U\.K\.|NATO|UAE|ISIS|ISIL|IDF|RSF|Houthi"
"""Whose strikes they are: adjectives of countries by their endings, and short names."""
_YEARS = range(1900, 2101)
"""Numbers that are none of strikes: the 2015 US air strikes."""
_BETWEEN = re.compile(
    r"(?:\s+(?:separate|more|other|different|new|further|additional|precision|deadly|suspected|"
    rf"apparent|simultaneous|consecutive|successive|back-to-back|{_WHOSE}|coalition|[a-z]+-led|defensive|"
    r"coordinated|suicide|drone|air|missile|rocket))*\s+"
)
"""Words between a number and what it counts."""


def strikes_of(text: str, triggers: tuple[Trigger, ...]) -> int | None:
    """Return the number of strikes that a clause gives; None where it gives none.

    Parameters
    ----------
    text
        The sentence.
    triggers
        The clause's words of attack. The first noun with a number counts; a bare plural
        ("airstrikes hit") gives no number.
    """
    numbers = [n for n in find_numbers(text) if n.low == n.high and n.low not in _YEARS]
    for trigger in triggers:
        words = text[trigger.start : trigger.end]
        if not trigger.noun or not _STRIKE.search(words) or trigger.definite:
            continue
        for number in numbers:
            gap = _BETWEEN.match(text, number.end)
            within = trigger.start <= number.start and number.end < trigger.end
            if within and gap and _STRIKE.match(text, gap.end()):
                return number.low or None  # "jets killed nine in three strikes"
            if number.end <= trigger.start and _BETWEEN.fullmatch(text, number.end, trigger.start):
                return number.low if number.low else None
        if not trigger.plural and _ONE.search(text[max(0, trigger.start - 60) : trigger.start]):
            return 1
    return None
