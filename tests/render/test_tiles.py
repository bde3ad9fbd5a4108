"""What a user may add to the basemap: tiles from one host, boundaries from a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from geo.errors import UsageError
from geo.render import draw
from geo.render.boundaries import boundaries
from geo.render.tiles import tiles_from
from tests import samples
from tests.render.conftest import OPENER, needs_assets

BOX = (38.0, 30.0, 44.0, 36.0)


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", ("https://tiles.example.org",)),
        ("http://localhost:8080/a/{z}/{x}/{-y}{r}.png?key=1", ("http://localhost:8080",)),
        ("https://{s}.example.org/{z}/{x}/{y}", tuple(f"https://{c}.example.org" for c in "abc")),
    ],
)
def test_the_hosts_of_an_address(url: str, hosts: tuple[str, ...]) -> None:
    assert tiles_from(url).hosts == hosts


@pytest.mark.parametrize(
    "url",
    ["", "tiles", "javascript:alert(1)//{z}{x}{y}", "https://e.org/{z}/{x}.png",
     "https://e.org/{z}/{x}/{y}/{secret}", "https://e.org; script-src *//{z}/{x}/{y}",
     "https://user:word" + "@e.org/{z}/{x}/{y}", "https://*.e.org/{z}/{x}/{y}",
     "https://e.org/{z}/{x}/{y}\"><script>", "file:///{z}/{x}/{y}", "https://{z}.e.org/{x}/{y}"],
)  # fmt: skip
def test_what_is_no_address_of_tiles_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="not an address of tiles"):
        tiles_from(url)


@needs_assets
def test_the_policy_allows_that_host_and_no_other() -> None:
    url = "https://tiles.example.org/{z}/{x}/{y}.png"
    page = draw(samples.extractions(), tiles=url, tiles_attribution="{{ 7*7 }}<b>Me</b>").page()
    found = re.search(r"img-src ([^;]*);", page)
    assert found
    assert found[1].split() == ["data:", "blob:", "https://tiles.example.org"]
    assert "<b>Me" not in page
    assert "{{ 7*7 }}" in page
    assert "tiles.example.org" not in draw(samples.extractions()).page()


@pytest.mark.browser
def test_tiles_are_asked_for_when_chosen_and_not_before(browser: Browser, tmp_path: Path) -> None:
    url = "https://tiles.example.org/{z}/{x}/{y}.png"
    draw(samples.extractions(), tiles=url, tiles_attribution="© Tile <i>makers</i>").save(
        str(tmp_path / "index.html")
    )
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    with browser.new_context() as context:
        page = context.new_page()
        page.route("https://**/*", answer)
        page.goto((tmp_path / "index.html").as_uri())
        page.wait_for_selector("body[data-ready]")
        page.wait_for_timeout(200)
        assert asked == []
        control = page.locator(".leaflet-control-layers")
        control.hover()
        control.get_by_label("Raster map from the internet").check()
        expect(page.locator(".leaflet-control-attribution")).to_contain_text("© Tile <i>makers</i>")
        page.wait_for_timeout(300)
        assert asked
        assert all(re.fullmatch(r"https://tiles\.example\.org/\d+/\d+/\d+\.png", a) for a in asked)
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.evaluate("() => { new Image().src = 'https://elsewhere.example.org/1.png'; }")
        page.wait_for_timeout(100)
        assert any("Content Security Policy" in words for words in refused)
        assert not any("elsewhere" in a for a in asked)


def square(west: float, south: float, size: float = 1.0) -> dict[str, Any]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def written(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_units_near_the_data_are_kept_whole(tmp_path: Path) -> None:
    near, over, far = square(40, 33), square(43.5, 35.5), square(60, 33)
    many = {"type": "MultiPolygon", "coordinates": [over["coordinates"], far["coordinates"]]}
    features = [{"type": "Feature", "geometry": g} for g in (near, many, None)]
    file = written(tmp_path / "a.geojson", {"type": "FeatureCollection", "features": features})
    assert boundaries(file, BOX) == [
        [40000, 33000, 1000, 0, 0, 1000, -1000, 0, 0, -1000],
        [43500, 35500, 1000, 0, 0, 1000, -1000, 0, 0, -1000],
    ]
    assert boundaries(file, None) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "cannot be read as GeoJSON"),
        ("[]", "not GeoJSON"),
        ('{"type": "Polygon", "coordinates": [[["a", 1]]]}', "its coordinates are not those"),
        ('{"type": "Polygon", "coordinates": [[1, 2]]}', "its coordinates are not those"),
    ],
)
def test_another_file_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "b.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said) as refused:
        boundaries(file, BOX)
    assert "\n" not in str(refused.value)


@pytest.mark.browser
def test_boundaries_are_drawn(open_page: OPENER, tmp_path: Path) -> None:
    file = written(tmp_path / "a.geojson", square(39, 32, 2.5))
    drawn = []
    for name, given in (("without", None), ("with", file)):
        draw([samples.incident()], boundaries=given).save(str(tmp_path / f"{name}.html"))
        page = open_page(tmp_path / f"{name}.html", "#map=7/33/40.3")
        drawn.append(page.locator(".leaflet-tile-pane canvas").evaluate(
            "canvas => canvas.toDataURL()"))  # fmt: skip
    assert drawn[0] != drawn[1]
