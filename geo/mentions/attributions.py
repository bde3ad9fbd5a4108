"""Who did it and whom it hit, as the sentence says, and how firmly.

For one telling of an attack the actors of its clause get a role from the words beside them:
"Israeli drone strike", "by Russian missiles", "the US launched" make a perpetrator; "against",
"vehicles of", "killed six Houthi fighters" a target. The status follows from who says so and from
hedges (table of DESIGN section 3: suspected, accused, claimed, announced officially ...).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.gazetteer import Gazetteer
from geo.mentions.actors import ATTACKING, STATE, ActorMention, same_side
from geo.mentions.clauses import Clause
from geo.mentions.speakers import Speaker
from geo.records import Actor, Attribution, Sentence, Status

Role = Literal["perpetrator", "target"]

_W = r"[\w’'“”\"().-]+"
_N = rf"(?!(?:by|in|on|at|to|from|with|near|of|after|since|that|for|and|close)\b){_W}"
"""A word that is no preposition: a noun phrase does not reach across one."""
_OWNED_BY = re.compile(
    rf"\b(?:used|owned|run|operated|held|controlled|manned|guarded|occupied|in use)\s+by\s+(?:{_N}\s+){{0,3}}$",
    re.I,
)
_BACKED_BY = re.compile(
    rf"\b(?:backed|supported|financed|funded|armed|trained|supplied|led|recognised|recognized|designated|made|built|"
    rf"approved|ordered|said|told|reported|released|published|seen|quoted|sent|followed)\s+by\s+(?:{_W}\s+){{0,2}}$",
    re.I,
)
_BY = re.compile(rf"\bby\s+(?:{_N}\s+){{0,3}}$", re.I)
_KILLED = re.compile(
    rf"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|injur(?:es|ed|ing)|leaving|left)\s+(?:{_N}\s+){{0,6}}(?:(?:members?|leaders?|commanders?|fighters?)\s+of\s+(?:the\s+)?)?$",
    re.I,
)
_HIT_AT = re.compile(
    rf"\b(?:against|on|at|targeting|targets?|targeted|struck|strikes?|hits?|hit|attack(?:ed|s|ing)|bomb(?:ed|s|ing)|"
    rf"shell(?:ed|s|ing)|pounded|raided|stormed|ambushed|aimed at|into)\s+(?:(?!by\b|in\b|from\b|since\b|after\b|that\b|near\b){_W}\s+){{0,6}}$",
    re.I,
)
_OF = re.compile(
    rf"\b(?:of|belonging to|housing|hosting|home to|including|members? of|linked to)\s+(?:the\s+|an?\s+)?(?:{_W}\s+){{0,1}}$",
    re.I,
)
_IN_PHRASE = re.compile(
    r"\b(?:of|in|on|at|against|with|from|near|between|for|to|than|over|like|with)\s+(?:the\s+|an?\s+|its\s+)?"
    r"(?:[a-z-]+\s+)?$",
    re.I,
)
_MODIFIES = re.compile(
    r"^(?:['’]s)?\s*(?:(?:apparent|suspected|alleged|military|air|war|drone|rocket|missile|precision|two|three)\s+)*$",
    re.I,
)
_WEAPON_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:drones?|planes?|war ?planes?|jets?|aircraft|missiles?|rockets?|war ?ships?|"
    r"military ships?|helicopters?|shells|shelling|artillery|forces|troops|fighter jets|navy|bombs|raids?)\b",
    re.I,
)
_PEOPLE_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+){0,3}?(?:fighters?|members?|militants?|commanders?|leaders?|soldiers?|troops|officers?|"
    r"officials?|militia\w*|positions?|bases?|convoys?|vehicles?|targets?|depots?|headquarters|facilit\w+|targets|"
    r"forces|personnel|positions|vessels?|ships?|tankers?|service members)\b",
    re.I,
)
_BLAMED_ON = re.compile(
    rf"\b(?:(?:attribut(?:ed|es|ing)|ascribed|link(?:ed|s)|tied)\b[^,;]{{0,60}}?\bto|blam(?:ed|es|ing)\b[^,;]{{0,60}}?\bon)\s+"
    rf"(?:{_N}\s+){{0,3}}$",
    re.I,
)
_DIRECTLY = re.compile(
    r"\s*(?:(?:,[^,]{1,60},|has|have|had|also|again|later|then|reportedly|\w+ly|on\s+(?:late\s+|early\s+)?\w+day|"
    r"(?:appear|seem)s?\s+to|appeared\s+to|have|which|that|military|army|forces|and\s+[A-Z]\w+)\s*)*",
    re.I,
)
"""What may stand between a country and its verb: "Israel appears to have struck"."""
_LAUNCHED = re.compile(
    r"^\s+(?:had\s+|has\s+|have\s+)?(?:launch(?:ed|es)|carried out|conduct(?:ed|s)|staged|mounted|fired)\b",
    re.I,
)
"""Behind a noun of attack: "an airstrike that the US launched"."""
_HEDGE = re.compile(
    r"\b(?:apparent(?:ly)?|suspect(?:ed|s)?|alleged(?:ly)?|believed|likely|probably|presum(?:ed|ably)|thought to|"
    r"appear(?:s|ed)?|seem(?:s|ed|ingly)?|reportedly|purported(?:ly)?|possibl[ey])\b",
    re.I,
)
_CLAIMED = re.compile(
    r"\bclaim(?:s|ed|ing)?\s+(?:responsibility|credit|(?:\w+\s+){0,2}(?:strikes?|attacks?))|\b(?:took|taken) responsibility",
    re.I,
)
_BLAMED = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing)|link(?:ed|s)|pointed (?:the|a) finger at|attribut(?:e|ed|es|ing)|"
    r"ascribed)\b",
    re.I,
)
_WAS_BLAMED = re.compile(
    r"^(?:,?\s*(?:which|that|who|a\s+(?:\w+\s+){0,4}?))?\s*(?:\w+\s+){0,4}?(?:was|were|is|are|has been|have been|being|also)?"
    r"\s*(?:also\s+)?(?:blamed|accused)\b",
    re.I,
)
_SUSPECTED = re.compile(r"\b(?:suspect(?:s|ed)?|believe(?:s|d)?)\b", re.I)
_HINTED = re.compile(r"\b(?:hint(?:s|ed)?|impl(?:ied|ies))\b", re.I)
_BEHIND = re.compile(
    r"^\s+(?:\w+\s+){0,2}?(?:was|were|is|are|had|has|may|might|being|to be)?\s*(?:\w+\s+)?(?:behind|responsible|a role|"
    r"a part|a hand|involved|the perpetrators?|perpetrators?)",
    re.I,
)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disclaim(?:s|ed))\b", re.I)
_UNCLEAR = re.compile(
    r"\b(?:not|un)\s*(?:immediately\s+|yet\s+|at first\s+)?(?:clear|known)\s+who\b|"
    r"\bno\s+(?:\w+\s+){0,3}?(?:immediately\s+|yet\s+)?(?:has\s+|had\s+|have\s+)?(?:immediately\s+)?claimed\s+(?:responsibility|credit)|"
    r"\bno\s+(?:immediate\s+)?claims?\s+of\s+responsibility|\bclear\s+who\s+(?:was|had|were|carried)|"
    r"\b(?:unidentified|unknown)\s+(?:gunm[ae]n|attackers?|assailants?|aircraft|drones?|militants|warplanes|armed men)",
    re.I,
)
OFFICIAL_WORDS = re.compile(
    r"statement|military|spokes|minister|army|command|government|president|officials?", re.I
)


@dataclass(frozen=True, slots=True)
class Context:
    """What an attribution is read from: the sentence, its actors and speakers."""

    sentence: Sentence
    actors: list[ActorMention]
    speakers: list[Speaker]
    gazetteer: Gazetteer
    document: str


def attribute(clause: Clause, context: Context) -> list[Attribution]:
    """Read who did it and whom it hit out of one clause."""
    found: list[Attribution] = []
    roles: list[tuple[ActorMention, Role | None]] = []
    for mention in context.actors:
        if not clause.holds(mention.start) or mention.actor.type not in ATTACKING:
            continue
        role = _as_before(mention, roles, context) or _role(mention, clause, context)
        roles.append((mention, role))
        if role is not None:
            found.append(_attribution(mention, role, context, clause))
    perpetrators = [a for a in found if a.role == "perpetrator"]
    if not perpetrators and (subject := _shared_subject(clause, context)) is not None:
        found.append(_attribution(subject, "perpetrator", context, clause))
    return found


def loose(context: Context) -> list[Attribution]:
    """Read attributions that stand beside the tellings: blame, claims, denials, "not clear who"."""
    text = context.sentence.text
    found = []
    for mention in context.actors:
        if mention.actor.type not in ATTACKING or mention.adjective:
            continue
        status = _loose_status(mention, context, text)
        if status is not None:
            own = status in ("claimed", "denied")
            by = mention.actor.name if own else _stated_by(mention, status, context)
            found.append(_made(mention, "perpetrator", status, by, context))
    if match := _UNCLEAR.search(text):
        span = context.sentence.at(match.start(), match.end())
        found.append(
            Attribution("", None, "perpetrator", "unknown", "", "", span, context.document)
        )
    return found


# ---------------------------------------------------------------- roles


def _as_before(
    mention: ActorMention, roles: list[tuple[ActorMention, Role | None]], context: Context
) -> Role | None:
    """Names in a row share their role: "used by the militias and the Revolutionary Guard"."""
    if not roles:
        return None
    last, role = roles[-1]
    gap = context.sentence.text[last.end : mention.start]
    row = re.fullmatch(r"(?:\s*,|\s+and|\s*,\s*and|\s+or|\s+as well as)\s+(?:the\s+|an?\s+)?", gap)
    return role if row and not (mention.contextual and role == "target") else None


def _role(mention: ActorMention, clause: Clause, context: Context) -> Role | None:
    text = context.sentence.text
    left, right = text[clause.start : mention.start], text[mention.end :]
    behind = mention.start >= clause.triggers[0].end
    if _inside_speaker(mention, context) or _only_modifies_actor(mention, context):
        return None
    if _OWNED_BY.search(left):
        return "target"
    if _BACKED_BY.search(left):
        return None
    if _BLAMED_ON.search(left):
        return "perpetrator"
    if _modifies_trigger(mention, clause, text):
        return "perpetrator"
    if _KILLED.search(left):
        return _target_if(mention, right)
    if _BY.search(left) and (behind or clause.triggers[0].passive or _passive_kill(text, mention)):
        return "perpetrator"
    if behind and _LAUNCHED.match(right):
        return "perpetrator"
    if behind and _HIT_AT.search(text[clause.triggers[0].start : mention.start]):
        return _target_if(mention, right)
    if behind and _OF.search(left):
        return _target_if(mention, right)
    return None if behind else _left_of_trigger(mention, clause, context)


def _only_modifies_actor(mention: ActorMention, context: Context) -> bool:
    """ "Iraq's" in "Iraq's Popular Mobilisation Forces" is no party beside them."""
    gap = re.compile(r"(?:['’]s)?\s*")
    text = context.sentence.text
    return mention.contextual and any(
        other.start > mention.end - 1
        and gap.fullmatch(text, mention.end, other.start)
        and not other.contextual
        for other in context.actors
    )


def _left_of_trigger(mention: ActorMention, clause: Clause, context: Context) -> Role | None:
    """A name in front of the words of attack: the subject of an active or a passive verb."""
    text = context.sentence.text
    first = clause.triggers[0]
    if any(mention.end <= s.verb_start < first.start for s in context.speakers):
        return None  # "the army said two drones fell": the army speaks
    left, right = text[clause.start : mention.start], text[mention.end :]
    if first.passive:
        return _target_if(mention, right) if not mention.pronoun else None
    verb = next((t.verb_start for t in clause.triggers if t.verb_start >= 0), -1)
    between = text[mention.end : verb] if verb > mention.end else ""
    if verb <= mention.end or re.search(r"[.;:]|\bwho\b", between) or len(between) > 110:
        return None
    if _IN_PHRASE.search(left) and not re.search(
        r"\bforces of (?:the )?$|\bfighters of (?:the )?$", left
    ):
        return None
    if re.search(r"^\s*(?:,|and)?\s*(?:was|were|has been|had been)\s+\w+ed\b", between):
        return None
    if mention.adjective:
        return "perpetrator" if _WEAPON_AFTER.match(right) else None
    if mention.contextual and not _DIRECTLY.fullmatch(between):
        return None  # "Yemen bomb kills": the bomb is the subject
    return "perpetrator"


def _modifies_trigger(mention: ActorMention, clause: Clause, text: str) -> bool:
    if (
        mention.contextual
        and not mention.adjective
        and not text[mention.start : mention.end].isupper()
    ):
        # "Israel's strike" has an owner; "Syria strike" has a place
        if not re.match(r"['’]s\b", text[mention.end :]):
            return False
    return any(
        (t.noun or t.verb_start < 0) and mention.end <= t.start and _MODIFIES.match(text[mention.end : t.start])
        for t in clause.triggers
    )


def _passive_kill(text: str, mention: ActorMention) -> bool:
    return bool(
        re.search(r"\b(?:was|were|been)\s+\w+\s+(?:\w+\s+){0,4}by\b", text[: mention.start])
    )


def _target_if(mention: ActorMention, right: str) -> Role | None:
    """A demonym is a target only with people or things of war behind it; a place is none."""
    if not mention.contextual:
        return "target"
    return "target" if _PEOPLE_AFTER.match(right) else None


def _shared_subject(clause: Clause, context: Context) -> ActorMention | None:
    """The pronoun or subject that governs a light verb cut off from it by the clause border."""
    verb = next((t.verb_start for t in clause.triggers if t.verb_start >= 0 and not t.passive), -1)
    if verb < 0:
        return None
    text = context.sentence.text
    near = [
        a
        for a in context.actors
        if clause.start <= a.start < verb and a.pronoun and not _inside_speaker(a, context)
    ]
    return near[-1] if near and len(text[near[-1].end : verb].split()) <= 4 else None


def _inside_speaker(mention: ActorMention, context: Context) -> bool:
    return any(s.start <= mention.start and mention.end <= s.end for s in context.speakers)


# ---------------------------------------------------------------- status


def _attribution(
    mention: ActorMention, role: Role, context: Context, clause: Clause
) -> Attribution:
    speaker = _speaker_for(mention, clause, context)
    text = context.sentence.text
    if role == "target":
        what = _what(mention, text)
        return _made(
            mention, role, "reported_as_fact", speaker.text if speaker else "", context, what
        )
    status = _status(mention, clause, speaker, context)
    return _made(mention, role, status, speaker.text if speaker else "", context)


def _status(
    mention: ActorMention, clause: Clause, speaker: Speaker | None, context: Context
) -> Status:
    text = context.sentence.text
    first, last = clause.triggers[0], clause.triggers[-1]
    near = text[
        max(clause.start, min(mention.start, first.start) - 45) : max(mention.end, last.end)
    ]
    own = _owner(speaker, context) if speaker else None
    if (
        re.search(r"\bclaim(?:s|ed)?\b", text[mention.end : last.end])
        and mention.start < first.start
    ):
        return "claimed" if mention.actor.type not in STATE else "announced_officially"
    if own is not None and same_side(own, mention.actor, context.gazetteer):
        return "announced_officially" if own.type in STATE else "claimed"
    if clause.lead in ("blamed for", "accused of") or _BLAMED.search(near):
        return "accused"
    if _HINTED.search(text[: first.end]):
        return "hinted"
    if _HEDGE.search(near):
        return "suspected"
    if speaker is not None and (own is not None or speaker.manner in ("claims", "accuses")):
        return "accused"
    return "reported_as_fact"


def _speaker_for(mention: ActorMention, clause: Clause, context: Context) -> Speaker | None:
    """The speaker whose words the clause is: one before it, else one at the sentence's end."""
    says = [s for s in context.speakers if s.manner not in ("denies",)]
    before = [s for s in says if s.verb_end <= max(clause.triggers[0].start, clause.start + 1)]
    return before[-1] if before else says[-1] if says else None


