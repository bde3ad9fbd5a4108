"""Days of the year that are told twice, once with the year: "the Christmas Day bombing".

What a report recalls by its day alone ("after the 11 March attacks") is of the year in which it
tells of that day elsewhere ("on 11 March 2004"), and not of the latest one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.records import DateMention

NEWS = timedelta(days=31)
"""A day this near before publication is the news, whatever happened on it in other years."""


def with_years(found: Sequence[DateMention], published: date | None) -> list[DateMention]:
    """Give days without a year the one that the report tells of the same day elsewhere.

    Parameters
    ----------
    found
        The date phrases of a report, in the order of reading.
    published
        Day of publication.
    """
    years: dict[tuple[int, int], set[date]] = {}
    for mention in found:
        told = mention.start
        if told and mention.partial == told.isoformat() == f"{mention.end}":
            years.setdefault((told.month, told.day), set()).add(told)
    if published is None or not years:
        return list(found)
    made = []
    for mention in found:
        day = mention.start
        if day and _lacks_its_year(mention) and published - day > NEWS:
            same = years.get((day.month, day.day), set())
            if len(same) == 1:
                [day] = same
                mention = replace(mention, start=day, end=day)
        made.append(mention)
    return made


def _lacks_its_year(mention: DateMention) -> bool:
    if mention.start != mention.end:
        return False
    if mention.rule == "feast":
        return mention.partial.startswith("relative:")
    return mention.rule == "date" and mention.partial.startswith("--")
