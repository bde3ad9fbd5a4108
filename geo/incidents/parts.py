"""Figures that are parts of other figures of one event, and parts that are none.

"22 were dead on arrival and four more died" are the 26 told. "The 14 dead" are no part of 13, and
"no American was hurt" says nothing of all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from geo.incidents.claim_words import Told, words_in
from geo.patterns.numbers import VALUES
from geo.records import Claim

_NONE_OF = re.compile(
    r"(?:no(?!\s(?:one|people|person|casualt|injur|death|fatalit|victim|loss|dead|killed|wounded|reports?|"
    r"human|lives))|none\sof)\s[\w-]+",
    re.IGNORECASE,
)
"""Words by which some people are said to be unhurt."""
_OF_WHOM = re.compile(r"\bof\swhom\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof\s(?:them|the|its|his|her|their)\b", re.IGNORECASE)

_WORD = re.compile(r"[a-z]{5,}")
_ANYBODY = frozenset(
    ["people", "persons", "civilians", "killed", "killing", "kills", "deaths", "others", "among",
     "including", "least", *VALUES]
)  # fmt: skip
"""Words of a figure that say nothing of whom it counts."""


def is_more(part: Claim, kept: list[Claim], told: Told) -> bool:
    """Whether "the 14 dead" are more than anybody has told before: no part of another figure."""
    most = [k.killed_max or k.killed_min or 0 for k in kept if k.killed_min]
    alone = part.injured_min is None and not _OF_THEM.search(words_in(part, told))
    return bool(most) and alone and (part.killed_min or 0) > max(most)


def of_whom(part: Claim, told: Told) -> bool:
    """Whether a part is of people told of before, who were hurt: "nine, two of whom died"."""
    return bool(_OF_WHOM.search(words_in(part, told)))


def of_some(kept: list[Claim], told: Told) -> list[Claim]:
    """Take "no American was hurt" for what it says of some, where others were hurt."""
    whole = next((i for i, c in enumerate(kept) if c.killed_min or c.injured_min), None)
    return [
        replace(c, subset_of=whole)
        if whole is not None and _is_nobody(c) and _NONE_OF.match(words_in(c, told))
        else c
        for c in kept
    ]


def told_alone(kept: list[Claim], told: Told) -> list[Claim]:
    """Tie "strike kills 7 chiefs" to the 49 dead, "including seven chiefs", told behind it."""
    found = list(kept)
    for part, telling in told.figures:
        if part.subset_of is None or part.subset_of < 0 or not part.killed_min:
            continue
        whole = telling.event.claims[part.subset_of]
        at = next((i for i, c in enumerate(kept) if _is_alone(c) and _same_dead(c, whole)), None)
        if at is None or part.killed_min >= (whole.killed_min or 0):
            continue
        for i, claim in enumerate(kept):
            if _is_alone(claim) and _same_dead(claim, part) and _same_people(claim, part, told):
                found[i] = replace(claim, subset_of=at)
    return found


def _same_dead(a: Claim, b: Claim) -> bool:
    return a.killed_min == b.killed_min and a.killed_max == b.killed_max


def _same_people(a: Claim, b: Claim, told: Told) -> bool:
    """Whether two figures name the same kind of people, and not just anybody."""
    said = [set(_WORD.findall(words_in(c, told).lower())) - _ANYBODY for c in (a, b)]
    return not said[0].isdisjoint(said[1])


def _is_nobody(claim: Claim) -> bool:
    """Whether a figure says that none were killed or hurt."""
    return {claim.killed_max, claim.injured_max} <= {0, None}


def both_killed(a: Claim, b: Claim) -> bool:
    """Whether two figures tell of dead."""
    return bool(a.killed_min and b.killed_min)


def made_up(kept: list[Claim], parts: list[Claim]) -> list[Claim]:
    """Tie two figures to a third that they make up: "13 died, three of them boys. Ten soldiers"."""
    found = list(kept)
    wholes = {c.killed_min: n for n, c in reversed(list(enumerate(kept))) if _is_alone(c)}
    # those whose group is not told are no part that another one could be missing from
    grouped = [a for a in kept if a.group != "unknown" and not a.superseded and a.adds_to is None]
    for a, b in product(grouped, [*kept, *parts]):
        apart = b.group not in ("unknown", a.group) or b in parts
        if b is a or not (apart and both_killed(a, b)):
            continue
        whole = wholes.get((a.killed_min or 0) + (b.killed_min or 0))
        if whole is not None:
            found = [
                replace(c, adds_to=None, subset_of=whole) if kept[n] in (a, b) else c
                for n, c in enumerate(found)
            ]
    return found


def _is_alone(claim: Claim) -> bool:
    """Whether a figure is of all the dead, as far as is told."""
    return claim.subset_of is None and claim.adds_to is None and not claim.superseded


def with_their_hurt(kept: list[Claim]) -> list[Claim]:
    """Let the hurt stand where only the dead beside them are some of a toll that has no hurt."""
    if any(c.subset_of is None and (c.injured_min, c.injured_max) != (None, None) for c in kept):
        return kept
    part = next((i for i, c in enumerate(kept) if _is_held_with_hurt(c, kept)), None)
    if part is None:
        return kept
    both = kept[part]
    alone = replace(both, killed_min=None, killed_max=None, subset_of=None)
    dead = replace(both, injured_min=None, injured_max=None)
    return [*kept[:part], dead, *kept[part + 1 :], alone]


def _is_held_with_hurt(claim: Claim, kept: list[Claim]) -> bool:
    whole = kept[claim.subset_of] if claim.subset_of is not None else None
    return bool(whole and whole.killed_min and claim.killed_min and claim.injured_min)
