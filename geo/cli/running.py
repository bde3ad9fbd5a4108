"""A run on the command line: its progress, what is said of each report, its journal."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from geo.cli.outcomes import QUIET_SECONDS, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, TextIO

    from geo.gazetteer import Gazetteer
    from geo.journal import Journal, Outcome
    from geo.runs import Work

BAR = "{desc}{percentage:3.0f} %|{bar}| {postfix}, {elapsed} gone, {remaining} left"
NO_BAR = "{postfix}, {elapsed} gone"
"""Where nobody knows how much there is to come: standard input, addresses."""

STEP_SECONDS = 0.5
"""Between two figures of the rate."""


def worked(
    given: Sequence[str], work: Work, journal: Journal | None, counts: Counter[str]
) -> Iterator[Outcome]:
    """Work through all reports: show how far it is, say what is to be said of each.

    Parameters
    ----------
    given, work, journal
        As for `geo.runs.run`.
    counts
        Gets the number of every kind of outcome.
    """
    from tqdm import tqdm

    from geo import runs
    from geo.intake import shown

    with progress(given) as bar:
        started = last = monotonic()
        for outcome in runs.run(given, work, journal):
            for line in _remarks(outcome):
                tqdm.write(shown(line), file=sys.stderr)  # a title may hold a terminal's commands
            counts[outcome.outcome] += 1
            bar.update(outcome.size)
            if monotonic() - last > STEP_SECONDS:
                last = monotonic()
                bar.set_postfix_str(_rate(counts.total(), last - started), refresh=False)
            yield outcome


@contextmanager
def progress(given: Sequence[str], file: TextIO | None = None, **more: Any) -> Iterator[Any]:
    """Give a progress bar that counts the bytes of the input; none where nobody looks at it."""
    from tqdm import tqdm

    from geo.intake import weight

    file = file or sys.stderr
    total = weight(given) if file.isatty() or more else None
    bar = tqdm(
        total=total,
        unit_scale=True,
        bar_format=BAR if total else NO_BAR,
        postfix="starting",
        **{"delay": QUIET_SECONDS, "disable": None, "leave": False, "file": file, **more},
    )
    try:
        yield bar
    finally:
        bar.close()


@contextmanager
def journalled(path: Path, known: Gazetteer, work: Work, asked: object) -> Iterator[Journal]:
    """Open the journal of a run, and say when it goes on with one that was interrupted."""
    from geo.journal import Journal
    from geo.runs import state_of

    with Journal(path, state_of(known, work, asked)) as journal:
        if journal.dropped:
            say("an interrupted run had other options or another version: it begins anew")
        elif journal.before:
            say(f"an interrupted run is continued: {journal.before} reports are done already")
        try:
            yield journal
        except KeyboardInterrupt:
            say("the same command goes on from here")
            raise


def report_lines(journal: Journal) -> Iterator[str]:
    """Yield the lines of the run report: what came of every report, in order."""
    from geo.export.lines import dumped
    from geo.journal import report_line

    return (dumped(report_line(outcome)) for outcome in journal.outcomes())


def _rate(done: int, seconds: float) -> str:
    """Return how many reports are done, and how quickly."""
    return f"{done:,} reports, {done / max(seconds, 0.001):,.1f} a second"


def _remarks(outcome: Outcome) -> Iterable[str]:
    """Yield what is said of a report on standard error."""
    if outcome.failed:
        yield f"not read: {outcome.where}: {outcome.reason}"
        return
    if outcome.outcome == "same text":
        yield f"{outcome.where}: {outcome.reason}"
        return
    yield from (f"{outcome.name}: {note}" for note in outcome.notes)
    if outcome.outcome == "none found":
        yield f"{outcome.name}: no incident found in it"
    if outcome.remarks:
        first, *blocks = outcome.remarks
        yield f"{outcome.name}: {first}"
        yield from blocks
