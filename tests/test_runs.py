"""Runs that last: stopped by anything and started again, they end with the same bytes."""

from __future__ import annotations

import io
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.cli.running import progress
from geo.errors import OutputError
from geo.journal import Journal, Outcome

TEXT = (
    "A drone strike killed {n} fighters near Baghdad on Wednesday, a security source said. "
    "Shells fell on the outskirts of Rutba the day before, and nobody was hurt."
)
REPORTS = 80
FIRST, WEEK = date(2017, 3, 9), timedelta(days=7)  # apart, so that joining them costs little
FRENCH = (
    "Deux roquettes sont tombées dans la nuit sur le moulin et les habitants ne sont pas blessés."
)


def strikemap(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=given)


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from geo.cli import main; main()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", command, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def outcomes(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "run.jsonl").read_text("utf-8").splitlines()]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "archive.jsonl"
    path.parent.mkdir()
    lines = [
        {"id": f"r{n}", "text": TEXT.format(n=n + 2), "published": str(FIRST + n * WEEK)}
        for n in range(REPORTS)
    ]
    lines[7] = {"id": "bad", "text": "Two fell.", "published": "soon"}
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


@pytest.mark.parametrize(
    ("how", "jobs"),
    [
        (signal.SIGKILL, "1"),
        pytest.param(signal.SIGKILL, "2", marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, "1", marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, "2", marks=pytest.mark.slow),
    ],
)
def test_a_run_that_was_stopped_ends_with_the_same_bytes(
    tmp_path: Path, archive: Path, how: signal.Signals, jobs: str
) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    given = archive.read_bytes()
    assert strikemap("map", "-", "--out", whole, given=given).exit_code == 1  # one report is bad
    journal = parts / ".strikemap-run"
    with started("map", "-", "--out", parts, "--jobs", jobs) as running:
        fed = feed_until(running, given.splitlines(keepends=True), journal)
        running.send_signal(how)
        _, said = running.communicate(timeout=60)
        assert running.returncode == (-how if how == signal.SIGKILL else 130), said
    assert {path.name for path in parts.iterdir()} <= {journal.name, f"{journal.name}-journal"}
    again = strikemap("map", "-", "--out", parts, "--jobs", jobs, given=given)
    assert again.exit_code == 1
    first = again.stderr.splitlines()[0]
    assert first.startswith("an interrupted run is continued: ")
    assert 0 < int(first.split()[5]) <= fed
    assert files(parts) == files(whole)


def feed_until(running: subprocess.Popen[bytes], lines: list[bytes], journal: Path) -> int:
    """Give a run its input so slowly that it cannot end, until its journal holds something."""
    assert running.stdin
    running.stdin.write(b"".join(lines[:30]))  # enough to look at, and to keep workers busy
    running.stdin.flush()
    until = time.monotonic() + 120
    while not journal.exists():
        assert time.monotonic() < until
        time.sleep(0.02)
    for fed, line in enumerate(lines[30:-1], 31):
        if journal.stat().st_size > 40_000:
            return fed
        assert running.poll() is None
        running.stdin.write(line)
        running.stdin.flush()
        time.sleep(0.2)
    pytest.fail("nothing was written to the journal")


