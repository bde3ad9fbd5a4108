"""Date phrases of a sentence: found by the rules, then joined where several words are one date.

"Late on Friday, 3 January" is one phrase of three: the time of day, the weekday and the date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.dates.readings import WEEKDAYS, Reading
from geo.dates.rules import RULES
from geo.patterns.gates import Gate, opened

_COMPILED = tuple(
    (rule, Gate(re.compile(rf"(?<![\w-])(?:{pattern})", re.IGNORECASE)), resolve)
    for rule, pattern, resolve in RULES
)
DAY_RULES = frozenset(
    {
        "weekday",
        "date",
        "yesterday",
        "today",
        "last_night",
        "day_before_yesterday",
        "day_of_month",
        "feast",
        "weekday_back",
        "weekday_on",
    }
)
_DATES = frozenset({"date", "month", "day_range"})
_LED = frozenset(
    {
        "weekday",
        "date",
        "day_range",
        "month",
        "year",
        "stretch",
        "feast",
        "season",
        "weekday_back",
        "weekday_on",
    }
)  # "on", "in", "over"
_DAY_PART = (
    r"(?:(?:(?:early|late)\s)?(?:morning|afternoon|evening|night|midday)|"
    r"(?:early|late|small)\shours)"
)
# What may stand before a date and belongs to it: the time of day, then a preposition.
_TIME_BEFORE = re.compile(
    rf"(?P<time>\b(?:early|late|later|earlier|mid)(?=\s+(?:on|in|at)?\s*$|\s+in\s+the\s+day)"
    rf"|\b(?:in\s|during\s)?(?:the\s)?(?:pre-dawn\s|small\s)?{_DAY_PART}(?=\s+(?:of|on)\s+$)"
    r"|\b(?:on\s|in\s|during\s)?the\snight(?=\s+(?:to|into)\s+$))"
    r"(?:\s+in\s+the\s+(?:day|morning|evening))?\s+(?:(?:on|of|in|at|to|into)\s+)?$",
    re.IGNORECASE,
)
_NIGHT_TO = re.compile(r"\bnight\s+(?:to|into)\s+$", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?P<lead>on|in|at|by|since|from|until|till|before|after|during|throughout|through|for|over"
    r"|within|between|as\sof|of|back\sin)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    rf"(?:'s)?,?\s+(?:(?:in|during)\s+the\s+)?(?P<time>{_DAY_PART})\b(?!\s+of\b)", re.IGNORECASE
)
_ABOUT_CLOCK = re.compile(
    r"\b(?:at\s)?(?:(?:about|around|approximately|exactly|just\s\w+|shortly\s\w+)\s)?$",
    re.IGNORECASE,
)
# What may stand between two phrases that are one.
_APPOSED = re.compile(r"\s*[,(]?\s*(?:the\s+|on\s+|of\s+)?", re.IGNORECASE)
_WITH_CLOCK = re.compile(
    r"[\s,(\[]*(?:(?:at|on|about|around|approximately|of|late|early|in)\s+){0,2}", re.IGNORECASE
)
_OVERNIGHT = re.compile(r"\s+(?:(?:on|into|to|from)\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|to|into|until|till|through)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LENDS = re.compile(r"\s*(?:,|-|,?\s*\b(?:and|or|to|until|through)\b)\s*(?:(?:on|in)\s+)?", re.I)
"""Between two dates of one year that only the second one names: "in June and July 2014"."""
_NAME_BEFORE = re.compile(
    r"\b(?:black|good|bloody|easter|palm|ash|holy|maundy|whit|shrove|pentecost|super|cyber|each|every|usa)\s+$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    r"\s+(?:times|telegraph|mirror|express|mail|prayers?|mass|newspaper|paper|"
    r"(?-i:Market|Mosque|Bazaar|Souk|School)|markets?\s+(?:in|of|at))\b",
    re.IGNORECASE,
)
_PRAYED = re.compile(
    r"\b(?:during|after|following|before|at|for|leaving|attending|hosting|performing)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PRAYERS = re.compile(r"\s+(?:[a-z]+\s+)?(?:prayers?|mass)\b", re.IGNORECASE)
_MONTH_LEADS = re.compile(r"\b(?:in|of|since|by|until|till|during|from|to|and)\s+$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|that|this|its|their|his|her)|['’]s)\s+(?:deadly\s+)?$", re.IGNORECASE
)
_ATTACK_AFTER = re.compile(
    r"\s+(?:(?!(?:and|or|in|on|at|of|to|by|that|which|who)\b)[\w'’-]+\s+){0,4}?(?:attack|assault|"
    r"bombing|(?:air\s?)?strike|shelling|shooting|massacre|ambush|blast|explosion|raid|killing|siege)s?\b"
)
"""Around the year of an attack: "the 2015 attack on the airport"."""
_YEAR_LEADS = re.compile(r"\b(?:in|during|throughout)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that says when, at its place in the sentence."""

    start: int
    end: int
    rule: str
    reading: Reading
    time: str = ""
    lead: str = ""
    possessive: bool = False


