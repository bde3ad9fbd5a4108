"""What is taken away from the page: files, citations, links, paper."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.export.columns import row
from geo.records import Incident, Link
from geo.render import draw
from tests import samples
from tests.render.acting import choice, shown_ids
from tests.render.conftest import OPENER

pytestmark = pytest.mark.browser

INCIDENTS = {i.id: i for made in samples.extractions() for i in made.incidents}
JSON_COLUMNS = ("claims", "attributions", "sources")
"""Columns of which the page has less than the records: who states what, without offsets."""


def saved(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes()


def narrowed(open_page: OPENER, path: Path) -> Page:
    page = open_page(path)
    choice(page, "type", "Drone strike").get_by_role("checkbox").uncheck()
    choice(page, "kind", "Series, counted together").get_by_role("checkbox").check()
    return page


def expected(incident: Incident) -> dict[str, Any]:
    return {name: value for name, value in row(incident).items() if name not in JSON_COLUMNS}


def test_geojson_of_what_is_shown_is_that_of_the_export(
    open_page: OPENER, sample_path: Path
) -> None:
    page = narrowed(open_page, sample_path)
    name, data = saved(page, "Save GeoJSON")
    found = json.loads(data)
    assert name == "incidents.geojson"
    assert {feature["id"] for feature in found["features"]} == shown_ids(page)
    for feature in found["features"]:
        full = expected(INCIDENTS[feature["id"]])
        properties = feature["properties"]
        assert set(properties) <= set(row(INCIDENTS[feature["id"]]))
        for column in set(properties) - set(JSON_COLUMNS):
            assert properties[column] == full[column], column
        place = INCIDENTS[feature["id"]].place
        at = place and place.lon is not None and [place.lon, place.lat]
        assert (feature["geometry"] or {}).get("coordinates") == (at or None)
    lons = [f["geometry"]["coordinates"][0] for f in found["features"] if f["geometry"]]
    assert found["bbox"][0] == min(lons)
    assert "Wikidata contributors, CC0 1.0" in found["attribution"]
    stated = [json.loads(f["properties"]["claims"] or "[]") for f in found["features"]]
    claims = [INCIDENTS[f["id"]].claims for f in found["features"]]
    assert [[c["claimant"] for c in made] for made in stated] == [
        [c.claimant for c in made] for made in claims
    ]


def test_csv_of_what_is_shown(open_page: OPENER, sample_path: Path) -> None:
    page = narrowed(open_page, sample_path)
    name, data = saved(page, "Save CSV")
    assert name == "incidents.csv"
    assert data.startswith(b"\xef\xbb\xbf")  # Excel takes it for another encoding without
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {found["id"] for found in rows} == shown_ids(page)
    for found in rows:
        incident = INCIDENTS[found["id"]]
        assert found["title"] == incident.summary
        assert found["start_date"] == (str(incident.date_start) if incident.date_start else "")
        assert found["quote"] == incident.evidence[0].text
        if incident.place and incident.place.lon is not None:
            assert float(found["lon"]) == pytest.approx(incident.place.lon)


FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\tx", '=HYPERLINK("https://example.org","x")']


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(open_page: OPENER, tmp_path: Path, words: str) -> None:
    source = samples.source(title=words, publisher=words, url="https://example.org/a,b")
    place = samples.place(lat=-33.5, lon=-1.25)
    made = samples.incident(summary=words, sources=(source,), places=(place,), time_of_day=words)
    draw([made]).save(str(tmp_path / "index.html"))
    _, data = saved(open_page(tmp_path / "index.html"), "Save CSV")
    (found,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert found["title"] == found["source"] == found["time_of_day"] == "'" + words
    assert not [cell for cell in found.values() if cell[:1] in set("=+@\t\r")]
    assert (found["lon"], found["lat"]) == ("-1.25", "-33.5")  # a number is no formula


def test_a_citation_is_shown_and_copied(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".row", has_text="near Ar-Rutba").click()
    page.get_by_role("button", name="Copy as citation").click()
    expect(page.locator(".cite .copied")).to_have_text("Copied")
    words = page.evaluate("() => navigator.clipboard.readText()")
    assert page.locator(".citation").inner_text() == words
    number = page.locator("#sm-card code").first.inner_text()
    today = page.evaluate("() => new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })")
    for part in (
        INCIDENTS[number].summary.rstrip("."),
        "Example Wire, “Depot in Iraq's west hit from the air”, 11 March 2021, "
        "https://example.org/sample-desert",
        f"In: Invented strikes, incident {number} (index.html#id={number})",
        f"read {today}",
    ):
        assert part in words
    assert str(sample_path.parent) not in words  # no path of the reader's disk


def test_without_a_clipboard_the_older_way_copies(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    choice(page, "actor", "Unattributed").get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#sm-actions .copied")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == "index.html#no-actor="


def test_paper_has_numbers_filters_day_and_sources(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path, "#no-type=shelling&from=2020-07-01&q=a")
    page.emulate_media(media="print")
    note = page.locator("#sm-print-note")
    expect(note).to_contain_text("Kind of attack: ")
    expect(note).not_to_contain_text("Shelling")
    expect(note).to_contain_text("Dates: 1 Jul 2020 – …")
    expect(note).to_contain_text("Words: “a”")
    expect(note).to_contain_text(f"Printed on {date.today():%-d %B %Y}")
    expect(note).to_contain_text("File: index.html#")
    count = page.locator("#sm-rows .row").count()
    numbers = page.locator(".print-number").all_inner_texts()
    assert numbers == [f"{n}." for n in range(1, count + 1)] != []
    legend = page.locator("#sm-print-legend #sm-legend")
    expect(legend).to_contain_text("Lake Coalition")
    below = page.locator(".folium-map").bounding_box()
    box = legend.bounding_box()
    assert below
    assert box
    assert box["y"] >= below["y"] + below["height"]
    heading = page.locator("#sm-rows h2").first.bounding_box()
    assert heading
    assert heading["x"] == below["x"]
    assert heading["y"] >= box["y"] + box["height"]
    expect(page.locator("#sm-print-tail")).to_contain_text("Depot in Iraq's west")
    for hidden in ("#sm-actions", "#sm-timeline", ".leaflet-control-zoom"):
        expect(page.locator(hidden)).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator(".leaflet-bottom #sm-legend")).to_be_visible()
    expect(note).to_be_hidden()


def test_paper_in_pages(open_page: OPENER, sample_path: Path) -> None:
    page = open_page(sample_path)
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") >= 2


def test_possible_duplicates_lead_to_each_other(open_page: OPENER, tmp_path: Path) -> None:
    one, other = (
        samples.incident(w, summary=s)
        for w, s in (("A drone fired", "First telling."), ("six dead", "Second telling."))
    )
    one = replace(one, links=(Link("possible_duplicate_of", other.id),))
    draw([one, other]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html", f"#id={one.id}")
    expect(page.locator("#sm-card")).to_contain_text("Possibly the same as: Second telling.")
    page.locator("#sm-card").get_by_role("link", name="Second telling.").click()
    expect(page.locator("#sm-card h2")).to_have_text("Second telling.")
