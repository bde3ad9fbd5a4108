"""A compressed page says and does what the plain one does; where it cannot be opened it says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.render import draw
from tests import samples
from tests.render.conftest import OPENER, Names

pytestmark = pytest.mark.browser

STATE = "#actor=Lake+Coalition&from=2020-02-01&q=the"
MANY_WORDS = " ".join(f"word{n % 15_000}" for n in range(40_000))
"""More different words than two bytes have numbers for."""


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packed") / "index.html"
    draw(samples.extractions(), gazetteer=Names(), title="Invented strikes", compress=True).save(
        str(path)
    )
    return path


def everything(page: Page) -> list[str]:
    """Texts of list, filters, legend and title."""
    parts = ["sm-title", "sm-subtitle", "sm-count", "sm-rows", "sm-facets", "sm-legend", "sm-about"]
    return [str(page.locator(f"#{part}").evaluate("node => node.textContent")) for part in parts]


@pytest.mark.parametrize("state", ["", STATE])
def test_it_shows_what_the_plain_page_shows(
    open_page: OPENER, sample_path: Path, packed: Path, state: str
) -> None:
    plain, small = open_page(sample_path, state), open_page(packed, state)
    assert everything(small) == everything(plain)
    assert small.url.partition("#")[2] == plain.url.partition("#")[2]


def test_filters_card_and_address_work(open_page: OPENER, sample_path: Path, packed: Path) -> None:
    plain, small = open_page(sample_path), open_page(packed)
    cards = []
    for page in (plain, small):
        page.locator("#sm-facets input[type=checkbox]").first.uncheck()
        page.locator(".row").first.click()
        page.wait_for_function("() => location.hash.includes('id=')")
        card = page.locator("#sm-card")
        expect(card).to_be_visible()
        cards.append((card.inner_text(), page.url.partition("#")[2], *everything(page)))
    assert cards[0] == cards[1]


@pytest.mark.parametrize("words", [MANY_WORDS, "  two  blanks ", "line\nends\tand tabs", ""])
def test_texts_come_back_letter_for_letter(open_page: OPENER, tmp_path: Path, words: str) -> None:
    made = samples.incident(evidence=(samples.evidence(text=words, marks=()),))
    draw([made], compress=True).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={made.id}")
    assert page.locator("#sm-card blockquote").evaluate("q => q.textContent") == words


def told_when_broken(browser: Browser, path: Path, script: str = "") -> str:
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.add_init_script(script)
        page.goto(path.as_uri())
        alert = page.get_by_role("alert")
        expect(alert).to_be_visible()
        return alert.inner_text()


def test_a_browser_that_cannot_unpack_is_told(browser: Browser, packed: Path) -> None:
    words = told_when_broken(browser, packed, "delete window.DecompressionStream;")
    assert "browser of May 2023 or later" in words


def test_a_damaged_file_is_told(browser: Browser, packed: Path, tmp_path: Path) -> None:
    page = packed.read_text(encoding="utf-8")
    at = page.index('id="sm-data">') + 400
    (tmp_path / "index.html").write_text(page[:at] + page[at + 16 :], encoding="utf-8")
    assert "the file is damaged" in told_when_broken(browser, tmp_path / "index.html")
