"""One map a layer, and the page that links them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from geo.cli import main
from geo.records import Incident
from geo.render.languages import words
from geo.render.overview import Layer, layers, overview
from tests import samples
from tests.render.axe import violations
from tests.render.conftest import needs_assets

ROOT = Path(__file__).parents[2]


def named(*names: str, n: int = 0) -> Incident:
    said = tuple(samples.attribution(actor=name, actor_id="") for name in names)
    return samples.incident(id=f"SM-{n:012x}", attributions=said)


def test_an_incident_is_in_the_map_of_every_actor() -> None:
    both, one, nobody = named("B", "A", n=1), named("A", n=2), named(n=3)
    assert layers([both, one, nobody], "actor") == [
        Layer("A", "a.html", (both, one)),
        Layer("B", "b.html", (both,)),
        Layer("", "unattributed.html", (nobody,)),
    ]


def test_an_incident_is_in_the_map_of_every_month_it_touches() -> None:
    day = samples.incident(date_start=date(2021, 2, 28), date_end=date(2021, 2, 28))
    long = samples.incident(date_start=date(2020, 12, 1), date_end=date(2021, 2, 2))
    never = samples.incident(date_start=None, date_end=None)
    found = layers([never, day, long], "month")
    assert [(layer.key, layer.file, len(layer.incidents)) for layer in found] == [
        ("2021-02", "2021-02.html", 2),
        ("2021-01", "2021-01.html", 1),
        ("2020-12", "2020-12.html", 1),
        ("", "undated.html", 1),
    ]


@pytest.mark.parametrize("by", ["actor", "month"])
def test_no_incident_is_in_no_layer(by: str) -> None:
    incidents = [i for made in samples.extractions() for i in made.incidents]
    found = layers(incidents, by)  # type: ignore[arg-type]
    assert {i.id for layer in found for i in layer.incidents} == {i.id for i in incidents}


NAMES = ["../../etc/passwd", "a/b\\c", "القاعدة", "Unattributed", "A B", "a-b", "x" * 400, ".", " ",
         "con\x00<script>alert(1)</script>"]  # fmt: skip


def test_files_have_names_that_any_disk_can_bear() -> None:
    found = layers([named(name, n=n) for n, name in enumerate(NAMES)] + [named(n=99)], "actor")
    files = [layer.file for layer in found]
    assert len(set(files)) == len(NAMES) + 1
    assert all(file.isascii() and set(file[:-5]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
               and len(file) < 90 for file in files)  # fmt: skip
    assert files[-1] == "unattributed.html"
    assert files == [
        layer.file for layer in layers([i for f in found for i in f.incidents], "actor")
    ]


def test_names_are_text_in_the_overview() -> None:
    found = layers([named(name, n=n) for n, name in enumerate(NAMES)], "actor")
    page = overview(found, by="actor", whole="map.html", folder="by-actor",
                    title="<b>T</b> & {x}", words=words())  # fmt: skip
    assert "<script" not in page
    assert "<b>" not in page
    assert '<h1 dir="auto">&lt;b&gt;T&lt;/b&gt; &amp; {x}</h1>' in page


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_command_makes_maps_and_an_index(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    call = [
        "map",
        str(ROOT / "seeds"),
        "--out",
        str(tmp_path),
        "--by",
        "actor",
        "--language",
        language,
    ]
    done = CliRunner().invoke(main, call, catch_exceptions=False)
    assert done.exit_code == 0
    assert str(tmp_path / "by-actor" / "israel.html") in done.output.splitlines()
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        assert violations(page) == []
        rows = page.locator("tbody tr")
        expect(rows).to_have_count(len(list((tmp_path / "by-actor").iterdir())))
        count = int(rows.filter(has_text="Israel").locator(".number").inner_text())
        page.get_by_role("link", name="Israel").click()
        page.wait_for_selector("body[data-ready]")
        page.goto(page.url + "#all-kind=1")
        expect(page.locator("#sm-rows .row")).to_have_count(count)
        page.goto((tmp_path / "index.html").as_uri())
        page.locator("main > p a").click()
        page.wait_for_selector("body[data-ready]")


@needs_assets
def test_the_command_says_at_once_what_is_no_address(tmp_path: Path) -> None:
    call = ["map", str(ROOT / "seeds"), "--out", str(tmp_path / "maps"), "--tiles", "tiles"]
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert not (tmp_path / "maps").exists()


SQUARE = {
    "type": "Polygon",
    "coordinates": [[[40, 33], [41, 33], [41, 34.5], [40, 34.5], [40, 33]]],
}


@pytest.mark.browser
def test_the_command_makes_a_map_a_month_with_boundaries(browser: Browser, tmp_path: Path) -> None:
    given, out = tmp_path / "units.geojson", tmp_path / "maps"
    given.write_text(json.dumps(SQUARE))
    call = ["map", str(ROOT / "seeds"), "--out", str(out), "--by", "month"]
    done = CliRunner().invoke(main, [*call, "--boundaries", str(given)], catch_exceptions=False)
    assert done.exit_code == 0
    made = {path.name for path in (out / "by-month").iterdir()}
    assert {"2019-08.html", "2024-02.html"} <= made
    for map_ in (out / "map.html", out / "by-month" / "2019-08.html"):
        data = map_.read_text(encoding="utf-8").partition('id="sm-data">')[2].partition("<")[0]
        assert json.loads(data)["districts"] == [
            [40000, 33000, 1000, 0, 0, 1500, -1000, 0, 0, -1500]
        ]
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((out / "index.html").as_uri())
        assert violations(page) == []
        names = page.locator("tbody tr a").all_inner_texts()
        assert names[:1] == ["2024-02"]
        assert names[-1] in {"2019-08", "Without a date"}
        expect(page.locator("tbody tr")).to_have_count(len(made))
        page.get_by_role("link", name="2019-08").click()
        page.wait_for_selector("body[data-ready]")
        for words in page.locator("#sm-rows time").all_inner_texts():
            assert "Aug 2019" in words


@needs_assets
@pytest.mark.parametrize("words", ["[1, 2", '{"a": 1}'])
def test_the_command_says_in_a_line_what_are_no_boundaries(tmp_path: Path, words: str) -> None:
    given, out = tmp_path / "units.geojson", tmp_path / "maps"
    given.write_text(words)
    call = ["map", str(ROOT / "seeds"), "--out", str(out), "--boundaries", str(given)]
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert "units.geojson" in done.output
    assert not (out / "index.html").exists()
