"""Find what a report mentions: one kind of mention a file, put together sentence by sentence.

`find` is the one verb. For each sentence: triggers of attack are found and the sentence is cut
into one clause a telling; the place names, dates, figures and actors of a clause become the
arguments of its `EventMention`. A sentence without a trigger that gives a toll or a culprit
("Six militiamen were killed, a source said") is a follow-up to the event told before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.gazetteer import Gazetteer
from geo.mentions.actors import (
    ARMED,
    ATTACKING,
    ActorMention,
    Focus,
    find_actors,
    may_name,
    refocus,
)
from geo.mentions.attack_words import FIGURATIVE, MISHAP
from geo.mentions.attributions import attribute, loose, may_blame, speaker_for
from geo.mentions.bare_names import called_rebels, home_state
from geo.mentions.casualties import find_casualties
from geo.mentions.clause_dates import dates_of, is_shifted, of_news
from geo.mentions.clauses import Clause, cut
from geo.mentions.dates import find_dates
from geo.mentions.events import Trigger, find_triggers, may_tell
from geo.mentions.figures import claims_of
from geo.mentions.groups import Groups, learn
from geo.mentions.losses import find_losses
from geo.mentions.realised import Modality
from geo.mentions.recognisers import Recogniser, load_recogniser
from geo.mentions.roles import Context
from geo.mentions.scenes import scenes_of
from geo.mentions.speakers import Speaker, find_speakers
from geo.mentions.strike_counts import strikes_of
from geo.mentions.things_hit import hit_things
from geo.mentions.toponyms import SILENT_SECTIONS, find_toponyms
from geo.mentions.true_case import as_printed, quoted
from geo.mentions.weapons import WeaponWord, find_weapons, type_of, weapon_of
from geo.records import (
    Actor,
    Attribution,
    CasualtyMention,
    DateMention,
    Document,
    EventMention,
    Mentions,
    Sentence,
    Span,
    Toponym,
)

__all__ = ["Recogniser", "find", "load_recogniser"]


_IN_FRONT = re.compile(r"\W*(?:in|from|at)\s+(?:the\s+)?", re.IGNORECASE)
_NEXT = re.compile(r",?\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_GENERAL = re.compile(r"blamed for|accused of|responsible for")
"""What opens a clause about attacks in general, rather than one."""


_TAKEN_TO = re.compile(
    r",?\s+(?:where|to\s+which)\s+(?:(?:the|some|most|many|several|all|\w+)\s+)?(?:of\s+the\s+)?(?:wounded|"
    r"injured|survivors?|victims?|bodies|casualties|dead|patients|they|he|she)\s+(?:was|were|had\s+been|"
    r"are|is)\b(?!\s+(?:killed|shot|hit|attacked))",
    re.IGNORECASE,
)
"""Behind a name: who was hit came there later."""
_ELSEWHERE = re.compile(r"amid|while|whereas|against", re.IGNORECASE)
"""Behind the end of a clause: what follows is told of something else."""
_STRIKES = re.compile(
    r"\s+(?:(?:has|have|had|again|also)\s+){0,2}(?:struck|strikes?|hits?|bombs|shells|attacked)\b",
    re.IGNORECASE,
)


_MODIFIED = 25
"""Characters between a name and the noun of attack that it describes: "the Duma market bombing"."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in one sentence, with indices into the report's lists."""

    sentence: Sentence
    number: int
    toponyms: list[tuple[int, Toponym]]
    dates: list[tuple[int, DateMention]]
    casualties: list[CasualtyMention]
    speakers: list[Speaker]
    weapons: tuple[WeaponWord, ...]
    mishap: bool
    """The report speaks of an accident."""


