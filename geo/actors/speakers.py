"""Who says it: the speakers of a sentence, and what kind of speaker each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.patterns.gates import Gate

ClaimantType = Literal["official", "party", "security_source", "monitor", "media", "none"]
Manner = Literal["says", "claims", "accuses", "denies", "suspects", "hints", "disputes"]

VERBS: dict[Manner, str] = {
    "says": (
        r"said|says|say|told|tells|stated|"
        r"(?<!gulf )(?<!arab )(?<!member )(?<!western )(?<!united )"
        r"(?<!african )(?<!muslim )(?<!other )states|reported|reports|announced|"
        r"announces|added|adds|"
        r"confirmed|confirms|declared|wrote|tweeted|posted|noted|explained|described|"
        r"acknowledged|admitted|revealed|spoke of|spoken of|speaks of|"
        r"quoted(?=[^.;]{3,60}? as saying)|"
        r"puts?(?= (?:it|them|the (?:[a-z]+ ){0,2}?(?:tolls?|number|figure|count|total|dead)) )|"
        r"g[ai]ves?(?= (?:a|the|its) (?:[a-z]+ )?(?:toll|number|figure|count|total) )"
    ),
    "claims": r"claimed|claims|alleged|alleges|asserted|insisted",
    "accuses": r"accused|accuses|blamed|blames|"
    r"linked(?=\s+(?:the|an?|it|him|them|this|that|these|those|both|(?-i:[A-Z“])\w*[’'.\w]*)\s)|attributed|condemned",
    "denies": r"denied|denies|dismissed|rejected",
    "suspects": r"suspects?|suspected|believes?|believed",
    "hints": r"hinted|hints|implied|suggested",
    "disputes": r"doubted|doubts|questioned|disputed|pointed out",
}

TYPES: tuple[tuple[ClaimantType, str], ...] = (
    (
        "security_source",
        r"security (?:source|official|service)s?|intelligence (?:source|official)s?",
    ),
    (
        "monitor",
        r"observatory|monitor(?:s|ing)?\b|human rights|rights group|sohr|watchdog|airwars|"
        r"united nations|"
        r"\bu\.?n\.?\b|red cross|red crescent|m[ée]decins|amnesty",
    ),
    (
        "official",
        r"official|ministry|minister|police|army|military|government|governor|president|spokes|"
        r"command|"
        r"pentagon|white house|department|authorit|mayor|council|general|commander|forces|navy|"
        r"coast guard|"
        r"embassy|state (?:tv|television|media|news)|washington|moscow|kyiv|tehran|ankara|hospital|"
        r"medic|"
        r"doctor|health|chief|prime|secretary|prosecutor|civil defen[cs]e|emergency",
    ),
    (
        "media",
        r"reports?\b|media|newspaper|agency|television|\btv\b|news|reporter|correspondent|times|"
        r"post",
    ),
    ("none", r"."),
)  # first match wins

_VERB = re.compile(
    r"\b(?:" + "|".join(f"(?P<{manner}>{verbs})" for manner, verbs in VERBS.items()) + r")\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:according to|citing|quoting|in the words of)\s+(?P<who>[^,;.“”\"]{2,90}?)(?=\s+(?:who|"
    r"that|which|speaking|on\s+\w+day|"
    r"to Kurdistan)\b|[,;.“”\"]|\s[–—-]\s|$)",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"(?::|,|\s[–—-])\s*(?P<who>(?:[\w’'.-]+\s+){0,3}?(?:sources?|police|officials?|reports?|"
    r"ministry|monitors?|army|"
    r"military|media|witnesses|residents|SOHR|CENTCOM|UN|observatory|state TV))(?:\s+says?)?\s*$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"[,;:“”\"]|\s[–—-]\s|\b(?:and|but|though|although|while|which|that|when|as|after)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[Bb]oth\s+)?(?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,4}")
_NEAR = 60
"""Characters in front of a verb in which its auxiliaries stand."""
_AUXILIARY = re.compile(
    r"\s*\b(?:has|have|had|also|both|later|earlier|then|recently|previously|meanwhile|on\s+\w+day|"
    r"initially|originally|first|since|now|"
    r"was|were|(?-i:is)|are|"
    r"not|did|does|further|again|briefly|publicly|officially|formally|separately|regularly|"
    r"repeatedly|immediately|have since|not long ago|several times|"
    r"on multiple occasions)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?P<who>(?:an?\s+|the\s+)?(?:[\w’'()-]+\.?\s+){0,9}?[\w’'()-]+)\s*(?=[,;.:“”\"]|$)"
)
_LEAD = re.compile(
    r"^\s*(?:(?:on\s+)?(?:sun|mon|tues|wednes|thurs|fri|satur)day|"
    r"in\s+(?:a\s+)?(?:separate\s+development|"
    r"statement)s?(?:\s+on\s+\w+day)?\s*|meanwhile|however|"
    r"both|earlier|later|and|but|as|the\s+statement\s+from|a\s+statement\s+(?:from|by)|"
    r"statements?\s+(?:from|by)|"
    r"in\s+its\s+own\s+statement)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:['’]s)?\s+(?:statement|spokes(?:man|woman|person))?$|\s+in\s+(?:a|its)\s+statement$",
    re.IGNORECASE,
)


_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|this|those|these)\s+$", re.IGNORECASE)
_MODIFIES_NOUN = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|some|other|more|dozens?|of|by|with|against|"
    r"between|from|killed|killing|wounded|arrested|hit|struck|targeted|attacked)\s+$",
    re.IGNORECASE,
)
"""In front of "suspected" these make it a word for the noun behind: "three suspected rebels"."""
_QUOTED_BEFORE = re.compile(r"[,”\"]\s*$")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|would|will|could|died|fell|went|came|took|left|hit|"
    r"struck|fled|blew|rose|began|"
    r"(?!armed|united|allied|unnamed|retired)[a-z]{3,}ed)\b"
)
"""Words that make what stands behind "said" a clause and no speaker."""
_ASIDE = re.compile(
    r"(?:citing|quoting|speaking|who|which|whose|in|on|at|from|after|while|when|meanwhile)\b",
    re.IGNORECASE,
)
"""What opens an aside behind a speaker that is no part of the name."""

_LONGEST = 240
"""Characters in which a speaker stands before its verb."""
_NOBODY = re.compile(
    r"\b(?:who|which|that)$|^(?:by|in|on|at|to|of|from|with|for|as|some|no|other)$|"
    r"^(?:no\s+one|nobody|none|neither)\b",
    re.IGNORECASE,
)
"""What stands in front of a verb that has no speaker of its own ("by reports on Sunday")."""
_DETERMINED = re.compile(r"(?<=\w)\s(?P<speaker>(?:the|an?)\s)")
_GOVERNS = re.compile(
    r"\b(?:of|for|in|at|from|with|by|and|or|to|on|as|both|all|near|the|an?|against)\s$",
    re.IGNORECASE,
)
"""In front of an article these bind it to the words before."""
_RELATIVE = re.compile(r"\b(?:that|which)$")
_LEADS = 3
_MOST_WORDS = 14
_FAR = 20
_NEUTRAL = re.compile(r"(?:it|that|what|which|there|this)$", re.IGNORECASE)
_FIRST_VERB = re.compile(
    rf"(.+?)\s+(?:(?:have|has|had)\s+)?(?:{VERBS['says']})\s+(?:that\s+)?(?:they|it|he|she)$", re.I
)
"""In "officials have said they suspect" the subject is that of the first verb."""
_STATES = re.compile(r"sp\w+ of|put|g[ai]ve|quoted", re.IGNORECASE)
"""Verbs behind which stands what is said, and no speaker."""
_SAYING, _SOURCED = Gate(_VERB), Gate(_ACCORDING)
_APART = 8
"""Words that a speaker in front of an aside may have."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something in a sentence; offsets count in the sentence."""

    start: int
    end: int
    text: str
    manner: Manner
    verb_start: int
    verb_end: int

    @property
    def type(self) -> ClaimantType:
        """What kind of speaker it is; see `TYPES`."""
        return speaker_type(self.text)


