"""How the incidents of one report hang together: order in time, retaliation, salience."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from geo.incidents import facts
from geo.incidents.grouping import Group
from geo.records import Incident, Link, Salience

RETALIATION = re.compile(r"retaliation|response|reprisal|revenge|retribution")
AFTER = re.compile(r"after|follow|since|wake of")


def bounded(made: list[Incident], origin: list[Group], published: date | None) -> list[Incident]:
    """Date what has no date of its own by what it came before and after.

    "The strike came after the US launched an assault, in retaliation for an attack in late
    January": the assault lies between the attack and the strike.
    """
    dated = list(made)
    for i, incident in enumerate(made):
        if incident.date_start or incident.kind != "event":
            continue
        before = [made[j] for j in _neighbours(origin, i, later=True) if made[j].date_start]
        behind = [made[j] for j in _neighbours(origin, i, later=False) if made[j].date_end]
        if not before:
            continue
        start = max(x.date_start for x in before if x.date_start)
        end = min((x.date_end for x in behind if x.date_end), default=published)
        if end is not None and start <= end:
            dated[i] = replace(
                incident,
                date_start=start,
                date_end=end,
                date_precision=facts.precision(start, end),
                date_rule="between_related",
            )
    return dated


def _neighbours(origin: list[Group], i: int, *, later: bool) -> list[int]:
    """Incidents told in the same sentence: the next clause's (``later``), or the one before."""
    found = []
    for telling in origin[i].tellings:
        for j, other in enumerate(origin):
            if j == i or other is origin[i]:
                continue
            for there in other.tellings:
                step = there.order - telling.order
                lead = (there if step > 0 else telling).event.lead
                adjacent = there.event.sentence == telling.event.sentence and step == (
                    1 if later else -1
                )
                if adjacent and (AFTER.search(lead) or RETALIATION.search(lead)):
                    found.append(j)
    return found


def linked(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """Tie a retaliation to what it answers."""
    tied = list(made)
    for i in range(len(origin)):
        links = [
            Link("retaliation_for", made[j].id)
            for j in dict.fromkeys(_neighbours(origin, i, later=True))
            if any(
                RETALIATION.search(t.event.lead)
                for t in origin[j].tellings
                if any(t.order == own.order + 1 for own in origin[i].tellings)
            )
        ]
        if links:
            tied[i] = replace(tied[i], links=(*tied[i].links, *links))
    return tied


def graded(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """What the report is about, what it recalls, and what only a link's title tells."""
    first = next((i for i, x in enumerate(made) if x.kind == "event" and _leads(origin[i])), None)
    found = []
    for i, (incident, known) in enumerate(zip(made, origin, strict=True)):
        salience: Salience = "background"
        if all(t.sentence.section == "related_link" for t in known.tellings):
            salience = "headline_only"
        elif first is not None and incident.kind == "event":
            salience = _salience(incident, known, made[first], origin[first], i == first)
        found.append(replace(incident, salience=salience))
    return found


def _leads(known: Group) -> bool:
    return any(t.lead for t in known.tellings)


def _salience(
    incident: Incident, known: Group, main: Incident, lead: Group, is_first: bool
) -> Salience:
    """Main is the first event, and what happened in the same country on the same days."""
    if is_first or known is lead:
        return "main"
    separate = known.tellings[0].event.separate and not known.tellings[0].lead
    if separate or not incident.date_start or not main.date_start:
        return "background"
    same_days = (incident.date_start, incident.date_end) == (main.date_start, main.date_end)
    here, there = incident.place, main.place
    same_country = here is None or there is None or here.country == there.country
    return "main" if same_days and same_country else "background"
