"""Read reports that a person has labelled; docs/evaluation.md has their form.

Only the days, the point and the type of an incident are needed; what else is left out counts as
not stated. What cannot be read is named with its file and the number of its incident.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, get_args

from geo.errors import ReportError, UsageError
from geo.records import EventType

SUFFIXES = (".json", ".jsonl", ".ndjson")
OTHER = 'no labelled report: it needs "text" and "incidents"'
RADIUS_KM: Mapping[str, float] = {
    "exact": 50,
    "neighbourhood": 50,
    "town": 50,
    "district": 60,
    "province": 150,
    "country": 600,
    "sea": 500,
}
"""Precision of a labelled place -> how far off an incident may be and still be the same one."""
WIDEST_DAYS: Mapping[str, int] = {"day": 10, "week": 31, "month": 62, "year": 400}
"""Precision of labelled days -> how wide an incident's days may be and still say something."""
ATTRIBUTIONS = ("officially_announced", "claimed", "reported", "denied", "suspected", "unknown")
TYPES: Mapping[str, str] = {name: name for name in get_args(EventType)} | {
    "bombing_ied": "bombing",
    "assassination": "assassination",
}
"""Event type of a label -> ours; a killing of one person may be an alternative."""

Point = tuple[float, float]
"""Degrees east, degrees north."""


class Toll(NamedTuple):
    """Lowest and highest figure that a report gives."""

    low: int | None
    """None where the report gives no figure."""
    high: int | None
    at_least: bool
    """The report says so: open upwards."""


class Label(NamedTuple):
    """An incident as a person read it in a report."""

    main: bool
    optional: bool
    """Neither wanted nor wrong."""
    multi: bool
    """Several strikes told as one: further records of it are not punished."""
    start: date
    end: date
    date_precision: str
    place: str
    points: tuple[Point, ...]
    place_precision: str
    radius_km: float
    """Accepted distance where the text is vague; 0 for none."""
    event_types: frozenset[str]
    perpetrators: tuple[str, ...]
    also_blamed: tuple[str, ...]
    """Accepted too, since one side names them."""
    attribution: str
    targets: tuple[str, ...]
    killed: Toll
    injured: Toll
    evidence: str


class LabelledReport(NamedTuple):
    """A report with the incidents that it tells of."""

    id: str
    title: str
    publisher: str
    url: str
    published: date | None
    text: str
    labels: tuple[Label, ...]


def read_labels(path: Path, tell: Callable[[str], None]) -> Iterator[LabelledReport | ReportError]:
    """Read a file, or the files of a folder, of labelled reports.

    Parameters
    ----------
    path
        A ``.json`` file with one report or a list of reports, JSON Lines, or a folder of both.
    tell
        Gets a line for each file of a folder that is passed over, since it holds something else.

    Yields
    ------
    LabelledReport or ReportError
        In sorted order of the files; an error says what cannot be read.

    Raises
    ------
    UsageError
        When there is no such file, or no such file in the folder.
    """
    if not path.exists():
        message = f"{path}: no such file or folder"
        raise UsageError(message)
    if not path.is_dir():
        yield from _of_file(path)
        return
    files = sorted(p for p in path.iterdir() if p.suffix in SUFFIXES)
    if not files:
        message = f"{path}: no {', '.join(SUFFIXES)} file in it"
        raise UsageError(message)
    for file in files:
        every = list(_of_file(file))
        if any(isinstance(e, ReportError) and e.reason == OTHER for e in every):
            tell(f"passed over: {file}: {OTHER}")
        else:
            yield from every


def _of_file(file: Path) -> Iterator[LabelledReport | ReportError]:
    try:
        rows = _rows(file)
    except (OSError, ValueError, RecursionError) as error:
        yield ReportError(str(file), f"not read ({error}): it must be JSON in UTF-8")
        return
    if not all(isinstance(row, dict) and {"text", "incidents"} <= row.keys() for row in rows):
        yield ReportError(str(file), OTHER)
        return
    for number, row in enumerate(rows, 1):
        where = str(file) if len(rows) == 1 else f"{file}:{number}"
        try:
            yield _report(row, where, file.stem)
        except ReportError as error:
            yield error


