"""docs/exports.md has every format with a command that opens it, and every column as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.export import acled, ucdp
from geo.export.columns import COLUMNS, Column, Named
from geo.export.formats import ALL, REFUSED
from geo.export.geopackage_tables import REPORT_COLUMNS, TABLES
from geo.export.parts import part_columns
from geo.export.shapes import SHAPE_COLUMNS
from geo.records import Claim, Source

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
LISTED = {
    name: (title.strip("[]").partition("]")[0], files)
    for title, name, files in re.findall(
        r"^\| (\[.*?\]\(#.*?\)|JSON Lines) \| `(\w+)` \| (.*?) \|", PAGE, re.MULTILINE
    )
}
OPENS = "qgis |ogrinfo |google-earth|libreoffice |python -c|sqlite3 |duckdb |--as "


def table(columns: tuple[Column | Named, ...]) -> str:
    """A table of columns, as it stands on the page."""
    lines = ["| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column.name}` | {column.type} | {column.meaning} |" for column in columns]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("section", "columns"),
    [
        ("Columns of incidents", COLUMNS),
        ("Columns of areas and lines", SHAPE_COLUMNS),
        ("GeoPackage", part_columns(Claim)),
        ("GeoPackage", part_columns(Source)),
        ("GeoPackage", REPORT_COLUMNS),
        ("ACLED-style CSV", acled.COLUMNS),
        ("UCDP-GED-style CSV", ucdp.COLUMNS),
    ],
)
def test_every_column_is_there_as_the_files_have_it(
    section: str, columns: tuple[Column | Named, ...]
) -> None:
    wanted = table(columns)
    assert f"\n{wanted}\n" in SECTIONS[section] + "\n", f"the table should read\n\n{wanted}"


@pytest.mark.parametrize("column", [*COLUMNS, *SHAPE_COLUMNS, *part_columns(Claim)])
def test_every_column_has_a_meaning(column: Column | Named) -> None:
    assert len(column.meaning) > 2


def test_every_format_is_listed_with_its_files() -> None:
    assert list(LISTED) == [one.name for one in ALL]
    for one in ALL:
        files = [f".{one.ending}", *(f".{beside.name}.{one.ending}" for beside in one.beside)]
        assert LISTED[one.name][1] == ", ".join(f"`{file}`" for file in files)


@pytest.mark.parametrize("name", [one.name for one in ALL if one.name != "jsonl"])
def test_every_format_has_a_section_with_a_command_that_opens_it(name: str) -> None:
    blocks = re.findall(r"```\n(.*?)```", SECTIONS[LISTED[name][0]], re.DOTALL)
    lines = "".join(blocks)
    assert "strikemap export" in lines
    assert re.search(OPENS, lines)


def test_what_is_lost_is_told_of_every_format() -> None:
    rows = re.findall(r"^\| (.+?) \| (yes|no) \|", SECTIONS["What comes back, what is lost"], re.M)
    told = {title: read == "yes" for title, read in rows}
    assert told == {LISTED[one.name][0]: one.read is not None for one in ALL}


def test_layers_and_the_refusal_are_told() -> None:
    rows = re.findall(r"^\| `(\w+)` \| \w* ?\| an? ", SECTIONS["GeoPackage"], re.MULTILINE)
    assert rows == list(TABLES)
    assert "shp" in REFUSED
    assert "A shapefile is refused" in PAGE
