"""Whatever a report's text is, the page shows it as text and runs none of it.

Every string of every record is a payload with the path of its field behind it, so the test needs
no list of fields to stay complete; `SEEN` lists those that a reader must find on the page.
"""

from __future__ import annotations

import os
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from geo.records import Incident, Link, Span
from geo.render import draw
from tests import samples
from tests.render.conftest import OPENER, Names

PWN = "window.__pwn=1"
PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.environ.__setitem__('SM_PWN','1') }}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{#",
    "${" + PWN + "}",
    "`+(" + PWN + ")+`",
    "\\`;" + PWN + ";//",
    "';" + PWN + ";//",
    '";' + PWN + ";//",
    "\\",
    f"</script><script>{PWN}</script>",
    f"<script>{PWN}</script>",
    f"<img src=x onerror={PWN}>",
    f"<svg/onload={PWN}>",
    f'" onmouseover="{PWN}" autofocus onfocus="{PWN}',
    "<iframe srcdoc='<script>parent.__pwn=1</script>'>",
    "<!-- <script>",
    "]]>",
    "</style><style>body{display:none}",
    "red;} body{display:none} .x{color:",
    f"javascript:{PWN}",
    f"data:text/html,<script>{PWN}</script>",
    "@@SM_data@@ @@SM_js@@ @@SM_csp@@",
    "line\u2028and\u2029paragraph",
    "__proto__",
    "constructor",
    "{name} {count} {0}",
    "&lt;b&gt; &amp;",
    "\u202eright to left override",
    "= cmd|'/c calc'!A0",
]
SEEN = (
    "summary",
    "time_of_day",
    "date_partial",
    "event_type",
    "kind",
    "reasons.0",
    "places.0.entry.name",
    "places.0.toponym.text",
    "places.0.admin1",
    "places.0.resolved_by",
    "places.0.entry.source",
    "places.0.note",
    "places.0.country",
    "weapon.platform",
    "weapon.munition",
    "attributions.0.actor",
    "attributions.0.status",
    "attributions.0.stated_by",
    "attributions.0.what",
    "attributions.1.actor",
    "attributions.1.stated_by",
    "attributions.1.what",
    "claims.0.claimant",
    "claims.0.hedge",
    "claims.0.group",
    "evidence.0.text",
    "evidence.0.section",
    "sources.0.title",
    "sources.0.publisher",
    "links.0.rel",
)
KEPT = {"document", "role", "part", "id", "to"}
"""Keys that records use to find each other."""

LIKE = samples.extractions()[0].incidents[0]


def poisoned(value: Any, payload: str, path: str) -> Any:
    """Return a record with a payload in every string of it and of what it holds."""
    if isinstance(value, str):
        return f"{payload} [{path}]"
    if isinstance(value, tuple):
        return tuple(poisoned(v, payload, f"{path}.{n}") for n, v in enumerate(value))
    if not is_dataclass(value) or isinstance(value, Span | type):
        return value
    changes = {
        f.name: poisoned(getattr(value, f.name), payload, f"{path}.{f.name}".removeprefix("."))
        for f in fields(value)
        if f.name not in KEPT
    }
    return replace(value, **changes)


def hostile(number: int, payload: str) -> Incident:
    said = (
        samples.attribution(what="x"),
        samples.attribution("River Brigade", actor="x", what="x", role="target"),
    )
    links = (Link("same_campaign", f"SM-{number:012x}"),)
    full = replace(LIKE, attributions=said, reasons=("x",), links=links, date_start=None)
    made: Incident = poisoned(replace(full, date_end=None), payload, "")
    # An address that is none is shown as text only where there is no title.
    return replace(made, id=f"SM-{number:012x}", date_partial=f"{payload} [date_partial]")


INCIDENTS = [hostile(number, payload) for number, payload in enumerate(PAYLOADS)]


@pytest.fixture(scope="module")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "index.html"
    entry = samples.entry(name=PAYLOADS[0], feature_code="PPLC")
    gazetteer = Names((entry, replace(entry, name=PAYLOADS[10])))
    made = draw(INCIDENTS, gazetteer=gazetteer, title=" ".join(PAYLOADS))
    made.save(str(path))
    return path


def test_every_field_carries_its_payload() -> None:
    text = repr(INCIDENTS[1])
    assert [path for path in SEEN if f"{{{{ 7 * 7 }}}} [{path}]" not in text] == []


