"""Incidents as KML 2.2 for Google Earth: a folder an actor, days as TimeSpan, a card as balloon.

Every text of a report is escaped twice in a balloon, once for HTML and once for XML, and no CDATA
is written at all: a text that holds one stays text. A dollar sign becomes a reference, because
Google Earth puts values in place of ``$[name]``. The columns are typed ExtendedData, those that
are null left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape as xml

from geo.export.columns import COLUMNS, incidents_in, row
from geo.export.coordinates import point
from geo.export.credits import credit, licences_of
from geo.export.styles import COLOURS, NOT_XML, OTHER, UNATTRIBUTED, attribute, first_actor
from geo.export.tables import LEFT_OUT
from geo.records import Claim, Extraction, Incident

KML_TYPES = {"integer": "int", "number": "double", "boolean": "bool"}
"""All others are strings, days too."""

UNNAMED = "Unattributed"

BALLOON = "<h3>$[name]</h3>$[description]"

KEPT = tuple(column for column in COLUMNS if column.name not in LEFT_OUT)


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write KML: folders by number of incidents, incidents in the order of the reports."""
    folders: dict[str | None, list[str]] = defaultdict(list)
    licences: set[str] = set()
    for incident in incidents_in(extractions):
        licences |= licences_of(incident)
        cells = row(incident)
        folders[first_actor(cells["actor"])].append(_placemark(incident, cells))
    # The most incidents first, those of nobody last.
    order = sorted(folders, key=lambda name: (name is None, -len(folders[name]), name or ""))
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write('<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n')
        file.write(f"{_tag('name', 'strikemap incidents')}{_tag('description', credit(licences))}")
        file.writelines(_styles(order))
        file.write(_schema())
        for number, name in enumerate(order):
            file.write(f"<Folder>\n{_tag('name', name or UNNAMED)}")
            file.writelines(mark.replace("#style", f"#a{number}", 1) for mark in folders[name])
            file.write("</Folder>\n")
        file.write("</Document>\n</kml>\n")


# ---------------------------------------------------------------- parts of the file


def _text(value: object) -> str:
    # A bare carriage return would be read as a line feed.
    return xml(NOT_XML.sub("\ufffd", str(value)), {"\r": "&#13;"})


def _tag(name: str, value: object) -> str:
    return f"<{name}>{_text(value)}</{name}>\n"


def _styles(order: list[str | None]) -> Iterator[str]:
    for number, name in enumerate(order):
        colour = UNATTRIBUTED if name is None else [*COLOURS, OTHER][min(number, len(COLOURS))]
        red, green, blue = (colour[i : i + 2] for i in (1, 3, 5))
        yield (
            f'<Style id="a{number}"><IconStyle><color>ff{blue}{green}{red}</color></IconStyle>'
            f"<BalloonStyle>{_tag('text', BALLOON).strip()}</BalloonStyle></Style>\n"
        )


def _schema() -> str:
    fields = "".join(
        f'<SimpleField type="{KML_TYPES.get(column.type, "string")}" name="{column.name}">'
        f"<displayName>{_text(column.meaning)}</displayName></SimpleField>\n"
        for column in KEPT
    )
    return f'<Schema name="incident" id="incident">\n{fields}</Schema>\n'


def _placemark(incident: Incident, cells: dict[str, Any]) -> str:
    at = point(incident)
    name = cells["title"] or f"{cells['event_type']}, {cells['place'] or 'no place told'}"
    days = [("begin", cells["start_date"]), ("end", cells["end_date"])]
    span = "".join(f"<{end}>{day}</{end}>" for end, day in days if day)
    told = "".join(
        f'<SimpleData name="{column.name}">{_text(_said(cells[column.name]))}</SimpleData>'
        for column in KEPT
        if cells[column.name] is not None
    )
    # The style's number is known only when all folders are.
    return (
        f"<Placemark id={attribute(incident.id)}>\n{_tag('name', name)}"
        f'<Snippet maxLines="0"/>\n{_tag("description", _balloon(incident, cells))}'
        + (f"<TimeSpan>{span}</TimeSpan>\n" if span else "")
        + "<styleUrl>#style</styleUrl>\n"
        + f'<ExtendedData><SchemaData schemaUrl="#incident">{told}</SchemaData></ExtendedData>\n'
        + (f"<Point><coordinates>{at[0]},{at[1]}</coordinates></Point>\n" if at else "")
        + "</Placemark>\n"
    )


def _said(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


# ---------------------------------------------------------------- balloon, as HTML


def _html(value: object) -> str:
    return escape(str(value)).replace("$", "&#36;")


def _balloon(incident: Incident, cells: dict[str, Any]) -> str:
    facts = [
        ("When", _when(cells)),
        ("Where", _where(cells)),
        ("Attacker, as reported", _joined(cells, "actor", "actor_status")),
        ("Target", _joined(cells, "target", "target_what")),
        ("How", _joined(cells, "event_type", "platform", "munition").replace("_", " ")),
        ("Sure", f"{cells['confidence']}" + (", to be reviewed" if cells["needs_review"] else "")),
    ]
    rows = "".join(f"<tr><th>{k}</th><td>{_html(v)}</td></tr>" for k, v in facts if v)
    quote = f"<blockquote>{_html(cells['quote'])}</blockquote>" if cells["quote"] else ""
    return f"<table>{rows}</table>{_claims(incident.claims)}{quote}{''.join(_sources(incident))}"


def _when(cells: dict[str, Any]) -> str:
    start, end = cells["start_date"], cells["end_date"]
    if start and end and start != end:
        return f"{start} to {end}"
    return start or (f"until {end}" if end else "")


def _where(cells: dict[str, Any]) -> str:
    named = [cells[name] for name in ("place", "admin1", "country") if cells[name]]
    fine = cells["place_precision"]
    if cells["uncertainty_km"]:
        fine = f"{fine}, within {cells['uncertainty_km']} km"
    return f"{', '.join(dict.fromkeys(named))} ({fine})" if named else ""


def _joined(cells: dict[str, Any], *names: str) -> str:
    return ", ".join(str(cells[name]) for name in names if cells[name])


def _claims(claims: tuple[Claim, ...]) -> str:
    if not claims:
        return ""
    rows = "".join(
        f"<tr><td>{_range(c.killed_min, c.killed_max)}</td>"
        f"<td>{_range(c.injured_min, c.injured_max)}</td>"
        f"<td>{_html(c.claimant or 'the report')}</td></tr>"
        for c in claims
    )
    return f"<table><tr><th>Killed</th><th>Injured</th><th>According to</th></tr>{rows}</table>"


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return "" if high is None else f"at most {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _sources(incident: Incident) -> Iterator[str]:
    for source in incident.sources:
        day = source.published.isoformat() if source.published else ""
        name = _html(", ".join(filter(None, (source.title, source.publisher, day))))
        if source.url.startswith(("http://", "https://")):
            name = f'<a href="{_html(source.url)}">{name or _html(source.url)}</a>'
        yield f"<p>{name}</p>"
