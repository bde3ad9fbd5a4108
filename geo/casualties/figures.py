"""How figures of dead and hurt are worded: patterns over the tagged words of a sentence.

People first: "six militiamen", "a dozen", "a woman", "20 others" become one letter each (``u``,
``s`` for one person, ``q`` for a number of something unknown, ``x`` for things). Then every
pattern of `PATTERNS` reads one wording, in that order; people once counted are not counted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from geo.casualties.checks import fits, verb_of
from geo.casualties.not_counted import counted_words, without_others
from geo.casualties.patterns import PATTERNS, TOLL, TOLL_SINCE, UNITS
from geo.casualties.tags import People, Word
from geo.casualties.words import BODIES, RANGING, RANKS, THINGS, TIMES
from geo.patterns.numbers import Modality

Harm = Literal["killed", "injured", "either", "same"]

_HIM = frozenset(["him", "her", "them"])
_NTH = frozenset(
    ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
)
"""A second victim comes on top of the first."""
_COUNTING_WORDS = (
    "reached received receives counted counts count counting saw seen buried registered logged "
    "listed "
    "brought arrived taken admitted transferred moved delivered handed identified documented"
)
_COUNTING = frozenset(_COUNTING_WORDS.split())
_PARENTS = frozenset(["father", "mother"])
"""Behind a name and a comma these say how many children somebody had."""
_FINDING_WORDS = "pulled recovered retrieved found dug extracted removed recovering finding"
_FINDING = frozenset(_FINDING_WORDS.split())
_OTHERS = frozenset(["other", "others", "another", "more", "additional", "further"])
_EXCEEDING = frozenset(["exceeded", "exceeds", "exceed", "topped", "passed", "surpassed"])
_HOURS = frozenset(["am", "pm", "a.m", "p.m", "gmt", "o'clock", "hrs"])
_CALENDAR_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec"
)
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
_HARMS: dict[str, Harm] = {
    **dict.fromkeys("KVGXIFTdQlf", "killed"),
    **dict.fromkeys("JUHYik", "injured"),
}


_ANYBODY = frozenset(
    ["people", "persons", "civilians", "others", "residents", "villagers", "relatives", "brothers"]
)
"""Words after which a list says who they were: "two people, a nurse and a driver"."""
_AMONG_ANYBODY = frozenset(["children", "women", "girls", "boys", "babies", "infants", "child"])
"""Behind these and a comma alone, some of them: "15 civilians, 3 children killed"."""
_CALLED = re.compile(r"Dw{1,3}n{2,4}")
"""Somebody by his calling and full name: "the veteran broadcaster Omar Said"."""
_ALL_OF = frozenset(["entire", "whole", "remaining", "same", "rest", "last"])
_DIED = re.compile(r"[aBc]*I")
"""Behind "four of the wounded": they are no longer among the wounded."""


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
    more: bool = False
    """They come on top of people counted before ("six others", "also killed")."""
    neutralised: bool = False
    """An army's word for its enemy's dead, which may hold the wounded and captured too."""


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
            if "post" in match.re.groupindex:  # "members of a patrol were killed": not the patrol
                places = range(places.start, match.start("post"))
            taken |= {i for i in places if items[i].tag in "usqmz" or name == "named"}
            read |= set(range(*match.span()))
            found.append(figure)
    return sorted(found, key=lambda figure: figure.first)


def _matches(tags: str) -> Iterator[tuple[str, re.Match[str]]]:
    tolls = [("toll", m) for pattern in (TOLL, TOLL_SINCE) for m in pattern.finditer(tags)]
    # "the toll reached 61, including 20 women, and 90 people were hurt": the 61 were not
    yield from (toll for toll in tolls if tags.startswith((",", "A"), toll[1].end()))
    for name, pattern in PATTERNS:
        at = 0
        while match := pattern.search(tags, at):
            yield name, match
            at = match.start() + 1
    yield from tolls


def _items(words: list[Word]) -> list[People]:
    """Put the words of counted people together, one item each."""
    tags = "".join(word.tag for word in words)
    items: list[People] = []
    at = 0
    for match in UNITS.finditer(tags):
        items += _single(tags, at, match.start())
        items.append(_people(match, words))
        at = match.end()
    return without_others([*items, *_single(tags, at, len(tags))], words)


def _single(tags: str, first: int, last: int) -> list[People]:
    """Words that count nobody, one item each."""
    return [_nobody(i, tags[i]) for i in range(first, last)]


@lru_cache(maxsize=1 << 14)
def _nobody(index: int, tag: str) -> People:
    return People(index, index, tag, 0, None, "exact")


def _people(match: re.Match[str], words: list[Word]) -> People:
    first, last, kind = match.start(), match.end() - 1, match.lastgroup
    before = words[first - 1].text if first else ""
    if kind in ("one", "someone"):
        return _person(first, last, words, named=kind == "one")
    at = first + 3 if kind == "whole" else first
    number = words[at].number
    assert number is not None  # the tag N says so
    tag = {"other": "q", "of_them": "m", "of_dead": "z"}.get(kind or "", "u")
    following = counted_words(words, first + 1, last + 3)
    if kind in ("other", "bare") and (THINGS & following or _no_count(words, first, kind)):
        tag = "x"
    if before.rstrip(".") in _CALENDAR and words[first].text.isdigit() and number.low > 1900:
        tag = "x"  # "17 June 2016 Civilians killed in air strikes"
    if kind == "bare":
        last = first
    definite = before in ("the", "these", "those", "all") or words[first].text == "both"
    definite = definite or kind == "whole"
    if before == "all" and first > 1 and words[first - 2].text == "in":
        definite = False  # "in all 12 people were"
    elif before == "all" and {w.text for w in words[last + 1 : last + 4]} & {"board", "aboard"}:
        definite = False  # "killed all six on board"
    low, high, modality = number.low, number.high, number.modality
    if words[last].text.endswith("couple"):
        high, modality = 2, "exact"
    elif {w.text for w in words[last + 1 : last + 3]} in ({"at", "least"}, {"or", "more"}):
        high, modality = None, "at_least"
    return People(first, last, tag, low, high, modality, definite,
                  kind in ("of_them", "of_dead"))  # fmt: skip


def _person(first: int, last: int, words: list[Word], *, named: bool) -> People:
    """Count one person ("a woman", "his deputy"), unless the words say a thing."""
    texts = [word.text for word in words[first : last + 1]]
    if texts == ["a", "figure"]:  # "killed 57 soldiers, a figure that nobody confirmed"
        return People(first, last, "p", 0, None, "exact")
    after = words[last + 1].text if last + 1 < len(words) else ""
    before = "".join(word.tag for word in words[max(0, first - 2) : first])
    if before.rstrip(",").endswith("n") and after == "," and texts[-1] in _PARENTS:
        return People(first, last, "p", 0, None, "exact")  # "Ali Nur, a father of five, was"
    if texts[-1] == "family":  # "a bomb kills a family": nobody says how many they were
        return People(first, last, "p", 0, None, "exact")
    called = bool(_CALLED.fullmatch("".join(word.tag for word in words[first : last + 1])))
    called = called and not _ALL_OF & set(texts)
    unnamed = texts[0] not in ("a", "an", "another") and not (called and texts[0] == "the")
    thing = after in BODIES | THINGS if named else unnamed
    carrying = len(texts) > 2 and texts[1] in THINGS | BODIES and texts[2].endswith("ing")
    thing = thing or (not named and (carrying or bool(TIMES & set(texts))))
    thing = thing or (len(texts) == 1 and texts[0] in ("a", "an"))
    if not named and after in (",", "and", "&") and not _with_family(words, last + 1):
        thing = True
    if thing or (not named and {texts[-1], after} & (THINGS | BODIES)):
        return People(first, last, "p", 0, None, "exact")
    if texts[-1] == "couple":
        return People(first, last, "s", 2, 2, "exact")
    exact = texts[-1] not in RANKS and texts[0] != "the"
    return People(first, last, "s", 1, 1 if exact else None, "exact" if exact else "at_least")


def _with_family(words: list[Word], at: int) -> bool:
    """Whether somebody's own people follow: "a glazier and his two sons"."""
    return any(word.text in ("his", "her", "their") for word in words[at : at + 3])


