"""The same pure function over many reports: one after the other, or on several processors.

The order of the results is the order of the reports, and the results are the same on every engine
at any number of workers. Each worker loads the gazetteer once. A report that fails becomes a
`ReportError` in its place, whatever it fails on, so that one report never costs the others their
result.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from geo.engines.tasks import (
    PASSED,
    Asks,
    Done,
    Task,
    gazetteer_of,
    recogniser_of,
    result_of,
    tools_of,
    worked,
)
from geo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from geo.engines.tasks import Report, Result
    from geo.mentions import Recogniser
    from geo.places import Geocode
    from geo.records import Extraction

Engine = Literal["serial", "processes", "dask"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
ADDRESS = re.compile(r"(tcp|tls|wss?)://[^\s/]+:\d+")

__all__ = ["ENGINES", "Done", "Engine", "run", "tools_of"]


def run(
    reports: Iterable[Report],
    *,
    jobs: int = 1,
    engine: Engine | None = None,
    scheduler: str = "",
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
        Number of workers.
    engine
        ``serial`` works in this process, ``processes`` in worker processes of this machine,
        ``dask`` on a Dask cluster. When None, ``serial`` for one job and ``processes`` for more.
    scheduler
        Address of a Dask scheduler, which has workers of its own; a cluster on this machine
        when empty.
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
        When ``jobs`` is below 1, ``engine`` is none or does not go with them, Dask is missing,
        or ``recognise`` cannot be imported or handed to workers.
    GazetteerError
        When the gazetteer is broken.
    EngineError
        When workers cannot be had or are not of this version, while results are taken.
    """
    engine = chosen(engine, jobs, scheduler)
    if extract is None:
        from geo import pipeline

        extract = pipeline.extract
    if recognise is not None:
        recognise = recogniser_of(recognise, travels=engine != "serial")
        extract = cast("Callable[..., Extraction]", partial(extract, recognise=recognise))
    known = gazetteer_of(gazetteer_folder)  # a broken table is told here, once
    asking = partial(extract, geocode=geocode) if geocode else extract
    here = partial(worked, asking, known)
    if engine == "serial":
        return (result_of(r, "" if isinstance(r, PASSED) else here(r)) for r in reports)
    task = Task(extract, gazetteer_folder, bool(geocode), tools_of(known))
    made = _made(engine, reports, task, jobs, scheduler)
    return (result_of(r.document, here(r.document)) if isinstance(r, Asks) else r for r in made)


def chosen(engine: str | None, jobs: int, scheduler: str) -> Engine:
    """Return the engine that works, and refuse what does not go together.

    Raises
    ------
    UsageError
        With what to say instead.
    """
    if jobs < 1:
        message = f"jobs must be 1 or more, not {jobs}"
        raise UsageError(message)
    engine = engine or ("serial" if jobs == 1 else "processes")
    if engine not in ENGINES:
        message = f"engine must be one of {', '.join(ENGINES)}, not {engine!r}"
        raise UsageError(message)
    if engine == "serial" and jobs > 1:
        message = f"the engine serial has one worker, not {jobs}: take processes or dask"
        raise UsageError(message)
    if scheduler and engine != "dask":
        message = "a scheduler is the engine dask's: --engine dask --scheduler tcp://HOST:PORT"
        raise UsageError(message)
    if scheduler and not ADDRESS.fullmatch(scheduler):
        message = f"{scheduler!r} is no address of a Dask scheduler: write tcp://HOST:PORT"
        raise UsageError(message)
    if engine == "dask":
        from geo.engines.clustered import need_dask

        need_dask()
    return engine


def _made(
    engine: Engine, reports: Iterable[Report], task: Task, jobs: int, scheduler: str
) -> Iterator[Any]:
    if engine == "dask":
        from geo.engines.clustered import clustered

        return clustered(reports, task, jobs, scheduler)
    from geo.engines.processes import pooled

    return pooled(reports, task, jobs)
