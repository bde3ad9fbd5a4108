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
from geo.records import Attribution, Incident, Span, Weapon

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
    if {"actor", "actor_status"} & set(values):
        made = _blamed(made, values, gazetteer, author)
    if "target" in values or "target_what" in values:
        made = _targeted(made, values, gazetteer, author)
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


# ---------------------------------------------------------------- who


def _blamed(incident: Incident, values: Values, gazetteer: Gazetteer, author: str) -> Incident:
    """Set who did it; what the reports say of those who stay is kept, denials too."""
    made = incident.attributions
    if "actor" in values:
        wanted = [name for name in values["actor"].split("; ") if name]
        keys = {name.casefold() for name in wanted}
        stay = [
            a
            for a in made
            if a.role != "perpetrator" or a.status == "denied" or (a.actor or "").casefold() in keys
        ]
        there = {
            (a.actor or "").casefold()
            for a in stay
            if a.role == "perpetrator" and a.status != "denied"
        }
        new = [
            _attribution(incident, "perpetrator", name, "", gazetteer, author)
            for name in wanted
            if name.casefold() not in there
        ]
        made = (*new, *stay) if new and not there else (*stay, *new)
    if "actor_status" in values:
        made = _with_status(made, values["actor_status"])
    return replace(incident, attributions=tuple(made))


def _with_status(made: tuple[Attribution, ...], status: Any) -> tuple[Attribution, ...]:
    """Set how firmly the first one is named: he whom the column ``actor_status`` is about."""
    blamed = [n for n, a in enumerate(made) if a.role == "perpetrator" and a.status != "denied"]
    first = next(iter([n for n in blamed if made[n].actor] or blamed), None)
    return tuple(replace(a, status=status) if n == first else a for n, a in enumerate(made))


def _targeted(incident: Incident, values: Values, gazetteer: Gazetteer, author: str) -> Incident:
    """Set whom and what it hit."""
    made = list(incident.attributions)
    if "target" in values:
        wanted = [name for name in values["target"].split("; ") if name]
        keys = {name.casefold() for name in wanted}
        made = [
            a
            if a.role != "target" or not a.actor or a.actor.casefold() in keys or not a.what
            else replace(a, actor=None, actor_id="")
            for a in made
            if a.role != "target" or not a.actor or a.actor.casefold() in keys or a.what
        ]
        there = {a.actor.casefold() for a in made if a.role == "target" and a.actor}
        made += [
            _attribution(incident, "target", name, "", gazetteer, author)
            for name in wanted
            if name.casefold() not in there
        ]
    if "target_what" in values:
        things = [thing for thing in values["target_what"].split("; ") if thing]
        made = [
            a if a.role != "target" or a.what in things else replace(a, what="")
            for a in made
            if a.role != "target" or a.actor or a.what in things
        ]
        there = {a.what for a in made if a.role == "target"}
        made += [
            _attribution(incident, "target", None, thing, gazetteer, author)
            for thing in things
            if thing not in there
        ]
    return replace(incident, attributions=tuple(made))


def _attribution(
    incident: Incident,
    role: Any,
    actor: str | None,
    what: str,
    gazetteer: Gazetteer,
    author: str,
) -> Attribution:
    """Name somebody whom a person put in; no report says so, hence the status."""
    known = gazetteer.find_actors(actor) if actor else ()
    span, document = first_words(incident)
    id_ = known[0].id if len(known) == 1 else ""
    return Attribution(id_, actor, role, "unknown", f"correction by {author}", what, span, document)


def first_words(incident: Incident) -> tuple[Span, str]:
    """Where the first sentence of the evidence stands, and in which report."""
    first = next(iter(incident.evidence), None)
    return (first.span, first.document) if first else (Span(0, 0), "")
