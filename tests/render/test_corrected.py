"""The card says what was corrected, by whom, when and why; hostile cells stay text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.records import Correction
from geo.render import draw
from tests import samples
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


def test_figures_that_come_on_top_or_were_taken_back_say_so(
    open_page: OPENER, tmp_path: Path
) -> None:
    first = samples.claim(missing_min=0, missing_max=4, captured_min=2)
    claims = (
        first,
        samples.claim(killed_min=3, adds_to=0, claimant="officials"),
        samples.claim(killed_min=2, killed_max=2, superseded=True, claimant="the army"),
    )
    one = incident(claims=claims)
    draw([one]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={one.id}")
    rows = page.locator("#sm-card tbody tr").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == [
        "6 9 a security source 0–4 missing at least 2 captured",
        "3–6 9 officials on top of another figure",
        "2 9 the army an earlier figure, since replaced",
    ]


def test_a_corrected_incident_opens_in_arabic(open_page: OPENER, tmp_path: Path) -> None:
    made = Correction("set", "killed_max", "6", "8", "Ana", date(2024, 5, 1), "ministry")
    one = incident(corrections=(made,))
    draw([one], language="ar").save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={one.id}")
    expect(page.locator("#sm-card")).to_contain_text("القتلى على الأكثر: 6 → 8")
    expect(page.locator("#sm-card")).to_contain_text("صحّحه Ana")
