"""What a map has to say of points from elsewhere, before any browser is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.records import Place
from geo.render import draw
from geo.render.credits import LONGEST, MOST, OSM_TERMS, corner, geocoded
from geo.render.payload import payload
from tests.export.geocoded import NO_ANSWER, OSM, TWO_PLACES, at, given, unanswered
from tests.samples import FRONTIER, candidate, place

LINKED = (OSM, OSM_TERMS)
GEONAMES = given("5551", "geonames", licence="GeoNames, CC BY 4.0")


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        ("bundled", False),
        ("world", False),
        ("imported:iraq", False),
        ("none", False),
        ("", False),
        ("nominatim", True),
        ("photon", True),
        ("a service of tomorrow", True),
    ],
)
def test_what_is_from_a_geocoder_goes_by_who_resolved_it(by: str, wanted: bool) -> None:
    assert geocoded(place(resolved_by=by)) is wanted


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, True),
        ({"note": "geocoder unavailable"}, True),
        ({"note": TWO_PLACES}, False),
        ({"note": "the geocoder unavailable"}, False),
        ({"note": ""}, False),
        ({"resolved_by": "nominatim"}, False),
    ],
)
def test_unavailable_is_no_place_and_a_note_that_begins_so(
    changes: dict[str, Any], wanted: bool
) -> None:
    assert unanswered(**changes).unanswered is wanted


@pytest.mark.parametrize(
    ("places", "wanted"),
    [
        ((), []),
        ((place(),), []),
        ((place(licence="GeoNames, CC BY 4.0"),), []),
        ((place(candidates=(candidate(entry=given().entry),)),), []),
        ((unanswered(),), []),
        ((given(),), [LINKED]),
        ((given(service="photon"),), [LINKED]),
        ((given(retrieved=None),), [LINKED]),
        ((place(), given()), [LINKED]),
        ((given(), given("way/4")), [LINKED]),
        ((given(lon=None, lat=None, geometry=FRONTIER),), [LINKED]),
        ((given(lon=None, lat=None, precision="unknown"),), [LINKED]),
        ((given(licence=OSM.removeprefix("© ")),), [LINKED]),
        ((place(resolved_by="imported:osm", licence=OSM),), [LINKED]),
        ((GEONAMES,), [("GeoNames, CC BY 4.0", "")]),
        ((GEONAMES, given()), [LINKED, ("GeoNames, CC BY 4.0", "")]),
        ((given(licence=f"Example; {OSM}"),), [LINKED, (f"Example; {OSM}", "")]),
        ((given(licence=""),), []),
    ],
)
def test_the_corner_names_what_is_on_the_map_and_no_more(
    places: tuple[Place, ...], wanted: list[tuple[str, str]]
) -> None:
    assert corner([at(*places)]) == wanted


def test_the_corner_stays_small_whatever_the_data_says() -> None:
    many = [at(given(licence=f"{n} {'x' * 500}")) for n in range(50)]
    made = corner(many)
    assert len(made) == MOST
    assert {len(words) for words, _ in made} == {LONGEST}


def test_the_page_of_the_gazetteers_places_never_names_openstreetmap(tmp_path: Path) -> None:
    """The words themselves are only in a file that needs them; its assets are left aside."""
    made = {
        name: draw([at(one)], assets=tmp_path, online=True).page().replace("OpenStreetMap</a>", "")
        for name, one in {"own": place(), "given": given(), "vain": unanswered()}.items()
    }
    assert {name for name, page in made.items() if "OpenStreetMap contributors" in page} == {
        "given"
    }


def test_a_place_travels_with_who_gave_it_and_when() -> None:
    data = payload([at(given(), place(), unanswered(), unanswered(note=TWO_PLACES))])
    rows = [[data["text"][code] for code in row[16:19]] + row[19:] for row in data["places"]]
    day = (date(2026, 11, 21) - date(1970, 1, 1)).days
    assert rows == [
        ["nominatim", "node/123", "", day, 0],
        ["", "", "", None, 0],
        ["", "", NO_ANSWER.removeprefix("geocoder unavailable"), None, 1],
        ["", "", TWO_PLACES, None, 0],
    ]
