"""Ships that one telling names side by side: each was hit for itself.

"Missiles hit the tankers Alpha and Beta" are two incidents at one place, as two towns in a row
are two (`geo.incidents.placing`). One ship, or ships told without a name, stay one incident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.incidents.agreement import Group
from geo.incidents.tellings import Telling
from geo.records import Attribution, Span

_SHIP = (
    r"(?:tanker|ship|vessel|carrier|freighter|bulker|trawler|ferry|boat|cargo ship|container ship)"
)
_NAME = r"(?!(?:The|A|An|In|On|Two|And)\b)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}"
_EXPLAINED = re.compile(
    rf"(?P<name>{_NAME}),\s+(?:an?|the)\s+(?:[\w-]+,?\s+){{0,6}}?{_SHIP}\b|"
    rf"\b{_SHIP}\s+(?P<behind>{_NAME})"
)
"""A name that is said to be a ship's: "Alpha, a bulk carrier", "the tanker Alpha"."""
_ROW = re.compile(rf"\b{_SHIP}s\s+(?P<first>{_NAME})\s+and\s+(?:the\s+)?(?P<second>{_NAME})")
"""Two names behind one word: "the tankers Alpha and Beta"."""
_APART = re.compile(r"[;.]|\b(?:after|before|when|while|near|earlier|carrying|belonging)\b")
"""What stands between two ships that were not hit in one."""


@dataclass(frozen=True, slots=True)
class Vessel:
    """A ship by its name, and where it stands in the report."""

    name: str
    span: Span

    def hit(self, document: str) -> Attribution:
        """Say that the ship was hit."""
        return Attribution(
            "", None, "target", "reported_as_fact", "", self.name, self.span, document
        )


def vessels(known: Group) -> tuple[Vessel, ...]:
    """Return the ships of an event where one telling names two or more; else none."""
    if known.series:
        return ()
    for telling in known.tellings:
        if telling.event.form != "follow_up" and len(found := _named(telling)) > 1:
            return tuple(found)
    return ()


def _named(telling: Telling) -> list[Vessel]:
    """The ships of one telling, the first and those that stand in a row with it."""
    text = telling.sentence.text
    hits = [m.span(which) for m in _ROW.finditer(text) for which in ("first", "second")] or [
        m.span("name" if m["name"] else "behind") for m in _EXPLAINED.finditer(text)
    ]
    found: list[tuple[int, int]] = []
    for start, end in hits:
        if not found or not _APART.search(text, found[-1][1], start):
            found.append((start, end))
    names = dict.fromkeys(text[start:end] for start, end in found)
    first = {name: next(s for s in found if text[s[0] : s[1]] == name) for name in names}
    return [Vessel(name, telling.sentence.at(*span)) for name, span in first.items()]
