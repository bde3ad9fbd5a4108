"""Events in the columns of UCDP GED (24.1), for what strikemap knows; the rest is empty.

Events only, those without a death too: GED itself has none, so filter on ``low`` >= 1 before
comparing. ``best`` is there where all claims agree: which of two figures is the better one is a
coder's judgement. GED puts Palestinian places under Israel; here their country stays empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo.export.columns import Named, row
from geo.export.coordinates import point
from geo.export.countries import STATE_NUMBER, UCDP_NAME
from geo.export.event_rows import write_events, year_of
from geo.export.sides import CIVILIANS, GROUPS, STATES, Side, sides_of
from geo.gazetteer import Gazetteer
from geo.records import Extraction, Incident, toll

UNKNOWN = "Empty: UCDP's own"

COLUMNS: tuple[Named, ...] = (
    Named("id", "text", "Our id; GED's is a number"),
    Named("relid", "text", UNKNOWN),
    Named("year", "integer", "The year, where it is one"),
    Named("active_year", "integer", UNKNOWN),
    Named("code_status", "text", UNKNOWN),
    Named("type_of_violence", "integer", "1 a state and a group, 2 two groups, 3 civilians hit"),
    *(Named(f"conflict_{name}", "text", UNKNOWN) for name in ("dset_id", "new_id", "name")),
    *(Named(f"dyad_{name}", "text", UNKNOWN) for name in ("dset_id", "new_id", "name")),
    Named("side_a_dset_id", "text", UNKNOWN),
    Named("side_a_new_id", "text", UNKNOWN),
    Named("side_a", "text", "First of those said to have done it; a state is its government"),
    Named("side_b_dset_id", "text", UNKNOWN),
    Named("side_b_new_id", "text", UNKNOWN),
    Named("side_b", "text", "First of those said to have been hit"),
    Named("number_of_sources", "integer", "Reports that tell of it"),
    Named("source_article", "text", "Publisher, day and title of each report"),
    Named("source_office", "text", "Publishers, parted by ';'"),
    Named("source_date", "text", "Days of publication, parted by ';'"),
    Named("source_headline", "text", "Titles, parted by ';'"),
    Named("source_original", "text", "First who states a figure"),
    Named("where_prec", "integer", "1 exact, 2 near, 3 district, 4 province, 5 line, 6 country, 7"),
    Named("where_coordinates", "text", "Name of the primary place"),
    Named("where_description", "text", "The same in the report's words"),
    Named("adm_1", "text", "First-order division"),
    Named("adm_2", "text", "Second-order division"),
    Named("latitude", "number", "Degrees north"),
    Named("longitude", "number", "Degrees east"),
    Named("geom_wkt", "text", "The point as WKT"),
    Named("priogrid_gid", "integer", "Cell of the PRIO grid that the point lies in"),
    Named("country", "text", "Name of the country as GED has it"),
    Named("country_id", "integer", "Gleditsch and Ward's number"),
    Named("region", "text", UNKNOWN),
    Named("event_clarity", "integer", "1: every row is an event told apart"),
    Named("date_prec", "integer", "1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year"),
    Named("date_start", "date", "First day it may have happened"),
    Named("date_end", "date", "Last day it may have happened"),
    Named("deaths_a", "integer", "Empty: not told apart by side"),
    Named("deaths_b", "integer", "Empty: not told apart by side"),
    Named("deaths_civilians", "integer", "Where all claims of civilians agree"),
    Named("deaths_unknown", "integer", "Empty: not told apart by side"),
    Named("best", "integer", "The figure, where all claims agree"),
    Named("high", "integer", "Highest number of dead anybody states; empty for open upwards"),
    Named("low", "integer", "Lowest number of dead anybody states"),
    Named("gwnoa", "integer", "Gleditsch and Ward's number of side A, where it is a state"),
    Named("gwnob", "integer", "The same of side B"),
)
"""The columns of a GED file, in its order, and what stands in them here."""

PALESTINE = "PS"


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write one row an event."""
    write_events(extractions, path, COLUMNS, _event)


