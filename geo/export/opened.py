"""Files of ours read back, whichever lossless format they are in.

The format is told by what the file holds, not by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geo.errors import ReportError, UsageError
from geo.export import geojson, geopackage, geoparquet
from geo.export.restored import read_lines
from geo.records import Extraction

COLLECTION = re.compile(rb'\s*\{\s*"type"\s*:\s*"FeatureCollection"')
HEAD = 4096


def read_records(path: Path) -> Iterator[Extraction]:
    """Read GeoJSON, GeoPackage, GeoParquet or JSON Lines that `write` made.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UsageError
        When the file cannot be opened, or pyarrow is missing.
    ReportError
        When it is broken or not ours, with what is wrong.
    """
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
    try:
        yield from read(path)
    except RecursionError:
        raise ReportError(str(path), "is nested too deeply to be a file of records") from None
    except (ValueError, OSError) as error:
        said = " ".join(str(error).split())
        reason = f"is not a file of strikemap ({said:.200}); write it anew with `strikemap export`"
        raise ReportError(str(path), reason) from error