def find(document: Document, gazetteer: Gazetteer, recognise: Recogniser | None = None) -> Mentions:
    """Find the mentions of a report.

    Parameters
    ----------
    document
        The report.
    gazetteer
        What is known of the world.
    recognise
        Says where place names stand in a text; the gazetteer's names are looked for when None.

    Returns
    -------
    Mentions
        Place names, dates, figures and tellings of attacks, each in the order of reading.
    """
    given, document = document, as_printed(document, gazetteer)
    toponyms = find_toponyms(document, gazetteer, recognise)
    dates = find_dates(document.sentences, document.published)
    figures = [*find_casualties(document.sentences), *find_losses(document.sentences)]
    casualties = sorted(figures, key=lambda c: (c.sentence, c.span.start))
    events: list[EventMention] = []
    groups = learn(document, gazetteer)
    rebels = called_rebels(document, gazetteer, groups)
    focus = Focus(forces=home_state(document, gazetteer), rebels=rebels)
    mishap = any(MISHAP.search(sentence.text) for sentence in document.sentences)
    for number, sentence in enumerate(document.sentences):
        if sentence.section in SILENT_SECTIONS:
            continue
        counts = [c for c in casualties if c.sentence == number]
        if not (counts or _may_matter(sentence.text, gazetteer, groups)):
            continue
        found = _Found(
            sentence,
            number,
            [(i, t) for i, t in enumerate(toponyms) if t.sentence == number],
            [(i, d) for i, d in enumerate(dates) if d.sentence == number],
            counts,
            find_speakers(sentence.text),
            find_weapons(sentence.text),
            mishap,
        )
        actors = find_actors(sentence, found.speakers, gazetteer, focus, document, groups)
        context = Context(sentence, actors, found.speakers, gazetteer, document.id)
        told = _tellings(found, context, told_before=bool(events))
        events += told
        focus = refocus(focus, actors, _attacker(told, actors), sentence.text)
    if document is not given:
        toponyms = quoted(toponyms, given.sentences)
    return Mentions(tuple(toponyms), tuple(dates), tuple(casualties), tuple(events))


def _may_matter(text: str, gazetteer: Gazetteer, groups: Groups) -> bool:
    """Whether a sentence without figures can tell of an attack, or of who made one."""
    return may_tell(text) or may_blame(text) or may_name(text, gazetteer, groups)


def _attacker(told: list[EventMention], actors: list[ActorMention]) -> Actor | None:
    """The first one said to have made an attack."""
    known = {a.actor.id: a.actor for a in actors}
    named = (a.actor_id for e in told for a in e.attributions if a.role == "perpetrator")
    return next((known[actor_id] for actor_id in named if actor_id in known), None)


def _tellings(found: _Found, context: Context, *, told_before: bool) -> list[EventMention]:
    """The events of one sentence."""
    armed = any(
        a.actor.type in ATTACKING and (not a.contextual or _strikes(a, context))
        for a in context.actors
    )
    text = found.sentence.text
    parties = tuple(
        (a.start, a.end)
        for a in context.actors
        if a.actor.type in ATTACKING and not a.contextual and not a.pronoun
    )
    triggers = find_triggers(
        text, armed=armed, told=told_before, mishap=found.mishap, parties=parties
    )
    clauses = cut(text, triggers)
    beside = loose(context)
    if not clauses:
        counts = _own_counts(found)
        if counts and FIGURATIVE.search(text):  # "a shark attack killed a swimmer"
            counts = []
        if found.dates and not any(_is_toll(c) for c in counts):  # "captured in June"
            counts = []
        return [_follow_up(found, counts, beside, context)] if counts or beside else []
    told = [_event(clause, found, context) for clause in clauses]
    told = _with_later_counts(told, clauses, found, context)
    return _with_beside(told, beside, clauses, found.sentence)


def _with_later_counts(
    told: list[EventMention], clauses: list[Clause], found: _Found, context: Context
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
            known = [c for c in _own_counts(found) if _within(c.span, clause, found.sentence)]
            claims = claims_of([*known, *later], found.speakers, context)
            told[i] = replace(told[i], claims=claims)
    return told


def _strikes(mention: ActorMention, context: Context) -> bool:
    """Whether a country's name is the subject of a strike: "Russia strikes Odesa port"."""
    return not mention.adjective and bool(_STRIKES.match(context.sentence.text, mention.end))


def _event(clause: Clause, found: _Found, context: Context) -> EventMention:
    sentence, main = found.sentence, clause.main
    weapons = [w for w in found.weapons if clause.holds(w.start)]
    counts = [c for c in _own_counts(found) if _within(c.span, clause, sentence)]
    places = _placed(clause, found)
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
        series=spread or main.series or _in_general(clause, bool(dates)),
        lead=clause.lead,
        weapon=weapon_of(sentence, weapons),
        toponyms=tuple(places),
        dates=tuple(dates),
        claims=claims_of(counts, found.speakers, context),
        attributions=_who(clause, context),
        strikes=strikes_of(sentence.text, clause.triggers),
        among_groups=any(a.actor.type in ARMED and not a.pronoun for a in context.actors),
    )


def _who(clause: Clause, context: Context) -> tuple[Attribution, ...]:
    """Who did it and whom and what it hit, as one clause says."""
    parties = attribute(clause, context)
    speaker = speaker_for(clause, context)
    things = hit_things(clause, context, speaker.text if speaker else "", parties)
    return (*parties, *things)


