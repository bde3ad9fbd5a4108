"""A real Chromium, and pages opened in it that may ask for nothing and complain of nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from geo.records import Actor, Entry
from geo.render import assets_present, draw
from tests import samples

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # needed as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OPENER = Callable[..., Page]
FOLDER = Callable[[str], Path]


@dataclass(frozen=True)
class Names:
    """A gazetteer of two names and of actors, as little as a map needs."""

    entries: tuple[Entry, ...] = (
        samples.entry(
            id="iq", name="Iraq", lon=43.7, lat=33.2, feature_class="A", feature_code="PCLI"
        ),
        samples.entry(id="jo-amman", name="Amman", lon=35.93, lat=31.95, feature_code="PPLC"),
    )
    actors: tuple[Actor, ...] = ()


needs_assets = pytest.mark.usefixtures("page_folder")


def skip_without_assets() -> None:
    """Leave out what draws a page where the parts that it carries have not been fetched."""
    if not assets_present():
        pytest.skip("NO PAGE ASSETS: python hatch_build.py fetches them with npm")


@pytest.fixture(scope="session")
def page_folder(tmp_path_factory: pytest.TempPathFactory) -> FOLDER:
    """Make a folder for a page, where one can be drawn."""
    skip_without_assets()
    return tmp_path_factory.mktemp


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"NO CHROMIUM: none of {', '.join(NAMES)} is installed")
    skip_without_assets()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


def listen(page: Page, complaints: list[str]) -> None:
    """Write down every error and every request for anything but a file."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith("file:"):
            complaints.append(request.url)

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", on_console)
    page.on("request", on_request)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OPENER]:
    """Open a file; at the end, no page may have asked the network or raised an error."""
    complaints: list[str] = []
    contexts = []

    def open_(path: Path, fragment: str = "", **options: Any) -> Page:
        settings: dict[str, Any] = {"offline": True, "viewport": {"width": 1280, "height": 800}}
        context = browser.new_context(**settings | options)
        contexts.append(context)
        context.set_default_timeout(20_000)  # on busy machines
        page = context.new_page()
        listen(page, complaints)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("body[data-ready]", timeout=15_000)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def sample_path(page_folder: FOLDER) -> Path:
    """The twelve invented incidents as a page."""
    path = page_folder("page") / "index.html"
    draw(samples.extractions(), gazetteer=Names(), title="Invented strikes").save(str(path))
    return path
