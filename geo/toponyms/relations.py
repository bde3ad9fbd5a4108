"""How words place something relative to a name: "near X", "12 km east of X", "eastern X".

The words left of a name are read from the name outwards: first what it is ("the town of"), then
a direction, then the preposition. What stands right of it can only say what it is ("X province").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from geo.records import Relation
from geo.toponyms.distances import (
    AWAY,
    DISTANCE,
    OFF_SHORE,
    SOME_WAY,
    at_sea,
    bearing_of,
    has_unit,
    km_of,
)
from geo.toponyms.edges import (
    COMPASS,
    COMPASS_WORDS,
    EDGE_ENDS,
    WATERS,
    Edge,
    afloat,
    edge_before,
    edge_behind,
    has_compass,
    last_word,
    worded,
)
from geo.toponyms.epithets import DESCRIBING, DESCRIPTION, ENDS_HOLD, HOLD, WITHIN_IT
from geo.toponyms.kind_words import TYPE_WORDS, UNITS, UNITS_BEHIND

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
    "near to": "near",
    "in front of": "near",
    "opposite": "near",
    "beside": "near",
    "across from": "near",
    "outside of": "near",
    "not far from": "near",
    "in the vicinity of": "near",
    "in the area of": "near",
    "in the area around": "near",
    "in and around": "near",
    "along": "along",
    "between": "between",
}
"""Prepositions that say where, and the relation they mean."""

_PLAIN = frozenset(
    ["in", "inside", "within", "across", "throughout", "over", "on", "upon", "along", "between"]
)
"""Prepositions of one word with which nothing longer ends, so that they need no pattern."""
_REACH = 60
"""Characters in front of a name, or of what is read already, in which the next words stand."""
_ROW_REACH = 100
"""Characters behind a name in which a row of names with one word of kind stands."""
_LONGEST = 10
"""Word groups in front of a name that are read at most."""

_ARTICLES = frozenset({"the", "both", "a", "an", "its", "their", "his", "her", "this", "that"})
_ARTICLE = re.compile(rf"\b(?:{'|'.join(sorted(_ARTICLES))})\s+$", re.IGNORECASE)
_TYPE_OF = re.compile(
    rf"\b({TYPE_WORDS}|cities)s?(?:\s+of|\s+in|,|\s+called|\s+named)?\s+$", re.IGNORECASE
)
_OF_A_CITY = frozenset({"district", "neighbourhood", "neighborhood", "quarter", "area"})
_CAPITAL = re.compile(r"\b(?!The\b|A\b|In\b|At\b|Near\b|On\b)[A-Z][\w’'-]+\s+$")
_INSIDE = re.compile(rf"\b(central|{COMPASS})(?:ern)?\s+$", re.IGNORECASE)
_PART_OF = re.compile(
    rf"\b(?:the\s+)?({COMPASS})(?:ern)?\s+(?:part|side|half|countryside)?\s*of\s+$",
    re.IGNORECASE,
)
_POSSESSOR = re.compile(r"\b[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30})?['’]s\s+$")
"""Whose place it is: "Somalia's capital, Mogadishu"."""
_KIND_DESCRIBED = re.compile(
    r"\b(?:the|an?|its|their)\s+"
    r"(?P<words>(?:(?!(?:and|or|of|to|from|by|with|for|in|on|at|near|said|was|were|is|has|that)\b)"
    r"[a-z][\w-]{1,20}\s+){1,4})$"
)
"""Words between the preposition and a word of kind: "in the mostly rebel-held | city of"."""
_ONE_WORD = re.compile(
    r"\s(?!(?:and|or|of|to|from|by|with|for|in|on|at|near|said|was|were|is|has|that)\b)"
    r"[a-z][\w-]{1,20}\s+$"
)
_OPENS = re.compile(r"(?:the|an?|its|their|his|her|this|that)\s", re.IGNORECASE)
"""An article, at which what is said of a name begins: no word before it describes it."""
_PREPOSITION = re.compile(
    r"(?:\b(" + "|".join(sorted(PREPOSITIONS, key=len, reverse=True)) + r"))\s+$", re.IGNORECASE
)
_ENDS_PREPOSITION = frozenset(words.split()[-1] for words in PREPOSITIONS)
_ENDS_DISTANCE = frozenset({"from", "outside", "of"})
_TYPES = [
    words.split() for words in (*TYPE_WORDS.lower().replace("?", "").split("|"), "mountain", "hill")
]
_ENDS_TYPE = (
    frozenset(words[-1] + s for words in [*_TYPES, ["cities"]] for s in ("", "s"))
    | {"of", "in", "called", "named"}
)  # fmt: skip
_ENDS_INSIDE = COMPASS_WORDS | {"central"}
"""Last words without which these are not looked for."""
_ENDS = (
    _ARTICLES | DESCRIBING | _ENDS_PREPOSITION | _ENDS_DISTANCE | _ENDS_TYPE | _ENDS_INSIDE
    | EDGE_ENDS
)  # fmt: skip
"""Last words of everything that is read in front of a name. Before most names stands none."""
_LONGEST_TYPE, _LONGEST_PREPOSITION = 32, 24
"""Characters in which a word of kind with "called" stands, and a preposition."""
_FIRST_BEHIND = re.compile(r"(?:['’][sS])?\s+(\w+)")
_BEGINS_TYPE = (
    frozenset(words[0] for words in _TYPES)
    | {"tribal", "sub", "subcounty"}
    | frozenset(UNITS_BEHIND.split("|"))
)
"""The first word behind a name, without which no word of kind is looked for."""
_TYPE_AFTER = re.compile(
    rf"^(?:['’]s)?\s+(?:city\s+|tribal\s+(?!area))?({TYPE_WORDS}|{UNITS_BEHIND})\b(?!\s+of\b)",
    re.IGNORECASE,
)
_ONE_NAME = r"(?:al-|el-|as-|ad-|ash-)?[A-Z][\w’'‘-]+(?:[ -][A-Z][\w’'‘-]+){0,2}"
_ROW_AFTER = re.compile(
    rf"(?:,\s+{_ONE_NAME}){{0,5}}(?:,?\s+(?:and|or)\s+{_ONE_NAME})?\s+"
    r"(?P<type>(?:" + re.sub(r"(?<=t)y\b|(?<=r)y\b", "ie", UNITS) + r")s)\b",
)
"""Behind the names of a row, the word of kind that belongs to each: "X, Y and Z provinces"."""
_MANY = ("citie", "countie", "territorie", "localitie")


_SEA = re.compile(r"\b(?:Sea|Gulf|Ocean|Straits?|Channel|Bay|SEA|GULF|OCEAN|STRAIT)\b")
_WITHIN = re.compile(
    rf"(?:\b(?:parts?|ern\s+side)\s+of|\bin\s+the\s+(?:{COMPASS})\s+of)\s+$",
    re.IGNORECASE,
)
"""The direction is a part of the place: "in the south of", "the western suburbs of"."""


class Setting(NamedTuple):
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
    edge: str = ""
    """Word for what is meant of it, or for the way that it lies on; `worded` joins them."""


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
    found = _behind(sentence, start, end)
    for _ in range(_LONGEST):
        wider = _one_word_left(sentence, found, others)
        if wider is None:
            break
        found = wider
    aside = found.relation == "near" or (found.relation == "direction" and not found.inside)
    if _SEA.search(sentence, start, end):
        return found._replace(edge="")  # the Red Sea coast is the Red Sea's
    if aside and found.locative and not found.edge and afloat(sentence[: found.start]):
        found = found._replace(edge=WATERS)
    return found._replace(type_word=worded(found.edge, found.type_word)) if found.edge else found


def _behind(sentence: str, start: int, end: int) -> Setting:
    """Read what stands right of the name: its kind, its part, the second name of a road."""
    right = sentence[end : end + _REACH]
    if edge := edge_behind(right):
        return Setting(
            relation=edge.relation,
            edge=edge.word,
            bearing=bearing_of(edge.way),
            inside=bool(edge.way),
            start=start,
        )
    if row := _ROW_AFTER.match(sentence, end, end + _ROW_REACH):
        word = row["type"].removesuffix("s")
        return Setting(type_word=f"{word[:-2]}y" if word in _MANY else word, start=start)
    first = _FIRST_BEHIND.match(right)
    after = _TYPE_AFTER.match(right) if first and first[1].lower() in _BEGINS_TYPE else None
    return Setting(type_word=after[1].lower() if after else "", start=start)


def _one_word_left(sentence: str, found: Setting, others: Mapping[int, int]) -> Setting | None:
    """Take the next word group on the left into the setting; None when nothing fits."""
    if found.locative:
        return None
    left = sentence[max(0, found.start - _REACH) : found.start]
    shift = found.start - len(left)
    bare = left.rstrip()
    other = others.get(shift + len(bare))
    if other is not None and other < found.start:
        return found._replace(start=other)
    if not bare or len(bare) == len(left):
        return None  # whatever is read here ends in a blank
    last = bare.rsplit(None, 1)[-1].lower()
    if last.isalpha():  # of any other, "north-east" or "(in", the patterns make what they can
        if last not in _ENDS and last not in ENDS_HOLD and not found.type_word:
            return None
        if last in _PLAIN:
            return _placed(found, PREPOSITIONS[last], shift + len(bare) - len(last))
    if wider := _governed(found, left, shift) or _described(found, left, shift, last):
        return wider
    if _OPENS.match(sentence, found.start):
        return None
    return _of_kind(found, left, shift) or _behind_adjective(found, left, shift, others)


def _of_kind(found: Setting, left: str, shift: int) -> Setting | None:
    """Pass over what describes a word of kind: "in the mostly rebel-held | city of"."""
    described = _KIND_DESCRIBED.search(left) if found.type_word else None
    return found._replace(start=shift + described.start("words")) if described else None


def _behind_adjective(
    found: Setting, left: str, shift: int, others: Mapping[int, int]
) -> Setting | None:
    """Pass over a word between an adjective and a word of kind: "in the Turkish border town of"."""
    word = _ONE_WORD.search(left) if found.type_word else None
    before = len(left[: word.start()].rstrip()) if word else 0
    start = others.get(shift + before)
    return found._replace(start=start) if start is not None and start < found.start else None


def _governed(found: Setting, left: str, shift: int) -> Setting | None:
    """Read a preposition, a direction or a distance: what ends the reading."""
    last = last_word(left)
    if edge := edge_before(left, last):
        return _edged(found, edge, left, shift)
    away = last in ("of", "from") and has_compass(left)
    if away and (way := AWAY.search(left) or _PART_OF.search(left)):
        return _directed(found, way, shift)
    if last in _ENDS_DISTANCE and has_unit(left) and (far := DISTANCE.search(left)):
        km, rim = km_of(far[1], far[2]), (WATERS if at_sea(far[2]) else found.edge)
        return found._replace(
            relation="near", distance_km=km, edge=rim, locative=True, start=shift + far.start()
        )
    if last in _ENDS_DISTANCE and (some := SOME_WAY.search(left)):
        return found._replace(relation="near", locative=True, start=shift + some.start())
    near = max(0, len(left.rstrip()) - _LONGEST_PREPOSITION)
    if last in _ENDS_PREPOSITION and (prep := _PREPOSITION.search(left, near)):
        return _placed(found, PREPOSITIONS[_plain(prep[1])], shift + prep.start())
    return None


def _placed(found: Setting, relation: Relation, start: int) -> Setting:
    """Take a preposition into the setting; a direction or a road on the way to it goes first."""
    kept = found.relation in ("direction", "along")
    return found._replace(relation=found.relation if kept else relation, locative=True, start=start)


def _edged(found: Setting, edge: Edge, left: str, shift: int) -> Setting:
    """Take words such as "off the coast of" or "on the road from" into the setting."""
    afar = edge.word.endswith(WATERS)
    far = OFF_SHORE.search(left[: edge.start]) if afar else None
    # "off Yemen's western coast" is read from both sides of the name
    coast = found.edge.replace("coast", WATERS) if edge.word == WATERS else ""
    return found._replace(
        relation="along" if found.relation == "along" else edge.relation,
        edge=coast or edge.word,
        bearing=bearing_of(edge.way),
        inside=bool(edge.way),
        distance_km=km_of(far[1], far[2]) if far else None,
        locative=True,
        start=shift + (far.start() if far else edge.start),
    )


def _described(found: Setting, left: str, shift: int, last: str) -> Setting | None:
    """Read a word of kind ("the town of"), a part of it ("eastern"), or pass over the rest."""
    near = max(0, len(left.rstrip()) - _LONGEST_TYPE)
    odd = not last.isalpha()
    if last == "rural":
        start = shift + len(left.rstrip()) - len(last)
        return found._replace(type_word=found.type_word or "countryside", start=start)
    if last in ENDS_HOLD and (hold := HOLD.search(left)):
        kind = "capital" if hold[1].lower() == "capital" else ""
        return found._replace(type_word=found.type_word or kind, start=shift + hold.start())
    if (odd or last in _ENDS_TYPE) and (typed := _TYPE_OF.search(left, near)):
        # in "the Hodan district of Mogadishu" the word is Hodan's
        urban = typed[1].lower() in _OF_A_CITY and typed[0].split()[-1] == "of"
        others = urban and _CAPITAL.search(left, 0, typed.start())
        word = found.type_word or ("" if others else typed[1].lower().replace("cities", "city"))
        return found._replace(type_word=word, start=shift + typed.start())
    if (odd or last in _ENDS_INSIDE) and (part := _INSIDE.search(left, near)):
        bearing = bearing_of(part[1])
        relation: Relation = (
            "direction" if bearing and not found.type_word.startswith("cap") else "in"
        )
        # "the eastern Syrian city of X": the direction belongs to the country, not to X
        beside = part.end() == len(left) and found.type_word in ("", "countryside")
        own = found.bearing or (bearing if beside else "")
        return found._replace(
            bearing=own,
            inside=bool(own),
            relation=relation if own else found.relation,
            start=shift + part.start(),
        )
    return _skipped(found, left, shift, last)


def _skipped(found: Setting, left: str, shift: int, last: str) -> Setting | None:
    """Pass over an article, an owner or describing words."""
    if last == "of" and (within := WITHIN_IT.search(left)):
        return found._replace(start=shift + within.start())
    if last in _ARTICLES or last in DESCRIBING:
        return found._replace(start=shift + len(left.rstrip()) - len(last))
    if not last.isalpha():
        for pattern in (_ARTICLE, DESCRIPTION, _POSSESSOR):
            if match := pattern.search(left):
                return found._replace(start=shift + match.start())
    return None


def _directed(found: Setting, match: re.Match[str], shift: int) -> Setting:
    words = match[0].lower()
    rural = not found.type_word and "countryside" in words
    inside = rural or bool(_WITHIN.search(match.string[: match.end()]))
    number, unit = (match[1], match[2]) if match.re is AWAY else (None, "")
    return found._replace(
        relation="direction",
        type_word="countryside" if rural else found.type_word,
        bearing=bearing_of(match[match.lastindex or 1]),
        inside=inside,
        distance_km=km_of(number, unit) if number else None,
        edge=WATERS if unit and at_sea(unit) else found.edge,
        locative=True,
        start=shift + match.start(),
    )


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())
