"""A compiled layer of places: one binary file, memory-mapped, read where a name points.

`compile_layer` writes it, `Store` opens it. In the order of the file, little-endian:

===========  ==========================================================================
header       `_HEADER`: magic, version, crc32 of all that follows, sizes
facts        JSON: what the layer is, what it was made from, how many names it has
points       three i32 an entry: lon and lat in 1e-7 degrees, radius in metres
sorts        one u32 an entry: which of the sorts its class, country and province are
by source    one u32 each: the entries in the order of their sources
texts        one u32 an entry and one more: where its text begins in the blob
sort starts  one u32 a sort and one more: where the sort begins in the blob
keys         one u32 a key and one more: where the key begins in the blob
postings     one u32 a key and one more: where its bearers begin
bearers      one u32 each: entry << 4 and how the name is printed
buckets      one u32 a bucket and one more: where its keys begin in the next section
hashed       one u32 a key: the keys in the order of their buckets (`hash_of`)
sort blob    what many entries share: class, code, country, admin1, admin2, precision
key blob     the keys in the order of their bytes, as `matching.entered` makes them, and
             ``~consonants`` (`names.skeleton`) for every entry
text blob    the other fields of an entry, with `_FIELD` between
===========  ==========================================================================

A name is found in its bucket, exactly, and the beginning of a name by bisection; nothing is
parsed when the file is opened but the facts.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, cast

from geo.errors import GazetteerError
from geo.gazetteer.matching import Name, entered
from geo.records import Entry, Precision

VERSION = 2
_MAGIC = b"SMPLACES"
_HEADER = struct.Struct("<8sIIIIIIIIQQQ")
_FIELD = "\x1f"
ARTICLE_FLAG, EXACT_FLAG, ANY_CASE_FLAG, SCANNED_FLAG = 1, 2, 4, 8
_FLAG_BITS = 4
_ALL_FLAGS = (1 << _FLAG_BITS) - 1
MOST_ENTRIES = 1 << (32 - _FLAG_BITS)
_CACHED = 1 << 14
_DEGREE, _KM = 10_000_000, 1_000
"""Points are kept to a centimetre, radii to a metre."""
_RULES = ("names.py", "matching.py", "compiling.py")


class _Sizes(NamedTuple):
    """Numbers of the header, in its order."""

    magic: bytes
    version: int
    crc: int
    facts: int
    entries: int
    sorts: int
    keys: int
    bearers: int
    buckets: int
    sort_blob: int
    key_blob: int
    text_blob: int


class Sections(NamedTuple):
    """What an index is written from, in the order of the file; the last three are open files."""

    points: array[int]
    sorts: array[int]
    by_source: array[int]
    texts: array[int]
    sort_starts: array[int]
    keys: array[int]
    postings: array[int]
    bearers: array[int]
    buckets: array[int]
    hashed: array[int]
    sort_blob: Any
    key_blob: Any
    text_blob: Any


def hash_of(key: bytes) -> int:
    """Return the number whose rest, divided by the number of buckets, is a key's bucket."""
    return zlib.crc32(key)


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

    def _checked(self) -> _Sizes:
        """Refuse what is not whole: the checksum covers every byte behind the header."""
        reason = "cut short"
        if len(self._map) >= _HEADER.size:
            sizes = _Sizes(*_HEADER.unpack_from(self._map))
            whole = memoryview(self._map)
            if sizes.magic != _MAGIC:
                reason = "not an index"
            elif sizes.version != VERSION:
                reason = f"of version {sizes.version}, this is {VERSION}"
            elif zlib.crc32(whole[_HEADER.size :], zlib.crc32(_sized(sizes))) == sizes.crc:
                return sizes
            else:
                reason = "damaged"
        message = f"{self.path}: the index is {reason}"
        raise GazetteerError(message)

    def _cut(self, sizes: _Sizes) -> None:
        whole, at = memoryview(self._map), _HEADER.size

        def section(length: int) -> memoryview:
            nonlocal at
            at += length
            return whole[at - length : at]

        self.facts: dict[str, Any] = json.loads(bytes(section(sizes.facts)))
        self._points = section(12 * sizes.entries).cast("i")
        self._sorts = section(4 * sizes.entries).cast("I")
        self._by_source = section(4 * sizes.entries).cast("I")
        self._texts = section(4 * (sizes.entries + 1)).cast("I")
        self._sort_starts = section(4 * (sizes.sorts + 1)).cast("I")
        self._keys = section(4 * (sizes.keys + 1)).cast("I")
        self._postings = section(4 * (sizes.keys + 1)).cast("I")
        self._bearers = section(4 * sizes.bearers).cast("I")
        self._buckets = section(4 * (sizes.buckets + 1)).cast("I")
        self._hashed = section(4 * sizes.keys).cast("I")
        self._sort_blob = section(sizes.sort_blob)
        self._key_blob = section(sizes.key_blob)
        self._text_blob = section(sizes.text_blob)

    # ------------------------------------------------------------ names

    def bearing(self, key: str) -> list[Name[Entry]]:
        """Return who bears a name: words joined by a blank, without articles."""
        return self.named(key, 0)

    def alike(self, consonants: str) -> list[Entry]:
        """Return the entries with a name of these consonants (`names.skeleton`)."""
        return [self.entry(row >> _FLAG_BITS) for row in self._rows(f"~{consonants}")]

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

    def named(self, key: str, wanted: int) -> list[Name[Entry]]:
        """Return who bears a name with all of the flags that are wanted."""
        return [self._name(row, key) for row in self._rows(key) if row & wanted == wanted]

    def _name(self, row: int, key: str) -> Name[Entry]:
        entry = self.entry(row >> _FLAG_BITS)
        if not row & _ALL_FLAGS:
            return Name(entry, "", False, False, False)
        exact = _letters(entry, key) if row & EXACT_FLAG else ""
        return Name(entry, exact, bool(row & ANY_CASE_FLAG), bool(row & ARTICLE_FLAG), False)

    def _rows_of(self, key: str) -> list[int]:
        wanted = key.encode()
        bucket = hash_of(wanted) % (len(self._buckets) - 1)
        for at in self._hashed[self._buckets[bucket] : self._buckets[bucket + 1]]:
            if self._key(at) == wanted:
                return self._bearers[self._postings[at] : self._postings[at + 1]].tolist()
        return []

    def _begins(self, beginning: str) -> bool:
        wanted = beginning.encode()
        last = len(self._keys) - 1
        at = bisect_left(range(last), wanted, key=self._key)
        return at < last and self._key(at).startswith(wanted)

    def _key(self, at: int) -> bytes:
        return bytes(self._key_blob[self._keys[at] : self._keys[at + 1]])

    def _sort_of(self, number: int) -> list[str]:
        begin, end = self._sort_starts[number : number + 2]
        return bytes(self._sort_blob[begin:end]).decode().split(_FIELD)

    def _entry(self, row: int) -> Entry:
        text = str(self._text_blob[self._texts[row] : self._texts[row + 1]], "utf-8")
        return _read(text, self._sort(self._sorts[row]), self._points[3 * row : 3 * row + 3])


