"""Borders: a line, and a point only where a place of the sentence limits it."""

from __future__ import annotations

import itertools

import pytest
from shapely.geometry import Point as Dot
from shapely.geometry import shape

from geo.gazetteer import load
from geo.places import resolve
from geo.places.borders import distance_to_border, lines_of, nearest_on
from geo.places.context import point_of
from geo.places.earth import Point, distance_km
from geo.records import Place, Toponym
from tests.places.world import BORDERS, WORLD, border, demonym, known, toponym


def first(*mentions: Toponym, home: str = "") -> Place:
    return resolve(mentions, WORLD, home=home)[0]


def test_two_countries_give_the_line_between_them_and_no_point() -> None:
    place = first(border("iq", "sy"))
    assert (place.lon, place.lat, place.radius_km) == (None, None, None)
    assert place.geometry == BORDERS["IQ", "SY"]
    assert (place.precision, place.entry, place.country) == ("border", None, "")
    assert place.licence == "Made with Natural Earth, public domain"
    assert [c.entry.id for c in place.candidates] == ["iq", "sy"]
    assert first(border("sy", "iq")).geometry == place.geometry


def test_a_town_of_the_sentence_limits_the_line() -> None:
    place = first(border("sy"), toponym("al-Qaim"), demonym("Iraqi", "iq"))
    assert place.geometry is not None
    assert place.lon is not None
    assert place.lat is not None
    assert place.radius_km == 10
    point, qaim = Point(place.lon, place.lat), known("iq-al-qaim")
    assert distance_km(point, point_of(qaim)) < 10
    assert shape(dict(place.geometry)).distance(Dot(point)) < 1e-4
    assert shape(dict(place.geometry)).length < 0.5, "only the stretch beside it is drawn"
    assert (place.country, place.admin1) == ("IQ", "Anbar")


def test_a_province_of_the_sentence_limits_the_line_where_no_town_does() -> None:
    place = first(border("iq", "sy"), toponym("Anbar", type_word="province"))
    assert (place.radius_km, place.country, place.admin1) == (230, "IQ", "Anbar")
    whole = first(border("iq", "sy")).geometry
    assert place.geometry is not None
    assert whole is not None
    assert shape(dict(place.geometry)).length < 0.8 * shape(dict(whole)).length
    town = first(border("iq", "sy"), toponym("Anbar", type_word="province"), toponym("al-Qaim"))
    assert town.radius_km == 10
    far = first(border("sy", "tr"), toponym("Anbar", type_word="province"))
    assert (far.lon, far.radius_km) == (None, None)


@pytest.mark.parametrize(
    ("mentions", "pair"),
    [
        # the country of the sentence comes before those of the rest of the report
        ([border("sy"), toponym("Tower 22"), toponym("Iraq", sentence=4)], ("JO", "SY")),
        ([border("sy"), demonym("Iraqi", "iq"), demonym("Turkish", "tr", sentence=2)],
         ("IQ", "SY")),
        ([border("sy"), toponym("Lebanon", sentence=5), demonym("US", "us")], ("LB", "SY")),
        ([border("tr"), toponym("Syria", sentence=5)], ("SY", "TR")),
    ],
)  # fmt: skip
def test_the_other_side_is_found(mentions: list[Toponym], pair: tuple[str, str]) -> None:
    place = resolve(mentions, WORLD)[0]
    assert place.geometry is not None
    whole, drawn = shape(dict(BORDERS[pair])), shape(dict(place.geometry))
    assert whole.buffer(1e-3).contains(drawn)


def test_the_supposed_country_is_the_other_side_where_the_words_have_none() -> None:
    assert first(border("sy"), home="jo").geometry == BORDERS["JO", "SY"]


