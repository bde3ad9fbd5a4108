"""Figures of a longer time than one attack: of a war, of years, of a month, of scattered events.

They are kept with their words, but they are never the toll of an incident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.records import CasualtyMention, Sentence

_WAR = r"(?:war|conflict|uprising|insurgency|crisis|revolution|violence|hostilities|occupation)"
# Whatever the figure, these make it the toll of a war or of years ...
_YEARS_TOLL = re.compile(
    rf"\b{_WAR}\b(?!-|\s+(?:monitor|zone|crime|plane))(?:\s+in\s+\w+|,?\s+(?:which|that)|\s+(?:has|"
    rf"have|had|is|already|there|now|also)){{0,5}}\s+(?:killed|left|claimed|cost|kills|taken)\b"
    rf"|\bsince\s(?:[\w'-]+\s){{0,3}}{_WAR}"
    r"|\bsince\s(?:(?:late |early |mid-?)?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\s(?:\d\d?,?\s)?)?(?:19|20)\d\d(?!,?\swhen\b)"
    r"|\bsince\s(?:the|a|its|their|his|that)\s(?:[\w'-]+\s){0,3}?(?:coup|putsch|takeover|overthrow|ouster|ousting|"
    r"fall|ceasefire|truce|armistice|revolution|invasion|withdrawal|independence|elections?|toppling)\b"
    r"|\b(?:in|over|for|after)\s(?:the\s|more than\s|over\s|nearly\s|about\s|almost\s)?"
    r"(?:(?:past|last)\s)?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|several)\s"
    r"(?:and a half\s)?years\b"
    r"|\b(?:so far this|per|each|every)\s+year\b"
    r"|\bresponsible\sfor\sthe\sdeaths?\sof\s(?:hundreds|thousands|dozens|scores)\b",
    re.IGNORECASE,
)
# ... and these only a large one.
_WAR_NEAR = re.compile(
    rf"\b(?:in|during|of|by|from)\s(?:the|its|a|this|that|their)(?:\s[\w'-]+){{0,3}}\s{_WAR}"
    r"(?![\w-]|\s(?:zone|monitor|crime))|\bsince\s(?:it|they|(?:the\s)?(?:start|outbreak|"
    r"beginning))"
    r"|\b(?:civil war|years|genocide|months)\b|\b(?:battles?|fight|struggle|siege)\s(?:for|of)\s",
    re.IGNORECASE,
)
# ... and these one that no single attack has, when nothing else is told to have happened.
_LONG_NEAR = re.compile(
    r"\b(?:fighting|violence|unrest|clashes|offensive)\s(?:[\w-]+\s){0,4}?(?:has|have)\s(?:\w+\s)?"
    r"(?:killed|left|claimed|cost)\b"
    r"|\b(?:killed|died|dead|deaths|casualties)\s(?:[\w-]+\s){0,4}?(?:in|during|throughout)\s(?:the\s"
    r"month\sof\s)?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b(?!\s\d)"
    r"|\bsince\s\d{1,2}\s[A-Z][a-z]+(?!\s(?:attack|strike|bombing|raid|when))"
    r"|\b(?:this|last|per|a|each|every)\smonth\b|\bmonthly\b",
    re.IGNORECASE,
)
_ATTACK = re.compile(
    r"\b(?:strikes?|airstrikes?|attack\w*|bomb\w*|blasts?|explosions?|exploded|raids?|shell\w*|rockets?|"
    r"missiles?|drones?|ambush\w*|massacre\w*|storm\w*|gunm[ae]n|opened fire)\b",
    re.IGNORECASE,
)
# "have been killed by mines since March", whatever killed them
_EVER_SINCE = re.compile(
    r"\b(?:(?:has|have|had)\s(?:been\s)?(?:killed|died|left|claimed|lost)|(?:number|total|tally)\sof)\b[^.;]*"
    r"\bsince\s(?:(?:early|late|mid)?[ -]?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b"
    r"(?!\s\d)|last\s(?:year|month|summer|autumn|winter|spring)|the\s(?:start|beginning)\sof\s(?:the|this)\syear)"
    r"|\bsince\s(?:(?:early|late|mid)?[ -]?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b(?!\s\d)|last\s(?:year|month)|the\s(?:start|beginning)\sof\s(?:the|this)\syear)\b"
    r"[^.;]*\b(?:has|have)\s(?:been\s)?(?:killed|died|left|claimed|lost)\b"
    r"|(?<!deadliest\s)\b(?:killed|died)\s(?:[\w-]+\s){1,7}?since\s(?:(?:early|late|mid)?[ -]?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?!\s\d)|last\s(?:year|"
    r"month|summer|autumn|winter|spring))"
    r"|\b(?:has|have)\s(?:been\s)?(?:killed|died)\s(?:in|by|from)\s(?:such|similar)\b"
    r"|\b(?:has|have)\s(?:been\s)?(?:killed|died|left|claimed|lost)\b[^.;]*\b(?:(?:so\sfar\s)?this\s(?:year|"
    r"month)|(?:over|in|during)\s(?:the\s)?(?:past|last|recent)\s(?:\w+\s)?(?:weeks|months|years?))\b",
    re.IGNORECASE,
)
# "bringing the day's toll to 21": the very words of the figure
_TOLL_OF_A_TIME = re.compile(
    r"\b(?:(?:day|today|week|weekend|month|year)'?s|daily|weekly|monthly|annual)\s(?:\w+\s)?"
    r"(?:toll|total)\b",
    re.IGNORECASE,
)
# "bringing to 45 the number killed in 24 hours of bombardment"
_TOLL_OF_HOURS = re.compile(
    r"\b(?:bring|tak|rais|push)(?:ing|s|es|ed)\s(?:to\s[\w ]{1,20}\s)?(?:the|its)\s(?:\w+\s)?"
    r"(?:number|toll|"
    r"total)\b[^.;]{0,60}?\b(?:in|over|within)\s(?:(?:the|a)\s)?(?:(?:past|last|space\sof|matter\sof)\s)?"
    r"(?:24|48|72|twenty-four|forty-eight)[\s-]hours?\b",
    re.IGNORECASE,
)
# "at least 30 people were killed across the strip", and no attack is told of
_ALL_OVER = re.compile(
    r"\b(?:killed|died|dead|deaths|injured|wounded)\b[^.;]{0,40}?\b(?:(?:across|throughout|all\sover)\s"
    r"(?:the\s)?[\w'-]+|nationwide|countrywide|in\sseveral\splaces)\b",
    re.IGNORECASE,
)
# "confrontations between the two have killed 300", "48 died in the exchanges of fire"
_EXCHANGE = (
    r"\b(?:confrontations|hostilities|skirmishes|exchanges?\sof\s(?:cross-border\s)?fire|"
    r"cross-border\s(?:violence|fire|fighting|exchanges|clashes|attacks))\b"
)
_EXCHANGED = re.compile(
    rf"{_EXCHANGE}[^.;]{{0,70}}?\b(?:has|have|had)\s(?:\w+\s)?(?:killed|left|claimed|cost)\b"
    rf"|\b(?:killed|died|dead)\b[^.;]{{0,60}}?\b(?:in|by)\s(?:the\s|these\s)?(?:\w+\s)?{_EXCHANGE}",
    re.IGNORECASE,
)
_MANY = 40
"""Dead of exchanges of fire that are those of weeks, and not of a night."""
# "raised the toll to 72 since Monday", "have died since the offensive began"
_SINCE = (
    r"the\s(?:start|beginning|onset)\sof\s(?:the\s)?(?:\w+\s)?(?:week|month|year|offensive|operation|campaign|"
    r"escalation|war|assault)|"
    r"(?:the|its|their|this)\s(?:[\w-]+\s){0,3}?(?:offensive|operation|campaign|escalation|war)\s"
    r"(?:began|started|erupted|was\slaunched|resumed|broke\sout)"
)
_BEGAN = rf"\bsince\s(?:(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!'s)|{_SINCE})\b"
_RUNNING = re.compile(
    rf"\b(?:tolls?|total|tally|number\sof\s(?:\w+\s){{1,3}}?(?:killed|dead|deaths))\b[^.;]{{0,70}}?{_BEGAN}"
    rf"|\b(?:have|has|had)\s(?:been\skilled|died|killed)\b[^.;]{{0,40}}?\bsince\s(?:{_SINCE})\b",
    re.IGNORECASE,
)
# "150 people died in three days of violence"
_DAYS_OF = re.compile(
    r"\b(?:in|over|during|after)\s(?:(?:the|these)\s)?(?:\w+\s){1,2}?(?:days|nights|weeks|months)\sof\s(?:\w+\s)?"
    r"(?:violence|unrest|bloodshed|carnage)\b",
    re.IGNORECASE,
)
_LONG = 100
_BEHIND = 70
"""Code points behind a figure in which the time that it is of may stand."""
# "Eleven others were killed in scattered violence": of no one attack
_SCATTERED = re.compile(
    r"^[^.;]{0,25}?\b(?:in|by|during)\s(?:\w+\s){0,2}?(?:(?:scattered|sporadic|isolated|smaller)\s|other\s"
    r"(?=violence|unrest|incidents|attacks))"
    r"(?:\w+\s)?(?:violence|unrest|incidents|attacks|clashes|shootings|strikes|bombings|fighting)\b",
    re.IGNORECASE,
)
# "another 32 people were killed in attacks across the territory"
_OTHERS = re.compile(r"\b(?:another|other|others|more|further|additional)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"^[^.;,]{0,70}?\b(?:elsewhere|(?:across|throughout|all\sover)\s(?:the\s)?[\w'-]+|in\s(?:(?:\w+\s)?(?:more|further|other)|"
    r"separate|different|several)\s(?:\w+\s)?(?:attacks|strikes|raids|incidents|areas|parts|places|districts))\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"\b(?:deadliest|worst|biggest|largest|first|highest|bloodiest)\b", re.I)
_LARGE = 500
_BEYOND_ONE_ATTACK = 5_000
# "in attacks on the Belgorod and Kursk regions over the past 24 hours"
_OF_A_DAY = re.compile(
    r"\b(?:over|in|during|within)\s(?:the\s)?(?:past|last|previous)\s(?:day|24[\s-]hours?|"
    r"twenty-four\shours)\b",
    re.IGNORECASE,
)
_SEVERAL_PLACES = re.compile(
    r"\b(?:regions|oblasts|provinces|districts|governorates|communities|settlements|localities|"
    r"across\sthe\s(?:country|region))\b",
    re.IGNORECASE,
)


def with_totals_of_heads(
    found: list[CasualtyMention], sentences: Sequence[Sentence]
) -> list[CasualtyMention]:
    """Take for a total what a headline counts and the text calls the toll of a longer time.

    "55 killed in Iraq", and "at least 55 people were killed across the country".

    Parameters
    ----------
    found
        The figures of a report.
    sentences
        Its sentences.
    """
    heads = [m for m in found if sentences[m.sentence].section == "headline"]
    rest = [m for m in found if m.killed_min and m not in heads]
    counted = {m.killed_min for m in rest if m.role == "count"}
    totals = {m.killed_min for m in rest if m.role == "war_total"} - counted
    return [
        replace(m, role="war_total")
        if m.killed_min in totals and m.role == "count" and m in heads
        else m
        for m in found
    ]


def sums_up_a_day(text: str) -> bool:
    """Return whether a sentence adds up what happened in several places in a day."""
    return bool(_OF_A_DAY.search(text) and _SEVERAL_PLACES.search(text))


def is_total(text: str, start: int, end: int, low: int) -> bool:
    """Return whether a figure is the toll of a war, of a month or of scattered events.

    Parameters
    ----------
    text
        The sentence.
    start, end
        Where the words of the figure stand in it.
    low
        Its lowest number.
    """
    shift = max(0, start - 90)
    before, after = text[shift:start], text[end : end + 90]
    clause = re.split(r";|\.\s", before)[-1] + text[start:end] + re.split(r";|\.\s", after)[0]
    total = _YEARS_TOLL.search(clause)
    if total and not _SUPERLATIVE.search(clause[: total.start()]):
        return True
    if _is_running(text, start, end) or _DAYS_OF.search(text[end : end + _BEHIND]):
        return True
    if low >= _MANY and _EXCHANGED.search(clause):
        return True
    if _OTHERS.search(text, max(0, start - 8), end) and _ELSEWHERE.search(text[end:]):
        return True
    if _SCATTERED.search(text[end:]) or _TOLL_OF_A_TIME.search(text, max(0, start - 20), end):
        return True
    hours = _TOLL_OF_HOURS.search(text, max(0, start - 20), end + _BEHIND)
    if hours and hours.start() <= end:
        return True
    long = _LONG_NEAR.search(clause) and not _ATTACK.search(clause)
    if _ALL_OVER.search(clause) and not _ATTACK.search(text):
        return True
    if _EVER_SINCE.search(clause) or (low >= _LONG and long):
        return True
    return low >= _BEYOND_ONE_ATTACK or (low >= _LARGE and bool(_WAR_NEAR.search(clause)))


def _is_running(text: str, start: int, end: int) -> bool:
    """Whether a figure is what has come together so far: "the toll since Monday is 72"."""
    found = _RUNNING.search(text, max(0, start - 20), end + _LONG)
    return found is not None and found.start() <= end and start <= found.end()
