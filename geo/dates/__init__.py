"""Phrases that say when, with the days they mean, counted from the day of publication.

`geo.dates.phrases` finds them. Here they are weighed in context: what lies ahead is left
out, and what dates a statement, or the report itself, is told from what dates an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geo.dates.aftermath import is_aftermath, of_those_hit
from geo.dates.datelines import is_alone, is_dateline, is_printed
from geo.dates.offsets import counted, told_periods
from geo.dates.phrases import DAY_RULES, Phrase, date_phrases
from geo.dates.stated import as_stated
from geo.dates.years import with_years
from geo.patterns.numbers import plain
from geo.records import DateMention, Sentence

_PERIODS = frozenset({"month", "year", "attack_year", "season", "period", "ago"})
"""Rules of what is no day of the news."""
SKIPPED_SECTIONS = frozenset({"header", "byline", "advertisement"})

_REPORTING = (
    r"(?:said|says|told|announced|stated|reported|wrote|tweeted|declared|confirmed|added|"
    r"acknowledged|comment|denied|claimed|warned|vowed|condemned|accused|blamed|disclosed|noted|"
    r"spoke|spoken|counted|estimated|tallied|recalled)"
)
# What is done after an attack, on its day or on a later one.
_AFTERMATH = (
    r"(?:arrested|detained|charged|ruled|feared|missing|unaccounted\sfor|indicted|sentenced|convicted|jailed|buried|mourned|protested|"
    r"rallied|demonstrated|met|visited|arrived|summoned|evacuated|issued|published|released|posted|"
    r"broadcast|aired|called|urged|asked|demanded|appealed|pledged|promised|threatened|expressed|"
    r"offered|ordered|decided|approved|voted|agreed|denounced|deplored|praised|rejected|welcomed|"
    r"insisted|admitted|revealed|explained|testified|opened\san\sinquiry|speaking|addressed|marked|"
    r"(?<!was\s)(?<!were\s)heard|commemorated|remembered|honou?red|paid\stribute|gathered|claimed\sresponsibility|combed|"
    r"searched|scoured|(?:pulled|dug|recovered|retrieved)(?=\s+(?:(?:the|more|out|another|at\sleast|"
    r"\d+|[a-z]+)\s+){0,3}(?:bod(?:y|ies)|survivors|remains|victims|people|through|out)))"
)
_AHEAD = re.compile(
    r"(?:\b(?:will|shall|won't|scheduled|slated|due|deadline|next|upcoming|coming|until|till|expire"
    r"s?)\b|\b(?:is|are|was|were)\s+(?:set\s+(?:to|for)|to|expected|going|forecast)\b|\b(?:planned|set)\s+for\b|"
    r"\b(?:wants?|hopes?|hoping|plans?|planning|intends?|aims?)\s+to\b|"
    r"\b(?:ahead\s+of|in\s+the\s+run-?up\s+to|before\s+the\s+(?:end|start|deadline)\s+of)\b|"
    r"'ll\b)"
    r"[^.;:\"]{0,100}$",
    re.IGNORECASE,
)
_PAST_AGAIN = re.compile(rf"\b(?:after|since|when|which|who|{_REPORTING})\b|,", re.IGNORECASE)
_AHEAD_AFTER = re.compile(r"\s+(?:will|shall|is\s+to|are\s+to)\b", re.IGNORECASE)
_STATED_BEFORE = re.compile(
    rf"(?:\b{_REPORTING}(?:\s+(?:reporters|journalists|lawmakers|parliament))?|"
    rf"\btold(?:\s+\S+){{1,4}}"
    rf"|\bspeaking\s+(?:in|at|to|from|on|after|during|by|outside|near)\s[^,;.]{{1,60}}"
    rf"|\b(?:accused|blamed|warned|urged|asked|thanked|summoned|praised|criticised|criticized|called\s+on)"
    rf"(?:\s+[A-Za-z'-]+){{1,3}}"
    rf"|\b(?:in|according\sto)\s+(?:an?|its|his|the)(?:\s\w+)?\s(?:statement|briefing|interview|"
    rf"conference|speech|report|tweet|message)(?:\s(?:issued|released|published|carried))?"
    rf"|\b(?:seen|obtained|reviewed|viewed|cited|verified|examined|shared)\sby\s[^,;.]{{1,40}}"
    rf"|\b{_REPORTING}\s+(?:to|by|on|via|through)\s(?:[\w'-]+\s+){{0,3}}?[\w'-]+"
    rf"|\b(?:quoted|cited|quoting|citing)\s+(?:[\w'-]+\s+){{0,4}}?(?:sources?|officials?|doctors|"
    rf"medics|witnesses|residents))\s*,?\s*(?:late|early|later|earlier)?\s*$",
    re.IGNORECASE,
)
_AS_REPORTED = re.compile(rf"\bas\s[^,;.]{{1,60}}\b{_REPORTING}\b[^,;.]{{0,20}},\s*$|\bas\s"
                          rf"{_REPORTING}\b[^,;.]{{0,20}},\s*$", re.IGNORECASE)  # fmt: skip
_STATEMENT_AFTER = re.compile(
    r"'s\s(?:\w+\s)?(?:statements?|reports?|announcements?|briefing|speech|meeting|remarks|address"
    r"|comments?|interview|hearing|vote|funeral)\b",
    re.IGNORECASE,
)
# A date that names something else: a vote, a law, an armed group, another war's beginning.
_NAMED_AFTER = re.compile(
    r"(?:'s)?\s+(?:[\w-]+\s+){0,2}?(?:elections?|referendum|polls|ballot|summit|budget|anniversary)\b",
    re.IGNORECASE,
)
_GROUP_AFTER = re.compile(
    r"\"?\s+(?:\w+\s+){0,2}?(?:movement|brigades?|front|battalions?|martyrs|revolution|uprising|"
    r"forces|organi[sz]ation|camp|street|square|bridge|newspaper|magazine|stadium|university|avenue)\b",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:born|appointed|elected|inaugurated|married|graduated|retired|founded|formed|"
    r"established|enacted|adopted|promoted|released|recaptured|independence|returned|reopened|"
    r"took\s(?:office|power|over)|came\s(?:to\spower|into\s(?:force|effect)))"
    r"|\b(?:offensive|war|conflict|invasion|campaign|truce|ceasefire|cease-fire|siege|uprising|"
    r"revolution|crisis|hostilities|agreement|accord|talks|administration)\b[^.;]{0,40}\b(?:began|"
    r"started|erupted|broke\sout|launched|signed|agreed|reached|took\seffect|ended)"
    r"|\b(?:start|beginning|outbreak|onset)\sof\s[\w\s']{1,40}"
    r"|\bsince\s[^.,;]{0,40}?\b(?:invasion|war|coup|offensive|takeover|ceasefire|truce|withdrawal|"
    r"genocide|earthquake|elections?|massacres?|attacks)\s(?:of|in|on)"
    r"|\b(?:law|decree|agreement|accord|treaty|constitution|resolution(?:\s\d+)?)\sof)"
    r"(?:\s+(?:to|from|in|by)\s[\w\s]{1,25})?,?\s*$",
    re.IGNORECASE,
)
_BLOWS = (
    r"(?:kill|attack|assault|bomb|blast|explo|deton|strike|struck|shell|missile|rocket|raid|sho[ot]t|ambush"
    r"|massacre|clash|fighting|drone|gas|crash|shooting)"
)
_SINCE_CLAUSE = re.compile(
    rf"\bsince\s(?!then\b)(?:(?!\b{_BLOWS}|\b(?:and|but)\b)[^.;:,]){{1,80}}$", re.IGNORECASE
)
"""In front of a day: since what happened on it, which was no attack ("since rebels took it in")."""
_SINCE_IT_BEGAN = re.compile(
    r"\bsince\b[^.;,]{0,40}\b(?:began|started|erupted|broke\s+out)\s+$", re.IGNORECASE
)
_SINCE_WHEN = re.compile(
    rf",?\s+when\b(?=[^.;,]{{0,70}}?(?<!-)\b(?:{_BLOWS}|gunm|dead\b|fired?\b|invad|storm|hit\b))",
    re.IGNORECASE,
)
"""Behind "since April 23": what attack was on that day."""
_SINCE_A_WORD = re.compile(r"\bsince\s+(?:the|an?|its|their)\s+$", re.IGNORECASE)
_A_WORD = re.compile(
    r"\s+(?!(?:and|or|to|at|in|on|by|as|when|with|until|after|it|they)\b)[a-z]{3,}"
)
"""Behind "since the 12 March": the day is of this word and no stretch begins with it."""
_LONG_BEFORE = re.compile(
    r"\b(?:which|that|who|whom|where|when|after|once)\s(?:[\w'-]+\s){0,5}?(?:seized|captured|overran|"
    r"overrun|conquered|took|taken|retook|fell|lost|annexed|declared|proclaimed|founded|formed|joined|"
    r"intervened|withdrew|drove|expelled|ousted)\b[^.;,]{0,50}$",
    re.IGNORECASE,
)
"""In front of a month or year: how a place changed hands, told of it beside the news."""
_FROM_HOUR = re.compile(
    r"\b(?:from|between)\s+(?:about\s+|around\s+)?\d[\d.:]*\s?(?:[ap]\.?m\.?)?\s*(?:local\s+time\s+)?"
    r"(?:until\s+|till\s+|to\s+|and\s+)?$",
    re.IGNORECASE,
)
_BEGAN_WITH = re.compile(
    r",?\s+(?:when\b|(?:with|after|following)\b(?=[^.;]{0,60}\b(?:attack|assault|raid|strike|invade|storm)))"
)
"""Behind "the war began on 7 October": how it began."""
_COUNTED_ON = re.compile(
    r",?\s+(?:(?:just|only|barely|about|nearly)\s+)?(?:an?|the|\w+|\d+)\s+(?:days?|nights?)\s+after\b",
    re.IGNORECASE,
)
"""Behind "reopened on Friday": the attack's day is counted from it."""
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_STATED_AFTER = re.compile(
    rf"\s+(?:also\s+)?(?:{_REPORTING}|{_AFTERMATH})\b"
    r"(?!\s+(?:to\b|(?:[\w,-]+\s+){0,5}lives?\b))",
    re.IGNORECASE,
)
_STATED_ASIDE = re.compile(rf",\s+{_REPORTING}\b", re.IGNORECASE)
"""Behind a date between two commas: "the channel, yesterday, reported"."""
_ADMITTED_AFTER = re.compile(
    r",?\s[^,;.:]{3,60}?\b(?:acknowledged|admitted|conceded|confessed)\b[^;.:]{0,60}?\bhad\b",
    re.IGNORECASE,
)
"""Behind "On Saturday": what is admitted had been done before."""
_DONE_BEFORE = re.compile(
    rf"\b(?:{_AFTERMATH}|(?:published|released|posted|broadcast|aired|issued|shared|carried|circulated|"
    rf"obtained|verified)\s+(?:by|on|in|via|through)\s+[^,;.]{{1,50}}?|claimed\s+(?:responsibility\s+for\s+)?"
    rf"the\s+(?:[\w-]+\s+){{0,2}}?\w+|(?:appeared\s+(?:in|before)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?court|"
    rf"(?:went|put)\s+on\s+trial|pleaded\s+(?:not\s+)?guilty|laid\s+to\s+rest|identified|named|"
    rf"flown\s+home|remanded(?:\s+in\s+custody)?)|days?\s+of\s+(?:\w+\s+)?mourning|"
    rf"(?:bod(?:y|ies)|remains|corpses)\b[^,;.]{{0,60}}\s(?:was|were)\s+(?:found|discovered|recovered|"
    rf"unearthed|returned|handed\s+over|brought|flown)(?:\s+[^,;.]{{1,40}}?)?)\s*(?:late|early|later|earlier)?\s*(?:on\s+)?$",
    re.IGNORECASE,
)


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
    told = as_stated(with_years(found, published), published)
    return told_periods(counted(told, sentences), published)


