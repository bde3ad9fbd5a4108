"""Days for what a report tells as news without saying when.

A report of the day needs no date for what has just happened. Where an event is told as news and
nothing leads away to another time, it has the day of the report's own event, or else that of
publication or the day before. The record says which (`assessment.WEAK_DAYS`), and it is never
taken for a day that the words give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.incidents import facts
from geo.incidents.agreement import Group
from geo.incidents.courts import ARREST, is_judged
from geo.incidents.relating import LONG_AGO
from geo.incidents.tellings import NEWS_DAYS, Telling
from geo.records import DateMention, Incident

OTHER_TIME = re.compile(
    r"\b(?:had|last|previous|previously|earlier|ago|(?<!-)years?\b(?![\s-]old)|months?|weeks?|past|"
    r"recent|recently|history|once|former|formerly|since|decades?|anniversary|often|usually|"
    r"1\d{3}|20\d{2})\b",
    re.IGNORECASE,
)
"""Words that lead away from the news."""
REPORTED_HAD = re.compile(
    r"(?<=\bsaid\s)(?:that\s+)?(?:it|they|he|she|\w+ly\s+\w+|(?:[\w’'-]+\s+){1,6}?[\w’'-]+)\s+had\b",
    re.IGNORECASE,
)
"""In reported speech this is the tense of the news: "said it had fired rockets"."""
JUST_NOW = re.compile(
    r"\b(?:has|have)\s+(?:just\s+|reportedly\s+)?(?:driven|blown|struck|hit|killed|attacked|exploded|"
    r"stormed|opened\s+fire|shot|bombed|shelled|carried\s+out|launched|fired|ambushed|detonated|"
    r"(?:died|been\s+(?:killed|wounded|injured|hit|struck|attacked|shot|bombed|shelled|hurt)))\b",
    re.IGNORECASE,
)
"""The tense of what a report of the same day tells."""
_CHARGED = (
    r"accus|blam|suspect|charg|convict|arrest|trial|investigat|responsib|condemn|denounc|"
    r"role in|link|mastermind|plan(?!e)"
)
RECALLED = re.compile(
    rf"\b(?:{_CHARGED}|in retaliation|in response|revenge|anger|outrage|after\b|follow)",
    re.IGNORECASE,
)
"""Words by which an attack is only spoken of, whenever it was."""


LEAD = 3
"""Sentences, the headline with them, whose day is that of the report."""
NEAR_BY = re.compile(
    r"\b(?:(?:\w+\s+)?(?:minutes?|moments?|seconds?|hours?)\s+(?:later|after(?:wards)?|earlier|before|apart)"
    r"|(?:later|earlier)\s+(?:on|that|in\s+the|the\s+same)\b|^\W*earlier(?!\s+(?:this|last|in|on|that)\b)\b"
    r"|(?:just\s+|shortly\s+)?(?:after|before|since|"
    r"past)\s+(?:dawn|daybreak|sunrise|sunset|dusk|dark|nightfall|midnight|noon|midday|prayers?|\w+\s+"
    r"prayers|\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)(?![\w-]))",
    re.IGNORECASE,
)
"""Words of hours and minutes: these do not lead away from the day."""
RECORD = re.compile(
    r"\b(?:first|largest|greatest|\w{3,}iest|worst|gravest|heaviest|biggest|highest|most\s+\w+)\b"
    r"[^.;]{0,80}?\b(?:in|since|for)\s+[^,;.]{0,30}?\b(?:years?|months?|weeks?|decades?|history|"
    r"century|(?:19|20)\d\d|(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)\b",
    re.IGNORECASE,
)
"""How grave the news is: "the deadliest attack there in years" leads away to no other time."""
FRESH = timedelta(days=2)
"""Before this, another event's day is none of what has just been told."""
DAYS_AFTER = re.compile(r"\b(?:days|weeks|months|years)\s+(?:after|before)\b", re.IGNORECASE)
"""In front of an attack that lies some time off, and nobody says how long."""


_LAW = re.compile(
    r"\b(?:accus|suspect(?:ed|s)\s+of|charg|convict|arrest|trial|tried|sentenc|court|judge|indict|extradit|anniversar|"
    r"memorial|remember|commemorat)\w*",
    re.IGNORECASE,
)
"""What is before the courts, or remembered, may have been at any time."""


def assumed(
    made: list[Incident],
    origin: list[Group],
    published: date | None,
    dates: Sequence[DateMention] = (),
) -> list[Incident]:
    """Date what is told as news and has no day, by the report's own day.

    Parameters
    ----------
    made
        The incidents of a report, in the order of reading.
    origin
        The group that each comes from.
    published
        Day of publication; without it nothing is assumed.
    dates
        All date phrases of the report: where no event has a day, that of its first sentences
        counts ("the coalition said it flew 12 raids on Tuesday").
    """
    if published is None:
        return made
    own = _own_day(made, origin, published) or _day_of_lead(dates, published)
    head = next((i for i, known in zip(made, origin, strict=True) if _is_head(i, known)), None)
    beside = _days_beside(made, origin, published)
    stated = {i: day for i, g in enumerate(origin) if (day := _stated_day(g, dates, published))}
    return [
        _dated(
            incident,
            beside.get(i, stated.get(i, own)),
            published,
            just_now=_just_now(known),
            stated=i not in beside and i in stated,
        )
        if not incident.date_start
        and incident.kind == "event"
        and (_is_news(known) or (incident is head and not _long_ago(known)))
        else incident
        for i, (incident, known) in enumerate(zip(made, origin, strict=True))
    ]


