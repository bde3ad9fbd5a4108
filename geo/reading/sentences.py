"""Paragraphs to sentences, as ranges of the text.

A sentence ends at final punctuation, closing quotes and a blank, when what follows can begin a
sentence: a capital, a digit, an opening quote, a script without case. The tables guard the
full stops of abbreviations. One pass, linear in the text, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.reading.paragraphs import BLANKS, trim

_TITLES = """
gen lt col maj sgt capt cmdr cdr adm brig cpl pvt pfc mr mrs ms messrs dr prof rev hon sen rep gov
pres fr st ste mt ft vs cf viz
"""
_SOMETIMES_FINAL = """
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
inc jr sr co corp ltd bros etc dept est al
"""
_OPENERS = """
The A An It Its He She They We You I His Her Their Our In On At As But And Or So If This That These
Those There Then After Before When While Where With Without For From By To Of According However
Meanwhile Earlier Later Since Until Although Though Both Some Several Many Most All No Not Also Two
Three Four Five Six Seven Eight Nine Ten What Who How Why Another Each Once Under During Among
Between Despite Local Officials Witnesses Residents
"""

TITLES = frozenset(_TITLES.split())
"""Abbreviations that a name follows: never the end of a sentence."""
BEFORE_DIGITS = frozenset(("no", "nos", "pp", "art", "fig", "ch", "vol", "approx", "ca"))
"""Abbreviations only where a number follows: "No. 5", but "he said no. Then"."""
SOMETIMES_FINAL = frozenset(_SOMETIMES_FINAL.split())
"""Abbreviations that also end sentences: kept together unless an opener follows. Dotted letters
(U.S., U.N., a.m.) and initials ("Jane F. Doe") are treated alike."""
OPENERS = frozenset(_OPENERS.split())
"""Words that begin a sentence far oftener than they go on a name."""

LONGEST = 4_000
"""Code points of a sentence; what is longer is no prose and is cut at blanks."""

# The look back is behind the first sign, so that the search can leap from sign to sign; it keeps
# a long run of dots from being tried at every dot.
_BOUNDARY = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"'”’»)\]]*+\s++")
_NEXT_WORD = re.compile(r"[^\W_]+(?!\.)")
_LAST_TOKEN = re.compile(r"[^\s\"'“”‘’(\[/–—-]*+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_]")
_ANEW = "Meanwhile "
"""A word that has a capital at the beginning of a sentence alone."""
_RUNS_INTO = re.compile(r"\w\s$")
_OPENING = "\"'“”‘’«([¿¡—–- "
_LONGEST_ABBREVIATION = 12


def sentence_ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph as ``start, end`` without blanks at the ends.

    Examples
    --------
    >>> text = "Lt. Gen. Doe left at 5 a.m. on Friday. Nobody was hurt."
    >>> [text[start:end] for start, end in sentence_ranges(text, 0, len(text))]
    ['Lt. Gen. Doe left at 5 a.m. on Friday.', 'Nobody was hurt.']
    """
    first = start
    for boundary in _BOUNDARY.finditer(text, start, end):
        numbered = boundary.start() - first < 4 and text[first : boundary.start()].isdigit()
        if boundary.end() < end and not numbered and _ends_sentence(text, boundary, end):
            yield from _unmarked(text, first, boundary.end())
            first = boundary.end()
    yield from _unmarked(text, first, end)


def _unmarked(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a range where the full stop is lost: "in Aleppo city Meanwhile in Damascus"."""
    at = text.find(_ANEW, start + 1, end)
    if at > start and _RUNS_INTO.search(text, max(start, at - 2), at):
        yield from cut(text, start, at)
        start = at
    yield from cut(text, start, end)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the range trimmed, in pieces of at most `LONGEST` code points, none of them empty."""
    start, end = trim(text, start, end)
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        blank = max(window.rfind(" "), window.rfind("\n"))
        at = start + (blank if blank > 0 else LONGEST)
        piece = trim(text, start, at)
        if piece[0] < piece[1]:
            yield piece
        start = at
        while start < end and text[start] in BLANKS:
            start += 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, boundary: re.Match[str], end: int) -> bool:
    at = boundary.end()
    while at < end and text[at] in _OPENING:
        at += 1
    if at == end or text[at].islower() or not text[at].isalnum():
        return False
    if boundary[0].rstrip(BLANKS) != ".":
        return True
    return not _is_abbreviation(text, boundary.start(), at)


def _is_abbreviation(text: str, stop: int, following: int) -> bool:
    """Whether the full stop at ``stop`` belongs to the word before it."""
    before = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    token = _LAST_TOKEN.search(before)
    word = token[0] if token else ""
    key = word.casefold()
    if key in TITLES:
        return True
    if key in BEFORE_DIGITS:
        return text[following].isdigit()
    dotted = (len(word) == 1 or "." in word) and _DOTTED.fullmatch(word)
    if key in SOMETIMES_FINAL or dotted:
        opener = _NEXT_WORD.match(text, following)
        return opener is None or opener[0] not in OPENERS
    return False
