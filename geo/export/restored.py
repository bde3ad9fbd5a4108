"""JSON Lines read back into records, each field checked against its type.

What a line does not hold comes back empty: the text, the other spellings of a gazetteer entry.
Everything else is as it was: ``as_line(from_line(line)) == line``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import UnionType
from typing import Any, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from geo.errors import OutputError, ReportError, UsageError
from geo.export.coordinates import right_handed
from geo.records import (
    Candidate,
    Document,
    Entry,
    Extraction,
    Geometry,
    Incident,
    Place,
    Sentence,
    Span,
    Toponym,
)

Reader = Callable[[Any], Any]

UNPLACED: Mapping[str, Any] = {
    "lon": None,
    "lat": None,
    "precision": "unknown",
    "radius_km": None,
    "geometry": None,
    "country": "",
    "admin1": "",
    "admin2": "",
    "confidence": 0.0,
    "ambiguous": False,
    "candidates": [],
    "resolved_by": "none",
    "licence": "",
}
"""What stands for the place of a name that nothing was found for."""

PARTS = ("text", "title")
"""Where a span may count."""

OF_ENTRY = ("name", "country", "admin1", "admin2", "feature_code", "source")
"""Members of a place or a candidate that name its entry."""

UNSAID_OF_ENTRY: Mapping[str, Any] = {
    "names": [],
    "feature_class": "",
    "admin2": "",
    "population": 0,
    "precision": "unknown",
    "radius_km": 0.0,
    "geometry": None,
    "source": "",
}
"""What stands for the fields of an entry that a line does not hold."""

UNSAID: Mapping[type, Mapping[str, Any]] = {
    Document: {"text": ""},
    Sentence: {"text": ""},
    Toponym: {"entries": []},
    Place: {"retrieved": None, "note": ""},  # files of before there were geocoders lack them
    Incident: {"corrections": []},  # files of before there were any
}
"""The same for other records."""

GIVEN: Mapping[type, tuple[str, ...]] = {Place: ("toponym", "entry"), Candidate: ("entry",)}
"""Fields that are records made before, since a line says them otherwise."""


def read_lines(path: Path) -> Iterator[Extraction]:
    """Read a file of JSON Lines that `write` made, one report at a time.

    Parameters
    ----------
    path
        The file; empty lines are passed over.

    Raises
    ------
    UsageError
        When the file cannot be opened.
    ReportError
        For the first line that is broken, with its number and what is wrong with it.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        message = f"{path}: cannot be opened ({error.strerror}); name a file of JSON Lines"
        raise UsageError(message) from error
    with file:
        for count, raw in enumerate(file, start=1):
            if raw.strip():
                yield _parsed(raw, f"{path}, line {count}")


def _parsed(raw: bytes, where: str) -> Extraction:
    try:
        return from_line(json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number))
    except RecursionError:
        raise ReportError(where, "is nested too deeply to be a record") from None
    except ValueError as error:
        reason = f"is not a record of strikemap ({error}); write it anew with `strikemap extract`"
        raise ReportError(where, reason) from error


def _no_number(word: str) -> None:
    message = f"{word} is not a number"
    raise ValueError(message)


def from_line(line: Mapping[str, Any]) -> Extraction:
    """Return the records of one line.

    Parameters
    ----------
    line
        What `as_line` gave, or the same read from a file.

    Raises
    ------
    ValueError
        When a field is missing or of the wrong type; the message names it.
    """
    return Extraction(
        document=_record(Document, line),
        toponyms=_member(line, "toponyms", _each(_toponym_with_place)),
        incidents=_member(line, "incidents", _reader(tuple[Incident, ...])),
        notes=_member(line, "notes", _reader(tuple[str, ...])),
    )


# ---------------------------------------------------------------- records


def _record(cls: type, data: Any, **given: Any) -> Any:
    """Return a record from an object's members, except for the fields that are given."""
    members = {**UNSAID.get(cls, {}), **_object(data), "span": data, **given}
    try:
        return cls(*[read(members[name]) for name, read in _fields(cls)])
    except (KeyError, ValueError):
        # Once more, a member at a time, to tell by name what is wrong.
        return cls(*[
            read(data) if read is _span else _member(members, name, read)
            for name, read in _fields(cls)
        ])  # fmt: skip


