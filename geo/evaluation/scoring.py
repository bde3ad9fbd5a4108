"""Compare the incidents of a report with its labels, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isinf
from typing import Literal, NamedTuple

from geo.evaluation.fitting import (
    POINTS,
    blamed,
    both_fit,
    culprits,
    date_fits,
    date_right,
    hit_right,
    matched,
    off_km,
    place_fits,
    toll_exact,
    type_right,
    within,
)
from geo.evaluation.labels import Label, LabelledReport, Toll
from geo.evaluation.parties import party_of
from geo.gazetteer import Gazetteer
from geo.records import Extraction, Incident

NEAR_KM, FAR_KM = 10, 50
FIRMLY = frozenset({"officially_announced", "claimed", "reported", "denied"})
"""Attributions of a label that name somebody for certain."""
AS_A_FACT = frozenset({"announced_officially", "claimed", "reported_as_fact"})
"""Statuses of ours that do."""
Alarm = Literal["", "told twice", "no date or place", "other day", "other place", "no such event"]


class Mark(NamedTuple):
    """One answer, right or wrong."""

    figure: str
    right: bool
    report: str
    miss: str = ""
    """What was wanted and what came out."""
    quote: str = ""
    """The sentence that it rests on."""
    alarm: Alarm = ""
    """Of an incident that is in no label: what it is."""


def evaluate(
    reports: Iterable[tuple[LabelledReport, Extraction]], known: Gazetteer
) -> Iterator[Mark]:
    """Compare what came out of reports with their labels.

    Parameters
    ----------
    reports
        Each labelled report with what came out of it.
    known
        Says which names mean one party.

    Yields
    ------
    Mark
        One for each question, wrong answers with what was wanted.
    """
    for report, extraction in reports:
        made = [i for i in extraction.incidents if i.kind == "event"]
        found = matched(report.labels, made, both_fit, known)
        yield from _wanted(report, made, found, known)
        yield from _made(report, made, found)
        yield from _when_and_where(report, made, known)


def _wanted(
    report: LabelledReport, made: Sequence[Incident], found: dict[int, int], known: Gazetteer
) -> Iterator[Mark]:
    """Mark the labels: found or not, and the fields of those that were."""
    rest = [incident for j, incident in enumerate(made) if j not in found.values()]
    for i, label in enumerate(report.labels):
        if label.optional:
            continue
        why = _why(label, rest)
        rank = "main" if label.main else "background"
        missed = f"missed {rank} incident: {_told(label)} ({why})"
        yield Mark("recall", i in found, report.id, missed, label.evidence)
        yield Mark(f"{rank} recall", i in found, report.id)
        incident = made[found[i]] if i in found else None
        if label.place_precision in POINTS:
            right = incident is not None and within(label, incident, NEAR_KM)
            yield Mark("found and placed", right, report.id)
        if incident:
            yield from _fields(report.id, label, incident, known)


def _why(label: Label, rest: Sequence[Incident]) -> str:
    """Say what of the incidents that are left comes near a missed label."""
    near = [
        name
        for name, fits in (("place", place_fits), ("date", date_fits))
        if any(fits(label, incident) for incident in rest)
    ]
    return f"one fits by {', one by '.join(near)} alone" if near else "nothing comes near"


def _made(
    report: LabelledReport, made: Sequence[Incident], found: dict[int, int]
) -> Iterator[Mark]:
    """Mark the incidents: in a label or not."""
    label_of = {j: report.labels[i] for i, j in found.items()}
    for j, incident in enumerate(made):
        label = label_of.get(j)
        aside = label.optional if label else _is_left_aside(report.labels, incident)
        if not aside:
            alarm = "" if label else _alarm(report.labels, incident)
            miss = f"false incident, {alarm}: {_made_of(incident)}"
            quote = " / ".join(e.text for e in incident.evidence)
            yield Mark("precision", label is not None, report.id, miss, quote, alarm)
        if incident.salience == "main" and (not aside or (label and label.main)):
            yield Mark("main precision", label is not None and label.main, report.id)


def _is_left_aside(labels: Sequence[Label], incident: Incident) -> bool:
    """Whether it is a further record of what is optional, or of strikes told as one."""
    return any((g.optional or g.multi) and both_fit(g, incident) for g in labels)


def _alarm(labels: Sequence[Label], incident: Incident) -> Alarm:
    if any(both_fit(g, incident) for g in labels):
        return "told twice"
    if not incident.placed or not (incident.date_start or incident.date_end):
        return "no date or place"
    if any(place_fits(g, incident) for g in labels):
        return "other day"
    same_day = any(date_fits(g, incident) for g in labels)
    return "other place" if same_day else "no such event"


def _when_and_where(
    report: LabelledReport, made: Sequence[Incident], known: Gazetteer
) -> Iterator[Mark]:
    """Mark the days of what was found by its place, and the place of what was found by its days."""
    labels = report.labels
    for i, j in matched(labels, made, place_fits, known).items():
        if not labels[i].optional:
            miss = f"date: {_told(labels[i])} <- {made[j].date_start}..{made[j].date_end}"
            right = date_right(labels[i], made[j])
            yield Mark("date", right, report.id, miss, labels[i].evidence)
    for i, j in matched(labels, made, date_fits, known).items():
        if not labels[i].optional and labels[i].place_precision in POINTS:
            off = off_km(labels[i], made[j])
            far = "not placed" if isinf(off) else f"{off:.0f} km off"
            miss = f"place {far}: {_told(labels[i])} <- {_made_of(made[j])}"
            near = within(labels[i], made[j], NEAR_KM)
            yield Mark("place", near, report.id, miss, labels[i].evidence)
            yield Mark("place, roughly", within(labels[i], made[j], FAR_KM), report.id)


def _fields(report: str, label: Label, incident: Incident, known: Gazetteer) -> Iterator[Mark]:
    """Mark type, culprit, target and tolls of a found incident."""
    yield from _who(report, label, incident, known)
    kinds, quote = ", ".join(sorted(label.event_types)), label.evidence
    miss = f"event type: {kinds} <- {incident.event_type}"
    yield Mark("event type", type_right(label, incident), report, miss, quote)
    if label.targets:
        miss = f"target: {label.targets} <- {incident.targets}"
        yield Mark("target", hit_right(label, incident, known), report, miss, quote)
    yield from _toll("killed", label.killed, incident.killed, report, quote)
    yield from _toll("injured", label.injured, incident.injured, report, quote)


def _who(report: str, label: Label, incident: Incident, known: Gazetteer) -> Iterator[Mark]:
    wanted, named = blamed(label, known), culprits(incident)
    got = {party_of(a, known) for a in named}
    names = f"{label.perpetrators} ({label.attribution}) <- {incident.perpetrators}"
    firm = label.attribution in FIRMLY
    if label.perpetrators and firm:
        miss = f"perpetrator: {names}"
        yield Mark("perpetrator", bool(got & wanted), report, miss, label.evidence)
    else:
        miss = f"names more than the report: {names}"
        yield Mark("not over-claimed", got <= wanted, report, miss, label.evidence)
    if not firm:
        right = not any(a.status in AS_A_FACT for a in named)
        yield Mark("not too firm", right, report, f"too firm: {names}", label.evidence)


def _toll(
    what: str, wanted: Toll, got: tuple[int | None, int | None], report: str, quote: str
) -> Iterator[Mark]:
    miss = f"{what}: {wanted.low}..{wanted.high} <- {got[0]}..{got[1]}"
    if wanted.low is None:
        yield Mark(f"{what} empty", got == (None, None), report, miss, quote)
    else:
        yield Mark(f"{what} exact", toll_exact(wanted, got), report, miss, quote)


def _told(label: Label) -> str:
    """Write a label in a few words."""
    return f"{label.start}..{label.end}, {label.place}, {'/'.join(sorted(label.event_types))}"


def _made_of(incident: Incident) -> str:
    """Write an incident in a few words."""
    where = incident.place.name if incident.place else "no place"
    return f"{incident.date_start}..{incident.date_end}, {where}, {incident.event_type}"
