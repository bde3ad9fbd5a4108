"""Days counted from what was told before: "hours earlier", "later that month", "ten days after".

`geo.dates.readings` reads the plain ones ("two days earlier"). The day itself is known
only once the event told before is dated, so most of these give a distance in days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.dates.readings import Reading, month_days, month_number
from geo.patterns.numbers import value_of
from geo.records import DateMention, DatePrecision

_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_SLACK = {"day": 0, "week": 1, "month": 15, "year": 20}
_FAR_SLACK = {"week": 6, "month": 15, "year": 40}
_VAGUE = {"several": (2, 7), "a few": (2, 5), "few": (2, 5), "some": (2, 7), "many": (3, 14)}


def read_hours(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "hours earlier": the same day, or the one beside it."""
    words = " ".join(match[0].lower().split())
    # "hours after a raid" goes back to it
    way = match.groupdict().get("way") or "before"
    back = way.lower() in ("earlier", "before")
    offset = (-1, 0) if back else (0, 1)
    return Reading(None, None, "day", f"relative:{words}", offset_days=offset)


def read_recalled(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "five days after": how long before the news that lay which it recalls."""
    words = " ".join(match[0].lower().split())
    unit = match["unit"].lower()
    fewest, most = _times(match["count"] or "one")
    slack = _SLACK[unit] if fewest == most else 0
    low, high = fewest * _DAYS_IN[unit] - slack, most * _DAYS_IN[unit] + slack
    precision: DatePrecision = "day" if low == high else "week" if high < 14 else "month"
    return Reading(None, None, precision, f"relative:{words}", offset_days=(-high, -low))


def read_far(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "a year earlier", "the month before", "the week after": about so long off."""
    words = " ".join(match[0].lower().split())
    unit = match["unit"].lower()
    fewest, most = _times(match.groupdict().get("count") or "one")
    slack = _FAR_SLACK[unit]
    low, high = fewest * _DAYS_IN[unit] - slack, most * _DAYS_IN[unit] + slack
    if match["way"].lower() not in ("later", "after"):
        low, high = -high, -low
    precision: DatePrecision = "week" if unit == "week" else "month"
    return Reading(None, None, precision, f"relative:{words}", offset_days=(low, high))


def read_same_period(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "earlier the same month"; which month, the date told before says."""
    unit = match["unit"].lower()
    words = " ".join(match[0].lower().split())
    return Reading(None, None, "month" if unit == "month" else "year", f"relative:{words}")


def _times(words: str) -> tuple[int, int]:
    """Fewest and most that a count may mean: "two", "a couple of", "several"."""
    count = " ".join(words.lower().split()).removesuffix(" of")
    if count in _VAGUE:
        return _VAGUE[count]
    number = 2 if "couple" in count else value_of(count)
    return number, number


def read_same_year(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "in March of that year", "the following March": the date told before has the year."""
    following = match.groupdict().get("following")
    rule = "relative:following" if following else "relative:same"
    month = month_number(match["month"])
    return Reading(None, None, "month", f"{rule}/--{month:02}")


def counted(found: Sequence[DateMention]) -> list[DateMention]:
    """Count "a day earlier", "two days after" from the day told before in the same sentence.

    "Sank on Tuesday, two days after it was hit" was hit on Sunday. Counted from the day of a
    statement it says nothing of the event told before, and keeps no distance to it.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    """
    known: list[DateMention] = []
    for mention in found:
        if mention.offset_days and mention.offset_days != (0, 0) and not mention.start:
            base = next(
                (
                    d
                    for d in reversed(known)
                    if d.sentence == mention.sentence and d.start and d.start == d.end
                ),
                None,
            )
            if base is not None and base.start is not None:
                first, last = (base.start + timedelta(days=n) for n in mention.offset_days)
                kept = None if base.of_statement else mention.offset_days
                mention = replace(mention, start=first, end=last, offset_days=kept)
        known.append(mention)
    return known


def told_periods(found: Sequence[DateMention]) -> list[DateMention]:
    """Give "earlier the same month" the month of the date told before it.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    """
    known: list[DateMention] = []
    for mention in found:
        if mention.rule in ("same_period", "same_year"):
            before = next((d for d in reversed(known) if d.start and not d.of_statement), None)
            if before is None or before.start is None:
                continue  # of a month that nobody named
            start, end = _period(before.start, mention)
            mention = replace(mention, start=start, end=end)
        known.append(mention)
    return known


def _period(day: date, mention: DateMention) -> tuple[date, date]:
    """The month or year of a day, or a month named of that year or the next such one."""
    if mention.rule == "same_year":
        month = int(mention.partial[-2:])
        later = mention.partial.startswith("relative:following") and month <= day.month
        return month_days(day.year + later, month)
    if mention.precision == "month":
        return month_days(day.year, day.month)
    return date(day.year, 1, 1), date(day.year, 12, 31)
