"""What the report is about, what it recalls, and what only a link's title tells.

Its own are the first event that the lead tells, and those that an editor would give with it: others
of the lead in the same country or in a place of the headline, on days that meet; further down only
what goes on with the same story on the same days, by the kind of attack, by who did it, or by the
headline. A round-up has many subjects: all that is new in it is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.incidents.agreement import Group
from geo.incidents.courts import is_judged
from geo.incidents.headings import heads_of
from geo.incidents.telling_words import APART
from geo.incidents.tellings import OLD_DAYS, POINT, Telling, apart_km
from geo.records import Document, Incident, Place, Salience

DIGEST = re.compile(
    r"\b(?:summar(?:y|ies)|round-?\s?up|digest|bulletin|communiqu[eé]|sitrep|(?:situation|flash|daily|"
    r"weekly|monthly)\s(?:report|update|note|brief(?:ing)?|summary)|in\sbrief|at\sa\sglance|"
    r"as\sit\shappened|what\s(?:we\s|is\s|do\swe\s)?know(?!n?\sabout\s(?:the|an?)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:blast|explosion|attack|strike|bombing|shooting|raid|ambush|massacre|killing|assault)\b)|"
    r"(?:morning|evening|midday|weekend|news)\s(?:brief(?:ing)?|summary|wrap|headlines|bulletin)|"
    r"this\s(?:morning|evening|week)\b|headlines|live\s(?:updates?|blog|report\w*)|"
    r"key\s(?:events|developments|points)|latest\sdevelopments|timeline|"
    r"(?:over|in|during|for|of)\s(?:the\s)?(?:past|last)\s(?:24\shours|day|week))\b",
    re.IGNORECASE,
)
"""Titles of reports that tell of all that was new, each with the same weight."""
NO_NEWS_DAYS = 60
"""Days after which an attack is no report's news, though it be the first that is told."""
WIDE_DAYS = 7
"""An interval longer than this meets any day by chance."""
FRESH_DAYS = 2
"""Days before publication within which an event is new in a round-up."""
NEXT_DAY = timedelta(days=1)
_CAME_AFTER = re.compile(
    r"\W*(?:the|this|that|it|these)\b[^,;.]{0,60}?\b(?:came|comes?|happened|occurred)\b[^,;.]{0,30}?"
    r"\b(?:after|since)\b",
    re.IGNORECASE,
)
"""In front of what is recalled: "the attack came hours after a raid on the next town"."""
_DAYS_AFTER = re.compile(
    r"\b(?:days?|nights?|weeks?|months?|years?|fortnight)\s+(?:after|since)\b", re.IGNORECASE
)
QUARTERS = frozenset({"neighbourhood", "exact"})
CITY_KM = 15.0
"""How far quarters of one city lie apart."""
FINE = POINT | {"district"}
"""Precisions of a place that stands for itself; a country may hold an event told already."""


@dataclass(frozen=True, slots=True)
class _News:
    """The report's first event, and what its headline names."""

    main: Incident
    lead: Group
    opening: Group | None
    """Told first in the body, in its own right."""
    entries: frozenset[str]
    """Ids of the places in the headline, and countries by their code."""
    digest: bool
    published: date | None


def graded(
    made: list[Incident], origin: list[Group], document: Document, places: Sequence[Place]
) -> list[Incident]:
    """Say of each incident whether the report is about it.

    Parameters
    ----------
    made, origin
        The incidents, and for each the group it comes from.
    document, places
        The report and all its places, for the headline.
    """
    digest = bool(DIGEST.search(document.title) or heads_of(document.sentences, places))
    news = _news(made, origin, document, places, digest)
    found = []
    for incident, known in zip(made, origin, strict=True):
        salience: Salience = "background"
        if all(t.sentence.section == "related_link" for t in known.tellings):
            salience = "headline_only"
        elif news is not None and incident.kind == "event" and _is_main(incident, known, news):
            salience = "main"
        found.append(replace(incident, salience=salience))
    return _with_neighbours(found, origin)


def _with_neighbours(found: list[Incident], origin: list[Group]) -> list[Incident]:
    """Raise what is told apart of the quarter beside: "other shells hit the X quarter".

    The report is about it as much, where kind and days are those of an event of its own.
    """
    whole: list[Incident] = []
    for incident, known in zip(found, origin, strict=True):
        if (
            incident.salience == "background"
            and incident.kind == "event"
            and known.tellings[0].event.separate
            and any(_beside(incident, other) for other in whole)
        ):
            incident = replace(incident, salience="main")
        whole.append(incident)
    return whole


def _beside(incident: Incident, other: Incident) -> bool:
    here, there = incident.place, other.place
    if other.salience != "main" or here is None or there is None:
        return False
    alike = incident.event_type == other.event_type and _same_days(incident, other)
    quarters = {here.precision, there.precision} <= QUARTERS and here.country == there.country
    return alike and quarters and here.lon is not None and apart_km(here, there) <= CITY_KM


