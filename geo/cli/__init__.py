"""The command line: reads arguments, calls the rooms, says what was done.

Nothing heavy is imported before a command runs, so that ``--help`` answers at once. Results go
to standard output, all that is said about reports to standard error.
"""

from __future__ import annotations

import gc

import click

from geo.cli.correcting import corrections
from geo.cli.evaluating import evaluate
from geo.cli.exporting import export
from geo.cli.geocoding import geocoder
from geo.cli.outcomes import Commands, example
from geo.cli.places import gazetteer, lookup
from geo.cli.reports import extract, map_, render

__all__ = ["main"]

GARBAGE = (50_000, 5, 5)
"""How many new objects Python waits for before it looks for garbage: with its own 700 a map of one
report spends a tenth of its time on that, and there is none: records hold no cycles."""


@click.group(cls=Commands, epilog=example("strikemap map reports/ --out maps/"))
@click.version_option(package_name="strikemap", prog_name="strikemap")
def main() -> None:
    """Read published reports of strikes; write sourced incident records and an offline map.

    REPORTS are files (text, web pages, PDF, Word, messages, feeds, JSON Lines, CSV, Parquet, WARC,
    zip), folders of them, addresses of http and https, or - for standard input.
    """
    gc.set_threshold(*GARBAGE)


for command in (
    map_,
    extract,
    render,
    corrections,
    export,
    evaluate,
    lookup,
    gazetteer,
    geocoder,
):  # in the order that --help shows
    main.add_command(command)
