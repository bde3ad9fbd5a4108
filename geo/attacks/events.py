"""Tellings of attacks: the words of a sentence that tell of one.

A *trigger* is a verb or noun of attack. Triggers with nothing but a chain between them ("was hit
by a drone strike", "launched an airstrike") are one telling; words such as "after", "in
retaliation for" or a semicolon between two triggers part two tellings, and the sentence is cut
there (see `geo.attacks.clauses`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.attacks.phrases import RAIDERS
from geo.attacks.played import REHEARSED
from geo.attacks.realised import Modality, modality
from geo.attacks.violence import (
    BARE_VERB_LEFT,
    OBJECT,
    REACH,
    signs_of,
    slew_on_the_way,
    violent,
)
from geo.attacks.words import (
    AT_A_MEMORIAL,
    COURT,
    FICTION,
    MODIFIERS,
    OFTEN_AFTER,
    SEPARATE,
    SERIES,
    TRIGGER,
)
from geo.patterns.gates import Gate

_TRIGGER = Gate(TRIGGER)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|such|its|their|his)\s+"
    r"(?:(?!(?:days?|nights?|weeks?|months?|years?|mornings?|evenings?|with|by|in|on|of|for|from|to|at|"
    r"said|says|and|was|were|has|had|have|that|after|under|reported|claimed|launched|fired|made)\s)"
    r"[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)(?:\s+\w+)?['’]s\s+"
    r"(?:[\w’'-]+\s+){0,3}$"
)
"""In front of "attack": the one told of, "Friday's deadly attack"."""
_SUPERLATIVE = re.compile(
    r"\bthe\s+(?:single\s+)?(?:deadli|worst|worse|blood(?:ies|ier)|bigg|larg|heav(?:ies|ier)|most\s+\w+|"
    r"other)\w*\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:call|describ|label|brand|term|dubb|condemn|denounc|regard|treat|class|characteri[sz]|portray)\w*\s+"
    r"(?:(?:it|this|that|them|what\s+happened|the\s+[\w-]+)\s+(?:as\s+)?|as\s+)[“\"]?(?:an?|the)\s+"
    r"[“\"]?(?:[\w’',-]+\s+){0,4}$|"
    r"\b(?:it|this|that|what\s+happened)\s+(?:was|is|had\s+been|has\s+been)\s+[“\"]?an?\s+[“\"]?(?:[\w’',-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of "attack": what was told before is so called, "he described it as a massacre"."""
