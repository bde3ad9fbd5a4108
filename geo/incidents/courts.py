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


def without_day_of_court(telling: Telling) -> Telling:
    """Drop the day on which a court ruled, or police made an arrest."""
    if telling.event.modality == "recalled":
        return replace(telling, dates=tuple(d for d in telling.dates if _is_old(d, telling)))
    if telling.dates and ARREST.search(telling.sentence.text):
        return replace(telling, dates=tuple(d for d in telling.dates if not d.of_statement))
    return telling


def _is_old(mention: DateMention, telling: Telling) -> bool:
    """Whether a day lies so far back that it is not the court's."""
    if telling.published is None or mention.end is None:
        return mention.end is not None and not mention.partial.startswith("weekday:")
    return (telling.published - mention.end).days > OLD_DAYS


def is_of_court(told: Sequence[Telling]) -> bool:
    """Whether the news is what a court did, or a memorial: the first attack told is recalled.

    Then what the report tells without a day is no news either.
    """
    first = next((t for t in told if t.sentence.section == "body"), None)
    return first is not None and first.lead and first.event.modality == "recalled"
