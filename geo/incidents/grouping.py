"""Which tellings of a report are one event, and which are two.

The tellings are taken in the order of reading. Each joins the group it agrees with best, or
opens a new one. Dates that do not meet, places apart, other attackers, other kinds of weapon and
another clause of the same sentence part two events; "the strike", a toll alone, a caption point
back to one told before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from heapq import nlargest
from itertools import pairwise

from geo.incidents.event_types import FAMILIES
from geo.incidents.tellings import (
    POINT,
    Telling,
    agree,
    apart_km,
    contains,
    finest,
    meet,
    same_place,
)
from geo.records import EventType, Place

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

THAT = re.compile(
    r"\b(?:that|this)\s+(?:\w+\s+)?(?:attack|strike|raid|assault|bombing|blast|explosion|ambush|"
    r"shooting|shelling|massacre|incident)\b",
    re.IGNORECASE,
)
"""Words for the attack of the sentence before."""
INSIDE = re.compile(r"\b(?:where|when|in which|during which|as)$", re.IGNORECASE)
"""Words that tie the inside of an event to its noun: "the raid came on Friday, when"."""
THEN = re.compile(r"\band (?:then|later|subsequently)\s+$", re.IGNORECASE)
"""Words in front of a verb that has the subject of the one before."""
MOMENTS = re.compile(
    r"\b(?:minutes?|moments?|seconds?)\s+(?:later|after|afterwards|earlier|before|apart)\b",
    re.IGNORECASE,
)
"""Words for a second blow of one attack."""
SINGLED = re.compile(
    r"\b(?:deadli(?:er|est)|bloodiest|worst|biggest|larg(?:er|est)|heaviest|first|second|third|"
    r"fourth|latest|last|other|one\s+of\s+the)\s+(?:\w+\s+)?(?:attacks?|strikes?|raids?|assaults?|"
    r"bomb(?:ing)?s?|blasts?|explosions?|ambush(?:es)?|shootings?|incidents?)\b",
    re.IGNORECASE,
)
"""Words that take one out of several attacks."""
ANOTHER = re.compile(
    r"^(?:\W*(?:in|on|at)\s[^,]{1,60},\s+)?(?:another|a\s+(?:second|third|fourth|further|similar))\b|"
    r"\b(?:by|from|in)\s+(?:\w+\s+){0,3}(?:bomb|mine|device|blast|shell|rocket|missile|drone|"
    r"gunfire|shelling|shrapnel|gunmen|sniper|militants|strike)s?\b",
    re.IGNORECASE,
)
"""What makes a toll that of another attack."""
SLAIN = re.compile(
    r"\b(?:were|was|been|are|get|got)\s+(?:\w+ly\s+)?(?:killed|slain|shot|gunned|massacred|murdered|"
    r"slaughtered|beheaded|executed|martyred)\b",
    re.IGNORECASE,
)
"""Words by which people were killed by somebody, and did not only die."""
MISHAPS = re.compile(
    r"\b(?:accident|crash(?:ed)?|collision|earthquake|floods?|landslide|epidemic|cholera|virus|"
    r"disease|capsiz|drown|stampede|collapse)\w*\b",
    re.IGNORECASE,
)
ONE_KM = 2.0
"""Points nearer than this are one place under two names."""

# Scores of agreement; a telling that introduces an event ("a strike") needs more to join one.
SAME_DAY = 2.0
DAYS_MEET = 1.0
SAME_TYPE = 1.0
SAME_ATTACKER = 1.0
SAME_TARGET = 0.5
SAME_AREA = 1.5
SAME_TOLL = 2.0
OTHER_TOLL = -1.0
LEAD_BONUS = 1.5
HEADLINE_BONUS = 2.0
"""The first words behind a headline tell of its event, unless they say otherwise."""
LAST_BONUS = 1.0
REACH = 60
"""Groups back that a telling may join; a longer memory costs time and joins by chance."""
SCATTER_KM = 30.0
"""Towns this far from each other were not hit by one strike."""
NEEDED = {"follow_up": 0.0, "definite": 0.0, "verb": 1.0, "noun": 2.0}


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings of one event, or of one series, with what they say together."""

    tellings: tuple[Telling, ...] = ()
    series: bool = False
    touched: int = -1
    """Order of the telling that joined last."""
    when: tuple[date, date] | None = None
    """First and last day that all tellings allow."""
    where: Place | None = None
    """The finest place of all tellings."""
    entries: frozenset[str] = frozenset()
    """Ids of all places, countries too."""
    types: frozenset[EventType] = frozenset()
    attackers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    killed: frozenset[int] = frozenset()
    """Exact numbers of dead given by the tellings."""
    tolls: frozenset[int] = frozenset()
    """All numbers of dead, those of "at least" too."""
    sentences: frozenset[int] = frozenset()
    """Sentences that tell of it."""
    scattered: bool = False
    """One telling names towns far from each other: it sums up several strikes."""

    def with_telling(self, telling: Telling, touched: int) -> Group:
        """Return the group with one telling more."""
        event = telling.event
        days = [known for known in (self.when, telling.when) if known]
        places = (*((self.where,) if self.where else ()), *telling.places)
        return Group(
            (*self.tellings, telling),
            self.series,
            touched,
            meet(days),
            finest(places),
            self.entries | {p.entry.id for p in telling.places if p.entry},
            self.types | ({event.event_type} if event.event_type else frozenset()),
            self.attackers | telling.actors("perpetrator"),
            self.targets | telling.actors("target"),
            self.killed | telling.killed,
            self.tolls | telling.tolls,
            self.sentences | ({event.sentence} if event.form != "follow_up" else frozenset()),
            self.scattered or _scattered(telling.places),
        )


