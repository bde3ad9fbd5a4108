"""Scoring the entries of one name without a text: for ``strikemap lookup`` and as a first order.

Names decide nothing between namesakes; kind, size and distance do (GeoNames' own ranking and
geoparsing practice: larger and more prominent places are meant far more often).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from math import asin, cos, exp, log10, radians, sin, sqrt

from geo.gazetteer.names import ARTICLE, fold, spelling
from geo.records import Candidate, Entry

_EARTH_KM = 6371.0088

# How much each ground can give; what a country and a point give counts only where one is given.
_NAME = {"its name": 0.15, "another name of it": 0.12, "its name but for spelling": 0.08}
_KIND = {
    "PCL": (0.2, "country"), "PPLC": (0.2, "capital"), "ADM1": (0.16, "first-level region"),
    "PPLA": (0.14, "seat of a region"), "PPL": (0.1, "town"), "ADM": (0.08, "district"),
    "PPLX": (0.05, "quarter"),
}  # fmt: skip
_FAMILIES = ("PCL", "PPLA", "ADM")
_OTHER_KIND = 0.06
_POPULATION = 0.15
_LARGEST = 7  # ten million people and more count the same
_COUNTRY = 0.15
_NEAR = 0.35
_MOST = max(_NAME.values()) + max(share for share, _ in _KIND.values()) + _POPULATION
_NEAR_KM = 200.0

# Names that look alike: single vowels and double letters are what people misremember.
_LOOSE = str.maketrans("eoq", "iuk")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiouwy ")
_ALIKE = 0.72


def rank(
    name: str,
    entries: Sequence[Entry],
    *,
    country: str | None,
    near: tuple[float, float] | None,
) -> list[Candidate]:
    """Score the entries that bear a name, best first; ties keep the order of the tables."""
    scored = [_candidate(name, entry, country, near) for entry in entries]
    return sorted(scored, key=lambda candidate: -candidate.score)


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Great-circle distance on a sphere.

    >>> round(distance_km(lon=44.0, lat=36.2, other_lon=44.4, other_lat=33.3))
    325
    """
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(half, 1.0)))


def km_apart(candidate: Candidate, other: Candidate) -> float:
    """Distance between two candidates."""
    one, two = candidate.entry, other.entry
    return distance_km(one.lon, one.lat, two.lon, two.lat)


def map_link(candidate: Candidate) -> str:
    """Return a geo URI (RFC 5870) that any map program opens; nothing is fetched for it."""
    return f"geo:{candidate.entry.lat:.5f},{candidate.entry.lon:.5f}"


def how_called(name: str, entry: Entry) -> str:
    """Say whether an entry bears a name as its own, as another, or but for spelling."""
    wanted = _no_article(name)
    if wanted == _no_article(entry.name):
        return "its name"
    if any(wanted == _no_article(other) for other in entry.names):
        return "another name of it"
    return "its name but for spelling"


def similar(name: str, entries: Iterable[Entry], limit: int) -> list[str]:
    """Names of entries that look like a name, likest first, with the country behind."""
    wanted = _bare(name)
    if not wanted:
        return []
    best: dict[str, float] = {}
    for entry in entries:
        likeness = max(_likeness(wanted, _bare(own)) for own in (entry.name, *entry.names))
        if likeness >= _ALIKE:
            label = f"{entry.name} ({entry.country})" if entry.country else entry.name
            best[label] = max(best.get(label, 0.0), likeness)
    return sorted(best, key=lambda label: (-best[label], label))[:limit]


def _candidate(
    name: str, entry: Entry, country: str | None, near: tuple[float, float] | None
) -> Candidate:
    called = how_called(name, entry)
    grounds = [(_NAME[called], called), _kind_ground(entry), _population_ground(entry)]
    if country:
        same = entry.country == country.upper()
        grounds.append((_COUNTRY if same else 0.0, f"{'in' if same else 'not in'} {country}"))
    if near:
        away = distance_km(near[0], near[1], entry.lon, entry.lat)
        grounds.append((_NEAR * exp(-away / _NEAR_KM), f"{away:.0f} km away"))
    grounds.sort(key=lambda ground: -ground[0])
    most = _MOST + (_COUNTRY if country else 0) + (_NEAR if near else 0)
    total = sum(share for share, _ in grounds) / most
    return Candidate(entry, round(total, 4), tuple(reason for _, reason in grounds if reason))


def _kind_ground(entry: Entry) -> tuple[float, str]:
    code = entry.feature_code
    for prefix, (share, kind) in _KIND.items():
        if code == prefix or (prefix in _FAMILIES and code.startswith(prefix)):
            return share, kind
    return _OTHER_KIND, f"{entry.feature_class}.{code}"


def _population_ground(entry: Entry) -> tuple[float, str]:
    if not entry.population:
        return 0.0, ""
    share = min(log10(entry.population) / _LARGEST, 1.0)
    return _POPULATION * share, f"{entry.population:,} people"


def _no_article(name: str) -> str:
    return " ".join(key for key in fold(name).split() if key != ARTICLE)


def _bare(name: str) -> str:
    keys = [spelling(key) for key in fold(name).split() if key != ARTICLE]
    return _DOUBLE.sub(r"\1", "".join(keys).translate(_LOOSE))


def _likeness(wanted: str, own: str) -> float:
    """Likeness of two names: of the letters, and of the consonants where there are enough."""
    if not own or abs(len(wanted) - len(own)) > 4 or wanted[0] != own[0]:
        return 0.0
    consonants = wanted.translate(_VOWELS)
    if len(consonants) >= 3 and consonants == own.translate(_VOWELS):
        return 0.95
    matcher = SequenceMatcher(None, wanted, own, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
