"""An incident as one flat row: the columns of the GeoJSON properties and of the data frame.

Names are snake_case and the same in every row. ``None`` stands for all that is not stated, an
empty text too, so that a GIS filter asks for null and nothing else. What has many values (claims,
attributions, evidence ...) is JSON text, which every GIS keeps as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Literal, get_args, get_type_hints

from geo.export import codes
from geo.export.lines import one_line, plain
from geo.export.members import Member, members_of
from geo.export.texts import built, text_of
from geo.export.ways import Part, columns_reader, figure, kept_by, reader
from geo.export.ways import way_of as _of
from geo.records import (
    DatePrecision,
    EventType,
    Extraction,
    Incident,
    Kind,
    Precision,
    Relation,
    Salience,
    Status,
)

Type = Literal["text", "integer", "number", "boolean", "date", "json"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how it is called, what it holds, where it comes from."""

    name: str
    type: Type
    of: Callable[[Incident], Any]
    meaning: str
    """One phrase for the published schema."""
    words: tuple[str, ...] = ()
    """The controlled words it may hold; empty for free text."""
    always: bool = False
    """Whether it is never null."""


@dataclass(frozen=True, slots=True)
class Named:
    """A column of a table whose cells are made by name: areas, claims, ACLED's and UCDP's."""

    name: str
    type: Type
    meaning: str


def row(incident: Incident) -> dict[str, Any]:
    """Return an incident's columns as JSON values, in their order."""
    return {name: _cell(value) for name, value in zip(NAMES, values(incident), strict=True)}


def incidents_in(records: Iterable[Extraction | Incident]) -> Iterator[Incident]:
    """Yield the incidents of a file, each id once.

    Parameters
    ----------
    records
        Incidents, or extractions with their incidents, in the order of the rows. One id twice
        means the same words of the same report, read twice.
    """
    seen: set[str] = set()
    for record in records:
        for incident in (record,) if isinstance(record, Incident) else record.incidents:
            if incident.id not in seen:
                seen.add(incident.id)
                yield incident


def cell(incident: Incident, name: str) -> Any:
    """Return one cell of an incident's row."""
    return _cell(COLUMNS[NAMES.index(name)].of(incident))


def _cell(value: Any) -> Any:
    return None if value == "" else plain(value)


# ---------------------------------------------------------------- where a cell comes from

KINDS: Mapping[str, Any] = get_type_hints(Incident)
"""Types of an incident's fields."""


def _as_json(field: str) -> Callable[[Incident], str]:
    write = text_of(KINDS[field], short=True)

    def read(incident: Incident) -> str:
        values = getattr(incident, field)
        return one_line(write(values)) if values else ""

    return read


def _of_all(field: str) -> Callable[[Incident], str]:
    return lambda incident: _joined(getattr(incident, field))


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


def _actor_status(incident: Incident) -> str | None:
    """Return the firmest status of the first actor named, denials left out."""
    blamed = [a for a in incident.attributions if a.role == "perpetrator"]
    named = [a for a in blamed if a.actor and a.status != "denied"] or blamed
    firm = [a.status for a in named if a.actor == named[0].actor]
    return min(firm, key=get_args(Status).index, default=None)


def _things_hit(incident: Incident) -> str:
    return _joined(a.what for a in incident.attributions if a.role == "target")


_sides = kept_by(
    lambda i: tuple(map(attrgetter("actor", "role", "status", "what"), i.attributions)),
    lambda i: (_joined(i.perpetrators), _actor_status(i), _joined(i.targets), _things_hit(i)),
)
"""Who did it, how firmly that is said, who was hit, what was hit."""


def _corrected_by(incident: Incident) -> str:
    return _joined(correction.author for correction in incident.corrections)


def _event_date(incident: Incident) -> date | None:
    return incident.date_start if incident.date_start == incident.date_end else None


def _time_precision(incident: Incident) -> int | None:
    return codes.ACLED_TIME_PRECISION[incident.date_precision]


def _date_prec(incident: Incident) -> int | None:
    return codes.ucdp_date_prec(incident.date_precision, incident.date_start, incident.date_end)


def _sub_event_type(incident: Incident) -> str:
    return incident.acled_sub_event_type or codes.ACLED_SUB_EVENT_TYPE[incident.event_type]


def _acled_event_type(incident: Incident) -> str | None:
    return codes.ACLED_EVENT_TYPE.get(_sub_event_type(incident))


