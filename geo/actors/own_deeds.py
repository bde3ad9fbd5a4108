"""What a party says of its own deeds, behind its name: "X said its fighters had fired the shells".

A claim often stands in a sentence without any word of attack, or with one that another sentence
told before. `geo.actors.loose_blame` asks for it.
"""

from __future__ import annotations

import re

_BODY = (
    r"group|network|movement|militia|organi[sz]ation|faction|gang|affiliate|branch|militants|rebels|"
    r"fighters|insurgents|jihadists|terrorists|extremists|guerr?illas|separatists|forces"
)
GROUP_BEHIND = re.compile(
    rf"\s+(?:(?:militant|armed|terror(?:ist)?|jihadist|rebel|insurgent|extremist|separatist|Islamist|"
    rf"extremists?|affiliated|security|intelligence)\s+)?(?:{_BODY}|service|agency)\b(?!-)(?:['’]s?\b)?"
    r"(?:\s+\([^)]{2,40}\))?",
    re.IGNORECASE,
)
"""Behind a name, what only says that it is a group."""
_SAID = (
    r"(?:said|says|announced|announces|boasted|admitted|stated|declared|confirmed|claimed|claims|"
    r"wrote|reported|acknowledged|told\s+\w+|(?:issued|released|posted|put\s+out)\s+an?\s+(?:\w+\s+)?"
    r"(?:statement|message|video)(?:\s+(?:saying|claiming|announcing))?)"
)
_MEDIUM = (
    r"(?:,?\s+(?:in|on|via|through|late\s+on|early\s+on|earlier\s+on)\s+(?:[^,;.]{2,60}?)(?=,|\s+(?:that|it|"
    r"they|its|their|the\s+group|one|two|three)\b),?)?"
)
_MEN = (
    r"(?:fighters|men|forces|militants|members|units?|soldiers|troops|bombers?|mujahid[ei]{2}n|"
    r"combatants|gunners|artillery|(?:war)?planes|aircraft|jets|drones?|missiles?|rockets?|snipers?|"
    r"commandos|operatives|cells?|wing|navy|air\s+force|army|military)"
)
_THEY = (
    rf"(?:it|they|he|the\s+(?:group|movement|militia|army|military|agency|service|country|militants|rebels|"
    r"insurgents|jihadists)|"
    rf"(?:its|their|the\s+(?:group|movement|militia|organi[sz]ation|country)['’]?s)\s+(?:[\w-]+\s+){{0,2}}?{_MEN}|"
    rf"(?:an?|one|two|three|four|five|several|some|members?)\s+of\s+(?:its|their)\s+(?:[\w-]+\s+)?\w+(?:,[^,;.]{{1,90}},)?)"
)
_GUILTY = (
    r"(?:was|were|is|are|had\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:behind|responsible)|"
    r"(?:had\s+|have\s+|has\s+)?(?:\w+ly\s+)?(?:carried\s+(?:it\s+)?out|conducted|executed|staged|mounted|launched|"
    r"perpetrated|orchestrated|(?:did|done)\s+(?:it|so|this|that))"
)
_HIT = r"targeted|attacked|struck|hit|shelled|bombed|bombarded|eliminated|neutrali[sz]ed"
_STRUCK = (
    rf"{_HIT}|fired|detonated|planted|ambushed|killed|shot|blew|blown|stormed|raided|sent|rammed|"
    r"opened\s+fire|assassinated|used|set\s+off|seized|overrun|overran|captured|entered|"
    r"(?:were|are)\s+(?:inside|in\s+control)"
)
_CALLED = (
    r"\s+(?:has\s+|later\s+)?(?:called|described|defended)\s+(?:it|the\s+\w+)\s+(?:as\s+)?"
    r"(?:an?\s+)?(?:legitimate|necessary|justified|precise|precision|successful|proportionate|lawful)\b"
)
_RESPONSE = (
    r"\s+(?:has\s+|later\s+)?(?:called|described|presented)\b[^.;]{1,90}?\b(?:as\s+)?(?:its|their|an?)\s+[“\"]?"
    r"(?:\w+\s+){0,2}?(?:response|retaliation|revenge|reply|answer)\b"
)
_ASIDE = r"(?:\s*\([^)]{1,60}\))?(?:\s*,[^,;.]{1,90},)?"
_OFTEN = r"(?:\s+(?:has|had|have|also|later|then|since|quickly|soon|on\s+\w+day)){0,3}"
_VOICE = (
    r"(?:(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:spokes\w+|official|commander|leader)"
    r"(?:,?(?:\s+(?-i:[A-Z])[\w’'-]+){1,5}|\b))?"
)
"""Who speaks for it: "'s military spokesman, Yahya Saree"."""
_SAYS = rf"{_VOICE}{_ASIDE}{_OFTEN}(?:\s+|(?<=\))){_SAID}{_MEDIUM}\s*,?\s*(?:that\s+)?"
_ITS_OWN = (
    r"(?:both|the|all|all\s+the)\s+(?:\w+\s+){0,2}?(?:attackers?|gunm[ae]n|assailants?|bombers?|men|perpetrators?|"
    r"shooters?)\s+(?:(?:was|were|had\s+been)\s+(?:all\s+|both\s+)?(?:(?:one\s+|members?\s+|among\s+|fighters\s+)?(?:of\s+)?"
    r"(?:its|their|the\s+group)|an?\s+members?|members?)|belonged\s+to\s+(?:it|them|the\s+group))\b"
)
"""Whose men the attackers were, as their own party says."""
_SOME_MEN = (
    r"(?:an?|one|two|three|four|five|six|several|some|the)\s+(?:[\w’'-]+\s+){0,3}?(?:fighters?|bombers?|soldiers?|"
    r"militants?|mujahid[ei]{2}n|commandos?|martyrs?|knights?|attackers?|brothers?|operatives?)"
    r"(?:,[^,;.]{1,60},|\s+(?:named|called|identified\s+as|known\s+as)\s+[^,;.]{2,40}?,?)?"
)
_WAS_ITS = (
    r"(?:(?:it|they|the\s+\w+(?:\s+(?:that|which|on|in)\s[^.;]{1,90}?)?)\s+)?(?:was|were|is|had\s+been)\s+(?:\w+ly\s+)?(?:(?:its|their)\s+(?:own\b|(?:work|doing|deed|"
    r"handiwork)\b)|theirs\b)"
)
"""Whose the deed was, as its own party says: "an operation that X said was its own"."""
_ANNOUNCED = (
    r"(?:,?\s+(?:which|that|who))?(?:\s+(?:has|had|have|also|later|then|since)){0,2}\s+(?:announced|declared|proclaimed|called|named)\s+"
    r"(?:itself|themselves)\s+(?:to\s+be\s+)?(?:behind|responsible|the\s+(?:author|perpetrator)s?)\b"
)
_OF_GROUP = re.compile(
    rf"{_SAYS}{_ITS_OWN}|{_SAYS}{_WAS_ITS}|{_ANNOUNCED}|{_SAYS}{_SOME_MEN}\s+(?:{_GUILTY}|blew|detonated|set\s+off|rammed|drove)\b|{_RESPONSE}|{_SAYS}{_THEY}\s+(?:{_GUILTY}|(?:had\s+|have\s+|has\s+)?(?:\w+ly\s+)?(?:{_STRUCK}))\b",
    re.IGNORECASE,
)
_AND_SAID = re.compile(
    r"\s+(?:has|have|had|\w+ed)\s[^.;:“\"]{1,100}?\s+and(?=\s+(?:later\s+|then\s+|also\s+)?(?:said|says|claimed|announced)\b)"
)
"""Between a name and what it says besides: "has shelled the port and said"."""
_OF_STATE = re.compile(
    rf"{_SAYS}{_THEY}\s+(?:{_GUILTY}|(?:had\s+|have\s+|has\s+)?(?:\w+ly\s+)?[“\"]?(?:{_HIT}))\b|"
    rf"{_VOICE}{_ASIDE}{_CALLED}",
    re.IGNORECASE,
)
"""A state that says that it killed attackers owns up to no attack."""


def says_its_deed(right: str, of_state: bool) -> bool:
    """Whether a party's name is followed by its own words that it did it.

    Parameters
    ----------
    right
        What stands behind the name.
    of_state
        Whether it is a state or a state's force.
    """
    words = _OF_STATE if of_state else _OF_GROUP
    return bool(
        words.match(right)
        or ((later := _AND_SAID.match(right)) and words.match(right, later.end()))
    )
