"""Take the picture of the map that the README shows.

    python bench/picture.py maps/index.html maps/map.png

Opens the page without a network in Debian's Chromium and takes a screenshot of it with the card of
the newest incident open.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
SIZE = {"width": 1280, "height": 800}


def take(page_file: Path, picture: Path) -> None:
    """Open a map and save a picture of it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        context = browser.new_context(offline=True, viewport=SIZE)
        page = context.new_page()
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("body[data-ready]")
        page.locator("button.row").first.click()
        page.wait_for_timeout(1000)  # the map's own movement to the incident
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
