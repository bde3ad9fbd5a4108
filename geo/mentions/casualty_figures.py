"""How figures of dead and hurt are worded: patterns over the tagged words of a sentence.

People first: "six militiamen", "a dozen", "a woman", "20 others" become one letter each (``u``,
``s`` for one person, ``q`` for a number of something unknown, ``x`` for things). Then every
pattern of `PATTERNS` reads one wording, in that order; people once counted are not counted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geo.mentions.casualty_words import BODIES, RANKS, THINGS, TOLL_VERBS, Word
from geo.mentions.numbers import Modality

Harm = Literal["killed", "injured", "either", "same"]

_UNITS = re.compile(
    r"(?P<of_them>NO[oW])"
    r"|(?P<people>N(?:OD?)?[wna]{0,5}?[Pp]{1,3})"
    r"|(?P<one>D[wnPp]{0,5}p|(?<=[KVG])[wn]{1,5}p|(?<=[KVG])p|(?<=pA)p(?=B))"
    r"|(?P<other>N(?:OD?)?[wn]{0,3}v|Nn{1,3})"
    r"|(?P<bare>N)"
)
_BE_FORMS = frozenset(["was", "were", "been", "being", "is", "are", "be"])
_HAVE_FORMS = frozenset(["have", "has", "had", "having"])
_SAVING = frozenset(
    ["save", "saves", "saved", "saving", "risk", "risked", "spare", "spared", "protect"]
)
_TAKING_WORDS = "claim claims claimed claiming cost costs costing take takes took taken taking"
_TAKING = frozenset(_TAKING_WORDS.split())
_EXCEEDING = frozenset(["exceeded", "exceeds", "exceed", "topped", "passed", "surpassed"])
_CALENDAR_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec"
)
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
_HARMS: dict[str, Harm] = {
    **dict.fromkeys("KVGXIFTdQ", "killed"),
    **dict.fromkeys("JUHY", "injured"),
}

_END = r"(?:[OE][DwnPpa]{1,5})?"  # "of the Coast Guard", "from Hezbollah"
_ONE = r"[us]"
_OWN_CUE = r"(?![^.,us]{0,6}?B?a*[JXKYI])"
_LIST = rf"{_ONE}(?:{_END}(?:,A?a*|A)a*{_ONE})*"
_OBJECTS = rf"(?:{_ONE}|q)(?:{_END}(?:,A?a*|A)a*{_ONE}{_OWN_CUE})*"
_POST = r"[^.cAKVGXIJUHYusqxBMTC]{0,12}"
_BE = r"(?:MB|B)(?:a|B|c(?=B)|M(?=B)){0,6}"
_NO_OBJECT = r"(?!a*[usqDn](?!a*[JK](?!a*[us])))"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("either", rf"(?P<cue>[KVG][AR][JUH])a*(?P<people>{_OBJECTS})"),
        ("either", rf"(?P<people>{_LIST}|q){_END}(?:{_BE})?a*(?P<cue>[KX][AR]J)(?!a*[usqDN])"),
        ("either", rf"(?P<people>{_ONE})w?(?P<cue>C)"),
        ("subset", rf"(?P<cue>S)o?a*(?P<people>{_LIST})"),
        ("subset", rf"(?P<people>{_LIST}){_END}(?:{_BE})?a*(?P<cue>S)(?=D?a*[CXFKJ])"),
        ("active", rf"(?P<cue>[KVGJUH])O?[aD]*(?P<people>{_OBJECTS})(?!a*[JXY](?!a*[us]))"),
        ("passive", rf"(?P<people>{_LIST}|q)(?P<post>{_POST}|,?S[^.KVGXIJ]{{1,8}})"
         rf"(?P<be>{_BE})a*(?P<cue>[KJX])"),
        ("headline", rf"(?P<people>{_LIST}|q){_END}a*(?P<cue>[KJX]){_NO_OBJECT}"),
        ("died", rf"(?P<people>{_LIST}|q)(?P<post>{_POST})(?:Bc?){{0,2}}a*(?P<cue>I)"),
        ("lives", rf"(?P<cue>QO)(?P<people>{_LIST})"),
        ("lives", r"(?P<people>u)w?(?P<cue>Q)"),
        ("noun", rf"(?P<cue>[FY][OM])(?P<people>{_LIST})"),
        ("noun", rf"(?P<cue>FB)(?P<people>{_LIST})"),
        ("noun", r"(?P<people>u)[aw]{0,2}(?P<cue>[FY])"),
        ("noun", rf"(?P<people>{_LIST})[EBwav]{{1,5}}(?P<cue>Y)"),
        ("bodies", r"(?P<people>u)w?(?P<cue>d)"),
        ("bodies", r"(?P<cue>dO)(?P<people>u)"),
        ("named", r"(?P<cue>[KVG])(?P<people>n{2,5})(?![PpsuNwn])"),
        ("named", rf"(?P<people>n{{2,5}})(?:,?W)?(?P<be>{_BE})a*(?P<cue>[K])"),
    )
)  # fmt: skip
_TOLL = re.compile(r"T[^.]{0,16}?(?P<verb>[^.])a*(?P<people>u)(?!a*J)")


@dataclass(frozen=True, slots=True)
class People:
    """Counted people of a sentence."""

    first: int
    """Index of the first word."""
    last: int
    tag: str
    low: int
    high: int | None
    modality: Modality
    definite: bool = False
    of_them: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, read by one pattern."""

    first: int
    """Index of the first word."""
    last: int
    harm: Harm
    people: tuple[People, ...]
    low: int
    high: int | None
    modality: Modality
    pattern: str


