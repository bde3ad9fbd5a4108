"""Days counted from what was told before: "hours earlier", "later that month", "ten days after".

`geo.dates.readings` reads the plain ones ("two days earlier"). The day itself is known
only once the event told before is dated, so most of these give a distance in days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.dates.feasts import feast_of
from geo.dates.readings import WEEKDAYS, Reading, make_date, month_days, month_number
from geo.patterns.numbers import value_of
from geo.records import DateMention, DatePrecision, Sentence

_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_SLACK = {"day": 0, "week": 1, "month": 15, "year": 20}
_FAR_SLACK = {"week": 6, "month": 15, "year": 40}
_LONGEST_MONTH = 31
_NAMED_DAYS = frozenset({"weekday", "date", "yesterday"})
_ONE_DAY = re.compile(r"relative:(?:an?|one)\s+day")
_HEAD = 12
"""Characters that may stand in front of words that open a sentence."""
_FORTH = ("later", "after", "following", "next")
_LOOSE = {"days": (1, 7), "weeks": (7, 35), "fortnight": (11, 17)}
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
    if match["way"].lower() not in _FORTH:
        low, high = -high, -low
    precision: DatePrecision = "week" if unit == "week" else "month"
    return Reading(None, None, precision, f"relative:{words}", offset_days=(low, high))


def read_days_on(match: re.Match[str], _anchor: date | None) -> Reading:
    """Read "days later", "a fortnight earlier"."""
    words = " ".join(match[0].lower().split())
    low, high = _LOOSE[match["unit"].lower().split()[-1]]
    if match["way"].lower() in ("earlier", "before"):
        low, high = -high, -low
    return Reading(None, None, "week", f"relative:{words}", offset_days=(low, high))


def read_weekday_on(match: re.Match[str], anchor: date | None) -> Reading:
    """Read "the following Sunday"; from which day on, the date told before says."""
    words = " ".join(match[0].lower().split())
    number = [name[:3] for name in WEEKDAYS].index(match["weekday"].lower()[:3])
    day = anchor - timedelta(days=(anchor.weekday() - number) % 7) if anchor else None
    return Reading(day, day, "day", f"relative:{words}")


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
    """Read "March 4 that year", "the following March": the date told before has the year."""
    groups = match.groupdict()
    rule = "relative:following" if groups.get("following") else "relative:same"
    words = f"{rule}/--{month_number(match['month']):02}"
    day = int(re.sub(r"\D", "", groups.get("day") or "0"))
    if day:
        return Reading(None, None, "day", f"{words}-{day:02}")
    return Reading(None, None, "month", words)


def counted(found: Sequence[DateMention], sentences: Sequence[Sentence]) -> list[DateMention]:
    """Count "a day earlier", "two days after" from the day told before in the same sentence.

    "Sank on Tuesday, two days after it was hit" was hit on Sunday. Counted from the day of a
    statement it says nothing of the event told before, and keeps no distance to it.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    sentences
        Its sentences.
    """
    known: list[DateMention] = []
    for mention in found:
        if (ahead := _news_behind(mention, found, known, sentences)) is not None and ahead.start:
            first, last = (ahead.start + timedelta(days=n) for n in mention.offset_days or (0, 0))
            mention = replace(mention, start=first, end=last)
        mention = _ago_from_told(mention, known, sentences)
        far = mention.rule == "months_on"  # it counts in months of the calendar
        if mention.offset_days and mention.offset_days != (0, 0) and not (mention.start or far):
            base = _day_before(mention, known)
            if base is not None and base.start is not None:
                first, last = (base.start + timedelta(days=n) for n in mention.offset_days)
                kept = None if base.of_statement else mention.offset_days
                mention = replace(mention, start=first, end=last, offset_days=kept)
        known.append(mention)
    return known


def _ago_from_told(
    mention: DateMention, known: Sequence[DateMention], sentences: Sequence[Sentence]
) -> DateMention:
    """Count "A day ago", where it opens a sentence, from the day told before, if it would be that.

    The same day would not be told in other words: "on Saturday ... A day ago" was on Friday.
    """
    start = mention.start
    if mention.rule != "ago" or start is None or start != mention.end:
        return mention
    told = next((d for d in reversed(known) if d.start and d.rule in _NAMED_DAYS), None)
    opens = mention.span.start - sentences[mention.sentence].span.start < _HEAD
    if told is None or told.of_statement or not opens or (told.start, told.end) != (start, start):
        return mention
    count = "one" if _ONE_DAY.match(mention.partial) else mention.partial.split(":")[-1].split()[0]
    back = timedelta(days=value_of(count))
    return replace(mention, start=start - back, end=start - back)


def _day_before(mention: DateMention, known: Sequence[DateMention]) -> DateMention | None:
    """The day told last in the sentence, or else in the one before it."""
    days = [d for d in known if d.start and d.start == d.end]
    here = [d for d in days if d.sentence == mention.sentence]
    if here or mention.rule != "offset" or (mention.offset_days or (0, 0))[0] < 1:
        return here[-1] if here else None
    before = [d for d in days if d.sentence == mention.sentence - 1 and not d.of_statement]
    return before[0] if len(before) == 1 else None


def _news_behind(
    mention: DateMention,
    found: Sequence[DateMention],
    known: Sequence[DateMention],
    sentences: Sequence[Sentence],
) -> DateMention | None:
    """The day of the news behind "Ten days after a raid on X," at the head of a sentence."""
    if mention.rule != "recalled" or any(d.sentence == mention.sentence for d in known):
        return None
    sentence, at = sentences[mention.sentence], mention.span.end
    behind = (d for d in found if d.sentence == mention.sentence and d.rule != "recalled")
    day = next((d for d in behind if d.start and d.start == d.end), None)
    opens = mention.span.start - sentence.span.start < _HEAD
    if (
        day is None
        or not opens
        or "," not in sentence.text[at - sentence.span.start :][: day.span.start - at]
    ):
        return None  # "only a week after the attack of 2 August"
    return day


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
    years = {d.sentence: d.start for d in found if d.rule == "year" and d.partial.isdigit()}
    for mention in found:
        if (year := years.get(mention.sentence)) is not None:
            mention = _in_year(mention, year.year)
        if mention.rule == "period" and "earlier" in mention.partial:
            mention = _before_told(mention, known)
        if mention.rule == "weekday_on":
            mention = _weekday_on(mention, known, published)
        if mention.rule in ("same_period", "same_year", "months_on"):
            told = (d for d in reversed(known) if d.start and d.end and not d.of_statement)
            days = _counted_from(next(told, None), mention)
            if days and (published is None or days[0] <= published):
                last = min(days[1], published) if published else days[1]
                mention = replace(mention, start=days[0], end=last, offset_days=None)
            elif not mention.offset_days:
                continue  # of a month or a year that nobody named
        known.append(mention)
    return known


def _before_told(mention: DateMention, known: Sequence[DateMention]) -> DateMention:
    """Cut "earlier this month" at the day told last: it was before that, too."""
    days = (d.start for d in reversed(known) if d.start and d.start == d.end)
    day = next(days, None)
    if day is None or not (mention.start and mention.end and mention.start < day <= mention.end):
        return mention
    return replace(mention, end=day - timedelta(days=1))


def _in_year(mention: DateMention, year: int) -> DateMention:
    """Give a date without a year that of its sentence: "in 2019, after a raid on 5 March"."""
    if mention.rule == "feast" and mention.partial.startswith("relative:") and mention.start:
        day = feast_of(mention.partial.removeprefix("relative:"), year)
    elif mention.rule == "date" and mention.partial.startswith("--") and mention.start:
        same = make_date(year, mention.start.month, mention.start.day)
        day = same or mention.start
    else:
        return mention
    return replace(mention, start=day, end=day)


def _weekday_on(
    mention: DateMention, known: Sequence[DateMention], published: date | None
) -> DateMention:
    """Count "the following Sunday", "that same Sunday" from the day told before."""
    told = (d for d in reversed(known) if d.start and d.start == d.end and not d.of_statement)
    before = next(told, None)
    if before is None or before.start is None:
        return mention
    *which, name = mention.partial.split()
    first = before.start + timedelta(days=which[-1] == "following")
    day = first + timedelta(days=(WEEKDAYS.index(name) - first.weekday()) % 7)
    if published and day > published:
        return mention
    return replace(mention, start=day, end=day)


def _counted_from(before: DateMention | None, mention: DateMention) -> tuple[date, date] | None:
    """The days of a phrase that only the date told before it makes whole."""
    if before is None or before.start is None or before.end is None:
        return None
    if mention.rule == "same_year":
        return _in_that_year(before.start, mention.partial)
    if mention.rule == "same_period":
        return _period(before.start, mention.precision)
    low, high = mention.offset_days or (0, 0)
    months = round((low + high) / 2 / _DAYS_IN["month"])
    if "year" in mention.partial:
        years = round((low + high) / 2 / _DAYS_IN["year"])
        return _period(before.start.replace(day=1, year=before.start.year + years), "year")
    if before.end - before.start > timedelta(days=_LONGEST_MONTH):
        return None  # "in 2014 ... two months later" is no month
    months += before.start.year * 12 + before.start.month - 1
    return month_days(months // 12, months % 12 + 1)


def _in_that_year(told: date, partial: str) -> tuple[date, date] | None:
    """A month or a day of the year of a day, or of the next year where it follows that day."""
    month, _, day = partial.partition("--")[2].partition("-")
    later = partial.startswith("relative:following") and int(month) <= told.month
    if not day:
        return month_days(told.year + later, int(month))
    found = make_date(told.year + later, int(month), int(day))
    return (found, found) if found else None


def _period(day: date, precision: str) -> tuple[date, date]:
    if precision == "month":
        return month_days(day.year, day.month)
    return date(day.year, 1, 1), date(day.year, 12, 31)
