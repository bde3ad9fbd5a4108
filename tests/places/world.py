"""A small world for the tests of this room: real towns with rough points, and short makers.

Points are good to a few kilometres, which is all that these tests need.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geo.gazetteer import Gazetteer
from geo.records import Entry, Geometry, Precision, Span, Toponym

_CODES: dict[str, tuple[str, Precision]] = {
    "PCLI": ("A", "country"),
    "ADM1": ("A", "province"),
    "ADM2": ("A", "district"),
    "PPLX": ("P", "neighbourhood"),
    "MILB": ("S", "exact"),
    "SEA": ("H", "sea"),
    "RGN": ("L", "province"),
}


def entry(
    id_: str,
    name: str,
    code: str,
    country: str,
    lon: float,
    lat: float,
    radius_km: float,
    *,
    admin1: str = "",
    population: int = 0,
    names: tuple[str, ...] = (),
    **changes: Any,
) -> Entry:
    feature_class, precision = _CODES.get(code, ("P", "town"))
    made = Entry(
        id=id_, name=name, names=names, lon=lon, lat=lat, feature_class=feature_class,
        feature_code=code, country=country, admin1=admin1, admin2="", population=population,
        precision=precision, radius_km=radius_km, geometry=None, source="geonames:1",
    )  # fmt: skip
    return replace(made, **changes)


ENTRIES = (
    entry("iq", "Iraq", "PCLI", "IQ", 44.0, 33.0, 420),
    entry("sy", "Syria", "PCLI", "SY", 38.0, 35.0, 290),
    entry("jo", "Jordan", "PCLI", "JO", 36.0, 31.0, 220),
    entry("lb", "Lebanon", "PCLI", "LB", 35.83, 33.83, 75),
    entry("ly", "Libya", "PCLI", "LY", 17.0, 25.0, 900),
    entry("tr", "Turkey", "PCLI", "TR", 35.0, 39.0, 800),
    entry("il", "Israel", "PCLI", "IL", 34.75, 31.5, 180),
    entry("us", "United States", "PCLI", "US", -98.5, 39.76, 2300, names=("US",)),
    entry("ye", "Yemen", "PCLI", "YE", 47.5, 15.5, 500),
    entry("ge", "Georgia", "PCLI", "GE", 43.5, 42.0, 260),
    entry("us-georgia", "Georgia", "ADM1", "US", -83.5, 32.75, 260, admin1="Georgia"),
    entry("iq-anbar", "Anbar", "ADM1", "IQ", 41.62, 32.97, 230, admin1="Anbar"),
    entry("tr-anbar", "Anbar", "PPL", "TR", 34.1, 40.2, 1.5, admin1="Corum"),
    entry("iq-baghdad", "Baghdad", "PPLC", "IQ", 44.40, 33.34, 20,
          admin1="Baghdad", population=7_216_000),
    entry("iq-baghdad-province", "Baghdad", "ADM1", "IQ", 44.40, 33.28, 50, admin1="Baghdad"),
    entry("iq-mashtal", "Mashtal", "PPLX", "IQ", 44.513, 33.328, 3.2,
          admin1="Baghdad", names=("Machtal",)),
    entry("iq-mashtal-hilla", "Al Mashtal", "PPL", "IQ", 44.41, 32.45, 1.5, admin1="Babil"),
    entry("eg-mashtal", "Al Mashtal", "PPLX", "EG", 32.53, 29.97, 1.5, admin1="Suez"),
    entry("iq-al-qaim", "Al-Qaim", "PPLA2", "IQ", 40.99, 34.39, 6,
          admin1="Anbar", population=74_100),
    entry("iq-qaim-south", "Al Qa'im", "PPL", "IQ", 44.54, 31.59, 1.5, admin1="Najaf"),
    entry("sy-damascus", "Damascus", "PPLC", "SY", 36.29, 33.51, 14,
          admin1="Damascus", population=1_569_000),
    entry("sy-homs", "Homs", "PPLA", "SY", 36.73, 34.72, 10, admin1="Homs", population=775_000),
    entry("sy-homs-province", "Homs", "ADM1", "SY", 38.36, 34.48, 160, admin1="Homs"),
    entry("lb-beirut", "Beirut", "PPLC", "LB", 35.50, 33.89, 14,
          admin1="Beirut", population=1_916_000),
    entry("lb-tripoli", "Tripoli", "PPLA", "LB", 35.84, 34.43, 7,
          admin1="North", population=229_000),
    entry("ly-tripoli", "Tripoli", "PPLC", "LY", 13.19, 32.89, 15,
          admin1="Tripoli", population=1_150_000),
    entry("ye-sanaa", "Sanaa", "PPLC", "YE", 44.21, 15.35, 14,
          admin1="Sanaa City", population=1_937_000, names=("Sana'a",)),
    entry("ye-sanaa-province", "Sanaa", "ADM1", "YE", 44.34, 15.34, 80, admin1="Sanaa"),
    entry("jo-tower-22", "Tower 22", "MILB", "JO", 38.703, 33.314, 2, admin1="Mafraq"),
    entry("il-metula", "Metula", "PPL", "IL", 35.58, 33.28, 3, admin1="North", population=1_600),
    entry("ye-karam-north", "Karam", "PPL", "YE", 44.0, 16.0, 1.5, admin1="Amran"),
    entry("ye-karam-south", "Karam", "PPL", "YE", 45.2, 13.6, 1.5, admin1="Lahij"),
    entry("ps-gaza", "Gaza Strip", "ADM1", "PS", 34.38, 31.41, 21,
          admin1="Gaza Strip", names=("Gaza",)),
    entry("ps-gaza-city", "Gaza City", "PPLA", "PS", 34.47, 31.50, 6,
          admin1="Gaza Strip", population=410_000, names=("Gaza",)),
    entry("eg", "Egypt", "PCLI", "EG", 30.0, 27.0, 580),
    entry("eg-red-sea", "Red Sea", "ADM1", "EG", 33.6, 25.6, 220, admin1="Red Sea"),
    entry("red-sea", "Red Sea", "SEA", "", 38.0, 20.5, 900),
)  # fmt: skip

BORDERS: dict[tuple[str, str], Geometry] = {
    ("IQ", "SY"): {
        "type": "LineString",
        "coordinates": [[42.36, 37.11], [41.2, 36.0], [41.2, 34.8], [40.96, 34.4], [38.78, 33.37]],
    },
    ("JO", "SY"): {"type": "LineString", "coordinates": [[35.76, 32.74], [38.78, 33.37]]},
    ("LB", "SY"): {"type": "LineString", "coordinates": [[35.97, 34.65], [35.82, 33.41]]},
    ("SY", "TR"): {
        "type": "MultiLineString",
        "coordinates": [[[35.91, 35.92], [36.66, 36.83]], [[36.66, 36.83], [42.36, 37.11]]],
    },
}
"""A few corners of real borders."""

WORLD = Gazetteer(ENTRIES, (), {}, BORDERS, "")


def known(id_: str) -> Entry:
    """Return an entry of the small world."""
    found = WORLD.entry(id_)
    assert found is not None
    return found


def toponym(words: str, **changes: Any) -> Toponym:
    """Return a mention; what the small world knows under its words comes with it."""
    fields: dict[str, Any] = {
        "span": Span(0, len(words)),
        "text": words,
        "kind": "place",
        "role": "event_location",
        "relation": "in",
        "sentence": 0,
        "entries": WORLD.find(words),
    }
    return Toponym(**fields | changes)


def demonym(words: str, country: str, **changes: Any) -> Toponym:
    """Return an adjective of a country."""
    return toponym(words, kind="demonym", role="context", entries=(known(country),), **changes)


def border(*countries: str, **changes: Any) -> Toponym:
    """Return a mention of a border of one or two countries."""
    sides = tuple(known(code) for code in countries)
    other = sides[0].name if len(sides) > 1 else ""
    return toponym(
        "the border", kind="border", relation="border_of", entries=sides, other=other, **changes
    )
