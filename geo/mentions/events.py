"""Tellings of attacks: the words that tell of one, and whether it happened.

A *trigger* is a verb or noun of attack. Triggers with nothing but a chain between them ("was hit
by a drone strike", "launched an airstrike") are one telling; words such as "after", "in
retaliation for" or a semicolon between two triggers part two tellings, and the sentence is cut
there (see `geo.mentions.clauses`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.mentions.weapons import find_weapons

Modality = Literal["actual", "negated", "unrealised", "intercepted", "comparison"]

NOUNS = (
    r"air[- ]?strikes?|strikes?|air[- ]raids?|raids?|attacks?|air assaults?|assaults?|bombings?|"
    r"bombardments?|shellings?|explosions?|blasts?|ambush(?:es)?|shootings?|assassinations?|"
    r"barrages?|salvos?|detonations?|gunfire|car[- ]bombs?|suicide bombers?|roadside bombs?|incidents?"
)
VERBS = (
    r"struck|strik(?:e|es|ing)|hit|hits|hitting|target(?:s|ed|ing)|bomb(?:s|ed|ing)?|shelled|"
    r"shelling|bombarded|bombarding|attack(?:s|ed|ing)|pounded|pounding|raided|ambushed|storm(?:ed|s)|"
    r"explod(?:e|es|ed|ing)|detonat(?:e|es|ed|ing)|blew up|blown up|blew (?:himself|herself|"
    r"themselves) up|rammed|opened fire|gunned down|assassinated|shot dead|shot down|intercept(?:s|ed)|"
    r"the\s+targets?\s+of|downed|destroyed|rock(?:s|ed)|shook|raked|blasted"
)
THROWN = (
    r"(?:drones?|rockets?|missiles?|shells?|mortars?|bombs?|rounds?|projectiles?)(?:\s+\w+){0,3}?\s+"
    r"(?:fell|fallen|landed|came down|come down|crashed|slammed|impacted|hit|struck)|"
    r"(?:bombs?|devices?|charges?|explosives?|explosions?|mines?|grenades?)(?:\s+\w+){0,3}?\s+went off"
)
FIRED = (
    r"(?:fired?|firing|launch(?:ed|es|ing)?|dropp(?:ed|ing)|lobbed|hurled)\s+(?:\S+\s+){0,4}?"
    r"(?:rockets?|missiles?|shells?|mortars?|drones?|bombs?|projectiles?|grenades?|artillery)"
    r"|(?:rockets?|missiles?|shells?|mortars?|drones?|bombs?)\s+(?:\S+\s+){0,2}?(?:were|was|been)\s+"
    r"(?:fired|launched|dropped)"
)
KILLED_BY = (
    r"(?:bomb|bomber|gunm[ae]n|missiles?|rockets?|shells?|drones?|mine|ied|militants|attackers?|"
    r"grenade|warplanes?|jets)\s+(?:\w+\s+){0,3}?(?:kill(?:s|ed)?|wound(?:s|ed)?|injur(?:es|ed))"
)
SURE = re.compile(
    r"air[- ]?strike|air[- ]raid|bombing|bombard|shell|ambush|explo|detonat|blast|barrage|salvo|"
    r"bomb|gunned|opened fire|assassinat|shot d|went off|blew|blown|fired|firing|launch|drone|missile|"
    r"rocket|mortar|kill|assault|intercept",
    re.IGNORECASE,
)
"""Triggers that need no further sign of violence beside them."""

_TRIGGER = re.compile(
    rf"\b(?:(?P<fired>{FIRED})|(?P<thrown>{THROWN})|(?P<killed>{KILLED_BY})|(?P<verb>{VERBS})|"
    rf"(?P<noun>{NOUNS}))\b",
    re.IGNORECASE,
)
_FIGURATIVE = re.compile(
    r"strik\w*\s+(?:a\s+|an\s+|the\s+)?(?:deal|deals|balance|agreement|accord|chord|pose|action|workers|"
    r"down)|struck\s+(?:a|an|the|by|down|up|out)\s+(?:deal|balance|agreement|accord|chord|how|the)|"
    r"(?:hunger|general|labou?r|teachers['’]?|workers['’]?|rail|train|transport|nurses['’]?|pilots['’]?|"
    r"climate|school|trade union|students['’]?|doctors['’]?|bus|lightning|sit-in|wildcat)\s+strikes?|"
    r"on strike|went on strike|strike(?:s|d)?\s+(?:by|of)\s+(?:teachers|workers|staff|nurses|drivers)|"
    r"(?:heart|panic|asthma|personal|verbal|cyber|online|political|media|shark|dog|bear)[- ]?\s*attacks?|"
    r"(?:cyber|counter)attacks?\s+on\s+(?:computers|servers)|"
    r"hits?\s+(?:back|out|the\s+(?:market|headlines|road|streets|shelves|news|ground|target|ball)|a\s+"
    r"(?:record|high|low|snag|wall|six|home)|by\s+(?:sanctions|the\s+(?:pandemic|crisis|virus|economic)|"
    r"floods?|drought|inflation))|hard[- ]hit|hardest hit|was hit hard|smash hit|hit (?:song|single|show|"
    r"film|number)|target(?:ed)?\s+(?:audience|date|price|market|sanctions|inflation|of\s+\d)|"
    r"sanctions?\s+target\w*|target\w*\s+(?:sanctions|with\s+sanctions)|bombing\s+out|box office bomb|"
    r"raids?\s+on\s+(?:the\s+)?(?:homes?|offices?|houses?)\s+of|police raids?|attack(?:s|ed)?\s+on\s+(?:the\s+)?"
    r"(?:democracy|freedom|press freedom|media|rights|values|policy)|population\s+explosion|"
    r"volcanic\s+explosions?|gas\s+(?:explosion|leak)|"
    r"(?:earthquake|quake|tsunami|storm|cyclone|typhoon|hurricane|tornado|flood|lightning|virus|disease|"
    r"epidemic|pandemic|outbreak|asteroid|meteor)\w*\s+(?:\w+\s+){0,3}?(?:hit|struck|strikes?|hits)",
    re.IGNORECASE,
)
_ATTACK_NOUN = re.compile(r"strikes?|attacks?|raids?|assaults?|shootings?|incidents?")
_ACCIDENT = re.compile(
    r"\b(?:crash(?:ed|es)?|collid|collision|derail|earthquake|motorcycle|bus|pickup|runway|landing|gas[- ]powered|"
    r"boiler|firework|guard rail|bridge collapse)\b",
    re.IGNORECASE,
)
_SPACE = re.compile(
    r"\b(?:satellites?|spacecraft|capsule|orbit|astronauts?|space\s+(?:station|center|centre|agency)|NASA|SpaceX)\b"
)
_ADVERB = r"(?:[a-z]+ly\s+|also\s+|be\s+|then\s+|ever\s+|carry(?:ing)?\s+out\s+|launch(?:ing)?\s+|conduct(?:ing)?\s+|stag(?:e|ing)\s+)"
_UNREALISED_VERB = re.compile(
    r"\b(?:would|could|might|may|can|should|will|shall|must|to|if|threaten(?:s|ed|ing)?\s+(?:to|with)|prepar\w+\s+(?:to|for)|"
    r"plan(?:s|ned|ning)?\s+(?:to|for)|plann?ing|vow(?:s|ed)?\s+to|from|against|capable of|avoid|stop|without)\s+"
    rf"{_ADVERB}{{0,2}}$",
    re.IGNORECASE,
)
_UNREALISED_NOUN = re.compile(
    r"\b(?:threats?\s+of|threaten(?:s|ed|ing)?(?:\s+with)?|plan(?:s|ned|ning)?(?:\s+(?:for|of))?|prepar\w+(?:\s+for)?|plot(?:s|ted|ting)?|"
    r"prevent(?:s|ed|ing)?|deter(?:s|red|ring)?|avoid(?:s|ed|ing)?|avert(?:ed|ing)?|risk(?:s)?\s+of|fear(?:s|ed)?\s+(?:of|that)?|"
    r"warn(?:s|ed|ing|ings)?\s+(?:of|against)|vow(?:s|ed)?|call(?:s|ed)?\s+for|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|"
    r"stop(?:s|ped|ping)?|ceas(?:e|ed|ing)|end(?:ed|ing)?|any|future|possible|potential|further|imminent|more|in case of|"
    r"intend\w*|order(?:s|ed)?|authori[sz]ed?|refrain\w*\s+from|foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|would(?:-be)?|will|could|"
    r"(?:to|may|might)\s+(?:launch|conduct|carry out|stage|mount|resume|escalate|plan|prevent|stop|deter|halt|end))\s+"
    r"(?:(?:an?|the|its|their|all|such|these|new|more|on|of|out|major|military|air|drone|rocket|missile|terrorist|terror|"
    r"retaliatory|large-scale|suicide|similar|iranian|[a-z]+ed)\s+){0,3}$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|neither|without|denied|denies|deny)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:to|may|might|could|must|would)\s+have\s+(?:been\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE
)
_REHEARSED = re.compile(r"\s+(?:of (?:this|its) kind|drills?|exercises?)\b", re.IGNORECASE)
_INTERCEPTED = re.compile(r"shot down|intercept|downed|foil|thwart|repel", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\b(?:first|second|third|only|latest)\s+(?:such|similar)\s+(?:\S+\s+)?$|"
    r"\bof (?:this|its|the) kind\b|\bdrills?\b|\bexercises?\b|\banniversary\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|such|its|their|his)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
_INDEFINITE = re.compile(
    r"\b(?<!the\s)(?<!these\s)(?:a|an|one|two|three|four|five|several|some|another)\s+(?:[\w’'.-]+\s+){0,4}$",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    r"\b(?:another|a separate|separate|separately|elsewhere|a second|in a different|other)\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:series of|string of|spate of|wave of|waves of|campaign of|row of|regularly|repeatedly|frequently|"
    r"routinely|multiple|numerous|dozens of|scores of|hundreds of|almost daily|near-daily|daily|recent|"
    r"repeated|frequent|a number of|successive|continued|ongoing|several times|on multiple occasions|"
    r"in recent (?:weeks|months|years|days))\b",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(
    r"\b(?:kill|dead|died|wound|injur|casualt|destroy|damag|drone|missile|rocket|bomb|air|troops|"
    r"military|militia|forces|base|army|convoy|vehicle|soldier|fighter|rebel|militant|terror|jet|plane|"
    r"targets|warship|tanker|vessel|ship|depot|airport|refinery|facilit|building|positions?|headquarters|"
    r"responsibility|retaliat|perpetrat|gunm[ae]n|police|civilian|embassy|camp|village|town|shell|fire)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|get|got|gets)\s+(?:[a-z]+ly\s+|also\s+|said to be\s+)?$",
    re.I,
)
_LIGHT = re.compile(
    r"\b(?:launch(?:ed|es|ing)?|carr(?:y|ied|ies|ying) out|conduct(?:ed|s|ing)?|stag(?:ed|es|ing)|"
    r"mount(?:ed|s|ing)?|execut(?:ed|ing)|deliver(?:ed|ing)|perform(?:ed|ing)|made|claim(?:ed|s)?)\s+"
    r"(?:(?:a|an|the|its|their|two|three|several|more|new|another|unilateral|series|of|dozens|precision)"
    r"\s+|[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_EITHER = re.compile(r"strikes?|hits?|attacks?|bombs?|shelling|bombing|raids?", re.IGNORECASE)
"""Forms that are a noun or a verb."""
_NOUN_LEFT = re.compile(
    r"\b(?:the|a|an|of|by|in|this|that|these|those|its|their|recent|drone|air|rocket|missile|mortar|"
    r"artillery|suicide|car|more|such|on|for|from|after|terrorist|[A-Z]\w+i|[A-Z]\w+[ae]n|[A-Z]\w+ese|"
    r"US|U\.S\.|deadly|claimed|against|two|three|several|\w+-\w+|\w+ory|unilateral)\s+$"
)
_OBJECT = re.compile(
    r"\s+(?:the|a|an|its|their|several|multiple|two|three|\d+|targets?|at|in|[A-Z][\w’'-]+|US|military|"
    r"positions?|houses?|homes?)\b"
)
"""What follows a verb of attack."""
_GAP = re.compile(
    r"^[\s,]*(?:(?:that|which|who|has|have|had|was|were|been|also|reportedly|again|by|in|an?|the|and|as|"
    r"its|their|with|of|on|\w+day)[\s,]+){0,4}$",
    re.IGNORECASE,
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


def find_triggers(text: str, *, armed: bool = False, told: bool = False) -> list[Trigger]:
    """Find the words of a sentence that tell of attacks, in order.

    Parameters
    ----------
    text
        The sentence.
    armed
        Whether it names an armed force; then "hit" needs no other sign of violence.
    told
        Whether the report told of an attack before; then "the attack" needs none.
    """
    figurative = [m.span() for m in _FIGURATIVE.finditer(text)]
    found = []
    for match in _TRIGGER.finditer(text):
        if any(a < match.end() and match.start() < b for a, b in figurative):
            continue
        if not _violent(match, text, armed=armed, told=told):
            continue
        found.append(_trigger(match, text))
    return found


def _violent(match: re.Match[str], text: str, *, armed: bool, told: bool) -> bool:
    """Whether the words, or those beside them, speak of violence."""
    word = match[0].lower()
    if word in ("incident", "incidents"):
        return bool(
            re.search(r"\b(?:drone|rocket|missile|bomb|shooting)\s+$", text[: match.start()], re.I)
        )
    if word == "targets" and not re.match(
        r"\s+(?:the|a|an|its|two|three|several|[A-Z])", text[match.end() :]
    ):
        return False  # the noun: "targets in Syria"
    if word in ("destroyed", "rocks", "rocked", "shook") and not find_weapons(text):
        return bool(re.search(r"explo|blast|strike|attack|raid", text, re.IGNORECASE))
    if match["fired"] and _SPACE.search(text):
        return False
    if not find_weapons(text) and _ACCIDENT.search(text) and not armed:
        return False
    if armed or SURE.search(word) or (told and _ATTACK_NOUN.fullmatch(word)):
        return True
    around = text[: match.start()] + " " + text[match.end() :]
    return bool(_VIOLENCE.search(around))


def _trigger(match: re.Match[str], text: str) -> Trigger:
    before, after = text[: match.start()], text[match.end() :]
    noun = _is_noun(match, before, after)
    start = _phrase_start(before) if noun else match.start()
    left = text[:start]
    light = _LIGHT.search(text[: match.start()]) if noun else None
    words = text[max(0, start - 60) : match.start()]
    plural = noun and bool(re.search(r"s$", match[0])) and not re.search(r"series$", match[0])
    return Trigger(
        start=start,
        end=match.end(),
        noun=noun,
        passive=not noun and (bool(_PASSIVE.search(before)) or bool(re.match(r"\s+by\b", after))),
        verb_start=_verb_start(match, light, noun=noun),
        modality=_modality(match[0], before, after, noun=noun),
        definite=noun and _is_definite(before),
        separate=bool(_SEPARATE.search(words)),
        plural=plural,
        series=bool(_SERIES.search(words)) or (plural and bool(_SERIES.search(left[-40:]))),
    )


def _verb_start(match: re.Match[str], light: re.Match[str] | None, *, noun: bool) -> int:
    if light:
        return light.start()
    # in "a bomb killed", "two drones fell" the weapon is the subject
    return -1 if noun or match["killed"] or match["thrown"] else match.start()


def _is_noun(match: re.Match[str], before: str, after: str) -> bool:
    """Tell "the attacks", "drone strikes" (nouns) from "attacks the town", "strikes" (verbs)."""
    if match["noun"]:
        return True
    if not match["verb"] or not _EITHER.fullmatch(match[0]):
        return False
    if _PASSIVE.search(before) or re.match(r"\s+by\b", after):
        return False
    return bool(_NOUN_LEFT.search(before)) or not (
        match[0].lower() == "hit" or _OBJECT.match(after)
    )


def _phrase_start(before: str) -> int:
    """Start of the noun phrase: modifiers ("suicide car", "drone") belong to the noun."""
    match = re.search(
        r"(?:\b(?:apparent|suspected|alleged|deadly|massive|twin|double|multiple|retaliatory|unilateral|"
        r"precision|overnight|pre-dawn|suicide|car|truck|roadside|drone|air|aerial|rocket|missile|mortar|"
        r"artillery|bomb|gun|terrorist|terror|ramming|armed|military|naval|shell|ballistic|cruise|IED|"
        r"powerful|huge|large|major|new|separate|second|fresh|latest|recent|joint|targeted)[\s-]+)+$",
        before,
        re.IGNORECASE,
    )
    return match.start() if match else len(before)


def _is_definite(before: str) -> bool:
    definite, indefinite = _DEFINITE.search(before), _INDEFINITE.search(before)
    if definite and indefinite:
        return definite.start() > indefinite.start()
    return bool(definite)


def _modality(words: str, before: str, after: str, *, noun: bool) -> Modality:
    if _INTERCEPTED.search(words):
        return "intercepted"
    if _COMPARISON.search(before[-60:]) or _REHEARSED.match(after):
        return "comparison"
    near = before[-60:]
    if _PERFECT.search(near):
        return "actual"  # "may have hit", "appears to have hit" are hedged, not planned
    if _NEGATED.search(near):
        return "negated"
    unrealised = (_UNREALISED_NOUN if noun else _UNREALISED_VERB).search(near)
    return "unrealised" if unrealised else "actual"


def joined(a: Trigger, b: Trigger, text: str) -> bool:
    """Whether two triggers are one telling ("was hit by a drone strike", "attack that struck")."""
    gap = text[a.end : b.start]
    if b.separate or (a.noun and b.noun and re.search(r"\band\b", gap)):
        return False
    return bool(_GAP.match(gap))
