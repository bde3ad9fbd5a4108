"""What area each relation gives; one asymmetric point for the order of the axes."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point as Dot
from shapely.geometry import Polygon, shape

from geo.places import areas, resolve
from geo.places.context import apart_km, point_of
from geo.places.earth import BEARINGS, Point, bearing, distance_km
from geo.places.lands import lands
from geo.places.shape import Shape, shape_of
from geo.records import Entry, Relation, Span, Toponym
from tests.places.world import ENTRIES, WORLD, demonym, entry, known, toponym

needs_outlines = pytest.mark.skipif(
    lands() is None, reason="geo/_assets has no countries-50m.json; run python hatch_build.py"
)

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
    assert place.lon is not None
    assert place.lat is not None
    assert 36.29 < place.lon < 36.73, "between Damascus and Homs"
    assert 33.51 < place.lat < 34.115, "and nearer to Damascus, which lies farther south-west"
    east = resolve([toponym("Syria", bearing="e", inside=True, relation="direction")], WORLD)[0]
    assert east.lon is not None
    assert 39 < east.lon < 41, "no town is known there: by the map"
    assert place.radius_km is not None
    assert place.radius_km < known("sy").radius_km


@needs_outlines
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
    assert part.area == pytest.approx(whole.area * 0.4, rel=0.02)
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


# ---------------------------------------------------------------- coasts, borders, edges

HODEIDAH = entry("ye-hodeidah", "Hodeidah", "PPLA", "YE", 42.95, 14.8, 10, population=400_000)
SEA, LAND = Dot(42.7, 14.78), Dot(43.05, 14.85)


def drawn(found: Shape) -> Any:
    assert found.geometry is not None
    return shape(dict(found.geometry))


@needs_outlines
def test_near_a_port_is_land_and_off_it_is_sea() -> None:
    near = drawn(shape_of(toponym("X", relation="near"), HODEIDAH))
    off = shape_of(toponym("X", relation="near", type_word="waters of port city"), HODEIDAH)
    assert near.contains(LAND)
    assert not near.contains(SEA)
    assert drawn(off).contains(SEA)
    assert not drawn(off).contains(LAND)
    assert off.point.lon < 42.85, "its point is out at sea"
    assert (off.precision, off.radius_km) == ("near", 40.0)


@needs_outlines
def test_a_distance_off_a_port_is_counted_out_to_sea() -> None:
    words = toponym("X", relation="near", type_word="waters", distance_km=60.0)
    found = shape_of(words, HODEIDAH)
    assert distance_km(found.point, point_of(HODEIDAH)) == pytest.approx(60, abs=8)
    assert found.point.lon < 42.5


@needs_outlines
def test_waters_far_from_the_sea_are_the_place_itself() -> None:
    plain = area("iq-al-qaim", relation="near")
    assert area("iq-al-qaim", relation="near", type_word="waters") == plain


@needs_outlines
def test_off_a_country_is_the_sea_along_its_coast() -> None:
    off = area("ye", relation="near", type_word="waters")
    assert off.precision == "sea"
    assert drawn(off).contains(Dot(42.6, 14.6))
    assert drawn(off).contains(Dot(48.0, 13.7))
    assert not drawn(off).contains(Dot(44.2, 15.35)), "Sanaa"
    west = drawn(area("ye", relation="near", type_word="western waters"))
    assert west.contains(Dot(42.6, 14.6))
    assert not west.contains(Dot(51.0, 15.0))


@needs_outlines
def test_the_coast_of_a_country_is_the_land_along_it() -> None:
    coast = drawn(area("lb", relation="at", type_word="coast"))
    assert coast.contains(Dot(35.40, 33.56)), "behind Sidon"
    assert not coast.contains(Dot(36.2, 34.0)), "Baalbek"
    assert not coast.contains(Dot(35.2, 33.8)), "the sea"


@needs_outlines
@pytest.mark.parametrize(
    "beside",
    [toponym("Iraq", span=Span(20, 24)), demonym("Iraqi", "iq", span=Span(0, 5))],
)
def test_near_a_town_stays_in_the_country_that_the_words_name(beside: Toponym) -> None:
    near = toponym("al-Qaim", relation="near", span=Span(10, 17))
    other_side = Dot(40.88, 34.45)
    alone, named = (resolve(row, WORLD)[0] for row in ([near], [near, beside]))
    assert alone.entry == named.entry == known("iq-al-qaim")
    assert alone.geometry is not None
    assert named.geometry is not None
    assert shape(dict(alone.geometry)).contains(other_side)
    assert not shape(dict(named.geometry)).contains(other_side)


@needs_outlines
def test_in_iraq_near_a_syrian_town_is_in_iraq() -> None:
    town = entry("sy-abu-kamal", "Abu Kamal", "PPL", "SY", 40.92, 34.45, 4, population=60_000)
    here = shape_of(toponym("X", relation="near"), town, country="IQ")
    assert drawn(here).contains(Dot(here.point))
    assert not drawn(here).contains(Dot(40.85, 34.5))


def test_outskirts_leave_the_middle_out() -> None:
    rim = area("sy-homs", relation="near", type_word="outskirts of city")
    assert rim.radius_km == 13
    assert not drawn(rim).contains(Dot(36.73, 34.72))
    assert drawn(rim).contains(Dot(36.83, 34.72))
    east = area("sy-homs", relation="direction", bearing="e", inside=True, type_word="outskirts")
    assert distance_km(east.point, point_of(known("sy-homs"))) == pytest.approx(7.5, abs=0.1)


def test_a_road_is_the_way_to_the_next_place() -> None:
    mentions = [toponym("Homs", relation="along", type_word="highway"), toponym("Damascus")]
    road = resolve(mentions, WORLD)[0]
    assert road.geometry is not None
    assert road.geometry["type"] == "LineString"
    alone = resolve(mentions[:1], WORLD)[0]
    assert (alone.precision, alone.radius_km) == ("near", 20)


def test_along_a_river_is_no_pair() -> None:
    mentions = [toponym("Homs", relation="along"), toponym("Damascus")]
    assert resolve(mentions, WORLD)[0].geometry is None


def test_the_crossing_of_a_town_lies_on_the_border() -> None:
    words = toponym("al-Qaim", relation="at", type_word="border crossing")
    crossing = shape_of(words, known("iq-al-qaim"), gazetteer=WORLD)
    assert crossing.point == pytest.approx((40.96, 34.4), abs=0.02)
    assert (crossing.precision, crossing.radius_km) == ("near", 5)
    far = shape_of(words, known("iq-baghdad"), gazetteer=WORLD)
    assert far.point == point_of(known("iq-baghdad"))


def test_without_outlines_nothing_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(areas, "lands", lambda: None)
    areas.circle.cache_clear()
    areas.sea_circle.cache_clear()
    try:
        near = shape_of(toponym("X", relation="near"), HODEIDAH, country="YE")
        off = shape_of(toponym("X", relation="near", type_word="waters"), HODEIDAH)
    finally:
        areas.circle.cache_clear()
        areas.sea_circle.cache_clear()
    assert near == off
    assert drawn(near).contains(Dot(42.82, 14.8)), "the roadstead"


RELATIONS: tuple[Relation, ...] = get_args(Relation)
TYPE_WORDS = (
    "", "waters", "western waters of port city", "coast", "outskirts of town", "road", "crossing",
)  # fmt: skip
MENTIONS = st.builds(
    lambda relation, towards, distance, inside, word: toponym(
        "X",
        relation=relation,
        bearing=towards,
        distance_km=distance,
        inside=inside,
        type_word=word,
        entries=(),
    ),
    st.sampled_from(RELATIONS),
    st.sampled_from(["", *BEARINGS]),
    st.none() | st.floats(0.5, 400),
    st.booleans(),
    st.sampled_from(TYPE_WORDS),
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
    made = shape(dict(found.geometry))
    assert made.is_valid
    assert not made.is_empty
    wide = "Polygon" in made.geom_type
    for piece in getattr(made, "geoms", [made]) if wide else ():
        assert piece.exterior.is_ccw
    near = made.boundary if wide else made
    corner = near.interpolate(near.project(Dot(found.point)))
    away = distance_km(found.point, Point(corner.x, corner.y))
    assert made.covers(Dot(found.point)) or away <= 2 * found.radius_km
