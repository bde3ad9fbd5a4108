"""Who stands in a sentence: actors by name, by their country's adjective, or by a pronoun.

A pronoun or "the group" means the actor that the report was speaking of; that memory is the
`Focus`, handed from sentence to sentence in the order of reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from geo.actors.groups import NONE, Groups, is_word
from geo.actors.speakers import Speaker
from geo.gazetteer import Gazetteer, valid_on
from geo.patterns.gates import Gate
from geo.records import Actor, Document, Sentence

_PRONOUN = Gate(
    re.compile(
        r"\b(?:they|it|(?:its|their)\s+(?:forces|army|military|air force|troops|warplanes|jets|"
        r"fighters|drones|navy))\b",
        re.IGNORECASE,
    )
)
_THE_GROUP = Gate(
    re.compile(
        r"\bthe\s+(?:(?:powerful|armed|militant|rebel|extremist|jihadist|insurgent|Islamist|same)\s+)*"
        r"(?:militia|group|movement|organi[sz]ation|faction|rebels|insurgents|militants|guerr?illas|"
        r"terrorists|extremists|subversives|fighters|jihadists)\b(?!\s+of\b)",
        re.IGNORECASE,
    )
)
_ONE_GROUP = Gate(
    re.compile(
        rf"{_THE_GROUP.pattern.pattern}|"
        r"(?<!pro-government )(?<!allied )\b(?:guerr?illas?|rebels|insurgents)\b"
        r"(?!-|\s+(?:of|from|belonging|linked|loyal)\b)",
        re.IGNORECASE,
    )
)
_BARE_REBELS = re.compile(r"(?:guerr?illas?|rebels|insurgents|subversives)$", re.IGNORECASE)
_THE_ARMY = Gate(
    re.compile(
        r"\b(?:the\s+(?:armed\s+forces|army|military|air\s+force|navy|security\s+forces|regime|"
        r"government)|"
        r"(?:(?:the|an?)\s+)?(?:army|government|military|regime|junta|air\s+force)\s+(?:troops|soldiers|forces|units|"
        r"aircraft|(?:war)?planes?|helicopters?|jets?|artillery|drones?)|(?<=by\s)(?:the\s+)?(?:army|military|soldiers|troops))\b"
        r"(?!\s+(?:of|said|base|bases|barracks|school|hospital|council|zone|wing)\b)",
        re.IGNORECASE,
    )
)
_MEANT = (_PRONOUN, _ONE_GROUP, _THE_ARMY)
"""A country's forces without its name; `Focus.forces` says whose."""
ARMED = frozenset({"rebel", "political_militia", "identity_militia"})
STATE = frozenset({"state", "state_forces", "coalition"})
ATTACKING = STATE | ARMED | {"generic"}
"""Types of actors that can make or suffer an attack as a party."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor in a sentence; offsets count in the sentence."""

    start: int
    end: int
    actor: Actor
    adjective: bool
    """A demonym ("Israeli"), which means the state only beside a word of attack."""
    contextual: bool
    """A country's or capital's bare name, which may as well be the place."""
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom the report was speaking of."""

    attacker: Actor | None = None
    """Last one said to have made an attack."""
    subject: Actor | None = None
    """Who came first in the last sentence."""
    armed_group: Actor | None = None
    """Last armed group named; "the group" means it."""
    armed_groups: frozenset[str] = frozenset()
    """Ids of all armed groups named so far."""
    rebels: Actor | None = None
    """The one group that the report calls rebels or guerrillas."""
    forces: Actor | None = None
    """Last state named as such or by its forces; "the army" means its."""


_OF_STATE = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:officials?|officers?|leaders?|authorities|government|army|military|"
    r"commanders?|forces|troops|soldiers|minist(?:er|ers|ry)|president|premier|spokes\w+|jets|"
    r"(?:war)?planes|aircraft|drones|ships|navy|intelligence|regime|rebels|fighters|militants)\b",
    re.IGNORECASE,
)
"""Behind a country's adjective these speak or act for it."""
_BELONGS = re.compile(
    r"\s+(?:of|from|belonging to|linked to|loyal to)\s+(?:the\s+)?", re.IGNORECASE
)
_OWNER = re.compile(r"['’]s\s")
_OWN = re.compile(
    r"['’]s\s+(?:\w+\s+){0,2}?(?:army|military|forces|government|troops|president|premier|"
    r"minist\w+|navy|air force|officials?|authorities|command|spokes\w+|leaders?|jets|drones|"
    r"defen[cs]e\w*)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'-]{2,40}(?:\([^)]{1,40}\))?\s*[–—-]+\s|.{0,40}?\([A-Z][\w .]{1,30}\)\s*[–—-]+\s"
)


