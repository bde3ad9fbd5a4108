"""How right the incidents of reports are that a person has labelled.

`evaluate` compares what came out of the reports with their labels, field by field.
docs/evaluation.md has the form of the labels and every rule.
"""

from __future__ import annotations

from geo.evaluation.labels import Label, LabelledReport, Toll, read_labels
from geo.evaluation.scoring import Mark, evaluate
from geo.evaluation.table import FIGURES, Figure, figures, misses, table

__all__ = [
    "FIGURES",
    "Figure",
    "Label",
    "LabelledReport",
    "Mark",
    "Toll",
    "evaluate",
    "figures",
    "misses",
    "read_labels",
    "table",
]
