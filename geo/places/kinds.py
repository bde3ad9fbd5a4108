"""What sort of place an entry is, and which sorts a report's words ask for.

GeoNames has some six hundred feature codes; for deciding between namesakes a dozen kinds are
enough. The tables are the whole of it: code to kind, type word to kinds.
"""

from __future__ import annotations

from typing import Literal

from geo.records import Entry

Kind = Literal[
    "country",
    "province",
    "district",
    "region",
    "city",
    "town",
    "village",
    "quarter",
    "base",
    "camp",
    "crossing",
    "site",
    "sea",
    "water",
    "terrain",
]

_CODES_OF: dict[Kind, str] = {
    "country": "PCL PCLI PCLD PCLF PCLS PCLIX TERR",
    "province": "ADM1 ADM1H",
    "district": "ADM2 ADM2H ADM3 ADM4 ADM5 ADMD",
    "region": "RGN RGNE RGNH AREA ADMF OAS PRK RESV",
    "city": "PPLC",
    "quarter": "PPLX",
    "village": "PPLL PPLF PPLR PPLQ PPLW",
    "base": "MILB AIRB AIRF AIRH AIRP AIRQ INSM INTM NVB FT",
    "camp": "CMP CMPRF CMPL CMPQ",
    "crossing": "CUST BDG PSTB PSTP GATE PASS",
    "sea": "SEA OCN GULF STRT CHN CHNM BAY BGHT SD",
}
_CODES = {code: kind for kind, codes in _CODES_OF.items() for code in codes.split()}

_CLASSES: dict[str, Kind] = {
    "A": "district",
    "P": "town",
    "S": "site",
    "H": "water",
    "L": "region",
    "T": "terrain",
    "R": "site",
    "V": "terrain",
}

_TOWNS: tuple[Kind, ...] = ("city", "town", "village")
_SITES: tuple[Kind, ...] = ("base", "site", "camp")

_WORDS_FOR: dict[tuple[Kind, ...], str] = {
    _TOWNS: "town municipality settlement",
    # an area here, no more than a town there
    (*_TOWNS, "district"): "township",
    ("city", "town"): "city capital metropolis",
    ("village", "town"): "village hamlet farm kibbutz moshav community",
    (*_TOWNS, "site"): "port harbour harbor terminal",
    ("province", "region"): "province governorate muhafazah state oblast emirate krai",
    ("region", "province", "district"): "region territory",
    # in Syria all of a governorate but its seat
    ("province", "region", "district"): "countryside",
    ("district", "quarter"): "district subdistrict county rayon raion qada",
    ("district", "province"): "department prefecture",
    ("district",): "lga cercle tehsil taluka woreda agency locality subcounty zone",
    ("district", "town", "city", "village"): "circle commune",
    ("quarter",): "neighbourhood neighborhood quarter borough",
    ("quarter", "town", "village"): "suburb",
    _SITES: (
        "base airbase airfield airstrip airport aerodrome barracks garrison outpost headquarter "
        "depot facility plant factory refinery field oilfield gasfield dam"
    ),
    ("site",): "hospital school university market mosque church cathedral prison station embassy",
    ("camp", "base", "quarter", "village"): "camp",
    ("crossing", "site", "town"): "crossing checkpoint gate",
    ("country",): "country kingdom republic",
    ("sea", "water"): "sea gulf strait ocean channel bay",
    ("water",): "river lake canal reservoir spring",
    ("terrain", "region"): "mountain valley island desert peninsula hill height plateau",
}
_WORDS = {word: kinds for kinds, words in _WORDS_FOR.items() for word in words.split()}
_AREAS_OF: dict[str, Kind] = {
    "local government": "district",
    "council": "district",
    "tribal": "district",
}
"""What an "area" is by the words before it."""

_CITY = 300_000  # people, from which a town counts as a city
_VILLAGE_KM = 2.5  # radius up to which a populated place of unknown size counts as a village
_VILLAGE = 5_000  # people, below which a populated place counts as a village


def kind_of(entry: Entry) -> Kind:
    """Sort an entry by its feature code, and towns by their size."""
    kind = _CODES.get(entry.feature_code) or _CLASSES.get(entry.feature_class, "site")
    if kind != "town":
        return kind
    if entry.population >= _CITY:
        return "city"
    if entry.feature_code.startswith("PPLA"):
        return "town"
    little = entry.population or _VILLAGE * (entry.radius_km > _VILLAGE_KM)
    return "village" if little < _VILLAGE else "town"


def asked_for(type_word: str) -> tuple[Kind, ...]:
    """Kinds that a type word stands for; empty where it says nothing.

    Examples
    --------
    >>> asked_for("Towns")
    ('city', 'town', 'village')
    >>> asked_for("air base")
    ('base', 'site', 'camp')
    >>> asked_for("local government area")
    ('district',)
    """
    before, _, word = type_word.casefold().replace("sub-", "sub").rpartition(" ")
    if word.startswith("area") and before in _AREAS_OF:
        return (_AREAS_OF[before],)
    return _WORDS.get(word) or _WORDS.get(word.removesuffix("s")) or ()


def is_area(entry: Entry) -> bool:
    """Whether it is a country, province, district or region: too wide to be an anchor."""
    return kind_of(entry) in ("country", "province", "district", "region", "sea", "terrain")


def can_hold(outer: Entry, inner: Entry) -> bool:
    """Whether a place of the one kind can contain one of the other, size by size."""
    return _SIZE[kind_of(outer)] > _SIZE[kind_of(inner)]


_SIZE: dict[Kind, int] = {
    "country": 6,
    "province": 5,
    "region": 4,
    "sea": 4,
    "terrain": 4,
    "district": 3,
    "water": 2,
    "city": 2,
    "town": 2,
    "village": 1,
    "quarter": 1,
    "base": 1,
    "camp": 1,
    "crossing": 1,
    "site": 0,
}
