"""Options that say which workers do the reports of `map` and `extract`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Workers."
)
_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["serial", "processes", "dask"]),
        help="Kind of workers: none, processes of this machine, or Dask's.  "
        "[default: serial for one job, else processes]",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="Dask scheduler that runs already, such as tcp://10.0.0.1:8786. Without it, "
        "--engine dask starts --jobs workers here.",
    ),
)


def engine_options(command: F) -> F:
    """Give a command the options; it gets ``workers``, fields of `geo.runs.Work`.

    It goes below ``jobs_option``.
    """

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        workers = {name: kwargs.pop(name) for name in ("engine", "scheduler")}
        if workers["engine"] or workers["scheduler"]:
            from geo.engines import chosen

            chosen(workers["engine"], kwargs["jobs"], workers["scheduler"])
        return command(*args, workers=workers, **kwargs)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run  # type: ignore[return-value]
