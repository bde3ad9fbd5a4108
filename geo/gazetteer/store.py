"""A compiled layer of places: one binary file, memory-mapped, read where a name points.

`compile_layer` writes it, `Store` opens it. In the order of the file, little-endian:

===========  ==========================================================================
header       `_HEADER`: magic, version, crc32 of all that follows, sizes
facts        JSON: what the layer is, what it was made from, how many names it has
points       three doubles an entry: lon, lat, radius_km
texts        one u32 an entry and one more: where its text begins in the blob
keys         one u32 a key and one more: where the key begins in the blob
postings     one u32 a key and one more: where its bearers begin
bearers      one u32 each: entry << 4 and how the name is printed
key blob     the keys in the order of their bytes, as `matching.entered` makes them, and
             ``=source`` and ``~consonants`` (`names.skeleton`) for every entry
text blob    the other fields of an entry, with `_FIELD` between
===========  ==========================================================================

A name is found by bisection, exactly; nothing is parsed when the file is opened but the facts.
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

VERSION = 1
_MAGIC = b"SMPLACES"
_HEADER = struct.Struct("<8sIIIIIIQQ")
_FIELD = "\x1f"
ARTICLE_FLAG, EXACT_FLAG, ANY_CASE_FLAG, SCANNED_FLAG = 1, 2, 4, 8
_FLAG_BITS = 4
MOST_ENTRIES = 1 << (32 - _FLAG_BITS)
_CACHED = 1 << 14
_RULES = ("names.py", "matching.py", "compiling.py")


class _Sizes(NamedTuple):
    """Numbers of the header, in its order."""

    magic: bytes
    version: int
    crc: int
    facts: int
    entries: int
    keys: int
    bearers: int
    key_blob: int
    text_blob: int


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
        self._find = lru_cache(_CACHED)(self._bisected)  # texts name the same things again

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
        self._points = section(24 * sizes.entries).cast("d")
        self._texts = section(4 * (sizes.entries + 1)).cast("I")
        self._keys = section(4 * (sizes.keys + 1)).cast("I")
        self._postings = section(4 * (sizes.keys + 1)).cast("I")
        self._bearers = section(4 * sizes.bearers).cast("I")
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
        beginning = (" ".join(run) + " ").encode()
        at = self._find(beginning)
        return at < len(self._keys) - 1 and self._key(at).startswith(beginning)

    def of_source(self, source: str) -> Entry | None:
        """Return the entry that was made from ``dataset:id``, or None."""
        rows = self._rows(f"={source}")
        return self.entry(rows[0] >> _FLAG_BITS) if rows else None

    def entries(self) -> Iterator[Entry]:
        """Read all entries, in the order of the file."""
        return map(self.entry, range(self.count))

    def named(self, key: str, wanted: int) -> list[Name[Entry]]:
        """Return who bears a name with all of the flags that are wanted."""
        found = []
        for row in self._rows(key):
            if row & wanted == wanted:
                entry = self.entry(row >> _FLAG_BITS)
                exact = _letters(entry, key) if row & EXACT_FLAG else ""
                flags = (bool(row & ANY_CASE_FLAG), bool(row & ARTICLE_FLAG), False)
                found.append(Name(entry, exact, *flags))
        return found

    def _rows(self, key: str) -> list[int]:
        wanted = key.encode()
        at = self._find(wanted)
        if at == len(self._keys) - 1 or self._key(at) != wanted:
            return []
        return self._bearers[self._postings[at] : self._postings[at + 1]].tolist()

    def _bisected(self, wanted: bytes) -> int:
        return bisect_left(range(len(self._keys) - 1), wanted, key=self._key)

    def _key(self, at: int) -> bytes:
        return bytes(self._key_blob[self._keys[at] : self._keys[at + 1]])

    def _entry(self, row: int) -> Entry:
        text = bytes(self._text_blob[self._texts[row] : self._texts[row + 1]]).decode()
        lon, lat, radius_km = self._points[3 * row : 3 * row + 3]
        return _read(text, lon, lat, radius_km)


def write_layer(
    path: Path,
    facts: Mapping[str, Any],
    entries: tuple[array[float], array[int], Any],
    keys: tuple[array[int], array[int], array[int], Any],
) -> None:
    """Write the sections of a layer; the last of each tuple is its blob, an open binary file."""
    points, texts, text_blob = entries
    starts, postings, bearers, key_blob = keys
    said = json.dumps(dict(facts), ensure_ascii=False, sort_keys=True).encode()
    said += b" " * (-len(said) % 8)  # so that the numbers behind lie where the machine likes them
    numbers = (
        len(said), len(texts) - 1, len(starts) - 1, len(bearers), key_blob.tell(),
        text_blob.tell(),
    )  # fmt: skip
    crc = zlib.crc32(_sized(_Sizes(_MAGIC, VERSION, 0, *numbers)))
    with path.open("wb") as file:
        file.seek(_HEADER.size)
        arrays = (part.tobytes() for part in (points, texts, starts, postings, bearers))
        for part in chain((said,), arrays, _chunks(key_blob), _chunks(text_blob)):
            crc = zlib.crc32(part, crc)
            file.write(part)
        file.seek(0)
        file.write(_HEADER.pack(_MAGIC, VERSION, crc, *numbers))


def text_of(entry: Entry) -> bytes:
    """Return the fields of an entry that are no numbers of a fixed size."""
    geometry = json.dumps(entry.geometry, separators=(",", ":")) if entry.geometry else ""
    cells = (
        entry.id, entry.name, "|".join(entry.names), entry.feature_class, entry.feature_code,
        entry.country, entry.admin1, entry.admin2, str(entry.population or ""), entry.precision,
        geometry, entry.source,
    )  # fmt: skip
    return _FIELD.join(cell.replace(_FIELD, " ") for cell in cells).encode("utf-8", "replace")


def _read(text: str, lon: float, lat: float, radius_km: float) -> Entry:
    (
        id_, name, names, feature_class, feature_code, country, admin1, admin2, population,
        precision, geometry, source,
    ) = text.split(_FIELD)  # fmt: skip
    return Entry(
        id=id_,
        name=name,
        names=tuple(names.split("|")) if names else (),
        lon=lon,
        lat=lat,
        feature_class=feature_class,
        feature_code=feature_code,
        country=country,
        admin1=admin1,
        admin2=admin2,
        population=int(population or 0),
        precision=cast(Precision, precision),
        radius_km=radius_km,
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
