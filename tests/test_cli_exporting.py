"""`strikemap export`, `map --also` and `render` of every file that can be read back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.export import write
from tests.samples import extractions

REPORT = """title: Depot in the desert hit from the air
publisher: Example Wire
published: 2021-03-11
url: https://example.org/depot

A drone strike killed three fighters near Rutba in Iraq on Wednesday, a security source said.
"""


def strikemap(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return write(extractions(), tmp_path / "in.jsonl")


def test_an_export_names_its_files(tmp_path: Path, records: Path) -> None:
    result = strikemap("export", records, "--out", tmp_path / "a.geojson")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        str(tmp_path / name) for name in ("a.geojson", "a.areas.geojson", "a.lines.geojson")
    ]


@pytest.mark.parametrize("name", ["geojson", "gpkg", "parquet"])
def test_there_and_back_is_the_same_file(tmp_path: Path, records: Path, name: str) -> None:
    there, back = tmp_path / f"a.{name}", tmp_path / "back.jsonl"
    assert strikemap("export", records, "--out", there).exit_code == 0
    assert strikemap("export", there, "--out", back).exit_code == 0
    assert back.read_bytes() == records.read_bytes()


@pytest.mark.parametrize("name", ["geojson", "gpkg", "parquet"])
def test_a_map_is_the_same_from_any_file(tmp_path: Path, records: Path, name: str) -> None:
    file = write(extractions(), tmp_path / f"a.{name}")
    for given, page in ((records, "one.html"), (file, "two.html")):
        result = strikemap("render", given, "-o", tmp_path / page)
        assert result.exit_code == 0, result.output
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_merging_joins_what_two_reports_tell(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(
            REPORT.replace("Example Wire", f"Wire {number}"), encoding="utf-8"
        )
    files = [tmp_path / "1.txt", tmp_path / "2.txt"]
    strikemap("extract", *files, "-o", tmp_path / "a.jsonl")
    apart, joined = tmp_path / "apart.csv", tmp_path / "joined.csv"
    assert strikemap("export", tmp_path / "a.jsonl", "--out", apart).exit_code == 0
    assert strikemap("export", tmp_path / "a.jsonl", "--out", joined, "--merge").exit_code == 0
    assert (len(apart.read_text().splitlines()), len(joined.read_text().splitlines())) == (3, 2)


def test_a_file_that_is_there_stays_without_force(tmp_path: Path, records: Path) -> None:
    out = tmp_path / "a.kml"
    out.write_text("mine")
    result = strikemap("export", records, "--out", out)
    assert (result.exit_code, out.read_text()) == (1, "mine")
    assert "is there already" in result.stderr
    assert strikemap("export", records, "--out", out, "--force").exit_code == 0
    assert out.read_text().startswith("<?xml")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--out", "a.shp"), "cuts column names to 10 letters"),
        (("--out", "a.docx"), "no format 'docx'; give one of geojson, gpkg, parquet"),
        (("--out", "a", "--as", "shapefile"), "give gpkg"),
    ],
)
def test_a_wrong_format_is_one_line(
    tmp_path: Path, records: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = strikemap("export", records, arguments[0], tmp_path / arguments[1], *arguments[2:])
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_is_no_records_is_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "a.gpkg"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 500)
    result = strikemap("export", broken, "--out", tmp_path / "a.csv")
    assert result.exit_code == 1
    assert "is not a file of strikemap" in result.stderr
    assert result.stderr.count("\n") == 1


def test_map_writes_further_formats_beside(tmp_path: Path) -> None:
    report, out = tmp_path / "a.txt", tmp_path / "maps"
    report.write_text(REPORT, encoding="utf-8")
    for _ in range(2):  # they are overwritten without a word
        result = strikemap("map", report, "--out", out, "--also", "gpkg, csv,ucdp")
        assert result.exit_code == 0, result.output
    names = [Path(line).name for line in result.stdout.splitlines()[4:]]
    assert names == [
        "index.html", "incidents.geojson", "incidents.jsonl", "run.jsonl", "incidents.gpkg",
        "incidents.csv", "incidents.claims.csv", "incidents.ucdp.csv",
    ]  # fmt: skip
    assert {file.name for file in out.iterdir()} == set(names)


def test_map_refuses_a_wrong_format_before_the_work(tmp_path: Path) -> None:
    report, out = tmp_path / "a.txt", tmp_path / "maps"
    report.write_text(REPORT, encoding="utf-8")
    result = strikemap("map", report, "--out", out, "--also", "gpkg,shp")
    assert result.exit_code == 2
    assert "cuts column names" in result.stderr
    assert not out.exists()


def test_without_pyarrow_it_is_told_how_to_get_it(
    tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = strikemap("export", records, "--out", tmp_path / "a.parquet")
    assert result.exit_code == 2
    assert "pip install 'strikemap[parquet]'" in result.stderr
    assert not (tmp_path / "a.parquet").exists()
