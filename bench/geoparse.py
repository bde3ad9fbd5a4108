"""Measure finding and placing of names on annotated corpora, beside two finders of names.

    python bench/geoparse.py CORPORA_FOLDER [--scorer ../shared/score/geoparse.py] [--rounds 5]

CORPORA_FOLDER holds ``lgl.jsonl`` and ``geovirus.jsonl``, one document a line: ``{"doc_id", "text",
"toponyms": [{"start", "end", "text", "lat", "lon"}]}``. All tools read the same texts in one
process: strikemap (reading, mentions and places), and geotext and flashgeotext, which find names
alone and have no coordinates. Figures are the scorer's, adjectives left out, names matched where
they overlap.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from geo import gazetteer, places
from geo.gazetteer import Gazetteer
from geo.reading import document_of
from geo.records import Place, Toponym
from geo.toponyms import find_toponyms

CORPORA = {"LGL": "lgl.jsonl", "GeoVirus": "geovirus.jsonl"}
TEXT_LENGTH = 3_000
"""Characters of the texts that speed is measured on: a report of about 3 kB."""
NEAR_KM = 161
"""A hundred miles: what the literature calls right."""
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Lower bounds of the bins of confidence."""
THRESHOLDS = (0.5, 0.7, 0.9)
FIGURES = {
    "P": "precision",
    "R": "recall",
    "F1": "f1",
    "Acc@161 of found": "acc161_of_found",
    "end to end": "end_to_end_acc161",
    "F1@161": "end_to_end_f1_161",
}
"""Heading -> the scorer's name for it."""
BESIDE = {
    "LGL": {
        "best published, each column": ("", "", "0.804", "0.724", "0.483", "0.514"),
        "goal": ("", "", "0.80", "0.82", "0.60", "0.64"),
    },
    "GeoVirus": {
        "best published, each column": ("", "", "0.929", "0.782", "0.625", "0.675"),
        "goal": ("", "", "0.90", "0.84", "0.72", "0.75"),
    },
}
"""Rows under the headings of `FIGURES`: nine systems' outputs of 2018-2019, scored the same way."""

Mention = dict[str, Any]
"""What the scorer reads of a name: start, end, lat and lon; strikemap's has its confidence too."""
Found = dict[str, list[Mention]]
"""Names of each document."""


class Document(NamedTuple):
    """A line of a corpus."""

    id: str
    text: str
    toponyms: list[dict[str, Any]]


class Tool(NamedTuple):
    """A finder of names."""

    work: Callable[[str], object]
    """What is timed."""
    mentions: Callable[[str], list[Mention]]
    """The same as the scorer reads it."""


def mentions_of(toponyms: Iterable[Toponym], placed: Iterable[Place]) -> Iterator[Mention]:
    """Yield what strikemap says of a text, as the scorer reads it.

    Adjectives are left out. A name inside a longer one counts where it has a place; any other
    without a place counts as found and not placed.
    """
    for toponym, place in zip(toponyms, placed, strict=True):
        inside = toponym.kind == "in_name" and place.lat is None
        if toponym.kind == "demonym" or inside or toponym.span.part != "text":
            continue
        yield {
            "start": toponym.span.start,
            "end": toponym.span.end,
            "lat": place.lat,
            "lon": place.lon,
            "confidence": place.confidence,
        }


def strikemap_tool(known: Gazetteer) -> Tool:
    """Return reading, mentions and places in one."""

    def work(text: str) -> tuple[list[Toponym], tuple[Place, ...]]:
        toponyms = find_toponyms(document_of(text), known)
        return toponyms, places.resolve(toponyms, known)

    return Tool(work, lambda text: list(mentions_of(*work(text))))


def geotext_tool() -> Tool:
    """Return geotext; it gives no offsets, so every place where a name of its stands counts."""
    from geotext import GeoText

    def mentions(text: str) -> list[Mention]:
        said = GeoText(text)
        words = (rf"(?<!\w){re.escape(n)}(?!\w)" for n in {*said.countries, *said.cities})
        return [_unplaced(*m.span()) for word in words for m in re.finditer(word, text)]

    return Tool(GeoText, mentions)


def flashgeotext_tool() -> Tool:
    """Return flashgeotext with the data it comes with."""
    from flashgeotext.geotext import GeoText
    from loguru import logger

    logger.disable("flashgeotext")
    known = GeoText()

    def mentions(text: str) -> list[Mention]:
        kinds = known.extract(input_text=text).values()
        spans = (span for kind in kinds for name in kind.values() for span in name["span_info"])
        return [_unplaced(start, end) for start, end in spans]

    return Tool(known.extract, mentions)


PEERS = {"geotext": geotext_tool, "flashgeotext": flashgeotext_tool}


def _unplaced(start: int, end: int) -> Mention:
    return {"start": start, "end": end, "lat": None, "lon": None}


def read_corpus(path: Path) -> list[Document]:
    """Read the documents of a corpus."""
    with path.open(encoding="utf-8") as lines:  # str.splitlines breaks at U+2028 too
        rows = [json.loads(line) for line in lines]
    return [Document(str(row["doc_id"]), row["text"], row["toponyms"]) for row in rows]


def scored(gold: Path, found: Found, scorer: Path, folder: Path) -> dict[str, Any]:
    """Let the scorer compare a tool's names with a corpus; return its overlap figures."""
    said, figures = folder / "said.jsonl", folder / "figures.json"
    lines = (json.dumps({"doc_id": name, "mentions": found[name]}) for name in found)
    said.write_text("\n".join(lines), encoding="utf-8")
    files = [str(path) for path in (scorer, gold, said)]
    command = [sys.executable, *files, "--drop-demonyms", "--json", str(figures)]
    subprocess.run(command, check=True, stdout=subprocess.PIPE)
    overlap: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))["overlap"]
    return overlap