def _geo_precision(incident: Incident) -> int | None:
    return codes.ACLED_GEO_PRECISION[incident.place.precision] if incident.place else None


def _where_prec(incident: Incident) -> int | None:
    place = incident.place
    return codes.ucdp_where_prec(place.precision, place.radius_km) if place else None


HELD: Mapping[str, str] = {
    "id": "id",
    "kind": "kind",
    "salience": "salience",
    "summary": "title",
    "event_type": "event_type",
    "attributions": "attributions",
    "date_start": "start_date",
    "date_end": "end_date",
    "date_precision": "date_precision",
    "time_of_day": "time_of_day",
    "date_partial": "date_partial",
    "places": "places",
    "claims": "claims",
    "evidence": "evidence",
    "sources": "sources",
    "links": "links",
    "confidence": "confidence",
    "needs_review": "needs_review",
}
"""Field of an incident -> the column that holds the whole of it; `rest` has all other fields."""


@cache
def rest_members() -> tuple[Member, ...]:
    """Return the members of the object in `rest`."""
    return tuple(member for member in members_of(Incident) if member.name not in HELD)


def _rest(incident: Incident) -> str:
    return one_line(_rest_text()(incident))


@cache
def _rest_text() -> Callable[[Incident], str]:
    return built(rest_members(), short=True)


# ---------------------------------------------------------------- the columns