@pytest.mark.parametrize(
    "mentions",
    [
        [border("sy")],
        [border("iq", "lb")],  # they share none
        [border("sy"), toponym("Iraq", sentence=1), toponym("Lebanon", sentence=2)],
        [toponym("the border", kind="border", relation="border_of", entries=())],
    ],
)
def test_a_border_that_cannot_be_told_is_unknown(mentions: list[Toponym]) -> None:
    place = resolve(mentions, WORLD)[0]
    assert (place.precision, place.geometry, place.lon) == ("unknown", None, None)
    assert place.confidence == 0


def test_the_surer_the_second_country_the_surer_the_border() -> None:
    named = first(border("iq", "sy")).confidence
    beside = first(border("sy"), demonym("Iraqi", "iq")).confidence
    report = first(border("sy"), toponym("Iraq", sentence=3)).confidence
    assert named > beside > report > 0


def test_a_country_named_for_its_border_moves_nothing_into_it() -> None:
    base = resolve([toponym("Tower 22"), border("sy"), demonym("Jordanian", "jo")], WORLD)[0]
    assert base.country == "JO"


# ---------------------------------------------------------------- the bundled table

BUNDLED = load().borders
LENGTHS = {
    # kilometres as the two countries or the World Factbook give them; the coarse line is shorter
    ("IQ", "SY"): 599, ("IQ", "JO"): 179, ("IQ", "KW"): 254, ("IQ", "IR"): 1599,
    ("SY", "TR"): 899, ("JO", "SY"): 379, ("LB", "SY"): 403, ("IL", "LB"): 81,
    ("OM", "YE"): 294, ("SA", "YE"): 1307, ("AF", "PK"): 2670, ("RU", "UA"): 1944,
}  # fmt: skip


def test_the_bundled_table_has_the_borders_of_the_region() -> None:
    wanted = (
        "IQSY IQJO IQSA IQKW IQIR IQTR SYTR LBSY JOSY ILSY ILLB ILJO ILPS EGIL EGPS JOSA JOPS "
        "SAYE OMYE AESA AEOM QASA OMSA KWSA IRTR IRPK AFIR AFPK AFTM RUUA BYUA SDTD SDSS KESO "
        "ETSO DJSO LYTN EGLY EGSD MLNE NENG AMAZ INPK"
    )
    have = {"".join(pair) for pair in BUNDLED}
    assert not [pair for pair in wanted.split() if pair not in have]


@pytest.mark.parametrize(("pair", "km"), LENGTHS.items())
def test_bundled_lines_are_as_long_as_the_borders(pair: tuple[str, str], km: float) -> None:
    pieces = lines_of(BUNDLED[pair])
    steps = [(a, b) for line in pieces for a, b in itertools.pairwise(line)]
    length = sum(distance_km(a, b) for a, b in steps)
    assert 0.65 * km <= length <= 1.2 * km


@pytest.mark.parametrize(
    ("pair", "lon", "lat"),
    [
        (("IQ", "SY"), 40.987, 34.408),  # al-Qaim crossing
        (("IQ", "JO"), 39.02, 32.50),  # Trebil
        (("JO", "SY"), 36.20, 32.54),  # Nasib
        (("EG", "PS"), 34.25, 31.25),  # Rafah
        (("SY", "TR"), 36.67, 36.50),  # Bab al-Hawa lies in Syria, some way off
        (("IQ", "IR"), 45.97, 33.13),  # Mehran
    ],
)
def test_crossings_lie_on_the_bundled_lines(pair: tuple[str, str], lon: float, lat: float) -> None:
    assert distance_to_border(Point(lon, lat), BUNDLED[pair]) < 20


def test_nearest_point_has_longitude_first() -> None:
    lon, lat = nearest_on(BUNDLED["IQ", "SY"], Point(41.09, 34.37))
    assert 40 < lon < 42
    assert 33 < lat < 35


def test_bundled_lines_are_valid_and_stay_small() -> None:
    corners = 0
    for geometry in BUNDLED.values():
        line = shape(dict(geometry))
        assert line.is_valid
        assert not line.is_empty
        corners += sum(len(piece) for piece in lines_of(geometry))
    assert corners < 4000
