"""Whose attack it was where only the rest of the report tells.

"Israeli strikes on Lebanon: what we know" stands above, and each strike is told below without a
word of whose it was. Of an attack from afar that names nobody, the one party is suspected that the
report names for its others in that country, if such a party has the arms: no rebels fly bombers.
Bombs and raids may be anybody's. The record says so and is to be looked at. Where the report names
nobody, or two, nobody is suspected.

A foreign state that strikes a country from afar is behind what falls there without a name, be it
only "bombs". Of "militants" the one armed group is suspected that the report names for its others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.actors import NO_REBELS
from geo.gazetteer import Gazetteer
from geo.incidents.assessment import OTHERS_CULPRIT
from geo.incidents.tellings import VAGUE, head_of
from geo.records import Attribution, Incident, Place

FROM_AFAR = frozenset({"air_strike", "drone_strike", "missile_rocket", "shelling"})
BY_ALL = {
    "drone_strike": frozenset({"drone_strike", "missile_rocket"}),
    "missile_rocket": frozenset({"drone_strike", "missile_rocket"}),
    "naval_attack": frozenset({"naval_attack", "drone_strike", "missile_rocket"}),
}
"""Attacks that armed groups make from afar, and those of their others that tell of them."""
UNTOLD = frozenset({"bombing", "other", "shelling"})
"""What may be an attack from afar of which only the fall of something is told."""
FIGHTERS = frozenset({"militants", "jihadists", "insurgents", "rebels", "bandits", "terrorists"})
"""Ids of the words for fighters that may mean a group which the report names."""
REBELS = "rebels"
FIRM = frozenset({"announced_officially", "claimed", "reported_as_fact"})
_BY_HAND = re.compile(
    r"\b(?:IEDs?|roadside|improvised|suicide|car\s+bombs?|truck\s+bombs?|parked|vest|belt|landmines?|mines?|motorcycle|"
    r"minibus|planted|bombers?|gunm[ae]n|grenades?)\b",
    re.IGNORECASE,
)
"""Words for attacks that nobody makes from afar."""
_AT_SEA = re.compile(
    r"\b(?:ships?|vessels?|tankers?|bulkers?|freighters?|(?:bulk|car|gas)\s+carriers?|seafarers?|nautical)\b",
    re.IGNORECASE,
)
"""Words of an attack on a ship, whatever coast it is told to have been off."""
STATE = frozenset({"state", "state_forces", "coalition"})
ARMED = frozenset({"rebel", "political_militia", "identity_militia"})


def attributed(made: list[Incident], gazetteer: Gazetteer) -> list[Incident]:
    """Suspect of an attack without a culprit whom the rest of the report names.

    Parameters
    ----------
    made
        The incidents of one report.
    gazetteer
        Knows the actors.
    """
    found = []
    blamers = [incident for incident in made if _culprits(incident)]
    for incident in made:
        who = None
        if incident.kind == "event" and incident.place is not None:
            if not any(a.role == "perpetrator" for a in incident.attributions):
                who = _of_the_others(incident, blamers, gazetteer)
            elif _is_vague(incident):
                who = _of_the_group(incident, blamers, gazetteer)
        found.append(_blamed(incident, who) if who else incident)
    return found


def _is_vague(incident: Incident) -> bool:
    """Whether all that is said of who did it is a word for fighters, and not that nobody knows."""
    told = [a for a in incident.attributions if a.role == "perpetrator"]
    return all(a.status not in ("unknown", "denied") and a.actor_id in FIGHTERS for a in told)


def _of_the_group(
    incident: Incident, made: Iterable[Incident], gazetteer: Gazetteer
) -> Attribution | None:
    """The one armed group that the report names for attacks in that country, or in its province."""
    named = [
        a
        for other in made
        if other is not incident and other.kind == "event" and _is_near(incident.place, other.place)
        for a in _culprits(other)
        if head_of(a.actor_id, gazetteer) != VAGUE
    ]
    who = _sole(named, gazetteer)
    if who is None or _kind(who, gazetteer) not in ARMED:
        return None
    rebels = any(a.actor_id == REBELS for a in _culprits(incident))
    return None if rebels and head_of(who.actor_id, gazetteer) in NO_REBELS else who


def _is_near(here: Place | None, there: Place | None) -> bool:
    """Whether two places may be of one province: "militants" of the next are others."""
    if here is None or there is None or here.country != there.country:
        return False
    if not (here.admin1 and there.admin1):
        return there.precision != "country"
    return here.admin1 == there.admin1


def _of_the_others(
    incident: Incident, made: Iterable[Incident], gazetteer: Gazetteer
) -> Attribution | None:
    """The one party that the report names for such attacks in that country."""
    here = incident.place.country if incident.place else ""
    at_sea = incident.place is not None and incident.place.precision == "sea"
    if not (here or at_sea):
        return None
    others = [o for o in made if o is not incident and not _on_other_days(incident, o)]
    blamed = [
        a
        for other in others
        for a in _culprits(other)
        if _told_of(here, a, other, gazetteer)
        and (
            _able(a, incident, other.event_type, gazetteer)
            or _from_abroad(a, incident, other.event_type, gazetteer)
            or _over_the_border(a, incident, other, gazetteer)
        )
        and not _suffers(a, incident, gazetteer)
    ]
    firm = [a for a in blamed if a.status in FIRM]
    # a charge that the attacked state did it itself stands against none of an enemy's own
    abroad = all(_country(a, gazetteer) not in ("", here) for a in firm)
    return _sole(firm if firm and abroad else blamed, gazetteer)


def _country(who: Attribution, gazetteer: Gazetteer) -> str:
    actor = gazetteer.actor(who.actor_id)
    return actor.country if actor else ""


def _from_abroad(who: Attribution, incident: Incident, other: str, gazetteer: Gazetteer) -> bool:
    """Whether a foreign state that strikes the country from afar may have sent what fell."""
    actor = gazetteer.actor(who.actor_id)
    here = incident.place.country if incident.place else ""
    if actor is None or actor.type not in STATE or actor.country in ("", here):
        return False
    by_hand = any(_BY_HAND.search(e.text) for e in incident.evidence)
    return other in FROM_AFAR and incident.event_type in UNTOLD and not by_hand


def _over_the_border(
    who: Attribution, incident: Incident, other: Incident, gazetteer: Gazetteer
) -> bool:
    """Whether a group from abroad, which fired into the country, shelled it that day."""
    home, here = _country(who, gazetteer), incident.place.country if incident.place else ""
    if home in ("", here) or _kind(who, gazetteer) not in ARMED:
        return False
    same_day = incident.date_start is not None and incident.date_start == other.date_start
    by_rocket = other.event_type in BY_ALL["missile_rocket"]
    return same_day and by_rocket and incident.event_type == "shelling" and bool(here)


def _told_of(here: str, who: Attribution, other: Incident, gazetteer: Gazetteer) -> bool:
    """Whether another attack was in that country; one told without place was a foreigner's."""
    if not here:  # at sea
        at_sea = other.place is not None and other.place.precision == "sea"
        return at_sea or _hit_a_ship(other)
    if other.place is not None:
        return other.place.country == here
    actor = gazetteer.actor(who.actor_id)
    return actor is not None and actor.type in STATE and actor.country not in ("", here)


