"""Whatever a report's text is, the page shows it as text and runs none of it.

Every string of every record is a payload with the path of its field behind it, so the test needs
no list of fields to stay complete; `SEEN` lists those that a reader must find on the page. Three
pages have them: one drawn from records, where even the words of a fixed list are payloads, and two
by ``strikemap render`` of a file, plain and compressed.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_origin, get_type_hints

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from geo.cli import main
from geo.export import write
from geo.records import Incident, Link, Span
from geo.render import draw
from tests import samples
from tests.render.conftest import OPENER, Names, needs_assets

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
    # Jinja in other dresses, and what breaks it.
    "{%- for x in range(9**9) -%}x{%- endfor -%}",
    "{% import os %}{{ os.system('touch pwned') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{{{{",
    "}}%}#}",
    "{# {{ #} }}",
    # JavaScript in strings, templates and comments.
    "\\u0027+(" + PWN + ")+\\u0027",
    "\\x3cscript\\x3e" + PWN + "\\x3c/script\\x3e",
    "*/" + PWN + "/*",
    "//\u2028" + PWN,
    "${`${" + PWN + "}`}",
    "\\${" + PWN + "}",
    "\\\\`+(" + PWN + ")+`",
    "-->\n" + PWN + "\n<!--",
    "constructor.constructor('" + PWN + "')()",
    "__proto__[polluted]=1",
    "hasOwnProperty",
    "toString",
    # HTML that runs or fetches.
    f"<body onload={PWN}>",
    f"<details open ontoggle={PWN}>x</details>",
    f"<math><mtext><script>{PWN}</script></mtext></math>",
    f"<template><script>{PWN}</script></template>",
    f"<a href=javascript:{PWN}>click</a>",
    f"<input autofocus onfocus={PWN}>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<base href=https://example.org/>",
    "<object data=https://example.org></object>",
    "<img srcset='https://example.org/x.png 2x'>",
    "<video poster=https://example.org/x.png autoplay></video>",
    "<form action=https://example.org><button autofocus>x</button></form>",
    "<style>@import 'https://example.org/x.css';</style>",
    "</textarea></title></noscript></xmp><script>" + PWN + "</script>",
    "</SCRIPT ><sCrIpT>" + PWN + "</sCrIpT>",
    "<![CDATA[<script>" + PWN + "</script>]]>",
    "<?xml version='1.0'?><script>" + PWN + "</script>",
    f"<svg><animate onbegin={PWN} attributeName=x dur=1s>",
    f"jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk={PWN} )//</script/--!>",
    # Bytes and marks that a page's own format uses.
    "\u0001 \u0002 \u0003 \u0000",
    "$& $1 $` $' $$",
    "\\1 \\g<0> \\g<title>",
    "%s %(name)s %",
    "\ufeff\u200b\u2066",
    "\U0001f525" * 3,
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
LISTED = (
    "event_type",
    "kind",
    "attributions.0.status",
    "claims.0.group",
    "evidence.0.section",
    "links.0.rel",
)
"""Words of a fixed list, which the command refuses when they are others."""
KEPT = {"document", "role", "part", "id", "to"}
"""Keys that records use to find each other."""

LIKE = samples.extractions()[0].incidents[0]


def poisoned(value: Any, payload: str, path: str, *, listed: bool = True) -> Any:
    """Return a record with a payload in every string of it and of what it holds.

    Words of a fixed list are payloads too where ``listed`` holds.
    """
    if isinstance(value, str):
        return f"{payload} [{path}]"
    if isinstance(value, tuple):
        return tuple(
            poisoned(v, payload, f"{path}.{n}", listed=listed) for n, v in enumerate(value)
        )
    if not is_dataclass(value) or isinstance(value, Span | type):
        return value
    hints = get_type_hints(type(value))
    changes = {}
    for f in fields(value):
        if f.name not in KEPT and (listed or get_origin(hints[f.name]) is not Literal):
            where = f"{path}.{f.name}".removeprefix(".")
            changes[f.name] = poisoned(getattr(value, f.name), payload, where, listed=listed)
    return replace(value, **changes)


def hostile(number: int, payload: str, *, listed: bool = True) -> Incident:
    said = (
        samples.attribution(what="x"),
        samples.attribution("River Brigade", actor="x", what="x", role="target"),
    )
    links = (Link("same_campaign", f"SM-{number:012x}"),)
    full = replace(LIKE, attributions=said, reasons=("x",), links=links, date_start=None)
    made: Incident = poisoned(replace(full, date_end=None), payload, "", listed=listed)
    # An address that is none is shown as text only where there is no title.
    return replace(made, id=f"SM-{number:012x}", date_partial=f"{payload} [date_partial]")


INCIDENTS = [hostile(number, payload) for number, payload in enumerate(PAYLOADS)]
TITLE = " ".join(PAYLOADS).replace("\u0000", "")
"""No argument of a command can hold the character 0."""


@pytest.fixture(scope="module")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "index.html"
    entry = samples.entry(name=PAYLOADS[0], feature_code="PPLC")
    gazetteer = Names((entry, replace(entry, name=PAYLOADS[10])))
    made = draw(INCIDENTS, gazetteer=gazetteer, title=TITLE)
    made.save(str(path))
    return path


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages that ``strikemap render`` makes of a file of records."""
    folder = tmp_path_factory.mktemp("rendered")
    told = [
        samples.extraction(
            document=replace(samples.DESERT, id=f"report-{number}"),
            incidents=(hostile(number, payload, listed=False),),
        )
        for number, payload in enumerate(PAYLOADS)
    ]
    write(told, folder / "records.jsonl")
    pages = {}
    for name, options in {"command": [], "compressed": ["--compress"]}.items():
        pages[name] = folder / f"{name}.html"
        call = ["render", str(folder / "records.jsonl"), "-o", str(pages[name]), "--title", TITLE]
        run = CliRunner().invoke(main, [*call, *options])
        assert run.exit_code == 0, run.output
    return pages


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


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


