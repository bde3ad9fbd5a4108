"""Days counted from what was told before: "hours earlier", "later that month", "ten days after".

`geo.dates.readings` reads the plain ones ("two days earlier"). The day itself is known
only once the event told before is dated, so most of these give a distance in days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.dates.readings import Reading, make_date, month_days, month_number
from geo.patterns.numbers import value_of
from geo.records import DateMention, DatePrecision

_DAYS_IN = {"day": 1, "week": 7, "month": 30}
_SLACK = {"day": 0, "week": 1, "month": 15}
_YEAR = 365
_LONGEST_MONTH = 31
_COUNTED = frozenset({"same_period", "same_year", "months_on"})
"""Rules of phrases that count from the date told before them."""
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


def read_months_on(match: re.Match[str], _anchor: date | None) -> Reading | None:
    """Read "two months later", "the following year": so long from the date told before."""
    groups, words = match.groupdict(), " ".join(match[0].lower().split())
    count = " ".join((groups.get("count") or "one").lower().split()).removesuffix(" of")
    if count in _VAGUE:
        return None
    number = 2 if "couple" in count else value_of(count)
    back = match["way"].lower() in ("earlier", "before", "previous", "prior", "preceding")
    unit = match["unit"].lower()
    days = (-number if back else number) * _DAYS_IN.get(unit, _YEAR)
    precision: DatePrecision = "month" if unit == "month" else "year"
    return Reading(None, None, precision, f"relative:{words}", offset_days=(days, days))


def read_same_year(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "March 4 that year", "in August of the same year"; the date told before has the year."""
    day = int(re.sub(r"\D", "", match.groupdict().get("day") or "0"))
    month = f"--{month_number(match['month']):02}"
    if day:
        return Reading(None, None, "day", f"{month}-{day:02}")
    return Reading(None, None, "month", month)


def told_periods(found: Sequence[DateMention], published: date | None) -> list[DateMention]:
    """Give "earlier the same month", "two months later" their days, from the date told before.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    published
        Day of publication; nothing that was told lies behind it.
    """
    known: list[DateMention] = []
    for mention in found:
        if mention.rule in _COUNTED:
            told = (d for d in reversed(known) if d.start and d.end and not d.of_statement)
            days = _counted_from(next(told, None), mention)
            if days is None or (published and days[0] > published):
                continue  # of a month or a year that nobody named
            last = min(days[1], published) if published else days[1]
            mention = replace(mention, start=days[0], end=last, offset_days=None)
        known.append(mention)
    return known


def _counted_from(before: DateMention | None, mention: DateMention) -> tuple[date, date] | None:
    """The days of a phrase that only the date told before it makes whole."""
    if before is None or before.start is None or before.end is None:
        return None
    if mention.rule == "same_year":
        month, day = int(mention.partial[2:4]), int(mention.partial[5:7] or 0)
        if not day:
            return month_days(before.start.year, month)
        found = make_date(before.start.year, month, day)
        return (found, found) if found else None
    if mention.rule == "same_period":
        return _period(before.start, mention.precision)
    shift = mention.offset_days[0] if mention.offset_days else 0
    if mention.precision == "year":
        return _period(before.start.replace(day=1, year=before.start.year + shift // _YEAR), "year")
    if before.end - before.start > timedelta(days=_LONGEST_MONTH):
        return None  # "in 2014 ... two months later" is no month
    months = before.start.year * 12 + before.start.month - 1 + shift // _DAYS_IN["month"]
    return month_days(months // 12, months % 12 + 1)


def _period(day: date, precision: str) -> tuple[date, date]:
    if precision == "month":
        return month_days(day.year, day.month)
    return date(day.year, 1, 1), date(day.year, 12, 31)
