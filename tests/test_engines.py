"""Many reports: order kept, the same at any number of workers, one bad report costs only itself."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from geo import engines
from geo.errors import ReportError, StrikemapError, UsageError
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
    assert read <= 2 * engines.IN_FLIGHT + 1


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_workers_is_refused(jobs: int) -> None:
    with pytest.raises(UsageError, match=rf"jobs must be 1 or more, not {jobs}"):
        engines.run([], jobs=jobs)


def test_no_reports_give_no_results() -> None:
    assert list(engines.run([], extract=bare)) == []
