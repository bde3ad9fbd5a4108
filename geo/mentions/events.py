"""Tellings of attacks: the words of a sentence that tell of one.

A *trigger* is a verb or noun of attack. Triggers with nothing but a chain between them ("was hit
by a drone strike", "launched an airstrike") are one telling; words such as "after", "in
retaliation for" or a semicolon between two triggers part two tellings, and the sentence is cut
there (see `geo.mentions.clauses`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.mentions.attack_phrases import (
    ELLIPSIS,
    LOOSE_CLASH,
    NEUTRALISED,
    PEOPLE_OF_ARMS,
    REHEARSED,
    TOLL,
    UNARMED,
)
from geo.mentions.attack_words import (
    ACCIDENT,
    ANIMAL,
    ATTACK_NOUN,
    BARE_EXPLOSION,
    BARE_PASSIVE,
    COURT,
    FIGURATIVE,
    FIGURATIVE_UNARMED,
    KNIFE,
    MODIFIERS,
    POLITICAL,
    SEPARATE,
    SERIES,
    SLAYER_AFTER,
    SLAYER_BEFORE,
    SPACE,
    STATES_STRIKES,
    SURE,
    TRAFFIC,
    TRIGGER,
    VIOLENCE,
)
from geo.mentions.gates import Gate
from geo.mentions.realised import Modality, modality
from geo.mentions.weapons import find_weapons

_TRIGGER = Gate(TRIGGER)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|such|its|their|his)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
_SUPERLATIVE = re.compile(
    r"\bthe\s+(?:single\s+)?(?:deadli|worst|worse|blood(?:ies|ier)|bigg|larg|heav(?:ies|ier)|most\s+\w+|"
    r"other)\w*\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"\b(?<!the\s)(?<!these\s)(?:a|an|one|two|three|four|five|several|some|"
    r"another)\s+(?:[\w’'.-]+\s+){0,4}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|get|got|gets)\s+(?:[a-z]+ly\s+|also\s+|said to be\s+)?$",
    re.I,
)
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
    r"other|several|further|another|similar|previous|earlier|"
    r"for|from|after|terrorist|deadly|claimed|against|two|three|several|unilateral)|[\w-]+['’]s|"
    r"[A-Z]\w+i|[A-Z]\w+[ae]n|[A-Z]\w+ese|US|U\.S\.|\w+-\w+|\w+ory)\s+$"
)
_OBJECT = re.compile(
    r"\s+(?:the|a|an|its|their|several|multiple|two|three|\d+|targets?|at|in|[A-Z][\w’'-]+|US|"
    r"military|"
    r"positions?|houses?|homes?|areas?|villages?|towns?|neighbou?rhoods?|sites|civilians|rebel)\b"
)
"""What follows a verb of attack."""
_GAP = re.compile(
    r"^[\s,]*(?:(?:that|which|who|has|have|had|was|were|been|also|reportedly|again|by|in|an?|the|"
    r"and|as|"
    r"its|their|with|of|on|\w+day)[\s,]+){0,4}$",
    re.IGNORECASE,
)
_REACH = 160
"""Characters beside the words of attack that are read with them."""
_COLLIDED = re.compile(r"hits?|struck|strikes?|hitting|striking")
_ADJECTIVE = re.compile(r"targeted|bombed|shelled|attacked|destroyed|struck|bombarded")
_AFTER_THE = re.compile(r"\b(?:the|an?|its|their)\s+$", re.IGNORECASE)
_BARE_VERB_LEFT = re.compile(
    r"\b(?:to|not|never|they|we|could|can|may|might|will|would|should|must|shall|did|then|"
    r"[a-z]{3,}(?:[^s\W]s|men))\s+(?:also\s+|again\s+)?$",
    re.IGNORECASE,
)
"""In front of the verb "attack": "could attack", "rebels attack"."""
_TO_ATTACK = re.compile(r"\b(?:to|could|may|might|will|would|should)\s+$", re.IGNORECASE)
_AT_END = re.compile(r"\s*(?:[.,;:!?”\"]|again\b|soon\b|if\b|unless\b|$)", re.IGNORECASE)
_PEOPLE_KILLED = re.compile(
    r"(?:gunm[ae]n|militants|attackers?|snipers?)\b.*?(?P<verb>kill|wound|injur)", re.IGNORECASE
)
_UNSURE = re.compile(r"destroyed|rock(?:s|ed)|shook|set\s.*|ignited", re.IGNORECASE)
_ATTACK_BESIDE = re.compile(r"explo|blast|strike|attack|raid", re.IGNORECASE)
_ARMED_INCIDENT = re.compile(r"\b(?:drone|rocket|missile|bomb|shooting)\s+$", re.IGNORECASE)
_AIRBORNE = re.compile(r"\b(?:plane|aircraft|jet|helicopter|balloon|airliner|glider|UAV)", re.I)
_GROWTH = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:costs?|prices?|debts?|population|numbers?|figures?|demand|cases|rates?|"
    r"inflation|budgets?|interest|popularity|market)\b",
    re.IGNORECASE,
)
_TARGETS_VERB = re.compile(r"\s+(?:the|a|an|its|two|three|several|[A-Z])")


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


def tells(text: str) -> bool:
    """Whether a sentence tells of an attack if the rest of its report gives it every benefit."""
    matches = list(_TRIGGER.finditer(text))
    if not matches:
        return False
    signs = _signs(text, armed=True, told=True, mishap=False, parties=())
    return any(match["slain"] or _violent(match, signs) for match in matches)


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
    if not matches:
        return []
    signs = _signs(text, armed=armed, told=told, mishap=mishap, parties=parties)
    found = [_trigger(match, text) for match in matches if _violent(match, signs)]
    if found and (COURT.search(text) or REHEARSED.search(text)):
        return [replace(trigger, modality="comparison") for trigger in found]
    return found


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a sentence says of violence as a whole, read once for all its words."""

    text: str
    weapons: bool
    thrown: bool
    """It names what is thrown, or flies by itself; a plane or a ship may just have crashed."""
    figurative: list[tuple[int, int]]
    violence: list[tuple[int, int]]
    of_state: list[tuple[int, int]]
    """Where a state's strikes hit something."""
    armed: bool
    told: bool
    mishap: bool
    parties: tuple[tuple[int, int], ...]


