"""Count marks, and write the table and the misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from geo.evaluation.scoring import Alarm, Mark

FIGURES: Mapping[str, str] = {
    "main recall": "main incidents: recall",
    "main precision": "main incidents: precision",
    "background recall": "background incidents: recall",
    "recall": "all incidents: recall",
    "precision": "all incidents: precision",
    "F1": "all incidents: F1",
    "date": "date right, of found",
    "place": "place within 10 km, of found",
    "place, roughly": "place within 50 km, of found",
    "found and placed": "found and within 10 km, of all",
    "perpetrator": "perpetrator right",
    "not over-claimed": "perpetrator: no more named than in the report",
    "not too firm": "perpetrator: not stated too firmly",
    "target": "target right",
    "event type": "event type right",
    "killed exact": "killed: range exact",
    "killed empty": "killed: empty where not told",
    "injured exact": "injured: range exact",
    "injured empty": "injured: empty where not told",
}
"""Figure -> its words, in the order of the table."""


class Figure(NamedTuple):
    """A share."""

    value: float
    right: int | None
    """None for what is no count of answers (F1)."""
    asked: int | None


def figures(marks: Iterable[Mark]) -> dict[str, Figure]:
    """Return every figure that was asked for, in the order of the table."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for mark in marks:
        right[mark.figure] += mark.right
        asked[mark.figure] += 1
    made = {name: Figure(right[name] / n, right[name], n) for name, n in asked.items()}
    if "precision" in made and "recall" in made:
        p, r = made["precision"].value, made["recall"].value
        made["F1"] = Figure(2 * p * r / (p + r) if p + r else 0.0, None, None)
    return {name: made[name] for name in FIGURES if name in made}


def table(marks: Sequence[Mark]) -> list[str]:
    """Write the figures, and of what kind the false incidents are."""
    made = figures(marks)
    width = max(map(len, FIGURES.values()))
    lines = [f"{words:{width}}  {_share(made.get(name))}" for name, words in FIGURES.items()]
    kinds = Counter(mark.alarm for mark in marks if mark.alarm)
    if kinds:
        told = [f"{kind} {kinds[kind]}" for kind in get_args(Alarm) if kinds[kind]]
        lines.append(f"{'false incidents':{width}}  {', '.join(told)}")
    return lines


def _share(figure: Figure | None) -> str:
    if figure is None:
        return "     -"
    counted = "" if figure.asked is None else f"  ({figure.right} of {figure.asked})"
    return f"{100 * figure.value:5.1f} %{counted}"


def misses(marks: Iterable[Mark]) -> list[str]:
    """Write each wrong answer with its sentence, one a line."""
    return [
        f"{mark.report} | {mark.miss} | {' '.join(mark.quote.split())}"
        for mark in marks
        if mark.miss and not mark.right
    ]