def _no_count(words: list[Word], at: int, kind: str) -> bool:
    """Whether a bare number is a year, a day of a month or an age."""
    text = words[at].text
    before = words[at - 1].text.rstrip(".") if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    year = text.isdigit() and len(text) == 4 and text[:2] in ("19", "20")
    aged = before in (",", "(", "aged", "age") and after in (",", ")") and kind == "bare"
    day = before in _CALENDAR or (after.rstrip(".") in _CALENDAR - {"may"} and kind == "bare")
    hour = after.rstrip(".") in _HOURS
    return year or aged or day or hour or before in ("aged", "#", "no")


def _figure(
    name: str, match: re.Match[str], items: list[People], words: list[Word]
) -> Figure | None:
    if not fits(name, match, items, words):
        return None
    begin = match.start("people") if name == "added" else match.start()
    first, last = items[begin].first, items[match.end() - 1].last
    inside = items[match.start("people") : match.end("people")]
    people = tuple(item for item in inside if item.tag in "usqmz")
    if len(people) > 1:  # "four policemen, one of them an officer, and a clerk"
        people = tuple(item for item in people if item.tag != "m") or people
    if name == "pair":  # "Ahmad Said and his wife were killed"
        people = (People(inside[0].first, inside[0].first, "s", 1, 1, "exact"), *people)
    if name == "named":
        people = (People(inside[0].first, inside[-1].last, "s", 1, None, "at_least"),)
    harm = _harm(name, match)
    people = _without_apposition(people, words)
    if name == "headline" and len(people) == 2 and _are_some(*people, words):
        people = people[:1]
    low, high, modality = _sum(people)
    rising = words[people[0].first].number
    toll = name in ("toll", "number")
    ranging = toll and verb_of(match, items, words) in RANGING
    if toll and not ranging and rising and words[people[0].first].text.startswith("from "):
        low = high = rising.high or low  # "rose from 12 to 17"
        modality = "exact"
    neutralised = any(word.text.startswith("neutrali") for word in words[first : last + 1])
    if neutralised:
        modality = "at_most"  # killed, wounded or captured, as armies use the word
    nth = bool(_NTH & {word.text for word in words[people[0].first : people[0].last + 1]})
    few = name == "bodies" and modality != "vague" and not _counted_bodies(words, first, last)
    few = few and not nth  # "the body of a fourth victim"
    if few or (toll and verb_of(match, items, words) in _EXCEEDING):
        high, modality = None, "at_least"
    more = name == "added" or _on_top(words, people[0], first, last)
    more = more and not (harm == "injured" and people[0].definite)  # "the 12 others injured"
    if name == "of_dead":
        died = _DIED.match("".join(item.tag for item in items[match.end() :][:6]))
        harm = "injured" if words[people[0].last].tag == "J" and not died else "killed"
    return Figure(first, last, harm, people, low, high, modality, name, more, neutralised)


