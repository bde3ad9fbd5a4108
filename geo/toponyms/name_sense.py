"""What a name of the gazetteer is besides a place: part of an organisation, a person, a word.

"Times of Israel", "Kurdistan 24", "President Hassan", "SANA", "Hit" in a headline.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geo.patterns.openers import OPENERS
from geo.records import Entry
from geo.toponyms.kind_words import TYPE_WORDS

ORGANISATION_WORDS = (
    "Times|Post|Herald|Independent|Tribune|Journal|News|TV|Television|Radio|Today|Daily|Observer|Gazette|Police|"
    "Command|University|Institute|Council|Ministry|Embassy|Brigade|Brigades|Battalion|Division|"
    "Liberation|Army|Forces|Guard|Party|Front|Movement|Union|Bank|Airlines|Airways|Summit|Accords?|"
    "Agreement|Study|Centre|Center|Group|Company|Corporation|Operations|Media|Press|Agency|Court|"
    "Committee|Conference|Protocol|Treaty|Convention|FC|United|Strip Authority"
)
TITLES = (
    "Mr|Mrs|Ms|Dr|Gen|General|Lt|Col|Colonel|Maj|Major|Capt|Captain|Sgt|President|Minister|Secretary|"
    "Senator|Sheikh|Imam|Ayatollah|King|Prince|Princess|Sultan|Sir|Lord|Judge|Commander|Spokesman|"
    "Spokeswoman|Spokesperson|Ambassador|Governor|Mayor|Director|Chief|Abu|Umm|Haji|Hajji|Mullah"
)
CALENDAR = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|"
    "July|August|September|October|November|December"
)
ORDINARY_WORDS = frozenset(
    ["hit", "march", "of", "split", "reading", "nice", "bath", "mobile", "bar", "van", "orange",
     "police", "union", "sarin", "salt", "sur", "ban", "tel", "tal"]
)  # fmt: skip
"""Places that bear an ordinary word's name: only a preposition of place makes them one."""

PERSON_NAMES = frozenset(
    ["ariel", "baghdadi", "bashir", "dana", "diana", "jaber", "jabir", "jamil", "jamila", "jihad",
     "karim", "khaleel", "khalil", "khattab", "latif", "mansoor", "mansour", "mansur", "majid",
     "obeid", "qasim", "rania", "rashad", "rashid", "sabha", "salma", "salim", "sana", "tamim",
     "waleed", "walid", "yusuf", "zahra", "zaki"]
)  # fmt: skip
"""Places that bear a person's name: only the words beside them make them places."""

_IN_ORGANISATION = re.compile(
    rf"(?:[-–\s]+[A-Z][\w’'.-]*){{0,2}}\s+(?:{ORGANISATION_WORDS})\b|\s+\d{{1,3}}\b(?!\s*(?:km|"
    rf"miles|times|years|months|weeks|days|hours|minutes|(?:rocket|missile|drone|shell|mortar|fighter|militant|"
    rf"rebel|troop|metre|meter|percent)|(?:[a-z]+\s+)?(?:bodies|people|persons|civilians|soldiers|policem[ae]n|police|others|"
    rf"children|women|men|dead|residents|houses|homes|were|died)\b))|\s+(?:embassy|consulate|ambassador)\b"
)
_MISSION = re.compile(r"\s+(?:EMBASSY|CONSULATE|AMBASSADOR|ARMY|GOVERNMENT|POLICE)\b")
"""What makes a name one of an organisation in a text in capitals, where nothing else tells."""
_ORGANISATION_OF = re.compile(
    rf"\b(?:{ORGANISATION_WORDS}|Resistance|State|Observatory|Government|Republic|Kingdom|Bank|"
    rf"Voice)\s+"
    r"(?:of|for|to)\s+(?:the\s+|Greater\s+)?$|\b(?:Resistance|State|Command)\s+in\s+(?:the\s+)?$"
)
_RADIO = re.compile(r"\b(?:RADIO|TELEVISION|Radio)\s+(?:[A-Z][\w’'-]+\s+){0,2}$")
"""In front of the name of a station: "Radio Sonora"."""
_LINKS = frozenset({"of", "for", "to", "in"})
"""One of these is the last word of what `_ORGANISATION_OF` finds, or the last but one."""
_TITLE_BEFORE = re.compile(rf"\b(?:{TITLES})\.?\s+(?:[A-Z][\w’'.-]*\s+){{0,2}}$")
_NAMED_IN_FULL = re.compile(rf"\b(?i:{TITLES})\s+[A-Z][\w’'-]+\s+(?:[A-Z][\w’'.-]*\s+)?$")
SOURCES = (
    "Monitor|NGO|Reports?|Activists?|Sources?|Observatory|State|Media|Agency|Army|Ministry|Minister|"
    "Officials?|Police|Witnesses|Governor|Medics|Residents|Rescuers|Rebels|Spokesman|Statement"
)
"""Who says so, at the end of a headline that has lost its dash: "30 killed in Homs Monitor"."""
_CAPITAL_AFTER = re.compile(
    rf"\s(?!(?:{SOURCES})(?:\s[A-Za-z]+)?\W*$)(?!(?:{CALENDAR})\b)(?!(?i:{TYPE_WORDS})\b)(?!{OPENERS}\s[a-z])([A-Z][a-z’'-]+|[Aa]l-[A-Z][\w’'-]+)"
)
_CAPITAL_BEFORE = re.compile(
    r"(?<![.!?:;,–—“\"(-])\s([A-Z][a-z’']+(?:-[A-Z][a-z’']+)*(?<!['’]s)|bin|ibn|bint|abu)\s$"
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?!(?:The|In|At|Near|On|From|And)\b)[A-Z][a-z’']+(?:-[A-Z][a-z’']+)*(?<!['’]s)|"
    r"\b(?:bin|ibn|bint|abu)|-)\s*$"
)
_PLACED_BEFORE = re.compile(
    rf"\b(?:in|inside|at|near|outside|around|off|of|from|to|towards?|on|into|across|between|and|"
    rf"struck|hits?|shelled|bombed|bombarded|pounded|attacked|targeted|targeting|"
    rf"(?i:{TYPE_WORDS}))s?,?\s+(?:the\s+|[Aa]l-|[Aa]l\s+)?$"
)
_PLACED_AFTER = re.compile(
    rf"\s+(?i:{TYPE_WORDS})\b|,\s+(?:[A-Z][\w’'-]+,?\s*(?:$|[,.])|(?:in|near|a\s+"
    rf"(?:[\w-]+\s+){{0,2}}(?i:{TYPE_WORDS}))\b)|\s+(?:was|were|has been|came)\s+(?:\w+\s+)?"
    r"(?:struck|hit|shelled|bombed|pounded|under)\b"
)
_DATELINE = re.compile(
    r"\s*(?:\([A-Z][\w. ]{1,20}\))?(?:,\s*(?:\d{1,2}\s+)?[A-Z][\w. ]{1,20}){0,2}"
    r"\s*(?:[(\[][^)\]]{1,40}[)\]]\s*)?(?:[–—-]+|:)\s"
)
"""Behind the place that a report opens with: "(AFP) -", ", Ukraine (AP) —", ", 3 MAY 26 --"."""
_SIGNED = re.compile(
    r"(?:\s*\([A-Z][\w. ]{1,30}\)|,\s*[A-Z][\w. ]{1,30})?\s*\([A-Z][\w. /-]{1,30}\)\s*[–—-]+\s"
)
"""The same behind a place not in capitals, where the agency stands: "Doha (AFP) -"."""
_TYPE_BEFORE = re.compile(
    rf"(?i:{TYPE_WORDS})|Central|In|At|Near|(?:North|South)(?:east|west|ern)?|"
    r"(?:East|West)(?:ern)?"
)
_PREPOSITION_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|of|[Ff]rom|to)\s+$")
LONGEST_ACRONYM = 5
_REACH = 60
"""Characters beside a name that can make it part of another."""


