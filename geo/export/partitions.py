"""GeoParquet in parts by month: a folder as Hive lays it out, which pyarrow and DuckDB read.

``month=2024-02/part-0.parquet`` holds the incidents that began in that month, those without a date
lie in ``month=__HIVE_DEFAULT_PARTITION__``, which readers take for null. Each part is a GeoParquet
file that stands for itself: it has whatever its incidents' reports say, so a report of two months
stands in both. ``order`` in a part's metadata numbers its reports, so that the folder is read back
as what it was.

The months of an input come in any order. So its rows are gathered by month and laid down in a
file beside the folder, and each part is written by itself: memory holds two groups of rows.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.export import geoparquet
from geo.export.coordinates import point
from geo.export.folders import refuse_folder, whole_folder
from geo.export.garbage import seldom
from geo.export.geoparquet import AT_ONCE, ROWS, Written, arrow
from geo.export.rows import Line, restored
from geo.records import Extraction, Incident

if TYPE_CHECKING:
    import pyarrow as pa

MONTH = "month="
UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""Hive's name for the part where the column is null."""
FILE = "part-0.parquet"
ORDER = "order"
"""Key of a part's metadata: the numbers of its reports, counted over all parts from 0."""


def write_months(
    extractions: Iterable[Extraction], folder: str | Path, *, force: bool = False
) -> Path:
    """Write GeoParquet in parts by month, the whole folder or nothing.

    Parameters
    ----------
    extractions
        What came out of the reports. Any iterable, gone through once.
    folder
        The folder to make.
    force
        Replace a folder that an earlier call made. One that holds anything else is not touched.

    Returns
    -------
    The path of the folder.

    Raises
    ------
    UsageError
        When pyarrow is missing.
    OutputError
        When the folder is there already, or cannot be written.
    """
    folder = Path(folder)
    arrow()  # without it all ends here
    refuse_folder(folder, _is_part, force=force)
    with whole_folder(folder, _is_part) as made, seldom():
        laid = made.with_name(f"{made.name}.rows")
        months = _gathered(extractions, laid)
        with arrow().memory_map(str(laid)) as spool:
            for name, month in sorted(months.items()):
                part = made / f"{MONTH}{name}" / FILE
                part.parent.mkdir()
                _save(month, spool, part)
    return folder


def month_of(incident: Incident) -> str:
    """Return the month in which an incident began, the first it may have; `UNDATED` for none."""
    first = incident.date_start
    return f"{first.year:04d}-{first.month:02d}" if first else UNDATED


@dataclass
class _Month:
    """What is known of a part before it is written."""

    numbers: array[int] = field(default_factory=lambda: array("Q"))
    """Of its reports, in their order."""
    written: Written = field(default_factory=Written)
    held: list[pa.RecordBatch] = field(default_factory=list)
    """Rows that are in memory."""
    laid: list[int] = field(default_factory=list)
    """Numbers of its batches in the file beside."""


def _gathered(extractions: Iterable[Extraction], spool: Path) -> dict[str, _Month]:
    """Lay the rows of all reports down in a file, those of a month together where they can be."""
    months: dict[str, _Month] = {}
    rows = _dealt(extractions, months)
    held = laid = 0
    with arrow().ipc.new_file(spool, geoparquet.schema(), options=_packed()) as file:
        while some := list(islice(rows, AT_ONCE)):
            _hold(some, months)
            held += len(some)
            if held >= ROWS:
                laid = _lay(months, file, laid)
                held = 0
        _lay(months, file, laid)
    return months


def _packed() -> Any:
    return arrow().ipc.IpcWriteOptions(compression="zstd")


