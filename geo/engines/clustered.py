"""Workers of Dask: a cluster that a scheduler holds together, or one on this machine.

Dask gives the work of a worker that died to the others, and starts a new worker where one of
its nannies watches over it. Everything of Dask is imported here, when it is asked for.
"""

from __future__ import annotations

import logging
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Any

from geo.engines.tasks import Job, Report, Task
from geo.engines.windows import Promise, in_order
from geo.errors import EngineError, UsageError

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

    from geo.engines.tasks import Outcome

HERE = "127.0.0.1"
ANSWER_SECONDS = 5
"""For a scheduler to answer."""
JOIN_SECONDS = 30
"""For a first worker to join it."""
COUNT_SECONDS = 5
"""Between two counts of the workers: more may join, and some may leave."""
LOOK_SECONDS = 5
"""For a batch, before the workers are looked after."""
DEATHS = 0
"""Of workers that had a batch, before our own scheduler leaves it to `windows`: none, since that
knows how to find the report that is at fault."""

MISSING = "--engine dask needs Dask: pip install 'strikemap[dask]'"


def clustered(reports: Iterable[Report], task: Task, jobs: int, scheduler: str) -> Iterator[Any]:
    """Yield what came of every report, in order, made by Dask's workers.

    Parameters
    ----------
    reports, task
        What is to be done, and how.
    jobs
        Workers of a cluster of our own, where no scheduler is named.
    scheduler
        Address of one that runs, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    EngineError
        When the scheduler does not answer, has no worker, or goes away.
    """
    with _connected(jobs, scheduler) as client:
        try:
            yield from in_order(Cluster(client, task, 0 if scheduler else jobs), reports)
        except (CancelledError, OSError) as error:
            if isinstance(error, OSError) and client.status == "running":
                raise  # the input's, not the scheduler's
            message = "the Dask scheduler went away: the same command goes on from here"
            raise EngineError(message) from error


class Cluster:
    """Dask's workers, as many as there are."""

    def __init__(self, client: Client, task: Task, jobs: int):
        from distributed import KilledWorker

        self.died: type[Exception] = KilledWorker
        self._client = client
        self._task = task
        self._jobs = jobs
        self._counted = -float(COUNT_SECONDS)
        self._width = jobs

    def hand_out(self, reports: Sequence[Job]) -> Promise:
        """Give a batch to the scheduler, as bytes: Dask would look for work of its own in it."""
        future = self._client.submit(_done, self._task, pickle.dumps(reports), pure=False)
        return Awaited(future, self.mend)

    def mend(self) -> None:
        """See to it that there are workers: Dask gives up one that dies while it starts."""
        own = self._client.cluster if self._jobs else None
        if own and len(self._client.nthreads()) < self._jobs:
            own.scale(self._jobs)

    def width(self) -> int:
        """Return the number of reports that all workers together can be at."""
        if not self._jobs and monotonic() - self._counted > COUNT_SECONDS:
            self._counted = monotonic()
            self._width = max(1, sum(self._client.nthreads().values()))
        return self._width


class Awaited:
    """What a worker of Dask will have made of a batch.

    Parameters
    ----------
    future
        Dask's own; waiting for it would take forever when its workers are gone.
    look
        Called while it takes long.
    """

    def __init__(self, future: Any, look: Callable[[], None]):
        self._future = future
        self._look = look

    def done(self) -> bool:
        """Whether it is there, or never will be."""
        return bool(self._future.done())

    def result(self) -> list[Outcome]:
        """Wait for it."""
        while not self.done():
            try:
                self._future.result(timeout=LOOK_SECONDS)
            except TimeoutError:
                self._look()
        made: list[Outcome] = self._future.result()
        return made


def _done(task: Task, reports: bytes) -> list[Outcome]:
    """Do a batch on a worker of Dask."""
    return task(pickle.loads(reports))


def dask_setup(worker: object) -> None:  # noqa: ARG001
    """Leave Ctrl-C to the process that started a worker; Dask calls this by its name in each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def need_dask() -> None:
    """Refuse what cannot work before anything is read.

    Raises
    ------
    UsageError
        When Dask is not installed.
    """
    from importlib.util import find_spec

    if find_spec("distributed") is None:
        raise UsageError(MISSING)


@contextmanager
def _connected(jobs: int, scheduler: str) -> Iterator[Client]:
    """Give the scheduler's client; a cluster of our own ends with it."""
    import dask
    import distributed

    for name in ("distributed", "distributed.client"):
        # what matters comes as an outcome, or as an error of ours
        logging.getLogger(name).setLevel(logging.CRITICAL)

    quiet = {
        "distributed.scheduler.allowed-failures": DEATHS,
        "distributed.admin.large-graph-warning-threshold": "1GB",
    }
    with dask.config.set(quiet), TemporaryDirectory(prefix="strikemap-") as scratch:
        if scheduler:
            with _client_of(scheduler) as client:
                yield client
            return
        with (
            _own(jobs, scratch) as cluster,
            distributed.Client(cluster, set_as_default=False, direct_to_workers=True) as client,
        ):
            yield client


def _own(jobs: int, scratch: str) -> LocalCluster:
    """Start a scheduler and workers on this machine, for this run alone."""
    from distributed import LocalCluster

    try:
        return LocalCluster(
            jobs, threads_per_worker=1, host=HERE, dashboard_address=f"{HERE}:0", memory_limit=0,
            silence_logs=logging.CRITICAL, local_directory=scratch, preload=[__name__],
        )  # fmt: skip
    except (OSError, RuntimeError) as error:  # one that dies while it starts, too
        message = "Dask could not start its workers here: try again, or take --engine processes"
        raise EngineError(message) from error


def _client_of(scheduler: str) -> Client:
    from distributed import Client

    try:
        client = Client(scheduler, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        message = (
            f"no Dask scheduler answers at {scheduler}: start one (dask scheduler), "
            "or leave --scheduler out"
        )
        raise EngineError(message) from error
    try:
        client.wait_for_workers(1, timeout=JOIN_SECONDS)
    except TimeoutError as error:
        client.close()
        message = f"no worker has joined {scheduler}: start some (dask worker {scheduler})"
        raise EngineError(message) from error
    return client
