"""Who stands in a sentence: actors by name, by their country's adjective, or by a pronoun.

A pronoun or "the group" means the actor that the report was speaking of; that memory is the
`Focus`, handed from sentence to sentence in the order of reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from geo.actors.actor_words import (
    A_GROUP,
    ARMS_OF,
    BARE_REBELS,
    BELONGS,
    BODY_OF,
    DATELINE,
    EXPLETIVE,
    FORCE_OF,
    IN_FRONT,
    LED_BY,
    NAMED_AFTER,
    NOBODY,
    OBJECT_IT,
    OF_GROUP,
    OF_STATE,
    ONE_GROUP,
    OWN,
    OWNER,
    PLACED,
    POSSESSED,
    PRONOUN,
    REGIME,
    SEATED,
    SEATED_IN,
    THE_ARMY,
    THE_COALITION,
    THE_ENEMY,
    THE_GROUP,
    THE_SHORT,
)
from geo.actors.bare_names import Named, meant
from geo.actors.groups import NONE, Groups, is_word
from geo.actors.kin import by_their_names
from geo.actors.mention import ARMED, ATTACKING, STATE, ActorMention
from geo.actors.side_words import SIDE, sides
from geo.actors.speakers import Speaker
from geo.gazetteer import ActorHit, Gazetteer, valid_on
from geo.records import Actor, Document, Sentence

__all__ = [
    "ARMED",
    "ATTACKING",
    "NO_REBELS",
    "STATE",
    "ActorMention",
    "Focus",
    "ancestors",
    "find_actors",
    "may_name",
    "refocus",
    "same_side",
]

_MEANT = (PRONOUN, ONE_GROUP, THE_ARMY, THE_COALITION, THE_SHORT, THE_ENEMY)
"""A country's forces without its name; `Focus.forces` says whose."""
_FRONT = 70
"""Characters in front of "it" that say what it is."""
_NOBODY_NAMED = Named()
_FIGHTERS = {"PS": "palestinian_militants"}
"""Peoples whose rockets and gunmen are not those of the authority that governs them."""
_LED = {"saudi": "saudi_coal", "us_state": "oir"}
"""The coalitions that a state leads."""
_ARE = re.compile(r"(?:ans|lis|nis|qis|tis|ans|nks)$")
"""The end of a people's name that is no adjective: "the Russians"."""
NO_REBELS = frozenset({"isis", "al_qaeda"})
"""Whom reports of a war with rebels do not call so."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom the report was speaking of."""

    attacker: Actor | None = None
    """Last one said to have made an attack."""
    subject: Actor | None = None
    """Who came first in the last sentence."""
    raiders: Actor | None = None
    """Last armed group said to have made an attack; "the group" means it."""
    armed_group: Actor | None = None
    """Last armed group named; before an attack of one "the group" means it."""
    armed_groups: frozenset[str] = frozenset()
    """Ids of all armed groups named so far."""
    rebels: Actor | None = None
    """The one group that the report calls rebels or guerrillas."""
    only_group: Actor | None = None
    """The one armed group that the report names anywhere; "the group" means it before that."""
    forces: Actor | None = None
    """Last state named as such or by its forces; "the army" means its."""
    named: Named = _NOBODY_NAMED
    """Whom the report names in full anywhere."""


def may_name(text: str, gazetteer: Gazetteer, groups: Groups) -> bool:
    """Whether a sentence may name or mean an actor; most do not."""
    return bool(
        gazetteer.scan_actors(text)
        or gazetteer.scan_demonyms(text)
        or any(gate.opens(text) for gate in _MEANT)
        or groups.hits(text)
        or SIDE.opens(text)
    )


