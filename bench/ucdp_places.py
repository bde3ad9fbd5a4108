"""Measure how well names of event data are placed, with their province, district and country.

    python bench/ucdp_places.py PLACES.jsonl [--with WOF_FLAT.tsv.gz CC] [--wrong] [--missed]

PLACES.jsonl holds rows of UCDP's places (``where_coordinates``, ``adm_1``, ``adm_2``, ``country``,
``where_prec``, ``lat``, ``lon``, ``n_events``); those of ``where_prec`` 1 and 2 count, each event
once. ``--with`` adds the rows of one country of a Who's On First table for this run alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from geo import gazetteer
from geo.gazetteer import Gazetteer, distance_km
from geo.gazetteer.batch import Answer, answer
from geo.gazetteer.imports import add
from geo.gazetteer.layers import Wider
from geo.gazetteer.questions import Asked

RIGHT_KM = 10
WRONG_KM = 25
FINE = (1, 2)
"""UCDP's where_prec: the place itself, or within about 25 km of it."""


class Outcome(NamedTuple):
    """One row with what was answered."""

    row: dict[str, Any]
    answer: Answer
    off_km: float | None
    """Distance to the row's own point; None without an answer."""


def asked_of(row: dict[str, Any]) -> Asked:
    """Make the question of a row of UCDP's places."""
    values = (row["where_coordinates"], row["adm_1"], row["adm_2"], row["country"])
    return Asked(*(value or "" for value in values))


def measure(known: Gazetteer, rows: list[dict[str, Any]]) -> list[Outcome]:
    """Answer every row."""
    outcomes = []
    for row in rows:
        said = answer(known, asked_of(row))
        best = said.best.entry if said.best else None
        off = distance_km(best.lon, best.lat, row["lon"], row["lat"]) if best else None
        outcomes.append(Outcome(row, said, off))
    return outcomes


def figures(outcomes: list[Outcome]) -> dict[str, float]:
    """Count outcomes by row and by event, as shares of all."""
    rows: Counter[str] = Counter()
    events: Counter[str] = Counter()
    for outcome in outcomes:
        for count, weight in ((rows, 1), (events, outcome.row["n_events"])):
            count["all"] += weight
            if outcome.off_km is not None:
                count["answered"] += weight
                count["right"] += weight * (outcome.off_km <= RIGHT_KM)
                count["wrong"] += weight * (outcome.off_km > WRONG_KM)
    return {
        f"{what} {name}": count[what] / count["all"]
        for what in ("answered", "right", "wrong")
        for name, count in (("events", events), ("rows", rows))
    }


@contextmanager
def with_import(known: Gazetteer, table: Path, country: str) -> Iterator[Gazetteer]:
    """Import the rows of one country of a Who's On First table, for this run alone."""
    with TemporaryDirectory() as folder:
        rows = Path(folder, f"wof_{country.lower()}.tsv")
        with gzip.open(table, "rt", encoding="utf-8") as lines, rows.open("w") as kept:
            header = next(lines)
            at = header.split("\t").index("cc")
            kept.write(header)
            kept.writelines(line for line in lines if line.split("\t")[at] == country)
        added = add(rows, "wof", today=date.min, folder=Path(folder))
        yield replace(known, wider=(*known.wider, Wider("imported:wof", "wof:", added.store)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("places", type=Path)
    parser.add_argument("--with", dest="table", nargs=2, metavar=("TABLE", "CC"))
    parser.add_argument("--wrong", action="store_true", help="list answers that are far off")
    parser.add_argument("--missed", action="store_true", help="list what was not answered")
    return parser.parse_args()


def main() -> None:
    """Print the figures."""
    wanted = _arguments()
    lines = wanted.places.read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["where_prec"] in FINE]
    bundled = gazetteer.load(imports=False)
    wider = with_import(bundled, Path(wanted.table[0]), wanted.table[1]) if wanted.table else None
    with wider or nullcontext(bundled) as known:
        outcomes = measure(known, rows)
    _report(outcomes, wanted)


def _report(outcomes: list[Outcome], wanted: argparse.Namespace) -> None:
    for name, share in figures(outcomes).items():
        print(f"{name:16} {100 * share:5.1f} %")  # noqa: T201
    for outcome in sorted(outcomes, key=lambda one: -one.row["n_events"]):
        far = outcome.off_km is not None and outcome.off_km > RIGHT_KM
        if (wanted.wrong and far) or (wanted.missed and outcome.off_km is None):
            best = outcome.answer.best
            found = f"{best.entry.id} {outcome.off_km:.0f} km" if best else "-"
            print(outcome.row["n_events"], "; ".join(asked_of(outcome.row)), "->", found)  # noqa: T201


if __name__ == "__main__":
    main()
