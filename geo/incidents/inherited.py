"""Whose strike it was where only the rest of the report tells.

"Israeli strikes on Lebanon: what we know" stands above, and each strike is told below without a
word of whose it was. Of a strike from afar that names nobody, the one state is suspected that the
report names for its others in that country. The record says so and is to be looked at; bombs and
raids may be anybody's, and so may the rockets of armed groups. Where the report names nobody for
such a strike, nobody is suspected.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.incidents.assessment import OTHERS_CULPRIT
from geo.incidents.tellings import head_of
from geo.records import Attribution, Incident

FROM_AFAR = frozenset({"air_strike", "drone_strike", "missile_rocket", "shelling"})
STATE = frozenset({"state", "state_forces", "coalition"})


def attributed(made: list[Incident], gazetteer: Gazetteer) -> list[Incident]:
    """Suspect of a strike without a culprit whom the rest of the report names.

    Parameters
    ----------
    made
        The incidents of one report.
    gazetteer
        Knows the actors.
    """
    found = []
    for incident in made:
        who = None
        if incident.kind == "event" and _is_open(incident):
            who = _of_the_others(incident, made, gazetteer)
        found.append(_blamed(incident, who) if who else incident)
    return found


def _is_open(incident: Incident) -> bool:
    """Whether it is a strike from afar of which nothing is said of who did it."""
    told = any(a.role == "perpetrator" for a in incident.attributions)
    return incident.event_type in FROM_AFAR and not told and incident.place is not None


def _of_the_others(
    incident: Incident, made: Iterable[Incident], gazetteer: Gazetteer
) -> Attribution | None:
    """The one party that the report names for such strikes in that country."""
    here = incident.place.country if incident.place else ""
    blamed = [
        a
        for other in made
        if other is not incident and _is_like(incident, other)
        and other.place and here and other.place.country == here
        for a in other.attributions
        if a.role == "perpetrator" and a.actor_id and a.status != "denied"
    ]  # fmt: skip
    one = _sole(blamed, gazetteer)
    types = {actor.type for a in blamed if (actor := gazetteer.actor(a.actor_id))}
    return one if types <= STATE else None


def _is_like(incident: Incident, other: Incident) -> bool:
    """Whether another record is of strikes of the kind: the same type, or a row of attacks."""
    if other.kind == "aggregate":
        apart = (
            other.date_start
            and incident.date_start
            and incident.date_end
            and other.date_end
            and (other.date_start > incident.date_end or other.date_end < incident.date_start)
        )
        return not apart and other.event_type != "bombing"
    return other.kind == "event" and other.event_type == incident.event_type


def _sole(blamed: Sequence[Attribution], gazetteer: Gazetteer) -> Attribution | None:
    """The first of those named, if all are one party; a state and its forces are."""
    heads = {head_of(a.actor_id, gazetteer) for a in blamed}
    return blamed[0] if len(heads) == 1 else None


def _blamed(incident: Incident, who: Attribution) -> Incident:
    shown = replace(who, status="suspected", stated_by="", what="")
    return replace(
        incident,
        attributions=(shown, *incident.attributions),
        reasons=(*incident.reasons, OTHERS_CULPRIT),
    )
