"""The page as a reader uses it, in a real Chromium; every page opened here runs offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import folium
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from geo.records import Incident
from geo.render import draw
from geo.render.assets import assets_folder
from tests import samples
from tests.render.acting import choice, click_at, fragment, ids, open_more, shown_ids
from tests.render.conftest import OPENER, Names

pytestmark = pytest.mark.browser

INCIDENTS = [i for made in samples.extractions() for i in made.incidents]
EVENTS = [i for i in INCIDENTS if i.kind == "event"]
CONVOY = next(i for i in INCIDENTS if "aircraft struck a convoy" in i.evidence[0].text)
BADGE_PLACE = (34.3697, 41.0552)


def statuses(incident: Incident) -> set[str]:
    said = [a for a in incident.attributions if a.role == "perpetrator"]
    return {a.status if a.actor else "unknown" for a in said} or {"unknown"}


def actors(incident: Incident) -> set[str]:
    return set(incident.perpetrators) or {"Unattributed"}


def test_it_opens_with_all_events_and_their_number(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    assert page.title() == "Invented strikes"
    expect(page.locator("#sm-title")).to_have_text("Invented strikes")
    expect(page.locator("#sm-subtitle")).to_contain_text("1 Jan 2020 – 15 Mar 2021")
    expect(page.get_by_role("status")).to_have_text(f"{len(EVENTS)} of 12\u00a0incidents")
    assert shown_ids(page) == ids(EVENTS)
    assert fragment(page) == ""


@pytest.mark.parametrize("incidents", [[], [INCIDENTS[4]], [samples.incident(date_start=None)]])
def test_little_or_nothing_is_a_page_too(
    open_page: OPENER, tmp_path: Path, incidents: list[Incident]
) -> None:
    draw(incidents).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    expect(page.locator("#sm-title")).to_have_text("Reported strikes")
    expect(page.locator("#sm-rows")).to_contain_text(re.compile("No incident|strike was reported"))


def test_filters_combine(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    choice(page, "actor", "Unattributed").get_by_role("checkbox").uncheck()
    expected = [i for i in EVENTS if actors(i) != {"Unattributed"}]
    assert shown_ids(page) == ids(expected)
    choice(page, "type", "Drone strike").get_by_role("checkbox").uncheck()
    expected = [i for i in expected if i.event_type != "drone_strike"]
    assert shown_ids(page) == ids(expected)
    choice(page, "status", "claimed by the attacker").get_by_role("checkbox").uncheck()
    expected = [i for i in expected if statuses(i) - {"claimed"}]
    assert shown_ids(page) == ids(expected)
    assert 0 < len(expected) < len(EVENTS)


@pytest.mark.parametrize("hidden", ["Air strike", "Shelling", "Missile or rocket fire"])
def test_counts_follow_the_other_filters(open_page: OPENER, sample_path: Path, hidden: str) -> None:
    page = open_page(sample_path)
    choice(page, "type", hidden).get_by_role("checkbox").uncheck()
    code = {"Air strike": "air_strike", "Shelling": "shelling"}.get(hidden, "missile_rocket")
    left = [i for i in EVENTS if i.event_type != code]
    for name in ("Lake Coalition", "Hill Front", "Unattributed"):
        count = sum(name in actors(i) for i in left)
        expect(choice(page, "actor", name).locator(".number")).to_have_text(str(count))
    # Its own count stays: it says what ticking it again would bring.
    own = len(EVENTS) - len(left)
    expect(choice(page, "type", hidden).locator(".number")).to_have_text(str(own))


def test_only_and_all(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    row = choice(page, "actor", "Hill Front")
    row.hover()
    row.get_by_role("button", name="Show only: Hill Front").click()
    assert shown_ids(page) == ids(i for i in EVENTS if "Hill Front" in actors(i))
    page.locator(".facet").first.get_by_role("button", name="All").click()
    assert shown_ids(page) == ids(EVENTS)


def test_series_totals_and_threats_can_be_shown(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    for label in ("Series, counted together", "Totals of the conflict", "Announced or threatened"):
        choice(page, "kind", label).get_by_role("checkbox").check()
    assert shown_ids(page) == ids(INCIDENTS)
    page.get_by_role("button", name="Reset filters").click()
    assert shown_ids(page) == ids(EVENTS)


@pytest.mark.parametrize(
    ("words", "found"),
    [("convoy", {CONVOY.id}), ("LAKE air strike baghdad", {CONVOY.id}), ("nothing such", set())],
)
def test_search_takes_all_words_anywhere(
    open_page: OPENER, sample_path: Path, words: str, found: set[str]
) -> None:
    page = open_page(sample_path)
    page.get_by_role("searchbox").fill(words)
    assert shown_ids(page) == found


def overlapping(first: date | None, last: date | None, *, undated: bool) -> set[str]:
    def inside(i: Incident) -> bool:
        if i.date_start is None or i.date_end is None:
            return undated
        return (last is None or i.date_start <= last) and (first is None or i.date_end >= first)

    return ids(i for i in EVENTS if inside(i))


def test_the_date_range_by_keyboard_keeps_every_overlap(
    open_page: OPENER, sample_path: Path
) -> None:
    page = open_page(sample_path)
    thumb = page.get_by_role("slider", name="First day shown")
    thumb.focus()
    # The bins are months. From July on, an incident of "2020" may still lie in the range.
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    assert "from=2020-07-01" in fragment(page)
    assert shown_ids(page) == overlapping(date(2020, 7, 1), None, undated=True) == ids(EVENTS)
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    assert "from=2021-01-01" in fragment(page)
    expect(thumb).to_have_attribute("aria-valuetext", "1 January 2021")
    assert shown_ids(page) == overlapping(date(2021, 1, 1), None, undated=True)
    page.keyboard.press("ArrowRight")
    assert shown_ids(page) == overlapping(date(2021, 2, 1), None, undated=True)
    open_more(page)
    page.get_by_label("Show incidents without a date").uncheck()
    assert shown_ids(page) == overlapping(date(2021, 2, 1), None, undated=False)
    page.get_by_role("slider", name="Last day shown").focus()
    page.keyboard.press("Home")
    assert shown_ids(page) == overlapping(date(2021, 2, 1), date(2021, 2, 28), undated=False)
    page.get_by_role("button", name="All dates").click()
    assert shown_ids(page) == overlapping(None, None, undated=False)


def test_a_range_can_be_drawn(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    box = page.locator(".plot").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=4)
    page.mouse.up()
    found = dict(part.split("=") for part in fragment(page).split("&"))
    first, last = date.fromisoformat(found["from"]), date.fromisoformat(found["to"])
    assert date(2020, 1, 1) < first < last < date(2020, 12, 31)
    assert shown_ids(page) == overlapping(first, last, undated=True)


def test_a_click_on_a_mark_opens_its_card(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    click_at(page, 33.325, 44.5)
    card = page.locator("#sm-card")
    for words in (
        "An air strike was reported in eastern Baghdad, Iraq.",
        "7 March 2021",
        "In the east of Baghdad, Iraq, within about 15 km",
        "Attacker (as reported)",
        "announced officially",
        "according to officials",
        "at least 3",
        "the report itself",
        "Example Wire, 11 March 2021",
    ):
        expect(card).to_contain_text(words)
    expect(card.locator("mark")).to_have_text("aircraft struck a convoy")
    link = card.get_by_role("link", name="Depot in Iraq's west")
    expect(link).to_have_attribute("href", "https://example.org/sample-desert")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert f"id={CONVOY.id}" in fragment(page)


def test_competing_claims_and_a_denial_stand_side_by_side(
    open_page: OPENER, sample_path: Path
) -> None:
    page = open_page(sample_path)
    page.locator(".row", has_text="near Ar-Rutba").click()
    card = page.locator("#sm-card")
    assert card.locator("tbody tr").all_inner_texts() == [
        "2\t–\tthe River Brigade\nfighters",
        "6\t9\ta security source",
    ]
    expect(card.locator(".who-list").first).to_contain_text("accused")
    expect(card.locator(".who-list").first).to_contain_text("denied")
    expect(card).to_contain_text("Near Ar-Rutba, Anbar, Iraq, within about 15 km")
    expect(card).to_contain_text("needs review")
    expect(card).to_contain_text("two sources differ on the dead")


IN_WORDS = {
    "Shelling was reported in Anbar": ("Some time in January 2021", "Not clear who"),
    "Shelling was reported.": (
        "On a Sunday; which one is not known",
        "No place given",
        "4–7",
        "Unattributed: the report names no attacker.",
    ),
    "Shayrat Airbase": ("At Shayrat Airbase, Homs, Syria", "Some time in 2020"),
    "Iraqi-Syrian border": ("Along the Iraqi-Syrian border", "14 – 15 March 2021 · overnight"),
    "Red Sea": ("At sea, Red Sea",),
    "gunmen": ("in the report: “القائم”",),
    "Aden": ("Not dated in the report",),
}


def test_precision_in_words(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    for row, words in IN_WORDS.items():
        page.locator(".row", has_text=row).first.click()
        for said in words:
            expect(page.locator("#sm-card")).to_contain_text(said)


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (date(2021, 1, 1), date(2021, 2, 28), "month", "Some time in January – February 2021"),
        (date(2021, 1, 21), date(2021, 2, 7), "month", "Some day in 21 January – 7 February 2021"),
        (date(2021, 3, 8), date(2021, 3, 14), "week", "Some day in 8 – 14 March 2021"),
        (date(2020, 2, 1), date(2020, 12, 31), "year", "Some time in February – December 2020"),
        (date(1999, 1, 1), date(1999, 12, 31), "year", "Some time in 1999"),
    ],
)
def test_an_interval_in_words(
    open_page: OPENER, tmp_path: Path, first: date, last: date, precision: Any, words: str
) -> None:
    made = samples.incident(date_start=first, date_end=last, date_precision=precision)
    draw([made]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={made.id}")
    expect(page.locator("#sm-card dd").first).to_have_text(re.sub(r"\s", " ", words))


def test_unplaced_and_undated_incidents_have_their_own_headings(
    open_page: OPENER, sample_path: Path
) -> None:
    page = open_page(sample_path)
    unplaced = page.get_by_role("list", name="Without a place on the map")
    expect(unplaced.get_by_role("button")).to_have_count(1)
    expect(unplaced).to_contain_text("4–7 killed")
    undated = page.get_by_role("list", name="Without a date")
    expect(undated).to_contain_text("A bombing was reported in Aden")
    # None killed is a figure; the line of an incident without figures has none.
    expect(undated).to_contain_text("Aden · 0 killed · 0 injured")
    expect(page.locator(".row", has_text="Red Sea")).not_to_contain_text("killed")


def test_several_at_one_point_give_a_list_to_choose_from(open_page: OPENER, tmp_path: Path) -> None:
    words = ["A drone fired", "six dead", "accused the Lake Coalition"]
    same = [samples.incident(w, summary=f"Incident {n}.") for n, w in enumerate(words)]
    draw(same).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    click_at(page, 33.0381, 40.2853)
    chooser = page.locator("#sm-card")
    expect(chooser).to_contain_text("3\u00a0incidents here")
    chooser.locator(".row", has_text="Incident 1.").click()
    expect(chooser.locator("h2")).to_have_text("Incident 1.")


def test_a_badge_of_different_places_opens_by_zooming(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    before = page.evaluate("() => map_1.getZoom()")
    click_at(page, *BADGE_PLACE)
    page.wait_for_timeout(600)
    assert page.evaluate("() => map_1.getZoom()") > before
    expect(page.locator("#sm-card")).to_be_hidden()


def test_the_list_is_a_keyboard_path_to_the_card_and_back(
    open_page: OPENER, sample_path: Path
) -> None:
    page = open_page(sample_path)
    page.get_by_role("searchbox").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.classList.contains('row')"):
            break
    page.keyboard.press("Enter")
    heading = page.locator("#sm-card h2")
    expect(heading).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#sm-card")).to_be_hidden()
    assert page.evaluate("() => document.activeElement.classList.contains('row')")
    assert "id=" not in fragment(page)


def act_on_everything(page: Page) -> None:
    choice(page, "actor", "Hill Front").get_by_role("checkbox").uncheck()
    choice(page, "kind", "Series, counted together").get_by_role("checkbox").check()
    page.get_by_role("slider", name="First day shown").focus()
    page.keyboard.press("PageUp")
    open_more(page)
    page.get_by_label("Show incidents without a date").uncheck()
    page.get_by_role("searchbox").fill("lake")
    page.locator(".row").first.click()
    page.mouse.move(700, 300)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(500)


def test_the_address_brings_everything_back(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    act_on_everything(page)
    address = fragment(page)
    for key in ("actor", "kind", "from=", "undated=0", "q=lake", "id=SM-", "map="):
        assert key in address
    again = open_page(sample_path, "#" + address)
    assert fragment(again) == address
    assert shown_ids(again) == shown_ids(page) != set()
    expect(again.locator("#sm-card h2")).to_have_text(page.locator("#sm-card h2").inner_text())
    expect(again.get_by_role("searchbox")).to_have_value("lake")
    assert again.evaluate("() => map_1.getZoom()") == page.evaluate("() => map_1.getZoom()")


def test_an_incident_has_a_link_of_its_own(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path, f"#id={CONVOY.id}")
    expect(page.locator("#sm-card h2")).to_have_text(CONVOY.summary)
    link = page.get_by_role("link", name="Link to this incident")
    expect(link).to_have_attribute("href", f"#id={CONVOY.id}")


@pytest.mark.parametrize("address", ["#id=SM-none&from=soon&map=a/b&actor=__proto__", "#%", "#&&="])
def test_a_broken_address_does_no_harm(open_page: OPENER, sample_path: Path, address: str) -> None:
    page = open_page(sample_path, address)
    expect(page.locator("#sm-card")).to_be_hidden()


def test_the_layer_control_lists_basemap_and_incidents(
    open_page: OPENER, sample_path: Path
) -> None:
    page = open_page(sample_path)
    control = page.locator(".leaflet-control-layers")
    control.hover()
    expect(control).to_contain_text("Basemap (in this file)")
    control.get_by_label("Incidents").uncheck()
    expect(page.locator(".leaflet-overlay-pane canvas")).to_have_count(0)
    control.get_by_label("Incidents").check()
    expect(page.locator(".leaflet-overlay-pane canvas")).to_have_count(1)
    assert "flag" not in page.locator(".leaflet-control-attribution").inner_html().lower()


def test_other_folium_layers_work_beside_ours(open_page: OPENER, tmp_path: Path) -> None:
    made = draw(samples.extractions())
    mine = folium.FeatureGroup(name="Mine").add_to(made)
    folium.CircleMarker([25.0, 44.0], radius=12, fill=True, popup="added by hand").add_to(mine)
    folium.GeoJson(samples.EAST_OF_BAGHDAD, name="Area").add_to(made)
    made.save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    page.locator(".leaflet-overlay-pane path").first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("added by hand")


def coloured(page: Page, selector: str) -> int:
    """Return how many pixels of a canvas are painted."""
    count: int = page.evaluate(
        """selector => {
          const canvas = document.querySelector(selector);
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          let painted = 0;
          for (let k = 3; k < data.length; k += 4) painted += data[k] > 0;
          return painted;
        }""",
        selector,
    )
    return count


def test_basemap_and_uncertainty_are_painted(open_page: OPENER, tmp_path: Path) -> None:
    painted = {}
    area = samples.circle(40.2853, 33.0381, 80.0, corners=48)
    variants: dict[str, dict[str, Any]] = {
        "ring": {"radius_km": 80.0},
        "pin": {"radius_km": None},
        "area": {"geometry": area, "lon": None, "lat": None, "radius_km": None},
    }
    for name, changes in variants.items():
        place = samples.place(precision="near", **changes)
        draw([samples.incident(places=(place,))]).save(str(tmp_path / f"{name}.html"))
        page = open_page(tmp_path / f"{name}.html", "#map=7/33.0381/40.2853")
        painted[name] = coloured(page, ".leaflet-overlay-pane canvas")
        assert coloured(page, ".leaflet-tile-pane canvas") > 300_000
    # 80 km at zoom 7 and 33 degrees north is 78 pixels: the disc has about 19,000.
    assert painted["ring"] - painted["pin"] == pytest.approx(19_100, rel=0.06)
    assert painted["area"] == pytest.approx(painted["ring"], rel=0.06)


SCREENS: dict[str, tuple[dict[str, Any], Callable[[Page], object]]] = {
    "desktop": ({}, lambda page: page.locator(".row").first.click()),
    "dark": ({"color_scheme": "dark"}, lambda page: page.locator(".row").nth(1).hover()),
    "phone": (
        {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
        lambda page: page.get_by_role("tab", name="Filters").tap(),
    ),
    "print": ({}, lambda page: page.emulate_media(media="print")),
}


@pytest.mark.parametrize("name", SCREENS)
def test_screens(open_page: OPENER, sample_path: Path, tmp_path: Path, name: str) -> None:
    options, act = SCREENS[name]
    page = open_page(sample_path, **options)
    act(page)
    picture = tmp_path / f"{name}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 20_000
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 8")


def test_dark_is_dark(open_page: OPENER, sample_path: Path) -> None:
    paper = "() => getComputedStyle(document.body).backgroundColor"
    assert open_page(sample_path, color_scheme="dark").evaluate(paper) == "rgb(22, 25, 29)"
    assert open_page(sample_path, color_scheme="light").evaluate(paper) == "rgb(255, 255, 255)"


def test_a_phone_has_a_sheet_with_three_tabs(open_page: OPENER, sample_path: Path) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    page = open_page(sample_path, **phone)
    expect(page.get_by_role("tab")).to_have_count(3)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("tab", name="Filters").tap()
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_role("slider", name="First day shown")).to_be_visible()
    page.get_by_role("tab", name="About").tap()
    expect(page.locator("#sm-about")).to_contain_text("Natural Earth")
    expect(page.locator("#sm-about")).to_contain_text("Wikidata contributors, CC0 1.0")
    page.get_by_role("tab", name="Incidents").tap()
    page.locator(".row").first.tap()
    expect(page.locator("#sm-card")).to_be_visible()


def test_print_shows_the_whole_list_and_fits_the_map(open_page: OPENER, tmp_path: Path) -> None:
    words = [s.text[:20] for s in samples.DESERT.sentences]
    many = [
        samples.incident(w, id=f"SM-{n:012x}-{k}") for k in range(12) for n, w in enumerate(words)
    ]
    draw(many).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", "#map=4/0/0")
    on_screen = page.locator(".row").count()
    assert 0 < on_screen < len(many)  # only those near the view are in the page
    page.emulate_media(media="print")
    expect(page.locator(".row")).to_have_count(len(many))
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.evaluate("() => map_1.getBounds().contains([33.0381, 40.2853])")
    page.emulate_media(media="screen")
    expect(page.locator(".row")).to_have_count(on_screen)


def test_text_is_shown_under_gazetteer_names(open_page: OPENER, tmp_path: Path) -> None:
    sizes = []
    for gazetteer in (None, Names()):
        draw([samples.incident()], gazetteer=gazetteer).save(str(tmp_path / "index.html"))
        page = open_page(tmp_path / "index.html", "#map=6/33/41")
        sizes.append(coloured(page, ".leaflet-overlay-pane canvas"))
    assert sizes[1] > sizes[0] + 300


def test_a_notebook_cell_holds_a_working_page(open_page: OPENER, tmp_path: Path) -> None:
    cell = draw(samples.extractions())._repr_html_()
    outer = f"<!DOCTYPE html><body data-ready>{cell}</body>"
    (tmp_path / "index.html").write_text(outer, encoding="utf-8")
    frame = open_page(tmp_path / "index.html").frame_locator("iframe")
    frame.locator("body[data-ready] .row").first.click()
    frame.get_by_role("link", name="Link to this incident").click()
    expect(frame.locator("#sm-card h2")).to_be_visible()


def test_the_online_form_works_once_leaflet_arrives(browser: Browser, tmp_path: Path) -> None:
    draw(samples.extractions(), online=True).save(str(tmp_path / "index.html"))
    asked = []

    def answer(route: Route) -> None:
        address = route.request.url
        asked.append(address)
        name = address.rpartition("/")[2]
        if name in {"leaflet.js", "leaflet.css"}:
            route.fulfill(
                body=(assets_folder() / name).read_text(encoding="utf-8"),
                headers={"access-control-allow-origin": "*"},  # as a CDN says, for the hash
            )
        else:
            route.abort()

    with browser.new_context() as context:
        page = context.new_page()
        page.route("https://**/*", answer)
        page.goto((tmp_path / "index.html").as_uri())
        page.wait_for_selector("body[data-ready]", timeout=10_000)
        page.locator(".leaflet-control-layers").hover()
        expect(page.locator(".leaflet-control-layers")).to_contain_text("openstreetmap")
        page.locator(".row").first.click()
        expect(page.locator("#sm-card")).to_be_visible()
    # The raster basemap is offered, not shown: no tile is asked for.
    assert {address.rpartition("/")[2] for address in asked} == {"leaflet.js", "leaflet.css"}
