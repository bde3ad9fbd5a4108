"""Distances and directions in front of a name: "some 30 km (19 miles) to the north of"."""

from __future__ import annotations

import re

from geo.patterns.numbers import VALUES, value_of
from geo.toponyms.edges import COMPASS, says

DIRECTIONS = {
    "north": "n",
    "northeast": "ne",
    "east": "e",
    "southeast": "se",
    "south": "s",
    "southwest": "sw",
    "west": "w",
    "northwest": "nw",
}
"""Compass words without hyphen or blank."""

KM_PER_MILE = 1.609344
KM_PER_NAUTICAL_MILE = 1.852

_WORDS = "|".join(sorted(VALUES.keys() - {"a", "an"}, key=len, reverse=True))
_NUMBER = (
    r"\d{1,4}(?:[.,]\d{1,3})?|"
    rf"(?:a|an|one|two|three|four|five)\s+(?:dozen|hundred)|{_WORDS}"
)
_UNIT = r"km|kilomet(?:er|re)s?|nautical\s+miles?|nmi?|miles?|mi"
_FAR = rf"\b({_NUMBER})\s*-?\s*({_UNIT})\s+(?:\([^)]{{0,30}}\)\s*)?"
_UNIT_KEYS = ("km", "kilomet", "mi", "nm")
"""Every unit has one of these."""

AWAY = re.compile(
    rf"(?:{_FAR})?(?:(?:away\s+)?(?:to\s+the|just|due|the|further)\s+|away\s+)?"
    rf"\b({COMPASS})\s+(?:of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A direction, with the distance where there is one: number, unit, compass word."""
DISTANCE = re.compile(rf"{_FAR}(?:away\s+)?(?:from|outside|of)\s+(?:the\s+)?$", re.IGNORECASE)
"""A distance without a direction: number, unit."""
SOME_WAY = re.compile(
    r"\b(?:(?:a\s+few|few|several|some|tens\s+of|hundreds\s+of)\s+(?:hundred\s+)?(?:met(?:er|re)s|yards|km|"
    r"kilomet(?:er|re)s?|miles?)|(?:half\s+)?a\s+(?:mile|kilomet(?:er|re))|(?:some|a\s+short|a)\s+distance|"
    r"(?:half\s+an|an|one|two|three)\s+hours?(?:['’]s?)?(?:\s+(?:drive|walk|journey|ride))?|"
    r"\d+\s+minutes['’]?(?:\s+(?:drive|walk))?)\s+(?:away\s+)?(?:from|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A short way without a number: "a few kilometres from"."""
OFF_SHORE = re.compile(rf"{_FAR}$", re.IGNORECASE)
"""The distance in front of "off the coast of"."""


def has_unit(words: str) -> bool:
    """Whether there may be a distance."""
    return says(words, _UNIT_KEYS)


def bearing_of(compass: str) -> str:
    """Return the short form of a compass word; empty for none.

    Examples
    --------
    >>> bearing_of("North-East"), bearing_of("")
    ('ne', '')
    """
    return DIRECTIONS.get(re.sub(r"[-\s]", "", compass.lower()), "")


def at_sea(unit: str) -> bool:
    """Whether a unit is one that is used at sea alone."""
    return unit.lower().startswith("n")


def km_of(number: str, unit: str) -> float:
    """Return a distance in kilometres.

    Examples
    --------
    >>> km_of("10", "miles"), km_of("fifteen", "km"), km_of("60", "nautical miles")
    (16.1, 15.0, 111.1)
    """
    value = float(number.replace(",", "")) if number[0].isdigit() else float(value_of(number))
    if at_sea(unit):
        return round(value * KM_PER_NAUTICAL_MILE, 1)
    return round(value * (KM_PER_MILE if unit.lower().startswith("mi") else 1.0), 1)
