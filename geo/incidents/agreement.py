"""Tellings of one event, and how well one more agrees with them in days, places, sides and toll."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from geo.incidents.apart import (
    beside_it,
    elsewhere,
    is_shortened,
    new_village,
    next_village,
    of_its_province,
    other_name,
    told_wide,
)
from geo.incidents.event_types import FAMILIES
from geo.incidents.of_headline import both_recalled, one_of, same_lead
from geo.incidents.one_place import agree
from geo.incidents.series import is_one_attack
from geo.incidents.telling_words import APART, MANY_TOWNS, MOMENTS, SINGLED
from geo.incidents.tellings import (
    POINT,
    VAGUE,
    Telling,
    apart_km,
    finest,
    meet,
)
from geo.records import EventType, Place

# Scores; `geo.incidents.grouping` says how much is needed.
SAME_DAY = 2.0
DAYS_MEET = 1.0
SAME_TYPE = 1.0
OTHER_TYPE = -0.5
SAME_ATTACKER = 1.0
SAME_TARGET = 0.5
SAME_AREA = 1.5
SAME_TOWN = 2.0
SAME_TOLL = 2.0
OTHER_TOLL = -1.0
LEAD_BONUS = 1.5
HEADLINE_BONUS = 2.0
"""The first words behind a headline tell of its event, unless they say otherwise."""
MANY = 5
"""So many drones or missiles hit more than one town of a country."""
OPENING = 4
"""Characters at the head of a sentence in which its day begins: "On Saturday"."""
OTHER_DAY = -3.0
"""For "On Saturday, a drone hit" behind an attack told without a day."""
OTHER_NAME = -1.0
"""For a village that no gazetteer knows, behind an attack on a town."""
VAGUE_DAYS = 5
"""An interval so long says little about one day in it."""
LISTED = 3
"""Towns of one telling that are a list."""
SCATTER_KM = 30.0
"""Towns this far from each other were not hit by one strike."""
_AGENTS = re.compile(r"\b(?:bombers|attackers|gunmen|assailants|militants)\b", re.IGNORECASE)
"""Several who may have made one attack."""


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
            _finest_told((*self.tellings, telling), finest(places)),
            self.entries | {p.entry.id for p in telling.places if p.entry},
            self.types | ({event.event_type} if event.event_type else frozenset()),
            self.attackers | telling.actors("perpetrator"),
            self.targets | telling.actors("target"),
            self.killed | telling.killed,
            self.tolls | telling.tolls,
            self.sentences | ({event.sentence} if event.form != "follow_up" else frozenset()),
            self.scattered or _scattered(telling.places),
        )


def _finest_told(tellings: tuple[Telling, ...], found: Place | None) -> Place | None:
    """The finest place, without the town that a headline names for its district."""
    wide = told_wide(tellings)
    if found is None or found.toponym.text.casefold() not in wide:
        return found
    kept = [p for t in tellings for p in t.places if not is_shortened(p, t, wide)]
    return finest(tuple(kept)) or found


def _scattered(places: tuple[Place, ...]) -> bool:
    towns = [p for p in places if p.precision in POINT]
    return any(apart_km(a, b) > SCATTER_KM for a, b in pairwise(towns))


def lists_towns(known: Group) -> bool:
    """Whether a telling of a group names three towns or quarters, or more."""
    return any(
        len({p.entry.id for p in t.places if p.entry and p.precision in POINT}) >= LISTED
        for t in known.tellings
    )


def sums_up(known: Group) -> bool:
    """Whether a group tells of several attacks and of no town."""
    if known.where and known.where.precision in POINT:
        return False
    return any(
        (t.event.plural and not _AGENTS.search(t.words)) or (t.event.strikes or 0) > 1 or _many(t)
        for t in known.tellings
    )


def is_wave(known: Group) -> bool:
    """Whether a group tells of blows in several towns, which a report may tell one by one."""
    first = [t for t in known.tellings if t.event.form != "follow_up"]
    return sums_up(known) or any(MANY_TOWNS.search(t.sentence.text) for t in first)


def _many(telling: Telling) -> bool:
    """Whether more was fired than one town gets: "81 drones at Ukraine", "missiles at cities"."""
    weapon = telling.event.weapon
    if weapon is None or telling.event.form == "follow_up":
        return False
    fired = max(weapon.count_munitions or 0, weapon.count_platforms or 0)
    return fired >= MANY or bool(MANY_TOWNS.search(telling.sentence.text))


def score(telling: Telling, known: Group, index: int) -> float | None:
    """Say how well a telling fits a group; None where they cannot be one event.

    Parameters
    ----------
    telling, known
        The telling, and a group of tellings of one event.
    index
        Number of the group in the report; 0 is what the report is about.
    """
    if telling.event.form != "follow_up" and _detail_of(telling, known):
        return None
    if beside_it(telling, known):
        return None
    if both_recalled(telling, known) and _attackers(telling, known) is not None:
        return HEADLINE_BONUS + SAME_DAY
    total = 0.0
    same = same_lead(telling, known)
    for agreement in (_dates, _types, _attackers, _places):  # what costs most comes last
        part = agreement(telling, known)
        if part is None and not (same and agreement is _places):
            return None
        total += part or 0.0
    total += SAME_TARGET * bool(telling.actors("target") & known.targets)
    if telling.tolls & known.tolls:
        total += SAME_TOLL
    elif telling.killed and known.killed and not telling.definite and not one_of(telling, known):
        total += OTHER_TOLL  # "the attack killed twelve" is another voice on the same one
    other = telling.event.separate or APART.search(telling.event.lead)
    if index == 0 and not other and (telling.lead or telling.sentence.section == "caption"):
        headline = all(t.sentence.section in ("headline", "standfirst") for t in known.tellings)
        total += HEADLINE_BONUS if headline else LEAD_BONUS
    return total


def _detail_of(telling: Telling, known: Group) -> bool:
    """Whether a telling is of one town, and the group of attacks all over a country."""
    event = telling.event
    here = telling.where
    if telling.tolls & known.tolls:
        return False  # "Strikes kill 12 in Syria": "12 people died when jets struck Tabqa"
    plain = not telling.definite and (not event.plural or is_one_attack(telling))
    # "two bombs in Kirkuk killed 12" is of the 40 whom the bombs all over the country killed
    fewer = telling.tolls and known.tolls and max(telling.tolls) < max(known.tolls)
    part = bool(fewer and not telling.definite and event.form != "follow_up")
    alone = plain or part or SINGLED.search(telling.sentence.text)
    town = here is not None and here.precision in POINT
    days = known.when and known.when[0] < known.when[1] and telling.when
    one_day = bool(days and telling.when and telling.when[0] == telling.when[1])
    listed = part and lists_towns(known) and sum(p.precision in POINT for p in telling.places) == 1
    return bool(listed or (alone and (town or one_day) and sums_up(known)))


def _dates(telling: Telling, known: Group) -> float | None:
    last = known.tellings[-1].event.sentence
    at_once = MOMENTS.search(telling.sentence.text)
    if (
        telling.event.form != "follow_up"
        and not at_once
        and any(
            d.offset_days and d.offset_days != (0, 0) and last <= d.sentence for d in telling.dates
        )
    ):
        # "the next day" is not the day of what was told before
        return 0.0 if _before_statement(telling, known) else None
    if telling.recalled and known.when is None and _is_news(telling, known):
        return None  # "the attack in 2014" is none of what has just been told
    if telling.when is None or known.when is None:
        # "an airstrike in January" is not the undated assault told before
        fresh = telling.event.form == "noun" and not telling.definite
        if fresh and telling.is_old and known.tellings[0].event.sentence != telling.event.sentence:
            return None  # "he was hurt in a car bombing on 3 March" is not the news of the day
        if telling.when and not telling.definite and _other_day_and_town(telling, known):
            return None
        fresh = fresh and not telling.lead
        if telling.when and not fresh and _opens_with_day(telling, known):
            return OTHER_DAY
        return -SAME_DAY if fresh and telling.when else 0.0
    (a, b), (c, d) = telling.when, known.when
    if b < c or d < a:
        return None
    if (a, b) == (c, d):
        return SAME_DAY
    # "last week" and "on Friday" may be anything to each other
    return DAYS_MEET if max((b - a).days, (d - c).days) < VAGUE_DAYS else 0.0


def _before_statement(telling: Telling, known: Group) -> bool:
    """Whether "the attack came a day earlier" is counted from when somebody told of it."""
    said = any(d.of_statement and d.start for t in known.tellings for d in t.dates)
    back = all(d.offset_days[1] < 0 for d in telling.dates if d.offset_days)
    return telling.definite and known.when is None and said and back


def _opens_with_day(telling: Telling, known: Group) -> bool:
    """Whether a sentence opens with its day, and the event told before had none in the text."""
    start = telling.sentence.span.start
    first = any(d.span.start - start < OPENING for d in telling.dates)
    body = any(t.sentence.section == "body" for t in known.tellings)
    return first and body and telling.event.form == "verb" and not telling.definite


def _is_news(telling: Telling, known: Group) -> bool:
    """Whether a group without a day was told as what has just happened, or is the report's own."""
    news = [t for t in known.tellings if t.lead]
    own = news and (not telling.lead or any(t.sentence.section == "body" for t in news))
    return bool(own) or any(t.event.form == "verb" and not t.definite for t in known.tellings)


