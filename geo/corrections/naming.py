"""Who did it and what was hit, as a person set it.

What the reports say of those who stay is kept, and so are denials. A name that no report has gets
the status ``unknown``, stated by the person: strikemap never states who did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from geo.gazetteer import Gazetteer
from geo.records import Attribution, Incident, Span

Values = Mapping[str, str]


def named(incident: Incident, values: Values, gazetteer: Gazetteer, author: str) -> Incident:
    """Return an incident with the actors and things that were set.

    Parameters
    ----------
    incident
        Any incident.
    values
        ``actor``, ``actor_status``, ``target`` and ``target_what`` as far as they are set, and
        others.
    gazetteer
        Knows the ids of actors.
    author
        Who says so of a name that no report has.
    """
    maker = _Maker(incident, gazetteer, author)
    made = incident.attributions
    if "actor" in values:
        made = _blamed(made, _listed(values["actor"]), maker)
    if "actor_status" in values:
        made = _with_status(made, values["actor_status"])
    if "target" in values:
        made = _hit(made, _listed(values["target"]), maker)
    if "target_what" in values:
        made = _things(made, _listed(values["target_what"]), maker)
    return incident if made == incident.attributions else replace(incident, attributions=made)


class _Maker:
    """Makes the attribution of somebody, or something, that a person put in."""

    def __init__(self, incident: Incident, gazetteer: Gazetteer, author: str) -> None:
        first = next(iter(incident.evidence), None)
        self.span = first.span if first else Span(0, 0)
        self.document = first.document if first else ""
        self.gazetteer, self.author = gazetteer, author

    def make(
        self, role: Literal["perpetrator", "target"], actor: str | None, what: str = ""
    ) -> Attribution:
        known = self.gazetteer.find_actors(actor) if actor else ()
        id_ = known[0].id if len(known) == 1 else ""
        by = f"correction by {self.author}"
        return Attribution(id_, actor, role, "unknown", by, what, self.span, self.document)


def _listed(cell: str) -> list[str]:
    return [name for name in cell.split("; ") if name]


def _key(a: Attribution) -> str:
    return (a.actor or "").casefold()


def _blamed(
    made: Iterable[Attribution], wanted: list[str], maker: _Maker
) -> tuple[Attribution, ...]:
    """Keep those who are named, and denials; a first name comes first."""
    keys = {name.casefold() for name in wanted}
    stay = [a for a in made if a.role != "perpetrator" or a.status == "denied" or _key(a) in keys]
    there = {_key(a) for a in stay if a.role == "perpetrator" and a.status != "denied"}
    new = [maker.make("perpetrator", name) for name in wanted if name.casefold() not in there]
    return (*stay, *new) if there else (*new, *stay)


def _with_status(made: tuple[Attribution, ...], status: Any) -> tuple[Attribution, ...]:
    """Set how firmly the first one is named: he whom the column ``actor_status`` is about."""
    blamed = [n for n, a in enumerate(made) if a.role == "perpetrator" and a.status != "denied"]
    first = next(iter([n for n in blamed if made[n].actor] or blamed), None)
    return tuple(replace(a, status=status) if n == first else a for n, a in enumerate(made))


def _hit(made: Iterable[Attribution], wanted: list[str], maker: _Maker) -> tuple[Attribution, ...]:
    """Set whom it hit; the things that were hit with those who go are kept."""
    keys = {name.casefold() for name in wanted}
    stay = []
    for a in made:
        if a.role != "target" or not a.actor or _key(a) in keys:
            stay.append(a)
        elif a.what:
            stay.append(replace(a, actor=None, actor_id=""))
    there = {_key(a) for a in stay if a.role == "target"}
    new = [maker.make("target", name) for name in wanted if name.casefold() not in there]
    return (*stay, *new)


def _things(
    made: Iterable[Attribution], wanted: list[str], maker: _Maker
) -> tuple[Attribution, ...]:
    """Set what was hit; those who were hit are kept."""
    stay = []
    for a in made:
        if a.role != "target" or a.what in wanted:
            stay.append(a)
        elif a.actor:
            stay.append(replace(a, what=""))
    there = {a.what for a in stay if a.role == "target"}
    new = [maker.make("target", None, thing) for thing in wanted if thing not in there]
    return (*stay, *new)
