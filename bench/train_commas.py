"""Learn where commas stand in news, and measure it.

Run from the repository: ``python -m bench.train_commas CORPORA_FOLDER [--write]``. The texts are
those of `CORPORA` that have their commas; one sentence in ten, by a checksum of its words, is kept
apart and measured with what was learned from the others. With ``--write`` the weights learned from
all sentences go to ``geo/restoring/weights.csv``.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from bench.learning import fit_clues
from geo import gazetteer
from geo.gazetteer import Gazetteer
from geo.reading.documents import document_of
from geo.restoring.learned import gaps_of
from geo.restoring.signs import Words, signs_at, words_of
from geo.restoring.stripped import LONG

CORPORA = ("wikinews_2019_2020", "lgl", "geovirus", "event_location_dev")
TABLE = Path("geo/restoring/weights.csv")
RIDGE = 6.0
SEEN = 15
"""A sign seen fewer times is not learned."""
LEAST_WEIGHT = 0.35
_LOST = re.compile(r"[’'‘;:]")
_COMMA = re.compile(r",+")

Labelled = tuple[Words, frozenset[int]]
"""A sentence without its commas, and the words behind which they stood."""


def sentences_of(folder: Path, known: Gazetteer) -> Iterator[Labelled]:
    """Read the corpora; a text without any comma has lost them, and is passed over."""
    for corpus in CORPORA:
        for line in (folder / f"{corpus}.jsonl").read_text(encoding="utf-8").split("\n"):
            text = json.loads(line)["text"] if line else ""
            if "," in text or len(text) < LONG:
                yield from _labelled(text, known)


def _labelled(text: str, known: Gazetteer) -> Iterator[Labelled]:
    for sentence in document_of(_LOST.sub("", text), id="commas").sentences:
        parts = _COMMA.split(re.sub(r"\s+,", ",", sentence.text))
        bare = "".join(parts)
        places = [(hit.start, hit.end) for hit in known.scan_places(bare)]
        words = words_of(bare, places)
        at = 0
        ends = set()
        for part in parts[:-1]:
            at += len(part)
            ends.add(at)
        # ',"' closes a quotation behind its comma
        yield (
            words,
            frozenset(i for i, end in enumerate(words.ends) if end in ends or end - 1 in ends),
        )


def cases_of(sentences: list[Labelled]) -> Iterator[tuple[list[str], bool]]:
    """Yield every gap with its signs, and whether a comma stood there."""
    for words, commas in sentences:
        begun = 0
        for at in range(len(words.ends) - 1):
            yield signs_at(words, at, begun), at in commas
            if at in commas:
                begun = at + 1


def measured(sentences: list[Labelled], weights: dict[str, float], odds: float) -> str:
    """Say how many commas are found, and how many of those found are right."""
    right = found = there = 0
    for words, commas in sentences:
        put = set(gaps_of(words, weights, odds))
        right, found, there = right + len(put & commas), found + len(put), there + len(commas)
    return f"odds {odds}: precision {right / found:.3f}, recall {right / there:.3f}"


def pruned(weights: dict[str, float]) -> dict[str, float]:
    """Leave out what weighs next to nothing."""
    return {sign: w for sign, w in weights.items() if abs(w) >= LEAST_WEIGHT}


def main(folder: Path, *, write: bool) -> None:
    """Learn, measure and, where wished, write."""
    known = gazetteer.load(imports=False)
    every = list(sentences_of(folder, known))
    apart = [crc32(" ".join(words.keys).encode()) % 10 == 0 for words, _ in every]
    kept = [s for s, held in zip(every, apart, strict=True) if held]
    rest = [s for s, held in zip(every, apart, strict=True) if not held]
    weights = pruned(fit_clues(cases_of(rest), ridge=RIDGE, least=SEEN))
    sys.stdout.write(f"{len(every)} sentences, {len(weights)} weights\n")
    for odds in (0.0, 0.25, 0.5, 1.0):
        sys.stdout.write(measured(kept, weights, odds) + "\n")
    if write:
        weights = pruned(fit_clues(cases_of(every), ridge=RIDGE, least=SEEN))
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(("sign", "weight"))
            rows.writerows((sign, f"{w:.2f}") for sign, w in sorted(weights.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), write="--write" in sys.argv)
