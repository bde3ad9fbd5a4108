"""How many of one event, out of all its tellings.

Claims stand side by side with who states them. What is told twice in the same words is kept once,
a part of a figure is tied to the whole, and "six others" to the figure that they come on top of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Literal

from geo.gazetteer import Gazetteer
from geo.incidents.claim_words import Told, told_in, words_in, words_of
from geo.incidents.facts import above
from geo.incidents.later_tolls import risen, settled
from geo.incidents.parts import is_more, made_up, of_some, of_whom, told_alone, with_their_hurt
from geo.incidents.tellings import Telling
from geo.records import Attribution, Claim, Span

ANONYMOUS = frozenset({"none", "security_source", "media"})
"""Kinds of claimants that may be one and the same source in two sentences."""
_AGE = re.compile(
    r"\baged?\s(?:\w+-)?\w+|\b\d+[\s-]year(?:s[\s-])?-?old|,\s\d{1,3}\b", re.IGNORECASE
)
_COUNTED = re.compile(r"\d|\b(?:least|more than|over|one(?!\sof\b))\b", re.IGNORECASE)
_BEYOND = re.compile(r"\b(?:also|another|more|further|additional)\b", re.IGNORECASE)
"""Words of hurt people beyond those hurt, where "others" are any but the dead."""
_AS_MANY = re.compile(r"\bas many as\b", re.IGNORECASE)
_AND_MORE = re.compile(r"\s*,?\s*(?:and|as well as|along with|among|with)\b", re.IGNORECASE)
"""Behind a name: others died too, in a number that was not told."""


def claims(
    tellings: tuple[Telling, ...], who: tuple[Attribution, ...], gazetteer: Gazetteer
) -> tuple[Claim, ...]:
    """Join the figures of an event: repeats once, parts of a figure tied to the whole."""
    told = told_in(tellings)
    kept = _told_once(tellings)
    parts = [c for c, _ in told.figures if c.subset_of is not None]
    more = [p for p in parts if is_more(p, kept, told)]
    parts = [p for p in parts if p not in more]
    kept += [replace(p, subset_of=None, adds_to=-1 if of_whom(p, told) else None) for p in more]
    kept = _on_top(_two_sides(of_some(kept, told)), told)
    kept = told_alone(made_up(kept, parts), told)
    kept = settled(_single_victims(kept, told), told)
    kept = _neutralised(_closed(kept, tellings), told)
    for part in sorted(parts, key=lambda p: -max(p.killed_min or 0, p.injured_min or 0)):
        if kept and any(_counts_same(k, part) for k in kept):
            continue  # "another of the three killed"
        whole = next((i for i, k in enumerate(kept) if _may_hold(k, part)), None)
        kept.append(_lower_bound(part) if whole is None else replace(part, subset_of=whole))
    return tuple(_sided(claim, who, gazetteer) for claim in with_their_hurt(kept))


def _told_once(tellings: tuple[Telling, ...]) -> list[Claim]:
    """The figures that are no parts of others, repeats joined."""
    kept: list[Claim] = []
    alike: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for telling in tellings:
        for claim in telling.event.claims:
            if claim.subset_of is not None:
                continue
            near = alike[claim.killed_min, claim.killed_max]  # no other one can be the same
            same = _told_before(claim, telling, kept, near)
            if same is None:
                near.append(len(kept))
                kept.append(claim)
            else:
                kept[same] = _fuller(kept[same], claim)
    return kept


def _told_before(claim: Claim, telling: Telling, kept: list[Claim], near: list[int]) -> int | None:
    """Index of the figure that a claim repeats; "two others" are none told in their sentence."""
    beside = {c.span for c in telling.event.claims} if claim.adds_to is not None else ()
    return next((i for i in near if kept[i].span not in beside and _same(kept[i], claim)), None)


def _may_hold(whole: Claim, part: Claim) -> bool:
    """Whether a figure counts the same harm as a part: "two killed, four of whom were hurt"."""
    return whole.subset_of is None and any(
        getattr(whole, bound) is not None and getattr(part, bound) is not None
        for bound in ("killed_min", "killed_max", "injured_min", "injured_max")
    )


def _closed(kept: list[Claim], tellings: tuple[Telling, ...]) -> list[Claim]:
    """Close "killed a commander" to one where nobody tells of more dead, or of others."""
    bases = {kept[c.adds_to].span for c in kept if c.adds_to is not None}
    named = {
        c.span for t in tellings for c in t.event.claims if _names_one(c, t, told=c.span in bases)
    }
    kept = _told_alone(kept, named)
    wholes = [c for c in kept if c.subset_of is None and not c.superseded]
    dead = [c for c in wholes if c.killed_min is not None]
    hurt = [c for c in wholes if c.injured_min is not None]
    if all(c.span in named or _beside_one(c, kept, named) for c in dead):
        alone = [c for c in dead if c.span in named]
        kept = [replace(c, killed_max=1, modality="exact") if c in alone else c for c in kept]
    if all(c.span in named for c in hurt):
        kept = [replace(c, injured_max=1, modality="exact") if c in hurt else c for c in kept]
    return kept


def _told_alone(kept: list[Claim], named: set[Span]) -> list[Claim]:
    """Tie "a bomb killed the mayor" to the same man with whom others died."""
    bases = [c.adds_to for c in kept if c.adds_to is not None and kept[c.adds_to].span in named]
    if not bases:
        return kept
    return [
        replace(c, subset_of=bases[0])
        if c.span in named and i not in bases and c.killed_min and _stands(c)
        else c
        for i, c in enumerate(kept)
    ]


def _stands(claim: Claim) -> bool:
    return claim.subset_of is None and claim.adds_to is None


def _beside_one(claim: Claim, kept: list[Claim], named: set[Span]) -> bool:
    """Whether a figure counts those who died with one told by name: "along with six others"."""
    return claim.adds_to is not None and kept[claim.adds_to].span in named


def _neutralised(kept: list[Claim], told: Told) -> list[Claim]:
    """Take a communique's "neutralised", or "as many as 50", where there is no other figure."""
    if any(c.killed_min is not None and c.subset_of is None for c in kept):
        return kept
    return [
        replace(c, killed_min=c.killed_max, modality="about")
        if c.subset_of is None and (c.hedge == "neutralised" or _AS_MANY.search(words_in(c, told)))
        else c
        for c in kept
    ]


