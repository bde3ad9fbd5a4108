"""Measure the gazetteer's index: opening, looking up, importing two million names.

Run from the repository: ``python bench/gazetteer_index.py``. The import is a GeoNames dump made up
with a fixed seed, 700,000 places with three names each, the same bytes at every run. Each opening
is timed in a process of its own with its modules loaded, and the median of five is told.
"""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from geo import gazetteer
from geo.gazetteer import bundle

PLACES = 700_000
FIRST = "al-ba-da-fa-ga-ha-ja-ka-la-ma-na-qa-ra-sa-ta-wa-ya-za-sha-kha"
MIDDLE = "bir-dur-far-gul-hal-jab-kar-lim-mis-nur-qas-rah-sib-tal-war-zah"
LAST = "a-an-ah-in-iya-ud-un-or-eh-at"
OPENING = """
import resource, time
from datetime import date
from pathlib import Path
from geo import gazetteer
from geo.gazetteer import imports, store
started = time.perf_counter()
{work}
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
LOAD = "known = gazetteer.load(imports=False)"
OPEN = "opened = store.Store(Path({path!r}))\nopened.bearing('albir')"


def dump(path: Path) -> None:
    """Write the made-up dump."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(PLACES):
            one, two, three = names(chance)
            lat, lon = f"{chance.uniform(30, 38):.5f}", f"{chance.uniform(38, 48):.5f}"
            cells = (
                number, one, one, f"{two},{three}", lat, lon, "P", "PPL", "SY", "", "01", "0101",
                "", "", chance.randrange(5000), "", "", "Asia/Damascus", "2026-01-01",
            )  # fmt: skip
            file.write("\t".join(map(str, cells)) + "\n")


def names(chance: random.Random) -> Iterator[str]:
    """Yield three names."""
    first, middle, last = (part.split("-") for part in (FIRST, MIDDLE, LAST))
    for _ in range(3):
        parts = (chance.choice(first), chance.choice(middle), chance.choice(middle))
        word = "".join(parts) + chance.choice(last)
        head = chance.choice(["", "", "Tall ", "Khirbat ", "Al "])
        yield f"{head}{word.capitalize()} {chance.choice(middle).capitalize()}{chance.choice(last)}"


def opened(work: str) -> tuple[float, float]:
    """Seconds and megabytes of a piece of work in a process of its own, median of five."""
    runs = []
    for _ in range(5):
        command = [sys.executable, "-c", OPENING.format(work=work)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        runs.append(tuple(map(float, done.stdout.split())))
    return median(run[0] for run in runs), median(run[1] for run in runs)


def lookups() -> tuple[float, float]:
    """Microseconds a name of the bundled gazetteer, and of the world's towns."""
    known = gazetteer.load(imports=False)
    world = [layer.store for layer in known.wider]
    chance = random.Random(7)
    own = [entry.name for entry in chance.sample(known.entries, 2000)]
    towns = [chance.choice(world).entry(chance.randrange(len(world[0]))).name for _ in range(2000)]
    gc.collect()
    gc.freeze()  # as the command line does: what is loaded stays
    times = []
    for asked in (own, towns):
        started = time.perf_counter()
        for name in asked:
            known.find(name)
        times.append((time.perf_counter() - started) / len(asked) * 1e6)
    return times[0], times[1]


def imported(folder: Path) -> Path:
    """Import the dump and tell of it."""
    source = folder / "made-up.txt"
    dump(source)
    work = (
        f"imports.add(Path({str(source)!r}), 'made-up', today=date(2026, 1, 1),"
        f" folder=Path({str(folder)!r}))"
    )
    command = [sys.executable, "-c", OPENING.format(work=work)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    tell(f"import of {3 * PLACES:,} names: {seconds:.0f} s, {megabytes:.0f} MB of memory")
    return folder / "made-up.bin"


def tell(line: str) -> None:
    """Print a figure."""
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Measure and print, a line a figure."""
    seconds, megabytes = opened(LOAD)
    index = sum(path.stat().st_size for path in bundle.INDEX.glob("*.bin")) / 1e6
    said = f"{index:.0f} MB, opens in {seconds * 1000:.0f} ms, {megabytes:.0f} MB of memory"
    tell(f"bundled gazetteer and world: {said}")
    own, towns = lookups()
    tell(f"one name: {own:.0f} us of the tables, {towns:.0f} us of the world")
    with tempfile.TemporaryDirectory() as folder:
        path = imported(Path(folder))
        size = path.stat().st_size / 1e6
        seconds, megabytes = opened(OPEN.format(path=str(path)))
        said = f"{size:.0f} MB, opens in {seconds * 1000:.0f} ms, {megabytes:.0f} MB of memory"
        tell(f"its index: {said}")


if __name__ == "__main__":
    main()
