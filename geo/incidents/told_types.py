"""Which type of event some tellings tell of: by their weapons, whom they name, and what was hit.

Planes bomb too: "the army bombed a market" is no hidden bomb. What a state's forces hit without a
word of how was hit from the air; a raid of rebels was made on foot; who attacks a ship at sea by
other than missiles and drones makes an attack at sea.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.attacks.phrases import ELLIPTIC, SHIP
from geo.gazetteer import Gazetteer
from geo.incidents.event_types import ACLED_SUB_EVENTS, joined
from geo.incidents.tellings import VAGUE, Telling
from geo.records import EventType, Incident

_AT_SEA = re.compile(
    r"\bnautical\s+miles|\b(?:miles|km|kilomet\w+)\s+off\b|"
    r"\boff\s+(?:the\s+)?(?:[a-z]+\s+)?(?:coast|[A-Z])|"
    r"\b(?:Sea|Gulf|Strait|Ocean)\b|\bat\s+sea\b|"
    r"\b(?:bulk|container|cargo|car|merchant|oil)"
    r"[ -](?:ship|vessel|carrier|tanker)s?\b|"
    r"-(?:flagged|owned|operated|registered)\b|\bits\s+crew\b|\bwent\s+down\b"
)
"""Beside a word for a ship these say that it was one at sea, and no tanker of the road."""
_ON_LAND = re.compile(
    r"\b(?:fuel|petrol|water|gas)\s+tankers?\b|\btanker\s+trucks?\b|\bports?\b", re.IGNORECASE
)
_NEAR = 70
"""Characters beside the words of attack in which the ship stands that was attacked."""
_SHIP_WAS = re.compile(
    r"(?:ship|vessel|tanker|carrier|freighter|dhow|trawler|corvette|frigate)\b[^.;]*"
    r"\b(?:was|were|been|being|came|come)\s+(?:[a-z]+\s+)?$"
)
_HIT_SHIP = re.compile(
    r"\s+(?:(?:on|at|against)\s+)?(?:an?|the|two|three|four|its|another)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:ship|vessel|tanker|carrier|freighter|dhow|trawler|corvette|frigate)"
)
_STRUCK = re.compile(
    r"\b(?:hit|hits|struck|strikes?|target(?:ed|s|ing)|pounded|destroyed)\b", re.IGNORECASE
)
_FROM_THE_AIR = re.compile(r"\bair|\bbomb|aerial|glid|gyro|\bstrikes?\b", re.IGNORECASE)
_RAID = re.compile(r"\braid", re.IGNORECASE)
_ON_FOOT = re.compile(
    r"\braid\s+(?:in|inside)\s|\b(?:search|arrest|ground|police|army|military|commando|cross-border)\s+raids?\b|"
    r"\b(?:troops|soldiers|police\w*|commandos?|special\s+(?:operations?\s+)?forces|(?:security|ground)\s+forces|"
    r"rangers|marines|undercover|settlers|gendarmes|gun\s?(?:fights?|battles?)|shot|arrest\w*|detain\w*|hide-?outs?)\b",
    re.IGNORECASE,
)
"""Beside a raid: it was one on the ground."""
_RAIDED_ON_FOOT = "West Bank"
"""Here a raid is one of troops."""
_BOMBED = re.compile(r"\bbombed\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"\b(?:drop|releas)\w*\s+(?:[\w’'-]+\s+){0,4}?bombs?|bombs?\s+(?:were\s+|was\s+)?dropped",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\bbombs?\b(?:\s+\w+){0,3}?\s+(?:landed|fell|rained|falling|landing|raining)\b|"
    r"\b(?:regime|government|army|air\s+force|coalition|enemy)(?:['’]?s)?\s+bombs\b",
    re.IGNORECASE,
)
"""Beside words of attack: bombs that came down, and were laid by nobody."""
_BLAST = re.compile(r"explo(?:sions?|ded)\b", re.IGNORECASE)
"""Beside dead these tell of a bomb; alone of anything."""
_LIKE = re.compile(rf"{ELLIPTIC}|(?:one|another)$", re.IGNORECASE)
_SIMILAR = re.compile(
    r"\b(?:an?|one|two|three|several)\s+(?:\w+\s+)?(?:similar|copycat|follow-up|identical)\s+(?:\w+\s+)?$|"
    r"\b(?:in\s+much\s+)?the\s+same\s+(?:way|manner|fashion)\b|\b(?:in|in\s+a)\s+similar\s+(?:way|manner|fashion|circumstances)\b",
    re.IGNORECASE,
)
"""Words by which an attack was of the kind of the one before: "in a similar attack", "killed in
the same way"."""
_REMEMBERED = 6
"""Sentences over which a report remembers what kind of attack it spoke of."""
_BLOWS = ("air_strike", "missile_rocket", "drone_strike", "shelling")
"""What hits several places of one report from afar."""
_HIT = re.compile(r"\b(?:struck|hit|targeted|attacked)\b(?!\s+back)", re.IGNORECASE)
_STEP = 2
"""Sentences that may lie between a blow and the next one of its kind."""
_STATES = ("state", "state_forces", "coalition")