Join = Callable[[Phrase, Phrase, str], Phrase | None]


def date_phrases(text: str, anchor: date | None) -> list[Phrase]:
    """Return the date phrases of a sentence, joined, first to last.

    Parameters
    ----------
    text
        The sentence with plain blanks and quotes, of the length it has in the report.
    anchor
        Day of publication, or None.
    """
    clocked = [_with_clock_words(text, phrase) for phrase in _without_overlap(_cores(text, anchor))]
    joined = _joined(text, _with_lent_years(text, clocked), _one_date)
    led = [_with_lead(text, _with_time(text, phrase)) for phrase in joined]
    return _joined(text, led, _range)


def _cores(text: str, anchor: date | None) -> Iterator[Phrase]:
    shouted = text.isupper()
    opening = opened(text)
    for rule, gate, resolve in _COMPILED:
        if gate.bit and not gate.bit & opening:
            continue
        for match in gate.finditer(text):
            if not _is_date(text, match, rule, shouted=shouted):
                continue
            reading = resolve(match, anchor)
            if reading:
                time = match[0] if rule == "clock_time" else ""
                yield Phrase(match.start(), match.end(), rule, reading, time)


def _is_date(text: str, match: re.Match[str], rule: str, *, shouted: bool) -> bool:
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() :][:20]
    if rule == "month":
        if re.search(r"\d\s+$", before):
            return False  # a day that the calendar does not have
        named = match["month"].lower() in ("may", "march")
        told = match["part"] or match["which"] or match["year"] or match["which_year"]
        return (shouted or match["month"][0].isupper()) and bool(
            not named or told or _MONTH_LEADS.search(before)
        )
    if rule == "same_year":
        return shouted or match["month"][0].isupper()  # "strikes that may amount to"
    if rule == "year":
        return bool(match["part"] or _YEAR_LEADS.search(before))
    if rule == "attack_year":
        return bool(_DETERMINER.search(before) and _ATTACK_AFTER.match(text, match.end()))
    if rule == "date" and "month" in match.groupdict() and not shouted:
        return match["month"][0].isupper()
    if rule in ("weekday", "today"):
        short = rule == "weekday" and not match["weekday"].lower().endswith("day")
        prayed = _PRAYED.search(before) and _PRAYERS.match(after)  # "during Friday prayers"
        in_name = _NAME_BEFORE.search(before) or (_NAME_AFTER.match(after) and not prayed)
        return not in_name and (not short or match["weekday"][0].isupper())
    return True


def _without_overlap(phrases: Iterable[Phrase]) -> list[Phrase]:
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.start, -p.end)):  # stable: table order
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def _joined(text: str, phrases: list[Phrase], join: Join) -> list[Phrase]:
    kept: list[Phrase] = []
    for phrase in phrases:
        one = join(kept[-1], phrase, text[kept[-1].end : phrase.start]) if kept else None
        if one:
            kept[-1] = one
        else:
            kept.append(phrase)
    return kept


