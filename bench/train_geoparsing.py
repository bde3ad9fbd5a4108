"""Learn the weights of the geoparser from labelled texts, and cross-validate them.

Run from the repository: ``python -m bench.train_geoparsing CORPORA_FOLDER [--write]``. The corpora
are LGL and GeoVirus (JSON Lines: doc_id, text, toponyms with start, end, lat, lon). First comes a
five-fold cross-validation over all reports: whoever is measured was not learned from. With
``--write`` the weights of all reports together are written to ``geo/toponyms/weights.csv`` and
``geo/places/weights.csv``.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from bench.learning import fit_choices, fit_clues
from geo import gazetteer, toponyms
from geo.gazetteer import Gazetteer, distance_km
from geo.places import rank, resolve
from geo.places.context import gather
from geo.places.signs import no_place, own_signs
from geo.reading.documents import document_of
from geo.records import Document, Toponym
from geo.toponyms import finder
from geo.toponyms.clues import clues

placing = import_module("geo.places.resolve")  # the room exports a function of that name

FOLDS = 5
CORPORA = ("lgl", "geovirus", "own")
OWN = Path("tests/geoparse/sentences.jsonl")
OWN_WEIGHT = 3.0
"""Our own sentences are few and short, but they are of the kind that the program is for."""
PLACES = frozenset({"place", "in_name"})
RIGHT_KM, CLOSE_KM = 161.0, 25.0
LEAST_WEIGHT = 0.005
COUNTRY_LEAD = 0.1
HOME = 0.7
"""Of the country of the outlet, which the corpora do not name."""
LEAST = {"its country": 0.8, "its country, often": 0.0, "its country, called": 0.4}
"""Local news of one country hardly names it, and would teach that a named country says nothing."""
WIDE = frozenset({"country", "PPLC", "ADM1", "continent", "H"})
"""Sorts whose points lists differ about: no lesson where none of them is near the label."""


class Label(NamedTuple):
    """A labelled place name; `lat` is None where the corpus has no point."""

    start: int
    end: int
    text: str
    lat: float | None
    lon: float | None


class Report(NamedTuple):
    """A labelled report."""

    corpus: str
    id: str
    document: Document
    labels: tuple[Label, ...]

    def touched(self, start: int, end: int) -> list[Label]:
        """Labels that share a letter with a stretch of the text."""
        return [label for label in self.labels if start < label.end and label.start < end]


def read(folder: Path, adjectives: frozenset[str]) -> list[Report]:
    """Read the corpora; a label without a point or of an adjective teaches nothing."""
    reports = []
    for corpus in CORPORA[:2]:
        text = (folder / f"{corpus}.jsonl").read_text(encoding="utf-8")
        for row in map(json.loads, filter(None, text.split("\n"))):
            labels = []
            for one in row["toponyms"]:
                dull = one["lat"] is None or one["text"].lower() in adjectives
                point = (None, None) if dull else (one["lat"], one["lon"])
                labels.append(Label(one["start"], one["end"], one["text"], *point))
            document = document_of(row["text"], id=row["doc_id"])
            reports.append(Report(corpus, row["doc_id"], document, tuple(labels)))
    return reports + list(_own())


def _own() -> Iterator[Report]:
    """Read our own labelled sentences; people and things are no places."""
    for row in map(json.loads, OWN.read_text(encoding="utf-8").splitlines()):
        labels = []
        for one in row["toponyms"]:
            if one["kind"] in PLACES or one["kind"] == "demonym":
                point = (one["lat"], one["lon"]) if one["kind"] in PLACES else (None, None)
                labels.append(Label(one["start"], one["end"], one["text"], *point))
        yield Report("own", row["id"], document_of(row["text"], id=row["id"]), tuple(labels))


# ---------------------------------------------------------------- finding


def clue_cases(report: Report, known: Gazetteer) -> Iterator[tuple[list[str], bool]]:
    """Every name of the gazetteer in a report with its clues, and whether it is labelled."""
    sights, homes, printed = finder.seen(report.document, known, toponyms.SILENT_SECTIONS)
    sentences = report.document.sentences
    for sight, home, told in zip(sights, homes, clues(sights, printed), strict=True):
        shift = sentences[home].span.start
        labels = report.touched(sight.match.start + shift, sight.match.end + shift)
        if not labels:
            yield told, False
        elif any(label.lat is not None for label in labels):
            yield told, True


# ---------------------------------------------------------------- choosing


class Found(NamedTuple):
    """What was found in a report, for learning which entries are meant."""

    report: Report
    toponyms: list[Toponym]
    report_names: Any


def found_in(report: Report, known: Gazetteer) -> Found:
    """Find the names of a report with the weights of now."""
    named = toponyms.find_toponyms(report.document, known)
    return Found(report, named, placing.Report(tuple(named), gather(named), known, (), ""))


def choices(found: Found, first: dict[str, float] | None) -> Iterator[tuple[list, list, float]]:
    """Yield the cases of a report; without the weights of the first round, those of that round."""
    names = found.report_names.names
    own = [own_signs(name) for name in names]
    if first is not None:
        likely = [
            rank.likelihoods(signs, no_place(name), first)
            for name, signs in zip(names, own, strict=True)
        ]
        own = placing.second_signs(found.report_names, own, likely)
    for name, signs in zip(names, own, strict=True):
        mentions = [found.toponyms[i] for i in name.mentions]
        if name.border or not name.entries or mentions[0].kind == "demonym":
            continue
        right = _right(found.report, mentions, name.entries)
        if right:
            labelled = sum(bool(_labels(found.report, m)) for m in mentions)
            share = OWN_WEIGHT if found.report.corpus == "own" else 1.0
            yield [*signs, no_place(name)], right, share * max(1, labelled) ** 0.5


def _labels(report: Report, mention: Toponym) -> list[Label]:
    return report.touched(mention.span.start, mention.span.end)


def _right(report: Report, mentions: Sequence[Toponym], entries: Sequence) -> list[bool]:
    """Which choices are right, the last being none of them; empty where nothing is taught."""
    labels = [label for m in mentions for label in _labels(report, m)]
    pointed = [label for label in labels if label.lat is not None]
    if not pointed:
        return [] if labels else [False] * len(entries) + [True]
    label = pointed[0]
    away = [distance_km(e.lon, e.lat, label.lon, label.lat) for e in entries]
    if min(away) > RIGHT_KM:
        if any(rank.sort_of(e) in WIDE for e in entries):
            return []
        return [False] * len(entries) + [True]
    reach = CLOSE_KM if min(away) <= CLOSE_KM else RIGHT_KM
    return [km <= reach for km in away] + [False]


# ---------------------------------------------------------------- both


def learn(
    reports: Sequence[Report], known: Gazetteer
) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Learn the three tables of weights; they are in use when it returns."""
    cases = (
        case
        for report in reports
        for case in clue_cases(report, known)
        for _ in range(int(OWN_WEIGHT) if report.corpus == "own" else 1)
    )
    worth = fit_clues(cases)
    use(worth, rank.Weights({}, {}))
    found = [found_in(report, known) for report in reports]
    first = _country_first(fit_choices((c for one in found for c in choices(one, None)), least={}))
    second = _country_first(
        fit_choices((c for one in found for c in choices(one, first)), least=LEAST)
    )
    second["at home"] = HOME
    use(worth, rank.Weights(first, second))
    return worth, first, second