def test_workers_end_when_their_parent_is_killed(tmp_path: Path, archive: Path) -> None:
    with started("map", archive, "--out", tmp_path / "out", "--jobs", "2") as running:
        children: list[int] = []
        until = time.monotonic() + 60
        while len(children) < 2:
            assert time.monotonic() < until
            listed = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text()
            children = [int(pid) for pid in listed.split()]
            time.sleep(0.02)
        time.sleep(1)  # they have begun
        running.kill()
        running.wait(30)
    until = time.monotonic() + 20
    while alive := [pid for pid in children if is_running(pid)]:
        assert time.monotonic() < until, alive
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def test_the_run_report_says_what_came_of_every_report(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(f"publisher: One Wire\n\n{TEXT.format(n=3)}", "utf-8")
    (folder / "b.txt").write_text("The minister opened a school in Basra on Monday.", "utf-8")
    (folder / "c.txt").write_text(FRENCH, "utf-8")
    (folder / "d.txt").write_bytes(b"\x89PNG")
    (folder / "e\nf.txt").write_bytes((folder / "b.txt").read_bytes())
    result = strikemap("map", folder, "--out", out)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        "reports read: 2, the same text again: 1, in another language: 1, not read: 1, named above"
    )
    found = outcomes(out)
    assert [Path(str(one["where"])).name for one in found] == [
        "a.txt", "b.txt", "c.txt", "d.txt", "e\\nf.txt",
    ]  # fmt: skip
    assert [one["outcome"] for one in found] == [
        "done", "none found", "not read: language", "failed", "same text",
    ]  # fmt: skip
    assert found[0]["publisher"] == "One Wire"
    assert found[2]["language"] == "fr"
    assert found[2]["notes"] == ["not read: language (fr)"]
    assert str(found[3]["reason"]).startswith("a picture")
    assert found[4]["id"] == found[1]["id"]
    assert len(str(found[0]["sha256"])) == 64
    lines = (out / "incidents.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["language"] for line in lines] == ["en", "en", "fr"]


def test_one_text_of_two_outlets_is_one_report_with_two_sources(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    rows = [
        {"text": TEXT.format(n=3), "publisher": name, "url": f"https://example.org/{name}"}
        for name in ("One Wire", "Two Post", "One Wire")
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = strikemap("map", path, "--out", out, "--published", "2021-03-11")
    assert result.exit_code == 0, result.output
    (line,) = (out / "incidents.jsonl").read_text("utf-8").splitlines()
    incidents = json.loads(line)["incidents"]
    assert incidents
    for incident in incidents:
        assert [s["publisher"] for s in incident["sources"]] == ["One Wire", "Two Post"]
    assert "Two Post" in (out / "index.html").read_text("utf-8")


def test_a_run_with_other_options_begins_anew(tmp_path: Path, archive: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with sqlite3.connect(out / ".strikemap-run") as db:
        db.execute("CREATE TABLE state (value TEXT)")
        db.execute("INSERT INTO state VALUES ('another version')")
    db.close()
    result = strikemap("map", archive, "--out", out)
    assert result.stderr.splitlines()[0] == (
        "an interrupted run had other options or another version: it begins anew"
    )
    assert not (out / ".strikemap-run").exists()


def test_a_full_disk_is_one_line_and_keeps_what_is_done(tmp_path: Path) -> None:
    path = tmp_path / "journal"

    def fill() -> None:
        with Journal(path, "state") as journal:
            journal._db.execute("PRAGMA max_page_count = 40")  # as where there is room for no more
            for n in range(999):
                journal.add(Outcome(f"{n}", "done", key=f"k{n}", id=f"i{n}", line="x" * 5_000))

    with pytest.raises(OutputError, match="cannot be written"):
        fill()
    with Journal(path, "state") as journal:
        assert not journal.dropped


def test_ctrl_c_between_two_transactions_is_no_fault(tmp_path: Path) -> None:
    def stopped() -> None:
        with Journal(tmp_path / "journal", "state") as journal:
            journal._db.execute("COMMIT")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path, archive: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    db = sqlite3.connect(out / ".strikemap-run", isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    result = strikemap("map", archive, "--out", out)
    db.close()
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "another run is writing there" in line


def test_a_journal_that_is_none_is_one_line(tmp_path: Path, archive: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".strikemap-run").write_text("not a database, and long enough to be taken for one" * 99)
    result = strikemap("map", archive, "--out", out)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "remove it and begin anew" in line


@pytest.mark.slow
def test_extract_into_a_file_goes_on_too(tmp_path: Path, archive: Path) -> None:
    target = tmp_path / "out" / "records.jsonl"
    target.parent.mkdir()
    given = archive.read_bytes()
    with started("extract", "-", "-o", target) as running:
        journal = target.parent / ".records.jsonl.strikemap-run"
        feed_until(running, given.splitlines(keepends=True), journal)
        running.kill()
    assert not target.exists()
    again = strikemap("extract", "-", "-o", target, given=given)
    assert "an interrupted run is continued" in again.stderr
    assert target.read_bytes() == strikemap("extract", "-", given=given).stdout_bytes
    assert {path.name for path in target.parent.iterdir()} == {
        "records.jsonl",
        "records.jsonl.run.jsonl",
    }


def test_the_bar_shows_rate_and_time_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 1_000)
    shown = io.StringIO()
    with progress([str(tmp_path)], shown, delay=0, disable=False, mininterval=0) as bar:
        bar.set_postfix_str("12 reports, 3.4 a second", refresh=False)
        time.sleep(0.05)
        bar.update(500)
    last = [line for line in shown.getvalue().split("\r") if line.strip()][-1]
    assert " 50 %" in last
    assert "12 reports, 3.4 a second, " in last
    assert last.rstrip().endswith("left")
    assert "?" not in last


def test_nobody_counts_a_pipe(tmp_path: Path) -> None:
    shown = io.StringIO()
    with progress(["-", str(tmp_path)], shown, delay=0, disable=False, mininterval=0) as bar:
        bar.set_postfix_str("12 reports, 3.4 a second")
    assert "%" not in shown.getvalue()
    assert "12 reports" in shown.getvalue()


# ---------------------------------------------------------------- results among the reports


def test_a_map_beside_its_reports_is_not_read_as_one(tmp_path: Path) -> None:
    out = tmp_path / "maps"
    (tmp_path / "a.txt").write_text("published: 2017-03-09\n\n" + TEXT.format(n=3))
    command = ("map", tmp_path, "--out", out, "--also", "csv,geojson,parquet", "--by", "month")
    first = strikemap(*command)
    assert first.exit_code == 0, first.output
    made = files_below(out)
    again = strikemap(*command)
    assert (again.exit_code, again.stderr, again.stdout) == (0, "", first.stdout)
    assert files_below(out) == made


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_records_beside_the_reports_are_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("published: 2017-03-09\n\n" + TEXT.format(n=3))
    for force in ((), ("--force",)):
        result = strikemap("extract", tmp_path, "-o", tmp_path / "records.jsonl", *force)
        assert (result.exit_code, result.stderr) == (0, "")


def test_a_day_that_the_report_prints_is_told(tmp_path: Path) -> None:
    head = "published: 2017-03-30\n\nGAO, 9 March 2017 - "
    (tmp_path / "a.txt").write_text(head + TEXT.format(n=3))
    result = strikemap("extract", tmp_path, "-o", tmp_path / "records.jsonl")
    told = "days are counted from 2017-03-09, which it prints, not 2017-03-30"
    assert (result.exit_code, told in result.output) == (0, True), result.output


def test_a_file_of_that_name_elsewhere_is_read(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/run.jsonl"):
        (tmp_path / name).write_text('{"text": "Two shells fell."}')
    result = strikemap("map", tmp_path, "--out", tmp_path / "maps")
    assert "reports read: 2" in result.stdout


def test_a_named_file_is_read_wherever_results_go(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"text": "Two shells fell."}\n')
    result = strikemap("extract", records, "-o", records, "--force")
    assert result.exit_code == 0
    assert json.loads(records.read_text())["sentences"]


# ---------------------------------------------------------------- journals that a disk damaged


def _cut_facts(journal: Path) -> None:
    with sqlite3.connect(journal) as opened:
        opened.execute("UPDATE work SET facts = '{'")
    opened.close()


def _other_facts(journal: Path) -> None:
    with sqlite3.connect(journal) as opened:
        opened.execute("""UPDATE work SET facts = '{"id": "x"}'""")
    opened.close()


def _half_a_file(journal: Path) -> None:
    raw = journal.read_bytes()
    journal.write_bytes(raw[: len(raw) // 8192 * 4096])


@pytest.mark.parametrize("damage", [_cut_facts, _other_facts, _half_a_file])
def test_a_damaged_journal_is_one_line(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = tmp_path / "journal"
    keys = [f"k{n}" for n in range(300)]
    with Journal(path, "state") as journal:
        for key in keys:
            journal.add(Outcome(key, "done", key=key, id=key, line="x" * 500))
    damage(path)

    def resumed() -> None:
        with Journal(path, "state") as journal:
            for key in keys:
                journal.kept(key)

    with pytest.raises(OutputError, match=r"^[^\n]+; remove it and begin anew$"):
        resumed()
