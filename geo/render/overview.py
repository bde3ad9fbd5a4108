"""One map a layer, and the page that links them: for newsrooms that publish a map an actor.

An incident stands in the map of every actor that a report names for it, and of every month that
its interval touches. The overview has no script: it is a table of links that any browser shows.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from geo.records import Incident

By = Literal["actor", "month"]

LONGEST_NAME = 60
"""Characters of a file's name, before what tells equal names apart."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; }
h1 { font: 600 1.7rem/1.2 Georgia, serif; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
"""


class Layer(NamedTuple):
    """The incidents of one map."""

    key: str
    """Actor as reported, or a month as ``2024-02``; empty for incidents that have none."""
    file: str
    """Name of the map's file."""
    incidents: tuple[Incident, ...]


def layers(incidents: Iterable[Incident], by: By) -> list[Layer]:
    """Part incidents into layers.

    Parameters
    ----------
    incidents
        Those of the whole map.
    by
        ``actor``: the most frequent first; ``month``: the newest first. What has no actor or no
        date comes last.

    Returns
    -------
    layers
        Every incident is in one at least.
    """
    found: dict[str, list[Incident]] = {}
    for incident in incidents:
        for key in KEYS[by](incident):
            found.setdefault(key, []).append(incident)
    if by == "actor":
        keys = sorted(found, key=lambda key: (not key, -len(found[key]), key))
    else:
        keys = sorted(filter(None, found), reverse=True) + [""] * ("" in found)
    taken: set[str] = set()
    return [Layer(key, _file(key, by, taken), tuple(found[key])) for key in keys]


def _actors(incident: Incident) -> Sequence[str]:
    return incident.perpetrators or ("",)


def _months(incident: Incident) -> Sequence[str]:
    start, end = incident.date_start, incident.date_end
    if start is None or end is None:
        return ("",)
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


KEYS: Mapping[By, Callable[[Incident], Sequence[str]]] = {"actor": _actors, "month": _months}


def _file(key: str, by: By, taken: set[str]) -> str:
    """Return a name that any disk and address can bear, and no other layer has."""
    if not key:
        name = "unattributed" if by == "actor" else "undated"
    else:
        plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
        name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME]
    if not name or name in taken or (key and name in {"unattributed", "undated"}):
        name = f"{name or by}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    taken.add(name)
    return f"{name}.html"


def overview(
    parts: Sequence[Layer], *, by: By, whole: str, folder: str, title: str, words: Mapping[str, Any]
) -> str:
    """Return the page that links the maps.

    Parameters
    ----------
    parts
        The layers, in the order of the rows.
    by
        What they are parted by.
    whole
        Address of the map of all incidents, from this page.
    folder
        Folder of the layers' maps, from this page.
    title
        Heading of the page.
    words
        The page's own words, of `geo.render.languages`.
    """
    page, own = words["page"], words["overview"]
    heading = html.escape(title or page["title"])
    rows = "\n".join(_row(layer, f"{folder}/{layer.file}", by, words) for layer in parts)
    columns = (own[by], own["incidents"], own["first"], own["last"])
    head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in columns)
    return f"""<!DOCTYPE html>
<html lang="{page["language"]}" dir="{page["direction"]}">
<head><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title><style>{STYLE}</style></head>
<body><main id="sm-overview"><h1 dir="auto">{heading}</h1>
<p><a href="{whole}">{html.escape(own["whole"])}</a></p>
<table><thead><tr>{head}</tr></thead><tbody>
{rows}
</tbody></table></main></body></html>
"""


def _row(layer: Layer, address: str, by: By, words: Mapping[str, Any]) -> str:
    none = words["page"]["unattributed"] if by == "actor" else words["list"]["undated"]
    name = html.escape(layer.key or none)
    starts = [i.date_start for i in layer.incidents if i.date_start]
    ends = [i.date_end for i in layer.incidents if i.date_end]
    days = (_day(min(starts, default=None)), _day(max(ends, default=None)))
    return (
        f'<tr><td><a dir="auto" href="{address}">{name}</a></td>'
        f'<td class="number">{len(layer.incidents)}</td><td>{days[0]}</td><td>{days[1]}</td></tr>'
    )


def _day(day: date | None) -> str:
    return f'<time datetime="{day}">{day}</time>' if day else "–"
