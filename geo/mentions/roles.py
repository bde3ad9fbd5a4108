"""Which side of an attack an actor stands on, by the words beside its name.

"Israeli drone strike", "by Russian missiles", "the US launched" make a perpetrator; "against",
"vehicles of", "killed six Houthi fighters" a target. The rules stand in one table, `RULES`; the
first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from geo.gazetteer import Gazetteer
from geo.mentions.actors import ATTACKING, ActorMention
from geo.mentions.clauses import Clause
from geo.mentions.speakers import Speaker
from geo.records import Sentence

Role = Literal["perpetrator", "target"]

WORD = r"[\w’'“”\"().-]+"
_NOUN = rf"(?!(?:by|in|on|at|to|from|with|near|of|after|since|that|for|and|close)\b){WORD}"
"""A word that is no preposition: a noun phrase does not reach across one."""
_OWNED_BY = re.compile(
    rf"\b(?:used|owned|run|operated|held|controlled|manned|guarded|occupied|"
    rf"in use)\s+by\s+(?:{_NOUN}\s+){{0,3}}$",
    re.I,
)
_BACKED_BY = re.compile(
    rf"\b(?:backed|supported|financed|funded|armed|trained|supplied|led|recognised|recognized|"
    rf"designated|made|built|"
    rf"approved|ordered|said|told|reported|released|published|seen|quoted|sent|"
    rf"followed)\s+by\s+(?:{WORD}\s+){{0,2}}$",
    re.I,
)
_BY = re.compile(rf"\bby\s+(?:{_NOUN}\s+){{0,3}}$", re.I)
_KILLED = re.compile(
    rf"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|injur(?:es|ed|ing)|leaving|"
    rf"left)\s+(?:{_NOUN}\s+){{0,6}}(?:(?:members?|leaders?|commanders?|"
    rf"fighters?)\s+of\s+(?:the\s+)?)?$",
    re.I,
)
_HIT_AT = re.compile(
    rf"\b(?:against|on|at|targeting|targets?|targeted|struck|strikes?|hits?|hit|attack(?:ed|s|ing)|"
    rf"bomb(?:ed|s|ing)|"
    rf"shell(?:ed|s|ing)|pounded|raided|stormed|ambushed|aimed at|into)\s+(?:(?!by\b|in\b|from\b|"
    rf"since\b|after\b|that\b|near\b){WORD}\s+){{0,6}}$",
    re.I,
)
_OF = re.compile(
    rf"\b(?:of|belonging to|housing|hosting|home to|including|members? of|linked to)\s+(?:the\s+|"
    rf"an?\s+)?(?:{WORD}\s+){{0,1}}$",
    re.I,
)
_IN_PHRASE = re.compile(
    r"\b(?:of|in|on|at|against|with|from|near|between|for|to|than|over|like|with)\s+(?:the\s+|"
    r"an?\s+|its\s+)?"
    r"(?:[a-z-]+\s+)?$",
    re.I,
)
_MODIFIES = re.compile(
    r"^(?:['’]s)?\s*(?:(?:apparent|suspected|alleged|military|air|war|drone|rocket|missile|"
    r"precision|two|three)\s+)*$",
    re.I,
)
_WEAPON_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:drones?|planes?|war ?planes?|jets?|aircraft|missiles?|"
    r"rockets?|war ?ships?|"
    r"military ships?|helicopters?|shells|shelling|artillery|forces|troops|fighter jets|navy|bombs|"
    r"raids?)\b",
    re.I,
)
_PEOPLE_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+){0,3}?(?:fighters?|members?|militants?|commanders?|leaders?|"
    r"soldiers?|troops|officers?|"
    r"officials?|militia\w*|positions?|bases?|convoys?|vehicles?|targets?|depots?|headquarters|"
    r"facilit\w+|targets|"
    r"forces|personnel|positions|vessels?|ships?|tankers?|service members)\b",
    re.I,
)
_BLAMED_ON = re.compile(
    rf"\b(?:(?:attribut(?:ed|es|ing)|ascribed|link(?:ed|s)|tied)\b[^,;]{{0,60}}?\bto|blam(?:ed|es|"
    rf"ing)\b[^,;]{{0,60}}?\bon)\s+"
    rf"(?:{_NOUN}\s+){{0,3}}$",
    re.I,
)
_DIRECTLY = re.compile(
    r"\s*(?:(?:,[^,]{1,60},|has|have|had|also|again|later|then|reportedly|\w+ly|on\s+(?:late\s+|"
    r"early\s+)?\w+day|"
    r"(?:appear|seem)s?\s+to|appeared\s+to|have|which|that|military|army|forces|"
    r"and\s+[A-Z]\w+)\s*)*",
    re.I,
)
"""What may stand between a country and its verb: "Israel appears to have struck"."""
_LAUNCHED = re.compile(
    r"^\s+(?:had\s+|has\s+|have\s+)?(?:launch(?:ed|es)|carried out|conduct(?:ed|s)|staged|mounted|"
    r"fired)\b",
    re.I,
)
"""Behind a noun of attack: "an airstrike that the US launched"."""
_FORCES_OF = re.compile(r"\b(?:forces|fighters) of (?:the )?$")
_OTHER_VERB = re.compile(r"^\s*(?:,|and)?\s*(?:was|were|has been|had been)\s+\w+ed\b")
_ROW = re.compile(r"(?:\s*,|\s+and|\s*,\s*and|\s+or|\s+as well as)\s+(?:the\s+|an?\s+)?")
_PASSIVE_KILL = re.compile(r"\b(?:was|were|been)\s+\w+\s+(?:\w+\s+){0,4}by\b")
_POSSESSIVE = re.compile(r"(?:['’]s)?\s*")

SUBJECT_REACH = 110
"""Characters that may stand between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Context:
    """What roles are read from: a sentence with its actors and speakers."""

    sentence: Sentence
    actors: list[ActorMention]
    speakers: list[Speaker]
    gazetteer: Gazetteer
    document: str


