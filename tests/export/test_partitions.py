"""GeoParquet in parts by month: what lies where, who reads it, and that nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pandas
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings

from geo.cli import main
from geo.errors import OutputError, ReportError
from geo.export import as_line, read_records, write, write_months
from geo.export.folders import whole_folder
from geo.export.partitions import UNDATED
from geo.records import Extraction
from tests.export.generated import EXTRACTIONS
from tests.export.test_roundtrip import MADE_UP
from tests.samples import extraction, extractions, incident

BROKEN = ReportError("a.jsonl", "is broken")
HIVE = ds.partitioning(pa.schema([("month", pa.string())]), flavor="hive")


def lines(made: Iterable[Extraction]) -> list[dict[str, Any]]:
    return [as_line(one) for one in made]


def parts(folder: Path) -> list[str]:
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file())


def everything(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def dated(first: date | None, last: date | None = None, **changes: Any) -> Extraction:
    """A report with one incident at these days."""
    told = replace(incident(), date_start=first, date_end=last or first, **changes)
    return extraction(incidents=(told,))


def several() -> list[Extraction]:
    """Reports of four months in no order; the second has an event in each of two."""
    one, two, three = extractions()
    bare = replace(two, incidents=(), document=replace(two.document, id="bare"))
    return [bare, three, one, bare, two, one, bare]


# ---------------------------------------------------------------- nothing is lost


@settings(MADE_UP, max_examples=15)
@given(made=EXTRACTIONS)
def test_any_records_come_back(made: list[Extraction]) -> None:
    with tempfile.TemporaryDirectory() as room:
        folder = write_months(made, Path(room, "parts"))
        assert lines(read_records(folder)) == lines(made)


@pytest.mark.slow
@settings(MADE_UP, max_examples=150)
@given(made=EXTRACTIONS)
def test_many_more_records_come_back(made: list[Extraction]) -> None:
    with tempfile.TemporaryDirectory() as room:
        folder = write_months(made, Path(room, "parts"))
        assert lines(read_records(folder)) == lines(made)


@pytest.mark.parametrize("made", [several(), several()[:1], []])
def test_order_and_reports_without_incidents_are_kept(
    tmp_path: Path, made: list[Extraction]
) -> None:
    assert lines(read_records(write_months(iter(made), tmp_path / "p"))) == lines(made)


def test_a_part_alone_has_its_incidents_whole(tmp_path: Path) -> None:
    folder = write_months(several(), tmp_path / "p")
    wanted = {i["id"]: i for one in lines(several()) for i in one["incidents"]}
    found = [
        i
        for part in parts(folder)
        for one in lines(read_records(folder / part))
        for i in one["incidents"]
    ]
    assert {i["id"]: i for i in found} == wanted


def test_a_month_that_was_removed_takes_only_its_own_with_it(tmp_path: Path) -> None:
    folder = write_months(several(), tmp_path / "p")
    (folder / "month=2021-01" / "part-0.parquet").unlink()
    left = {i["id"] for one in lines(read_records(folder)) for i in one["incidents"]}
    gone = {
        i.id
        for one in several()
        for i in one.incidents
        if i.date_start and i.date_start.isoformat().startswith("2021-01")
    }
    assert gone
    assert left == {i.id for one in several() for i in one.incidents} - gone


# ---------------------------------------------------------------- what lies where


@pytest.mark.parametrize(
    ("first", "last", "month"),
    [
        (date(2024, 2, 29), None, "2024-02"),
        (date(2023, 12, 20), date(2024, 2, 3), "2023-12"),  # by its start
        (date(987, 1, 1), None, "0987-01"),
        (None, None, UNDATED),
        (None, date(2024, 2, 3), UNDATED),
    ],
)
def test_an_incident_lies_in_the_month_it_began(
    tmp_path: Path, first: date | None, last: date | None, month: str
) -> None:
    folder = write_months([dated(first, last)], tmp_path / "p")
    assert parts(folder) == [f"month={month}/part-0.parquet"]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (write_months(iter(several()), tmp_path / name) for name in "ab")
    assert parts(one) == parts(two)
    assert [(one / p).read_bytes() for p in parts(one)] == [
        (two / p).read_bytes() for p in parts(two)
    ]
    assert {p.name for p in tmp_path.iterdir()} == {"a", "b"}


# ---------------------------------------------------------------- who reads it


def test_pyarrow_reads_the_folder_as_one_table(tmp_path: Path) -> None:
    folder = write_months(several(), tmp_path / "p")
    whole = ds.dataset(folder, partitioning=HIVE).to_table(columns=["id", "month", "start_date"])
    plain = pq.read_table(write(several(), tmp_path / "a.parquet"))
    assert sorted(whole["id"].to_pylist()) == sorted(plain["id"].to_pylist())
    for row in whole.to_pylist():
        assert row["month"] == (row["start_date"].isoformat()[:7] if row["start_date"] else None)
    of_march = ds.dataset(folder, partitioning=HIVE).to_table(filter=ds.field("month") == "2021-03")
    assert 0 < of_march.num_rows < whole.num_rows


def test_every_part_is_geoparquet_of_its_own(tmp_path: Path) -> None:
    folder = write_months(several(), tmp_path / "p")
    plain = write(several(), tmp_path / "a.parquet")
    found = []
    for part in parts(folder):
        metadata = json.loads(pq.read_metadata(folder / part).metadata[b"geo"])
        assert (metadata["version"], metadata["primary_column"]) == ("1.1.0", "geometry")
        frame = geopandas.read_parquet(folder / part)
        assert str(frame.crs) == "OGC:CRS84"
        found.append(frame)
    whole = pandas.concat(found).set_index("id").drop(columns=["reports"])
    wanted = geopandas.read_parquet(plain).set_index("id").drop(columns=["reports"])
    pandas.testing.assert_frame_equal(whole.sort_index(), wanted.sort_index(), check_dtype=False)


def test_geopandas_reads_the_folder_too(tmp_path: Path) -> None:
    folder = write_months(several(), tmp_path / "p")
    # Arrow cannot make a category of a column of parts with a null in it, so none is asked for
    frame = geopandas.read_parquet(folder, partitioning=None)
    assert set(frame["id"]) == {i.id for one in several() for i in one.incidents}
    assert str(frame.crs) == "OGC:CRS84"


# ---------------------------------------------------------------- whole or not at all


def test_a_folder_that_is_there_stays_without_force(tmp_path: Path) -> None:
    folder = write_months([dated(date(2024, 2, 1))], tmp_path / "p")
    with pytest.raises(OutputError, match="is there already"):
        write_months([dated(date(2024, 3, 1))], folder)
    assert parts(folder) == ["month=2024-02/part-0.parquet"]
    write_months([dated(date(2024, 3, 1))], folder, force=True)
    assert parts(folder) == ["month=2024-03/part-0.parquet"]
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    assert parts(write_months([extraction()], tmp_path / "p"))


def _foreign_parquet(file: Path) -> None:
    pq.write_table(pa.table({"id": [1]}), file)


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "month=2024-02/notes.txt",
        "month=2024-02/part-1.parquet",
        "month=2024-03/part-0.parquet",
        "other/part-0.parquet",
        "month=2024-02/deep/part-0.parquet",
    ],
)
def test_what_others_put_there_is_never_removed(tmp_path: Path, name: str) -> None:
    folder = write_months([dated(date(2024, 2, 1))], tmp_path / "p")
    (folder / name).parent.mkdir(exist_ok=True)
    _foreign_parquet(folder / name)
    before = {p: p.read_bytes() for p in everything(tmp_path) if p.is_file()}
    with pytest.raises(OutputError, match="was not written by strikemap; move it"):
        write_months([extraction()], folder, force=True)
    assert {p: p.read_bytes() for p in everything(tmp_path) if p.is_file()} == before


def test_what_is_put_there_while_it_is_made_is_kept(tmp_path: Path) -> None:
    folder = write_months([dated(date(2024, 2, 1))], tmp_path / "p")

    def made() -> Iterable[Extraction]:
        yield extraction()
        (folder / "notes.txt").write_text("mine")

    with pytest.raises(OutputError, match=r"notes\.txt: was not written by strikemap"):
        write_months(made(), folder, force=True)
    assert parts(folder) == ["month=2024-02/part-0.parquet", "notes.txt"]


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_months([dated(date(2024, 2, 1))], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert parts(tmp_path / "real") == ["month=2024-02/part-0.parquet"]


@pytest.mark.parametrize(
    ("place", "told"),
    [("none/p", "there is no folder"), ("file", "is a file; name a folder")],
)
def test_no_place_for_it_is_told(tmp_path: Path, place: str, told: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match=told):
        write_months([extraction()], tmp_path / place, force=True)


def test_a_fault_of_the_input_leaves_the_old_folder(tmp_path: Path) -> None:
    folder = write_months([dated(date(2024, 2, 1))], tmp_path / "p")

    def made() -> Iterable[Extraction]:
        yield extraction()
        raise BROKEN

    with pytest.raises(ReportError):
        write_months(made(), folder, force=True)
    assert parts(folder) == ["month=2024-02/part-0.parquet"]
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_months([dated(date(2024, 2, 1))], tmp_path / "p")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if target == folder and self.parent != tmp_path:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError, match="nothing was changed; make room on the disk"):
        write_months([extraction()], folder, force=True)
    assert parts(folder) == ["month=2024-02/part-0.parquet"]
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


KILLED = """
import os, signal, sys
from pathlib import Path
from geo.export import write_months
from tests.samples import extractions

