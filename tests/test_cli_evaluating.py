"""`strikemap evaluate` on real files: the table, the misses, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import main

LABELLED = Path(__file__).parent / "incidents" / "labelled"
WRONG = {
    "id": "wrong",
    "published": "2021-03-10",
    "text": "A rocket hit a market in Baghdad on Monday, killing two people.\x1b[2J",
    "incidents": [
        {
            "date_start": "2021-03-08",
            "date_end": "2021-03-08",
            "lat": 33.34,
            "lon": 44.4,
            "event_type": "missile_rocket",
            "killed": {"min": 5, "max": 5},
            "evidence": "A rocket hit a market in Baghdad on Monday, killing two people.\x1b[2J",
        }
    ],
}


def evaluate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(WRONG), encoding="utf-8")
    return path


def test_folder_gives_a_table() -> None:
    result = evaluate(LABELLED)
    assert result.exit_code == 0, result.output
    first, *lines = result.stdout.splitlines()
    files = list(LABELLED.glob("*.json"))
    wanted = sum(len(json.loads(f.read_text(encoding="utf-8"))["incidents"]) for f in files)
    assert first == f"reports: {len(files)}, labelled incidents: {wanted}"
    assert lines[0].startswith("main incidents: recall")


def test_number_of_workers_changes_nothing() -> None:
    assert evaluate(LABELLED, "--jobs", "2").stdout == evaluate(LABELLED).stdout


def test_errors_are_listed_only_when_asked_for(wrong: Path) -> None:
    quiet, told = evaluate(wrong), evaluate(wrong, "--errors")
    assert "killed: 5..5 <- 2..2" not in quiet.stdout
    line = "wrong | killed: 5..5 <- 2..2 | A rocket hit a market in Baghdad"
    assert line in told.stdout
    assert told.stdout.startswith(quiet.stdout)


def test_a_text_never_commands_the_terminal(wrong: Path) -> None:
    assert "\x1b" not in evaluate(wrong, "--errors").stdout


def test_what_cannot_be_read_is_named_and_the_rest_is_done(wrong: Path) -> None:
    broken = wrong.with_name("broken.json")
    broken.write_text("{", encoding="utf-8")
    result = evaluate(wrong.parent)
    assert result.exit_code == 1
    assert result.stdout.startswith("reports: 1, labelled incidents: 1")
    assert f"not read: {broken}: " in result.stderr


def test_nothing_labelled_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    result = evaluate(tmp_path)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].endswith("no labelled report could be read")
    assert evaluate(tmp_path / "missing").exit_code == 2
