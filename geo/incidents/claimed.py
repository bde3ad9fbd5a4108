"""Claims of an attack told before, in words that fit it badly.

"Hours later, the group said one of its men had carried out the bombing": the words speak of a
bombing where the report told of a blast and gunmen, or count other dead, and would be left out. Who
did it is what they tell, and that is kept with the event spoken of last. Who "claimed both" is the
culprit of all that the news told before without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.agreement import Group
from geo.incidents.tellings import POINT, VAGUE, Telling

_OWN = frozenset({"claimed", "announced_officially"})
_CLAIMS = _OWN | {"accused", "denied"}
_ALL = re.compile(
    r"\b(?:both(?!\s+sides)|all\s+(?:of\s+)?(?:the|these|those|two|three|four|five|six)|(?:the|these|those)\s+"
    r"(?:\w+\s+)?(?:two|three|four|twin|double|triple|coordinated|simultaneous))\b",
    re.IGNORECASE,
)


_ONE_OF_THEM = re.compile(
    r"\b(?:second|latter|other|later|last|third|another)\b|\bthat\s+\w+", re.IGNORECASE
)
"""Words that single one of several attacks out."""


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
    own = event.definite or event.form == "follow_up" or event.modality == "negated"
    if not (own and groups) or event.plural or event.series:
        return None
    claimants = _claimants(telling, _CLAIMS)
    at = max(range(len(groups)), key=lambda i: groups[i].touched)
    known = groups[at]
    others = known.attackers - {VAGUE}
    if not claimants or known.series or (others and not others & claimants):
        return None
    towns = {p.entry.id for p in telling.places if p.entry and p.precision in POINT}
    return at if towns <= known.entries else None


def _claimants(telling: Telling, statuses: frozenset[str]) -> set[str]:
    return {
        telling.heads.get(a.actor_id, a.actor_id)
        for a in telling.event.attributions
        if a.role == "perpetrator" and a.actor_id and a.status in statuses
    }


def claimed_all(telling: Telling, groups: Sequence[Group]) -> list[int]:
    """Return the indices of the groups that "claimed both", "claimed the twin blasts" is of.

    Parameters
    ----------
    telling
        Any telling.
    groups
        The events so far; those long past, and those with a culprit, are not meant.
    """
    if not _claimants(telling, _OWN) or not _ALL.search(telling.sentence.text):
        return _of_the_news(telling, groups)
    return [
        i
        for i, known in enumerate(groups)
        if not known.series
        and not known.attackers - {VAGUE}
        and not any(t.recalled for t in known.tellings)
    ]


def _of_the_news(telling: Telling, groups: Sequence[Group]) -> list[int]:
    """Return the news that a bare "X is to blame" is of, where another event of the day was told since.

    The sentence says nothing of which it means, and the report tells of one day's attacks.
    """
    event = telling.event
    named = _claimants(telling, _CLAIMS - {"denied"}) - {VAGUE}
    if event.form != "follow_up" or not named or telling.dates or telling.places or event.claims:
        return []
    if _ONE_OF_THEM.search(telling.sentence.text) or not groups:
        return []
    news, last = groups[0], max(groups, key=lambda g: g.touched)
    if news is last or news.series or (last.when and last.when != news.when):
        return []
    return [] if news.attackers - {VAGUE} else [0]


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