def test_nothing_runs_in_python(hostile_path: Path) -> None:
    page = hostile_path.read_text(encoding="utf-8")
    assert "SM_PWN" not in os.environ
    assert "{{ 7 * 7 }} [summary]" in page
    assert "{% raw %} [summary]" in page
    assert "{# [summary]" in page
    assert "@@SM_data@@ @@SM_js@@ @@SM_csp@@ [summary]" in page


def test_the_data_block_is_the_only_place_of_the_texts(hostile_path: Path) -> None:
    page = hostile_path.read_text(encoding="utf-8")
    before, _, rest = page.partition('<script type="application/json" id="sm-data">')
    data, _, after = rest.partition("</script>")
    assert "[summary]" in data
    assert "[summary]" not in before + after
    assert not set("<>&\u2028\u2029") & set(data)


@pytest.mark.browser
def test_every_text_is_shown_and_nothing_runs(open_page: OPENER, hostile_path: Path) -> None:
    page = open_page(hostile_path)
    missing = []
    for incident, payload in zip(INCIDENTS, PAYLOADS, strict=True):
        page.evaluate("id => { location.hash = 'id=' + id; }", incident.id)
        page.wait_for_selector(f"#sm-card code:text-is('{incident.id}')")
        shown = page.locator("#sm-card").evaluate("card => card.textContent")
        listed = page.locator(f".row[data-id={incident.id}]").evaluate("row => row.textContent")
        missing += [path for path in SEEN if f"{payload} [{path}]" not in shown]
        missing += [path for path in ("summary",) if f"{payload} [{path}]" not in listed]
    assert missing == []
    assert page.locator("#sm-title").evaluate("h => h.textContent") == " ".join(PAYLOADS)
    assert page.title().split() == " ".join(PAYLOADS).split()
    facets = page.locator("#sm-facets").evaluate("node => node.textContent")
    assert all(f"{payload} [attributions.0.actor]" in facets for payload in PAYLOADS)
    about = page.locator("#sm-about").evaluate("node => node.textContent")
    assert all(f"{payload} [places.0.licence]" in about for payload in PAYLOADS)
    assert page.evaluate("() => window.__pwn") is None
    assert page.evaluate("() => ({}).polluted === undefined && !('from' in {})")
    assert page.locator("img, iframe, svg[onload]").count() == 0
    assert page.locator("#sm-panel, #sm-card").first.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("address", [*PAYLOADS[20:22], "http:", "//evil", "file:///etc/passwd"])
def test_only_web_addresses_become_links(open_page: OPENER, tmp_path: Path, address: str) -> None:
    untitled = samples.source(title="", publisher="", url=address)
    draw([samples.incident(sources=(untitled,))]).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    page.locator(".row").click()
    sources = page.locator("#sm-card section", has_text="Sources").last
    assert address in sources.inner_text()
    assert sources.locator("a").count() == 0


@pytest.mark.browser
def test_filters_and_address_survive_any_name(open_page: OPENER, hostile_path: Path) -> None:
    page = open_page(hostile_path)
    row = page.locator(".choice", has_text="__proto__ [attributions.0.actor]")
    row.locator("button.only").dispatch_event("click")
    assert page.locator("#sm-rows .row").count() == 1
    again = open_page(hostile_path, "#" + page.url.partition("#")[2])
    assert again.locator("#sm-rows .row").count() == 1
    assert "__proto__ [summary]" in again.locator("#sm-rows").inner_text()


@pytest.mark.browser
def test_the_policy_stops_a_script_that_got_in(browser: Any, tmp_path: Path) -> None:
    page = draw([samples.incident()]).page()
    planted = page.replace("</body>", f"<img src=x onerror='{PWN}'><script>{PWN}</script></body>")
    assert planted != page
    (tmp_path / "index.html").write_text(planted, encoding="utf-8")
    with browser.new_context(offline=True) as context:
        tab = context.new_page()
        logged: list[str] = []
        tab.on("console", lambda message: logged.append(message.text))
        tab.goto((tmp_path / "index.html").as_uri())
        tab.wait_for_selector("body[data-ready]")
        assert tab.evaluate("() => window.__pwn") is None
    assert any("Content Security Policy" in line for line in logged)
