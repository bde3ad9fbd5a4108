"""The words that a figure of an event stands in, found at once among all its tellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from geo.incidents.tellings import Telling
from geo.records import Claim, Span

BEFORE = 40
"""Characters before a figure in which a word may say that it is the later one."""

Counts = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Told:
    """The tellings of an event, and where in them each figure stands.

    A report may give a thousand figures of one event: its tellings are gone through once.
    """

    tellings: tuple[Telling, ...]
    figures: tuple[tuple[Claim, Telling], ...]
    """In the order of reading."""
    at: Mapping[Span, list[int]]
    """Indices of `figures` by where their words stand."""
    alike: Mapping[Counts, list[int]]
    """Indices by the number of the dead, without parts of figures."""


def told_in(tellings: tuple[Telling, ...]) -> Told:
    """Return the tellings of an event with an index of their figures."""
    figures = tuple((claim, t) for t in tellings for claim in t.event.claims)
    at: dict[Span, list[int]] = defaultdict(list)
    alike: dict[Counts, list[int]] = defaultdict(list)
    for i, (claim, _) in enumerate(figures):
        at[claim.span].append(i)
        if claim.subset_of is None and claim.killed_min:
            alike[claim.killed_min, claim.killed_max].append(i)
    return Told(tellings, figures, dict(at), dict(alike))


def words_of(claim: Claim, told: Told) -> str:
    """The words of a figure and those in front of it, wherever the report gives it."""
    same = told.alike.get((claim.killed_min, claim.killed_max), [])
    numbers = sorted({*told.at.get(claim.span, []), *same})
    return "; ".join(_with_front(*told.figures[i]) for i in numbers)


def words_in(claim: Claim, told: Told, *, more: int = 0) -> str:
    """The words of a figure, and so many characters behind."""
    home = _home(claim, told)
    if home is None:
        return ""
    start = home.sentence.span.start
    return home.sentence.text[claim.span.start - start : claim.span.end - start + more]


def front_of(claim: Claim, told: Told) -> str:
    """The words of its sentence in front of a figure, back to the last semicolon."""
    home = _home(claim, told)
    if home is None:
        return ""
    before = home.sentence.text[: claim.span.start - home.sentence.span.start]
    return before.rpartition(";")[2]


def _home(claim: Claim, told: Told) -> Telling | None:
    """The first telling that gives a figure."""
    numbers = told.at.get(claim.span)
    return told.figures[numbers[0]][1] if numbers else None


def _with_front(claim: Claim, telling: Telling) -> str:
    """The words of a figure, with a few in front."""
    start = claim.span.start - telling.sentence.span.start
    end = claim.span.end - telling.sentence.span.start
    return telling.sentence.text[max(0, start - BEFORE) : end]
