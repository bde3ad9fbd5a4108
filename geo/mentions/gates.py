"""Telling quickly where in a sentence a pattern can match, so that it is tried nowhere else.

Most sentences hold none of the hundred words that a pattern of this room is made of, and trying
them one by one at every letter is what reading a report would cost most. A gate knows, out of the
pattern itself, the letters that a match begins with, or words of which one must stand in it.

Most patterns begin at the beginning of a word. Each word of the language is looked at once: which
patterns can begin with it is remembered (`_Openings`), and a sentence is then only cut at its
blanks. A pattern that may begin anywhere is tried where one of its words stands in the sentence.
A gate may open for nothing; it never stays shut before a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from geo.mentions.beginnings import DIGIT, END, LONGEST, beginnings
from geo.mentions.needed_words import A_DIGIT, Words, needed_words

_MOST_WORDS = 400
"""More words than this are slower than the pattern."""
_MOST_LETTERS = 6
"""A pattern that begins with more letters than this, whatever follows them, is tried anywhere."""
_SENTENCES = 512
_REMEMBERED = 200_000
_LONGEST_CHUNK = 64
_DOTS = str.maketrans({"ı": "i", "\u0307": None})
"""Of letters i, which a pattern in any case takes for one."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")

_Places = tuple[tuple[int, int], ...]
"""Where words begin, with the gates that each may open."""


class Gate:
    """A pattern behind a look for how it begins, or for the words that it needs.

    Parameters
    ----------
    pattern
        Any compiled pattern; where it says nothing of what it begins with or needs, the gate is
        always open.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.beginnings = _useful(beginnings(pattern))
        self.bit = _OPENINGS.enter(self.beginnings)
        found = frozenset() if self.beginnings else needed_words(pattern)
        found = found if len(found) <= _MOST_WORDS else frozenset()
        self.words = _least(found - {A_DIGIT})
        self.digit = A_DIGIT in found

    def opens(self, text: str) -> bool:
        """Whether a match is possible in a sentence."""
        if self.bit:
            return bool(_openings(text)[0] & self.bit)
        folded = text.casefold()
        for word in self.words:  # a loop is twice as quick as any()
            if word in folded:
                return True
        if self.digit:
            return _DIGIT.search(folded) is not None
        return not self.words

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return the pattern's matches in a sentence, as `re.Pattern.finditer` does."""
        if not self.bit:
            return self.pattern.finditer(text) if self.opens(text) else ()
        every, places = _openings(text)
        return self._tried(text, places) if every & self.bit else ()

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match in a sentence from a place on, or None."""
        if not self.bit:
            return self.pattern.search(text, start) if self.opens(text) else None
        every, places = _openings(text)
        return next(self._tried(text, places, start), None) if every & self.bit else None

    def _tried(self, text: str, places: _Places, free: int = 0) -> Iterator[re.Match[str]]:
        bit = self.bit
        for place, mask in places:
            if mask & bit and place >= free and (match := self.pattern.match(text, place)):
                yield match
                free = match.end()


class _Openings(dict[str, _Places]):
    """What stands between two blanks, to the places in it where gates open, and which do.

    A gate is one bit of a number.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gates = 0
        self._letters: dict[str, int] = {}

    def enter(self, letters: frozenset[str]) -> int:
        """Take a gate in; return its bit, and 0 for one without known beginnings."""
        if not letters:
            return 0
        self.clear()
        _openings.cache_clear()
        bit = 1 << self._gates
        self._gates += 1
        for beginning in letters:
            self._letters[beginning] = self._letters.get(beginning, 0) | bit
        return bit

    def __missing__(self, chunk: str) -> _Places:
        found = tuple(
            (word.start(), mask) for word in _WORD.finditer(chunk) if (mask := self._mask(word[0]))
        )
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[chunk] = found
        return found

    def _mask(self, word: str) -> int:
        """Bits of the gates that a word may open."""
        known = self._letters
        mask = known.get(DIGIT, 0) if word[0].isdecimal() else 0
        for form in {word, word.casefold().translate(_DOTS)}:
            mask |= known.get(form + END, 0)
            for length in range(1, LONGEST + 1):
                mask |= known.get(form[:length], 0)
        return mask


_OPENINGS = _Openings()


@lru_cache(maxsize=_SENTENCES)
def _openings(text: str) -> tuple[int, _Places]:
    """Return which gates open in a sentence, and the places with those that open there."""
    places, every, start = [], 0, 0
    for chunk in text.split(" "):
        for place, mask in _OPENINGS[chunk]:
            places.append((start + place, mask))
            every |= mask
        start += len(chunk) + 1
    return every, tuple(places)


def _useful(letters: frozenset[str]) -> frozenset[str]:
    """Forget beginnings that most words have."""
    single = sum(len(beginning) == 1 for beginning in letters)
    return letters if single <= _MOST_LETTERS else frozenset()


def _least(words: Words) -> tuple[str, ...]:
    """Leave out what holds another of them: "air strike" where "strike" is looked for."""
    return tuple(sorted(w for w in words if not any(other != w and other in w for other in words)))
