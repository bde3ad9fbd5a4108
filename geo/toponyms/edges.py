"""Words for what lies at or beside a place rather than in it: outskirts, waters, coasts, roads.

Each reading gives a word that the record keeps in front of the name's own word of kind: "waters of
port city". What area the word means is for the places to say.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.records import Relation

COMPASS = r"(?:north|south)(?:[-\s]?(?:east|west))?|east|west"

COMPASS_WORDS = frozenset(
    way + ern
    for way in (
        *("north", "south", "east", "west"),
        *("northeast", "northwest", "southeast", "southwest"),
    )
    for ern in ("", "ern")
)
"""What `COMPASS` finds without a hyphen or blank, and the adjectives."""

OUTSKIRTS = "outskirts"
WATERS = "waters"
COAST = "coast"

_COASTAL = frozenset({"coast", "sea", "waters"})
"""Words of kind that say no more than that it lies at the sea."""
_SHORE = r"coast(?:line|s)?|shores?|shoreline|seaboard"
_SUBURBS = r"suburbs|environs|surroundings"
_RIM = rf"outskirts|fringes?|edges?|periphery|approaches|entrances?|exits?|gates|limits|{_SUBURBS}"
_WAYS = r"roads?|highways?|motorways?|routes?|railways?|railroads?|railway\s+lines?|rail\s+lines?"

_RIM_OF = re.compile(
    rf"(?:\b(?:on|in|at|along|near|around)\s+)?(?:\b(?:the|its)\s+)?"
    rf"(?:\b(?P<way>{COMPASS})(?:ern)?\s+)?\b(?P<rim>{_RIM})\s+(?:of|to)\s+$",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"(?:\b(?:in|into|at)\s+)?(?:(?:\bthe\s+)?(?:[\w-]+\s+)?\b(?:waters|seas?)\s+)?"
    rf"\b(?P<off>(?:just\s+)?off)\s+(?:of\s+)?(?:the\s+|its\s+)?"
    rf"(?P<words>(?:[\w-]+\s+){{0,3}}?)(?:{_SHORE})\s+(?:of|near|from|at|around)\s+(?:the\s+)?$"
    rf"|(?:\b(?:in|into|at)\s+)?(?:(?:\bthe\s+)?(?:[\w-]+\s+)?\b(?:waters|seas?)\s+)?"
    rf"\b(?P<plain>(?:just\s+)?off)\s+(?:the\s+)?(?P<part>(?:{COMPASS})(?:ern)?\s+)?$"
    rf"|(?:\bin(?:to)?\s+)?(?:the\s+)?(?:[\w-]+\s+)?\b(?:waters|sea)\s+"
    rf"(?:of|near|around|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:cut|cutting|cuts|seal\w*|set|sets|setting|call\w*|fend\w*|ward\w*|wall\w*|block\w*|"
    r"cordon\w*|clos\w*|fenc\w*|fight\w*|fought|took|take\w*|taking|wip\w*|kick\w*|show\w*|"
    r"trad\w*|spin\w*|pull\w*|writ\w*|wrote|hold\w*|held|liv\w*|pay\w*|paid)\s+$",
    re.IGNORECASE,
)
"""In front of an "off" that says nothing of the sea: "troops sealed off Jenin"."""
_COAST_OF = re.compile(
    rf"\b(?P<on>on|along|at|near)\s+(?:the\s+|its\s+)?(?P<words>(?:[\w-]+\s+){{0,3}}?)(?:{_SHORE})"
    rf"\s+(?:of|near|at|around)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ROAD_FROM = re.compile(
    rf"(?:\b(?:on|along|at|near|off|of)\s+)?(?:\b(?:the|a)\s+)?(?:\b(?:main|coastal|desert|"
    rf"strategic|international|key|vital|old)\s+){{0,2}}\b(?P<road>{_WAYS})\s+"
    r"(?:(?:that|which)\s+)?(?:(?:leading|leads|running|runs|going|goes|stretching|heading)\s+)?"
    r"(?:from|link(?:s|ing)|connect(?:s|ing)|join(?:s|ing))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ROAD_TO = re.compile(
    rf"\b(?:on|along|at|near|off|of)\s+(?:the|a)\s+(?:[\w-]+\s+){{0,2}}?(?:{_WAYS})\s+"
    r"(?:(?:(?:leading|that\s+leads|running)\s+)?(?:to|towards?|into)|"
    r"(?:(?:that|which)\s+(?:runs|passes|goes|cuts)|running|passing)\s+(?:through|past|by))\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_NAME = r"(?:[a-z]{2,3}-)?[A-Z][\w’']*(?:-[\w’']+){0,2}"
_PAIR = re.compile(
    rf"(?:\s?[-–—/]\s?|\s+to\s+){_NAME}(?:\s{_NAME}){{0,2}}(?:\s?[-–—/]\s?{_NAME})?\s+"
    r"(?:(?:main|coastal|desert|international|border)\s+)?"
    rf"(?P<word>{_WAYS}|crossing|axis|corridor)\b"
)
_SHORE_BEHIND = re.compile(
    rf"(?:['’]s?\s+(?P<words>(?:(?!(?:and|or|on|off|to)\b)[\w-]+\s+){{0,3}}?)|"
    rf"\s+(?P<part>(?:{COMPASS})(?:ern)?\s+)?)(?P<word>{_SHORE}|(?:territorial\s+)?waters)\b"
    r"(?!\s+(?:guards?|up|down)\b)"
)
_PART_BEHIND = re.compile(
    rf"['’]s\s+(?:far\s+)?(?P<way>{COMPASS})"
    rf"(?:(?![\w-])(?!\s+[A-Z])|ern\s+(?:part|side|half|{_RIM}|areas|districts|provinces|regions|"
    rf"neighbou?rhoods|countryside)\b)(?!\s+(?:of|coast|border|from)\b)"
)
_AFLOAT = re.compile(
    r"(?<!fuel )\b(?:(?:war|container\s|cargo\s|merchant\s|bulk\s)?(?:ships?|vessels?)|warships?|"
    r"(?:oil\s+)?tankers?(?!\s+trucks?)|freighters?|(?:bulk|vehicle|car|aircraft)\s+carriers?|"
    r"(?:fishing\s+|patrol\s+|speed|gun)?boats?|dhows?|trawlers?|destroyers?|frigates?|ferry|"
    r"ferries|tugs?|yachts?|submarines?)\b",
    re.IGNORECASE,
)
_STRIKES = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!being )\b(?:fired|fires|launche[ds]|shelled|shells|struck|"
    r"strikes|hits?|bombed|bombs|targeted|targets|attacked|attacks|destroyed|intercepted|shot)\b"
    r"(?!\s+by\b)",
    re.IGNORECASE,
)
"""Behind a ship that does the attacking, and so is elsewhere."""
_FROM = re.compile(r"\bfrom\s+(?:[a-z-]+\s+){0,4}$")
_CLAUSE_REACH = 200
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|as|after|before)\s")

EDGE_ENDS = COMPASS_WORDS | frozenset(
    ["of", "to", "from", "near", "at", "around", "outside", "off", "toward", "towards", "into",
     "through", "past", "by", "link", "links", "linking", "connect", "connects", "connecting",
     "join", "joins", "joining"]
)  # fmt: skip
"""The last words, articles left out, of all that is said of an edge in front of a name."""
# What a reading cannot do without: looked for first, since most names have nothing of it.
_ARTICLES = frozenset({"the", "its"})
_LAST = 40
_COMPASS_KEYS = ("north", "south", "east", "west")
_KEYS = (
    "off ", "water", "sea", "coast", "shore", "road", "way", "route", "rail", "outskirt", "fringe",
    "edge", "periph", "approach", "entrance", "suburb", "environ", "surround", "exit", "gates",
    "limits",
)  # fmt: skip
_SHIPS = (
    "ship", "vessel", "tanker", "freighter", "carrier", "boat", "dhow", "trawler", "destroyer",
    "frigate", "ferr", "tug", "yacht", "submarine",
)  # fmt: skip
_JOINTS = ("-", "–", "—", "/")
_SEASIDE = re.compile(r"coast|shore|waters|seaboard")


class Edge(NamedTuple):
    """What words say of an edge of a name, or of a way that it lies on."""

    word: str
    """For `Setting.edge`: outskirts, waters, coast, road; a compass word may lead it."""
    relation: Relation
    way: str = ""
    """Compass word of the part that is meant, as printed."""
    start: int = 0
    """Where the words in front of a name begin, in what was read."""
    end: int = 0
    """Where the words behind a name end."""


def says(words: str, keys: tuple[str, ...]) -> bool:
    """Whether any of some pieces of words stands in others; far cheaper than a pattern."""
    lower = words.lower()
    return any(key in lower for key in keys)


def has_compass(words: str) -> bool:
    """Whether there is a compass word."""
    return says(words, _COMPASS_KEYS)


def last_word(left: str) -> str:
    """Return the last word in front of a name, articles left out, in lower case."""
    words = left[-_LAST:].lower().split()
    while words and words[-1] in _ARTICLES:
        words.pop()
    return words[-1] if words else ""


def edge_before(left: str, last: str) -> Edge | None:
    """Read the words in front of a name, of which the last is known (`last_word`).

    None where they speak of no edge.
    """
    if (last.isalpha() and last not in EDGE_ENDS) or not says(left, _KEYS):
        return None
    if rim := _RIM_OF.search(left):
        suburbs = bool(rim["way"]) and re.match(_SUBURBS, rim["rim"].lower())
        word = "" if suburbs else OUTSKIRTS
        return Edge(word, "direction" if rim["way"] else "near", rim["way"] or "", rim.start())
    if (off := _OFF.search(left)) and not _is_verb(off, left):
        words = off["words"] or off["part"] or ""
        return Edge(_partly(words, WATERS), "near", "", off.start())
    if coast := _COAST_OF.search(left):
        along = coast["on"].lower() == "along"
        relation: Relation = "along" if along else "at"
        return Edge(_partly(coast["words"], COAST), relation, "", coast.start())
    if road := _ROAD_FROM.search(left):
        return Edge(_one(road["road"]), "along", "", road.start())
    if road := _ROAD_TO.search(left):
        return Edge("", "near", "", road.start())
    return None


def edge_behind(right: str) -> Edge | None:
    """Read the words behind a name: "Yemen's coast", "the Homs-Hama road", "Iraq's north"."""
    joined = right[:2].lstrip()[:1] in _JOINTS or right.startswith(" to ")
    if joined and (pair := _PAIR.match(right)):
        word = "road" if pair["word"] in ("axis", "corridor") else _one(pair["word"])
        return Edge(word, "in" if word == "crossing" else "along", end=pair.end())
    if _SEASIDE.search(right) and (shore := _SHORE_BEHIND.match(right)):
        at_sea = shore["word"].endswith("waters")
        words = shore["words"] or shore["part"] or ""
        return Edge(_partly(words, WATERS if at_sea else COAST), "in", end=shore.end())
    if right[1:2] == "s" and (part := _PART_BEHIND.match(right)):
        word = "countryside" if part[0].endswith("countryside") else ""
        return Edge(word, "direction", part["way"], end=part.end())
    return None


def afloat(before: str) -> bool:
    """Whether the words in front of a place phrase speak of a ship there."""
    before = before[-_CLAUSE_REACH:]
    if not says(before, _SHIPS):
        return False
    clause = _CLAUSE.split(before)[-1]
    ship = _AFLOAT.search(clause)
    if ship is None or _FROM.search(clause):
        return False
    return not _STRIKES.search(clause, ship.end())


def worded(edge: str, type_word: str) -> str:
    """Return the word of kind with the word for its edge: "outskirts of town"."""
    if not edge or type_word in _COASTAL:
        return edge or type_word
    return f"{edge} of {type_word}" if type_word else edge


def _is_verb(off: re.Match[str], left: str) -> bool:
    return bool(off["plain"]) and bool(_VERB.search(left[: off.start("plain")]))


def _partly(words: str, word: str) -> str:
    """Return "western waters" of "western coast"."""
    way = re.search(rf"\b({COMPASS})(?:ern)?\b", words, re.IGNORECASE)
    return f"{way[1].lower()}ern {word}" if way else word


def _one(word: str) -> str:
    return " ".join(word.lower().split()).removesuffix("s")
