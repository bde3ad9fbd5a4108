"""Who fought those that fell, in a sentence that only counts them.

"Nine rebels were killed in the army's operations near Kidal" has no word of attack; the words
beside the names say all the same who did it, and whose the dead were.
"""

from __future__ import annotations

import re

from geo.actors import ATTACKING
from geo.actors.attributions import made
from geo.actors.fallen import has_fallen
from geo.actors.views import Context
from geo.patterns.gates import Gate
from geo.records import Attribution

_FELL_IN = re.compile(
    r"\b(?:killed|dead|died|wounded|injured|slain|perished)\b[^;:.]{0,60}?\b(?:in|during)\s+"
    r"(?:an?\s+|the\s+)?(?:[a-z-]+\s+)?$",
    re.IGNORECASE,
)
_KINDS = r"(?:operations?|offensives?|advance|assaults?|counter-?attacks?|counter-?offensives?)\b"
_SOME = Gate(re.compile(rf"\b{_KINDS}", re.IGNORECASE))
_OPERATION = re.compile(rf"(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,2}}?{_KINDS}", re.IGNORECASE)
"""Behind who fought those that fell."""


def fought(context: Context, by: str) -> list[Attribution]:
    """Read who fought the dead, and whose they were; nothing where no operation is told.

    Parameters
    ----------
    context
        A sentence without a telling of its own.
    by
        Who says so; empty for the report itself.
    """
    text = context.sentence.text
    if not _SOME.opens(text):
        return []
    parties = [a for a in context.actors if a.actor.type in ATTACKING and not a.pronoun]
    attackers = [
        a
        for a in parties
        if (a.adjective or not a.contextual)
        and _OPERATION.match(text, a.end)
        and _FELL_IN.search(text, max(0, a.start - 110), a.start)
    ]
    if not attackers:
        return []
    fell = [a for a in parties if has_fallen(text, a.start, a.end, country=a.contextual)]
    return [
        *(made(a, "perpetrator", "reported_as_fact", by, context) for a in attackers),
        *(made(a, "target", "reported_as_fact", by, context) for a in fell if a not in attackers),
    ]