def speaker_type(words: str) -> ClaimantType:
    """Tell the kind of a speaker from the words; "none" for nobody in particular."""
    for kind, pattern in TYPES:
        if words and re.search(pattern, words, re.IGNORECASE):
            return kind
    return "none"


def find_speakers(text: str) -> list[Speaker]:
    """Find who says something in a sentence, in the order of reading."""
    found = [
        _speaker(text, *m.span("who"), "says", m.start(), m.end()) for m in _SOURCED.finditer(text)
    ]
    if headline := _HEADLINE.search(text):
        found.append(
            _speaker(
                text,
                headline.start("who"),
                headline.end("who"),
                "says",
                headline.start(),
                len(text),
            )
        )
    for match in _SAYING.finditer(text):
        manner: Manner = match.lastgroup  # type: ignore[assignment]
        if _taken(match.start(), found) or not _speaks(text, match, manner):
            continue
        behind = None if _STATES.match(match[0]) else _behind(text, match.end(), manner)
        inverted = behind and _QUOTED_BEFORE.search(text, max(0, match.start() - 4), match.start())
        span = behind if inverted else _before(text, match.start()) or behind
        if span is not None:
            found.append(_speaker(text, *span, manner, match.start(), match.end()))
    return sorted(found, key=lambda s: s.verb_start)


def _taken(verb: int, found: list[Speaker]) -> bool:
    return any(s.start <= verb < s.end or s.verb_start <= verb < s.verb_end for s in found)


