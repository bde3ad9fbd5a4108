"""Reports and incidents as rows that lose nothing, and back.

A row of `geo.export.columns` holds a whole incident: some columns hold a field each, ``rest`` has
the others. What belongs to a report and to none of its incidents (its place names, where its
sentences stand, its notes) is one more object a report, with the ids of its incidents in their
order. From both every extraction is put together again: ``as_line`` of it is what it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from geo.export.columns import COLUMNS, HELD, KINDS, NAMES, rest_members
from geo.export.restored import from_line
from geo.export.texts import filled, filler_of, report_filled
from geo.records import Extraction, Incident

Line = dict[str, Any]

EMPTY: Mapping[str, Any] = {"text": "", "json": []}
"""What null stands for in a column of this type; elsewhere it is null."""


def opened(
    extractions: Iterable[Extraction],
) -> Iterator[tuple[list[Extraction], Incident | None]]:
    """Yield each incident once, with the reports that begin at it.

    Parameters
    ----------
    extractions
        In the order of the file. A report without an incident goes with the next one; what is
        left at the end goes with None.
    """
    seen: set[str] = set()
    begun: list[Extraction] = []
    for extraction in extractions:
        begun.append(extraction)
        for incident in extraction.incidents:
            if incident.id not in seen:
                seen.add(incident.id)
                yield begun, incident
                begun = []
    if begun:
        yield begun, None


def restored(reports: Iterable[Line], rows: Iterable[Mapping[str, Any]]) -> Iterator[Extraction]:
    """Put the extractions of a file together again.

    Parameters
    ----------
    reports
        What `geo.export.texts.report_text` gave, in their order.
    rows
        The cells of each incident by name, JSON as text or already parsed. Those that no report
        lists, as in a file that another program wrote, are listed by their first source.

    Raises
    ------
    ValueError
        When a cell is missing or of the wrong type; the message names it.
    """
    lines = {line["id"]: line for line in map(_incident_line, rows)}
    listed: set[str] = set()
    for told in reports:
        report = report_filled(told)
        ids = _ids(report)
        listed.update(ids)
        yield from_line({**report, "incidents": [lines[i] for i in ids if i in lines]})
    left = [line for id_, line in lines.items() if id_ not in listed]
    yield from map(from_line, _by_source(left))


# ---------------------------------------------------------------- one row


def _incident_line(row: Mapping[str, Any]) -> Line:
    """Return an incident's line from its row."""
    missing = [name for name in WHOLE if name not in row]
    if missing:
        message = f"column {missing[0]} is missing"
        raise ValueError(message)
    line = {
        field: filled(KINDS[field], _value(column, row[column])) for field, column in HELD.items()
    }
    rest = _rest_filler()(_parsed("rest", row["rest"]))
    if not isinstance(rest, Mapping) or not isinstance(line["id"], str):
        message = "id or rest: an incident's own was expected"
        raise ValueError(message)
    return {**rest, **line}


@cache
def _rest_filler() -> Callable[[Any], Any]:
    return filler_of(rest_members())


def _ids(report: Line) -> list[str]:
    ids = report.get("incidents", [])
    if not isinstance(ids, list) or not all(isinstance(i, str) for i in ids):
        message = "reports: a list of ids of incidents was expected"
        raise ValueError(message)
    return ids


def _value(column: str, cell: Any) -> Any:
    kind = TYPES[column]
    if cell is None:
        return EMPTY.get(kind)
    return READ.get(kind, _same)(column, cell)


def _same(_: str, cell: Any) -> Any:
    return cell


def _parsed(column: str, cell: Any) -> Any:
    """Return a JSON cell's value; some programs parse JSON text unasked."""
    if not isinstance(cell, str):
        return cell
    try:
        return json.loads(cell, parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        message = f"{column}: is no JSON ({error})"
        raise ValueError(message) from error


def no_number(word: str) -> None:
    """Refuse what JSON has no word for, as a reader of JSON meets it."""
    message = f"{word} is not a number"
    raise ValueError(message)


def _day(_: str, cell: Any) -> Any:
    """Return a day as ISO 8601 says it; GDAL writes 2021/03/11."""
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.replace("/", "-") if isinstance(cell, str) else cell


def _truth(_: str, cell: Any) -> Any:
    return bool(cell) if cell in (0, 1) else cell


READ: Mapping[str, Callable[[str, Any], Any]] = {"json": _parsed, "date": _day, "boolean": _truth}
TYPES = {column.name: column.type for column in COLUMNS}
WHOLE = [name for name in NAMES if name in {*HELD.values(), "rest"}]
"""The columns without which no incident can be read back."""


# ---------------------------------------------------------------- reports that are lost


def _by_source(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield a line a report for incidents whose report is not in the file."""
    by_report: dict[str, Line] = {}
    for line in lines:
        source = line["sources"][0] if line["sources"] else {}
        if not isinstance(source, Mapping):
            message = "sources: a list of objects was expected"
            raise ValueError(message)
        report = by_report.setdefault(str(source.get("document", "")), _report_of(source))
        report["incidents"].append(line)
    yield from by_report.values()


def _report_of(source: Mapping[str, Any]) -> Line:
    told = {name: source.get(name, "") for name in ("title", "publisher", "url")}
    return {
        "id": source.get("document", ""),
        **told,
        "published": source.get("published"),
        "language": "und",
        "printed": None,
        **{name: [] for name in ("sentences", "sections", "notes", "toponyms", "incidents")},
    }
