"""Compiling entries into the file that `store.Store` opens.

Entries stream through: their texts go to a scratch file, their names to a scratch SQLite table
that sorts them, so that memory grows with the entries by their numbers and sources, no more.
The file takes its name only when it is whole; whoever is killed before leaves the old one.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from geo.errors import GazetteerError
from geo.gazetteer.layout import (
    ANY_CASE_FLAG,
    ARTICLE_FLAG,
    EXACT_FLAG,
    MOST_ENTRIES,
    SCANNED_FLAG,
    Sections,
    hash_of,
    point_of,
    sort_of,
    source_of,
    text_of,
    write_layer,
)
from geo.gazetteer.matching import Name, entered
from geo.gazetteer.names import fold, skeleton
from geo.gazetteer.store import rules
from geo.records import Entry
from geo.writing import beside

_KEYS_A_BUCKET = 2
"""Fewer cost room on the disk, more cost time."""

Scanned = Callable[[Entry, str], bool]
"""Whether running text is scanned for a name of an entry."""


def everything(entry: Entry, name: str) -> bool:  # noqa: ARG001
    """Scan texts for every name: what is right for tables made by hand."""
    return True


def compile_layer(
    path: Path,
    entries: Iterable[Entry],
    facts: Mapping[str, Any],
    scanned: Scanned = everything,
) -> None:
    """Compile entries into an index, which replaces the old one only when it is whole.

    Parameters
    ----------
    path
        File to make.
    entries
        Read once, in order; namesakes are found in this order.
    facts
        What is to be known of the layer: what it was made from, licence, date.
    scanned
        For which names running text is scanned.

    Raises
    ------
    GazetteerError
        If there are more entries than an index can hold.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path) as made:
            _make(made, entries, facts, scanned)
    except sqlite3.Error as error:  # the disk is full, as a rule
        message = f"{path}: could not be compiled ({error}); is there room on the disk?"
        raise GazetteerError(message) from error


def _make(path: Path, entries: Iterable[Entry], facts: Mapping[str, Any], scanned: Scanned) -> None:
    """Make the file, with what is thrown away beside it: the folder is a scratch folder."""
    folder = path.parent
    with (
        _sorter(folder) as sorter,
        TemporaryFile(dir=folder) as sort_blob,
        TemporaryFile(dir=folder) as key_blob,
        TemporaryFile(dir=folder) as text_blob,
    ):
        told = _Told(scanned)
        written = _Written(sort_blob, text_blob)
        sorter.executemany("INSERT INTO names VALUES (?, ?)", _rows(written.all(entries), told))
        keys, postings, bearers, hashes = _keys(sorter, key_blob)
        buckets, hashed = _buckets(hashes)
        sections = Sections(
            written.points, written.sorts, written.by_source(), written.texts,
            written.sort_starts, keys, postings, bearers, buckets, hashed,
            sort_blob, key_blob, text_blob,
        )  # fmt: skip
        said = {**facts, "rules": rules(), "entries": len(written.sorts), **told.facts()}
        write_layer(path, said, sections)


@contextmanager
def _sorter(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "names.db", isolation_level=None)) as names:
        # The file is thrown away: nothing need survive a crash.
        names.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
        names.execute("CREATE TABLE names (key BLOB, bearer INTEGER)")
        yield names


class _Told:
    """What an index says of its names, gathered while they pass.

    Parameters
    ----------
    scanned
        For which names running text is scanned.
    """

    def __init__(self, scanned: Scanned) -> None:
        self._scanned = scanned
        self._names = 0
        self._lower: set[str] = set()
        self._longest: dict[str, int] = {}

    def flags(self, entry: Entry, text: str, name: Name[Entry], keys: list[str]) -> int:
        """Return how a name is kept, and count it."""
        self._names += 1
        flags = ARTICLE_FLAG * name.article + EXACT_FLAG * bool(name.exact)
        if name.any_case:
            flags |= ANY_CASE_FLAG
            self._lower.add(fold(text).partition(" ")[0])
        if self._scanned(entry, text):
            flags |= SCANNED_FLAG
            for key in keys:
                first = key.partition(" ")[0]
                self._longest[first] = max(self._longest.get(first, 0), 1 + key.count(" "))
        return flags

    def facts(self) -> dict[str, Any]:
        """Return what was gathered."""
        return {
            "names": self._names, "lower": sorted(self._lower), "first_words": self._longest,
        }  # fmt: skip


