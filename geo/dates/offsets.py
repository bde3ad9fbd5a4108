"""Days counted from what was told before: "hours earlier", "later that month", "ten days after".

`geo.dates.readings` reads the plain ones ("two days earlier"). The day itself is known
only once the event told before is dated, so most of these give a distance in days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.dates.readings import Reading, month_days
from geo.patterns.numbers import value_of
from geo.records import DateMention, DatePrecision

_DAYS_IN = {"day": 1, "week": 7, "month": 30}
_SLACK = {"day": 0, "week": 1, "month": 15}
_VAGUE = {"several": (2, 7), "a few": (2, 5), "few": (2, 5), "some": (2, 7), "many": (3, 14)}


def read_hours(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "hours earlier": the same day, or the one beside it."""
    words = " ".join(match[0].lower().split())
    back = match["way"].lower() in ("earlier", "before")
    offset = (-1, 0) if back else (0, 1)
    return Reading(None, None, "day", f"relative:{words}", offset_days=offset)


def read_recalled(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "five days after": how long before the news that lay which it recalls."""
    words = " ".join(match[0].lower().split())
    count, unit = (
        " ".join(match["count"].lower().split()).removesuffix(" of"),
        match["unit"].lower(),
    )
    if count in _VAGUE:
        low, high = (n * _DAYS_IN[unit] for n in _VAGUE[count])
    else:
        days = (2 if "couple" in count else value_of(count)) * _DAYS_IN[unit]
        low, high = days - _SLACK[unit], days + _SLACK[unit]
    precision: DatePrecision = "day" if low == high else "week" if high < 14 else "month"
    return Reading(None, None, precision, f"relative:{words}", offset_days=(-high, -low))


def read_same_period(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "earlier the same month"; which month, the date told before says."""
    unit = match["unit"].lower()
    words = " ".join(match[0].lower().split())
    return Reading(None, None, "month" if unit == "month" else "year", f"relative:{words}")


def told_periods(found: Sequence[DateMention]) -> list[DateMention]:
    """Give "earlier the same month" the month of the date told before it.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    """
    known: list[DateMention] = []
    for mention in found:
        if mention.rule == "same_period":
            before = next((d for d in reversed(known) if d.start and not d.of_statement), None)
            if before is None or before.start is None:
                continue  # of a month that nobody named
            start, end = _period(before.start, mention.precision)
            mention = replace(mention, start=start, end=end)
        known.append(mention)
    return known


def _period(day: date, precision: str) -> tuple[date, date]:
    if precision == "month":
        return month_days(day.year, day.month)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def counted_on(found: Sequence[DateMention]) -> list[DateMention]:
    """Count "two days earlier" from the day that stands in front of it in its sentence.

    "Mourners gathered on Friday for the victims of a bombing two days earlier." What is counted
    from nothing there keeps its distance, and the event told before dates it.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    """
    known: list[DateMention] = []
    for mention in found:
        if mention.rule == "offset" and mention.offset_days not in (None, (0, 0)):
            mention = _counted_on(mention, known)
        known.append(mention)
    return known


def _counted_on(mention: DateMention, known: Sequence[DateMention]) -> DateMention:
    days = [
        d.start
        for d in known
        if d.sentence == mention.sentence and d.start and d.start == d.end and d.rule != "offset"
    ]
    if not days or mention.offset_days is None:
        return mention
    first, last = mention.offset_days
    start, end = days[-1] + timedelta(days=first), days[-1] + timedelta(days=last)
    return replace(mention, start=start, end=end, offset_days=None)