def of_tellings(told: Sequence[Telling], gazetteer: Gazetteer) -> EventType:
    """Return the type of an event.

    Parameters
    ----------
    told
        Its tellings, at least one.
    gazetteer
        Which actors are states.
    """
    first = [t for t in told if t.event.form != "follow_up"] or list(told)
    types = _types(first, gazetteer) or _types(told, gazetteer)
    kind = joined(types, " ".join(t.words for t in told))
    if kind not in ("missile_rocket", "drone_strike") and _on_ship(first):
        return "naval_attack"
    by, text = _by(told, gazetteer), " ".join(t.words for t in first)
    if kind == "air_strike" and by in ("group", "band"):
        if not types and _BOMBED.search(text):
            return "bombing"
        if not _FROM_THE_AIR.search(text):
            return "armed_attack"  # planes are what they hit
    if kind == "air_strike" and not types and _on_foot(first):
        return "armed_attack"
    hurt = any(c.killed_min or c.injured_min for t in told for c in t.event.claims)
    if kind == "other" and hurt and _BLAST.search(text):
        return "bombing"
    if kind == "other" and not types and by == "state" and _STRUCK.search(text):
        return "air_strike"
    return kind


def _on_foot(told: Sequence[Telling]) -> bool:
    """Whether a bare raid was made by people who came, and not from the air."""
    if not all(_RAID.search(t.words) and not _FROM_THE_AIR.search(t.words) for t in told):
        return False
    return any(_ON_FOOT.search(t.sentence.text) or _in_west_bank(t) for t in told)


def _in_west_bank(telling: Telling) -> bool:
    where = telling.where.entry if telling.where else None
    return where is not None and where.admin1 == _RAIDED_ON_FOOT


def like_before(told: Sequence[Telling]) -> list[Telling]:
    """Give "another fell on a hotel" the type and weapon of what was told before it.

    Parameters
    ----------
    told
        The tellings of a report.
    """
    found: list[Telling] = []
    for telling in told:
        event = telling.event
        last = found[-1] if found and event.sentence - found[-1].event.sentence <= _STEP else None
        if last and event.event_type is None and _LIKE.match(telling.words):
            bare = joined((), last.words)
            kind = last.event.event_type or (None if bare == "other" else bare)
            event = replace(event, event_type=kind, weapon=last.event.weapon)
        elif event.weapon is None and event.form != "follow_up" and _is_similar(telling):
            event = replace(event, event_type=_kind_before(telling, found) or event.event_type)
        found.append(replace(telling, event=event))
    return found


def _is_similar(telling: Telling) -> bool:
    """Whether the words say that an attack was like the one told before it."""
    text, at = telling.sentence.text, telling.event.span.start - telling.sentence.span.start
    found = _SIMILAR.search(text[:at]) or _SIMILAR.search(text, at)
    return bool(found) and not telling.definite


