"""Which names mean the same party, for comparing a label with an incident.

A state and its forces are one party ("the IDF", "Israeli warplanes", "Israel"). An armed group is
another than who backs it or what it is a part of. A name that the table of actors lacks is
compared by its words.
"""

from __future__ import annotations

import re

from geo.gazetteer import Gazetteer, fold
from geo.records import Actor, Attribution

OF_A_STATE = frozenset({"state", "state_forces"})
IN_FRONT = re.compile(r"^(?:the |military |armed |forces |army |government )+(?:of (?:the )?)?")
BEHIND = re.compile(
    r" (?:armed forces|air force|forces|fighters|militants|rebels|insurgents|terrorists|militia|"
    r"militias|groups?|movement|military|army|jets|drones|warplanes|organi[sz]ation)$"
)
SHORT = 3
"""Words up to this length tell no target from another."""


def party_of(attribution: Attribution, known: Gazetteer) -> str:
    """Return what one who is blamed, or was hit, is compared by."""
    actor = known.actor(attribution.actor_id) if attribution.actor_id else None
    if actor:
        return _key(actor)
    named = parties_of(attribution.actor or "", known)
    return min(named, default="")


def parties_of(name: str, known: Gazetteer) -> frozenset[str]:
    """Return what a name of a label may be compared by."""
    for reading in dict.fromkeys((name, plain(name), _bare(name))):
        found = known.find_actors(reading) if reading else ()
        if found:
            return frozenset(_key(actor) for actor in found)
    return frozenset({_bare(name) or plain(name)}) - {""}


def words_of(names: tuple[str, ...]) -> set[str]:
    """Return the words by which targets are compared."""
    return {w for name in names for w in plain(name).split() if len(w) >= SHORT} - {"the", "and"}


def plain(name: str) -> str:
    """Return a name in lower case without accents, marks and what stands in brackets."""
    return re.sub(r"[^a-z0-9 ]+", " ", fold(re.sub(r"\([^)]*\)", " ", name))).strip()


def _bare(name: str) -> str:
    bare, before = plain(name), ""
    while bare != before:
        bare, before = BEHIND.sub("", IN_FRONT.sub("", bare)), bare
    return bare


def _key(actor: Actor) -> str:
    return f"state of {actor.country}" if actor.type in OF_A_STATE and actor.country else actor.id
