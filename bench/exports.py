"""A million made-up incidents to GeoParquet and GeoPackage and back: time, memory, size.

    python -m bench.exports [--incidents N] [--folder FOLDER]

Every step is a process of its own, so that its greatest memory is its own too. The incidents are
made up as they are written and never all in memory; making them up alone is timed first and taken
off. Beside them plain geopandas writes the same rows. Nothing happened of what they say.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from geo.records import (
    Attribution,
    Candidate,
    Claim,
    Document,
    Entry,
    Evidence,
    Extraction,
    Incident,
    Place,
    Source,
    Span,
    Toponym,
    Weapon,
)

PER_REPORT = 4
TOWNS = 5_000
ACTORS = [f"{name} {kind}" for name in ("River", "Lake", "Hill", "Plain", "Coast", "Valley")
          for kind in ("Brigade", "Front", "Coalition")]  # fmt: skip
TYPES = [
    ("air_strike", "aircraft", "bomb"), ("drone_strike", "drone", "missile"),
    ("missile_rocket", "ground", "rocket"), ("shelling", "ground", "shell"),
]  # fmt: skip
WORDS = str.split(
    "officials said the strike hit a depot near the road and a house in the town on the day "
    "after residents heard aircraft over the valley while a monitor spoke of several wounded"
)
LICENCE = "Wikidata contributors, CC0 1.0"


# ---------------------------------------------------------------- incidents made up


def towns(dice: random.Random) -> list[Entry]:
    """Return places to happen at."""
    return [
        Entry(
            id=f"xx-town-{n}",
            name=f"Town {n}",
            names=(),
            lon=round(dice.uniform(25, 65), 4),
            lat=round(dice.uniform(10, 42), 4),
            feature_class="P",
            feature_code="PPL",
            country=dice.choice(["IQ", "SY", "LB", "YE", "IR"]),
            admin1=f"Province {n % 60}",
            admin2="",
            population=0,
            precision="town",
            radius_km=4.0,
            geometry=None,
            source=f"sample:{n}",
        )
        for n in range(TOWNS)
    ]


def made_up(count: int) -> Iterator[Extraction]:
    """Yield reports with incidents until there are as many, the same ones every time."""
    dice = random.Random(7)
    places = towns(dice)
    for first in range(0, count, PER_REPORT):
        day = date(2014, 1, 1) + timedelta(days=first * 4000 // count)
        id_ = f"report-{first // PER_REPORT}"
        report = Document(id_, f"Report of {day}", "Example Wire", f"https://example.org/{id_}",
                          day, "en", "")  # fmt: skip
        source = Source(id_, report.title, report.publisher, report.url, day)
        numbers = range(first, min(first + PER_REPORT, count))
        incidents = tuple(incident(n, source, day, dice, places) for n in numbers)
        yield Extraction(report, tuple(i.places[0] for i in incidents), incidents)


def incident(
    number: int, source: Source, day: date, dice: random.Random, places: list[Entry]
) -> Incident:
    """Return an incident with a place, two sides, one or two claims and a sentence of its own."""
    town, actor, other = dice.choice(places), dice.choice(ACTORS), dice.choice(ACTORS)
    kind, platform, munition = TYPES[number % 4]
    start = 40 + number % 900
    words = " ".join(dice.choices(WORDS, k=22))
    quote = f"{actor} struck {town.name} on {day}: {words}."
    span = Span(start, start + len(quote))
    happened = day - timedelta(days=number % 3)
    killed = dice.randrange(9)
    first = Claim(killed, killed, None, None, "unknown", "a security source", "security_source",
                  "third", "", "exact", None, span, source.document)  # fmt: skip
    second = replace(first, killed_min=killed + 1, killed_max=None, modality="at_least",
                     claimant="local officials", claimant_type="official")  # fmt: skip
    return Incident(
        id=f"SM-{number:012x}",
        kind="event",
        salience="main",
        event_type=kind,  # type: ignore[arg-type]
        acled_sub_event_type="Air/drone strike" if number % 4 < 2 else "",
        weapon=Weapon(platform, munition, None, None, (span,)),
        date_start=happened,
        date_end=happened,
        date_precision="day",
        time_of_day="",
        date_rule="weekday",
        date_partial="",
        date_spans=(span,),
        places=(_place(town, start, dice),),
        attributions=(
            Attribution(
                "", actor, "perpetrator", "accused", "officials", "", span, source.document
            ),
            Attribution(
                "", other, "target", "reported_as_fact", "", "a depot", span, source.document
            ),
        ),
        claims=(first, second) if number % 2 else (first,),
        evidence=(Evidence(source.document, span, quote, "body", (span,)),),
        sources=(source,),
        summary=f"A strike was reported in {town.name}.",
        confidence=0.8,
    )


def _place(town: Entry, start: int, dice: random.Random) -> Place:
    where = Span(start + 20, start + 20 + len(town.name))
    return Place(
        toponym=Toponym(where, town.name, "place", "event_location", "in", 0),
        entry=town,
        lon=round(town.lon + dice.uniform(-0.05, 0.05), 5),
        lat=round(town.lat + dice.uniform(-0.05, 0.05), 5),
        precision="town",
        radius_km=4.0,
        geometry=None,
        country=town.country,
        admin1=town.admin1,
        admin2="",
        confidence=0.9,
        ambiguous=False,
        candidates=(Candidate(town, 0.9, ("the only town of this name",)),),
        resolved_by="bundled",
        licence=LICENCE,
    )


# ---------------------------------------------------------------- steps

Clock = tuple[float, float]


def clock() -> Clock:
    """Seconds by the clock, and seconds of work of all threads, which neighbours cannot stretch."""
    return time.perf_counter(), time.process_time()


def make(count: int, folder: Path) -> None:
    """Make the incidents up and let them go."""
    from geo.export.garbage import seldom

    del folder
    with seldom():
        for _ in made_up(count):
            pass


def rows(count: int, folder: Path) -> None:
    """Turn the records into cells, column by column, as every format does first."""
    from geo.export.columns import cells_of
    from geo.export.coordinates import number
    from geo.export.garbage import seldom
    from geo.export.rows import opened
    from geo.export.texts import report_text

    del folder
    begun = opened(made_up(count))
    with seldom():
        while some := list(islice(begun, 50)):
            for reports, _ in some:
                for report in reports:
                    report_text(report, short=True)
            cells_of([i for _, i in some if i is not None], {"number": number})


def parquet(count: int, folder: Path) -> None:
    """Write GeoParquet from the records."""
    from geo.export import write

    write(made_up(count), folder / "a.parquet", force=True)


def geopackage(count: int, folder: Path) -> None:
    """Write a GeoPackage from the records."""
    from geo.export import write

    write(made_up(count), folder / "a.gpkg", force=True)


def _table(folder: Path) -> Any:
    from pyarrow import parquet as pq

    return pq.read_table(folder / "a.parquet")


def rewrite(count: int, folder: Path) -> Clock:
    """Write the rows, which are in memory, as GeoParquet."""
    from geo.export import geoparquet

    del count
    table = _table(folder)
    start = clock()
    with geoparquet.writer(folder / "b.parquet") as file:
        for batch in table.to_batches(geoparquet.ROWS):
            file.write_batch(batch)
    return start


def read(count: int, folder: Path) -> Clock:
    """Read GeoParquet as an Arrow table, whole."""
    import pyarrow.parquet  # noqa: F401 - not counted

    start = clock()
    assert len(_table(folder)) == count
    return start


def read_batches(count: int, folder: Path) -> Clock:
    """Read the whole of GeoParquet batch by batch, as memory allows for any number of rows."""
    from pyarrow import parquet as pq

    from geo.export import geoparquet

    start = clock()
    batches = pq.ParquetFile(folder / "a.parquet").iter_batches(geoparquet.ROWS)
    assert sum(map(len, batches)) == count
    return start


def read_frame(count: int, folder: Path) -> Clock:
    """Read GeoParquet as a GeoDataFrame, without the columns that are for programs."""
    import pyarrow.parquet  # noqa: F401 - not counted
    import shapely  # noqa: F401

    from geo import read_geodataframe

    start = clock()
    assert len(read_geodataframe(folder / "a.parquet")) == count
    return start


def read_plain(count: int, folder: Path) -> Clock:
    """Read the same columns with geopandas."""
    import geopandas
    import pyarrow.parquet  # noqa: F401 - not counted

    from geo.export.tables import KEPT

    names = [*(column.name for column in KEPT), "geometry"]
    start = clock()
    assert len(geopandas.read_parquet(folder / "a.parquet", columns=names)) == count
    return start


def plain(count: int, folder: Path) -> Clock:
    """Write the same rows with GeoDataFrame.to_file."""
    import geopandas

    from geo.export.columns import NAMES

    frame = geopandas.read_parquet(folder / "a.parquet", columns=[*NAMES, "geometry"])
    start = clock()
    frame.to_file(folder / "plain.gpkg", layer="incidents")
    assert len(frame) == count
    return start


STEPS: dict[str, Callable[[int, Path], Clock | None]] = {
    step.__name__: step
    for step in (
        make,
        rows,
        parquet,
        rewrite,
        read,
        read_batches,
        read_frame,
        read_plain,
        geopackage,
        plain,
    )
}


def run_step(name: str, count: int, folder: Path) -> None:
    """Run one step and print its seconds by the clock and of work, and its greatest memory."""
    start = clock()
    start = STEPS[name](count, folder) or start
    seconds, work = (end - begun for begun, end in zip(start, clock(), strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(json.dumps({"seconds": seconds, "work": work, "gigabytes": memory}))  # noqa: T201


# ---------------------------------------------------------------- report

WANTED = {
    "GeoParquet written, from rows": 15,
    "GeoParquet read, batch by batch": 5,
    "GeoParquet read, read_geodataframe": 5,
    "GeoPackage written, from rows": 60,
}
"""Seconds that a million may take; no step may take more than 3 GB."""


def measured(count: int, folder: Path) -> dict[str, dict[str, float]]:
    """Run every step in a process of its own."""
    found = {}
    for name in STEPS:
        command = [sys.executable, "-m", "bench.exports", "--incidents", str(count), "--folder",
                   str(folder), "--step", name]  # fmt: skip
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found[name] = json.loads(done.stdout)
        print(f"  {name}: {found[name]}", file=sys.stderr)  # noqa: T201
    return found


def report(count: int, found: dict[str, dict[str, float]], sizes: dict[str, int]) -> Iterator[str]:
    """Yield the lines of the report."""
    told = {
        "incidents made up": ("make", ""),
        "records to rows, in any format": ("rows", "make"),
        "GeoParquet written, from records": ("parquet", "make"),
        "GeoParquet written, from rows": ("rewrite", ""),
        "GeoParquet read, as a table": ("read", ""),
        "GeoParquet read, batch by batch": ("read_batches", ""),
        "GeoParquet read, read_geodataframe": ("read_frame", ""),
        "GeoParquet read, geopandas": ("read_plain", ""),
        "GeoPackage written, from records": ("geopackage", "make"),
        "GeoPackage written, from rows": ("geopackage", "rows"),
        "GeoDataFrame.to_file, from rows": ("plain", ""),
    }
    yield f"{count} incidents: seconds by the clock, seconds of work, GB, work beside to_file's"
    for name, (step, less) in told.items():
        clocked, work = (
            found[step][key] - (found[less][key] if less else 0) for key in ("seconds", "work")
        )
        share = work / found["plain"]["work"]
        asked = WANTED.get(name)
        wanted = f"   wanted {asked * count / 1e6:.1f}" if asked else ""
        memory = found[step]["gigabytes"]
        yield f"{name:36} {clocked:7.1f} {work:7.1f} {memory:6.2f} {share:6.2f}{wanted}"
    yield from (f"{name:36} {size / 1e6:7.0f} MB" for name, size in sizes.items())


def main() -> None:
    """Measure, or run one step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", choices=STEPS)
    given = parser.parse_args()
    if given.step:
        run_step(given.step, given.incidents, given.folder)
        return
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        found = measured(given.incidents, folder)
        sizes = {file.name: file.stat().st_size for file in sorted(folder.iterdir())}
        print("\n".join(report(given.incidents, found, sizes)))  # noqa: T201


if __name__ == "__main__":
    main()
