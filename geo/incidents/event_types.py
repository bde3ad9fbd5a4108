"""Types of events: what ACLED calls them, which are alike, and which a group of tellings is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.records import EventType

ACLED_SUB_EVENTS: dict[EventType, str] = {
    "air_strike": "Air/drone strike",
    "drone_strike": "Air/drone strike",
    "missile_rocket": "Shelling/artillery/missile attack",
    "shelling": "Shelling/artillery/missile attack",
    "bombing": "Remote explosive/landmine/IED",
    "armed_attack": "Armed clash",
    "naval_attack": "Shelling/artillery/missile attack",
    "other": "",
}
"""ACLED's sub-event types (ACLED codebook 2023)."""
SUICIDE = "Suicide bomb"
"""ACLED's name whatever the type is."""

SPECIFIC: tuple[EventType, ...] = (
    "drone_strike", "naval_attack", "air_strike", "shelling", "missile_rocket", "bombing",
    "armed_attack", "other",
)  # fmt: skip
"""Types from specific to general, for tellings that are as many."""

FAMILIES: tuple[frozenset[EventType], ...] = (
    frozenset({"air_strike", "drone_strike", "missile_rocket", "naval_attack"}),
    frozenset({"missile_rocket", "shelling", "naval_attack"}),
    frozenset({"bombing", "armed_attack"}),
    frozenset({"air_strike", "shelling"}),
)
"""Types that reports use for one and the same event."""

BARE: tuple[tuple[re.Pattern[str], EventType], ...] = (
    (
        re.compile(
            r"\b(?:militants|gunm[ae]n|raiders|bandits|jihadists|rebels|insurgents|attackers|herders|"
            r"settlers|fighters\s+(?:\w+\s+)?kill|execut|beheaded|massacre|slaughter|murder|torch)"
        ),
        "armed_attack",
    ),
    (re.compile(r"\b(?:air|aerial)\s+operations?\b|\bsorties\b"), "air_strike"),
    (
        re.compile(
            r"\binfiltrat|\bbroke\s+through|\b(?:slipped|entered|crept)\b|\b(?:thwart|foil|repel|repuls)"
        ),
        "armed_attack",
    ),
    (re.compile(r"\bstrikes?\b|\braids?\b|\bbombed\b"), "air_strike"),
    (re.compile(r"\bstruck\b(?!\s+back)|\bhit\b(?!\s+back)"), "other"),
    (re.compile(r"sank|sunk|sink"), "naval_attack"),
    (re.compile(r"detonat|blast|blown|blew"), "bombing"),
    (re.compile(r"explo"), "other"),
    (
        re.compile(
            r"attack|assault|ambush|storm|kill|fire|shot|behead|torch|ablaze|burn|loot|slaughter|murder|"
            r"execut|hacked|throat|lynch|death|alive|clash|fight|battle|violence|overr|slain|massacre|stabb|"
            r"knif|ramm|neutrali|eliminat|liquidat|siege|hostage|waylaid|rampage|gunned|encounter|martyr|\boperation"
        ),
        "armed_attack",
    ),
)
"""What a bare word says where no telling names a type, the first that fits."""


def one_family(a: EventType, b: EventType) -> bool:
    """Whether reports may use two types for one event."""
    return a == b or "other" in (a, b) or any(a in family and b in family for family in FAMILIES)


def joined(types: Sequence[EventType], words: str) -> EventType:
    """Return the type that most tellings name; a bare "strike" or "attack" decides only alone.

    Parameters
    ----------
    types
        The types that tellings name, repeats kept.
    words
        The words of all tellings.
    """
    if types:
        return max(types, key=lambda t: (types.count(t), -SPECIFIC.index(t)))
    return next((kind for bare, kind in BARE if bare.search(words.lower())), "other")
