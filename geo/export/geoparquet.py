"""Incidents as GeoParquet 1.1: the columns, a WKB point and its box; and back.

Written in row groups, so that any number of incidents fits in memory. The column ``bbox`` is the
covering that version 1.1 speaks of: a reader skips the row groups that lie elsewhere. There is no
``crs``, which means longitude and latitude in WGS 84, and no other is ever written. ``reports``
has what belongs to a report and to no incident, in the row where the report begins.

pyarrow is wanted for this format alone and takes 150 MB, so it is the extra ``parquet``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING, Any

from geo.errors import ReportError, UsageError
from geo.export.columns import COLUMNS, cells_of
from geo.export.coordinates import Pair, bbox, number, point
from geo.export.credits import credit, licences_of
from geo.export.lines import dumped
from geo.export.rows import WHOLE, Line, opened, restored
from geo.export.texts import report_text
from geo.records import Extraction, Incident

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 20_000
"""Rows of a group: the least that a reader can skip."""
AT_ONCE = 1_000
"""Rows of a batch, of which a group has many."""
HELD = 50
"""Incidents that are held as records at once: with a thousand, a processor's own memory is too
small for them, and a row takes half as long again."""

POINT = 1
"""Of WKB; the byte before it says that the low byte comes first."""

CORNERS = ("xmin", "ymin", "xmax", "ymax")


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write GeoParquet, reports and incidents in their order."""
    written = Written()
    with writer(path) as file:
        rows = opened(extractions)
        while group := list(islice(_batches(rows, written), ROWS // AT_ONCE)):
            file.write_table(arrow().Table.from_batches(group), row_group_size=ROWS)
        file.add_key_value_metadata(metadata_of(written))


def writer(path: Path) -> Any:
    """Open a file for batches of `schema`; a quick compression that every reader knows.

    Arrow's own copy of the schema is left out: a reader of many files as one would look for the
    metadata in there, which are known only at the end.
    """
    return arrow().parquet.ParquetWriter(
        path, schema(), compression="zstd", compression_level=1, store_schema=False
    )


class Written:
    """What is known of a file only when its rows are written."""

    def __init__(self) -> None:
        self.licences: set[str] = set()
        self.box: list[float] = []
        self.left: list[Extraction] = []
        """Reports after the last incident."""

    def note(self, incidents: Iterable[Incident], points: Iterable[Pair | None]) -> None:
        """Note the licences of incidents and where they lie."""
        for incident in incidents:
            self.licences |= licences_of(incident)
        placed = [at for at in points if at]
        if placed:
            self.box = _joined(self.box, bbox(placed))


def schema() -> pa.Schema:
    """Return the Arrow schema of a file."""
    pa = arrow()
    types = {
        "text": pa.string(),
        "json": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    box = pa.struct([(name, pa.float64()) for name in CORNERS])
    fields = [(column.name, types[column.type]) for column in COLUMNS]
    return pa.schema([*fields, ("reports", pa.string()), ("geometry", pa.binary()), ("bbox", box)])


def _batches(
    rows: Iterator[tuple[list[Extraction], Incident | None]], written: Written
) -> Iterator[pa.RecordBatch]:
    rows = iter(rows)
    while (first := next(rows, None)) is not None:
        yield _batch(_columns(chain([first], islice(rows, AT_ONCE - 1)), written))


def batch_of(
    some: list[tuple[list[Extraction], Incident | None]], written: Written
) -> pa.RecordBatch:
    """Return some rows as `opened` gives them; what the metadata have of them is noted."""
    return _batch(_columns(iter(some), written))


def _batch(table: list[list[Any]]) -> pa.RecordBatch:
    """Return columns of cells, the points last, as Arrow has them."""
    pa, wanted = arrow(), schema()
    *cells, points = table
    kinds = [field.type for field in wanted]
    arrays = [pa.array(column, kind) for column, kind in zip(cells, kinds, strict=False)]
    geometries = [at and pack("<BIdd", 1, POINT, *at) for at in points]
    arrays += [pa.array(geometries, pa.binary()), _boxes(points, kinds[-1])]
    return pa.record_batch(arrays, schema=wanted)


def _columns(
    rows: Iterator[tuple[list[Extraction], Incident | None]], written: Written
) -> list[list[Any]]:
    """Return the columns of rows, then ``reports``, then points; few records are held at once."""
    table: list[list[Any]] = [[] for _ in range(len(COLUMNS) + 2)]
    while some := list(islice(rows, HELD)):
        incidents = [incident for _, incident in some if incident is not None]
        written.left += [one for begun, incident in some if incident is None for one in begun]
        reports = [_reports(begun) if begun else None for begun, i in some if i is not None]
        points = [point(incident) for incident in incidents]
        written.note(incidents, points)
        found = [*cells_of(incidents, {"number": number}), reports, points]
        for column, cells in zip(table, found, strict=True):
            column += cells
    return table


def _boxes(points: list[Pair | None], kind: Any) -> pa.Array:
    pa = arrow()
    lons = pa.array([at[0] if at else None for at in points], pa.float64())
    lats = pa.array([at[1] if at else None for at in points], pa.float64())
    nothing = pa.array([at is None for at in points], pa.bool_())
    return pa.StructArray.from_arrays([lons, lats, lons, lats], fields=list(kind), mask=nothing)


def _joined(one: list[float], other: list[float]) -> list[float]:
    if not one:
        return other
    return [min(one[0], other[0]), min(one[1], other[1]), *map(max, one[2:], other[2:])]


def metadata_of(written: Written) -> dict[str, str]:
    """Return what a file says of itself beside its columns."""
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "covering": {"bbox": {name: ["bbox", name] for name in CORNERS}},
    }
    if written.box:
        column["bbox"] = written.box
    told = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return {
        "geo": dumped(told),
        "attribution": credit(written.licences),
        "reports": _reports(written.left),
    }


def _reports(begun: Iterable[Extraction]) -> str:
    return "[" + ", ".join(report_text(one, short=True) for one in begun) + "]"


# ---------------------------------------------------------------- and back


def read(path: Path) -> Iterator[Extraction]:
    """Read back what `save` wrote.

    Raises
    ------
    ValueError
        When it is no such file; the message says why.
    """
    reports, held, _ = content(path)
    yield from restored(reports, held)


def content(path: Path) -> tuple[list[Line], list[Mapping[str, Any]], Mapping[bytes, bytes]]:
    """Return the reports of a file, the rows of its incidents, and its metadata.

    Raises
    ------
    ValueError
        As for `read`.
    """
    file = arrow().parquet.ParquetFile(path)
    names = set(file.schema_arrow.names)
    wanted = [name for name in (*WHOLE, "reports") if name in names]
    reports: list[Line] = []

    def rows() -> Iterator[Mapping[str, Any]]:
        for batch in file.iter_batches(ROWS, columns=wanted):
            for row in batch.to_pylist():
                reports.extend(_lines(row.get("reports")))
                yield row

    held = list(rows())
    metadata = file.metadata.metadata or {}
    reports += _lines(metadata.get(b"reports"))
    return reports, held, metadata


def columns_of(path: Path, columns: Sequence[str]) -> tuple[pa.Table, str]:
    """Read some columns, and the credit that the file gives.

    Parameters
    ----------
    path
        A file that `save` wrote.
    columns
        Their names.

    Returns
    -------
    A table with a chunk a row group, since a whole column would be copied as it grows, and the
    credit.

    Raises
    ------
    UsageError
        When the file cannot be opened or lacks a column.
    ReportError
        When it is no GeoParquet.
    """
    pa = arrow()
    try:
        with pa.parquet.ParquetFile(path) as file:
            if missing := [name for name in columns if name not in file.schema_arrow.names]:
                message = f"{path}: has no column {missing[0]}; docs/exports.md lists them"
                raise UsageError(message)
            groups = range(file.num_row_groups)
            read = [_tight(file.read_row_group(group, columns)) for group in groups]
            credit = (file.metadata.metadata or {}).get(b"attribution", b"").decode()
            return pa.concat_tables(read or [file.read(columns)]), credit
    except OSError as error:
        message = f"{path}: cannot be opened ({error}); name a GeoParquet file"
        raise UsageError(message) from error
    except pa.ArrowException as error:
        raise ReportError(str(path), f"is no GeoParquet file ({error})") from error


def _tight(table: pa.Table) -> pa.Table:
    """Return a table in as much memory as it needs: columns that grew as they were read hold more.

    A copy, of one row group at a time: a million rows need a sixth less.
    """
    pa = arrow()
    copies = [pa.concat_arrays([*c.chunks, pa.array([], c.type)]) for c in table.columns]
    return pa.table(copies, schema=table.schema)


def _lines(text: str | bytes | None) -> list[Line]:
    lines = json.loads(text) if text else []
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        message = "reports: a list of objects was expected"
        raise ValueError(message)
    return lines


def arrow() -> Any:
    """Return pyarrow with its part for Parquet, or say how to get it."""
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError as error:
        message = "GeoParquet needs pyarrow: pip install 'strikemap[parquet]'"
        raise UsageError(message) from error
    return pa
