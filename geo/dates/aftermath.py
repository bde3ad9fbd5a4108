"""Days on which only the aftermath was: "prices rose on Friday after tankers were hit".

A new count of the dead has a day of its own too: "the toll rose to 60 on Thursday", and so has
what is done on a day about an attack that is only named: "mourned on Monday five men killed in
a raid". The day is that of the sentence's own news, which came behind the attack by hours or days.
It dates the attack as the day of a statement does: only where nothing better is told.
"""

from __future__ import annotations

import re

from geo.dates.phrases import DAY_RULES, Phrase

_VIOLENCE = re.compile(
    r"\b(?:kill|dead\b|dies?\b|died|dying|deaths?\b|toll\b|wound|injur|hurt\b|maim|martyr|slain|hit(?:s|"
    r"ting)?\b|(?:air-?)?str[iu][ck]|attack|assault|assail|bomb|blast|explo|deton|shell|mortar|missile|"
    r"rocket|drone|raid|ambush|shot\b|shoot|gunm|gunfire|fire[ds]?\b|firing|destr[ou]y|damag|burn|torch|"
    r"ablaze|sank|sunk|rock(?:s|ed)\b|shook|fell\b|landed|launch|storm|clash|fight|fought|battl|"
    r"offensive|crash|blew|kidnap|abduct|seiz|captur|overr[au]n|target|pound|bodies|intercept|downed|"
    r"collaps|rush|found\b)",
    re.IGNORECASE,
)
"""In front of the day these make it that of the attack, or of its first hours."""
_HARMLESS = re.compile(
    r"\b(?:general|hunger|labou?r|rail|students?['’]?|workers['’]?|teachers['’]?|doctors['’]?)\s+strikes?\b"
    r"|\bfire\s+(?:crews|service|brigade|department|chief)\b|\bshoppers\b",
    re.IGNORECASE,
)
_SEQUEL = re.compile(
    r"\s+(?:[\w,'-]+\s+){0,12}?(?:after|following|in\s+the\s+wake\s+of|in\s+(?:protest|response|"
    r"retaliation)|(?:for|at|to)\s+(?:the\s+)?(?:funerals?|burials?|mourn\w*|bury|protest|condemn|"
    r"commemorate|honou?r|(?:victims|people|those|soldiers|civilians|\w+\s+\w+)\s+killed|victims))\b"
    r"(?=[^.;]*?(?:kill|attack|bomb|blast|explo|strike|str[iu]ck|hit\b|shell|missile|rocket|drone|"
    r"raid|shoot|shot\b|gunm|ambush|massacre|dead\b|died))",
    re.IGNORECASE,
)
"""Behind the day these lead back to the attack."""
_TOLL_CLIMBS = re.compile(
    r"\b(?:tolls?|death\s+count|number\s+of\s+(?:people\s+|those\s+)?(?:dead|deaths|victims|killed|"
    r"fatalities|injured|wounded)|deaths|fatalities)\b[^;]*?\b(?:rose|risen|rises|climb(?:ed|s)|"
    r"jump(?:ed|s)|grew|grown|increased|soared|went\s+up|mounted|(?:sur)?passed|exceeded|topped|"
    r"reached|stood|revised|raised)(?:\s+(?:(?:[a-z]+\s+){0,3}?\d[\d,]*|(?:[a-z-]+\s+){1,4}?[a-z-]+)"
    r"(?:\s+(?:people|dead|deaths))?)?,?\s*(?:early|late|on|again)?\s*$",
    re.IGNORECASE,
)
"""In front of a day, these say when somebody counted."""
_CLIMBS_AFTER = re.compile(
    r"\s+(?:rose|climbed|jumped|grew|increased|soared|(?:sur)?passed|exceeded|topped|reached|"
    r"stood\s+at)\b",
    re.IGNORECASE,
)
_COUNTS_AFTER = re.compile(
    r"\s+(?:lifted|raised|lowered|revised|increased|updated|put|cut|counted|brought|corrected)\b"
    r"[^.;]{0,60}?\b(?:tolls?|figures?|count|number|dead|deaths|fatalities|victims|killed|martyrs)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?:toll|number\s+of|count|deaths|fatalities)\b", re.IGNORECASE)

