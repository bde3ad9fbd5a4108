"""Corrections on the command line: found beside the output, told in lines, kept in every file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from tests.corrections.conftest import FIRST, SECOND

HEAD = "id,evidence,action,field,value,other,other_evidence,author,date,reason\n"
WHO = "Ana,2024-05-01,checked"


def strikemap(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a", FIRST), ("b", SECOND)):
        header = f"publisher: {name}\npublished: 2021-03-11\n\n"
        (folder / f"{name}.txt").write_text(header + text, "utf-8")
    return folder


@pytest.fixture
def maps(tmp_path: Path, reports: Path) -> Path:
    out = tmp_path / "maps"
    assert strikemap("map", reports, "--out", out).exit_code == 0
    return out


def properties(file: Path) -> dict[str, dict[str, Any]]:
    """Columns of every incident, by the name of its place."""
    found = json.loads(file.read_text("utf-8"))["features"]
    return {f["properties"]["place"]: f["properties"] for f in found}


def correct(maps: Path, *rows: str) -> Path:
    path = maps / "corrections.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


def test_what_lies_beside_the_map_is_applied_on_every_run(reports: Path, maps: Path) -> None:
    mosul = properties(maps / "incidents.geojson")["Mosul"]
    path = correct(
        maps,
        f"{mosul['id']},,set,killed,7,,,{WHO}",
        f"{mosul['id']},,set,event_type,war,,,{WHO}",
        f"SM-0,,drop,,,,,{WHO}",
    )
    result = strikemap("map", reports, "--out", maps)
    assert result.exit_code == 0
    assert f"corrections: 1 rows applied, see 2 lines above ({path})" in result.stdout
    first, second = result.stderr.splitlines()
    assert first.startswith(f"{path}, row 3: event_type: one of ")
    what = "what they mean is not among the reports read"
    assert second == f"{path}, rows 4: {what}; not applied"
    made = properties(maps / "incidents.geojson")["Mosul"]
    assert (made["killed_min"], made["killed_max"], made["corrected_by"]) == (7, 7, "Ana")
    notes = json.loads(made["corrections"])
    assert [(n["field"], n["old"], n["new"], n["reason"]) for n in notes] == [
        ("killed_max", "3", "7", "checked"),
        ("killed_min", "3", "7", "checked"),
    ]
    lines = (maps / "incidents.jsonl").read_text("utf-8").splitlines()
    each = [i for line in lines for i in json.loads(line)["incidents"] if i["corrections"]]
    assert [i["killed_max"] for i in each] == [7, 7]  # in both reports of the event


def test_records_and_pages_are_corrected_too(reports: Path, maps: Path, tmp_path: Path) -> None:
    basra = properties(maps / "incidents.geojson")["Basra"]
    path = correct(maps, f"{basra['id']},,drop,,,,,{WHO}")
    page, records = tmp_path / "page.html", tmp_path / "new.jsonl"
    arguments = ("render", maps / "incidents.jsonl", "-o", page, "--corrections", path)
    assert "incidents: 1 " in strikemap(*arguments).stdout
    result = strikemap("extract", reports, "-o", records, "--corrections", path)
    assert result.stderr == f"corrections: 1 rows applied ({path})\n"
    notes = [json.loads(line)["notes"] for line in records.read_text("utf-8").splitlines()]
    assert notes == [[f"dropped {basra['id']} (Ana, 2024-05-01): checked"], []]
    assert "incidents: 1 " in strikemap("render", records, "-o", tmp_path / "2.html").stdout


def test_a_broken_file_is_told_before_the_work(reports: Path, maps: Path) -> None:
    (maps / "corrections.csv").write_text("what,ever\n", "utf-8")
    before = (maps / "index.html").read_bytes()
    result = strikemap("map", reports, "--out", maps)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert (maps / "index.html").read_bytes() == before


def test_check_tells_and_fill_makes_safe(maps: Path) -> None:
    mosul = properties(maps / "incidents.geojson")["Mosul"]
    path = correct(maps, f"{mosul['id']},,set,title,T,,,{WHO}")
    records = maps / "incidents.jsonl"
    result = strikemap("corrections", "check", path, records)
    assert (result.exit_code, "rows 2: no evidence; --fill" in result.stderr) == (0, True)
    filled = strikemap("corrections", "check", path, records, "--fill")
    assert f"{path}: 1 cells filled" in filled.stdout
    assert "A drone strike killed three fighters" in path.read_text("utf-8")
    # an id of other rules is found by that evidence, and set right
    path.write_text(path.read_text("utf-8").replace(mosul["id"], "SM-0"), "utf-8")
    assert strikemap("corrections", "check", path, records, "--fill").exit_code == 0
    assert mosul["id"] in path.read_text("utf-8")
    path.write_text(HEAD + f"SM-0,A sentence that no report has.,drop,,,,,{WHO}\n", "utf-8")
    result = strikemap("corrections", "check", path, records)
    assert (result.exit_code, "no incident has its evidence" in result.stderr) == (1, True)


def test_apply_writes_corrected_records(maps: Path, tmp_path: Path) -> None:
    mosul = properties(maps / "incidents.geojson")["Mosul"]
    path = correct(maps, f"{mosul['id']},,move,,lon 43.2 lat 36.4,,,{WHO}")
    records = maps / "incidents.jsonl"
    for name in ("new.geojson", "new.jsonl"):
        out = tmp_path / name
        assert strikemap("corrections", "apply", path, records, "-o", out).exit_code == 0
        again = strikemap("corrections", "apply", path, records, "-o", out)
        assert (again.exit_code, "is there already" in again.stderr) == (1, True)
    made = properties(tmp_path / "new.geojson")["Mosul"]
    assert made["geo_resolved_by"] == "corrected"
    assert '"lon": 43.2' in (tmp_path / "new.jsonl").read_text("utf-8")


@pytest.mark.parametrize("name", ["incidents.geojson", "incidents.jsonl"])
def test_edits_of_a_layer_go_into_the_file_once(
    reports: Path, maps: Path, tmp_path: Path, name: str
) -> None:
    edited = tmp_path / "edited.geojson"
    text = (maps / "incidents.geojson").read_text("utf-8")
    edited.write_text(text.replace('"event_type": "shelling"', '"event_type": "bombing"'), "utf-8")
    path = maps / "corrections.csv"
    run: Callable[[], Result] = lambda: strikemap(  # noqa: E731
        "corrections", "from-geopackage", edited, maps / name, "-o", path,
        "--author", "=Cy", "--reason", "film", "--date", "2024-05-01",
    )  # fmt: skip
    assert run().stdout == f"corrections: 1 rows added ({path})\n"
    assert ",'=Cy,2024-05-01,film\n" in path.read_text("utf-8")
    assert run().stdout == f"corrections: 0 rows added ({path})\n"
    assert strikemap("map", reports, "--out", maps).exit_code == 0
    made = properties(maps / "incidents.geojson")["Basra"]
    assert (made["event_type"], made["corrected_by"]) == ("bombing", "=Cy")


LOSSLESS = ("geojson", "gpkg", "parquet", "jsonl")


@pytest.mark.parametrize("name", LOSSLESS)
def test_check_and_apply_take_any_lossless_file(maps: Path, tmp_path: Path, name: str) -> None:
    mosul = properties(maps / "incidents.geojson")["Mosul"]
    path = correct(maps, f"{mosul['id']},,set,killed,7,,,{WHO}", f"SM-0,,drop,,,,,{WHO}")
    records = tmp_path / f"records.{name}"
    plain = ("export", maps / "incidents.jsonl", "-o", records, "--merge")
    assert strikemap(*plain).exit_code == 0
    checked = strikemap("corrections", "check", path, records)
    assert checked.exit_code == 1  # the row of an incident that is not there
    assert checked.stdout == f"corrections: 1 rows applied, see 1 lines above ({path})\n"
    out = tmp_path / "new.geojson"
    strikemap("corrections", "apply", path, records, "-o", out)
    made = properties(out)["Mosul"]
    assert (made["killed_min"], made["killed_max"], made["corrected_by"]) == (7, 7, "Ana")


@pytest.mark.parametrize("merge", [(), ("--merge",)])
def test_export_takes_corrections_named_or_beside_its_output(
    maps: Path, tmp_path: Path, merge: tuple[str, ...]
) -> None:
    mosul = properties(maps / "incidents.geojson")["Mosul"]
    rows = f"{mosul['id']},,set,killed,7,,,{WHO}", f"{mosul['id']},,set,event_type,war,,,{WHO}"
    path = correct(maps, *rows)
    records = maps / "incidents.jsonl"
    told = f"corrections: 1 rows applied, see 1 lines above ({path})"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for out, given in (
        (elsewhere / "named.geojson", ("--corrections", path)),
        (maps / "beside.geojson", ()),
    ):
        result = strikemap("export", records, "-o", out, *merge, *given)
        assert result.exit_code == 0
        assert told in result.stdout + result.stderr
        assert f"{path}, row 3: event_type: one of " in result.stderr
        found = json.loads(out.read_text("utf-8"))["features"]
        at_mosul = [f["properties"] for f in found if f["properties"]["place"] == "Mosul"]
        assert [p["corrected_by"] for p in at_mosul] == ["Ana"] * (1 if merge else 2)
        assert {p["killed_max"] for p in at_mosul} == {7}
    plain = elsewhere / "plain.geojson"
    assert strikemap("export", records, "-o", plain, *merge).exit_code == 0
    assert '"corrected_by": "Ana"' not in plain.read_text("utf-8")


@pytest.mark.parametrize("name", ["gpkg", "parquet", "geojson"])
def test_edits_of_our_geopackage_are_told_from_any_export(
    maps: Path, tmp_path: Path, name: str
) -> None:
    exported = tmp_path / f"was.{name}"
    edited, path = tmp_path / "edited.gpkg", tmp_path / "new.csv"
    for out in (exported, edited):
        assert strikemap("export", maps / "incidents.jsonl", "-o", out, "--merge").exit_code == 0
    with closing(sqlite3.connect(edited)) as opened:
        for event in ("update3", "update4"):  # they call functions of GDAL's
            opened.execute(f"DROP TRIGGER rtree_incidents_geom_{event}")
        opened.execute("UPDATE incidents SET event_type = 'bombing' WHERE event_type = 'shelling'")
        opened.commit()
    result = strikemap(
        "corrections", "from-geopackage", edited, exported, "-o", path,
        "--author", "Cy", "--reason", "film", "--date", "2024-05-01",
    )  # fmt: skip
    assert (result.stdout, result.stderr) == (f"corrections: 1 rows added ({path})\n", "")
    assert ",set,event_type,bombing," in path.read_text("utf-8")
