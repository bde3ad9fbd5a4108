"""Learn which place of a sentence is where a verb's event happened, and measure it.

Run from the repository: ``python -m bench.train_scenes CORPORA_FOLDER [--write]``. The corpus is
``event_location_dev.jsonl``. It is cut in two by the texts, so that no sentence stands in both
halves; each half is measured with what was learned from the other. Right is an answer whose names
all touch a labelled one, or none where none is labelled. With ``--write`` the weights of both
halves together are written to ``geo/mentions/scene_weights.csv``.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from bench.learning import fit_choices
from geo import gazetteer
from geo.gazetteer import Gazetteer
from geo.mentions.scene_signs import signs_of
from geo.mentions.scenes import NONE
from geo.reading.documents import document_of
from geo.toponyms import find_toponyms
from geo.toponyms.place_phrases import phrases_of

CORPUS = "event_location_dev.jsonl"
TABLE = Path("geo/mentions/scene_weights.csv")
RIDGE = 8.0
SEEN = 5
"""A sign seen fewer times is not learned."""
LEAST_WEIGHT = 0.05


class Case(NamedTuple):
    """One verb with the phrases of its sentence."""

    half: int
    signs: tuple[tuple[str, ...], ...]
    """Of each phrase."""
    touched: tuple[bool, ...]
    """Whether one of its names is labelled."""
    right: tuple[bool, ...]
    """Whether all of its names are."""
    placeless: bool
    """No place is labelled."""


def cases_of(folder: Path, known: Gazetteer) -> Iterator[Case]:
    """Read the corpus."""
    for line in (folder / CORPUS).read_text(encoding="utf-8").split("\n"):
        if line:
            yield _case(json.loads(line), known)


def _case(row: Mapping[str, Any], known: Gazetteer) -> Case:
    document = document_of(row["text"])
    (start, end, _), *_ = row["verbs"]
    body = [(n, s) for n, s in enumerate(document.sentences) if s.span.part == "text"]
    number, sentence = next((n, s) for n, s in body if start < s.span.end)
    names = [t for t in find_toponyms(document, known) if t.sentence == number]
    phrases = phrases_of(sentence, names)
    verb = (start - sentence.span.start, end - sentence.span.start)
    hits = [
        [any(t.span.start < e and s < t.span.end for s, e, _ in row["locations"]) for t in p.heads]
        for p in phrases
    ]
    return Case(
        crc32(row["text"].encode()) % 2,
        tuple(tuple(signs_of(sentence.text, verb, p, phrases)) for p in phrases),
        tuple(map(any, hits)),
        tuple(map(all, hits)),
        not row["locations"],
    )


def learn(cases: Sequence[Case]) -> dict[str, float]:
    """Learn what the signs are worth."""
    seen = Counter(sign for case in cases for signs in case.signs for sign in signs)
    choices = []
    for case in cases:
        if not case.signs:
            continue
        signs = [{s: 1.0 for s in one if seen[s] >= SEEN} for one in case.signs]
        none = case.placeless or not any(case.touched)
        choices.append(([*signs, {NONE: 1.0}], [*case.touched, none], 1.0))
    return fit_choices(choices, ridge=RIDGE, least={})


def is_right(case: Case, weights: Mapping[str, float]) -> bool:
    """Whether the weights give the labelled answer."""
    sums = [sum(weights.get(sign, 0.0) for sign in signs) for signs in case.signs]
    best = max(range(len(sums)), key=sums.__getitem__, default=None)
    if best is None or sums[best] <= weights.get(NONE, 0.0):
        return case.placeless
    return case.right[best]


def write(weights: Mapping[str, float]) -> None:
    """Write the table that the program reads."""
    kept = {s: w for s, w in sorted(weights.items()) if abs(w) >= LEAST_WEIGHT or s == NONE}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["sign", "weight"])
        rows.writerows([sign, f"{weight:.3f}"] for sign, weight in kept.items())


def main(folder: Path, *, wanted: bool) -> None:
    """Print the figures, and write the weights if they are wanted."""
    cases = list(cases_of(folder, gazetteer.load(imports=False)))
    sys.stdout.write("| learned from half | measured on | right |\n|---|---|---|\n")
    for half in (0, 1):
        weights = learn([c for c in cases if c.half == half])
        for measured in (1 - half, half):
            right = [is_right(c, weights) for c in cases if c.half == measured]
            share = sum(right) / len(right)
            sys.stdout.write(f"| {half} | {measured} | {share:.1%} of {len(right)} |\n")
    if wanted:
        write(learn(cases))


if __name__ == "__main__":
    main(Path(sys.argv[1]), wanted="--write" in sys.argv)
