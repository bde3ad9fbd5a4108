"""Tolls that another figure of the same event takes the place of, or holds.

"Nine people were killed. ... The death toll has risen to 12": the nine are of yesterday. "Thirteen
people were killed. ... Four children died at the gate": the four are some of the thirteen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from geo.incidents.claim_words import BEFORE, Told, front_of, words_in, words_of
from geo.incidents.telling_words import SLAIN
from geo.incidents.tellings import Telling
from geo.records import Claim, Span

_DAYS_OF_NEWS = 3
"""Days after an event on which people still speak of it as the one in the news."""
_RISEN = re.compile(
    r"\b(?:rose|rises|risen|rising|climb(?:s|ed|ing)?|increas(?:es|ed|ing)|jump(?:s|ed)|soar(?:s|ed)|"
    r"g(?:one|oing)\sup|went\sup|grown|grew|revis(?:es|ed|ing)|updated|mounts|mounted|has\s(?:now\s)?reached|now|up\sfrom|"
    r"(?:bring|tak|rais|push|lift)(?:ing|s|es|ed|en)\s(?:the|its)\s(?:\w+\s){0,2}?(?:toll|total|number|"
    r"figure|tally|count)|brought\sthe\s(?:\w+\s)?(?:toll|total)|in\s(?:all|total)|altogether)\b",
    re.IGNORECASE,
)
_FALLEN = re.compile(
    r"\b(?:lower(?:s|ed|ing)|reduc(?:es|ed|ing)|cut|revis(?:es|ed|ing)\s(?:\w+\s){0,4}?down\w*|"
    r"down\sfrom)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:later|now|since)\b", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:wom[ae]n|child(?:ren)?|girls?|boys?|bab(?:y|ies)|infants?|toddlers?|teenagers?|minors?|"
    r"pupils?|students?)\b",
    re.IGNORECASE,
)
"""Whom nobody counts for the whole toll while others speak of "people"."""
_AGAIN = re.compile(
    r"\b(?:it|they|he|she)\s+(?:has\s+|have\s+)?(?:later|now|since)\b", re.IGNORECASE
)
_NO_NAME = frozenset({"", "it", "they", "he", "she"})
"""Claimants that are nobody else than the one before."""
_DIED_LATER = re.compile(
    r"\b(?:(?:died|dead|succumbed)\s(?:[\w-]+\s){0,3}?(?:(?:in|at)\s(?:an?\s|the\s)?hospital|of\s(?:\w+\s)?(?:wounds|injuries))"
    r"|succumbed|(?:of\sthe|more)\s(?:wounded|injured)\s(?:[\w-]+\s){0,3}?died)\b",
    re.IGNORECASE,
)
"""Deaths on a day after the attack."""
_TOLL = re.compile(
    r"\b(?:death|casualty)?\s?tolls?\b|\bput\s(?:the\s)?(?:number|figure|dead|total)\b|"
    r"\bnumber\sof\s(?:the\s)?(?:dead|killed|victims|deaths|injured|wounded|casualties)\b|"
    r"\b(?:figure|number|total|count|tally)\s(?:was|is|had|stood|stands|now)\b|"
    r"\bg[ai]ven?\s(?:the|a)\s(?:number|figure|toll|count)\b",
    re.IGNORECASE,
)
"""Words of a count, which was made on a day of its own."""

_HAD_SAID = re.compile(
    r"\bhad\s(?:[\w-]+\s){0,3}?(?:said|told|spoken|reported|confirmed|counted|put|given|announced|recorded|"
    r"listed|estimated|stated|acknowledged|registered|mentioned)\b"
    r"|\b(?:provisional|preliminary)\s(?:\w+\s)?(?:tolls?|figures?|counts?|reports?|tall(?:y|ies))\b",
    re.IGNORECASE,
)
"""A figure given before the news: "police had spoken of 80 dead"."""
_ONE_BLOW = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|last|another)\s(?:[\w-]+\s)?(?:devices?|bombs?|bombers?|blasts?|"
    r"explosions?|attackers?|strikes?|missiles?|rockets?|shells?|drones?|mines?|car\sbombs?)"
    r"|one\sof\sthe(?:m|\s(?:[\w-]+\s)?(?:devices|bombs|bombers|blasts|explosions|strikes|missiles|rockets|"
    r"shells|drones)))\b",
    re.IGNORECASE,
)
"""One of several blows of an attack."""
_SOME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\sof\sthe\b|\bof\s(?:its|their|his|her|our|my)\b|\blost\b[^.;]*\b(?:brothers?|sisters?|sons?|daughters?|children|"
    r"relatives|cousins|family|friends|neighbou?rs)\b|\b(?:declared|pronounced)\sdead\b|\bdead\son\sarrival\b|"
    r"\b(?:bod(?:y|ies)|corpses?)\b|"
    r"\b(?:nationals|citizens?|compatriots?|national(?=\s(?:was|has|had|died|lost)\b))\b",
    re.IGNORECASE,
)
"""Some of the dead: those of one voice, house, hospital or nation, and bodies that were seen."""
_IN_HOSPITAL = re.compile(
    r"\b(?:taken|rushed|sent|brought|admitted|evacuated|flown|airlifted|transferred|moved|shifted)\sto\s"
    r"(?:[\w-]+\s){0,3}?(?:hospitals?|clinics?)\b|\bhospitali[sz]ed\b",
    re.IGNORECASE,
)
"""Some of the hurt, where more are told of."""
_RECEIVED = re.compile(
    r"\b(?:received|receiving|took\sin|admitted|treated|treating)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Right before the dead or hurt that one hospital counts."""
