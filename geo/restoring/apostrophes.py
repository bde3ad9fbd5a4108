"""Where the apostrophes of a text stood that has lost them: "Syrias army", "Mondays attack"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer import Gazetteer

_NOT = re.compile(
    r"\b(?:did|does|do|was|were|is|are|have|has|had|could|would|should|must|ca|wo)(?=nt\b)", re.I
)
"""Before the "nt" of a contraction; the apostrophe stands after its n."""
_DAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
_AND_ON = (
    r"(?!\s+(?:and|or|at|in|on|of|to|by|as|for|from|with|when|after|before|but|the|an?|is|are|was"
    r"|were|be|have|has|had|will|would|said|say|did|do|not|it|they|he|she|we|that|which|who)\b)"
    r"(?=\s+[\w\"(])"
)
"""What follows a word that owns: no word that would go on after a plural."""
_TIMES = re.compile(
    rf"\b(?:{_DAYS})day(?:\s(?:night|morning|evening|afternoon))?(?=s\b{_AND_ON})|\b(?:to|yester)day(?=s\b)|\b(?:tonight|tomorrow)(?=s\b)"
    rf"|\b(?:this|last|next)\s(?:week|weekend|month|year|night|spring|summer|autumn|winter)"
    rf"(?=s\b{_AND_ON})",
    re.I,
)
_NO_PLURAL = re.compile(
    r"\b[A-Za-z]+[bcdfghjklmnpqrstvwxz]y(?=s\b)|\b(?:wo)?men(?=s\b)|\bchildren(?=s\b)"
)
"""Words whose plural is another one ("countrys", "womens")."""
_OWNERS = re.compile(
    r"\b(?:the|this|that|its|his|their|whose)\s(?:[a-z]+(?:ed|an|al|ish|ic|ng|ern|st)\s)?"
    r"(?:group|government|regime|region|province|town|village|state|coalition|movement|world"
    r"|nation|organi[sz]ation|network|war|president|minister|kingdom|district|capital|airport"
    r"|attacker|bomber|suspect|gunman|shooter|church|mosque|monitor|opposition|republic|rebel"
    r"|neighbou?rhood|port|governorate|area|school|hospital|base|camp|morning|night|evening|day"
    r"|parliament|police|command|unit|plant|hotel|fleet|victim|soldier|family|driver|company"
    rf"|governor|prosecutor|commissioner|mayor|general|president)(?=s\b{_AND_ON})"
    r"(?!s\s(?:\w+(?:ed|ing|ly)|under|near|over|between|around|inside|across|against|along"
    r"|during|since|including|also|there|where|while|can|could|may|might|must|should|say|told"
    r"|fled|held|hit|came|went|began|took|left|lost|into|about|until|through|more|now)\b)"
)
_PEOPLES = re.compile(
    r"(?:Shi|Sunni|Christian|Muslim|Islamist|Jihadi|Yazidi|Hazara|Alawite|Jew|Copt|Hindu|Sikh"
    r"|Force|Guard|Marine|Ranger|Sea|Nation|Emirate|Brigade|Height|Hill|Island|Mountain)"
)
"""Beginnings of words that are plurals with an s, though a name may begin so."""
_CONTRACTED = re.compile(r"\b(?:that|what|there|here|who|he|she|let)(?=s\b)", re.I)
_OFFICES = re.compile(r"\b[a-z]{4,}(?=s\s(?:office|headquarters|residence|spokes\w+)\b)")
_NAME = re.compile(rf"\b(?:[Aa]l-|[Ee]l-)?[A-Z][\w-]*\w(?=s\b{_AND_ON})")
_BEFORE = re.compile(r"(?:[\w.-]+\s){0,2}$")


def owners(text: str, gazetteer: Gazetteer) -> set[int]:
    """Return the offsets before which an apostrophe is missing, as far as words tell."""
    found = {m.end() + 1 for m in _NOT.finditer(text)}
    for pattern in (_TIMES, _NO_PLURAL, _OWNERS, _CONTRACTED, _OFFICES):
        found |= {m.end() for m in pattern.finditer(text)}
    return found | set(_names(text, gazetteer))


def _names(text: str, gazetteer: Gazetteer) -> Iterator[int]:
    """Yield the ends of names that own: "Syrias", "Islamic States", not "Houthis", "Homs"."""
    for match in _NAME.finditer(text):
        before = text[: match.start()]
        if not _PEOPLES.match(match[0]) and _is_name(match[0], text, before, gazetteer):
            yield match.end()


def _is_name(stem: str, text: str, before: str, gazetteer: Gazetteer) -> bool:
    tail = (_BEFORE.search(before) or [""])[0].split()
    whole = [" ".join([*tail[i:], stem]) for i in range(len(tail) + 1)]
    if any(_named(f"{name}s", gazetteer) for name in whole) or gazetteer.scan_demonyms(f"{stem}s"):
        return False
    if any(_known(name, gazetteer) for name in whole):
        return True
    opens = not before.strip() or before.rstrip()[-1] in '.!?"'
    return not opens and _stands_alone(stem, text)


def _named(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether the s belongs to a name ("Houthis", "Homs"); finding looks past a lost one."""
    names = [n for actor in gazetteer.find_actors(name) for n in (actor.name, *actor.aliases)]
    names += [n for place in gazetteer.find(name, wide=False) for n in (place.name, *place.names)]
    return name.casefold() in map(str.casefold, names)


def _known(name: str, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.find_actors(name) or gazetteer.find(name, wide=False))


def _stands_alone(stem: str, text: str) -> bool:
    """Say whether the report has the name without its s, and never as a common word."""
    alone = re.compile(rf"\b{re.escape(stem)}\b(?!s)")
    return bool(alone.search(text)) and not re.search(rf"\b{re.escape(stem.lower())}s?\b", text)
