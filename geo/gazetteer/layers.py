"""Several tables of places as one: those made by hand first, then the world, then imports.

A place that two tables have is one place: the same source id, or the same name and kind within
5 km, or a country that is a city and that city. The earlier table's entry stands, and is found
by the later one's names too. An imported entry of Who's On First names its GeoNames id behind
its own in `Entry.source`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from geo.gazetteer.layout import SCANNED_FLAG
from geo.gazetteer.matching import Name, Names, build_table
from geo.gazetteer.names import skeleton
from geo.gazetteer.ranking import distance_km
from geo.gazetteer.store import Store
from geo.records import Entry

Home = Store
"""Compiled tables made by hand."""

BUNDLED = "bundled"
WORLD = "world"
SAME_KM = 5.0
"""Namesakes of one kind nearer than this are one place (geoparsing practice)."""
_DEGREE_KM = 110.0
_FAR_DEGREES = 1.0
_REMEMBERED = 1 << 15
_CITY_STATE_KM = 40.0


class Wider(NamedTuple):
    """A layer behind the tables made by hand."""

    origin: str
    """``world`` or ``imported:NAME``."""
    prefix: str
    """What ids have in place of ``dataset:`` or before the source."""
    store: Store


class Layers:
    """All places, by name.

    Parameters
    ----------
    entries
        The places made by hand.
    home
        Their names, where they are compiled.
    wider
        The layers behind, in order.
    """

    def __init__(
        self, entries: tuple[Entry, ...], home: Home | None, wider: tuple[Wider, ...]
    ) -> None:
        self._by_hand = {entry.source: entry for entry in reversed(entries)}
        self._home = home
        self._wider = wider
        self._consonants = {} if home else _by_skeleton(entries)
        stores = [layer.store for layer in wider]
        if home:
            stores.insert(0, home)
        own = [] if home else [_table(entries)]
        self.everything = Table([*own, *stores], self._joined)
        # What a report means by a name that was put in a table by hand is that place.
        self.prominent = Table([*own, *map(Prominent, stores)], self._joined_to_none)

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry of an id in the wider layers, or None."""
        for layer in self._wider:
            if entry_id.startswith(layer.prefix):
                rest = entry_id.removeprefix(layer.prefix)
                source = f"geonames:{rest}" if layer.origin == WORLD else rest
                return layer.store.of_source(source)
        return None

    def origin(self, entry: Entry) -> str:
        """Return where an entry comes from."""
        layer = self._layer(entry)
        return layer.origin if layer else BUNDLED

    def licence(self, entry: Entry) -> str:
        """Return the licence of the import that an entry comes from."""
        layer = self._layer(entry)
        return str(layer.store.facts["licence"]) if layer and layer.origin != WORLD else ""

    def _layer(self, entry: Entry) -> Wider | None:
        return next((w for w in self._wider if entry.id.startswith(w.prefix)), None)

    def alike(self, name: str) -> tuple[Entry, ...]:
        """Return the entries with a name of the same consonants."""
        consonants = skeleton(name)
        if not consonants:
            return ()
        found = self._home.alike(consonants) if self._home else self._consonants.get(consonants, [])
        found = list(found)
        for layer in self._wider:
            for entry in layer.store.alike(consonants):
                self._join(entry, found)
        return tuple(found)

    def _joined(self, names: list[Name[Entry]], more: Iterable[Name[Entry]]) -> None:
        known = [name.bearer for name in names]
        for name in more:
            own = self._join(name.bearer, known)
            if own:
                names.append(name if own is name.bearer else name._replace(bearer=own))

    def _joined_to_none(self, names: list[Name[Entry]], more: Iterable[Name[Entry]]) -> None:
        if not names:
            self._joined(names, more)

    def _join(self, entry: Entry, known: list[Entry]) -> Entry | None:
        """Add an entry, or the one made by hand for it, to those known; None if it is there."""
        if " " in entry.source:
            for source in entry.source.split(" "):
                entry = self._by_hand.get(source, entry)
        else:
            entry = self._by_hand.get(entry.source, entry)
        south, north = entry.lat - _FAR_DEGREES, entry.lat + _FAR_DEGREES
        for other in known:
            # The quickest test comes first, without a call: hundreds bear some names.
            if south < other.lat < north and same(entry, other):
                return None
        known.append(entry)
        return entry


