"""What date words mean: a table of phrases, each with the rule that makes days of it.

Every rule counts back from the day of publication (the anchor), both ends inclusive, and never
ahead of it: a weekday or a date without a year is the latest one on or before the anchor. Where
no anchor is known only the words' own content remains (``partial``). The rules follow MUC-4's "on
or before" reading of weekdays and give intervals, as UCDP does, never a midpoint.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.patterns.numbers import value_of
from geo.records import DatePrecision

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS_WORDS = (
    "january february march april may june july august september october november december"
)
MONTHS = _MONTHS_WORDS.split()
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_DAYS_IN = {"hour": 0, "day": 1, "week": 7, "month": 30.5, "year": 365.25, "decade": 3652.5}
# "Several weeks" is read as six weeks back; days and months are scaled alike.
_SEVERAL = {"hour": 24, "day": 7, "week": 6, "month": 6, "year": 5, "decade": 3}
_VAGUE_COUNTS = frozenset({"several", "a few", "few", "some", "many"})
_PRECISIONS: dict[str, DatePrecision] = {
    "hour": "day", "day": "week", "week": "week", "month": "month", "year": "year",
    "decade": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date phrase means."""

    start: date | None
    end: date | None
    precision: DatePrecision
    partial: str
    offset_days: tuple[int, int] | None = None
    span_of_weeks: bool = False


Resolver = Callable[["re.Match[str]", date | None], Reading | None]


def cut(reading: Reading, anchor: date | None) -> Reading | None:
    """Cut a reading at the anchor; None when all of it lies ahead."""
    if anchor is None or reading.start is None or reading.end is None:
        return reading
    if reading.start > anchor:
        return None
    return replace(reading, end=min(reading.end, anchor))


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month or its short form."""
    return [month[:3] for month in MONTHS].index(name.lower()[:3]) + 1


def month_days(year: int, month: int, part: str = "") -> tuple[date, date]:
    """Return first and last day of a month, or of its early, middle or late part."""
    last = monthrange(year, month)[1]
    if not part:
        return date(year, month, 1), date(year, month, last)
    first_day, last_day = ((1, 10), (11, 20), (21, last))[_THIRDS[part]]
    return date(year, month, first_day), date(year, month, last_day)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none."""
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def latest(month: int, day: int, anchor: date) -> date | None:
    """Return the latest such day on or before the anchor; 29 February may be years back."""
    years = range(anchor.year, anchor.year - 9, -1)
    days = (make_date(year, month, day) for year in years)
    return next((found for found in days if found and found <= anchor), None)


def _back(anchor: date | None, days: int) -> date | None:
    return anchor - timedelta(days=days) if anchor else None


def read_weekday(match: re.Match[str], anchor: date | None) -> Reading:
    """Read a weekday: the latest one on or before the anchor, before it with "last"."""
    number = [name[:3] for name in WEEKDAYS].index(match["weekday"].lower()[:3])
    partial = f"weekday:{WEEKDAYS[number]}"
    if anchor is None:
        return Reading(None, None, "day", partial)
    back = (anchor.weekday() - number) % 7
    which = (match["which"] or "").lower()
    if which in ("last", "past", "previous", "preceding") and back == 0:
        back = 7
    day = anchor - timedelta(days=back)
    return Reading(day, day, "day", partial)