def ordinary_word(text: str, start: int, end: int) -> bool:
    """Whether the word is an ordinary one and no town: "Hit" in a headline, not "in Hit"."""
    if text[start:end].lower() not in ORDINARY_WORDS:
        return False
    return not _PREPOSITION_BEFORE.search(text[max(0, start - _REACH) : start])


def acronym(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Whether the word is an acronym and no town: SANA (an agency)."""
    name = text[start:end]
    if not name.isupper() or len(name) > LONGEST_ACRONYM:
        return False
    if text.isupper() or is_dateline(text, start, end):
        return False
    return not any(name in (e.name, *e.names) or "." in name for e in entries)


def in_organisation(text: str, start: int, end: int, publisher: str) -> bool:
    """Whether the hit is part of the name of an organisation or a publisher."""
    printed = re.finditer(re.escape(publisher), text) if publisher else ()
    if any(m.start() <= start and end <= m.end() for m in printed):
        return True
    left = text[max(0, start - _REACH) : start]
    if _RADIO.search(left):
        return True
    linked = not _LINKS.isdisjoint(left.split()[-2:])
    if linked and _ORGANISATION_OF.search(left):
        return True
    if text.isupper():
        return bool(_MISSION.match(text, end))
    return bool(_IN_ORGANISATION.match(text[end : end + 60])) and not mostly_capitals(text)


def in_person(text: str, start: int, end: int) -> bool:
    """Whether a title or a capitalised neighbour makes it a person: "President Hassan"."""
    return _beside_person(text, start, end) and not mostly_capitals(text)


def _beside_person(text: str, start: int, end: int) -> bool:
    left = text[max(0, start - _REACH) : start]
    if _is_titled(left):
        return True
    if text[start:end].lower() in PERSON_NAMES:
        return not _placed(left, text[end : end + _REACH])
    if " " in text[start:end] or text[start:end].isupper():
        return False
    before = _CAPITAL_BEFORE.search(left)
    if before and not _TYPE_BEFORE.fullmatch(before[1]):
        return True
    return bool(_CAPITAL_AFTER.match(text[end : end + 60]))


def is_titled(text: str, start: int) -> bool:
    """Whether a title stands before the name that begins there: "Colonel Emilio Ponce"."""
    left = text[max(0, start - _REACH) : start]
    return _is_titled(left) or bool(_NAMED_IN_FULL.search(left))


def _is_titled(left: str) -> bool:
    """Whether a title stands before the name: "Dr Omar", "President"."""
    return bool(_TITLE_BEFORE.search(left)) and not left.rstrip().endswith(("of", "in"))


def _placed(left: str, right: str) -> bool:
    """Whether the words beside a person's name make it the place of that name."""
    if _NAME_BEFORE.search(left) or (
        _CAPITAL_AFTER.match(right) and not _PLACED_AFTER.match(right)
    ):
        return False
    return bool(_PLACED_BEFORE.search(left) or _PLACED_AFTER.match(right))


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the name opens the report: "ERBIL (Agency) -"."""
    if start:
        return False
    printed = _DATELINE if text[:end].isupper() else _SIGNED
    return bool(printed.match(text[end:]))


@lru_cache(maxsize=256)  # asked of a sentence for every name in it
def mostly_capitals(text: str) -> bool:
    """Whether capitals tell nothing here: a headline in title case, a text in capitals."""
    words = re.findall(r"[A-Za-z][\w’'-]+", text)
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.6 * len(words)
