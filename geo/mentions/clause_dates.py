"""Which date phrases of a sentence say when the attack of a clause was.

A clause holds more dates than its own: that of the funeral on which the report begins, that of a
relative clause about something long ago, the distance to an event that is only recalled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.attacks.clauses import Clause
from geo.records import DateMention, Sentence

Numbered = tuple[int, DateMention]
"""A date phrase with its index in the report's list."""

_TURNS = re.compile(
    r"\b(?:when|in\s+which|in\s+whose|where|after|killed|for\s+(?:the\s+)?(?:victims|\w+\s+\w+\s+killed)|over|whom|that\s+(?:[\w’'-]+\s+){1,6}?had)\b",
    re.IGNORECASE,
)
"""Between a date and the words of attack: the date is of what was told before these."""
_BESIDES = re.compile(r",\s+(?:who|which|whose|where)\b[^,;]*,(?=\s)", re.IGNORECASE)
"""What a report says of somebody by the way."""
_HAPPENED = re.compile(
    r",\s+which\s+(?:reportedly\s+|also\s+)?(?:happened|occurred|took\s+place|came|began|started|was\s+"
    r"(?:carried\s+out|launched|reported)|killed|wounded|injured|hit|struck|left|claimed)\b",
    re.IGNORECASE,
)
"""What it says so of an attack: "the raid, which took place on Monday, also hurt nine"."""
_GAP = 2
"""Characters between words that say when and the clause which they open."""
_OF_OTHERS = re.compile(
    r"\b(?:(?:victims|dead|wounded|casualties|those|people|men|women|attacks?|strikes?|raids?|bombings?|"
    r"shelling|blasts?|violence|clashes|events)\s+(?:of|from|killed|wounded|shot|slain|hit|who\s+died)|"
    r"(?:killed|shot(?:\s+dead)?|wounded|slain|who\s+died))\s+$",
    re.IGNORECASE,
)
"""In front of "the previous day": it is that of somebody else's death."""
_CAME = re.compile(
    r"^\W*(?:the|this|that|it|these|those|his|her|their)\b[^,;]{0,60}?(?:,\s+which\s[^,;]{0,20}?)?\b(?:came|comes?|occurred|happened|"
    r"took\s+place|followed|follows?|was|were)\s+(?:just\s+|only\s+|barely\s+|about\s+)?$",
    re.IGNORECASE,
)
"""In front of "five days after": the sentence goes on with what it recalls."""


_FOLLOWED = re.compile(
    r"(?:^|\s)(?:followed|follows|following|(?:came|comes|occurred|happened|took\s+place)\s+"
    r"(?:(?:just|only|barely|soon|less\s+than)\s+)?(?:(?:an?|one|two|three|several|some|a\s+few)\s+)?"
    r"(?:(?:days?|weeks?|months?|hours?)\s+)?after)\s+(?!by\b|nightfall|dark|dusk|dawn|midnight|midday|noon|"
    r"sun(?:set|rise)|(?:[\w’'-]+\s+){0,2}?prayers?\b|\d)(?P<what>[^,;]*)$",
    re.IGNORECASE,
)
"""Between "the attack" and a day: that of what it followed."""
_OWNED = 40
"""Characters between "Monday's" and the attack that it dates."""
_AHEAD_OF = re.compile(
    r"\b(?:(?:days?|weeks?|months?|hours?)\s+(?:before|ahead\s+of)|ahead\s+of|in\s+the\s+run-?up\s+to|on\s+the\s+eve\s+of)\s+"
    r"(?:(?!(?:on|before|after|and)\b)[\w’'-]+\s+){1,7}?$",
    re.IGNORECASE,
)
"""In front of a day: that of what was still to come when it happened."""
_ARRIVED = re.compile(
    r"\b(?:left|arrived|passed|stopped|entered|returned|ended|finished|gathered|opened|began|visited|toured)\b"
)
"""What had just been done when it came, and so on the same day."""
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_WHEN = re.compile(r",?\s+when\b", re.IGNORECASE)
"""Around the day that a record is counted from: "the worst strike since 3 May, when jets"."""


