"""Days and stretches of the year by their names: "New Year's Eve", "Easter Sunday", "last summer".

A feast has its day of the calendar, or is counted from Easter. Those that go by the moon are left
out: their day is known to a table only, and differs by country. Seasons are those of the north.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.dates.readings import Reading, cut, month_days

_FIXED = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "boxing day": (12, 26), "valentine's day": (2, 14),
    "may day": (5, 1), "halloween": (10, 31), "all saints' day": (11, 1),
    "international women's day": (3, 8),
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0, "easter sunday": 0, "easter day": 0, "easter monday": 1, "good friday": -2,
    "palm sunday": -7, "ash wednesday": -46, "ascension day": 39,
}  # fmt: skip
FEASTS = "|".join(
    re.escape(name).replace("'", "'?").replace(r"\ ", r"\s+")
    for name in sorted((*_FIXED, *_FROM_EASTER), key=len, reverse=True)
    if name != "easter"
)
"""The names, with or without the apostrophe."""
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches, after the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def read_feast(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "Christmas Day", with the year or as the latest such day."""
    name = " ".join(match["feast"].lower().split())
    name = next(n for n in (*_FIXED, *_FROM_EASTER) if n.replace("'", "") == name.replace("'", ""))
    words = f"relative:{name}"
    if match["year"]:
        found = feast_of(name, int(match["year"]))
        return Reading(found, found, "day", found.isoformat())
    if anchor is None:
        return Reading(None, None, "day", words)
    own = feast_of(name, anchor.year)
    past = (match["which"] or "").lower() in ("last", "previous")
    found = own if own <= anchor and not past else feast_of(name, anchor.year - 1)
    return Reading(found, found, "day", words)


def feast_of(name: str, year: int) -> date:
    """Return the day of a feast in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return easter(year) + timedelta(days=_FROM_EASTER[name])


def read_season(match: re.Match[str], anchor: date | None) -> Reading | None:
    """Read "last summer", "the spring of 2022": three months, or one of them with "early"."""
    season, part = match["season"].lower(), (match["part"] or "").lower()
    words = " ".join(match[0].lower().split())
    if match["year"]:
        year = int(match["year"])
        start, end = _season_of(season, year, part)
        return cut(Reading(start, end, "month", f"{start}/{end}"), anchor)
    if anchor is None:
        return Reading(None, None, "month", f"relative:{words}")
    past = (match["which"] or "").lower() in ("last", "previous")
    fits = (
        days
        for year in range(anchor.year, anchor.year - 3, -1)
        if (days := _season_of(season, year, part))[1 if past else 0] <= anchor
    )
    start, end = next(fits)
    return cut(Reading(start, end, "month", f"relative:{words}"), anchor)


def _season_of(season: str, year: int, part: str) -> tuple[date, date]:
    """First and last day; the winter of a year begins in its December."""
    first = _SEASONS[season]
    months = [year * 12 + first - 1 + n for n in range(3)]
    if part:
        months = [months[{"early": 0, "mid": 1, "late": 2}[part]]]
    return (
        month_days(months[0] // 12, months[0] % 12 + 1)[0],
        month_days(months[-1] // 12, months[-1] % 12 + 1)[1],
    )
