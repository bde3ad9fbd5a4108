"""Many reports: order kept, the same at any number of workers, one bad report costs only itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from time import sleep
from typing import Any

import pytest

from geo import engines
from geo.engines import windows
from geo.engines.clustered import MISSING
from geo.engines.tasks import Task
from geo.errors import EngineError, ReportError, StrikemapError, UsageError
from geo.gazetteer import Gazetteer
from geo.records import Document, Extraction
from tests.samples import document

BROKEN = ReportError("empty.txt", "the file is empty")


def bare(report: Document, gazetteer: Gazetteer) -> Extraction:
    """Stand in for the pipeline; what a report's title says happens to it."""
    assert gazetteer
    if report.title == "fault":
        message = "a fault of ours"
        raise KeyError(message)
    if report.title == "refused":
        message = "no such thing"
        raise StrikemapError(message)
    if report.title == "deadly":
        os._exit(9)
    return Extraction(report, (), (), (report.title,))


def reports(*titles: str) -> list[Document | ReportError]:
    return [document(id=f"d{i}", title=title) for i, title in enumerate(titles)]


def ids(results: list[Extraction | ReportError]) -> list[str]:
    return [r.where if isinstance(r, ReportError) else r.document.id for r in results]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept_and_errors_stay_in_their_place(jobs: int) -> None:
    given = reports(*"abcdefghijkl")
    given.insert(5, BROKEN)
    results = list(engines.run(given, jobs=jobs, extract=bare))
    assert ids(results) == [f"d{i}" for i in range(5)] + ["empty.txt"] + [
        f"d{i}" for i in range(5, 12)
    ]


def test_two_workers_give_what_one_gives() -> None:
    given = reports("a", "b", "fault", "c", "refused", "d")
    one = [repr(result) for result in engines.run(given, jobs=1, extract=bare)]
    two = [repr(result) for result in engines.run(given, jobs=2, extract=bare)]
    assert one == two


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("fault", "strikemap failed on it (KeyError: 'a fault of ours'); report this fault"),
        ("refused", "no such thing"),
    ],
)
def test_a_failing_report_is_named_and_the_rest_done(title: str, reason: str) -> None:
    before, failed, after = engines.run(reports("a", title, "b"), extract=bare)
    assert isinstance(before, Extraction)
    assert isinstance(after, Extraction)
    assert str(failed) == f"d1 ({title}): {reason}"


def test_a_worker_that_dies_costs_one_report() -> None:
    results = list(engines.run(reports("a", "deadly", "b"), jobs=2, extract=bare))
    assert ids(results) == ["d0", "d1 (deadly)", "d2"]
    assert isinstance(results[1], ReportError)
    assert "worker process died" in results[1].reason


def test_reports_are_read_only_as_far_as_needed() -> None:
    """The window is bounded: an endless feed does not fill the memory."""
    read = 0

    def endless() -> Iterator[Document]:
        nonlocal read
        while True:
            read += 1
            yield document(id=f"d{read}")

    results = engines.run(endless(), jobs=2, extract=bare)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert read <= 2 * windows.IN_FLIGHT * windows.BATCH + 1


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_workers_is_refused(jobs: int) -> None:
    with pytest.raises(UsageError, match=rf"jobs must be 1 or more, not {jobs}"):
        engines.run([], jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_reports_give_no_results(jobs: int) -> None:
    assert list(engines.run([], jobs=jobs, extract=bare)) == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ({"engine": "ray"}, "engine must be one of serial, processes, dask, not 'ray'"),
        ({"engine": "serial", "jobs": 2}, "the engine serial has one worker, not 2"),
        ({"engine": "processes", "scheduler": "tcp://a:1"}, "--engine dask --scheduler"),
        ({"scheduler": "tcp://a:1"}, "--engine dask --scheduler"),
        ({"engine": "dask", "scheduler": "a"}, "'a' is no address of a Dask scheduler"),
    ],
)
def test_what_does_not_go_together_is_refused(call: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        engines.run([], **call)


def test_dask_that_is_not_installed_is_one_line() -> None:
    call = "import sys; sys.modules['distributed'] = None; from geo.cli import main; main()"
    command = [sys.executable, "-c", call, "extract", "x.txt", "--engine", "dask"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == f"Error: {MISSING}\n"


@pytest.mark.parametrize("size", [1, 5, 200, windows.BATCH_BYTES])
def test_batches_are_bounded_and_whole(size: int) -> None:
    given = [document(id=f"d{i}", text="x" * size) for i in range(150)]
    batches = list(windows.batched(given, 2))
    assert [report for batch in batches for report in batch] == given
    assert [len(batch) for batch in batches[:4]] == ([1, 1, 2, 2] if size < 300 else [1] * 4)
    assert max(map(len, batches)) <= windows.BATCH


def test_a_slow_input_keeps_no_result_back() -> None:
    """Results come as soon as they are there, while the next reports are still to come."""
    read = 0

    def slow() -> Iterator[Document]:
        nonlocal read
        while read < 40:
            read += 1
            yield document(id=f"d{read}")
            sleep(0.1)

    results = engines.run(slow(), jobs=2, extract=bare)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert read < 40


@pytest.mark.parametrize("deadly", [0, 17, 69])
def test_one_deadly_report_of_many_is_given_up_alone(deadly: int) -> None:
    titles = ["a"] * 70
    titles[deadly] = "deadly"
    results = list(engines.run(reports(*titles), jobs=2, extract=bare))
    assert [i for i, r in enumerate(results) if isinstance(r, ReportError)] == [deadly]


def test_a_worker_of_another_version_does_nothing() -> None:
    with pytest.raises(EngineError, match="another strikemap or another gazetteer"):
        Task(bare, tools="of another version")([document()])
