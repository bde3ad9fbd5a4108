"""What a short command costs: processor time and clock of help, a look-up, a map of one report.

Run from the repository: ``python -m bench.starting [ROUNDS]``. Each is a process of its own; the
median of the rounds is told. The clock counts only where nothing else runs on the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

SEED = Path(__file__).parents[1] / "seeds" / "kurdistan24-2019-08-25-al-qaim.txt"
COMMANDS: Mapping[str, Sequence[str]] = {
    "--help": ["--help"],
    "lookup": ["lookup", "Rutba"],
    "map of one report": ["map", str(SEED)],
}


def needed(arguments: Sequence[str]) -> tuple[float, float]:
    """Return the processor time and the clock of one command, in seconds."""
    code = "from geo.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    before, began = os.times(), perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    user, system = (after[n] - before[n] for n in (2, 3))
    return user + system, perf_counter() - began


def main(rounds: int) -> None:
    """Measure all, in turns."""
    with TemporaryDirectory() as folder:
        for name, arguments in COMMANDS.items():
            more = ["--out", folder] if "map" in arguments else []
            figures = [needed([*arguments, *more]) for _ in range(rounds)]
            processor, clock = (median(column) for column in zip(*figures, strict=True))
            told = f"{name}: {processor:.2f} s of a processor, {clock:.2f} s by the clock\n"
            sys.stdout.write(told)
    sys.stdout.write(f"load: {os.getloadavg()[0]:.1f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
