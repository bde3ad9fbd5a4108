"""Days told as a part of a month or week: "on the 7th", "at the weekend", "first week of May".

So are weekdays counted back: "the Sunday before last", "two Saturdays ago".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.dates.readings import (
    WEEKDAYS,
    Reading,
    cut,
    make_date,
    month_days,
    month_number,
)
from geo.patterns.numbers import value_of

_WEEKS = {"first": 0, "second": 7, "third": 14}
_MIDDLE = 15
_NAMED = re.compile(r"\b[A-Z][\w'-]*\s+$")
_LAST_DAYS = 7
"""How many days "the last days of April" may be."""


def read_day_of_month(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "on the 7th": the latest such day on or before the anchor."""
    day = int(re.sub(r"\D", "", match["day"]))
    if not 1 <= day <= 31:
        return None
    partial = f"---{day:02}"
    if anchor is None:
        return Reading(None, None, "day", partial)
    months = anchor.year * 12 + anchor.month - 1
    days = (make_date(m // 12, m % 12 + 1, day) for m in range(months, months - 3, -1))
    found = next((d for d in days if d and d <= anchor), None)
    return Reading(found, found, "day", partial) if found else None


def read_weekend(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "at the weekend": the latest Saturday and Sunday, before today's with "last".

    What a name stands in front of is one of its own: "the Grand Prix weekend".
    """
    if match[0].lower() == "weekend" and _NAMED.search(match.string[: match.start()]):
        return None
    words = " ".join(match[0].lower().split())
    if anchor is None:
        return Reading(None, None, "week", f"relative:{words}")
    back = (anchor.weekday() - 5) % 7
    if (match["which"] or "").lower() in ("last", "past") and back < 2:
        back += 7
    saturday = anchor - timedelta(days=back)
    reading = Reading(saturday, saturday + timedelta(days=1), "day", f"relative:{words}")
    return cut(reading, anchor)


def read_week_of_month(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "the first week of March": its days 1 to 7; "the last" has the last seven."""
    nth, month = match["nth"].lower(), month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    if year is None and anchor is not None:
        year = anchor.year - (date(anchor.year, month, 1) > anchor)
    first, last = month_days(year or 2001, month)
    start = first + timedelta(days=_WEEKS[nth]) if nth in _WEEKS else last - timedelta(days=6)
    end = start + timedelta(days=6)
    if year is None:
        return Reading(None, None, "week", f"--{start:%m-%d}/--{end:%m-%d}")
    partial = f"{start}/{end}" if match["year"] else f"--{start:%m-%d}/--{end:%m-%d}"
    return cut(Reading(start, end, "week", partial), anchor)


def read_part_of_month(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "the second half of April", "the last days of May"."""
    nth, month = match["nth"].lower(), month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    if year is None and anchor is not None:
        year = anchor.year - (date(anchor.year, month, 1) > anchor)
    start, end = month_days(year or 2001, month)
    length = _LAST_DAYS if match["unit"].lower() == "days" else _MIDDLE
    if nth in ("first", "opening"):
        end = start + timedelta(days=length - 1)
    elif length == _MIDDLE:
        start = start + timedelta(days=_MIDDLE)
    else:
        start = end - timedelta(days=length - 1)
    if year is None:
        return Reading(None, None, "week", f"--{start:%m-%d}/--{end:%m-%d}")
    partial = f"{start}/{end}" if match["year"] else f"--{start:%m-%d}/--{end:%m-%d}"
    return cut(Reading(start, end, "week", partial), anchor)


def read_weekday_back(match: re.Match[str], anchor: date | None) -> Reading:
    """Read "the Sunday before last", "three Saturdays ago"."""
    number = [name[:3] for name in WEEKDAYS].index(match["weekday"].lower()[:3])
    partial = f"relative:{' '.join(match[0].lower().split())}"
    if anchor is None:
        return Reading(None, None, "day", partial)
    weeks = value_of(match["count"] or "two")
    latest = anchor - timedelta(days=(anchor.weekday() - number) % 7 or 7)
    day = latest - timedelta(days=7 * (weeks - 1))
    return Reading(day, day, "day", partial)
