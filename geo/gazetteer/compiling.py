"""Compiling entries into the file that `store.Store` opens.

Entries stream through: their texts go to a scratch file, their names to a scratch SQLite table
that sorts them, so that memory grows with the number of entries by 30 bytes each and no more.
The file takes its name only when it is whole; whoever is killed before leaves the old one.
"""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from geo.errors import GazetteerError
from geo.gazetteer.matching import Name, entered
from geo.gazetteer.names import fold, skeleton
from geo.gazetteer.store import (
    ANY_CASE_FLAG,
    ARTICLE_FLAG,
    EXACT_FLAG,
    MOST_ENTRIES,
    SCANNED_FLAG,
    rules,
    text_of,
    write_layer,
)
from geo.records import Entry

_SCRATCH = ".making-"
_LEFT_SECONDS = 24 * 3600
"""A scratch folder of this age belongs to no run any more."""

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
        with scratch(path) as folder:
            made = _made(folder, path.name, entries, facts, scanned)
            made.replace(path)
    except sqlite3.Error as error:  # the disk is full, as a rule
        message = f"{path}: could not be compiled ({error}); is there room on the disk?"
        raise GazetteerError(message) from error


def _made(
    folder: Path, name: str, entries: Iterable[Entry], facts: Mapping[str, Any], scanned: Scanned
) -> Path:
    """Make the file in a scratch folder."""
    points, texts = array("d"), array("I", [0])
    with (
        _sorter(folder) as names,
        TemporaryFile(dir=folder) as text_blob,
        TemporaryFile(dir=folder) as key_blob,
    ):
        told = _Told(scanned)
        placed = _placed(entries, points, texts, text_blob)
        names.executemany("INSERT INTO names VALUES (?, ?)", _rows(placed, told))
        sections = _sections(names, key_blob)
        said = {**facts, "rules": rules(), "entries": len(texts) - 1, **told.facts()}
        write_layer(folder / name, said, (points, texts, text_blob), (*sections, key_blob))
    return folder / name


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """Give a scratch folder on the disk where a file is to be made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f"{_SCRATCH}*"):  # by a run that was killed
        if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
            rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=_SCRATCH, dir=path.parent) as folder:
        yield Path(folder)


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


def _placed(
    entries: Iterable[Entry], points: array[float], texts: array[int], blob: Any
) -> Iterator[tuple[int, Entry]]:
    """Write each entry down and number it."""
    for number, entry in enumerate(entries):
        if number >= MOST_ENTRIES:
            message = f"more than {MOST_ENTRIES:,} places in one layer: import it in parts"
            raise GazetteerError(message)
        points.extend((entry.lon, entry.lat, entry.radius_km))
        blob.write(text_of(entry))
        texts.append(blob.tell())
        yield number, entry


def _rows(numbered: Iterable[tuple[int, Entry]], told: _Told) -> Iterator[tuple[bytes, int]]:
    """Yield every key with its bearer; a key that an entry has twice counts once."""
    for number, entry in numbered:
        keys: dict[str, int] = {f"={entry.source.partition(' ')[0]}": 0}
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


def _sections(names: sqlite3.Connection, blob: Any) -> tuple[array[int], array[int], array[int]]:
    starts, postings, bearers = array("I", [0]), array("I"), array("I")
    before = None
    for key, bearer in names.execute("SELECT key, bearer FROM names ORDER BY key, bearer"):
        if key != before:
            if before is not None:
                starts.append(blob.tell())
            postings.append(len(bearers))
            blob.write(key)
            before = key
        bearers.append(bearer)
    if before is not None:
        starts.append(blob.tell())
    postings.append(len(bearers))
    return starts, postings, bearers
