"""One incident with the values that people set in it.

All values of an incident are put in together, so that their order does not matter. What the
report says stays: claims, evidence and the words of the place are untouched, only what was made
of them is set. A value that does not fit the others is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from geo.corrections.naming import named
from geo.corrections.relocating import OF_PLACE, relocated
from geo.corrections.values import FIELDS
from geo.gazetteer import Gazetteer
from geo.incidents.assessment import (
    KEPT,
    MOST,
    ONE_TOLL,
    PLACE_BEFORE,
    REPORTS_COUNTRY,
    assess,
)
from geo.incidents.event_types import ACLED_SUB_EVENTS
from geo.incidents.facts import precision
from geo.incidents.wording import summary
from geo.records import Incident, Weapon

RULE = "corrected"
"""``date_rule`` of days that a person set."""

Values = Mapping[str, str]


def misfits(incident: Incident, values: Values, gazetteer: Gazetteer) -> dict[str, str]:
    """Return the fields whose values do not go with the others, and why.

    Parameters
    ----------
    incident
        As it stands.
    values
        Field to cell, each right by itself.
    gazetteer
        For ids of entries.
    """
    wrong: dict[str, str] = {}
    ends = [("start_date", "end_date")]
    bounds = [("killed_min", "killed_max"), ("injured_min", "injured_max")]
    for first, last in (*ends, *bounds):
        a, b = (values.get(f, FIELDS[f].now(incident)) for f in (first, last))
        dates = (first, last) in ends
        if reason := _of_pair(first, a, last, b, dates=dates):
            wrong |= {f: reason for f in (first, last) if f in values}
    if values.get("entry_id") and gazetteer.entry(values["entry_id"]) is None:
        wrong["entry_id"] = f"the gazetteer has no entry {values['entry_id']!r:.40}"
    if "actor_status" in values and not _anybody(incident, values):
        wrong["actor_status"] = "nobody is named: set actor too"
    if {"place", "country", "admin1", "admin2", "place_precision", "uncertainty_km"} & set(values):
        wrong |= _without_point(incident, values)
    return wrong


def _anybody(incident: Incident, values: Values) -> bool:
    """Whether somebody is left to whom a status belongs."""
    blamed = [a for a in incident.attributions if a.role == "perpetrator" and a.status != "denied"]
    return bool(values.get("actor", "somebody" if blamed else ""))


def _of_pair(first: str, a: str, last: str, b: str, *, dates: bool) -> str:
    if dates and bool(a) != bool(b):
        return f"{last if a else first} is not known: set both"
    if not a:
        return f"{last} without {first}: set both" if b else ""
    if b and (a > b if dates else int(a) > int(b)):
        return f"{first} {a} is above {last} {b}: set both"
    return ""


def _without_point(incident: Incident, values: Values) -> dict[str, str]:
    """A place can be described only where there is one."""
    place = incident.place
    if values.get("point") or values.get("entry_id"):
        return {}
    has_point = place is not None and place.lon is not None
    wrong = {}
    for field in ("place", "country", "admin1", "admin2", "place_precision", "uncertainty_km"):
        needs = field == "place" and not has_point
        if field in values and (place is None or needs) and values[field] != "":
            wrong[field] = "there is no point that goes with it: move the place too"
    if values.get("place_precision") not in (None, "unknown") and not has_point:
        wrong["place_precision"] = "there is no point that goes with it: move the place too"
    return wrong


def changed(incident: Incident, values: Values, gazetteer: Gazetteer, author: str) -> Incident:
    """Put values into an incident.

    Parameters
    ----------
    incident
        Any incident.
    values
        Field of `geo.corrections.values.FIELDS`, or ``point``, to cell; none of them in
        `misfits`.
    gazetteer
        For places, actors and the names of countries.
    author
        Who says so, where a person names an actor that no report names.

    Returns
    -------
    incident
        With its summary and its assessment made anew.
    """
    made = incident
    for field, put in PLAIN.items():
        if field in values:
            made = put(made, values[field])
    if "start_date" in values or "end_date" in values:
        made = _dated(made, values)
    made = named(made, values, gazetteer, author)
    if OF_PLACE & set(values):
        made = relocated(made, values, gazetteer, author)
    told = values.get("title") or summary(made, gazetteer)
    made = replace(made, summary=told if values else made.summary)
    return assess(replace(made, reasons=_kept(incident, values)))


def confirmed(incident: Incident, who: str) -> Incident:
    """Return an incident that a person has looked at: nothing is left to review."""
    signs = assess(replace(incident, kind="context_total", reasons=())).reasons
    return replace(
        incident,
        confidence=MOST,
        needs_review=False,
        reasons=(f"confirmed by {who}", *signs),
    )


def _kept(incident: Incident, values: Values) -> tuple[str, ...]:
    """What was weak when the record was made, as long as nobody has set it right."""
    gone: set[str] = set()
    if {"point", "entry_id"} & set(values):
        gone.update((PLACE_BEFORE, REPORTS_COUNTRY))
    if {"killed_min", "killed_max", "injured_min", "injured_max"} & set(values):
        gone.add(ONE_TOLL)
    return tuple(reason for reason in incident.reasons if reason in KEPT and reason not in gone)


# ---------------------------------------------------------------- what and when


def _field(name: str) -> Callable[[Incident, str], Incident]:
    def put(incident: Incident, value: str) -> Incident:
        changes: Any = {name: value}
        return replace(incident, **changes)

    return put


def _typed(incident: Incident, value: str) -> Incident:
    if incident.event_type == value:
        return incident
    made = _field("event_type")(incident, value)
    return replace(made, acled_sub_event_type=ACLED_SUB_EVENTS[made.event_type])


def _armed(part: str) -> Callable[[Incident, str], Incident]:
    def put(incident: Incident, value: str) -> Incident:
        changes: Any = {part: value}
        had = incident.weapon or Weapon("unknown", "unknown", None, None, ())
        return replace(incident, weapon=replace(had, **changes))

    return put


PLAIN: Mapping[str, Callable[[Incident, str], Incident]] = {
    "kind": _field("kind"),
    "salience": _field("salience"),
    "event_type": _typed,
    "acled_sub_event_type": _field("acled_sub_event_type"),
    "platform": _armed("platform"),
    "munition": _armed("munition"),
    "time_of_day": _field("time_of_day"),
}
"""Fields that are put in by themselves; a type before its ACLED name, which it brings along."""


def _dated(incident: Incident, values: Values) -> Incident:
    first, last = (
        values.get(field, FIELDS[field].now(incident)) for field in ("start_date", "end_date")
    )
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else None
    return replace(
        incident,
        date_start=start,
        date_end=end,
        date_precision=precision(start, end) if start and end else "none",
        date_rule=RULE if start else "",
        date_partial="",
    )
