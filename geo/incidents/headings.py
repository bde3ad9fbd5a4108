"""Place names that head a part of a report: "Hadrut.", "RAFAH: A drone", "In Aleppo:".

A round-up tells what happened where under such heads, and its sentences do not say it again. One
head alone is a dateline; two and more make a round-up. A head that names no place ("Diplomacy.")
ends the part before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geo.patterns.openers import OPENERS
from geo.records import Place, Sentence

FEWEST = 2
"""Heads with places from which a report counts as a round-up."""
WORDS = 4
"""Words that a head has at most."""
LONGEST = 70
"""Characters of a line that is a head, or in which a head ends."""

_BARE = re.compile(r"\W*(?:In\s+)?(?:the\s+)?(?P<head>[^.:;!?\d]{2,50})[.:]?\W*")
"""A line or sentence that is nothing but a head."""
_LED = re.compile(
    r"\W*(?:(?:In\s+)?(?P<head>[^.:;!?,\d]{2,40}):|(?P<town>[A-Z][A-Z '’-]{1,40}) [-–—])\s"
)
"""A head in front of a sentence; a town with a dash behind is written in capitals."""
_RUN_IN = re.compile(
    rf"\W*(?P<bare>(?:[A-Z][\w'’-]+\s){{1,3}}?)(?=(?:{OPENERS}|Terrorists?|Militants|Gunmen|Rebels|Death\stoll|"
    r"Army\sunits?|Units\sof|Rocket|Mortar|Shells)\s[a-z])"
)
"""A head that lost its line: "Aleppo Two people were wounded", "Homs Terrorists fired"."""
_SIGN = re.compile(r":| [-–—]\s")
_SPEAKS = re.compile(r"\b(?:said|says|told|added|asked|wrote|sources?|report)\b", re.IGNORECASE)

Heads = Mapping[int, Place | None]


def heads_of(sentences: Sequence[Sentence], places: Sequence[Place]) -> Heads:
    """Find the heads of a report.

    Parameters
    ----------
    sentences
        All sentences of the report.
    places
        All its places.

    Returns
    -------
    mapping
        Number of a sentence with a head to its place, None where it names none; empty for a
        report that is no round-up.
    """
    found: dict[int, Place | None] = {}
    for number, sentence in enumerate(sentences):
        head = _head(sentence) if sentence.section == "body" else None
        if head is None:
            continue
        start, end = head
        shift = sentence.span.start
        named = [
            p
            for p in places
            if p.toponym.sentence == number
            and p.toponym.kind not in ("demonym", "in_name")
            and start <= p.toponym.span.start - shift < end
            and (p.lon is not None or p.geometry is not None)
        ]
        if named or not _RUN_IN.match(sentence.text):
            found[number] = named[0] if named else None
    told = sum(place is not None for place in found.values())
    return found if told >= FEWEST else {}


def head_over(number: int, heads: Heads) -> Place | None:
    """Return the place of the head that a sentence stands under."""
    above = max((at for at in heads if at <= number), default=None)
    return None if above is None else heads[above]


def _head(sentence: Sentence) -> tuple[int, int] | None:
    """Where the head of a sentence stands in it."""
    text = sentence.text
    match = _BARE.fullmatch(text) if len(text) <= LONGEST else None
    if match is None and _SIGN.search(text, 0, LONGEST):
        match = _LED.match(text)
    match = match or _RUN_IN.match(text)
    if match is None:
        return None
    kind = next(name for name, words in match.groupdict().items() if words)
    if _SPEAKS.search(match[kind]):
        return None
    words = match[kind].split()
    named = words[0][:1].isupper() and len(words) <= WORDS
    return match.span(kind) if named else None
