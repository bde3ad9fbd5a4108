"""Days and places that stand beside an attack and are not its own, or not all of its days.

"The siege ended on Sunday" gives its last day. "The attack came hours after talks in X" was not in
X. "Hours before the attack, nine died when shells fell on a camp": the nine are of the shells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.incidents.agreement import Group
from geo.incidents.tellings import Telling
from geo.records import DateMention, EventMention

_WEEK = timedelta(days=7)
OF_HOURS = ((-1, 0), (0, 1))
"""Distances of "hours earlier", "hours later": of one day in nearly every report."""
_ENDED = re.compile(
    r"\b(?:ended|ending|(?:is|was|were)\s+(?:\w+\s+)?over|(?:came|brought|put|comes)\s+(?:to\s+)?an\s+end|concluded|finished|"
    r"(?:re)?gained\s+(?:full\s+)?control|retook|retaken|(?:won|took|taken)\s+back|cleared|flushed\s+out|rescued|freed|evacuated|"
    r"last\s+of\s+the\s+(?:attackers|gunmen|militants)|stand-?off|lasted|until|till)\b",
    re.IGNORECASE,
)
"""Beside a day: that on which an attack ended, which may have begun the day before."""
_ATTACKED = re.compile(
    r"\b(?:siege|assault|attack|raid|stand-?off|gunfight|battle|hostage|hotel|building|compound|base|"
    r"prison|gunm[ae]n|attackers|militants)\b",
    re.IGNORECASE,
)
_NEAR = 70
"""Characters between the end and its day."""
_ONE_DAY = timedelta(days=1)

_CAME = re.compile(
    r"\b(?:came|comes|coming|happened|occurred|took\s+place)\b[^,;.]{0,40}?\b(?:after|before|since|amid|despite|"
    r"ahead\s+of)\b(?!\s+(?:dark|midnight|noon|dawn|dusk|sunset|sunrise|nightfall|daybreak|\w*\s?prayers?|\d))",
    re.IGNORECASE,
)
"""Behind an attack told before: what follows was somewhere else."""
_CAME_DAYS = re.compile(
    r"[^,;.]{0,40}?\b(?:came|comes|coming|happened|occurred|took\s+place)\b[^,;.]{0,30}?\b(?:hours?|days?|nights?|weeks?|"
    r"months?|years?)\s+(?:after|since)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bfrom\s+the\s+(?:general\s+)?direction\s+of\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?(?=\x00|[A-Z])"
)
_PART_OF_DAY = re.compile(
    r"\W*(?:then,?\s+|and\s+|but\s+)?(?:(?:early|late|later)\s+)?(?:in\s+the\s+(?:(?:early|late)\s+)?(?:morning|afternoon|"
    r"evening)|that\s+(?:same\s+)?(?:morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)
"""At the head of a sentence: of the day that the one before tells of."""
_FRONTED = re.compile(
    r"\W*(?:(?:just|only|barely|[\w-]+)\s+){0,3}?(?:hours?|days?|weeks?|months?|minutes|shortly|soon|long)\s+(?:before|after)\s+"
    r"(?:the|this|that|\w+day['’]s)\s+(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of an attack told before, at the head of a sentence that tells of another one."""


def own_days_and_places(telling: Telling) -> Telling:
    """Return a telling with the days and places that are its own."""
    return _not_from(_where_it_was(_from_its_end(telling)))


def _not_from(telling: Telling) -> Telling:
    """Leave out where it came from: "rockets were fired from the direction of X"."""
    text, shift = telling.sentence.text, telling.sentence.span.start
    if not telling.places or not _FROM.search(text):
        return telling
    kept = tuple(
        p
        for p in telling.places
        if p.toponym.sentence != telling.event.sentence
        or not _FROM.search(text[: max(0, p.toponym.span.start - shift)].rstrip() + " \x00")
    )
    return replace(telling, places=kept)


def _where_it_was(telling: Telling) -> Telling:
    if not (telling.places and telling.definite) or telling.event.form == "follow_up":
        return telling
    shift = telling.sentence.span.start
    came = _CAME.search(telling.sentence.text, telling.event.span.start - shift)
    if came is None:
        return telling
    kept = tuple(
        p
        for p in telling.places
        if p.toponym.sentence != telling.event.sentence or p.toponym.span.start - shift < came.end()
    )
    return replace(telling, places=kept)


def came_after(before: EventMention, telling: Telling) -> bool:
    """Whether the words lead to what an attack came after: "it came a day after X was hit"."""
    shift = telling.sentence.span.start
    between = telling.sentence.text[before.span.end - shift : telling.event.span.start - shift]
    return before.definite and _CAME_DAYS.match(between) is not None