def _scenes(found: _Found) -> list[tuple[int, Toponym]]:
    """The names that say where it happened, not where somebody speaks.

    "The ministry in Moscow said" never counts; "In Washington the Pentagon confirmed strikes in
    Aleppo" counts only where nothing else says where.
    """
    shift = found.sentence.span.start
    scenes = [
        (i, t)
        for i, t in found.toponyms
        if t.role == "event_location"
        and not any(s.start <= t.span.start - shift < s.end for s in found.speakers)
        and not _TAKEN_TO.match(found.sentence.text, t.span.end - shift)
    ]
    elsewhere = [(i, t) for i, t in scenes if not _speaks_from(t, found)]
    return elsewhere or scenes


def _placed(clause: Clause, found: _Found) -> list[int]:
    """Return the names of a clause that say where it happened.

    Where no preposition of place governs one ("Monday's shelling of Barza", "rebels entered Duma")
    the scene of its main word is taken.
    """
    sentence, main = found.sentence, clause.main
    places = [i for i, t in _scenes(found) if _within(t.span, clause, sentence)]
    if places or not found.toponyms:
        return places
    names = [t for _, t in found.toponyms]
    heads = scenes_of(sentence, (main.start, main.end), names)
    told = [t for t in heads if not _acts(t, main, sentence)]
    return [i for i, t in found.toponyms if t in told and _within(t.span, clause, sentence)]


def _acts(toponym: Toponym, main: Trigger, sentence: Sentence) -> bool:
    """Whether a name may be of who did it: a country, the seat of one, the subject of a verb."""
    if any(e.feature_code.startswith(("PCL", "PPLC")) for e in toponym.entries):
        return True
    gap = main.start - (toponym.span.end - sentence.span.start)
    return gap >= 0 and not main.passive and not (main.noun and gap <= _MODIFIED)


def _speaks_from(toponym: Toponym, found: _Found) -> bool:
    """Whether a name opens the sentence right before its speaker."""
    text = found.sentence.text
    start, end = (at - found.sentence.span.start for at in (toponym.span.start, toponym.span.end))
    opens = _IN_FRONT.fullmatch(text[:start])
    return bool(opens) and any(
        _NEXT.fullmatch(text[end : s.start]) for s in found.speakers if s.start >= end
    )


def _own_counts(found: _Found) -> list[CasualtyMention]:
    """The figures of a sentence that are an event's, not a war's."""
    return [c for c in found.casualties if c.role != "war_total"]


def _is_toll(count: CasualtyMention) -> bool:
    """Whether it counts dead or hurt; who was captured may have been so in another attack."""
    bounds = (count.killed_min, count.killed_max, count.injured_min, count.injured_max)
    return any(bound is not None for bound in bounds)


def _in_general(clause: Clause, dated: bool) -> bool:
    """Whether it speaks of attacks in general: "accused of attacking shipping"."""
    return bool(_GENERAL.search(clause.lead)) and not dated and not clause.main.definite


def _modality(clause: Clause) -> Modality:
    """Whether the event is real, as the chained words of its clause agree or the first decides.

    "Fired a missile that was shot down" is intercepted; "planned to carry out an attack" is
    not real at all.
    """
    told = [t.modality for t in clause.triggers]
    unreal: tuple[Modality, ...] = ("unrealised", "negated", "comparison", "intercepted")
    for modality in unreal:
        if told[0] == modality or set(told) == {modality}:
            return modality
    return "intercepted" if "intercepted" in told else "actual"


def _follow_up(
    found: _Found, counts: list[CasualtyMention], beside: list[Attribution], context: Context
) -> EventMention:
    sentence = found.sentence
    counted = any(c.role == "count" for c in counts)
    places = [i for i, _ in _scenes(found) if counted]
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
        nearest = (
            blamed[0] if blamed else min(range(len(clauses)), key=lambda i: _gap(clauses[i], at))
        )
        event = told[nearest]
        known = [
            a
            for a in event.attributions
            if extra.status == "denied"  # a denial stands beside the accusation
            or not (a.actor_id == extra.actor_id and a.role == extra.role and extra.actor_id)
        ]
        told[nearest] = replace(event, attributions=(*known, extra))
    return told


def _within(span: Span, clause: Clause, sentence: Sentence) -> bool:
    return clause.holds(span.start - sentence.span.start)


def _gap(clause: Clause, at: int) -> int:
    return min(abs(t.start - at) for t in clause.triggers)
