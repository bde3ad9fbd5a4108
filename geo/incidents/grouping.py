"""Which tellings of a report are one event, and which are two.

The tellings are taken in the order of reading. Each joins the group it agrees with best, or
opens a new one. Dates that do not meet, places apart, other attackers, other kinds of weapon and
another clause of the same sentence part two events; "the strike", a toll alone, a caption point
back to one told before.
"""

from __future__ import annotations

import re
from heapq import nlargest

from geo.incidents.agreement import SAME_DAY, Group, score
from geo.incidents.tellings import Telling

APART = re.compile(
    r"after|before|follow|retaliation|response|reprisal|revenge|retribution|wake|blamed|accused|"
    r"responsible|since|another|similar|and (?:an?|two|three|several)\b"
)
"""Words between two clauses that make them two events."""

SEPARATE = re.compile(
    r"^(?:[\w’'-]+\s+){0,2}?(?:in\s+an?\s+(?:separate|unrelated|different)\s|separately\b|"
    r"in\s+another\s+(?:incident|attack|strike|raid))|"
    r"^an?\s+separate\s",
    re.IGNORECASE,
)
"""A sentence that opens so tells of another event than the one before it."""
BARE = re.compile(
    r"attack|assault|str[iu]k|struck|\bhit|target|raid|destroy|incident|shook|rock|storm|shells",
    re.IGNORECASE,
)
"""Words of attack that stand for much else."""
WAR = re.compile(
    r"\b(?:kill|dead\b|wound|injur|casualt|militant|rebel|insurgent|guerr|troops|army|soldier|"
    r"warplane|militia|terroris|jihad|armed|fighters|ceasefire|truce|front ?line|air force|bomb|"
    r"shell|missile|rocket|drone|mosque|convoy|checkpoint|tanker|vessel|airport|refinery|embassy|"
    r"oil|power (?:plant|station)|military|pentagon|navy|defen[cs]e minist|tactical|bunker|"
    r"weapons? (?:cache|depot|store)|ammunition|fighting position)",
    re.IGNORECASE,
)
"""Words of a sentence that make a bare word of attack one of war."""

LAST_BONUS = 1.0
"""For the event spoken of last."""
REACH = 60
"""Groups back that a telling may join; a longer memory costs time and joins by chance."""
NEEDED = {"follow_up": 0.0, "definite": 0.0, "verb": 1.0, "noun": 2.0}
"""Agreement that a telling needs to join a group; one that introduces an event needs more."""


def group(tellings: list[Telling]) -> list[Group]:
    """Put the tellings of a report together, one group an event or series."""
    groups: list[Group] = []
    for telling in tellings:
        if telling.event.modality in ("unrealised", "negated", "comparison"):
            continue
        # "the deadliest since an assault in Ghazni": the report goes on about the first
        aside = bool(APART.search(telling.event.lead))
        if (at := _home(telling, groups)) is not None:
            known = groups[at]
            touched = known.touched if aside else telling.order
            groups[at] = known.with_telling(telling, touched)
        elif _can_open(telling, groups):
            touched = -1 if aside and groups else telling.order
            new = Group(series=_is_series(telling))
            groups.append(new.with_telling(telling, touched))
    armed = {t.event.sentence for known in groups for t in known.tellings if _armed(t)}
    return [known for known in groups if _substantial(known, armed)]


def _substantial(known: Group, armed: set[int]) -> bool:
    """Whether anything says that arms were used: a weapon, a toll, a party, or words of war.

    "He condemned the attack" alone tells of no attack that a record could be made of; beside
    another one in its sentence ("retaliation for an attack on the base") it does.
    """
    return any(t.event.sentence in armed for t in known.tellings)


def _armed(telling: Telling) -> bool:
    event = telling.event
    start = telling.sentence.span.start
    words = telling.sentence.text[event.span.start - start : event.span.end - start]
    return bool(
        event.event_type
        or event.among_groups
        or any(a.actor_id and a.role == "perpetrator" for a in event.attributions)
        or any(c.killed_min or c.injured_min for c in event.claims)
        or not BARE.search(words)
        or WAR.search(telling.sentence.text)
    )


