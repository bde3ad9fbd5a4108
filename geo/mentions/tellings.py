"""The tellings of attacks in one sentence, put together from what stands in it.

The sentence is cut into one clause a telling; the place names, dates, figures and actors of a
clause become the arguments of its `EventMention`. A sentence without a word of attack that gives a
toll or a culprit ("Six militiamen were killed, a source said") is a follow-up to the event told
before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.actors import ARMED, ATTACKING, ActorMention
from geo.actors.attributions import attribute, speaker_for
from geo.actors.fought import fought
from geo.actors.loose_blame import loose
from geo.actors.things_hit import hit_things
from geo.actors.views import Context
from geo.attacks.clauses import Clause, cut
from geo.attacks.events import Trigger, find_triggers
from geo.attacks.killing_words import THEY_BEFORE
from geo.attacks.realised import Modality
from geo.attacks.strike_counts import strikes_of
from geo.attacks.weapons import type_of, weapon_of
from geo.attacks.words import FIGURATIVE
from geo.casualties.totals import sums_up_a_day
from geo.mentions.clause_dates import dates_of, is_shifted, of_news
from geo.mentions.day_alone import tells_day
from geo.mentions.figures import claims_of, without_totals
from geo.mentions.told_places import Found, of_care, placed, scenes, within
from geo.records import Attribution, CasualtyMention, EventMention, Sentence

_GENERAL = re.compile(r"blamed for|accused of|responsible for")
"""What opens a clause about attacks in general, rather than one."""
_EVER = re.compile(
    r"\b(?:has|have|had)\s+(?:(?:been|also|often|already|carried\s+out|launched)\s+){0,3}$"
)
_SINCE_LONG = re.compile(
    r"[^.;:]*?\bsince\s+(?:(?:early|late|mid)[\s-]+)?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:19|20)\d\d|then\b|last\s+(?:year|month|summer|autumn|winter|spring)|"
    r"(?:the|its|their)\s+(?:\w+\s+)?(?:start|beginning|outbreak|onset|end|fall|war|conflict|invasion|coup|"
    r"uprising|insurgency|ceasefire|truce)\b|(?:[\w’'-]+\s+){2,12}?in\s+(?:19|20)\d\d)"
)
"""Behind the words of attack: "has attacked schools and markets since 2009"."""
_CLAIM = re.compile(
    r"\b(?:claim\w*|responsib\w+|credit|behind|avowed|admitted)\s+(?:(?:responsibility|credit)\s+)?(?:for\s+)?"
)
_OBJECT = 30
"""Characters between a claim and what is claimed."""
_ELSEWHERE = re.compile(r"amid|while|whereas|against", re.IGNORECASE)
"""Behind the end of a clause: what follows is told of something else."""
OWN_WORD = ("claimed", "announced_officially")
_JOINED_ON = re.compile(
    r",?\s*and\s+(?:(?:then|later|also|afterwards|subsequently|shortly\s+afterwards|in\s+turn|again)\s+){0,2}",
    re.IGNORECASE,
)
"""All that stands between a clause and the verb of the next, which has the same subject."""
_STRIKES = re.compile(
    r"\s+(?:(?:has|have|had|again|also)\s+){0,2}(?:struck|strikes?|hits?|bombs|bombed|shells|shelled|"
    r"attacked|kills?|killed|assassinated)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have)\b")
_DOWN = re.compile(r"\s+down\b")
_BARE_NUMBER = re.compile(
    r"[\w,.-]+\s+(?:of\s+them\s+|others?\s+|more\s+)?(?:was|were|been)\s+shot(?:\s+down)?|shot\s+down\s+(?:[a-z]+\s+){0,2}[\w,.-]+"
)
"""A number of dead without a word for people."""
_INSIDE = re.compile(
    r"\b(?:in|of|on|at|from|with|against|for|to|near|across|inside|between|by|into|over|around|"
    r"outside|within|throughout)\s+(?:the\s+|\w+ern\s+)?$",
    re.IGNORECASE,
)
"""In front of a country's name: it is a place there, and does nothing."""


