"""Labelled reports are read as they are described, and what is wrong is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.errors import ReportError, UsageError
from geo.evaluation import LabelledReport, Toll, read_labels

SHELLED = {
    "date_start": "2021-03-08",
    "date_end": "2021-03-08",
    "lat": 33.5,
    "lon": 36.3,
    "event_type": "shelling",
}


def written(folder: Path, *incidents: dict[str, Any], name: str = "a.json", **more: object) -> Path:
    path = folder / name
    row = {"text": "Shells fell on Damascus.", "incidents": incidents} | more
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def read(path: Path) -> list[LabelledReport | ReportError]:
    return list(read_labels(path, pytest.fail))


def only(path: Path) -> LabelledReport:
    (report,) = read(path)
    assert isinstance(report, LabelledReport), report
    return report


def test_five_fields_are_enough(tmp_path: Path) -> None:
    report = only(written(tmp_path, SHELLED))
    (label,) = report.labels
    assert (report.id, report.published) == ("a", None)
    assert (label.main, label.optional, label.multi) == (True, False, False)
    assert (label.date_precision, label.place_precision) == ("day", "town")
    assert (label.points, label.radius_km) == (((36.3, 33.5),), 0)
    assert (label.killed, label.injured) == (Toll(None, None, False),) * 2
    assert (label.perpetrators, label.attribution) == ((), "unknown")


def test_every_field_is_read(tmp_path: Path) -> None:
    row = SHELLED | {
        "main": False,
        "date_end": "2021-03-09",
        "date_precision": "week",
        "place": "Damascus",
        "place_precision": "district",
        "alt_locs": [[33.6, 36.4]],
        "radius_km": 15,
        "event_type": "bombing_ied",
        "event_type_alt": ["assassination"],
        "perpetrator": ["Israel"],
        "perpetrator_alt": ["Jordan"],
        "attribution": "suspected",
        "target": ["a depot"],
        "killed": {"min": 3, "max": 3, "at_least": True},
        "injured": {"min": 0, "max": 2},
        "evidence": "Shells fell on Damascus.",
    }
    report = only(written(tmp_path, row, id="r1", source="Example Wire", published="2021-03-10"))
    (label,) = report.labels
    assert (report.id, report.publisher) == ("r1", "Example Wire")
    assert report.published == date(2021, 3, 10)
    assert (label.start, label.end) == (date(2021, 3, 8), date(2021, 3, 9))
    assert label.points == ((36.3, 33.5), (36.4, 33.6))
    assert label.event_types == {"bombing", "assassination"}
    assert (label.perpetrators, label.also_blamed) == (("Israel",), ("Jordan",))
    assert (label.killed, label.injured) == (Toll(3, 3, True), Toll(0, 2, False))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"date_start": None}, "incident 1: fromisoformat"),
        ({"date_start": "2021-03-09"}, "date_start 2021-03-09 is after date_end 2021-03-08"),
        ({"lat": 133.5}, "no such point: lat 133.5"),
        ({"lon": float("nan")}, "no such point"),
        ({"event_type": "raid"}, "'raid' is none of air_strike,"),
        ({"place_precision": "village"}, "'village' is none of exact,"),
        ({"attribution": "blamed"}, "'blamed' is none of officially_announced,"),
        ({"killed": {"max": 4}}, "highest figure 4 and no lowest"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    path = written(tmp_path, SHELLED | change)
    (error,) = read(path)
    assert isinstance(error, ReportError)
    assert reason in str(error)
    assert str(error).startswith(f"{path}, incident 1: ")


@pytest.mark.parametrize("field", SHELLED)
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    (error,) = read(written(tmp_path, {k: v for k, v in SHELLED.items() if k != field}))
    assert isinstance(error, ReportError)
    assert error.reason == f"'{field}' is missing"


def test_day_of_publication_that_is_none_is_named(tmp_path: Path) -> None:
    (error,) = read(written(tmp_path, SHELLED, published="8 March 2021"))
    assert isinstance(error, ReportError)
    assert "'8 March 2021': write 2024-02-07" in error.reason


def test_folder_list_and_lines_are_read_in_order(tmp_path: Path) -> None:
    row = {"text": "Shells fell.", "incidents": [SHELLED]}
    lines = "\n".join(json.dumps(row | {"id": name}) for name in ("l1", "l2"))
    (tmp_path / "c.jsonl").write_text(lines + "\n", encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([row | {"id": "b1"}]), encoding="utf-8")
    written(tmp_path, SHELLED)
    assert [r.id for r in read(tmp_path) if isinstance(r, LabelledReport)] == [
        "a",
        "b1",
        "l1",
        "l2",
    ]


def test_other_files_of_a_folder_are_passed_over_with_a_word(tmp_path: Path) -> None:
    written(tmp_path, SHELLED)
    (tmp_path / "other.json").write_text('{"places": []}', encoding="utf-8")
    said: list[str] = []
    assert len(list(read_labels(tmp_path, said.append))) == 1
    assert said == [
        f"passed over: {tmp_path / 'other.json'}: no labelled report: "
        'it needs "text" and "incidents"'
    ]


@pytest.mark.parametrize("content", ["{", "[1]", '{"text": "x"}', "\x00", "[" * 100_000])
def test_a_file_that_is_no_labelled_report_is_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    (error,) = read(path)
    assert isinstance(error, ReportError)
    assert error.where == str(path)


def test_nothing_to_read_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no \.json"):
        read(tmp_path)
    with pytest.raises(UsageError, match="no such file"):
        read(tmp_path / "missing")
