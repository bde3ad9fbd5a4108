"""One sentence as the finders of place names read it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from geo.gazetteer import Gazetteer
from geo.records import Document, Entry, Sentence
from geo.toponyms.relations import Setting, setting

_OWNS = re.compile(r"\b[A-Z][A-Za-z]{2,}s(?=\s+[A-Za-z])")
"""May be the name of a country that has lost its apostrophe: "Syrias northern villages"."""


class Name(NamedTuple):
    """A name of the gazetteer; offsets count in the sentence."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    sure: float = 1.0
    """How likely it is a place where it stands."""


@dataclass(frozen=True)
class Line:
    """A sentence with the names that stand in it."""

    number: int
    """Index of the sentence in the report."""
    sentence: Sentence
    publisher: str
    names: tuple[Name, ...]
    demonyms: tuple[Name, ...]
    """With the entry of the country."""
    gazetteer: Gazetteer

    @cached_property
    def actors(self) -> tuple[tuple[int, int], ...]:
        """Where actors are named; looked for only where a name stands that could be theirs."""
        return tuple((hit.start, hit.end) for hit in self.gazetteer.scan_actors(self.text))

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where its names and adjectives begin."""
        return frozenset(name.start for name in (*self.names, *self.demonyms))

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where they end."""
        return frozenset(name.end for name in (*self.names, *self.demonyms))

    @cached_property
    def others(self) -> dict[int, int]:
        """Ends of its names and adjectives, with their starts."""
        return {name.end: name.start for name in (*self.names, *self.demonyms)}

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.text

    def around(self, start: int, end: int) -> Setting:
        """What the words beside a name say of it."""
        return setting(self.text, start, end, self.others)


def read_line(
    number: int,
    sentence: Sentence,
    document: Document,
    gazetteer: Gazetteer,
    names: tuple[Name, ...],
) -> Line:
    """Bring together what stands in one sentence.

    Parameters
    ----------
    number
        Index of the sentence in the report.
    sentence
        The sentence.
    document
        The report.
    gazetteer
        What is known of the world.
    names
        The place names in it.
    """
    text = sentence.text
    countries = (
        (hit, gazetteer.country(hit.country_code)) for hit in gazetteer.scan_demonyms(text)
    )
    adjectives = [Name(hit.start, hit.end, (country,)) for hit, country in countries if country]
    owners = _owners(gazetteer)
    taken = [(name.start, name.end) for name in names]
    adjectives += [
        Name(*match.span(), (owners[match[0]],))
        for match in _OWNS.finditer(text)
        if match[0] in owners and not covered(*match.span(), taken)
    ]
    return Line(number, sentence, document.publisher, names, tuple(sorted(adjectives)), gazetteer)


@lru_cache(4)
def _owners(gazetteer: Gazetteer) -> dict[str, Entry]:
    """Return each country by its name with an s."""
    lands = (e for e in gazetteer.entries if e.feature_code.startswith("PCL"))
    return {f"{land.name}s": land for land in lands if not land.name.endswith("s")}


def covered(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch touches one that is taken."""
    return any(a < end and start < b for a, b in taken)
