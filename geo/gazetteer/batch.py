"""Answering many names with what is known of their province, district and country, or not at all.

Rows of event data say "Daraa town, Markaz Daraa district, Syria". `read_name` takes such a name
apart (type words, directions, double names), `answer` gathers the entries that may be meant, from
the surest way of reading the name to the loosest, weighs them and answers only where nothing
more than `FAR_KM` away is as likely. A spelling that is only alike must have the province on its
side; nothing is ever placed by resemblance alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import log10
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.errors import UsageError
from geo.gazetteer.entries import is_country
from geo.gazetteer.names import fold
from geo.gazetteer.ranking import distance_km, how_called
from geo.records import Candidate, Entry

if TYPE_CHECKING:
    from geo.gazetteer.index import Gazetteer

FAR_KM = 25.0
"""Namesakes farther apart than this are different places."""

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
_CLASSES = {
    "settlement": "P", "quarter": "P", "district": "A", "province": "A", "site": "SLTH",
    "relief": "THL", "around": "PA", "": "P",
}  # fmt: skip
# Tables print "Azaz" or "Azaz District" for a unit, whatever data print.
_UNIT_WORDS = {"ADM1": ("",), "ADM2": ("", " District", " County")}
_LEVEL = {"district": "ADM2", "province": "ADM1"}
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

# How much each ground gives; a namesake must stay behind by `_MARGIN`.
_IN_PROVINCE = "in the province"
_NEAR_PROVINCE = "not far from the province"
_OTHER_PROVINCE = "in another province"
_IN_DISTRICT = "in the district"
_NOT_IN_DISTRICT = "not in the district"
_OTHER_KIND = "of another kind"
_NAME = {
    "its name": 0.30, "another name of it": 0.27, "its name but for spelling": 0.20,
    "same consonants": 0.15,
}  # fmt: skip
_FITS = 0.10
_ADMIN1 = 0.30
_ADMIN2 = 0.15
_COUNTRY = 0.05
_PROMINENCE = 0.10
_LARGEST = 7  # ten million people and more count the same
_MARGIN = 0.04
_NAME_ALONE = 0.05
_LEAST_CONSONANTS = 4  # of a name that is only alike and has but the country on its side
_DISTRICT_SLACK = 1.15
_SHOWN = 5


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


class Answer(NamedTuple):
    """What can be said of a question."""

    best: Candidate | None
    """None where an answer would be a guess."""
    near: bool
    """The name is that of a place nearby."""
    candidates: tuple[Candidate, ...]
    """Best first; scores lie in 0..1."""

    def as_record(self) -> dict[str, Any]:
        """Return the answer as plain data, for one line of JSON."""
        return {
            "answer": _plain(self.best, near=self.near) if self.best else None,
            "candidates": [
                _plain(candidate) | {"id": candidate.entry.id, "reasons": list(candidate.reasons)}
                for candidate in self.candidates[:_SHOWN]
            ],
        }


def to_asked(row: object) -> Asked:
    """Make a question of a row read from JSON; nulls and missing fields are unknown.

    Raises
    ------
    UsageError
        If the row is no object with a ``name``, or a field is no text.
    """
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str | None):
        message = 'write an object such as {"name": "Daraa", "country": "SY"}'
        raise UsageError(message)
    values = {field: row.get(field) or "" for field in FIELDS}
    for field, value in values.items():
        if not isinstance(value, str):
            message = f"{field} is {value!r}; write a text or null"
            raise UsageError(message)
    return Asked(**values)


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


def answer(known: Gazetteer, asked: Asked) -> Answer:
    """Answer one question.

    Parameters
    ----------
    known
        The gazetteer to ask.
    asked
        The name and what is known of where it lies.

    Returns
    -------
    Answer
        Without a best candidate where nothing bears the name there, or where namesakes more
        than `FAR_KM` apart are as likely.
    """
    country = _country(known, asked.country)
    if asked.country and not country:
        return Answer(None, False, ())
    seen: tuple[Candidate, ...] = ()
    for way, entries, how in _gathered(known, asked.name):
        there = [entry for entry in entries if not country or entry.country == country]
        found = _weigh(known, there, asked, way, how, country)
        best = _decide(found, how)
        if best:
            return Answer(best, way.near, tuple(found))
        seen = seen or tuple(found)
    return Answer(None, False, seen)


def answers(known: Gazetteer, rows: Iterable[object]) -> Iterator[Answer]:
    """Answer rows in their order; see `to_asked` for what a row is."""
    return (answer(known, to_asked(row)) for row in rows)


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
    if side and ("province" in kinds or not kinds):
        return  # a side of a wide area is no place; "Eastern Ghouta" is a name or nothing
    if kinds or side:
        kind = kinds[0] if kinds else "around"
        yield Reading(" ".join(words), kind, near or kind == "around")


def _leading(word: str) -> str:
    plain = fold(word)
    return "" if plain in _ONLY_BEHIND else _KIND.get(plain, "")


def _gathered(known: Gazetteer, name: str) -> Iterator[tuple[Reading, tuple[Entry, ...], str]]:
    """Yield what may be meant: every way by its letters first, then by its consonants."""
    ways = read_name(name)
    for way in ways:
        yield way, known.find(way.name), "exact"
    for way in ways:
        yield way, known.find_alike(way.name), "alike"


def _weigh(
    known: Gazetteer,
    entries: Iterable[Entry],
    asked: Asked,
    way: Reading,
    how: str,
    country: str,
) -> list[Candidate]:
    provinces = _units(known, asked.admin1, country, "ADM1")
    districts = _units(known, asked.admin2, country, "ADM2")
    found = []
    for entry in entries:
        called = how_called(way.name, entry) if how == "exact" else "same consonants"
        grounds = [
            (_NAME[called], called),
            _kind_ground(entry, way.kind),
            _province_ground(known, entry, provinces, asked.admin1),
            _district_ground(entry, districts, asked.admin2),
            (_COUNTRY if country else 0.0, f"in {country}" if country else ""),
            _prominence_ground(entry),
        ]
        total = round(sum(share for share, _ in grounds), 4)
        reasons = tuple(reason for _, reason in grounds if reason)
        found.append(Candidate(entry, max(total, 0.0), reasons))
    return sorted(found, key=lambda candidate: -candidate.score)


def _decide(found: list[Candidate], how: str) -> Candidate | None:
    """Return the best, unless it contradicts what was said, or a namesake is as likely."""
    if not found:
        return None
    best = found[0]
    grounds = set(best.reasons)
    if grounds & {_OTHER_PROVINCE, _OTHER_KIND} or grounds >= {_NEAR_PROVINCE, _NOT_IN_DISTRICT}:
        return None
    if how == "alike" and (_IN_PROVINCE not in grounds or _NOT_IN_DISTRICT in grounds):
        return None
    for rival in found[1:]:
        close = best.score - rival.score < _MARGIN
        if close and _apart(best.entry, rival.entry) > FAR_KM:
            return None
    return best


def _kind_ground(entry: Entry, kind: str) -> tuple[float, str]:
    level = _LEVEL.get(kind)
    own = entry.feature_code if level else entry.feature_class
    if own.startswith(level) if level else own in _CLASSES[kind]:
        return _FITS, kind
    if entry.feature_class == "A" and kind:
        return -_FITS, _OTHER_KIND
    return 0.0, ""


def _province_ground(
    known: Gazetteer, entry: Entry, provinces: tuple[Entry, ...], named: str
) -> tuple[float, str]:
    if not (named and provinces):
        return 0.0, ""
    if entry.admin1:
        own = _units(known, entry.admin1, entry.country, "ADM1")
        if any(unit in provinces for unit in own):
            return _ADMIN1, _IN_PROVINCE
    near = any(_apart(entry, unit) <= unit.radius_km for unit in provinces)
    if near and not entry.admin1:
        return _ADMIN1, _IN_PROVINCE
    if near:
        return 0.0, _NEAR_PROVINCE
    return -_ADMIN1, _OTHER_PROVINCE


def _district_ground(entry: Entry, districts: tuple[Entry, ...], named: str) -> tuple[float, str]:
    if not (named and districts):
        return 0.0, ""
    if any(_apart(entry, unit) <= unit.radius_km * _DISTRICT_SLACK for unit in districts):
        return _ADMIN2, _IN_DISTRICT
    return 0.0, _NOT_IN_DISTRICT


def _prominence_ground(entry: Entry) -> tuple[float, str]:
    if not entry.population:
        return 0.0, ""
    share = min(log10(entry.population) / _LARGEST, 1.0)
    return _PROMINENCE * share, f"{entry.population:,} people"


def _country(known: Gazetteer, named: str) -> str:
    """Return the code of a country given by code or name; empty where it is none."""
    if len(named) == 2 and known.country(named.upper()):
        return named.upper()
    return next((entry.country for entry in known.find(named) if is_country(entry)), "")


def _units(known: Gazetteer, named: str, country: str, level: str) -> tuple[Entry, ...]:
    """Return the administrative units of a level that a name means in a country."""
    for find in (known.find, known.find_alike):
        for way in read_name(named):
            named_so = (entry for word in _UNIT_WORDS[level] for entry in find(way.name + word))
            units = tuple(
                entry
                for entry in named_so
                if entry.feature_code.startswith(level) and country in ("", entry.country)
            )
            if units:
                return units
    return ()


def _apart(entry: Entry, other: Entry) -> float:
    return distance_km(entry.lon, entry.lat, other.lon, other.lat)


def _plain(candidate: Candidate, *, near: bool = False) -> dict[str, Any]:
    entry = candidate.entry
    return {
        "lat": entry.lat,
        "lon": entry.lon,
        "name": entry.name,
        "precision": "near" if near else entry.precision,
        "confidence": candidate.score,
    }
