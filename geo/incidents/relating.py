"""How the incidents of one report hang together: order in time, retaliation."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from geo.incidents import facts
from geo.incidents.agreement import Group
from geo.incidents.tellings import Telling
from geo.records import Incident, Link

RETALIATION = re.compile(r"retaliation|response|reprisal|revenge|retribution")
EITHER = re.compile(RETALIATION.pattern + r"|after|follow|since|wake of")
"""Words that put what follows them before the clause they stand behind."""

_SINCE = re.compile(r"\b(?:\w+est|worst|first|most\s+\w+)\b[^.;]{0,60}\bsince\b", re.IGNORECASE)
"""Words that measure an attack by an earlier one."""
NEXT_SENTENCES = 2
"""Sentences within which a narrative still speaks of the same day."""
OTHER_TIME = re.compile(
    r"\b(?:had|has|have|last|previous|previously|earlier|ago|(?<!-)years?\b(?![\s-]old)|months?|weeks?|since|when|"
    r"before|recent|recently|history|once|former|1\d{3}|20\d{2})\b",
    re.IGNORECASE,
)
"""Words that lead the narrative away from the day."""

AT_ONCE = frozenset({"shelling", "missile_rocket"})
"""What is answered on its day or the next: "in retaliation for mortar fire"."""
LONG_AGO = re.compile(
    r"\b(?:last|previous|previously|ago|(?<!-)years?\b(?![\s-]old)|months?|weeks?|since|recent|recently|history|"
    r"1\d{3}|20\d{2})\b",
    re.IGNORECASE,
)
"""Those of them that do so behind the attack too."""
_SHORTLY = timedelta(days=7)
"""What is answered, or named as what the news came after, was hardly longer before it."""
Near = defaultdict[int, list[int]]
"""Index of an incident to those of others."""


def bounded(made: list[Incident], origin: list[Group], published: date | None) -> list[Incident]:
    """Date what has no date of its own by what it came before and after.

    "The strike came after the US launched an assault, in retaliation for an attack in late
    January": the assault lies between the attack and the strike.
    """
    dated = list(made)
    later, earlier = _neighbours(origin)
    _, answers = _neighbours(origin, RETALIATION)
    for i, incident in enumerate(made):
        if incident.date_start or incident.kind != "event":
            continue
        starts = [day for j in later[i] if (day := made[j].date_start)]
        ends = [day for j in earlier[i] if (day := made[j].date_end)]
        end = min(ends, default=published)
        answered = [d for j in answers[i] if (d := made[j].date_end) and d == made[j].date_start]
        fire = incident.event_type in AT_ONCE and not _led_away(origin[i].tellings[0])
        if not starts and answered and fire:
            ends = answered
            starts, end = [min(answered) - timedelta(days=1)], min(answered)
        counted = any(_SINCE.search(t.sentence.text) for t in origin[i].tellings[:1])
        if counted and not ends:
            continue  # "the worst strike since May, when": that tells no day of it
        if starts and end is not None and max(starts) <= end:
            dated[i] = replace(
                incident,
                date_start=max(starts),
                date_end=end,
                date_precision=facts.precision(max(starts), end),
                date_rule="between_related",
            )
    return dated


def answered(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """Date what is told only as what a dated attack came after by the week before that one.

    "Jets hit Gao on Friday, days after an ambush in Kidal"; the record says that no day is told.
    """
    _, earlier = _neighbours(origin)
    dated = list(made)
    for i, incident in enumerate(made):
        ends = [day for j in earlier[i] if (day := made[j].date_end)]
        if incident.date_start or incident.kind != "event" or not ends:
            continue
        if _soon_before(incident, origin[i]):
            first = min(ends) - _SHORTLY
            dated[i] = replace(
                incident,
                date_start=first,
                date_end=min(ends),
                date_precision=facts.precision(first, min(ends)),
                date_rule="shortly_before",
            )
    return dated


def _soon_before(incident: Incident, known: Group) -> bool:
    """Whether nothing puts what an attack answered, or came after, further back than days."""
    texts = [t.sentence.text for t in known.tellings if t.event.form != "follow_up"]
    return not incident.date_partial and not any(LONG_AGO.search(text) for text in texts)


def carried(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """Date what is told right behind a dated event in the same breath by that event's day.

    "On Friday shells fell on A. Rockets hit B, killing two." Only a plain past narrative of one
    country goes on so; the record says that the day is not its own (`assessment.WEAK_DAYS`).
    """
    dated = list(made)
    last = -1
    for i, incident in enumerate(made):
        if incident.kind != "event":
            continue
        day = dated[last].date_start if last >= 0 else None
        one_day = day is not None and dated[last].date_end == day
        if one_day and _goes_on(incident, origin[i], dated[last], origin[last]):
            dated[i] = replace(
                incident,
                date_start=day,
                date_end=day,
                date_precision="day",
                date_rule="same_day_as_before",
            )
        last = i
    return dated


def _goes_on(incident: Incident, known: Group, before: Incident, told: Group) -> bool:
    """Whether an undated event goes on with the narrative of the event told before."""
    if incident.kind != "event" or incident.date_start or incident.date_partial:
        return False
    if told is known:
        return True  # another place of the same attack
    first, event = known.tellings[0], known.tellings[0].event
    ahead = [t.event.sentence for t in told.tellings if t.order < first.order]
    if not ahead:  # the dated event is told behind this one
        return False
    step = event.sentence - max(ahead)
    # neither may be told as what the other came after
    leads = (event.lead, told.tellings[0].event.lead)
    plain = event.form == "verb" and not any(EITHER.search(lead) for lead in leads)
    here, there = incident.place, before.place
    return (
        plain
        and 0 <= step <= NEXT_SENTENCES
        and all(t.sentence.section == "body" for t in (first, told.tellings[-1]))
        and not _led_away(first)
        and here is not None
        and there is not None
        and bool(here.country)
        and here.country == there.country
    )


def _led_away(telling: Telling) -> bool:
    """Whether a sentence leads the narrative away from the day.

    What it says behind the attack of those hit ("a pupil who had been sent home") does not.
    """
    text = telling.sentence.text
    end = telling.event.span.end - telling.sentence.span.start
    return bool(OTHER_TIME.search(text[:end]) or LONG_AGO.search(text[end:]))


def _neighbours(origin: list[Group], words: re.Pattern[str] = EITHER) -> tuple[Near, Near]:
    """For each incident those of the next clause of its sentence, and of the one before.

    Only clauses that ``words`` tie to the one before: "after", "in retaliation for".
    """
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, known in enumerate(origin):
        for telling in known.tellings:
            holders[telling.order, telling.event.sentence].append(i)
    later: Near = defaultdict(list)
    earlier: Near = defaultdict(list)
    for j, known in enumerate(origin):
        for telling in known.tellings:
            if not words.search(telling.event.lead):
                continue
            for i in holders.get((telling.order - 1, telling.event.sentence), ()):
                if origin[i] is not known:
                    later[i].append(j)
                    earlier[j].append(i)
    return later, earlier


def linked(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """Tie a retaliation to what it answers."""
    tied = list(made)
    later, _ = _neighbours(origin, RETALIATION)
    for i, answered in later.items():
        links = [Link("retaliation_for", made[j].id) for j in dict.fromkeys(answered)]
        tied[i] = replace(tied[i], links=(*tied[i].links, *links))
    return tied
