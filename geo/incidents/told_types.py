"""Which type of event some tellings tell of: by their weapons, whom they name, and what was hit.

Planes bomb too: "the army bombed a market" is no hidden bomb. What a state's forces hit without a
word of how was hit from the air; a raid of rebels was made on foot; who attacks a ship at sea makes
an attack at sea, whatever with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.attacks.phrases import ELLIPTIC, SHIP
from geo.gazetteer import Gazetteer
from geo.incidents.event_types import joined
from geo.incidents.tellings import VAGUE, Telling
from geo.records import EventType

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
_BLAST = re.compile(r"explo(?:sions?|ded)\b", re.IGNORECASE)
"""Beside dead these tell of a bomb; alone of anything."""
_LIKE = re.compile(ELLIPTIC, re.IGNORECASE)
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
    if _on_ship(first):
        return "naval_attack"
    by, text = _by(told, gazetteer), " ".join(t.words for t in first)
    if kind == "air_strike" and by in ("group", "band") and not _FROM_THE_AIR.search(text):
        return "armed_attack"  # planes are what they hit
    hurt = any(c.killed_min or c.injured_min for t in told for c in t.event.claims)
    if kind == "other" and hurt and _BLAST.search(text):
        return "bombing"
    if kind == "other" and not types and by == "state" and _STRUCK.search(text):
        return "air_strike"
    return kind


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
        before = found[-1].event if found else None
        near = before is not None and event.sentence - before.sentence <= _STEP
        if near and before and event.event_type is None and _LIKE.match(telling.words):
            event = replace(event, event_type=before.event_type, weapon=before.weapon)
        found.append(replace(telling, event=event))
    return found


def _types(told: Sequence[Telling], gazetteer: Gazetteer) -> list[EventType]:
    """The types that tellings name; what planes or a state's forces bombed is no hidden bomb."""
    types = [t.event.event_type for t in told if t.event.event_type]
    loose = [t for t in told if t.bombed]
    if "air_strike" in types and len(loose) >= types.count("bombing"):
        return [t for t in types if t != "bombing"]
    if loose and len(loose) == types.count("bombing") and _by(told, gazetteer) == "state":
        return [
            "air_strike" if t.bombed else t.event.event_type for t in told if t.event.event_type
        ]
    return types


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
