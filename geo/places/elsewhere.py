"""Names that the gazetteer has no answer for: what a geocoder is asked, and what its answer means.

A service knows names and no context. So nothing is asked without a country that the report names,
and of what comes back only that counts which is of the kind that the words say, and near the
places that the report is about. Where several are left, the name stays open: a wrong pin is worse
than none. The figures are those measured on homonyms, such as a base in Jordan and a tower block
of its name in Dubai, 1,855 km from everything else in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from geo.places.context import Name, apart_km
from geo.places.kinds import asked_for, is_area, kind_of
from geo.places.rank import SAME_KM, Decision
from geo.records import UNAVAILABLE, Answer, Candidate, Entry, Question

Geocode = Callable[[Question], Answer]
"""Asks elsewhere for a name."""

SURE, LESS_SURE = 0.8, 0.6
"""Confidence of the one place left, with something near it in the report and without."""
ANCHOR_KM = 400.0
"""Farther from all places of the report than this is another place of the name."""
PARENT_KM = 60.0
"""Farther than this from a town that the words put it in, likewise."""

_REFUSED = frozenset({"BLDG", "RD"})
"""A house or a street of the name is not meant where the words do not say so."""
_HOUSES = asked_for("hospital")


class Asked(NamedTuple):
    """What came of asking for a name."""

    decision: Decision
    answer: Answer
    note: str
    """For the record, one line."""


def question_of(name: Name, countries: Sequence[str], parent: Entry | None) -> Question:
    """Make the question for a name.

    Parameters
    ----------
    name
        The name.
    countries
        ISO 3166-1 alpha-2 codes that the report gives.
    parent
        What the words put the place into, if that is known.
    """
    within = parent.name if parent and kind_of(parent) != "country" else ""
    return Question(name.words, tuple(sorted(set(countries) - {""})), within)


def judge(name: Name, answer: Answer, anchors: Sequence[Entry], parent: Entry | None) -> Asked:
    """Say what an answer means for a name.

    Parameters
    ----------
    name
        The name.
    answer
        What the geocoder gave.
    anchors
        The places that the report surely names, areas left out.
    parent
        What the words put the place into, if that is known.
    """
    left = list(_near(_fitting(name, answer.entries), anchors, parent))
    # servers rank places of equal importance as they like, so the nearest is first, then by id
    left.sort(key=lambda pair: (pair[1], pair[0].source))
    entries = [entry for entry, _ in left]
    candidates = tuple(_candidate(entry, km, answer, anchors) for entry, km in left)
    if not entries:
        return Asked(Decision(None, 0.0, False, ()), answer, _why_none(answer))
    if any(apart_km(one, other) > SAME_KM for one, other in combinations(entries, 2)):
        note = f"the geocoder has {len(entries)} places of that name"
        return Asked(Decision(None, 0.0, True, candidates), answer, note)
    sure = SURE if anchors or parent else LESS_SURE
    return Asked(Decision(entries[0], sure, False, candidates), answer, "")


def _why_none(answer: Answer) -> str:
    if answer.status in ("failed", "offline"):
        return f"{UNAVAILABLE}: {answer.note}"
    if answer.entries:
        return "the geocoder has the name for another kind of place, or too far away"
    return answer.note


def _fitting(name: Name, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Of the kind that the words say; a house only for a hospital, school or the like."""
    for entry in entries:
        if entry.feature_code in _REFUSED and name.asked != _HOUSES:
            continue
        if not name.asked or kind_of(entry) in name.asked:
            yield entry


def _near(
    entries: Iterator[Entry], anchors: Sequence[Entry], parent: Entry | None
) -> Iterator[tuple[Entry, float]]:
    """Those near enough, with the distance from what is nearest of the report in kilometres."""
    for entry in entries:
        if parent and not _within(entry, parent):
            continue
        km = min((apart_km(entry, anchor) for anchor in anchors), default=0.0)
        if km <= ANCHOR_KM:
            yield entry, round(km, 1)


def _within(entry: Entry, parent: Entry) -> bool:
    if kind_of(parent) == "country":
        return entry.country == parent.country
    spare = parent.radius_km if is_area(parent) else 0.0
    return apart_km(entry, parent) <= PARENT_KM + spare


def _candidate(entry: Entry, km: float, answer: Answer, anchors: Sequence[Entry]) -> Candidate:
    reasons = [f"{answer.service} has the name in {entry.country}"]
    if anchors:
        closest = min(anchors, key=lambda anchor: apart_km(entry, anchor))
        reasons.append(f"{km:.0f} km from {closest.name}, which the report names")
    return Candidate(entry, SURE if anchors else LESS_SURE, tuple(reasons))
