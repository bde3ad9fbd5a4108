"""How words place something relative to a name: "near X", "12 km east of X", "eastern X".

The words left of a name are read from the name outwards: first what it is ("the town of"), then
a direction, then the preposition. What stands right of it can only say what it is ("X province").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo.records import Relation

TYPE_WORDS = (
    "neighbourhood|neighborhood|quarter|suburb|district|subdistrict|governorate|province|oblast|"
    "region|state|county|city|town|village|hamlet|settlement|kibbutz|capital|port city|port|"
    "harbour|harbor|refugee camp|camp|military base|air base|airbase|air force base|naval base|"
    "base|airfield|airstrip|airport|barracks|garrison|outpost|checkpoint|border crossing|crossing|"
    "oil field|oilfield|gas field|gasfield|refinery|power plant|dam|valley|mountains?|hills?|"
    "island|peninsula|heights|plateau|desert|countryside|area|strait|sea|gulf|bay|coast|road|"
    "highway|square|market|mosque|church|cathedral|hospital|school|university|embassy|prison"
)
"""Words that say what kind of place a name is."""

PREPOSITIONS: dict[str, Relation] = {
    "in": "in",
    "inside": "in",
    "into": "in",
    "within": "in",
    "across": "in",
    "throughout": "in",
    "over": "in",
    "on": "at",
    "at": "at",
    "upon": "at",
    "near": "near",
    "close to": "near",
    "next to": "near",
    "outside": "near",
    "just outside": "near",
    "around": "near",
    "adjacent to": "near",
    "not far from": "near",
    "in the vicinity of": "near",
    "on the outskirts of": "near",
    "on the edge of": "near",
    "at the entrance of": "near",
    "at the entrance to": "near",
    "off": "near",
    "off the coast of": "near",
    "along": "along",
    "between": "between",
}
"""Prepositions that say where, and the relation they mean."""

DIRECTIONS = {
    "north": "n",
    "northeast": "ne",
    "north-east": "ne",
    "east": "e",
    "southeast": "se",
    "south-east": "se",
    "south": "s",
    "southwest": "sw",
    "south-west": "sw",
    "west": "w",
    "northwest": "nw",
    "north-west": "nw",
}

KM_PER_MILE = 1.609344
KM_PER_NAUTICAL_MILE = 1.852

_REACH = 60
"""Characters in front of a name, or of what is read already, in which the next words stand."""
_LONGEST = 10
"""Word groups in front of a name that are read at most."""

_COMPASS = r"(?:north|south)(?:-?(?:east|west))?|east|west"
_NUMBER = r"\d{1,4}(?:[.,]\d{1,3})?"
_UNIT = r"km|kilomet(?:er|re)s?|nautical\s+miles?|nmi?|miles?|mi"

_ARTICLE = re.compile(r"\b(?:the|a|an|its|their|his|her|this|that)\s+$", re.IGNORECASE)
_TYPE_OF = re.compile(
    rf"\b({TYPE_WORDS}|cities)s?(?:\s+of|\s+in|,|\s+called|\s+named)?\s+$", re.IGNORECASE
)
_INSIDE = re.compile(rf"\b(central|{_COMPASS})(?:ern)?\s+$", re.IGNORECASE)
_PART_OF = re.compile(
    rf"\b(?:the\s+)?({_COMPASS})(?:ern)?\s+(?:part|side|edge|suburbs?|outskirts|"
    rf"countryside)?\s*of\s+$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    rf"(?:({_NUMBER})\s*-?\s*({_UNIT})\s+(?:\([^)]{{0,30}}\)\s*)?)?"
    rf"(?:(?:away|to\s+the|just|the)\s+)?\b({_COMPASS})\s+(?:of|from)\s+$",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    rf"({_NUMBER})\s*-?\s*({_UNIT})\s+(?:\([^)]{{0,30}}\)\s*)?(?:away\s+)?(?:from|off|outside)\s+$",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile(
    r"(?:\b(?:[\w-]+-(?:held|controlled|occupied|besieged|majority|owned|run|populated)|strategic|"
    r"key|main|small|largest|major|provincial|coastal|ancient|historic|northern|southern|eastern|"
    r"western|central|neighbou?ring|nearby|Kurdish|Sunni|Shia|Shiite|Druze|Christian|Muslim|"
    r"Alawite|Yazidi|Arab|country.s|nation.s|kingdom.s|province.s|same|so-called)"
    r"\s+)$",
    re.IGNORECASE,
)
_POSSESSOR = re.compile(r"\b[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30})?['’]s\s+$")
"""Whose place it is: "Somalia's capital, Mogadishu"."""
_KIND_DESCRIBED = re.compile(
    r"\b(?:"
    + "|".join(sorted(PREPOSITIONS, key=len, reverse=True))
    + r")\s+(?:the|an?|its|their)\s+"
    r"(?P<words>(?:(?!(?:and|or|of|to|from|by|with|for|in|on|at|near|said|was|were|is|has|that)\b)"
    r"[a-z][\w-]{1,20}\s+){1,4})$"
)
"""Words between the preposition and a word of kind: "in the mostly rebel-held | city of"."""
_COAST_OF = re.compile(
    rf"\boff\s+(?:the|its)\s+(?:(?:{_COMPASS})(?:ern)?\s+)?(?:coast|shores?|shoreline)\s+of\s+$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:\b(" + "|".join(sorted(PREPOSITIONS, key=len, reverse=True)) + r"))\s+$", re.IGNORECASE
)
_TYPE_AFTER = re.compile(rf"^(?:['’]s)?\s+(?:city\s+)?({TYPE_WORDS})\b(?!\s+of\b)", re.IGNORECASE)


_WITHIN = re.compile(
    rf"(?:\b(?:parts?|suburbs?|outskirts|ern\s+side)\s+of|\bin\s+the\s+(?:{_COMPASS})\s+of)\s+$",
    re.IGNORECASE,
)
"""The direction is a part of the place: "in the south of", "the western suburbs of"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words round one name say of it."""

    relation: Relation = "in"
    type_word: str = ""
    bearing: str = ""
    inside: bool = False
    distance_km: float | None = None
    locative: bool = False
    """A preposition of place governs the name."""
    start: int = 0
    """Where the words begin that belong to the name (offset in the sentence)."""


def setting(sentence: str, start: int, end: int, others: Mapping[int, int]) -> Setting:
    r"""Read the words round ``sentence[start:end]``.

    Parameters
    ----------
    sentence
        The sentence, with no-break spaces as they came (``\s`` matches them).
    start, end
        The name in the sentence.
    others
        End and start of the other names and demonyms, which may stand between a preposition
        and the name ("the Iraqi city of", "the Red Sea port of").
    """
    after = _TYPE_AFTER.match(sentence, end) or _TYPE_AFTER.match(sentence[end : end + 60])
    found = Setting(type_word=after[1].lower() if after else "", start=start)
    for _ in range(_LONGEST):
        wider = _one_word_left(sentence, found, others)
        if wider is None:
            break
        found = wider
    return found


def _one_word_left(sentence: str, found: Setting, others: Mapping[int, int]) -> Setting | None:
    """Take the next word group on the left into the setting; None when nothing fits."""
    left = sentence[max(0, found.start - _REACH) : found.start]
    shift = found.start - len(left)
    if found.locative:
        return None
    other = others.get(shift + len(left.rstrip()))
    if other is not None and other < found.start:
        return replace(found, start=other)
    return _governed(found, left, shift) or _described(found, left, shift)


def _governed(found: Setting, left: str, shift: int) -> Setting | None:
    """Read a preposition, a direction or a distance: what ends the reading."""
    if coast := _COAST_OF.search(left):
        return replace(found, relation="near", locative=True, start=shift + coast.start())
    if (away := _AWAY.search(left)) or (away := _PART_OF.search(left)):
        return _directed(found, away, shift)
    if far := _DISTANCE.search(left):
        km = _km(far[1], far[2])
        return replace(
            found, relation="near", distance_km=km, locative=True, start=shift + far.start()
        )
    if prep := _PREPOSITION.search(left):
        relation = (
            found.relation if found.relation == "direction" else PREPOSITIONS[_plain(prep[1])]
        )
        return replace(found, relation=relation, locative=True, start=shift + prep.start())
    return None


def _described(found: Setting, left: str, shift: int) -> Setting | None:
    """Read a word of kind ("the town of"), a part of it ("eastern"), or pass over the rest."""
    if typed := _TYPE_OF.search(left):
        word = found.type_word or typed[1].lower().replace("cities", "city")
        return replace(found, type_word=word, start=shift + typed.start())
    if part := _INSIDE.search(left):
        bearing = DIRECTIONS.get(part[1].lower(), "")
        relation: Relation = (
            "direction" if bearing and not found.type_word.startswith("cap") else "in"
        )
        # "the eastern Syrian city of X": the direction belongs to the country, not to X
        beside = part.end() == len(left) and not found.type_word
        own = found.bearing or (bearing if beside else "")
        return replace(
            found,
            bearing=own,
            inside=bool(own),
            relation=relation if own else found.relation,
            start=shift + part.start(),
        )
    return _skipped(found, left, shift)


def _skipped(found: Setting, left: str, shift: int) -> Setting | None:
    """Pass over an article, an owner or describing words."""
    for pattern in (_ARTICLE, _DESCRIPTION, _POSSESSOR):
        if match := pattern.search(left):
            return replace(found, start=shift + match.start())
    if found.type_word and (described := _KIND_DESCRIBED.search(left)):
        return replace(found, start=shift + described.start("words"))
    return None


def _directed(found: Setting, match: re.Match[str], shift: int) -> Setting:
    inside = bool(_WITHIN.search(match.string[: match.end()]))
    distance = None
    if match.re is _AWAY and match[1]:
        distance = _km(match[1], match[2])
    compass = match[match.lastindex or 1] if match.re is _PART_OF else match[3]
    return replace(
        found,
        relation="direction",
        bearing=DIRECTIONS[compass.lower()],
        inside=inside,
        distance_km=distance,
        locative=True,
        start=shift + match.start(),
    )


def _km(number: str, unit: str) -> float:
    value, unit = float(number.replace(",", "")), unit.lower()
    if unit.startswith("n"):
        return round(value * KM_PER_NAUTICAL_MILE, 1)
    return round(value * KM_PER_MILE if unit.startswith("mi") else value, 1)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())
