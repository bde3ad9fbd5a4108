"""Which side of an attack an actor stands on, by the words beside its name.

"Israeli drone strike", "by Russian missiles", "the US launched" make a perpetrator; "against",
"vehicles of", "killed six Houthi fighters" a target. What the words beside one name tell stands in
`geo.actors.role_rules`; here names share a role, and a pronoun takes one.
"""

from __future__ import annotations

import re

from geo.actors import ATTACKING, STATE, ActorMention
from geo.actors.actor_words import PLACED
from geo.actors.role_rules import role_of
from geo.actors.role_words import FRIEND, OWNER, PEOPLE_AFTER, ROW
from geo.actors.views import Context, Role, View, inside_speaker
from geo.attacks.clauses import Clause

_AND_OR = re.compile(r"\s+(?:and|or|and/or)\s+(?:the\s+)?")
_WITH = re.compile(
    r"\b(?:with|against|between|to|for|from|of|fighting|told)\s+(?:the\s+)?$", re.IGNORECASE
)
"""In front of a state that stands in a phrase of its own."""


def find_roles(clause: Clause, context: Context) -> list[tuple[ActorMention, Role]]:
    """Say which actors of a clause made the attack and which were hit, in the order of reading."""
    read: list[tuple[ActorMention, Role | None]] = []
    for mention in context.actors:
        if not clause.holds(mention.start) or _is_alias(mention, read, context):
            continue
        if mention.actor.type in ATTACKING:
            role = _as_before(mention, read, context) or role_of(View(mention, clause, context))
            read.append((mention, role))
    found = [(mention, role) for mention, role in _as_behind(read, context) if role is not None]
    if not any(role == "perpetrator" for _, role in found):
        subject = _pronoun_subject(clause, context)
        found += [(subject, "perpetrator")] if subject else []
    return found


def _is_alias(
    mention: ActorMention, read: list[tuple[ActorMention, Role | None]], context: Context
) -> bool:
    """Whether it only says the name before it again: "the Islamic State (IS)"."""
    if not read or read[-1][0].actor.id != mention.actor.id:
        return False
    return context.sentence.text[read[-1][0].end : mention.start].strip() in ("(", "[")


def _as_before(
    mention: ActorMention, read: list[tuple[ActorMention, Role | None]], context: Context
) -> Role | None:
    """Names in a row share their role: "used by the militias and the Revolutionary Guard"."""
    if not read:
        return None
    last, role = read[-1]
    row = ROW.fullmatch(context.sentence.text, last.end, mention.start)
    if row and row[0].startswith(",") and inside_speaker(mention, context):
        return None  # "killed by Israeli fire, the Palestinian ministry said"
    if FRIEND.match(context.sentence.text, mention.end):  # "X, an al-Qaeda ally"
        return None
    return role if row and not (mention.contextual and role == "target") else None


def _as_behind(
    read: list[tuple[ActorMention, Role | None]], context: Context
) -> list[tuple[ActorMention, Role | None]]:
    """Give a country the role of those it acts with: "US and British jets struck"."""
    shared = list(read)
    for i, (mention, role) in enumerate(read[:-1]):
        other, behind = read[i + 1]
        if role is None and behind == "perpetrator" and _acts_with(mention, other, context):
            shared[i] = (mention, behind)
    return shared


def _acts_with(mention: ActorMention, other: ActorMention, context: Context) -> bool:
    """Whether a state stands in a row with the next: "regime or Russian jets", "US, UK strikes"."""
    text = context.sentence.text
    between = text[mention.end : other.start]
    bare = mention.contextual and not mention.adjective
    if bare and PLACED.search(text[max(0, mention.start - 40) : mention.start]):
        return False  # "in Kyiv, Russian missiles"
    if mention.contextual and ROW.fullmatch(between):
        return True
    if mention.actor.type not in STATE or not other.adjective:
        return False
    if mention.adjective and between.isspace():  # the comma is lost
        return True
    return bool(_AND_OR.fullmatch(between)) and not _WITH.search(text[: mention.start])


def _pronoun_subject(clause: Clause, context: Context) -> ActorMention | None:
    """The pronoun right in front of a verb of attack ("they also carried out a strike")."""
    thrown = [t.start for t in clause.triggers if not t.noun and t.verb_start < 0]
    for mention in context.actors:  # "its drones struck"
        if mention.pronoun and any(mention.start < at < mention.end for at in thrown):
            return mention
    verb = next((t.verb_start for t in clause.triggers if t.verb_start >= 0 and not t.passive), -1)
    near = [
        a
        for a in context.actors
        if clause.start <= a.start < verb and a.pronoun and not inside_speaker(a, context)
    ]
    return (
        near[-1] if near and len(context.sentence.text[near[-1].end : verb].split()) <= 4 else None
    )


def struck_words(mention: ActorMention, text: str) -> str:
    """The thing or people hit, in the report's words: "vehicles of Kata'ib Hezbollah"."""
    people = PEOPLE_AFTER.match(text[mention.end :])
    start, end = mention.start, mention.end + (people.end() if people else 0)
    owner = OWNER.search(text, max(0, start - 60), start)
    return " ".join(text[owner.start() if owner else start : end].split())
