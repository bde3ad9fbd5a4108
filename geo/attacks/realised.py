"""Whether an attack happened, as the words before and behind it say.

Plans, threats, warnings, fears, calls to stop and exercises tell of no event; "may have hit" is a
hedged event; an intercepted missile is an event of its own kind.
"""

from __future__ import annotations

import re
from typing import Literal

from geo.attacks.phrases import TOLL

Modality = Literal["actual", "negated", "unrealised", "intercepted", "comparison", "recalled"]

_REACH = 60
"""Characters before the words of attack that can still govern them."""

_ADVERB = (
    r"(?:[a-z]+ly\s+|also\s+|be\s+|then\s+|ever\s+|carry(?:ing)?\s+out\s+|launch(?:ing)?\s+|"
    r"conduct(?:ing)?\s+|stag(?:e|ing)\s+)"
)
_UNREALISED_VERB = re.compile(
    r"\b(?:would|could|might|(?-i:may)|can|should|will|shall|must|to|if|threaten(?:s|ed|ing)?\s+(?:to|"
    r"with)|prepar\w+\s+(?:to|for)|"
    r"plan(?:s|ned|ning)?\s+(?:to|for)|plann?ing|vow(?:s|ed)?\s+to|from|against|capable of|avoid|"
    r"stop(?:s|ped)?|halt(?:s|ed)?|cease[ds]?|suspend(?:s|ed)?|without)\s+"
    rf"{_ADVERB}{{0,2}}$|(?:^|,\s+)if\s+(?:[\w’'-]+\s+){{0,4}}$",
    re.IGNORECASE,
)
_UNREALISED_NOUN = re.compile(
    r"\b(?:threats?\s+of|threaten(?:s|ed|ing)?(?:\s+with)?|plan(?:s|ned|ning)?(?:\s+(?:for|of))?|"
    r"prepar\w+(?:\s+for)?|plot(?:s|ted|ting)?|"
    r"prevent(?:s|ed|ing)?|deter(?:s|red|ring)?|avoid(?:s|ed|ing)?|avert(?:ed|ing)?|"
    r"risk(?:s)?\s+of|fear(?:s|ed)?(?:\s+(?:of|that))?|"
    r"warn(?:s|ed|ing|ings)?\s+(?:of|against)|vow(?:s|ed)?|call(?:s|ed)?\s+for|halt(?:s|ed|ing)?|"
    r"suspend(?:s|ed|ing)?|"
    r"stop(?:s|ped|ping)?|ceas(?:e|ed|ing)|end(?:ed|ing)?|any|future|possible|potential|(?<!\ba\s)further|"
    r"imminent|(?<=\w\s)more|in case of|"
    r"(?:se(?:ek\w*|curing)|sought|w[io]n(?:s|ning)?|request\w*|ask\w*|need\w*|obtain\w*)\s+(?:[\w’'-]+\s+){0,4}?(?:backing|"
    r"support|approval|authori[sz]ation|permission|consent)(?:\s+(?:in|from|of)\s+[\w’'-]+){0,2}\s+for|authori[sz]ation\s+for|"
    r"intend\w*|order(?:s|ed)?|authori[sz]ed?|refrain\w*\s+from|foil(?:s|ed|ing)?|thwart(?:s|ed|"
    r"ing)?|would(?:-be)?|will|could|"
    r"(?:halt|end|stop)\s+to|(?:to|may|might)\s+(?:launch|conduct|carry out|stage|mount|resume|"
    r"escalate|plan|prevent|stop|"
    r"deter|halt|end))\s+"
    r"(?:(?:an?|the|its|their|all|such|these|new|more|other|further|several|similar|on|of|out|major|military|air|drone|rocket|"
    r"missile|terrorist|terror|"
    r"retaliatory|large-scale|suicide|similar|iranian|[a-z]+ed)\s+){0,3}$",
    re.IGNORECASE,
)
_MEANT_TO = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|conspir\w+|threaten\w*|vow(?:s|ed|ing)?|swor(?:e|n)|swear\w*|"
    r"intend\w*|prepar\w+|want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:e|es|ed|ing)|promis\w+|pledg\w+|urg(?:e|es|ed|"
    r"ing)|agreed|decid\w+|ready|able|unable|going|about|instruct\w+|encourag\w+|refus\w+)\s+"
    r"(?:[\w’'-]+\s+){0,2}?to\s+$",
    re.IGNORECASE,
)
"""In front of what is a noun as well: "planned to bomb churches"."""
_CAME_TO = re.compile(
    r"\b(?:came|returned|went|rode|drove|moved|arrived|swept|crossed|turned\s+up|took\s+off|scrambled)\s+"
    r"(?:[\w’'-]+\s+){0,5}?to\s+$",
    re.IGNORECASE,
)
"""In front of a verb of attack these say that it was made: "came back to bomb the camp"."""
_TRIED = re.compile(
    r"\b(?:tried|trying|attempt(?:ed|ing)?|sought|seeking|bid)\s+to\s+(?:also\s+|[a-z]+ly\s+)?$",
    re.IGNORECASE,
)
"""In front of a verb of attack: one that was begun, if anybody was hurt."""
_HOW_MANY = re.compile(r"\bhow\s+many\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
"""In front of a noun of attack: nobody knows, or says, how many there were."""
_NEGATED = re.compile(
    r"\b(?:no|not|never|neither|without|denied|denies|deny)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:to|may|might|could|must|would)\s+have\s+(?:been\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE
)
_REHEARSED = re.compile(r"\s+(?:of (?:this|its) kind|drills?|exercises?)\b", re.IGNORECASE)
_MADE_SAFE = re.compile(
    r"\b(?:defus|dismantl|deactivat|disarm|neutrali[sz]|discover|uncover|unearth|found|recover|seiz|confiscat|"
    r"detect|locat|clear|remov)\w*\s+(?:(?!after\b|from\b|in\b)[\w’'-]+\s+){0,4}?$",
    re.IGNORECASE,
)
_WAS_MADE_SAFE = re.compile(
    r"s?\s+(?:(?!that\b|which\b)[\w’'-]+\s+){0,5}?(?:(?:was|were|been|being|is|are)\s+(?:\w+ly\s+|later\s+)?"
    r"(?:defused|dismantled|deactivated|disarmed|made\s+safe|rendered\s+safe|found|discovered|recovered|seized|removed)|"
    r"(?:found|discovered|planted|left)\s+[^.;]{0,60}?\b(?:was|were)\s+(?:defused|made\s+safe|disarmed|"
    r"dismantled))\b",
    re.IGNORECASE,
)
"""Beside a bomb these say that it did not go off."""
_BOMB = re.compile(r".*\b(?:bombs?|suicide\s+bombers?)$", re.IGNORECASE)
_IN_DRILL = re.compile(
    r"[^.;]{0,60}?\b(?:in|during|as part of)\s+(?:[\w-]+\s+){1,4}?(?:drills?|exercises?|"
    r"man(?:oeuv|euv)(?:re|er)s?|war games|tests?)\b",
    re.IGNORECASE,
)
_INTERCEPTED = re.compile(r"shot down|intercept|downed|foil|thwart|repel", re.IGNORECASE)
_REPELLED = re.compile(
    r"\b(?:repel(?:s|led|ling)?|fend(?:s|ed|ing)? off|beat back|repuls(?:ed|es|ing)|"
    r"(?:shot|brought|took) down|destroyed|intercepted)\s+(?:an?\s+|the\s+|two\s+|several\s+)?"
    r"(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""In front of a noun of attack: "repelled a drone attack"."""
_FOUGHT_OFF = re.compile(
    r"\b(?:army|troops|soldiers|units?|fighters|brigades?|garrison|peshmerga|militia(?:s|men)?|border\s+guards|"
    r"(?:government|regime|coalition|democratic|allied|kurdish|army|armed|self-defence)\s+forces)\b[^.;]{0,60}?"
    r"\b(?:thwart|foil)(?:ed|s|ing)\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""In front of a noun of attack: soldiers thwart what has begun; police foil a plot."""
_WAS_REPELLED = re.compile(
    r"(?:\s+on\s+[\w\s’'-]{2,30}?)?\s+(?:(?:was|were|is|been|has\s+been|being)\s+)?"
    r"(?:repelled|repulsed|fended off|intercepted)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\s+(?:plans?|plots?|threats?|capabilit\w+|warnings?|alerts?|"
    r"(?:is|was|are|were|may\s+be|might\s+be)\s+(?:\w+ly\s+)?(?:imminent|likely|expected|coming|possible|"
    r"being\s+(?:planned|prepared)|in\s+preparation|about\s+to))\b",
    re.IGNORECASE,
)
"""Behind a noun of attack these make it one that was not made: "attack plans"."""
_TALKED_OF = re.compile(
    r"[^.;:]{0,90}?\b(?:(?:has|have|had)\s+)?(?:so\s+far\s+)?fail(?:ed|s|ing)?\s+(?:so\s+far\s+)?to\s+(?:achieve|"
    r"accomplish|attain|bring|deter|silence|meet|realise)\b",
    re.IGNORECASE,
)
"""Behind a noun of attack: somebody weighs it, "the onslaught has failed to achieve its aims"."""
_COMPARISON = re.compile(
    r"\b(?:first|second|third|only|latest)\s+(?:such|similar)\s+(?:\S+\s+)?$|"
    r"\bof (?:this|its|the) kind\b|\bdrills?\b|\bexercises?\b|\banniversary\b",
    re.IGNORECASE,
)


_STILL_REAL = re.compile(
    r"(?<!\bto )(?<!\bof )(?<!\bfor )\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
    r"\s+(?:more|further)\s+(?:[\w-]+\s+){0,2}$|"
    r"\b(?:had|have|has|forces|troops|soldiers|police|commandos|army|guards|they)\s+(?:\w+ly\s+|finally\s+)?ended\s+"
    r"(?:the|an?)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of a noun of attack: one more that was made, or one that somebody brought to an end."""


def modality(words: str, before: str, after: str, *, noun: bool) -> Modality:
    """Say whether an attack happened.

    Parameters
    ----------
    words, before, after
        The words of attack, and the sentence on either side of them.
    noun
        Whether they are a noun ("an attack") rather than a verb.
    """
    near = before[-_REACH:]
    if _INTERCEPTED.search(words):
        return "intercepted"
    if noun and (
        _REPELLED.search(near) or _WAS_REPELLED.match(after) or _FOUGHT_OFF.search(before)
    ):
        return "intercepted"
    if _COMPARISON.search(near) or _REHEARSED.match(after) or _IN_DRILL.match(after):
        return "comparison"
    if _PERFECT.search(near):
        return "actual"  # "may have hit", "appears to have hit" are hedged, not planned
    if not noun and (_CAME_TO.search(near) or _begun(near, before, after)):
        return "actual"
    if _NEGATED.search(near) or (noun and _made_safe(words, near, after)):
        return "negated"
    if noun and (_PLANNED.match(after) or _HOW_MANY.search(near)):
        return "unrealised"
    if noun and _TALKED_OF.match(after):
        return "comparison"
    if noun and _MEANT_TO.search(near):
        return "unrealised"
    unrealised = (_UNREALISED_NOUN if noun else _UNREALISED_VERB).search(near)
    real = noun and unrealised and _STILL_REAL.search(near)
    return "unrealised" if unrealised and not real else "actual"


def _begun(near: str, before: str, after: str) -> bool:
    """Whether somebody was hurt in a try: "nine died when rebels tried to storm the base"."""
    return bool(_TRIED.search(near) and (TOLL.search(before) or TOLL.search(after)))


def _made_safe(words: str, near: str, after: str) -> bool:
    """Whether a bomb was found before it went off."""
    return bool(_BOMB.match(words) and (_MADE_SAFE.search(near) or _WAS_MADE_SAFE.match(after)))
