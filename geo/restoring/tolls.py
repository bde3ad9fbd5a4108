"""Commas around counted people and around what a group is, in a text that has lost them.

"Five people two of them children were killed", "two soldiers a nurse and three boys", "has risen
to 35 officials said": words for people, numbers and what follows them tell where one ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.casualties.words import GROUP_OF
from geo.patterns.gates import Gate

_PERSON = "|".join(sorted(map(re.escape, GROUP_OF), key=len, reverse=True))
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|"
    r"dozens|scores|hundreds|several)"
)
_MANY = rf"(?:(?:at\sleast|about|more\sthan|nearly|over|some)\s)?{_NUMBER}"
_PARTS = (
    rf"(?:(?:{_MANY}|most|many|some|all|both|half|the\smajority)\sof\s(?:them|whom)|"
    r"mostly|mainly|including|among\s(?:them|whom))"
)
_SUFFERED = (
    r"(?:were|was|are|is|have|has|had|died|perished|lost\s(?:their|his|her)|suffered|sustained|"
    r"drowned|fell|went|remained?)"
)
_HARMED = r"(?:killed|dead|died|injured|wounded|hurt|missing)"
_NO_VERB = (
    rf"(?:(?!{_SUFFERED}\b|(?:killed|said|that|when|who|after|as|but|in|by)\b|and\s{_NUMBER}\b)"
    r"[\w-]+)"
)
_SPEAKERS = (
    r"(?:(?:[A-Z][\w-]+|security|medical|hospital|health|local|police|army|military|government|"
    r"rescue|state|rebel|opposition|defen[cs]e|interior|emergency|civil)\s){0,2}"
    r"(?:officials|sources|activists|medics|doctors|police|residents|witnesses|authorities|monitors|"
    r"media|rescuers|workers|ministry|observatory|army|agency|agencies|monitor|ngo|minister|"
    r"official|source|reports?|governor|mayor|sohr|un)"
)
_SAY = (
    r"(?:(?:has|have|had|also|later)\s)?(?:said|say|says|reported|announced|confirmed|added|told)"
)

_RULES = tuple(
    Gate(re.compile(pattern, re.IGNORECASE))
    for pattern in (
        # "12 people two of them children had died", "46 people mainly women lost their lives"
        rf"\b(?:{_PERSON}|{_HARMED}|{_NUMBER})(?P<a>)\s{_PARTS}(?:\s{_NO_VERB}){{1,9}}?(?P<b>)\s"
        rf"(?={_SUFFERED}\b|and\s{_NUMBER}\s(?:\w+\s){{0,3}}?{_SUFFERED}\b)",
        rf"\b(?:{_PERSON}|{_HARMED}|{_NUMBER})(?P<a>)\s(?={_PARTS}\s)",
        # "11 civilians one fighter and 15 soldiers", "19 women 15 men and nine children"
        rf"\b{_MANY}\s(?:{_NO_VERB}\s){{0,3}}?(?:{_PERSON})(?P<a>)\s"
        rf"(?={_MANY}\s(?:{_NO_VERB}\s){{0,3}}?(?:{_PERSON})\b)",
        rf"\b(?:{_PERSON})(?P<a>)\s(?=(?:an?|his|her|their)\s(?:{_NO_VERB}\s){{0,4}}?(?:{_PERSON})\s"
        rf"(?:(?:of|from)\s(?:\w+\s){{1,5}})?and\s(?:an?|his|her|their|{_NUMBER})\s)",
        # "killing him his daughter and two others"
        rf"\b(?:him|her)(?P<a>)\s(?=(?:his|her)\s(?:\w+\s){{0,2}}?(?:{_PERSON})\s(?:and|his|her|"
        rf"{_NUMBER})\s)",
        # "two foreigners a Greek and a Maltese were hurt"
        rf"\b(?:two|2)\s(?:\w+\s)?(?:{_PERSON})(?P<a>)\san?\s(?:{_NO_VERB}\s){{1,3}}?and\s(?:an?\s)?"
        rf"{_NO_VERB}(?:\s{_NO_VERB}){{0,2}}?(?P<b>)\s(?={_SUFFERED}\b)",
        # "has risen to 35 officials said", "a toll of 40 a figure that nobody confirmed"
        rf"\b(?:to|reached|exceeds?|exceeded|at|least|than)\s{_NUMBER}(?P<a>)\s(?={_SPEAKERS}\s{_SAY}\b)",
        rf"\b{_NUMBER}(?P<a>)\s(?=a\s(?:figure|toll|number|count|total|tally)\b)",
        # "347 injured the ministry said", "12 hurt police said", "leaves 54 dead ministry"
        rf"\b{_HARMED}(?P<a>)\s(?={_SPEAKERS}\s{_SAY}\b)",
        rf"\b(?:{_NUMBER}|was|were|been)\s{_HARMED}(?P<a>)\s(?=(?:the|an?)\s(?:[\w-]+\s){{1,8}}?{_SAY}\b)",
        rf"\b{_HARMED}(?P<a>)\s(?=(?:{_SPEAKERS}|(?:[\w-]+\s){{1,3}}says)$)",
        # "Greece 17 reported killed"
        rf"^[A-Z][\w-]+(?P<a>)\s(?={_NUMBER}\s(?:reported\s|feared\s)?{_HARMED}\b)",
    )
)
_OF_ONE = tuple(
    Gate(re.compile(pattern))
    for pattern in (
        # "Said who led the cell was killed", "the four gunmen who held it were shot dead"
        rf"\b(?:[A-Z][\w-]+|{_PERSON})(?P<a>)\swho\s(?!(?:was|were)\skilled)[^.,;:\"]{{5,110}}?(?P<b>)"
        r"(?<=[\w)])\s(?=(?:was|were)\s(?:\w+ly\s|also\s)?(?:killed|shot|injured|wounded|"
        r"assassinated)\b)",
        # "Kostas Vlahos 27 was shot"
        r"\b(?!On\b|In\b|By\b|Since\b|Until\b)[A-Z][a-z]+\s[A-Z][\w-]+(?P<a>)\s\d{2}(?P<b>)\s"
        r"(?=(?:was|has|had|who|died)\s)",
        # "Jund al-Nasr an offshoot of the Front claimed", "the JAX linked to the Front said"
        r"\b[A-Z][\w-]+(?P<a>)\s(?:an?|the)\s(?:[\w-]+\s){0,5}?(?:affiliate|branch|offshoot|wing|arm|"
        r"faction|militia|group|coalition|alliance|cell)\b(?:\s(?:of|in|linked|tied|allied|loyal|"
        r"affiliated|close|based)\b(?:\s(?!claimed|said|took|has\b|had\b|denied)[\w-]+){1,6}?)?(?P<b>)"
        r"\s(?=(?:has\s|had\s|later\s)?(?:claimed|claims|said|says|took|denied|announced)\b)",
        r"\b[A-Z][\w-]+(?P<a>)\s(?:which\sis\s)?(?:linked|tied|allied|loyal|affiliated|close)\s(?:to|with)\s"
        r"(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}(?P<b>)\s(?=(?:has\s|had\s)?(?:claimed|claims|said|"
        r"says|took|denied|announced)\b)",
    )
)
"""What stands between one, or a group, and what he suffered or it says."""


def around_people(text: str) -> Iterator[int]:
    """Yield where a comma around counted people is missing, as offsets into the text.

    Parameters
    ----------
    text
        A sentence without commas.
    """
    for gate in (*_RULES, *_OF_ONE):
        for match in gate.finditer(text):
            yield from (match.start(group) for group in match.groupdict())