def read_full_date(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read day and month, with the year or as the latest such day."""
    day = int(re.sub(r"\D", "", match["day"]))
    groups = match.groupdict()
    name = groups.get("month") or ""
    month = month_number(name) if name else int(match["month_digits"])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    year_words = groups.get("year") or ""
    if not year_words:
        return _year_less(month, day, anchor)
    year = int(year_words)
    if year < 100:
        year += 1900 if year > 50 else 2000
    found = make_date(year, month, day)
    return Reading(found, found, "day", found.isoformat()) if found else None


def _year_less(month: int, day: int, anchor: date | None) -> Reading | None:
    partial = f"--{month:02}-{day:02}"
    if make_date(2000, month, day) is None:
        return None
    found = latest(month, day, anchor) if anchor else None
    return Reading(found, found, "day", partial)


def read_numeric(match: re.Match[str], _anchor: date | None) -> Reading | None:
    """Read day/month/year only where a single reading is possible."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = {(first, second), (second, first)}
    found = {make_date(year, m, d) for m, d in readings if 1 <= m <= 12 and 1 <= d <= 31}
    days = found - {None}
    if len(days) != 1:
        return None
    day = days.pop()
    return Reading(day, day, "day", day.isoformat()) if day else None


def read_day_range(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "January 3-5"."""
    month = month_number(match["month"])
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("first", "last"))
    if first >= last or make_date(2000, month, last) is None:
        return None
    year = int(match["year"]) if match["year"] else None
    if year is None and anchor is None:
        return Reading(None, None, "week", f"--{month:02}-{first:02}/--{month:02}-{last:02}")
    if year is None and anchor is not None:
        found = latest(month, first, anchor)
        year = found.year if found else anchor.year
    assert year is not None
    start, end = make_date(year, month, first), make_date(year, month, last)
    if start is None or end is None:
        return None
    return cut(Reading(start, end, "week", f"{start}/{end}"), anchor)


def read_month(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read a month, or its early, middle or late part."""
    month, part = month_number(match["month"]), (match["part"] or "").lower()
    which = (match["which"] or match["which_year"] or "").lower()
    year = int(match["year"]) if match["year"] else None
    if year is None and anchor is not None:
        year = _month_year(month, part, which, of_year=bool(match["which_year"]), anchor=anchor)
    if year is None:
        first, last = month_days(2001, month, part)
        words = f"--{month:02}"
        return Reading(
            None, None, "month", f"{words}-{first.day:02}/{words}-{last.day}" if part else words
        )
    start, end = month_days(year, month, part)
    partial = f"{start}/{end}" if part else f"{year}-{month:02}"
    if not match["year"]:
        words = f"--{month:02}"
        partial = f"{words}-{start.day:02}/{words}-{end.day}" if part else words
    return cut(Reading(start, end, "month", partial), anchor)


def _month_year(month: int, part: str, which: str, *, of_year: bool, anchor: date) -> int:
    if of_year:
        return anchor.year - (which in ("last", "previous"))
    start, end = month_days(anchor.year, month, part)
    ended = which in ("last", "past")
    return anchor.year if (end < anchor if ended else start <= anchor) else anchor.year - 1


def read_days_back(back_from: int, back_to: int) -> Resolver:
    """Return a reading of words that count days back from the anchor."""

    def resolve(match: re.Match[str], anchor: date | None) -> Reading:
        words = " ".join(match[0].lower().split())
        return Reading(_back(anchor, back_from), _back(anchor, back_to), "day", f"relative:{words}")

    return resolve


def read_ago(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "two days ago"; weeks, months and years give no single day."""
    unit, words = match["unit"].lower(), " ".join(match[0].lower().split())
    count = " ".join((match["count"] or "several").lower().split()).removesuffix(" of")
    low, high = _counted(count, unit)
    if match.groupdict().get("exact") and unit in ("year", "decade") and anchor:
        years = value_of(count) * (10 if unit == "decade" else 1)
        day = make_date(anchor.year - years, anchor.month, anchor.day)
        return Reading(day, day, "day", f"relative:{words}")
    if unit in ("year", "decade", "month") and count in _VAGUE_COUNTS:
        return None  # "several years ago" says nothing that a date could hold
    start, end = _back(anchor, high), _back(anchor, low)
    precision: DatePrecision = "day" if low == high else _PRECISIONS[unit]
    if start and unit == "month":
        months = start.year * 12 + start.month - 1
        start, end = month_days(months // 12, months % 12 + 1)
    elif start and unit in ("year", "decade"):
        start, end = date(start.year, 1, 1), date(start.year, 12, 31)
    if start and end and anchor:
        end = min(end, anchor)
    return Reading(start, end, precision, f"relative:{words}")


def _counted(count: str, unit: str) -> tuple[int, int]:
    """Fewest and most days that a count of units may mean."""
    if count in _VAGUE_COUNTS:
        return round(_DAYS_IN[unit] * 2), round(_DAYS_IN[unit] * _SEVERAL[unit])
    number = 2 if "couple" in count else value_of(count)
    days = round(number * _DAYS_IN[unit])
    slack = min(number, 3) if unit == "week" else 0
    if unit in ("month", "year", "decade"):
        slack = 1  # marks it as not exact; the calendar month or year is taken anyway
    return days - slack, days + slack


def read_offset(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "two days earlier": counted from the event told before."""
    groups, words = match.groupdict(), " ".join(match[0].lower().split())
    count = " ".join((groups.get("count") or "one").lower().split()).removesuffix(" of")
    unit = (groups.get("unit") or "day").lower().replace("night", "day")
    low, high = _counted(count, unit)
    if groups.get("same"):
        low = high = 0
    if (groups.get("way") or "").lower() in ("earlier", "before", "previous", "prior", "preceding"):
        low, high = -high, -low
    precision: DatePrecision = "day" if low == high else "week"
    return Reading(None, None, precision, f"relative:{words}", offset_days=(low, high))


def read_period(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read last/this week, month or year, or its early, middle or late part."""
    unit, words = match["unit"].lower(), " ".join(match[0].lower().split())
    part = (match["part"] or "").lower()
    past = match["which"].lower() in ("last", "previous")
    precision: DatePrecision = {"week": "week", "month": "month", "year": "year"}[unit]  # type: ignore[assignment]
    if anchor is None:
        return Reading(None, None, precision, f"relative:{words}")
    start, end = _calendar(unit, anchor, past=past)
    if part in _THIRDS and unit == "month":
        start, end = month_days(start.year, start.month, part)
    elif part in _THIRDS and unit == "year":
        first = _THIRDS[part] * 4 + 1
        start, end = date(start.year, first, 1), month_days(start.year, first + 3)[1]
    return cut(Reading(start, end, precision, f"relative:{words}"), anchor)


def _calendar(unit: str, anchor: date, *, past: bool) -> tuple[date, date]:
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday() + (7 if past else 0))
        return monday, monday + timedelta(days=6)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - past
        return month_days(months // 12, months % 12 + 1)
    year = anchor.year - past
    return date(year, 1, 1), date(year, 12, 31)


def read_stretch(match: re.Match[str], anchor: date | None) -> Reading:
    """Read "over the past several weeks": so many days back, up to the anchor."""
    unit, words = match["unit"].lower(), " ".join(match[0].lower().split())
    count = " ".join((match["count"] or "").lower().split()).removesuffix(" of")
    many = unit + "s" in match[0].lower()
    if not count:
        count = "several" if many else "one"
    if unit == "hour":
        days = max(
            1, (24 if count in ("several", "few", "many", "a few") else value_of(count)) // 24
        )
    elif "couple" in count:
        days = round(2 * _DAYS_IN[unit])
    else:
        days = _counted(count, unit)[1] - (
            unit in ("month", "year", "decade") and count != "several"
        )
        if unit == "week" and count not in ("several", "few", "a few", "many"):
            days = sum(_counted(count, unit)) // 2
    start = _back(anchor, days)
    return Reading(
        start, anchor, _PRECISIONS[unit], f"relative:{words}", span_of_weeks=unit != "hour"
    )


def read_recently(match: re.Match[str], anchor: date | None) -> Reading:
    """Read "recently": open towards the past."""
    return Reading(None, anchor, "none", f"relative:{match[0].lower()}")


def read_year(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read a year, or its early, middle or late part."""
    year, part = int(match["year"]), (match["part"] or "").lower()
    start, end = date(year, 1, 1), date(year, 12, 31)
    if part:
        first = _THIRDS[part] * 4 + 1
        start, end = date(year, first, 1), month_days(year, first + 3)[1]
    return cut(Reading(start, end, "year", str(year)), anchor)


def read_clock(_match: re.Match[str], _anchor: date | None) -> Reading:
    """Read a time of day alone: it gives no day."""
    return Reading(None, None, "none", "")
