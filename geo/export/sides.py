"""Who fought whom, as ACLED and UCDP ask: two sides, each with a first name and the rest.

Both know no direction and no doubt. Side 1 is who is said to have done it, side 2 who is said to
have been hit; who is only denied to have done it is no side.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.records import Actor, Incident

STATES = frozenset({"state", "state_forces"})
GROUPS = frozenset({"rebel", "political_militia", "identity_militia"})
CIVILIANS = "civilians"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an incident."""

    names: tuple[str, ...]
    actor: Actor | None
    """The first one's row in the table of actors; None for what it does not have."""

    @property
    def first(self) -> str:
        """Return the first name; empty where nobody is named."""
        return self.names[0] if self.names else ""

    @property
    def others(self) -> str:
        """Return the other names as ACLED joins them."""
        return "; ".join(self.names[1:])


def sides_of(incident: Incident, known: Gazetteer) -> tuple[Side, Side]:
    """Return who is said to have done it, and who is said to have been hit."""
    done, hit = incident.perpetrators or _unidentified(incident), incident.targets
    return _side(incident, done, known), _side(incident, hit, known)


def _unidentified(incident: Incident) -> tuple[str, ...]:
    """Return "Unidentified gunmen", whom ACLED counts as an actor where nobody is named."""
    unnamed = [
        a for a in incident.attributions if a.role == "perpetrator" and a.status == "unknown"
    ]
    return tuple(a.actor for a in unnamed if a.actor)[:1]


def _side(incident: Incident, names: tuple[str, ...], known: Gazetteer) -> Side:
    ids = [a.actor_id for a in incident.attributions if names and a.actor == names[0]]
    found = (known.actor(id_) for id_ in ids if id_)
    return Side(names, next((actor for actor in found if actor), None))


def inter(side: Side, country: str) -> int | None:
    """Return ACLED's code of a side in a country; None where the table has none.

    Parameters
    ----------
    side
        One side of an incident.
    country
        ISO 3166-1 alpha-2 of where it happened: a state's forces are 1 at home and 8 abroad.
    """
    codes = side.actor.acled_inter.split("/") if side.actor and side.actor.acled_inter else []
    if len(codes) < 2:
        return int(codes[0]) if codes and codes[0].isdigit() else None
    if not country or side.actor is None or not side.actor.country:
        return None
    return int(codes[0] if side.actor.country == country else codes[1])
