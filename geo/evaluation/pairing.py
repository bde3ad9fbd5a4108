"""The best one-to-one assignment: which incident is which label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

LEAST = 1e-9
"""What counts as a gain; below it is the rounding of sums."""


def pairs(weights: Sequence[Mapping[int, float]]) -> dict[int, int]:
    """Pair rows with columns so that the sum of weights is greatest.

    Parameters
    ----------
    weights
        For each row, the columns that it may be paired with, and what each pair is worth.

    Returns
    -------
    Row -> column. Neither comes twice; a row or column may stay alone.

    Examples
    --------
    >>> pairs([{0: 3.0, 1: 2.0}, {0: 2.5}])
    {0: 1, 1: 0}
    """
    paired: dict[int, int] = {}
    while path := _gain(weights, paired):
        paired |= path
    return dict(sorted(paired.items()))


def _gain(weights: Sequence[Mapping[int, float]], paired: Mapping[int, int]) -> dict[int, int]:
    """Return the pairs to change for the greatest gain; none when nothing can be gained.

    A row that stays alone takes a column; the row that had it takes another, and so on until a
    free column. The gain of each way is found as the shortest paths in a graph are.
    """
    holder = {column: row for row, column in paired.items()}
    worth = {row: 0.0 for row in range(len(weights)) if row not in paired}
    reached: dict[int, float] = {}
    came_from: dict[int, int] = {}
    changed = True
    while changed:
        changed = False
        for row, column, weight in _steps(weights, paired, list(worth)):
            if worth[row] + weight > reached.get(column, -inf) + LEAST:
                reached[column], came_from[column] = worth[row] + weight, row
                changed = True
                if column in holder:
                    worth[holder[column]] = reached[column] - weights[holder[column]][column]
    free = max((c for c in reached if c not in holder), key=lambda c: reached[c], default=None)
    if free is None or reached[free] <= LEAST:
        return {}
    return _way(free, came_from, paired)


def _steps(
    weights: Sequence[Mapping[int, float]], paired: Mapping[int, int], rows: Sequence[int]
) -> list[tuple[int, int, float]]:
    """List the pairs that these rows could enter."""
    return [
        (row, column, weight)
        for row in rows
        for column, weight in weights[row].items()
        if paired.get(row) != column
    ]


def _way(column: int, came_from: Mapping[int, int], paired: Mapping[int, int]) -> dict[int, int]:
    """Walk back from a free column to the row that was alone."""
    changed: dict[int, int] = {}
    at: int | None = column
    while at is not None:
        row = came_from[at]
        changed[row] = at
        at = paired.get(row)
    return changed
