"""Which tellings of a report are one event, and which are two.

The tellings are taken in the order of reading. Each joins the group it agrees with best, or
opens a new one. Dates that do not meet, places apart, other attackers, other kinds of weapon and
another clause of the same sentence part two events; "the strike", a toll alone, a caption point
back to one told before.
"""

from __future__ import annotations

from dataclasses import replace
from heapq import nlargest

from geo.attacks.words import HITS_A_SITE
from geo.incidents.agreement import SAME_DAY, Group, score
from geo.incidents.apart import of_its_party
from geo.incidents.asides import toll_of_aside
from geo.incidents.claimed import claimed_all, claimed_of, culprit_alone
from geo.incidents.courts import without_day_of_court
from geo.incidents.early_tolls import opened
from geo.incidents.generalities import is_general
from geo.incidents.later_tolls import without_day_of_toll
from geo.incidents.openings import INCIDENT, can_open, harms, is_of_them, on_another_day
from geo.incidents.phases import as_part, one_assault, told_within, without_their_killers
from geo.incidents.relative_times import (
    came_after,
    counted,
    fronted,
    on_the_day_before_told,
    own_days_and_places,
)
from geo.incidents.rolls import only_burns, wave_of
from geo.incidents.rolls import opened as of_wave
from geo.incidents.series import is_series
from geo.incidents.summaries import summed_up
from geo.incidents.telling_words import (
    APART,
    ATTACKERS,
    BARE,
    EXPLODED,
    INSIDE,
    MISHAPS,
    MOMENTS,
    RESPONDED,
    SEPARATE,
    SLAIN,
    SPOKEN_OF,
    THAT,
    WAR,
    WAS,
)
from geo.incidents.tellings import POINT, Telling
from geo.incidents.toll_homes import of_day_beside, told_before

LAST_BONUS = 1.0
"""For the event spoken of last."""
REACH = 60
"""Groups back that a telling may join; a longer memory costs time and joins by chance."""
NARRATIVE = 8
"""Sentences over which a report goes on with attacks by arms."""
SPEAKERS_DAYS = frozenset({"last_night", "yesterday", "today", "overnight", "day_before_yesterday"})
"""Rules of days that count from when somebody speaks."""
FROM_AFAR = frozenset({"air_strike", "drone_strike", "missile_rocket", "shelling"})
NEEDED = {"follow_up": 0.0, "definite": 0.0, "verb": 1.0, "noun": 2.0}
"""Agreement that a telling needs to join a group; one that introduces an event needs more."""


def group(tellings: list[Telling]) -> list[Group]:
    """Put the tellings of a report together, one group an event or series."""
    groups: list[Group] = []
    early: list[Telling] = []  # tolls told before any attack
    spoken = -1  # index of the group of the telling before
    for said in fronted(tellings):
        said = own_days_and_places(_without_day_of_speech(said))
        said = on_the_day_before_told(without_day_of_toll(said), groups, spoken)
        telling = counted(without_day_of_court(said), groups, spoken)
        if _left_out(telling, groups):
            continue
        # "the deadliest since an assault in Ghazni": the report goes on about the first
        aside = bool(APART.search(telling.event.lead))
        within = told_within(telling, groups, spoken)
        if (wave := wave_of(telling, groups)) is not None:
            spoken = len(groups)
            groups.append(of_wave(telling, groups[wave]))
        elif (at := _home(telling, groups, spoken) if within is None else within) is not None:
            known = groups[at]
            touched = known.touched if aside else telling.order
            told = _fitted(telling, known, within=within is not None)
            groups[at] = known.with_telling(told, touched)
            spoken = at
        elif not only_burns(telling) and (can_open(telling, groups) or _names(telling, early)):
            touched = -1 if aside and groups else telling.order
            spoken = len(groups)
            groups.append(opened(telling, touched, early, series=is_series(telling)))
            early = [] if spoken == 0 else early
        elif _add_culprit(telling, groups):
            pass
        elif (at := of_day_beside(telling, groups, spoken)) is not None:
            groups[at] = groups[at].with_telling(replace(telling, dates=()), telling.order)
        elif not groups and any(c.killed_min or c.injured_min for c in telling.event.claims):
            early.append(telling)
        for at in claimed_all(telling, groups):
            groups[at] = groups[at].with_telling(culprit_alone(telling), groups[at].touched)
    armed = {t.event.sentence for known in groups for t in known.tellings if _armed(t)}
    return summed_up([known for known in groups if _substantial(known, armed)])


