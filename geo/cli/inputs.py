"""Options that say how the input of `map` and `extract` is to be taken."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geo.errors import UsageError

if TYPE_CHECKING:
    from geo.intake import Options

F = TypeVar("F", bound=Callable[..., Any])

COLUMNS = {
    "text": "the text of the reports",
    "title": "their titles",
    "id": "their ids",
    "publisher": "the outlets",
    "url": "the addresses",
    "published": "the days of publication, such as 2024-02-07",
}
"""Field of a report -> what its column holds."""

_OPTIONS = (
    *(
        click.option(
            f"--{field}-column",
            metavar="NAME",
            help=f"Column of a CSV or Parquet file, or key of JSON Lines, with {said}.  "
            f"[default: {field}]",
        )
        for field, said in COLUMNS.items()
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help="Encoding of text files and tables, such as windows-1256.  [default: UTF-8]",
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch addresses that lie in this machine or a private network too.",
    ),
)


def input_options(command: F) -> F:
    """Give a command the options; it gets ``taken``, the `Options` of intake."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        columns = {field: kwargs.pop(f"{field}_column") or "" for field in COLUMNS}
        given = {name: kwargs.pop(name) for name in ("encoding", "allow_private")}
        return command(*args, taken=_options(columns, **given), **kwargs)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run  # type: ignore[return-value]


def _options(columns: dict[str, str], encoding: str | None, *, allow_private: bool) -> Options:
    from geo.intake import Columns, Options
    from geo.intake.encodings import known_charset

    name = known_charset(encoding) if encoding else ""
    if encoding and not name:
        message = f"--encoding {encoding!r} is not known: name one such as windows-1256"
        raise UsageError(message)
    return Options(Columns(**columns), name, allow_private)


def without(taken: Options, made: Iterable[Path]) -> Options:
    """Return options that pass over what the command itself makes, where a folder is searched."""
    return replace(taken, leave_out=frozenset(Path(os.path.realpath(path)) for path in made))