def figures(words: list[Word]) -> list[Figure]:
    """Return the figures of dead and hurt of a tagged sentence, first to last."""
    items = _items(words)
    tags = "".join(item.tag for item in items)
    taken: set[int] = set()
    read: set[int] = set()
    found: list[Figure] = []
    for name, match in _matches(tags):
        places = range(*match.span("people"))
        if read & set(places) if name == "named" else taken & set(places):
            continue
        figure = _figure(name, match, items, words)
        if figure:
            taken |= {i for i in places if items[i].tag in "usq" or name == "named"}
            read |= set(range(*match.span()))
            found.append(figure)
    return sorted(found, key=lambda figure: figure.first)


def _matches(tags: str) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in PATTERNS:
        at = 0
        while match := pattern.search(tags, at):
            yield name, match
            at = match.start() + 1
    for match in _TOLL.finditer(tags):
        yield "toll", match


def _items(words: list[Word]) -> list[People]:
    """Put the words of counted people together, one item each."""
    tags = "".join(word.tag for word in words)
    items: list[People] = []
    at = 0
    while at < len(words):
        match = _UNITS.match(tags, at)
        if not match:
            items.append(People(at, at, tags[at], 0, None, "exact"))
            at += 1
            continue
        items.append(_people(match, words))
        at = match.end()
    return items


def _people(match: re.Match[str], words: list[Word]) -> People:
    first, last, kind = match.start(), match.end() - 1, match.lastgroup
    before = words[first - 1].text if first else ""
    if kind == "one" and last + 1 < len(words) and words[last + 1].text in BODIES:
        return People(first, last, "p", 0, None, "exact")
    if kind == "one":
        ranked = words[last].text in RANKS
        other = words[first].text
        modality: Modality = "at_least" if ranked or other in ("the", "his", "its") else "exact"
        return People(first, last, "s", 1, 1 if modality == "exact" else None, modality)
    number = words[first].number
    assert number is not None  # the tag N says so
    tag = "q" if kind in ("other", "of_them") else "u"
    following = {word.text for word in words[first + 1 : last + 3]}
    if kind in ("other", "bare") and (THINGS & following or _no_count(words, first, kind)):
        tag = "x"
    if kind == "bare":
        last = first
    definite = before in ("the", "these", "those", "all")
    return People(first, last, tag, number.low, number.high, number.modality, definite,
                  kind == "of_them")  # fmt: skip


