"""What people know better: corrections of incidents, kept beside the records and applied anew.

`read_rows` reads ``corrections.csv``; `correct` applies its rows to the incidents of a map,
`correct_each` to records that keep each report apart; `renewed` applies what records say of
themselves, after a merge; `edits` finds the rows in a layer that was edited in a GIS.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.corrections.applying import Outcome, apply
from geo.corrections.edits import Edits, Feature, edits, exported, features
from geo.corrections.filling import filled
from geo.corrections.regrouping import Parts
from geo.corrections.reports import correct, correct_each
from geo.corrections.rows import Row, as_cells, read_rows
from geo.corrections.sheet import NEW, extended, read_sheet, write_sheet
from geo.gazetteer import Gazetteer
from geo.records import Incident

__all__ = [
    "NEW",
    "Edits",
    "Feature",
    "Outcome",
    "Row",
    "as_cells",
    "correct",
    "correct_each",
    "edits",
    "exported",
    "extended",
    "features",
    "filled",
    "read_rows",
    "read_sheet",
    "renewed",
    "write_sheet",
]


def renewed(
    incidents: Iterable[Incident], gazetteer: Gazetteer, parts: Parts
) -> tuple[Incident, ...]:
    """Apply what incidents say was corrected in them anew, after they were joined.

    Parameters
    ----------
    incidents
        Just joined.
    gazetteer
        The one they were made with.
    parts
        The records of the single reports by id.
    """
    every = tuple(incidents)
    if not any(incident.corrections for incident in every):
        return every
    return apply(every, (), gazetteer, parts).incidents