def _dealt(
    extractions: Iterable[Extraction], months: dict[str, _Month]
) -> Iterator[tuple[str, list[Extraction], Incident]]:
    """Yield each incident once, with its month and the reports that begin there in this month.

    A report without an incident of its own goes with the next one; what is left at the end goes
    with the last.
    """
    seen: set[str] = set()
    waiting: list[tuple[int, Extraction]] = []
    last = UNDATED
    for number, extraction in enumerate(extractions):
        waiting.append((number, extraction))
        begun: set[str] = set()
        for incident in extraction.incidents:
            if incident.id in seen:
                continue
            seen.add(incident.id)
            last = month_of(incident)
            here = [] if last in begun else waiting or [(number, extraction)]
            months.setdefault(last, _Month()).numbers.extend(n for n, _ in here)
            yield last, [one for _, one in here], incident
            begun.add(last)
            waiting = []
    if waiting or not months:
        month = months.setdefault(last, _Month())
        month.numbers.extend(n for n, _ in waiting)
        month.written.left += [one for _, one in waiting]


def _hold(some: list[tuple[str, list[Extraction], Incident]], months: dict[str, _Month]) -> None:
    """Make rows of some incidents, and give each month its own."""
    some.sort(key=itemgetter(0))
    batch = geoparquet.batch_of([(begun, incident) for _, begun, incident in some], Written())
    at = 0
    for name, group in groupby(some, itemgetter(0)):
        incidents = [incident for *_, incident in group]
        month = months[name]
        month.written.note(incidents, map(point, incidents))
        month.held.append(batch.slice(at, len(incidents)))
        at += len(incidents)


def _lay(months: dict[str, _Month], file: Any, laid: int) -> int:
    """Move what is in memory into the file; return how many batches are in it now."""
    for month in months.values():
        if month.held:
            for batch in arrow().Table.from_batches(month.held).combine_chunks().to_batches():
                file.write_batch(batch)
                month.laid.append(laid)
                laid += 1
            month.held.clear()
    return laid


def _save(month: _Month, spool: Any, part: Path) -> None:
    """Write a part, some twenty thousand rows at a time."""
    laid = arrow().ipc.open_file(spool)
    order = json.dumps(month.numbers.tolist(), separators=(",", ":"))
    with geoparquet.writer(part) as file:
        group: list[pa.RecordBatch] = []
        for number in month.laid:
            group.append(laid.get_batch(number))
            if sum(batch.num_rows for batch in group) >= ROWS:
                file.write_table(arrow().Table.from_batches(group), row_group_size=ROWS)
                group.clear()
        if group:
            file.write_table(arrow().Table.from_batches(group), row_group_size=ROWS)
        file.add_key_value_metadata({**geoparquet.metadata_of(month.written), ORDER: order})


# ---------------------------------------------------------------- and back


def read(folder: Path) -> Iterator[Extraction]:
    """Read back what `write_months` wrote, in the order it had; parts may be missing.

    Raises
    ------
    ValueError
        When it is no such folder; the message says why.
    """
    reports: dict[int, Line] = {}
    rows: list[Any] = []
    parts = sorted(folder.glob(f"{MONTH}*/{FILE}"))
    for part in parts:
        lines, held, metadata = _content(part)
        numbers = json.loads(metadata.get(ORDER.encode(), b"null"))
        if not isinstance(numbers, list) or len(numbers) != len(lines):
            message = f"{part.parent.name}: {ORDER} does not fit its reports"
            raise ValueError(message)
        reports.update(zip(numbers, lines, strict=True))
        rows += held
    if not parts:
        message = f"no {MONTH}.../{FILE} in it"
        raise ValueError(message)
    yield from restored([reports[number] for number in sorted(reports)], rows)


def _content(part: Path) -> tuple[list[Line], list[Any], Any]:
    try:
        return geoparquet.content(part)
    except (ValueError, OSError) as error:
        message = f"{part.parent.name}: {error}"
        raise ValueError(message) from error


def _is_part(file: Path) -> bool:
    """Whether a file is one of ours: by its name, its folder's, and what it says of itself."""
    if file.name != FILE or not file.parent.name.startswith(MONTH):
        return False
    try:
        metadata = arrow().parquet.read_metadata(file).metadata or {}
    except (ValueError, OSError):
        return False
    return {ORDER.encode(), b"reports", b"geo"} <= metadata.keys()