def _speaks(text: str, verb: re.Match[str], manner: Manner) -> bool:
    """Whether the verb is one of speech: not "United States", "said to be", "was blamed for"."""
    if verb[0][0].isupper() and not text.isupper():
        return False
    if text[: verb.start()].endswith("-"):
        return False  # "an al-Qaeda-linked group"
    before, after = text[max(0, verb.start() - 40) : verb.start()], text[verb.end() :][:20]
    if _DETERMINER.search(before):
        return False  # "the confirmed deaths"
    if verb[0][-2:] == "ed" and _MODIFIES_NOUN.search(before):
        return False
    passive = bool(_PASSIVE.search(before))
    if manner == "says":
        return not (passive or re.match(r"\s+to\s+(?:be|have)\b", after))
    reduced = re.match(r"\s+(?:for|of|by|to|on)\b", after)
    if manner == "claims" and re.match(r"\s+by\b", after):
        return False  # "an attack claimed by"
    return manner not in ("accuses", "suspects") or not (passive or reduced)


def _speaker(text: str, start: int, end: int, manner: Manner, verb: int, verb_end: int) -> Speaker:
    return Speaker(start, end, text[start:end], manner, verb, verb_end)


def _before(text: str, verb: int) -> tuple[int, int] | None:
    """The subject in front of a reporting verb."""
    end = verb
    while match := _AUXILIARY.search(text, max(0, end - _NEAR), end):
        end = match.start()
    end = len(text[:end].rstrip(" \u00a0,"))
    start, end = _subject(text, end, aside=text[end:verb].startswith(","))
    start += _lost_commas(text[start:end])
    for _ in range(_LEADS):  # "Earlier on Friday the governor"
        lead = _LEAD.match(text[start:end])
        start += lead.end() if lead else 0
    start += len(text[start:end]) - len(text[start:end].lstrip())
    # "struck what it described as bases": the subject stands behind "what"
    if (what := text.rfind(" what ", start, end)) >= 0:
        start = what + len(" what ")
    words = text[start:end]
    if inner := _FIRST_VERB.match(words):
        end = start + inner.end(1)
        words = inner[1]
    if _NEUTRAL.match(words) and verb - end > _FAR:
        return None
    return (start, end) if _is_somebody(words) else None


def _is_somebody(words: str) -> bool:
    return (
        bool(words)
        and len(words.split()) <= _MOST_WORDS
        and bool(re.search(r"[A-Za-z]", words))
        and not _NOBODY.search(words)
    )


def _lost_commas(words: str) -> int:
    """Where the speaker begins in a text without commas: "killed a child the Observatory said"."""
    starts = [
        m.start("speaker")
        for m in _DETERMINED.finditer(words)
        if not _GOVERNS.search(words, max(0, m.start("speaker") - 12), m.start("speaker"))
    ]
    return starts[-1] if starts else 0


def _subject(text: str, end: int, *, aside: bool) -> tuple[int, int]:
    """From the start of the clause to the verb, over ", a doctor in Nyala," where there is one."""
    low = max(0, end - _LONGEST)
    starts = [low, *(m.end() for m in _CLAUSE_START.finditer(text, low, end))]
    if aside and len(starts) > 2 and text[: starts[-1]].endswith("which"):
        starts.pop()  # "state media, which spoke of 28 dead, said"
    start = starts[-1]
    words = text[start:end].lstrip()
    if _RELATIVE.search(text[:start][-8:]) and _FINITE.match(words) and not _lost_commas(words):
        # "the website that is close to the rebels said": the subject stands before "that"
        start = starts[-2]
        return start, start + len(text[start : starts[-1]].rsplit(maxsplit=1)[0])
    head = text[starts[-2] : start - 1].strip() if aside and len(starts) > 1 else ""
    if head and len(head.split()) <= _APART and not _FINITE.search(head):
        begin = text.index(head, starts[-2])
        return begin, begin + len(head) if _ASIDE.match(text[start:end].lstrip()) else end
    if len(starts) > 1 and text[:start].endswith("and"):
        # "Hezbollah and the Lebanese army said": both speak
        first = text[starts[-2] : start - 3].strip()
        start = text.index(first, starts[-2]) if first and _NAME.fullmatch(first) else start
    return start, end


def _behind(text: str, verb_end: int, manner: Manner) -> tuple[int, int] | None:
    """The subject behind the verb ("…, said a security source")."""
    if manner not in ("says", "claims"):
        return None
    match = _AFTER.match(text, verb_end)
    if not match or _FINITE.search(match["who"]):
        return None
    if re.match(
        r"(?:that|it|he|she|they|the attack|there|in|on|at|responsibility|credit|\w+ing)\b",
        match["who"],
        re.I,
    ):
        return None
    return match.span("who")
