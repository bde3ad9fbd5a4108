"""The commands that read reports and records: `map`, `extract`, `render`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo.cli.engines import engine_options, jobs_option
from geo.cli.geocoding import asking, geocoder_options
from geo.cli.inputs import input_options
from geo.cli.outcomes import Failure, example, leave, say
from geo.cli.running import journalled, report_lines, worked
from geo.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from geo.gazetteer import Gazetteer
    from geo.geocoding import Options
    from geo.intake import Options as Taken
    from geo.places import Geocode
    from geo.records import Extraction, Kind
    from geo.runs import Work

MAP_FILES = ("index.html", "incidents.geojson", "incidents.jsonl", "run.jsonl")
"""What `map` leaves in its folder."""
JOURNAL = ".strikemap-run"
"""What is done so far; it stands in the folder of the results until a run has ended."""

KINDS: dict[Kind, tuple[str, str]] = {
    "event": ("event", "events"),
    "aggregate": ("series told as one", "series told as one"),
    "context_total": ("total of a war", "totals of wars"),
    "planned": ("planned or announced", "planned or announced"),
}
"""Kind of an incident -> the words for one and for more."""
APART = {"same text": "the same text again", "not read: language": "in another language"}
"""Outcomes that are no failure and no report of their own -> the words for them."""

reports_argument = click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")
published_option = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day of publication (2024-02-07) of reports that do not say it. Without it "
    '"on Sunday" stays undated.',
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
    help="Folder for index.html, incidents.geojson, incidents.jsonl and run.jsonl. These four "
    "are overwritten, nothing else is touched.",
)
@published_option
@input_options
@title_option
@jobs_option
@engine_options
@recogniser_option
@geocoder_options
@online_option
def map_(
    reports: tuple[str, ...],
    out: Path,
    published: datetime | None,
    title: str,
    jobs: int,
    recogniser: str | None,
    *,
    taken: Taken,
    workers: dict[str, Any],
    geocoder: Options | None,
    online: bool,
) -> None:
    """Draw the incidents of all REPORTS on a map.

    The page opens without a network. GeoJSON of the same incidents lies beside it. What several
    reports surely tell of one event is one incident there; the JSON Lines keep each report apart.
    A run that was interrupted goes on where it was when the same command is given again.
    """
    from geo import gazetteer, pipeline
    from geo.export import write, write_lines
    from geo.runs import Work

    out.mkdir(parents=True, exist_ok=True)  # before the work, which would be lost
    known = gazetteer.load()
    counts: Counter[str] = Counter()
    work = Work(jobs, _day(published), taken, recogniser, **workers)
    with asking(geocoder) as asker, journalled(out / JOURNAL, known, work, geocoder) as journal:
        for _ in worked(reports, replace(work, geocode=asker), journal, counts):
            pass
        if not counts.total() - counts["failed"]:
            journal.remove()
            message = "no report could be read; nothing was written"
            raise Failure(message, 1)
        page, features, records, told = (out / name for name in MAP_FILES)
        merged = pipeline.merge(_slim(journal.lines()), known)
        _draw(merged, page, title, known, online=online)
        write(merged, features, force=True)
        write_lines(journal.lines(), records, force=True)  # each report as it was read
        write_lines(report_lines(journal), told, force=True)
        journal.remove()
    files = (str(path) for path in (page, features, records, told))
    click.echo("\n".join([*_summary(merged, counts), *files]))
    leave(failed=bool(counts["failed"]))


@click.command(epilog=example("strikemap extract reports/ -o incidents.jsonl"))
@reports_argument
@click.option(
    "-o", "--output", default="-", help="JSON Lines file; - is standard output, the default."
)
@force_option
@published_option
@input_options
@jobs_option
@engine_options
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
    taken: Taken,
    workers: dict[str, Any],
    geocoder: Options | None,
    force: bool,
    explain: bool,
) -> None:
    """Write the records of all REPORTS.

    JSON Lines, one line a report, in the order of the reports. What came of every report is told
    in a file beside them, FILE.run.jsonl. A run into a file that was interrupted goes on where it
    was when the same command is given again.
    """
    from geo.cli.explaining import explained
    from geo.runs import Work

    counts: Counter[str] = Counter()
    remarks = explained if explain else None
    work = Work(jobs, _day(published), taken, recogniser, remarks=remarks, **workers)
    with asking(geocoder) as asker:
        if output == "-":
            stream = sys.stdout.buffer  # the same bytes under every locale
            for outcome in worked(reports, replace(work, geocode=asker), None, counts):
                if outcome.lined:
                    stream.write(outcome.line.encode() + b"\n")
        else:
            _extract_into(Path(output), reports, work, asker, counts, asked=geocoder, force=force)
            click.echo(output)
    leave(failed=bool(counts["failed"]))


def _extract_into(
    path: Path,
    reports: tuple[str, ...],
    work: Work,
    asker: Geocode | None,
    counts: Counter[str],
    *,
    asked: Options | None,
    force: bool,
) -> None:
    """Write the records to a file, with a journal and a run report beside it."""
    from geo import gazetteer
    from geo.export import refuse, write_lines

    told = path.with_name(f"{path.name}.run.jsonl")
    refuse(path, force=force)  # before the work, not after it
    journal_path = path.with_name(f".{path.name}{JOURNAL}")
    with journalled(journal_path, gazetteer.load(), work, asked) as journal:
        for _ in worked(reports, replace(work, geocode=asker), journal, counts):
            pass
        write_lines(journal.lines(), path, force=force)
        write_lines(report_lines(journal), told, force=True)
        journal.remove()


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
    read = Counter({"done": len(merged)})
    click.echo("\n".join([*_summary(merged, read), str(output)]))


def _slim(lines: Iterator[str]) -> Iterator[Extraction]:
    """Restore of each line what merging and drawing need: the report's head and incidents."""
    from geo.export import from_line

    bulky: dict[str, list[object]] = {"sentences": [], "sections": [], "toponyms": []}
    return (from_line({**json.loads(line), **bulky}) for line in lines)


def _day(published: datetime | None) -> date | None:
    return published.date() if published else None


def _draw(
    done: Sequence[Extraction], page: Path, title: str, known: Gazetteer, *, online: bool
) -> None:
    from geo.render import assets_present, draw

    if not online and not assets_present():
        online = True
        say("the page's parts are not installed: this map needs the internet when it is opened")
    draw(done, gazetteer=known, title=title, online=online).save(str(page))


def _summary(done: Sequence[Extraction], counts: Counter[str]) -> list[str]:
    """Say in four lines what was read, found and placed."""
    incidents = [incident for extraction in done for incident in extraction.incidents]
    kinds = Counter(incident.kind for incident in incidents)
    main = sum(i.kind == "event" and i.salience == "main" for i in incidents)
    placed = sum(incident.placed for incident in incidents)
    found = [f"{kinds[k]} {words[kinds[k] > 1]}" for k, words in KINDS.items() if kinds[k]]
    read = counts["done"] + counts["none found"]
    apart = [f", {words}: {counts[kind]}" for kind, words in APART.items() if counts[kind]]
    failed = f", not read: {counts['failed']}, named above" if counts["failed"] else ""
    return [
        f"reports read: {read}{''.join(apart)}{failed}",
        f"incidents: {len(incidents)}" + (f" ({', '.join(found)})" if found else ""),
        f"events that are the news: {main}, in the background: {kinds['event'] - main}",
        f"placed: {placed}, unplaced: {len(incidents) - placed}",
    ]
