"""Numbers of a sentence that count nobody dead or hurt: parts told before, things, those saved."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.casualties.tags import People, Word
from geo.casualties.words import THINGS

_SHARE = re.compile(r"uE[Dnw]{1,4}(?=[,.A])")
"""A bare number with a place alone, of which nothing is said."""
_NEXT_PART = re.compile(r"m[wna]{0,3}(?:s(?=[,.])|A[aD]*u(?=[wnDpa]{0,4},))")
"""Somebody behind "one of them", who is that one or the next part: "and one a guard"."""
_SAVED_WORDS = "saved rescued evacuated freed released arrested detained saving rescuing evacuating"
_SAVED = frozenset(_SAVED_WORDS.split())
"""Verbs whose objects are nobody killed or hurt, by what these words say."""
_BEEN = frozenset(["was", "were", "been", "being"])
_HURT_ONES = re.compile(r"[^.,cA]{0,4}[JXYik]")
"""Behind people saved: "rescued eight wounded", "evacuated 12 people with injuries"."""


def without_others(items: list[People], words: list[Word]) -> list[People]:
    """Return the items with other letters where a number counts nobody dead or hurt.

    Parameters
    ----------
    items
        The counted people and single words of a sentence.
    words
        Its words.
    """
    return _without_saved(_without_shares_of_things(_without_parts(items), words), words)


def _without_parts(items: list[People]) -> list[People]:
    """Count nobody twice: "seven men, six of them Saudis and one a guard, were hurt"."""
    tags = "".join(item.tag for item in items)
    for part in _NEXT_PART.finditer(tags) if "m" in tags else ():
        i = part.end() - 1
        items[i] = replace(items[i], tag="p")
    return items


def _without_shares_of_things(items: list[People], words: list[Word]) -> list[People]:
    """Let the numbers behind a number of things count these: "47 sites, 29 in X and 18 in Y"."""
    tags = "".join(item.tag for item in items)
    if "x" not in tags:
        return items
    things = False
    for i, item in enumerate(items):
        if item.tag == "x":
            things = bool(THINGS & counted_words(words, item.first + 1, item.last + 3))
        elif item.tag in "KVGUH":
            things = False
        elif things and item.tag == "u" and item.first == item.last and _SHARE.match(tags, i):
            items[i] = replace(item, tag="x") if tags[i - 1] in ",A" else item
    return items


def _without_saved(items: list[People], words: list[Word]) -> list[People]:
    """Count nobody who was saved: "rescued eight people, while 20 were injured"."""
    for i, item in enumerate(items[1:], 1):
        if item.tag != "u" or words[item.first - 1].text not in _SAVED:
            continue
        before = words[item.first - 2].text if item.first > 1 else ""
        behind = "".join(other.tag for other in items[i + 1 : i + 6])
        if before not in _BEEN and not _HURT_ONES.match(behind):
            items[i] = replace(item, tag="x")
    return items


def counted_words(words: list[Word], start: int, end: int) -> set[str]:
    """Return the words that may name what a number counts: none beyond "in", "and" or a mark.

    Parameters
    ----------
    words
        The sentence.
    start, end
        Where the words behind the number begin, and how far to look.
    """
    inside = words[start:end]
    stop = next((i for i, word in enumerate(inside) if word.tag in "Ec.,AMB"), len(inside))
    return {word.text for word in inside[:stop]}
