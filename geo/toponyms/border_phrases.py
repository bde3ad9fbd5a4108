"""Phrases that mean the edge of a country: "the Iraqi-Syrian border", "off the Omani coast"."""

from __future__ import annotations

import re

from geo.records import Toponym
from geo.toponyms.edges import COAST, WATERS, edge_behind, says
from geo.toponyms.lines import Line, Name
from geo.toponyms.relations import setting

_BORDER = re.compile(
    r"^(?P<gap>\s*)(?:border|frontier|boundary)\b(?!\s+(?:crossing|guards?|police|force|town|"
    r"village|city|"
    r"province|post))"
)
_BORDER_WITH = re.compile(
    r"\b(?:(?:border|frontier|boundary)(?:\s+(?:area|region|zone|strip|line)s?)?|borderlands?)\s+"
    r"(?:with|between|of|separating|dividing)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"^['’]s\s+(?:[a-z]+\s+)?(?:border|frontier)\s+with\s+(?:the\s+)?$")
"""Between the two countries of "Sudan's border with Chad"."""
_BORDERS = ("border", "frontier", "boundary")
_PAIR = re.compile(r"^(?:\s*[-–/]\s*|\s+and\s+)$")

_REACH = 40
"""Characters behind an adjective in which "northern coast" stands."""


def border_toponyms(line: Line) -> list[Toponym]:
    """Find the borders that a sentence names, and the coasts that it names by an adjective."""
    borders = _borders(line) if says(line.text, _BORDERS) else []
    return [*borders, *filter(None, (_coast(line, d) for d in line.demonyms))]


def _borders(line: Line) -> list[Toponym]:
    countries = sorted([*filter(None, map(_nation, line.names)), *line.demonyms])
    found: dict[int, Toponym] = {}  # by start: "between X and Y" is found at X and again at Y
    for i, country in enumerate(countries):
        before = countries[i - 1] if i else None
        gap = line.text[before.end : country.start] if before else ""
        paired = _PAIR.match(gap) or _OWNED.match(gap)
        made = _border(line, country, before if paired else None)
        if made is not None:
            found[made.span.start] = made
    return list(found.values())


def _coast(line: Line, demonym: Name) -> Toponym | None:
    """Make the coast or the waters that bear an adjective: "the Omani coast"; None for others."""
    edge = edge_behind(line.text[demonym.end : demonym.end + _REACH])
    if edge is None or not edge.word.endswith((COAST, WATERS)):
        return None
    start, end = demonym.start, demonym.end + edge.end
    around = setting(line.text, start, end, {})
    at_sea = around.type_word.endswith(WATERS) or edge.word.endswith(WATERS)
    return Toponym(
        line.sentence.at(start, end),
        line.text[start:end],
        "region",
        "event_location" if around.locative else "context",
        around.relation,
        line.number,
        type_word=edge.word.replace(COAST, WATERS) if at_sea else edge.word,
        distance_km=around.distance_km,
        entries=demonym.entries,
    )


def _nation(name: Name) -> Name | None:
    nations = tuple(e for e in name.entries if e.feature_code.startswith("PCL"))
    return Name(name.start, name.end, nations[:1]) if nations else None


def _border(line: Line, country: Name, pair: Name | None) -> Toponym | None:
    """Make the border that one country, or a pair, is named for; None where none is."""
    text = line.text
    first = pair.start if pair else country.start
    after = _BORDER.match(text[country.end : country.end + 30])
    ahead = _BORDER_WITH.search(text[:first])
    owned = pair and _OWNED.match(text[pair.end : country.start])
    if not (after or ahead or owned):
        return None
    start = ahead.start() if ahead and not after else first
    end = country.end + after.end() if after else country.end
    around = setting(text, start, end, {})
    return Toponym(
        line.sentence.at(start, end),
        text[start:end],
        "border",
        "event_location" if around.locative else "context",
        "border_of" if around.relation == "in" else around.relation,
        line.number,
        other=pair.entries[0].name if pair else "",
        entries=(*(pair.entries if pair else ()), *country.entries),
    )