def _in_reach(groups: list[Group]) -> list[int]:
    """Indices of the groups that a telling may join: the first, and those spoken of lately."""
    if len(groups) <= REACH:
        return list(range(len(groups)))
    lately = nlargest(REACH, range(len(groups)), key=lambda i: (groups[i].touched, i))
    return sorted({0, *lately})


def _home(telling: Telling, groups: list[Group]) -> int | None:
    """Index of the group a telling joins, or None."""
    series = _is_series(telling)
    if telling.event.form == "follow_up":
        return _told_before(telling, groups)
    scored = [
        (fit, groups[i].touched, i)
        for i in _in_reach(groups)
        if groups[i].series == series
        and (fit := score(telling, groups[i], i)) is not None
        and not _told_apart(telling, groups, i)
    ]
    if not scored:
        return None
    last = max(touched for _, touched, _ in scored)
    best = max(scored, key=lambda s: (s[0] + LAST_BONUS * (s[1] == last), s[1]))
    return best[2] if best[0] >= _needed(telling) else None


def _told_before(telling: Telling, groups: list[Group]) -> int | None:
    """The group a toll or a culprit belongs to: the one spoken of last.

    "Another of the three killed" belongs to the first event with that toll.
    """
    repeats = {c.killed_min for c in telling.event.claims if c.subset_of is not None}
    only_repeats = telling.event.claims and all(
        c.subset_of is not None for c in telling.event.claims
    )
    counted = [i for i, g in enumerate(groups) if only_repeats and repeats & g.killed]
    last = max(range(len(groups)), key=lambda i: groups[i].touched, default=None)
    home = counted[0] if counted else last
    return home if home is not None and score(telling, groups[home], home) is not None else None


def _needed(telling: Telling) -> float:
    """Agreement that a telling must reach to be one told before."""
    event = telling.event
    if telling.sentence.section == "related_link":
        return NEEDED["verb"]
    if event.definite or telling.sentence.section == "caption":
        return NEEDED["definite"]
    if not telling.when and not telling.places and not event.claims:
        return NEEDED["definite"]  # nothing of its own: it cannot be a new event
    if event.separate and not telling.lead:
        return NEEDED["noun"] + SAME_DAY
    return NEEDED[event.form]


def _told_apart(telling: Telling, groups: list[Group], i: int) -> bool:
    """Whether the words part the telling from a group: "X came after Y", "it followed Y"."""
    if SEPARATE.search(telling.sentence.text) and telling.event.form != "follow_up":
        # "in a separate incident": not the one spoken of last, whatever they share
        return groups[i].touched == max(g.touched for g in groups) and (
            telling.event.sentence not in groups[i].sentences
        )
    if not APART.search(telling.event.lead):
        return False
    last = groups[i].touched == max(g.touched for g in groups)
    same_sentence = telling.event.sentence in groups[i].sentences
    return same_sentence or (last and not telling.event.definite)


def _is_series(telling: Telling) -> bool:
    """A row of attacks, unless one day dates it."""
    event = telling.event
    one_day = telling.when is not None and telling.when[0] == telling.when[1]
    if event.form == "follow_up" or one_day:
        return False
    return event.series or (event.plural and not telling.lead and not event.definite)


def _can_open(telling: Telling, groups: list[Group]) -> bool:
    """Whether a telling says enough to be an event of its own."""
    event = telling.event
    if event.form == "follow_up" or telling.sentence.section == "caption":
        return False
    if telling.sentence.section in ("related_link", "headline"):
        return True
    if event.definite and groups and not (telling.when and telling.places):
        return False
    if event.definite and event.plural and not telling.when:
        return False
    told = bool(telling.when or telling.places or event.claims)
    return told or (telling.lead and not groups)
