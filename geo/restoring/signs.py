"""What the words about a gap between two words say of a comma that may have stood there.

Signs are short words; what each is worth stands in ``weights.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
     "sept", "oct", "nov", "dec"]
)  # fmt: skip
SPEECH = frozenset(
    ["said", "says", "say", "told", "reported", "reports", "added", "according", "announced",
     "stated", "confirmed", "claimed", "tweeted", "wrote", "explained", "warned", "noted"]
)  # fmt: skip
ENDINGS = ("ed", "ing", "ly", "s")
FAR = 8
"""Words up to the next verb of speech that are told apart."""
NOTHING = "#"
_WORD = re.compile(r"\S+")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Words(NamedTuple):
    """A sentence as its signs see it."""

    ends: tuple[int, ...]
    """Offset right after each word."""
    keys: tuple[str, ...]
    """Each word in lower case, without marks and digits."""
    shapes: tuple[str, ...]
    """What each looks like: a capital, an ending, a place, a day."""
    speech: tuple[int, ...]
    """Words up to the next verb of speech, at most `FAR`."""


def words_of(text: str, places: Sequence[tuple[int, int]]) -> Words:
    """Cut a sentence into words.

    Parameters
    ----------
    text
        The sentence.
    places
        Start and end of the place names in it.
    """
    found = list(_WORD.finditer(text))
    ends = {end for _, end in places}
    keys = tuple(_key(m.group()) for m in found)
    shapes = tuple(
        "P" if m.end() in ends else _shape(m.group(), key)
        for m, key in zip(found, keys, strict=True)
    )
    ahead = [FAR]
    for key in reversed(keys):
        ahead.append(0 if key in SPEECH else min(FAR, ahead[-1] + 1))
    return Words(tuple(m.end() for m in found), keys, shapes, tuple(reversed(ahead)))


def signs_at(words: Words, at: int, begun: int) -> list[str]:
    """Return the signs of the gap after a word.

    Parameters
    ----------
    words
        The sentence.
    at
        Index of the word in front of the gap.
    begun
        Index of the first word after the comma before, or 0.
    """
    key, shape = words.keys, words.shapes
    w0, w1 = key[at], key[at + 1]
    s0, s1 = shape[at], shape[at + 1]
    before = key[at - 1] if at else NOTHING
    looks = shape[at - 1] if at else NOTHING
    after, then = (key[at + 2], shape[at + 2]) if at + 2 < len(key) else (NOTHING, NOTHING)
    first = ("^" if begun == 0 else "") + key[begun]
    long, left = _bucket(at - begun), _bucket(len(key) - 2 - at)
    return [
        "",
        f"a {w0}",
        f"b {w1}",
        f"p {before}",
        f"n {after}",
        f"ab {w0} {w1}",
        f"bn {w1} {after}",
        f"as {w0} {s1}",
        f"sb {s0} {w1}",
        f"ss {s0} {s1}",
        f"sss {looks} {s0} {s1}",
        f"sst {s0} {s1} {then}",
        f"f {first} {long}",
        f"fb {first} {w1}",
        f"fs {first} {s0} {s1}",
        f"l {begun == 0:d} {long} {s0} {s1}",
        f"d {words.speech[at + 1]} {s1}",
        f"db {words.speech[at + 1]} {w1}",
        f"r {left} {s0} {s1}",
    ]


def _key(word: str) -> str:
    bare = word.strip('"().!?[]-–—').lower()
    if _YEAR.fullmatch(bare):
        return "Y"
    return re.sub(r"\d+", "0", bare) or word


def _shape(word: str, key: str) -> str:
    bare = word.strip('"()[]')
    if key in DAYS:
        looks = "W"
    elif key in SPEECH:
        looks = "S"
    elif bare[:1].isupper():
        looks = "M" if key in MONTHS else "A" if bare.isupper() and len(bare) > 1 else "C"
    elif bare[:1].isdigit():
        looks = "0"
    else:
        looks = next((e for e in ENDINGS if key.endswith(e) and len(key) > len(e) + 2), "a")
    return looks + "".join(mark for mark in '"()' if mark in word)


def _bucket(count: int) -> str:
    return str(count if count < 5 else 5 if count < 8 else 8 if count < 14 else 14)