def tellings(found: Found, context: Context, *, told_before: bool) -> list[EventMention]:
    """Return the tellings of one sentence, in the order of reading.

    Parameters
    ----------
    found, context
        What stands in it.
    told_before
        Whether the report told of an attack before.
    """
    armed = any(
        a.actor.type in ATTACKING and (not a.contextual or _strikes(a, context))
        for a in context.actors
    )
    text = found.sentence.text
    parties = tuple(
        (a.start, a.end)
        for a in context.actors
        if a.actor.type in ATTACKING
        and (not a.contextual or _strikes(a, context))
        and not a.pronoun
    )
    triggers = find_triggers(
        text, armed=armed, told=told_before, mishap=found.mishap, parties=parties
    )
    clauses = [] if _claims_more(triggers, found, told_before) else cut(text, triggers)
    beside = loose(context)
    if not clauses:
        counts = _own_counts(found)
        if counts and FIGURATIVE.search(text):  # "a shark attack killed a swimmer"
            counts = []
        if found.dates and not any(_is_toll(c) for c in counts):  # "captured in June"
            counts = []
        if any(d.span_of_weeks for _, d in found.dates):  # "since Monday 90 were treated"
            counts = []
        when = told_before and tells_day(text, found.dates, found.sentence.span.start)
        if counts:
            beside = [*beside, *fought(context, _said_by(found))]
        says = counts or beside or when
        return [_follow_up(found, counts, beside, context)] if says else []
    told = [_event(clause, found, context) for clause in clauses]
    told = _with_later_counts(
        _with_shared(told, clauses, sentence=found.sentence), clauses, found, context
    )
    return _with_beside(told, beside, clauses, found.sentence)


def _claims_more(triggers: list[Trigger], found: Found, told_before: bool) -> bool:
    """Whether it only gives a toll of what was told: "the group said it had killed 59"."""
    text = found.sentence.text
    if not told_before or len(triggers) != 1:
        return False
    # "on Wednesday the group said it had killed": a day in front is when they said so
    at = found.sentence.span.start + triggers[0].start
    dates = [(i, d) for i, d in found.dates if d.span.start > at]
    said = THEY_BEFORE.search(text, 0, triggers[0].start)
    return bool(said) and not (scenes(found) or of_news(dates))


def _with_shared(
    told: list[EventMention], clauses: list[Clause], *, sentence: Sentence
) -> list[EventMention]:
    """Give a verb that is only joined on the day and the culprit of the verb before it.

    "On Monday jets struck Khiam, and later hit Toma": one subject, one day.
    """
    found = list(told)
    for i in range(1, len(clauses)):
        front = sentence.text[clauses[i].start : clauses[i].triggers[0].start]
        if found[i].form != "verb" or not _JOINED_ON.fullmatch(front):
            continue
        before = found[i - 1]
        own = {a.role for a in found[i].attributions}
        culprits = tuple(a for a in before.attributions if a.role == "perpetrator")
        if before.form == "verb" and not clauses[i - 1].main.passive:
            found[i] = replace(
                found[i],
                dates=found[i].dates or before.dates,
                attributions=(*(() if "perpetrator" in own else culprits), *found[i].attributions),
            )
    return found


def _with_later_counts(
    told: list[EventMention], clauses: list[Clause], found: Found, context: Context
) -> list[EventMention]:
    """Give figures behind the end of a clause to it: "five died in the blast; 20 were hurt"."""
    text, shift = found.sentence.text, found.sentence.span.start
    for i, clause in enumerate(clauses):
        end = clause.parts[-1][1]
        until = clauses[i + 1].start if i + 1 < len(clauses) else len(text)
        later = [
            c
            for c in _own_counts(found)
            if end <= c.span.start - shift < until and not _ELSEWHERE.match(text, end)
        ]
        if later:
            known = [c for c in _own_counts(found) if within(c.span, clause, found.sentence)]
            claims = claims_of([*known, *later], found.speakers, context)
            told[i] = replace(told[i], claims=claims)
    return told