def dates_of(clause: Clause, dates: Sequence[Numbered], sentence: Sentence) -> list[Numbered]:
    """Return the dates of a clause that are its attack's.

    Parameters
    ----------
    clause
        The clause.
    dates
        The date phrases of the sentence, in the order of reading.
    sentence
        The sentence.
    """
    shift, text = sentence.span.start, sentence.text
    held = [
        (i, d)
        for i, d in dates
        if clause.holds(d.span.start - shift) or _leads_into(clause, d, shift)
    ]
    held = [
        (i, d)
        for i, d in held
        if d.rule != "recalled" or _recalls(clause, d, d.span.start - shift, text)
    ]
    held = [
        (i, d)
        for i, d in held
        if not _since_then(clause, d, text, shift) and not _names(d, clause, shift)
    ]
    held = [(i, d) for i, d in held if not _of_what_led(clause, d, text, shift)]
    held = [(i, d) for i, d in held if not _owns_other(clause, d, held, text, shift)]
    asides = [m.span() for m in _BESIDES.finditer(text) if not _of_attack(m, clause)]
    asides = [(a, b) for a, b in asides if not any(a < t.start < b for t in clause.triggers)]
    kept = [(i, d) for i, d in held if not any(a < d.span.start - shift < b for a, b in asides)]
    if any(d.start and not d.of_statement and d.offset_days is None for _, d in kept):
        # "last month two bombs on the same day": the same as each other
        kept = [(i, d) for i, d in kept if d.offset_days != (0, 0)]
    months = [d for _, d in kept if d.rule in ("month", "year", "months_on") and d.start]
    if months:  # "in April gunmen struck churches on a Sunday": of that month
        kept = [(i, d) for i, d in kept if d.rule != "weekday" or not _apart(d, months[0])]
    return _own(clause, _counted_on(clause, kept, text, shift), text, shift)


def _of_attack(aside: re.Match[str], clause: Clause) -> bool:
    """Whether words between commas go on about the noun of attack in front of them."""
    noun = any(t.noun and t.end == aside.start() for t in clause.triggers)
    return noun and bool(_HAPPENED.match(aside.string, aside.start()))


def of_news(dates: Sequence[Numbered]) -> list[int]:
    """Return the dates of a sentence without an attack, what is only recalled left out."""
    return [i for i, d in dates if d.rule != "recalled"]


def is_shifted(dates: Sequence[Numbered]) -> bool:
    """Whether it was on another day than what was told before: "the next day"."""
    return any(d.offset_days and d.offset_days != (0, 0) for _, d in dates)


def _since_then(clause: Clause, mention: DateMention, text: str, shift: int) -> bool:
    """Whether it is the day of what a record is counted from: "the worst since May, when jets"."""
    start, end = mention.span.start - shift, mention.span.end - shift
    since = _SINCE.search(text[max(0, start - 12) : start]) or text[start:end].lower().startswith(
        "since"
    )
    behind = any(t.start > end for t in clause.triggers)
    return bool(since and not behind and _WHEN.match(text, end))


def _of_what_led(clause: Clause, mention: DateMention, text: str, shift: int) -> bool:
    """Whether it is of what the attack followed, or what followed: "after the arrest on Sunday"."""
    last, start = clause.triggers[-1], mention.span.start - shift
    if last.end < start and mention.start and _AHEAD_OF.search(text, last.end, start):
        return True
    if not (last.noun and last.definite and last.end < start) or mention.of_statement:
        return False
    followed = _FOLLOWED.search(text, last.end, start)
    return followed is not None and not _ARRIVED.search(followed["what"])