def _names_one(claim: Claim, telling: Telling, *, told: bool) -> bool:
    """Whether a figure is one person told by name or rank, and those beside him are counted."""
    start = telling.sentence.span.start
    words = telling.sentence.text[claim.span.start - start : claim.span.end - start]
    after = telling.sentence.text[claim.span.end - start :]
    bounds = [(claim.killed_min, claim.killed_max), (claim.injured_min, claim.injured_max)]
    one = all(low in (None, 1) and high in (None, 1) for low, high in bounds)
    return one and not _is_counted(words) and (told or not _AND_MORE.match(after))


def _is_counted(words: str) -> bool:
    """Whether a number stands in the words of a figure, which is nobody's age."""
    return bool(_COUNTED.search(_AGE.sub("", words)))


def _two_sides(kept: list[Claim]) -> list[Claim]:
    """Mark the dead of another side: "nine farmers were shot. ... Five soldiers died" are 14."""
    by_voice: dict[str, set[str]] = defaultdict(set)  # groups of people that each counted dead of
    found = []
    for claim in kept:
        alone = claim.adds_to is None and not claim.superseded and claim.killed_min
        if not alone or claim.group == "unknown":
            found.append(claim)
            continue
        voice = claim.claimant.casefold()
        told = by_voice[voice]
        if not voice and claim.group == "militant":  # attackers shot dead
            told = {group for groups in by_voice.values() for group in groups}
        found.append(replace(claim, adds_to=-1) if told - {claim.group} else claim)
        by_voice[voice].add(claim.group)
    return found


def _on_top(kept: list[Claim], told: Told) -> list[Claim]:
    """Tie "six others" to the figure told before; where the total is told too, they are in it."""
    tied: list[Claim] = []
    for i, claim in enumerate(kept):
        words = words_of(claim, told) if claim.adds_to is not None else ""
        base = next((j for j in range(i - 1, -1, -1) if _goes_under(kept[j], claim, words)), None)
        if claim.adds_to is None or base is None:
            tied.append(replace(claim, adds_to=None))
            continue
        if _BEYOND.search(words) and risen(words_of(kept[base], told)):
            tied.append(replace(claim, adds_to=None, subset_of=base))  # the toll has them already
            continue
        if _only_in_title(kept[base], told) and _low(claim, claim) < _low(kept[base], claim):
            tied.append(replace(claim, adds_to=None, subset_of=base))  # the headline counts all
            continue
        if (claim.killed_min, claim.killed_max) == (1, None) and (kept[base].killed_min or 0) > 1:
            tied.append(replace(claim, adds_to=None, subset_of=base))  # "the imam was also killed"
            continue
        total = _low(kept[base], claim) + _low(claim, claim)
        whole = [j for j, k in enumerate(kept) if j != base and _low(k, claim) >= total]
        if whole and _low(kept[whole[0]], claim) == total and kept[base].subset_of is None:
            tied[base] = replace(tied[base], subset_of=whole[0])  # "22 and four more" of the 26
        tied.append(
            replace(claim, adds_to=None, subset_of=whole[0])
            if whole
            else replace(claim, adds_to=base)
        )
    return tied


