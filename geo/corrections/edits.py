"""Rows of corrections out of a layer that was edited in QGIS or another GIS.

The edited layer is compared with what strikemap exported, incident by incident by id: a cell
that differs is a ``set``, a point that lies elsewhere a ``move``, a feature that is gone a
``drop``, a ``needs_review`` that was cleared a ``confirm``. What a correction cannot say (a quote
changed, a feature added) is told and left out.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo.corrections.rows import Row, to_rows
from geo.corrections.values import FIELDS, pair, position
from geo.errors import UsageError
from geo.export.columns import row
from geo.records import Incident

LAYER = "incidents"
MOVED_DEGREES = 2e-6
"""Less is rounding: files have six decimals."""
DERIVED = {
    "event_date": "start_date and end_date",
    "acled_event_type": "acled_sub_event_type",
    "time_precision": "start_date and end_date",
    "date_prec": "start_date and end_date",
    "date_precision": "start_date and end_date",
    "geo_precision": "place_precision",
    "where_prec": "place_precision",
}
"""Columns that follow from others, which are the ones to edit."""
SILENT = frozenset({"fid", "ogc_fid", "id", "needs_review", "corrected_by", "corrections"})
UNSEEN = object()

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of a layer."""

    cells: Cells
    """JSON values by column; None for null."""
    point: str
    """As `geo.corrections.values.pair` says it; empty for no geometry."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What a person did to a layer."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...]
    """One line for each edit that is no correction."""


def features(path: Path, layer: str | None = None) -> list[Feature]:
    """Read the incidents of a file that a GIS can read.

    Parameters
    ----------
    path
        GeoPackage, GeoJSON or any other vector file with strikemap's columns.
    layer
        Its layer; ``incidents`` where there is one of that name, else the only one.

    Raises
    ------
    UsageError
        When the file cannot be read, or is no layer of incidents.
    """
    import geopandas

    try:
        names = list(map(str, geopandas.list_layers(path)["name"]))
        chosen = layer or (LAYER if LAYER in names else names[0])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # "successfully parsed"
            frame = geopandas.read_file(path, layer=chosen, datetime_as_string=True)
        # pyogrio's errors have no base but Exception
    except Exception as error:
        message = f"{path}: cannot be read as a layer ({error}); name a GeoPackage or GeoJSON"
        raise UsageError(" ".join(message.split())) from error
    if "id" not in frame.columns or "evidence" not in frame.columns:
        message = (
            f"{path}: layer {chosen} has no columns id and evidence: it is none of strikemap's"
        )
        raise UsageError(message)
    if frame.crs is not None:
        frame = frame.to_crs("EPSG:4326")
    geometries = frame.geometry if frame.active_geometry_name else [None] * len(frame)
    table = frame.drop(columns=frame.active_geometry_name or []).to_dict("records")
    return [
        Feature({str(k): _value(v) for k, v in cells.items()}, _point(geometry))
        for cells, geometry in zip(table, geometries, strict=True)
    ]


def exported(incidents: Iterable[Incident]) -> list[Feature]:
    """Return incidents as an export shows them, to be compared with an edited layer."""
    return [Feature(row(incident), position(incident)) for incident in incidents]


def edits(
    before: Iterable[Feature],
    after: Iterable[Feature],
    *,
    author: str,
    day: date,
    reason: str,
) -> Edits:
    """Compare an edited layer with what was exported.

    Parameters
    ----------
    before
        As strikemap exported it.
    after
        As it is now.
    author, day, reason
        What goes into every row.

    Returns
    -------
    Edits
        In the order of the incidents exported.
    """
    problems: list[str] = []
    now: dict[str, Feature] = {}
    old = {str(f.cells["id"]): f for f in before}
    for feature in after:
        id_ = str(feature.cells["id"] or "")
        if id_ not in old:
            problems.append(f"{id_ or 'a feature without id'}: is new; only reports add incidents")
        elif id_ in now:
            problems.append(f"{id_}: is there twice; the first one counts")
        else:
            now[id_] = feature
    rows: list[Row] = []
    for id_, feature in old.items():
        same = {"id": id_, "evidence": _evidence(feature), "author": author}
        base = {**same, "date": day.isoformat(), "reason": reason}
        for asked in _asked(id_, feature, now.get(id_), problems):
            try:
                rows += to_rows(0, {**base, **asked})
            except ValueError as error:
                problems.append(f"{id_}: {error}")
    return Edits(tuple(rows), tuple(problems))


def _asked(
    id_: str, old: Feature, new: Feature | None, problems: list[str]
) -> Iterable[dict[str, str]]:
    """Yield action, field and value of each edit of one incident."""
    if new is None:
        yield {"action": "drop"}
        return
    if "corrections" in new.cells and not _same(
        old.cells.get("corrections"), new.cells["corrections"]
    ):
        problems.append(
            f"{id_}: was exported with other corrections; compare it with the file of that export"
        )
        return
    if old.cells.get("needs_review") and new.cells.get("needs_review") in (False, 0):
        yield {"action": "confirm"}
    if _moved(old.point, new.point):
        if new.point:
            yield {"action": "move", "value": new.point}
        else:
            yield {"action": "set", "field": "place_precision", "value": "unknown"}
    for column, value in new.cells.items():
        was = old.cells.get(column, UNSEEN)
        if column in SILENT or was is UNSEEN or _same(was, value):
            continue
        if column in FIELDS:
            yield {"action": "set", "field": column, "value": _cell(value)}
        else:
            problems.append(f"{id_}: {column} {_unsaid(column)}")


def _unsaid(column: str) -> str:
    if column in DERIVED:
        return f"follows from {DERIVED[column]}: edit that"
    return "was edited, which no correction can say; left out"


def _moved(old: str, new: str) -> bool:
    if not (old and new):
        return old != new
    a, b = ([float(n) for n in point.split()[1::2]] for point in (old, new))
    return any(abs(x - y) > MOVED_DEGREES for x, y in zip(a, b, strict=True))


def _same(old: Any, new: Any) -> bool:
    """Whether two cells say the same; a file may hold 3 as 3.0, null as nothing, true as 1."""
    if isinstance(old, float | int) and isinstance(new, float | int):
        return abs(old - new) <= 1e-9 * max(1.0, abs(old))
    return _cell(old) == _cell(new) or _json(old) == _json(new) != UNSEEN


def _json(value: Any) -> Any:
    """Value of a cell that holds JSON, which a library may have written in another way."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return UNSEEN
    return value if isinstance(value, list | dict) else UNSEEN


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    words = str(value)
    # a day that a GIS holds as a moment
    return words[:10] if words[10:].startswith(("T00:00:00", " 00:00:00")) else words


def _value(value: Any) -> Any:
    """Return a cell of a data frame as a JSON value; its nulls are of many kinds."""
    if isinstance(value, list | dict):
        return value
    if hasattr(value, "tolist"):
        value = value.tolist()
    return None if value is None or value != value or str(value) in ("NaT", "<NA>") else value


def _point(geometry: Any) -> str:
    if geometry is None or geometry.is_empty:
        return ""
    at = geometry.representative_point()
    return pair(at.x, at.y)


def _evidence(feature: Feature) -> str:
    said = feature.cells.get("evidence")
    return said if isinstance(said, str) else json.dumps(said) if said else ""
