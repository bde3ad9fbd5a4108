"""A force's own operations, told by itself without a word of whose they are.

"The army said a drone strike had killed a dozen militants": a military tells of its strikes on
those it fights as it tells of nobody else's, so its own is meant.
"""

from __future__ import annotations

import re

from geo.actors import ARMED, STATE, ActorMention, ancestors
from geo.actors.speakers import Speaker
from geo.actors.views import Context, Role
from geo.attacks.clauses import Clause
from geo.gazetteer import Gazetteer

_MILITARY = re.compile(
    r"\b(?:army|military|air\s+force|armed\s+forces|defen[cs]e|command|centcom|africom|forces|navy|"
    r"troops|general\s+staff|joint\s+task\s+force|security|pentagon|intelligence|ISPR|IDF)\b",
    re.IGNORECASE,
)
_OWN_MEANS = re.compile(
    r"(?:air\s?|drone\s|missile\s|artillery\s|precision\s)?(?:strikes?|raids?|operations?)\b|hit\b|struck|"
    r"bombed|bombing|shell(?:ed|ing)|pounded|target|fire[ds]?\b|killed|destroy|eliminat|neutrali|"
    r"jets|planes|aircraft|helicopters?",
    re.IGNORECASE,
)
_NOT_OWN = re.compile(
    r"\b(?:explosions?|blasts?|suicide|IEDs?|improvised|roadside|mines?|ambush\w*|attack(?:s|ed|ers?)?|"
    r"car\s+bombs?|assassinat\w*|clash\w*)\b",
    re.IGNORECASE,
)
_FOES = re.compile(
    r"\b(?:terrorists?|militants?|insurgents?|rebels|jihadists?|extremists?|gunmen|bandits|fighters|"
    r"hide-?outs?|lairs?|dens|strongholds?|enemy|khawarij)\b",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:after|before|since|when|as|while|because|amid|following)\b", re.IGNORECASE
)
"""Between the words of attack and who speaks: he speaks of something else."""
_OUTLETS = {
    "SANA": "SY",
    "TASS": "RU",
    "RIA Novosti": "RU",
    "IRNA": "IR",
    "Fars": "IR",
    "Tasnim": "IR",
    "Anadolu": "TR",
    "MENA": "EG",
    "SPA": "SA",
    "WAM": "AE",
    "KCNA": "KP",
    "Xinhua": "CN",
    "Ukrinform": "UA",
}
"""News agencies of states, to whom their own army speaks."""
_MOUTHPIECES = {
    "Amaq": "isis",
    "Nashir": "isis",
    "Masirah": "houthis",
    "Manar": "hezbollah_lb",
    "Aqsa TV": "hamas",
    "Andalus": "shabaab",
    "Shahada": "shabaab",
    "Zallaqa": "jnim",
    "Malahem": "aqap",
    "Umar Media": "ttp",
}
"""Outlets of armed groups, which speak for them."""
_ITS_MOUTH = re.compile(rf"\b(?:[Aa]l-?|[Aa]z-?)?(?P<outlet>{'|'.join(_MOUTHPIECES)})\b")
_RAIDERS = re.compile(
    r"\b(?:(?:suicide\s+)?(?:attackers?|bombers?)|fighters?|mujahid[ei]{2}n|commandos|martyrs?|knights)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"\b(?:told|to)\s+(?:the\s+)?(?P<agency>{'|'.join(_OUTLETS)})\b")
_ITS_OWN = re.compile(rf"\b(?P<agency>{'|'.join(_OUTLETS)})\b")
_ARMYS = re.compile(
    r"\b(?:military|army|armed\s+forces|general\s+command|air\s+force|field)\s+(?:sources?|officials?|officers?|command|"
    r"statement|spokes\w+|commander)\b",
    re.IGNORECASE,
)
_THE_ARMY = re.compile(
    r"(?:the\s+)?(?:army|military|armed\s+forces|air\s+force|government\s+forces)\b(?:\s+[a-z]+)?$",
    re.IGNORECASE,
)
"""An army without the name of its country."""
_RAIDERS_REACH = 60
"""Characters in front of the words of attack in which the attackers stand."""
_MONITORS = ("monitor", "media")


def own_operation(
    clause: Clause,
    read: list[tuple[ActorMention, Role]],
    speaker: Speaker | None,
    context: Context,
) -> ActorMention | None:
    """Return the state or force whose strike it was because it tells of it; None for most.

    Parameters
    ----------
    clause
        The words that tell of the strike.
    read
        Who is said to stand on which side.
    speaker
        Whose words the clause is.
    context
        The sentence.
    """
    if speaker is None or speaker.manner != "says" or speaker.type in _MONITORS:
        return None
    if any(role == "perpetrator" for _, role in read):
        return None
    text = context.sentence.text
    if _OTHER_TIME.search(text, clause.triggers[-1].end, max(speaker.start, 0)):
        return None
    who = [a for a in context.actors if speaker.start <= a.start < speaker.end]
    who = [a for a in who if a.actor.type in STATE]
    if not who or not (_MILITARY.search(speaker.text) or who[0].actor.type != "state"):
        return None
    return who[0] if _on_foes(clause, read, context) else None


def of_its_army(speaker: Speaker, mention: ActorMention, context: Context) -> bool:
    """Whether a military source tells of its own army: "an army source said army units hit"."""
    if mention.actor.type not in STATE or not _ARMYS.search(speaker.text):
        return False
    text = context.sentence.text
    if told := _TOLD.search(text):
        return mention.actor.country == _OUTLETS[told["agency"]]
    return bool(_THE_ARMY.fullmatch(text, mention.start, mention.end))


def is_its_outlet(speaker: Speaker, mention: ActorMention) -> bool:
    """Whether a state's own agency tells of its state's deed in its own voice."""
    agency = _ITS_OWN.search(speaker.text)
    return agency is not None and _OUTLETS[agency["agency"]] == mention.actor.country


def is_its_mouthpiece(speaker: Speaker, mention: ActorMention, gazetteer: Gazetteer) -> bool:
    """Whether an armed group's own outlet tells of its deed: "Amaq said IS fighters struck"."""
    outlet = _ITS_MOUTH.search(speaker.text)
    return outlet is not None and _MOUTHPIECES[outlet["outlet"]] in ancestors(
        mention.actor, gazetteer
    )


def own_raiders(
    clause: Clause,
    read: list[tuple[ActorMention, Role]],
    speaker: Speaker | None,
    context: Context,
) -> ActorMention | None:
    """Return the armed group that tells of attackers who can only be its own; None for most.

    "The group's spokesman said four attackers had stormed the ministry": who counts the attackers
    and not their victims speaks of his own men.
    """
    if speaker is None or speaker.manner not in ("says", "claims"):
        return None
    who = [a for a in context.actors if speaker.start <= a.start < speaker.end]
    who = [a for a in who if a.actor.type in ARMED and not a.contextual]
    if not who or any(a.actor.type != "generic" for a, role in read if role == "perpetrator"):
        return None
    if any(a.actor.id == who[0].actor.id for a, role in read if role == "target"):
        return None
    first = clause.triggers[0]
    told = context.sentence.text[max(clause.start, first.start - _RAIDERS_REACH) : first.end]
    raiders = _RAIDERS.search(told)
    return who[0] if raiders and not first.passive else None


def _on_foes(clause: Clause, read: list[tuple[ActorMention, Role]], context: Context) -> bool:
    text = context.sentence.text
    start, end = clause.parts[0][0], clause.parts[-1][1]
    words = text[start:end]
    told = " ".join(text[t.start : t.end] for t in clause.triggers)
    hit = {a.actor.type for a, role in read if role == "target"}
    if hit & STATE or _NOT_OWN.search(told) or not _OWN_MEANS.search(told):
        return False
    return bool(hit & (ARMED | {"generic"}) or _FOES.search(words))
