"""What speaks for an entry of a name: signs, each a word and how strongly it holds.

A first look goes by the entry alone (kind, people, whether a table made by hand has it). A second
one adds what the report's other names say, each weighted with how likely each of its entries is:
their countries and provinces, and how near they lie. The weights of the signs are learned
(`rank`); nothing here knows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, log, log10, radians
from typing import NamedTuple

from geo.gazetteer import fold, is_by_hand
from geo.places.context import Name, contains
from geo.places.kinds import kind_of
from geo.records import Entry

Signs = dict[str, float]

MOST_PEOPLE = 7.0
"""Logarithm of ten million: the size that counts as one."""
NAMED = 0.15
"""Evidence below which a country counts as not named."""
CALLED = 0.5
"""What an adjective says for its country, of what the country's name says."""
FADE_KM, FAR_KM = 100.0, 600.0
"""A place's nearness falls to a third over the first, and counts for nothing beyond the second."""
_TOPS, _LIKELY = 4, 0.1
"""How many of a name's entries count as places near by, and from which likelihood."""
_HALF, _SOME = 0.5, 0.01
_DEGREE_KM = 111.2
_FAR_DEGREES = FAR_KM / _DEGREE_KM
_NO_NEIGHBOURS = frozenset({"country", "continent", "H"})


class Told(NamedTuple):
    """Evidence of one name for where a report plays."""

    countries: Mapping[str, float]
    units: Mapping[tuple[str, str], float]
    points: list[tuple[float, float, float, Entry]]
    """Likelihood, longitude, latitude and the entry."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What all names of a report say together."""

    countries: Mapping[str, float]
    units: Mapping[tuple[str, str], float]
    total: float
    told: tuple[Told, ...]
    """Of each name, in their order."""
    called: Mapping[str, int]
    """How often each country stands in the report as an adjective."""
    home: str
    """The country that the reader supposes, from the outlet; empty for none."""
    at_border: Callable[[Entry, frozenset[str]], bool]
    """Whether an entry lies at the border of one of some countries."""


def sort_of(entry: Entry) -> str:
    """Return the sort of an entry that its weight goes by."""
    code = entry.feature_code
    if code.startswith("PCL"):
        return "country"
    if code == "CONT":
        return "continent"
    return code if code in ("PPLC", "ADM1", "ADM2") else entry.feature_class


def own_signs(name: Name) -> list[Signs]:
    """Return what each entry of a name says for itself."""
    towns = [e.population for e in name.entries if e.feature_class == "P"]
    largest = max(towns, default=0)
    words = fold(name.words)
    asked = bool(name.asked) and any(kind_of(e) in name.asked for e in name.entries)
    lands = {e.country for e in name.entries if sort_of(e) == "country"}
    found = []
    for entry in name.entries:
        signs = {sort_of(entry): 1.0}
        if entry.country in lands and sort_of(entry) != "country":
            signs["called like its country"] = 1.0
        if entry.feature_class == "P":
            signs["people"] = log10(entry.population + 1) / MOST_PEOPLE
            if not entry.population:
                signs["people unknown"] = 1.0
        if is_by_hand(entry):
            signs["by hand"] = signs[f"by hand, {entry.feature_class}"] = 1.0
        if fold(entry.name) == words:
            signs["own name"] = 1.0
        if asked:
            signs["asked" if kind_of(entry) in name.asked else "other kind"] = 1.0
        if len(name.entries) == 1:
            signs["only"] = 1.0
        if entry.population and entry.population == largest and len(towns) > 1:
            signs["largest"] = 1.0
        found.append(signs)
    return found


def no_place(name: Name) -> Signs:
    """Return what speaks for none of the entries."""
    signs = {"none": 1.0}
    if len(name.mentions) > 1:
        signs["none, named again"] = 1.0
    if " " in name.words.strip():
        signs["none, of several words"] = 1.0
    return signs


def tell(name: Name, likely: Sequence[float]) -> Told:
    """Return what a name says of where the report plays, from how likely its entries are."""
    countries: defaultdict[str, float] = defaultdict(float)
    units: defaultdict[tuple[str, str], float] = defaultdict(float)
    for entry, share in zip(name.entries, likely, strict=True):
        if entry.country:
            countries[entry.country] += share
            if entry.admin1:
                units[entry.country, entry.admin1] += share
    best = sorted(zip(likely, name.entries, strict=True), key=lambda t: -t[0])[:_TOPS]
    points = [
        (share, e.lon, e.lat, e)
        for share, e in best
        if share > _LIKELY and sort_of(e) not in _NO_NEIGHBOURS
    ]
    return Told(countries, units, points)


