"""The dates: thumbs that are dragged, a range that is moved, and a film of them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.records import Incident
from geo.render import draw
from tests import samples
from tests.render.acting import fragment, ids, shown_ids, wait_for_text
from tests.render.conftest import FOLDER, OPENER

pytestmark = pytest.mark.browser

FIRST = date(2021, 3, 1)


def on(n: int, first: date, last: date | None = None) -> Incident:
    return samples.incident(
        id=f"SM-{n:012x}", summary=f"Incident {n}.", date_start=first, date_end=last or first
    )


DAILY = [on(n, FIRST + timedelta(days=n)) for n in range(10)]


@pytest.fixture(scope="module")
def ten_days(page_folder: FOLDER) -> Path:
    path = page_folder("dates") / "index.html"
    draw(DAILY).save(str(path))
    return path


def days(page: Page) -> tuple[str, str]:
    found = dict(part.split("=") for part in fragment(page).split("&") if part)
    return found.get("from", "")[-2:], found.get("to", "")[-2:]


def bars(page: Page) -> list[tuple[float, float]]:
    """Left edge and height of every bar: a group of actors is one path of rectangles."""
    drawn = page.locator(".bar").evaluate_all("all => all.map(bar => bar.getAttribute('d'))")
    form = re.compile(r"M([\d.]+) [\d.]+h[\d.]+v([\d.]+)h-[\d.]+z")
    assert form.sub("", "".join(filter(None, drawn))) == ""
    return [(float(x), float(height)) for d in drawn for x, height in form.findall(d or "")]


def drag(page: Page, start: float, end: float) -> None:
    """Drag over the histogram, from one edge of its ten bars to another."""
    box = page.locator(".plot").bounding_box()
    assert box
    y = box["y"] + 12
    page.mouse.move(box["x"] + box["width"] * start / 10, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end / 10, y, steps=6)
    page.mouse.up()


def test_thumbs_and_the_range_between_them_are_dragged(open_page: OPENER, ten_days: Path) -> None:
    page = open_page(ten_days)
    expect(page.locator(".bin-unit")).to_have_text("a bar a day")
    assert len(bars(page)) == 10
    drag(page, 0, 2)
    assert days(page) == ("03", "")
    drag(page, 10, 6)
    assert days(page) == ("03", "06")
    assert shown_ids(page) == ids(DAILY[2:6])
    drag(page, 3, 5)  # by its middle
    assert days(page) == ("05", "08")
    assert shown_ids(page) == ids(DAILY[4:8])
    drag(page, 5, 20)  # to the end and no further
    assert days(page) == ("07", "")
    drag(page, 1, 3)  # outside: a new one
    assert days(page) == ("02", "03")
    expect(page.locator("#sm-range")).to_have_text("2 Mar 2021 – 3 Mar 2021")


@pytest.mark.parametrize(
    ("apart", "unit", "count"),
    [(44, "day", 2), (45, "week", 2), (310, "month", 2), (365 * 11, "year", 2)],
)
def test_bars_are_days_weeks_months_or_years(
    open_page: OPENER, tmp_path: Path, apart: int, unit: str, count: int
) -> None:
    draw([on(0, FIRST), on(1, FIRST + timedelta(days=apart))]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    expect(page.locator(".bin-unit")).to_have_text(f"a bar a {unit}")
    # Between the two lies time, drawn as such: the bars stand at its two ends.
    xs = [x for x, _ in bars(page)]
    width = page.locator(".plot").evaluate("plot => plot.clientWidth")
    assert len(xs) == count
    assert max(xs) - min(xs) > width * 0.85


def test_an_interval_is_spread_over_its_bars(open_page: OPENER, tmp_path: Path) -> None:
    interval = on(0, FIRST, FIRST + timedelta(days=3))
    draw([interval, on(1, FIRST)]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    heights = [height for _, height in bars(page)]
    assert heights == pytest.approx([42, 42 / 5, 42 / 5, 42 / 5], abs=0.01)
    page.get_by_role("slider", name="First day shown").focus()
    page.keyboard.press("ArrowRight")
    assert shown_ids(page) == {interval.id}


def test_dates_play_from_the_first_on_and_stop(open_page: OPENER, ten_days: Path) -> None:
    page = open_page(ten_days)
    page.get_by_label("Speed").select_option("2")
    page.get_by_role("button", name="Play the dates").click()
    for day in (1, 2, 3):  # looked for at every frame
        wait_for_text(page, "sm-range", f" {day} Mar 2021$")
    page.get_by_role("button", name="Stop").click()
    standing = page.locator("#sm-range").inner_text()
    page.wait_for_timeout(450)  # more than a picture
    assert page.locator("#sm-range").inner_text() == standing
    assert ids(DAILY[:3]) <= shown_ids(page) < ids(DAILY)


def test_a_range_plays_to_the_end_at_its_own_width(open_page: OPENER, ten_days: Path) -> None:
    page = open_page(ten_days, "#from=2021-03-06&to=2021-03-07")
    page.get_by_label("Speed").select_option("4")
    button = page.locator("#sm-play")
    button.focus()
    page.keyboard.press("Space")
    expect(page.locator("#sm-range")).to_have_text("9 Mar 2021 – 10 Mar 2021")
    expect(button).to_have_attribute("aria-label", "Play the dates")
    assert shown_ids(page) == ids(DAILY[8:])
    # Whoever takes a thumb stops the film.
    page.keyboard.press("Space")
    wait_for_text(page, "sm-range", "^1 Mar")
    page.get_by_role("slider", name="Last day shown").focus()
    page.keyboard.press("End")
    expect(button).to_have_attribute("aria-label", "Play the dates")
