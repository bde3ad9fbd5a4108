"""What an attack hit that is no party: a hospital, a market, a convoy, a ship by its name.

Each is kept in the report's words ("livestock market") as a target without an actor. It is the
object of a verb or noun of attack ("shelled a market", "strike on a tent"), or the subject of a
passive one ("an oil depot was hit"), as the tables say; things in a row share their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from geo.actors import thing_words as words
from geo.actors.people_hit import people_hit
from geo.actors.thing_words import wordings
from geo.actors.views import Context
from geo.attacks.clauses import Clause
from geo.patterns.gates import Gate
from geo.records import Attribution

_HEAD = wordings(
    words.SHIPS, words.MOVING, words.BUILDINGS, words.WORKS, words.MILITARY, words.PEOPLE
)
_SHIP = wordings(words.SHIPS)
_NO_THING = rf"(?![\w’'-]|\s+{wordings(words.NO_THING)}\b)"
_WORD = rf"(?!{wordings(words.STOPS)}\b)[\w.’'-]+"
_COUNT = (
    r"(?:(?:at\s+least|more\s+than|about|around|nearly|over)\s+)?"
    rf"{wordings(words.COUNTS)}(?![\w-])"
)
_NAME = r"(?-i:[A-Z][\w’'-]+)"
_STREET = r"(?-i:Street|Avenue|Square|Boulevard|Roundabout)"
_CALLED = rf"(?:\s+(?={_NAME}\b)(?<=er\s|ip\s|el\s|at\s|rs\s|ry\s){_NAME}(?:\s+{_NAME})?)?"
"""The name of a ship or ferry, behind what it is."""
_PHRASE = (
    rf"(?:(?:{_NAME}\s+){{0,2}}{_NAME},\s+an?\s+(?:{_WORD}\s+){{0,4}}?{_SHIP}|"
    rf"(?:{_NAME}\s+){{1,3}}{_STREET}|"
    rf"(?:{_COUNT}\s+(?:of\s+(?:its|the|their)\s+)?)?(?:(?!{_COUNT}){_WORD}\s+){{0,4}}?"
    rf"{_HEAD}{_CALLED}){_NO_THING}"
)
_ARTICLE = r"(?:(?:the|an?|its|their|his|her|our|another|one|this|that)\s+)?"
_PART = (
    r"(?:(?:the\s+)?(?:wall|gates?|side|entrance|front|roof|edge|courtyard|area|perimeter|"
    r"grounds?|middle|doors?|vicinity|centre|center|rear|back)\s+of\s+)?"
)
_INTO = wordings(words.INTO)
_WENT = rf"{wordings(words.WENT)}\s+(?:[\w-]+\s+){{0,5}}?{_INTO}"
_DEED = rf"{wordings(words.DEEDS_ON)}\s+(?:{_WORD}\s+){{0,3}}?(?:on|against|{_INTO})"
_OBJECT = Gate(
    re.compile(
        rf"\b(?:{wordings(words.HIT)}|{_WENT}|{wordings(words.DEEDS_OF)}|{_DEED})\s+"
        rf"{_PART}{_ARTICLE}(?P<what>{_PHRASE})",
        re.IGNORECASE,
    )
)
"""Behind words of attack: "shelled a market", "rammed a car into the gate of a base"."""
_BEEN = rf"(?=(?:{wordings(words.WAS)}\s+){{0,3}}?(?:was|were|is|are|been|being|came|come|comes)\b)"
"""Without one of these it struck itself: "aircraft have targeted"."""
_BADLY = (
    r"(?:badly|severely|heavily|completely|partially|totally)\s+(?:destroyed|damaged|burn(?:ed|t)|"
    r"bombed|shelled)\b(?!\s+(?:an?|the|its|their|at|two|three|four|\d+)\b)"
)
_WAS_HIT = rf"(?:{_BEEN}(?:{wordings(words.WAS)}\s+){{1,4}}{wordings(words.WAS_HIT)}\b|{_BADLY})"
_PASSIVE = Gate(re.compile(rf"\b{_WAS_HIT}", re.IGNORECASE))
"""Without this no subject was hit; it begins with one of a few words, and is looked for first."""
_BEHIND = (
    r"(?:\s+(?:in|of|at|near|on|carrying|belonging\s+to|used\s+by|anchored|sailing)\s+"
    r"(?:[\w’'-]+\s*){1,6}?)?(?:,[^,;.]{1,60},)?"
)
_SUBJECT = re.compile(
    rf"(?<![\w-]){_ARTICLE}(?P<what>{_PHRASE}){_BEHIND}\s+{_WAS_HIT}", re.IGNORECASE
)
"""In front of a passive one: "two ambulances were hit"."""
_NEXT = re.compile(
    rf"(?:\s+(?:in|at|of|near|on)\s+(?:the\s+)?{_NAME}(?:[\s-]+{_NAME}){{0,2}})?"
    rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+){_ARTICLE}(?P<what>{_PHRASE})",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<what>{_PHRASE})(?:,?\s+and|,)\s+$", re.IGNORECASE)
"""In front of the last of a row: "a school and" a clinic were hit."""
_NUMBERED = re.compile(r"[A-Z][\w’'-]+\s+\d{1,4}\b(?!\s*(?:km|kilomet|mile|met(?:er|re)))")
"""A name with a number, which the place tells: "Tower 22"."""
_REACH = 60
_RUNS_ON = re.compile(r"\s+(?:was|were|has|have|had|is|are|that|which|said|killed)\b")
"""Behind a further thing these begin a clause of its own: "a bus, and a car was"."""
_FLIES = re.compile(
    r"(?<=planes|.craft|..jets|copter|opters|drones)\s+(?:(?:also|then|later|has|have|had)\s+){0,2}(?:appeared|bombed|hit|struck|"
    r"targeted|attacked|dropped|carried|launched|fired|conducted|pounded|raided|shelled|bombarded|killed|destroyed)\b",
    re.IGNORECASE,
)
"""Behind aircraft, where they begin a clause of their own whose comma is lost."""
_IN_A_ROW = 5
"""Things of one row that are kept."""
_SENTENCES = 32


def hit_things(
    clause: Clause, context: Context, by: str, known: list[Attribution]
) -> list[Attribution]:
    """Read the things hit out of one clause.

    Parameters
    ----------
    clause, context
        A telling, and the sentence that it stands in.
    by
        Who says so; empty for the report itself.
    known
        Targets that are parties; their things ("vehicles of the group") are not told again.
    """
    text = context.sentence.text
    told = [
        (a.span.start - context.sentence.span.start, a.what) for a in known if a.role == "target"
    ]
    found: dict[str, tuple[int, int]] = {}
    for start, end in _stretches(text):
        if clause.holds(start) and not any(
            _same(at, what, start, text[start:end]) for at, what in told
        ):
            found.setdefault(" ".join(text[start:end].split()), (start, end))
    return [
        Attribution(
            "",
            None,
            "target",
            "reported_as_fact",
            by,
            what,
            context.sentence.at(*at),
            context.document,
        )
        for what, at in found.items()
    ]


def _same(at: int, what: str, start: int, thing: str) -> bool:
    """Whether a party's own words, beside its name, hold the thing, or are held by its words."""
    one, other = thing.casefold(), what.casefold()
    return (one in other or other in one) and abs(start - at) <= max(len(one), len(other))


@lru_cache(maxsize=_SENTENCES)
def _stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Where things hit stand in a sentence; its clauses ask one after the other."""
    return (*_objects(text), *_subjects(text), *people_hit(text))


def _objects(text: str) -> Iterator[tuple[int, int]]:
    for match in _OBJECT.finditer(text):
        if not (
            _NUMBERED.match(text, match.start("what")) or _FLIES.match(text, match.end("what"))
        ):
            yield match.span("what")
        end = match.end("what")
        for _ in range(_IN_A_ROW):
            further = _NEXT.match(text, end)
            if further is None or _RUNS_ON.match(text, further.end("what")):
                break
            yield further.span("what")
            end = further.end("what")


def _subjects(text: str) -> Iterator[tuple[int, int]]:
    if _PASSIVE.search(text) is None:
        return
    for match in _SUBJECT.finditer(text):
        front = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        if front:
            yield front.span("what")
        yield match.span("what")
