"""The page for those who do not see it, or use no mouse: axe-core on its states, and keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.render import draw
from tests import samples
from tests.render.acting import choice, shown_ids
from tests.render.axe import violations
from tests.render.conftest import FOLDER, OPENER, Names

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {},
    "dark": {"color_scheme": "dark"},
    "phone": PHONE,
    "dark phone": PHONE | {"color_scheme": "dark"},
}


@pytest.fixture(scope="module")
def paths(page_folder: FOLDER) -> dict[str, Path]:
    """The twelve incidents in every language."""
    made = {}
    for language in ("en", "ar"):
        made[language] = page_folder("access") / f"{language}.html"
        draw(samples.extractions(), gazetteer=Names(), language=language).save(str(made[language]))
    return made


def filters(page: Page) -> None:
    page.get_by_role("tab").nth(1).click()
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def card(page: Page) -> None:
    page.get_by_role("tab").first.click()
    page.locator("#sm-rows .row").nth(1).click()
    page.locator("#sm-cite").click()


def about(page: Page) -> None:
    page.locator("#sm-close").click()
    page.get_by_role("tab").last.click()


def layers(page: Page) -> None:
    page.locator(".leaflet-control-layers-toggle").press("Enter")
    expect(page.locator(".leaflet-control-layers-expanded")).to_be_visible()


STATES: dict[str, Callable[[Page], object]] = {
    "as it opens": lambda page: page.bring_to_front(),
    "filters": filters,
    "card": card,
    "about": about,
    "layers": layers,
}
"""What is done, one after the other, before axe looks again."""


@pytest.mark.parametrize(
    ("screen", "language"),
    [("desktop", "en"), ("dark", "en"), ("phone", "en"), ("desktop", "ar"), ("dark phone", "ar")],
)
def test_axe_finds_nothing(
    open_page: OPENER, paths: dict[str, Path], screen: str, language: str
) -> None:
    page = open_page(paths[language], **SCREENS[screen])
    found = {}
    for name, act in STATES.items():
        act(page)
        found[name] = violations(page)
    assert found == {key: [] for key in STATES}


def test_axe_would_find_something(open_page: OPENER, paths: dict[str, Path]) -> None:
    page = open_page(paths["en"])
    page.evaluate("() => { document.getElementById('sm-search').removeAttribute('aria-label');"
                  " document.getElementById('sm-search').placeholder = '';"
                  " document.getElementById('sm-count').style.color = '#ccc'; }")  # fmt: skip
    assert {name for name, _ in violations(page)} >= {"color-contrast", "label"}  # type: ignore[misc, has-type]


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    for _ in range(most):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {selector}")


def test_every_function_by_keys_alone(open_page: OPENER, paths: dict[str, Path]) -> None:
    page = open_page(paths["en"])
    everything = shown_ids(page)
    tab_to(page, "#sm-search")
    page.keyboard.type("lake")
    assert shown_ids(page) < everything
    for _ in "lake":
        page.keyboard.press("Backspace")
    tab_to(page, "#sm-facet-actor input[type=checkbox]")
    page.keyboard.press("Space")
    fewer = shown_ids(page)
    assert fewer < everything
    tab_to(page, ".more-filters > summary")
    page.keyboard.press("Enter")
    expect(page.locator("#sm-facet-type")).to_be_visible()
    tab_to(page, "#sm-reset")
    page.keyboard.press("Enter")
    assert shown_ids(page) == everything
    assert page.evaluate("() => document.activeElement.matches('summary')")  # not lost
    tab_to(page, "#sm-save-csv")
    with page.expect_download():
        page.keyboard.press("Enter")
    tab_to(page, "#sm-rows .row")
    page.keyboard.press("Enter")
    expect(page.locator("#sm-card h2")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.matches('.row')")
    tab_to(page, ".leaflet-container")
    before = page.evaluate("() => map_1.getCenter().lng")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert page.evaluate("() => map_1.getCenter().lng") > before
    tab_to(page, "#sm-play")
    tab_to(page, ".thumb.from")
    page.keyboard.press("PageUp")
    assert shown_ids(page) <= everything


def test_names_and_live_count(open_page: OPENER, paths: dict[str, Path]) -> None:
    page = open_page(paths["en"])
    for role, name in (
        ("main", ""),
        ("region", "Map of reported incidents"),
        ("region", "Filters"),
        ("region", "Dates"),
        ("slider", "First day shown"),
        ("button", "Play the dates"),
        ("group", "Save and share"),
        ("searchbox", "Search places, people, quotes"),
        ("checkbox", "Lake Coalition"),
    ):
        assert page.get_by_role(role, name=name).count() >= 1, (role, name)  # type: ignore[arg-type]
    status = page.get_by_role("status")
    expect(status).to_have_attribute("aria-live", "polite")
    page.locator("#sm-play").click()
    expect(status).to_have_attribute("aria-live", "off")
    page.locator("#sm-play").click()
    expect(status).to_have_attribute("aria-live", "polite")
    choice(page, "type", "Shelling").get_by_role("checkbox").uncheck()
    expect(status).to_have_text(f"{len(shown_ids(page))} of 12\u00a0incidents")


def test_calm_readers_see_no_movement(open_page: OPENER, paths: dict[str, Path]) -> None:
    page = open_page(paths["en"], reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter((node) => (
        parseFloat(getComputedStyle(node).transitionDuration) > 0
        || getComputedStyle(node).animationName !== 'none')).length""")
    assert moving == 0
    page.locator("#sm-rows .row").last.click()
    at = page.evaluate("() => [map_1.getCenter().lat, map_1.getCenter().lng]")
    page.wait_for_timeout(300)
    assert page.evaluate("() => [map_1.getCenter().lat, map_1.getCenter().lng]") == at
