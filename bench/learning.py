"""The two small models of the geoparser, fitted: plain and conditional logistic regression.

Only for training: what runs afterwards reads a table of weights and adds. Needs numpy and scipy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Choice = tuple[Sequence[Mapping[str, float]], Sequence[bool], float]
"""Signs of each choice, whether it is right, and the weight of the case."""


def fit_clues(
    cases: Iterable[tuple[Sequence[str], bool]], *, ridge: float = 1.0, least: int = 4
) -> dict[str, float]:
    """Learn what clues are worth: the log-odds that a case with them holds.

    Parameters
    ----------
    cases
        Clues and whether the case holds.
    ridge
        Penalty of large weights.
    least
        A clue seen fewer times is left out.
    """
    cases = list(cases)
    seen = Counter(clue for clues, _ in cases for clue in set(clues))
    number = {clue: i for i, clue in enumerate(sorted(c for c, n in seen.items() if n >= least))}
    rows = [[number[c] for c in set(clues) if c in number] for clues, _ in cases]
    table = csr_matrix(
        (np.ones(sum(map(len, rows))), np.concatenate([np.array(r, int) for r in rows]),
         np.cumsum([0, *map(len, rows)])),
        shape=(len(rows), len(number)),
    )  # fmt: skip
    holds = np.array([held for _, held in cases], float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = table @ weights
        off = 1 / (1 + np.exp(-odds)) - holds
        value = np.sum(np.logaddexp(0, odds) - holds * odds) + ridge / 2 * weights @ weights
        return float(value), table.T @ off + ridge * weights

    fitted = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B").x
    return {clue: float(fitted[i]) for clue, i in number.items()}


def fit_choices(
    cases: Iterable[Choice], *, ridge: float = 0.5, least: Mapping[str, float]
) -> dict[str, float]:
    """Learn what signs weigh among choices of which some are right (conditional logit).

    The likelihood of a case is that of all its right choices together.

    Parameters
    ----------
    cases
        The cases.
    ridge
        Penalty of large weights.
    least
        Weights that signs have at least, whatever the cases say.
    """
    cases = list(cases)
    number: dict[str, int] = {}
    for signs, _, _ in cases:
        for one in signs:
            for sign in one:
                number.setdefault(sign, len(number))
    data, columns, ends = [], [], [0]
    for signs, _, _ in cases:
        for one in signs:
            data += one.values()
            columns += [number[sign] for sign in one]
            ends.append(len(data))
    table = csr_matrix((data, columns, ends), shape=(len(ends) - 1, len(number)))
    sizes = [len(right) for _, right, _ in cases]
    begins = np.cumsum([0, *sizes[:-1]])
    case = np.repeat(np.arange(len(cases)), sizes)
    right = np.concatenate([np.array(r, float) for _, r, _ in cases])
    share = np.array([weight for _, _, weight in cases])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = table @ weights
        odds = np.exp(sums - np.maximum.reduceat(sums, begins)[case])
        every, held = np.add.reduceat(odds, begins), np.add.reduceat(odds * right, begins)
        value = np.sum(share * (np.log(every) - np.log(held))) + ridge / 2 * weights @ weights
        slope = share[case] * (odds / every[case] - odds * right / held[case])
        return float(value), table.T @ slope + ridge * weights

    bounds = [(least.get(sign), None) for sign in number]
    start = np.array([least.get(sign, 0.0) for sign in number])
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return {sign: float(fitted[i]) for sign, i in number.items()}
