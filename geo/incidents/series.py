"""Whether a telling is of a row of attacks over some time, or of one with several blows."""

from __future__ import annotations

import re

from geo.incidents.telling_words import TWIN
from geo.incidents.tellings import POINT, Telling

_LONGEST = 31
"""Days within which several bombs with one toll are one attack that nobody dates to the day."""
_FEWEST = 5
"""So many strikes that are counted, in a town or with a toll, are one attack."""
_THROWN = re.compile(
    r"\b(?:bombs|devices|bombers|rockets|missiles|shells|mortars|grenades|charges|explosives|"
    r"gunm[ae]n|mines)\b",
    re.IGNORECASE,
)
"""Several of these make one attack; several strikes, raids or attacks do not."""
_FEW = re.compile(
    r"\b(?:two|three|four|five|six|twin|both|a\s+pair\s+of|[2-6])\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_A_CAMPAIGN = re.compile(
    r"\b(?:(?:has|have)(?!\s+(?:been\s+)?(?:confirmed|reported|announced|verified|said|told))|is|are|continue[ds]?|"
    r"would|used\s+to|always|campaign)\b",
    re.IGNORECASE,
)
"""In front of strikes that nobody counts: how things stand, and no event of a day."""
_BOMBING = re.compile(
    r"(?:(?:air|aerial|artillery)\s+)?(?:bombing|shelling|bombardment|gunfire)\b", re.I
)
_HEAVY = re.compile(
    r"(?<!\ba )(?<!\ban )(?<!\bthe )\b(?:heavy|intens(?:e|ive)|fierce|constant|relentless|"
    r"sustained|indiscriminate|massive|continuous)\s+$",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\bon\s+(?:a|one|the\s+same)\s+(?:single\s+)?day\b|\bin\s+quick\s+succession\b|\bsimultaneous|"
    r"\bwithin\s+(?:[\w-]+\s+){0,3}?(?:seconds|minutes|hours?)\b|\b(?:seconds|minutes|moments)\s+apart\b|"
    r"\bat\s+(?:almost\s+|about\s+|nearly\s+)?the\s+same\s+time\b|\bin\s+the\s+space\s+of\b",
    re.IGNORECASE,
)
"""Words by which several blows are one attack."""


def is_series(telling: Telling) -> bool:
    """Whether it is of a row of attacks, unless one day dates it."""
    event, text = telling.event, telling.sentence.text
    when = telling.when
    town = telling.where is not None and telling.where.precision in POINT
    if event.modality == "intercepted" and not (telling.lead or town):
        return True  # "121 drones were intercepted overnight over ten regions"
    one_day = when is not None and (when[1] - when[0]).days <= 1
    one_day = one_day or any(d.offset_days and d.precision == "day" for d in telling.dates)
    if event.form == "follow_up" or one_day:
        return False
    start = event.span.start - telling.sentence.span.start
    if TWIN.match(text, start) or _AT_ONCE.search(text):
        return False
    if event.plural and when is not None and (when[1] - when[0]).days > _LONGEST:
        return True
    if event.strikes and event.strikes <= _FEWEST and (town or event.claims) and not event.series:
        return False
    if event.definite and not event.plural:
        return False  # "the repeated bombing of the hospital"
    if _is_mass(telling, text, start):
        return True
    struck = any(c.killed_min or c.injured_min for c in event.claims)
    told = struck or not _OF_A_CAMPAIGN.search(text, 0, start)
    if town and told and not (event.series or _is_long(telling)):
        return False  # "they answered with raids on Sanaa in which 20 people were killed"
    several = event.plural and not telling.lead and not event.definite
    return event.series or (several and not is_one_attack(telling))


def _is_mass(telling: Telling, text: str, start: int) -> bool:
    """Whether it is of bombing at large: "was retaken following heavy bombing"."""
    event = telling.event
    at_large = event.form == "noun" and not (event.plural or event.definite or telling.lead)
    dated = telling.when is not None and not _is_long(telling)
    if not at_large or dated or event.claims or not _BOMBING.match(text, start):
        return False
    return bool(_HEAVY.search(text, 0, start))


def _is_long(telling: Telling) -> bool:
    """Whether it is spread over more days than one attack of which nobody gives the day."""
    when = telling.when
    return when is not None and (when[1] - when[0]).days >= _LONGEST


def is_one_attack(telling: Telling) -> bool:
    """Whether several bombs are one attack: "two bombs exploded", "in May rockets killed nine"."""
    event, when, text = telling.event, telling.when, telling.sentence.text
    start = event.span.start - telling.sentence.span.start
    words = text[start : event.span.end - telling.sentence.span.start]
    if not _THROWN.search(words):
        return False
    if _FEW.search(text[max(0, start - 40) : start]) or _FEW.match(words):
        return True
    counted = any(c.killed_min or c.injured_min for c in event.claims if c.modality == "exact")
    return counted and when is not None and (when[1] - when[0]).days < _LONGEST