def _owner(speaker: Speaker, context: Context) -> Actor | None:
    """The actor that a speaker speaks for."""
    inside = [a for a in context.actors if speaker.start <= a.start < speaker.end]
    if not inside:
        return None
    named = [a for a in inside if not a.adjective]
    owner = (named or inside)[0]
    if speaker.type in ("security_source", "media", "monitor") and owner.contextual:
        return None
    return owner.actor


def _loose_status(mention: ActorMention, context: Context, text: str) -> Status | None:
    left, right = text[: mention.start], text[mention.end :]
    near_right = right[:70]
    if _CLAIMED.match(near_right.lstrip()) or re.match(
        rf"^\s+(?:\w+\s+){{0,4}}?{_CLAIMED.pattern}", near_right, re.I
    ):
        return None if re.search(r"\bno\b[^,]*$", left) else "claimed"
    if _denies(mention, context, text):
        return "denied"
    if _WAS_BLAMED.match(near_right) and re.search(r"\b(?:for|of)\b", near_right):
        return "accused" if not re.search(r"\bha[sv]e?\s+(?:blamed|accused)", near_right) else None
    before = [m for m in _BLAMED.finditer(left) if m.end() > len(left) - 70]
    if (
        before
        and not re.search(r"[.;]|,\s+an?\s|\b(?:for|of|to|on)\b", left[before[-1].end() :])
        and not _inside_speaker(mention, context)
    ):
        return "accused"
    if _BEHIND.match(near_right):
        if _HINTED.search(left):
            return "hinted"
        return "suspected" if _SUSPECTED.search(left) or _HEDGE.search(left[-60:]) else "accused"
    return None