def _names(telling: Telling, early: list[Telling]) -> bool:
    """Whether "the attack" says what the dead were of who were told of in front of any attack."""
    event = telling.event
    if not event.definite or event.form != "noun" or event.plural or INCIDENT.search(telling.words):
        return False
    texts = [toll.sentence.text for toll in early]
    return any(SLAIN.search(text) and not MISHAPS.search(text) for text in texts)


def _left_out(telling: Telling, groups: list[Group]) -> bool:
    """Whether it tells of nothing that was; a denial or claim in it is kept."""
    if telling.event.modality in ("negated", "comparison"):
        _add_culprit(telling, groups)
        return True
    if telling.event.modality == "recalled" and not telling.recalled:
        return True  # nobody says when it was, or where the court's day is its own
    fire = only_burns(telling) and not telling.places
    return telling.event.modality == "unrealised" or fire or is_general(telling, groups)


def _add_culprit(telling: Telling, groups: list[Group]) -> bool:
    """Keep of words that fit no event whose deed they say it was; whether they said so."""
    at = claimed_of(telling, groups)
    if at is not None:
        groups[at] = groups[at].with_telling(culprit_alone(telling), groups[at].touched)
    return at is not None


def _without_day_of_speech(telling: Telling) -> Telling:
    """Drop the day of "condemned the attack on Sunday": that is when somebody spoke."""
    at = telling.event.span.start - telling.sentence.span.start
    about = telling.event.definite and telling.event.form == "noun" and not telling.event.claims
    if about and telling.dates and SPOKEN_OF.search(telling.sentence.text[:at]):
        return replace(telling, dates=())
    # "they came last night", he said: nobody tells on which day
    loose = telling.quoted and not (telling.lead or telling.places)
    if loose and all(d.rule in SPEAKERS_DAYS for d in telling.dates):
        return replace(telling, dates=())
    return telling


def _fitted(telling: Telling, known: Group, *, within: bool) -> Telling:
    """Return a telling with what can be of its event: days that fit, figures, culprits."""
    told = telling if _days_fit(telling, known) else replace(telling, dates=())
    return without_their_killers(as_part(told, known) if within else told, known)


def _days_fit(telling: Telling, known: Group) -> bool:
    """Whether the days of a telling may be those of its event: a claim has a day of its own."""
    if telling.when is None or known.when is None:
        return True
    return telling.when[0] <= known.when[1] and known.when[0] <= telling.when[1]


def _substantial(known: Group, armed: set[int]) -> bool:
    """Whether anything says that arms were used: a weapon, a toll, a party, or words of war.

    "He condemned the attack" alone tells of no attack that a record could be made of; beside
    another one in its sentence ("retaliation for an attack on the base") it does.
    """
    return any(t.event.sentence in armed or _goes_on_with(t, armed) for t in known.tellings)


def _goes_on_with(telling: Telling, armed: set[int]) -> bool:
    """Whether a report of arms goes on: "The plant in the city of Tula was struck too"."""
    town = telling.where is not None and telling.where.precision in POINT
    lately = range(telling.event.sentence - NARRATIVE, telling.event.sentence)
    news = telling.event.form == "verb" or not telling.event.definite
    return town and news and not armed.isdisjoint(lately)


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
        or EXPLODED.search(words)
        or WAR.search(telling.sentence.text)
        or HITS_A_SITE.search(telling.sentence.text)
    )


def _in_reach(groups: list[Group]) -> list[int]:
    """Indices of the groups that a telling may join: the first, and those spoken of lately."""
    if len(groups) <= REACH:
        return list(range(len(groups)))
    lately = nlargest(REACH, range(len(groups)), key=lambda i: (groups[i].touched, i))
    return sorted({0, *lately})


def _home(telling: Telling, groups: list[Group], spoken: int) -> int | None:
    """Index of the group a telling joins, or None; ``spoken`` is that of the telling before."""
    series = is_series(telling)
    if telling.event.form == "follow_up" or (groups and _only_tolls(telling)):
        return told_before(telling, groups, spoken)
    if (named := _named_by_place(telling, groups)) is not None:
        return named
    if toll_of_aside(telling, groups, spoken):
        return spoken if score(telling, groups[spoken], spoken) is not None else None
    if spoken >= 0 and _goes_on(telling, groups[spoken]):
        return spoken if score(telling, groups[spoken], spoken) is not None else None
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