def _scattered(places: tuple[Place, ...]) -> bool:
    towns = [p for p in places if p.precision in POINT]
    return any(apart_km(a, b) > SCATTER_KM for a, b in pairwise(towns))


def group(tellings: list[Telling]) -> list[Group]:
    """Put the tellings of a report together, one group an event or series."""
    groups: list[Group] = []
    spoken = -1  # index of the group of the telling before
    for telling in tellings:
        if telling.event.modality in ("unrealised", "negated", "comparison"):
            continue
        # "the deadliest since an assault in Ghazni": the report goes on about the first
        aside = bool(APART.search(telling.event.lead))
        if (at := _home(telling, groups, spoken)) is not None:
            known = groups[at]
            touched = known.touched if aside else telling.order
            groups[at] = known.with_telling(telling, touched)
            spoken = at
        elif _can_open(telling, groups):
            touched = -1 if aside and groups else telling.order
            new = Group(series=_is_series(telling))
            spoken = len(groups)
            groups.append(new.with_telling(telling, touched))
    armed = {t.event.sentence for known in groups for t in known.tellings if _armed(t)}
    return _summed_up([known for known in groups if _substantial(known, armed)])


def _summed_up(groups: list[Group]) -> list[Group]:
    """Tell a summary of several attacks from the attacks: "attacks across the north killed 57".

    Where the report goes on to tell of two or more of them with their places, the summary is a
    series; where it gives one place only, that is the place of what it summed up.
    """
    found = list(groups)
    for i, known in enumerate(groups):
        if not _sums_up(known):
            continue
        parts = [j for j, g in enumerate(groups) if j > i and _is_part(g, known)]
        if len(parts) > 1:
            found[i] = replace(known, series=True)
        elif parts and not known.series:
            whole = known
            for telling in groups[parts[0]].tellings:
                whole = whole.with_telling(telling, telling.order)
            found[i], found[parts[0]] = whole, Group()
    return [known for known in found if known.tellings]


def _sums_up(known: Group) -> bool:
    """Whether a group tells of several attacks and of no town."""
    several = any(t.event.plural or (t.event.strikes or 0) > 1 for t in known.tellings)
    return several and not (known.where and known.where.precision in POINT)


def _is_part(part: Group, whole: Group) -> bool:
    """Whether a group is one of the attacks that another one sums up."""
    if part.series or part.where is None or part.where.precision not in POINT:
        return False
    if part.when and whole.when:
        first, last = max(part.when[0], whole.when[0]), min(part.when[1], whole.when[1])
        if first > last:
            return False
    return whole.where is None or agree(part.where, whole.where) is not None


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