COLUMNS: tuple[Column, ...] = (
    # what
    Column("id", "text", _of("id"), "Stable id of the incident", always=True),
    Column("kind", "text", _of("kind"), "What sort of record", get_args(Kind), always=True),
    Column("salience", "text", _of("salience"), "Place in the report", get_args(Salience), True),
    Column("title", "text", _of("summary"), "One sentence of ours, hedged as the report is"),
    Column("event_type", "text", _of("event_type"), "Our type", get_args(EventType), True),
    Column("acled_event_type", "text", _acled_event_type, "ACLED event type"),
    Column("acled_sub_event_type", "text", _sub_event_type, "ACLED sub-event type"),
    Column("platform", "text", _of("weapon.platform"), "What carried the weapon"),
    Column("munition", "text", _of("weapon.munition"), "What hit"),
    # who
    Column(
        "actor",
        "text",
        Part(_sides, 0),
        "Those said to have done it, denials left out, parted by '; '",
    ),
    Column(
        "actor_status",
        "text",
        Part(_sides, 1),
        "How firmly the first of them is named",
        get_args(Status),
    ),
    Column("target", "text", Part(_sides, 2), "Actors said to have been hit"),
    Column("target_what", "text", Part(_sides, 3), "Things or people hit, in the report's words"),
    Column("attributions", "json", _as_json("attributions"), "Who is named, by whom, how firmly"),
    # when
    Column("start_date", "date", _of("date_start"), "First day it may have happened"),
    Column("end_date", "date", _of("date_end"), "Last day it may have happened"),
    Column("event_date", "date", _event_date, "The day, where it is one"),
    Column(
        "date_precision",
        "text",
        _of("date_precision"),
        "How fine the interval is",
        get_args(DatePrecision),
        True,
    ),
    Column("time_of_day", "text", _of("time_of_day"), "As said"),
    Column("date_partial", "text", _of("date_partial"), "What the words say of an open date"),
    Column("time_precision", "integer", _time_precision, "ACLED time_precision, 1-3"),
    Column("date_prec", "integer", _date_prec, "UCDP date_prec, 1-5"),
    # where
    Column("place", "text", _of("place.name"), "Name of the primary place"),
    Column("place_text", "text", _of("place.toponym.text"), "The same in the report's words"),
    Column(
        "place_relation",
        "text",
        _of("place.toponym.relation"),
        "How the words place it by that name",
        get_args(Relation),
    ),
    Column("country", "text", _of("place.country"), "ISO 3166-1 alpha-2"),
    Column("admin1", "text", _of("place.admin1"), "First-order division"),
    Column("admin2", "text", _of("place.admin2"), "Second-order division"),
    Column(
        "place_precision",
        "text",
        _of("place.precision"),
        "How fine the place is",
        get_args(Precision),
    ),
    Column(
        "uncertainty_km",
        "number",
        _of("place.radius_km"),
        "The place lies within this distance of the point, km",
    ),
    Column("geo_precision", "integer", _geo_precision, "ACLED geo_precision, 1-3"),
    Column("where_prec", "integer", _where_prec, "UCDP where_prec, 1-7"),
    Column("geo_confidence", "number", _of("place.confidence"), "How sure the place is, 0-1"),
    Column(
        "geo_ambiguous", "boolean", _of("place.ambiguous"), "Whether another place may be meant"
    ),
    Column("geo_resolved_by", "text", _of("place.resolved_by"), "Which gazetteer or geocoder"),
    Column("geo_source", "text", _of("place.entry.source"), "Origin of the coordinate, dataset:id"),
    Column("geo_licence", "text", _of("place.licence"), "Licence and credit of the coordinate"),
    Column("geo_retrieved", "date", _of("place.retrieved"), "Day on which a geocoder gave it"),
    Column("geo_note", "text", _of("place.note"), "What a geocoder said that was asked"),
    Column("entry_id", "text", _of("place.entry.id"), "Id in the gazetteer"),
    Column("places", "json", _as_json("places"), "All places, the primary one first"),
    # how many
    Column("killed_min", "integer", figure("killed", 0), "Lowest number of dead anybody states"),
    Column(
        "killed_max", "integer", figure("killed", 1), "Highest; null with a minimum: open upwards"
    ),
    Column("injured_min", "integer", figure("injured", 0), "Lowest number of hurt anybody states"),
    Column(
        "injured_max",
        "integer",
        figure("injured", 1),
        "Highest; null with a minimum: open upwards",
    ),
    Column("missing_min", "integer", figure("missing", 0), "Lowest number of missing people"),
    Column("missing_max", "integer", figure("missing", 1), "Highest; null: open upwards"),
    Column("captured_min", "integer", figure("captured", 0), "Lowest number captured, abducted"),
    Column("captured_max", "integer", figure("captured", 1), "Highest; null: open upwards"),
    Column("strikes", "integer", _of("strikes"), "How many strikes the report counts in it"),
    Column("claims", "json", _as_json("claims"), "Every number with who states it"),
    # says who
    Column("quote", "text", _of("evidence.text"), "First sentence"),
    Column("evidence", "json", _as_json("evidence"), "Sentences with their offsets"),
    Column("report", "text", _of("sources.document"), "Id of the first report"),
    Column("source", "text", _of("sources.publisher"), "Publisher of the first report"),
    Column("source_title", "text", _of("sources.title"), "Title of the first report"),
    Column("source_url", "text", _of("sources.url"), "Address of the first report"),
    Column("source_date", "date", _of("sources.published"), "Day of its publication"),
    Column("number_of_sources", "integer", lambda i: len(i.sources), "Reports", always=True),
    Column("sources", "json", _as_json("sources"), "All reports that tell of it"),
    Column("links", "json", _as_json("links"), "Other incidents that belong to it"),
    # how sure
    Column("confidence", "number", _of("confidence"), "0-1", always=True),
    Column("needs_review", "boolean", _of("needs_review"), "To be looked at", always=True),
    Column("reasons", "text", _of_all("reasons"), "Why, parted by '; '"),
    # by hand
    Column("corrected_by", "text", _corrected_by, "Who changed it, parted by '; '"),
    Column("corrections", "json", _as_json("corrections"), "What was changed, by whom, when, why"),
    Column("rest", "json", _rest, "Fields of the record that no column holds whole", always=True),
)
"""The columns, in the order of a file."""

NAMES = tuple(column.name for column in COLUMNS)


def values(incident: Incident) -> tuple[Any, ...]:
    """Return the cells of an incident in the order of `COLUMNS`, days as days, text maybe empty."""
    return _reader()(incident)


@cache
def _reader() -> Callable[[Incident], tuple[Any, ...]]:
    return reader([column.of for column in COLUMNS])


def cells_of(
    incidents: Iterable[Incident], convert: Mapping[Type, Callable[[Any], Any]]
) -> list[list[Any]]:
    """Return the cells of many incidents column by column; empty text is None.

    Parameters
    ----------
    incidents
        The rows.
    convert
        What is done to each cell of a type that is not None.
    """
    made = []
    for column, cells in zip(COLUMNS, _columns_reader()(list(incidents)), strict=True):
        if column.type in ("text", "json"):
            made.append([text or None for text in cells])
        elif column.type in convert:
            change = convert[column.type]
            made.append([None if value is None else change(value) for value in cells])
        else:
            made.append(cells)
    return made


@cache
def _columns_reader() -> Callable[[Sequence[Incident]], list[list[Any]]]:
    return columns_reader([column.of for column in COLUMNS])
