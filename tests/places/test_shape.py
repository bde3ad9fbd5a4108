"""What area each relation gives; one asymmetric point for the order of the axes."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point as Dot
from shapely.geometry import Polygon, shape

from geo.places import resolve
from geo.places.context import apart_km, point_of
from geo.places.earth import BEARINGS, Point, bearing, distance_km
from geo.places.shape import Shape, shape_of
from geo.records import Entry, Relation, Toponym
from tests.places.world import ENTRIES, WORLD, entry, known, toponym

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[36.0, 34.0], [39.0, 34.0], [39.0, 35.0], [36.0, 35.0], [36.0, 34.0]]],
}


def area(id_: str, **changes: object) -> Shape:
    found = known(id_)
    return shape_of(toponym(found.name, **changes), found)


@pytest.mark.parametrize("relation", ["in", "at"])
def test_in_a_town_is_the_town(relation: Relation) -> None:
    damascus = area("sy-damascus", relation=relation)
    assert damascus == (Point(36.29, 33.51), 14, "town", None)


@pytest.mark.parametrize(
    ("id_", "precision"),
    [("iq", "country"), ("iq-anbar", "province"), ("red-sea", "sea"), ("jo-tower-22", "exact")],
)
def test_in_an_area_is_its_point_with_its_radius(id_: str, precision: str) -> None:
    found = area(id_)
    assert (found.precision, found.radius_km) == (precision, known(id_).radius_km)


@pytest.mark.parametrize(
    ("id_", "km"),
    [
        ("sy-damascus", 20),
        ("iq-al-qaim", 20),
        ("iq-baghdad", 25),
        ("il-metula", 10),
        ("jo-tower-22", 10),
        ("iq-mashtal", 8.2),
    ],
)
def test_near_is_a_circle_by_the_kind_of_place(id_: str, km: float) -> None:
    near = area(id_, relation="near")
    assert (near.precision, near.radius_km, near.point) == ("near", km, point_of(known(id_)))
    assert near.geometry is not None
    assert near.geometry["type"] == "Polygon"


def test_near_a_country_is_no_finer_than_the_country() -> None:
    assert area("iq", relation="near") == area("iq")


def test_a_distance_without_direction_is_a_circle_about_the_place() -> None:
    near = area("sy-damascus", relation="near", distance_km=12)
    assert (near.radius_km, near.point) == (15, Point(36.29, 33.51))


@pytest.mark.parametrize("towards", BEARINGS)
def test_distance_and_direction(towards: str) -> None:
    found = area("sy-damascus", relation="direction", bearing=towards, distance_km=12)
    start = point_of(known("sy-damascus"))
    assert distance_km(start, found.point) == pytest.approx(12, abs=0.01)
    assert bearing(start, found.point) == pytest.approx(BEARINGS[towards], abs=0.1)
    assert (found.precision, found.radius_km) == ("near", 3.0)


def test_east_is_more_longitude_and_north_more_latitude() -> None:
    east = area("ye-sanaa", relation="direction", bearing="e", distance_km=100).point
    assert east == pytest.approx((45.143, 15.344), abs=0.005)
    north = area("ye-sanaa", relation="direction", bearing="n", distance_km=100).point
    assert north == pytest.approx((44.21, 16.249), abs=0.005)


def test_geometry_has_longitude_first() -> None:
    near = area("ye-sanaa", relation="near").geometry
    assert near is not None
    assert all(44 < lon < 45 and 15 < lat < 16 for lon, lat in near["coordinates"][0])


def test_south_of_a_city_lies_at_its_southern_edge() -> None:
    south = area("lb-beirut", relation="direction", bearing="s")
    assert distance_km(south.point, point_of(known("lb-beirut"))) == pytest.approx(5.6, abs=0.1)
    assert south.point.lat < 33.89
    assert (south.precision, south.radius_km) == ("near", 7)


def test_eastern_baghdad_is_the_eastern_part_of_it() -> None:
    east = area("iq-baghdad", relation="direction", bearing="e", inside=True)
    assert east.precision == "town"
    assert east.radius_km < 20
    assert east.geometry is not None
    part = shape(dict(east.geometry))
    assert part.contains(Dot(44.513, 33.328)), "Mashtal lies in it"
    assert not part.contains(Dot(44.25, 33.34))
    assert part.contains(Dot(east.point))


def test_the_south_of_a_country_is_a_part_of_it() -> None:
    south = area("lb", relation="direction", bearing="s")
    assert south == area("lb", relation="direction", bearing="s", inside=True)
    assert 33.3 < south.point.lat < 33.6
    assert south.precision == "country"


def test_a_part_of_a_country_has_its_point_where_its_towns_are() -> None:
    place = resolve([toponym("Syria", bearing="sw", inside=True, relation="direction")], WORLD)[0]
    assert (place.lon, place.lat) == pytest.approx((36.51, 34.115)), "Homs and Damascus"
    east = resolve([toponym("Syria", bearing="e", inside=True, relation="direction")], WORLD)[0]
    assert east.lon is not None
    assert 39 < east.lon < 40, "no town is known there: by the map"
    assert place.radius_km is not None
    assert place.radius_km < known("sy").radius_km


def test_a_part_of_a_country_ends_at_its_land_borders() -> None:
    place = resolve([toponym("Iraq", bearing="w", inside=True, relation="direction")], WORLD)[0]
    assert place.geometry is not None
    part = shape(dict(place.geometry))
    assert part.contains(Dot(41.0, 33.0)), "Anbar"
    assert not part.contains(Dot(40.3, 35.2)), "Syria"
    assert part.is_valid


@pytest.mark.parametrize(
    ("word", "precision", "km"),
    [
        ("air base", "near", 20),
        ("airport", "near", 20),
        ("district", "district", 25),
        ("province", "province", 75),
        ("town", "town", 6),
        ("market", "town", 6),
    ],
)
def test_what_a_word_makes_of_a_town(word: str, precision: str, km: float) -> None:
    found = area("iq-al-qaim", type_word=word)
    assert (found.precision, found.radius_km) == (precision, km)


def test_a_part_of_a_polygon_is_cut_out_of_it() -> None:
    homs = entry("sy-x", "X", "ADM1", "SY", 37.5, 34.5, 150, geometry=SQUARE)
    west = shape_of(toponym("X", bearing="w", inside=True, relation="direction"), homs)
    assert west.geometry is not None
    part, whole = shape(dict(west.geometry)), shape(SQUARE)
    assert whole.buffer(1e-4).contains(part)
    assert part.area == pytest.approx(whole.area / 2, rel=0.02)
    assert part.contains(Dot(west.point))
    assert west.point.lon < 37.5
    assert west.radius_km < 150
    assert isinstance(part, Polygon)
    assert part.exterior.is_ccw


def test_between_two_places_is_the_way_from_one_to_the_other() -> None:
    mentions = [
        toponym("Homs", relation="between", other="Damascus", type_word="city"),
        toponym("Damascus", relation="between", other="Homs"),
    ]
    homs, damascus = (known("sy-homs"), known("sy-damascus"))
    for place in resolve(mentions, WORLD):
        assert place.geometry is not None
        assert place.geometry["type"] == "LineString"
        assert place.radius_km == pytest.approx(apart_km(homs, damascus) / 2, abs=0.1)
        assert place.lon == pytest.approx(36.51, abs=0.01)
        assert place.lat == pytest.approx(34.115, abs=0.01)
        assert place.precision == "near"


def test_between_takes_the_next_place_where_no_second_is_named() -> None:
    mentions = [toponym("Homs", relation="between", type_word="city"), toponym("Damascus")]
    homs, damascus = resolve(mentions, WORLD)
    assert homs.geometry is not None
    assert homs.geometry["type"] == "LineString"
    assert damascus.geometry is None


def test_the_second_of_a_pair_may_be_known_to_the_gazetteer_only() -> None:
    place = resolve([toponym("Beirut", relation="between", other="Tripoli")], WORLD)[0]
    assert place.radius_km == pytest.approx(34, abs=1), "the near Tripoli, not the one in Libya"


RELATIONS: tuple[Relation, ...] = get_args(Relation)
MENTIONS = st.builds(
    lambda relation, towards, distance, inside: toponym(
        "X", relation=relation, bearing=towards, distance_km=distance, inside=inside, entries=()
    ),
    st.sampled_from(RELATIONS),
    st.sampled_from(["", *BEARINGS]),
    st.none() | st.floats(0.5, 400),
    st.booleans(),
)
PLACES = st.sampled_from(ENTRIES) | st.builds(
    lambda lon, lat, km: entry("x", "X", "PPL", "", lon, lat, km),
    st.floats(-180, 180),
    st.floats(-88, 88),
    st.floats(0, 500),
)


@settings(deadline=None)
@given(MENTIONS, PLACES, PLACES)
def test_any_words_about_any_place_give_a_valid_area(
    mention: Toponym, place: Entry, partner: Entry
) -> None:
    found = shape_of(mention, place, partner)
    assert found.radius_km > 0
    assert -180 <= found.point.lon <= 180
    assert -90 <= found.point.lat <= 90
    if found.geometry is None:
        return
    drawn = shape(dict(found.geometry))
    assert drawn.is_valid
    assert not drawn.is_empty
    if isinstance(drawn, Polygon):
        assert drawn.exterior.is_ccw
    near = drawn.boundary if isinstance(drawn, Polygon) else drawn
    corner = near.interpolate(near.project(Dot(found.point)))
    away = distance_km(found.point, Point(corner.x, corner.y))
    assert drawn.covers(Dot(found.point)) or away <= 2 * found.radius_km