def _phrases(text: str, anchor: date | None) -> Iterator[Phrase]:
    for phrase in date_phrases(text, anchor):
        kept = _kept(text, phrase, anchor)
        if kept and not _ahead(text, kept):
            yield kept


def _kept(text: str, phrase: Phrase, anchor: date | None) -> Phrase | None:
    """Read what the preposition says: up to a day is no date, since a day is a stretch."""
    dated = phrase.rule in ("date", "month")
    if _of_something_else(text, phrase):
        return None
    if _FROM_HOUR.search(text[max(0, phrase.start - 40) : phrase.start]) and phrase.time:
        return phrase  # "from 2 am until 3.15 am on Saturday" was on Saturday
    if phrase.time and phrase.rule in DAY_RULES and any(map(str.isdigit, phrase.time)):
        return phrase  # "before 7 a.m. on Sunday", "until 3 a.m. on Monday" was on that day
    if phrase.lead in ("until", "till", "before", "through") or (phrase.lead == "by" and dated):
        return None
    before = text[: phrase.start][-100:]
    since_then = "since" in before.lower() and (
        _SINCE_IT_BEGAN.search(before[-70:]) or _SINCE_CLAUSE.search(before)
    )
    if since_then and phrase.rule in _PERIODS:
        return None
    if phrase.rule in _PERIODS and _LONG_BEFORE.search(before):
        return None
    if phrase.lead == "since" and _SINCE_A_WORD.search(before) and _A_WORD.match(text, phrase.end):
        return replace(phrase, lead="")
    if not (
        phrase.lead == "since" or (since_then and phrase.rule in DAY_RULES)
    ) or _SINCE_WHEN.match(text, phrase.end):
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