_NO_VERB = re.compile(
    r"\s*(?:$|[,;:.()\"\[–—-]|\b(?:in|on|at|near|to|of|for|from|by|with|inside|outside|around|across|"
    r"along|against|between|during|before|until|when|while|where|as|and|or|but|if|the|an?|his|her|"
    r"its|their|that|which|who|it|he|she|they|we|there|this|these|those|night|morning|evening|afternoon|some|several|two|"
    r"three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|at|about|more|\d[\d,.]*|"
    r"(?-i:[A-Z][\w'-]*))\b)",
    re.IGNORECASE,
)
"""Behind a day: no verb that the day could be of."""
_VERB_ENDS = re.compile(
    r"(?:\b(?:held|laid|sent|met|went|paid|gave|took|began|made|bade|said|fled|stood|sat|wept|led|drew|"
    r"(?<!-)\w{2,}ed|(?:was|were)\s+\w+ing))(?:\s+(?:to\s+rest|off|up|out|in|together))?\s+(?:[a-z]+\s+){0,2}?(?:(?:early|late)\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
"""In front of a day: the verb that it is of."""
_NAMED_ATTACK = re.compile(
    r"(?:attacks?|assaults?|bombings?|blasts?|explosions?|shellings?|(?:missiles?|rockets?|mortars?|"
    r"drones?|bombs?|shells?|fire)(?=\s+(?:and\s+\w+\s+)?(?:strikes?|attacks?|blasts?|fire|explosions?|"
    r"bombings?|raids?|assaults?))|raids?|ambush(?:es)?|shootings?|(?:air-?)?strikes?|killings?|deaths?|"
    r"kidnappings?|abductions?|offensives?|clash(?:es)?|crash|fighting|battles?|storming|seizure|"
    r"destruction|capture|targeting|downing)\b",
    re.IGNORECASE,
)
_WORD = (
    r"(?!(?:and|or|but|when|where|while|as|which|who|that|was|were|is|are|had|has|have|to|by)\b)"
    r"[\w.'-]+\s+"
)
_ABOUT = re.compile(
    r"\b(?:for|over|about|behind|into|after|following|despite|to|how|(?:victims?|perpetrators?|suspects?|survivors?|"
    r"masterminds?|architects?|anniversary|aftermath|condemnations?|footage|videos?|images|details|"
    r"news|reports?|responsibility|authors?|planners?|effects?|scale|scenes?|accused|suspected|"
    r"guilty|convicted|account|cause)\s+of|(?:suspects?|arrests?|role|involvement|part|investigation|"
    r"probe|case|inquiry|dead|wounded|victims?|injured|missing|suspected|accused|anger|outrage|fury|li(?:fe|ves)|perished|"
    r"grief|complicity|evidence)\s+(?:in|at|of)|(?:protest\w*|demonstrat\w+|rall(?:y|ied)|march\w*|"
    rf"speak|spoke|evidence)\s+(?:against|of|about))\s+(?:{_WORD}){{0,6}}$",
    re.IGNORECASE,
)
"""Between the day's verb and an attack: it is only what the news is about."""
_THOSE_HARMED = re.compile(
    r"(?:(?<!\w)(?!(?:be|been|being|was|were|is|are|get|got|left|have|has|had|and|or|then|also|by|"
    r"reportedly|reported|confirmed|feared|believed|found|of|in|least|than|the|a|an|both|all)\b)"
    r"[\w'-]+\s+|\bwho\s+(?:(?:was|were|had|have|has|been|later)\s+){0,3})$",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"(?:killed|wounded|injured|hurt|shot|slain|martyred|maimed|died|kidnapped|abducted|burn(?:ed|t))\b",
    re.IGNORECASE,
)
_THE_HURT = re.compile(
    r"\b(?:the|with|its|of|for|more|many|dozens\s+of)\s+(?:wound(?:ed)?|injur(?:ed)?|dead|hurt)\s?\w*$",
    re.IGNORECASE,
)
_TELLS_HARM = re.compile(
    r"\s+(?:saw|left|lost|recorded|registered|reported|witnessed|suffered|claimed|became|came|"
    r"was|were|had|have|has|been|entered|drove|began|opened|carried)\b",
    re.IGNORECASE,
)
"""Verbs behind a day with which those harmed, or the attack, are news of that day."""
_HIT_BY = re.compile(
    r"[\w’'-]+\s+(?<!was\s)(?<!were\s)(?<!been\s)(?:hit|struck|attacked|bombed|shelled|killed|wounded|injured|"
    r"shot|kidnapped|abducted|damaged|destroyed|seized|captured)\b[^,;.]*$",
    re.IGNORECASE,
)
_ANOTHER_DAY = re.compile(
    r"[^;.]{0,60}\bon\s+(?:[A-Z][a-z]+day|\d{1,2}\s[A-Z]|[A-Z][a-z]{2,8}\.?\s\d)"
)
_HOW = re.compile(r"\b(?:how|recalled|recounted|described|remembered)\b[^.;]*$", re.IGNORECASE)
_WHAT_IS_LEFT = re.compile(
    r"\b(?:ruins?|rubble|sites?|scenes?|wreck(?:age)?|remains|graves?|coffins?|craters?|memory|portraits?)\s+"
    r"(?:\w+\s+)?(?:of|where|from|after|left)\b[^,;.]*$",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"(?:gunm[ea]n|attackers?|bombers?|assailants?|fighters?|raiders|shooters?|killers?|kidnappers|"
    r"strikers?|deadly|firefighters)\b",
    re.IGNORECASE,
)

_CAUGHT = re.compile(
    r"\b(?:arrested|detained|captured|caught|jailed|sentenced|convicted|charged|indicted|extradited|acquitted|hanged)\s+"
    r"(?:(?!(?:with|over|for|after|following|about|of)\b)[\w’',-]+\s+){0,8}?(?:(?:early|late)\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
"""In front of a day: on it somebody was caught or judged."""
_REACH = 250
"""Characters on either side of a day that are read."""


def is_aftermath(text: str, phrase: Phrase) -> bool:
    """Whether a day is that of a new count, or of what followed an attack told behind it.

    Parameters
    ----------
    text
        The sentence, with plain blanks and quotes.
    phrase
        The phrase that gives the day.
    """
    ahead, behind = text[max(0, phrase.start - _REACH) : phrase.start], text[phrase.end :][:_REACH]
    if phrase.rule not in DAY_RULES:
        return False
    climbs = _CLIMBS_AFTER.match(text, phrase.end) and _TOLL.search(ahead)
    if climbs or _TOLL_CLIMBS.search(ahead) or _COUNTS_AFTER.match(behind):
        return True
    caught = _CAUGHT.search(ahead)
    if caught and not _VIOLENCE.search(ahead, caught.start() + len("captured")):
        return True
    if _VIOLENCE.search(_HARMLESS.sub("", ahead)):
        return False
    sequel = _SEQUEL.match(behind)
    if sequel is not None and not _VIOLENCE.search(sequel[0]):
        return True
    return _of_another_verb(ahead, behind)


def of_those_hit(text: str, phrase: Phrase) -> bool:
    """Whether the day is of an attack told by the way, and its sentence has a later one of its own.

    "A freighter hit by a missile on Tuesday arrived in Lagos on Friday".
    """
    ahead = text[max(0, phrase.start - _REACH) : phrase.start]
    return bool(_HIT_BY.search(ahead) and _ANOTHER_DAY.match(text, phrase.end))


def _of_another_verb(ahead: str, behind: str) -> bool:
    """Whether the day is of a verb that tells no attack, and the attack is only what it is about.

    "A militia on Monday vowed to avenge those killed in a raid".
    """
    verb_behind = not _NO_VERB.match(behind)
    if not (verb_behind or _VERB_ENDS.search(ahead)) or _TELLS_HARM.match(behind):
        return False
    blows = (m for m in _VIOLENCE.finditer(behind) if not _PERSONS.match(behind, m.start()))
    blow = next((m for m in blows if not _THE_HURT.search(behind[: m.end() + 3])), None)
    if blow is None:
        return False
    between = behind[: blow.start()]
    if _HOW.search(between) or _WHAT_IS_LEFT.search(between):
        return True
    if _HARMED.match(behind, blow.start()):
        return bool(_THOSE_HARMED.search(between))
    return bool(_NAMED_ATTACK.match(behind, blow.start()) and _ABOUT.search(between))
