"""What counts as found and as right: one report, read by the real rooms, under many labels."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo import gazetteer, pipeline, reading
from geo.evaluation import LabelledReport, Mark, evaluate, figures, misses, read_labels, table
from geo.gazetteer import Gazetteer

TEXT = (
    "An Israeli air strike on the Syrian capital Damascus killed six people and wounded ten on "
    "Monday, the Israeli army said."
)
STRIKE: dict[str, Any] = {
    "date_start": "2021-03-08",
    "date_end": "2021-03-08",
    "place": "Damascus",
    "lat": 33.51,
    "lon": 36.29,
    "event_type": "air_strike",
    "perpetrator": ["Israel"],
    "attribution": "officially_announced",
    "killed": {"min": 6, "max": 6},
    "injured": {"min": 10, "max": 10},
    "evidence": TEXT,
}
EARLIER = STRIKE | {"date_start": "2021-02-01", "date_end": "2021-02-01", "main": False}


@pytest.fixture(scope="session")
def known() -> Gazetteer:
    return gazetteer.load()


def marked(known: Gazetteer, folder: Path, *labels: dict[str, Any], text: str = TEXT) -> list[Mark]:
    """Label a report, read it and compare."""
    path = folder / "r.json"
    row = {"text": text, "published": "2021-03-10", "incidents": labels}
    path.write_text(json.dumps(row), encoding="utf-8")
    (report,) = read_labels(path, pytest.fail)
    assert isinstance(report, LabelledReport), report
    document = reading.document_of(text, id="r", published=date(2021, 3, 10))
    return list(evaluate([(report, pipeline.extract(document, known))], known))


def counts(marks: list[Mark]) -> dict[str, tuple[int | None, int | None]]:
    return {name: (f.right, f.asked) for name, f in figures(marks).items() if f.asked}


def test_all_is_right(known: Gazetteer, tmp_path: Path) -> None:
    assert counts(marked(known, tmp_path, STRIKE)) == dict.fromkeys(
        (
            "main recall", "main precision", "recall", "precision", "date", "place",
            "place, roughly", "found and placed", "perpetrator", "event type", "killed exact",
            "injured exact",
        ),
        (1, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "figure", "right"),
    [
        ({"perpetrator": ["IDF"]}, "perpetrator", True),  # a state and its forces are one
        ({"perpetrator": ["Israeli warplanes"]}, "perpetrator", True),
        ({"perpetrator": ["Jordan"]}, "perpetrator", False),
        ({"perpetrator": ["Jordan"], "perpetrator_alt": ["Israel"]}, "perpetrator", True),
        ({"perpetrator": []}, "not over-claimed", False),
        ({"perpetrator": [], "perpetrator_alt": ["Israel"]}, "not over-claimed", True),
        ({"attribution": "suspected"}, "not too firm", False),
        ({"killed": {"min": 6, "max": 7}}, "killed exact", False),
        ({"killed": {"min": 5, "max": 6}}, "killed exact", False),
        ({"killed": None}, "killed empty", False),
        ({"event_type": "shelling"}, "event type", False),
        ({"event_type": "shelling", "event_type_alt": ["air_strike"]}, "event type", True),
        ({"date_end": "2021-03-09"}, "date", True),  # inside what the label allows
        ({"date_start": "2021-03-07", "date_end": "2021-03-07"}, "date", False),  # a day off
        ({"lat": 33.7}, "place", False),
        ({"lat": 33.7}, "place, roughly", True),
        ({"lat": 33.7, "radius_km": 25}, "place", True),
        ({"lat": 33.7, "alt_locs": [[33.5, 36.3]]}, "place", True),
        ({"target": ["Damascus airport"]}, "target", False),
    ],
)
def test_one_field_is_judged(
    known: Gazetteer, tmp_path: Path, change: dict[str, Any], figure: str, right: bool
) -> None:
    marks = marked(known, tmp_path, STRIKE | change)
    assert counts(marks)["recall"] == (1, 1)
    assert counts(marks)[figure] == (int(right), 1)
    assert any(m.miss for m in marks if not m.right) or right


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((), {"precision": (0, 1), "main precision": (0, 1)}),
        ((STRIKE | {"optional": True},), {}),
        ((STRIKE, EARLIER), {"recall": (1, 2), "background recall": (0, 1), "precision": (1, 1)}),
        ((STRIKE | {"lat": 35.0},), {"recall": (0, 1), "precision": (0, 1), "date": None}),
        (
            (STRIKE | {"lat": 35.0, "place_precision": "country"},),
            {"recall": (1, 1), "place": None},
        ),
    ],
)
def test_found_or_not(
    known: Gazetteer, tmp_path: Path, labels: tuple[dict[str, Any], ...], expected: dict[str, Any]
) -> None:
    made = counts(marked(known, tmp_path, *labels))
    assert {name: made.get(name) for name in expected} == expected
    assert made or not expected


TWICE = f"{TEXT}\n\nA car bomb killed two guards in Damascus on Tuesday."


@pytest.mark.parametrize(
    ("label", "text", "alarm"),
    [
        (STRIKE, TWICE, "told twice"),
        (STRIKE | {"multi": True}, TWICE, ""),
        (EARLIER, TEXT, "other day"),
        (STRIKE | {"lat": 15.35, "lon": 44.2}, TEXT, "other place"),
        (EARLIER | {"lat": 15.35, "lon": 44.2}, TEXT, "no such event"),
        (STRIKE, "Shells hit a village.", "no date or place"),
    ],
)
def test_kind_of_a_false_incident(
    known: Gazetteer, tmp_path: Path, label: dict[str, Any], text: str, alarm: str
) -> None:
    marks = marked(known, tmp_path, label, text=text)
    assert [m.alarm for m in marks if m.alarm] == ([alarm] if alarm else [])
    assert (f"false incidents {alarm} 1" in [" ".join(x.split()) for x in table(marks)]) == bool(
        alarm
    )


def test_a_miss_has_its_sentence(known: Gazetteer, tmp_path: Path) -> None:
    told = misses(marked(known, tmp_path, STRIKE | {"killed": {"min": 4, "max": 4}}))
    assert told == [f"r | killed: 4..4 <- 6..6 | {TEXT}"]


def test_table_has_a_line_for_every_figure(known: Gazetteer, tmp_path: Path) -> None:
    lines = table(marked(known, tmp_path, STRIKE))
    assert lines[0].split("  ")[0] == "main incidents: recall"
    assert lines[0].endswith("100.0 %  (1 of 1)")
    assert lines[2].endswith(" -")  # no background incident
