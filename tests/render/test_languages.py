"""The page's own words: whole in every language, and Arabic from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.cli.pages import LANGUAGES as OFFERED
from geo.errors import UsageError
from geo.render import draw
from geo.render.languages import LANGUAGES, words
from tests import samples
from tests.render.acting import shown_ids
from tests.render.conftest import OPENER

PLURAL = re.compile(r"_(zero|one|two|few|many)$")


def strings(table: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a table under its whole key."""
    if isinstance(table, str):
        yield key, table
        return
    items = table.items() if isinstance(table, dict) else enumerate(table)
    for name, part in items:
        yield from strings(part, f"{key}.{name}")


def test_the_command_offers_the_languages_there_are() -> None:
    assert tuple(LANGUAGES) == OFFERED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_holes(language: str) -> None:
    english, other = dict(strings(words())), dict(strings(words(language)))
    forms = {key: text for key, text in other.items() if PLURAL.search(key)}
    assert {key for key in english if not PLURAL.search(key)} <= set(other)
    holes = {key: set(re.findall(r"\{\w+\}", text)) for key, text in other.items()}
    for key, text in english.items():
        if key in other and key not in forms:
            assert holes[key] == set(re.findall(r"\{\w+\}", text)), key
    # A word of a code has to be there for every code; more may be.
    assert not [text for text in other.values() if not text.strip()]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="xx: the page does not speak it; take one of en, ar"):
        words("xx")
    with pytest.raises(UsageError, match="xx"):
        draw([samples.incident()], language="xx", online=True)


@pytest.mark.browser
def test_arabic_runs_from_right_to_left(open_page: OPENER, tmp_path: Path) -> None:
    draw(samples.extractions(), language="ar").save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    panel, folium_map = (page.locator(s).bounding_box() for s in ("#sm-panel", ".folium-map"))
    assert panel
    assert folium_map
    assert panel["x"] > folium_map["x"]
    expect(page.locator("#sm-title")).to_have_text("ضربات وردت في التقارير")
    assert len(shown_ids(page)) == 9
    expect(page.get_by_role("status")).to_have_text("9 من أصل 12\u00a0حادثة")
    page.locator(".row", has_text="near Ar-Rutba").click()
    card = page.locator("#sm-card")
    expect(card).to_contain_text("قرب Ar-Rutba، Anbar، العراق، ضمن نحو 15 كم")
    expect(card).to_contain_text("10 مارس 2021")
    # The words of a report stay as they are, and run their own way.
    quote = card.locator("blockquote").first
    expect(quote).to_contain_text("A drone fired two missiles")
    assert quote.evaluate("node => getComputedStyle(node).direction") == "ltr"
    # Time still runs to the right, and so do the keys of its thumbs.
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    boxes = [thumb.bounding_box() for thumb in page.get_by_role("slider").all()]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] < boxes[1]["x"]


@pytest.mark.browser
def test_forms_of_number_and_days_of_the_week(open_page: OPENER, tmp_path: Path) -> None:
    made = [samples.incident(w, date_start=None, date_end=None, date_partial="weekday:sunday")
            for w in ("A drone fired", "six dead")]  # fmt: skip
    draw(made, language="ar").save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={made[0].id}")
    expect(page.get_by_role("status")).to_have_text("حادثتان")
    expect(page.locator("#sm-card")).to_contain_text("في يوم الأحد")