def _is_head(incident: Incident, known: Group) -> bool:
    """Whether it is an event that the head of the report tells."""
    return incident.kind == "event" and any(t.lead for t in known.tellings)


def _long_ago(known: Group) -> bool:
    """Whether words lead away to another time, or part of a day is told."""
    texts = [t.sentence.text for t in known.tellings]
    first = known.tellings[0]
    at = first.event.span.start - first.sentence.span.start
    if DAYS_AFTER.search(first.sentence.text, max(0, at - 60), max(0, at)):
        return True  # "just days after a mine killed four"
    words = (LONG_AGO.search(text) or _LAW.search(text) for text in texts)
    return any(words) or any(d.partial for t in known.tellings for d in t.dates)


def _days_beside(made: list[Incident], origin: list[Group], published: date) -> dict[int, date]:
    """The day of the one dated event that shares a sentence with an undated one.

    "Guns fired on X on Monday after shells fell on Y": rather that day than the report's own.
    """
    days: dict[int, set[date]] = {}
    for incident, known in zip(made, origin, strict=True):
        start, fresh = incident.date_start, published - timedelta(days=NEWS_DAYS)
        if start and start == incident.date_end and start >= fresh:
            for number in known.sentences:
                days.setdefault(number, set()).add(start)
    found: dict[int, date] = {}
    for i, known in enumerate(origin):
        shared = set().union(*(days.get(t.event.sentence, set()) for t in known.tellings[:1]))
        if len(shared) == 1:
            found[i] = shared.pop()
    return found


def _stated_day(known: Group, dates: Sequence[DateMention], published: date) -> date | None:
    """The one day on which the sentences of the lead say that somebody told it."""
    told = {t.event.sentence for t in known.tellings if t.lead and t.sentence.section == "body"}
    days = {d.start for d in dates if d.sentence in told and d.start and d.start == d.end}
    said = {d.start for d in dates if d.sentence in told and d.of_statement and d.start in days}
    fresh = published - timedelta(days=NEWS_DAYS)
    return said.pop() if len(days) == len(said) == 1 and fresh <= min(days) <= published else None


def _own_day(made: list[Incident], origin: list[Group], published: date) -> date | None:
    """The day of the first event of the news that is dated to a day by its own words."""
    first = next(
        (
            i
            for i, known in zip(made, origin, strict=True)
            if i.date_start and (i.kind == "event" or any(t.lead for t in known.tellings))
        ),
        None,
    )
    if first is None or first.date_start is None or first.date_start != first.date_end:
        return None
    fresh = published - timedelta(days=NEWS_DAYS) <= first.date_start <= published
    return first.date_start if fresh else None


def _day_of_lead(dates: Sequence[DateMention], published: date) -> date | None:
    """The one day of the news that the first sentences tell."""
    days = {
        d.start
        for d in dates
        if d.sentence < LEAD and d.start and d.start == d.end and not d.of_statement
    }
    fresh = [d for d in days if published - timedelta(days=NEWS_DAYS) <= d <= published]
    return fresh[0] if len(days) == len(fresh) == 1 else None


def _just_now(known: Group) -> bool:
    """Whether the lead tells it in the perfect: "has driven a truck into the gates"."""
    return any(
        t.lead and t.sentence.section == "body" and JUST_NOW.search(t.sentence.text)
        for t in known.tellings
        if t.event.form != "follow_up"
    )


def _dated(
    incident: Incident, own: date | None, published: date, *, just_now: bool, stated: bool
) -> Incident:
    first = published if just_now else published - timedelta(days=1)
    if just_now and own and not stated and published - own > FRESH:
        own = None  # "a bomber has killed four" is not of last Friday, when another one did
    start, end = (own, own) if own else (first, published)
    return replace(
        incident,
        date_start=start,
        date_end=end,
        date_precision=facts.precision(start, end),
        date_rule=("day_of_statement" if stated else "day_of_the_report")
        if own
        else "day_of_publication",
    )


def _is_news(known: Group) -> bool:
    """Whether a group is told as news, and nothing leads away to another time."""
    first = known.tellings[0]
    if any(t.lead and is_judged(t) for t in known.tellings):
        return False
    told = [t for t in known.tellings if t is first or t.event.form != "follow_up"]
    return any(_tells_news(t) for t in told) and not any(
        t.dates and any(d.partial for d in t.dates if not d.of_statement and not _of_hours(d))
        for t in known.tellings
    )


def _tells_news(telling: Telling) -> bool:
    event = telling.event
    text = RECORD.sub(_blank, NEAR_BY.sub(_blank, telling.sentence.text))
    text = REPORTED_HAD.sub(_blank, text)
    if event.form == "follow_up":
        return bool(event.claims) and not (OTHER_TIME.search(text) or DAYS_AFTER.search(text))
    if event.modality not in ("actual", "intercepted") or event.definite or ARREST.search(text):
        return False
    start = event.span.start - telling.sentence.span.start
    ahead = text[max(0, start - 60) : start]
    spoken_of = event.form == "noun" and RECALLED.search(ahead)
    return not (OTHER_TIME.search(text) or spoken_of or DAYS_AFTER.search(ahead))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _of_hours(mention: DateMention) -> bool:
    """Whether a distance is of hours only: "hours later another bomb went off"."""
    return mention.offset_days in ((-1, 0), (0, 1), (0, 0))
