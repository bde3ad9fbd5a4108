"""An actor as it stands in a sentence, and the types of actors that make or suffer an attack."""

from __future__ import annotations

from dataclasses import dataclass

from geo.records import Actor

ARMED = frozenset({"rebel", "political_militia", "identity_militia"})
STATE = frozenset({"state", "state_forces", "coalition"})
ATTACKING = STATE | ARMED | {"generic"}
"""Types of actors that can make or suffer an attack as a party."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor in a sentence; offsets count in the sentence."""

    start: int
    end: int
    actor: Actor
    adjective: bool
    """A demonym ("Israeli"), which means the state only beside a word of attack."""
    contextual: bool
    """A country's or capital's bare name, which may as well be the place."""
    pronoun: bool = False
