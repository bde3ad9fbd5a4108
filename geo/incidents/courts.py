"""Attacks that courts and police speak of: their day is not that of the ruling or the arrest.

"Five men were jailed on Friday for the 2015 attack on a bus station": the attack is of 2015. Where
such a sentence gives no day but its own, nobody says when the attack was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.tellings import OLD_DAYS, Telling
from geo.patterns.gates import Gate
from geo.records import DateMention

ARREST = Gate(
    re.compile(
        r"\b(?:arrest|detain|captur)(?:ed|s|ing)\b[^.;]{0,80}?\b(?:suspected\s+of|accused\s+of|wanted\s+(?:for|over)|"
        r"over|in\s+connection\s+with|linked\s+to|believed\s+to\s+have|behind|for\s+(?:his|her|their)\s+(?:alleged\s+)?"
        r"(?:role|part|involvement))\b"
        r"|\b(?:mastermind|architect|suspects?|planner|organi[sz]er|ringleader|financier)s?\b[^.;]{0,90}?\b"
        r"(?:arrested|detained|captured|caught)\b",
        re.IGNORECASE,
    )
)
"""Somebody is caught, or accused, for what was done some time before."""


_JUDGED = Gate(
    re.compile(
        r"\b(?:sentenced|sentences\s+(?:\w+\s+)?(?:from|by|for)|convict(?:ed|s|ions?)|jail(?:ed|s)|on\s+trial|verdict|indict(?:ed|ment)|"
        r"extradit\w*|plead(?:ed|s)|acquitted|life\s+(?:terms?|sentences?|in\s+prison|imprisonment)|prison\s+for\s+life|years\s+in\s+(?:prison|jail)|"
        r"(?:given|gets?|got|handed)\s+(?:[\w-]+\s+){0,2}(?:years|life|death)|(?:put\s+to\s+death|executed|hanged)\s+(?:for|over|by\s+the\s+authorities)|"
        r"court\b[^.;]{0,60}\b(?:ruled|found|heard|handed)|(?:found|pleaded|pleads)\s+(?:not\s+)?guilty|firing\s+squad)\b",
        re.IGNORECASE,
    )
)
"""Words of the law: the day beside them is theirs."""
_SAID = re.compile(r"\b(?:said|says|ruled|held|heard|told|announced)\b", re.IGNORECASE)
_IN_FRONT = re.compile(
    r"(?:['’]s)?\s+(?:(?!(?:for|over|of|in|with|to|after|by)\b)[\w’'-]+\s+){0,3}", re.IGNORECASE
)


def without_day_of_court(telling: Telling) -> Telling:
    """Drop the day on which a court ruled, or police made an arrest."""
    if telling.event.modality == "recalled":
        return replace(telling, dates=tuple(d for d in telling.dates if _is_old(d, telling)))
    if telling.dates and ARREST.search(telling.sentence.text):
        return replace(telling, dates=tuple(d for d in telling.dates if not d.of_statement))
    return _without_day_of_verdict(telling)


def _without_day_of_verdict(telling: Telling) -> Telling:
    """Leave out the day of a verdict where the attack has another: "jailed on Friday for ..."."""
    event, text = telling.event, telling.sentence.text
    spoken_of = event.definite or telling.lead
    if not telling.dates or not spoken_of or not _JUDGED.search(text):
        return telling
    if event.form == "follow_up":
        days = [d for d in telling.dates if d.start and d.end and (d.end - d.start).days > 1]
        return replace(telling, dates=tuple(days))
    start, shift = event.span.start, telling.sentence.span.start
    kept = []
    for day in telling.dates:
        first, last = sorted([day.span, event.span], key=lambda span: span.start)
        between = text[first.end - shift : last.start - shift]
        if day.span.start < start:
            own = bool(_IN_FRONT.fullmatch(between))
        else:
            own = not (_JUDGED.search(between) or _SAID.search(between))
        if own or (day.start and day.end and (day.end - day.start).days > 1):
            kept.append(day)
    return replace(telling, dates=tuple(kept))


def _is_old(mention: DateMention, telling: Telling) -> bool:
    """Whether a day lies so far back that it is not the court's."""
    if telling.published is None or mention.end is None:
        return mention.end is not None and not mention.partial.startswith("weekday:")
    return (telling.published - mention.end).days > OLD_DAYS


def is_court_report(told: Sequence[Telling]) -> bool:
    """Whether the news is what a court did, or a memorial: the first attack told is recalled.

    Then what the report tells without a day is no news either.
    """
    first = next((t for t in told if t.sentence.section == "body"), None)
    return first is not None and first.lead and first.event.modality == "recalled"


def is_judged(telling: Telling) -> bool:
    """Whether a telling speaks of an attack for which somebody has been judged."""
    return bool(_JUDGED.search(telling.sentence.text))
