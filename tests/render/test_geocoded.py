"""The page tells what came from a geocoder, credits it, and says where one gave no answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.records import Incident, Place
from geo.render import draw
from tests.export.geocoded import OSM, TWO_PLACES, at, given, unanswered
from tests.render.conftest import OPENER
from tests.samples import FRONTIER, candidate, place

pytestmark = pytest.mark.browser

TERMS = "https://www.openstreetmap.org/copyright"
MARKUP = "<img src=x onerror=window.__pwn=1>"


def opened(open_page: OPENER, folder: Path, *incidents: Incident, card: bool = True) -> Page:
    """Open a map of incidents, with the card of the first."""
    draw(incidents, title="Placed elsewhere").save(str(folder / "index.html"))
    return open_page(folder / "index.html", f"#id={incidents[0].id}" if card else "")


def where(page: Page) -> list[str]:
    """Lines under the place on the card."""
    notes = page.locator("#sm-card dd").nth(1).locator(".note")
    return [" ".join(line.split()) for line in notes.all_text_contents()]


def corner(page: Page) -> str:
    return page.locator(".leaflet-control-attribution").inner_text()


def about(page: Page) -> str:
    return str(page.locator("#sm-about").evaluate("node => node.textContent"))


# ---------------------------------------------------------------- who gave the point


@pytest.mark.parametrize(
    ("one", "line", "address"),
    [
        (given(), "placed by Nominatim (node 123), retrieved 21 November 2026", "node/123"),
        (given("way/9007199254740993", "photon"),
         "placed by Photon (way 9007199254740993), retrieved 21 November 2026",
         "way/9007199254740993"),
        (given("openstreetmap:venue:relation/8", "pelias"),
         "placed by Pelias (relation 8), retrieved 21 November 2026", "relation/8"),
        (given("5551", "geonames"), "placed by GeoNames (5551), retrieved 21 November 2026", None),
        (given("44.10000,33.20000", "opencage"),
         "placed by OpenCage, retrieved 21 November 2026", None),
        (given("node/123", "tomorrow", retrieved=None), "placed by tomorrow (node 123)",
         "node/123"),
        (given(entry=None), "placed by Nominatim, retrieved 21 November 2026", None),
    ],
)  # fmt: skip
def test_the_card_says_who_placed_it_and_when(
    open_page: OPENER, tmp_path: Path, one: Place, line: str, address: str | None
) -> None:
    page = opened(open_page, tmp_path, at(one))
    assert where(page)[-1] == line
    links = page.locator("#sm-card dd .note a")
    expect(links).to_have_count(1 if address else 0)
    if address:
        expect(links).to_have_attribute("href", f"https://www.openstreetmap.org/{address}")
        expect(links).to_have_attribute("rel", "noopener noreferrer")


@pytest.mark.parametrize(
    "number",
    [
        "node/12a",
        "node/-1",
        "node/1/../../user/x",
        "node/",
        "nodes/1",
        "area/1",
        "NODE/1",
        "node/1\n",
        "node/１２",
        "node/" + "9" * 40,
        "javascript:node/1",
        "@evil.example/node/1",
        MARKUP,
    ],
)
def test_only_a_kind_and_digits_become_a_link(
    open_page: OPENER, tmp_path: Path, number: str
) -> None:
    page = opened(open_page, tmp_path, at(given(number)))
    expect(page.locator("#sm-card dd .note a")).to_have_count(0)
    assert " ".join(number.split()) in where(page)[-1]
    assert page.evaluate("() => window.__pwn") is None


def test_the_gazetteers_own_place_names_no_service(open_page: OPENER, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, at(place()))
    expect(page.locator("#sm-card")).to_contain_text("Ar-Rutba")
    assert not [line for line in where(page) if "placed by" in line or "retrieved" in line]


def test_a_further_place_says_so_under_its_name(open_page: OPENER, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, at(place(), given("way/4")))
    assert where(page)[-1] == ("Ar-Rutba: placed by Nominatim (way 4), retrieved 21 November 2026")


# ---------------------------------------------------------------- who gave none


def test_list_and_card_say_that_the_geocoder_gave_no_answer(
    open_page: OPENER, tmp_path: Path
) -> None:
    missing = at(unanswered())
    page = opened(open_page, tmp_path, missing, at(place(), words="six dead"))
    assert where(page)[-1] == "not placed: geocoder unavailable: no answer within 10 s"
    unplaced = page.get_by_role("list", name="Without a place on the map")
    expect(unplaced.locator(".row")).to_have_attribute("data-id", missing.id)
    expect(unplaced.locator(".where")).to_have_text("Rutba · not placed: geocoder unavailable")
    placed = page.locator("[aria-labelledby=sm-heading-placed]")
    expect(placed.locator(".where")).to_have_text("Ar-Rutba")


def test_another_note_stands_on_the_card_as_it_is(open_page: OPENER, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, at(unanswered(note=TWO_PLACES)))
    assert where(page)[-1] == TWO_PLACES
    expect(page.locator(".row .where")).to_have_text("Rutba")


def test_where_a_wider_place_is_known_the_list_keeps_it(open_page: OPENER, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, at(place(), unanswered()))
    expect(page.locator(".row .where")).to_have_text("Ar-Rutba")
    assert where(page)[-1] == "Rutba: not placed: geocoder unavailable: no answer within 10 s"


def test_a_note_is_text(open_page: OPENER, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, at(unanswered(note=f"geocoder unavailable {MARKUP}")))
    assert where(page)[-1] == f"not placed: geocoder unavailable {MARKUP}"
    assert page.locator("img").count() == 0


# ---------------------------------------------------------------- the credit of the map


@pytest.mark.parametrize(
    "places",
    [
        (given(),),
        (place(), given()),
        (given(lon=None, lat=None, precision="border", geometry=FRONTIER),),
    ],
)
def test_corner_and_about_credit_openstreetmap(
    open_page: OPENER, tmp_path: Path, places: tuple[Place, ...]
) -> None:
    page = opened(open_page, tmp_path, at(*places), card=False)
    assert OSM in corner(page)
    assert about(page).count(f"Positions: {OSM}") == 1
    link = page.locator(".leaflet-control-attribution").get_by_role("link", name=OSM)
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", TERMS)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    page.get_by_role("tab", name="About").click()
    expect(page.locator("#sm-about").get_by_role("link", name=OSM)).to_have_attribute("href", TERMS)


@pytest.mark.parametrize(
    "places",
    [
        (place(),),
        (unanswered(),),
        (place(candidates=(candidate(entry=given().entry),)),),
        (given("5551", "geonames", licence="GeoNames, CC BY 4.0"),),
        (),
    ],
)
def test_a_map_without_its_points_does_not(
    open_page: OPENER, tmp_path: Path, places: tuple[Place, ...]
) -> None:
    page = opened(open_page, tmp_path, at(*places), card=False)
    assert "Boundaries: Natural Earth" in corner(page)
    assert "OpenStreetMap" not in corner(page) + about(page)


def test_another_services_licence_is_text_in_the_corner(open_page: OPENER, tmp_path: Path) -> None:
    licence = f"A&B {MARKUP} <a href='javascript:0'>"
    page = opened(open_page, tmp_path, at(given("7", "other", licence=licence)), card=False)
    assert licence in corner(page)
    assert f"Positions: {licence}" in about(page)
    assert page.locator("img").count() == 0
    assert page.locator(".leaflet-control-attribution a").count() == 1  # Leaflet's own
    assert page.evaluate("() => window.__pwn") is None


PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


NARROW = {"viewport": {"width": 800, "height": 600}}
COVERED = """node => [...node.getClientRects()].some((box) =>
  [0.01, 0.25, 0.5, 0.75, 0.99].some((part) => {
    const at = document.elementFromPoint(box.x + box.width * part, box.y + box.height / 2);
    return !node.closest(".leaflet-control").contains(at);
  }))"""
"""Whether something lies over a control's text, looked at five times a line."""


