"""The scorer of the development data reads our lines; skipped where that data is absent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from geo.export import write
from tests.development import SHARED
from tests.samples import DESERT, extractions

SCORER = SHARED / "score" / "incidents.py"

STRIKE: dict[str, Any] = {
    "main": True,
    "optional": False,
    "date_start": "2021-03-10",
    "date_end": "2021-03-10",
    "date_precision": "day",
    "lat": 33.0381,
    "lon": 40.2853,
    "place": "Rutba",
    "place_precision": "town",
    "event_type": "drone_strike",
    "perpetrator": ["Lake Coalition"],
    "attribution": "suspected",
    "target": ["River Brigade"],
    "killed": {"min": 2, "max": 6},
    "injured": {"min": 9, "max": 9},
    "evidence": "A drone fired two missiles",
}


@pytest.mark.development
def test_the_scorer_reads_our_lines(tmp_path: Path) -> None:
    start = DESERT.text.index("Rutba")
    mention = {
        "start": start,
        "end": start + 5,
        "text": "Rutba",
        "lat": 33.0381,
        "lon": 40.2853,
        "optional": False,
        "event_location": True,
    }
    gold = {"id": DESERT.id, "text": DESERT.text, "incidents": [STRIKE], "mentions": [mention]}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.json").write_text(json.dumps(gold), "utf-8")
    lines = write(extractions()[:1], tmp_path / "lines.jsonl")
    result = tmp_path / "result.json"
    command = [sys.executable, str(SCORER), str(tmp_path / "gold"), str(lines), "--json"]
    done = subprocess.run([*command, str(result)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    scored = json.loads(result.read_text("utf-8"))
    figures = {name: figure["value"] for name, figure in scored["figures"].items()}
    assert scored["bad_offsets"] == 0
    for name in (
        "main_recall",
        "date",
        "place_10km",
        "type",
        "killed_exact",
        "injured_exact",
        "not_over_claimed",
        "not_too_firm",
        "toponym_recall",
        "toponym_25km",
    ):
        assert figures[name] == 1.0, name
