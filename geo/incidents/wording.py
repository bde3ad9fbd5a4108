"""One sentence of our own for an incident, as hedged as the report is."""

from __future__ import annotations

from datetime import date

from geo.records import Attribution, EventType, Incident, Place

NOUNS: dict[EventType, str] = {
    "air_strike": "Air strike",
    "drone_strike": "Drone strike",
    "missile_rocket": "Missile or rocket attack",
    "shelling": "Shelling",
    "bombing": "Bombing",
    "armed_attack": "Armed attack",
    "naval_attack": "Naval attack",
    "other": "Attack",
}
STATUS_WORDS = {
    "announced_officially": "announced by {who}",
    "claimed": "claimed by {who}",
    "reported_as_fact": "attributed to {who}",
    "accused": "blamed on {who}",
    "suspected": "suspected to be by {who}",
    "hinted": "hinted to be by {who}",
    "denied": "denied by {who}",
    "disputed": "disputed to be by {who}",
}
RELATION_WORDS = {"in": "in", "at": "at", "near": "near", "between": "between", "along": "along"}
BEARING_WORDS = {
    "n": "north", "ne": "northeast", "e": "east", "se": "southeast",
    "s": "south", "sw": "southwest", "w": "west", "nw": "northwest",
}  # fmt: skip
ORDER = tuple(STATUS_WORDS)
"""Statuses from firm to loose; a sentence gives the firmest of each actor."""


def summary(incident: Incident) -> str:
    """Say what happened in one sentence."""
    if incident.kind == "context_total":
        return f"Total given for a longer time{_where(incident)}: {_toll(incident)}."
    noun = NOUNS[incident.event_type]
    if incident.kind == "aggregate":
        noun = (
            f"Series of attacks ({noun.lower()})"
            if incident.event_type != "other"
            else "Series of attacks"
        )
    parts = [
        noun + _where(incident) + _when(incident),
        _who(incident),
        _whom(incident),
        _toll(incident),
    ]
    return "; ".join(part for part in parts if part) + "."


def _where(incident: Incident) -> str:
    places = incident.places
    if not places:
        return ""
    first = places[0]
    names = [place_words(first)]
    if first.precision == "country":
        names += [p.name for p in places[1:] if p.precision == "country"]
    known = {first.name}
    for name in (first.admin1, ""):
        if name and name not in known and first.precision not in ("country", "sea", "border"):
            names[-1] += f", {name}"
    return " " + " and ".join(names)


def place_words(place: Place) -> str:
    """The place with its relation: "near al-Qaim", "12 km east of Hit"."""
    toponym = place.toponym
    if toponym.kind == "border":
        return (
            f"near the {toponym.text}"
            if toponym.relation in ("near", "border_of")
            else f"at the {toponym.text}"
        )
    if toponym.relation == "direction" and toponym.bearing:
        way = BEARING_WORDS[toponym.bearing]
        if toponym.inside:
            return f"in {way}ern {place.name}"
        far = f"{toponym.distance_km:g} km " if toponym.distance_km else ""
        return f"{far}{way} of {place.name}"
    return f"{RELATION_WORDS.get(toponym.relation, 'in')} {place.name}"


def _when(incident: Incident) -> str:
    start, end = incident.date_start, incident.date_end
    if start is None or end is None:
        return ""
    if start == end:
        return f" on {_day(start)}"
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day >= 28:
        return f" in {start:%B %Y}"
    return f" between {_day(start)} and {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _who(incident: Incident) -> str:
    """The firmest words for each actor; "not clear who" where the report says only that."""
    by_actor: dict[str, Attribution] = {}
    for a in incident.attributions:
        if a.role == "perpetrator" and a.actor:
            old = by_actor.get(a.actor)
            if old is None or ORDER.index(a.status) < ORDER.index(old.status):
                by_actor[a.actor] = a
    words = [STATUS_WORDS[a.status].format(who=a.actor) for a in by_actor.values()]
    unclear = any(a.status == "unknown" for a in incident.attributions)
    if unclear:
        words.append("not clear who did it" if not words else "called unclear by the report")
    return ", ".join(words)


def _whom(incident: Incident) -> str:
    return f"target: {', '.join(incident.targets)}" if incident.targets else ""


def _toll(incident: Incident) -> str:
    parts = [_count(incident.killed, "killed"), _count(incident.injured, "injured")]
    return ", ".join(part for part in parts if part)


def _count(toll: tuple[int | None, int | None], word: str) -> str:
    low, high = toll
    if low is None:
        return ""
    if high is None:
        return f"at least {low:,} {word}"
    return f"{low:,} {word}" if low == high else f"{low:,} to {high:,} {word}"
