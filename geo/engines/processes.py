"""Worker processes on this machine, of Python's own kind."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any

from geo.engines.tasks import Job, Report, Task
from geo.engines.windows import in_order

if TYPE_CHECKING:
    from geo.engines.tasks import Outcome

START = "spawn"
"""Fork copies the locks of threads in whatever state they are; Python 3.12 warns of it."""

GARBAGE = (50_000, 5, 5)
"""As `geo.cli` has it: a worker imports as much, and its records hold no cycles either."""


def pooled(reports: Iterable[Report], task: Task, jobs: int) -> Iterator[Any]:
    """Yield what came of every report, in order, made by ``jobs`` worker processes."""
    crew = Pool(task, jobs)
    try:
        yield from in_order(crew, reports)
    finally:
        crew.stop()


class Pool:
    """Worker processes that leave Ctrl-C to the parent and stop with it."""

    died = BrokenProcessPool

    def __init__(self, task: Task, jobs: int):
        self._task = task
        self._jobs = jobs
        self._pool = self._begun()

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, mp_context=get_context(START), initializer=_begin)

    def hand_out(self, reports: Sequence[Job]) -> Future[list[Outcome]]:
        """Give a batch to the next worker that is free."""
        try:
            return self._pool.submit(self._task, reports)
        except BrokenProcessPool as error:  # it broke since the last batch came back
            lost: Future[list[Outcome]] = Future()
            lost.set_exception(error)
            return lost

    def mend(self) -> None:
        """Begin anew: one dead worker takes Python's whole pool with it."""
        self.stop()
        self._pool = self._begun()

    def width(self) -> int:
        """Return the number of workers."""
        return self._jobs

    def stop(self) -> None:
        """End all workers, after what they are at."""
        self._pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*GARBAGE)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent; killed, it leaves workers that would wait for it forever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