def gathered(
    told: Iterable[Told],
    called: Mapping[str, int],
    home: str,
    at_border: Callable[[Entry, frozenset[str]], bool],
) -> Evidence:
    """Join what the names of a report say; `home` is the country that the reader supposes."""
    told = tuple(told)
    countries: defaultdict[str, float] = defaultdict(float, dict.fromkeys(called, CALLED))
    units: defaultdict[tuple[str, str], float] = defaultdict(float)
    for one in told:
        for country, share in one.countries.items():
            countries[country] += share
        for unit, share in one.units.items():
            units[unit] += share
    return Evidence(countries, units, sum(countries.values()), told, called, home, at_border)


def all_signs(
    name: Name,
    index: int,
    evidence: Evidence,
    stated: Sequence[tuple[Name, Sequence[float]]],
    own: Sequence[Signs],
) -> list[Signs]:
    """Return what speaks for each entry of a name.

    Parameters
    ----------
    name, index
        The name, and its place among the names of the report.
    evidence
        What all names say.
    stated
        Names that the words put this one into ("Paris, Texas"), with how likely their entries are.
    own
        What `own_signs` gives.
    """
    mine = evidence.told[index]
    rest = evidence.total - sum(mine.countries.values())
    others = [t for i, t in enumerate(evidence.told) if i != index]
    found = []
    for entry, before in zip(name.entries, own, strict=True):
        signs = dict(before)
        sort = sort_of(entry)
        country = evidence.countries.get(entry.country, 0.0) - mine.countries.get(
            entry.country, 0.0
        )
        called = log(1 + evidence.called.get(entry.country, 0))
        if sort in ("country", "continent"):
            signs["country itself"] = log(1 + max(country, 0.0))
            signs["called itself"] = called
        else:
            signs["its country, called"] = called
            _of_country(signs, country, rest)
            if country < NAMED and rest >= _HALF:
                named = frozenset(c for c, share in evidence.countries.items() if share >= _HALF)
                if not evidence.at_border(entry, named):
                    signs["its country not named"] = 1.0
            _of_unit(signs, entry, evidence, mine, rest)
            if sort != "H":
                signs["near"] = log(1 + sum([near(entry, told) for told in others]))
        if evidence.home and entry.country == evidence.home:
            signs["at home"] = 1.0
        if stated:
            signs["inside"] = min(1.0, sum(_held(entry, outer, shares) for outer, shares in stated))
        found.append(signs)
    return found


def _of_country(signs: Signs, country: float, rest: float) -> None:
    signs["its country"] = min(country, 1.0)
    signs["its country, often"] = log(1 + max(country, 0.0))
    if rest > NAMED:
        signs["its country's share"] = country / rest


def _of_unit(signs: Signs, entry: Entry, evidence: Evidence, mine: Told, rest: float) -> None:
    if not entry.admin1:
        return
    key = (entry.country, entry.admin1)
    unit = max(evidence.units.get(key, 0.0) - mine.units.get(key, 0.0), 0.0)
    if entry.feature_code == "ADM1":
        signs["unit itself"] = log(1 + unit)
        return
    signs["its unit"] = min(unit, 1.0)
    signs["its unit, often"] = log(1 + unit)
    if rest > NAMED:
        signs["its unit's share"] = unit / rest


def near(entry: Entry, told: Told) -> float:
    """How near the likely places of another name lie: 1 for at hand, 0 for far off."""
    return sum(
        [
            share * exp(-km / FADE_KM)
            for share, lon, lat, _ in told.points
            # latitude alone tells most that are far off, without a call
            if abs(entry.lat - lat) < _FAR_DEGREES and (km := rough_km(entry, lon, lat)) < FAR_KM
        ]
    )


def rough_km(entry: Entry, lon: float, lat: float) -> float:
    """Distance to a point on a flat earth: right to a percent within a few hundred km."""
    across = (entry.lon - lon + 180) % 360 - 180
    middle = radians((entry.lat + lat) / 2)
    return _DEGREE_KM * hypot(across * cos(middle), entry.lat - lat)


def _held(entry: Entry, outer: Name, likely: Sequence[float]) -> float:
    """How likely a name means something that holds the entry."""
    return sum(
        share
        for other, share in zip(outer.entries, likely, strict=True)
        if share > _SOME and contains(other, entry)
    )