_ALONE = re.compile(r"\balone\b", re.IGNORECASE)

Harms = tuple[str, ...]
_HARMS: Harms = ("killed", "injured")


def revises(telling: Telling) -> bool:
    """Whether a telling gives a toll that has risen or fallen."""
    text = telling.sentence.text
    return bool(_RISEN.search(text) or _FALLEN.search(text))


def risen(words: str) -> bool:
    """Whether the words of a figure say that it has risen to that."""
    return bool(_RISEN.search(words))


def without_day_of_toll(telling: Telling) -> Telling:
    """Say of the day of "the toll rose to 12 on Tuesday" that it is of the toll, not the attack."""
    alone = telling.event.form == "follow_up" and telling.event.claims and telling.dates
    text = telling.sentence.text
    if not alone or not (revises(telling) or _DIED_LATER.search(text) or _TOLL.search(text)):
        return telling
    return replace(telling, dates=tuple(replace(d, of_statement=True) for d in telling.dates))


def counted_later(telling: Telling, when: tuple[date, date] | None) -> bool:
    """Whether a toll's day is that of its voice: "who claimed it on Sunday, say they killed 20".

    Parameters
    ----------
    telling
        The sentence with the toll.
    when
        First and last day of the event that it may be of.
    """
    if telling.when is None or when is None or telling.places:
        return False
    days = (telling.when[0] - when[1]).days
    if _HAD_SAID.search(telling.sentence.text):
        return abs(days) <= _DAYS_OF_NEWS
    voiced = any(c.claimant for c in telling.event.claims)
    return voiced and 0 < days <= _DAYS_OF_NEWS and not SLAIN.search(telling.sentence.text)


def settled(kept: list[Claim], told: Told) -> list[Claim]:
    """Say which figures of an event a later one replaces, and which it holds.

    Parameters
    ----------
    kept
        The figures of the event, what comes on top of another one tied to it.
    told
        The tellings that they come from, for their words.

    Returns
    -------
    list of Claim
        At the same indices; behind them the other half of a figure of which only the dead, or only
        the hurt, were replaced.
    """
    words = {claim.span: words_of(claim, told) for claim in kept}
    front = {claim.span: front_of(claim, told) for claim in kept}
    own = {claim.span: words_in(claim, told) for claim in kept}
    behind = {claim.span: words_in(claim, told, more=BEFORE) for claim in kept}
    had = frozenset(s for s, said in front.items() if _HAD_SAID.search(f"{said}{own[s]}"))
    for number in range(len(kept)):
        for harm in _HARMS:
            kept = _replaced(kept, number, harm, words[kept[number].span], had)
    some = {s for s, said in front.items() if _of_part(said, own[s], behind[s])}
    hurt = [c.span for c in kept if c.killed_min is None and c.injured_min]
    some |= {s for s in hurt if _IN_HOSPITAL.search(behind[s])}
    kept = _of_some(kept, some)
    return _held(kept, words, _of_culprits(told.tellings))


def _of_part(front: str, words: str, behind: str) -> bool:
    """Whether it is of one blow, of one voice's people, of one place alone, or of later deaths."""
    alone = _ONE_BLOW.search(front) or _ALONE.search(front) or _SOME.search(words)
    alone = alone or _RECEIVED.search(front)
    return bool(alone or _DIED_LATER.search(behind))


def _of_culprits(tellings: tuple[Telling, ...]) -> frozenset[Span]:
    """Figures that "he" or "it" gives right behind a claim of responsibility."""
    return frozenset(
        claim.span
        for before, telling in pairwise(tellings)
        if telling.event.sentence - before.event.sentence <= 1
        and any(a.status == "claimed" for a in before.event.attributions)
        for claim in telling.event.claims
        if _voice(claim) in _NO_NAME - {""}
    )


