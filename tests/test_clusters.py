"""Dask: the bytes of the other engines, workers that die, a scheduler that is not there."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from distributed import Client

from geo.engines.windows import DIED

ROOT = Path(__file__).parents[1]
TEXT = "A drone strike killed {n} fighters near Baghdad on Wednesday, a security source said."
REPORTS = 48


def mortal(report: object, gazetteer: object, **_: object) -> object:
    """Do a report as ever, but die of it: once with a marker in reach, else again and again."""
    from geo import runs

    title = report.title  # type: ignore[attr-defined]
    marker = Path(title)
    if title.endswith("once") and not marker.exists():
        marker.touch()
        os._exit(9)
    if title == "deadly":
        os._exit(9)
    return runs.work_on(report, gazetteer)  # type: ignore[arg-type]


MORTAL = """
import sys
from geo import engines
from geo.intake import find
from geo.errors import ReportError
from tests.test_clusters import mortal
if __name__ == "__main__":
    found = find(sys.argv[1])
    jobs = 1 if sys.argv[2] == "serial" else 2
    for made in engines.run(found, jobs=jobs, engine=sys.argv[2], extract=mortal):
        print(made.reason if isinstance(made, ReportError) else made.line)
"""


def python(*arguments: str | Path, seconds: float = 120) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def extract(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return python("-c", "from geo.cli import main; main()", "extract", *arguments)


def archive(path: Path, titles: dict[int, str] | None = None) -> Path:
    lines = [
        {"id": f"r{n}", "title": (titles or {}).get(n, ""), "text": TEXT.format(n=n + 2)}
        for n in range(REPORTS)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def spawned() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children(recursive=True)
        if "spawn_main" in " ".join(child.cmdline())
    ]


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_a_scheduler_that_is_not_there_is_one_line_within_seconds(tmp_path: Path) -> None:
    reports = archive(tmp_path / "a.jsonl")
    address = f"tcp://127.0.0.1:{closed_port()}"
    began = time.monotonic()
    done = extract(reports, "-o", tmp_path / "o", "--engine", "dask", "--scheduler", address)
    assert time.monotonic() - began < 20
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: no Dask scheduler answers at {address}: start one")
    assert done.stderr.count("\n") == 1


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and two workers, started as docs/scale.md starts them."""
    folder = tmp_path_factory.mktemp("cluster")
    said = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    here = ["--host", "127.0.0.1", "--no-dashboard"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    commands = [
        [*dask, "scheduler", *here, "--port", "0", "--scheduler-file", str(said)],
        [*dask, "worker", *here, "--scheduler-file", str(said), "--nworkers", "2",
         "--nthreads", "1", "--local-directory", str(folder)],
    ]  # fmt: skip
    with (folder / "log").open("w") as log:
        running = [subprocess.Popen(c, stdout=log, stderr=log, env=env) for c in commands]
        try:
            until = time.monotonic() + 60
            while not said.exists() or not said.read_text():
                assert time.monotonic() < until, (folder / "log").read_text()
                time.sleep(0.1)
            address = json.loads(said.read_text())["address"]
            with Client(address, timeout=60) as client:  # a worker killed at its start is none
                client.wait_for_workers(2, timeout=60)
            yield address
        finally:
            for process in reversed(running):
                process.terminate()
            for process in running:
                process.wait(30)


@pytest.mark.slow
def test_all_engines_write_the_same_bytes(tmp_path: Path, scheduler: str) -> None:
    reports = archive(tmp_path / "a.jsonl", {3: "deadly"})  # no more than a title here
    calls = {
        "serial": [],
        "processes": ["--engine", "processes", "--jobs", "2"],
        "dask": ["--engine", "dask", "--jobs", "2"],
        "cluster": ["--engine", "dask", "--scheduler", scheduler],
    }
    for name, more in calls.items():
        done = extract(reports, "-o", tmp_path / name, "--published", "2024-02-07", *more)
        assert (done.returncode, done.stderr) == (0, ""), name
    written = [(tmp_path / name).read_bytes() for name in calls]
    assert len(written[0].splitlines()) == REPORTS
    assert written == [written[0]] * len(calls)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_what_a_dead_worker_was_at_is_done_again(tmp_path: Path, engine: str) -> None:
    reports = archive(tmp_path / "a.jsonl", {20: str(tmp_path / "once")})
    killed = python("-c", MORTAL, reports, engine)
    assert (killed.returncode, killed.stderr) == (0, "")
    assert (tmp_path / "once").exists()  # else nothing died
    again = python("-c", MORTAL, reports, "serial")
    assert killed.stdout == again.stdout
    assert killed.stdout.count("\n") == REPORTS
    assert DIED not in killed.stdout


@pytest.mark.slow
def test_a_report_that_kills_its_workers_is_given_up_alone(tmp_path: Path) -> None:
    done = python("-c", MORTAL, archive(tmp_path / "a.jsonl", {20: "deadly"}), "dask")
    assert done.stderr == ""
    assert [n for n, line in enumerate(done.stdout.splitlines()) if line == DIED] == [20]
    assert done.stdout.count("\n") == REPORTS


@pytest.mark.slow
def test_a_worker_of_a_cluster_that_is_killed_costs_nothing(tmp_path: Path, scheduler: str) -> None:
    """Killed from outside, as a system short of memory does."""
    reports = archive(tmp_path / "a.jsonl")
    until = time.monotonic() + 60
    while len(workers := spawned()) < 2:  # the scheduler is there before they are
        assert time.monotonic() < until
        time.sleep(0.1)
    workers[0].kill()
    call = ["--published", "2024-02-07"]
    done = extract(
        reports, "-o", tmp_path / "o", *call, "--engine", "dask", "--scheduler", scheduler
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert extract(reports, "-o", tmp_path / "s", *call).returncode == 0
    assert (tmp_path / "o").read_bytes() == (tmp_path / "s").read_bytes()
