"""The gate: reports of our own, labelled by hand, may not be read worse than they are now.

The reports in ``labelled/`` are written by us in the manner of news from many regions; the labels
were written before they were read by strikemap (one sentence and one accepted name were put right
after the first run). A floor stands a little under what is measured,
so that a rule may cost one answer and win two; raise it when the figure rises.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import evaluation, pipeline, reading
from geo.evaluation import Figure, LabelledReport
from geo.gazetteer import Gazetteer

LABELLED = Path(__file__).parent / "labelled"
FLOORS = {
    "main recall": 0.94,
    "main precision": 0.88,
    "recall": 0.95,
    "precision": 0.90,
    "F1": 0.93,
    "date": 0.95,
    "place": 0.94,
    "found and placed": 0.94,
    "perpetrator": 0.93,
    "not over-claimed": 0.85,
    "not too firm": 0.85,
    "event type": 0.95,
    "killed exact": 0.90,
    "injured exact": 0.90,
}


@pytest.fixture(scope="module")
def made(known: Gazetteer) -> dict[str, Figure]:
    done = []
    for report in evaluation.read_labels(LABELLED, pytest.fail):
        assert isinstance(report, LabelledReport), report
        document = reading.document_of(
            report.text,
            id=report.id,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
        )
        done.append((report, pipeline.extract(document, known)))
    return evaluation.figures(evaluation.evaluate(done, known))


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_no_figure_falls(made: dict[str, Figure], figure: str, floor: float) -> None:
    assert made[figure].value >= floor


def test_labels_quote_their_report() -> None:
    for report in evaluation.read_labels(LABELLED, pytest.fail):
        assert isinstance(report, LabelledReport), report
        assert report.published
        for label in report.labels:
            assert label.evidence in report.text
            assert label.place


def test_the_set_is_as_wide_as_it_claims() -> None:
    reports = [
        r for r in evaluation.read_labels(LABELLED, pytest.fail) if not isinstance(r, Exception)
    ]
    labels = [label for report in reports for label in report.labels]
    assert len(reports) >= 12
    assert any(not report.labels for report in reports)  # one that tells of no attack
    assert len({t for label in labels for t in label.event_types}) >= 6
    assert {label.attribution for label in labels} >= {
        "officially_announced",
        "claimed",
        "suspected",
    }
