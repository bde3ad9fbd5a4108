"""What a report says of war in general, which tells of no event.

"The group has also attacked churches in other parts of the country", "Its fighters have killed
hundreds since 2015", "Herders often raid farms": nobody could be sent there.
"""

from __future__ import annotations

import re

from geo.incidents.agreement import Group
from geo.incidents.tellings import POINT, Telling

_LONG = 31
"""Days over which something is no event of a day."""
_PLACED = POINT | {"district", "province", "border", "sea"}
_OFTEN = (
    r"(?:also|since|often|frequently|regularly|repeatedly|routinely|previously|long|increasingly|sometimes|usually|"
    r"recently|already|occasionally|periodically|constantly|all|both|each|in\s+the\s+past)"
)
_HAVE_DONE = re.compile(
    rf"\b(?:has|have|['’]ve)\s+(?:{_OFTEN}\s+)*(?:(?:been\s+)?(?:carr(?:ied|ying)\s+out|launch(?:ed|ing)|stag(?:ed|ing)|claim(?:ed|ing)|"
    r"conduct(?:ed|ing)|mount(?:ed|ing)|made|suffered|seen|faced|endured|increased|intensified|stepped\s+up|been)\s+"
    r"(?:[\w’'-]+\s+){0,5})?$",
    re.IGNORECASE,
)
"""In front of an attack: somebody has made such, on no day."""
_HABIT = re.compile(
    r"\b(?:often|frequently|regularly|routinely|repeatedly|sometimes|usually|typically|occasionally|continues?\s+to|"
    r"continued\s+to|(?:keep|kept)\s+on|used\s+to|tends?\s+to)\s+(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"[^.;,]{0,40}?\b(?:\d+|dozens\s+of|hundreds\s+of|several|many|numerous|countless)\s+times\b",
    re.IGNORECASE,
)
"""Behind a verb of attack: a count, and no event."""
_WAR_HAS = re.compile(
    r"(?:the\s+)?(?:fighting|clashes|violence|conflict|war|hostilities|battles?|insurgency|unrest|bloodshed)\b[^.;]*?"
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:killed|left|claimed|cost|wounded|injured)\b",
    re.IGNORECASE,
)
"""The toll of fighting as it stands, and no clash of a day."""
_REACH = 80


def is_general(telling: Telling, groups: list[Group]) -> bool:
    """Whether a telling is of how things stand, with no day, place or toll of one event.

    Parameters
    ----------
    telling
        What may be said in general; not where the report begins with it.
    groups
        The events told before it.
    """
    event = telling.event
    if telling.definite or event.form == "follow_up" or event.separate or event.series:
        return False  # "has regularly claimed strikes on bases" is a row of attacks
    if telling.sentence.section != "body" or event.modality != "actual":
        return False
    if groups and telling.when is None and _WAR_HAS.match(telling.words):
        return True
    if _is_singled(telling):
        return False
    text, at = telling.sentence.text, event.span.start - telling.sentence.span.start
    before = text[max(0, at - _REACH) : at]
    if telling.lead and not groups:
        return False
    if _TIMES.match(text, event.span.end - telling.sentence.span.start):
        return True
    return bool((not telling.lead and _HAVE_DONE.search(before)) or _HABIT.search(before))


def _is_singled(telling: Telling) -> bool:
    """Whether a day, a place or an exact toll is given, as of one event."""
    when = telling.when
    if when is not None:  # of the past weeks in some place is a row of attacks there
        lately = bool(telling.places) and any(d.rule == "stretch" for d in telling.dates)
        return lately or (when[1] - when[0]).days <= _LONG
    shifted = any(d.offset_days or d.partial for d in telling.dates)
    exact = any(c.modality == "exact" for c in telling.event.claims)
    placed = any(p.precision in _PLACED for p in telling.places)
    return bool(shifted or exact or placed)
