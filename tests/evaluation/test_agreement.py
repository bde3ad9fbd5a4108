"""Our figures are those of the development data's own scorer, on its own labels."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.cli import main
from tests.development import SHARED

SAME = {
    "main_recall": "main incidents: recall",
    "main_precision": "main incidents: precision",
    "background_recall": "background incidents: recall",
    "recall": "all incidents: recall",
    "precision": "all incidents: precision",
    "date": "date right, of found",
    "place_10km": "place within 10 km, of found",
    "place_50km": "place within 50 km, of found",
    "found_10km": "found and within 10 km, of all",
    "perpetrator": "perpetrator right",
    "not_over_claimed": "perpetrator: no more named than in the report",
    "not_too_firm": "perpetrator: not stated too firmly",
    "killed_exact": "killed: range exact",
    "killed_none": "killed: empty where not told",
    "injured_exact": "injured: range exact",
    "injured_none": "injured: empty where not told",
    "type": "event type right",
}
"""The scorer's name -> ours."""


@pytest.mark.development
def test_figures_are_the_scorer_s(tmp_path: Path) -> None:
    gold = SHARED / "gold"
    extracted, scored = tmp_path / "lines.jsonl", tmp_path / "scored.json"
    root = Path(__file__).parents[2]
    made = subprocess.run(
        [sys.executable, root / "bench" / "gold_incidents.py", gold],
        capture_output=True, check=True, cwd=root,
    )  # fmt: skip
    extracted.write_bytes(made.stdout)
    scorer = str(SHARED / "score" / "incidents.py")
    subprocess.run(
        [sys.executable, scorer, str(gold), str(extracted), "--json", str(scored)],
        capture_output=True, check=True,
    )  # fmt: skip
    theirs = json.loads(scored.read_text(encoding="utf-8"))["figures"]
    result = CliRunner().invoke(main, ["evaluate", str(gold)])
    assert result.exit_code == 0, result.output
    for name, words in SAME.items():
        (line,) = (x for x in result.stdout.splitlines() if x.startswith(f"{words}  "))
        right, of = map(int, re.findall(r"\((\d+) of (\d+)\)", line)[0])
        # two pairings of equal worth may be found, which part one answer
        assert abs(right - theirs[name]["right"]) <= 1, words
        assert abs(of - theirs[name]["of"]) <= 1, words
