"""Batches of reports go to workers and come back in order, with a bounded number under way.

A report alone would cost its way there and back; a large batch would be lost as a whole and keep
the others waiting. When a worker dies, what was under way with it is done again, alone and cut in
halves, until the report that kills its worker stands alone: it is given up, by name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from geo.engines.tasks import PASSED, Job, Report, result_of
from geo.records import RawReport

if TYPE_CHECKING:
    from geo.engines.tasks import Outcome

BATCH = 32
"""Reports of a batch: a fifth of a second's work, beside which its way is nothing."""
BATCH_BYTES = 128 * 1024
"""Text of a batch; a PDF or a saved page is one of its own."""
BATCH_SECONDS = 0.2
"""A batch waits no longer for reports that come slowly."""
IN_FLIGHT = 3
"""Batches handed out a worker: enough to keep it busy, few enough to hold in memory."""

TRIES = 3
"""For a report alone, whose worker may have died of something else."""

DIED = "the worker process died on it; leave it out or split it"


class Promise(Protocol):
    """What a worker will have made of a batch."""

    def done(self) -> bool:
        """Whether it is there, or never will be."""
        ...

    def result(self) -> list[Outcome]:
        """Wait for it."""
        ...


class Crew(Protocol):
    """Workers of any kind."""

    @property
    def died(self) -> type[Exception]:
        """What a promise raises whose worker died."""
        ...

    def hand_out(self, reports: Sequence[Job]) -> Promise:
        """Give a batch to the next worker that is free."""
        ...

    def mend(self) -> None:
        """Replace workers that died."""
        ...

    def width(self) -> int:
        """Return how many batches can be worked on at a time."""
        ...


def in_order(crew: Crew, reports: Iterable[Report]) -> Iterator[Any]:
    """Yield what came of every report, in the order of the reports.

    Parameters
    ----------
    crew
        The workers.
    reports
        What is to be done, with errors and what was done before among it.
    """
    batches = batched(reports, crew.width())
    running: deque[tuple[list[Report], Promise | None]] = deque()
    for batch in batches:
        running.append((batch, _handed_out(crew, batch)))
        # what is ready goes on at once: where reports come slowly none waits for the next ones
        while running and (len(running) >= crew.width() * IN_FLIGHT or _ready(running[0][1])):
            yield from _first(crew, running)
    while running:
        yield from _first(crew, running)


def batched(reports: Iterable[Report], width: int) -> Iterator[list[Report]]:
    """Yield batches; the first ones are small, so that a few reports are shared out too."""
    batch: list[Report] = []
    made = size = 0
    began = monotonic()
    for report in reports:
        if not batch:
            began = monotonic()
        batch.append(report)
        size += _size(report)
        full = len(batch) >= min(BATCH, 1 + made // width) or size >= BATCH_BYTES
        if full or monotonic() - began > BATCH_SECONDS:
            yield batch
            batch, size, made = [], 0, made + 1
    if batch:
        yield batch


def _size(report: Report) -> int:
    if isinstance(report, PASSED):
        return 0
    return len(report.body if isinstance(report, RawReport) else report.text)


def _jobs(batch: Iterable[Report]) -> list[Job]:
    return [report for report in batch if not isinstance(report, PASSED)]


def _handed_out(crew: Crew, batch: list[Report]) -> Promise | None:
    jobs = _jobs(batch)
    return crew.hand_out(jobs) if jobs else None


def _ready(promise: Promise | None) -> bool:
    return promise is None or promise.done()


def _first(crew: Crew, running: deque[tuple[list[Report], Promise | None]]) -> Iterator[Any]:
    """Yield what came of the first batch under way; of all of them when its worker died."""
    batch, promise = running.popleft()
    try:
        outcomes = promise.result() if promise else []
    except crew.died:
        rest = [(batch, None), *((b, _settled(crew, p)) for b, p in running)]
        running.clear()
        crew.mend()
        for again, made in rest:  # nothing else is under way now
            yield from _results(again, _alone(crew, _jobs(again)) if made is None else made)
        return
    yield from _results(batch, outcomes)


def _settled(crew: Crew, promise: Promise | None) -> list[Outcome] | None:
    """Return what a worker made of a batch, None when that died too."""
    try:
        return promise.result() if promise else []
    except crew.died:
        return None


def _alone(crew: Crew, reports: list[Job]) -> list[Outcome]:
    """Do a batch with nothing beside it; cut it in halves as long as its worker dies."""
    if not reports:
        return []
    for _ in range(TRIES if len(reports) == 1 else 1):
        try:
            return crew.hand_out(reports).result()
        except crew.died:
            crew.mend()
    if len(reports) == 1:
        return [DIED]
    half = len(reports) // 2
    return _alone(crew, reports[:half]) + _alone(crew, reports[half:])


def _results(batch: list[Report], outcomes: list[Outcome]) -> Iterator[Any]:
    made = iter(outcomes)
    for report in batch:
        yield result_of(report, "" if isinstance(report, PASSED) else next(made))