def _home(telling: Telling, groups: list[Group], spoken: int) -> int | None:
    """Index of the group a telling joins, or None; ``spoken`` is that of the telling before."""
    series = _is_series(telling)
    if telling.event.form == "follow_up":
        return _told_before(telling, groups, spoken)
    if spoken >= 0 and _goes_on(telling, groups[spoken]):
        return spoken if _score(telling, groups[spoken], spoken) is not None else None
    scored = [
        (score, groups[i].touched, i)
        for i in _in_reach(groups)
        if groups[i].series == series
        and (score := _score(telling, groups[i], i)) is not None
        and not _told_apart(telling, groups, i)
    ]
    if not scored:
        return None
    last = max(touched for _, touched, _ in scored)
    best = max(scored, key=lambda s: (s[0] + LAST_BONUS * (s[1] == last), s[1]))
    return best[2] if best[0] >= _needed(telling) else None


def _goes_on(telling: Telling, before: Group) -> bool:
    """Whether the words tie a telling to the one before it: "that attack", "where gunmen stormed".

    "The raid took place in X, where gunmen stormed a camp" is one event, as is "hit a mine and
    then came under fire".
    """
    event, last = telling.event, before.tellings[-1].event
    if event.definite and THAT.search(telling.sentence.text):
        return True
    if event.form != "follow_up" and MOMENTS.search(telling.sentence.text):
        return True
    if event.sentence != last.sentence or event.form == "follow_up":
        return False
    if last.form == "noun" and not last.plural and INSIDE.search(event.lead):
        return True
    start = telling.sentence.span.start
    between = telling.sentence.text[last.span.end - start : event.span.start - start]
    return bool(THEN.search(between)) and not (telling.when or _elsewhere(telling, before))


def _told_before(telling: Telling, groups: list[Group], spoken: int) -> int | None:
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
    if home is not None and home != spoken and _of_aside(telling, groups, spoken, home):
        home = spoken
    if home is None or _score(telling, groups[home], home) is None:
        return None
    return None if _elsewhere(telling, groups[home]) else home


def _of_aside(telling: Telling, groups: list[Group], spoken: int, home: int) -> bool:
    """Whether a toll is that of an attack recalled in the sentence before, which has none yet.

    "It came a week after a raid on a camp. At least ten died": the main event has its toll.
    """
    if spoken < 0 or not telling.event.claims:
        return False
    before = groups[spoken].tellings[-1].event.sentence
    if telling.event.sentence - before > 1:
        return False
    return bool(groups[home].killed) and not any(t.event.claims for t in groups[spoken].tellings)


def _needed(telling: Telling) -> float:
    """Agreement that a telling must reach to be one told before."""
    event = telling.event
    if telling.sentence.section == "related_link":
        return NEEDED["verb"]
    if telling.definite or telling.sentence.section == "caption":
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
    return same_sentence or (last and not telling.definite)


def _score(telling: Telling, known: Group, index: int) -> float | None:
    """How well a telling fits a group; None where they cannot be one event."""
    if telling.event.form != "follow_up" and _detail_of(telling, known):
        return None
    parts = (
        _dates(telling, known),
        _places(telling, known),
        _types(telling, known),
        _attackers(telling, known),
    )
    if any(part is None for part in parts):
        return None
    score = sum(part for part in parts if part is not None)
    score += SAME_TARGET * bool(telling.actors("target") & known.targets)
    if telling.tolls & known.tolls:
        score += SAME_TOLL
    elif telling.killed and known.killed and not telling.definite:
        score += OTHER_TOLL  # "the attack killed twelve" is another voice on the same one
    other = telling.event.separate or APART.search(telling.event.lead)
    if index == 0 and not other and (telling.lead or telling.sentence.section == "caption"):
        headline = all(t.sentence.section in ("headline", "standfirst") for t in known.tellings)
        score += HEADLINE_BONUS if headline else LEAD_BONUS
    return score


def _detail_of(telling: Telling, known: Group) -> bool:
    """Whether a telling is of one town, and the group of attacks all over a country."""
    event = telling.event
    here = telling.where
    alone = not event.plural and (not event.definite or SINGLED.search(telling.sentence.text))
    return bool(alone and here and here.precision in POINT and _sums_up(known))


