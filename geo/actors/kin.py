"""Names that only say whose friends a party is: "an al-Qaeda-linked group", "a PKK offshoot".

An affiliate or branch is a part of whom it is called after and stands for it; what is linked to a
group, or has left it, is another party. Either gives way to its own name where the sentence has
it ("X's Sahel branch, Y"), or where the report names one such group anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from geo.actors.mention import ARMED, ActorMention
from geo.patterns.gates import Gate
from geo.records import Actor

_BODY = (
    r"(?:groups?|militias?|movements?|factions?|organi[sz]ations?|outfits?|networks?|cells?|coalitions?|alliances?|"
    r"insurgenc(?:y|ies)|gangs?)"
)
_MEN = (
    r"(?:militants?|fighters?|insurgents?|gunm[ae]n|jihad(?:ist|i)s?|extremists?|rebels?|militiam[ae]n|terrorists?|"
    r"separatists?|guerr?illas?|attackers?|assailants?|bombers?)"
)
_PART = r"(?:affiliates?|branch(?:es)?|wing|arm|franchises?|chapter|subsidiary)"
_LEFT_IT = (
    r"(?:(?:splinter|breakaway|dissident|rival)(?:\s+(?:group|faction|movement|cell|wing))?|"
    r"off-?shoots?|all(?:y|ies)|proxy|spin-?off)"
)
_TIED = r"(?:linked|tied|affiliated|allied|aligned|loyal|close|sworn|connected|sympathetic)"
_KIND = (
    r"(?:(?:so-called|outlawed|banned|proscribed|terror(?:ist)?|militant|extremist|jihadi(?:st)?|armed|rebel|radical|"
    r"separatist|insurgent|Islamist|Shi['’]?ite|Shia|Sunni|Kurdish|global|international|wider|larger|better-known|notorious)\s+)"
)
_GROUP = rf"(?:\s+{_KIND}{{0,2}}{_BODY})?"
_IN_FRONT = re.compile(
    rf"\b(?:(?P<part>(?:{_PART}|faction|cell)\s+(?:of|to|for))|(?P<other>{_LEFT_IT}\s+(?:of|to|from)|"
    rf"{_BODY}\s*,?\s+(?:(?:that|which)\s+)?(?:(?:is|are|was|has|have)\s+)?(?:\w+ly\s+)?"
    rf"(?:{_TIED}\s+(?:to|with)|(?:links|ties)\s+(?:to|with))))\s+(?:the\s+|an?\s+)?[“\"‘']?{_KIND}{{0,3}}[“\"‘']?$",
    re.IGNORECASE,
)
"""In front of a name: "the local branch of", "a group linked to the"."""
_END = re.compile(
    rf"[”\"’']?(?:\s*\([^()]{{2,40}}\))?(?:,?\s+or\s+[A-Z]{{2,6}}\b)?(?:\s+{_KIND}{{0,2}}{_BODY})?",
    re.IGNORECASE,
)
"""Behind that name, what belongs to it: "(XYZ)", "or XYZ", "extremist group"."""
_WORDS = r"(?:(?!(?:and|or|but|in|on|of|by|with|that|which|who)\b)[\w-]+\s+){0,3}?"
_BEHIND = re.compile(
    rf"(?P<name>{_GROUP})(?:(?:['’]s?)?\s+{_WORDS}(?P<part>{_PART}|(?:cell|faction)(?=\s+(?:claim|said|was|carried|in|based)))|"
    rf"(?:['’]s?)?\s+{_WORDS}(?P<other>{_LEFT_IT})|"
    rf"(?:\s?-\s?|\s+)(?:{_TIED}|inspired|backed)\s+{_WORDS}(?P<tied>{_BODY}|{_MEN}|{_PART}))\b(?!-)",
    re.IGNORECASE,
)
"""Behind a name: "'s Sahel branch", "-linked militants", "splinter group"."""
_CALLED = re.compile(
    r"[\s,]*(?:[(\[“\"‘']|(?:(?:called|named|known\s+as|calling\s+(?:itself|themselves)|that\s+calls\s+itself|dubbed)\s+)?)"
    r"(?:(?:also\s+known\s+as|previously\s+known\s+as|formerly|the)\s+)*[“\"‘']?",
    re.IGNORECASE,
)
"""From the words for a friend to its own name."""
_LED = re.compile(
    rf"[”\"’']?(?:\s*\([^()]{{2,40}}\))?(?:\s+{_KIND}{{0,2}}(?:{_BODY}|{_MEN}))?\s*,?\s*[(–—-]?\s*"
    r"(?:(?:which|who|that)\s+)?(?:(?:is|are|was|were|itself|themselves|considered|regarded\s+as|seen\s+as|believed\s+to\s+be)\s+)*"
    r"(?:(?:an?|the|its|one\s+of\s+the|once|formerly|now|also)\s+)*(?:(?:[\w-]+)\s+){0,4}?",
    re.IGNORECASE,
)
"""From a group's own name to the words for whose friends it is: ", which is a"."""
_TIED_BEHIND = re.compile(
    rf"[”\"’']?(?:\s*\([^()]{{2,40}}\))?(?:\s+{_KIND}{{0,2}}(?:{_BODY}|{_MEN}))?\s*,?\s*[(–—-]?\s*(?:(?:which|who|that)\s+)?"
    rf"(?:(?:(?:[\w.’'-]+\s+){{1,4}}?(?:has|have|had)|is|are|was|were|has|have|had|being)\s+)?(?:\w+ly\s+)?(?:{_TIED}\s+(?:to|with)|(?:pledged|sworn|swore)\s+"
    rf"(?:\w+\s+)?(?:allegiance|loyalty)\s+to|(?:links|ties)\s+(?:to|with))\s+(?:the\s+)?[“\"‘']?{_KIND}{{0,3}}[“\"‘']?",
    re.IGNORECASE,
)
"""From a group's own name to whose friends its people are: " fighters, who are linked to"."""
_TIED_IN_FRONT = re.compile(
    rf"\s?-\s?(?:{_TIED}|inspired|backed)\s+(?:[\w-]+\s+){{0,3}}?", re.IGNORECASE
)
"""From a name to that of the group that is its friend: "-linked militant group"."""
KIN = Gate(
    re.compile(
        rf"\b(?:{_PART}|{_LEFT_IT}|{_TIED}|inspired|allegiance|loyalty|links|ties|faction|cell)\b",
        re.IGNORECASE,
    )
)
"""Without one of these a sentence names nobody for his friends."""
_AND = re.compile(
    r"\s*(?:,|\s(?:and|or|and/or))\s+(?:the\s+|an?\s+)?(?:so-called\s+)?[“\"‘']?", re.IGNORECASE
)
_MEN_OF_BOTH = re.compile(
    rf"\b{_MEN}\s*,?\s+(?:(?:that|which|who)\s+)?(?:(?:is|are|was|were|has|have)\s+)?(?:\w+ly\s+)?"
    rf"(?:{_TIED}\s+(?:to|with)|(?:links|ties)\s+(?:to|with))\s+(?:the\s+)?[“\"‘']?$",
    re.IGNORECASE,
)
"""In front of the first of two networks: "jihadists linked to X and Y"."""
_REACH = 110


