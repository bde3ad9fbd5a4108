"""Files of other data sets' columns: one row an event, and no series or totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.export.columns import Named, incidents_in
from geo.export.tables import write_table
from geo.gazetteer import Gazetteer, load
from geo.records import Extraction, Incident


def write_events(
    extractions: Iterable[Extraction],
    path: Path,
    columns: Sequence[Named],
    cells_of: Callable[[Incident, Gazetteer], Mapping[str, Any]],
) -> None:
    """Write one row an event as CSV.

    Parameters
    ----------
    extractions
        Where the incidents are taken from.
    path
        The file.
    columns
        Its columns, in their order.
    cells_of
        Gives the cells of an event by the names of their columns; the others stay empty.
    """
    known = load(imports=False)
    names = [column.name for column in columns]
    rows = (cells_of(i, known) for i in incidents_in(extractions) if i.kind == "event")
    write_table(path, names, ([cells.get(name) for name in names] for cells in rows))


def year_of(incident: Incident) -> int | None:
    """Return the year of an incident, where its first and last day have the same."""
    years = {day.year for day in (incident.date_start, incident.date_end) if day}
    whole = incident.date_start and incident.date_end and len(years) == 1
    return years.pop() if whole else None
