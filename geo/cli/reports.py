"""The commands that read reports and records: `map`, `extract`, `render`."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from geo.cli.exporting import also_option, write_also
from geo.cli.geocoding import asking, geocoder_options
from geo.cli.outcomes import QUIET_SECONDS, Failure, example, leave, say
from geo.errors import OutputError, ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from geo.engines import Report, Result
    from geo.gazetteer import Gazetteer
    from geo.geocoding import Options
    from geo.records import Document, Extraction, Kind

NAME_LENGTH = 70
"""Characters by which a report without a title is named."""

MAP_FILES = ("index.html", "incidents.geojson", "incidents.jsonl")
"""What `map` leaves in its folder."""

KINDS: dict[Kind, tuple[str, str]] = {
    "event": ("event", "events"),
    "aggregate": ("series told as one", "series told as one"),
    "context_total": ("total of a war", "totals of wars"),
    "planned": ("planned or announced", "planned or announced"),
}
"""Kind of an incident -> the words for one and for more."""

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


def _importable(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> str | None:
    """Refuse a recogniser that cannot be imported before anything is read or written."""
    if value is not None:
        from geo.mentions import load_recogniser

        load_recogniser(value)
    return value


recogniser_option = click.option(
    "--recogniser",
    callback=_importable,
    metavar="MODULE:FUNCTION",
    help="Function of yours that says where place names stand in a text, instead of the "
    "gazetteer's own search for them.",
)
force_option = click.option("--force", is_flag=True, help="Overwrite the output file.")
title_option = click.option("--title", default="", help="Title of the map.")
online_option = click.option(
    "--online", is_flag=True, help="Make a map that loads its parts from the internet."
)


@click.command("map", epilog=example("strikemap map reports/ --out maps/"))
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
@recogniser_option
@geocoder_options
@online_option
@also_option
def map_(
    reports: tuple[str, ...],
    out: Path,
    published: datetime | None,
    title: str,
    jobs: int,
    recogniser: str | None,
    *,
    geocoder: Options | None,
    online: bool,
    also: tuple[str, ...],
) -> None:
    """Draw the incidents of all REPORTS on a map.

    The page opens without a network. GeoJSON of the same incidents lies beside it. What several
    reports surely tell of one event is one incident there; the JSON Lines keep each report apart.
    """
    from geo import engines, gazetteer, pipeline
    from geo.export import write

    out.mkdir(parents=True, exist_ok=True)  # before the work, which would be lost
    failures: list[ReportError] = []
    documents = _documents(reports, published)
    with asking(geocoder) as asker:
        work = engines.run(documents, jobs=jobs, recognise=recogniser, geocode=asker)
        done = list(_extractions(work, failures))
    if not done:
        message = "no report could be read; nothing was written"
        raise Failure(message, 1)
    page, features, records = (out / name for name in MAP_FILES)
    known = gazetteer.load()
    merged = pipeline.merge(done, known)
    _draw(merged, page, title, known, online=online)
    write(merged, features, force=True)
    write(done, records, force=True)  # each report as it was read
    files = [page, features, records, *write_also(merged, out, also)]
    click.echo("\n".join([*_summary(merged, len(failures)), *map(str, dict.fromkeys(files))]))
    leave(failed=bool(failures))


@click.command(epilog=example("strikemap extract reports/ -o incidents.jsonl"))
@reports_argument
@click.option(
    "-o", "--output", default="-", help="JSON Lines file; - is standard output, the default."
)
@force_option
@published_option
@jobs_option
@recogniser_option
@geocoder_options
@click.option(
    "--explain",
    is_flag=True,
    help="Say on standard error why each place name means this place and not the next one.",
)
def extract(
    reports: tuple[str, ...],
    output: str,
    published: datetime | None,
    jobs: int,
    recogniser: str | None,
    *,
    geocoder: Options | None,
    force: bool,
    explain: bool,
) -> None:
    """Write the records of all REPORTS.

    JSON Lines, one line a report, in the order of the reports.
    """
    from geo import engines
    from geo.export import write
    from geo.export.lines import as_line, dumped

    failures: list[ReportError] = []
    documents = _documents(reports, published)
    with asking(geocoder) as asker:
        work = engines.run(documents, jobs=jobs, recognise=recogniser, geocode=asker)
        done = _extractions(work, failures, explain=explain)
        if output == "-":
            stream = sys.stdout.buffer  # the same bytes under every locale
            for extraction in done:
                stream.write(dumped(as_line(extraction)).encode() + b"\n")
        else:
            write(done, Path(output), to="jsonl", force=force)
            click.echo(output)
    leave(failed=bool(failures))


@click.command(epilog=example("strikemap render incidents.jsonl -o map.html"))
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

    RECORDS is a file that `extract`, `map` or `export` wrote: JSON Lines, GeoJSON, GeoPackage or
    GeoParquet.
    """
    from geo import gazetteer, pipeline
    from geo.export import read_records

    if output.exists() and not force:
        message = f"{output}: is there already; give another name, or --force"
        raise OutputError(message)
    known = gazetteer.load()
    merged = pipeline.merge(read_records(records), known)
    _draw(merged, output, title, known, online=online)
    click.echo("\n".join([*_summary(merged, 0), str(output)]))


def _extractions(
    work: Iterator[Result], failures: list[ReportError], *, explain: bool = False
) -> Iterator[Extraction]:
    """Work through all reports; tell of, and collect, those that could not be read."""
    from tqdm import tqdm

    from geo.reading.files import shown

    for result in tqdm(work, unit=" reports", delay=QUIET_SECONDS, leave=False, disable=None):
        for line in _remarks(result, explain=explain):
            tqdm.write(shown(line), file=sys.stderr)  # a title may hold a terminal's commands
        if isinstance(result, ReportError):
            failures.append(result)
        else:
            yield result


def _documents(reports: tuple[str, ...], published: datetime | None) -> Iterator[Report]:
    from geo.reading import read

    day = published.date() if published else None
    for standard_input, paths in groupby(reports, "-".__eq__):
        yield from (_standard_input(day) if standard_input else read(paths, published=day))


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


def _remarks(result: Result, *, explain: bool) -> Iterator[str]:
    if isinstance(result, ReportError):
        yield f"not read: {result}"
        return
    name = _name(result.document)
    yield from (f"{name}: {note}" for note in result.notes)
    if not result.incidents:
        yield f"{name}: no incident found in it"
    if explain:
        from geo.cli.explaining import explained

        first, *blocks = explained(result.toponyms)
        yield f"{name}: {first}"
        yield from blocks


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
        say("the page's parts are not installed: this map needs the internet when it is opened")
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
