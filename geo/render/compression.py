"""The page's data as small as a browser can still open without a network.

Numbers and texts are bytes already (`geo.render.numbered`): letters of a word, compressed, cost
more than saying which word it is. JSON of the rest, the list of words, and the bytes are each
compressed by zlib, which browsers undo by themselves (``DecompressionStream``), and written with 91
characters, 13 bits with every two of them; base 64 would have 8 % more. ``unpack.js`` is the other
end.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from geo.render.numbered import columns_in, letters, words_of
from geo.render.payload import encoded

LEVEL = 5
SMALL = 1_000_000
"""Bytes; a smaller part is compressed in two ways, for it takes no time."""


def compressed(data: Mapping[str, Any]) -> str:
    """Return the data as text without any character that HTML knows.

    Parameters
    ----------
    data
        As for `encoded`: texts under ``text``, ids under ``ids``.

    Returns
    -------
    text
        Lengths of the parts in bytes, a blank, and the parts as `letters`: JSON of all that is
        in no other part, columns, JSON of the table of words, first bytes of words, second bytes.
    """
    rest, columns = columns_in(data)
    # zlib lets go of the interpreter: what is compressed in a thread costs no time of its own.
    with ThreadPoolExecutor(1) as other:
        packed = [other.submit(_packed, part) for part in (encoded(rest).encode(), columns)]
        first, second, table = words_of(data["text"][data["long"] :])
        packed += [other.submit(_packed, part) for part in (encoded(table).encode(), first, second)]
        parts = [part.result() for part in packed]
    return f"{','.join(str(len(part)) for part in parts)} {letters(b''.join(parts))}"


def _packed(part: bytes) -> bytes:
    """Compress as numbers, whose short matches are chance; what is small also as text."""
    ways = [(LEVEL, zlib.Z_FILTERED)]
    if len(part) < SMALL:
        ways.append((zlib.Z_BEST_COMPRESSION, zlib.Z_DEFAULT_STRATEGY))
    made = []
    for level, strategy in ways:
        packer = zlib.compressobj(
            level, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy
        )
        made.append(packer.compress(part) + packer.flush())
    return min(made, key=len)
