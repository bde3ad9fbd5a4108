"""The file of a compiled layer of places: what is in it, written and read.

`compiling.compile_layer` makes it, `store.Store` opens it. In the order of the file, little-endian:

===========  ==========================================================================
header       `HEADER`: magic, version, crc32 of all that follows, sizes
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
text blob    the other fields of an entry, with `FIELD` between
===========  ==========================================================================

A name is found in its bucket, exactly, and the beginning of a name by bisection; nothing is
parsed when the file is opened but the facts.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, cast

from geo.records import Entry, Precision

VERSION = 2
MAGIC = b"SMPLACES"
HEADER = struct.Struct("<8sIIIIIIIIQQQ")
POINT = struct.Struct("<3i")
FIELD = "\x1f"
ARTICLE_FLAG, EXACT_FLAG, ANY_CASE_FLAG, SCANNED_FLAG = 1, 2, 4, 8
FLAG_BITS = 4
ALL_FLAGS = (1 << FLAG_BITS) - 1
MOST_ENTRIES = 1 << (32 - FLAG_BITS)
_DEGREE, _KM = 10_000_000, 1_000
"""Points are kept to a centimetre, radii to a metre."""


class Sizes(NamedTuple):
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


def write_layer(path: Path, facts: Mapping[str, Any], sections: Sections) -> None:
    """Write an index: its header, what it says of itself, its sections."""
    said = json.dumps(dict(facts), ensure_ascii=False, sort_keys=True).encode()
    said += b" " * (-len(said) % 8)  # so that the numbers behind lie where the machine likes them
    *arrays, sort_blob, key_blob, text_blob = sections
    blobs = (sort_blob, key_blob, text_blob)
    sizes = Sizes(
        MAGIC, VERSION, 0, len(said), len(sections.sorts), len(sections.sort_starts) - 1,
        len(sections.keys) - 1, len(sections.bearers), len(sections.buckets) - 1,
        *(blob.tell() for blob in blobs),
    )  # fmt: skip
    crc = zlib.crc32(sized(sizes))
    with path.open("wb") as file:
        file.seek(HEADER.size)
        for part in chain((said,), (part.tobytes() for part in arrays), *map(_chunks, blobs)):
            crc = zlib.crc32(part, crc)
            file.write(part)
        file.seek(0)
        file.write(HEADER.pack(*sizes._replace(crc=crc)))


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
    return FIELD.join(cell.replace(FIELD, " ") for cell in cells).encode("utf-8", "replace")


def read_entry(text: str, sort: list[str], point: tuple[int, int, int]) -> Entry:
    """Return the entry of `text_of`, `sort_of` and `point_of`."""
    id_, name, names, population, geometry, source = text.split(FIELD)
    feature_class, feature_code, country, admin1, admin2, precision = sort
    lon, lat, radius = point
    return Entry(  # in the order of its fields: half of a look-up is this call
        id_,
        name,
        tuple(names.split("|")) if names else (),
        lon / _DEGREE,
        lat / _DEGREE,
        feature_class,
        feature_code,
        country,
        admin1,
        admin2,
        int(population) if population else 0,
        cast(Precision, precision),
        radius / _KM,
        json.loads(geometry) if geometry else None,
        source,
    )


def sized(sizes: Sizes) -> bytes:
    """Return the header as the checksum counts it: without itself."""
    return HEADER.pack(*sizes._replace(crc=0))


def _chunks(file: Any) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(1 << 20):
        yield chunk
