"""How QGIS shows the layers of a GeoPackage: coloured by actor, played over the days.

A style is QGIS' own XML (QML), kept in the table ``layer_styles`` that QGIS looks into when it
opens a GeoPackage. Names come from reports: they stand in it as values to compare with, never
as expressions, and escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

COLOURS = ("#0072b2", "#d55e00", "#008f68", "#b4568c", "#b57a00", "#3490c4", "#7f7700")
"""Of the actors named most often; those of the map."""
OTHER, UNATTRIBUTED = "#4b4f55", "#767d86"
NOBODY = "-"
"""Value of an incident without an actor, which no name can be."""

FIRST_ACTOR = f"coalesce(regexp_substr(\"actor\", '^([^;]+)'), '{NOBODY}')"
"""QGIS expression: the first actor named."""

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold."""

MARKER, FILL, LINE = "marker", "fill", "line"
LAYERS = {MARKER: "SimpleMarker", FILL: "SimpleFill", LINE: "SimpleLine"}

TEMPORAL = (
    '<temporal enabled="1" mode="2" startField="start_date" endField="end_date" limitMode="1"'
    ' durationUnit="min" fixedDuration="0" durationField="" accumulate="0"'
    ' startExpression="" endExpression=""><fixedRange><start/><end/></fixedRange></temporal>'
)
"""Shown from the first to the last day, both of them too."""


def style(symbol: str, actors: Sequence[str]) -> str:
    """Return the QML of a layer.

    Parameters
    ----------
    symbol
        "marker", "fill" or "line".
    actors
        The first actors of the incidents, those named most often first; seven get a colour.
    """
    named = [(name, name, colour) for name, colour in zip(actors, COLOURS, strict=False)]
    rest = [(NOBODY, "unattributed", UNATTRIBUTED), ("", "all others", OTHER)]
    categories = [*named, *rest]
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        '<qgis version="3.22.0" styleCategories="AllStyleCategories">\n'
        f"{TEMPORAL}\n"
        f'<renderer-v2 type="categorizedSymbol" attr={attribute(FIRST_ACTOR)} symbollevels="0"'
        ' forceraster="0" enableorderby="0">\n'
        f"<categories>\n{_lines(map(_category, range(len(categories)), categories))}</categories>\n"
        f"<symbols>\n{_lines(_symbol(symbol, i, c[2]) for i, c in enumerate(categories))}"
        "</symbols>\n</renderer-v2>\n"
        '<previewExpression>"title"</previewExpression>\n</qgis>\n'
    )


def attribute(text: str) -> str:
    """Return a text as the quoted value of an XML attribute."""
    return quoteattr(NOT_XML.sub("\ufffd", text))


def first_actor(actor: str | None) -> str | None:
    """Return what `FIRST_ACTOR` gives for a cell of ``actor``.

    >>> first_actor("River Brigade; Lake Coalition")
    'River Brigade'
    """
    return (actor or "").partition(";")[0] or None


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"{part}\n" for part in parts)


def _category(number: int, category: tuple[str, str, str]) -> str:
    value, label, _ = category
    told = f"value={attribute(value)} label={attribute(label)}"
    return f'<category symbol="{number}" {told} type="string" render="true"/>'


def _symbol(kind: str, number: int, colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    rgb = f"{red},{green},{blue}"
    options = {
        MARKER: {
            "name": "circle", "color": f"{rgb},217", "outline_color": "255,255,255,255",
            "outline_width": "0.3", "size": "2.8", "size_unit": "MM",
        },
        FILL: {
            "color": f"{rgb},46", "style": "solid", "outline_color": f"{rgb},217",
            "outline_style": "dash", "outline_width": "0.4",
        },
        LINE: {"line_color": f"{rgb},217", "line_style": "dash", "line_width": "0.7"},
    }[kind]  # fmt: skip
    told = "".join(f'<Option type="QString" name="{k}" value="{v}"/>' for k, v in options.items())
    return (
        f'<symbol type="{kind}" name="{number}" alpha="1" force_rhr="0" clip_to_extent="1">'
        f'<layer class="{LAYERS[kind]}" enabled="1" pass="0" locked="0">'
        f'<Option type="Map">{told}</Option></layer></symbol>'
    )