@pytest.mark.parametrize("card", [False, True])
@pytest.mark.parametrize("options", [{}, NARROW, PHONE], ids=["desktop", "narrow", "phone"])
def test_the_credit_is_seen_whatever_is_open(
    open_page: OPENER, tmp_path: Path, options: dict[str, Any], card: bool
) -> None:
    made = at(given(), given("5551", "geonames", licence="GeoNames, CC BY 4.0"))
    # As long a card as there may be: it would lie over the whole side of the map.
    full = replace(made, evidence=made.evidence * 20)
    draw([full]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={full.id}" if card else "", **options)
    expect(page.locator("#sm-card")).to_be_visible(visible=card)
    corner_ = page.locator(".leaflet-control-attribution")
    link = corner_.get_by_role("link", name=OSM)
    expect(link).to_be_in_viewport(ratio=0.99)
    assert not link.evaluate(COVERED)
    assert not corner_.get_by_text("GeoNames, CC BY 4.0").evaluate(COVERED)
    assert not corner_.evaluate(COVERED)
    # Nor do the credits lie over the legend.
    below, above = corner_.bounding_box(), page.locator(".legend").bounding_box()
    assert below
    assert above
    apart = above["x"] + above["width"] <= below["x"]
    assert apart or above["y"] + above["height"] <= below["y"]


def test_the_credit_is_printed(open_page: OPENER, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, at(given()))
    page.emulate_media(media="print")
    link = page.locator(".leaflet-control-attribution").get_by_role("link", name=OSM)
    expect(link).to_be_in_viewport(ratio=0.99)
    assert not link.evaluate(COVERED)
