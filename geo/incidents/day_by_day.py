"""One telling that gives several days, each with its town, as one telling for each of them.

"Troops shot dead a boy in Gao on Monday and a man in Kidal on Tuesday": nobody was killed on both
days. The words of attack are those of all; places, days and figures are those of each part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.incidents.shares import claim_of, counted
from geo.incidents.tellings import POINT, Telling, is_unlisted, same_place
from geo.records import Claim, DateMention, Place, Span

_BORDER = re.compile(r";|,(?:\s+(?:and|but|then))?\s|\s(?:and|then|before)\s")
"""Between two parts; the last one in front of a part opens it."""

Item = tuple[int, int, DateMention | Place]
"""First and last offset in the sentence of a day or a place, and what it is."""


def day_by_day(told: Sequence[Telling], dates: Sequence[DateMention]) -> list[Telling]:
    """Return the tellings, those of several days in several towns as one a day.

    Parameters
    ----------
    told
        The tellings of a report.
    dates
        All days of the report.
    """
    found: list[Telling] = []
    named: dict[int, list[DateMention]] = defaultdict(list)
    for mention in filter(_is_day, dates):
        named[mention.sentence].append(mention)
    for telling in told:
        days = named.get(telling.event.sentence, [])
        parts = _parts(telling, days) if len(days) > 1 and len(telling.places) > 1 else []
        found += [_of_part(telling, part, n, parts) for n, part in enumerate(parts)] or [telling]
    return [replace(t, order=n) for n, t in enumerate(found)]


def _is_day(mention: DateMention) -> bool:
    days = mention.start and mention.end and (mention.end - mention.start).days <= 1
    counted_day = mention.offset_days and mention.offset_days != (0, 0)
    return bool(days or counted_day) and not mention.of_statement and mention.rule != "recalled"


def _parts(telling: Telling, days: list[DateMention]) -> list[list[Item]]:
    """The days and places of a telling, one list a day; empty where they do not go in pairs."""
    shift, text = telling.sentence.span.start, telling.sentence.text
    towns = [p for p in telling.places if p.precision in POINT or is_unlisted(p)]
    items: list[Item] = [(d.span.start - shift, d.span.end - shift, d) for d in days]
    items += [(p.toponym.span.start - shift, p.toponym.span.end - shift, p) for p in towns]
    items.sort(key=lambda item: item[0])
    parts: list[list[Item]] = []
    for item in items:
        day = isinstance(item[2], DateMention)
        turned = parts and _is_whole(parts[-1]) and day != isinstance(parts[-1][-1][2], DateMention)
        if not parts or (turned and _BORDER.search(text, parts[-1][-1][1], item[0])):
            parts.append([item])
        else:
            parts[-1].append(item)
    whole = len(parts) > 1 and all(_is_whole(part) for part in parts)
    return parts if whole and all(_differ(a, b) for a, b in pairwise(parts)) else []


def _is_whole(part: list[Item]) -> bool:
    return len({isinstance(item[2], DateMention) for item in part}) == 2


def _differ(a: list[Item], b: list[Item]) -> bool:
    """Whether two parts are of other days and other places."""
    first, second = _day(a), _day(b)
    if first.start and second.start and first.end and second.end:
        if first.start <= second.end and second.start <= first.end:
            return False
    elif not second.offset_days:
        return False
    return not any(same_place(p, q) for p in _places(a) for q in _places(b))


def _day(part: list[Item]) -> DateMention:
    return next(item[2] for item in part if isinstance(item[2], DateMention))


def _places(part: list[Item]) -> tuple[Place, ...]:
    return tuple(item[2] for item in part if isinstance(item[2], Place))


def _of_part(telling: Telling, part: list[Item], n: int, parts: list[list[Item]]) -> Telling:
    """The telling with the day, places and figures of one of its parts."""
    text, shift = telling.sentence.text, telling.sentence.span.start
    begin = _begin(text, parts[n - 1][-1][1], part[0][0]) if n else 0
    later = parts[n + 1] if n + 1 < len(parts) else None
    end = _begin(text, part[-1][1], later[0][0]) if later else len(text)
    claims = tuple(c for c in telling.event.claims if begin <= c.span.start - shift < end)
    if not claims and n and telling.event.claims:
        claims = _behind_the_verb(telling, begin, _places(part)[0])
    event = replace(telling.event, claims=claims, separate=n > 0 or telling.event.separate)
    wide = tuple(p for p in telling.places if p.precision in ("country", "province"))
    if n:
        event = replace(event, definite=False, strikes=None)
    return replace(telling, event=event, places=(*_places(part), *wide), dates=(_day(part),))


def _begin(text: str, low: int, high: int) -> int:
    borders = list(_BORDER.finditer(text, low, high))
    return borders[-1].end() if borders else high


def _behind_the_verb(telling: Telling, begin: int, place: Place) -> tuple[Claim, ...]:
    """A number that shares the verb of the first part: "three died in Gao and six in Kidal"."""
    shift = telling.sentence.span.start
    number = counted(telling.sentence.text, begin, place.toponym.span.start - shift)
    if number is None:
        return ()
    span = Span(shift + begin + number.start, shift + begin + number.end, telling.event.span.part)
    return (claim_of(telling, number, span, hurt=telling.event.claims[0].killed_min is None),)
