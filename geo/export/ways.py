"""How the cells of rows are read from incidents, a row or a thousand of them at once.

Most cells are attributes of the incident, of its primary place, of its first source. `reader`
gathers those of one record, so that its way is followed once and its attributes are read in one
call; `columns_reader` does the same for many incidents column by column. A million rows have
sixty million cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, get_args

from geo.records import Harm, Incident

Read = Callable[[Incident], Any]
Parts = Callable[[Incident], Sequence[Any]]

MOST = 2**14
"""Results that are kept; then it begins anew."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of attributes; what is missing on it gives None, of many the first is taken."""

    of: str
    """The way to the record that has the value; empty for the incident itself."""
    name: str

    def __call__(self, incident: Incident) -> Any:
        """Follow it."""
        record = _at(self.of, incident)
        return None if record is None else getattr(record, self.name)


@dataclass(frozen=True, slots=True)
class Part:
    """One of several cells that are worked out at once."""

    of: Parts
    index: int

    def __call__(self, incident: Incident) -> Any:
        """Work all of them out."""
        return self.of(incident)[self.index]


def kept_by(key: Callable[[Incident], Any], make: Parts) -> Parts:
    """Return ``make`` with its results kept, for what has few results in a million rows.

    Parameters
    ----------
    key
        All that the result depends on.
    make
        Works several cells out.
    """
    kept: dict[Any, Sequence[Any]] = {}

    def parts(incident: Incident) -> Sequence[Any]:
        of = key(incident)
        made = kept.get(of)
        if made is None:
            if len(kept) >= MOST:
                kept.clear()
            made = kept[of] = make(incident)
        return made

    return parts


HARMS: tuple[Harm, ...] = get_args(Harm)
STATED = attrgetter(
    *("subset_of", "group", "superseded", "adds_to"),
    *(f"{harm}_{bound}" for harm in HARMS for bound in ("min", "max")),
)
"""All of a claim that the numbers of an incident depend on."""

tolls = kept_by(
    lambda i: (tuple(map(STATED, i.claims)), i.corrections),
    lambda i: tuple(bound for harm in HARMS for bound in getattr(i, harm)),
)
"""Lowest and highest number of each harm, in the order of `HARMS`."""


def figure(harm: Harm, bound: int) -> Part:
    """Return the cell with the lowest (0) or the highest (1) number of people."""
    return Part(tolls, 2 * HARMS.index(harm) + bound)


def way_of(way: str) -> Way:
    """Return a way from its attributes with dots between.

    >>> way_of("place.entry.source")
    Way(of='place.entry', name='source')
    """
    of, _, name = way.rpartition(".")
    return Way(of, name)


def _at(way: str, incident: Incident) -> Any:
    value: Any = incident
    for name in way.split(".") if way else ():
        value = getattr(value, name)
        if isinstance(value, tuple):
            value = value[0] if value else None
        if value is None:
            break
    return value


def reader(cells: Sequence[Read]) -> Callable[[Incident], tuple[Any, ...]]:
    """Return what reads all cells of a row.

    Parameters
    ----------
    cells
        How each is read, in the order of the row.
    """
    places, parts = _gathered(cells)
    ways = [_ways(of, [cells[n] for n in numbers]) for of, numbers in places.items()]
    worked_out = [(of, itemgetter(*at, 0)) for of, at in _indices(cells, parts)]
    read = [*chain(*places.values()), *chain(*parts.values())]
    others = [n for n in range(len(cells)) if n not in set(read)]
    order = {number: at for at, number in enumerate([*read, *others])}
    sort = itemgetter(*(order[n] for n in range(len(cells))))

    def values(incident: Incident) -> tuple[Any, ...]:
        found: list[Any] = []
        for of, attributes, nothing in ways:
            record = _at(of, incident)
            found += nothing if record is None else attributes(record)
        for make, taken in worked_out:
            found += taken(make(incident))[:-1]
        found += [cells[n](incident) for n in others]
        return tuple(sort(found))

    return values


def _gathered(cells: Sequence[Read]) -> tuple[dict[str, list[int]], dict[Parts, list[int]]]:
    """Return the numbers of the cells by the way to their record, and by what works them out."""
    places: dict[str, list[int]] = {}
    parts: dict[Parts, list[int]] = {}
    for number, cell in enumerate(cells):
        if isinstance(cell, Way):
            places.setdefault(cell.of, []).append(number)
        elif isinstance(cell, Part):
            parts.setdefault(cell.of, []).append(number)
    return places, parts


def _indices(
    cells: Sequence[Read], parts: Mapping[Parts, Sequence[int]]
) -> list[tuple[Parts, list[int]]]:
    made = []
    for of, numbers in parts.items():
        taken = [cells[n] for n in numbers]
        made.append((of, [cell.index for cell in taken if isinstance(cell, Part)]))
    return made


def _ways(of: str, cells: Sequence[Read]) -> tuple[str, Callable[[Any], Any], tuple[None, ...]]:
    """Return a way, what reads the attributes at its end, and what stands for them if it ends."""
    names = [cell.name for cell in cells if isinstance(cell, Way)]
    read = attrgetter(*names) if len(names) > 1 else _alone(names[0])
    return of, read, (None,) * len(names)


def _alone(name: str) -> Callable[[Any], tuple[Any]]:
    return lambda record: (getattr(record, name),)


# ---------------------------------------------------------------- many rows


def columns_reader(cells: Sequence[Read]) -> Callable[[Sequence[Incident]], list[list[Any]]]:
    """Return what reads the cells of many rows, column by column.

    Parameters
    ----------
    cells
        How each is read, in the order of the row.
    """
    places, parts = _gathered(cells)
    getters = {n: _getter(cells[n]) for n in chain(*places.values())}
    gathered = set(chain(*places.values(), *parts.values()))
    others = {n: cell for n, cell in enumerate(cells) if n not in gathered}

    def columns(incidents: Sequence[Incident]) -> list[list[Any]]:
        found: dict[int, list[Any]] = {}
        records: dict[str, list[Any]] = {"": list(incidents)}
        for of, numbers in places.items():
            for n in numbers:
                read = getters[n]
                found[n] = [None if r is None else read(r) for r in _all_at(of, records)]
        for (make, indices), numbers in zip(_indices(cells, parts), parts.values(), strict=True):
            rows = list(map(make, incidents))
            for index, n in zip(indices, numbers, strict=True):
                found[n] = [row[index] for row in rows]
        for n, cell in others.items():
            found[n] = list(map(cell, incidents))
        return [found[n] for n in range(len(cells))]

    return columns


def _getter(cell: Read) -> Callable[[Any], Any]:
    return attrgetter(cell.name) if isinstance(cell, Way) else cell


def _all_at(way: str, records: dict[str, list[Any]]) -> list[Any]:
    """Return the record at the end of a way for each incident; those found are kept."""
    if way not in records:
        before, _, name = way.rpartition(".")
        values = [None if r is None else getattr(r, name) for r in _all_at(before, records)]
        records[way] = [(v[0] if v else None) if type(v) is tuple else v for v in values]
    return records[way]
