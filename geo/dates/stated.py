"""Hours and nights that count from a statement: "in the past 24 hours, the army said on Tuesday".

A report of Thursday tells on which day somebody spoke. What he calls the past hours, or the night,
ended on that day, not on that of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.records import DateMention

_LONGEST = timedelta(days=6)
"""How long before publication the statement may be; an older one is of another story."""


def as_stated(found: Sequence[DateMention], published: date | None) -> list[DateMention]:
    """Count stretches of hours and days, and nights, from the statement of their sentence.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    published
        Day of publication.
    """
    if published is None:
        return list(found)
    days: dict[int, set[date]] = {}
    for mention in found:
        if mention.of_statement and mention.start and mention.start == mention.end:
            days.setdefault(mention.sentence, set()).add(mention.start)
    return [
        _moved(mention, published - min(days[mention.sentence]))
        if len(days.get(mention.sentence, ())) == 1 and _of_hours(mention)
        else mention
        for mention in found
    ]


def _of_hours(mention: DateMention) -> bool:
    """Whether a phrase tells of hours, days or a night that end with the speaker's words."""
    if mention.rule == "stretch":
        return any(word in mention.partial for word in ("hour", "day"))
    return mention.rule == "overnight"


def _moved(mention: DateMention, back: timedelta) -> DateMention:
    if not timedelta() < back <= _LONGEST or mention.start is None or mention.end is None:
        return mention
    return replace(mention, start=mention.start - back, end=mention.end - back)