def _kind_before(telling: Telling, found: list[Telling]) -> EventType | None:
    """Return the type that was told last, no further back than a report remembers."""
    near = (t.event for t in reversed(found) if t.event.event_type)
    last = next(near, None)
    close = last and telling.event.sentence - last.sentence <= _REMEMBERED
    return last.event_type if last and close else None


def like_neighbours(made: list[Incident]) -> list[Incident]:
    """Give what was only "hit" the type of the blows from afar that were told beside it.

    Parameters
    ----------
    made
        The incidents of a report with their days, in the order of reading.
    """
    kinds = [i.event_type for i in made if i.event_type in _BLOWS and i.kind == "event"]
    return [
        replace(i, event_type=kind, acled_sub_event_type=ACLED_SUB_EVENTS[kind])
        if i.event_type == "other" and (kind := _beside(i, made, kinds))
        else i
        for i in made
    ]


def _beside(incident: Incident, made: list[Incident], kinds: list[EventType]) -> EventType | None:
    """Return the type of the first blow of the same days; None where it was not just hit."""
    if not kinds or not any(_HIT.search(e.text) for e in incident.evidence):
        return None
    days = (incident.date_start, incident.date_end)
    same = [i for i in made if i.event_type in kinds and (i.date_start, i.date_end) == days]
    return same[0].event_type if same and incident.date_start else None


def _types(told: Sequence[Telling], gazetteer: Gazetteer) -> list[EventType]:
    """The types that tellings name; what planes or a state's forces bombed is no hidden bomb."""
    named = [(t, t.event.event_type) for t in told if t.event.event_type]
    loose = [t for t, kind in named if t.bombed]
    types: list[EventType] = [
        "air_strike" if kind == "bombing" and _came_down(t) else kind for t, kind in named
    ]
    if "air_strike" in types and len(loose) >= types.count("bombing"):
        return [kind for kind in types if kind != "bombing"]
    if loose and len(loose) == types.count("bombing") and _by(told, gazetteer) == "state":
        return ["air_strike" if kind == "bombing" else kind for kind in types]
    return types


def _came_down(telling: Telling) -> bool:
    """Whether its bombs came from above: "dropped bombs", "bombs landed on", "regime bombs"."""
    if _DROPPED.search(telling.words):
        return True
    start = telling.sentence.span.start
    near = max(0, telling.event.span.start - start - _NEAR), telling.event.span.end - start + _NEAR
    weapon = telling.event.weapon
    bare = weapon is not None and (weapon.platform, weapon.munition) == ("unknown", "bomb")
    return bare and bool(_FELL.search(telling.sentence.text, *near))


def _by(told: Sequence[Telling], gazetteer: Gazetteer) -> str | None:
    """Whether a state's forces did it, a group, or a band without a name; None if nobody says."""
    for telling in told:
        for who in telling.event.attributions:
            actor = gazetteer.actor(who.actor_id)
            if actor is None or who.role != "perpetrator" or who.status == "denied":
                continue
            if actor.type in _STATES:
                return "state"
            return "band" if VAGUE in (actor.id, *actor.parents) else "group"
    return None


def _on_ship(told: Sequence[Telling]) -> bool:
    """Whether a ship at sea was attacked."""
    for telling in told:
        text, start = telling.sentence.text, telling.sentence.span.start
        event = telling.event
        before = text[max(0, event.span.start - start - _NEAR) : event.span.start - start]
        after = text[event.span.end - start : event.span.end - start + _NEAR]
        hit = any(a.role == "target" and SHIP.search(a.what or "") for a in event.attributions)
        if not hit and not _SHIP_WAS.search(before) and not _HIT_SHIP.match(after):
            continue
        at_sea = _AT_SEA.search(text) and not _ON_LAND.search(text)
        if at_sea and SHIP.search(text) and event.modality == "actual":
            return True
    return False
