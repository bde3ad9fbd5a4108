"""The switch that CI runs with: a skipped test is a failure there, and is counted everywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPS = "import pytest\n\ndef test_browser():\n    pytest.skip('no chromium')\n"
PASSES = "def test_sum():\n    assert 1 + 1 == 2\n"


@pytest.mark.parametrize(
    ("tests", "options", "code", "counted"),
    [
        (SKIPS, [], 0, True),
        (SKIPS, ["--no-skips"], 1, True),
        (PASSES, ["--no-skips"], 0, False),
    ],
)
def test_skips_are_counted_and_can_be_forbidden(
    tests: str, options: list[str], code: int, counted: bool, tmp_path: Path
) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_it.py").write_text(tests, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stdout
    assert ("SKIPPED: 1 test(s)" in done.stdout) is counted
