"""Outlines of countries: whose land a point is, as the gazetteer counts it."""

from __future__ import annotations

import pytest
from shapely.geometry import Point as Dot

from geo.places.lands import Lands, lands

OUTLINES = lands()
pytestmark = pytest.mark.skipif(
    OUTLINES is None, reason="geo/_assets has no countries-50m.json; run python hatch_build.py"
)


@pytest.fixture
def world() -> Lands:
    assert OUTLINES is not None
    return OUTLINES


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [
        ("IQ", 44.37, 33.31),
        ("UA", 34.10, 44.95),  # Simferopol: Crimea is counted to Ukraine
        ("SO", 44.06, 9.56),  # Hargeisa
        ("PS", 35.20, 31.90),  # Ramallah
        ("CY", 33.36, 35.25),  # north of Nicosia
        ("XK", 21.16, 42.66),  # Pristina
        ("RU", 179.0, 67.0),  # before 180 degrees
        ("ZA", 26.2, -29.1),
    ],
)
def test_whose_land_it_is(world: Lands, code: str, lon: float, lat: float) -> None:
    country = world.country(code)
    assert country is not None
    assert country.covers(Dot(lon, lat))


def test_a_country_has_no_land_of_its_neighbour(world: Lands) -> None:
    russia, south_africa = world.country("RU"), world.country("ZA")
    assert russia is not None
    assert south_africa is not None
    assert not russia.covers(Dot(34.10, 44.95)), "Simferopol"
    assert not south_africa.covers(Dot(28.2, -29.6)), "Lesotho"


def test_no_code_is_no_country(world: Lands) -> None:
    assert world.country("") is None
    assert world.country("QQ") is None


def test_land_within_a_circle_at_the_coast(world: Lands) -> None:
    circle = Dot(35.50, 33.88).buffer(0.1)  # Beirut
    land = world.within(circle)
    assert 0.2 < land.area / circle.area < 0.8
    assert land.covers(Dot(35.53, 33.88))
    assert not world.is_land(circle)


def test_no_ring_goes_round_the_world(world: Lands) -> None:
    assert world.within(Dot(-30.0, 67.0).buffer(0.5)).is_empty, "between Greenland and Iceland"
    assert world.is_land(Dot(44.0, 33.0).buffer(0.5), "IQ")
    assert not world.is_land(Dot(44.0, 33.0).buffer(0.5), "SY")
