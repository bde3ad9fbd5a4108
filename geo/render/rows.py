"""Rows that stand once; what says the same again has their number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

Row = list[Any]
Of = TypeVar("Of")
Key = TypeVar("Key", bound=Hashable)


class Numbers(dict[Key, int]):
    """Every key once, in the order of its first use, with its number."""

    def __missing__(self, key: Key) -> int:
        """Give a new key the next number."""
        self[key] = number = len(self)
        return number


Texts = Numbers[str]
"""Of texts."""


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
    numbers: Numbers[Hashable] = Numbers()
    of = [numbers[key(thing)] for thing in things]
    rows: list[Row] = []
    for number, thing in zip(of, things, strict=True):
        if number == len(rows):
            rows.append(row(thing))
    return {"rows": rows, "of": of}


def steps(numbers: Sequence[int]) -> list[int]:
    """Return the first number and the difference of each one to the one before."""
    return [number - before for before, number in pairwise([0, *numbers])]