def _signs(
    text: str, *, armed: bool, told: bool, mishap: bool, parties: tuple[tuple[int, int], ...]
) -> _Signs:
    weapons = find_weapons(text)
    figures = (FIGURATIVE,) if weapons else (FIGURATIVE, FIGURATIVE_UNARMED, POLITICAL)
    return _Signs(
        text,
        weapons=bool(weapons),
        thrown=any(w.munition != "unknown" or w.platform == "drone" for w in weapons),
        figurative=[m.span() for pattern in figures for m in pattern.finditer(text)],
        violence=[m.span() for m in VIOLENCE.finditer(text)],
        of_state=[m.span() for m in STATES_STRIKES.finditer(text)],
        armed=armed,
        told=told,
        mishap=mishap,
        parties=parties,
    )


def _violent(match: re.Match[str], signs: _Signs) -> bool:
    """Whether the words, or those beside them, speak of violence."""
    word = match[0].lower()
    if any(a < match.end() and match.start() < b for a, b in signs.figurative):
        return False
    if match["slain"]:
        return _slain(match, signs)
    if match["deed"]:
        return True
    if match["debris"] or match["ripped"] or match["clash"]:
        return _by_its_sentence(match, signs)
    if (certain := _judged_alone(word, match, signs)) is not None:
        return certain
    if any(a <= match.start() and match.end() <= b for a, b in signs.of_state):
        return True
    if not signs.armed and (ANIMAL.search(signs.text) or _accident(word, signs)):
        return False
    if signs.armed or SURE.search(word) or (signs.told and ATTACK_NOUN.fullmatch(word)):
        return True
    return any(b <= match.start() or match.end() <= a for a, b in signs.violence)


def _accident(word: str, signs: _Signs) -> bool:
    """Whether the sentence speaks of a mishap: "a bus hit a truck", "the plane crashed"."""
    if signs.thrown:
        return False
    if not signs.weapons and KNIFE.search(signs.text):
        return True
    if signs.mishap and not signs.weapons and BARE_EXPLOSION.fullmatch(word):
        return True
    collided = _COLLIDED.fullmatch(word) and TRAFFIC.search(signs.text)
    return bool(collided or ACCIDENT.search(signs.text))


def _by_its_sentence(match: re.Match[str], signs: _Signs) -> bool:
    """Whether "debris fell", "another ripped through a market", "clashes" are of arms here."""
    text = signs.text
    if match["debris"]:
        return signs.weapons or signs.told
    if match["ripped"]:
        return signs.weapons or bool(signs.told and ELLIPSIS.search(text) and TOLL.search(text))
    if not LOOSE_CLASH.match(match[0]):
        return not UNARMED.search(text)
    fought = signs.armed or signs.weapons
    return fought and bool(TOLL.search(text)) and not UNARMED.search(text)


_BESIDE = re.compile(
    r"\s*(?:['’]s\s+)?(?:(?:fighters|militants|forces|troops|soldiers|gunmen|rebels|guerr?illas|members|"
    r"men|army|jets|drones|,[^,]{1,60},|have|has|had|also|reportedly|allegedly|\w+ly|on\s+\w+day)\s+){0,5}$",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"(?:\s+(?!in\s+(?-i:[a-z])|when\b|after\b|during\b)[\w,’'-]+){0,6}?\s+by\s+(?:the\s+)?"
    r"(?:(?:suspected|alleged|[\w’'-]+)\s+){0,3}$",
    re.IGNORECASE,
)