def _strikes(mention: ActorMention, context: Context) -> bool:
    """Whether a country's name is the subject of a strike: "Russia strikes Odesa port"."""
    text = context.sentence.text
    if mention.adjective or _INSIDE.search(text, 0, mention.start):
        return False  # "the war in Syria has killed thousands"
    return bool(_STRIKES.match(text, mention.end))


def _event(clause: Clause, found: Found, context: Context) -> EventMention:
    sentence, main = found.sentence, clause.main
    weapons = [w for w in found.weapons if clause.holds(w.start)]
    counts = [c for c in _own_counts(found) if within(c.span, clause, sentence)]
    who = _who(clause, context)
    places = placed(clause, found, {a.span for a in who if a.role == "perpetrator"})
    dated = dates_of(clause, found.dates, sentence)
    dates = [i for i, _ in dated]
    spread = any(d.span_of_weeks for _, d in dated)
    return EventMention(
        span=sentence.at(clause.triggers[0].start, clause.triggers[-1].end),
        sentence=found.number,
        form="noun" if main.noun else "verb",
        event_type=type_of(weapons),
        modality=_modality(clause),
        definite=main.definite,
        separate=any(t.separate for t in clause.triggers) or is_shifted(dated),
        plural=main.plural,
        series=spread
        or _of_war(clause, found)
        or main.series
        or _in_general(clause, bool(dates))
        or _ever_since(clause, sentence.text)
        or (main.plural and sums_up_a_day(sentence.text)),
        lead=clause.lead,
        weapon=weapon_of(sentence, weapons),
        toponyms=tuple(places),
        dates=tuple(dates),
        claims=claims_of(counts, found.speakers, context),
        attributions=who,
        strikes=strikes_of(sentence.text, clause.triggers),
        among_groups=any(a.actor.type in ARMED and not a.pronoun for a in context.actors),
    )


def _who(clause: Clause, context: Context) -> tuple[Attribution, ...]:
    """Who did it and whom and what it hit, as one clause says."""
    parties = attribute(clause, context)
    speaker = speaker_for(clause, context)
    things = hit_things(clause, context, speaker.text if speaker else "", parties)
    return (*parties, *things)


def _of_war(clause: Clause, found: Found) -> bool:
    """Whether its only figure is a long time's: "attacks have killed 500 since 2021"."""
    counts = [c for c in found.casualties if within(c.span, clause, found.sentence)]
    long = clause.main.plural or _PERFECT.search(found.sentence.text[: clause.triggers[-1].end])
    return bool(counts and long) and all(c.role == "war_total" for c in counts)


def _own_counts(found: Found) -> list[CasualtyMention]:
    """The figures of a sentence that are an event's, not a war's."""
    text, shift = found.sentence.text, found.sentence.span.start
    return [
        c
        for c in without_totals(found.casualties)
        if not _shot_down(text, c.span.start - shift, c.span.end - shift)
    ]


def _shot_down(text: str, start: int, end: int) -> bool:
    """Whether a bare number counts what flew: "shot down 43 of 60 drones", "six were shot down"."""
    if not _DOWN.match(text, end) and "shot down" not in text[start:end]:
        return False
    return bool(_BARE_NUMBER.fullmatch(text[start:end]))


def _is_toll(count: CasualtyMention) -> bool:
    """Whether it counts dead or hurt; who was captured may have been so in another attack."""
    bounds = (count.killed_min, count.killed_max, count.injured_min, count.injured_max)
    return any(bound is not None for bound in bounds)