def find_actors(
    sentence: Sentence,
    speakers: list[Speaker],
    gazetteer: Gazetteer,
    focus: Focus,
    document: Document,
    groups: Groups = NONE,
) -> list[ActorMention]:
    """Find the actors of a sentence, in the order of reading; not in a dateline or publisher."""
    text = sentence.text
    published = document.anchor
    silent = [(0, head.end())] if (head := DATELINE.match(text)) else []
    if document.publisher:
        silent += [m.span() for m in re.finditer(re.escape(document.publisher), text)]
    found = [
        ActorMention(hit.start, hit.end, actor, adjective=False, contextual=hit.contextual)
        for hit in gazetteer.scan_actors(text)
        if (actor := _valid(meant(hit.actors, focus.named), published)) is not None
        and not is_word(text, hit.start, hit.end)
        and not _names_a_house(text, hit, actor)
        and not _of_another_country(text[hit.start : hit.end], hit, actor, focus)
    ]
    found = _with_groups(found, groups.hits(text))
    found += [
        ActorMention(start, end, actor, adjective=False, contextual=False)
        for start, end, actor in sides(text, gazetteer)
        if not any(a.start < end and start < a.end for a in found)
    ]
    found += [
        ActorMention(
            hit.start,
            hit.end,
            actor,
            adjective=not _ARE.search(text, hit.start, hit.end),
            contextual=True,
        )
        for hit in gazetteer.scan_demonyms(text)
        if (actor := _of_people(hit.country_code, text, hit.end, gazetteer, published)) is not None
        and not any(a.start < hit.end and hit.start < a.end for a in found)
    ]
    found = [a for a in found if not any(b <= a.start < e for b, e in silent)]
    found = [a for a in found if not (a.contextual and _is_seat(a, text))]
    found = [_with_its_force(_as_coalition(a, text, gazetteer), text) for a in found]
    found.sort(key=lambda a: a.start)
    found = by_their_names(found, text, focus.named.kin)
    found = [a for a in found if not (_is_generic(a) and _continues(a, found, text))]
    pronouns = _pronouns(text, found, speakers, focus)
    # "the guerrillas" are the group that was named before
    found = [a for a in found if not ((_is_generic(a) or a.adjective) and _overlaps(a, pronouns))]
    return sorted(found + pronouns, key=lambda a: a.start)


def _with_groups(
    found: list[ActorMention], hits: list[tuple[int, int, Actor]]
) -> list[ActorMention]:
    """Add the report's own names; they win over a country's name or "rebels" within them."""
    own = [
        ActorMention(start, end, actor, adjective=False, contextual=False)
        for start, end, actor in hits
        if not any(
            a.start < end and start < a.end and not (a.contextual or _is_generic(a)) for a in found
        )
    ]
    return [a for a in found if not _overlaps(a, own)] + own


def _with_its_force(mention: ActorMention, text: str) -> ActorMention:
    """Take "the air force of Sudan" for the party, where the bare name may be the place."""
    if not mention.contextual or mention.adjective:
        return mention
    front = FORCE_OF.search(text, max(0, mention.start - _FRONT), mention.start)
    return replace(mention, start=front.start(), contextual=False) if front else mention


def _of_people(
    code: str, text: str, end: int, gazetteer: Gazetteer, published: date | None
) -> Actor | None:
    """Who is meant by a people's name: its state, or its fighters ("Palestinian rockets")."""
    fighters = _FIGHTERS.get(code) if ARMS_OF.match(text, end) else None
    return gazetteer.actor(fighters or "") or gazetteer.actor_of_country(code, published)


def _as_coalition(mention: ActorMention, text: str, gazetteer: Gazetteer) -> ActorMention:
    """Take "the alliance led by Riyadh" for the coalition, and not for its leader."""
    if mention.actor.type != "state" or mention.actor.id not in _LED:
        return mention
    front = LED_BY.search(text, max(0, mention.start - _FRONT), mention.start)
    who = gazetteer.actor(_LED[mention.actor.id]) if front else None
    if front is None or who is None:
        return mention
    return replace(mention, start=front.start(), actor=who, adjective=False, contextual=False)


def _continues(mention: ActorMention, found: list[ActorMention], text: str) -> bool:
    """Whether words for fighters only belong to a name: "ALF rebels", "rebels of the ALF"."""
    return any(
        a.actor.type in ARMED
        and (
            (a.end <= mention.start and not text[a.end : mention.start].strip())
            or (a.start > mention.end and BELONGS.fullmatch(text, mention.end, a.start))
        )
        for a in found
    )


def _overlaps(mention: ActorMention, others: list[ActorMention]) -> bool:
    return any(o.start < mention.end and mention.start < o.end for o in others)


def _is_generic(mention: ActorMention) -> bool:
    return mention.actor.type == "generic"


def _of_another_country(words: str, hit: ActorHit, actor: Actor, focus: Focus) -> bool:
    """Whether words that do not single one out ("Maoists") are those of a country not told of."""
    loose = len(hit.actors) > 1 or (hit.contextual and words.islower())
    known = focus.named.countries
    return loose and bool(actor.country and known) and actor.country not in known


