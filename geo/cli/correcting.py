"""Corrections on the command line: how other commands take them in, and `corrections`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from geo.cli.outcomes import example, leave, say
from geo.writing import refuse

if TYPE_CHECKING:
    from geo.corrections import Feature, Outcome, Row
    from geo.gazetteer import Gazetteer
    from geo.records import Extraction

BESIDE = "corrections.csv"
"""The file that is found beside the output without being named."""

corrections_option = click.option(
    "--corrections",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help=f"Corrections made by people.  [default: {BESIDE} beside the output, where it is]",
)


class Rows(NamedTuple):
    """A file of corrections, read."""

    path: Path
    rows: tuple[Row, ...]
    problems: tuple[str, ...]


def rows_for(given: Path | None, folder: Path | None) -> Rows | None:
    """Read the corrections that are named, or lie beside the output; None where none do."""
    beside = folder / BESIDE if folder is not None else None
    path = given or (beside if beside and beside.is_file() else None)
    if path is None:
        return None
    from geo.corrections import read_rows

    rows, problems = read_rows(path)
    return Rows(path, rows, problems)


def corrected_map(
    done: list[Extraction], rows: Rows | None, known: Gazetteer
) -> tuple[tuple[Extraction, ...], Iterable[Extraction], list[str]]:
    """Join and correct what came out of the reports.

    Returns
    -------
    merged, each, said
        What a map shows; the records that keep each report apart; a line for the summary.
    """
    from geo import pipeline

    merged = pipeline.merge(done, known)
    if rows is None:
        return merged, done, []
    from geo.corrections import correct, correct_each

    parts = {i.id: i for x in done for i in x.incidents}
    merged, outcome = correct(merged, rows.rows, known, parts)
    each, _ = correct_each(done, rows.rows, known)
    return merged, each, [tell(rows, outcome)]


def corrected_each(done: Iterator[Extraction], rows: Rows | None) -> Iterable[Extraction]:
    """Correct records that keep each report apart; without corrections they stream through."""
    if rows is None:
        return done
    return _each(done, rows)


def _each(done: Iterator[Extraction], rows: Rows) -> Iterator[Extraction]:
    from geo import gazetteer
    from geo.corrections import correct_each

    each, outcome = correct_each(done, rows.rows, gazetteer.load())
    say(tell(rows, outcome))
    yield from each


def tell(rows: Rows, outcome: Outcome) -> str:
    """Say on standard error what could not be applied; return the summary's line."""
    from geo.intake import shown

    lines = [*rows.problems, *(f"{rows.path}, {line}" for line in outcome.conflicts)]
    if outcome.not_read:
        numbers = ", ".join(map(str, outcome.not_read))
        what = "what they mean is not among the reports read"
        lines.append(f"{rows.path}, rows {numbers}: {what}; not applied")
    for line in lines:
        say(shown(line))  # a cell may hold a terminal's commands
    rest = f", see {len(lines)} lines above" if lines else ""
    return f"corrections: {outcome.applied} rows applied{rest} ({rows.path})"


# ---------------------------------------------------------------- the commands


@click.group(
    epilog=example("strikemap corrections check maps/corrections.csv maps/incidents.jsonl")
)
def corrections() -> None:
    """Check, apply and collect corrections that people made to incidents."""


