"""Rows that stand once; what says the same again has their number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

Row = list[Any]
Of = TypeVar("Of")


class Texts(dict[str, int]):
    """Every text once, in the order of its first use, with its number."""

    def __missing__(self, text: str) -> int:
        """Give a new text the next number."""
        self[text] = number = len(self)
        return number


class Rows(dict[Hashable, int]):
    """Distinct keys in the order of their first use, each with its number; and their rows."""

    def __init__(self, make: Callable[[Any], Row]) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._make = make

    def __missing__(self, key: Hashable) -> int:
        """Give a new key the next number, and make its row."""
        self[key] = number = len(self)
        self.rows.append(self._make(key))
        return number


def grouped(
    things: Sequence[Of], key: Callable[[Of], Hashable], row: Callable[[Of], Row]
) -> dict[str, Row]:
    """Return the distinct ``rows`` of things, and the number of each thing's row (``of``).

    Parameters
    ----------
    things
        Incidents, say.
    key
        Tells the row of a thing from other rows. It is asked of every thing, so it is quick.
    row
        The row itself, asked only of the first thing of each key.
    """
    keys = [key(thing) for thing in things]
    first: dict[Hashable, Of] = {}
    for own, thing in zip(keys, things, strict=True):
        if own not in first:
            first[own] = thing
    numbers = {own: number for number, own in enumerate(first)}
    return {
        "rows": [row(thing) for thing in first.values()],
        "of": [numbers[own] for own in keys],
    }


def steps(numbers: Sequence[int]) -> list[int]:
    """Return the first number and the difference of each one to the one before."""
    return [number - before for before, number in pairwise([0, *numbers])]
