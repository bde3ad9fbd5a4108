"""A compiled layer of places, opened: memory-mapped, read where a name points.

`layout` says what is in the file. A name is found in its bucket, exactly, and the beginning of a
name by bisection; nothing is parsed when the file is opened but the facts.
"""

from __future__ import annotations

import json
import mmap
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.gazetteer.layout import (
    ALL_FLAGS,
    ANY_CASE_FLAG,
    ARTICLE_FLAG,
    EXACT_FLAG,
    FIELD,
    FLAG_BITS,
    HEADER,
    MAGIC,
    POINT,
    VERSION,
    Sizes,
    hash_of,
    read_entry,
    sized,
    source_of,
)
from geo.gazetteer.matching import Name, entered
from geo.records import Entry

_CACHED = 1 << 14
_RULES = ("names.py", "matching.py", "layout.py", "compiling.py", "short_forms.py")


def rules() -> str:
    """Fingerprint of the folding: an index made with another one finds other names."""
    return fingerprint(*_RULES)


@lru_cache(maxsize=8)
def fingerprint(*modules: str) -> str:
    """Hash modules of this room, to tell what an older version of them made."""
    here = Path(__file__)
    sources = (here.with_name(module) for module in modules)
    return sha256(b"".join(s.read_bytes() for s in sources if s.is_file())).hexdigest()[:16]