def may_name(text: str, gazetteer: Gazetteer, groups: Groups) -> bool:
    """Whether a sentence may name or mean an actor; most do not."""
    return bool(
        gazetteer.scan_actors(text)
        or gazetteer.scan_demonyms(text)
        or any(gate.opens(text) for gate in _MEANT)
        or groups.hits(text)
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
    published = document.published
    silent = [(0, head.end())] if (head := _DATELINE.match(text)) else []
    if document.publisher:
        silent += [m.span() for m in re.finditer(re.escape(document.publisher), text)]
    found = [
        ActorMention(hit.start, hit.end, actor, adjective=False, contextual=hit.contextual)
        for hit in gazetteer.scan_actors(text)
        if (actor := _valid(hit.actors, published)) is not None
        and not is_word(text, hit.start, hit.end)
    ]
    found = _with_groups(found, groups.hits(text))
    found += [
        ActorMention(hit.start, hit.end, actor, adjective=True, contextual=True)
        for hit in gazetteer.scan_demonyms(text)
        if (actor := gazetteer.actor_of_country(hit.country_code, published)) is not None
        and not any(a.start < hit.end and hit.start < a.end for a in found)
    ]
    found = [a for a in found if not any(b <= a.start < e for b, e in silent)]
    found.sort(key=lambda a: a.start)
    found = [a for a in found if not (_is_generic(a) and _continues(a, found, text))]
    pronouns = _pronouns(text, found, speakers, focus)
    # "the guerrillas" are the group that was named before
    found = [a for a in found if not (_is_generic(a) and _overlaps(a, pronouns))]
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


def _continues(mention: ActorMention, found: list[ActorMention], text: str) -> bool:
    """Whether words for fighters only belong to a name: "ALF rebels", "rebels of the ALF"."""
    return any(
        a.actor.type in ARMED
        and (
            (a.end <= mention.start and not text[a.end : mention.start].strip())
            or (a.start > mention.end and _BELONGS.fullmatch(text, mention.end, a.start))
        )
        for a in found
    )


def _overlaps(mention: ActorMention, others: list[ActorMention]) -> bool:
    return any(o.start < mention.end and mention.start < o.end for o in others)


def _is_generic(mention: ActorMention) -> bool:
    return mention.actor.type == "generic"


def _valid(actors: tuple[Actor, ...], day: date | None) -> Actor | None:
    return next((a for a in actors if valid_on(a, day)), actors[0] if actors else None)


def _pronouns(
    text: str, named: list[ActorMention], speakers: list[Speaker], focus: Focus
) -> list[ActorMention]:
    found = []
    parties = [a for a in named if a.actor.type in ATTACKING and _is_party(a, text)]
    # where one group alone was named, "rebels" are its men
    one = focus.rebels is not None or len(focus.armed_groups) == 1
    for match in (_THE_GROUP if not one else _ONE_GROUP).finditer(text):
        groups = [a.actor for a in named if a.end <= match.start() and a.actor.type in ARMED]
        bare = focus.rebels if _BARE_REBELS.search(match[0]) else None
        who = bare or (groups[-1] if groups else focus.armed_group)
        inside_name = any(
            a.start < match.end() and match.start() < a.end and not _is_generic(a) for a in named
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
    for match in _PRONOUN.finditer(text):
        before = [a for a in parties if a.end <= match.start()]
        # "Israel says it struck": the one who speaks, else the first named, else the last attacker
        speaking = [a for s in speakers for a in before if _speaks(a, s, match.start())]
        subject = next(iter(speaking or before), None)
        who = subject.actor if subject else focus.attacker or focus.subject
        if who is not None:
            found.append(_pronoun(match, who))
    return found


def _armies(text: str, named: list[ActorMention], focus: Focus) -> list[ActorMention]:
    """Find "the army", "government forces", each as the state that was spoken of."""
    found = []
    for match in _THE_ARMY.finditer(text):
        states = [a.actor for a in named if a.end <= match.start() and _acts_for_state(a, text)]
        who = states[-1] if states else focus.forces
        inside = any(a.start < match.end() and match.start() < a.end for a in named)
        if who is not None and not inside:
            found.append(ActorMention(*match.span(), who, adjective=False, contextual=False))
    return found


def _acts_for_state(mention: ActorMention, text: str) -> bool:
    """Whether it names a state's forces or what is its own: "Malian soldiers", "Mali's army"."""
    if mention.actor.type not in ("state", "state_forces"):
        return False
    if mention.adjective:
        return bool(_OF_STATE.match(text, mention.end))
    return not mention.contextual or bool(_OWN.match(text, mention.end))


def _is_party(mention: ActorMention, text: str) -> bool:
    """Whether a pronoun can mean it: "Israeli officials", never "Syrian rescue workers"."""
    if _OWNER.match(text, mention.end):
        return bool(_OWN.match(text, mention.end))  # "Yemen's Houthi rebels" are no Yemen
    return not mention.adjective or bool(_OF_STATE.match(text, mention.end))


def _speaks(mention: ActorMention, speaker: Speaker, before: int) -> bool:
    return speaker.start <= mention.start < speaker.end and speaker.verb_end <= before


def _pronoun(match: re.Match[str], who: Actor) -> ActorMention:
    return ActorMention(
        match.start(), match.end(), who, adjective=False, contextual=False, pronoun=True
    )


def refocus(focus: Focus, actors: list[ActorMention], attacker: Actor | None, text: str) -> Focus:
    """Remember whom this sentence spoke of."""
    parties = [a for a in actors if a.actor.type in ATTACKING and not a.pronoun]
    forces = [a.actor for a in parties if _acts_for_state(a, text)]
    groups = [a.actor for a in parties if a.actor.type in ARMED]
    return replace(
        focus,
        attacker=attacker
        or (parties[0].actor if parties and not parties[0].adjective else focus.attacker),
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