class Table:
    """The names of all layers, as `matching` looks them up.

    Parameters
    ----------
    tables
        The layers, first those made by hand.
    join
        Adds to the names of a key those of the next layer that are wanted.
    """

    def __init__(
        self,
        tables: Sequence[Names[Entry]],
        join: Callable[[list[Name[Entry]], Iterable[Name[Entry]]], None],
    ) -> None:
        self._home, *self._wider = tables
        self._tables, self._join = tables, join
        self.lower = self._home.lower
        self.begins = lru_cache(_REMEMBERED)(self._begins)  # texts name the same things again
        self.bearing = lru_cache(_REMEMBERED)(self._bearing)
        self._goes = lru_cache(_REMEMBERED)(self._goes_on)

    def __reduce__(self) -> tuple[type[Table], tuple[Any, ...]]:
        return Table, (self._tables, self._join)

    def _begins(self, word: str) -> bool:
        """Whether a name may begin with a word."""
        return any(table.begins(word) for table in self._tables)

    def _bearing(self, key: str) -> list[Name[Entry]]:
        """Return who bears a name."""
        names = list(self._home.bearing(key))
        for table in self._wider:
            if more := table.bearing(key):
                self._join(names, more)
        return names

    def goes_on(self, run: list[str]) -> bool:
        """Whether a longer name may begin with these words."""
        return self._goes(tuple(run))

    def _goes_on(self, run: tuple[str, ...]) -> bool:
        words = list(run)
        return any(table.goes_on(words) for table in self._tables)


class Prominent:
    """Of a layer, the names that running text is scanned for; as `matching.Names`.

    Most words of a text begin no name. The first words of those that do are few and in memory.

    Parameters
    ----------
    store
        The layer.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._longest: dict[str, int] = store.facts["first_words"]
        self.lower = store.lower

    def begins(self, word: str) -> bool:
        """Whether a name begins with a word."""
        return word in self._longest

    def bearing(self, key: str) -> list[Name[Entry]]:
        """Return who bears a name."""
        if key.partition(" ")[0] not in self._longest:
            return []
        return self._store.named(key, SCANNED_FLAG)

    def goes_on(self, run: list[str]) -> bool:
        """Whether a longer name may begin with these words."""
        return len(run) < self._longest.get(run[0], 0)


def same(one: Entry, other: Entry) -> bool:
    """Whether two entries of one name are the same place."""
    if one.id == other.id or _shared(one.source, other.source):
        return True
    reach = SAME_KM
    if other.precision == "country" and other.radius_km < _CITY_STATE_KM:
        reach = max(reach, other.radius_km)
    elif one.feature_class != other.feature_class:
        return False
    if abs(one.lat - other.lat) > reach / _DEGREE_KM:  # quicker than the distance
        return False
    return distance_km(one.lon, one.lat, other.lon, other.lat) < reach


def _shared(one: str, other: str) -> bool:
    """Whether two cells of sources name the same one."""
    return one == other or (" " in one + other and not set(one.split()).isdisjoint(other.split()))


def _table(entries: Iterable[Entry]) -> Names[Entry]:
    return build_table((name, entry, False) for entry in entries for name in entry_names(entry))


def entry_names(entry: Entry) -> tuple[str, ...]:
    """Return all names of an entry, its own first."""
    return (entry.name, *entry.names)


def _by_skeleton(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    alike: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        for name in entry_names(entry):
            if key := skeleton(name):
                alike.setdefault(key, {})[entry.id] = entry
    return {key: list(bearers.values()) for key, bearers in alike.items()}
