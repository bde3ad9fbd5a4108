"""Measure incidents on corpora that were labelled by others: what, where, when, who, and how many.

    python -m bench.incidents CORPORA_FOLDER [--only CORPUS] [--errors] [--every N] [--jobs N]

What is right, and what is left out:

centcom
    A line of a strike release, read as a report of its own under a heading line with its country,
    dated on the release's day. Every line has one place and one number of strikes. Place: the first
    event has a point within 25 km of the one that the gazetteer has for the line's normalised name
    in that country; a name that the gazetteer lacks is counted wrong. Count: one of the numbers of
    the record is the number of strikes. Near: the precision is ``near`` exactly where the line says
    "near". The row that names two places is left out.
event_location
    A sentence and a verb: the place words that say where it happened. Right is an answer that
    touches one of the labelled words, or none where none is labelled. Questions that occur with
    two different answers are left out.
muc4
    A report of 1989-90 in capitals. Told: it has a template of an attack or bombing carried out
    or tried; not told: it has no template at all. Reports with other templates alone are left out.
    Said: strikemap gives an event. Of the reports that are told and said: the days of an event
    overlap a template's ("on or before" reaches back 31 days; reports without a day of publication
    are left out); an event has the organisation, where a template names one for certain; the
    primary place of an event lies in the country of a template.
wikinews
    A report tells of an attack or not (``wikinews_attacks.csv``, read by hand; a crime of one
    person, a war told of in passing and the like are ``doubt`` and left out). False alarm: an event
    in one that does not.
syria
    A report with the province or town of its event in lower case. The bundled gazetteer's town of
    that name in Syria is the place; right is a placed event within 50 km of it.
speed
    Reports of wikinews and syria of about 3 kB, one after the other on one core, best of three.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from multiprocessing import Pool
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bench import judging
from bench.judging import Judged, Row

SPEED_CHARACTERS = range(2_000, 4_001)
SPEED_REPORTS = 100


class Corpus(NamedTuple):
    """A labelled file and how it is judged."""

    file: str
    judge: Callable[[Row], Judged]
    goals: Mapping[str, str]


CORPORA: Mapping[str, Corpus] = {
    "centcom": Corpus(
        "centcom_lines_dev.jsonl",
        judging.centcom,
        {"place": "", "count of strikes": "", '"near"': "", "all three": ">= 95"},
    ),
    "event_location": Corpus(
        "event_location_dev.jsonl",
        judging.event_location,
        {"right": ">= 75", "right, with a place": "", "right, without a place": ""},
    ),
    "muc4": Corpus(
        "muc4_dev.jsonl",
        judging.muc4,
        {
            "recall": ">= 60",
            "precision": ">= 50",
            "date": ">= 80",
            "organisation": ">= 65",
            "country": ">= 90",
            "country, where placed": "",
        },
    ),
    "wikinews": Corpus(
        "wikinews_2019_2020.jsonl", judging.wikinews, {"false alarms": "<= 3", "attacks found": ""}
    ),
    "syria": Corpus(
        "syria_reports.jsonl",
        judging.syria,
        {"within 50 km": ">= 60", "a placed event": "", "an event": ""},
    ),
}


def rows_of(folder: Path, corpus: str, every: int) -> list[Row]:
    """Read each ``every``-th row of a corpus."""
    lines = (folder / CORPORA[corpus].file).read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    if corpus == "event_location":
        rows = _with_one_answer(rows)
    return rows[::every]


def _with_one_answer(rows: list[Row]) -> list[Row]:
    answers: dict[tuple[str, int], set[str]] = {}
    for row in rows:
        answers.setdefault((row["text"], row["verbs"][0][0]), set()).add(str(row["locations"]))
    return [r for r in rows if len(answers[r["text"], r["verbs"][0][0]]) == 1]


def measure(folder: Path, corpus: str, every: int, jobs: int) -> list[Judged]:
    """Judge the rows of a corpus."""
    rows, judge = rows_of(folder, corpus, every), CORPORA[corpus].judge
    if jobs < 2:
        return [judge(row) for row in rows]
    with Pool(jobs) as pool:
        return pool.map(judge, rows, chunksize=8)


def lines_of(corpus: str, judged: list[Judged]) -> Iterator[str]:
    """Write a line of the table for each figure."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for name, mark in chain.from_iterable(j.marks.items() for j in judged):
        right[name] += mark
        asked[name] += 1
    for name, goal in CORPORA[corpus].goals.items():
        n = asked[name]
        share = f"{100 * right[name] / n:.1f} %" if n else "-"
        wanted = f"{goal} %" if goal else ""
        yield f"| {corpus}: {name} | {share} ({right[name]} of {n}) | {wanted} |"


def wrong(corpus: str, judged: list[Judged]) -> Iterator[str]:
    """Tell what is wrong of each row: the figures, and what came out."""
    for marks, words in judged:
        failed = [n for n, mark in marks.items() if mark == (n == "false alarms")]
        if failed:
            yield f"{corpus} {', '.join(failed)}: {words}"


def speed(folder: Path) -> str:
    """Time reading on one core, in reports a second."""
    every = chain.from_iterable(rows_of(folder, c, 1) for c in ("wikinews", "syria"))
    rows = list(islice((r for r in every if len(r["text"]) in SPEED_CHARACTERS), SPEED_REPORTS))
    judging.report(rows[0])
    took = []
    for _ in range(3):
        start = perf_counter()
        for row in rows:
            judging.report(row)
        took.append(perf_counter() - start)
    characters = sum(len(r["text"]) for r in rows) / len(rows)
    what = f"speed: reports of {characters:,.0f} characters a second"
    return f"| {what} | {len(rows) / min(took):.0f} | >= 500 |"


def main() -> None:
    """Print the table, and the errors if they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=[*CORPORA, "speed"])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    say = partial(print, flush=True)
    say("| corpus: figure | measured | wanted |\n|---|---|---|")
    for corpus in CORPORA if asked.only is None else {asked.only} - {"speed"}:
        judged = measure(asked.folder, corpus, asked.every, asked.jobs)
        say(*lines_of(corpus, judged), sep="\n")
        if asked.errors:
            say(*wrong(corpus, judged), sep="\n")
    if asked.only in (None, "speed"):
        say(speed(asked.folder))


if __name__ == "__main__":
    main()