class Store:
    """One layer of places, opened; as a table of `matching.Names` it holds all its names.

    Parameters
    ----------
    path
        A file that `compile_layer` wrote.

    Raises
    ------
    GazetteerError
        If it is missing, damaged, or made by another version.
    """

    def __init__(self, path: Path):
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: an empty file
            message = f"{path}: no index to be opened ({error})"
            raise GazetteerError(message) from error
        sizes = self._checked()
        self._cut(sizes)
        self.count = sizes.entries
        self.lower = frozenset(self.facts["lower"])
        self.entry = lru_cache(_CACHED)(self._entry)
        self._sort = lru_cache(_CACHED)(self._sort_of)  # texts name the same things again
        self._rows = lru_cache(_CACHED)(self._rows_of)
        self._beginning = lru_cache(_CACHED)(self._begins)

    def __reduce__(self) -> tuple[type[Store], tuple[Path]]:
        return Store, (self.path,)

    def __len__(self) -> int:
        return self.count

    def _checked(self) -> Sizes:
        """Refuse what is not whole: the checksum covers every byte behind the header."""
        reason = "cut short"
        if len(self._map) >= HEADER.size:
            sizes = Sizes(*HEADER.unpack_from(self._map))
            whole = memoryview(self._map)
            if sizes.magic != MAGIC:
                reason = "not an index"
            elif sizes.version != VERSION:
                reason = f"of version {sizes.version}, this is {VERSION}"
            elif zlib.crc32(whole[HEADER.size :], zlib.crc32(sized(sizes))) == sizes.crc:
                return sizes
            else:
                reason = "damaged"
        message = f"{self.path}: the index is {reason}"
        raise GazetteerError(message)

    def _cut(self, sizes: Sizes) -> None:
        whole, at = memoryview(self._map), HEADER.size

        def section(length: int) -> memoryview:
            nonlocal at
            at += length
            return whole[at - length : at]

        def begun(length: int) -> int:
            """Where a section begins that is cut from the map itself: the quickest way to bytes."""
            section(length)
            return at - length

        self.facts: dict[str, Any] = json.loads(bytes(section(sizes.facts)))
        self._points = begun(POINT.size * sizes.entries)
        self._sorts = section(4 * sizes.entries).cast("I")
        self._by_source = section(4 * sizes.entries).cast("I")
        self._texts = section(4 * (sizes.entries + 1)).cast("I")
        self._sort_starts = section(4 * (sizes.sorts + 1)).cast("I")
        self._keys = section(4 * (sizes.keys + 1)).cast("I")
        self._postings = section(4 * (sizes.keys + 1)).cast("I")
        self._bearers = section(4 * sizes.bearers).cast("I")
        self._buckets = section(4 * (sizes.buckets + 1)).cast("I")
        self._hashed = section(4 * sizes.keys).cast("I")
        self._sort_blob = begun(sizes.sort_blob)
        self._key_blob = begun(sizes.key_blob)
        self._text_blob = begun(sizes.text_blob)

    # ------------------------------------------------------------ names

    def begins(self, word: str) -> bool:
        """Whether a name begins with a word."""
        return bool(self._rows(word)) or self._beginning(f"{word} ")

    def bearing(self, key: str) -> list[Name[Entry]]:
        """Return who bears a name: words joined by a blank, without articles."""
        return self.named(key, 0)

    def alike(self, consonants: str) -> list[Entry]:
        """Return the entries with a name of these consonants (`names.skeleton`)."""
        return [self.entry(row >> FLAG_BITS) for row in self._rows(f"~{consonants}")]

    def goes_on(self, run: list[str]) -> bool:
        """Whether a longer name begins with these words."""
        return self._beginning(" ".join(run) + " ")

    def of_source(self, source: str) -> Entry | None:
        """Return the entry that was made from ``dataset:id``, or None."""
        at = bisect_left(self._by_source, source, key=lambda row: source_of(self.entry(row)))
        entry = self.entry(self._by_source[at]) if at < len(self._by_source) else None
        return entry if entry and source_of(entry) == source else None

    def entries(self) -> Iterator[Entry]:
        """Read all entries, in the order of the file."""
        return map(self.entry, range(self.count))

    def of_code(self, code: str) -> Iterator[Entry]:
        """Read the entries of a feature code; their sorts tell them, so that no other is read."""
        count = len(self._sort_starts) - 1
        wanted = {n for n in range(count) if self._sort_of(n)[1] == code}
        return (self.entry(row) for row, sort in enumerate(self._sorts) if sort in wanted)

    def named(self, key: str, wanted: int) -> list[Name[Entry]]:
        """Return who bears a name with all of the flags that are wanted."""
        return [self._name(row, key) for row in self._rows(key) if row & wanted == wanted]

    def _name(self, row: int, key: str) -> Name[Entry]:
        entry = self.entry(row >> FLAG_BITS)
        if not row & ALL_FLAGS:
            return Name(entry, "", False, False, False)
        exact = _letters(entry, key) if row & EXACT_FLAG else ""
        return Name(entry, exact, bool(row & ANY_CASE_FLAG), bool(row & ARTICLE_FLAG), False)

    def _rows_of(self, key: str) -> list[int]:
        wanted = key.encode()
        bucket = hash_of(wanted) % (len(self._buckets) - 1)
        begin, end = self._buckets[bucket], self._buckets[bucket + 1]
        for at in self._hashed[begin:end]:
            if self._key(at) == wanted:
                begin, end = self._postings[at], self._postings[at + 1]
                return self._bearers[begin:end].tolist()
        return []

    def _begins(self, beginning: str) -> bool:
        wanted = beginning.encode()
        last = len(self._keys) - 1
        at = bisect_left(range(last), wanted, key=self._key)
        return at < last and self._key(at).startswith(wanted)

    def _key(self, at: int) -> bytes:
        begin, end = self._keys[at], self._keys[at + 1]
        return self._map[self._key_blob + begin : self._key_blob + end]

    def _sort_of(self, number: int) -> list[str]:
        begin, end = self._sort_starts[number], self._sort_starts[number + 1]
        return self._map[self._sort_blob + begin : self._sort_blob + end].decode().split(FIELD)

    def _entry(self, row: int) -> Entry:
        begin, end = self._texts[row], self._texts[row + 1]
        text = self._map[self._text_blob + begin : self._text_blob + end].decode()
        point = POINT.unpack_from(self._map, self._points + POINT.size * row)
        return read_entry(text, self._sort(self._sorts[row]), point)


def _letters(entry: Entry, key: str) -> str:
    """Letters of the acronym that the entry bears under a key."""
    under = (entered(text, entry) for text in (entry.name, *entry.names))
    return next((name.exact for name, keys in under if name.exact and key in keys), "")
