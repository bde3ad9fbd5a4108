"""The command that turns records into other files: `export`; and `--also` of `map`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.cli.correcting import corrected_each, corrected_map, corrections_option, rows_for
from geo.cli.outcomes import example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.records import Extraction

STEM = "incidents"
"""How the files of `map` are called, before their ending."""


def _formats(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> tuple[str, ...]:
    """Refuse an unknown format before anything is read."""
    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    if names:
        from geo.export import format_of

        for name in names:
            format_of(Path(STEM), name)
    return names


also_option = click.option(
    "--also",
    callback=_formats,
    metavar="FORMATS",
    help="Further files of the incidents, such as gpkg,kml,csv: geojson (with areas), gpkg, "
    "parquet, fgb, kml, csv, acled, ucdp. Files of these names are overwritten.",
)


def also_files(out: Path, names: Sequence[str]) -> Iterator[Path]:
    """Yield the files that `write_also` may make."""
    from geo.export import format_of

    for name in names:
        wanted = format_of(out, name)
        yield out / f"{STEM}.{wanted.ending}"
        yield from (out / f"{STEM}.{b.name}.{wanted.ending}" for b in wanted.beside)


def write_also(done: Sequence[Extraction], out: Path, names: Sequence[str]) -> list[Path]:
    """Write the incidents of a map in further formats; return the files."""
    from geo.export import format_of, write_all

    files = []
    for name in names:
        file = out / f"{STEM}.{format_of(out, name).ending}"
        files += write_all(done, file, to=name, force=True)
    return files


@click.command(epilog=example("strikemap export incidents.jsonl --out incidents.gpkg"))
@click.argument("records", type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="File to make. Areas, lines and claims go into files beside it, where the format "
    "has no room for them. With --partition, the folder to make.",
)
@click.option(
    "--as",
    "to",
    metavar="FORMAT",
    help="geojson, gpkg, parquet, fgb, kml, csv, acled, ucdp or jsonl; by the file's ending "
    "when not given.",
)
@click.option(
    "--merge", is_flag=True, help="Join what several reports tell of one event, as `map` does."
)
@click.option(
    "--partition",
    type=click.Choice(["month"]),
    help="Make a folder of GeoParquet with a part for each month in which incidents began: "
    "month=2024-02/part-0.parquet.",
)
@corrections_option
@click.option("--force", is_flag=True, help="Overwrite the files.")
def export(
    records: Path,
    out: Path,
    to: str | None,
    *,
    merge: bool,
    partition: str | None,
    corrections: Path | None,
    force: bool,
) -> None:
    """Write RECORDS in another format.

    RECORDS is a file that `extract`, `map` or `export` wrote: JSON Lines, GeoJSON, GeoPackage or
    GeoParquet, which all hold the same; or a folder that `export --partition` made.
    """
    from geo.export import read_records, write_all, write_months

    _refuse_out(out, to, partition)  # a wrong name is told before the work
    rows = rows_for(corrections, out.parent)
    done: Iterable[Extraction] = read_records(records)
    said: list[str] = []
    if merge:
        from geo import gazetteer

        done, _, said = corrected_map(list(done), rows, gazetteer.load())
    else:
        done = corrected_each(iter(done), rows)
    if partition:
        files = [write_months(done, out, force=force)]
    else:
        files = write_all(done, out, to=to, force=force)
    click.echo("\n".join([*said, *map(str, files)]))


def _refuse_out(out: Path, to: str | None, partition: str | None) -> None:
    """Refuse a format that there is not, or that does not go with ``--partition``."""
    from geo.errors import UsageError
    from geo.export import format_of

    if not partition and out.is_dir():
        message = f"{out}: is a folder; name a file, or give --partition month"
        raise UsageError(message)
    if not partition or to:
        name = format_of(out, to).name
        if partition and name != "parquet":
            message = f"--partition {partition} makes GeoParquet, not {name}; leave --as out"
            raise UsageError(message)
