"""The gazetteer, opened: its entries and actors by name, and the scans of a text for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from geo.gazetteer.actors import valid_on
from geo.gazetteer.entries import is_country
from geo.gazetteer.forces import PRO, Countries, build_countries, phrase_at
from geo.gazetteer.layers import WORLD, Home, Layers, Wider
from geo.gazetteer.matching import (
    Match,
    Name,
    NameTable,
    Reading,
    build_table,
    find_names,
    look_up,
    match_at,
    read_words,
)
from geo.gazetteer.ranking import rank, similar
from geo.records import Actor, Candidate, Entry, Geometry

T = TypeVar("T")
SEAT = "PPLC"
"""GeoNames' code of the seat of a state."""
_NO_SEAT = frozenset({"PS"})
"""Of these "the capital" is no town that all would name."""
_SENTENCES = 512
"""Sentences of which the actors are remembered: those of a report."""


class PlaceHit(NamedTuple):
    """A place name in a text."""

    start: int
    """First code point; an Arabic article belongs to the name, "the" does not."""
    end: int
    entries: tuple[Entry, ...]
    """All that bear the name, undecided."""


class ActorHit(NamedTuple):
    """An actor's name in a text."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    """More than one where the day decides (see `valid_on`) or the name is shared."""
    contextual: bool
    """The name means the actor only as a speaker or an agent: "Washington", "Jordan"."""


class DemonymHit(NamedTuple):
    """A word for a country's people or things in a text."""

    start: int
    end: int
    country_code: str


