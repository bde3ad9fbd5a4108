"""Finding the names of a table in a text: leftmost, longest, with offsets into the raw text.

A table maps the words of a name, folded and brought to one spelling, to whatever bears it.
Arabic articles are left out on both sides, so "Qaim", "al-Qaim" and "Al Qa'im" are one name;
where a text has one before a name, the match begins there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

from geo.gazetteer.names import (
    ARTICLE,
    HYPHENS,
    Word,
    fold,
    joined,
    name_words,
    spelling,
    words,
)

_ACRONYM_LETTERS = 4
_ABBREVIATION_LETTERS = 5  # "Calif."
# Acronyms that a line in capitals also spells as a word ("HE IS DEAD").
_SHOUTED = frozenset({"is"})
# What follows the place in a dateline.
_DATELINE = tuple("(,-–—/:")
_SENTENCES = 256
"""Texts of which the words are remembered: those of a report are read by several finders."""
_LINE_WINDOW = 80  # code points looked at on either side, so that a long text stays linear
# First words that are printed in one with the next ("Telafar", "Abukamal", "Deirezzor").
_GLUED = frozenset({"abu", "ayn", "bayt", "dayr", "kafr", "tall", "umm"})
# Words that before another capitalised word begin its name, even where the tables lack it.
_LEADING = _GLUED | {"burj", "hayy", "jabal", "khirbat", "qasr", "shaykh", "wadi"}

_SURE_ARTICLES = frozenset({"al", "el", "ul"})

T = TypeVar("T")


class Name(NamedTuple, Generic[T]):
    """One name of something."""

    bearer: T
    """What is called so."""
    exact: str
    """The letters of an acronym, which match only so ("US", "LeT"), or of an abbreviation with its
    dot ("Ky."), which match only with one; empty for any other name."""
    any_case: bool
    """Words in lower case: matched in any case."""
    article: bool
    """Written with an Arabic article in front."""
    contextual: bool
    """Means its bearer only in context."""


class Names(Protocol[T]):
    """Names by their words, wherever they are kept."""

    @property
    def lower(self) -> frozenset[str]:
        """Keys of the first words of the names that are matched in any case."""

    def begins(self, word: str) -> bool:
        """Whether a name may begin with a word."""

    def bearing(self, key: str) -> list[Name[T]]:
        """Return who bears a name: words joined by a blank, without articles."""

    def goes_on(self, run: list[str]) -> bool:
        """Whether a longer name may begin with these words."""


class NameTable(NamedTuple, Generic[T]):
    """Names by their words, in memory."""

    names: dict[str, list[Name[T]]]
    """Words joined by a blank, without articles, to those who bear the name."""
    longest: dict[str, int]
    """First word of a name to the number of words of the longest name that begins with it."""
    lower: frozenset[str]
    """Keys of the first words of the names that are matched in any case."""

    def begins(self, word: str) -> bool:
        """Whether a name begins with a word."""
        return word in self.longest

    def bearing(self, key: str) -> list[Name[T]]:
        """Return who bears a name."""
        return self.names.get(key, [])

    def goes_on(self, run: list[str]) -> bool:
        """Whether a longer name may begin with these words."""
        return len(run) < self.longest.get(run[0], 0)


class Match(NamedTuple, Generic[T]):
    """A name found in a text."""

    start: int
    """First code point, that of the article where one belongs to it."""
    end: int
    names: list[Name[T]]
    words: int
    """Number of words, articles not counted."""
    first: int
    """Position of its first word in `Reading.content`."""


class Reading(NamedTuple):
    """A text cut into words, ready for matching."""

    text: str
    words: list[Word]
    """All words."""
    content: list[int]
    """Positions in `words` of those that are no article."""
    capital: list[bool]
    """Of each in `content`: whether it can begin a name by its first letter or its article."""
    keys: list[str]
    """Of each in `content`: its key."""
    spellings: list[str]
    """Of each in `content`: the spelling of its key."""
    capitals: list[int]
    """The positions in `content` for which `capital` holds."""

    def beginnings(self, lower: frozenset[str]) -> list[int]:
        """Positions in `content` where a name can begin: capitals, and some words in lower case."""
        if lower.isdisjoint(self.keys):
            return self.capitals
        return [i for i, key in enumerate(self.keys) if self.capital[i] or key in lower]

    def adjoins(self, position: int) -> bool:
        """Whether the word at a position can continue a name with the one before it."""
        words = self.words
        first, last = self.content[position - 1], self.content[position]
        if last == first + 1:  # as nearly always: no article between
            return joined(self.text, words[first], words[last])
        return all(joined(self.text, words[i], words[i + 1]) for i in range(first, last))


@lru_cache(maxsize=_SENTENCES)
def read_words(text: str) -> Reading:
    """Cut a text into words once, for all tables."""
    found = words(text)
    content = [i for i, word in enumerate(found) if word.key != ARTICLE]
    capital = [
        not found[i].text[0].islower() or (i > 0 and found[i - 1].key == ARTICLE) for i in content
    ]
    keys = [found[i].key for i in content]
    capitals = [i for i, c in enumerate(capital) if c]
    return Reading(text, found, content, capital, keys, list(map(spelling, keys)), capitals)


def build_table(named: Iterable[tuple[str, T, bool]]) -> NameTable[T]:
    """Make a table of names.

    Parameters
    ----------
    named
        Name, who bears it, and whether it means the bearer only in context.
    """
    names: dict[str, list[Name[T]]] = {}
    longest: dict[str, int] = {}
    lower: set[str] = set()
    for text, bearer, contextual in named:
        name, keys = entered(text, bearer, contextual=contextual)
        for key in keys:
            rows = names.setdefault(key, [])
            if not any(known.bearer is bearer and known[1:] == name[1:] for known in rows):
                rows.append(name)
            first, blank, rest = key.partition(" ")
            longest[first] = max(longest.get(first, 0), 1 + len(blank) + rest.count(" "))
        if name.any_case:
            lower.add(fold(text).partition(" ")[0])
    return NameTable(names, longest, frozenset(lower))


def entered(text: str, bearer: T, *, contextual: bool = False) -> tuple[Name[T], list[str]]:
    """Return a name as tables keep it, and the keys to keep it under; none for no name."""
    found = name_words(text)
    article = bool(found) and found[0].key == ARTICLE
    name = Name(bearer, _acronym(text), text.islower(), article, contextual)
    return name, [" ".join(words) for words in _spellings(found)] if found else []


def look_up(table: Names[T], name: str) -> list[Name[T]]:
    """Return who bears a name that stands alone; the empty list where nobody does."""
    found = name_words(name)
    return table.bearing(" ".join(_plain(found))) if found else []


def find_names(reading: Reading, table: Names[T]) -> Iterator[Match[T]]:
    """Find the names of a table in a text, leftmost and longest, none within another."""
    free = 0
    spellings = reading.spellings
    for position in reading.beginnings(table.lower):
        if position >= free and table.begins(spellings[position]):
            match = match_at(reading, position, table)
            if match:
                yield match
                free = position + match.words


def match_at(reading: Reading, position: int, table: Names[T]) -> Match[T] | None:
    """Return the longest name that begins with the word at a position in `content`."""
    index = reading.content[position]
    first = reading.words[index]
    if not reading.capital[position] and first.key not in table.lower:
        return None
    run = _run(reading, position, table)
    for count in range(len(run), 0, -1):
        bearing = table.bearing(" ".join(run[:count]))
        if not bearing:
            continue
        last = reading.words[reading.content[position + count - 1]]
        if names := _printed(reading, position, last, bearing):
            return Match(_start(reading, index, names), last.end, names, count, position)
    return None


def _run(reading: Reading, position: int, table: Names[T]) -> list[str]:
    """Spellings of the words from a position on that one name could hold."""
    spellings = reading.spellings
    run = [spellings[position]]
    for following in range(position + 1, len(spellings)):
        if not (table.goes_on(run) and reading.adjoins(following)):
            break
        run.append(spellings[following])
    return run


def _printed(reading: Reading, position: int, last: Word, names: list[Name[T]]) -> list[Name[T]]:
    """Return the names that the words are printed as."""
    plain: bool | None = None  # what holds for one ordinary name holds for all
    found = []
    for name in names:
        if name.exact or name.any_case:
            printed = _printed_so(reading, position, last, name)
        else:
            if plain is None:
                plain = _printed_so(reading, position, last, name)
            printed = plain
        if printed:
            found.append(name)
    return found


def _printed_so(reading: Reading, position: int, last: Word, name: Name[T]) -> bool:
    """Whether the words are printed as the name asks: as an acronym, capitalised, or anyhow."""
    index = reading.content[position]
    first = reading.words[index]
    if name.exact:
        printed = reading.text[first.start : last.end].replace(".", "")
        if name.exact.endswith("."):  # the dot is what tells "Miss." from a lady
            return printed == name.exact[:-1] and "." in reading.text[last.end - 1 : last.end + 1]
        return printed == name.exact and not (first.key in _SHOUTED and _shouted(reading, index))
    if name.any_case:
        return True
    if not reading.capital[position]:
        return False
    if last is not first:
        return True
    return not (_is_acronym(reading, index) or _begins_another(reading, position))


def _is_acronym(reading: Reading, index: int) -> bool:
    """Tell "SANA reported" from the dateline "SANA (Agency)" and from a line in capitals."""
    word = reading.words[index]
    if len(word.text) > _ACRONYM_LETTERS or not (word.text.isupper() and word.text.isascii()):
        return False
    if word.text[-1].isdigit():  # "M23" is printed in no other way
        return False
    if index and reading.words[index - 1].key == ARTICLE:
        return False
    before = reading.text[max(word.start - _LINE_WINDOW, 0) : word.start]
    after = reading.text[word.end : word.end + _LINE_WINDOW].lstrip(" \xa0")
    dateline = not before.rpartition("\n")[2].strip() and after[:1] in _DATELINE
    return not (dateline or _shouted(reading, index))


def _begins_another(reading: Reading, position: int) -> bool:
    """Whether the word only leads into a name that the tables lack ("Tal Something")."""
    following = position + 1
    return (
        reading.spellings[position] in _LEADING
        and following < len(reading.content)
        and reading.capital[following]
        and reading.adjoins(following)
    )


def _shouted(reading: Reading, index: int) -> bool:
    found = reading.words
    around = [*found[max(index - 1, 0) : index], *found[index + 1 : index + 2]]
    return all(word.text.isupper() and len(word.text) > 1 for word in around)


def _start(reading: Reading, index: int, names: list[Name[T]]) -> int:
    """Begin at the article if it is one for sure: "As Syria" begins with an English word."""
    first = reading.words[index]
    article = reading.words[index - 1] if index else first
    if article.key != ARTICLE or not joined(reading.text, article, first):
        return first.start
    hyphen = reading.text[article.end : first.start] in HYPHENS
    sure = article.text.lower() in _SURE_ARTICLES or any(name.article for name in names)
    return article.start if hyphen or sure else first.start


def _acronym(name: str) -> str:
    """Letters of an acronym, up to four, two of them capitals; of an abbreviation, and its dot."""
    letters = name.replace(".", "")
    if name.endswith(".") and len(letters) <= _ABBREVIATION_LETTERS and letters.isalpha():
        return f"{letters}."
    if len(letters) > _ACRONYM_LETTERS or not letters.isalpha():
        return ""
    return letters if sum(map(str.isupper, letters)) > 1 else ""


def _plain(found: list[Word]) -> tuple[str, ...]:
    """Spellings of a name's words without articles and without a leading "the"."""
    keys = [word.key for word in found if word.key != ARTICLE] or [ARTICLE]
    if keys[0] == "the" and len(keys) > 1:
        keys = keys[1:]
    return tuple(map(spelling, keys))


def _spellings(found: list[Word]) -> Iterator[tuple[str, ...]]:
    """Yield the word sequences under which a name is kept: in words, and printed in one."""
    plain = _plain(found)
    yield plain
    articles = [i for i, word in enumerate(found[:-1]) if word.key == ARTICLE]
    if not articles and not (len(found) == 2 and plain[0] in _GLUED):
        return
    for own in (True, False):
        glued = _glue(found, own=own)
        yield tuple(map(spelling, glued))
        if len(glued) > 1:
            yield (spelling("".join(glued)),)


def _glue(found: list[Word], *, own: bool) -> list[str]:
    """Join each article to its word, as printed ("arrutba") or as ``al``."""
    glued: list[str] = []
    before = ""
    for word in found:
        if word.key == ARTICLE:
            before = word.text.lower() if own else ARTICLE
            continue
        glued.append(before + word.key)
        before = ""
    return glued
