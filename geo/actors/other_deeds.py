"""What a party does at other times, and deeds that only look like its own.

"X often attacks convoys there" and "similar raids have been claimed by X" say nothing of who did
what is told; "the raid was similar to those of X" hints at it.
"""

from __future__ import annotations

import re

from geo.actors.mention import ActorMention
from geo.actors.role_words import ROW
from geo.patterns.gates import Gate

_OFTEN = (
    r"(?:frequently|often|regularly|routinely|typically|repeatedly|usually|sometimes|commonly|consistently|"
    r"constantly|continually|persistently|traditionally|historically|mostly|mainly)"
)
_HABIT = re.compile(
    rf"(?:\s+\w+){{0,3}}?\s+{_OFTEN}\s+(?:also\s+)?(?:targets?|attacks?|strikes?|hits?|bombs?|ambush(?:es)?|uses?|"
    r"carry|carries|stages?|launch(?:es)?|mounts?|conducts?|claims?|kills?)\b",
    re.IGNORECASE,
)
_MANY_ATTACKS = (
    r"(?:carried\s+out|staged|launched|mounted|conducted|claimed|made)\s+(?:(?!(?:the|these|those|both|two|three)\b)[\w-]+\s+){0,2}?"
    r"(?:attacks|bombings|raids|strikes|ambushes|assaults|killings|kidnappings)\b"
)
_RECORD = re.compile(
    rf"\s+(?:has|have)\s+(?:{_OFTEN}|previously|long)\s+\w+ed\b|"
    rf"\s+(?:have)\s+(?:both|all|each)\s+{_MANY_ATTACKS}(?!\s+(?:on|in)\s+[^.;]{{0,60}}\b(?:\w+day|yesterday|today)\b)|"
    r"(?:,[^,;.]{1,80},)?(?:\s+\w+){0,2}?\s+(?:has|have)\s+(?:\w+\s+){0,4}?(?:been\s+(?:blamed|accused)|carried\s+out|staged|"
    r"claimed|attacked|targeted|conducted|launched|mounted|struck|hit|bombed|killed|used|fired|"
    r"ambushed|shelled)\b[^;]*?\b(?:similar|such|previous(?:ly)?|(?:in\s+)?the\s+past|before|earlier|"
    r"other|in\s+recent\s+(?:days|weeks|months|years)|numerous|dozens\s+of|hundreds\s+of|(?:tens\s+of\s+)?thousands|scores\s+of|many|"
    r"most\s+of|for\s+(?:(?:an?|the|more|over|past|last|than|several|many|two|three)\s+){0,4}(?:years|decades?|months)|repeated(?:ly)?|frequent(?:ly)?|regular(?:ly)?|often|since)\b",
    re.IGNORECASE,
)
"""Behind a name these tell of its record: "has carried out similar attacks"."""
_DEEDS = (
    r"(?:attacks|bombings|raids|strikes|ambushes|assaults|killings|kidnappings|blasts|explosions|shootings|"
    r"assassinations|incidents|massacres|operations)"
)
_SUCH = re.compile(
    rf"\b(?:(?:similar|previous|past|earlier|such|prior)\s+(?:[\w-]+\s+){{0,3}}?{_DEEDS}|"
    rf"(?:most|many|several|some)\s+(?:of\s+(?:the|these|those|such)\s+)?(?:[\w-]+\s+){{0,2}}?{_DEEDS})\b"
    r"(?:(?!\b(?:after|following|yesterday|today|\w+day)\b)[^;.]){0,90}?"
    r"\b(?:by|on|to)\s+(?:(?:the|an?|its|members|fighters|militants|men|of|from)\s+|[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of a name: "earlier raids there were blamed on"."""
_LIKE = Gate(
    re.compile(
        r"\b(?:similar|akin|identical|comparable|resembl\w+|reminiscent|style|consistent|echo(?:ed|es|ing)|recall(?:ed|s|ing))\b",
        re.IGNORECASE,
    )
)
_ALIKE = re.compile(
    rf"\b(?:(?:similar|akin|identical|comparable)\s+(?:\w+\s+)?(?:to|with)|resembl(?:es|ed|ing)|reminiscent\s+of|consistent\s+with|"
    rf"echo(?:ed|es|ing)|recall(?:ed|s|ing))\s+(?:(?:the|other|earlier|past|previous|many|several|recent|of)\s+){{0,3}}"
    rf"(?:(?:[\w-]+\s+){{0,2}}?(?:that|those|ones?|methods?|tactics|style|modus\s+operandi|work|handiwork|signature|{_DEEDS})\s+)"
    r"(?:(?:\w+ed|carried\s+out|in\s+the\s+past|made)\s+){0,2}(?:of|by|from|on|to)\s+(?:(?:the|an?|fighters|members|militants|of)\s+){0,3}$|"
    r"\b(?:in\s+the|bore\s+the|has\s+the|had\s+the|the\s+usual)\s+style\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a name: whose deeds the attack looks like."""


def is_alike(left: str) -> bool:
    """Whether the words in front of a name say that the attack is like its deeds."""
    return _LIKE.opens(left) and bool(_ALIKE.search(left))


def of_other_times(mention: ActorMention, actors: list[ActorMention], text: str) -> bool:
    """Whether the words beside a name, or one in a row with it, tell of its other deeds.

    Parameters
    ----------
    mention
        The name.
    actors
        All of the sentence, in the order of reading.
    text
        The sentence.
    """
    if _tells_habit(text, mention.end):
        return True
    left = text[: mention.start]
    if _SUCH.search(left) and not is_alike(left):
        return True
    after = next((a for a in actors if a.start > mention.end), None)
    row = after and ROW.fullmatch(text, mention.end, after.start)
    return bool(row and after and _tells_habit(text, after.end))


def _tells_habit(text: str, end: int) -> bool:
    return bool(_HABIT.match(text, end) or _RECORD.match(text, end))
