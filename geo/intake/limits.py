"""How much of anything is read: the table of limits, and reading that keeps to them.

Input is made by strangers. Whatever it says of its own size, no more is read than is allowed,
and memory holds the reports that are under way and one more.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from geo.errors import ReportError

if TYPE_CHECKING:
    from types import FrameType

LARGEST = 20_000_000
"""Bytes of one report as text, page or message. A long news report has 20,000; a book a million."""
LARGEST_FILE = 50_000_000
"""Bytes of one PDF or Word file, most of which are pictures."""
LONGEST_TEXT = 5_000_000
"""Code points that are taken out of a page or file."""
SECONDS = 60.0
"""What the opening of one page or file may take."""

RATIO = 200
"""Bytes that one packed byte may become; text reaches 10, a bomb 1,000."""
RATIO_FROM = 1_000_000
"""Bytes from which the ratio is looked at: a short run of blanks packs better than any text."""
LARGEST_ARCHIVE = 50_000_000_000
"""Bytes that one archive may become."""
MOST_MEMBERS = 1_000_000
"""Files in one zip archive: its directory is held in memory."""

HEAD = 4_096
"""Bytes that tell what a file is."""


def megabytes(size: int) -> str:
    """Return a size as a person says it."""
    return f"{size / 1e6:.0f} MB"


def too_large(where: str, size: int, most: int = LARGEST) -> ReportError:
    """Return the error for a report of more than ``most`` bytes; 0 when its size is not known."""
    said = megabytes(size) if size else f"over {megabytes(most)}"
    return ReportError(where, f"{said}: too large for one report; split it into JSON Lines")


def all_of(stream: IO[bytes], where: str, most: int = LARGEST) -> bytes:
    """Return everything of a stream.

    Raises
    ------
    ReportError
        When it has more than ``most`` bytes.
    """
    raw = stream.read(most + 1)
    while len(raw) <= most and (more := stream.read(most + 1 - len(raw))):
        raw += more
    if len(raw) > most:
        raise too_large(where, 0, most)
    return raw


@contextmanager
def within(seconds: float, where: str) -> Iterator[None]:
    """Stop what takes longer, where the system has timers.

    Only a main thread can be interrupted; workers do their reports in theirs.

    Raises
    ------
    ReportError
        When the time is up.
    """
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        reason = f"took more than {seconds:g} seconds to open: leave it out, or save it as text"
        raise ReportError(where, reason)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
