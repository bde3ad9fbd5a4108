"""The pairing of labels with incidents is the best there is, checked against trying all."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluation.pairing import pairs

WEIGHTS = st.integers(0, 12).map(lambda n: n / 4 - 0.5)
ROWS = st.lists(st.dictionaries(st.integers(0, 4), WEIGHTS, max_size=5), max_size=4)


def worth(weights: list[dict[int, float]], paired: dict[int, int]) -> float:
    return sum(weights[row][column] for row, column in paired.items())


def best_of_all(weights: list[dict[int, float]]) -> float:
    """The greatest sum over every way to pair."""
    ways = product(*([None, *row] for row in weights))
    fair = (
        w for w in ways if len({c for c in w if c is not None}) == sum(c is not None for c in w)
    )
    return max(worth(weights, {r: c for r, c in enumerate(w) if c is not None}) for w in fair)


@given(ROWS)
def test_no_pairing_is_worth_more(weights: list[dict[int, float]]) -> None:
    paired = pairs(weights)
    assert len(set(paired.values())) == len(paired)
    assert worth(weights, paired) == pytest.approx(best_of_all(weights))


@pytest.mark.parametrize(
    ("weights", "paired"),
    [
        ([], {}),
        ([{}], {}),
        ([{0: 1.0}, {0: 2.0}], {1: 0}),
        ([{0: 3.0, 1: 2.9}, {0: 3.0}], {0: 1, 1: 0}),  # the first choice of both is not the best
        ([{0: 100.5}, {0: 50.9, 1: 50.1}], {0: 0, 1: 1}),
        ([{2: -1.0}], {}),
    ],
)
def test_pairs(weights: list[dict[int, float]], paired: dict[int, int]) -> None:
    assert pairs(weights) == paired
