"""Corrections on whole runs: on a map's incidents, and on records that keep each report apart.

A correction is about an event. On a map it changes the one incident that stands for it; in
records that keep each report apart it changes what each of these reports tells of it, so that
they are found to be one event again when they are read back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.corrections.applying import REGROUPING, Outcome, apply
from geo.corrections.finding import Conflict, Known
from geo.corrections.regrouping import Parts
from geo.corrections.rows import Row
from geo.gazetteer import Gazetteer
from geo.incidents import merge
from geo.records import Correction, Extraction, Incident

DROPPED = re.compile(r"dropped (\S+) \((.*)\Z", re.DOTALL)
"""How a note on a report begins that tells of an incident of it that was dropped."""


def correct(
    extractions: Iterable[Extraction],
    rows: Iterable[Row],
    gazetteer: Gazetteer,
    parts: Parts | None = None,
    *,
    apart: bool = False,
) -> tuple[tuple[Extraction, ...], Outcome]:
    """Apply corrections to what is shown on a map or in a table.

    Parameters
    ----------
    extractions
        What came out of the reports, joined where several tell of one event.
    rows
        As `geo.corrections.read_rows` gives them.
    gazetteer
        The one they were made with.
    parts
        Records of the single reports by id, for splits.
    apart
        See `geo.corrections.applying.apply`.

    Returns
    -------
    extractions, outcome
        As many, in the same order. What was dropped is in the notes of its report.
    """
    every = tuple(extractions)
    by_id = {i.id: i for x in every for i in x.incidents}
    outcome = apply(by_id.values(), _undropped(every, rows), gazetteer, parts, apart=apart)
    return _distributed(every, outcome), outcome


def correct_each(
    extractions: Iterable[Extraction], rows: Iterable[Row], gazetteer: Gazetteer
) -> tuple[tuple[Extraction, ...], Outcome]:
    """Apply corrections to records that keep each report apart; see `correct`."""
    every = tuple(extractions)
    flat = {i.id: i for x in every for i in x.incidents}
    whole = Known(merge(flat.values(), gazetteer))
    expanded: list[Row] = []
    for row in rows:
        expanded += _of_members(row, whole, flat)
    return correct(every, expanded, gazetteer, apart=True)


def _of_members(row: Row, whole: Known, flat: Parts) -> Iterable[Row]:
    """Yield a row for each report that tells of the event; the first is told of what is wrong."""
    if row.action in REGROUPING:
        return (row,)
    try:
        event = whole.find(row)
    except Conflict:
        return (row,)  # told when it is applied
    members = [i for i in event.merged_from or (event.id,) if i in flat]
    return [replace(row, id=member, evidence=()) for member in members]


def _undropped(extractions: Sequence[Extraction], rows: Iterable[Row]) -> list[Row]:
    """Leave out rows about what was dropped when the records were made."""
    found = [m for x in extractions for note in x.notes if (m := DROPPED.match(note))]
    gone, said = {m[1] for m in found}, {m[2] for m in found}
    return [
        row
        for row in rows
        if row.id not in gone and not (row.action == "drop" and _tail(row.recorded()) in said)
    ]


def _tail(correction: Correction) -> str:
    return f"{correction.author}, {correction.day.isoformat()}): {correction.reason}"


def _distributed(every: Sequence[Extraction], outcome: Outcome) -> tuple[Extraction, ...]:
    """Put incidents back into the reports that they came from."""
    home: dict[str, int] = {}
    report: dict[str, int] = {}
    for n, extraction in enumerate(every):
        report.setdefault(extraction.document.id, n)
        for incident in extraction.incidents:
            home.setdefault(incident.id, n)
    inside: dict[int, list[Incident]] = defaultdict(list)
    last = 0
    for incident in outcome.incidents:
        homes = [home[i] for i in (incident.id, *incident.merged_from) if i in home]
        told = [report[s.document] for s in incident.sources if s.document in report]
        last = min(homes or told or [last])
        inside[last].append(incident)
    notes: dict[int, list[str]] = defaultdict(list)
    for id_, correction in outcome.dropped.items():
        notes[home.get(id_, 0)].append(f"dropped {id_} ({_tail(correction)}")
    return tuple(
        replace(x, incidents=tuple(inside[n]), notes=(*x.notes, *notes[n]))
        if x.incidents or inside[n]
        else x
        for n, x in enumerate(every)
    )
