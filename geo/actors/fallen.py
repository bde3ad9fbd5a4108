"""Whose people fell, where the words of attack stand elsewhere: "six FLN fighters died in a raid".

Who lost fighters in an attack was hit by it. The words beside the name tell: "were killed", "died",
"dead" behind its people, or "killed" as a headline has it, where what follows is no object.
"""

from __future__ import annotations

import re

_OF_STATE = (
    r"soldiers?|troops|troopers?|servicem[ae]n|policem[ae]n|officers?|airm[ae]n|pilots?|marines?|sailors?|conscripts?|"
    r"border\s+guards|guards(?:men)?|commandos?|paratroopers?|personnel|reservists?|peacekeepers?"
)
_OF_GROUP = (
    r"fighters?|members?|militants?|terrorists?|militiam[ae]n|rebels?|jihad(?:ist|i)s?|insurgents?|combatants?|"
    r"commanders?|leaders?|guerr?illas?|elements|operatives?|extremists?"
)
_PEOPLE = rf"(?:{_OF_STATE}|{_OF_GROUP})"
_NUMBER = (
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|dozens|"
    r"scores|several|many|others)"
)
_HURT = r"(?:killed|wounded|injured|hurt|slain|martyred|slaughtered)"
_WITH = (
    rf"(?:\s+(?:and|as\s+well\s+as|along\s+with|including)\s+(?:[\w-]+\s+){{1,4}}?"
    rf"(?:{_PEOPLE[3:-1]}|civilians?|people|children|others))?"
)
_LED = r"(?:\s+(?:has|have|had|also|all|both|reportedly|later|allegedly)){0,3}"
_NO_OBJECT = (
    rf"(?=\s*(?:[,.;:]|$)|\s+(?:in|by|when|as|after|during|on|near|at(?!\s+least)|amid|following)\b|"
    rf"\s+(?:and\s+)?(?:at\s+least\s+)?{_NUMBER}\s+(?:others?\s+|more\s+)?{_HURT}\b)"
)
_FELL = (
    rf"{_WITH}{_LED}\s+(?:(?:was|were|been|being|are|is|be)\s+(?:\w+ly\s+|also\s+)?(?:{_HURT}|dead)\b(?!\s+and\s+\w+ed\b)|"
    rf"(?:died|perished)\b|dead\b|{_HURT}{_NO_OBJECT})"
)
_BEHIND_PEOPLE = re.compile(_FELL, re.IGNORECASE)
_PEOPLE_FELL = {
    True: re.compile(
        rf"\s+(?:army\s+|military\s+|government\s+|regime\s+|special\s+forces\s+|security\s+)?(?:{_OF_STATE})\b{_FELL}",
        re.IGNORECASE,
    ),
    False: re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?{_PEOPLE}\b{_FELL}", re.IGNORECASE),
}
"""Behind a country's name, whose "rebels" are not its own, and behind any other name."""
_ENDS = re.compile(rf"\b{_PEOPLE}$", re.IGNORECASE)
_MEN_OF = re.compile(
    rf"\b{_PEOPLE}\s+(?:of|from|belonging\s+to|loyal\s+to|fighting\s+for)\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}$",
    re.IGNORECASE,
)
_NAME_FELL = re.compile(
    rf"(?:\s+(?:group|movement|militia|organi[sz]ation|front|terrorist\s+(?:group|organi[sz]ation))\b)?"
    rf"(?:\s+\([^)]{{2,30}}\))?(?:,[^,;.]{{1,60}},)?{_FELL}",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|none\s+of(?:\s+the|\s+its)?|not\s+a\s+single)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_SIGN = re.compile(r"kill|wound|injur|hurt|slain|martyr|slaught|died|dead|perish", re.IGNORECASE)


def has_fallen(text: str, start: int, end: int, *, country: bool) -> bool:
    """Whether the words beside a party's name tell that its people fell.

    Parameters
    ----------
    text
        The sentence.
    start, end
        Where the name stands in it.
    country
        Whether it is a country's name or adjective: "Malian rebels" are not Mali's.
    """
    if _SIGN.search(text, end) is None or _NONE.search(text, max(0, start - 40), start):
        return False
    if not country and _ENDS.search(text[start:end]) and _BEHIND_PEOPLE.match(text, end):
        return True
    if _PEOPLE_FELL[country].match(text, end):
        return True
    of = not country and _MEN_OF.search(text, max(0, start - 60), start)
    return bool(of) and bool(_NAME_FELL.match(text, end))