_INDEFINITE = re.compile(
    r"\b(?<!the\s)(?<!these\s)(?:a|an|one|two|three|four|five|several|some|"
    r"another)\s+(?:[\w’'.-]+\s+){0,4}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|get|got|gets)\s+(?:[a-z]+ly\s+|also\s+|said to be\s+)?$",
    re.I,
)
_BEEN = re.compile(r"\b(?:was|were|been|be|is|are)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
_LIGHT = re.compile(
    r"\b(?:launch(?:ed|es|ing)?|carr(?:y|ied|ies|ying) out|conduct(?:ed|s|ing)?|stag(?:ed|es|ing)|"
    r"mount(?:ed|s|ing)?|execut(?:ed|ing)|deliver(?:ed|ing)|perform(?:ed|ing)|made|claim(?:ed|"
    r"s)?|(?:answer|respond|retaliat)(?:e?d|e?s|ing))\s+"
    r"(?:(?:a|an|the|its|their|two|three|several|more|new|another|unilateral|series|of|dozens|"
    r"precision)"
    r"\s+|[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_EITHER = re.compile(r"strikes?|hits?|attacks?|bombs?|shelling|bombing|raids?", re.IGNORECASE)
"""Forms that are a noun or a verb."""
_NOUN_LEFT = re.compile(
    r"\b(?:(?i:the|a|an|of|by|in|this|that|these|those|its|their|recent|drone|air|rocket|missile|"
    r"mortar|barrel|vacuum|cluster|petrol|roadside|chemical|gas|artillery|suicide|car|more|such|on|"
    r"other|several|further|another|similar|previous|earlier|bomb|terror|gun|grenade|"
    r"for|from|after|terrorist|deadly|claimed|against|two|three|several|unilateral)|[\w-]+['’]s|"
    r"[A-Z]\w+i|(?!(?:Iran|Sudan|Jordan|Yemen|Oman|Azerbaijan|Japan|Taiwan|\w+stan)\b)[A-Z]\w+[ae]n|[A-Z]\w+ese|US|U\.S\.|\w+-\w+|\w+ory)\s+$"
)
_DONE_WITH = re.compile(r"ings?$", re.IGNORECASE)
_GAP = re.compile(
    r"^[\s,]*(?:(?:that|which|who|has|have|had|was|were|been|also|reportedly|again|by|in|an?|the|"
    r"and|as|"
    r"its|their|with|of|on|\w+day)[\s,]+){0,4}$",
    re.IGNORECASE,
)
_TO_ATTACK = re.compile(r"\b(?:to|could|may|might|will|would|should)\s+$", re.IGNORECASE)
_AT_END = re.compile(r"\s*(?:[.,;:!?”\"]|again\b|soon\b|if\b|unless\b|$)", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:one|among|some)\s+of\s+(?:the|its|their)\s+(?:[\w’'-]+\s+){1,3}$", re.IGNORECASE
)
"""In front of "attacks in the country": what a telling is compared with."""
_WHERE = re.compile(r"\s+(?:in|across|near|around|throughout)\b")
"""Behind a noun; the verb would have whom it attacks."""
_PEOPLE_KILLED = re.compile(
    rf"(?:{RAIDERS}|soldiers|troops)\b.*?(?P<verb>kill|wound|injur)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a sentence that tell of an attack; offsets count in the sentence."""

    start: int
    end: int
    noun: bool
    passive: bool
    """The thing hit is the subject ("was struck")."""
    verb_start: int
    """Where the verb begins whose subject made the attack ("carried out" of "carried out a
    strike"); the start for a verb, -1 for a bare noun."""
    modality: Modality
    definite: bool
    separate: bool
    plural: bool
    series: bool


def may_tell(text: str) -> bool:
    """Whether a sentence may hold a word of attack; most do not."""
    return _TRIGGER.opens(text)


def find_triggers(
    text: str,
    *,
    armed: bool = False,
    told: bool = False,
    mishap: bool = False,
    parties: tuple[tuple[int, int], ...] = (),
) -> list[Trigger]:
    """Find the words of a sentence that tell of attacks, in order.

    Parameters
    ----------
    text
        The sentence.
    armed
        Whether it names an armed force; then "hit" needs no other sign of violence.
    told
        Whether the report told of an attack before; then "the attack" needs none.
    mishap
        Whether the report speaks of an accident; then a bare explosion is one.
    parties
        Where armed forces and groups are named; "killed" beside one tells of an attack.
    """
    matches = list(_TRIGGER.finditer(text))
    matches = [m for m in matches if not m["ablaze"]] or matches
    if not matches:
        return []
    signs = signs_of(text, armed=armed, told=told, mishap=mishap, parties=parties)
    found = [_trigger(match, text) for match in matches if violent(match, signs)]
    found = found[:1] + [t for t in found[1:] if not _ONE_OF.search(text, 0, t.start)]
    if not found:  # "the raiders then crossed into Juba, killing four"
        found = [_trigger(match, text) for match in matches if slew_on_the_way(match, signs)][:1]
    if found and (FICTION.search(text) or REHEARSED.search(text)):
        return [replace(trigger, modality="comparison") for trigger in found]
    if found and COURT.search(AT_A_MEMORIAL.sub("", text)):
        return [replace(trigger, modality="recalled") for trigger in found]
    return found


def _trigger(match: re.Match[str], text: str) -> Trigger:
    low = max(0, match.start() - REACH)
    before, after = text[low : match.start()], text[match.end() : match.end() + REACH]
    noun = _is_noun(match, before, after)
    start = low + _phrase_start(before) if noun else match.start()
    light = _LIGHT.search(before) if noun else None
    words = text[max(0, start - 60) : match.start()].rpartition(";")[2]
    plural = noun and match[0].endswith("s")
    return Trigger(
        start=start,
        end=match.end(),
        noun=noun,
        passive=not noun and _is_passive(match[0], before, after),
        verb_start=low + light.start() if light else _verb_start(match, noun=noun),
        modality=modality(match[0], text[low:start], after, noun=noun),
        definite=noun and _is_definite(before),
        separate=bool(SEPARATE.search(words)),
        plural=plural,
        series=_is_series(words, match) or bool(OFTEN_AFTER.match(after)),
    )


def _is_series(words: str, match: re.Match[str]) -> bool:
    """Whether words in front make it a row of attacks; "dozens of drones" are one."""
    found = SERIES.search(words + match[0])
    return found is not None and found.start() < len(words)


def _is_passive(words: str, before: str, after: str) -> bool:
    if words.endswith("ing") and _BEEN.search(before):
        return False  # "has been pounding the town"
    under = re.match(r"\w+\s+under\b", words)  # "came under fire"
    return bool(under or _PASSIVE.search(before) or re.match(r"\s+by\b", after))


def _verb_start(match: re.Match[str], *, noun: bool) -> int:
    # in "a bomb killed", "two drones fell" the weapon is the subject, in "militants killed" not
    if match["killed"] and (by := _PEOPLE_KILLED.match(match[0])):
        return match.start() + by.start("verb")
    bare = noun or match.lastgroup in ("killed", "thrown", "elliptic")
    return -1 if bare else match.start()


def _is_noun(match: re.Match[str], before: str, after: str) -> bool:
    """Tell "the attacks", "drone strikes" (nouns) from "attacks the town", "strikes" (verbs)."""
    if match["noun"] or match["killing"] or match["thwarted"]:
        return True
    if match["blade"]:
        return bool(_DONE_WITH.search(match[0]))
    if not match["verb"] or not _EITHER.fullmatch(match[0]):
        return False
    if _TO_ATTACK.search(before) and _AT_END.match(after):
        return False  # "had threatened to attack."
    if match[0].lower() in ("attack", "bomb"):
        return not (BARE_VERB_LEFT.search(before) and OBJECT.match(after))
    if match[0].lower() in ("attacks", "raids") and _WHERE.match(after):
        return True
    if _PASSIVE.search(before) or (match[0][-1] in "dt" and re.match(r"\s+by\b", after)):
        return False
    return bool(_NOUN_LEFT.search(before) or _LIGHT.search(before)) or not (
        match[0].lower() == "hit" or OBJECT.match(after)
    )


def _phrase_start(before: str) -> int:
    """Start of the noun phrase: modifiers ("suicide car", "drone") belong to the noun."""
    match = MODIFIERS.search(before)
    return match.start() if match else len(before)


def _is_definite(before: str) -> bool:
    if _SUPERLATIVE.search(before):
        return False  # "the deadliest attack hit Gao" brings in a new one
    if _OF_A_DAY.search(before) or _CALLED.search(before):
        return True
    definite, indefinite = _DEFINITE.search(before), _INDEFINITE.search(before)
    if definite and indefinite:
        return definite.start() > indefinite.start()
    return bool(definite)


def joined(a: Trigger, b: Trigger, text: str) -> bool:
    """Whether two triggers are one telling ("was hit by a drone strike", "attack that struck")."""
    gap = text[a.end : b.start]
    if b.separate or (a.noun and b.noun and re.search(r"\band\b", gap)):
        return False
    return bool(_GAP.match(gap))