def find_roles(clause: Clause, context: Context) -> list[tuple[ActorMention, Role]]:
    """Say which actors of a clause made the attack and which were hit, in the order of reading."""
    read: list[tuple[ActorMention, Role | None]] = []
    for mention in context.actors:
        if clause.holds(mention.start) and mention.actor.type in ATTACKING:
            role = _as_before(mention, read, context) or _role(View(mention, clause, context))
            read.append((mention, role))
    found = [(mention, role) for mention, role in read if role is not None]
    if not any(role == "perpetrator" for _, role in found):
        subject = _pronoun_subject(clause, context)
        found += [(subject, "perpetrator")] if subject else []
    return found


@dataclass(frozen=True, slots=True)
class View:
    """One actor in one clause, and the words round it."""

    mention: ActorMention
    clause: Clause
    context: Context

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.context.sentence.text

    @property
    def left(self) -> str:
        """The clause in front of the name."""
        return self.text[self.clause.start : self.mention.start]

    @property
    def right(self) -> str:
        """The sentence behind the name."""
        return self.text[self.mention.end :]

    @property
    def behind(self) -> bool:
        """Whether the name stands behind the first words of attack."""
        return self.mention.start >= self.clause.triggers[0].end

    @property
    def since_attack(self) -> str:
        """From the first words of attack to the name."""
        return self.text[self.clause.triggers[0].start : self.mention.start]


def _role(view: View) -> Role | None:
    for fits, role in RULES:
        if fits(view):
            return _if_party(view) if role == "target" else role
    return None


def _if_party(view: View) -> Role | None:
    """A country's name is a target only with people or things of war behind it: "Iraqi base"."""
    if view.mention.contextual and not _PEOPLE_AFTER.match(view.right):
        return None
    return "target"


def _owned(view: View) -> bool:
    return bool(_OWNED_BY.search(view.left))


def _backs(view: View) -> bool:
    return bool(_BACKED_BY.search(view.left))


def _no_party(view: View) -> bool:
    return inside_speaker(view.mention, view.context) or _only_modifies_actor(view)


def _only_modifies_actor(view: View) -> bool:
    """Whether a country only describes an actor: "Iraq's Popular Mobilisation Forces"."""
    mention = view.mention
    return mention.contextual and any(
        other.start >= mention.end
        and _POSSESSIVE.fullmatch(view.text, mention.end, other.start)
        and not other.contextual
        for other in view.context.actors
    )


def _blamed_on(view: View) -> bool:
    return bool(_BLAMED_ON.search(view.left))


