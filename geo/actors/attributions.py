"""Who did it and whom it hit, as a clause that tells of an attack says, and how firmly.

The role of an actor comes from `geo.actors.roles`. The status follows from who says so and from
hedges: a state that says so itself announces, an armed group claims, others accuse, "apparent"
suspects, and the report's own voice without a hedge reports as fact.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from geo.actors import ARMED, ATTACKING, STATE, ActorMention, same_side
from geo.actors.other_deeds import is_alike, of_other_times
from geo.actors.own_operations import (
    is_its_mouthpiece,
    is_its_outlet,
    of_its_army,
    own_operation,
    own_raiders,
)
from geo.actors.roles import find_roles, struck_words
from geo.actors.speakers import Speaker
from geo.actors.views import Context, Role
from geo.attacks.clauses import Clause
from geo.patterns.gates import Gate
from geo.records import Actor, Attribution, Status

_BEFORE = 45
"""Characters before the words of attack in which a hedge counts."""
HEDGE = re.compile(
    r"\b(?:apparent(?:ly)?|assum(?:ed|es|ing)(?!\s+(?:\w+\s+)?(?:responsibility|credit|control|power|"
    r"office|command|leadership))|speculat(?:ed|es|ion|ing)|suspect(?:ed|s)?|alleged(?:ly)?|believed|likely|probably|presum(?:ed|"
    r"ably)|thought to|"
    r"appear(?:s|ed)?|seem(?:s|ed|ingly)?|reportedly|purported(?:ly)?|possibl[ey]|hallmarks?)\b",
    re.I,
)
_OF_THE_HIT = re.compile(r"\b(?:suspected|alleged|presumed)(?=\s+[\w-]+)", re.IGNORECASE)
"""Of those who were hit these say nothing of who did it."""
BLAMED = re.compile(
    r"(?<!-)\b(?:blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing)|links|"
    r"linked(?!\s+(?:[\w-]+\s+){0,2}?(?:groups?|militants?|militias?|fighters|insurgents|gunmen|jihadists?|rebels|extremists|"
    r"terrorists?|cells?|factions?|networks?|organi[sz]ations?|movements?)\b)|"
    r"pointed (?:the|a) finger at|"
    r"attribut(?:e|ed|es|ing)|pinned|pins|laid the blame|"
    r"ascribed)\b",
    re.I,
)
FRIENDS = re.compile(
    r"(?:,\s*(?:which|who|that)\s+(?:(?:[\w.’'-]+\s+){1,4}?(?:has|have|had)|is|are|was|were)|\b(?:groups?|militias?|militants|factions?|fighters|"
    r"insurgents|gunmen|movements?|cells?|rebels|jihadists))\s+(?:\w+ly\s+)?(?:linked|tied)\s+to\b",
    re.IGNORECASE,
)
"""Words for whose friends somebody is; these blame nobody."""
HINTED = re.compile(r"\b(?:hint(?:s|ed)?|impl(?:ied|ies))\b", re.I)
_CLAIMED_BY = re.compile(
    r"\b(?:claimed\s+by|claims?\s+(?:of\s+responsibility\s+)?(?:came|made|issued|posted|released|was\s+made)\s+(?:by|from)|"
    r"claimed\b[^:;.]{1,60}:)\s+(?:the\s+)?(?:(?!(?:that|which|who|but|while|and|in|at|near|on|after)\b)[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_CLAIM_OF = re.compile(
    r"\b(?:the|an?|this|that|another|one)\s+(?:\w+\s+)?claim(?:\s+of\s+responsibility)?\s*,?\s+(?:(?:made|issued|posted|released|"
    r"published|put\s+out|signed)\s+)?(?:online\s+)?(?:by|from)\s+(?:the\s+)?(?:(?!(?:that|which|who|but|while|and|in|at|near|on|after)\b)[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of a name: "the claim by"; an army's is not that it did it."""


def claimed_by(mention: ActorMention, text: str) -> bool:
    """Whether the words in front of a name make the claim its own: "was claimed by"."""
    left = text[: mention.start].rstrip('"“‘')
    if _CLAIMED_BY.search(left):
        return True
    own = mention.actor.type in ARMED and not _THAT.match(text, mention.end)
    return own and bool(_CLAIM_OF.search(left))