def _no_count(words: list[Word], at: int, kind: str) -> bool:
    """Whether a bare number is a year, a day of a month or an age."""
    text = words[at].text
    before = words[at - 1].text.rstrip(".") if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    year = text.isdigit() and len(text) == 4 and text[:2] in ("19", "20")
    aged = before in (",", "(", "aged", "age") and after in (",", ")") and kind == "bare"
    day = before in _CALENDAR or (after.rstrip(".") in _CALENDAR - {"may"} and kind == "bare")
    return year or aged or day or before in ("aged", "#", "no")


def _figure(
    name: str, match: re.Match[str], items: list[People], words: list[Word]
) -> Figure | None:
    if not _fits(name, match, items, words):
        return None
    first, last = items[match.start()].first, items[match.end() - 1].last
    inside = items[match.start("people") : match.end("people")]
    people = tuple(item for item in inside if item.tag in ("u", "s", "q"))
    if name == "named":
        people = (People(inside[0].first, inside[-1].last, "s", 1, None, "at_least"),)
    harm = _harm(name, match)
    low, high, modality = _sum(people)
    if name == "bodies" or (name == "toll" and _word(match, "verb", items, words) in _EXCEEDING):
        high, modality = None, "at_least"
    return Figure(first, last, harm, people, low, high, modality, name)


def _harm(name: str, match: re.Match[str]) -> Harm:
    if name in ("either", "subset", "toll"):
        return {"either": "either", "subset": "same", "toll": "killed"}[name]  # type: ignore[return-value]
    return _HARMS[match["cue"][0]]


def _sum(people: tuple[People, ...]) -> tuple[int, int | None, Modality]:
    highs = [one.high for one in people if one.high is not None]
    high = sum(highs) if len(highs) == len(people) else None
    kinds = {one.modality for one in people}
    modality: Modality = kinds.pop() if len(kinds) == 1 else "at_least" if high is None else "about"
    return sum(one.low for one in people), high, modality


def _word(match: re.Match[str], group: str, items: list[People], words: list[Word]) -> str:
    return words[items[match.start(group)].first].text


def _fits(name: str, match: re.Match[str], items: list[People], words: list[Word]) -> bool:
    """Check what letters cannot say: the very words before and inside."""

    def text(i: int) -> str:
        return words[items[i].first].text if 0 <= i < len(items) else ""

    start, at = match.start(), match.start("cue") if name != "toll" else 0
    if name == "active" or (name == "named" and at == start):
        return _is_told_as_done(match["cue"], start, items, words)
    if name in ("passive", "named"):
        return match["be"][0] != "M" or text(match.start("be") + 1) in _HAVE_FORMS
    if name == "lives":
        near = {text(i) for i in range(start - 4, start)}
        return not near & _SAVING if match["cue"] == "QO" else bool(near & _TAKING)
    if name == "headline":  # "many of the wounded" tells nothing of how many were wounded
        return text(at - 1) not in ("the", "those")
    if name == "toll":
        return _word(match, "verb", items, words) in TOLL_VERBS | {"to", "exceed"}
    return not (text(at) == "victims" or (match["cue"] == "Y" and "wound" in text(at)))


def _is_told_as_done(cue: str, start: int, items: list[People], words: list[Word]) -> bool:
    """Whether a verb is no infinitive ("to kill"), negation, noun or passive."""
    before = start - 1
    while before > 0 and items[before].tag == "a":
        before -= 1
    if before < 0:
        return True
    tag, word = items[before].tag, words[items[before].first].text
    noun = cue == "U" and tag in "DwE"
    return tag not in "MZ" and not noun and word not in _BE_FORMS
