"""The folium map of incidents, and the page that it becomes.

folium renders a shell of constant tokens; ONE pass over it puts texts, styles, scripts and data
in. A second pass, or a template, would meet report text as code: branca compiles all that passes
through it as Jinja, twice. Element ids are numbered before anything is put in, so the same
incidents give the same bytes; scripts are allowed by hash in a content security policy.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from geo.errors import UsageError
from geo.records import Incident
from geo.render.assets import assets_present
from geo.render.basemap import basemap
from geo.render.boundaries import boundaries
from geo.render.credits import corner
from geo.render.families import families
from geo.render.languages import words as words_in
from geo.render.parts import PACKED, data_parts, parts_of
from geo.render.payload import payload, uncollected
from geo.render.surroundings import Box, Gazetteer, labels, surroundings
from geo.render.tiles import Tiles

TOKEN = re.compile(r"@@SM_([a-z_]+)@@")
LEAFLET = {
    '<script src="asset:leaflet.js"></script>': "<script>@@SM_leaflet_js@@</script>",
    '<link rel="stylesheet" href="asset:leaflet.css"/>': "<style>@@SM_leaflet_css@@</style>",
}
LEAFLET_VERSION = "1.9.4"
INTEGRITY = {
    "leaflet.js": "sha384-cxOPjt7s7Iz04uaHJceBmS+qpjv2JkIHNVcuOrM+YHwZOmJGBXI00mdUXEq65HTH",
    "leaflet.css": "sha384-sHL9NAb7lN7rfvG5lfHpm643Xkcjzp4jFvuavGOndn6pjVqS6ny56CAt3nsEVT4H",
}
"""Of the files of this version, which an online page links where folium links its own version."""
FRAME = {
    "<html>": '<html lang="@@SM_lang@@" dir="@@SM_direction@@">',
    "<head>": "<head>@@SM_csp@@<!--\n@@SM_notices@@\n-->",
    "</head>": "<style>@@SM_css@@</style></head>",
    "<body>": "<body>@@SM_body@@@@SM_packed@@"
    '<script type="application/json" id="sm-data">@@SM_data@@</script>@@SM_blocks@@'
    "<script>@@SM_js@@</script>",
    # Readers may zoom the page: folium's own viewport forbids it.
    "initial-scale=1.0, maximum-scale=1.0, user-scalable=no": "initial-scale=1",
}
"""Anchors that folium's page has exactly once before any layer, and what stands there instead."""
JSON_BLOCK = '<script type="application/json" id="sm-data">'
PACKED_BLOCK = '<script type="text/plain" id="sm-data">'
WAITING = '<script type="text/plain" class="sm-waiting">'
"""What a script of a compressed page is until the data is there."""
SCRIPT = re.compile(rf"(?:<script>|{re.escape(WAITING)})(.*?)</script>", re.DOTALL)