rename, done = Path.rename, []

def renamed(self, target):
    made = rename(self, target)
    done.append(target)
    if len(done) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return made

Path.rename = renamed
write_months(extractions(), sys.argv[1], force=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("step", [1, 2])
def test_the_run_after_a_kill_between_two_steps_mends_it(tmp_path: Path, step: int) -> None:
    folder = write_months([dated(date(2024, 2, 1))], tmp_path / "p")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(step)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert folder.exists() == (step == 2)

    with suppress(ReportError), whole_folder(folder, lambda _: True):
        # what the killed run left is mended before anything is made
        assert (parts(folder) == ["month=2024-02/part-0.parquet"]) == (step == 1)
        raise BROKEN
    write_months([dated(date(2024, 5, 1))], folder, force=True)
    assert parts(folder) == ["month=2024-05/part-0.parquet"]
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody writes to")
def test_a_folder_that_may_not_be_written_to_is_told() -> None:
    with pytest.raises(OutputError, match="/proc/p: cannot be written"):
        write_months([extraction()], "/proc/p")


# ---------------------------------------------------------------- the command


def strikemap(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return write(extractions(), tmp_path / "in.jsonl")


def test_the_command_there_and_back_and_onto_a_map(tmp_path: Path, records: Path) -> None:
    folder, back = tmp_path / "p", tmp_path / "back.jsonl"
    result = strikemap("export", records, "--out", folder, "--partition", "month")
    assert (result.exit_code, result.stdout) == (0, f"{folder}\n"), result.output
    assert strikemap("export", folder, "--out", back).exit_code == 0
    assert back.read_bytes() == records.read_bytes()
    for given_, page in ((records, "one.html"), (folder, "two.html")):
        assert strikemap("render", given_, "-o", tmp_path / page).exit_code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--out", "p", "--partition", "month", "--as", "gpkg"), 2, "makes GeoParquet, not gpkg"),
        (("--out", "p", "--partition", "year"), 2, "'year' is not 'month'"),
        (("--out", ".", "--as", "csv"), 2, "is a folder; name a file"),
        (("--out", ".", "--partition", "month"), 1, "is there already"),
        (("--out", ".", "--partition", "month", "--force"), 1, "was not written by strikemap"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    tmp_path: Path, records: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    result = strikemap("export", records, arguments[0], tmp_path / arguments[1], *arguments[2:])
    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr
    assert [p.name for p in tmp_path.iterdir()] == [records.name]


def _emptied(folder: Path) -> None:
    for file in folder.rglob("*.parquet"):
        file.unlink()


def _halved(folder: Path) -> None:
    file = next(folder.rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:500])


def _written_anew(folder: Path) -> None:
    file = next(folder.rglob("*.parquet"))
    table = pq.read_table(file)
    pq.write_table(table.replace_schema_metadata(None), file)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_emptied, "no month=.../part-0.parquet in it"),
        (_halved, "month="),
        (_written_anew, "order does not fit its reports"),
    ],
)
def test_a_folder_that_is_not_ours_is_one_line(tmp_path: Path, damage: Any, told: str) -> None:
    folder = write_months(extractions(), tmp_path / "p")
    damage(folder)
    result = strikemap("render", folder, "-o", tmp_path / "a.html")
    assert result.exit_code == 1
    assert "is not a folder of strikemap" in result.stderr
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
