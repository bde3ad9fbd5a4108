"""Commas as learned from texts that have theirs: the words about a gap are weighed.

``bench/train_commas.py`` makes ``weights.csv``, bench/README.md has the figures.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from geo.restoring.signs import Words, signs_at, words_of

ODDS = 0.25
"""Log-odds above which a comma is put: a wrong one does more harm than a lacking one."""

_CLOSED = frozenset('.!?-–—"(')
"""A word that ends so needs no comma behind it."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Return what each sign is worth."""
    text = files("geo.restoring").joinpath("weights.csv").read_text(encoding="utf-8")
    return {row["sign"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}


def gaps_of(words: Words, worth: Mapping[str, float], odds: float = ODDS) -> Iterator[int]:
    """Yield the words behind which a comma is missing, from left to right."""
    begun = 0
    for at in range(len(words.ends) - 1):
        if sum(worth.get(sign, 0.0) for sign in signs_at(words, at, begun)) > odds:
            yield at
            begun = at + 1


def after_words(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the offsets in a sentence at which a comma is missing.

    Parameters
    ----------
    text
        A sentence.
    places
        Start and end of the place names in it.
    """
    words = words_of(text, places)
    for gap in gaps_of(words, weights()):
        at = words.ends[gap]
        if text[at - 1] not in _CLOSED:
            yield at
