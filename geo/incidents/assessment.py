"""How sure an incident is, and what a person should look at."""

from __future__ import annotations

from geo.records import Document, Incident

WEIGHTS = {
    "told": 0.35,
    "told again": 0.15,
    "dated to the day": 0.2,
    "dated roughly": 0.1,
    "placed": 0.2,
    "in the lead": 0.1,
}
"""What each sign adds to the confidence; a weighted list, not a probability."""


def assess(incident: Incident, document: Document) -> tuple[float, bool, tuple[str, ...]]:
    """Weigh the signs of one incident.

    Returns
    -------
    confidence, needs_review, reasons
        Confidence 0..0.95; reasons readable, what to review first.
    """
    review = _review(incident, document)
    signs = _signs(incident)
    score = sum(WEIGHTS[sign] for sign in signs)
    place = incident.place
    if place is not None and place.lon is not None:
        score -= WEIGHTS["placed"] * (1 - place.confidence)
    return round(min(score, 0.95), 2), bool(review), (*review, *signs)


def _signs(incident: Incident) -> list[str]:
    signs = ["told"]
    if len(incident.evidence) > 1:
        signs.append("told again")
    if incident.date_start is not None:
        one_day = incident.date_precision == "day" and incident.date_rule != "day_of_statement"
        signs.append("dated to the day" if one_day else "dated roughly")
    if incident.placed:
        signs.append("placed")
    if incident.salience == "main":
        signs.append("in the lead")
    return signs


def _review(incident: Incident, document: Document) -> list[str]:
    """What a person should look at; nothing for series and totals, which are not mapped."""
    if incident.kind != "event":
        return []
    found = []
    place = incident.place
    if place is None:
        found.append("no place is told")
    elif place.ambiguous:
        found.append(f"{place.toponym.text} may be one of several places")
    elif place.lon is None:
        found.append(f"{place.toponym.text} could not be placed")
    if incident.date_start is None:
        why = (
            "the report has no publication date"
            if document.published is None
            else "no date is told"
        )
        found.append(why)
    elif incident.date_rule == "day_of_statement":
        found.append("the day is that of a statement")
    low, high = incident.killed
    if low is not None and high is not None and low != high:
        found.append("tolls contradict each other")
    if len({a.actor_id for a in incident.attributions if a.role == "perpetrator"}) > 1:
        found.append("several are named as perpetrators")
    return found