def _with_lent_years(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Give a date or month without a year that of the next one: "on 3 and on 8 May 2014"."""
    lent = list(phrases)
    for n in range(len(lent) - 2, -1, -1):
        first, second = lent[n], lent[n + 1]
        alike = first.rule in _DATES and second.rule in _DATES
        if alike and _LENDS.fullmatch(text, first.end, second.start):
            lent[n] = _in_year_of(first, second)
    return lent


def _in_year_of(first: Phrase, second: Phrase) -> Phrase:
    a, b = first.reading, second.reading
    if not (a.start and a.end and b.start and a.partial.startswith("--")):
        return first
    if b.partial.startswith("--"):
        return first
    year = b.start.year - (a.start.month > b.start.month)
    last = monthrange(year, a.end.month)[1]
    end = a.end.replace(year=year, day=last if first.rule == "month" else min(a.end.day, last))
    start = a.start.replace(year=year, day=min(a.start.day, last))
    return replace(first, reading=replace(a, start=start, end=end))


def _one_date(first: Phrase, second: Phrase, between: str) -> Phrase | None:
    """Join two phrases that name one day, or a day and its time."""
    rules = {first.rule, second.rule}
    if len(between) > 24:
        return None
    time = " ".join(filter(None, (first.time, second.time)))
    if rules == {"clock_time"} and _WITH_CLOCK.fullmatch(between):
        return first  # the same hour again, in another zone
    if "clock_time" in rules and rules & (DAY_RULES | {"overnight"}):
        main = second if first.rule == "clock_time" else first
        return _merge(main, first, second, time) if _WITH_CLOCK.fullmatch(between) else None
    if first.rule == "overnight" and second.rule in DAY_RULES and _OVERNIGHT.fullmatch(between):
        into = between.split() in (["into"], ["to"])
        return _merge(_night_into(second) if into else second, first, second, "overnight")
    if second.rule == "overnight" and first.rule in DAY_RULES and not between.strip():
        return _merge(first, first, second, "overnight")
    if not _APPOSED.fullmatch(between):
        return None
    if "date" in rules and rules <= DAY_RULES and len(rules) == 2:
        return _merge(first if first.rule == "date" else second, first, second, time)
    if rules & {"period", "ago"} and rules & {"weekday", "date"}:
        return _within(first, second)
    return None


def _night_into(phrase: Phrase) -> Phrase:
    """Read "overnight to Sunday": the night has begun on the day before."""
    start = phrase.reading.start
    if start is None:
        return phrase
    return replace(phrase, reading=replace(phrase.reading, start=start - timedelta(days=1)))


def _merge(main: Phrase, first: Phrase, second: Phrase, time: str) -> Phrase:
    return replace(main, start=first.start, end=second.end, time=time)


def _within(first: Phrase, second: Phrase) -> Phrase | None:
    """Read "on Wednesday last week" or "29 August last year": the day inside the period."""
    day, period = (second, first) if first.rule in ("period", "ago") else (first, second)
    start, end = period.reading.start, period.reading.end
    if start is None or end is None:
        return replace(day, start=first.start, end=second.end)
    days = [start + timedelta(days=i) for i in range((end - start).days + 1)]
    partial = day.reading.partial
    fits = [d for d in days if partial in (f"weekday:{WEEKDAYS[d.weekday()]}", f"--{d:%m-%d}")]
    if len(fits) != 1:
        return None
    reading = replace(day.reading, start=fits[0], end=fits[0])
    return replace(day, start=first.start, end=second.end, reading=reading)


def _range(first: Phrase, second: Phrase, between: str) -> Phrase | None:
    """Join "from Monday to Wednesday", "between January 3 and 5 February"."""
    paired = _AND.fullmatch(between) and (first.lead == "between" or _neighbours(first, second))
    joins = _TO.fullmatch(between) or paired
    days = {"weekday", "date", "yesterday", "today", "month", "year"}
    if not joins or not {first.rule, second.rule} <= days or first.lead in ("since", "until"):
        return None
    partial = f"{first.reading.partial}/{second.reading.partial}"
    start, end = first.reading.start, second.reading.end
    if start and end and start > end:
        back = 7 if first.rule == "weekday" else 365
        start = start - timedelta(days=back)
        if start > end:  # "on Monday - in January" is no stretch of time
            return None
    whole = Reading(start, end, second.reading.precision, partial)
    if start and end and (end - start).days > 1 and whole.precision == "day":
        whole = replace(whole, precision="week" if (end - start).days < 7 else "month")
    time = " ".join(filter(None, (first.time, second.time)))
    return Phrase(first.start, second.end, f"{first.rule}_range", whole, time, first.lead)


def _neighbours(first: Phrase, second: Phrase) -> bool:
    """Whether they are two days or months in a row: "on Saturday and Sunday"."""
    a, b = first.reading, second.reading
    if first.rule != second.rule or first.rule not in ("weekday", "month") or second.possessive:
        return False
    return a.end is not None and b.start is not None and b.start - a.end == timedelta(days=1)


def _with_clock_words(text: str, phrase: Phrase) -> Phrase:
    if phrase.rule != "clock_time":
        return phrase
    before = _ABOUT_CLOCK.search(text, max(0, phrase.start - 24), phrase.start)
    start = before.start() if before else phrase.start
    time = re.sub(r"^at\s+(?=.*\d)", "", text[start : phrase.end], flags=re.IGNORECASE)
    return replace(phrase, start=start, time=time)


def _with_time(text: str, phrase: Phrase) -> Phrase:
    if phrase.rule not in DAY_RULES and phrase.rule != "offset":
        return phrase
    times = [phrase.time]
    before = _TIME_BEFORE.search(text[max(0, phrase.start - 45) : phrase.start])
    if before:
        shift = max(0, phrase.start - 45)
        phrase = replace(phrase, start=shift + before.start())
        times.insert(0, before["time"])
    after = _TIME_AFTER.match(text, phrase.end)
    if after:
        phrase = replace(phrase, end=after.end())
        times.append(after["time"])
    if before and _NIGHT_TO.search(before[0]):
        phrase = _night_into(phrase)
    said = " ".join(filter(None, times))
    return replace(phrase, time=re.sub(r"^(?:in |during )?(?:the )?", "", said, flags=re.I))


def _with_lead(text: str, phrase: Phrase) -> Phrase:
    shift = max(0, phrase.start - 16)
    lead = _LEAD.search(text[shift : phrase.start])
    possessive = text.startswith("'s", phrase.end)
    if not lead or phrase.rule not in _LED:
        return replace(phrase, possessive=possessive)
    word = " ".join(lead["lead"].lower().split())
    outside = word in ("of", "for", "before", "after", "at") or lead[0].lower().endswith("the ")
    start = phrase.start if outside else shift + lead.start()
    return replace(phrase, start=start, lead=word, possessive=possessive)
