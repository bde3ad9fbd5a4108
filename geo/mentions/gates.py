"""Telling quickly that a pattern matches nowhere in a sentence.

Most sentences hold none of the hundred words that a pattern of this room is made of, and trying
them one by one at every place is what reading a report would cost most. A gate knows, out of the
pattern itself, words of which one must stand in whatever it matches; looking for those is done by
`str` alone, many times faster. A gate may open for nothing; it never stays shut before a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2
"""A letter alone stands in every sentence, and shuts nothing out."""
_MOST = 400
"""More words than this are slower than the pattern."""

_DIGIT = re.compile(r"\d")
Words = frozenset[str]
_A_DIGIT = ""
"""Stands for any digit of any script; no word is empty."""


class Gate:
    """A pattern behind a look for the words that it needs.

    Parameters
    ----------
    pattern
        Any compiled pattern; without words that it needs, the gate is always open.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        found = _of_sequence(parser.parse(pattern.pattern, pattern.flags)) or frozenset()
        found = found if len(found) <= _MOST else frozenset()
        self.words = _least(found - {_A_DIGIT})
        self.digit = _A_DIGIT in found

    def opens(self, folded: str) -> bool:
        """Whether a match is possible.

        Parameters
        ----------
        folded
            The sentence after `str.casefold`.
        """
        for word in self.words:  # a loop is twice as quick as any()
            if word in folded:
                return True
        if self.digit:
            return _DIGIT.search(folded) is not None
        return not self.words

    def finditer(self, text: str, folded: str) -> Iterable[re.Match[str]]:
        """Return the pattern's matches in a sentence."""
        return self.pattern.finditer(text) if self.opens(folded) else ()


def _least(words: Words) -> tuple[str, ...]:
    """Leave out what holds another of them: "air strike" where "strike" is looked for."""
    return tuple(sorted(w for w in words if not any(other != w and other in w for other in words)))


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
        return frozenset({_A_DIGIT})
    return None  # what is optional, a class of letters, or looks around


def _of_branches(branches: Sequence[Any]) -> Words | None:
    needed = [_of_sequence(branch) for branch in branches]
    if not all(needed):
        return None
    return frozenset().union(*(words for words in needed if words))


def _worth(words: Words) -> tuple[int, int]:
    """Long words are rare, and few are quick."""
    return min(map(len, words)), -len(words)
