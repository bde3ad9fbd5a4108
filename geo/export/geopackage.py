"""Incidents as a GeoPackage 1.3 with layers, tables and styles; and back.

Layers ``incidents`` (points), ``areas`` and ``lines``; tables ``claims``, ``sources`` and
``reports``. All but the last name their incident in ``incident_id``, a foreign key to
``incidents.id``. ``layer_styles`` has the styles that QGIS opens the layers with.

Written with sqlite3 and not by GDAL: a GIS library gives no foreign keys and no styles, writes
the clock into the file, so that no two are alike, and takes three times as long.
`geo.export.geopackage_tables` has the tables that the standard asks for.
"""

from __future__ import annotations

import errno
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING, Any

from geo.export.columns import NAMES, cells_of
from geo.export.coordinates import bbox, number, point
from geo.export.geopackage_tables import (
    SMALL,
    TABLES,
    finish,
    index_of,
    insert,
    prepare,
    shrunk,
)
from geo.export.parts import part_cells
from geo.export.rows import WHOLE, Line, opened, restored
from geo.export.shapes import SHAPE_COLUMNS, Shape, shapes_of
from geo.export.styles import first_actor
from geo.export.texts import report_text
from geo.records import Claim, Extraction, Incident, Source

if TYPE_CHECKING:
    from geo.export.spatial_index import Boxes

ROWS = 50
"""Incidents that are held in memory at once; see `geo.export.geoparquet.HELD`."""

Row = tuple[Any, ...]

UNKNOWN_DAY = date(1970, 1, 1)


def _boxes() -> dict[str, Boxes]:
    from geo.export.spatial_index import Boxes  # brings numpy, which `--help` can do without

    return {table.name: Boxes() for table in TABLES.values() if table.geometry}


@dataclass(slots=True)
class _Written:
    """What is known of a file only when its rows are written."""

    actors: Counter[str] = field(default_factory=Counter)
    newest: date = UNKNOWN_DAY
    """Day of the newest report. It stands where others write the clock, since the same reports
    give the same bytes."""
    boxes: dict[str, Boxes] = field(default_factory=_boxes)
    counts: Counter[str] = field(default_factory=Counter)


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write a GeoPackage, reports and incidents in their order."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            prepare(file)
            file.execute("BEGIN")
            count = _fill(file, extractions)
            file.execute("COMMIT")
            if count <= SMALL:
                shrunk(file)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error), str(path)) from error


def _fill(file: sqlite3.Connection, extractions: Iterable[Extraction]) -> int:
    """Write all rows and return how many incidents they hold."""
    written = _Written()
    rows = opened(extractions)
    while some := list(islice(rows, ROWS)):
        incidents = [incident for _, incident in some if incident is not None]
        reports = [report for begun, _ in some for report in begun]
        if reports:
            _put(file, "reports", list(zip(*map(_report, reports), strict=True)), written)
        _put_points(file, incidents, written)
        shaped = [i for i in incidents if any(place.geometry for place in i.places)]
        for layer, kind in (("areas", "MultiPolygon"), ("lines", "MultiLineString")):
            shapes = list(shapes_of(shaped, kind))  # type: ignore[arg-type]
            _put_shapes(file, layer, shapes, written)
        for table, cls in (("claims", Claim), ("sources", Source)):
            _put(file, table, part_cells(incidents, cls), written)
    actors = sorted(written.actors.items(), key=lambda named: (-named[1], named[0]))
    extents = {layer: boxes.extent for layer, boxes in written.boxes.items()}
    for layer, boxes in written.boxes.items():
        boxes.write(file, index_of(layer))
    finish(file, [name for name, _ in actors], written.newest, extents)
    return written.counts["incidents"]


def _report(report: Extraction) -> Row:
    document = report.document
    told = (document.id, document.title, document.publisher, document.url)
    day = document.published and document.published.isoformat()
    return (
        *(word or None for word in told),
        day,
        document.language,
        report_text(report, short=True),
    )


# ---------------------------------------------------------------- rows


def _put(
    file: sqlite3.Connection, table: str, columns: Sequence[Sequence[Any]], written: _Written
) -> None:
    """Put rows into a table, given column by column, numbered on."""
    first = written.counts[table] + 1
    fids = range(first, first + len(columns[0]))
    insert(file, TABLES[table], zip(fids, *columns, strict=True))
    written.counts[table] += len(fids)


def _put_points(file: sqlite3.Connection, incidents: list[Incident], written: _Written) -> None:
    cells = cells_of(incidents, {"number": number, "date": _iso, "boolean": int})
    for named, times in Counter(cells[NAMES.index("actor")]).items():
        if name := first_actor(named):
            written.actors[name] += times
    days = {s.published for i in incidents for s in i.sources if s.published}
    written.newest = max([written.newest, *days])
    points = [point(incident) for incident in incidents]
    placed = [(fid, at) for fid, at in enumerate(points, written.counts["incidents"] + 1) if at]
    written.boxes["incidents"].add([fid for fid, _ in placed], [at + at for _, at in placed])
    geometries = [at and pack("<2sBBiBIdd", b"GP", 0, 1, 4326, 1, 1, *at) for at in points]
    _put(file, "incidents", [geometries, *cells], written)


@lru_cache(2**14)
def _iso(day: date) -> str:
    return day.isoformat()


def _put_shapes(
    file: sqlite3.Connection, layer: str, shapes: list[Shape], written: _Written
) -> None:
    boxes = [bbox(shape.corners) for shape in shapes]
    first = written.counts[layer] + 1
    written.boxes[layer].add(range(first, first + len(boxes)), boxes)
    blobs = [_blob(shape, box) for shape, box in zip(shapes, boxes, strict=True)]
    cells = [[shape.cells[column.name] for shape in shapes] for column in SHAPE_COLUMNS]
    _put(file, layer, [blobs, *cells], written)


def _blob(shape: Shape, box: list[float]) -> bytes:
    """Return a geometry as a GeoPackage holds it: a header with its box, then WKB."""
    from shapely import to_wkb
    from shapely.geometry import shape as geometry

    west, south, east, north = box
    head = pack("<2sBBi4d", b"GP", 0, 3, 4326, west, east, south, north)
    return head + bytes(to_wkb(geometry(dict(shape.geometry)), byte_order=1))


# ---------------------------------------------------------------- and back


def read(path: Path) -> Iterator[Extraction]:
    """Read back what `save` wrote, also after a GIS has edited it.

    Raises
    ------
    ValueError
        When it is no such file; the message says why.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            file.row_factory = sqlite3.Row
            names = ", ".join(f'"{name}"' for name in WHOLE)
            rows = [dict(r) for r in file.execute(f"SELECT {names} FROM incidents ORDER BY fid")]
            reports = [r[0] for r in file.execute("SELECT record FROM reports ORDER BY fid")]
    except sqlite3.Error as error:
        message = f"is no GeoPackage of strikemap ({error})"
        raise ValueError(message) from error
    yield from restored(map(_line, reports), rows)


def _line(text: Any) -> Line:
    line = json.loads(text) if isinstance(text, str) else None
    if not isinstance(line, Mapping):
        message = "reports: an object was expected"
        raise ValueError(message)
    return dict(line)
