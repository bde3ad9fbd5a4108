"""One report as one line of JSON, and back.

The line holds every field of the records under its own name, without the report's text. Four
things are said otherwise than in the records: a ``span`` is ``start`` and ``end`` (and ``part``
when it is not the text), a place carries the fields of its toponym beside its own, an entry is
cut down to what names it, and an incident has a few figures worked out from its claims.
"""

from __future__ import annotations

import json
import json.encoder
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from geo.export.codes import ACLED_GEO_PRECISION, ucdp_where_prec
from geo.export.coordinates import number, right_handed
from geo.records import Candidate, Document, Extraction, Incident, Place, Sentence, Span, Toponym

AS_THEY_ARE = frozenset({str, int, bool, NoneType})
"""Types whose values JSON has too."""

OFFSETS = ("start", "end")
"""What stands for a span."""

NOT_IN_LINE: Mapping[type, frozenset[str]] = {
    Document: frozenset({"text"}),  # belongs to its publisher
    Sentence: frozenset({"text"}),
    Toponym: frozenset({"entries"}),  # what came of them stands in the place
    Place: frozenset({"toponym", "entry"}),
}
"""Fields of a record that a line leaves out or says otherwise."""

LINE_ENDS = {end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""Legal inside JSON text, but some readers of lines break a line there."""

ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)
_MAKE = getattr(json.encoder, "c_make_encoder", None)  # in CPython only
ENCODE: Callable[[object, int], Iterable[str]] = (
    _MAKE(None, ENCODER.default, json.encoder.encode_basestring, None, ": ", ", ", *[False] * 3)
    if _MAKE
    else lambda value, _: ENCODER.iterencode(value)
)
"""The same, made once: json makes one for each text, and a million incidents have seven each."""


def as_line(extraction: Extraction) -> dict[str, Any]:
    """Return one report's records as plain JSON values.

    Parameters
    ----------
    extraction
        What came out of one report.

    Returns
    -------
    Fields as docs/records.md lists them and docs/record.schema.json checks them. Of the place
    names only those that stand in the text are listed, since their offsets count in it.
    """
    line = _record(extraction.document)
    line["notes"] = list(extraction.notes)
    in_text = [place for place in extraction.toponyms if place.toponym.span.part == "text"]
    line["toponyms"] = [_toponym(place) for place in in_text]
    line["incidents"] = [plain(incident) for incident in extraction.incidents]
    return line


def dumped(value: object) -> str:
    """JSON text on one line, the same for the same value; other scripts stay readable."""
    return one_line("".join(ENCODE(value, 0)))


def one_line(text: str) -> str:
    """Return JSON text without what some readers take for the end of a line."""
    if text.isascii():
        return text
    for end, escaped in LINE_ENDS.items():
        if end in text:
            text = text.replace(end, escaped)
    return text


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write JSON Lines, a report at a time, so that any number of reports fits in memory."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        for extraction in extractions:
            file.write(dumped(as_line(extraction)) + "\n")


# ---------------------------------------------------------------- value to JSON


def plain(value: Any) -> Any:
    """Return the JSON value of a field's value, by what it is.

    Parameters
    ----------
    value
        A record, or anything that a record holds.
    """
    kind = type(value)
    if kind in AS_THEY_ARE:
        return value
    if kind is float:
        return number(value)
    if kind is tuple or kind is list:
        return [plain(item) for item in value]
    if kind is date:
        return value.isoformat()
    if kind in SHAPES:
        return SHAPES[kind](value)
    if kind is dict or not is_dataclass(kind):
        return right_handed(value)
    return _record(value)


def _record(record: Any) -> dict[str, Any]:
    cls: type = type(record)
    names, read, others, spanned = _plan(cls)
    if spanned and record.span.part != "text":
        return _record_of_title(record)
    made = dict(zip(names, read(record), strict=True))
    for name in others:
        made[name] = plain(made[name])
    return made


def _record_of_title(record: Any) -> dict[str, Any]:
    """Return the same for words of a title, which say so after their offsets."""
    made: dict[str, Any] = {}
    cls: type = type(record)
    for name in _names(cls):
        value = getattr(record, name)
        made |= _span(value) if name == "span" else {name: plain(value)}
    return made


@cache
def _names(cls: type) -> tuple[str, ...]:
    left_out = NOT_IN_LINE.get(cls, frozenset())
    return tuple(field.name for field in fields(cls) if field.name not in left_out)


@cache
def _plan(cls: type) -> tuple[tuple[str, ...], Callable[[Any], Any], tuple[str, ...], bool]:
    """Return members, what reads them all at once, those to be made plain, whether it has a span.

    A million incidents have a hundred million fields, most of them texts and counts.
    """
    names, hints = _names(cls), get_type_hints(cls)
    members = [m for name in names for m in (OFFSETS if name == "span" else (name,))]
    ways = [f"span.{name}" if name in OFFSETS else name for name in members]
    others = tuple(name for name in names if name != "span" and not _as_it_is(hints[name]))
    return tuple(members), attrgetter(*ways), others, "span" in names


def _as_it_is(hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return all(map(_as_it_is, get_args(hint)))
    return origin is Literal or hint in AS_THEY_ARE


def _span(span: Span) -> dict[str, Any]:
    offsets: dict[str, Any] = {"start": span.start, "end": span.end}
    return offsets if span.part == "text" else offsets | {"part": span.part}


def _toponym(place: Place) -> dict[str, Any]:
    """Return a place name with its place; null when nothing is known of it, not even a note."""
    found = place.entry or place.candidates or place.geometry or place.lon is not None
    known = found or place.note
    return _record(place.toponym) | {"place": _location(place) if known else None}


def _place(place: Place) -> dict[str, Any]:
    """Return a place of an incident: where it is, then the words that say so."""
    return _location(place) | _record(place.toponym)


def _location(place: Place) -> dict[str, Any]:
    entry = place.entry
    return {
        "name": place.name,
        **_record(place),
        "acled_geo_precision": ACLED_GEO_PRECISION[place.precision],
        "ucdp_where_prec": ucdp_where_prec(place.precision, place.radius_km),
        "entry_id": entry.id if entry else None,
        "entry_lon": number(entry.lon) if entry else None,
        "entry_lat": number(entry.lat) if entry else None,
        "feature_code": entry.feature_code if entry else "",
        "source": entry.source if entry else "",
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    entry = candidate.entry
    return {
        "id": entry.id,
        "name": entry.name,
        "lon": number(entry.lon),
        "lat": number(entry.lat),
        "country": entry.country,
        "admin1": entry.admin1,
        "feature_code": entry.feature_code,
        "score": number(candidate.score),
        "reasons": list(candidate.reasons),
    }


def _incident(incident: Incident) -> dict[str, Any]:
    return _record(incident) | worked_out(incident)


def worked_out(incident: Incident) -> dict[str, Any]:
    """Return the members of an incident that are no fields of its record.

    Parameters
    ----------
    incident
        The record.
    """
    killed_min, killed_max = incident.killed
    injured_min, injured_max = incident.injured
    missing_min, missing_max = incident.missing
    captured_min, captured_max = incident.captured
    return {
        "killed_min": killed_min,
        "killed_max": killed_max,
        "injured_min": injured_min,
        "injured_max": injured_max,
        "missing_min": missing_min,
        "missing_max": missing_max,
        "captured_min": captured_min,
        "captured_max": captured_max,
        "main": incident.salience == "main",
        "placed": incident.placed,
        "perpetrators": list(incident.perpetrators),
        "targets": list(incident.targets),
    }


SHAPES: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    Span: _span,
    Place: _place,
    Candidate: _candidate,
    Incident: _incident,
}
"""Records that a line says otherwise than field by field."""
