"""The command line starts without the heavy libraries (milliseconds measure the machine)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from geo.cli import GARBAGE

HEAVY = (
    "numpy",
    "pandas",
    "geopandas",
    "shapely",
    "pyproj",
    "folium",
    "branca",
    "geopy",
    "requests",
)


def imported_by(statement: str) -> set[str]:
    """Top-level names of all modules that a statement loads in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", statement],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    "statement",
    [
        "import geo",
        "import geo.cli",
        "import geo.cli, geo.engines",
        "from geo import Document, Incident, ReportError, run",
        "from geo import load; load()",
        "from geo import read",
    ],
)
def test_no_heavy_library_is_loaded(statement: str) -> None:
    assert imported_by(statement).isdisjoint(HEAVY)


@pytest.mark.parametrize("arguments", [["--help"], ["map", "--help"], ["lookup", "--help"]])
def test_help_loads_no_heavy_library_and_no_gazetteer(arguments: list[str]) -> None:
    call = f"from geo.cli import main; main({arguments!r}, standalone_mode=False)"
    names = imported_by(call)
    assert names.isdisjoint(HEAVY)
    assert "multiprocessing" not in names


def test_the_measure_sees_a_heavy_import() -> None:
    assert "numpy" in imported_by("import numpy")


def test_a_command_seldom_looks_for_garbage() -> None:
    code = (
        "import gc, sys; from geo.cli import main; sys.argv = ['strikemap', 'lookup', 'Rutba'];"
        "main(standalone_mode=False); print(*gc.get_threshold())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == " ".join(map(str, GARBAGE))
