"""One request in a while to one host, over all processes of the machine.

Nominatim's policy is one request a second, summed over all that a user runs. A lock file for each
host serialises whoever wants to ask: the one who holds it waits until the time is up, writes down
when it asks, and lets the next one in. A process that dies gives its lock back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from geo.writing import beside

SPACING_S = 1.1
"""A second is the policy; the rest is for clocks and networks (gaps measured: 0.97 s for 1.0)."""
QUEUE_S = 60.0
"""Longest wait for other processes; then the name is left for the next run."""


class Spacing:
    """The turn-taking for one host.

    Parameters
    ----------
    folder
        Where the lock files of this user lie.
    host
        Host and port.
    clock
        Seconds since 1970, the same for all processes.
    sleep
        Waits.
    spacing_s
        Seconds between two requests.
    """

    def __init__(
        self,
        folder: Path,
        host: str,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        spacing_s: float = SPACING_S,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^a-z0-9.-]", "_", host.lower())
        self._lock = FileLock(folder / f"{name}.lock")
        self._last = folder / f"{name}.last"
        self._clock, self._sleep, self._spacing_s = clock, sleep, spacing_s
        self._mine = ""

    def wait(self) -> bool:
        """Wait for a turn and take it; False where the queue is too long."""
        try:
            with self._lock.acquire(timeout=QUEUE_S):
                # A clock set back must not stall anybody, one set forward must not push in.
                rest = min(self._spacing_s, self._spacing_s - (self._clock() - self._asked()))
                if rest > 0:
                    self._sleep(rest)
                self._mine = f"{self._clock():.3f}"
                with beside(self._last) as made:
                    made.write_text(self._mine)
        except Timeout:
            return False
        return True

    def give_back(self) -> None:
        """Let the next one go at once: the turn was not used, nothing was sent."""
        with suppress(Timeout, OSError), self._lock.acquire(timeout=QUEUE_S):
            if self._last.read_text() == self._mine:  # else another process was quicker
                self._last.unlink()

    def _asked(self) -> float:
        try:
            return float(self._last.read_text())
        except (OSError, ValueError):  # nobody asked yet
            return 0.0