def _elsewhere(telling: Telling, known: Group) -> bool:
    """Whether a telling names towns or quarters that no telling of the group names or holds."""
    here = [p for p in telling.places if p.precision in POINT]
    there = [p for t in known.tellings for p in t.places if p.precision in POINT]
    if not here or not there:
        return False
    return not any(
        same_place(a, b) or contains(a, b) or contains(b, a) or apart_km(a, b) < ONE_KM
        for a in here
        for b in there
    )


def _dates(telling: Telling, known: Group) -> float | None:
    last = known.tellings[-1].event.sentence
    if telling.event.form != "follow_up" and any(
        d.offset_days and d.offset_days != (0, 0) and last <= d.sentence for d in telling.dates
    ):
        return None  # "the next day" is not the day of what was told before
    if telling.when is None or known.when is None:
        # "an airstrike in January" is not the undated assault told before
        fresh = telling.event.form == "noun" and not telling.definite and not telling.lead
        return -SAME_DAY if fresh and telling.when else 0.0
    (a, b), (c, d) = telling.when, known.when
    if b < c or d < a:
        return None
    return SAME_DAY if (a, b) == (c, d) else DAYS_MEET


def _places(telling: Telling, known: Group) -> float | None:
    here, there = telling.where, known.where
    if here is None or there is None:
        return 0.0
    if not telling.definite and _elsewhere(telling, known):
        return None
    fresh = here.precision in POINT and (here.entry is None or here.entry.id not in known.entries)
    if known.scattered and fresh:
        return None  # the detail of one of several strikes
    if any(
        p.entry and p.entry.id in known.entries and p.precision != "country" for p in telling.places
    ):
        return max(agree(here, there) or 0.0, SAME_AREA)
    if here.precision == "country" and any(agree(p, there) is None for p in telling.places):
        return None  # "sites in Iraq and Syria" is not the car in Baghdad
    return agree(here, there)


def _types(telling: Telling, known: Group) -> float | None:
    own = telling.event.event_type
    if own is None or not known.types:
        return 0.0
    if own in known.types:
        return SAME_TYPE
    related = any(own in family and family & known.types for family in FAMILIES)
    # a headline is loose with words: "Bombing in Mosul" of an air strike
    loose = all(t.sentence.section in ("headline", "standfirst") for t in known.tellings)
    return 0.0 if related or loose or telling.definite else None


def _attackers(telling: Telling, known: Group) -> float | None:
    own, theirs = telling.actors("perpetrator"), known.attackers
    if not own or not theirs:
        return 0.0
    if own & theirs:
        return SAME_ATTACKER
    firm = {a.status for a in telling.event.attributions} <= {"reported_as_fact"}
    same_place = telling.where is not None and telling.where.precision in POINT and known.where
    return None if firm and not telling.definite and not same_place else 0.0


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
    if telling.sentence.section == "caption":
        return False
    if event.form == "follow_up":
        return _tells_a_new_one(telling, groups)
    if telling.sentence.section in ("related_link", "headline"):
        return True
    singled = (telling.places or telling.when) and SINGLED.search(telling.sentence.text)
    if event.definite and groups and not (telling.when and telling.places) and not singled:
        return False
    if event.definite and event.plural and not telling.when:
        return False
    told = bool(telling.when or telling.places or event.claims)
    return told or (telling.lead and not groups)


def _tells_a_new_one(telling: Telling, groups: list[Group]) -> bool:
    """Whether a toll is of an attack of its own: "another tore through a market in X, killing two".

    It names people killed or hurt, what hurt them, and another town or day than the events told
    before, none of which it fits.
    """
    hurt = any(c.killed_min or c.injured_min for c in telling.event.claims)
    text = telling.sentence.text
    if not (hurt and groups) or MISHAPS.search(text):
        return False
    here = [p for p in telling.places if p.precision in POINT and p.lon is not None]
    last = max(groups, key=lambda g: g.touched)
    other_day = telling.when and last.when and meet([telling.when, last.when]) != telling.when
    if (telling.event.event_type and telling.tolls) or ANOTHER.search(text):
        return bool(here or other_day)
    return bool(other_day and telling.places and SLAIN.search(text))