def _names_a_house(text: str, hit: ActorHit, actor: Actor) -> bool:
    """Whether only a part of the group's name stands before a house: "Sayed al-Shuhada school"."""
    part = text[hit.start : hit.end]
    if " " not in part or not NAMED_AFTER.match(text, hit.end):
        return False
    return " ".join(part.split()).casefold() != actor.name.casefold()


def _valid(actors: tuple[Actor, ...], day: date | None) -> Actor | None:
    return next((a for a in actors if valid_on(a, day)), actors[0] if actors else None)


def _pronouns(
    text: str, named: list[ActorMention], speakers: list[Speaker], focus: Focus
) -> list[ActorMention]:
    found = []
    parties = [
        a
        for a in named
        if a.actor.type in ATTACKING
        and _is_party(a, text)
        and not (a.contextual and _is_place(a, text))
    ]
    # where one group alone was named, "rebels" are its men
    one = focus.rebels is not None or len(focus.armed_groups) == 1
    for match in (THE_GROUP if not one else ONE_GROUP).finditer(text):
        groups = [a.actor for a in named if a.end <= match.start() and a.actor.type in ARMED]
        bare = focus.rebels if BARE_REBELS.search(match[0]) else None
        who = bare or (groups[-1] if groups else focus.raiders or focus.armed_group)
        if who is None and A_GROUP.search(match[0]):
            who = focus.only_group
        if who is not None and not bare and who.id in NO_REBELS and "rebel" in match[0].lower():
            continue
        inside_name = any(
            a.start < match.end() and match.start() < a.end and not (_is_generic(a) or a.adjective)
            for a in named
        )
        # "ALF rebels" has named them
        named_before = any(
            a.actor.type in ARMED and not text[a.end : match.start()].strip()
            for a in named
            if a.end <= match.start()
        )
        if who is not None and not inside_name and not named_before:
            found.append(_pronoun(match, who))
    found += _armies(text, named, focus)
    found += _coalitions(text, named, focus)
    parties = sorted(parties + found, key=lambda a: a.start)
    for match in PRONOUN.finditer(text):
        if EXPLETIVE.match(text, match.start()) or _is_object(match, text):
            continue
        # "its gunmen" are somebody's with a name
        owned = match[0].lower() not in ("it", "they")
        before = [a for a in parties if a.end <= match.start() and not (owned and _is_generic(a))]
        # "Israel says it struck": the one who speaks, else the first named, else the last attacker
        speaking = [a for s in speakers for a in before if _speaks(a, s, match.start())]
        subject = next(iter(speaking or before), None)
        who = subject.actor if subject else focus.attacker or focus.subject
        if who is not None:
            found.append(_pronoun(match, who))
    return found


def _is_object(match: re.Match[str], text: str) -> bool:
    """Whether "it" is the deed that somebody blames, or belongs to nobody."""
    front = text[max(0, match.start() - _FRONT) : match.start()]
    if NOBODY.search(front):
        return True
    return match[0].lower() == "it" and bool(OBJECT_IT.search(front))


def _armies(text: str, named: list[ActorMention], focus: Focus) -> list[ActorMention]:
    """Find "the army", "government forces", each as the state that was spoken of."""
    found = []
    for match in THE_ARMY.finditer(text):
        states = [a.actor for a in named if a.end <= match.start() and _acts_for_state(a, text)]
        regime = focus.named.regime if REGIME.search(match[0]) else None
        seat = next((a.actor for a in named if _has_its_seat(a, text, match.start())), None)
        who = regime or focus.named.publisher or seat or (states[-1] if states else focus.forces)
        inside = any(a.start < match.end() and match.start() < a.end for a in named)
        # "Haftar's military units" are his
        owned = any(POSSESSED.fullmatch(text, a.end, match.start()) for a in named)
        if who is not None and not (inside or owned):
            found.append(ActorMention(*match.span(), who, adjective=False, contextual=False))
    return found


def _coalitions(text: str, named: list[ActorMention], focus: Focus) -> list[ActorMention]:
    """Find "the coalition", "coalition jets", "the Guards", "the enemy" as the one meant."""
    short, coalition, enemy = focus.named.short, focus.named.coalition, focus.named.enemy
    meant = [(match, coalition) for match in (THE_COALITION.finditer(text) if coalition else ())]
    meant += [(match, enemy) for match in (THE_ENEMY.finditer(text) if enemy else ())]
    if short:
        meant += [(m, short.get(m["head"].rstrip("s"))) for m in THE_SHORT.finditer(text)]
    return [
        ActorMention(*match.span(), who, adjective=False, contextual=False)
        for match, who in meant
        if who and not any(a.start < match.end() and match.start() < a.end for a in named)
    ]