def _other_day_and_town(telling: Telling, known: Group) -> bool:
    """Whether a telling has a town of its own and a day on which the undated event hardly was.

    What a report tells at its head without a day is of that day or the day before.
    """
    when, published, here = telling.when, telling.published, telling.where
    if when is None or published is None or here is None or telling.lead or known.when:
        return False
    town = here.precision in POINT and here.entry is not None
    fresh = town and here.entry is not None and here.entry.id not in known.entries
    return bool(fresh and known.where and (published - when[1]).days > 1)


def _places(telling: Telling, known: Group) -> float | None:
    here, there = telling.where, known.where
    if next_village(telling, known) or new_village(telling, known):
        return None
    if here is None or there is None:
        return 0.0
    if of_its_province(telling, known):
        return SAME_AREA
    if not telling.definite and elsewhere(telling, known):
        return None
    if other_name(telling, known):
        return OTHER_NAME
    fresh = here.precision in POINT and (here.entry is None or here.entry.id not in known.entries)
    if known.scattered and fresh:
        return None  # the detail of one of several strikes
    if any(
        p.entry and p.entry.id in known.entries and p.precision != "country" for p in telling.places
    ):
        town = here.precision in POINT and here.entry is not None
        same = town and here.entry is not None and here.entry.id in known.entries
        return max(agree(here, there) or 0.0, SAME_TOWN if same else SAME_AREA)
    undated = telling.when and known.when is None
    if (
        undated
        and here.precision == there.precision == "country"
        and all(p.entry and p.entry.id in known.entries for p in telling.places)
    ):
        return SAME_AREA  # "in Iraq and Syria", both times
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
    if related and not telling.definite and _of_other_band(telling, known):
        return None
    bombings = [t.bombed for t in known.tellings if t.event.event_type == "bombing"]
    bombed = own == "air_strike" and bool(bombings) and all(bombings)
    if related or loose or bombed or (telling.bombed and "air_strike" in known.types):
        return 0.0
    return OTHER_TYPE if telling.definite else None


