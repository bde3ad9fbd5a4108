"""Where the apostrophes of possessives stood, in a text that has lost them.

"Syrias army", "Tuesdays attack", "the countrys north": a plural in -s stands in their place, and
the name, the day or the owner in front of it is not seen. What can be no plural gets its mark
back: a word in -ys behind a consonant, a day, a name that the gazetteer knows without the -s and
not with it, a name that the report has elsewhere, and owners in front of what is owned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.casualties.words import GROUP_OF, NATIONS
from geo.gazetteer import Gazetteer
from geo.mentions.true_case import plain_words

_WORD = re.compile(r"(?<![\w'’-])(?:[A-Za-z]+-)*[A-Za-z]+[st]\b(?!['’-]\w)")
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days|yesterdays|todays|tonights|tomorrows", re.IGNORECASE
)
_NO_PLURAL = re.compile(r"\w+[b-df-hj-np-tv-z]ys|(?:\w*(?:man|men)|child|children|people)s", re.I)
"""What no plural ends in: "countrys", "armys", "childrens"."""
_NOT = re.compile(r"(?:did|does|do|was|is|were|are|could|would|should|has|have|had)nt", re.IGNORECASE)
_IS = re.compile(r"(?:that|there|what|here|he|she)s", re.IGNORECASE)
_TIME = re.compile(r"(?:nights|weeks|months|years|summers|winters|springs)")
_LAST = re.compile(r"\b(?:last|this|next|that)\s$", re.IGNORECASE)
_ONE_ONLY = frozenset(
    "government regime president coalition world kingdom king minister war observatory capital "
    "nation opposition alliance network council administration parliament leadership region "
    "state organization organisation movement enclave premier pope".split()
)
"""What a report speaks of one of."""
_ONE_OF_MANY = frozenset(
    "town village district province area group neighbourhood neighborhood island camp hospital "
    "mosque suburb governorate militia leader commander general driver victim attacker bomber "
    "suspect unit force".split()
)
"""What it may speak of several of: only what is owned tells."""
_DETERMINED = re.compile(r"\b(?:the|this|that|its|their|his|her|our|a|an)\s(?:[A-Za-z-]+\s){0,2}$", re.I)
_OWNED = re.compile(
    r"\s(?:(?:own|main|only|largest|biggest|second|former|deputy|top|senior|political|military|"
    r"media|central|public|old|local|"
    r"(?:north|south|east|west)?(?:north|south|east|west)(?:ern)?)\b|"
    r"(?:leader|leaders|commander|head|chief|spokes\w+|mayor|governor|council|residents|people|"
    r"population|inhabitants|army|air|police|troops|fighters|forces|warplanes|jets|positions|"
    r"stronghold|headquarters|base|border|borders|outskirts|edge|edges|suburbs|countryside|"
    r"centre|center|market|hospital|mosque|school|airport|port|streets|defen[cs]es?|capital|"
    r"deaths?|toll|statement|website|members|founder|number|name|family|house|home|car|body|"
    r"presence|control|advance|offensive|war|conflict|crisis|history|allies|ally)\b)",
)
_NO_OWNED = frozenset(
    "a an the and or but of in on at by from for to with as that which who whom when while where "
    "after before since until into over under near was were is are be been has have had will "
    "would could can may might must should said say says told did do does it its they he she "
    "this these those not also said".split()
)
_NEXT = re.compile(r"\s+[\"“]?([\w-]+)")
_ACRONYM = re.compile(r"[A-Z]{2,}s")
_MANY = frozenset("NGOs IDPs IEDs UAVs RPGs SUVs MPs POWs VBIEDs ATGMs CEOs TVs AKs MRAPs".split())
"""Plurals of short forms."""
_LEAST = 4
"""Letters of a name that the report alone vouches for."""


def apostrophes(text: str, names: frozenset[str], gazetteer: Gazetteer) -> Iterator[int]:
    """Yield where an apostrophe was lost, as offsets into the text.

    Parameters
    ----------
    text
        A sentence.
    names
        Words with a capital that stand anywhere in the report.
    gazetteer
        Knows places, actors and peoples.
    """
    for match in _WORD.finditer(text):
        word = match[0]
        following = _NEXT.match(text, match.end())
        after = following[1].lower() if following else ""
        if _NOT.fullmatch(word) or (_IS.fullmatch(word) and after):
            yield match.end() - 1
        elif word[-1] == "s" and following and _owns(text, match, after, names, gazetteer):
            yield match.end() - 1


def _owns(
    text: str, match: re.Match[str], after: str, names: frozenset[str], gazetteer: Gazetteer
) -> bool:
    word = match[0]
    if _DAY.fullmatch(word):
        return after not in _NO_OWNED
    if word.islower():
        return _is_owner(text, match, after)
    if after in _NO_OWNED or GROUP_OF.get(word.lower()) or NATIONS.fullmatch(word.lower()):
        return False
    if _ACRONYM.fullmatch(word):
        return word not in _MANY and not gazetteer.find_actors(word)
    return _is_name(word, names, gazetteer)


def _is_owner(text: str, match: re.Match[str], after: str) -> bool:
    word = match[0]
    if _NO_PLURAL.fullmatch(word):
        return True
    front = text[max(0, match.start() - 40) : match.start()]
    if _TIME.fullmatch(word):
        return bool(_LAST.search(front)) and after not in _NO_OWNED
    if not _DETERMINED.search(front) or after in _NO_OWNED:
        return False
    one = word[:-1]
    return one in _ONE_ONLY or (one in _ONE_OF_MANY and bool(_OWNED.match(text, match.end())))


def _is_name(word: str, names: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Whether a word with a capital is a name and the -s of what it owns."""
    one, low = word[:-1], word.lower()
    if _NO_PLURAL.fullmatch(word) and low[:-1] in plain_words():
        return True
    if gazetteer.scan_demonyms(one) or gazetteer.find(word, wide=False):
        return False
    if gazetteer.find_actors(word):
        return False
    if low in plain_words() or (one.lower() in plain_words() and not gazetteer.find(one, wide=False)):
        return False
    if gazetteer.find(one, wide=False) or gazetteer.find_actors(one):
        return True
    return len(one) >= _LEAST and one in names and not one.endswith("s")