class _Written:
    """The entries as they are written down, one after the other.

    Parameters
    ----------
    sort_blob, text_blob
        Open binary files.
    """

    def __init__(self, sort_blob: Any, text_blob: Any) -> None:
        self._sort_blob, self._text_blob = sort_blob, text_blob
        self._known: dict[bytes, int] = {}
        self._sources: list[bytes] = []
        self.points, self.sorts = array("i"), array("I")
        self.texts, self.sort_starts = array("I", [0]), array("I", [0])

    def all(self, entries: Iterable[Entry]) -> Iterator[tuple[int, Entry]]:
        """Write each entry down and number it."""
        for number, entry in enumerate(entries):
            if number >= MOST_ENTRIES:
                message = f"more than {MOST_ENTRIES:,} places in one layer: import it in parts"
                raise GazetteerError(message)
            self._sources.append(source_of(entry).encode("utf-8", "replace"))
            self.points.extend(point_of(entry))
            self.sorts.append(self._sort(sort_of(entry)))
            self._text_blob.write(text_of(entry))
            self.texts.append(self._text_blob.tell())
            yield number, entry

    def by_source(self) -> array[int]:
        """Return the entries in the order of their sources."""
        return array("I", sorted(range(len(self._sources)), key=self._sources.__getitem__))

    def _sort(self, sort: bytes) -> int:
        number = self._known.setdefault(sort, len(self._known))
        if number == len(self.sort_starts) - 1:
            self._sort_blob.write(sort)
            self.sort_starts.append(self._sort_blob.tell())
        return number


def _rows(numbered: Iterable[tuple[int, Entry]], told: _Told) -> Iterator[tuple[bytes, int]]:
    """Yield every key with its bearer; a key that an entry has twice counts once."""
    for number, entry in numbered:
        keys: dict[str, int] = {}
        for text in (entry.name, *entry.names):
            name, under = entered(text, entry)
            flags = told.flags(entry, text, name, under)
            for key in under:
                keys[key] = _both(keys[key], flags) if key in keys else flags
            if consonants := skeleton(text):
                keys[f"~{consonants}"] = 0
        for key, flags in keys.items():
            yield key.encode("utf-8", "replace"), number << 4 | flags


def _both(one: int, other: int) -> int:
    """Join two printings of a name; an acronym that is also a plain name is no acronym."""
    return (one | other) & ~EXACT_FLAG | (one & other & EXACT_FLAG)


def _keys(names: sqlite3.Connection, blob: Any) -> tuple[array[int], ...]:
    """Write the keys; return where each begins, where its bearers do, the bearers, its hash."""
    starts, postings, bearers, hashes = array("I", [0]), array("I"), array("I"), array("I")
    before = None
    for key, bearer in names.execute("SELECT key, bearer FROM names ORDER BY key, bearer"):
        if key != before:
            postings.append(len(bearers))
            blob.write(key)
            starts.append(blob.tell())
            hashes.append(hash_of(key))
            before = key
        bearers.append(bearer)
    postings.append(len(bearers))
    return starts, postings, bearers, hashes


def _buckets(hashes: array[int]) -> tuple[array[int], array[int]]:
    """Put the keys into buckets by their hashes: where each begins, and what is in it."""
    count = len(hashes) // _KEYS_A_BUCKET + 1
    begins = array("I", bytes(4 * (count + 1)))
    for value in hashes:
        begins[value % count + 1] += 1
    for bucket in range(count):
        begins[bucket + 1] += begins[bucket]
    room, hashed = array("I", begins), array("I", bytes(4 * len(hashes)))
    for key, value in enumerate(hashes):
        hashed[room[value % count]] = key
        room[value % count] += 1
    return begins, hashed
