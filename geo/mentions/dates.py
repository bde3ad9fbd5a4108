"""Phrases that say when, with the days they mean, counted from the day of publication.

`geo.mentions.date_phrases` finds them. Here they are weighed in context: what lies ahead is left
out, and what dates a statement, or the report itself, is told from what dates an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geo.mentions.date_phrases import DAY_RULES, Phrase, date_phrases
from geo.mentions.numbers import plain
from geo.records import DateMention, Sentence

SKIPPED_SECTIONS = frozenset({"header", "byline", "advertisement"})

_REPORTING = (
    r"(?:said|says|told|announced|stated|reported|wrote|tweeted|declared|confirmed|added|"
    r"acknowledged|comment|denied|claimed|warned|vowed|condemned|accused|blamed|disclosed|noted)"
)
_AHEAD = re.compile(
    r"(?:\b(?:will|shall|won't|scheduled|slated|due|deadline|next|upcoming|coming|until|till|expire"
    r"s?)\b|\b(?:is|are|was|were)\s+(?:set|to|expected|going|forecast)\b|\b(?:planned|set)\s+for\b|"
    r"'ll\b)"
    r"[^.;:\"]{0,100}$",
    re.IGNORECASE,
)
_PAST_AGAIN = re.compile(rf"\b(?:after|since|when|which|who|{_REPORTING})\b|,", re.IGNORECASE)
_AHEAD_AFTER = re.compile(r"\s+(?:will|shall|is\s+to|are\s+to)\b", re.IGNORECASE)
_STATED_BEFORE = re.compile(
    rf"(?:\b{_REPORTING}(?:\s+(?:reporters|journalists|lawmakers|parliament))?|"
    rf"\btold(?:\s+\S+){{1,4}}"
    rf"|\b(?:in|according\sto)\s+(?:an?|its|his|the)(?:\s\w+)?\s(?:statement|briefing|interview|"
    rf"conference|speech|report|tweet|message)(?:\s(?:issued|released|published|carried))?"
    rf"|\b{_REPORTING}\s+(?:to|by|on|via)\s\w+)\s*,?\s*(?:late|early|later|earlier)?\s*$",
    re.IGNORECASE,
)
_SINCE_IT_BEGAN = re.compile(r"\bsince\b[^.;,]{0,40}\b(?:began|started|erupted)\s+$", re.IGNORECASE)
_PUBLISHED_BEFORE = re.compile(
    r"\b(?:published|updated|posted|date\sof\spublication)(?:\s(?:on|at))?:?\s*$", re.IGNORECASE
)
_DATELINE_AFTER = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?--")
_STATED_AFTER = re.compile(rf"\s+(?:also\s+)?{_REPORTING}\b(?!\s+to\b)", re.IGNORECASE)


def find_dates(sentences: Sequence[Sentence], published: date | None) -> list[DateMention]:
    """Return the phrases that say when, in the order of reading.

    Parameters
    ----------
    sentences
        All sentences of the report; headers, bylines and advertisements are passed over.
    published
        Day of publication, the anchor. Without it only dates with a year are resolved.

    Returns
    -------
    mentions
        Days ahead of the anchor ("will meet on Sunday") are not among them.
    """
    found: list[DateMention] = []
    for index, sentence in enumerate(sentences):
        if sentence.section in SKIPPED_SECTIONS:
            continue
        text = plain(sentence.text)
        found += [
            DateMention(
                span=sentence.at(phrase.start, phrase.end),
                sentence=index,
                start=phrase.reading.start,
                end=phrase.reading.end,
                precision=phrase.reading.precision,
                time_of_day=phrase.time,
                rule=phrase.rule,
                partial=phrase.reading.partial,
                offset_days=phrase.reading.offset_days,
                of_statement=_of_statement(text, phrase),
                span_of_weeks=phrase.reading.span_of_weeks,
            )
            for phrase in _phrases(text, published)
        ]
    return found


def _phrases(text: str, anchor: date | None) -> Iterator[Phrase]:
    for phrase in date_phrases(text, anchor):
        kept = _kept(text, phrase, anchor)
        if kept and not _ahead(text, kept):
            yield kept


def _kept(text: str, phrase: Phrase, anchor: date | None) -> Phrase | None:
    """Read what the preposition says: up to a day is no date, since a day is a stretch."""
    dated = phrase.rule in ("date", "month")
    if phrase.lead in ("until", "till", "before", "through") or (phrase.lead == "by" and dated):
        return None
    if phrase.rule in ("month", "year") and _SINCE_IT_BEGAN.search(text[: phrase.start][-60:]):
        return None
    if phrase.lead != "since":
        return phrase
    if phrase.rule not in DAY_RULES and phrase.rule != "overnight":
        return None  # "since 2015" tells how long, not when
    reading = replace(
        phrase.reading,
        end=anchor if phrase.reading.start else None,
        precision="week",
        partial=f"{phrase.reading.partial}/..",
        span_of_weeks=True,
    )
    return replace(phrase, rule="since", reading=reading)


def _ahead(text: str, phrase: Phrase) -> bool:
    before = text[max(0, phrase.start - 130) : phrase.start]
    found = _AHEAD.search(before)
    if found and not _PAST_AGAIN.search(found[0]):
        return True
    return bool(_AHEAD_AFTER.match(text, phrase.end))


def _of_statement(text: str, phrase: Phrase) -> bool:
    """Whether the phrase dates a statement, or the report itself (dateline, line of its own)."""
    if phrase.possessive or phrase.reading.span_of_weeks:
        return False
    before = text[max(0, phrase.start - 80) : phrase.start]
    alone = not before.strip() and not text[phrase.end :].strip(" .")
    if alone or _PUBLISHED_BEFORE.search(before) or _DATELINE_AFTER.match(text, phrase.end):
        return phrase.rule == "date" or not alone
    stated = _STATED_BEFORE.search(before)
    if stated and not re.search(r"\b(?:that|which|who)\b", stated[0], re.IGNORECASE):
        return True
    return bool(_STATED_AFTER.match(text, phrase.end))
