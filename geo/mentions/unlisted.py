"""Place names that the gazetteer lacks, where the words leave no doubt: "the village of X"."""

from __future__ import annotations

import re

from geo.mentions.lines import Line, covered
from geo.mentions.locatives import is_locative
from geo.mentions.name_sense import CALENDAR
from geo.records import Toponym

_NAMED_BEFORE = re.compile(
    r"\b(?P<type>village|town|city|district|neighbou?rhood|quarter|suburb|area|camp|hamlet|"
    r"settlement|governorate|province)s?\s+of\s+(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]{1,40}"
    r"(?:\s+(?:al-|el-|as-|ad-)?[A-Z][\w’'-]{1,40}){0,2})"
)
_NAMED_AFTER = re.compile(
    r"(?<![\w.])(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]{1,40}(?:\s+(?:al-|el-|as-|"
    r"ad-)?[A-Z][\w’'-]{1,40}){0,2})\s+"
    r"(?P<type>village|town|neighbou?rhood|district|refugee camp|camp|air\s?base|(?:military|army|"
    r"naval) base|airfield|airport|"
    r"subdistrict|governorate|province|island|oil field|gas field)\b"
)
_KINDS = (
    "village", "town", "city", "district", "neighbo", "quarter", "suburb", "area", "camp", "hamlet",
    "settlement", "governorate", "province", "base", "airfield", "airport", "island", " field",
)  # fmt: skip
"""One of these stands in every name found here; most sentences are spared the patterns."""
_NOT_A_NAME = re.compile(
    rf"^(?:The|A|An|In|On|At|This|That|These|Those|Its|Their|His|Her|Our|And|But|{CALENDAR}|Air|"
    r"Military|Army|Another|One|Two|Three|Several|Islamic|Refugee|Training|Northern|Southern|"
    r"Eastern|Western|Central|Kurdish|Sunni|Shia|Shiite|Druze|Christian|Muslim|Yazidi|Alawite|Arab|"
    r"Jewish|[A-Z]\w+-[a-z]\w+)$"
)


def unlisted_toponyms(line: Line, taken: list[tuple[int, int]]) -> list[Toponym]:
    """Find names with a word for their kind beside them, outside the stretches taken."""
    found: list[Toponym] = []
    text = line.text
    if not any(word in text for word in _KINDS):
        return found
    closed = list(taken)
    for pattern in (_NAMED_BEFORE, _NAMED_AFTER):
        for match in pattern.finditer(text):
            start, end = _name_start(match), match.end("name")
            if start >= end or covered(start, end, closed):
                continue
            if not covered(start, end, line.actors):  # asked last, since it takes a search
                closed.append((start, end))
                found.append(_made(line, start, end, match["type"].lower()))
    return found


def _name_start(match: re.Match[str]) -> int:
    """Start of the name without words that only look like its first: "The", "Monday"."""
    start, end = match.span("name")
    text = match.string
    while (first := re.match(r"[\w’'-]+", text[start:end])) and _NOT_A_NAME.match(first[0]):
        start += first.end() + 1
    return start


def _made(line: Line, start: int, end: int, type_word: str) -> Toponym:
    around = line.around(start, end)
    return Toponym(
        line.sentence.at(start, end),
        line.text[start:end],
        "facility" if re.search("base|camp|field|port", type_word) else "place",
        "event_location" if is_locative(line.text, start, end, around, (), None) else "context",
        around.relation,
        line.number,
        type_word=type_word,
        distance_km=around.distance_km,
        bearing=around.bearing,
        inside=around.inside,
    )
