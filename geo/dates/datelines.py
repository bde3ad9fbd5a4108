"""The day that a report prints of itself: in a dateline, or in a line of its own.

"TBILISI, 3 March 2024 - Two people", "Published 3 March 2024", "3 March 2024" above the text. Such
a day dates no attack. With its year it is the day of publication, where nothing else says that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from geo.dates.phrases import Phrase, date_phrases
from geo.dates.readings import make_date
from geo.patterns.numbers import plain

_UPDATED = re.compile(r"\b(?:updated?|modified|edited|archived|retrieved)\b", re.IGNORECASE)
"""Such a day may be later than that from which the report's words count."""
_UNGLUED = re.compile(r"(?<=[a-z.]\s\d\d)(?=(?:19|20)\d\d\b)|(?<=[a-z.]\s\d)(?=(?:19|20)\d\d\b)")
"""Between day and year that lost their comma and blank: "May 122016"."""
_NUMBERS = re.compile(
    r"\b(?P<first>\d{1,2})(?P<sign>[-./])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})"
)
FIRST = 6
"""Lines at the top of a report in which its day is looked for."""
TWO_WAYS = timedelta(days=3)
"""How near the day said beside the report one reading of "04-09-2014" must lie."""
BROUGHT_UP = timedelta(days=3)
"""For so long after its day a report is brought up to date; a later one is no worse than that said
beside the report, which then is of a copy."""

_PUBLISHED_BEFORE = re.compile(
    r"\b(?:published|updated|posted|date\sof\spublication)(?:\s(?:on|at))?:?\s*$", re.IGNORECASE
)
_DATELINE_AFTER = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?--")
# "KABUL, March 3 (Agency) - ", "GOMA (Agency, 3 March) - ", "March 3 (Agency) - "
_DATELINE_BEFORE = re.compile(
    r"[A-Z]{3}[A-Z\s./'-]*(?:,\s[\w\s.'-]{1,30})?[,\s]*(?:\([\w\s.]+,\s)?"
)
_DATELINE_HEAD = re.compile(
    r"\W*[A-Z][\w'-]+(?:[\s/][A-Z][\w'-]+){0,2},\s(?:[A-Z][\w\s'-]{1,30},\s)?"
)
_HEAD_ENDS = re.compile(r"\.?\s*$|\.\s+(?=[A-Z])|\s*\([^()]{1,60}\)\s*(?=[A-Z])|\s*[-–—:]\s")
_DATELINE_DASH = re.compile(r"\)?\s*(?P<agency>\([^()]{1,60}\)\s*)?(?:-|:)\s")


def day_of_report(lines: Iterable[tuple[str, bool]], said: date | None = None) -> date | None:
    """Return the day that a report prints of itself at its top, or None; one with a year only.

    Parameters
    ----------
    lines
        The first lines or sentences of the report, each with whether it is a line about the
        report and not of it, in which every date is its day.
    said
        The day that was said beside the report. It settles which of two days numbers mean.
    """
    top = [(plain(line), about_it) for line, about_it in islice(lines, FIRST)]
    told = (_told(line, said, about_it=about_it) for line, about_it in top)
    return next((day for day in told if day), None)


def day_of_update(lines: Iterable[tuple[str, bool]], said: date | None = None) -> date | None:
    """Return the day on which a report says it was brought up to date, failing its own.

    It does not count where it lies shortly behind the day said beside the report.
    """
    for line, about_it in islice(lines, FIRST):
        text = plain(line)
        if about_it and _UPDATED.search(text):
            for day in _whole_days(text, said):
                return None if said and said < day <= said + BROUGHT_UP else day
    return None


def _told(text: str, said: date | None, *, about_it: bool) -> date | None:
    if about_it:
        return next(_whole_days(_UPDATED.split(text)[0], said), None)
    if _UPDATED.search(text):
        return None
    for phrase in date_phrases(text, None):
        day = phrase.reading.start
        if phrase.rule == "date" and day is not None and day == phrase.reading.end:
            alone = is_alone(text, phrase) or is_printed(text, phrase)
            if alone or is_dateline(text, phrase):
                return day
    return None


def _whole_days(text: str, said: date | None) -> Iterator[date]:
    """Yield the days with their years that a line about the report names."""
    for phrase in date_phrases(_UNGLUED.sub(" ", text), None):
        day = phrase.reading.start
        if phrase.rule == "date" and day is not None and day == phrase.reading.end:
            yield day
    for numbers in _NUMBERS.finditer(text):
        first, second, year = (int(numbers[name]) for name in ("first", "second", "year"))
        days = [(first, second)] if numbers["sign"] == "." else [(first, second), (second, first)]
        read = [make_date(year, m, d) for d, m in days if 1 <= m <= 12 and 1 <= d <= 31]
        near = [d for d in read if d and (len(days) == 1 or (said and abs(said - d) <= TWO_WAYS))]
        if len(set(near)) == 1:
            yield near[0]


def is_alone(text: str, phrase: Phrase) -> bool:
    """Whether nothing but the phrase stands in its line."""
    return not text[: phrase.start].strip() and not text[phrase.end :].strip(" .")


def is_printed(text: str, phrase: Phrase) -> bool:
    """Whether a line says that it was published on that day, or two dashes end it."""
    before = text[max(0, phrase.start - 80) : phrase.start]
    return bool(_PUBLISHED_BEFORE.search(before) or _DATELINE_AFTER.match(text, phrase.end))


def is_dateline(text: str, phrase: Phrase) -> bool:
    """Whether the report's day stands at its head with a dash or a full stop behind."""
    dash = _DATELINE_DASH.match(text, phrase.end)
    head = _DATELINE_HEAD.fullmatch(text[: phrase.start])
    if head and phrase.rule == "date" and _HEAD_ENDS.match(text, phrase.end):
        return True  # "TBILISI, March 3. Two people", "Srinagar, Nov 14 (Agency) Five people"
    if not dash or phrase.start > 90 or phrase.rule not in ("date", "weekday"):
        return False
    before = text[: phrase.start].lstrip()
    return bool(_DATELINE_BEFORE.fullmatch(before) if before else dash["agency"])
