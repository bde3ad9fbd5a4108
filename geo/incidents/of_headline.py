"""Whether the first words of a report tell of what its headline tells, or recalls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.telling_words import APART
from geo.incidents.tellings import Telling

if TYPE_CHECKING:
    from geo.incidents.agreement import Group


def same_lead(telling: Telling, known: Group) -> bool:
    """Whether the first words give the toll of a headline: one event, wherever they put it."""
    first = telling.lead and telling.sentence.section == "body"
    headline = all(t.sentence.section in ("headline", "standfirst") for t in known.tellings)
    return first and headline and max(telling.tolls & known.tolls, default=0) > 1


def both_recalled(telling: Telling, known: Group) -> bool:
    """Whether the head recalls what the headline does: "Gunmen storm office day after bombing"."""
    first, event = known.tellings[0], telling.event
    bare = known.when is None and not known.tolls
    kind = event.event_type is None or not known.types or event.event_type in known.types
    recalled = APART.search(first.event.lead) and APART.search(event.lead)
    headline = all(t.sentence.section == "headline" for t in known.tellings)
    return bool(headline and telling.lead and bare and kind and recalled)


def one_of(telling: Telling, known: Group) -> bool:
    """Whether the lead tells of some of the dead by where they fell, and who did it is the same."""
    fewer = max(telling.killed) < max(known.killed) and telling.lead and not telling.when
    same = telling.actors("perpetrator") & known.attackers
    return bool(fewer and same and not telling.event.separate)
