"""A list of any length: only the rows near the view are in the page, yet all can be reached."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.records import Incident
from geo.render import draw
from tests import samples
from tests.render.acting import click_at
from tests.render.conftest import FOLDER, OPENER

pytestmark = pytest.mark.browser

MANY = 1200


def one(n: int) -> Incident:
    """The confidence falls with every dozen days, each 100th has no date, each 101st no place."""
    day = None if n % 100 == 99 else date(2015, 1, 1) + timedelta(days=n)
    return samples.incident(
        id=f"SM-{n:012x}",
        summary=f"Incident {n}. " + "It was reported at length. " * (n % 3),
        date_start=day,
        date_end=day,
        date_precision="day" if day else "none",
        places=() if n % 101 == 100 else (samples.place(lat=20.0 + n / 100),),
        confidence=1 - n // 12 / 100,
    )


@pytest.fixture(scope="module")
def long_path(page_folder: FOLDER) -> Path:
    path = page_folder("long") / "index.html"
    draw([one(n) for n in range(MANY)]).save(str(path))
    return path


def rows(page: Page) -> list[str]:
    """What stands in the first list, of the incidents on the map."""
    return page.locator("#sm-rows > ol").first.locator(".what").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.querySelector('.what')?.textContent"))


def test_few_rows_are_in_the_page_and_all_are_counted(open_page: OPENER, long_path: Path) -> None:
    page = open_page(long_path)
    assert 5 < len(rows(page)) < 100
    heads = page.locator("#sm-rows h2").all_inner_texts()
    unplaced = sum(not one(n).places for n in range(MANY))
    undated = sum(one(n).date_start is None and bool(one(n).places) for n in range(MANY))
    assert heads == [
        f"On the map\n{MANY - unplaced - undated:,}",
        f"Without a date\n{undated}",
        f"Without a place on the map\n{unplaced}",
    ]
    first = page.locator("#sm-rows li").first
    expect(first).to_have_attribute("aria-posinset", "1")
    expect(first).to_have_attribute("aria-setsize", str(MANY - unplaced - undated))


def test_scrolling_brings_the_rows_in_their_order(open_page: OPENER, long_path: Path) -> None:
    page = open_page(long_path)
    seen: list[str] = []
    page.mouse.move(200, 600)
    for _ in range(12):
        seen += [row for row in rows(page) if row not in seen]
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(60)
    numbers = [int(row.split()[1].rstrip(".")) for row in seen]
    assert len(numbers) > 80
    assert numbers == sorted(numbers, reverse=True)
    expected = [n for n in range(MANY - 1, -1, -1) if n % 100 != 99 and n % 101 != 100]
    assert numbers == expected[: len(numbers)]  # newest first, none left out, none twice
    assert len(rows(page)) < 100


def test_keys_reach_every_row(open_page: OPENER, long_path: Path) -> None:
    page = open_page(long_path)
    page.locator("#sm-rows .row").first.focus()
    for _ in range(45):  # beyond the first rows of the page
        page.keyboard.press("ArrowDown")
    dated = [n for n in range(MANY - 1, -1, -1) if n % 100 != 99 and n % 101 != 100]
    assert focused(page).startswith(f"Incident {dated[45]}.")
    page.keyboard.press("ArrowUp")
    assert focused(page).startswith(f"Incident {dated[44]}.")
    page.keyboard.press("End")
    assert focused(page).startswith("Incident 100.")  # the oldest of those without a place
    expect(page.locator("#sm-rows .row:focus")).to_be_in_viewport()
    page.keyboard.press("Home")
    assert focused(page).startswith(f"Incident {dated[0]}.")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator("#sm-card h2")).to_contain_text("Incident 100.")
    page.keyboard.press("Escape")
    assert focused(page).startswith("Incident 100.")


@pytest.mark.parametrize(
    ("order", "first"),
    [("Oldest first", 0), ("Surest first", 11), ("Least sure first", MANY - 2)],
)
def test_orders(open_page: OPENER, long_path: Path, order: str, first: int) -> None:
    page = open_page(long_path)
    page.get_by_label("Order").select_option(label=order)
    assert rows(page)[0].startswith(f"Incident {first}.")


def test_the_row_of_a_mark_far_down_comes_into_view(open_page: OPENER, long_path: Path) -> None:
    page = open_page(long_path, "#map=14/25/40.2853")
    click_at(page, 25.0, 40.2853)
    heading = page.locator("#sm-card h2")
    expect(heading).to_contain_text("Incident 500.")
    current = page.locator("#sm-rows .row[aria-current=true]")
    expect(current.locator(".what")).to_have_text(heading.inner_text())
    expect(current).to_be_in_viewport()


def test_thousands_at_one_point_are_a_list_of_a_few_rows(open_page: OPENER, tmp_path: Path) -> None:
    same = [samples.incident(id=f"SM-{n:012x}", summary=f"Incident {n}.") for n in range(3000)]
    draw(same).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    click_at(page, 33.0381, 40.2853)
    card = page.locator("#sm-card")
    expect(card.locator("h2")).to_have_text("3,000\u00a0incidents here")
    assert 10 < card.locator(".row").count() < 100
    card.locator("#sm-card-body").evaluate("body => { body.scrollTop = body.scrollHeight; }")
    expect(card.locator(".row", has_text="Incident 2999.")).to_be_in_viewport()
