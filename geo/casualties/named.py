"""The dead or hurt that a sentence only names: "the victims were identified as A, 34, B and C".

A list of names is counted, with the relatives told beside them. It is some of the people of a toll
where the report gives one; where it gives none, at least so many. "A, 51, B, 34, and his son C
were killed" is a figure like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo.casualties.drafts import Draft
from geo.patterns.gates import Gate
from geo.patterns.numbers import find_numbers

_WHO = r"(?:the\s|those\s)?(?P<harm>dead|victims?|deceased|martyrs|killed|slain|wounded|injured)"
_DOT = r"(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\."  # "Lt. Ivan Petrov"
_LIST = rf"(?P<list>(?-i:(?:[a-z-]+\s){{0,2}}[A-Z])(?:[^.;:]|(?-i:{_DOT})){{3,400}})"
_NAMED = Gate(
    re.compile(
        rf"\b{_WHO}\b(?:\s(?!as\b)[\w'-]+){{0,4}}?\s(?:identified|named|listed)\s(?:by\s[^.;:]{{3,50}}?\s)?"
        rf"as\s(?:an?\s[a-z]+\s)?{_LIST}",
        re.IGNORECASE,
    )
)
_AMONG = Gate(
    re.compile(
        rf"(?:^|,\s)(?:among\s)?{_WHO}(?:\sin\s[^.;:,]{{3,40}}?)?\s(?:is|are|was|were|include[sd]?)\s{_LIST}",
        re.IGNORECASE,
    )
)
_BETWEEN = re.compile(r",\s(?:and\s)?|\sand\s|,?\sas\swell\sas\s")
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Col|Maj|Capt|Lt|Sgt|Gen|Brig)\.?\s)"
_NAME = re.compile(
    rf"(?:[a-z-]+\s){{0,2}}{_TITLE}*[A-Z][\w'’-]+(?:\s(?:bin|al|el|ould|de|van|bint))?\s[A-Z][\w'’-]+"
)
_KIN = re.compile(
    r"(?:his|her|their)\s(?P<number>\w+\s)?(?P<kin>wife|husband|sons?|daughters?|brothers?|sisters?|"
    r"mother|father|child|children|nephews?|nieces?|cousins?|driver|bodyguards?|assistant)\b"
)
_MORE = r"(?:\s(?:(?:al|el|as|ash|an|ar)-)?[A-Z][\w'’-]+)?"
_AGE = r"(?:,?\s(?:aged\s)?\(?\d{1,2}\)?(?![\w%]))?"
_NO_PLACE = r"(?!(?:[a-z]+\s)?(?:in|at|of|near|from|by|and|with|between|to|around)\s)"
_ONE = (
    rf"(?:(?:the\s)?{_NO_PLACE}(?:[a-z-]+\s){{0,1}}{_NAME.pattern}{_MORE}"
    rf"|{re.sub(r'[?]P<[a-z]+>', '', _KIN.pattern)}(?:\s[A-Z][\w'’-]+){{0,3}}){_AGE}"
)
_LISTED = re.compile(
    rf"(?P<before>^|.*?[\s\"])(?P<list>{_NO_PLACE}{_NAME.pattern}{_MORE}{_AGE}(?:,\s{_ONE}){{0,9}},?\s(?:and|as\swell\sas)\s{_ONE}),?\s$"
)
"""Names and kin right before "were killed"."""
_WERE = Gate(
    re.compile(
        r"\b(?:were|have\s(?:all\s)?been|had\s(?:all\s)?been)\s(?:both\s|all\s|also\s|reportedly\s|\w+ly\s)?"
        r"(?P<harm>killed|murdered|slain|shot\s(?:dead|and\skilled)|martyred|assassinated|executed|"
        r"wounded|injured)\b"
    )
)
_OF_OR_IN = re.compile(
    r"\b(?:in|at|of|near|from|by|between|to|around|for)\s(?:the\s)?$", re.IGNORECASE
)
"""Before a list of places, or of groups whose members were killed."""


def named(text: str) -> Iterator[Draft]:
    """Count the names of a list of dead or hurt.

    Parameters
    ----------
    text
        A sentence with plain quotes and blanks.
    """
    for match in list(_NAMED.finditer(text)) or _AMONG.finditer(text):
        count = sum(map(_people_of, _BETWEEN.split(match["list"])))
        if count:
            yield _draft(match, count)


def listed(text: str) -> Iterator[Draft]:
    """Count the names that stand together before "were killed".

    Parameters
    ----------
    text
        A sentence with plain quotes and blanks.
    """
    for cue in _WERE.finditer(text):
        before = re.split(r"[;:]\s|\.\s(?=[A-Z][a-z]+\s[a-z])", text[: cue.start()])[-1]
        found = _LISTED.match(before)
        if found is None or _OF_OR_IN.search(found["before"]):
            continue
        count = sum(map(_people_of, _BETWEEN.split(found["list"])))
        start = cue.start() - len(before) + found.start("list")
        if count > 1:
            draft = _draft(cue, count)
            yield replace(draft, start=start, people=found["list"], role="count")


def _people_of(item: str) -> int:
    """How many people an item of a list tells of: a name, or somebody's kin."""
    if kin := _KIN.match(item):
        counted = find_numbers(kin["number"] or "")
        return counted[0].low if counted else 1
    return int(bool(_NAME.match(item)))


def _draft(match: re.Match[str], count: int) -> Draft:
    hurt = match["harm"].lower() in ("wounded", "injured")
    bounds = (count, count)
    return Draft(
        start=match.start(),
        end=match.end(),
        killed=None if hurt else bounds,
        injured=bounds if hurt else None,
        group="unknown",
        people="",
        modality="exact",
        role="subset",
    )