def _counted_bodies(words: list[Word], first: int, last: int) -> bool:
    """Whether somebody has counted the bodies, and not only found some so far."""
    near = {word.text for word in words[max(0, first - 7) : last + 6]}
    return bool(_COUNTING & near) and not _FINDING & near


def _on_top(words: list[Word], counted: People, first: int, last: int) -> bool:
    """Whether the words count people beyond those told before: "six others", "also killed"."""
    near = [word.text for word in words[max(0, counted.first - 1) : counted.last + 2]]
    people = set(near)
    after = [word.text for word in words[last + 1 : last + 4]]
    too = after[:1] == ["too"] or (after[:2] == ["as", "well"] and after[2:] != ["as"])
    with_him = too or any(one == "with" and who in _HIM for one, who in pairwise(after))
    nth = with_him or any(one == "a" and next_one in _NTH for one, next_one in pairwise(near))
    ahead = words[max(0, counted.first - 4) : counted.first]  # "a second victim, a girl of 15"
    nth = nth or any(one.text in _NTH and next_one.tag in "pP" for one, next_one in pairwise(ahead))
    return nth or bool(_OTHERS & people) or any(w.text == "also" for w in words[first : last + 1])


def _harm(name: str, match: re.Match[str]) -> Harm:
    fixed: dict[str, Harm] = {"either": "either", "toll": "killed"}
    fixed |= dict.fromkeys(("subset", "of_them", "of_dead", "added"), "same")
    if name in fixed:
        return fixed[name]
    if name == "put_at" and match["hurt"]:
        return "injured"
    return _HARMS[match["harm" if name == "number" else "cue"][0]]


def _without_apposition(people: tuple[People, ...], words: list[Word]) -> tuple[People, ...]:
    """Count "two civilians, a father and his daughter" once: the list says who the two were."""
    first, rest = people[0], people[1:]
    # "killing eight, seven soldiers and a driver"
    counted = len(rest) > 1 and sum(one.low for one in rest) == first.low == first.high
    if words[first.last].text.endswith("couple"):
        return people  # "a couple, their daughter and a neighbour"
    if not counted or words[first.last + 1].text not in (",", "-", ":"):
        return people
    after = words[rest[-1].last + 1].text if rest[-1].last + 1 < len(words) else ""
    anybody = words[first.last].text in _ANYBODY or first.first == first.last
    explained = anybody or after in (",", "-")
    return (first,) if explained else people


def _are_some(first: People, second: People, words: list[Word]) -> bool:
    """Whether a headline says how many of the dead were children: "15 civilians, 3 children"."""
    between = [word.text for word in words[first.last + 1 : second.first]]
    kinds = words[first.last].text in _ANYBODY and words[second.last].text in _AMONG_ANYBODY
    return kinds and between == [","] and second.low < first.low


def _sum(people: tuple[People, ...]) -> tuple[int, int | None, Modality]:
    if len(people) > 1:  # a colonel is one man where others are counted beside him
        people = tuple(
            replace(p, high=p.low, modality="exact") if p.tag == "s" else p for p in people
        )
    highs = [one.high for one in people if one.high is not None]
    high = sum(highs) if len(highs) == len(people) else None
    kinds = {one.modality for one in people}
    modality: Modality = kinds.pop() if len(kinds) == 1 else "at_least" if high is None else "about"
    return sum(one.low for one in people), high, modality