def _hit_a_ship(incident: Incident) -> bool:
    return incident.event_type == "naval_attack" or any(
        _AT_SEA.search(e.text) for e in incident.evidence
    )


def _culprits(incident: Incident) -> list[Attribution]:
    return [
        a
        for a in incident.attributions
        if a.role == "perpetrator" and a.actor_id and a.status not in ("denied", "unknown")
    ]


def _able(who: Attribution, incident: Incident, other: str, gazetteer: Gazetteer) -> bool:
    """Whether a party has such arms, as its kind and the report's other attacks tell."""
    wanted = incident.event_type
    if wanted == "other" and _hit_a_ship(incident):  # "the tanker X, hit on Monday"
        wanted = "naval_attack"
    kind = _kind(who, gazetteer)
    rocket = incident.weapon is not None and incident.weapon.munition == "rocket"
    if wanted == "shelling" or rocket:  # anybody's
        return kind in STATE and other == wanted
    if kind in STATE and wanted in FROM_AFAR:
        return other in FROM_AFAR
    return kind in ARMED | STATE and other in BY_ALL.get(wanted, ())


def _kind(who: Attribution, gazetteer: Gazetteer) -> str:
    """The type of a party; a name of the report's own is a group's."""
    actor = gazetteer.actor(who.actor_id)
    return actor.type if actor else "rebel"


def _suffers(who: Attribution, incident: Incident, gazetteer: Gazetteer) -> bool:
    """Whether the party is among those hit."""
    struck = [a for a in incident.attributions if a.role == "target" and a.status != "denied"]
    hit = {head_of(a.actor_id, gazetteer) for a in struck}
    return head_of(who.actor_id, gazetteer) in hit


def _on_other_days(incident: Incident, other: Incident) -> bool:
    """Whether another record is a row of attacks of other days."""
    if other.kind != "aggregate" or not (incident.date_start and incident.date_end):
        return False
    if not (other.date_start and other.date_end):
        return False
    meet = incident.date_start <= other.date_end and other.date_start <= incident.date_end
    return not meet


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