def _of_other_band(telling: Telling, known: Group) -> bool:
    """Whether rebels without a name did one and a named party the other: no mortars of the jets."""
    own, theirs = telling.actors("perpetrator"), known.attackers
    named = bool(own and theirs) and VAGUE not in own & theirs
    body = telling.sentence.section == "body" and not telling.lead
    return body and named and {VAGUE} in ({*own}, {*theirs})


def _owned(telling: Telling) -> bool:
    """Whether those who did it say so themselves, or the report says it."""
    said = {a.status for a in telling.event.attributions if a.role == "perpetrator"}
    return bool(said) and said <= {"reported_as_fact", "claimed", "announced_officially"}


def _attackers(telling: Telling, known: Group) -> float | None:
    own, theirs = telling.actors("perpetrator"), known.attackers
    if not own or not theirs:
        return 0.0
    if own & theirs:
        return SAME_ATTACKER
    if VAGUE in own or VAGUE in theirs:
        return 0.0  # "gunmen" may be anybody's
    firm = {a.status for a in telling.event.attributions} <= {"reported_as_fact"} or (
        _owned(telling) and all(_owned(t) for t in known.tellings if t.actors("perpetrator"))
    )
    here, there = telling.where, known.where
    same_place = here and there and here.precision in POINT and there.precision != "unknown"
    return None if firm and not telling.definite and not same_place else 0.0
