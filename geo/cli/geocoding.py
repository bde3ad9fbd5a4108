"""Asking a geocoder, as far as the user allows it: options of `map` and `extract`, `geocoder`.

What is not given on the command line is read from ``strikemap.toml`` in the working folder, table
``[geocoder]``. Keys come from the environment alone.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geo.cli.outcomes import example, say
from geo.errors import UsageError

if TYPE_CHECKING:
    from geo.geocoding import Asker, Options

SETTINGS = Path("strikemap.toml")
SERVICES = ("nominatim", "photon", "geonames", "arcgis", "pelias", "opencage")
NONE = "none"
_FIELDS: dict[str, type] = {
    "service": str, "url": str, "user_agent": str, "budget": int, "cached_only": bool,
}  # fmt: skip
"""What the table ``[geocoder]`` may hold; ``refresh`` is for one run, so it is no setting."""
F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--geocoder",
        "service",
        type=click.Choice([*SERVICES, NONE]),
        help="Ask this service for place names that the gazetteer lacks. Without it nothing "
        "leaves this machine.",
    ),
    click.option("--geocoder-url", "url", metavar="URL", help="Address of a server of your own."),
    click.option(
        "--user-agent",
        metavar="TEXT",
        help='Who asks, with a contact: "NAME (mail@example.org)". Public servers require it.',
    ),
    click.option(
        "--geocoder-budget",
        "budget",
        type=click.IntRange(0),
        metavar="N",
        help="Most requests in this run.  [default: 200]",
    ),
    click.option(
        "--geocoder-cached",
        "cached_only",
        is_flag=True,
        default=None,
        help="Take answers of former runs and open no connection.",
    ),
    click.option(
        "--geocoder-refresh",
        "refresh",
        is_flag=True,
        default=None,
        help="Ask again for what former runs have answers to.",
    ),
)


def geocoder_options(command: F) -> F:
    """Give a command the options; it gets ``geocoder``, the `Options` or None."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        given = {name: kwargs.pop(name) for name in (*_FIELDS, "refresh")}
        return command(*args, geocoder=allowed(given), **kwargs)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run  # type: ignore[return-value]


def allowed(given: dict[str, Any]) -> Options | None:
    """Return what the user allows, by the command line and else by ``strikemap.toml``.

    Raises
    ------
    UsageError
        When an option is given without a service, or the file holds what it may not.
    """
    named = {name: value for name, value in given.items() if value is not None}
    chosen = {**settings(), **named}
    service = chosen.get("service", NONE)
    if service == NONE:
        if named.keys() - {"service"}:
            message = "options of the geocoder need --geocoder: nothing is asked without it"
            raise UsageError(message)
        return None
    from geo.geocoding import Options

    return Options(**chosen)


def settings(path: Path = SETTINGS) -> dict[str, Any]:
    """Read the table ``[geocoder]`` of a settings file; empty where there is none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("geocoder", {})
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: no TOML ({error})"
        raise UsageError(message) from error
    if not isinstance(table, dict):
        message = f"{path}: geocoder is a table: write [geocoder] and its settings under it"
        raise UsageError(message)
    for name, value in table.items():
        if name not in _FIELDS:
            message = f"{path}: [geocoder] has no {name!r}: it knows {', '.join(_FIELDS)}"
            raise UsageError(message)
        if type(value) is not _FIELDS[name]:
            message = f"{path}: {name} is {value!r}: write a {_NAMES[_FIELDS[name]]}"
            raise UsageError(message)
    return table


_NAMES = {str: "text in quotes", int: "whole number", bool: "true or false"}


@contextmanager
def asking(options: Options | None) -> Iterator[Asker | None]:
    """Open a line to a geocoder for one run, and say at its end what was asked."""
    if options is None:
        yield None
        return
    from geo.geocoding import Asker

    asker = Asker(options)
    try:
        yield asker
    finally:
        asker.close()
        say(asker.summary())


@click.group()
def geocoder() -> None:
    """Ask a geocoding service, and see what its former answers are."""


@geocoder.command(
    epilog=example(
        "strikemap geocoder ask Rawa IQ --geocoder nominatim --geocoder-url http://127.0.0.1:8080"
    )
)
@click.argument("name")
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY...")
@click.option("--parent", default="", metavar="NAME", help="Place that it lies in.")
@geocoder_options
def ask(name: str, countries: tuple[str, ...], parent: str, *, geocoder: Options | None) -> None:
    """Ask for one NAME in some countries (two-letter codes), as a run would.

    Prints the answer as JSON: its status, a note, and the places of that name.
    """
    from dataclasses import asdict

    from geo.records import Question

    if geocoder is None:
        message = "name the service: --geocoder nominatim, or strikemap.toml"
        raise UsageError(message)
    codes = tuple(sorted({code.upper() for code in countries}))
    with asking(geocoder) as asker:
        assert asker  # options were given
        answer = asdict(asker.ask(Question(name, codes, parent)))
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


@geocoder.group()
def cache() -> None:
    """Answers of former runs, kept in one file in the user's data folder."""


@cache.command("stats", epilog=example("strikemap geocoder cache stats"))
def stats_() -> None:
    """Say how many answers are kept, of which services, from when to when."""
    from geo.geocoding import cache_path, stats

    path = cache_path()
    found = stats(path)
    click.echo(f"{path}: {found['answers']} answers, {found['empty']} of unknown names")
    for service, count in found["services"].items():
        click.echo(f"{service}: {count}")
    if found["answers"]:
        click.echo(f"retrieved from {found['oldest']} to {found['newest']}, {found['bytes']} bytes")


@cache.command(epilog=example("strikemap geocoder cache clear --older 180"))
@click.option("--older", type=click.IntRange(0), metavar="DAYS", help="Only what is older.")
@click.confirmation_option(prompt="Forget the answers? Services are then asked again")
def clear(older: int | None) -> None:
    """Forget the answers."""
    from geo.geocoding import Cache, cache_path

    before = None
    if older is not None:
        before = int((datetime.now(UTC) - timedelta(days=older)).timestamp())
    opened = Cache(cache_path())
    click.echo(f"forgotten: {opened.clear(older_than=before)}")
    opened.close()


@cache.command(epilog=example("strikemap geocoder cache export > answers.jsonl"))
def export() -> None:
    """Print all answers as JSON Lines, with the service's own words and the day."""
    from geo.geocoding import Cache, cache_path

    opened = Cache(cache_path())
    for kept in opened.all():
        row = {**kept._asdict(), "retrieved": kept.day}
        line = json.dumps(row, ensure_ascii=False, sort_keys=True)
        sys.stdout.buffer.write(line.encode() + b"\n")  # the same bytes under every locale
    opened.close()
