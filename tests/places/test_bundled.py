"""The bundled gazetteer and this room together, on the phrases that such reports use."""

from __future__ import annotations

from typing import Any

import pytest
from shapely.geometry import Point as Dot
from shapely.geometry import shape

from geo.gazetteer import Gazetteer, load
from geo.places import home_of, resolve
from geo.places.drawing import LICENCES
from geo.places.earth import Point, distance_km
from geo.records import Place, Span, Toponym


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def said(known: Gazetteer, words: str, **changes: Any) -> Toponym:
    made = Toponym(Span(0, 1), words, "place", "event_location", "in", 0)
    fields = {name: getattr(made, name) for name in Toponym.__slots__}
    return Toponym(**fields | {"entries": known.find(words, wide=False)} | changes)


def first(known: Gazetteer, words: str, changes: dict[str, Any], *context: str) -> Place:
    beside = [said(known, name, role="context") for name in context]
    return resolve([said(known, words, **changes), *beside], known)[0]


PHRASES: list[tuple[str, dict[str, Any], list[str], float, float, float, str]] = [
    # words, what stands round them, context; longitude, latitude, tolerance in km; precision
    ("al-Qaim", {"relation": "near", "type_word": "town"}, ["Anbar"], 41.09, 34.37, 15, "near"),
    ("Damascus", {"relation": "near", "type_word": "capital"}, [], 36.29, 33.51, 10, "near"),
    ("Beirut", {"relation": "direction", "bearing": "s"}, ["Lebanon"], 35.51, 33.85, 5, "near"),
    ("Mashtal", {"type_word": "neighborhood"}, ["Baghdad"], 44.51, 33.33, 5, "neighbourhood"),
    ("Machtal", {"type_word": "neighbourhood"}, ["Baghdad"], 44.51, 33.33, 5, "neighbourhood"),
    ("Tower 22", {"kind": "facility"}, ["Jordan"], 38.70, 33.31, 5, "exact"),
    ("Tower 22", {"kind": "facility"}, ["Syria", "US"], 38.70, 33.31, 5, "exact"),
    ("Red Sea", {}, ["Egypt"], 38.5, 20.0, 300, "sea"),
    ("Tripoli", {}, ["Beirut"], 35.85, 34.44, 10, "town"),
    ("Tripoli", {}, ["Libya"], 13.19, 32.88, 20, "town"),
    ("Gaza", {}, ["Israel"], 34.38, 31.41, 15, "province"),
    ("Sanaa", {}, ["Yemen"], 44.21, 15.35, 15, "town"),
    ("Homs", {}, ["Syria"], 36.72, 34.73, 10, "town"),
    ("Homs", {"type_word": "province"}, ["Syria"], 38.3, 34.5, 60, "province"),
    ("Anbar", {}, ["Iraq"], 41.6, 33.0, 60, "province"),
    ("Deir ez-Zor", {}, ["Syria"], 40.14, 35.33, 10, "town"),
    ("Hodeidah", {}, ["Yemen"], 42.95, 14.80, 10, "town"),
    # its own name says in which town it lies
    ("Old City of Sanaa", {}, [], 44.21, 15.36, 2, "neighbourhood"),
    ("Damascus' Old City", {}, [], 36.31, 33.51, 2, "neighbourhood"),
    ("Baghdad's Green Zone", {}, [], 44.39, 33.30, 2, "neighbourhood"),
    ("Beirut's southern suburbs", {}, ["Israel"], 35.51, 33.85, 5, "neighbourhood"),
    ("Baghdad", {"bearing": "e", "inside": True}, ["Iraq"], 44.50, 33.33, 10, "town"),
]


def test_a_great_city_is_no_town_that_is_spelt_alike(gazetteer: Gazetteer) -> None:
    wide = gazetteer.find("Mocha")
    place = first(gazetteer, "Mocha", {"entries": wide})
    assert "ru-moscow" in {e.id for e in wide}
    assert place.entry is None or place.entry.country == "YE"


@pytest.mark.parametrize(("words", "round_it", "context", "lon", "lat", "km", "precision"), PHRASES)
def test_phrases_of_reports(
    gazetteer: Gazetteer,
    words: str,
    round_it: dict[str, Any],
    context: list[str],
    lon: float,
    lat: float,
    km: float,
    precision: str,
) -> None:
    place = first(gazetteer, words, round_it, *context)
    assert place.lon is not None
    assert place.lat is not None
    assert distance_km(Point(place.lon, place.lat), Point(lon, lat)) <= km
    assert place.precision == precision
    assert place.confidence >= 0.5
    assert not place.ambiguous
    assert place.licence
    assert place.candidates[0].reasons


@pytest.mark.parametrize(
    ("country", "towards", "inside", "outside"),
    [
        ("Iraq", "w", (41.0, 33.0), (40.14, 35.33)),  # Anbar; Deir ez-Zor
        ("Syria", "n", (37.8, 36.5), (37.38, 37.06)),  # Manbij; Gaziantep
        ("Lebanon", "s", (35.4, 33.3), (35.5, 33.05)),  # Nabatieh; Galilee
        ("Iraq", "e", (45.5, 33.0), (46.42, 33.64)),  # Kut; Ilam
    ],
)
def test_a_part_of_a_country_ends_at_its_borders(
    gazetteer: Gazetteer,
    country: str,
    towards: str,
    inside: tuple[float, float],
    outside: tuple[float, float],
) -> None:
    place = first(gazetteer, country, {"bearing": towards, "inside": True})
    assert place.geometry is not None
    assert place.lon is not None
    assert place.lat is not None
    part = shape(dict(place.geometry))
    assert part.is_valid
    assert part.contains(Dot(inside))
    assert not part.contains(Dot(outside))
    assert part.contains(Dot(place.lon, place.lat))


def test_every_dataset_of_the_gazetteer_has_its_credit(gazetteer: Gazetteer) -> None:
    assert {e.source.partition(":")[0] for e in gazetteer.entries} <= LICENCES.keys()


def test_every_country_alone_is_itself(gazetteer: Gazetteer) -> None:
    countries = [e for e in gazetteer.entries if e.feature_code.startswith("PCL")]
    assert len(countries) > 190
    for entry in countries:
        place = resolve([said(gazetteer, entry.name)], gazetteer)[0]
        assert place.entry == entry
        assert (place.lon, place.lat) == (entry.lon, entry.lat)


@pytest.mark.parametrize(
    ("publisher", "country"),
    [
        ("Jordan Times", "JO"), ("The Times of Israel", "IL"), ("Iraqi News Agency", "IQ"),
        ("Agency", ""), ("", ""), ("Iran and Iraq Today", ""),
    ],
)  # fmt: skip
def test_an_outlet_tells_its_country(gazetteer: Gazetteer, publisher: str, country: str) -> None:
    assert home_of(publisher, gazetteer) == country


@pytest.mark.parametrize(
    ("words", "context", "land"),
    [
        ("Eastern District", ["Kharkiv"], ""),
        ("Northern District", ["Kharkiv", "Poltava"], ""),
        ("Northern District", ["Haifa"], "IL"),
        ("Northern Region", ["Mali"], ""),
        ("Northern Region", ["Tamale", "Ghana"], "GH"),
        ("South Darfur", ["Mali"], "SD"),  # a name of its own
    ],
)
def test_a_name_that_only_describes_is_of_a_country_that_is_told(
    gazetteer: Gazetteer, words: str, context: list[str], land: str
) -> None:
    changes = {"kind": "region", "entries": gazetteer.find(words)}
    assert first(gazetteer, words, changes, *context).country == land