def _event(incident: Incident, known: Gazetteer) -> dict[str, Any]:
    told = row(incident)
    low, high = incident.killed
    civilians = toll(tuple(c for c in incident.claims if c.group == "civilian"), "killed")
    return {
        "id": incident.id,
        "year": year_of(incident),
        **_sides(*sides_of(incident, known), known),
        **_sources(incident),
        **_where(incident, told, known),
        "event_clarity": 1,
        "date_prec": told["date_prec"],
        "date_start": told["start_date"],
        "date_end": told["end_date"],
        "deaths_civilians": civilians[0] if civilians[0] == civilians[1] else None,
        "best": low if low == high else None,
        "high": high,
        "low": low,
    }


def _sides(done: Side, hit: Side, known: Gazetteer) -> dict[str, Any]:
    return {
        "type_of_violence": _violence(done, hit),
        "side_a": _name(done, known),
        "side_b": _name(hit, known),
        "gwnoa": _state_number(done),
        "gwnob": _state_number(hit),
    }


def _violence(done: Side, hit: Side) -> int | None:
    """Return GED's type, where the table of actors has both sides."""
    one, other = (side.actor.type if side.actor else "" for side in (done, hit))
    if other == CIVILIANS and one in STATES | GROUPS:
        return 3
    if one in GROUPS and other in GROUPS:
        return 2
    return 1 if {one, other} <= STATES | GROUPS else None


def _name(side: Side, known: Gazetteer) -> str:
    """Return a side's name; a state is "Government of ..." to UCDP."""
    actor = side.actor
    if actor is None or actor.type not in STATES or actor.country == PALESTINE:
        return side.first
    country = _country(actor.country, known)
    return f"Government of {country}" if country else side.first


def _state_number(side: Side) -> int | None:
    actor = side.actor
    return STATE_NUMBER.get(actor.country) if actor and actor.type in STATES else None


def _country(code: str, known: Gazetteer) -> str | None:
    entry = known.country(code) if code and code != PALESTINE else None
    return UCDP_NAME.get(code) or (entry.name if entry else None)


def _sources(incident: Incident) -> dict[str, Any]:
    sources = incident.sources
    days = [s.published.isoformat() if s.published else "" for s in sources]
    articles = [
        ",".join(f'"{part}"' for part in (s.publisher, day, s.title) if part)
        for s, day in zip(sources, days, strict=True)
    ]
    return {
        "number_of_sources": len(sources),
        "source_article": ";".join(articles),
        "source_office": ";".join(s.publisher for s in sources if s.publisher),
        "source_date": ";".join(filter(None, days)),
        "source_headline": ";".join(s.title for s in sources if s.title),
        "source_original": next((c.claimant for c in incident.claims if c.claimant), None),
    }


def _where(incident: Incident, told: Mapping[str, Any], known: Gazetteer) -> dict[str, Any]:
    at = point(incident)
    code = told["country"] or ""
    return {
        "where_prec": told["where_prec"],
        "where_coordinates": told["place"],
        "where_description": told["place_text"],
        "adm_1": told["admin1"],
        "adm_2": told["admin2"],
        "latitude": at[1] if at else None,
        "longitude": at[0] if at else None,
        "geom_wkt": f"POINT ({at[0]} {at[1]})" if at else None,
        "priogrid_gid": _cell(*at) if at else None,
        "country": _country(code, known),
        "country_id": STATE_NUMBER.get(code),
    }


def _cell(lon: float, lat: float) -> int:
    """Return the cell of the PRIO grid: half degrees, 720 a row, counted from the south-west.

    >>> _cell(44.25, 33.25)
    177569
    """
    column, line = (min(math.floor((lon + 180) * 2), 719), min(math.floor((lat + 90) * 2), 359))
    return line * 720 + column + 1
