"""The report's own event that its head tells by what followed, and the body in its own words.

"Schools stayed shut on Friday as families buried the victims of a bombing in X. ... The bomb went
off in the Y quarter on Thursday evening": one event, whose day and place the second sentence gives.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from geo.incidents.agreement import Group
from geo.incidents.event_types import one_family
from geo.incidents.one_place import agree
from geo.incidents.telling_words import ANOTHER, APART, SEPARATE
from geo.incidents.tellings import NEWS_DAYS, POINT, VAGUE, Telling

_REACH = 8
"""Sentences of the report in which its own event is told in its own words."""
_LONGEST = 1
"""Days from the first to the last of an event whose day is told."""
_STATED = 62
"""Days after which an event is still spoken of with its toll."""
_FOLLOWED = re.compile(
    r"\b(?:bur(?:y|ied|ying|ials?)|funerals?|mourn\w*|vigils?|victims|relatives|survivors|claim(?:s|ed|ing)?|"
    r"protest\w*|rall(?:y|ied|ies)|march\w*|gather\w*|recall(?:s|ed)|summon\w*|condemn\w*|denounc\w*|vow\w*|"
    r"sa(?:id|ys|ying)|told|announc\w*|acknowledg\w*|confirm\w*|den(?:y|ied|ies)|blam\w*|accus\w*|toll|"
    r"identif\w*|arrest\w*|detain\w*|charg\w*|releas\w*|clos(?:es|ed|ing)|shut|reopen\w*|declar\w*|investigat\w*|"
    r"visit\w*|promis\w*|pledg\w*|laid|lower\w*|flags?|search\w*|dug|clear(?:s|ed|ing)|count(?:s|ed|ing))\b",
    re.IGNORECASE,
)
"""Between a day and the words of attack: the day is of what followed."""


def retold(groups: list[Group]) -> list[Group]:
    """Join the event of the head with the one that the body tells with a day of its own."""
    groups = _with_headline(groups)
    at = next((i for i, known in enumerate(groups) if any(t.lead for t in known.tellings)), None)
    if at is None or groups[at].series or not _is_loose(groups[at]):
        return groups
    head = groups[at]
    for j in range(at + 1, len(groups)):
        if (
            groups[j].series
            or groups[j].when is None
            or groups[j].tellings[0].event.form == "follow_up"
        ):
            continue
        if not _same(head, groups[j]):
            return groups
        return [_joined(head, groups[j]) if i == at else g for i, g in enumerate(groups) if i != j]
    return groups


def _with_headline(groups: list[Group]) -> list[Group]:
    """Join what the headline alone tells with the first event of the body that it can mean."""
    if len(groups) < 2 or not _is_headline(groups[0]):
        return groups
    head, told = groups[0], groups[1]
    first = told.tellings[0]
    own = first.lead and first.sentence.section == "body" and not told.series
    days = (first.published - told.when[1]).days if told.when and first.published else 0
    if not own or days > NEWS_DAYS or first.event.form == "follow_up":
        return groups
    if APART.search(first.event.lead) and not _follows(first):
        return groups
    fit = _types_fit(head, told) and _tolls_fit(head, first) and _sides_fit(head, told)
    if not fit or not _places_fit(head, told):
        return groups
    return [_whole(head, told), *groups[2:]]


def _follows(telling: Telling) -> bool:
    """Whether the lead tells of what followed the attack: "digging a day after a bomber struck"."""
    start, at = telling.sentence.span.start, telling.event.span.start
    return bool(_FOLLOWED.search(telling.sentence.text[: at - start]))


def _is_headline(known: Group) -> bool:
    """Whether only a headline tells of it, not in passing and without a day."""
    event = known.tellings[0].event
    heads = all(t.sentence.section == "headline" for t in known.tellings)
    return heads and not known.series and known.when is None and not APART.search(event.lead)


def _whole(head: Group, told: Group) -> Group:
    whole = Group(series=False)
    for telling in sorted([*head.tellings, *told.tellings], key=lambda t: t.order):
        whole = whole.with_telling(telling, telling.order)
    return whole


def _is_loose(head: Group) -> bool:
    """Whether every day that it has is of what followed the attack."""
    dated = [t for t in head.tellings if t.when and t.event.form != "follow_up"]
    return all(_of_what_followed(t) for t in dated) and not _well_placed(head, dated)


def _well_placed(head: Group, dated: list[Telling]) -> bool:
    """Whether a town is told, and no day from which another could differ."""
    return not dated and head.where is not None and head.where.precision in POINT


def _of_what_followed(telling: Telling) -> bool:
    start, text = telling.sentence.span.start, telling.sentence.text
    event = telling.event.span
    for day in telling.dates:
        first, last = sorted([day.span, event], key=lambda span: span.start)
        wide = day.start and day.end and (day.end - day.start).days > NEWS_DAYS
        between = text[first.end - start : last.start - start]
        if day.start and not wide and not _FOLLOWED.search(between):
            return False
    return True


def _same(head: Group, told: Group) -> bool:
    """Whether a group with a day of its own may be the event of the report's head."""
    first = told.tellings[0]
    near = first.event.sentence - head.tellings[0].event.sentence <= _REACH
    words = first.sentence.text
    other = first.event.separate or APART.search(first.event.lead) or SEPARATE.search(words)
    if not near or other or ANOTHER.search(words) or first.sentence.section != "body":
        return False
    if not _types_fit(head, told) or not _tolls_fit(head, first) or not _sides_fit(head, told):
        return False
    toll = max(head.tolls & first.tolls, default=0) > 1
    return _days_fit(head, told, first, toll=toll) and (_places_fit(head, told) or toll)


def _days_fit(head: Group, told: Group, first: Telling, *, toll: bool) -> bool:
    """Whether the day told is one, and shortly before what followed; the same toll needs less."""
    if told.when is None or (told.when[1] - told.when[0]).days > _LONGEST:
        return False
    if head.when is None:
        return toll or not first.is_old
    return 0 < (head.when[0] - told.when[1]).days <= (_STATED if toll else NEWS_DAYS)


def _types_fit(head: Group, told: Group) -> bool:
    own = {t.event.event_type for t in head.tellings if t.lead and t.event.event_type}
    pairs = list(product(own, told.types))
    return not pairs or any(one_family(a, b) for a, b in pairs)


def _tolls_fit(head: Group, first: Telling) -> bool:
    """Whether the numbers of dead agree, or one of them is open upwards or not told."""
    if not head.tolls or not first.tolls or head.tolls & first.tolls:
        return True
    exact = head.killed and first.killed
    return not exact and max(head.tolls) <= max(first.tolls)


def _sides_fit(head: Group, told: Group) -> bool:
    own, theirs = head.attackers - {VAGUE}, told.attackers - {VAGUE}
    return not own or not theirs or bool(own & theirs)


def _places_fit(head: Group, told: Group) -> bool:
    here, there = head.where, told.where
    if here is None or there is None:
        return True
    if here.precision in POINT:
        return agree(here, there) is not None
    return here.country == there.country or here.precision == "border"


def _joined(head: Group, told: Group) -> Group:
    """Return one group of both, without the days of what followed."""
    free = tuple(replace(t, dates=()) if t.when else t for t in head.tellings)
    return _whole(replace(head, tellings=free), told)