corrections_argument = click.argument(
    "file", metavar="CORRECTIONS", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
records_argument = click.argument(
    "records", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)


def _opened(file: Path, records: Path) -> tuple[Rows, list[Extraction], Gazetteer]:
    """Read a file of corrections and the records that they are for."""
    from geo import gazetteer
    from geo.export import read_records

    rows = rows_for(file, None)
    assert rows is not None
    return rows, list(read_records(records)), gazetteer.load()


@corrections.command(
    epilog=example("strikemap corrections check maps/corrections.csv maps/incidents.jsonl")
)
@corrections_argument
@records_argument
@click.option(
    "--fill",
    is_flag=True,
    help="Write the evidence into rows that have none, and new ids where old ones are gone.",
)
def check(file: Path, records: Path, *, fill: bool) -> None:
    """Name every row of CORRECTIONS that cannot be applied to RECORDS."""
    from geo import pipeline
    from geo.corrections import correct, filled, write_sheet

    rows, done, known = _opened(file, records)
    parts = {i.id: i for x in done for i in x.incidents}
    merged = pipeline.merge(done, known)
    _, outcome = correct(merged, rows.rows, known, parts)
    click.echo(tell(rows, outcome))
    if fill:
        sheet, changed = filled(file, (i for x in merged for i in x.incidents))
        if changed:
            write_sheet(file, sheet)
        click.echo(f"{file}: {changed} cells filled")
    bare = [str(row.number) for row in rows.rows if not row.evidence]
    if bare and not fill:
        numbers = ", ".join(dict.fromkeys(bare))
        say(f"{file}, rows {numbers}: no evidence; --fill writes it, so that new rules find them")
    leave(failed=bool(rows.problems or outcome.conflicts or outcome.not_read))


@corrections.command(
    "apply",
    epilog=example("strikemap corrections apply corrections.csv incidents.jsonl -o new.jsonl"),
)
@corrections_argument
@records_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="File to make, in the form of its ending.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite the output file.")
def apply_(file: Path, records: Path, output: Path, *, force: bool) -> None:
    """Write RECORDS anew with CORRECTIONS applied.

    JSON Lines keep each report apart; in any other form what several reports tell of one event
    is one incident, as on the map.
    """
    from geo.corrections import correct_each
    from geo.export import write

    refuse(output, force=force)
    rows, done, known = _opened(file, records)
    if output.suffix.lower() in (".jsonl", ".ndjson"):
        made, outcome = correct_each(done, rows.rows, known)
        said = [tell(rows, outcome)]
    else:
        made, _, said = corrected_map(done, rows, known)
    write(made, output, force=force)
    click.echo("\n".join([*said, str(output)]))


@corrections.command(
    "from-geopackage",
    epilog=example(
        "strikemap corrections from-geopackage edited.gpkg maps/incidents.geojson "
        '-o maps/corrections.csv --author "A. Name" --reason "checked on imagery"'
    ),
)
@click.argument("edited", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@records_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="File of corrections; rows are added to one that is there.",
)  # fmt: skip
@click.option("--author", required=True, help="Who made the edits.")
@click.option("--reason", required=True, help="Why; it goes into every row.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now().strftime("%Y-%m-%d"),
    help="Day of the edits.  [default: today]",
)
@click.option("--layer", help="Layer of EDITED.  [default: incidents]")
def from_geopackage(
    edited: Path,
    records: Path,
    output: Path,
    author: str,
    reason: str,
    day: datetime,
    layer: str | None,
) -> None:
    """Write what was edited in a GIS as rows of corrections.

    EDITED is the GeoPackage (or GeoJSON) after editing. RECORDS is what it was before: the same
    file as exported, or the JSON Lines that it was made from.
    """
    from geo.corrections import NEW, as_cells, edits, extended, features, read_sheet, write_sheet
    from geo.intake import shown

    before = _before(records)
    found = edits(before, features(edited, layer), author=author, day=day.date(), reason=reason)
    for problem in found.problems:
        say(shown(f"{edited}: {problem}"))
    sheet = read_sheet(output) if output.exists() else NEW
    there = [dict(cells) for _, cells in sheet.rows]
    new = [cells for cells in map(as_cells, found.rows) if not _among(cells, there)]
    if new:
        write_sheet(output, extended(sheet, new))
    click.echo(f"corrections: {len(new)} rows added ({output})")
    leave(failed=bool(found.problems))


def _among(cells: dict[str, str], there: list[dict[str, str]]) -> bool:
    """Whether a row is in the file already; a table may lack the columns that stay empty."""
    return any(all(row.get(k, "") == v for k, v in cells.items()) for row in there)


def _before(records: Path) -> list[Feature]:
    """Return the features as they were exported."""
    from geo.corrections import exported, features
    from geo.export import read_records

    if records.suffix.lower() == ".parquet":  # which the GIS library at hand does not read
        return exported(i for x in read_records(records) for i in x.incidents)
    if records.suffix.lower() not in (".jsonl", ".ndjson"):
        return features(records)
    from geo import gazetteer, pipeline

    merged = pipeline.merge(read_records(records), gazetteer.load())
    return exported(i for x in merged for i in x.incidents)
