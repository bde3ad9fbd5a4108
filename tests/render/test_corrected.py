"""The card says what was corrected, by whom, when and why; hostile cells stay text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.records import Correction
from geo.render import draw
from tests.render.conftest import OPENER
from tests.samples import incident

pytestmark = pytest.mark.browser


def test_the_card_tells_of_corrections(open_page: OPENER, tmp_path: Path) -> None:
    day = date(2024, 5, 1)
    markup = "<img src=x onerror=window.__pwn=1>"
    corrections = (
        Correction("set", "killed_max", "6", "8", "Ana", day, "ministry"),
        Correction("move", "", "lon 41 lat 34", "lon 41.1 lat 34.4", "Ana", day, "imagery"),
        Correction("confirm", "", "", "", markup, day, "صورة"),
    )
    one = incident(corrections=corrections)
    draw([one, replace(one, id="SM-2", corrections=())]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={one.id}")
    card = page.locator("#sm-card")
    rows = card.locator("section", has_text="Corrected by hand").locator("li")
    assert [" ".join(row.inner_text().split()) for row in rows.all()] == [
        "Killed, at most: 6 → 8 corrected by Ana, 1 May 2024 ministry",
        "Moved: lon 41 lat 34 → lon 41.1 lat 34.4 corrected by Ana, 1 May 2024 imagery",
        f"Confirmed as recorded corrected by {markup}, 1 May 2024 صورة",
    ]
    page.goto(page.url.replace(one.id, "SM-2"))
    page.reload()
    expect(page.locator("#sm-card")).to_be_visible()
    expect(page.locator("#sm-card")).not_to_contain_text("Corrected by hand")
