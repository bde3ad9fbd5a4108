"""Measure how well names of event data are placed, with their province, district and country.

    python bench/ucdp_places.py PLACES.jsonl [--with WOF_FLAT.tsv.gz CC] [--wrong] [--missed]

PLACES.jsonl holds rows of UCDP's places (``where_coordinates``, ``adm_1``, ``adm_2``, ``country``,
``where_prec``, ``lat``, ``lon``, ``n_events``); those of ``where_prec`` 1 and 2 count, each event
once. ``--with`` adds the rows of one country of a Who's On First table for this run alone.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from geo import gazetteer
from geo.gazetteer import Gazetteer, distance_km
from geo.gazetteer.batch import Answer, Asked, answer
from geo.records import Entry

RIGHT_KM = 10
WRONG_KM = 25
FINE = (1, 2)
"""UCDP's where_prec: the place itself, or within about 25 km of it."""
KINDS = {
    "locality": ("P", "PPL", "town", 5.0),
    "neighbourhood": ("P", "PPLX", "neighbourhood", 2.0),
    "county": ("A", "ADM2", "district", 25.0),
    "campus": ("S", "AIRB", "exact", 3.0),
}


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


def with_table(known: Gazetteer, table: Path, country: str) -> Gazetteer:
    """Return the gazetteer with the rows of one country of a Who's On First table added."""
    with gzip.open(table, "rt", encoding="utf-8") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
        kept = [row for row in lines if row["cc"] == country and _alive(row)]
    added = tuple(_entry(row) for row in kept if row["placetype"] in KINDS)
    return replace(known, entries=known.entries + added)


def _alive(row: dict[str, str]) -> bool:
    return row["is_current"] != "0" and not (row["deprecated"] or row["superseded"])


def _entry(row: dict[str, str]) -> Entry:
    feature_class, code, precision, radius = KINDS[row["placetype"]]
    other = [*row["names_en"].split("|"), *row["names_ar"].split("|")]
    return Entry(
        id=f"wof-{row['wof_id']}",
        name=row["name"] or next(filter(None, other), row["wof_id"]),
        names=tuple(filter(None, other)),
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        feature_class=feature_class,
        feature_code=code,
        country=row["cc"],
        admin1=row["region"],
        admin2=row["county"],
        population=int(row["pop"] or 0),
        precision=precision,  # type: ignore[arg-type]
        radius_km=radius,
        geometry=None,
        source=f"whosonfirst:{row['wof_id']}",
    )


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
    known = gazetteer.load()
    if wanted.table:
        known = with_table(known, Path(wanted.table[0]), wanted.table[1])
    outcomes = measure(known, rows)
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