def _owns_other(
    clause: Clause, mention: DateMention, held: Sequence[Numbered], text: str, shift: int
) -> bool:
    """Whether it is of something else beside the day told: "as they left Monday's vigil"."""
    end = mention.span.end - shift
    if not text.startswith(("'s ", "’s "), end) or mention.rule != "weekday":
        return False
    own = any(0 <= t.start - end <= _OWNED or t.start <= end <= t.end for t in clause.triggers)
    plain = (d for _, d in held if d is not mention and not d.of_statement and not d.offset_days)
    others = [d for d in plain if not text.startswith(("'s ", "’s "), d.span.end - shift)]
    return not own and any(_apart(mention, d) for d in others)


def _leads_into(clause: Clause, mention: DateMention, shift: int) -> bool:
    """Whether "a day after", "a day after that raid," stands right in front of the clause."""
    gap = clause.start - (mention.span.end - shift)
    counted = mention.rule == "offset" and " after t" in mention.partial
    return (counted or (mention.rule == "recalled" and bool(mention.start))) and 0 <= gap <= _GAP


def _names(mention: DateMention, clause: Clause, shift: int) -> bool:
    """Whether the clause's attack is what the day is counted from: "a day after that raid"."""
    start, end = mention.span.start - shift, mention.span.end - shift
    return all(start <= t.start < end for t in clause.triggers)


def _recalls(clause: Clause, mention: DateMention, start: int, text: str) -> bool:
    """Whether "five days after" opens the telling itself."""
    return (
        (start > 0 or mention.start is not None)
        and start < clause.triggers[0].start
        and (
            start <= clause.start
            or bool(_CAME.search(text[:start]))
            or mention.start is not None  # "sank on Tuesday, two days after it was hit"
        )
    )


def _counted_on(clause: Clause, held: list[Numbered], text: str, shift: int) -> list[Numbered]:
    """Leave out the day that another one is counted from, or the one counted onwards.

    "Mourned on Sunday the victims of an attack a day earlier", "attacked on Monday and two days
    later withdrew".
    """
    first = clause.triggers[0].start
    opens = held[0][1] if held else None
    if opens and opens.rule == "recalled" and opens.start and opens.span.start - shift < first:
        ends = opens.span.end - shift
        own = [p for p in held[1:] if "," not in text[ends : p[1].span.start - shift]]
        # "three days after rebels attacked, the army said on Friday"
        return own or held[:1]
    for n, (_, d) in enumerate(held):
        if n == 0 or d.start is None or d.rule not in ("offset", "recalled") or not d.partial:
            continue
        if d.of_statement:
            return [pair for pair in held if pair[1] is not d]  # "announced the previous evening"
        if d.span.start - shift > first and _OF_OTHERS.search(text, first, d.span.start - shift):
            return [pair for pair in held if pair[1] is not d]
        onwards = d.partial.endswith(("later", "after")) and d.rule == "offset"
        if onwards and d.span.start - shift > first:
            return [pair for pair in held if pair[1] is not d]
        if held[n - 1][1].span.start - shift < first or not onwards:
            return held[n:]
    return held


def _own(clause: Clause, held: list[Numbered], text: str, shift: int) -> list[Numbered]:
    """Leave out a date in front that one behind the words of attack contradicts."""
    first = clause.triggers[0].start
    held = [
        pair
        for n, pair in enumerate(held)
        if not any(_turned(pair[1], later, first, text, shift) for _, later in held[n + 1 :])
    ]
    behind = [
        d
        for _, d in held
        if d.span.start - shift >= first and d.start and d.end and not d.of_statement
    ]
    if not behind:
        return held
    return [
        (i, d)
        for i, d in held
        if d.span.start - shift >= first
        or not any(_apart(d, b) for b in behind)
        or not _TURNS.search(text, d.span.end - shift, first)
    ]


def _turned(a: DateMention, b: DateMention, first: int, text: str, shift: int) -> bool:
    """Whether the text turns from one day to another: "died on Monday after ... last week"."""
    if b.of_statement or b.span.start - shift >= first or not _apart(a, b):
        return False
    return bool(_TURNS.search(text, a.span.end - shift, b.span.start - shift))


def _apart(a: DateMention, b: DateMention) -> bool:
    if not (a.start and a.end and b.start and b.end):
        return False
    return a.end < b.start or b.end < a.start