@cache
def _fields(cls: type) -> tuple[tuple[str, Reader], ...]:
    hints, given = get_type_hints(cls), GIVEN.get(cls, ())
    return tuple(
        (field.name, _same if field.name in given else _reader(hints[field.name]))
        for field in fields(cls)
    )


def _same(value: Any) -> Any:
    return value


def _member(data: Mapping[str, Any], name: str, read: Reader) -> Any:
    """Read a member; what goes wrong is told with the way to it."""
    if name not in data:
        message = f"{name} is missing"
        raise ValueError(message)
    try:
        return read(data[name])
    except ValueError as error:
        message = f"{name}: {error}"
        raise ValueError(message) from error


def _span(data: Any) -> Span:
    members = _object(data)
    start, end, part = members.get("start"), members.get("end"), members.get("part", "text")
    if type(start) is int and type(end) is int and part in PARTS:
        return Span(start, end, part)
    span: Span = _record(Span, {"part": "text", **members})
    return span


def _toponym_with_place(data: Any) -> Place:
    found = _object(data).get("place")
    return _place({**UNPLACED, **(_object(found) if found is not None else {}), **data})


def _place(data: Any) -> Place:
    toponym = _record(Toponym, data)
    entry = None
    if data.get("entry_id") is not None:
        entry = _entry(data, data["entry_id"], data.get("entry_lon"), data.get("entry_lat"))
    place: Place = _record(Place, data, toponym=toponym, entry=entry)
    return place


def _candidate(data: Any) -> Candidate:
    members = _object(data)
    entry = _entry(members, members.get("id"), members.get("lon"), members.get("lat"))
    candidate: Candidate = _record(Candidate, members, entry=entry)
    return candidate


def _entry(data: Mapping[str, Any], id_: Any, lon: Any, lat: Any) -> Entry:
    said = {name: data[name] for name in OF_ENTRY if name in data}
    entry: Entry = _record(Entry, {**UNSAID_OF_ENTRY, **said, "id": id_, "lon": lon, "lat": lat})
    return entry


# ---------------------------------------------------------------- values


@cache
def _reader(hint: Any) -> Reader:
    """Return the function that reads a value of a field's type."""
    if hint in READERS:
        return READERS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _each(_reader(arguments[0]))
    if origin is Literal:
        return _one_of(arguments)
    if origin in (Union, UnionType):
        return _or_none(_reader(arguments[0]))
    return partial(_record, hint)


def _each(read: Reader) -> Reader:
    def items(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            _refuse("a list", value)
        return tuple(read(item) for item in value)

    return items


def _or_none(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _one_of(words: tuple[str, ...]) -> Reader:
    known = frozenset(words)

    def word(value: Any) -> Any:
        if type(value) is not str or value not in known:
            _refuse(f"one of {', '.join(words)}", value)
        return value

    return word


def _plain(expected: str, *types: type) -> Reader:
    """Read a value of one of these types: True is an int to Python, but no count of people."""

    def same(value: Any) -> Any:
        if type(value) not in types:
            _refuse(expected, value)
        return value

    return same


def _date(value: Any) -> date:
    if not isinstance(value, str):
        _refuse("a day", value)
    return date.fromisoformat(value)


def _geometry(value: Any) -> Geometry:
    """Return a geometry that can be written again; its coordinates come from outside."""
    try:
        right_handed(_object(value))
    except (LookupError, TypeError, ValueError, OverflowError, OutputError):
        _refuse("a GeoJSON geometry", value)
    geometry: Geometry = value
    return geometry


def _object(value: Any) -> Mapping[str, Any]:
    if type(value) is not dict and not isinstance(value, Mapping):
        _refuse("an object", value)
    return value


def _refuse(expected: str, value: object) -> NoReturn:
    message = f"{expected} was expected, not {value!r:.40}"
    raise ValueError(message)


READERS: Mapping[Any, Reader] = {
    str: _plain("text", str),
    bool: _plain("true or false", bool),
    int: _plain("a whole number", int),
    float: _plain("a number", int, float),
    date: _date,
    Geometry: _geometry,
    Span: _span,
    Place: _place,
    Candidate: _candidate,
}
"""How a value of each type is read; other records are read field by field."""
