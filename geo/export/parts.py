"""Claims and sources as rows of tables of their own, tied to their incident by its id.

The columns are the fields of the records themselves, so a field added there is a column here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from typing import Any, get_args, get_type_hints

from geo.export.columns import Named, Type
from geo.export.meanings import meaning_of
from geo.records import Claim, Incident, Source

Read = Callable[[Any], Any]

AT_ONCE = 100
"""Incidents whose parts are held at once."""

TYPES: Mapping[Any, Type] = {int: "integer", float: "number", bool: "boolean", date: "date"}
"""Type of a column by that of its field; all others are text."""

OWNER = (
    Named("incident_id", "text", "Id of the incident"),
    Named("number", "integer", "Which one of the incident's, from 0"),
)

OFFSETS = (
    Named("start", "integer", "First code point of the words in the report"),
    Named("end", "integer", "One past the last code point"),
    Named("part", "text", "Counted in the report's text, or in a title beside it"),
)
"""What stands for a span."""

OF_RECORDS: Mapping[tuple[type, str], str] = {
    (Claim, "killed_min"): "Lowest number of dead that it gives",
    (Claim, "injured_min"): "Lowest number of hurt that it gives",
    (Claim, "injured_max"): "Highest; null with a minimum: open upwards",
    (Claim, "group"): "Who was hit",
    (Claim, "claimant_type"): "What sort of claimant",
    (Claim, "modality"): "How the number is meant",
    (Source, "document"): "Id of the report",
    (Source, "title"): "Its title",
    (Source, "publisher"): "Its publisher",
    (Source, "url"): "Its address",
    (Source, "published"): "Day of its publication",
}
"""Meaning of the fields that explain themselves in Python."""


@cache
def part_columns(cls: type) -> tuple[Named, ...]:
    """Return the columns of a table of claims or of sources.

    Parameters
    ----------
    cls
        `Claim` or `Source`.
    """
    hints = get_type_hints(cls)
    made = list(OWNER)
    for name in (field.name for field in fields(cls)):
        if name == "span":
            made += OFFSETS
            continue
        kind: Type = next(
            (TYPES[h] for h in (hints[name], *get_args(hints[name])) if h in TYPES), "text"
        )
        meaning = OF_RECORDS.get((cls, name)) or meaning_of(cls, name) or name.replace("_", " ")
        made.append(Named(name, kind, meaning.rstrip(".")))
    return tuple(made)


def part_rows(incidents: Iterable[Incident], cls: type) -> Iterator[tuple[Any, ...]]:
    """Yield the claims or sources of incidents in the order of `part_columns`.

    Parameters
    ----------
    incidents
        Any number; a hundred are held at once.
    cls
        `Claim` or `Source`.
    """
    rest = iter(incidents)
    while some := list(islice(rest, AT_ONCE)):
        yield from zip(*part_cells(some, cls), strict=True)


def part_cells(incidents: Sequence[Incident], cls: type) -> list[Sequence[Any]]:
    """Return the same column by column, each with a cell a part.

    Parameters
    ----------
    incidents
        Those whose parts are held at once.
    cls
        `Claim` or `Source`.
    """
    of = [i.claims if cls is Claim else i.sources for i in incidents]
    ids = [i.id for i, parts in zip(incidents, of, strict=True) for _ in parts]
    numbers = [number for parts in of for number in range(len(parts))]
    parts = list(chain.from_iterable(of))
    return [ids, numbers, *(read(parts) for read in _readers(cls))]


@cache
def _readers(cls: type) -> tuple[Callable[[Sequence[Any]], list[Any]], ...]:
    """Return what reads each column of many parts."""
    spanned = {column.name for column in OFFSETS} if "span" in get_type_hints(cls) else set()
    return tuple(
        READERS.get(c.type, _same)(attrgetter(f"span.{c.name}" if c.name in spanned else c.name))
        for c in part_columns(cls)[len(OWNER) :]
    )


def _same(read: Read) -> Callable[[Sequence[Any]], list[Any]]:
    return lambda parts: list(map(read, parts))


def _text(read: Read) -> Callable[[Sequence[Any]], list[Any]]:
    return lambda parts: [text or None for text in map(read, parts)]


def _day(read: Read) -> Callable[[Sequence[Any]], list[Any]]:
    return lambda parts: [day.isoformat() if day else None for day in map(read, parts)]


READERS: Mapping[Type, Callable[[Read], Callable[[Sequence[Any]], list[Any]]]] = {
    "text": _text,
    "date": _day,
}
