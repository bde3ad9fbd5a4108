"""Questions about places as data print them, and how a printed name can be read.

Event data say "Daraa town", "Mintaqat Markaz Hamah district", "A/B" or "near A (B)". `read_name`
takes such a name apart: type words become evidence, double names alternatives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from geo.errors import UsageError
from geo.gazetteer.names import fold

FIELDS = ("name", "admin1", "admin2", "country")
"""What a row may say; every one may be null."""

# Words that say what a thing is, and the kind that the thing then is.
_TYPES = {
    "settlement": "town village villages city hamlet municipality locality community qaryat",
    "district": "district subdistrict districts county nahiyat nahiya nahiyah qada qadha mintaqat "
    "mintaqah rayon markaz",
    "province": "governorate province state oblast region muhafazat emirate wilayat ostan",
    "quarter": "neighbourhood neighborhood quarter suburb suburbs hayy",
    "site": "base airbase airport airfield airstrip barracks camp checkpoint crossing dam factory "
    "farm farms field fields gasfield headquarters hospital mine oilfield plant port power prison "
    "pumping quarry radar refinery reservoir road silo silos station university warehouse company "
    "air army military defense defence idp refugee oil gas border",
    "relief": "mountain mountains hill hills island lake spring springs valley river wadi",
    "around": "area areas countryside surroundings outskirts vicinity",
}
_KIND = {word: kind for kind, words in _TYPES.items() for word in words.split()}
# In front of a name these are parts of it ("Camp Speicher", "Port Sudan", "Wadi Hamid").
_ONLY_BEHIND = frozenset({*_TYPES["site"].split(), *_TYPES["relief"].split(), "hayy"})
_PARTS = re.compile(r"\s*(?:/|\(|\)|;|\s[-–]\s)\s*")
_NEAR = re.compile(
    r"^(?:the\s+)?(?:(?:near|around|outside|in|at|close to|(?:vicinity|outskirts|area|town|city|"
    r"village|villages|district|east|west|north|south) of)\s+)+",
    re.IGNORECASE,
)
_EXACT_NEAR = re.compile(r"^(?:the\s+)?(?:in|at|town of|city of|village of)\s", re.IGNORECASE)
_SIDE = re.compile(
    r"^(?:the\s+)?(?:north|south|east|west|central|centre)(?:east|west)?(?:ern)?\s+"
    r"(?:(countryside|part|parts|suburbs|outskirts)\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
_NO_POINT = re.compile(r"\bbetween\b", re.IGNORECASE)


class Asked(NamedTuple):
    """One question: a name as data print it, and what is said of where it lies."""

    name: str
    admin1: str = ""
    """Name of the first-level unit; empty where unknown."""
    admin2: str = ""
    country: str = ""
    """Name or ISO 3166-1 alpha-2 code."""


class Reading(NamedTuple):
    """One way to read a name."""

    name: str
    kind: str
    """What the words say it is: settlement, district, province, quarter, site, relief, around or
    nothing."""
    near: bool
    """The words speak of something near it, or of one side of it."""


def to_asked(row: object) -> Asked:
    """Make a question of a row read from JSON; nulls and missing fields are unknown.

    Raises
    ------
    UsageError
        If the row is no object with a ``name``, or a field is no text.
    """
    if not isinstance(row, Mapping) or "name" not in row:
        message = 'write an object such as {"name": "Daraa", "country": "SY"}'
        raise UsageError(message)
    values = {field: row.get(field) or "" for field in FIELDS}
    for field, value in values.items():
        if not isinstance(value, str):
            message = f"{field} is {value!r}; write a text or null"
            raise UsageError(message)
    return Asked(**values)


def read_questions(lines: Iterable[str], *, country: str = "") -> Iterator[Asked]:
    """Read questions from JSON Lines; empty lines are left out.

    Parameters
    ----------
    lines
        One JSON object each, see `to_asked`.
    country
        Country of the rows that name none.

    Raises
    ------
    UsageError
        Naming the first line that cannot be read.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = to_asked(json.loads(line))
        except (ValueError, UsageError) as error:
            message = f"line {number}: {error}"
            raise UsageError(message) from error
        yield asked if asked.country else asked._replace(country=country)


def read_name(name: str) -> list[Reading]:
    """Take a name apart, the likeliest way to read it first.

    >>> [(way.name, way.kind) for way in read_name("Daraa town")]
    [('Daraa town', ''), ('Daraa', 'settlement')]
    """
    if _NO_POINT.search(name):
        return []
    near = bool(_NEAR.match(name)) and not _EXACT_NEAR.match(name)
    whole = _NEAR.sub("", name).strip()
    parts = [whole, *(part for part in _PARTS.split(whole) if part and part != whole)]
    ways = [way for part in parts for way in _ways(part, near=near)]
    return list({way.name.lower(): way for way in reversed(ways)}.values())[::-1]


def _ways(part: str, *, near: bool) -> Iterator[Reading]:
    yield Reading(part, "", near)
    bare = part
    side = _SIDE.match(part)
    if side:
        bare, near = part[side.end() :], True
    words = bare.split()
    kinds: list[str] = []
    while len(words) > 1 and (kind := _KIND.get(words[-1].lower().strip(".,"))):
        kinds.append(kind)
        words.pop()
    while len(words) > 1 and (kind := _leading(words[0])):
        kinds.append(kind)
        words.pop(0)
    if side and ("province" in kinds or not (kinds or side[1])):
        return  # a side of a wide area is no place; "Eastern Ghouta" is a name or nothing
    if kinds or side:
        kind = kinds[0] if kinds else "around"
        yield Reading(" ".join(words), kind, near or kind == "around")


def _leading(word: str) -> str:
    plain = fold(word)
    return "" if plain in _ONLY_BEHIND else _KIND.get(plain, "")
