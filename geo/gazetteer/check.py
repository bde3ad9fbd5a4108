"""Checking the tables of a gazetteer: every problem in one go, one line each.

Nothing is repaired and nothing is loaded that a report could be read with; `load` stops at the
first broken row, this goes on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from geo.errors import GazetteerError
from geo.gazetteer import actors as actors_table
from geo.gazetteer import entries as entries_table
from geo.gazetteer.entries import Folder, Row, read_rows
from geo.gazetteer.geometry import problems
from geo.gazetteer.matching import build_table
from geo.gazetteer.names import fold
from geo.gazetteer.ranking import distance_km
from geo.records import Actor, Entry, Geometry

SOURCES = "SOURCES.md"
FEATURE_CLASSES = frozenset("AHLPSTRUV")
# Of these only the regions that reports of strikes name are listed, so `admin1` may be another.
PARTLY_LISTED = frozenset({"CN", "ET", "KE", "ML", "MM", "NG", "PH", "RU", "TH"})
_SAME_PLACE_KM = 1.0

R = TypeVar("R", Entry, Actor)
T = TypeVar("T")


class Tables(NamedTuple):
    """What could be read of a gazetteer."""

    entries: list[tuple[str, Entry]]
    """Each with file and line."""
    actors: list[tuple[str, Actor]]
    demonyms: list[Row]
    borders: list[Row]
    countries: frozenset[str]
    """Codes of those that have a row."""
    explained: str
    """The text of SOURCES.md."""


def check(folder: Folder) -> list[str]:
    """Check the tables of a gazetteer.

    Parameters
    ----------
    folder
        Folder with the CSV tables and ``SOURCES.md``.

    Returns
    -------
    list of str
        One line per problem, with file and line and what to do; empty for a sound gazetteer.
    """
    found: list[str] = []
    tables = _read(folder, found)
    for one_check in _CHECKS:
        found.extend(one_check(tables))
    return found


def _read(folder: Folder, found: list[str]) -> Tables:
    """Read what can be read; what cannot goes to the problems found."""
    places = [
        row
        for table in entries_table.place_tables(folder)
        for row in _rows(folder, table, entries_table.COLUMNS, found)
    ]
    actors = _rows(folder, entries_table.ACTORS_TABLE, actors_table.COLUMNS, found)
    borders = []
    if (folder / entries_table.BORDERS_TABLE).is_file():
        table = entries_table.BORDERS_TABLE
        borders = _rows(folder, table, entries_table.BORDER_COLUMNS, found)
    sources = folder / SOURCES
    if not sources.is_file():
        found.append(f"{SOURCES} is missing: explain every dataset of the source column there")
    entries = _records(places, entries_table.to_entry, found)
    return Tables(
        entries,
        _records(actors, actors_table.to_actor, found),
        _rows(folder, entries_table.DEMONYMS_TABLE, entries_table.DEMONYM_COLUMNS, found),
        borders,
        frozenset(entry.country for _, entry in entries if entries_table.is_country(entry)),
        sources.read_text(encoding="utf-8") if sources.is_file() else "",
    )


def _rows(folder: Folder, table: str, columns: tuple[str, ...], found: list[str]) -> list[Row]:
    rows: list[Row] = []
    try:
        rows.extend(read_rows(folder, table, columns))
    except GazetteerError as error:
        found.append(str(error))
    return rows


def _records(
    rows: Iterable[Row], make: Callable[[Row], R], found: list[str]
) -> list[tuple[str, R]]:
    records = []
    for row in rows:
        try:
            records.append((row.where, make(row)))
        except GazetteerError as error:
            found.append(str(error))
    return records


def _ids(tables: Tables) -> Iterator[str]:
    for records in (tables.entries, tables.actors):
        first: dict[str, str] = {}
        for where, record in records:
            if record.id in first:
                yield f"{where}: id {record.id!r} is taken by {first[record.id]}; ids are unique"
            first.setdefault(record.id, where)


def _twins(tables: Tables) -> Iterator[str]:
    alike: defaultdict[tuple[str, ...], list[tuple[str, Entry]]] = defaultdict(list)
    for where, entry in tables.entries:
        key = (fold(entry.name), entry.country, entry.feature_class, entry.feature_code)
        for earlier, other in alike[key]:
            away = distance_km(entry.lon, entry.lat, other.lon, other.lat)
            if away < _SAME_PLACE_KM:
                yield f"{where}: {entry.name!r} is {earlier} again, {away:.1f} km off; join them"
        alike[key].append((where, entry))


def _places(tables: Tables) -> Iterator[str]:
    for where, entry in tables.entries:
        if entry.lon == 0 and entry.lat == 0:
            yield f"{where}: {entry.name!r} lies at 0, 0; give its coordinates"
        if entry.feature_class not in FEATURE_CLASSES:
            known = " ".join(sorted(FEATURE_CLASSES))
            yield f"{where}: feature_class is {entry.feature_class!r}; write one of {known}"
        if entry.country and entry.country not in tables.countries:
            yield f"{where}: country {entry.country!r} has no row; use ISO 3166-1 alpha-2"


def _shapes(tables: Tables) -> Iterator[str]:
    for where, entry in tables.entries:
        for problem in _shape(entry.geometry):
            yield f"{where}: geometry of {entry.name!r}: {problem}"
    for row in tables.borders:
        try:
            shape = entries_table.to_geometry(row)
        except GazetteerError as error:
            yield str(error)
            continue
        for problem in _shape(shape):
            yield f"{row.where}: geometry: {problem}"


def _shape(geometry: Geometry | None) -> Iterator[str]:
    if geometry is not None:
        yield from problems(geometry)


def _regions(tables: Tables) -> Iterator[str]:
    """Where a country has first-level regions, ``admin1`` must be the name of one."""
    regions: defaultdict[str, set[str]] = defaultdict(set)
    for _, entry in tables.entries:
        if entry.feature_code.startswith("ADM1") and entry.country not in PARTLY_LISTED:
            regions[entry.country].add(fold(entry.name))
    for where, entry in tables.entries:
        known = regions.get(entry.country)
        if known and entry.admin1 and fold(entry.admin1) not in known:
            yield f"{where}: admin1 {entry.admin1!r} is no region of {entry.country} in the tables"


def _codes(tables: Tables) -> Iterator[str]:
    for row in tables.demonyms:
        if row.cells["country"] not in tables.countries:
            yield f"{row.where}: country {row.cells['country']!r} has no row"
    for row in tables.borders:
        for column in ("country_a", "country_b"):
            if row.cells[column] not in tables.countries:
                yield f"{row.where}: {column} {row.cells[column]!r} has no row"


def _relations(tables: Tables) -> Iterator[str]:
    """Parents and backers must be actors: of the table, or the state made for a country."""
    known = {actor.id for _, actor in tables.actors}
    known |= {actors_table.state_id(code) for code in tables.countries}
    for where, actor in tables.actors:
        for other in (*actor.parents, *actor.backers):
            if other not in known:
                yield f"{where}: {actor.id!r} names the unknown actor {other!r}"
        if actor.country and actor.country not in tables.countries:
            yield f"{where}: country {actor.country!r} has no row"


def _claims(tables: Tables) -> Iterator[str]:
    """Let a name mean two actors only one after the other, or in context."""
    named = build_table(
        (name, (where, actor, name), False)
        for where, actor in tables.actors
        for name in (actor.name, *actor.aliases)
    )
    told = set()
    for names in named.names.values():
        for (where, actor, name), (_, other, _) in _pairs([row.bearer for row in names]):
            pair = (actor.id, other.id)
            if actor.id != other.id and pair not in told and _overlap(actor, other):
                told.add(pair)
                yield f"{where}: {name!r} means {actor.id!r} and {other.id!r}; keep one"


def _pairs(rows: list[T]) -> Iterator[tuple[T, T]]:
    return ((later, earlier) for i, later in enumerate(rows) for earlier in rows[:i])


def _overlap(actor: Actor, other: Actor) -> bool:
    ends_before = actor.valid_to and other.valid_from and actor.valid_to <= other.valid_from
    begins_after = other.valid_to and actor.valid_from and other.valid_to <= actor.valid_from
    return not (ends_before or begins_after)


def _sources(tables: Tables) -> Iterator[str]:
    cited: list[tuple[str, str]] = []
    records: Sequence[tuple[str, Entry | Actor]] = (*tables.entries, *tables.actors)
    cited.extend((where, record.source) for where, record in records)
    cited.extend((row.where, row.cells["source"]) for row in (*tables.demonyms, *tables.borders))
    unexplained: dict[str, str] = {}
    for where, source in cited:
        dataset = source.split(":")[0].strip()
        if not dataset:
            yield f"{where}: no source; say where the row comes from"
        elif not re.search(rf"(?<![\w-]){re.escape(dataset)}(?![\w-])", tables.explained):
            unexplained.setdefault(dataset, where)
    for dataset, where in unexplained.items():
        yield f"{where}: dataset {dataset!r} is not explained in {SOURCES}"


_CHECKS = (
    _ids,
    _twins,
    _places,
    _shapes,
    _regions,
    _codes,
    _relations,
    _claims,
    _sources,
)