def _country_first(weights: dict[str, float]) -> dict[str, float]:
    """Let a bare name that a country and a province bear be the country's.

    The local news of LGL would teach that Georgia is a state of the US.
    """
    least = weights["ADM1"] + COUNTRY_LEAD
    return weights | {"country": max(weights["country"], least)}


def use(worth: dict[str, float], weights: rank.Weights) -> None:
    """Make the rooms read these weights and not the tables."""
    finder.worth = lambda: worth  # type: ignore[assignment]
    rank.learned = placing.learned = lambda: weights  # type: ignore[assignment]


def measure(reports: Sequence[Report], known: Gazetteer) -> Iterator[tuple[str, str, float]]:
    """Yield for each paired or unpaired mention and each missed label what became of it."""
    for report in reports:
        named = toponyms.find_toponyms(report.document, known)
        free = [label for label in report.labels if label.lat is not None]
        for mention, place in zip(named, resolve(named, known), strict=True):
            if mention.kind == "demonym":
                continue
            labels = _labels(report, mention)
            mine = next((label for label in labels if label in free), None)
            if mine is None:
                if not labels:
                    yield report.corpus, "false" if place.lat is not None else "false, open", 0
                continue
            free.remove(mine)
            if place.lat is None or place.lon is None:
                yield report.corpus, "open", place.confidence
                continue
            km = distance_km(place.lon, place.lat, mine.lon, mine.lat)
            yield report.corpus, "right" if km <= RIGHT_KM else "wrong", place.confidence
        yield from ((report.corpus, "missed", 0.0) for _ in free)


def told(outcomes: Sequence[tuple[str, str, float]]) -> Iterator[str]:
    """Yield the figures as lines."""
    for corpus in CORPORA:
        mine = [(what, sure) for where, what, sure in outcomes if where == corpus]
        count = Counter(what for what, _ in mine)
        paired = count["right"] + count["wrong"] + count["open"]
        precision = paired / (paired + count["false"] + count["false, open"])
        recall = paired / (paired + count["missed"])
        f1 = 2 * precision * recall / (precision + recall)
        right = count["right"] / (paired + count["missed"])
        located = count["right"] / (count["right"] + count["wrong"] + count["false"])
        yield (
            f"{corpus}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
            f" | of found {count['right'] / paired:.3f} | end to end {right:.3f}"
            f" precision {located:.3f} F1@161 {2 * right * located / (right + located):.3f}"
        )
        sure = [what for what, share in mine if share >= 0.9 and what in ("right", "wrong")]
        share = sure.count("right") / max(1, len(sure))
        yield f"  confidence >= 0.9: {len(sure)} of {paired}, right {share:.3f}"


def write(path: Path, head: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    """Write a table of weights."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


def main(folder: Path, *, keep: bool) -> None:
    """Cross-validate, tell, and write the tables if they are to be kept."""
    known = gazetteer.load(imports=False)
    words = folder.parent / "score" / "demonyms.txt"
    adjectives = frozenset(words.read_text(encoding="utf-8").lower().splitlines())
    reports = read(folder, adjectives)
    random.Random(2).shuffle(reports)
    outcomes = []
    for fold in range(FOLDS):
        learn([r for i, r in enumerate(reports) if i % FOLDS != fold], known)
        outcomes += measure(reports[fold::FOLDS], known)
    for line in told(outcomes):
        print(line, flush=True)  # noqa: T201
    if keep:
        worth, first, second = learn(reports, known)
        rows = ((c, f"{w:.3f}") for c, w in sorted(worth.items()) if abs(w) >= LEAST_WEIGHT)
        write(Path("geo/toponyms/weights.csv"), ("clue", "weight"), rows)
        signs = sorted({*first, *second})
        cells = ((s, *(f"{t[s]:.3f}" if s in t else "" for t in (first, second))) for s in signs)
        write(Path("geo/places/weights.csv"), ("sign", "first", "second"), cells)


if __name__ == "__main__":
    main(Path(sys.argv[1]), keep="--write" in sys.argv)