def _only_tolls(telling: Telling) -> bool:
    """Whether it only says who else died in what was told before: "all the attackers were shot"."""
    if _adds_only(telling):
        return True
    own = telling.when or telling.places or telling.event.separate
    return not own and bool(telling.event.claims) and bool(ATTACKERS.match(telling.sentence.text))


def _adds_only(telling: Telling) -> bool:
    """Whether it only tells of more dead, somewhere told before: "two attackers also died"."""
    event = telling.event
    attackers = all(c.group == "militant" for c in event.claims)
    shot = event.event_type == "armed_attack" and attackers  # "the gunmen were shot dead"
    own = telling.when or telling.places or event.separate or (event.event_type and not shot)
    return not own and bool(event.claims) and all(c.adds_to is not None for c in event.claims)


def _named_by_place(telling: Telling, groups: list[Group]) -> int | None:
    """The one group that "the Sokolo raid" can mean: it alone was told of with that town."""
    if not telling.event.definite or telling.event.plural or telling.event.form != "noun":
        return None
    towns = {p.entry.id for p in telling.places if p.entry and p.precision in POINT}
    there = [
        i
        for i, known in enumerate(groups)
        if any(p.entry and p.entry.id in towns for t in known.tellings for p in t.places)
    ]
    return there[0] if len(there) == 1 else None


def _goes_on(telling: Telling, before: Group) -> bool:
    """Whether the words tie a telling to the one before it: "that attack", "where gunmen stormed".

    "The raid began on Monday in X when gunmen stormed a camp" is one event.
    """
    event, last = telling.event, before.tellings[-1].event
    if event.definite and THAT.search(telling.sentence.text):
        return True
    if event.form != "follow_up" and MOMENTS.search(telling.sentence.text):
        return True
    if of_its_party(telling, before):
        return True
    suffered = event.lead == "when" and WAS.search(_in_front(before.tellings[-1]))
    inside = suffered or (last.form == "noun" and not last.plural and INSIDE.search(event.lead))
    return bool(event.sentence == last.sentence and event.form != "follow_up" and inside)


def _in_front(telling: Telling) -> str:
    """Return the words of its sentence in front of a telling."""
    return telling.sentence.text[: telling.event.span.start - telling.sentence.span.start]


def _needed(telling: Telling) -> float:
    """Agreement that a telling must reach to be one told before."""
    event = telling.event
    if telling.sentence.section == "related_link":
        return NEEDED["verb"]
    if telling.definite or telling.sentence.section == "caption" or is_of_them(telling):
        return NEEDED["definite"]
    if not (telling.when or telling.places or harms(telling) or on_another_day(telling)):
        return NEEDED["definite"]  # nothing of its own: it cannot be a new event
    if event.separate and not telling.lead:
        return NEEDED["noun"] + SAME_DAY
    if telling.lead and not (telling.places or event.separate):
        return min(NEEDED["verb"], NEEDED[event.form])  # the lead tells on of its own event
    return NEEDED[event.form]


def _answers(telling: Telling) -> bool:
    """Whether the other side strikes back: "the army responded with shells"."""
    afar = telling.event.event_type in FROM_AFAR or telling.places
    return bool(afar) and bool(RESPONDED.search(_in_front(telling)))


def _told_apart(telling: Telling, groups: list[Group], i: int) -> bool:
    """Whether the words part the telling from a group: "X came after Y", "it followed Y"."""
    if SEPARATE.search(telling.sentence.text) and telling.event.form != "follow_up":
        # "in a separate incident": not the one spoken of last, whatever they share
        return groups[i].touched == max(g.touched for g in groups) and (
            telling.event.sentence not in groups[i].sentences
        )
    if _answers(telling) and telling.event.sentence not in groups[i].sentences:
        return groups[i].touched == max(g.touched for g in groups)
    before = groups[i].tellings[-1].event
    if telling.event.lead == "," and before.sentence == telling.event.sentence:
        return bool(APART.search(before.lead))  # "following the blast, jets hit Gao"
    if before.sentence == telling.event.sentence and came_after(before, telling):
        return telling.event.sentence in groups[i].sentences
    if not APART.search(telling.event.lead) or one_assault(telling, groups[i]):
        return False
    last = groups[i].touched == max(g.touched for g in groups)
    same_sentence = telling.event.sentence in groups[i].sentences
    if same_sentence and telling.definite and telling.when and groups[i].when is None:
        return False  # "the toll rose to 50, two days after the attack"
    return same_sentence or (last and not telling.definite)