def by_their_names(
    found: list[ActorMention], text: str, kin: Mapping[str, Actor]
) -> list[ActorMention]:
    """Take out, or replace, the names that only say whose friends a party is.

    Parameters
    ----------
    found
        Who is named in a sentence, in the order of reading.
    text
        The sentence.
    kin
        The one group that the report names of those under another, by that other's id.
    """
    if not KIN.opens(text):
        return found
    kept = found
    for mention in found:
        if mention.actor.type in ARMED and not mention.contextual:
            kept = _read(mention, kept, text, kin)
    return kept


def _read(
    mention: ActorMention, found: list[ActorMention], text: str, kin: Mapping[str, Actor]
) -> list[ActorMention]:
    """Read one name; most stand for themselves."""
    others = [a for a in found if a.actor.type in ARMED and a.actor.id != mention.actor.id]
    rest = [a for a in found if a is not mention]
    left, end = max(0, mention.start - _REACH), _end(text, mention.end)
    for named in others:
        if _TIED_BEHIND.fullmatch(text, named.end, mention.start):
            return _after(named, end, rest, text)
        if _TIED_IN_FRONT.fullmatch(text, mention.end, named.start):
            return _grown(named, mention.start, named.end, rest)
    row = next((a for a in others if _AND.fullmatch(text, end, a.start)), None)
    if row and _MEN_OF_BOTH.search(text, left, mention.start):
        return [a for a in rest if a is not row]
    behind = _BEHIND.match(text, mention.end)
    told = behind or _IN_FRONT.search(text, left, mention.start)
    if told is None:
        return found
    start, end = (mention.start, told.end()) if behind else (told.start(), end)
    for named in others:
        if _LED.fullmatch(text, named.end, start):
            return _after(named, end, rest, text)
        if end <= named.start and _CALLED.fullmatch(text, end, named.start):
            return _grown(named, start, named.end, rest)
    who = kin.get(mention.actor.id) or (mention.actor if told["part"] else None)
    if who is None or (row and not told["part"]):
        return [a for a in rest if a is not row]
    return _grown(replace(mention, actor=who), start, end, rest)


def _after(
    named: ActorMention, end: int, rest: list[ActorMention], text: str
) -> list[ActorMention]:
    """Let a name take what is told of its friends, if no comma sets that apart."""
    apart = re.search(r"[,(–—]", text[named.end : end])
    return rest if apart else _grown(named, named.start, end, rest)


def _end(text: str, at: int) -> int:
    """Where the words end that belong to a name: "(XYZ)", "or XYZ", "extremist group"."""
    found = _END.match(text, at)
    return found.end() if found else at


def _grown(
    mention: ActorMention, start: int, end: int, others: list[ActorMention]
) -> list[ActorMention]:
    """Let a name take the words that only say whose friends it is, and names within them."""
    outside = [a for a in others if a.end <= start or end <= a.start]
    return sorted([*outside, replace(mention, start=start, end=end)], key=lambda a: a.start)
