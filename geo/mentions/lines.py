"""One sentence as the finders of place names read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from geo.gazetteer import Gazetteer
from geo.mentions.name_sense import another_word
from geo.mentions.relations import Setting, setting
from geo.records import Document, Entry, Sentence


class Name(NamedTuple):
    """A name of the gazetteer; offsets count in the sentence."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the names that stand in it."""

    number: int
    """Index of the sentence in the report."""
    sentence: Sentence
    publisher: str
    names: tuple[Name, ...]
    demonyms: tuple[Name, ...]
    """With the entry of the country."""
    actors: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.text

    def around(self, start: int, end: int) -> Setting:
        """What the words beside a name say of it."""
        others = {name.end: name.start for name in (*self.names, *self.demonyms)}
        return setting(self.text, start, end, others)


def read_line(number: int, sentence: Sentence, document: Document, gazetteer: Gazetteer) -> Line:
    """Find the names of one sentence."""
    text = sentence.text
    names = (Name(*hit) for hit in gazetteer.scan_places(text))
    countries = (
        (hit, gazetteer.country(hit.country_code)) for hit in gazetteer.scan_demonyms(text)
    )
    return Line(
        number,
        sentence,
        document.publisher,
        tuple(name for name in names if not another_word(text, *name)),
        tuple(Name(hit.start, hit.end, (country,)) for hit, country in countries if country),
        tuple((hit.start, hit.end) for hit in gazetteer.scan_actors(text)),
    )


def covered(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a stretch touches one that is taken."""
    return any(a < end and start < b for a, b in taken)
