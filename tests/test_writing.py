"""A file is the old one or the new one, whatever happens: real disks, locks and kills."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bench.killed_writes import WRITERS, killed_writes
from geo.errors import OutputError
from geo.writing import LEFT_SECONDS, SCRATCH, refuse, refuse_foreign, whole, write_text

ROOT = Path(__file__).parents[1]

HOLDING = """
import sys, time
from pathlib import Path
from geo.writing import whole
with whole(sys.argv[1]) as made:
    made.write_text("half")
    print("holding", flush=True)
    time.sleep(60)
"""

OPEN_IN_WAL = """
import sqlite3, sys, time
opened = sqlite3.connect(sys.argv[1], isolation_level=None)
opened.execute("PRAGMA journal_mode=WAL")
opened.execute("INSERT INTO t VALUES ('edited elsewhere')")
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is in the middle of writing ``a.txt``."""
    yield from _process(HOLDING, tmp_path / "a.txt")


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that works in ``a.gpkg``, as QGIS does."""
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as made:
        made.execute("CREATE TABLE t (x)")
    yield from _process(OPEN_IN_WAL, tmp_path / "a.gpkg")


def _process(script: str, file: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", script, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield process
        process.kill()


LIMIT = 256 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """A disk of 256 KiB, and options of a process that may fill it.

    Where nobody may mount one, a process that may write no larger file: the system refuses then
    in the same way, with another reason.
    """
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={LIMIT}", "none", str(disk)]
    mounted = shutil.which("mount") and not subprocess.run(mount, capture_output=True).returncode
    yield disk, {} if mounted else {"preexec_fn": _limit}
    if mounted:
        subprocess.run(["umount", str(disk)], check=True)


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


def scratch(folder: Path) -> list[Path]:
    return list(folder.glob(f"{SCRATCH}*"))


def test_a_file_has_its_own_name_while_it_is_made(tmp_path: Path) -> None:
    with whole(tmp_path / "a.gpkg") as made:
        assert (made.name, made.exists()) == ("a.gpkg", False)
        assert made.parent.parent == tmp_path  # the same disk, so that it can be moved
        made.write_bytes(b"new")
        (made.parent / "a.gpkg.part").touch()
    assert (tmp_path / "a.gpkg").read_bytes() == b"new"
    assert [f.name for f in tmp_path.iterdir()] == ["a.gpkg"]


def test_nothing_made_is_told_and_changes_nothing(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "old")
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written"), whole(tmp_path / "a.txt"):
        pass
    assert (tmp_path / "a.txt").read_text() == "old"


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_text(file, "old")
    file.chmod(0o600)
    write_text(file, "new")
    assert file.stat().st_mode & 0o777 == 0o600


def test_text_is_utf_8_with_line_feeds_everywhere(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "القائم\n")
    assert (tmp_path / "a.txt").read_bytes() == "القائم\n".encode()


# ---------------------------------------------------------------- full disks


FILLING = """
import sys
from geo.errors import OutputError
from geo.writing import write_text
try:
    write_text(sys.argv[1], "new" * 200_000)
except OutputError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(
    small_disk: tuple[Path, dict[str, Any]],
) -> None:
    disk, options = small_disk
    file = disk / "a.txt"
    write_text(file, "old")
    done = child([sys.executable, "-c", FILLING, str(file)], options)
    assert done.stdout.startswith(f"{file}: cannot be written (")
    assert "; nothing was changed" in done.stdout
    assert ("make room on the disk" in done.stdout) == (not options)
    assert (file.read_text(), [f.name for f in disk.iterdir()]) == ("old", ["a.txt"])
    write_text(file, "new")  # there is room again
    assert file.read_text() == "new"


@pytest.mark.parametrize("name", ["html", "gpkg"])
def test_a_full_disk_leaves_every_format_whole(
    small_disk: tuple[Path, dict[str, Any]], name: str
) -> None:
    disk, options = small_disk
    file = disk / f"a.{WRITERS[name].ending}"
    write_text(file, "old")
    command = [sys.executable, "-m", "bench.killed_writes", "--once", name, str(file)]
    assert child(command, options).returncode != 0
    assert (file.read_text(), [f.name for f in disk.iterdir()]) == ("old", [file.name])


def child(command: list[str], options: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, **options)


# ---------------------------------------------------------------- kills


def test_what_a_killed_run_left_is_cleared_by_the_next(
    tmp_path: Path, holding: subprocess.Popen[str]
) -> None:
    holding.send_signal(signal.SIGKILL)
    holding.wait()
    assert len(scratch(tmp_path)) == 1
    write_text(tmp_path / "b.txt", "next")
    assert [f.name for f in tmp_path.iterdir()] == ["b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are locked on POSIX only")
@pytest.mark.usefixtures("holding")
def test_what_a_living_run_is_making_stays(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "mine")
    [theirs] = scratch(tmp_path)
    assert (theirs / "a.txt").exists()


def test_without_locks_age_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.writing.fcntl", None)  # as on Windows
    young, old = tmp_path / f"{SCRATCH}1", tmp_path / f"{SCRATCH}2"
    young.mkdir()
    old.mkdir()
    long_ago = time.time() - LEFT_SECONDS - 60
    os.utime(old, (long_ago, long_ago))
    write_text(tmp_path / "a.txt", "x")
    assert (young.exists(), old.exists()) == (True, False)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("name", ["jsonl", "gpkg"])
def test_a_few_kills_leave_whole_files(tmp_path: Path, name: str) -> None:
    result = killed_writes(name, tmp_path, kills=2, seed=1, rows=200)
    assert (result.whole, result.half) == (2, 0)


KILLS = 30
"""`bench.killed_writes` has 200 a format."""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("name", WRITERS)
def test_every_kill_leaves_a_whole_file(tmp_path: Path, name: str) -> None:
    result = killed_writes(name, tmp_path, kills=KILLS, seed=2, rows=500)
    assert (result.whole, result.half) == (KILLS, 0)
    assert result.under_way >= KILLS // 2, "most kills must hit a write"


# ---------------------------------------------------------------- open elsewhere, not ours


@pytest.mark.usefixtures("editing")
def test_a_file_that_another_program_works_in_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    with pytest.raises(OutputError, match=r"a\.gpkg: is open in another program"):
        write_text(file, "new")
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT x FROM t").fetchall() == [("edited elsewhere",)]
    assert not scratch(tmp_path)


def test_the_journal_of_a_program_that_crashed_does_not_enter_the_new_file(
    tmp_path: Path, editing: subprocess.Popen[str]
) -> None:
    file = tmp_path / "a.gpkg"
    editing.kill()
    editing.wait()
    assert Path(f"{file}-wal").stat().st_size > 0
    with whole(file) as made, closing(sqlite3.connect(made, isolation_level=None)) as new:
        new.execute("PRAGMA journal_mode=WAL")
        new.execute("CREATE TABLE fresh (x)")
    assert [f.name for f in tmp_path.iterdir()] == ["a.gpkg"]
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT name FROM sqlite_master").fetchall() == [("fresh",)]


def test_a_write_ahead_log_still_beside_the_new_file_is_folded_in(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    with whole(file) as made:
        kept = sqlite3.connect(made, isolation_level=None)
        kept.execute("PRAGMA journal_mode=WAL")
        kept.execute("CREATE TABLE fresh (x)")
        crashed = made.read_bytes(), Path(f"{made}-wal").read_bytes()
        kept.close()
        made.write_bytes(crashed[0])
        Path(f"{made}-wal").write_bytes(crashed[1])
    assert [f.name for f in tmp_path.iterdir()] == ["a.gpkg"]
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT name FROM sqlite_master").fetchall() == [("fresh",)]


@pytest.mark.parametrize(
    ("content", "ours"),
    [(b"", True), (b"{one} and two", True), (b"two {one}", False), (b"other", False)],
)
def test_a_file_of_ours_is_told_by_its_marks(tmp_path: Path, content: bytes, ours: bool) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    if ours:
        refuse_foreign(file, b"{one}", b"two", force=False)
    else:
        with pytest.raises(OutputError, match=r"a\.txt: was not written by strikemap"):
            refuse_foreign(file, b"{one}", b"two", force=False)
    refuse_foreign(file, b"{one}", b"two", force=True)


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("needs /proc, where not even root may write")
    with pytest.raises(OutputError, match=r"^/proc/a\.txt: cannot be written \(.+\)"):
        write_text(Path("/proc/a.txt"), "x")
    refuse(tmp_path / "new.txt", force=False)


# ---------------------------------------------------------------- one door

WRITES = re.compile(
    r"""open\([^)]*["'][wax]b?\+?["']|\.write_text\(|\.write_bytes\(|\.to_file\(|\.to_parquet\("""
)
INSIDE = {
    "export/__init__.py": "inside `whole`",
    "writing.py": "the door",
    "export/lines.py": "a format, called with the path that the door gives",
    "export/geojson.py": "the same",
    "export/flatgeobuf.py": "the same",
    "export/kml.py": "the same",
    "export/tables.py": "the same",
    "corrections/sheet.py": "inside `whole`",
    "geocoding/spacing.py": "inside `beside`",
    "gazetteer/layout.py": "called with the path that `beside` gives",
}


def test_nothing_is_written_past_the_door() -> None:
    geo = ROOT / "geo"
    found = {
        path.relative_to(geo).as_posix()
        for path in geo.rglob("*.py")
        if WRITES.search(path.read_text("utf-8"))
    }
    assert found - INSIDE.keys() == set(), "write through geo.writing, or say here why not"
