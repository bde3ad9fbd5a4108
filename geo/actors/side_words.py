"""A side told by one adjective: "rebel rocket fire", "a militant ambush".

Alone the word is no name ("rebel-held", "rebel positions"); in front of arms or a deed it says
whose they were, and means the unnamed fighters of the table of actors.
"""

from __future__ import annotations

import re

from geo.gazetteer import Gazetteer
from geo.patterns.gates import Gate
from geo.records import Actor

_SIDES = {
    "rebel": "rebels",
    "separatist": "rebels",
    "insurgent": "insurgents",
    "militant": "militants",
    "jihadist": "jihadists",
    "terrorist": "terrorists",
}
"""The adjective to the id of the fighters that it stands for."""
_ARMS = (
    r"(?:rocket|mortar|artillery|missile|sniper|drone|tank|shell)s?(?:\s+(?:shells?|rounds?|fire|attacks?|strikes?|shelling|"
    r"bombardments?|barrages?|salvos?|launch\w*))?|shelling|shellfire|bombardments?|gunfire|fire"
)
_NO_DEED = (
    r"(?!-|\s+(?:positions?|units?|sites?|depots?|batter(?:y|ies)|crews?|fighters?|commanders?|launchers?|factor(?:y|ies)|"
    r"workshops?|teams?|stockpiles?|caches?|nests?|expert)\b)"
)
_DEEDS = r"(?:ambush(?:es)?|attacks?|assaults?|raids?|counter-?attacks?|counter-?offensives?)"
SIDE = Gate(
    re.compile(
        rf"(?<![\w-])(?:(?P<side>{'|'.join(_SIDES)})(?=\s+(?:{_ARMS})\b{_NO_DEED})|"
        rf"(?P<doer>rebel|separatist|insurgent|jihadist|militant)(?=\s+{_DEEDS}\b{_NO_DEED}))",
        re.IGNORECASE,
    )
)
"""A "terrorist attack" is a kind of attack and says of nobody that it was his."""
_SINCE = re.compile(r"\bsince\s+(?:the|an?|this)\s+(?:\w+\s+)?$", re.IGNORECASE)


def sides(text: str, gazetteer: Gazetteer) -> list[tuple[int, int, Actor]]:
    """Find whose arms or deeds a sentence speaks of by an adjective alone.

    Parameters
    ----------
    text
        The sentence.
    gazetteer
        Has the unnamed fighters.
    """
    found = []
    for match in SIDE.finditer(text):
        who = gazetteer.actor(_SIDES[match[0].lower()])
        recalled = match["doer"] and _SINCE.search(text, 0, match.start())
        if who is not None and not recalled:
            found.append((*match.span(), who))
    return found
