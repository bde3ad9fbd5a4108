"""The records of a run: restored from its journal, corrected, written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.correcting import Rows, corrected_each
from geo.cli.running import report_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.journal import Journal
    from geo.records import Extraction


def extractions(journal: Journal, *, slim: bool) -> Iterator[Extraction]:
    """Restore what came out of the reports; slim, only a report's head and incidents.

    Merging and drawing need no more; a report that is written anew must be whole.
    """
    from geo.export import from_line

    bulky: dict[str, list[object]] = {"sentences": [], "sections": [], "toponyms": []}
    left_out = bulky if slim else {}
    return (from_line({**json.loads(line), **left_out}) for line in journal.lines())


def corrected(lines: Iterable[str], rows: Rows | None) -> Iterable[str]:
    """Correct lines of records; without corrections they stream through."""
    if rows is None:
        return lines
    from geo.export import from_line
    from geo.export.lines import as_line, dumped

    each = corrected_each((from_line(json.loads(line)) for line in lines), rows)
    return (dumped(as_line(extraction)) for extraction in each)


def write_records(
    journal: Journal, each: Iterable[Extraction] | None, records: Path, told: Path, *, force: bool
) -> None:
    """Write each report by itself, corrected where ``each`` is given, and what came of it."""
    from geo.export import write, write_lines

    if each is None:
        write_lines(journal.lines(), records, force=force)
    else:
        write(each, records, force=force)
    write_lines(report_lines(journal), told, force=force)