def _has_its_seat(mention: ActorMention, text: str, at: int) -> bool:
    """Whether a state's force follows the capital or land it is of: "In Cairo the army"."""
    if not mention.contextual or mention.adjective or mention.actor.type != "state":
        return False
    return text[mention.end : at] in (" ", ", ") and bool(IN_FRONT.search(text, 0, mention.start))


def _acts_for_state(mention: ActorMention, text: str) -> bool:
    """Whether it names a state's forces or what is its own: "Malian soldiers", "Mali's army"."""
    if mention.actor.type not in ("state", "state_forces"):
        return False
    if mention.adjective:
        return bool(OF_STATE.match(text, mention.end))
    return not mention.contextual or bool(OWN.match(text, mention.end))


def _is_party(mention: ActorMention, text: str) -> bool:
    """Whether a pronoun can mean it: "Israeli officials", never "Syrian rescue workers"."""
    if OF_GROUP.match(text, mention.end):
        return False
    if OWNER.match(text, mention.end):
        return bool(OWN.match(text, mention.end))  # "Yemen's Houthi rebels" are no Yemen
    return not mention.adjective or bool(OF_STATE.match(text, mention.end))


def _is_place(mention: ActorMention, text: str) -> bool:
    """Whether a country's bare name stands where places stand: "north of Mozambique"."""
    bare = not mention.adjective and not OWN.match(text, mention.end)
    return bare and bool(PLACED.search(text, max(0, mention.start - 30), mention.start))


def _is_seat(mention: ActorMention, text: str) -> bool:
    """Whether a country only says where somebody sits: "Jordan-based", "based in Jordan"."""
    front = text[max(0, mention.start - 40) : mention.start]
    return bool(SEATED.match(text, mention.end) or SEATED_IN.search(front) or BODY_OF.search(front))


def _speaks(mention: ActorMention, speaker: Speaker, before: int) -> bool:
    return speaker.start <= mention.start < speaker.end and speaker.verb_end <= before


def _pronoun(match: re.Match[str], who: Actor) -> ActorMention:
    return ActorMention(
        match.start(), match.end(), who, adjective=False, contextual=False, pronoun=True
    )


def refocus(focus: Focus, actors: list[ActorMention], attacker: Actor | None, text: str) -> Focus:
    """Remember whom this sentence spoke of."""
    parties = [a for a in actors if a.actor.type in ATTACKING and not a.pronoun]
    # "in the north of Mozambique" speaks of a place
    parties = [a for a in parties if not (a.contextual and _is_place(a, text))]
    forces = [a.actor for a in parties if _acts_for_state(a, text)]
    groups = [a.actor for a in parties if a.actor.type in ARMED]
    return replace(
        focus,
        attacker=attacker
        or (parties[0].actor if parties and not parties[0].adjective else focus.attacker),
        raiders=attacker if attacker and attacker.type in ARMED else focus.raiders,
        subject=parties[0].actor if parties else focus.subject,
        armed_group=groups[0] if groups else focus.armed_group,
        armed_groups=focus.armed_groups | {g.id for g in groups},
        forces=forces[-1] if forces else focus.forces,
    )


def ancestors(actor: Actor, gazetteer: Gazetteer) -> frozenset[str]:
    """Ids of an actor and of all it is part of."""
    found: set[str] = set()
    open_ids = [actor.id]
    while open_ids:
        current = open_ids.pop()
        if current not in found:
            found.add(current)
            known = gazetteer.actor(current)
            open_ids += known.parents if known else ()
    return frozenset(found)


def same_side(a: Actor, b: Actor, gazetteer: Gazetteer) -> bool:
    """Whether one speaks for the other: the same actor, or a state and its own forces.

    A militia within a state's security forces (``kh`` in ``pmf``) does not speak for the state.
    """
    if a.id == b.id:
        return True
    if {a.type, b.type} <= STATE:
        return bool(ancestors(a, gazetteer) & ancestors(b, gazetteer))
    related = a.id in ancestors(b, gazetteer) or b.id in ancestors(a, gazetteer)
    return related and not ({a.type, b.type} & STATE)
