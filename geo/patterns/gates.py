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
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from geo.patterns.beginnings import DIGIT, END, LONGEST, beginnings
from geo.patterns.needed_words import A_DIGIT, Words, needed_words

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
_LAST_WORD = re.compile(r"\w+\Z")

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
        if not every & self.bit:
            return None
        return next(self._tried(text, places[bisect_left(places, (start,)) :], start), None)

    def _tried(self, text: str, places: _Places, free: int = 0) -> Iterator[re.Match[str]]:
        bit = self.bit
        for place, mask in places:
            if mask & bit and place >= free and (match := self.pattern.match(text, place)):
                yield match
                free = match.end()


class _Openings(dict[str, _Places | None]):
    """What stands between two blanks, to the places in it where gates open, and which do.

    A gate is one bit of a number. None stands for what cannot be told without the next words.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gates = 0
        self._letters: dict[str, int] = {}
        self._leading: dict[str, int] = {}
        """Words of which the next is told too, to all gates that may open with them."""
        self._followed: dict[tuple[str, str], _Places] = {}

    def enter(self, letters: frozenset[str]) -> int:
        """Take a gate in; return its bit, and 0 for one without known beginnings."""
        if not letters:
            return 0
        self.clear()
        self._followed.clear()
        _openings.cache_clear()
        bit = 1 << self._gates
        self._gates += 1
        for beginning in letters:
            self._letters[beginning] = self._letters.get(beginning, 0) | bit
            first, end, second = beginning.partition(END)
            if second:
                self._leading[first + end] = self._leading.get(first + end, 0) | bit
        return bit

    def __missing__(self, chunk: str) -> _Places | None:
        found = None if self._leads(chunk) else self._read(chunk, len(chunk))
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[chunk] = found
        return found

    def before(self, chunk: str, following: str) -> _Places:
        """Return the places in a chunk, knowing the next one."""
        pair = chunk, following
        found = self._followed.get(pair)
        if found is None:
            found = self._read(f"{chunk} {following}", len(chunk))
            if len(chunk) + len(following) <= _LONGEST_CHUNK:
                if len(self._followed) >= _REMEMBERED:
                    self._followed.clear()
                self._followed[pair] = found
        return found

    def _leads(self, chunk: str) -> bool:
        """Whether a chunk ends with a word of which the next is told too."""
        last = _LAST_WORD.search(chunk)
        return last is not None and any(form + END in self._leading for form in _forms(last[0]))

    def _read(self, text: str, until: int) -> _Places:
        words = list(_WORD.finditer(text))
        places = []
        for i, word in enumerate(words):
            if word.start() >= until:
                break
            after = words[i + 1] if i + 1 < len(words) else None
            gap = text[word.end() : after.start() if after else len(text)]
            following = (after[0] if after else None) if gap.isspace() else ""
            if mask := self._mask(word[0], following):
                places.append((word.start(), mask))
        return tuple(places)

    def _mask(self, word: str, following: str | None) -> int:
        """Bits of the gates that a word may open; the next is empty for none, None if unknown."""
        mask = 0
        for form in _forms(word):
            mask |= self._bits("", form)
            if form + END not in self._leading:
                continue
            if following is None:
                mask |= self._leading[form + END]
            else:
                for after in _forms(following):
                    mask |= self._bits(form + END, after)
        return mask

    def _bits(self, before: str, word: str) -> int:
        known = self._letters
        mask = known.get(before + word + END, 0)
        for length in range(1, min(LONGEST, len(word)) + 1):
            mask |= known.get(before + word[:length], 0)
        return mask


def _forms(word: str) -> set[str]:
    """Return a word as it is printed and as a pattern in any case takes it."""
    if not word.isalpha():
        word = _DIGIT.sub(DIGIT, word)
    return {word, word.casefold().translate(_DOTS)}


_OPENINGS = _Openings()


def opened(text: str) -> int:
    """Return the bits of all gates that open in a sentence; see `Gate.bit`."""
    return _openings(text)[0]


@lru_cache(maxsize=_SENTENCES)
def _openings(text: str) -> tuple[int, _Places]:
    """Return which gates open in a sentence, and the places with those that open there."""
    places, every, start = [], 0, 0
    chunks = text.split(" ")
    for number, chunk in enumerate(chunks, 1):
        found = _OPENINGS[chunk]
        if found is None:
            found = _OPENINGS.before(chunk, chunks[number] if number < len(chunks) else "")
        for place, mask in found:
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
