"""JSON text of records without the objects between, for rows by the million.

`text_of` makes, once for each type, a function that writes a record as `geo.export.lines` says it:
the full form is ``dumped(plain(record))`` to the byte. The short form stands in the cells of a row
and leaves out members that are null, false, empty text or an empty list; `filled` puts them back.
`geo.export.compiled` makes the functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from json.encoder import encode_basestring
from typing import Any, Literal, get_args, get_origin

from geo.export.compiled import Text, compiled
from geo.export.coordinates import number, right_handed
from geo.export.lines import dumped, one_line, worked_out
from geo.export.members import ALWAYS, Location, Member, Named, items, members_of, nullable
from geo.records import Document, Extraction, Geometry, Incident, Place, Span, Toponym

LAST = 2**10
"""Records that are kept with their texts."""


# ---------------------------------------------------------------- functions made


@cache
def text_of(hint: Any, *, short: bool = False) -> Text:
    """Return what writes a value of a type as JSON.

    Parameters
    ----------
    hint
        A record, `Named`, or the type of a field of a record.
    short
        Leave out what is null, false or empty.
    """
    if hint in WRITERS:
        return WRITERS[hint]
    if get_origin(hint) is Literal:
        return encode_basestring
    if nullable(hint):
        write = text_of(get_args(hint)[0], short=short)
        return lambda value: "null" if value is None else write(value)
    if of := items(hint):
        each = text_of(of[0], short=short)
        return lambda values: "[" + ", ".join(map(each, values)) + "]" if values else "[]"
    if hint is Place:
        return _place(text_of(Location, short=short), text_of(Toponym, short=short))
    write = built(members_of(hint), short=short)
    return _once(write) if hint is Location else write


def _place(location: Text, words: Text) -> Text:
    return lambda place: f"{location(place)[:-1]}, {words(place.toponym)[1:]}"


def _once(write: Text) -> Text:
    """Keep the last texts: a place of an incident is one of the place names of its report."""
    kept: dict[int, tuple[Any, str]] = {}

    def text(record: Any) -> str:
        of, made = kept.get(id(record), (None, ""))
        if of is not record:
            if len(kept) >= LAST:
                kept.clear()
            made = write(record)
            kept[id(record)] = record, made
        return made

    return text


def built(members: Iterable[Member], *, short: bool) -> Text:
    """Build the function that writes an object of these members.

    Parameters
    ----------
    members
        Where their values are, from a record ``r`` and its entry ``e``.
    short
        As for `text_of`.
    """
    return compiled(members, partial(text_of, short=short), short=short)


def _span(span: Span) -> str:
    if span.part == "text":
        return f'{{"start": {span.start}, "end": {span.end}}}'
    part = encode_basestring(span.part)
    return f'{{"start": {span.start}, "end": {span.end}, "part": {part}}}'


@lru_cache(2**16, typed=True)
def _number(value: float) -> str:
    """Write a number; those of towns and of confidence come again and again."""
    return str(value) if type(value) is int else repr(number(value))


WRITERS: Mapping[Any, Text] = {
    str: encode_basestring,
    int: str,
    bool: lambda value: "true" if value else "false",
    float: _number,
    date: lambda day: f'"{day.isoformat()}"',
    Geometry: lambda geometry: dumped(right_handed(geometry)),
    Span: _span,
}


# ---------------------------------------------------------------- reports


def report_text(extraction: Extraction, *, short: bool) -> str:
    """Return what belongs to a report and to no incident, with the ids of its incidents.

    Parameters
    ----------
    extraction
        What came out of the report.
    short
        As for `text_of`.
    """
    in_text = tuple(p for p in extraction.toponyms if p.toponym.span.part == "text")
    document = text_of(Document, short=short)(extraction.document)[1:-1]
    notes = text_of(tuple[str, ...])(extraction.notes)
    toponyms = text_of(tuple[Named, ...], short=short)(in_text)
    ids = text_of(tuple[str, ...])(tuple(i.id for i in extraction.incidents))
    rest = f'"notes": {notes}, "toponyms": {toponyms}, "incidents": {ids}'
    return one_line(f"{{{document}, {rest}}}" if document else f"{{{rest}}}")


def line_text(extraction: Extraction) -> str:
    """Return ``dumped(as_line(extraction))``, without the objects between.

    Parameters
    ----------
    extraction
        What came out of one report.
    """
    in_text = tuple(p for p in extraction.toponyms if p.toponym.span.part == "text")
    document = text_of(Document)(extraction.document)[1:-1]
    notes = text_of(tuple[str, ...])(extraction.notes)
    toponyms = text_of(tuple[Named, ...])(in_text)
    incidents = ", ".join(map(_incident, extraction.incidents))
    rest = f'"notes": {notes}, "toponyms": {toponyms}, "incidents": [{incidents}]'
    return one_line(f"{{{document}, {rest}}}")


def _incident(incident: Incident) -> str:
    fields, figures = text_of(Incident)(incident), dumped(worked_out(incident))
    return f"{fields[:-1]}, {figures[1:]}"


# ---------------------------------------------------------------- and back


def filled(hint: Any, value: Any) -> Any:
    """Put back what the short form left out; anything else stays as it is.

    Parameters
    ----------
    hint
        As for `text_of`.
    value
        What JSON gave, of whatever sort.
    """
    fill = _filler(hint)
    return fill(value) if fill else value


@cache
def _filler(hint: Any) -> Callable[[Any], Any] | None:
    if hint in WRITERS or get_origin(hint) is Literal:
        return None
    if nullable(hint):
        return _filler(get_args(hint)[0])
    if of := items(hint):
        each = _filler(of[0])
        return each and (lambda v: [each(item) for item in v] if isinstance(v, list) else v)
    return filler_of(members_of(hint))


def report_filled(line: Any) -> Any:
    """Put back what the short form of `report_text` left out.

    Parameters
    ----------
    line
        What JSON gave.
    """
    made = filled(Document, line)
    if isinstance(made, Mapping) and "toponyms" in made:
        return {**made, "toponyms": filled(tuple[Named, ...], made["toponyms"])}
    return made


def filler_of(members: Iterable[Member]) -> Callable[[Any], Any]:
    """Return what puts back the members that an object lacks.

    Parameters
    ----------
    members
        Of the object.
    """
    members = tuple(members)
    left_out = {m.name: m.default for m in members if m.default is not ALWAYS}
    inside = [(m.name, each) for m in members if (each := _filler(m.hint))]

    def fill(value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        made = {**left_out, **value}
        for name, each in inside:
            if name in made:
                made[name] = each(made[name])
        return made

    return fill
