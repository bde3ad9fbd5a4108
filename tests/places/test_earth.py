"""Distances and directions against known values; longitude before latitude."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.places.earth import (
    Point,
    bearing,
    destination,
    distance_km,
    is_point,
    midpoint,
    nearest,
    ring,
)

BAGHDAD = Point(44.3661, 33.3152)
DAMASCUS = Point(36.2765, 33.5138)
POINTS = st.builds(Point, st.floats(-179, 179), st.floats(-80, 80))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (Point(0, 0), Point(1, 0), 111.195),  # one degree of the equator
        (Point(0, 0), Point(0, 1), 111.195),
        (Point(10, 60), Point(11, 60), 55.597),  # half of it at 60 degrees north
        (Point(0, 0), Point(180, 0), math.pi * 6371.0088),
        (Point(-0.1278, 51.5074), Point(2.3522, 48.8566), 343.6),  # London to Paris
        (Point(-73.9857, 40.7484), Point(-118.2437, 34.0522), 3936.0),  # New York to Los Angeles
        (Point(179.5, 0), Point(-179.5, 0), 111.195),
        (BAGHDAD, BAGHDAD, 0.0),
    ],
)
def test_known_distances(a: Point, b: Point, km: float) -> None:
    assert distance_km(a, b) == pytest.approx(km, rel=2e-3, abs=1e-9)


@pytest.mark.parametrize(
    ("towards", "lon", "lat"), [(0, 0, 1), (90, 1, 0), (180, 0, -1), (270, -1, 0)]
)
def test_a_degree_in_each_direction(towards: float, lon: float, lat: float) -> None:
    assert destination(Point(0, 0), towards, 111.195) == pytest.approx((lon, lat), abs=1e-4)


def test_east_of_baghdad_is_a_larger_longitude() -> None:
    east = destination(BAGHDAD, 90, 50)
    assert east.lon - BAGHDAD.lon == pytest.approx(0.538, abs=0.002)
    assert east.lat == pytest.approx(BAGHDAD.lat, abs=0.01)


def test_bearing_west_to_damascus() -> None:
    assert bearing(BAGHDAD, DAMASCUS) == pytest.approx(274, abs=1)


@settings(deadline=None)
@given(POINTS, st.floats(0, 359), st.floats(1, 2000))
def test_there_and_measured_back(start: Point, towards: float, km: float) -> None:
    end = destination(start, towards, km)
    assert is_point(*end)
    assert distance_km(start, end) == pytest.approx(km, abs=0.01)


@settings(deadline=None)
@given(POINTS, POINTS)
def test_midpoint_is_as_far_from_both(a: Point, b: Point) -> None:
    middle = midpoint(a, b)
    assert distance_km(a, middle) == pytest.approx(distance_km(b, middle), abs=0.05)


def test_nearest_point_of_a_line() -> None:
    line = [Point(40, 30), Point(40, 40), Point(50, 40)]
    assert nearest(line, Point(41, 35)) == pytest.approx((40, 35), abs=0.01)
    assert nearest(line, Point(60, 41)) == pytest.approx((50, 40), abs=0.01)
    assert nearest(line[:1], Point(0, 0)) == (40, 30)


def _area(corners: list[list[float]]) -> float:
    pairs = itertools.pairwise(corners)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def test_ring_is_closed_and_counter_clockwise() -> None:
    corners = ring(BAGHDAD, 10)
    assert corners is not None
    assert corners[0] == corners[-1]
    assert _area(corners) > 0
    lons, lats = zip(*corners, strict=True)
    assert (min(lons), max(lons)) == pytest.approx((44.258, 44.474), abs=0.002)
    assert (min(lats), max(lats)) == pytest.approx((33.225, 33.405), abs=0.002)


def test_sector_holds_its_centre_and_faces_its_way() -> None:
    corners = ring(BAGHDAD, 10, start=45, turn=90)
    assert corners is not None
    assert _area(corners) > 0
    assert [*BAGHDAD] in corners
    assert min(lon for lon, _ in corners) == BAGHDAD.lon


@pytest.mark.parametrize("centre", [Point(179.9, 10), Point(-179.9, 10), Point(20, 89.95)])
def test_no_ring_over_the_date_line_or_a_pole(centre: Point) -> None:
    assert ring(centre, 50) is None


@pytest.mark.parametrize(
    ("lon", "lat", "fine"),
    [(44, 33, True), (180, 90, True), (181, 0, False), (0, 91, False), (math.nan, 0, False)],
)
def test_is_point(lon: float, lat: float, fine: bool) -> None:
    assert is_point(lon, lat) is fine
