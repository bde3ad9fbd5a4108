"""Words of which one must stand in whatever a pattern matches, read out of the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2
"""A letter alone stands in every sentence, and shuts nothing out."""

Words = frozenset[str]
A_DIGIT = ""
"""Stands for any digit of any script; no word is empty."""


def needed_words(pattern: re.Pattern[str]) -> Words:
    """Return folded words of which one stands in each match; the empty set where there are none.

    Parameters
    ----------
    pattern
        Any compiled pattern.
    """
    return _of_sequence(parser.parse(pattern.pattern, pattern.flags)) or frozenset()


def _of_sequence(tokens: Iterable[Any]) -> Words | None:
    """Words of which one stands in whatever a sequence matches; None where there are none."""
    choices: list[Words] = []
    run = ""
    for code, value in tokens:
        if code is codes.LITERAL and value < 128:  # beyond it a letter has more than one case
            run += chr(value).casefold()
            continue
        choices += _run(run)
        run = ""
        if needed := _of_token(code, value):
            choices.append(needed)
    choices += _run(run)
    return max(choices, key=_worth, default=None)


def _run(run: str) -> list[Words]:
    return [frozenset({run})] if len(run) >= _SHORTEST else []


def _of_token(code: Any, value: Any) -> Words | None:
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is codes.BRANCH:
        return _of_branches(value[1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and value[0] > 0:
        return _of_sequence(value[-1])
    if code is codes.IN and value == [(codes.CATEGORY, codes.CATEGORY_DIGIT)]:
        return frozenset({A_DIGIT})
    return None  # what is optional, a class of letters, or looks around


def _of_branches(branches: Sequence[Any]) -> Words | None:
    needed = [_of_sequence(branch) for branch in branches]
    if not all(needed):
        return None
    return frozenset().union(*(words for words in needed if words))


def _worth(words: Words) -> tuple[int, int]:
    """Long words are rare, and few are quick."""
    return min(map(len, words)), -len(words)
