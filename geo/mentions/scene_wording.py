"""What the words themselves say for a place as the scene of a verb: which verb, governed by what.

"Killed in clashes in X" and "killed in X" stand alike; the noun in front of the phrase tells them
apart. Signs like those of `scene_signs`, learned with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.toponyms.place_phrases import Phrase

_EVENTS = re.compile(
    r"\b(?:clashes|fighting|battles?|attacks?|bombings?|campaign|operations?|offensive|war|"
    r"crackdown|raids?|strikes?|shelling|blasts?|explosions?|violence|assaults?|ambush|protests?|"
    r"demonstrations?|rall(?:y|ies)|conflict|siege|accident|crash|incident|shootings?|gunfight|"
    r"unrest|riots?)\s*$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:bases?|hospital|police|embassy|army|troops|forces|people|soldiers|residents|fighters|"
    r"militants|group|targets?|positions?|headquarters|government|leader|man|woman|men|students?|"
    r"insurgents|rebels|civilians)\s*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+|also\s+|found\s+|all\s+)*$"
)
_YEAR, _DAY = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b"), re.compile(r"day\b")
_ENDINGS = ("ing", "ed", "s", "e")
_REACH, _MOST = 40, 2


def wording_signs(
    text: str, verb: tuple[int, int], phrase: Phrase, every: Sequence[Phrase]
) -> Iterator[str]:
    """Tell what the words say; the arguments are those of `geo.mentions.scene_signs.signs_of`."""
    after = phrase.name_start >= verb[1]
    side, preposition = ("after" if after else "before"), phrase.preposition or "none"
    word = text[slice(*verb)].lower()
    stem = _stem(word)
    yield from (f"stem {stem}", f"stem {stem} {side}")
    voice = (
        "doing" if word.endswith("ing") else "done" if _PASSIVE.search(text[: verb[0]]) else "did"
    )
    yield from (f"voice {voice} {side}", f"voice {voice} {side} {preposition}")
    between = text[verb[1] : phrase.start] if after else text[phrase.end : verb[0]]
    yield f"{side} commas {min(between.count(','), _MOST)}"
    same = [p for p in every if (p.name_start >= verb[1]) == after]
    rank = same.index(phrase) if after else len(same) - 1 - same.index(phrase)
    yield f"{side} rank {min(rank, _MOST)} {preposition}"
    yield "year" if _YEAR.search(text) else "weekday" if _DAY.search(text) else "no time"
    if phrase.preposition:
        yield f"governed by {_governor(text, verb, phrase)} {side}"


def _governor(text: str, verb: tuple[int, int], phrase: Phrase) -> str:
    """Name what a preposition hangs on: the verb itself, an event, people or their house."""
    if 0 <= phrase.start - verb[1] <= 1:
        return "verb"
    left = text[max(0, phrase.start - _REACH) : phrase.start]
    return "event" if _EVENTS.search(left) else "people" if _PEOPLE.search(left) else "other"


def _stem(word: str) -> str:
    """Cut off what a verb ends with: "killed", "killing" and "kill" are one."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 2), "")
    return word.removesuffix(ending)
