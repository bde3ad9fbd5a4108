"""A hundred thousand incidents: the page opens and counts right; bench/map.py has the figures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
from playwright.sync_api import expect

from bench.made_up import made_up
from geo import gazetteer
from geo.render import draw
from tests.render.conftest import OPENER

MANY = 100_000
SECONDS = 60
"""Of a machine busy with other things; it takes a few."""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("compress", [False, True])
def test_a_hundred_thousand_open_and_are_counted(
    open_page: OPENER, tmp_path: Path, *, compress: bool
) -> None:
    made = made_up(MANY, gazetteer.load(imports=False))
    begun = perf_counter()
    draw(made, compress=compress).save(str(tmp_path / "index.html"))
    assert perf_counter() - begun < SECONDS
    assert (tmp_path / "index.html").stat().st_size < (9_000_000 if compress else 32_000_000)
    page = open_page(tmp_path / "index.html")
    events = [i for i in made if i.kind == "event"]
    expect(page.locator("#sm-count")).to_contain_text(f"{len(events):,}")
    frequent, count = Counter(n for i in events for n in i.perpetrators).most_common(1)[0]
    row = page.locator(".choice", has_text=frequent).first
    expect(row).to_contain_text(f"{count:,}")
    last = made[-1]
    page.evaluate("id => { location.hash = `id=${id}`; }", last.id)
    expect(page.locator("#sm-card blockquote")).to_have_text(last.evidence[0].text)