@dataclass(frozen=True, eq=False, repr=False)
class Gazetteer:
    """What is known of the world; made by `geo.gazetteer.load`, and not changed after.

    Examples
    --------
    >>> from geo import gazetteer
    >>> known = gazetteer.load()
    >>> [actor.name for hit in known.scan_actors("Kata’ib Hezbollah’s men") for actor in hit.actors]
    ["Kata'ib Hezbollah"]
    """

    entries: tuple[Entry, ...]
    """All places, in the order of the tables."""
    actors: tuple[Actor, ...]
    """All actors, with a state actor for every country."""
    demonyms: Mapping[str, str]
    """Demonym to ISO 3166-1 alpha-2 code."""
    borders: Mapping[tuple[str, str], Geometry]
    """Line between two countries, by their codes in alphabetic order (see `border`)."""
    digest: str
    """sha256 of the tables, in hex."""
    home: Home | None = None
    """The names of `entries`, where they are compiled already."""
    wider: tuple[Wider, ...] = ()
    """The world's towns and what the user imported, read entry by entry where a name points."""

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        return {entry.country: entry for entry in self.entries if is_country(entry)}

    @cached_property
    def capitals(self) -> Mapping[str, Entry]:
        """The seat of each state by its code, that of the tables before that of the world."""
        own = [entry for entry in self.entries if entry.feature_code == SEAT]
        worlds = (layer.store for layer in self.wider if layer.origin == WORLD)
        world = (entry for store in worlds for entry in store.of_code(SEAT))
        return {e.country: e for e in (*world, *own) if e.country not in _NO_SEAT}

    @cached_property
    def _places(self) -> Layers:
        return Layers(self.entries, self.home, self.wider)

    @cached_property
    def _parties(self) -> NameTable[Actor]:
        return build_table(_actor_names(self.actors))

    @cached_property
    def _peoples(self) -> NameTable[str]:
        return build_table((name, code, False) for name, code in self.demonyms.items())

    @cached_property
    def _lands(self) -> Countries:
        lands = self._countries.values()
        named = [(name, e.country) for e in lands for name in (e.name, *e.names)]
        return build_countries([*self.demonyms.items(), *named], self.actors)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return self._parties.lower | {PRO}

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry of an id, or None."""
        return self._entries.get(entry_id) or self._places.entry(entry_id)

    def sizes(self) -> dict[str, int]:
        """Return the number of entries of every layer: bundled, world, imported:NAME."""
        return {"bundled": len(self.entries)} | {w.origin: len(w.store) for w in self.wider}

    def origin(self, entry: Entry) -> str:
        """Return where an entry comes from: bundled, world, or imported:NAME."""
        return self._places.origin(entry)

    def licence(self, entry: Entry) -> str:
        """Return what the user said of the licence of an import; empty for all other entries."""
        return self._places.licence(entry)

    def actor(self, actor_id: str) -> Actor | None:
        """Return the actor of an id, or None."""
        return self._actors.get(actor_id)

    def country(self, code: str) -> Entry | None:
        """Return the entry of a country by its ISO 3166-1 alpha-2 code, or None."""
        return self._countries.get(code)

    def border(self, code: str, other: str) -> Geometry | None:
        """Return the line between two countries, in either order, or None."""
        first, second = sorted((code, other))
        return self.borders.get((first, second))

    def actor_of_country(self, code: str, on: date | None = None) -> Actor | None:
        """Return the state actor of a country, on a day where several states followed."""
        return next((s for s in self._lands.states.get(code, ()) if valid_on(s, on)), None)

    def forces_of_country(self, code: str) -> tuple[Actor, ...]:
        """Return whom "Israeli forces" names: who is called the country's military or army."""
        return self._lands.forces.get(code) or self._lands.states.get(code, ())

    def find(self, name: str, *, wide: bool = True) -> tuple[Entry, ...]:
        """Return the entries that bear a name, in any of its usual spellings.

        Parameters
        ----------
        name
            A place name that stands alone.
        wide
            Among all towns of the world and of imports, or only among those that `scan_places`
            finds without being asked for more.

        Returns
        -------
        entries
            Empty for a name that is not known.
        """
        table = self._places.everything if wide else self._places.prominent
        return _bearers(look_up(table, name))

    def find_alike(self, name: str) -> tuple[Entry, ...]:
        """Return the entries with a name of the same consonants; candidates, never an answer."""
        return self._places.alike(name)

    def find_actors(self, name: str) -> tuple[Actor, ...]:
        """Return the actors that bear a name; names that need a context count too."""
        return _bearers(look_up(self._parties, name))

    def suggest(self, name: str, limit: int = 5) -> list[str]:
        """Return names of entries that look alike, for "did you mean"; never to place anything."""
        return similar(name, self.entries, limit)

    def lookup(
        self, name: str, *, country: str | None = None, near: tuple[float, float] | None = None
    ) -> list[Candidate]:
        """Return the entries that bear a name, scored, best first.

        Parameters
        ----------
        name
            A place name in any usual spelling.
        country
            ISO 3166-1 alpha-2 code of the country it is expected in.
        near
            ``(lon, lat)`` of a point it is expected near.
        """
        return rank(name, self.find(name), country=country, near=near)

    def scan_places(self, text: str, *, wide: bool = False) -> list[PlaceHit]:
        """Find place names in a text: leftmost, longest, with offsets into the text as it is.

        Parameters
        ----------
        text
            Any text.
        wide
            Look for every town of the world and of imports. Otherwise only for the large ones
            whose name is no ordinary word and is borne by none of the bundled places.
        """
        table = self._places.everything if wide else self._places.prominent
        found = find_names(read_words(text), table)
        return [PlaceHit(m.start, m.end, _bearers(m.names)) for m in found]

    def match_places(self, reading: Reading) -> Iterator[Match[Entry]]:
        """Find every name of the world in a text that is cut into words; see `scan_places`."""
        return find_names(reading, self._places.everything)

    def scan_demonyms(self, text: str) -> list[DemonymHit]:
        """Find words for a country's people or things ("Iraqi", "Iraqis")."""
        found = find_names(read_words(text), self._peoples)
        return [DemonymHit(m.start, m.end, m.names[0].bearer) for m in found]

    def scan_actors(self, text: str) -> list[ActorHit]:
        """Find actors in a text, by name or by phrases such as "Israeli warplanes".

        A country's bare name is a contextual hit; a bare demonym is none (`scan_demonyms`).
        Words for unnamed fighters are dropped where they only continue a name ("ISIS militants").
        """
        return list(_actors_in(self, text))

    def _scanned(self, text: str) -> list[ActorHit]:
        reading = read_words(text)
        found: list[ActorHit] = []
        free, after_hit = 0, -1
        for position in reading.beginnings(self._beginnings):
            match = self._actor_at(reading, position) if position >= free else None
            if match is None:
                continue
            generic = all(name.any_case for name in match.names)
            repeated = generic and position == after_hit and reading.adjoins(position)
            free = position + match.words
            if match.names:
                after_hit = free
                if not repeated:
                    found.append(_actor_hit(match))
        return found

    def _actor_at(self, reading: Reading, position: int) -> Match[Actor] | None:
        """Name or phrase, whichever is longer; the name where they are as long."""
        named = self._parties.begins(reading.spellings[position])
        match = match_at(reading, position, self._parties) if named else None
        phrase = phrase_at(reading, position, self._lands)
        if phrase is None or (match and match.words >= phrase.words):
            return match
        first = reading.words[reading.content[position]]
        last = reading.words[reading.content[position + phrase.words - 1]]
        names = [Name(actor, "", False, False, False) for actor in phrase.actors]
        return Match(first.start, last.end, names, phrase.words, position)


@lru_cache(maxsize=_SENTENCES)
def _actors_in(gazetteer: Gazetteer, text: str) -> tuple[ActorHit, ...]:
    """Find the actors of a sentence once: those who speak, act and suffer are all looked for."""
    return tuple(gazetteer._scanned(text))


def _actor_names(actors: Iterable[Actor]) -> Iterator[tuple[str, Actor, bool]]:
    for actor in actors:
        context = frozenset(actor.context_aliases)
        for name in dict.fromkeys((actor.name, *actor.aliases, *actor.context_aliases)):
            yield name, actor, name in context


def _bearers(names: Iterable[Name[T]]) -> tuple[T, ...]:
    return tuple({id(name.bearer): name.bearer for name in names}.values())


def _actor_hit(match: Match[Actor]) -> ActorHit:
    contextual = all(name.contextual for name in match.names)
    return ActorHit(match.start, match.end, _bearers(match.names), contextual)