# The card of every incident.
READ = """async (ids) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const cards = [];
  for (const id of ids) {
    const shown = () => [...document.querySelectorAll("#sm-card code")]
      .some((code) => code.textContent === id);
    // The page writes its address a little later, maybe over the one that was just asked for.
    for (let k = 0; k < 600 && !shown(); k += 1) {
      if (k % 20 === 0) location.hash = `id=${id}`;
      await frame();
    }
    cards.push(document.getElementById("sm-card").textContent);
  }
  return cards;
}"""


@pytest.mark.browser
@needs_assets
@pytest.mark.parametrize("name", ["drawn", "command", "compressed"])
def test_every_text_is_shown_and_nothing_runs(
    open_page: OPENER, hostile_path: Path, rendered: dict[str, Path], name: str
) -> None:
    page = open_page(hostile_path if name == "drawn" else rendered[name])
    cards = page.evaluate(READ, [incident.id for incident in INCIDENTS])
    page.emulate_media(media="print")  # then the list has every row
    row = page.locator("#sm-rows .row")
    expect(row).to_have_count(len(INCIDENTS))
    listed = "\0".join(row.evaluate_all("rows => rows.map((row) => row.textContent)"))
    page.emulate_media(media="screen")
    seen = [path for path in SEEN if name == "drawn" or path not in LISTED]
    missing = [
        f"{payload} [{path}]"
        for payload, card in zip(PAYLOADS, cards, strict=True)
        for path in seen
        if f"{payload} [{path}]" not in card
    ]
    missing += [payload for payload in PAYLOADS if f"{payload} [summary]" not in listed]
    assert missing == []
    text = "id => document.getElementById(id).textContent"
    assert page.evaluate(text, "sm-title") == TITLE
    about = page.evaluate(text, "sm-about")
    # A filter shows the first of many names; those are as they were written.
    names = page.locator("#sm-facet-actor .name").evaluate_all(
        "all => all.map((n) => n.textContent)"
    )
    assert len(names) >= 10
    assert set(names) <= {f"{payload} [attributions.0.actor]" for payload in PAYLOADS}
    assert all(f"{payload} [places.0.licence]" in about for payload in PAYLOADS)
    assert page.evaluate("() => window.__pwn") is None
    assert page.evaluate("() => ({}).polluted === undefined && !('from' in {})")
    strange = (
        "img, iframe, object, video, form, base, template, math, details[ontoggle], svg[onload]"
    )
    assert page.locator(strange).count() == 0
    assert "SM_PWN" not in os.environ


@pytest.mark.browser
@needs_assets
def test_hostile_reports_become_a_harmless_map(open_page: OPENER, tmp_path: Path) -> None:
    lines = [
        {
            "id": f"report-{number}",
            "title": f"{payload} [title]",
            "publisher": f"{payload} [publisher]",
            "url": payload,
            "published": "2021-03-11",
            "text": f"A drone strike killed {number + 2} fighters in Baghdad on Wednesday, police "
            f"said. The {payload} said the strike was theirs.",
        }
        for number, payload in enumerate(PAYLOADS)
    ]
    reports = tmp_path / "reports.jsonl"
    reports.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    run = CliRunner().invoke(main, ["map", str(reports), "--out", str(tmp_path), "--title", TITLE])
    assert run.exit_code == 0, run.output
    page = open_page(tmp_path / "index.html")
    about = page.evaluate("() => document.getElementById('sm-title').textContent")
    assert about == TITLE
    data = json.loads(page.evaluate("() => document.getElementById('sm-data').textContent"))
    texts = set(data["text"])
    assert [p for p in PAYLOADS if f"{p} [title]" not in texts] == []
    page.locator("#sm-rows .row").first.click()
    assert page.locator("#sm-card section", has_text="Sources").count() >= 1
    assert page.evaluate("() => window.__pwn") is None
    assert "SM_PWN" not in os.environ


@needs_assets
def test_a_word_of_no_list_is_refused_by_the_command(tmp_path: Path) -> None:
    write([samples.extraction()], tmp_path / "records.jsonl")
    good = (tmp_path / "records.jsonl").read_text(encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text(good.replace('"drone_strike"', '"<script>"'), "utf-8")
    run = CliRunner().invoke(
        main, ["render", str(tmp_path / "bad.jsonl"), "-o", str(tmp_path / "page.html")]
    )
    assert run.exit_code != 0
    assert "line 1" in run.output
    assert not (tmp_path / "page.html").exists()


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
    page.wait_for_function("() => location.hash.length > 1")
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
