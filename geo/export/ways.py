"""How the cells of a row are read from an incident, all at once.

Most cells are attributes of the incident, of its primary place, of its first source. `reader`
gathers those of one record, so that its way is followed once and its attributes are read in one
call: a million rows have sixty million cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, get_args

from geo.records import Harm, Incident

Read = Callable[[Incident], Any]


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
class Figure:
    """The lowest or the highest number of people; both are worked out at once."""

    what: Harm
    index: int

    def __call__(self, incident: Incident) -> int | None:
        """Work it out."""
        return tolls(incident)[self.what][self.index]


HARMS: tuple[Harm, ...] = get_args(Harm)
LOWEST = attrgetter(*(f"{harm}_min" for harm in HARMS))
NONE = dict.fromkeys(HARMS, (None, None))


def tolls(incident: Incident) -> Mapping[Harm, tuple[int | None, int | None]]:
    """Return the numbers of each harm; most claims say nothing of most harms."""
    if incident.corrections:
        return {harm: getattr(incident, harm) for harm in HARMS}
    stated = zip(HARMS, *map(LOWEST, incident.claims), strict=True)
    some = [harm for harm, *lowest in stated if lowest.count(None) < len(lowest)]
    return {**NONE, **{harm: getattr(incident, harm) for harm in some}}


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
    places: dict[str, list[int]] = {}
    for number, cell in enumerate(cells):
        if isinstance(cell, Way):
            places.setdefault(cell.of, []).append(number)
    ways = [_ways(of, [cells[n] for n in numbers]) for of, numbers in places.items()]
    figures = {n: cell for n, cell in enumerate(cells) if isinstance(cell, Figure)}
    read = [*chain(*places.values()), *figures]
    others = [n for n in range(len(cells)) if n not in set(read)]
    order = {number: at for at, number in enumerate([*read, *others])}
    sort = itemgetter(*(order[n] for n in range(len(cells))))

    def values(incident: Incident) -> tuple[Any, ...]:
        found: list[Any] = []
        for of, attributes, nothing in ways:
            record = _at(of, incident)
            found += nothing if record is None else attributes(record)
        told = tolls(incident) if figures else NONE
        found += [told[figure.what][figure.index] for figure in figures.values()]
        found += [cells[n](incident) for n in others]
        return tuple(sort(found))

    return values


def _ways(of: str, cells: Sequence[Read]) -> tuple[str, Callable[[Any], Any], tuple[None, ...]]:
    """Return a way, what reads the attributes at its end, and what stands for them if it ends."""
    names = [cell.name for cell in cells if isinstance(cell, Way)]
    read = attrgetter(*names) if len(names) > 1 else _alone(names[0])
    return of, read, (None,) * len(names)


def _alone(name: str) -> Callable[[Any], tuple[Any]]:
    return lambda record: (getattr(record, name),)
