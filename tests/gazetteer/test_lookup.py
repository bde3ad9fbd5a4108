"""``strikemap lookup``: one name with its candidates, or a file of names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import main


def strikemap(*arguments: str, input: str | None = None) -> Result:  # noqa: A002
    return CliRunner().invoke(main, ["lookup", *arguments], input=input)


def test_candidates_have_scores_reasons_distance_and_link() -> None:
    lines = strikemap("al-Qaim", "--country", "Iraq").stdout.splitlines()
    assert lines[0].startswith("0.")
    assert "its name" in lines[1]
    assert lines[2].strip() == "geo:34.39250,40.98940"
    assert "km from the first" in lines[4]


def test_json_has_the_distance_and_the_link() -> None:
    first, second, *_ = json.loads(strikemap("al-Qaim", "--json").stdout)
    assert (first["km_from_best"], first["link"]) == (0.0, "geo:34.39250,40.98940")
    assert second["km_from_best"] > 5


def test_a_long_list_is_cut_with_a_word() -> None:
    result = strikemap("San Antonio")
    assert "more; --country or --near" in result.stderr
    assert len(json.loads(strikemap("San Antonio", "--json").stdout)) > 20


def test_batch_answers_in_order(tmp_path: Path) -> None:
    rows = [
        {"name": "Daraa town", "admin1": "Daraa Governorate", "admin2": None, "country": "Syria"},
        {"name": "Springfield", "admin1": None, "admin2": None, "country": None},
        {"name": "Mosul", "admin1": None, "admin2": None, "country": "IQ"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = strikemap("--batch", str(file))
    said = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [row["answer"] and row["answer"]["name"] for row in said] == ["Daraa", None, "Mosul"]
    assert set(said[0]["answer"]) == {"lat", "lon", "name", "precision", "confidence"}
    assert len(said[1]["candidates"]) > 1


def test_batch_reads_standard_input_and_a_country_for_all() -> None:
    result = strikemap("--batch", "-", "--country", "SY", input='{"name": "Harasta"}\n')
    assert json.loads(result.stdout)["answer"]["name"] == "Harasta"


def test_batch_names_the_broken_line() -> None:
    result = strikemap("--batch", "-", input='{"name": "Harasta"}\n{"name": \n')
    assert result.exit_code == 2
    assert "line 2" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [(), ("Daraa", "--batch", "-"), ("--batch", "-", "--json"), ("Daraa", "--country", "Atlantis")],
)
def test_what_does_not_fit_together_is_refused(arguments: tuple[str, ...]) -> None:
    result = strikemap(*arguments, input="")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