def _slain(match: re.Match[str], signs: _Signs) -> bool:
    """Whether arms killed: "militants killed nine", "killed by the Taliban"; not a bare toll."""
    text = signs.text
    before = text[max(0, match.start() - _REACH) : match.start()]
    if match[0].lower() == "massacred":
        return True
    if NEUTRALISED.match(match[0]) and not PEOPLE_OF_ARMS.search(text):
        return False  # "France eliminated Nigeria"
    if SLAYER_AFTER.match(text, match.end()) and not signs.told:
        return True
    if any(_AGENT.fullmatch(text, match.end(), a) for a, _ in signs.parties if a > match.end()):
        return True
    if match[0].lower().endswith("ing") or BARE_PASSIVE.match(text, match.end()):
        return False
    return bool(SLAYER_BEFORE.search(before)) or any(
        _BESIDE.fullmatch(text, b, match.start()) for _, b in signs.parties if b <= match.start()
    )


def _judged_alone(word: str, match: re.Match[str], signs: _Signs) -> bool | None:
    """Judge words that need a certain neighbour; None for all others."""
    text = signs.text
    before = text[max(0, match.start() - _REACH) : match.start()]
    after = text[match.end() : match.end() + _REACH]
    if word in ("shot down", "downed") and not (signs.weapons or signs.armed):
        return bool(_AIRBORNE.search(text))  # an offer is shot down too
    if word.startswith("explod") and _GROWTH.match(after):
        return False
    if word in ("incident", "incidents"):
        return bool(_ARMED_INCIDENT.search(before))
    if word in ("target", "shell") and not (
        _BARE_VERB_LEFT.search(before) and _OBJECT.match(after)
    ):
        return False  # the nouns: "a target of", "a shell"
    if word == "targets" and not _TARGETS_VERB.match(after):
        return False  # the noun: "targets in Syria"
    if match["fired"] and SPACE.search(text):
        return False
    if _ADJECTIVE.fullmatch(word) and _AFTER_THE.search(before):
        return False  # "the targeted airbase" is a thing
    if _UNSURE.fullmatch(word) and not signs.weapons:
        return bool(_ATTACK_BESIDE.search(text))
    return None


def _trigger(match: re.Match[str], text: str) -> Trigger:
    low = max(0, match.start() - _REACH)
    before, after = text[low : match.start()], text[match.end() : match.end() + _REACH]
    noun = _is_noun(match, before, after)
    start = low + _phrase_start(before) if noun else match.start()
    light = _LIGHT.search(before) if noun else None
    words = text[max(0, start - 60) : match.start()]
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
        series=bool(SERIES.search(words)),
    )


def _is_passive(words: str, before: str, after: str) -> bool:
    under = re.match(r"\w+\s+under\b", words)  # "came under fire"
    return bool(under or _PASSIVE.search(before) or re.match(r"\s+by\b", after))


def _verb_start(match: re.Match[str], *, noun: bool) -> int:
    # in "a bomb killed", "two drones fell" the weapon is the subject, in "militants killed" not
    if match["killed"] and (by := _PEOPLE_KILLED.match(match[0])):
        return match.start() + by.start("verb")
    return -1 if noun or match["killed"] or match["thrown"] else match.start()


def _is_noun(match: re.Match[str], before: str, after: str) -> bool:
    """Tell "the attacks", "drone strikes" (nouns) from "attacks the town", "strikes" (verbs)."""
    if match["noun"]:
        return True
    if not match["verb"] or not _EITHER.fullmatch(match[0]):
        return False
    if _TO_ATTACK.search(before) and _AT_END.match(after):
        return False  # "had threatened to attack."
    if match[0].lower() in ("attack", "bomb"):
        return not (_BARE_VERB_LEFT.search(before) and _OBJECT.match(after))
    if _PASSIVE.search(before) or (match[0][-1] in "dt" and re.match(r"\s+by\b", after)):
        return False
    return bool(_NOUN_LEFT.search(before) or _LIGHT.search(before)) or not (
        match[0].lower() == "hit" or _OBJECT.match(after)
    )


def _phrase_start(before: str) -> int:
    """Start of the noun phrase: modifiers ("suicide car", "drone") belong to the noun."""
    match = MODIFIERS.search(before)
    return match.start() if match else len(before)


def _is_definite(before: str) -> bool:
    if _SUPERLATIVE.search(before):
        return False  # "the deadliest attack hit Gao" brings in a new one
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