_THAT = re.compile(r"\s+(?:that|to\s+have)\b")
_ATTACKERS = (
    r"(?:attackers?|assailants?|hostage-?takers?|intruders?|raiders|(?:suicide\s+)?bombers?|(?:those|all)\s+who\s+(?:had\s+)?"
    r"(?:took|taken)\s+part|(?:all|both|remaining|last)\s+(?:(?:of\s+the|the|remaining|last|two|three|four|five|six)\s+){0,3}"
    r"(?:gunm[ae]n|militants|insurgents|terrorists|fighters))"
)
_KILLED = (
    r"(?:killed|kills|killing|shot\s+dead|gunned\s+down|neutrali[sz]ed|eliminated|"
    r"shot\s+and\s+killed)"
)
_KILLED_ATTACKERS = re.compile(
    rf"\b{_KILLED}\s+(?:[\w’'-]+\s+){{0,4}}?{_ATTACKERS}\b", re.IGNORECASE
)
_ATTACKERS_KILLED = re.compile(
    rf"\b{_ATTACKERS}\b[^.;]{{0,120}}?\b(?:was|were|been|being)\s+(?:(?:all|also|then|later)\s+)?{_KILLED}\s+by\b",
    re.IGNORECASE,
)
"""The end of an attack: "troops killed the last of the gunmen"."""
_STRUCK = re.compile(
    r"\b(?:air\s?strikes?|strikes?|struck|raids?|drones?|missiles?|(?:war)?planes?|jets?|shell(?:ed|ing)|artillery|ambush\w*)\b",
    re.IGNORECASE,
)
"""In the same sentence: an attack of its own, on those who had attacked."""
_FLYING = Gate(re.compile(r"\b(?:drones?|missiles?|rockets?|uavs?|projectiles?)\b", re.IGNORECASE))
_FLYING_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,3}?(?:drones?|missiles?|rockets?|uavs?|projectiles?)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\s+or\s+(?:the\s+)?(?:\w+\s+)?")
ASKED = re.compile(
    r"\b(?:asked|questioned|quizzed|pressed)\s+(?:\w+\s+)?(?:about|on|whether|if)\b[^.;]{0,120}$|"
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|suggestions?)\s+(?:\w+\s+){0,3}?that\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""In front of a name: what somebody only asks about or has heard."""
_REJECTED = re.compile(
    r"\b(?:dismiss|reject|den[iy]|refut)(?:s|es|ed|ies|ied|ing)?\s+(?:(?:the|all|any|as\s+\w+)\s+)?(?:reports?|claims?|accusations?|"
    r"allegations?|charges?)\s+of\s+(?:an?\s+|any\s+)?$",
    re.IGNORECASE,
)
"""In front of a name: what its own party says was not so."""
_WHETHER = re.compile(
    r"\b(?:(?:not|un)\s*(?:\w+\s+)?clear|not known|unknown|not say|did not specify)\s+(?:whether|"
    r"if)\b[^.;]{0,120}$",
    re.I,
)


def attribute(clause: Clause, context: Context) -> list[Attribution]:
    """Read who did it and whom it hit out of one clause."""
    read = find_roles(clause, context)
    if all(t.modality == "intercepted" for t in clause.triggers):
        read = _of_intercepted(read, clause, context)
    elif own := _own_deed(clause, read, context):
        read.append((own, "perpetrator"))
    text = context.sentence.text
    read = [
        (a, role)
        for a, role in read
        if not (role == "perpetrator" and a.actor.type in STATE and _ends_it(clause, text))
    ]
    either = _either([a for a, role in read if role == "perpetrator"], text)
    told = [
        (mention, _told(mention, role, clause, context))
        for mention, role in read
        if not (role == "perpetrator" and of_other_times(mention, context.actors, text))
    ]
    return [_one_of_two(a) if mention in either else a for mention, a in told]


def _ends_it(clause: Clause, text: str) -> bool:
    """Whether it tells of the end of the attackers, which is a part of their attack."""
    told = _KILLED_ATTACKERS.search(text, clause.start) or _ATTACKERS_KILLED.search(text)
    return bool(told) and not _STRUCK.search(text)


def _own_deed(
    clause: Clause, read: list[tuple[ActorMention, Role]], context: Context
) -> ActorMention | None:
    """Whose deed it was because nobody else tells so of it."""
    speaker = speaker_for(clause, context)
    return own_operation(clause, read, speaker, context) or own_raiders(
        clause, read, speaker, context
    )


def _either(culprits: list[ActorMention], text: str) -> list[ActorMention]:
    """Who did it or another did: "Malian or Russian drones hit"."""
    pairs = pairwise(culprits)
    return [a for one, other in pairs if _OR.fullmatch(text, one.end, other.start)
            for a in (one, other)]  # fmt: skip


def _one_of_two(a: Attribution) -> Attribution:
    return replace(a, status="suspected") if a.status == "reported_as_fact" else a


def _of_intercepted(
    read: list[tuple[ActorMention, Role]], clause: Clause, context: Context
) -> list[tuple[ActorMention, Role]]:
    """Who stops a drone or missile made no attack; whose it was did: "downed Houthi drones"."""
    text = context.sentence.text
    if not _FLYING.search(text):
        return read
    owners = [
        a
        for a in context.actors
        if a.actor.type in ATTACKING
        and clause.holds(a.start)
        and a.start >= clause.triggers[0].end
        and _FLYING_AFTER.match(text, a.end)
    ]
    kept = [
        (a, role)
        for a, role in read
        if a not in owners and not (role == "perpetrator" and a.actor.type in STATE
                                    and a.start < clause.triggers[0].start)
    ]  # fmt: skip
    return [*kept, *((a, "perpetrator") for a in owners)]


def _told(mention: ActorMention, role: Role, clause: Clause, context: Context) -> Attribution:
    speaker = speaker_for(clause, context)
    by = speaker.text if speaker else ""
    if role == "target":
        what = struck_words(mention, context.sentence.text)
        return made(mention, role, "reported_as_fact", by, context, what)
    return made(mention, role, _status(mention, clause, speaker, context), by, context)


def _status(
    mention: ActorMention, clause: Clause, speaker: Speaker | None, context: Context
) -> Status:
    """How firmly one clause names a perpetrator."""
    if ASKED.search(context.sentence.text, 0, mention.start):
        return "hinted"
    if _REJECTED.search(context.sentence.text, 0, mention.start):
        return "accused"
    own = _owner(speaker, context) if speaker else None
    if own is not None and same_side(own, mention.actor, context.gazetteer):
        return admission(own)
    if speaker is not None and (own is None or own.type == "organisation"):
        if of_its_army(speaker, mention, context) or is_its_mouthpiece(
            speaker, mention, context.gazetteer
        ):
            return admission(mention.actor)
        if mention.actor.type in STATE and is_its_outlet(speaker, mention):
            own = None  # "SANA said the army shelled" blames nobody
    if _claims(mention, clause, context.sentence.text) or claimed_by(
        mention, context.sentence.text
    ):
        return admission(mention.actor)
    if (hedged := _hedged(mention, clause, context.sentence.text)) is not None:
        return hedged
    if speaker is not None and (own is not None or speaker.manner in ("claims", "accuses")):
        return "accused"
    return "reported_as_fact"


def admission(actor: Actor) -> Status:
    """Return the status of a deed that the actor itself owns up to."""
    return "announced_officially" if actor.type in STATE else "claimed"


def _claims(mention: ActorMention, clause: Clause, text: str) -> bool:
    """Whether the actor claims the attack: "has regularly claimed strikes on"."""
    between = text[mention.end : clause.triggers[-1].end]
    return mention.start < clause.triggers[0].start and bool(
        re.search(r"(?<!not )(?<!never )\bclaim(?:s|ed)?\b", between)
    )


def _hedged(mention: ActorMention, clause: Clause, text: str) -> Status | None:
    first, last = clause.triggers[0], clause.triggers[-1]
    start = max(clause.start, min(mention.start, first.start) - _BEFORE)
    before, after = text[start : first.start], text[first.start : max(mention.end, last.end)]
    if mention.end <= first.start:  # "soldiers killed three suspected rebels"
        after = _OF_THE_HIT.sub(" ", after)
    elif first.passive:  # "three suspected rebels were killed by soldiers"
        before = _OF_THE_HIT.sub(" ", before)
    near = FRIENDS.sub(" ", before + after)
    if clause.lead in ("blamed for", "accused of") or BLAMED.search(near):
        return "accused"
    if HINTED.search(text[: first.end]):
        return "hinted"
    if is_alike(text[: mention.start]):
        return "suspected"
    if _WHETHER.search(text[max(0, mention.start - 160) : mention.start]):
        return "suspected"
    return "suspected" if HEDGE.search(near) else None


def speaker_for(clause: Clause, context: Context) -> Speaker | None:
    """The speaker whose words the clause is: one before it, else one at the sentence's end."""
    says = [s for s in context.speakers if s.manner != "denies"]
    before = [s for s in says if s.verb_end <= max(clause.triggers[0].start, clause.start + 1)]
    return before[-1] if before else says[-1] if says else None


def _owner(speaker: Speaker, context: Context) -> Actor | None:
    """The actor that a speaker speaks for."""
    inside = [a for a in context.actors if speaker.start <= a.start < speaker.end]
    # "Yemen's Houthi rebels" speak for the Houthis
    named = (
        [a for a in inside if not a.adjective and not a.contextual]
        or [a for a in inside if not a.adjective]
        or inside
    )
    if not named:
        return None
    third = speaker.type in ("security_source", "media", "monitor")
    return None if third and named[0].contextual else named[0].actor


def made(
    mention: ActorMention, role: Role, status: Status, by: str, context: Context, what: str = ""
) -> Attribution:
    """Make the record of what a sentence says of one actor.

    Parameters
    ----------
    mention, role, status
        Who, on which side, and how firmly.
    by
        Who says so; empty for the report itself.
    context
        The sentence.
    what
        For a target, the thing or people hit.
    """
    span = context.sentence.at(mention.start, mention.end)
    who = mention.actor
    return Attribution(
        who.id, who.name, role, status, " ".join(by.split()), what, span, context.document
    )
