"""CSV and Parquet: one report a row, in columns that have names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from geo.errors import ReportError
from geo.intake.columns import Columns, names_of, raw_report, refuse_missing
from geo.intake.encodings import NOT_TEXT, encoding_of, is_binary
from geo.intake.extras import needed
from geo.intake.limits import LARGEST, LARGEST_FILE, all_of, megabytes
from geo.intake.streams import Source, head_of
from geo.records import RawReport

DELIMITERS = ",;\t|"
"""What may part the columns; the one that stands most often in the first line does."""
BATCH = 64
"""Rows of a Parquet file in memory at a time."""
ROW_GROUP = 2_000_000_000
"""Bytes that one row group of a Parquet file may have: it is unpacked as a whole."""


def csv_rows(source: Source, columns: Columns) -> Iterator[RawReport | ReportError]:
    """Yield what stands in every row under the line of names.

    Raises
    ------
    ReportError
        When the file as a whole, or the rest of it, cannot be read.
    """
    head, stream = head_of(source.stream, seekable=source.seekable)
    bom, encoding = encoding_of(head, source.charset)
    if is_binary(head):
        raise ReportError(source.where, NOT_TEXT)
    stream.read(len(bom))
    first = head[len(bom) :].decode(encoding, "ignore").partition("\n")[0]
    csv.field_size_limit(LARGEST)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    lines = _Lines(text, source.where)
    rows = csv.DictReader(lines, delimiter=max(DELIMITERS, key=first.count), restkey="")
    try:
        if not rows.fieldnames:
            raise ReportError(source.where, "empty: there is nothing to read")
        refuse_missing(columns, list(rows.fieldnames), source.where)
        yield from _rows(rows, lines, source.where, columns)
    except csv.Error as error:
        at = f"{source.where}:{rows.line_num}"
        reason = f"the rest is not read ({error}): a quotation mark that is not closed?"
        raise ReportError(at, reason) from None
    except UnicodeDecodeError as error:
        at = f"{source.where}:{rows.line_num}"
        reason = f"the rest is not read ({error.reason}): save it as UTF-8, or name its --encoding"
        raise ReportError(at, reason) from None
    finally:
        text.detach()  # whoever opened the stream closes it


class _Lines:
    """The lines of a table, of which no row may have more than a report; csv sets no bound."""

    def __init__(self, text: io.TextIOWrapper, where: str):
        self._text = text
        self._where = where
        self.length = 0
        """Characters of the row so far."""

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LARGEST + 1):
            self.length += len(line)
            if self.length > LARGEST:
                reason = f"a row of over {megabytes(LARGEST)}: the rest is not read; split it"
                raise ReportError(self._where, reason)
            yield line


def _rows(
    rows: csv.DictReader[str], lines: _Lines, where: str, columns: Columns
) -> Iterator[RawReport | ReportError]:
    for row in rows:
        lines.length = 0
        at = f"{where}:{rows.line_num}"  # the line the row ends on, as an editor counts
        try:
            yield raw_report(row, at, columns)
        except ReportError as error:
            yield error


def parquet_rows(source: Source, columns: Columns) -> Iterator[RawReport | ReportError]:
    """Yield what stands in every row, some rows in memory at a time.

    Raises
    ------
    ReportError
        When the file as a whole, or the rest of it, cannot be read.
    """
    parquet = needed("pyarrow.parquet", source.where)
    arrow = needed("pyarrow", source.where)
    stream = source.stream
    if not source.seekable:
        stream = io.BytesIO(all_of(stream, source.where, LARGEST_FILE))
    number = 0
    try:
        file = parquet.ParquetFile(stream)
        present = list(file.schema_arrow.names)
        refuse_missing(columns, present, source.where)
        _refuse_group(file.metadata, source.where)
        wanted = [name for names in names_of(columns).values() for name in names if name in present]
        for batch in file.iter_batches(batch_size=BATCH, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield raw_report(row, f"{source.where}:{number}", columns)
                except ReportError as error:
                    yield error
    except (arrow.ArrowException, OSError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        reason = f"the rest is not read from row {number + 1} ({said}): get the file anew"
        raise ReportError(source.where, reason) from None
    if not number:
        raise ReportError(source.where, "empty: there is nothing to read")


def _refuse_group(metadata: object, where: str) -> None:
    groups = range(metadata.num_row_groups)  # type: ignore[attr-defined]
    largest = max((metadata.row_group(n).total_byte_size for n in groups), default=0)  # type: ignore[attr-defined]
    if largest > ROW_GROUP:
        reason = f"a row group of {megabytes(largest)}: write it anew with smaller ones"
        raise ReportError(where, reason)