def _of_some(kept: list[Claim], some: set[Span]) -> list[Claim]:
    """Tie "three of its staff died", "a fourth device killed three" to the larger toll of all."""
    for harm in _HARMS:
        wholes = [c for c in kept if _is_whole(c) and _least(c, harm) and c.span not in some]
        most = max(wholes, key=lambda c: _least(c, harm) or 0, default=None)
        if most is None:
            continue
        whole, dead = kept.index(most), harm == "killed"
        kept = [
            replace(c, subset_of=whole)
            if _is_whole(c)
            and c.span in some
            and (dead or c.killed_min is None)
            and 0 < (_least(c, harm) or 0) < (_least(most, harm) or 0)
            else c
            for c in kept
        ]
    return kept


def _replaced(
    kept: list[Claim], number: int, harm: str, words: str, had: frozenset[Span]
) -> list[Claim]:
    """Take back the figures that a revised one stands in place of."""
    new = kept[number]
    if new.superseded or new.subset_of is not None or new.adds_to is not None:
        return kept
    fallen, risen, later = _FALLEN.search(words), _RISEN.search(words), _LATER.search(words)
    least = _least(new, harm)
    if not least or not (fallen or risen or later or had) or new.span in had:
        return kept
    made = list(kept)
    for i, old in enumerate(kept):
        was = _least(old, harm)
        if i == number or was is None or old.subset_of is not None or old.superseded:
            continue
        if old.adds_to == number:
            continue
        rising = old.span in had or (risen and not _is_rival(old, new))
        gone = was > least if fallen else rising and was < least
        alike = set(_voice(old).split()) <= set(_voice(new).split())  # "officials", "US officials"
        gone = gone or bool(later and alike and old.modality == "at_least" and was < least)
        if gone or (later and was != least and _says_again(kept, old, new, words)):
            made = _taken_back(made, i, harm, number)
    return made


def _is_rival(old: Claim, new: Claim) -> bool:
    """Whether another named voice gives its own, lower figure behind the one that has risen."""
    voices = {_voice(old), _voice(new)}
    return len(voices - _NO_NAME) > 1 and old.span.start > new.span.start


def _says_again(kept: list[Claim], old: Claim, new: Claim, words: str) -> bool:
    """Whether one voice gives another figure later: "the army said 11. It later put it at 37"."""
    if old.span.start > new.span.start or not old.claimant:
        return False
    before = [c for c in kept if c.span.start < new.span.start and c.claimant]
    again = _AGAIN.search(words) and before and before[-1] is old
    return bool(again) or new.claimant.casefold() == old.claimant.casefold()


def _taken_back(kept: list[Claim], at: int, harm: str, by: int) -> list[Claim]:
    """Mark a figure as replaced; what came on top of it is held by the new one."""
    old = kept[at]
    other = "injured" if harm == "killed" else "killed"
    made = [
        replace(c, adds_to=None, subset_of=by) if c.adds_to == at and i != by else c
        for i, c in enumerate(kept)
    ]
    if old.adds_to is not None:
        made[at] = replace(old, adds_to=None, subset_of=by)
        return made
    made[at] = replace(old, superseded=True)
    if _least(old, other) is not None and not _least(kept[by], other):
        made[at] = _without(made[at], other)
        made.append(_without(old, harm))
    return made


def _without(claim: Claim, harm: str) -> Claim:
    if harm == "killed":
        return replace(claim, killed_min=None, killed_max=None)
    return replace(claim, injured_min=None, injured_max=None)


def _held(kept: list[Claim], words: dict[Span, str], culprits: frozenset[Span]) -> list[Claim]:
    """Tie the children, or the soldiers, of a toll told before to that toll."""
    whole = next((i for i, c in enumerate(kept) if (c.killed_min or 0) > 1 and _is_whole(c)), None)
    if whole is None or kept[whole].group != "unknown":
        return kept
    return [
        replace(c, subset_of=whole)
        if i != whole and c.span not in culprits and _is_some_of(c, kept[whole], words[c.span])
        else c
        for i, c in enumerate(kept)
    ]


def _is_whole(claim: Claim) -> bool:
    return claim.subset_of is None and claim.adds_to is None and not claim.superseded


def _is_some_of(part: Claim, whole: Claim, words: str) -> bool:
    """Whether a figure of one kind of people is a part of a toll of people of all kinds."""
    if not _is_whole(part) or part.group not in ("civilian", "military") or not part.killed_min:
        return False
    if part.injured_min is not None and whole.injured_min is None:
        return False
    voices = _NO_NAME | {_voice(whole)}
    mine = _voice(part) in voices or bool(_KIND.search(words))
    return mine and part.killed_min < (whole.killed_min or 0)


def _voice(claim: Claim) -> str:
    return claim.claimant.casefold().removeprefix("the ")


def _least(claim: Claim, harm: str) -> int | None:
    return claim.killed_min if harm == "killed" else claim.injured_min
