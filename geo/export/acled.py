"""Events in the columns of an ACLED file, for what strikemap knows; the rest is empty.

Events only: ACLED has no aggregates and no totals. ``event_date`` is there where the day is known;
ACLED would put the middle of a longer span there, which looks exact and is not. ``fatalities`` is
the lowest figure, as ACLED takes the most conservative one; it stays empty where nobody states
one, where ACLED writes 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo.export.columns import Named, row
from geo.export.coordinates import point
from geo.export.countries import ISO_NUMBER
from geo.export.event_rows import write_events, year_of
from geo.export.sides import Side, inter, sides_of
from geo.gazetteer import Gazetteer
from geo.records import Extraction, Incident

COLUMNS: tuple[Named, ...] = (
    Named("event_id_cnty", "text", "Our id"),
    Named("event_date", "date", "The day, where it is one"),
    Named("year", "integer", "The year, where it is one"),
    Named("time_precision", "integer", "1 the day, 2 a week, 3 a month"),
    Named("disorder_type", "text", "From the event type"),
    Named("event_type", "text", "From the sub-event type"),
    Named("sub_event_type", "text", "The incident's own, else what stands for its type"),
    Named("actor1", "text", "First of those said to have done it"),
    Named("assoc_actor_1", "text", "The others, parted by '; '"),
    Named("inter1", "integer", "From the table of actors and the country"),
    Named("actor2", "text", "First of those said to have been hit"),
    Named("assoc_actor_2", "text", "The others, parted by '; '"),
    Named("inter2", "integer", "From the table of actors and the country"),
    Named("interaction", "integer", "Both codes, the lower one first"),
    Named("civilian_targeting", "text", "Empty: not read"),
    Named("iso", "integer", "ISO 3166-1 numeric of the country"),
    Named("region", "text", "Empty: ACLED's own"),
    Named("country", "text", "Name of the country"),
    Named("admin1", "text", "First-order division"),
    Named("admin2", "text", "Second-order division"),
    Named("admin3", "text", "Empty: not known"),
    Named("location", "text", "Name of the primary place"),
    Named("latitude", "number", "Degrees north"),
    Named("longitude", "number", "Degrees east"),
    Named("geo_precision", "integer", "1 the town, 2 part of a region, 3 a larger region"),
    Named("source", "text", "Publishers, parted by '; '"),
    Named("source_scale", "text", "Empty: ACLED's own"),
    Named("notes", "text", "One sentence of ours, hedged as the report is"),
    Named("fatalities", "integer", "Lowest number of dead anybody states"),
    Named("tags", "text", "Empty: ACLED's own"),
    Named("timestamp", "integer", "Empty: ACLED's own"),
)
"""The columns of an ACLED file, in its order, and what stands in them here."""

DISORDER: Mapping[str | None, str] = {
    "Explosions/Remote violence": "Political violence",
    "Battles": "Political violence",
    "Violence against civilians": "Political violence",
    "Strategic developments": "Strategic developments",
}


def save(extractions: Iterable[Extraction], path: Path) -> None:
    """Write one row an event."""
    write_events(extractions, path, COLUMNS, _event)


def _event(incident: Incident, known: Gazetteer) -> dict[str, Any]:
    told = row(incident)
    return {
        "event_id_cnty": incident.id,
        "event_date": told["event_date"],
        "year": year_of(incident),
        "time_precision": told["time_precision"],
        "disorder_type": DISORDER.get(told["acled_event_type"]),
        "event_type": told["acled_event_type"],
        "sub_event_type": told["acled_sub_event_type"],
        **_actors(incident, *sides_of(incident, known)),
        **_where(incident, told, known),
        "source": "; ".join(dict.fromkeys(s.publisher for s in incident.sources if s.publisher)),
        "notes": told["title"],
        "fatalities": told["killed_min"],
    }


def _actors(incident: Incident, done: Side, hit: Side) -> dict[str, Any]:
    country = incident.place.country if incident.place else ""
    codes = [inter(done, country), inter(hit, country)]
    both = sorted(code for code in codes if code is not None)
    return {
        "actor1": done.first,
        "assoc_actor_1": done.others,
        "inter1": codes[0],
        "actor2": hit.first,
        "assoc_actor_2": hit.others,
        "inter2": codes[1],
        "interaction": both[0] * 10 + both[1] if len(both) == 2 else None,
    }


def _where(incident: Incident, told: Mapping[str, Any], known: Gazetteer) -> dict[str, Any]:
    lon, lat = point(incident) or (None, None)
    code = told["country"] or ""
    country = known.country(code)
    return {
        "iso": ISO_NUMBER.get(code),
        "country": country.name if country else None,
        "admin1": told["admin1"],
        "admin2": told["admin2"],
        "location": told["place"],
        "latitude": lat,
        "longitude": lon,
        "geo_precision": told["geo_precision"],
    }
