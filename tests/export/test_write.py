"""A file is written whole or not at all, and every refusal is one clear line."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from geo.errors import OutputError, ReportError, UsageError
from geo.export import FORMATS, read_lines, write
from geo.export.garbage import SELDOM
from geo.records import Extraction
from tests.samples import extraction, extractions, incident

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_goes_by_the_ending_or_by_its_name(tmp_path: Path, name: str) -> None:
    by_ending = write(extractions(), tmp_path / f"a.{name}")
    by_name = write(extractions(), tmp_path / "b", to=name)
    assert by_ending.read_bytes() == by_name.read_bytes() != b""


@pytest.mark.parametrize(("file", "to"), [("a.docx", None), ("a", None), ("a.geojson", "gpx")])
def test_an_unknown_format_is_told_with_those_known(
    tmp_path: Path, file: str, to: str | None
) -> None:
    with pytest.raises(UsageError, match=r"no format .* give one of geojson, gpkg, .*, jsonl$"):
        write((), tmp_path / file, to=to)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_stays_without_force(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("old")
    with pytest.raises(OutputError, match="is there already"):
        write(extractions(), file)
    assert file.read_text() == "old"
    write(extractions(), file, force=True)
    assert len(list(read_lines(file))) == 3
    assert [f.name for f in tmp_path.iterdir()] == ["a.jsonl"]


@pytest.mark.parametrize(("young", "meanwhile"), [(700, SELDOM), (SELDOM * 2, SELDOM * 2), (0, 0)])
@pytest.mark.parametrize("breaks", [False, True])
def test_garbage_is_looked_for_seldom_meanwhile_and_as_before_afterwards(
    tmp_path: Path, young: int, meanwhile: int, breaks: bool
) -> None:
    seen = []

    def reports() -> Iterator[Extraction]:
        for one in extractions():
            seen.append(gc.get_threshold()[0])
            yield one
        if breaks:
            raise OSError(5, "the disk is gone")

    before = gc.get_threshold()
    try:
        gc.set_threshold(young, 10, 10)
        with pytest.raises(OutputError) if breaks else nullcontext():
            write(reports(), tmp_path / "a.gpkg")
        assert seen == [meanwhile] * 3
        assert gc.get_threshold() == (young, 10, 10)
    finally:
        gc.set_threshold(*before)


def test_a_refusal_comes_before_the_work(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.touch()
    work = iter(extractions())
    with pytest.raises(OutputError):
        write(work, file)
    assert len(list(work)) == 3


@pytest.mark.parametrize("force", [False, True])
def test_only_ordinary_files_are_replaced(tmp_path: Path, force: bool) -> None:
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(OutputError, match="not an ordinary file"):
            write((), path, to="jsonl", force=force)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no folder .*none; make it first"):
        write((), tmp_path / "none" / "a.jsonl")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that root cannot write to")
def test_a_folder_that_cannot_be_written_to_is_told() -> None:
    with pytest.raises(OutputError, match=r"cannot be written \(.+\); nothing was changed"):
        write(extractions(), Path("/proc/a.jsonl"))


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write(extractions(), tmp_path / f"{'a' * 300}.jsonl")


def failing() -> Iterator[Extraction]:
    yield extractions()[0]
    where = "b.txt"
    raise ReportError(where, "is not text")


@pytest.mark.parametrize("name", FORMATS)
def test_a_failure_on_the_way_leaves_the_old_file_and_no_rest(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"a.{name}"
    file.write_text("old")
    with pytest.raises(ReportError, match=r"b\.txt"):
        write(failing(), file, force=True)
    assert file.read_text() == "old"
    assert [f.name for f in tmp_path.iterdir()] == [file.name]


def test_half_a_surrogate_pair_is_told(tmp_path: Path) -> None:
    broken = extraction(incidents=(incident(summary="\ud800"),))
    with pytest.raises(OutputError, match="half of a surrogate pair"):
        write([broken], tmp_path / "a.jsonl")
    assert not list(tmp_path.iterdir())


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.touch()
    link.symlink_to(real)
    write(extractions(), link, force=True)
    assert link.is_symlink()
    assert len(list(read_lines(real))) == 3


def test_reports_are_written_as_they_come(tmp_path: Path) -> None:
    held: list[int] = []

    def counted() -> Iterator[Extraction]:
        for count, one in enumerate(extractions() * 50):
            [half] = tmp_path.glob("*/a.jsonl")
            held.append(half.stat().st_size)
            yield one
            assert count < 150

    write(counted(), tmp_path / "a.jsonl")
    assert 0 < held[75] < held[-1]


def test_a_file_has_the_rights_that_a_new_file_gets(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    assert write((), tmp_path / "a.jsonl").stat().st_mode == plain.stat().st_mode


# ---------------------------------------------------------------- a process of its own

LIMITED = """
import resource, signal, sys
from geo.errors import OutputError
from geo.export import write
from tests.samples import extractions
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
try:
    write(extractions() * 9, sys.argv[1], force=True)
except OutputError as error:
    print(error)
"""

ENDLESS = """
import sys, time
from geo.export import write
from tests.samples import extractions
def slowly():
    yield from extractions() * 99
    print("half", flush=True)
    time.sleep(60)
write(slowly(), sys.argv[1], force=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"a.{name}"
    file.write_text("old")
    command = [sys.executable, "-c", LIMITED, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.count("\n") == 1
    assert "cannot be written (" in done.stdout
    assert done.stdout.endswith("); nothing was changed\n")
    assert file.read_text() == "old"
    assert [f.name for f in tmp_path.iterdir()] == [file.name]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("name", FORMATS)
def test_a_kill_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"a.{name}"
    file.write_text("old")
    command = [sys.executable, "-c", ENDLESS, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL)
    assert file.read_text() == "old"