def _ever_since(clause: Clause, text: str) -> bool:
    """Whether it has been done again and again: "has attacked schools and markets since 2009"."""
    first, last = clause.triggers[0], clause.triggers[-1]
    return bool(_EVER.search(text[: first.start]) and _SINCE_LONG.match(text, last.end))


def _in_general(clause: Clause, dated: bool) -> bool:
    """Whether it speaks of attacks in general: "accused of attacking shipping"."""
    return bool(_GENERAL.search(clause.lead)) and not dated and not clause.main.definite


def _modality(clause: Clause) -> Modality:
    """Whether the event is real, as the chained words of its clause agree or the first decides.

    "Fired a missile that was shot down" is intercepted; "planned to carry out an attack" is
    not real at all.
    """
    told = [t.modality for t in clause.triggers]
    unreal: tuple[Modality, ...] = (
        "unrealised", "negated", "comparison", "recalled", "intercepted",
    )  # fmt: skip
    for modality in unreal:
        if told[0] == modality or set(told) == {modality}:
            return modality
    return "intercepted" if "intercepted" in told else "actual"


def _said_by(found: Found) -> str:
    said = [s.text for s in found.speakers if s.manner in ("says", "claims")]
    return said[-1] if said else ""


def _follow_up(
    found: Found, counts: list[CasualtyMention], beside: list[Attribution], context: Context
) -> EventMention:
    sentence = found.sentence
    counted = any(c.role in ("count", "subset") for c in counts)
    places = [i for i, t in scenes(found) if counted and not of_care(t, found)]
    return EventMention(
        span=sentence.span,
        sentence=found.number,
        form="follow_up",
        event_type=type_of(found.weapons),
        modality="actual",
        definite=True,
        separate=False,
        plural=False,
        series=False,
        lead="",
        weapon=weapon_of(sentence, found.weapons),
        toponyms=tuple(places),
        dates=tuple(of_news(found.dates)),
        claims=claims_of(counts, found.speakers, context),
        attributions=tuple(beside),
    )


def _with_beside(
    told: list[EventMention], beside: list[Attribution], clauses: list[Clause], sentence: Sentence
) -> list[EventMention]:
    """Give blame and claims that stand beside the tellings to the nearest telling."""
    for extra in beside:
        at = extra.span.start - sentence.span.start
        blamed = [i for i, c in enumerate(clauses) if _GENERAL.search(c.lead) and c.start > at]
        nearest = blamed[0] if blamed else _claimed_one(extra, clauses, sentence.text, at)
        if nearest is None:
            nearest = min(range(len(clauses)), key=lambda i: _gap(clauses[i], at))
        event = told[nearest]
        if any(_says_as_much(a, extra) for a in event.attributions):
            continue
        known = [
            a
            for a in event.attributions
            if extra.status == "denied"  # a denial stands beside the accusation
            or not (a.actor_id == extra.actor_id and a.role == extra.role and extra.actor_id)
        ]
        told[nearest] = replace(event, attributions=(*known, extra))
    return told


def _claimed_one(extra: Attribution, clauses: list[Clause], text: str, at: int) -> int | None:
    """Which telling is the object of a claim: "it came as X claimed two attacks of Monday"."""
    if extra.status not in OWN_WORD:
        return None
    claim = _CLAIM.search(text, at)
    if claim is None:
        return None
    objects = (i for i, c in enumerate(clauses)
               if 0 <= c.triggers[0].start - claim.end() <= _OBJECT)  # fmt: skip
    return next(objects, None)


def _says_as_much(known: Attribution, extra: Attribution) -> bool:
    """Whether a telling has an actor's own word for its deed, which no blame adds to."""
    same = (known.actor_id, known.role) == (extra.actor_id, extra.role) and extra.actor_id
    return bool(same) and known.status in OWN_WORD and extra.status != "denied"


def _gap(clause: Clause, at: int) -> int:
    return min(abs(t.start - at) for t in clause.triggers)
