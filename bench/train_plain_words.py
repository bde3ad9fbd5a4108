"""Count which words news prints in lower case, and measure what reading capitals makes of them.

Run from the repository: ``python -m bench.train_plain_words CORPORA_FOLDER [--write]``. Only counts
leave the reports. A word is kept that at least three reports print in lower case, and that stands
so more often than with a capital. What opens a sentence does not count, nor what has other
letters than a to z, nor a part of a hyphenated word with a capital ("al" of "al-Qaeda").

The figure: the reports are cut in five by their texts; a fifth is turned into capitals and read
with the words of the other four, and those of ``plain_words_typed.txt``, which nobody counted.
Right is a word that comes back as it was printed; what opens a sentence is left out. With
``--write`` the words of all reports become ``geo/mentions/plain_words.txt``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from geo import gazetteer
from geo.gazetteer import Gazetteer
from geo.mentions.true_case import as_printed, typed_words
from geo.reading.documents import document_of
from geo.records import Document, Sentence

CORPORA = {
    "Wikinews": ("wikinews_2019_2020.jsonl", "geovirus.jsonl"),
    "Syria": ("syria_reports.jsonl",),
}
LIST = Path("geo/mentions/plain_words.txt")
HEAD = (
    "# Words that news prints in lower case, one a line: made by bench/train_plain_words.py, not\n"
    "# by hand. bench/README.md names the reports that it counts in, and what this is good for.\n"
)
FOLDS = 5
REPORTS = 3
"""A word that fewer reports print in lower case is left out."""
TRIED: tuple[tuple[int, bool], ...] = ((0, True), (REPORTS, False), (1, True), (REPORTS, True))
"""How many reports a word wants (0: none is counted), and whether the typed words are in."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_PLAIN = re.compile(r"[a-z]{2,}|a")


class Report(NamedTuple):
    """A report of a corpus."""

    corpus: str
    fold: int
    document: Document


def reports_of(folder: Path) -> Iterator[Report]:
    """Read the corpora; a text that stands twice is read once."""
    seen = set()
    for corpus, names in CORPORA.items():
        for name in names:
            for line in (folder / name).read_text(encoding="utf-8").split("\n"):
                text = json.loads(line)["text"] if line else ""
                if text and text not in seen:
                    seen.add(text)
                    yield Report(corpus, crc32(text.encode()) % FOLDS, document_of(text))


def words_in(sentence: Sentence) -> list[re.Match[str]]:
    """Return the words of a sentence, less the one that opens it; none of a line in capitals."""
    return [] if sentence.text.isupper() else list(_WORD.finditer(sentence.text))[1:]


def learn(reports: Sequence[Report], *, least: int = REPORTS) -> frozenset[str]:
    """Return the words that so many of the reports print in lower case, mostly."""
    lower, capital, told = Counter[str](), Counter[str](), Counter[str]()
    for report in reports:
        found = Counter[str]()
        for match in (m for s in report.document.sentences for m in words_in(s)):
            parts = [re.split("['’]", part)[0] for part in match[0].split("-")]
            if match[0].islower():
                found.update(parts)
            else:
                capital.update(part.lower() for part in parts if not part.islower())
        lower.update(found)
        told.update(found.keys())
    return frozenset(
        word
        for word, times in told.items()
        if times >= least and lower[word] > capital[word] and _PLAIN.fullmatch(word)
    )


def judged(
    document: Document, words: frozenset[str], known: Gazetteer
) -> Iterator[tuple[bool, bool]]:
    """Yield whether a word is printed in lower case, and whether it comes back from capitals so."""
    loud = tuple(replace(s, text=_in_capitals(s.text)) for s in document.sentences)
    read = as_printed(replace(document, sentences=loud), known, plain=words)
    for sentence, made in zip(document.sentences, read.sentences, strict=True):
        for match in words_in(sentence):
            yield match[0].islower(), made.text[match.start() : match.end()] == match[0]


def _in_capitals(text: str) -> str:
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def measured(
    reports: Sequence[Report], known: Gazetteer, *, least: int, typed: bool
) -> Counter[tuple[str, bool, bool]]:
    """Count words by corpus, whether printed in lower case, and whether right; see the module."""
    found = Counter[tuple[str, bool, bool]]()
    more = typed_words() if typed else frozenset[str]()
    for fold in range(FOLDS):
        rest = [report for report in reports if report.fold != fold]
        words = (learn(rest, least=least) if least else frozenset[str]()) | more
        for corpus, number, document in reports:
            if number == fold:
                found.update((corpus, *case) for case in judged(document, words, known))
    return found


def _shares(found: Counter[tuple[str, bool, bool]]) -> Iterator[str]:
    for corpus in CORPORA:
        for printed in ((True, False), (True,), (False,)):
            good = sum(found[corpus, lower, True] for lower in printed)
            every = good + sum(found[corpus, lower, False] for lower in printed)
            yield f"{good / every:.1%}"


def main(folder: Path, *, wanted: bool) -> None:
    """Print the figures, or write the words if they are wanted."""
    reports = list(reports_of(folder))
    if wanted:
        words = "".join(f"{word}\n" for word in sorted(learn(reports)))
        LIST.write_text(HEAD + words, encoding="utf-8", newline="\n")
        return
    known = gazetteer.load(imports=False)
    heads = [f"{c}: {k}" for c in CORPORA for k in ("all", "printed lower", "otherwise")]
    sys.stdout.write(f"| reports | typed | words | {' | '.join(heads)} |\n")
    for least, typed in TRIED:
        found = measured(reports, known, least=least, typed=typed)
        words = f"{len(learn(reports, least=least)) if least else 0:,}"
        row = (str(least), "yes" if typed else "no", words, *_shares(found))
        sys.stdout.write(f"| {' | '.join(row)} |\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), wanted="--write" in sys.argv)
