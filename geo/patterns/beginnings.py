r"""What the matches of a pattern begin with, read out of the pattern itself.

`\b(?:drones?|car bombs?)` matches only where a word begins with "drone", or is "car" and the next
begins with "bomb". That is
told for patterns of which every match begins at the beginning of a word; for all others nothing
is. What is told may be too much, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

LONGEST = 5
"""Letters of a word that are told."""
END = " "
"""Behind the letters of a word that ends there; letters behind it are those of the next word."""
DIGIT = "0"
"""Stands for any digit of any script."""
_MOST = 2000
_MOST_LETTERS = 64
"""A class of more letters than this says nothing."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_BLANK = (codes.IN, [(codes.CATEGORY, codes.CATEGORY_SPACE)])


class _Way(NamedTuple):
    """How a match may begin."""

    letters: str = ""
    bounded: bool = False
    """Whether no letter can stand in front."""
    closed: bool = False
    """Whether what follows is not known or not told."""


class _UnknownError(Exception):
    """Nothing can be said of how a pattern's matches begin."""


_Ways = frozenset[_Way]


def beginnings(pattern: re.Pattern[str]) -> frozenset[str]:
    r"""Return what each match of a pattern begins with; the empty set where it may be anything.

    Parameters
    ----------
    pattern
        Any compiled pattern.

    Returns
    -------
    frozenset of str
        Letters that a word begins with, `END` behind them where the word ends there, and then
        perhaps those of the next word behind a blank; folded where the pattern matches in any case.

    Examples
    --------
    >>> sorted(beginnings(re.compile(r"\b(?:on (?:Monday|Sunday)|today)\\b")))
    ['on Monda', 'on Sunda', 'today']
    """
    folded = bool(pattern.flags & re.IGNORECASE)
    try:
        ways = _through(frozenset({_Way()}), parser.parse(pattern.pattern, pattern.flags), folded)
    except _UnknownError:
        return frozenset()
    found = frozenset(way.letters for way in ways)
    return frozenset() if "" in found else found


def _through(ways: _Ways, tokens: Iterable[Any], folded: bool) -> _Ways:
    """Follow the ways through a sequence of the pattern."""
    for code, value in tokens:
        if all(way.closed for way in ways):
            break
        ways = _past(ways, code, value, folded)
        if len(ways) > _MOST:
            raise _UnknownError
    return ways


def _past(ways: _Ways, code: Any, value: Any, folded: bool) -> _Ways:
    if code is codes.LITERAL:
        return _letters(ways, [chr(value)], folded)
    if code is codes.IN:
        return _letters(ways, _class(value), folded)
    if code is codes.AT:
        return _at(ways, value)
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return _bounded(ways) if code is codes.ASSERT_NOT and _no_letter(value) else ways
    if code is codes.SUBPATTERN:
        return _through(ways, value[-1], folded or bool(value[1] & re.IGNORECASE))
    if code is codes.ATOMIC_GROUP:
        return _through(ways, value, folded)
    if code is codes.BRANCH:
        return frozenset().union(*(_through(ways, branch, folded) for branch in value[1]))
    if code in _REPEATS:
        return _repeated(ways, value, folded)
    return _letters(ways, None, folded)  # any letter, a letter but one, a group again


def _repeated(ways: _Ways, value: Any, folded: bool) -> _Ways:
    fewest, most, tokens = value
    once = _through(ways, tokens, folded)
    if most > 1 and list(tokens) != [_BLANK]:  # what comes behind the first time is not told
        once = frozenset(way._replace(closed=way.closed or bool(way.letters)) for way in once)
    return once if fewest else ways | once


def _letters(ways: _Ways, letters: list[str] | None, folded: bool) -> _Ways:
    """Add a letter that may be one of several, or any (None)."""
    made = set()
    for way in ways:
        if way.closed:
            made.add(way)
        elif letters is None:
            made.add(_ended(way))
        else:
            made.update(_longer(way, letter, folded) for letter in letters)
    return frozenset(made)


def _longer(way: _Way, letter: str, folded: bool) -> _Way:
    if letter.isspace():
        return _apart(way)
    if not (letter.isalnum() or letter == "_"):
        return _ended(_apart(way))
    if not letter.isascii():  # its cases are many
        return _ended(way)
    if not (way.letters or way.bounded):
        raise _UnknownError
    letter = DIGIT if letter.isdigit() else letter.lower() if folded else letter
    longer = way.letters + letter
    return way._replace(letters=longer, closed=len(longer.rpartition(END)[2]) == LONGEST)


def _apart(way: _Way) -> _Way:
    """Pass the end of a word; the second that ends is the last that is told."""
    if not way.letters:
        raise _UnknownError
    if way.letters.endswith(END):
        return way
    return way._replace(letters=way.letters + END, closed=END in way.letters)


def _ended(way: _Way) -> _Way:
    if not way.letters:
        raise _UnknownError
    return way._replace(closed=True)


def _class(parts: list[Any]) -> list[str] | None:
    """Letters of a class; None where they are too many or not told."""
    found: list[str] = []
    for code, value in parts:
        if code is codes.LITERAL:
            found.append(chr(value))
        elif code is codes.RANGE:
            found += map(chr, range(value[0], value[1] + 1))
        elif code is codes.CATEGORY and value is codes.CATEGORY_DIGIT:
            found.append(DIGIT)
        elif code is codes.CATEGORY and value is codes.CATEGORY_SPACE:
            found.append(" ")
        else:
            return None
        if len(found) > _MOST_LETTERS:
            return None
    return found


def _at(ways: _Ways, where: Any) -> _Ways:
    """Pass a boundary: before the first letter, or behind the last of a word."""
    if where is codes.AT_NON_BOUNDARY:
        return ways
    made = set()
    for way in ways:
        if way.closed:
            made.add(way)
        elif way.letters:
            made.add(_apart(way))
        else:
            made.add(way._replace(bounded=True))
    return frozenset(made)


def _bounded(ways: _Ways) -> _Ways:
    return frozenset(way if way.letters else way._replace(bounded=True) for way in ways)


def _no_letter(value: Any) -> bool:
    """Whether an assertion forbids a letter in front."""
    direction, tokens = value
    if direction != -1 or len(tokens) != 1 or tokens[0][0] is not codes.IN:
        return False
    return (codes.CATEGORY, codes.CATEGORY_WORD) in list(tokens[0][1])
