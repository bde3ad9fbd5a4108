"""Answering many names with what is known of their province, district and country, or not at all.

Rows of event data say "Daraa town, Markaz Daraa district, Syria". `answer` gathers the entries
that may be meant, from the surest way of reading the name to the loosest, weighs them, and answers
only where nothing more than `FAR_KM` away is as likely. A spelling that is only alike must have
the province on its side; nothing is ever placed by resemblance alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log10
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.gazetteer.entries import is_country
from geo.gazetteer.questions import Asked, Reading, read_name
from geo.gazetteer.ranking import distance_km, how_called
from geo.records import Candidate, Entry

if TYPE_CHECKING:
    from geo.gazetteer.index import Gazetteer

FAR_KM = 25.0
"""Namesakes farther apart than this are different places."""

# The classes that fit what the words say; a bare name is a settlement before all else.
_CLASSES = {
    "settlement": "P", "quarter": "P", "district": "A", "province": "A", "site": "SLTH",
    "relief": "THL", "around": "PA", "": "P",
}  # fmt: skip
_SEAS = ("SEA", "GULF", "STRT", "OCN")
_LEVEL = {"district": "ADM2", "province": "ADM1"}
# Tables print "Azaz" or "Azaz District" for a unit, whatever data print.
_UNIT_WORDS = {"ADM1": ("",), "ADM2": ("", " District", " County")}

_ALIKE = "same consonants"
_IN_PROVINCE = "in the province"
_NEAR_PROVINCE = "not far from the province"
_OTHER_PROVINCE = "in another province"
_IN_DISTRICT = "in the district"
_NOT_IN_DISTRICT = "not in the district"
_OTHER_KIND = "of another kind"

# How much each ground gives; a namesake must stay behind by `_MARGIN`.
_NAME = {
    "its name": 0.30, "another name of it": 0.27, "its name but for spelling": 0.20, _ALIKE: 0.15,
}  # fmt: skip
_FITS = 0.10
_ADMIN1 = 0.30
_ADMIN2 = 0.15
_COUNTRY = 0.05
_PROMINENCE = 0.10
_LARGEST = 7  # ten million people and more count the same
_MARGIN = 0.04
_CITY = 100_000
_DWARFING = 20  # times as many people: Paris in Texas is no rival of Paris
_DISTRICT_SLACK = 1.15  # radii hold nine tenths of an area
_SHOWN = 5


class Answer(NamedTuple):
    """What can be said of a question."""

    best: Candidate | None
    """None where an answer would be a guess."""
    near: bool
    """The name is that of a place nearby."""
    candidates: tuple[Candidate, ...]
    """Best first; a score is the share of the grounds asked for that speak for it."""

    def as_record(self) -> dict[str, Any]:
        """Return the answer as plain data, for one line of JSON."""
        return {
            "answer": _plain(self.best, near=self.near) if self.best else None,
            "candidates": [
                _plain(candidate) | {"id": candidate.entry.id, "reasons": list(candidate.reasons)}
                for candidate in self.candidates[:_SHOWN]
            ],
        }


class _Setting(NamedTuple):
    """Where a question says that its place lies."""

    country: str
    provinces: tuple[Entry, ...]
    districts: tuple[Entry, ...]

    @property
    def most(self) -> float:
        """What all grounds that can speak here give together."""
        where = (self.country, _COUNTRY), (self.provinces, _ADMIN1), (self.districts, _ADMIN2)
        said = sum(share for known, share in where if known)
        return max(_NAME.values()) + _FITS + _PROMINENCE + said


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
    country = country_code(known, asked.country)
    if asked.country and not country:
        return Answer(None, False, ())
    provinces = _units(known, asked.admin1, country, "ADM1")
    setting = _Setting(country, provinces, _units(known, asked.admin2, country, "ADM2"))
    seen: tuple[Candidate, ...] = ()
    for way, entries, alike in _gathered(known, asked.name, alike=bool(provinces)):
        there = (entry for entry in entries if not country or entry.country == country)
        found = [_weigh(known, entry, way, setting, alike=alike) for entry in there]
        found.sort(key=lambda candidate: -candidate.score)
        best = _decide(found, setting, alike=alike)
        if best:
            return Answer(best, way.near, tuple(found))
        seen = seen or tuple(found)
    return Answer(None, False, seen)


def country_code(known: Gazetteer, named: str) -> str:
    """Return the code of a country given by code or name; empty where it is none."""
    if len(named) == 2 and known.country(named.upper()):
        return named.upper()
    return next((entry.country for entry in known.find(named) if is_country(entry)), "")


def _gathered(
    known: Gazetteer, name: str, *, alike: bool
) -> Iterator[tuple[Reading, tuple[Entry, ...], bool]]:
    """Yield what may be meant: every way by its letters first, then by its consonants."""
    ways = read_name(name)
    for way in ways:
        yield way, known.find(way.name), False
    for way in ways if alike else ():
        yield way, known.find_alike(way.name), True


def _weigh(
    known: Gazetteer, entry: Entry, way: Reading, setting: _Setting, *, alike: bool
) -> Candidate:
    called = _ALIKE if alike else how_called(way.name, entry)
    country = setting.country
    grounds = [
        (_NAME[called], called),
        _kind_ground(entry, way.kind),
        _province_ground(known, entry, setting.provinces),
        _district_ground(entry, setting.districts),
        (_COUNTRY, f"in {country}") if country else (0.0, ""),
        _prominence_ground(entry),
    ]
    total = max(sum(share for share, _ in grounds), 0.0)
    reasons = tuple(reason for _, reason in grounds if reason)
    return Candidate(entry, round(total / setting.most, 4), reasons)


def _decide(found: list[Candidate], setting: _Setting, *, alike: bool) -> Candidate | None:
    """Return the best, unless it contradicts what was said, or a namesake is as likely."""
    if not found:
        return None
    best = found[0]
    grounds = set(best.reasons)
    if grounds & {_OTHER_PROVINCE, _OTHER_KIND} or grounds >= {_NEAR_PROVINCE, _NOT_IN_DISTRICT}:
        return None
    if alike and (_IN_PROVINCE not in grounds or _NOT_IN_DISTRICT in grounds):
        return None
    for rival in found[1:]:
        close = (best.score - rival.score) * setting.most < _MARGIN
        dwarfed = _dwarfed(rival.entry, best.entry)
        if close and not dwarfed and _apart(best.entry, rival.entry) > FAR_KM:
            return None
    return best


def _dwarfed(entry: Entry, city: Entry) -> bool:
    """Whether a settlement is so small beside a city of its name that nobody means it."""
    small = entry.feature_class == "P" and entry.population * _DWARFING <= city.population
    return small and city.population >= _CITY


def _kind_ground(entry: Entry, kind: str) -> tuple[float, str]:
    level = _LEVEL.get(kind)
    fits = entry.feature_code.startswith(level) if level else entry.feature_class in _CLASSES[kind]
    if fits or (not kind and entry.feature_code in _SEAS):
        return _FITS, kind
    if level or (entry.feature_class == "A" and kind):
        return -_FITS, _OTHER_KIND
    return 0.0, ""


def _province_ground(
    known: Gazetteer, entry: Entry, provinces: tuple[Entry, ...]
) -> tuple[float, str]:
    if not provinces:
        return 0.0, ""
    if entry.admin1:
        own = _units(known, entry.admin1, entry.country, "ADM1")
        if any(unit in provinces for unit in own):
            return _ADMIN1, _IN_PROVINCE
    if not any(_apart(entry, unit) <= unit.radius_km for unit in provinces):
        return -_ADMIN1, _OTHER_PROVINCE
    return (0.0, _NEAR_PROVINCE) if entry.admin1 else (_ADMIN1, _IN_PROVINCE)


def _district_ground(entry: Entry, districts: tuple[Entry, ...]) -> tuple[float, str]:
    if not districts:
        return 0.0, ""
    if any(_apart(entry, unit) <= unit.radius_km * _DISTRICT_SLACK for unit in districts):
        return _ADMIN2, _IN_DISTRICT
    return 0.0, _NOT_IN_DISTRICT


def _prominence_ground(entry: Entry) -> tuple[float, str]:
    if not entry.population:
        return 0.0, ""
    share = min(log10(entry.population) / _LARGEST, 1.0)
    return _PROMINENCE * share, f"{entry.population:,} people"


def _units(known: Gazetteer, named: str, country: str, level: str) -> tuple[Entry, ...]:
    """Return the administrative units of a level that a name means in a country."""
    if not named.strip():
        return ()  # " District" alone is somebody's name
    for find in (known.find, known.find_alike):
        for way in read_name(named):
            bearers = (entry for word in _UNIT_WORDS[level] for entry in find(way.name + word))
            units = tuple(_of_level(bearers, country, level))
            if units:
                return units
    return ()


def _of_level(entries: Iterable[Entry], country: str, level: str) -> Iterator[Entry]:
    for entry in entries:
        if entry.feature_code.startswith(level) and country in ("", entry.country):
            yield entry


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