def _only_in_title(claim: Claim, told: Told) -> bool:
    """Whether only the headline gives a figure, which counts those told of behind it."""
    same = told.alike.get((claim.killed_min, claim.killed_max), [])
    return claim.span.part == "title" and all(told.figures[i][0].span.part == "title" for i in same)


def _low(claim: Claim, like: Claim) -> int:
    """Lowest number of what another claim counts, the dead before the hurt."""
    return (claim.injured_min if like.killed_min is None else claim.killed_min) or 0


def _goes_under(base: Claim, added: Claim, words: str) -> bool:
    if added.killed_min is None and base.killed_min and not _BEYOND.search(words):
        return False  # "five died and 20 were hurt. Thirty others were hurt": not of the dead
    if base.modality == "vague":
        return False
    return base.adds_to is None and not base.superseded and _low(base, added) > 0


def _single_victims(kept: list[Claim], told: Told) -> list[Claim]:
    """One person named among more dead is one of them, not another toll."""
    whole = next(
        (i for i, c in enumerate(kept) if (c.killed_min or 0) > 1 and c.subset_of is None), None
    )
    if whole is not None and kept[whole].adds_to is not None:
        return kept  # "a policeman was killed; three others were also killed"
    if whole is None:
        return kept
    return [
        replace(c, subset_of=whole)
        if c.killed_max == 1
        and c.injured_min is None
        and c.adds_to is None
        and not (c.claimant and _is_counted(words_in(c, told)))
        else c
        for c in kept
    ]


def _counts(claim: Claim) -> tuple[int | None, ...]:
    return (
        claim.killed_min, claim.killed_max, claim.injured_min, claim.injured_max,
        claim.missing_min, claim.missing_max, claim.captured_min, claim.captured_max,
    )  # fmt: skip


def _counts_same(a: Claim, b: Claim) -> bool:
    killed = (a.killed_min, a.killed_max) == (b.killed_min, b.killed_max) != (None, None)
    injured = (a.injured_min, a.injured_max) == (b.injured_min, b.injured_max)
    return killed and (injured or None in (a.injured_min, b.injured_min))


def _same(a: Claim, b: Claim) -> bool:
    """Whether two figures are one: the same numbers by one voice, or by nobody in particular."""
    if not _counts_same(a, b) and _counts(a) != _counts(b):
        return False
    if b.adds_to is not None and a.adds_to is None and b.killed_min:
        return False  # "another three were killed"
    if "unknown" not in (a.group, b.group) and a.group != b.group:
        return False  # three soldiers are not the three militants
    if a.claimant == b.claimant or not a.claimant or not b.claimant:
        return True
    return {a.claimant_type, b.claimant_type} <= ANONYMOUS


def _fuller(a: Claim, b: Claim) -> Claim:
    """Of two tellings of one figure, the one with more of it, by the better named voice."""
    best = b if a.injured_min is None and b.injured_min is not None else a
    named = max((a, b), key=lambda c: (c.claimant_type not in ("none",), len(c.claimant)))
    return replace(best, claimant=named.claimant, claimant_type=named.claimant_type)


def _lower_bound(part: Claim) -> Claim:
    """Some of the dead, with no figure for all of them: at least so many."""
    return replace(
        part,
        subset_of=None,
        killed_max=None if part.killed_min is not None else part.killed_max,
        injured_max=None if part.injured_min is not None else part.injured_max,
        modality="at_least",
    )


def _sided(claim: Claim, who: tuple[Attribution, ...], gazetteer: Gazetteer) -> Claim:
    """Say on which side of the event the claimant stands."""
    named = {actor.id for hit in gazetteer.scan_actors(claim.claimant) for actor in hit.actors}
    named |= {up for i in named for up in above(i, gazetteer)}
    below: dict[Literal["perpetrator", "target"], set[str]] = {
        role: {
            x
            for a in who
            if a.role == role and a.actor_id
            for x in (a.actor_id, *above(a.actor_id, gazetteer))
        }
        for role in ("perpetrator", "target")
    }
    militia = any(w in claim.claimant.lower() for w in ("the militia", "the group", "the movement"))
    if named & below["perpetrator"]:
        return replace(claim, side="perpetrator", claimant_type=_party(claim))
    if named & below["target"] or (militia and below["target"]):
        return replace(claim, side="target", claimant_type=_party(claim))
    return replace(claim, side="third" if named else "unknown")


def _party(
    claim: Claim,
) -> Literal["official", "party", "security_source", "monitor", "media", "none"]:
    return "official" if claim.claimant_type == "official" else "party"