def _modifies_attack(view: View) -> bool:
    """Whose attack it is: "US airstrike", "Israel's strike"; a "Syria strike" is in Syria."""
    mention, text = view.mention, view.text
    acronym = text[mention.start : mention.end].isupper()
    place = mention.contextual and not mention.adjective and not acronym
    if place and not re.match(r"['’]s\b", view.right):
        return False
    return any(
        (t.noun or t.verb_start < 0)
        and mention.end <= t.start
        and _MODIFIES.match(text[mention.end : t.start])
        for t in view.clause.triggers
    )


def _killed(view: View) -> bool:
    return bool(_KILLED.search(view.left))


def _agent(view: View) -> bool:
    if not _BY.search(view.left):
        return False
    passive = view.clause.triggers[0].passive or _PASSIVE_KILL.search(
        view.text[: view.mention.start]
    )
    return view.behind or bool(passive)


def _launched(view: View) -> bool:
    return view.behind and bool(_LAUNCHED.match(view.right))


def _hit(view: View) -> bool:
    return view.behind and bool(_HIT_AT.search(view.since_attack) or _OF.search(view.left))


def _passive_subject(view: View) -> bool:
    front = not view.behind and not _speaks_before(view)
    return front and view.clause.triggers[0].passive and not view.mention.pronoun


def _subject(view: View) -> bool:
    """Whether the name in front is the subject of the verb of attack."""
    verb = next((t.verb_start for t in view.clause.triggers if t.verb_start >= 0), -1)
    if view.behind or view.clause.triggers[0].passive or verb <= view.mention.end:
        return False
    if _speaks_before(view) or (_IN_PHRASE.search(view.left) and not _FORCES_OF.search(view.left)):
        return False
    between = view.text[view.mention.end : verb]
    if (
        len(between) > SUBJECT_REACH
        or re.search(r"[.;:]|\bwho\b", between)
        or _OTHER_VERB.search(between)
    ):
        return False
    if view.mention.adjective:
        return bool(_WEAPON_AFTER.match(view.right))
    # "Yemen bomb kills": the bomb is the subject
    return not view.mention.contextual or bool(_DIRECTLY.fullmatch(between))


def _speaks_before(view: View) -> bool:
    """Whether the name speaks of the attack: "the army said two drones fell"."""
    first = view.clause.triggers[0]
    return any(view.mention.end <= s.verb_start < first.start for s in view.context.speakers)


RULES: tuple[tuple[Callable[[View], bool], Role | None], ...] = (
    (_no_party, None),
    (_owned, "target"),
    (_backs, None),
    (_blamed_on, "perpetrator"),
    (_modifies_attack, "perpetrator"),
    (_killed, "target"),
    (_agent, "perpetrator"),
    (_launched, "perpetrator"),
    (_hit, "target"),
    (_passive_subject, "target"),
    (_subject, "perpetrator"),
)
"""The first rule that fits gives the role; None leaves the actor out."""


def _as_before(
    mention: ActorMention, read: list[tuple[ActorMention, Role | None]], context: Context
) -> Role | None:
    """Names in a row share their role: "used by the militias and the Revolutionary Guard"."""
    if not read:
        return None
    last, role = read[-1]
    row = _ROW.fullmatch(context.sentence.text, last.end, mention.start)
    return role if row and not (mention.contextual and role == "target") else None


def _pronoun_subject(clause: Clause, context: Context) -> ActorMention | None:
    """The pronoun right in front of a verb of attack ("they also carried out a strike")."""
    verb = next((t.verb_start for t in clause.triggers if t.verb_start >= 0 and not t.passive), -1)
    near = [
        a
        for a in context.actors
        if clause.start <= a.start < verb and a.pronoun and not inside_speaker(a, context)
    ]
    return (
        near[-1] if near and len(context.sentence.text[near[-1].end : verb].split()) <= 4 else None
    )


def inside_speaker(mention: ActorMention, context: Context) -> bool:
    """Whether the name is part of who speaks."""
    return any(s.start <= mention.start and mention.end <= s.end for s in context.speakers)


def struck_words(mention: ActorMention, text: str) -> str:
    """The thing or people hit, in the report's words: "vehicles of Kata'ib Hezbollah"."""
    people = _PEOPLE_AFTER.match(text[mention.end :])
    start, end = mention.start, mention.end + (people.end() if people else 0)
    owner = re.search(rf"(?:{WORD}\s+){{1,3}}of\s+(?:the\s+)?$", text[:start])
    return " ".join(text[owner.start() if owner else start : end].split())