def write_layer(path: Path, facts: Mapping[str, Any], sections: Sections) -> None:
    """Write an index: its header, what it says of itself, its sections."""
    said = json.dumps(dict(facts), ensure_ascii=False, sort_keys=True).encode()
    said += b" " * (-len(said) % 8)  # so that the numbers behind lie where the machine likes them
    *arrays, sort_blob, key_blob, text_blob = sections
    blobs = (sort_blob, key_blob, text_blob)
    sizes = _Sizes(
        _MAGIC, VERSION, 0, len(said), len(sections.sorts), len(sections.sort_starts) - 1,
        len(sections.keys) - 1, len(sections.bearers), len(sections.buckets) - 1,
        *(blob.tell() for blob in blobs),
    )  # fmt: skip
    crc = zlib.crc32(_sized(sizes))
    with path.open("wb") as file:
        file.seek(_HEADER.size)
        for part in chain((said,), (part.tobytes() for part in arrays), *map(_chunks, blobs)):
            crc = zlib.crc32(part, crc)
            file.write(part)
        file.seek(0)
        file.write(_HEADER.pack(*sizes._replace(crc=crc)))


def point_of(entry: Entry) -> tuple[int, int, int]:
    """Return the numbers that an index keeps of an entry."""
    radius = min(round(entry.radius_km * _KM), 2**31 - 1)
    return round(entry.lon * _DEGREE), round(entry.lat * _DEGREE), radius


def source_of(entry: Entry) -> str:
    """Return the first source of an entry: what it was made from."""
    return entry.source.partition(" ")[0]


def sort_of(entry: Entry) -> bytes:
    """Return the fields of an entry that many share."""
    return _cells(
        entry.feature_class, entry.feature_code, entry.country, entry.admin1, entry.admin2,
        entry.precision,
    )  # fmt: skip


def text_of(entry: Entry) -> bytes:
    """Return the fields of an entry that are its own and no numbers of a fixed size."""
    geometry = json.dumps(entry.geometry, separators=(",", ":")) if entry.geometry else ""
    people = str(entry.population or "")
    return _cells(entry.id, entry.name, "|".join(entry.names), people, geometry, entry.source)


def _cells(*cells: str) -> bytes:
    return _FIELD.join(cell.replace(_FIELD, " ") for cell in cells).encode("utf-8", "replace")


def _read(text: str, sort: list[str], point: memoryview) -> Entry:
    id_, name, names, population, geometry, source = text.split(_FIELD)
    feature_class, feature_code, country, admin1, admin2, precision = sort
    lon, lat, radius = point
    return Entry(
        id=id_,
        name=name,
        names=tuple(names.split("|")) if names else (),
        lon=lon / _DEGREE,
        lat=lat / _DEGREE,
        feature_class=feature_class,
        feature_code=feature_code,
        country=country,
        admin1=admin1,
        admin2=admin2,
        population=int(population or 0),
        precision=cast(Precision, precision),
        radius_km=radius / _KM,
        geometry=json.loads(geometry) if geometry else None,
        source=source,
    )


def _letters(entry: Entry, key: str) -> str:
    """Letters of the acronym that the entry bears under a key."""
    under = (entered(text, entry) for text in (entry.name, *entry.names))
    return next((name.exact for name, keys in under if name.exact and key in keys), "")


def _sized(sizes: _Sizes) -> bytes:
    """Return the header as the checksum counts it: without itself."""
    return _HEADER.pack(*sizes._replace(crc=0))


def _chunks(file: Any) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(1 << 20):
        yield chunk
