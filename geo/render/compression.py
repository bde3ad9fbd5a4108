"""The page's data as small as a browser can still open without a network.

Texts are most of it, and the letters of a word, compressed, cost more than saying which word it
is. So words are numbered by how often they stand: the most frequent 198 take one byte, 14,336 more
take two, and the rest stand by their letters in a list. First bytes, second bytes, JSON and ids
are each compressed by zlib, which browsers undo by themselves (``DecompressionStream``), and
written with 91 characters, 13 bits with every two of them; base 64 would have 8 % more.
``unpack.js`` and ``texts.js`` are the other end.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any

import numpy as np

from geo.render.payload import encoded

END, RARE = 0, 1
"""First bytes: the end of a text; a word that stands by its letters in ``rare``."""
FIRST_SHORT, FIRST_LONG = 2, 200
"""The lowest first byte of words of one byte, and of two."""
SHORT = FIRST_LONG - FIRST_SHORT
NUMBERED = SHORT + (256 - FIRST_LONG) * 256
COUNTED = 50_000
"""Texts in which words are counted, about: of more, every second, third and so on tells as well
which words are frequent."""
LEVEL = 5
SMALL = 2_000_000
"""Bytes; a smaller part is compressed in two ways, for it takes no time."""
ALPHABET = bytes(c for c in range(33, 127) if c not in b"<>&")
"""91 printable characters that mean nothing to HTML."""
GROUP = 13
"""Bytes that become 16 characters."""


class _Numbers(dict[str, int]):
    """Number of each numbered word; others are collected as they come."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__((word, number) for number, word in enumerate(words))
        self.rare: list[str] = []

    def __missing__(self, word: str) -> int:
        self.rare.append(word)
        return -1


def compressed(data: Mapping[str, Any]) -> str:
    """Return the data as text without any character that HTML knows.

    Parameters
    ----------
    data
        As for `encoded`: texts under ``text``, ids under ``ids``.

    Returns
    -------
    text
        Lengths of the parts in bytes, a blank, and the parts written with `ALPHABET`: JSON of all
        else, ids (six bytes each where they are ours), JSON of the table of words, first bytes of
        words, second bytes.
    """
    ours = isinstance(data["ids"], str)
    ids = bytes.fromhex(data["ids"]) if ours else b""
    rest = {name: value for name, value in data.items() if name != "text"}
    rest["ids"] = ours or data["ids"]
    # zlib lets go of the interpreter: what is compressed in a thread costs no time of its own.
    with ThreadPoolExecutor(1) as other:
        packed = [other.submit(_packed, part) for part in (encoded(rest).encode(), ids)]
        words, table = _words(data["text"])
        packed += [other.submit(_packed, part) for part in (encoded(table).encode(), *words)]
        parts = [part.result() for part in packed]
    return f"{','.join(str(len(part)) for part in parts)} {_written(b''.join(parts))}"


def _words(texts: Sequence[str]) -> tuple[tuple[bytes, bytes], dict[str, Any]]:
    """Return the first and second bytes of all words, and what tells which words they are."""
    words = [text.split(" ") for text in texts]
    counts = Counter(chain.from_iterable(words[:: 1 + len(words) // COUNTED]))
    numbers = _Numbers([word for word, count in counts.most_common(NUMBERED) if count > 1])
    vocabulary = list(numbers)
    flat = np.fromiter(map(numbers.__getitem__, chain.from_iterable(words)), np.int32)
    # Every text ends; -2 is no number of a word.
    flat = np.insert(flat, np.cumsum(np.fromiter(map(len, words), np.int64)), -2)
    first = np.where(flat < SHORT, flat + FIRST_SHORT, FIRST_LONG + ((flat - SHORT) >> 8))
    second = (flat[flat >= SHORT] - SHORT) & 255
    table = {"text": len(texts), "vocabulary": vocabulary, "rare": numbers.rare}
    return (first.astype(np.uint8).tobytes(), second.astype(np.uint8).tobytes()), table


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


def _written(data: bytes) -> str:
    """Write 13 bits with every two characters; the end is filled up with zeros."""
    padded = data + bytes(-len(data) % GROUP)
    groups = np.frombuffer(padded, np.uint8).reshape(-1, GROUP).astype(np.uint32)
    groups = np.pad(groups, ((0, 0), (0, 1)))  # the last 13 bits end with the last byte
    pairs = np.empty((len(groups), 8), np.uint32)
    for number in range(8):
        byte, bit = divmod(13 * number, 8)
        three = groups[:, byte] << 16 | groups[:, byte + 1] << 8 | groups[:, min(byte + 2, GROUP)]
        pairs[:, number] = (three >> (11 - bit)) & 0x1FFF
    letters = np.frombuffer(ALPHABET, np.uint8)
    return np.stack((letters[pairs // 91], letters[pairs % 91]), axis=-1).tobytes().decode()