def _denies(mention: ActorMention, context: Context, text: str) -> bool:
    match = re.match(
        r"\s+(?:has\s+|have\s+|had\s+)?(?:repeatedly\s+|since\s+)?(?:denied|denies|deny)\b(?P<what>.{0,40})",
        text[mention.end :],
        re.IGNORECASE,
    )
    return bool(match) and mention.actor.type in ATTACKING


def _stated_by(mention: ActorMention, status: Status, context: Context) -> str:
    """Who blames, suspects or hints: the subject of such a verb, else whoever speaks."""
    others = [s for s in context.speakers if not s.start <= mention.start < s.end]
    manner = {"accused": "accuses", "suspected": "suspects", "hinted": "hints"}.get(status)
    fitting = [s for s in others if s.manner == manner]
    return (fitting or others or [None])[-1].text if others else ""


def _what(mention: ActorMention, text: str) -> str:
    """The thing or people hit, in the report's words: "vehicles of Kata'ib Hezbollah"."""
    right = _PEOPLE_AFTER.match(text[mention.end :])
    start, end = mention.start, mention.end + (right.end() if right else 0)
    left = re.search(rf"(?:{_W}\s+){{1,3}}of\s+(?:the\s+)?$", text[:start])
    if left:
        start = left.start()
    return " ".join(text[start:end].split())


def _made(
    mention: ActorMention, role: Role, status: Status, by: str, context: Context, what: str = ""
) -> Attribution:
    span = context.sentence.at(mention.start, mention.end)
    by = " ".join(by.split())
    return Attribution(
        mention.actor.id, mention.actor.name, role, status, by, what, span, context.document
    )
