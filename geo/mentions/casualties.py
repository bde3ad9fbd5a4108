"""Figures of dead and hurt people, as the sentences state them.

`geo.mentions.casualty_figures` reads single figures; here killed and injured that one clause tells
together become one mention, with the group of people, the hedge and the role. "No casualties" is
a figure too: zero, as somebody says. Nothing is counted that might happen ("could kill"), was
planned ("plot to kill"), or is no person; a figure that is not stated stays None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.mentions.casualty_figures import Figure, People, figures
from geo.mentions.casualty_words import (
    GROUP_OF,
    HEDGE,
    MILITANT_CONTEXT,
    MILITARY_CONTEXT,
    Group,
    Word,
    tag_words,
)
from geo.mentions.numbers import Modality, plain
from geo.records import CasualtyMention, Sentence

_ANY_CUE = re.compile(  # most sentences have none of these and need not be tagged
    r"kill|wound|injur|dead|die|dying|perish|drown|toll|death|fatal|casualt|hurt|harmed|lives|"
    r"bodies"
    r"|corpse|slain|slay|murder|martyr|massacr|execut|behead|assassin|maim|hospitali|deceased",
    re.IGNORECASE,
)
SKIPPED_SECTIONS = frozenset({"header", "byline", "advertisement", "correction"})
Role = Literal["count", "repeat", "subset", "war_total"]
Bounds = tuple[int | None, int | None]

_WAR = r"(?:war|conflict|uprising|insurgency|crisis|revolution|violence|hostilities|occupation)"
# Whatever the figure, these make it the toll of a war or of years ...
_YEARS_TOLL = re.compile(
    rf"\b{_WAR}\b(?!-|\s+(?:monitor|zone|crime|plane))(?:\s+in\s+\w+|,?\s+(?:which|that)|\s+(?:has|"
    rf"have|had|is|already|there|now|also)){{0,5}}\s+(?:killed|left|claimed|cost|kills|taken)\b"
    rf"|\bsince\s(?:[\w'-]+\s){{0,3}}{_WAR}"
    r"|\bsince\s(?:(?:late |early |mid-?)?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\s(?:\d\d?,?\s)?)?(?:19|20)\d\d"
    r"|\b(?:in|over|for|after)\s(?:the\s|more than\s|over\s|nearly\s|about\s|almost\s)?"
    r"(?:(?:past|last)\s)?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|several)\s"
    r"(?:and a half\s)?years\b"
    r"|\b(?:so far this|per|each|every)\s+year\b"
    r"|\bresponsible\sfor\sthe\sdeaths?\sof\s(?:hundreds|thousands|dozens|scores)\b",
    re.IGNORECASE,
)
# ... and these only a large one.
_WAR_NEAR = re.compile(
    rf"\b(?:in|during|of|by|from)\s(?:the|its|a|this|that|their)(?:\s[\w'-]+){{0,3}}\s{_WAR}"
    r"(?![\w-]|\s(?:zone|monitor|crime))|\bsince\s(?:it|they|(?:the\s)?(?:start|outbreak|"
    r"beginning))"
    r"|\b(?:civil war|years|genocide|months)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"\b(?:deadliest|worst|biggest|largest|first|highest|bloodiest)\b", re.I)
_LARGE = 500
_BEYOND_ONE_ATTACK = 5_000

_HARMED = r"(?:killed|injured|wounded|hurt|harmed|dead)"
_NOUNS = r"(?:casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|victims)"
_NONE = re.compile(
    rf"\b(?:(?:no|without|zero)|(?:did|does|has|have|had)\s(?:not|n't)\s(?:cause[ds]?|result(?:ed)?"
    rf"\sin|le(?:a|)d\sto)(?:\sany)?|without\s(?:causing|any)(?:\sany)?)\s+"
    rf"(?P<between>(?:[\w-]+\s+){{0,8}}?)(?P<noun>{_NOUNS})(?:,?\s(?:or|and|nor)\s(?:\w+\s)?"
    rf"(?P<also>{_NOUNS}))?(?P<after>\s(?:were|was|have\sbeen|has\sbeen|are)\s(?:\w+\s)?reported)?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    rf"\b(?:no[ -]one|nobody|none|no\s(?P<between>(?:[\w-]+\s){{1,4}}?))(?:\sof\s\w+)?\s?"
    rf"(?:was|were|is|are|has\sbeen|have\sbeen|had\sbeen|died)\s?(?:\w+\s)?(?P<noun>{_HARMED})"
    rf"(?:\s(?:or|and|nor)\s(?P<also>{_HARMED}))?",
    re.IGNORECASE,
)
# "No further casualties" and "no word on casualties" are not "nobody was hurt".
_NOT_NONE = re.compile(
    r"\b(?:serious|major|further|more|other|additional|immediate|immediately|new|word|details?|"
    r"information|comment|figures?|confirmation|mention|official|that|significant|longer|doubt|"
    r"less|fewer|than|way|right|intention|estimates?|data|toll|count)\b",
    re.IGNORECASE,
)
_NO_HEDGE = re.compile(r"\b(?:indications?|reports?|signs?|evidence|reported)\b", re.IGNORECASE)
_UNCERTAIN = re.compile(r"\b(?:if|whether|unclear|not clear)\b[^.;]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Draft:
    start: int
    end: int
    killed: Bounds | None
    injured: Bounds | None
    group: Group
    people: str
    modality: Modality
    role: Role
    hedge: str = ""


def find_casualties(sentences: Sequence[Sentence]) -> list[CasualtyMention]:
    """Return the figures of dead and hurt, in the order of reading.

    Parameters
    ----------
    sentences
        All sentences of the report; headers, bylines, advertisements and corrections are passed
        over.

    Returns
    -------
    mentions
        Killed and injured of one clause together; zero only where the words say that nobody was.
    """
    return [
        CasualtyMention(
            span=sentence.at(draft.start, draft.end),
            sentence=index,
            killed_min=draft.killed[0] if draft.killed else None,
            killed_max=draft.killed[1] if draft.killed else None,
            injured_min=draft.injured[0] if draft.injured else None,
            injured_max=draft.injured[1] if draft.injured else None,
            group=draft.group,
            people=draft.people,
            hedge=draft.hedge,
            modality=draft.modality,
            role=draft.role,
        )
        for index, sentence in enumerate(sentences)
        if sentence.section not in SKIPPED_SECTIONS
        for draft in _drafts(sentence.text)
    ]


def _drafts(text: str) -> list[_Draft]:
    flat = plain(text)
    if not _ANY_CUE.search(flat):
        return []
    words = tag_words(text)
    drafts = [*_counted(flat, words), *_nobody(flat)]
    drafts = [d for d in drafts if {d.killed, d.injured} - {None, (None, None)}]
    merged = _merged(flat, sorted(drafts, key=lambda d: (d.start, d.end)))
    return [replace(d, hedge=d.hedge or _hedge(flat, d)) for d in merged]


def _counted(text: str, words: list[Word]) -> Iterator[_Draft]:
    found = figures(words)
    for figure in found:
        harm: str = figure.harm
        if harm == "same":
            near = _whole_of(figure, found, words)
            if near is None:
                continue
            harm = near
        yield _draft(text, words, figure, harm, _role(text, words, figure, found))


def _whole_of(figure: Figure, found: list[Figure], words: list[Word]) -> str | None:
    """Which harm the people of "including three children" suffered: that of the whole."""
    wholes = [f for f in found if f.harm not in ("same", "either")]
    before = [f for f in wholes if f.first < figure.first and figure.first - f.last < 25]
    if before:
        return max(before, key=lambda f: f.last).harm
    around = [f for f in wholes if f.first <= figure.first <= f.last or f.first > figure.last]
    if around:
        return around[0].harm
    # "casualties included a commander", "a commander was among the dead"
    near = "".join(word.tag for word in words[: figure.last + 4])
    named = re.search(r"[CXFJKT]", near)
    return ("injured" if named[0] == "J" else "killed") if named else None


def _draft(text: str, words: list[Word], figure: Figure, harm: str, role: Role) -> _Draft:
    low: int | None = figure.low
    if figure.modality == "at_most" or harm == "either":
        low = None
    bounds = (low, figure.high)
    return _Draft(
        words[figure.first].start,
        words[figure.last].end,
        bounds if harm != "injured" else None,
        bounds if harm != "killed" else None,
        _group(text, words, figure.people),
        _people_words(text, words, figure.people),
        "at_most" if harm == "either" else figure.modality,
        role,
    )


def _role(text: str, words: list[Word], figure: Figure, found: list[Figure]) -> Role:
    if figure.pattern == "subset" or figure.people[0].of_them:
        return "subset"
    if figure.pattern == "named" and any(f.pattern != "named" for f in found):
        return "subset"
    if _is_war_total(text, words[figure.first].start, words[figure.last].end, figure.low):
        return "war_total"
    return "repeat" if figure.people[0].definite else "count"


def _is_war_total(text: str, start: int, end: int, low: int) -> bool:
    shift = max(0, start - 90)
    before, after = text[shift:start], text[end : end + 90]
    clause = re.split(r";|\.\s", before)[-1] + text[start:end] + re.split(r";|\.\s", after)[0]
    total = _YEARS_TOLL.search(clause)
    if total and not _SUPERLATIVE.search(clause[: total.start()]):
        return True
    return low >= _BEYOND_ONE_ATTACK or (low >= _LARGE and bool(_WAR_NEAR.search(clause)))


def _people_words(text: str, words: list[Word], people: tuple[People, ...]) -> str:
    first, last = people[0], people[-1]
    start = first.first
    if words[start].tag == "N" and len(people) == 1:
        start += 1
    if start > last.last:
        return ""
    return text[words[start].start : words[last.last].end].removeprefix("of ")


def _group(text: str, words: list[Word], people: tuple[People, ...]) -> Group:
    groups = {_group_of(text, words, one) for one in people}
    return groups.pop() if len(groups) == 1 else "unknown"


def _group_of(text: str, words: list[Word], one: People) -> Group:
    inside = words[one.first : one.last + 1]
    named = [GROUP_OF[w.text] for w in inside if w.text in GROUP_OF]
    for group in named:
        if group != "unknown":
            return group
    after = text[words[one.first].start : words[one.last].end + 60]
    phrase = re.match(r"[^,.;]*?(?=\s(?:were|was|have|had|has|in|on|and|"
                      r"when|near|at|by|as|after|during|inside|outside|to|with|while|for|that)\b|"
                      r"[,.;]|$)",
                      after)  # fmt: skip
    said = phrase[0] if phrase else ""
    if MILITANT_CONTEXT.search(said):
        return "militant"
    return "military" if MILITARY_CONTEXT.search(said) else "unknown"


def _nobody(text: str) -> Iterator[_Draft]:
    for pattern in (_NONE, _NOBODY):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            if not _NOT_NONE.search(match["between"] or "") and not _UNCERTAIN.search(before):
                yield _zero(match)


def _zero(match: re.Match[str]) -> _Draft:
    """Read what nobody suffered, and how firmly it is said."""
    harms = f"{match['noun']} {match['also'] or ''}".lower()
    both = re.search(r"casualt|victims|hurt|harmed", harms)
    died = both or re.search(r"death|fatal|killed|dead", harms)
    hurt = both or re.search(r"injur|wound", harms)
    weak = _NO_HEDGE.search(match[0])
    hedge = weak[0].lower() if weak else ""
    if hedge and hedge != "reported":
        hedge = f"no {hedge}"
    who = (match["between"] or "").strip()
    groups: list[Group] = [GROUP_OF[w] for w in who.lower().split() if w in GROUP_OF]
    return _Draft(
        start=match.start(),
        end=match.end(),
        killed=(0, 0) if died else None,
        injured=(0, 0) if hurt else None,
        group=groups[-1] if groups else "unknown",
        people=who if groups and not weak else "",
        modality="exact",
        role="count",
        hedge=hedge,
    )


def _merged(text: str, drafts: list[_Draft]) -> list[_Draft]:
    """Put killed and injured of one clause together; parts between them stay."""
    kept: list[_Draft] = []
    for draft in drafts:
        whole = next((i for i in range(len(kept) - 1, -1, -1) if kept[i].role != "subset"), None)
        if whole is not None and _one_clause(text, kept[whole], draft):
            first = kept[whole]
            kept[whole] = replace(
                first,
                end=max(first.end, draft.end),
                killed=first.killed or draft.killed,
                injured=first.injured or draft.injured,
                group=first.group if first.group != "unknown" or first.people else draft.group,
                people=first.people or draft.people,
            )
        else:
            kept.append(draft)
    return kept


def _one_clause(text: str, first: _Draft, second: _Draft) -> bool:
    if first.role != second.role and "war_total" not in (first.role, second.role):
        return False
    if second.role == "subset" or (first.killed and second.killed):
        return False
    if first.injured and second.injured:
        return False
    between = text[first.end : second.start]
    return len(between) <= 90 and not re.search(r"[.:]\s|\"|\bbut\b|\bsaid\b", between)


def _hedge(text: str, draft: _Draft) -> str:
    start = max(0, draft.start - 60)
    clause = text[start : draft.end]
    clause = (
        re.split(r"[;:]|\.\s", clause[: draft.start - start])[-1] + text[draft.start : draft.end]
    )
    found = list(HEDGE.finditer(clause))
    return found[-1][0].lower() if found else ""