class StrikeMap(folium.Map):
    """A folium map whose page is ours; see `geo.render.draw` for the arguments.

    Other folium layers can be added; what they link, and where to, is then allowed in the page.
    """

    def __init__(
        self,
        incidents: Sequence[Incident],
        *,
        gazetteer: Gazetteer | None,
        title: str,
        online: bool | None,
        compress: bool,
        assets: Traversable,
        language: str = "en",
        tiles: Tiles | None = None,
        districts: Path | None = None,
    ):
        self.offline = _offline(online, assets)
        box = surroundings(incidents)
        super().__init__(**_view(box))
        self._name = "Map"  # folium names its JavaScript after it
        words = words_in(language)
        told = {
            "title": title,
            "words": words,
            "names": labels(gazetteer, box),
            "credits": corner(incidents),
            "actors": families(incidents, gazetteer),
            "tiles": {"url": tiles.url, "attribution": tiles.attribution} if tiles else None,
            "districts": boundaries(districts, box) if districts else [],
            "basemap": basemap(assets, box) if assets_present(assets) else None,
        }
        parts = parts_of(assets, words, offline=self.offline)
        parts["hosts"] = "".join(f" {host}" for host in tiles.hosts) if tiles else ""
        parts["title"] = html.escape(title or words["page"]["title"])
        with uncollected():
            data = told | payload(incidents)
            parts |= data_parts(data, parts, compress=compress)
        _Page(parts).add_child(self)
        self.add_child(_Own("basemap", words["map"]["basemap"], overlay=False))
        if tiles:
            self.add_child(_Own("tiles", words["map"]["tiles"], overlay=False, show=False))
        if not self.offline:
            self.add_child(folium.TileLayer("OpenStreetMap", show=False))
        self.add_child(_Own("incidents", words["map"]["incidents"], overlay=True))
        control = folium.LayerControl(position="topleft")
        self._last = [control, _Start(control)]
        for element in self._last:
            self.add_child(element)

    def page(self) -> str:
        """Return the page, as ``save`` writes it."""
        return str(self.get_root().render())

    def render(self, **kwargs: Any) -> str:
        """Render into the figure, the layer control after every layer it lists."""
        for element in self._last:
            self._children.move_to_end(element.get_name())
        self.default_js, self.default_css = self._links()
        return str(super().render(**kwargs))  # type: ignore[no-untyped-call]

    def _links(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        scripts, styles = list(folium.Map.default_js), list(folium.Map.default_css)
        for links in (scripts, styles):
            name, address = links[0]
            newest = re.sub(r"leaflet@[\d.]+", f"leaflet@{LEAFLET_VERSION}", address)
            links[0] = (name, f"asset:{address.rpartition('/')[2]}" if self.offline else newest)
        # Leaflet is all that our layers need; folium's icons need the rest.
        icons = any(isinstance(element, folium.Icon) for element in _below(self))
        return (scripts, styles) if icons else (scripts[:1], styles[:1])


class _Page(Figure):
    """The document about the map: renders folium's shell and puts the parts in."""

    def __init__(self, parts: Mapping[str, str]):
        super().__init__(height="720px", title="@@SM_title@@")
        self.parts = parts

    def render(self, **kwargs: Any) -> str:
        """Return the whole page."""
        # Scripts keep the order of their first rendering unless they are forgotten.
        self.script._children.clear()
        shell = str(super().render(**kwargs))
        for anchor, instead in (LEAFLET | FRAME).items():
            shell = shell.replace(anchor, instead, 1)
        return assemble(_numbered(_vouched(shell)), self.parts)


class _Own(Layer):
    """A layer that the page's scripts make."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = strikemap.{{ this.kind }}();"
        "{% endmacro %}"
    )

    def __init__(self, kind: str, name: str, *, overlay: bool, show: bool = True):
        super().__init__(name=name, overlay=overlay, show=show)
        self._name = "Strikemap"
        self.kind = kind


class _Start(MacroElement):
    """Wakes the page when map and layers are there."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "strikemap.start({{ this._parent.get_name() }}, {{ this.control.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, control: folium.LayerControl) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.control = control


def _offline(online: bool | None, assets: Traversable) -> bool:
    present = assets_present(assets)
    if online is False and not present:
        message = "the page's assets are missing: run hatch_build.py, or draw with online=True"
        raise UsageError(message)
    return present if online is None else not online


def _view(box: Box | None) -> dict[str, Any]:
    """Return folium's options; the page itself fits the view once it knows its size."""
    return {
        "location": [(box[1] + box[3]) / 2, (box[0] + box[2]) / 2] if box else [25.0, 20.0],
        "zoom_start": 5 if box else 2,
        "tiles": None,
        "minZoom": 2,
        "maxZoom": 16,
        "zoomSnap": 0.25,
        "maxBounds": [[-85, -210], [85, 210]],
    }


def assemble(shell: str, parts: Mapping[str, str]) -> str:
    """Put the parts where their tokens stand, in one pass, and the policy first in the head.

    Parameters
    ----------
    shell
        folium's page with tokens, and no text of a report.
    parts
        What goes in place of each token; looked at by nothing afterwards.
    """
    packed = "unpack" in parts
    if packed:
        shell += "<script>@@SM_unpack@@</script>"
    policy = _policy(shell, parts)
    if packed:
        shell = _waiting(shell)
    filled = {**parts, "csp": f'<meta http-equiv="Content-Security-Policy" content="{policy}">'}
    return TOKEN.sub(lambda token: filled.get(token[1], ""), shell)


def _vouched(shell: str) -> str:
    """Let the browser refuse a linked Leaflet that is not the one we know."""
    for name, digest in INTEGRITY.items():
        linked = rf'("https://[^"]*/leaflet@{re.escape(LEAFLET_VERSION)}/[^"]*{re.escape(name)}")'
        vouched = rf'\1 integrity="{digest}" crossorigin="anonymous"'
        shell = re.sub(linked, vouched, shell)
    return shell


def _waiting(shell: str) -> str:
    """Take out the scripts that are among the data, and let the rest of the body wait for it."""
    # Foreign scripts of the head need Leaflet before them.
    for name in PACKED if '<script src="' not in shell else PACKED[1:]:
        shell = shell.replace(f"<script>@@SM_{name}@@</script>", "")
    head, start, body = shell.partition("<body>")
    body, unpack, end = body.rpartition("<script>@@SM_unpack@@</script>")
    body = body.replace("<script>", WAITING).replace(JSON_BLOCK, PACKED_BLOCK)
    return head + start + body + unpack + end


def _policy(shell: str, parts: Mapping[str, str]) -> str:
    """Allow the scripts that stand in the page by hash, and the hosts that the shell links."""
    scripts = [
        TOKEN.sub(lambda token: parts.get(token[1], ""), script) for script in SCRIPT.findall(shell)
    ]
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    hashes = " ".join(f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)
    linked = re.findall(r'<(?:script src|link rel="stylesheet" href)="(https://[^/"]+)', shell)
    hosts = "".join(f" {host}" for host in dict.fromkeys(linked))
    pictures = "".join(f" {host}" for host in dict.fromkeys([*linked, *_called(shell)]))
    outside = f"{pictures}; font-src{hosts} data:" if pictures else ""
    return (
        f"default-src 'none'; script-src {hashes}{hosts}; style-src 'unsafe-inline'{hosts}; "
        f"img-src data: blob:{outside}{parts.get('hosts', '')}; base-uri 'none'; form-action 'none'"
    )


def _called(shell: str) -> list[str]:
    """Return the hosts that folium's own scripts name, links left out: tiles and pictures."""
    called = re.findall(r'(?<!href=\\")https://[^/"\\\s]+', "".join(SCRIPT.findall(shell)))
    return [host.replace("{s}", "*") for host in called]


def _numbered(shell: str) -> str:
    """Give folium's random ids numbers, in the order they appear."""
    seen: dict[str, str] = {}
    return re.sub(
        r"(?<=_)[0-9a-f]{32}(?![0-9A-Za-z])",
        lambda found: seen.setdefault(found[0], str(len(seen) + 1)),
        shell,
    )


def _below(element: Element) -> Iterator[Element]:
    for child in element._children.values():
        yield child
        yield from _below(child)