def _of_something_else(text: str, phrase: Phrase) -> bool:
    """Whether the date belongs to a vote, a law, a life, or names an armed group."""
    before, after = text[max(0, phrase.start - 90) : phrase.start], text[phrase.end :][:60]
    if phrase.rule in ("period", "stretch", "ago", "weekend") and _SINCE.search(before):
        return True
    if _NAMED_AFTER.match(after):
        return True
    if _OTHER_BEFORE.search(before) and not _BEGAN_WITH.match(after):
        return not (phrase.rule in DAY_RULES and _COUNTED_ON.match(after))
    named = phrase.lead in ("", "of") and _GROUP_AFTER.match(after)
    return phrase.rule in ("date", "month") and bool(named)


def _ahead(text: str, phrase: Phrase) -> bool:
    before = text[max(0, phrase.start - 130) : phrase.start]
    found = _AHEAD.search(before)
    if found and not _PAST_AGAIN.search(found[0]):
        return True
    return bool(_AHEAD_AFTER.match(text, phrase.end))


def _stated(before: str) -> bool:
    """Whether a word of speech stands in front of the day."""
    found = _STATED_BEFORE.search(before)
    return found is not None and not re.search(r"\b(?:that|which|who)\b", found[0], re.IGNORECASE)


def _of_statement(text: str, phrase: Phrase) -> bool:
    """Whether the phrase dates a statement, or the report itself (dateline, line of its own)."""
    if phrase.rule == "recalled":
        return False  # "said on Thursday, two days after the attack"
    if phrase.possessive or phrase.reading.span_of_weeks:
        return bool(_STATEMENT_AFTER.match(text, phrase.end))
    if _AS_REPORTED.search(text[max(0, phrase.start - 120) : phrase.start]):
        return False
    before = text[max(0, phrase.start - 80) : phrase.start]
    if is_alone(text, phrase):
        return phrase.rule == "date"
    if phrase.lead == "by" or is_printed(text, phrase):
        return True  # "by Friday morning eleven had died"
    if phrase.reading.partial.endswith("since"):
        return False  # "marked ten years since gunmen attacked"
    if is_dateline(text, phrase) or _DONE_BEFORE.search(before) or _stated(before):
        return True
    if before.strip().lower() in ("", "on") and _ADMITTED_AFTER.match(text, phrase.end):
        return True
    inserted = before.rstrip().endswith(",") and _STATED_ASIDE.match(text, phrase.end)
    stated_after = _STATED_AFTER.match(text, phrase.end) and not of_those_hit(text, phrase)
    return bool(inserted or stated_after or is_aftermath(text, phrase))
