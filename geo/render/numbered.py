"""The page's data of many incidents as bytes: words by their numbers, columns by their digits.

Texts are most of it. Words are numbered by how often they stand: the most frequent 198 take one
byte, 14,336 more take two, and the rest stand by their letters in a list. A column of whole numbers
is written digit by digit in base 256: all lowest digits, then all next ones, as many as its widest
number needs and none where all are the same. A browser puts a text together when it is asked for,
so a page whose data comes like this is smaller and opens sooner than one of plain JSON.
``texts.js`` is the other end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
COUNTED = 25_000
"""Texts in which words are counted, about: of more, every second, third and so on tells as well
which words are frequent."""
ALPHABET = bytes(c for c in range(33, 127) if c not in b"<>&")
"""91 printable characters that mean nothing to HTML."""
GROUP = 13
"""Bytes that become 16 characters."""
FEW = 500
"""Incidents; columns of fewer are shorter as JSON."""
COLUMNS = ("groups", "summaries", "confidence", "evidence", "told", "sources")
"""Where `geo.render.payload.payload` has columns: lists of whole numbers, one an incident or so."""


class _Numbers(dict[str, int]):
    """Number of each numbered word; others are collected as they come."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__((word, number) for number, word in enumerate(words))
        self.rare: list[str] = []

    def __missing__(self, word: str) -> int:
        self.rare.append(word)
        return -1


class _Columns:
    """Bytes of columns, one after the other."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._length = 0

    def add(self, part: bytes) -> int:
        """Return where in all bytes a part begins."""
        begin = self._length
        self.parts.append(part)
        self._length += len(part)
        return begin

    def column(self, values: Sequence[int | None]) -> dict[str, Any]:
        """Return what tells where a column is: its length, digits, least number, and begin."""
        known = [value for value in values if value is not None]
        open_ = len(known) < len(values)
        least = min(known, default=0) - open_
        numbers = np.array([least if value is None else value for value in values], np.int64)
        numbers -= least
        digits = (int(numbers.max(initial=0)).bit_length() + 7) // 8
        begin = self.add(b"".join(_digit(numbers, place) for place in range(digits)))
        told: dict[str, Any] = {"count": len(values), "digits": digits, "least": least, "at": begin}
        return told | {"open": True} if open_ else told


def _digit(numbers: np.ndarray[Any, Any], place: int) -> bytes:
    return (numbers >> 8 * place).astype(np.uint8).tobytes()


def numbered(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Take columns, ids and texts out of a page's data.

    Parameters
    ----------
    data
        What `geo.render.payload.payload` returns, and anything else.

    Returns
    -------
    rest, blocks
        All else; and blocks for the page by their ids: columns as `letters`, the table of words
        as JSON, first and second bytes of words as `letters`. See `columns_in` and `words_of`.
    """
    rest, columns = columns_in(data)
    first, second, table = words_of(data["text"][data["long"] :])
    table["first"] = len(first)
    return rest, {
        "sm-columns": letters(columns),
        "sm-table": encoded(table),
        "sm-words": letters(first + second),
    }


def columns_in(data: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Take columns, ids and long texts out of a page's data.

    Returns
    -------
    rest, columns
        In place of a column ``rest`` says how many numbers it has (``count``), of how many
        ``digits``, the ``least`` of them, which is taken off all, and where its bytes begin
        (``at``); where it is ``open``, 0 stands for none. ``ids`` is where theirs begin, six bytes
        each, if they are ours. Of a few incidents all columns stay.
    """
    columns = _Columns()
    if len(data["summaries"]) < FEW:
        return {**data, "text": data["text"][: data["long"]]}, b""
    found = {
        name: _columned(value, columns) if name in COLUMNS else value
        for name, value in data.items()
    }
    if isinstance(data["ids"], str):
        found["ids"] = columns.add(bytes.fromhex(data["ids"]))
    found["text"] = data["text"][: data["long"]]
    return found, b"".join(columns.parts)


def _columned(value: Any, columns: _Columns) -> Any:
    """Return a part of the data with descriptions of columns in place of them."""
    if isinstance(value, dict):
        return {
            name: part if name == "rows" else _columned(part, columns)
            for name, part in value.items()
        }
    if value and isinstance(value[0], list):
        return [_columned(part, columns) for part in value]
    return columns.column(value)


AT_ONCE = 5_000
"""Texts that are cut into words at once."""


def words_of(texts: Sequence[str]) -> tuple[bytes, bytes, dict[str, Any]]:
    """Number the words of texts.

    Returns
    -------
    first, second, table
        First bytes of all words, with the ends of texts; second bytes of those that have two; and
        how many texts there are (``texts``), the words that have numbers (``vocabulary``) and the
        others in the order in which they stand (``rare``).
    """
    sample = texts[:: 1 + len(texts) // COUNTED]
    counts = Counter(chain.from_iterable(text.split(" ") for text in sample))
    numbers = _Numbers([word for word, count in counts.most_common(NUMBERED) if count > 1])
    vocabulary = list(numbers)
    parts = [np.empty(0, np.int32)]
    for begin in range(0, len(texts), AT_ONCE):  # the words of all texts would fill the memory
        words = [text.split(" ") for text in texts[begin : begin + AT_ONCE]]
        ends = np.cumsum(np.fromiter(map(len, words), np.int64, len(words)))
        known = map(numbers.__getitem__, chain.from_iterable(words))
        # Every text ends; -2 is no number of a word.
        parts.append(np.insert(np.fromiter(known, np.int32, int(ends[-1])), ends, -2))
    flat = np.concatenate(parts)
    first = np.where(flat < SHORT, flat + FIRST_SHORT, FIRST_LONG + ((flat - SHORT) >> 8))
    second = (flat[flat >= SHORT] - SHORT) & 255
    table = {"texts": len(texts), "vocabulary": vocabulary, "rare": numbers.rare}
    return first.astype(np.uint8).tobytes(), second.astype(np.uint8).tobytes(), table


def letters(data: bytes) -> str:
    """Write 13 bits with every two characters of `ALPHABET`; the end is filled up with zeros."""
    padded = data + bytes(-len(data) % GROUP)
    groups = np.frombuffer(padded, np.uint8).reshape(-1, GROUP).astype(np.uint32)
    groups = np.pad(groups, ((0, 0), (0, 1)))  # the last 13 bits end with the last byte
    pairs = np.empty((len(groups), 8), np.uint32)
    for number in range(8):
        byte, bit = divmod(13 * number, 8)
        three = groups[:, byte] << 16 | groups[:, byte + 1] << 8 | groups[:, min(byte + 2, GROUP)]
        pairs[:, number] = (three >> (11 - bit)) & 0x1FFF
    table = np.frombuffer(ALPHABET, np.uint8)
    return np.stack((table[pairs // 91], table[pairs % 91]), axis=-1).tobytes().decode()