def judged(documents: Sequence[Document], found: Found, scorer: Path) -> list[tuple[float, bool]]:
    """Return confidence, and whether it was right, of each place that stands on a gold one.

    Pairs are the scorer's: gold with a point, adjectives left out.
    """
    rules = runpy.run_path(str(scorer))
    adjectives = rules["read_words"](Path(rules["HERE"], "demonyms.txt"))
    made = []
    for document in documents:
        gold = [t for t in document.toponyms if t["lat"] is not None]
        gold = [t for t in gold if t["text"].lower() not in adjectives]
        said = list({(m["start"], m["end"]): m for m in reversed(found[document.id])}.values())
        for i, j in rules["pair_up"](gold, said, "overlap"):
            if said[j]["lat"] is not None:
                ends = (gold[i]["lat"], gold[i]["lon"], said[j]["lat"], said[j]["lon"])
                right = rules["distance_km"](*ends) <= NEAR_KM
                made.append((said[j]["confidence"], right))
    return made


def texts_of(documents: Iterable[Document]) -> list[str]:
    """Join the documents and cut them at blanks into texts of `TEXT_LENGTH` characters."""
    joined = "\n\n".join(document.text for document in documents)
    cut = re.compile(rf".{{1,{TEXT_LENGTH}}}(?=\s|\Z)", re.DOTALL)
    return [match[0].strip() for match in cut.finditer(joined)][:-1]  # the last is short


def timed(tools: dict[str, Tool], texts: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Return texts a second of each tool in each round; the tools take turns."""
    speeds: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(rounds):
        for name, tool in tools.items():
            gc.collect()
            start = perf_counter()
            for text in texts:
                tool.work(text)
            speeds[name].append(len(texts) / (perf_counter() - start))
    return speeds


def print_row(cells: Iterable[object]) -> None:
    """Print a row of a table."""
    sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")


def print_head(title: str, *cells: str) -> None:
    """Print a title and the head of a table."""
    sys.stdout.write(f"\n### {title}\n")
    print_row(cells)
    print_row("---" for _ in cells)


def print_figures(title: str, figures: dict[str, dict[str, Any]]) -> None:
    """Print the scorer's figures of each tool."""
    print_head(title, "tool", *FIGURES)
    for tool, row in figures.items():
        shown = ("-" if row[key] is None else f"{row[key]:.3f}" for key in FIGURES.values())
        print_row([tool, *shown])
    for label, values in BESIDE[title].items():
        print_row([label, *values])


def print_speeds(speeds: dict[str, list[float]], texts: int) -> None:
    """Print the median speed of each tool, and how strikemap compares with it."""
    own = median(speeds["strikemap"])
    rounds = len(speeds["strikemap"])
    title = f"Speed: {texts} texts of {TEXT_LENGTH / 1000:g} kB, one core, {rounds} rounds in turns"
    print_head(title, "tool", "texts a second, median", "first round", "strikemap is")
    for tool, rates in speeds.items():
        ratio = "" if tool == "strikemap" else f"{own / median(rates):.2f} times as fast"
        print_row([tool, f"{median(rates):.0f}", f"{rates[0]:.0f}", ratio])


def print_reliability(title: str, made: Sequence[tuple[float, bool]]) -> None:
    """Print how often a confidence holds, and what is left above a threshold."""
    print_head(title, "confidence", "places", "mean", f"within {NEAR_KM} km")
    for low, high in pairwise(BINS):
        held = [(sure, right) for sure, right in made if low <= sure < high]
        if held:
            mean, right = (fmean(column) for column in zip(*held, strict=True))
            print_row([f"{low:.1f}-{min(high, 1):.1f}", len(held), f"{mean:.2f}", f"{right:.3f}"])
    print_head(f"{title}: above a threshold", "at least", "kept", "right of kept")
    for least in THRESHOLDS:
        kept = [right for sure, right in made if sure >= least]
        share = len(kept) / max(1, len(made))
        print_row([least, f"{share:.3f}", f"{fmean(kept):.3f}" if kept else "-"])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--scorer", type=Path, default=Path("../shared/score/geoparse.py"))
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    wanted = [given.scorer, *(given.corpora / name for name in CORPORA.values())]
    missing = [str(path) for path in wanted if not path.is_file()]
    missing += [f"package {name} (group bench)" for name in PEERS if not find_spec(name)]
    if missing:
        parser.error(f"missing, and nothing is measured without: {', '.join(missing)}")
    return given


def main() -> None:
    """Print the tables."""
    given = _arguments()
    tools = {
        "strikemap": strikemap_tool(gazetteer.load(imports=False)),
        **{name: make() for name, make in PEERS.items()},
    }
    sys.stdout.write(f"{', '.join(f'{tool} {version(tool)}' for tool in tools)}\n")
    corpora = {name: read_corpus(given.corpora / file) for name, file in CORPORA.items()}
    every: list[tuple[float, bool]] = []
    with TemporaryDirectory() as folder:
        score = partial(scored, scorer=given.scorer, folder=Path(folder))
        for name, documents in corpora.items():
            found = {t: {d.id: x.mentions(d.text) for d in documents} for t, x in tools.items()}
            gold = given.corpora / CORPORA[name]
            print_figures(name, {tool: score(gold, found[tool]) for tool in tools})
            made = judged(documents, found["strikemap"], given.scorer)
            print_reliability(f"Confidence on {name}", made)
            every += made
    print_reliability("Confidence on both", every)
    texts = texts_of(d for documents in corpora.values() for d in documents)
    print_speeds(timed(tools, texts, given.rounds), len(texts))


if __name__ == "__main__":
    main()
