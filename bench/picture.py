"""Take pictures of the map, to be looked at: desktop, dark, phone, print and right to left.

    python -m bench.picture                    the seeds' map, maps/out/*.png and maps/map.png
    python -m bench.picture map.html FOLDER    of another map

Opens the page without a network in Debian's Chromium. ``maps/map.png`` is the one that the README
shows, and the only one in git.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
MOVING_MS = 1000
"""The map's own movement to an incident."""


def _card(page: Page) -> None:
    page.locator("#sm-rows .row").first.click()


def _tab(number: int) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("tab").nth(number).click()


def _layers(page: Page) -> None:
    page.locator(".leaflet-control-layers").hover()


SCENES: dict[str, tuple[dict[str, Any], Callable[[Page], None]]] = {
    "desktop": (DESKTOP, _layers),
    "card": (DESKTOP, _card),
    "dark": (DESKTOP | {"color_scheme": "dark"}, _card),
    "phone": (PHONE, _tab(0)),
    "phone-filters": (PHONE, _tab(1)),
    "phone-card": (PHONE | {"color_scheme": "dark"}, _card),
    "print": (DESKTOP, lambda page: page.emulate_media(media="print")),
}


def take(page_file: Path, folder: Path) -> None:
    """Save a picture of every scene, and the print as a PDF."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, (options, act) in SCENES.items():
            page = _opened(browser, page_file, options)
            act(page)
            page.wait_for_timeout(MOVING_MS)
            page.screenshot(path=folder / f"{name}.png", full_page=name == "print")
            page.context.close()
        page = _opened(browser, page_file, DESKTOP)
        page.pdf(path=folder / "print.pdf", format="A4")
        browser.close()


def _opened(browser: Browser, page_file: Path, options: dict[str, Any]) -> Page:
    page = browser.new_context(offline=True, **options).new_page()
    page.goto(page_file.resolve().as_uri())
    page.wait_for_selector("body[data-ready]")
    return page


if __name__ == "__main__":
    if len(sys.argv) == 3:
        take(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        out = ROOT / "maps" / "out"
        take(ROOT / "maps" / "index.html", out)
        shutil.copy(out / "card.png", ROOT / "maps" / "map.png")
