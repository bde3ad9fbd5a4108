"""Find what a report mentions, each kind by the room of its own, sentence by sentence.

`find` is the one verb. Place names, dates and figures are found in the whole report, actors and
speakers sentence by sentence, since a pronoun takes the one spoken of last. What stands in a
sentence then becomes its tellings (`geo.mentions.tellings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from geo.actors import (
    ActorMention,
    Focus,
    find_actors,
    may_name,
    refocus,
)
from geo.actors.bare_names import (
    called_rebels,
    enemy_of,
    home_state,
    named_anywhere,
    only_group,
    ruled,
    state_of_places,
)
from geo.actors.groups import Groups, learn
from geo.actors.loose_blame import may_blame
from geo.actors.speakers import find_speakers
from geo.actors.views import Context
from geo.attacks.events import may_tell
from geo.attacks.phrases import DEBRIS_FELL, ELLIPSIS, THE_ONE_ON
from geo.attacks.played import DRILL, MATCH, PLAYED
from geo.attacks.weapons import find_weapons
from geo.attacks.words import MISHAP
from geo.casualties import find_casualties
from geo.casualties.losses import find_losses
from geo.dates import find_dates
from geo.gazetteer import Gazetteer
from geo.mentions.day_alone import tells_day
from geo.mentions.tellings import tellings
from geo.mentions.told_places import Found
from geo.mentions.true_case import as_printed, quoted
from geo.records import (
    Actor,
    CasualtyMention,
    DateMention,
    Document,
    EventMention,
    Mentions,
    Toponym,
)
from geo.toponyms import SILENT_SECTIONS, find_toponyms
from geo.toponyms.recognisers import Recogniser, load_recogniser

_OPENING = 3
"""Sentences at the beginning that say what a report is about."""
_SPORT_AHEAD, _SPORT = 2, 4
"""Different words of sport in these, and in all, from which a report is about a match."""

_PLAYED = 4
"""Different words of an exercise from which a report is about one, if nobody is killed."""

_Mention = TypeVar("_Mention", CasualtyMention, DateMention, Toponym)

__all__ = ["Recogniser", "find", "load_recogniser"]


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
    dates = find_dates(document.sentences, document.anchor)
    figures = [*find_casualties(document.sentences), *find_losses(document.sentences)]
    casualties = sorted(figures, key=lambda c: (c.sentence, c.span.start))
    events: list[EventMention] = []
    groups = learn(document, gazetteer)
    rebels = called_rebels(document, gazetteer, groups)
    one = only_group(document, gazetteer, groups)
    named = named_anywhere(document, gazetteer)
    home = home_state(document, gazetteer) or named.forces
    placed = state_of_places(toponyms, gazetteer, document.anchor)
    if placed and not named.countries:
        named = replace(named, countries=(placed.country,))
    if home is None and placed and {placed.country}.issuperset(named.countries):
        home = placed
    if named.enemy is None:
        named = replace(named, enemy=enemy_of(placed, gazetteer, document.anchor))
    named = ruled(named, placed)
    focus = Focus(forces=home, rebels=rebels, only_group=one, named=named)
    mishap = any(MISHAP.search(sentence.text) for sentence in document.sentences)
    counted, dated = _by_sentence(casualties), _by_sentence(dates)
    spelt = _by_sentence(toponyms)
    for number, sentence in enumerate(document.sentences):
        if sentence.section in SILENT_SECTIONS:
            continue
        counts = [c for _, c in counted.get(number, ())]
        days = dated.get(number, [])
        says_when = bool(events) and tells_day(sentence.text, days, sentence.span.start)
        if not (counts or says_when or _may_matter(sentence.text, gazetteer, groups)):
            continue
        found = Found(
            sentence,
            number,
            spelt.get(number, []),
            days,
            counts,
            find_speakers(sentence.text),
            find_weapons(sentence.text),
            mishap,
        )
        actors = find_actors(sentence, found.speakers, gazetteer, focus, document, groups)
        context = Context(sentence, actors, found.speakers, gazetteer, document.id)
        told = tellings(found, context, told_before=bool(events))
        events += [_typed(event, sentence.text, events) for event in told]
        focus = refocus(focus, actors, _attacker(told, actors), sentence.text)
    if _is_rehearsal(document, casualties):
        events = [
            replace(event, modality="unrealised")
            if event.modality in ("actual", "intercepted")
            else event
            for event in events
        ]
    if _is_match(document, events):
        events = [replace(event, modality="unrealised") for event in events]
    if document is not given:
        toponyms = quoted(toponyms, given.sentences)
    return Mentions(tuple(toponyms), tuple(dates), tuple(casualties), tuple(events))


def _by_sentence(mentions: Iterable[_Mention]) -> dict[int, list[tuple[int, _Mention]]]:
    """Mentions with their numbers, by the sentence that they stand in."""
    found: dict[int, list[tuple[int, _Mention]]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        found[mention.sentence].append((number, mention))
    return found


def _is_rehearsal(document: Document, casualties: list[CasualtyMention]) -> bool:
    """Whether a report is about an exercise: its opening says so, and nobody is killed."""
    if any(c.killed_min for c in casualties):
        return False
    texts = [s.text for s in document.sentences if s.section not in SILENT_SECTIONS]
    if any(DRILL.search(text) for text in texts[:_OPENING]):
        return True
    if not any(PLAYED.search(text) for text in texts[:_OPENING]):
        return False
    return len({word.lower() for text in texts for word in PLAYED.findall(text)}) >= _PLAYED


def _is_match(document: Document, events: list[EventMention]) -> bool:
    """Whether a report is about a match: words of sport, and no arms with a toll."""
    texts = [s.text for s in document.sentences if s.section not in SILENT_SECTIONS]
    opening = {word.lower() for text in texts[:_OPENING] for word in MATCH.findall(text)}
    if len(opening) < _SPORT_AHEAD:
        return False
    if any(e.event_type and any(c.killed_min or c.injured_min for c in e.claims) for e in events):
        return False
    return len(opening | {w.lower() for text in texts for w in MATCH.findall(text)}) >= _SPORT


def _may_matter(text: str, gazetteer: Gazetteer, groups: Groups) -> bool:
    """Whether a sentence without figures can tell of an attack, or of who made one."""
    return may_tell(text) or may_blame(text) or may_name(text, gazetteer, groups)


def _typed(event: EventMention, text: str, events: list[EventMention]) -> EventMention:
    """Give "another tore through a market", "debris fell" the weapon of what was told before."""
    left_out = ELLIPSIS.search(text) or DEBRIS_FELL.search(text) or THE_ONE_ON.match(text)
    if event.event_type or event.form == "follow_up" or not left_out:
        return event
    before = next(
        (e.event_type for e in reversed(events) if e.event_type and e.form != "follow_up"), None
    )
    return replace(event, event_type=before)


def _attacker(told: list[EventMention], actors: list[ActorMention]) -> Actor | None:
    """The first one said to have made an attack."""
    known = {a.actor.id: a.actor for a in actors}
    named = (a.actor_id for e in told for a in e.attributions if a.role == "perpetrator")
    return next((known[actor_id] for actor_id in named if actor_id in known), None)
