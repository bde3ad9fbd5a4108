"""What a person does on the page, and sees: for the tests that act as one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playwright.sync_api import Locator, Page

from geo.records import Incident


def shown_ids(page: Page) -> set[str]:
    ids = page.locator("#sm-rows .row").evaluate_all("rows => rows.map(r => r.dataset.id)")
    assert len(ids) == len(set(ids)), "an incident is listed twice"
    return set(ids)


def ids(incidents: Iterable[Incident]) -> set[str]:
    return {incident.id for incident in incidents}


def open_more(page: Page) -> None:
    if page.locator(".more-filters").get_attribute("open") is None:
        page.locator(".more-filters summary", has_text="More filters").click()


def choice(page: Page, facet: str, label: str) -> Locator:
    """The row of a choice, in a facet that is opened for it."""
    if facet != "actor":
        open_more(page)
    block = page.locator(f"#sm-facet-{facet}")
    if block.get_attribute("open") is None:
        block.locator("summary").click()
    return block.locator(".choice").filter(has_text=re.compile(rf"^{re.escape(label)}\d"))


def click_at(page: Page, lat: float, lon: float) -> None:
    """Click the map where a point is drawn; folium's first map is ``map_1``."""
    at = page.evaluate("([lat, lon]) => map_1.latLngToContainerPoint([lat, lon])", [lat, lon])
    box = page.locator(".folium-map").bounding_box()
    assert box
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def wait_for_text(page: Page, id_: str, pattern: str) -> None:
    """Wait until an element's text matches, looked at every frame, so that a film is not missed."""
    page.evaluate(
        """([id, pattern]) => new Promise((done, failed) => {
          const end = performance.now() + 8000;
          const look = () => {
            if (new RegExp(pattern).test(document.getElementById(id).textContent)) done();
            else if (performance.now() > end) failed(new Error(`never shown: ${pattern}`));
            else requestAnimationFrame(look);
          };
          look();
        })""",
        [id_, pattern],
    )


def fragment(page: Page) -> str:
    """What the page says of itself behind "#", once it has: it writes with the next frames."""
    page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 130))")
    return page.url.partition("#")[2]
