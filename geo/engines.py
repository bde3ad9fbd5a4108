"""The same pure function over many reports: one after the other, or on several processors.

The order of the results is the order of the reports, and the results are the same at any number
of workers. Each worker loads the gazetteer once. A report that fails becomes a `ReportError` in
its place, whatever it fails on, so that one report never costs the others their result.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections import deque
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.errors import ReportError, StrikemapError, UsageError
from geo.records import Answer, Document, RawReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.mentions import Recogniser
    from geo.places import Geocode
    from geo.records import Extraction, Question

    Report: TypeAlias = "RawReport | Document | ReportError | Done"
    Result = Extraction | ReportError
    Outcome: TypeAlias = "Extraction | str | Asks"
    """What came out of a report, why nothing did, or that a geocoder is to be asked first."""
    Work = Callable[[Any], Outcome]

IN_FLIGHT = 4
"""Reports handed out a worker at a time: enough to keep it busy, few enough to hold in memory."""

START = "spawn"
"""Fork copies the locks of threads in whatever state they are; Python 3.12 warns of it."""


@dataclass(frozen=True)
class Asks:
    """A report that a worker leaves to the process that may ask a geocoder."""

    document: Document | RawReport


@dataclass(frozen=True)
class Done:
    """A report that was done before: its result is passed on in its place."""

    result: Any


def run(
    reports: Iterable[Report],
    *,
    jobs: int = 1,
    gazetteer_folder: Path | None = None,
    extract: Callable[..., Extraction] | None = None,
    recognise: Recogniser | str | None = None,
    geocode: Geocode | None = None,
) -> Iterator[Result]:
    """Extract every report, in order.

    Parameters
    ----------
    reports
        What `geo.read` gives, or `geo.intake.find` when ``extract`` takes that. Errors and what
        was done before are passed on in their place.
    jobs
        Number of worker processes; 1 works in this process.
    gazetteer_folder
        Folder of the gazetteer's tables; the bundled one when None.
    extract
        Function of a module that does the work for one report; `geo.extract` when None.
    recognise
        Says where place names stand in a text, as ``module:function`` or as the callable itself;
        the gazetteer's own names are looked for when None. A name suits workers best: each
        imports it once.
    geocode
        Asked for names that the gazetteer has no answer for. Only this process asks, report by
        report in their order, so that the answers are the same at any number of workers.

    Returns
    -------
    An `Extraction` or a `ReportError` for every report, in the order they came.

    Raises
    ------
    UsageError
        When ``jobs`` is below 1, or ``recognise`` cannot be imported or handed to workers.
    GazetteerError
        When the gazetteer is broken.
    """
    if jobs < 1:
        message = f"jobs must be 1 or more, not {jobs}"
        raise UsageError(message)
    if extract is None:
        from geo import pipeline

        extract = pipeline.extract
    if recognise is not None:
        extract = partial(extract, recognise=_recogniser(recognise, jobs))
    _gazetteer(gazetteer_folder)  # a broken table is told here, once, not by every worker
    here = partial(_work, partial(extract, geocode=geocode) if geocode else extract)
    here = partial(here, gazetteer_folder)
    if jobs == 1:
        return (_passed(r) if isinstance(r, PASSED) else _result(r, here(r)) for r in reports)
    there = partial(_work_unasked if geocode else _work, extract, gazetteer_folder)
    made = _pooled(iter(reports), there, jobs)
    return (_result(r.document, here(r.document)) if isinstance(r, Asks) else r for r in made)


PASSED = (ReportError, Done)


def _passed(report: ReportError | Done) -> Any:
    return report.result if isinstance(report, Done) else report


@cache
def _gazetteer(folder: Path | None) -> Gazetteer:
    """Load the gazetteer, once a process."""
    from geo.gazetteer import load

    known = load(folder)
    gc.freeze()  # it stays to the end: no need to look through it for garbage again and again
    return known


def _recogniser(recognise: Recogniser | str, jobs: int) -> Recogniser:
    """Make of a recogniser what every worker can be given; what cannot work is told at once."""
    if isinstance(recognise, str):
        _named(recognise)
        return partial(_recognised, recognise)
    try:
        if jobs > 1:
            pickle.dumps(recognise)
    except Exception as error:  # a model may fail on it in any way
        message = f"the recogniser cannot be handed to {jobs} workers; name it: module:function"
        raise UsageError(message) from error
    return recognise


def _recognised(where: str, text: str) -> Iterable[tuple[int, int]]:
    """Ask a recogniser by its name, so that only the name travels to a worker."""
    return _named(where)(text)


@cache
def _named(where: str) -> Recogniser:
    """Import a recogniser, once a process."""
    from geo.mentions import load_recogniser

    return load_recogniser(where)


def _work(
    extract: Callable[..., Extraction], folder: Path | None, document: Document
) -> Extraction | str:
    try:
        return extract(document, _gazetteer(folder))
    except ReportError as error:
        return error.reason  # the report is named where it is told
    except StrikemapError as error:
        return str(error)
    except Exception as error:  # a fault of ours: named, and the other reports still done
        return f"strikemap failed on it ({type(error).__name__}: {error}); report this fault"


def _work_unasked(
    extract: Callable[..., Extraction], folder: Path | None, document: Document
) -> Outcome:
    """Do a report's work unless a geocoder would be asked: workers never open a connection."""
    asked: list[Question] = []

    def note(question: Question) -> Answer:
        asked.append(question)
        return Answer("offline")

    outcome = _work(partial(extract, geocode=note), folder, document)
    return Asks(document) if asked else outcome


def _result(document: Document | RawReport, outcome: Outcome) -> Any:
    if isinstance(outcome, str):
        return ReportError(_label(document), outcome)
    return outcome


def _label(document: Document | RawReport) -> str:
    if isinstance(document, RawReport):
        return document.where
    return f"{document.id} ({document.title})" if document.title else document.id


def _pooled(reports: Iterator[Report], work: Work, jobs: int) -> Iterator[Any]:
    """Keep a window of reports in flight; when a worker dies, do the window one by one."""
    waiting: deque[Report] = deque()
    while True:
        try:
            with _workers(jobs) as pool:
                yield from _window(pool, reports, work, waiting, jobs * IN_FLIGHT)
            return
        except BrokenProcessPool:
            # One of these killed its worker: alone, it takes no other down with it.
            while waiting:
                yield _alone(waiting.popleft(), work)


def _window(
    pool: ProcessPoolExecutor,
    reports: Iterator[Report],
    work: Work,
    waiting: deque[Report],
    size: int,
) -> Iterator[Any]:
    """Yield results in order; ``waiting`` holds the reports that have none yet."""
    running: deque[Future[Outcome] | None] = deque()
    while True:
        for report in islice(reports, size - len(waiting)):
            waiting.append(report)
            running.append(None if isinstance(report, PASSED) else pool.submit(work, report))
        if not running:
            return
        future = running.popleft()
        outcome = future.result() if future else ""
        report = waiting.popleft()
        yield _passed(report) if isinstance(report, PASSED) else _result(report, outcome)


def _alone(report: Report, work: Work) -> Any:
    if isinstance(report, PASSED):
        return _passed(report)
    try:
        with _workers(1) as pool:
            return _result(report, pool.submit(work, report).result())
    except BrokenProcessPool:
        return _result(report, "the worker process died on it; leave it out or split it")


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent; killed, it leaves workers that would wait for it forever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes that leave Ctrl-C to the parent and stop with it."""
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=get_context(START),
        initializer=_begin,
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
