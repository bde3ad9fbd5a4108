"""Figures of dead and hurt people, as the sentences state them.

`geo.casualties.figures` reads single figures; here killed and injured that one clause tells
together become one mention, with the group of people, the hedge and the role. "No casualties" is
a figure too: zero, as somebody says. Nothing is counted that might happen ("could kill"), was
planned ("plot to kill"), or is no person; a figure that is not stated stays None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.casualties.drafts import Draft, Role, hedge_of, merged
from geo.casualties.earlier import is_superseded
from geo.casualties.echoes import echo_within, with_echo
from geo.casualties.figures import Figure, figures
from geo.casualties.named import listed, named
from geo.casualties.none import nobody
from geo.casualties.tags import People, Word, tag_words
from geo.casualties.totals import is_total, with_totals_of_heads
from geo.casualties.words import (
    GROUP_OF,
    MILITANT_CONTEXT,
    MILITARY_CONTEXT,
    THINGS,
    Group,
)
from geo.patterns.numbers import plain
from geo.records import CasualtyMention, Sentence

_CUES = (  # most sentences have none of these and need not be tagged
    "kill", "wound", "injur", "dead", "die", "dying", "perish", "drown", "toll", "death", "fatal",
    "casualt", "hurt", "harmed", "lives", "life", "bodies", "corpse", "slain", "slay", "murder",
    "martyr", "massacr", "execut", "behead", "assassin", "maim", "hospital", "deceased", "victim",
    "body count", "loss of", "breathed", "condition", "intensive care", "buried", "bury",
    "unhurt", "safe", "shot", "neutrali", "eliminat", "slaughter", "gunned", "treated", "wiped",
    "blown", "lynch", " lost ", " lose", "losing", "succumb", "fallen", " fell ", " hit in ",
    "alive", "survive", "throat", "body of", " medical ", " stress ", "suffocat", "asphyxia",
    "breath", "respirat",
)  # fmt: skip
SKIPPED_SECTIONS = frozenset({"header", "byline", "advertisement", "correction"})

_NEUTRALISED = "neutralised"
_PARTS = frozenset({"subset", "of_them", "of_dead"})
"""Patterns of some of the people counted before."""
_UNSAID = re.compile(
    r"\b(?:(?:reprisal|retaliation|revenge|retribution|condolences|pay|blood\smoney)\sfor|avenge[sd]?|"
    r"avenging|whether|if|den(?:y|ied|ies)(?:\s\w+){0,3}\sthat|false\s(?:reports?|claims?)\sthat)\s"
    r"(?:[\w-]+\s){0,4}$|\b(?:marks|marking|commemorat(?:es|ing)|anniversary\sof)\s(?:the\s)?$",
    re.IGNORECASE,
)

_IN_ATTACK = re.compile(
    r"\s(?:[\w-]+\s){0,3}?(?:(?:(?:who\s)?(?:were\s)?killed|who\sdied|dead)\s)?(?:[\w-]+\s){0,2}?(?:in|by|when)\s"
    r"(?:[\w-]+\s){0,4}?(?:attacks?|bombings?|blasts?|explosions?|(?:air\s?)?strikes?|raids?|shelling|massacre|ambush|"
    r"car\sbombs?)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|nor)\s(?:only\s)?$", re.IGNORECASE)
"""Right before a figure: "84 and not 101", "not a single person was hurt"."""


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
    found: list[CasualtyMention] = []
    before: list[Draft] = []
    for index, sentence in enumerate(sentences):
        told = sentence.section not in SKIPPED_SECTIONS
        drafts = with_echo(sentence.text, _drafts(sentence.text), before) if told else []
        found += [_mention(draft, index, sentence) for draft in drafts]
        before = drafts
    return with_totals_of_heads(found, sentences)


def _mention(draft: Draft, index: int, sentence: Sentence) -> CasualtyMention:
    return CasualtyMention(
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
        more=draft.more,
        superseded=draft.superseded,
    )


def _drafts(text: str) -> list[Draft]:
    flat = plain(text)
    low = flat.lower()
    if not any(cue in low for cue in _CUES):
        return []
    words = tag_words(text)
    drafts = _with_lists([*_counted(flat, words), *nobody(flat)], list(listed(flat)))
    drafts += [d for d in named(flat) if not any(d.start <= other.end for other in drafts)]
    drafts = [d for d in drafts if {d.killed, d.injured} - {None, (None, None)}]
    joined = _without_shares(merged(flat, sorted(drafts, key=lambda d: (d.start, d.end))))
    joined += echo_within(flat, joined)
    return [replace(d, hedge=d.hedge or hedge_of(flat, d)) for d in joined]


def _without_shares(drafts: list[Draft]) -> list[Draft]:
    """Take for parts what adds up to the dead told before: "19 died, 18 shot and one beheaded"."""
    counted = [i for i, d in enumerate(drafts) if _counts_dead(d)]
    if len(counted) < 3 or drafts[counted[0]].modality != "exact":
        return drafts
    whole, *rest = (drafts[i].killed or (None, None) for i in counted)
    if whole[0] != sum(low or 0 for low, _ in rest):
        return drafts
    return [replace(d, role="subset") if i in counted[1:] else d for i, d in enumerate(drafts)]


def _counts_dead(draft: Draft) -> bool:
    """Whether it gives a number of dead and none of hurt, which stands by itself."""
    counted = draft.killed is not None and draft.killed[0]
    return bool(
        counted and draft.injured is None and draft.role == "count" and not draft.superseded
    )


def _with_lists(drafts: list[Draft], lists: list[Draft]) -> list[Draft]:
    """Let a list of names stand for those of it who were read alone."""
    new = [d for d in lists if not any(_holds(o, d) for o in drafts)]
    return [d for d in drafts if not any(_holds(one, d) for one in new)] + new


def _holds(whole: Draft, part: Draft) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _counted(text: str, words: list[Word]) -> Iterator[Draft]:
    found = figures(words)
    for figure in found:
        start = words[figure.first].start
        if _UNSAID.search(text, max(0, start - 70), start) or _NOT.search(text[:start]):
            continue
        harm: str = figure.harm
        if figure.pattern == "toll" and _is_total_of_hurt(text, words, figure, found):
            harm = "injured"
        if harm == "same":
            near = _whole_of(figure, found, words)
            if near is None:
                continue
            harm = near
        role = _role(text, words, figure, found)
        if role == "count" and _goes_on_with_parts(text, words, figure, found):
            role = "subset"
            if _is_one_of_a_list(words, figure):
                role, figure = "count", replace(figure, more=True)
        yield _draft(text, words, figure, harm, role)


def _is_total_of_hurt(text: str, words: list[Word], figure: Figure, found: list[Figure]) -> bool:
    """Whether "bringing the total to 43" goes on from people hurt, none of whom died."""
    said = text[words[figure.first].start : words[figure.last].end].lower()
    harms = {f.harm for f in found if f.first < figure.first}
    return harms == {"injured"} and "toll" not in said


def _is_one_of_a_list(words: list[Word], figure: Figure) -> bool:
    """Whether "were" behind one person counts others too: "three men, ..., and a guard were"."""
    last = figure.people[-1].last
    after = words[last + 1].text if last + 1 < len(words) else ""
    return len(figure.people) == 1 and figure.high == 1 and after in ("were", "have", "are")


def _goes_on_with_parts(text: str, words: list[Word], figure: Figure, found: list[Figure]) -> bool:
    """Whether it is the next part of a whole: "60 died, including 9 guards, and 12 boys died"."""
    before = [f for f in found if f.first < figure.first]
    if len(before) < 2 or before[-1].pattern != "subset" or before[-2].pattern == "subset":
        return False
    between = text[words[before[-1].last].end : words[figure.first].start]
    whole = before[-2]
    alike = whole.harm == figure.harm and before[-1].low + figure.low <= whole.low
    if re.search(r"\b(?:killed|died|dead|injured|wounded|hurt|said|that)\b", between):
        return False
    return alike and bool(re.fullmatch(r"[^.;:]{0,60},? and (?:[\w-]+ ){0,3}", between))


def _whole_of(figure: Figure, found: list[Figure], words: list[Word]) -> str | None:
    """Which harm the people of "including three children" suffered: that of the whole."""
    if figure.pattern == "of_them" and _of_things(figure, words):
        return None  # "40 drones were shot down, 12 of them over the sea"
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


def _of_things(figure: Figure, words: list[Word]) -> bool:
    """Whether the number before counts things."""
    counted = [i for i in range(figure.first) if words[i].number]
    return bool(counted) and any(w.text in THINGS for w in words[counted[-1] + 1 :][:5])


def _draft(text: str, words: list[Word], figure: Figure, harm: str, role: Role) -> Draft:
    low: int | None = figure.low
    if figure.modality == "at_most" or harm == "either":
        low = None
    bounds = (low, figure.high)
    return Draft(
        words[figure.first].start,
        words[figure.last].end,
        bounds if harm != "injured" else None,
        bounds if harm != "killed" else None,
        _group(text, words, figure.people),
        _people_words(text, words, figure.people),
        "at_most" if harm == "either" else figure.modality,
        role,
        hedge=_NEUTRALISED if figure.neutralised else "",
        more=figure.more,
        superseded=is_superseded(text, words[figure.people[0].first].start),
    )


def _role(text: str, words: list[Word], figure: Figure, found: list[Figure]) -> Role:
    if figure.pattern == "added" and any(f.pattern == "subset" for f in found if f is not figure):
        return "subset"  # "the dead include three nurses, as well as a driver"
    if figure.pattern == "subset" and _ends_total(text, words, figure, found):
        return "count"
    part = figure.pattern in _PARTS or (figure.pattern == "state" and not figure.more)
    if part or figure.people[0].of_them:
        return "subset"
    if figure.pattern == "named" and any(
        f.pattern not in ("named", "added") and f.harm in (figure.harm, "either") for f in found
    ):
        return "subset"
    if is_total(text, words[figure.first].start, words[figure.last].end, figure.low):
        return "war_total"
    repeated = all(one.definite for one in figure.people) and not figure.more
    first = figure.people[0]  # "the five others were wounded": nobody has counted them before
    repeated = repeated and words[first.last].text not in ("others", "other")
    return "repeat" if repeated else "count"


def _ends_total(text: str, words: list[Word], figure: Figure, found: list[Figure]) -> bool:
    """Whether one attack's dead are told of a longer toll: "150 in all, 70 of them in a raid"."""
    before = [f for f in found if f.first < figure.first]
    behind = _IN_ATTACK.match(text, words[figure.last].end)
    if not before or not behind:
        return False
    whole = before[-1]
    return is_total(text, words[whole.first].start, words[whole.last].end, whole.low)


def _people_words(text: str, words: list[Word], people: tuple[People, ...]) -> str:
    first, last = people[0], people[-1]
    start = first.first
    if words[start].tag == "N" and len(people) == 1:
        start += 1
    if start > last.last or words[start].tag == "I":
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
