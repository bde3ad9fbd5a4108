"""Tolls of an attack that a report recalls in passing, and not of its news.

"The blast came two days after a raid on a bank. Nine were killed in the attack": the blast has a
toll of its own, told before.
"""

from __future__ import annotations

import re

from geo.incidents.agreement import Group
from geo.incidents.telling_words import APART
from geo.incidents.tellings import Telling

_CAME = re.compile(
    r"\W*(?:it|this|that|the\s[\w' -]{3,40}?)\s(?:also\s)?(?:came|comes|come|happened|took\splace|"
    r"occurred|follows|followed)\b(?:[^,;]*\b(?:after|since)\b)?",
    re.IGNORECASE,
)
"""Words at the head of a sentence by which the news leads to what happened before it."""
_TOLL_GOES_ON = re.compile(r"\b(?:toll|rose|risen|climbed|now)\b", re.IGNORECASE)
"""Words of a toll that is followed from day to day: that of the news."""


def toll_of_aside(telling: Telling, groups: list[Group], spoken: int) -> bool:
    """Whether "the attack" with a toll is the one recalled in the sentence before, not the news.

    Parameters
    ----------
    telling
        A telling that may point back.
    groups
        The events told before it, the news first.
    spoken
        Index of the event of the telling before.
    """
    event = telling.event
    if spoken <= 0 or not telling.tolls or not telling.definite or telling.places or telling.when:
        return False
    here, news = groups[spoken].when, groups[0].when
    older = here is not None and news is not None and here[1] < news[0]
    recalled = older or _is_recalled(groups[spoken].tellings[0])
    counted = telling.tolls & groups[0].tolls or _TOLL_GOES_ON.search(telling.sentence.text)
    return bool(
        recalled
        and event.form == "noun"
        and groups[0].tolls
        and not counted
        and of_aside(telling, groups, spoken, 0)
    )


def _is_recalled(telling: Telling) -> bool:
    """Whether the words ahead of an attack say that another one is the news: "it came after"."""
    start = telling.event.span.start - telling.sentence.span.start
    return bool(APART.search(telling.event.lead) or _CAME.match(telling.sentence.text[:start]))


def of_aside(telling: Telling, groups: list[Group], spoken: int, home: int) -> bool:
    """Whether a toll is that of an attack recalled in the sentence before, which has none yet.

    "It came a week after a raid on a camp. At least ten died": the main event has its toll.

    Parameters
    ----------
    telling
        The toll.
    groups
        The events told before it.
    spoken, home
        Indices of the event of the telling before, and of the one that it would else be of.
    """
    if spoken < 0 or not telling.event.claims:
        return False
    before = groups[spoken].tellings[-1].event.sentence
    if telling.event.sentence - before > 1:
        return False
    return bool(groups[home].tolls) and not any(t.event.claims for t in groups[spoken].tellings)