def fronted(tellings: Sequence[Telling]) -> list[Telling]:
    """Leave out tolls of "hours before the attack, ..." that stand behind its comma."""
    found = list(tellings)
    for i, telling in enumerate(tellings[:-1]):
        event = telling.event
        if tellings[i + 1].event.sentence != event.sentence or not event.claims:
            continue
        shift, text = telling.sentence.span.start, telling.sentence.text
        comma = text.find(",", event.span.end - shift)
        if comma < 0 or not (event.definite and _FRONTED.match(text[: event.span.start - shift])):
            continue
        behind = tuple(c for c in event.claims if c.span.start - shift > comma)
        kept = tuple(c for c in event.claims if c not in behind)
        found[i] = replace(telling, event=replace(event, claims=kept))
        after = tellings[i + 1].event
        new = tuple(c for c in behind if c.span not in {k.span for k in after.claims})
        if all(c.subset_of is None and c.adds_to is None for c in (*new, *after.claims)):
            event = replace(after, claims=(*after.claims, *new))
            found[i + 1] = replace(tellings[i + 1], event=event)
    return found


def _from_its_end(telling: Telling) -> Telling:
    """Let the day on which an attack ended be its last: "the siege ended on Sunday"."""
    text, shift = telling.sentence.text, telling.sentence.span.start
    if not telling.dates or not _ENDED.search(text) or not _ATTACKED.search(text):
        return telling
    days = tuple(_open(d, text, d.span.start - shift) for d in telling.dates)
    return replace(telling, dates=days) if days != telling.dates else telling


def _open(day: DateMention, text: str, at: int) -> DateMention:
    """Begin a day with the one before it, where words of an end stand beside it."""
    end = at + day.span.end - day.span.start
    if day.start is None or day.start != day.end or day.of_statement:
        return day
    before = re.split(r"[;.]|\bafter\b", text[max(0, at - _NEAR) : at])[-1]
    behind = re.split(r"[;.,]", text[end : end + _NEAR])[0]
    if not (_ENDED.search(before) or _ENDED.search(behind)):
        return day
    return replace(day, start=day.start - _ONE_DAY)


def on_the_day_before_told(telling: Telling, groups: list[Group], spoken: int) -> Telling:
    """Give "In the afternoon a bomber struck X" the day of the sentence before it."""
    if spoken < 0 or telling.when or any(d.offset_days for d in telling.dates):
        return telling
    if not _PART_OF_DAY.match(telling.sentence.text):
        return telling
    last = groups[spoken].tellings[-1]
    days = [d for d in last.dates if d.start and d.start == d.end and not d.of_statement]
    if not days or telling.event.sentence - last.event.sentence > 1:
        return telling
    same = replace(days[0], rule="same_day_as_before", partial="", sentence=telling.event.sentence)
    return replace(telling, dates=(*telling.dates, same))


def counted(telling: Telling, groups: list[Group], spoken: int) -> Telling:
    """Give "two weeks earlier" its days, counted from the event told before."""
    if not any(d.offset_days and not d.start for d in telling.dates):
        return telling
    told = groups if spoken < 0 else [*groups, groups[spoken]]
    known_days = [known.when for known in reversed(told) if known.when]
    base = next(iter(known_days), None)
    if base and any((d.offset_days or (0, 0))[1] < 0 for d in telling.dates):
        # "a day earlier" behind "the worst since May" is not counted from May
        base = next((day for day in known_days if day[1] - day[0] <= _WEEK), base)
    if base is None and all((d.offset_days or (0, 0))[1] <= 0 for d in telling.dates):
        # "a day earlier, the governor said on Tuesday"
        said = (d.start for d in telling.dates if d.of_statement and d.start == d.end)
        base = next(((day, day) for day in said if day), None)
    if base is None:
        return telling
    days = tuple(_day_of(d, base, telling.published) for d in telling.dates)
    return replace(telling, dates=days)


def _day_of(mention: DateMention, base: tuple[date, date], published: date | None) -> DateMention:
    if mention.start or not mention.offset_days:
        return mention
    first, last = (
        day + timedelta(days=n) for day, n in zip(base, mention.offset_days, strict=True)
    )
    if base[1] - base[0] > _WEEK and abs(mention.offset_days[1]) < _WEEK.days:
        first, last = base  # "two days later" in the month before
    if base[0] == base[1] and mention.offset_days in OF_HOURS:
        first, last = base
    if published and first > published:
        return mention  # counted from something else than the event told before
    return replace(mention, start=first, end=min(last, published or last))
