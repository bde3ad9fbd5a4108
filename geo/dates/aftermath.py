"""Days on which only the aftermath was: "prices rose on Friday after tankers were hit".

A new count of the dead has a day of its own too: "the toll rose to 60 on Thursday".

The day is that of the sentence's own news, which came behind the attack by hours or days. It dates
the attack as the day of a statement does: only where nothing better is told.
"""

from __future__ import annotations

import re

from geo.dates.phrases import DAY_RULES, Phrase

_VIOLENCE = re.compile(
    r"\b(?:kill|dead\b|dies?\b|died|dying|deaths?\b|toll\b|wound|injur|hurt\b|maim|martyr|slain|hit(?:s|"
    r"ting)?\b|str[iu][ck]|attack|assault|assail|bomb|blast|explo|deton|shell|mortar|missile|"
    r"rocket|drone|raid|ambush|shot\b|shoot|gunm|gunfire|fire[ds]?\b|firing|destr[ou]y|damag|burn|torch|"
    r"ablaze|sank|sunk|rock(?:s|ed)\b|shook|fell\b|landed|launch|storm|clash|fight|fought|battl|"
    r"offensive|crash|blew|kidnap|abduct|seiz|captur|overr[au]n|target|pound|bodies|intercept|downed|"
    r"collaps|rush|found\b)",
    re.IGNORECASE,
)
"""In front of the day these make it that of the attack, or of its first hours."""
_SEQUEL = re.compile(
    r"\s+(?:[\w,'-]+\s+){0,12}?(?:after|following|in\s+the\s+wake\s+of|in\s+(?:protest|response|"
    r"retaliation)|(?:for|at|to)\s+(?:the\s+)?(?:funerals?|burials?|mourn\w*|bury|protest|condemn|"
    r"commemorate|honou?r|(?:victims|people|those|soldiers|civilians|\w+\s+\w+)\s+killed|victims))\b"
    r"(?=[^.;]*?(?:kill|attack|bomb|blast|explo|strike|str[iu]ck|hit\b|shell|missile|rocket|drone|"
    r"raid|shoot|shot\b|gunm|ambush|massacre|dead\b|died))",
    re.IGNORECASE,
)
"""Behind the day these lead back to the attack."""
_TOLL_CLIMBS = re.compile(
    r"\b(?:tolls?|death\s+count|number\s+of\s+(?:people\s+|those\s+)?(?:dead|deaths|victims|killed|"
    r"fatalities|injured|wounded)|deaths|fatalities)\b[^;]*?\b(?:rose|risen|rises|climb(?:ed|s)|"
    r"jump(?:ed|s)|grew|grown|increased|soared|went\s+up|mounted|(?:sur)?passed|exceeded|topped|"
    r"reached|stood|revised|raised)\s+(?:(?:[a-z]+\s+){0,3}?\d[\d,]*|(?:[a-z-]+\s+){1,4}?[a-z-]+)"
    r"(?:\s+(?:people|dead|deaths))?,?\s*(?:early|late)?\s*$",
    re.IGNORECASE,
)
"""In front of a day, these say when somebody counted."""
_CLIMBS_AFTER = re.compile(
    r"\s+(?:rose|climbed|jumped|grew|increased|soared|(?:sur)?passed|exceeded|topped|reached|"
    r"stood\s+at)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?:toll|number\s+of|count|deaths|fatalities)\b", re.IGNORECASE)

_REACH = 250
"""Characters on either side of a day that are read."""


def is_aftermath(text: str, phrase: Phrase) -> bool:
    """Whether a day is that of a new count, or of what followed an attack told behind it.

    Parameters
    ----------
    text
        The sentence, with plain blanks and quotes.
    phrase
        The phrase that gives the day.
    """
    ahead, behind = text[max(0, phrase.start - _REACH) : phrase.start], text[phrase.end :][:_REACH]
    if phrase.rule not in DAY_RULES:
        return False
    climbs = _CLIMBS_AFTER.match(text, phrase.end) and _TOLL.search(ahead)
    if climbs or _TOLL_CLIMBS.search(ahead):
        return True
    if _VIOLENCE.search(ahead):
        return False
    sequel = _SEQUEL.match(behind)
    return sequel is not None and not _VIOLENCE.search(sequel[0])
