"""Claims of an attack told before, in words that fit it badly.

"Hours later, the group said one of its men had carried out the bombing": the words speak of a
bombing where the report told of a blast and gunmen, or count other dead, and would be left out. Who
did it is what they tell, and that is kept with the event spoken of last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.agreement import Group
from geo.incidents.tellings import POINT, VAGUE, Telling

_CLAIMS = frozenset({"claimed", "announced_officially", "accused", "denied"})


def claimed_of(telling: Telling, groups: Sequence[Group]) -> int | None:
    """Return the index of the group that a claim left over is of, or None.

    Parameters
    ----------
    telling
        Words that joined no event and opened none.
    groups
        The events so far.
    """
    event = telling.event
    own = event.definite or event.form == "follow_up"
    if not (own and groups) or event.plural or event.series:
        return None
    claimants = {
        telling.heads.get(a.actor_id, a.actor_id)
        for a in event.attributions
        if a.role == "perpetrator" and a.actor_id and a.status in _CLAIMS
    }
    at = max(range(len(groups)), key=lambda i: groups[i].touched)
    known = groups[at]
    others = known.attackers - {VAGUE}
    if not claimants or known.series or (others and not others & claimants):
        return None
    towns = {p.entry.id for p in telling.places if p.entry and p.precision in POINT}
    return at if towns <= known.entries else None


def culprit_alone(telling: Telling) -> Telling:
    """Leave of a telling what it says of who did it."""
    who = tuple(a for a in telling.event.attributions if a.role == "perpetrator")
    event = replace(
        telling.event,
        form="follow_up",
        event_type=None,
        weapon=None,
        claims=(),
        attributions=who,
        strikes=None,
    )
    return replace(telling, event=event, dates=(), places=())
