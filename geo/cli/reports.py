"""The commands that read reports and records: `map`, `extract`, `render`."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo.cli.correcting import Rows, corrected_map, corrections_option, rows_for
from geo.cli.engines import engine_options, jobs_option
from geo.cli.exporting import also_files, also_option, write_also
from geo.cli.geocoding import asking, geocoder_options
from geo.cli.inputs import input_options, without
from geo.cli.kept import corrected, extractions, write_records
from geo.cli.outcomes import Failure, example, leave
from geo.cli.pages import LAYERS, WHOLE, Page, page_options, save_layers, save_page
from geo.cli.running import journalled, report_lines, worked
from geo.cli.summaries import summary
from geo.writing import refuse, refuse_foreign

if TYPE_CHECKING:
    from datetime import date, datetime

    from geo.geocoding import Options
    from geo.intake import Options as Taken
    from geo.render.overview import By
    from geo.runs import Work

MAP_FILES = ("index.html", "incidents.geojson", "incidents.jsonl", "run.jsonl")
"""What `map` leaves in its folder."""
JOURNAL = ".strikemap-run"
"""What is done so far; it stands in the folder of the results until a run has ended."""

MARKS = (
    (b'<head><meta http-equiv="Content-Security-Policy"', b'id="sm-'),
    (b'{"type": "FeatureCollection",\n"features": [\n',),
    (b'{"id": ', b'"sentences": '),
    (b'{"where": ', b'"outcome": '),
)
"""What each of them holds as `map` writes it: another program's file is not overwritten."""

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
by_option = click.option(
    "--by",
    type=click.Choice(["actor", "month"]),
    help="Make one map an actor or a month; index.html then links them.",
)


@click.command("map", epilog=example("strikemap map reports/ --out maps/"))
@reports_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("maps"),
    show_default=True,
    help="Folder for index.html, incidents.geojson, incidents.jsonl and run.jsonl. These four "
    "(and with --by the maps) are overwritten, nothing else is touched.",
)
@click.option(
    "--force", is_flag=True, help="Overwrite them also where strikemap did not write them."
)
@published_option
@input_options
@jobs_option
@engine_options
@recogniser_option
@geocoder_options
@corrections_option
@page_options
@by_option
@also_option
def map_(
    reports: tuple[str, ...],
    out: Path,
    published: datetime | None,
    jobs: int,
    recogniser: str | None,
    *,
    taken: Taken,
    workers: dict[str, Any],
    geocoder: Options | None,
    corrections: Path | None,
    force: bool,
    page: Page,
    by: By | None,
    also: tuple[str, ...],
) -> None:
    """Draw the incidents of all REPORTS on a map.

    The page opens without a network. GeoJSON of the same incidents lies beside it. What several
    reports surely tell of one event is one incident there; the JSON Lines keep each report apart.
    A run that was interrupted goes on where it was when the same command is given again.
    """
    from geo import gazetteer
    from geo.export import write
    from geo.runs import Work

    out.mkdir(parents=True, exist_ok=True)  # before the work, which would be lost
    for name, marks in zip(MAP_FILES, MARKS, strict=True):
        refuse_foreign(out / name, *marks, force=force)
    rows = rows_for(corrections, out)
    known = gazetteer.load()
    counts: Counter[str] = Counter()
    made = [*(out / name for name in (*MAP_FILES, WHOLE, *LAYERS)), *also_files(out, also)]
    given = without(taken, made if rows is None else [*made, rows.path])
    work = Work(jobs, _day(published), given, recogniser, **workers)
    with asking(geocoder) as asker, journalled(out / JOURNAL, known, work, geocoder) as journal:
        for _ in worked(reports, replace(work, geocode=asker), journal, counts):
            pass
        if not counts.total() - counts["failed"]:
            journal.remove()
            message = "no report could be read; nothing was written"
            raise Failure(message, 1)
        index, features, records, told = (out / name for name in MAP_FILES)
        done = list(extractions(journal, slim=rows is None))
        merged, each, said = corrected_map(done, rows, known)
        pages = save_layers(merged, index, known, page, by) if by else [index]
        if not by:
            save_page(merged, index, known, page)
        write(merged, features, force=True)
        write_records(journal, each if rows else None, records, told, force=True)
        further = write_also(merged, out, also)
        journal.remove()
    files = map(str, dict.fromkeys([*pages, features, records, told, *further]))
    click.echo("\n".join([*summary(merged, counts), *said, *files]))
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
@corrections_option
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
    corrections: Path | None,
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
    given = without(taken, () if output == "-" else (Path(output), _told(Path(output))))
    work = Work(jobs, _day(published), given, recogniser, remarks=remarks, **workers)
    rows = rows_for(corrections, None if output == "-" else Path(output).parent)
    with asking(geocoder) as asker:
        asked = replace(work, geocode=asker)
        if output == "-":
            stream = sys.stdout.buffer  # the same bytes under every locale
            outcomes = worked(reports, asked, None, counts)
            for line in corrected((o.line for o in outcomes if o.lined), rows):
                stream.write(line.encode() + b"\n")
        else:
            _extract_into(Path(output), reports, asked, geocoder, rows, counts, force=force)
            click.echo(output)
    leave(failed=bool(counts["failed"]))


def _extract_into(
    path: Path,
    reports: tuple[str, ...],
    work: Work,
    geocoder: Options | None,
    rows: Rows | None,
    counts: Counter[str],
    *,
    force: bool,
) -> None:
    """Write the records to a file, with a journal and a run report beside it."""
    from geo import gazetteer
    from geo.export import write_lines

    told = _told(path)
    refuse(path, force=force)  # before the work, not after it
    journal_path = path.with_name(f".{path.name}{JOURNAL}")
    with journalled(journal_path, gazetteer.load(), work, geocoder) as journal:
        for _ in worked(reports, work, journal, counts):
            pass
        write_lines(corrected(journal.lines(), rows), path, force=force)
        write_lines(report_lines(journal), told, force=True)
        journal.remove()


def _told(path: Path) -> Path:
    """Return where it stands what came of every report."""
    return path.with_name(f"{path.name}.run.jsonl")


@click.command(epilog=example("strikemap render incidents.jsonl -o map.html"))
@click.argument("records", type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="HTML file to make.",
)
@force_option
@corrections_option
@page_options
def render(
    records: Path, output: Path, *, corrections: Path | None, force: bool, page: Page
) -> None:
    """Draw a map of RECORDS made before.

    RECORDS is a file that `extract`, `map` or `export` wrote: JSON Lines, GeoJSON, GeoPackage or
    GeoParquet; or a folder that `export --partition` made.
    """
    from geo import gazetteer
    from geo.export import read_records

    refuse(output, force=force)
    known = gazetteer.load()
    rows = rows_for(corrections, output.parent)
    merged, _, said = corrected_map(list(read_records(records)), rows, known)
    save_page(merged, output, known, page)
    read = Counter({"done": len(merged)})
    click.echo("\n".join([*summary(merged, read), *said, str(output)]))


def _day(published: datetime | None) -> date | None:
    return published.date() if published else None
