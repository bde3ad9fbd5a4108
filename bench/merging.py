"""Measure joining incidents across reports: a hundred thousand of them, made up.

Run from the repository: ``python bench/merging.py [--incidents 100000]``. The incidents are copies
of one that is read from a sentence, with place, day, toll and report drawn by chance with a fixed
seed: 1,500 towns of the tables, ten years. Three in a hundred are told by a second report, with
the same place and day, and a toll that agrees; joining must find those.
"""

from __future__ import annotations

import argparse
import random
import resource
from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

from geo import gazetteer, incidents, pipeline
from geo.gazetteer import Gazetteer
from geo.reading import document_of
from geo.records import Entry, Incident

SENTENCE = "A drone strike killed three fighters in Baghdad on Sunday, police said."
FIRST_DAY = date(2014, 1, 1)
DAYS, TOWNS, TWICE = 3650, 1500, 0.03


def made_up(count: int, known: Gazetteer) -> list[Incident]:
    """Return incidents, a few of them told twice."""
    chance = random.Random(7)
    document = document_of(SENTENCE, published=date(2024, 2, 5))
    (pattern,) = pipeline.extract(document, known).incidents
    towns = [entry for entry in known.entries if entry.feature_class == "P"][:TOWNS]
    found: list[Incident] = []
    while len(found) < count:
        town = chance.choice(towns)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        killed = chance.randrange(1, 20)
        for _ in range(1 + (chance.random() < TWICE)):
            found.append(_told(pattern, len(found), town, day, killed))
    return found[:count]


def _told(pattern: Incident, number: int, town: Entry, day: date, killed: int) -> Incident:
    (place, *_) = pattern.places
    report = f"report-{number}"
    where = replace(
        place, entry=town, lon=town.lon, lat=town.lat, country=town.country, admin1=town.admin1,
        toponym=replace(place.toponym, text=town.name),
    )  # fmt: skip
    claims = [
        replace(c, killed_min=killed, killed_max=killed, document=report) for c in pattern.claims
    ]
    return replace(
        pattern,
        id=f"SM-{number:012x}",
        date_start=day,
        date_end=day,
        date_precision="day",
        places=(where,),
        claims=tuple(claims),
        evidence=tuple(replace(e, document=report) for e in pattern.evidence),
        sources=tuple(replace(s, document=report) for s in pattern.sources),
    )


def main() -> None:
    """Measure and print, a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    count = parser.parse_args().incidents
    known = gazetteer.load(imports=False)
    made = made_up(count, known)
    started = perf_counter()
    merged = incidents.merge(made, known)
    seconds = perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = f"{count:,} incidents joined to {len(merged):,} in {seconds:.1f} s, {memory:.0f} MB"
    print(said)  # noqa: T201


if __name__ == "__main__":
    main()
