"""A step of filters or dates: what is seen at once is right, and nobody's address is lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.render import draw
from tests import samples
from tests.render.acting import fragment
from tests.render.conftest import FOLDER, OPENER

pytestmark = pytest.mark.browser

MANY = 900
FIRST = date(2021, 1, 1)

SEEN = """() => ({
  count: document.getElementById("sm-count").textContent,
  heads: [...document.querySelectorAll("#sm-rows h2")].map((head) => head.textContent),
  choices: [...document.querySelectorAll(".choice .number")].map((node) => node.textContent),
  bars: [...document.querySelectorAll(".bar")].map((bar) => bar.getAttribute("d")),
  range: document.getElementById("sm-range").textContent,
  legend: document.getElementById("sm-legend").textContent,
  marks: document.querySelector(".leaflet-overlay-pane canvas").toDataURL(),
  rows: (() => {
    const view = document.getElementById("sm-scroll").getBoundingClientRect();
    return [...document.querySelectorAll("#sm-rows .row")].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > view.top && box.top < view.bottom;
    }).map((row) => row.textContent);
  })(),
})"""
"""All that a reader sees of the filters: counts, list, marks, bars, legend."""
AFTER_ONE_FRAME = f"""async (act) => {{
  const seen = {SEEN};
  const before = seen();
  new Function(act)();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const first = seen();
  await new Promise((done) => setTimeout(done, 700));
  return [before, first, seen()];
}}"""
ACTS = {
    "filter": "document.querySelector('#sm-facet-actor input').click()",
    "only": "document.querySelectorAll('#sm-facet-actor .only')[2].click()",
    "dates": "document.querySelector('.thumb.from').dispatchEvent("
    "new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true }))",
    "address": "location.hash = 'from=2021-06-01&to=2021-07-01'",
}


@pytest.fixture(scope="module")
def many_path(page_folder: FOLDER) -> Path:
    path = page_folder("many") / "index.html"
    made = [
        samples.incident(
            id=f"SM-{n:012x}",
            summary=f"Incident {n}.",
            date_start=FIRST + timedelta(days=n % 300),
            date_end=FIRST + timedelta(days=n % 300),
            attributions=(samples.attribution(actor_id="", actor=f"Group {n % 7}"),),
            places=(samples.place(lat=30 + n % 29 / 9, lon=38 + n % 31 / 7),),
        )
        for n in range(MANY)
    ]
    draw(made).save(str(path))
    return path


@pytest.mark.parametrize(
    ("act", "turned"),
    [
        ("filter", {"count", "heads", "marks", "bars", "legend"}),
        ("only", {"count", "heads", "marks", "bars", "legend", "rows"}),
        ("dates", {"count", "heads", "marks", "range", "choices"}),
    ],
)
def test_the_frame_after_a_step_shows_all_that_it_changes(
    open_page: OPENER, many_path: Path, act: str, turned: set[str]
) -> None:
    page = open_page(many_path)
    page.wait_for_timeout(300)
    before, first, last = page.evaluate(AFTER_ONE_FRAME, ACTS[act])
    assert [key for key in last if first[key] != last[key]] == []
    assert {key for key in first if first[key] != before[key]} >= turned


def test_many_steps_in_one_frame_end_where_the_last_one_does(
    open_page: OPENER, many_path: Path
) -> None:
    page = open_page(many_path)
    _, first, last = page.evaluate(AFTER_ONE_FRAME, ";".join([ACTS["dates"]] * 3 + [ACTS["only"]]))
    assert first == last
    again = open_page(many_path, "#" + fragment(page))
    assert again.evaluate(SEEN)["count"] == first["count"]


def test_a_row_that_stays_keeps_the_focus(open_page: OPENER, many_path: Path) -> None:
    page = open_page(many_path)
    page.locator("#sm-rows .row").first.focus()
    page.evaluate(ACTS["dates"])  # takes the oldest away, far below
    assert page.evaluate("() => document.activeElement.matches('#sm-rows .row')")


@pytest.mark.parametrize("wait", [0, 1, 20, 60])
def test_an_address_set_while_one_waits_to_be_written_is_not_lost(
    open_page: OPENER, many_path: Path, wait: int
) -> None:
    page = open_page(many_path)
    page.evaluate(ACTS["filter"])
    page.evaluate(f"{ACTS['dates']}; setTimeout(() => {{ {ACTS['address']} }}, {wait})")
    expect(page.locator("#sm-range")).to_contain_text("4 Jul 2021")
    assert fragment(page) == "from=2021-06-01&to=2021-07-01"
    expect(page.get_by_role("button", name="Reset")).to_be_visible()


def test_the_address_is_there_when_the_page_is_left(open_page: OPENER, many_path: Path) -> None:
    page = open_page(many_path)
    page.evaluate(f"{ACTS['dates']}; location.reload()")
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#sm-range")).not_to_contain_text("1 Jan 2021")
