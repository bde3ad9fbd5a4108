"""When to leave a service in peace: after failures in a row, or when it says so.

A run never sleeps for a service that is down or overloaded: what it wanted to ask is told as
unavailable, at once, and asked in the next run.
"""

from __future__ import annotations

from collections.abc import Callable

FAILURES = 3
"""In a row, before the line is left alone."""
PAUSE_S, LONGEST_S = 60.0, 3600.0
"""The first pause; each further one is twice as long."""


class Breaker:
    """Opens after failures and closes again after a pause.

    Parameters
    ----------
    clock
        Seconds of a clock that only goes forward.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failures = 0
        self._pause_s = PAUSE_S
        self._until = float("-inf")
        self._forbidden = False

    @property
    def is_open(self) -> bool:
        """Whether nothing may be asked now."""
        return self._forbidden or self._clock() < self._until

    def succeeded(self) -> None:
        """Note an answer, "no such name" among them."""
        self._failures, self._pause_s = 0, PAUSE_S

    def failed(self) -> None:
        """Note a failure; after `FAILURES` in a row there is a pause."""
        self._failures += 1
        if self._failures >= FAILURES:
            self.pause(self._pause_s)
            self._pause_s = min(2 * self._pause_s, LONGEST_S)
            self._failures = FAILURES - 1  # the first one after the pause opens it again

    def pause(self, seconds: float) -> None:
        """Ask nothing for a time, `PAUSE_S` at least."""
        self._until = max(self._until, self._clock() + max(seconds, PAUSE_S))

    def forbid(self) -> None:
        """Ask nothing more: the server has said no."""
        self._forbidden = True
