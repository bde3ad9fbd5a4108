"""Which actors of the incidents belong to which: the tree of the page's filters, and its colours.

A command is part of an army, the army part of a state: a filter on the state shows all three.
Marks take the colour of the topmost that acts as one. A militia is filtered under the state that
the table puts it under, but never drawn in that state's colour: this would say more than a report
does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.records import Actor, Incident
from geo.render.surroundings import Gazetteer

Row = tuple[str, tuple[str, ...], str]
"""Name of an actor, names of those it is part of, name of the one whose colour it takes."""

OF_THE_STATE = frozenset({"state", "state_forces"})
"""Types of actors that act in a state's name."""


def families(incidents: Sequence[Incident], known: Gazetteer | None) -> list[Row]:
    """Return a row for every actor of the incidents and for all that it is part of.

    Parameters
    ----------
    incidents
        Those of the map.
    known
        The actors with their parents; without it every actor stands alone, and there is no row.

    Returns
    -------
    rows
        In the order of the names. An actor that is part of nothing and has no part has no row.
    """
    if known is None:
        return []
    table = {actor.id: actor for actor in known.actors}
    named = {a.actor_id for i in incidents for a in i.attributions if a.actor_id in table}
    members = [table[id_] for id_ in sorted(_with_parents(named, table))]
    parents = {actor.id for actor in members if actor.parents}
    parents |= {parent for actor in members for parent in actor.parents}
    return sorted(
        (actor.name, _names(actor.parents, table), _colour(actor, table).name)
        for actor in members
        if actor.id in parents
    )


def _with_parents(ids: Iterable[str], table: Mapping[str, Actor]) -> set[str]:
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting += (parent for parent in table[id_].parents if parent in table)
    return found


def _names(ids: Iterable[str], table: Mapping[str, Actor]) -> tuple[str, ...]:
    return tuple(table[id_].name for id_ in ids if id_ in table)


def _colour(actor: Actor, table: Mapping[str, Actor]) -> Actor:
    """Climb while there is one parent only, and it is no state with forces not its own."""
    seen = {actor.id}
    while len(actor.parents) == 1 and actor.parents[0] in table:
        parent = table[actor.parents[0]]
        foreign = parent.type in OF_THE_STATE and actor.type not in OF_THE_STATE
        if foreign or parent.id in seen:
            break
        actor = parent
        seen.add(actor.id)
    return actor
