"""Which event of a report a sentence belongs to that only gives a toll or a culprit.

Mostly the one spoken of last. A number of dead, a site or a day that one event alone was told with
leads to that one: "twelve were hurt at the mosque".
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.incidents.agreement import Group, score
from geo.incidents.apart import elsewhere
from geo.incidents.asides import of_aside
from geo.incidents.later_tolls import counted_later
from geo.incidents.summaries import blames_for_all
from geo.incidents.telling_words import APART, AT_SITE, MISHAPS, SLAIN
from geo.incidents.tellings import POINT, Telling, same_place

_DAYS_BESIDE = range(1, 11)
"""Days after an event on which a toll of it may still be given."""
_FRESH = 2
"""Days before its report on which an event told without a day may have been."""
_TELLING_TOLL = 5
"""A number of dead that two events of a report hardly share by chance."""


def told_before(telling: Telling, groups: list[Group], spoken: int) -> int | None:
    """The group a toll or a culprit belongs to: the one spoken of last.

    "Another of the three killed" belongs to the first event with that toll.
    """
    repeats = {c.killed_min for c in telling.event.claims if c.subset_of is not None}
    only_repeats = telling.event.claims and all(
        c.subset_of is not None for c in telling.event.claims
    )
    counted = [i for i, g in enumerate(groups) if only_repeats and repeats & g.killed]
    counted = counted or _with_its_toll(telling, groups) or _at_its_town(telling, groups)
    hurt = any(c.killed_min or c.injured_min for c in telling.event.claims)
    fit = [i for i, g in enumerate(groups) if not (hurt and _harmless(g))]
    last = _spoken_last(groups, fit or list(range(len(groups))))
    home = counted[0] if counted else last
    if blames_for_all(telling, groups):
        return 0
    if home is not None and home != spoken and of_aside(telling, groups, spoken, home):
        home = spoken
    if home is not None and counted_later(telling, groups[home].when):
        telling = replace(telling, dates=())
    if home is None or score(telling, groups[home], home) is None:
        return None
    known = groups[home]
    apart = elsewhere(telling, known) or _of_its_own(telling, known) or _of_then(telling, known)
    return None if apart else home


def _with_its_toll(telling: Telling, groups: list[Group]) -> list[int]:
    """The one event that was told with the number of dead, or the site, that a sentence gives."""
    tolls = {n for n in telling.tolls if n >= _TELLING_TOLL}
    there = [i for i, known in enumerate(groups) if tolls & known.tolls]
    if not there and (
        site := AT_SITE.search(telling.sentence.text)
    ):  # "12 were hurt at the mosque"
        word = re.compile(rf"\b{site[1]}s?\b", re.IGNORECASE)
        there = [i for i, g in enumerate(groups) if any(map(word.search, _texts(g)))]
    return there if len(there) == 1 else []


def _at_its_town(telling: Telling, groups: list[Group]) -> list[int]:
    """The one event of the town that a toll names: "in Gao two soldiers were killed"."""
    if telling.where is None or telling.where.precision not in POINT:
        return []
    there = [
        i
        for i, known in enumerate(groups)
        if known.where is not None
        and known.where.precision in POINT
        and same_place(known.where, telling.where)
        and score(telling, known, i) is not None
    ]
    return there if len(there) == 1 else []


def _spoken_last(groups: list[Group], fit: list[int]) -> int | None:
    """The event spoken of last, but none that a clause of the sentence only harks back to."""
    last = max(fit, key=lambda i: groups[i].touched, default=None)
    told = groups[last].tellings[-1] if last is not None else None
    if told is None or not (told.event.form == "noun" and told.definite and told.event.lead):
        return last
    beside = [
        i
        for i in fit
        if (other := groups[i].tellings[-1]).event.sentence == told.event.sentence
        and i != last
        and not other.event.lead
    ]
    return beside[-1] if beside else last


def _texts(known: Group) -> list[str]:
    """The sentences that tell of an event, without mere tolls."""
    return [t.sentence.text for t in known.tellings if t.event.form != "follow_up"]


def of_day_beside(telling: Telling, groups: list[Group], spoken: int) -> int | None:
    """The event told last, for a toll that only its day keeps from it, and that is none's else.

    "Another 171 were hurt in Thursday's strikes" of an event that was dated by who spoke of it on
    Friday; "the president wrote on Saturday that 54 had died" of one of the week before.
    """
    if (
        not groups
        or telling.places
        or telling.when is None
        or MISHAPS.search(telling.sentence.text)
    ):
        return None
    hurt = any(c.killed_min or c.injured_min for c in telling.event.claims)
    when = groups[spoken].when
    if not (hurt and telling.definite and when) or APART.search(telling.event.lead):
        return None
    same = [i for i, known in enumerate(groups) if known.when == telling.when]
    if same:  # "34 had been killed on Sunday", as was told before another attack
        fit = [i for i in same if score(telling, groups[i], i) is not None]
        return max(fit, key=lambda i: groups[i].touched, default=None)
    days = (telling.when[0] - when[1]).days
    voiced = telling.event.form == "follow_up" and any(c.claimant for c in telling.event.claims)
    beside = days in _DAYS_BESIDE if voiced else telling.event.form == "noun" and abs(days) == 1
    fits = score(replace(telling, dates=()), groups[spoken], spoken) is not None
    return spoken if beside and fits else None


def _of_then(telling: Telling, known: Group) -> bool:
    """Whether a toll with days long past is none of the news, which the head told without a day.

    "Last week he vowed revenge after ten farmers were killed" does not date what is told today.
    """
    when, published = telling.when, telling.published
    if when is None or published is None or known.when is not None:
        return False
    body = any(t.sentence.section == "body" for t in known.tellings)
    news = body and any(t.lead for t in known.tellings) and not telling.tolls & known.tolls
    return news and (published - when[1]).days > _FRESH


def _harmless(known: Group) -> bool:
    """Whether nobody was hurt, as its tellings say."""
    claims = [c for t in known.tellings for c in t.event.claims]
    return bool(claims) and all(c.killed_max == 0 and not c.injured_min for c in claims)


def _of_its_own(telling: Telling, known: Group) -> bool:
    """Whether a toll with a town and a day is another one than the toll of a group without town."""
    town = telling.where is not None and telling.where.precision in POINT
    counted = any(t.event.claims for t in known.tellings)
    return bool(
        town
        and telling.when
        and counted
        and known.where is None
        and SLAIN.search(telling.sentence.text)
    )
