"""A file of corrections made safe against new rules: ids of now, and the evidence beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from geo.corrections.finding import Conflict, Known
from geo.corrections.rows import evidence_of, quoted, to_rows
from geo.corrections.sheet import COLUMNS, Sheet, extended, read_sheet
from geo.records import Incident


def filled(path: Path, incidents: Iterable[Incident]) -> tuple[Sheet, int]:
    """Write evidence beside ids that have none, and the id of now where evidence found another.

    Parameters
    ----------
    path
        A file of corrections.
    incidents
        What its rows are about.

    Returns
    -------
    sheet, changed
        The file as it should be, and how many cells are new. Rows that are wrong, or mean
        nothing that is there, stay as they are.

    Raises
    ------
    UsageError
        When the file cannot be read.
    """
    sheet = extended(read_sheet(path), ())
    known = Known(incidents)
    changed = 0
    rows = []
    for number, cells in sheet.rows:
        new = dict(cells)
        try:
            row = next(iter(to_rows(number, cells)))
            new |= _cells("id", "evidence", cells, known.find(row))
            if row.other or row.other_evidence:
                new |= _other(row.action, cells, known)
        except (ValueError, Conflict):
            pass  # `check` tells of it
        changed += sum(new.get(name) != cells.get(name, "") for name in COLUMNS if name in new)
        rows.append((number, new))
    return replace(sheet, rows=tuple(rows)), changed


def _cells(id_: str, evidence: str, cells: Mapping[str, str], incident: Incident) -> dict[str, str]:
    """Return what is new in the two cells that say which incident is meant."""
    new: dict[str, str] = {}
    # an id that went into the one of now still finds it, and says more
    if cells.get(id_, "") not in (incident.id, *incident.merged_from):
        new[id_] = incident.id
    if not cells.get(evidence):
        new[evidence] = quoted(evidence_of(incident.evidence))
    return new


def _other(action: str, cells: Mapping[str, str], known: Known) -> dict[str, str]:
    """Do the same for the other one; what is to be split off is no incident yet."""
    id_ = cells.get("other", "").strip()
    if action != "merge" or id_ in known.homes:
        return {}
    return _cells("other", "other_evidence", cells, known.meant(id_, ()))
