"""The day that a report prints of itself: in a dateline, or in a line of its own.

"TBILISI, 3 March 2024 - Two people", "Published 3 March 2024", "3 March 2024" above the text. Such
a day dates no attack. With its year it is the day of publication, where nothing else says that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

from geo.dates.phrases import Phrase, date_phrases
from geo.patterns.numbers import plain

_UPDATED = re.compile(r"\b(?:updated?|modified|edited|archived|retrieved)\b", re.IGNORECASE)
"""Such a day is later than that from which the report's words count."""
FIRST = 6
"""Lines at the top of a report in which its day is looked for."""

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


def day_of_report(lines: Iterable[tuple[str, bool]]) -> date | None:
    """Return the day that a report prints of itself at its top, or None; one with a year only.

    Parameters
    ----------
    lines
        The first lines or sentences of the report, each with whether it is a line about the
        report and not of it, in which every date is its day.
    """
    for line, about_it in islice(lines, FIRST):
        text = plain(line)
        if _UPDATED.search(text):
            continue
        for phrase in date_phrases(text, None):
            day = phrase.reading.start
            if phrase.rule != "date" or day is None or day != phrase.reading.end:
                continue
            told = about_it or is_alone(text, phrase) or is_printed(text, phrase)
            if told or is_dateline(text, phrase):
                return day
    return None


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
