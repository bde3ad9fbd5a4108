"""How sure an incident is, and what a person should look at."""

from __future__ import annotations

from dataclasses import replace

from geo.incidents.tellings import POINT
from geo.records import UNAVAILABLE, Incident

WEIGHTS = {
    "the report tells of it": 0.35,
    "several sentences tell of it": 0.15,
    "several publishers tell of it": 0.1,
    "dated to the day": 0.2,
    "dated roughly": 0.1,
    "placed": 0.2,
    "placed roughly": 0.1,
    "told in the lead": 0.1,
}
"""What each sign adds to the confidence; a weighted list, not a probability."""
MOST = 0.95
"""Nothing is certain that was only read."""

ONE_TOLL = "the report gives one toll for several places"
DAY_BEFORE = "the day is that of the event told before"
PLACE_BEFORE = "the place is that named in the sentences before"
REPORTS_COUNTRY = "the country is that of the report, its words name no place"
VICTIMS_COUNTRY = "the country is that of those hit, the words name no place"
OTHERS_CULPRIT = "who did it is told of the report's other strikes, not of this one"
KEPT = (ONE_TOLL, PLACE_BEFORE, REPORTS_COUNTRY, VICTIMS_COUNTRY, OTHERS_CULPRIT)
"""What only the making of a record can know; the rest is seen in the record itself."""
WEAK_DAYS = {
    "day_of_statement": "the day is that of a statement",
    "same_day_as_before": DAY_BEFORE,
    "day_of_the_report": "no day is told: the day is that of the report's own event",
    "shortly_before": "no day is told: taken to be of the week before what came after it",
    "day_of_publication": "no day is told: taken from the day of publication",
}
"""Rule of a date to what is weak about it."""


def assess(incident: Incident) -> Incident:
    """Weigh the signs of one incident.

    Returns
    -------
    incident
        With ``confidence`` 0..0.95, ``needs_review``, and the ``reasons`` for both: first what
        to review, then the signs.
    """
    review = [*incident.reasons, *_review(incident)]
    signs = _signs(incident)
    score = sum(WEIGHTS[sign] for sign in signs)
    place = incident.place
    if place is not None and place.lon is not None:
        score -= WEIGHTS["placed"] * (1 - place.confidence)
    return replace(
        incident,
        confidence=round(max(0.0, min(score, MOST)), 2),
        needs_review=bool(review),
        reasons=(*review, *signs),
    )


def _signs(incident: Incident) -> list[str]:
    signs = ["the report tells of it"]
    if len(incident.evidence) > 1:
        signs.append("several sentences tell of it")
    if len({s.publisher or s.document for s in incident.sources}) > 1:
        signs.append("several publishers tell of it")
    if incident.date_start is not None:
        one_day = incident.date_precision == "day" and incident.date_rule not in WEAK_DAYS
        signs.append("dated to the day" if one_day else "dated roughly")
    if incident.placed:
        place = incident.places[0]
        fine = place.precision in POINT or place.precision == "district"
        signs.append("placed" if fine else "placed roughly")
    if incident.salience == "main":
        signs.append("told in the lead")
    return signs


def _review(incident: Incident) -> list[str]:
    """What a person should look at; nothing for series and totals, which are not mapped."""
    if incident.kind != "event":
        return []
    found = [*_of_place(incident), *_of_geocoder(incident), *_of_date(incident)]
    by_hand = {c.field for c in incident.corrections}  # a person has looked at these
    low, high = incident.killed
    if low is not None and high is not None and low != high and "killed_max" not in by_hand:
        found.append("the tolls differ")
    blamed = {
        a.actor_id
        for a in incident.attributions
        if a.role == "perpetrator" and a.actor_id and a.status != "denied"
    }
    if len(blamed) > 1 and "actor" not in by_hand:
        found.append("several are named as perpetrators")
    return found


def _of_place(incident: Incident) -> list[str]:
    place = incident.place
    if place is None:
        return ["no place is told"]
    if place.ambiguous:
        return [f"{place.toponym.text} may be one of several places"]
    if place.precision == "border" and place.geometry is not None:
        return []  # a line is as much as the words say
    if place.lon is not None or place.unanswered:
        return []  # the geocoder's own reason says more
    return [f"{place.toponym.text} could not be placed"]


def _of_geocoder(incident: Incident) -> list[str]:
    """What a second run may place, or place finer: the geocoder gave no answer this time."""
    names = dict.fromkeys(p.toponym.text for p in incident.places if p.unanswered)
    place = incident.place
    if place is not None and place.lon is None and place.geometry is None:
        return [f"not placed: {UNAVAILABLE}"] if names else []
    return [f"{name} not placed: {UNAVAILABLE}" for name in names]


def _of_date(incident: Incident) -> list[str]:
    if incident.date_start is not None:
        return [WEAK_DAYS[incident.date_rule]] if incident.date_rule in WEAK_DAYS else []
    dated = any(source.published for source in incident.sources)
    return ["no day is told" if dated else "the report has no day of publication"]