def _rows(file: Path) -> list[Any]:
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".json":
        value = json.loads(text)
        return value if isinstance(value, list) else [value]
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _report(row: Mapping[str, Any], where: str, name: str) -> LabelledReport:
    if not isinstance(row["text"], str) or not isinstance(row["incidents"], list):
        raise ReportError(where, '"text" must be a string and "incidents" a list')
    labels = []
    for number, incident in enumerate(row["incidents"], 1):
        try:
            labels.append(_label(incident))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            at = f"{where}, incident {number}"
            raise ReportError(at, reason) from None
    return LabelledReport(
        id=str(row.get("id") or name),
        title=str(row.get("title") or ""),
        publisher=str(row.get("publisher") or row.get("source") or ""),
        url=str(row.get("url") or ""),
        published=_day(row.get("published"), where),
        text=row["text"],
        labels=tuple(labels),
    )


def _day(value: Any, where: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        raise ReportError(where, f'"published" is {value!r}: write 2024-02-07') from None


def _label(row: Mapping[str, Any]) -> Label:
    start, end = _days(row)
    also = [tuple(pair) for pair in row.get("alt_locs") or ()]
    points = tuple(_point(lat, lon) for lat, lon in ((row["lat"], row["lon"]), *also))
    types = (row["event_type"], *(row.get("event_type_alt") or ()))
    return Label(
        main=bool(row.get("main", True)),
        optional=bool(row.get("optional", False)),
        multi=bool(row.get("multi", False)),
        start=start,
        end=end,
        date_precision=_one_of(row.get("date_precision") or "day", WIDEST_DAYS),
        place=str(row.get("place") or ""),
        points=points,
        place_precision=_one_of(row.get("place_precision") or "town", RADIUS_KM),
        radius_km=float(row.get("radius_km") or 0),
        event_types=frozenset(TYPES[_one_of(name, TYPES)] for name in types),
        perpetrators=_names(row.get("perpetrator")),
        also_blamed=_names(row.get("perpetrator_alt")),
        attribution=_one_of(row.get("attribution") or "unknown", ATTRIBUTIONS),
        targets=_names(row.get("target")),
        killed=_toll(row.get("killed")),
        injured=_toll(row.get("injured")),
        evidence=str(row.get("evidence") or ""),
    )


def _days(row: Mapping[str, Any]) -> tuple[date, date]:
    start, end = (date.fromisoformat(row[key]) for key in ("date_start", "date_end"))
    if start > end:
        message = f"date_start {start} is after date_end {end}"
        raise ValueError(message)
    return start, end


def _point(lat: Any, lon: Any) -> Point:
    made = (float(lon), float(lat))
    if not (all(map(isfinite, made)) and abs(made[0]) <= 180 and abs(made[1]) <= 90):
        message = f"no such point: lat {lat}, lon {lon}"
        raise ValueError(message)
    return made


def _one_of(word: str, words: Mapping[str, Any] | tuple[str, ...]) -> str:
    if word not in words:
        message = f"{word!r} is none of {', '.join(words)}"
        raise ValueError(message)
    return word


def _names(value: Any) -> tuple[str, ...]:
    if value is None or isinstance(value, str):
        return (value,) if value else ()
    return tuple(str(name) for name in value)


def _toll(value: Mapping[str, Any] | None) -> Toll:
    row = value or {}
    low, high = (None if row.get(key) is None else int(row[key]) for key in ("min", "max"))
    if low is None and high is not None:
        message = f"a toll has the highest figure {high} and no lowest"
        raise ValueError(message)
    return Toll(low, high, bool(row.get("at_least", False)))
