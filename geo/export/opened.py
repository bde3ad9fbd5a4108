"""Files of ours read back, whichever lossless format they are in.

The format is told by what the file holds, not by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from geo.errors import ReportError, UsageError
from geo.export import geojson, geopackage, geoparquet, partitions
from geo.export.restored import read_lines
from geo.records import Extraction

COLLECTION = re.compile(rb'\s*\{\s*"type"\s*:\s*"FeatureCollection"')
HEAD = 4096


def read_records(path: Path) -> Iterator[Extraction]:
    """Read GeoJSON, GeoPackage, GeoParquet or JSON Lines that `write` made.

    Parameters
    ----------
    path
        The file, or the folder of GeoParquet that `write_months` made.

    Raises
    ------
    UsageError
        When the file cannot be opened, or pyarrow is missing.
    ReportError
        When it is broken or not ours, with what is wrong.
    """
    if path.is_dir():
        yield from _told(partitions.read, path)
        return
    try:
        with path.open("rb") as file:
            head = file.read(HEAD).removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        message = f"{path}: cannot be opened ({error.strerror}); name a file of records"
        raise UsageError(message) from error
    if head.startswith(b"SQLite format 3\0"):
        read = geopackage.read
    elif head.startswith(b"PAR1"):
        read = geoparquet.read
    elif COLLECTION.match(head):
        read = geojson.read
    else:
        yield from read_lines(path)
        return
    yield from _told(read, path)


def _told(read: Callable[[Path], Iterator[Extraction]], path: Path) -> Iterator[Extraction]:
    """Read, and tell in one line what is wrong with what was named."""
    try:
        yield from read(path)
    except RecursionError:
        raise ReportError(str(path), "is nested too deeply to be a file of records") from None
    except (ValueError, OSError) as error:
        said = " ".join(str(error).split())
        kind = "folder" if path.is_dir() else "file"
        reason = (
            f"is not a {kind} of strikemap ({said:.200}); write it anew with `strikemap export`"
        )
        raise ReportError(str(path), reason) from error
