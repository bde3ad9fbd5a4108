from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import folium
import pytest

from geo.errors import UsageError
from geo.render import draw
from geo.render.assets import assets_folder
from geo.render.page import INTEGRITY, LEAFLET_VERSION, assemble
from tests import samples
from tests.render.conftest import Names, needs_assets


def policy(page: str) -> str:
    found = re.search(r'<head><meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found, "the policy is not the first element of the head"
    return found[1]


def scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.S)


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@needs_assets
def test_the_same_incidents_give_the_same_bytes() -> None:
    pages = {draw(samples.extractions(), gazetteer=Names(), title="T").page() for _ in range(3)}
    assert len(pages) == 1
    incidents = [i for made in samples.extractions() for i in made.incidents]
    assert draw(incidents, gazetteer=Names(), title="T").page() in pages


@needs_assets
def test_a_map_renders_the_same_twice_and_saves_what_it_renders(tmp_path: Path) -> None:
    made = draw(samples.extractions())
    first = made.page()
    made.save(str(tmp_path / "index.html"))
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == first == made.page()
    assert made.get_root().render() == first


@needs_assets
def test_every_script_is_allowed_by_its_hash_and_no_host_is() -> None:
    page = draw(samples.extractions()).page()
    allowed = policy(page)
    assert len(scripts(page)) == 4
    assert all(digest(script) in allowed for script in scripts(page))
    assert "https:" not in allowed
    assert "unsafe-inline' 'sha" not in allowed
    assert not re.search(r"<(script|link|img|iframe)[^>]*(src|href)=", page.split("</style>")[-1])


@needs_assets
def test_the_page_is_small_and_carries_its_notices() -> None:
    page = draw(samples.extractions(), gazetteer=Names()).page()
    assert len(page.encode()) < 450_000
    assert "Redistribution and use in source and binary forms" in page
    assert "@@SM_" not in page


@needs_assets
def test_a_notebook_shows_the_page() -> None:
    shown = draw(samples.extractions())._repr_html_()
    assert shown.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert "sm-data" in shown


def test_without_assets_leaflet_is_linked_from_where_folium_has_it(tmp_path: Path) -> None:
    page = draw(samples.extractions(), assets=tmp_path).page()
    address = re.sub(r"@[\d.]+", f"@{LEAFLET_VERSION}", folium.Map.default_js[0][1])
    assert f'<script src="{address}" integrity="{INTEGRITY["leaflet.js"]}" crossorigin=' in page
    assert "/".join(address.split("/")[:3]) in policy(page)
    assert "tile.openstreetmap.org" in page
    assert '"basemap":null' in page


def test_an_offline_page_without_assets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"hatch_build\.py"):
        draw(samples.extractions(), assets=tmp_path, online=False)


@needs_assets
def test_an_online_page_may_still_have_the_outlines() -> None:
    page = draw(samples.extractions(), online=True).page()
    assert '"basemap":{"scale"' in page
    cdn = "/".join(folium.Map.default_js[0][1].split("/")[:3])
    hosts = dict(rule.split(" ", 1) for rule in policy(page).split("; "))
    assert hosts["script-src"].split()[-1] == cdn
    assert hosts["img-src"] == f"data: blob: {cdn} https://tile.openstreetmap.org"


@needs_assets
@pytest.mark.parametrize("name", INTEGRITY)
def test_what_is_linked_is_what_the_offline_page_has(name: str) -> None:
    digest = hashlib.sha384((assets_folder() / name).read_bytes()).digest()
    assert INTEGRITY[name] == f"sha384-{base64.b64encode(digest).decode()}"
    assert f'{name}" integrity="{INTEGRITY[name]}"' in draw([], online=True).page()


@needs_assets
def test_an_added_layer_may_ask_its_host_and_no_other() -> None:
    made = draw([samples.incident()])
    folium.TileLayer("https://{s}.tiles.example.org/{z}/{x}/{y}.png", attr="Example").add_to(made)
    assert "img-src data: blob: https://*.tiles.example.org;" in policy(made.page())


@needs_assets
def test_a_compressed_page_is_smaller_and_says_the_same_twice() -> None:
    made = draw(samples.extractions(), gazetteer=Names(), compress=True)
    page = made.page()
    assert page == made.page()
    assert len(page) < 200_000 < len(draw(samples.extractions(), gazetteer=Names()).page())
    found = re.findall(r"<script[^>]*>(.*?)</script>", page, re.S)
    assert [digest(script) in policy(page) for script in found] == [True, False, True, True]
    assert not set("<>&") & set(found[1])


@needs_assets
@pytest.mark.parametrize("page", ["{{ 7 * 7 }}", "{% raw %}", "{#", "@@SM_data@@", "</title><b>"])
def test_a_title_is_text(page: str) -> None:
    made = draw([samples.incident()], title=page).page()
    assert made.count("<title>") == 1
    assert "<b>" not in made.split("</title>")[0]
    assert "49" not in made.split("</title>")[0].split("<title>")[1]


@needs_assets
def test_no_incident_at_all_is_a_map_too() -> None:
    assert '"ids":""' in draw([]).page()


@needs_assets
def test_other_layers_are_listed_in_the_layer_control() -> None:
    made = draw(samples.extractions())
    folium.CircleMarker([33.0, 44.0], popup="added").add_to(
        folium.FeatureGroup(name="Mine").add_to(made)
    )
    page = made.page()
    overlays = page.split("overlays :")[1]
    assert '"Mine" : feature_group_' in overlays
    assert page.index("L.featureGroup(") < page.index("L.control.layers(")
    assert page == made.page()


@needs_assets
def test_folium_icons_bring_what_they_need_and_where_from() -> None:
    made = draw(samples.extractions())
    folium.Marker([33.0, 44.0], icon=folium.Icon(color="red")).add_to(made)
    page = made.page()
    assert "awesome-markers.js" in page
    assert '<script src="asset:' not in page
    assert "https://cdnjs" in policy(page)


def test_one_pass_leaves_tokens_in_the_data_alone() -> None:
    shell = "<head>@@SM_csp@@</head>@@SM_a@@<script>@@SM_b@@</script>@@SM_unknown@@"
    page = assemble(shell, {"a": "@@SM_b@@", "b": "1"})
    assert page.endswith("@@SM_b@@<script>1</script>")
    assert digest("1") in page