def _news(
    made: list[Incident],
    origin: list[Group],
    document: Document,
    places: Sequence[Place],
    digest: bool,
) -> _News | None:
    """The first event that the lead tells; in a round-up, failing that, the first that is new."""
    published = document.anchor
    events = [(x, g) for x, g in zip(made, origin, strict=True) if x.kind == "event"]
    leading = [(x, g) for x, g in events if _leads(g) and not _is_no_news(x, g, published)]
    recent = [(x, g) for x, g in leading if not x.date_end or _is_fresh(x, published, OLD_DAYS)]
    told = [(x, g) for x, g in recent or leading if "recalled" not in x.date_rule.split("+")]
    first = next(iter(told or recent or leading), None)  # "days after the blast in X, gunmen"
    if first is None and digest:
        first = next(((x, g) for x, g in events if _is_fresh(x, published)), None)
    if first is None:
        return None
    named = [
        p
        for p in places
        if document.sentences[p.toponym.sentence].section == "headline"
        and p.toponym.kind not in ("demonym", "in_name")
    ]
    entries = {p.entry.id for p in named if p.entry}
    entries |= {p.country for p in named if p.precision == "country" and p.country}
    return _News(*first, _opening([g for _, g in leading]), frozenset(entries), digest, published)


def _opening(leading: list[Group]) -> Group | None:
    """The event that the body tells first, unless only as what something came after."""
    told = [
        (t.order, n)
        for n, g in enumerate(leading)
        for t in g.tellings
        if t.sentence.section == "body"
    ]
    if not told:
        return None
    order, at = min(told)
    first = next(t for t in leading[at].tellings if t.order == order)
    return leading[at] if first.lead and not APART.search(first.event.lead) else None


def _leads(known: Group) -> bool:
    """Whether the head of the report tells it, and not as what a court or a memorial is about."""
    return any(t.lead and t.event.modality != "recalled" for t in known.tellings)


def _is_fresh(incident: Incident, published: date | None, days: int = FRESH_DAYS) -> bool:
    end = incident.date_end
    return bool(end and published and 0 <= (published - end).days <= days)


def _is_no_news(incident: Incident, known: Group, published: date | None) -> bool:
    """Whether it was so long before that the news is another: a verdict, a day of mourning."""
    end = incident.date_end
    judged = any(t.lead and is_judged(t) for t in known.tellings)
    if end is None or published is None:
        return judged
    return (published - end).days > (OLD_DAYS if judged else NO_NEWS_DAYS)


def _is_main(incident: Incident, known: Group, news: _News) -> bool:
    if incident is news.main or known is news.lead:
        return True
    if known is news.opening and _placed(incident) and _is_fresh(incident, news.published):
        return True
    if news.digest and _placed(incident) and _is_fresh(incident, news.published):
        return True
    if all(map(_is_what_came_before, known.tellings)) and (
        all(map(_is_days_before, known.tellings)) or not _names_town(incident, news)
    ):
        return False
    told = [t for t in known.tellings if t.event.form != "follow_up"]
    if told and all(_DAYS_AFTER.search(t.event.lead) for t in told):
        return False  # "gunmen stormed an office, a day after a bombing"
    leads, separate = _leads(known), known.tellings[0].event.separate
    if separate and not leads:
        return False
    if leads and _same_days(incident, news.main):
        return True  # across a border too: "Hezbollah answered within hours"
    if not (_near(incident, known, news) or _in_headline(incident, news)):
        return False
    if _same_days(incident, news.main):
        return _same_story(incident, news)
    ahead = leads or _names_town(incident, news)
    return ahead and _placed(incident) and _days_meet(incident, news, separate=separate)


def _is_what_came_before(telling: Telling) -> bool:
    """Whether a telling only says what the news came after."""
    came = _CAME_AFTER.match(telling.sentence.text)
    return came is not None and telling.event.span.start - telling.sentence.span.start >= came.end()


def _is_days_before(telling: Telling) -> bool:
    """Whether a day or more lies between what is recalled and the news."""
    return bool(_DAYS_AFTER.search(telling.sentence.text))


def _placed(incident: Incident) -> bool:
    return incident.place is not None and incident.place.precision in FINE


def _same_days(incident: Incident, main: Incident) -> bool:
    own, days = (incident.date_start, incident.date_end), (main.date_start, main.date_end)
    return None not in own and own == days


def _days_meet(incident: Incident, news: _News, *, separate: bool) -> bool:
    """Whether its days meet the main event's; in a town of the headline a day apart is near enough.

    "Three ships hit off Odesa ... on Thursday one was struck, on Friday two".
    """
    main = news.main
    if not (incident.date_start and incident.date_end and main.date_start and main.date_end):
        return False
    if (incident.date_end - incident.date_start).days > WIDE_DAYS:
        return False  # "he was shot earlier this month"
    slack = NEXT_DAY if _names_town(incident, news) and not separate else timedelta()
    return (
        incident.date_start <= main.date_end + slack
        and main.date_start <= incident.date_end + slack
    )


def _near(incident: Incident, known: Group, news: _News) -> bool:
    """Whether it was in the main event's country, or across a border in one breath with it."""
    here, there = incident.place, news.main.place
    if here is None or there is None or here.country == there.country:
        return True
    return known.tellings[0].event.sentence in news.lead.sentences


def _in_headline(incident: Incident, news: _News) -> bool:
    """Whether the headline names its place, or its country."""
    if incident.place is not None and incident.place.country in news.entries:
        return True
    return any(p.entry and p.entry.id in news.entries for p in incident.places)


def _names_town(incident: Incident, news: _News) -> bool:
    """Whether the headline names its town."""
    return any(
        p.entry and p.entry.id in news.entries and p.precision in FINE for p in incident.places
    )


def _same_story(incident: Incident, news: _News) -> bool:
    """Whether what is told further down goes on with the report's own event."""
    shared = set(incident.perpetrators) & set(news.main.perpetrators)
    told_on = incident.date_rule == "same_day_as_before"
    return bool(
        shared
        or told_on
        or incident.event_type == news.main.event_type
        or _in_headline(incident, news)
    )
