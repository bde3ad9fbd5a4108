"""Blame, claims and denials that stand beside the tellings of a sentence, or in one of their own.

"The ELN denied involvement", "police suspect X", "nobody has claimed the attack": the words beside
a name say how firmly; the telling that they belong to is found by `geo.mentions.tellings`.
"""

from __future__ import annotations

import re

from geo.actors import ATTACKING, STATE, ActorMention
from geo.actors.actor_words import OF_GROUP
from geo.actors.attributions import (
    ASKED,
    BLAMED,
    HEDGE,
    HINTED,
    admission,
    claimed_by,
    made,
)
from geo.actors.blame_words import blamed_beside, whose_planes
from geo.actors.other_deeds import of_other_times
from geo.actors.own_deeds import GROUP_BEHIND, says_its_deed
from geo.actors.own_operations import is_its_mouthpiece
from geo.actors.role_words import AFFILIATED, BACKED_BY, POSSESSIVE, ROW
from geo.actors.speakers import Manner
from geo.actors.views import Context, inside_speaker
from geo.patterns.gates import Gate
from geo.records import Attribution, Status

_CLAIMED = re.compile(
    r"\b(?:(?:was|were)\s+(?:quick|swift|first|prompt|the\s+first|not\s+slow)\s+to|did|rushed\s+to|hastened\s+to|hurried\s+to)\s+"
    r"(?:claim|own\s+up\s+to|admit|avow)\s+(?:responsibility|credit|both(?!\s+sides)|all|it\b(?!\s+\w+ed)|(?:the|that|this|these|those)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?:one|two|attacks?|bombings?|blasts?|explosions?|strikes?|raids?|assaults?|ambush(?:es)?|massacres?|"
    r"killings?|shootings?|operations?|deeds?|ships?|vessels?|tankers?)\b)|"
    r"\b(?:owns?|owned)\s+up\s+to\b|"
    r"\b(?:accept(?:s|ed)?|assum(?:es|ed)|admit(?:s|ted)?|assert(?:s|ed|ing)?|declar(?:es|ed|ing)|profess(?:es|ed)?|"
    r"avow(?:s|ed)|announc(?:es|ed)|confirm(?:s|ed))\s+(?:[\w-]+\s+)?(?:responsibility|"
    r"carrying\s+out)|"
    r"\bclaim(?:s|ed|ing)?\s+(?:(?:[\w-]+\s+)?(?:responsibility|credit)|(?:[\w’'-]+\s+){0,3}(?:strikes?|"
    r"attacks?|bombings?|blasts?|ambush(?:es)?|explosions?|killings?|assassinations?|raids?|"
    r"assaults?|massacres?|shootings?|operations?|actions?|kidnappings?|shelling))|"
    r"\b(?:takes?|took|taken|taking)\s+(?:responsibility|credit)|"
    r"\bclaim(?:s|ed|ing)?\s+to\s+have\s+(?:\w+ly\s+)?(?:carried|attacked|killed|taken|seized|captured|destroyed|hit|"
    r"struck|shot|ambushed|targeted|launched|fired|stormed|overrun)\b|"
    r"\b(?:owns?|owned|signed|avow(?:s|ed)|admit(?:s|ted)?|acknowledge[sd]?|claim(?:s|ed))\s+(?:it(?=[.,;]|$)|"
    r"both(?!\s+sides)|them\s+both|(?:that|this)\s+one\b|(?:(?:the|that|this|these|those|both)\s+)(?:[\w’'-]+\s+){0,3}?(?:attacks?|"
    r"bombings?|blasts?|explosions?|strikes?|raids?|assaults?|ambush(?:es)?|massacres?|killings?|"
    r"shootings?|operations?|deeds?|suicide|(?:first|second|third|latter|former|other|latest|last|two)\b)|"
    r"the\s+(?:first|second|third|latter|former)\b)|"
    r"\b(?:posted|issued|made|released|published|put\s+out|circulated|sent|broadcast)\s+(?:[\w’'-]+\s+){0,2}?"
    r"claims?\b|"
    r"\b(?:posted|issued|made|released|published|put\s+out|circulated|sent|broadcast)\s+an?\s+[^.;,]{1,60}?"
    r"\b(?:claiming|admitting|assuming|taking|accepting)\b",
    re.I,
)
_WAS_BLAMED = re.compile(
    r"^(?:,?\s*(?:which|that|who|an?\s+(?:\w+\s+){0,4}?))?\s*(?:\w+\s+){0,4}?"
    r"(?:(?:was|were|is|are|been|being)\s+(?:also\s+)?(?:blamed|accused)\b|"
    r"(?:blamed|accused)\s+(?:for|of|by)\b)",
    re.I,
)
_SUSPECTED = re.compile(r"\b(?:suspect(?:s|ed)?|believe(?:s|d)?)\b", re.I)
_BEHIND = re.compile(
    r"^\s+(?!(?:\w+\s+){1,3}to\s+blame\s+\w)(?:\w+\s+){0,2}?(?:was|were|is|are|had|has|may|might|being|"
    r"to be)?\s*(?:\w+\s+)?(?:behind|responsible|a role|"
    r"a part|a hand|involved|the perpetrators?|perpetrators?|at\s+fault|"
    r"(?:entirely\s+)?to\s+blame(?!\s+[A-Z]))\b",
    re.I,
)
_UNCLEAR = Gate(
    re.compile(
        r"\b(?:not|un)\s*(?:immediately\s+|yet\s+|at first\s+)?(?:clear|known)\s+who\b|"
        r"\b(?:nobody|no|none)\s+(?:\w+\s+){0,3}?(?:immediately\s+|yet\s+)?(?:has\s+|had\s+|"
        r"have\s+)?(?:immediately\s+)?claimed\s+(?:responsibility|credit)|"
        r"\bno\s+(?:immediate\s+)?claims?\s+of\s+responsibility|\bclear\s+who\s+(?:was|had|were|"
        r"carried)|"
        r"\b(?:unidentified|unknown)\s+(?:gunm[ae]n|attackers?|assailants?|aircraft|drones?|militants|"
        r"warplanes|armed men)",
        re.I,
    )
)
_CLAIMS_LATER = re.compile(
    rf"(?:['’]s(?:\s+\w+){{1,3}},?\s+(?=claim)|,[^,;.]{{1,90}},|,)?\s*(?:\w+\s+){{0,4}}?(?:{_CLAIMED.pattern})",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|neither|nor|yet\s+to)\b|n['’]t\b", re.IGNORECASE)
"""In a claim these make it none: "has not claimed responsibility"."""
_DENIES = re.compile(
    r"(?:,[^,;.]{1,60},|,?\s+(?:which|who)(?:\s+both)?)?\s+(?:has\s+|have\s+|had\s+)?(?:repeatedly\s+|since\s+)?(?:denied|denies|deny|"
    r"(?:rejected|rejects|dismissed|dismisses)\s+(?:as\s+[^,;.]{1,40}?\s)?(?:the|any|all|such|this|these|those|\w+\s+\w+['’]s)?\s*(?:charges?|claims?|"
    r"accusations?|allegations?|involvement|reports?|suggestions?))\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"^,\s+(?:which|who|whose|an?|the|also)\s[^,;.]{1,90},(?=\s)")
"""What is told of a name in passing: ", which is allied with al-Qaida,"."""
_ACCUSE = re.compile(r"\baccus(?:e[sd]?|ing)$", re.IGNORECASE)
_OTHER_CHARGE = re.compile(
    r"^[^.;]{0,60}?\bof\s+(?:having\s+|also\s+)?[a-z]+(?:ing|en|ed)\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:conflict|civil\s+war|war(?!\s+crimes?)|unrest|crisis|uprising|insurgency|chaos|instability|terrorism|rebellion)\b|"
    r"^[^.;,]{0,40}?\bof\s+(?:having\s+|also\s+)?(?!(?:be(?:ing|en)|us(?:ing|ed)|carr|conduct|commit|perpetrat|launch|fir(?:ed|ing)|"
    r"attack|attempt|target|bomb|shell|strik|hit|kill|murder|massacr|execut|assassin|plan[nt]|plac|lay|laid|stag|mount|order|"
    r"orchestrat|mastermind|organi[sz]|plott?|shoot|shot|rap|burn|torch|raid|storm|ambush|detonat|blow|blew|drop|abduct|"
    r"kidnap|wound|injur|slaughter|behead|pound|destroy|damag|set|send|sent|open|cross|invad|breach|violat)\w*\b)"
    r"[a-z]+(?:ing|en|ed)\b",
    re.IGNORECASE,
)
"""Behind who is accused, what is no attack: "of arming", "of having taken the guards away"."""
_FOR_UNREST = re.compile(
    r"\s+for\s+(?:\w+ly\s+)?(?:fanning|fuell?ing|stoking|failing|allowing|prolonging|escalating|worsening|starting|stirring|"
    r"provoking|inciting|not\s+\w+ing|(?:the\s+)?(?:\w+\s+){0,2}?(?:war|conflict|crisis|violence|unrest|failure|collapse|breakdown|"
    r"escalation|deterioration|deadlock|delays?|lack|shortages?|situation|tensions?)\b)",
    re.IGNORECASE,
)
"""Behind who is blamed, what is no attack: "for fanning the unrest"."""
_QUOTE_END = re.compile(r"^,?[”\")\]]+,?")
_FOUGHT = re.compile(
    r"\b(?:fight(?:s|ing)?|fought|battl(?:es|ed|ing)|against|overthrow(?:ing)?|toppl(?:e|es|ed|ing)|oppos(?:es|ed|ing))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a name: what is told behind it is told of its enemy."""
_ASIDE_OF = re.compile(
    r"\)?(?:,\s|\s\()[^,;.]*\b(?:of|to|for|by|with|from|as)\s+(?:the\s+|an?\s+)?(?:\w+\s+){0,2}",
    re.IGNORECASE,
)
"""From a party to the name that only tells of its friends: ", an offshoot of the"."""
_FRIEND_OF = re.compile(
    r"\b(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:front|affiliate|branch|offshoot|wing|arm|ally|splinter|faction|rival|successor)\s+"
    r"(?:for|of|to|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(
    r"\b(?:in|at|across|inside|near|within|throughout|around)\s+(?:the\s+)?(?:\w+ern\s+|central\s+)?$",
    re.IGNORECASE,
)
"""In front of a country's name: it is where something happened."""
_AN = re.compile(r",\s+(?:an?|the)\s+(?:\w+\s+)?")
_WE_DID = re.compile(
    r"(?:[“\"]|(?<!\w)['‘])(?:[^”\"]{0,80}?[\s,.])?(?:we\s+(?:(?:have|had|also|again|only)\s+){0,2}(?:carried\s+out|conducted|"
    r"executed|claim|targeted|attacked|struck|hit|bombed|shelled|did\s+(?:it|this)|take\s+responsibility|"
    r"(?:are|were)\s+(?:behind|responsible))|our\s+(?:fighters|men|forces|mujahid[ei]{2}n|soldiers|brothers|"
    r"heroes|drones?|missiles?|planes|pilots|artillery|navy)\s+(?:(?:have|has|had|also)\s+)?(?:carried\s+out|"
    r"executed|targeted|attacked|struck|hit|bombed|shelled|stormed))\b",
    re.IGNORECASE,
)
"""In somebody's own words that it was he."""
_BEHIND_NAME, _NEAR = 150, 70
"""Characters behind a name in which it is said to claim, and to deny or to be blamed."""
_OWN_DEED = re.compile(
    r"^[^.;]{0,110}?\b(?:(?:its|their)\s+(?:\w+\s+)?(?:forces|army|planes|jets|fighters|troops|drones|"
    r"warplanes|soldiers|men|aircraft|artillery|involvement|role)|responsib\w+|involve\w+|"
    r"carr(?:ying|ied)|any\s+role|(?:targeting|attacking|bombing|shelling|striking|hitting|killing|firing)|"
    r"having\s+(?:\w+ly\s+)?(?:targeted|attacked|bombed|shelled|struck|hit|killed|fired|carried|launched)|"
    r"(?:it|they|he)\s+(?:did|was\s+(?:behind|to\s+blame)|were\s+(?:behind|to\s+blame)|"
    r"(?:had|has|have)\s+(?!been)\w+))\b",
    re.IGNORECASE,
)
"""Behind a denial these say that it is of a deed, not of a loss."""
_INVOLVED = re.compile(
    r"^[^.;:]{0,110}?\b(?:involve(?:ment|d)|implicated|participat(?:ion|ed)|complicity)\s+in\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:attacks?|bombings?|murders?|assassinations?|killings?|massacres?|"
    r"strikes?|blasts?|explosions?|deaths?|ambush)\b",
    re.IGNORECASE,
)
_COMMITTED = re.compile(
    r"^(?:['’]s?)?[^.;:,]{0,40}?\b(?:(?:commit(?:s|ted)|perpetrat(?:es|ed)|carried\s+out|fired|launched|dropped|planted|detonated|"
    r"staged|conducted|mounted|orchestrated|masterminded|plotted|ordered|organi[sz]ed|sent|directed|executed|"
    r"placed|laid|(?:was|were|is|are)\s+(?:behind|responsible\s+for))\s+(?:(?:the|this|that|these|those|such|both|"
    r"(?:one|some|two|three|most|all|none|either)\s+of\s+the)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:crimes?|murders?|massacres?|killings?|atrocit(?:y|ies)|deed|bombings?|attacks?|strikes?|raids?|air\s?strikes?|"
    r"shelling|shells?|rockets?|missiles?|projectiles?|mortars?|drones?|bombs?|bombers?|explosives?|devices?|mines?|"
    r"blasts?|explosions?|assaults?|ambush(?:es)?|shootings?|operations?|salvos?|barrages?|bombardments?|incursion)|"
    r"it|them)|(?:did|done)\s+(?:it|this|that))\b(?!-)",
    re.IGNORECASE,
)
"""Behind who did it, in a sentence that only speaks of the deed: "the rebels had fired it"."""
_ARRESTED = re.compile(r"\b(?:arrest|detain|accus|suspect|charg|held|implicat)\w*", re.IGNORECASE)
_SUSPECTS = re.compile(
    r"\b(?:police|authorities|officials|investigators|sources?|government|they|he|she|it|army|"
    r"military|residents|villagers)\s+(?:\w+\s+)?"
    r"suspect(?:s|ed)?\s+(?:that\s+)?(?:[\w“\"-]+[\s,]+){0,6}[“\"]?$",
    re.IGNORECASE,
)
_BLAMING = re.compile(
    r"(?<!-)\b(?:blam(?:ed|es|ing)(?:\s+(?:it|the\s+\w+(?:\s+\w+)?))?(?:\s+on)?|accus(?:ed|es|ing)|"
    r"attribut(?:ed|es|ing)\s+(?:it|the\s+\w+(?:\s+\w+)?)\s+to)\s+(?:an?\s+|the\s+)?[“\"‘']?(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
_THEIR_MEN = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:saboteurs|agents|spies|intelligence|secret\s+services?|special\s+services?|special\s+forces|"
    r"operatives|nationalists|militants|extremists|terrorists|mercenaries|gunmen|forces|troops|soldiers|army|"
    r"military|navy|air\s+force|(?:war)?planes|aircraft|jets|drones?|missiles?|shelling|fire|strikes?|artillery|"
    r"regime|aggression|separatists|settlers|side)\b",
    re.IGNORECASE,
)
_NOT_OBJECT = re.compile(
    r"[.;]|,\s+an?\s|\b(?:for|of|to|on|against|battling|fighting|opposing|backing|supporting|fought|fights|"
    r"(?:backed|supported|armed|funded|trained|opposed)\s+by)\b"
)
"""Behind "blamed" these end the row of those blamed."""
_LOYAL = re.compile(
    r"\b(?:loyal|linked|belonging|allied|close|affiliated)\s+to\b|\b(?:fighters|members|elements|forces|"
    r"remnants|militants)\s+of\b",
    re.IGNORECASE,
)
"""Between "blamed" and a name these only say whose men they were."""
_IS_SUSPECTED = re.compile(
    r"^\s+(?:(?:was|were|is|are|had\s+been|has\s+been|have\s+been)\s+)(?:\w+ly\s+|also\s+)?suspected\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:could|may|might|likely|probably|possibly)\b", re.IGNORECASE)
_OWN_WORDS: tuple[Status, ...] = ("claimed", "announced_officially", "denied")
"""What only the party itself can say of its part in it."""
_MANNERS: dict[Status, Manner] = {"accused": "accuses", "suspected": "suspects", "hinted": "hints"}


def may_blame(text: str) -> bool:
    """Whether a sentence may say that nobody knows who did it."""
    return _UNCLEAR.opens(text)


def loose(context: Context) -> list[Attribution]:
    """Read attributions that stand beside the tellings: blame, claims, denials, "not clear who"."""
    text = context.sentence.text
    found: list[Attribution] = []
    for mention in context.actors:
        if mention.actor.type not in ATTACKING or ASKED.search(text, 0, mention.start):
            continue
        firmness = _whose_force(mention, text)
        if firmness is not None:
            by = _stated_by(mention, firmness, context)
            found.append(made(mention, "perpetrator", firmness, by, context))
        if firmness is not None or mention.adjective or _owns_next(mention, context):
            continue
        status = _loose_status(mention, context) or _claims_with(mention, context)
        if status in ("accused", "suspected") and any(
            is_its_mouthpiece(s, mention, context.gazetteer) for s in context.speakers
        ):
            status = admission(mention.actor)
        if mention.pronoun and any(
            a.actor_id == mention.actor.id and a.status in _OWN_WORDS for a in found
        ):
            continue  # "X said it was behind it" has told of X
        if status is not None:
            own = status in _OWN_WORDS
            by = mention.actor.name if own else _stated_by(mention, status, context)
            first = not any(
                a.actor.id == mention.actor.id and a.start < mention.start for a in context.actors
            )
            left = text[: mention.start]
            blamed = first and (
                _is_blamed(mention, left, "", context)
                or blamed_beside(text, mention.start, mention.end)
            )
            if status == "denied" and first and (blamed or _OWN_DEED.match(text[mention.end :])):
                # who denies a deed was accused of it
                found.append(made(mention, "perpetrator", "accused", "", context))
            found.append(made(mention, "perpetrator", status, by, context))
    if match := _UNCLEAR.search(text):
        span = context.sentence.at(match.start(), match.end())
        found.append(
            Attribution("", None, "perpetrator", "unknown", "", "", span, context.document)
        )
    return found


def _owns_next(mention: ActorMention, context: Context) -> bool:
    """Whether a country only says whose the next party is: "Sudan's paramilitary RSF"."""
    return mention.contextual and any(
        a.start >= mention.end
        and not a.contextual
        and POSSESSIVE.fullmatch(context.sentence.text, mention.end, a.start)
        for a in context.actors
    )


def _whose_force(mention: ActorMention, text: str) -> Status | None:
    """Whose arms or men they were, by a people's name: "blaming Ukrainian saboteurs"."""
    if not (mention.adjective or mention.contextual):
        return None
    if (told := whose_planes(text, mention.start, mention.end)) is not None:
        return told
    theirs = mention.adjective and _THEIR_MEN.match(text, mention.end)
    return "accused" if theirs and _BLAMING.search(text[: mention.start]) else None


def _loose_status(mention: ActorMention, context: Context) -> Status | None:
    """The status that words beside a telling give an actor; None for most."""
    text = context.sentence.text
    left, comma, right = text[: mention.start], *_behind_name(mention, context)
    claim = _CLAIMED.match(right.lstrip()) or _CLAIMS_LATER.match(comma + right)
    if claim and _NOT.search(claim[0]):
        return None
    if claim:
        none = re.search(r"\bno\b[^,]*$", left) or _FOUGHT.search(left)
        return None if none else admission(mention.actor)
    if _says_we_did(mention, context) or says_its_deed(right, mention.actor.type in STATE):
        return admission(mention.actor)
    right = right[:_NEAR]
    if _DENIES.match(right):
        return "denied"
    if of_other_times(mention, context.actors, text):
        return None
    if claimed_by(mention, text):
        return admission(mention.actor)
    return _blamed(mention, left, right, context)


def _behind_name(mention: ActorMention, context: Context) -> tuple[str, str]:
    """The comma behind a quoted name, and the words that may say what it claims or denies."""
    text = context.sentence.text
    if mention.contextual and _SOMEWHERE.search(text, 0, mention.start):
        return "", ""  # "an attack in Yemen claimed nine lives"
    right = text[mention.end : mention.end + _BEHIND_NAME]
    ended = _QUOTE_END.match(right)
    right = right[ended.end() :] if ended else right
    if kind := GROUP_BEHIND.match(right):  # "the Islamic State group said"
        right = right[kind.end() :]
    if right.startswith(", ") and ", " in text[mention.start : mention.end]:
        right = right[1:]  # "a branch of X, Y, claimed": the name ends an aside
    comma = "," if ended and "," in ended[0] else ""
    return comma, "" if _in_aside(mention, context) else right


def _in_aside(mention: ActorMention, context: Context) -> bool:
    """Whether it only says whose friends another party is: "X, an offshoot of Y, claimed"."""
    text = context.sentence.text
    if _FRIEND_OF.search(text, 0, mention.start) and any(
        a.start == mention.end + 2 and text.startswith(", ", mention.end) for a in context.actors
    ):
        return True  # "a front for X, Y, claimed"
    affiliate = OF_GROUP.match(text, mention.end)
    if not (affiliate or text.startswith((",", ")"), mention.end)):
        return False
    return any(
        (_AN if affiliate else _ASIDE_OF).fullmatch(text, a.end, mention.start)
        for a in context.actors
        if a.end <= mention.start and a.actor.type in ATTACKING
    )


def _says_we_did(mention: ActorMention, context: Context) -> bool:
    """Whether a quotation owns up to the deed, and no other party than this could speak it."""
    if (quote := _WE_DID.search(context.sentence.text)) is None or mention.pronoun:
        return False
    parties = {a.actor.id for a in context.actors if a.actor.type in ATTACKING
               and (a.end <= quote.start() or inside_speaker(a, context))}  # fmt: skip
    return parties == {mention.actor.id} and bool(context.speakers)


def _blamed(mention: ActorMention, left: str, right: str, context: Context) -> Status | None:
    """The status that the words of others give an actor."""
    text = context.sentence.text
    if _is_blamed(mention, left, right, context):
        return "accused"
    if BACKED_BY.search(left[-90:]) or _FOUGHT.search(left):
        return None  # "a militia armed by X was behind it"
    if behind := _BEHIND.match(_WHICH.sub("", text[mention.end :])[:_NEAR]) or _BEHIND.match(right):
        return "suspected" if _MAY.search(behind[0]) else _behind(left)
    if not mention.pronoun and (_SUSPECTS.search(left[-120:]) or _IS_SUSPECTED.match(right)):
        return "suspected"
    did = _COMMITTED.match(right) and not OF_GROUP.match(right)
    if did and not mention.pronoun and not inside_speaker(mention, context):
        return _behind(left)
    involved = _INVOLVED.match(text[mention.end : mention.end + 200])
    if involved and not inside_speaker(mention, context):
        return "accused" if _ARRESTED.search(involved[0]) else None
    somewhere = mention.contextual and left.endswith(("from ", "from the "))
    if mention.pronoun or somewhere or inside_speaker(mention, context):
        return None
    return blamed_beside(text, mention.start, mention.end)


def _claims_with(mention: ActorMention, context: Context) -> Status | None:
    """The status of "A" in "A and B both claimed", "A or B could be behind it"."""
    text = context.sentence.text
    beside = [
        a
        for a in context.actors
        if a.start > mention.end and ROW.fullmatch(text, mention.end, a.start)
    ]
    comma = beside and text[mention.end : beside[0].start].strip() == ","
    if comma and not any(ROW.fullmatch(text, beside[0].end, a.start) for a in context.actors):
        return None  # "a front for al-Qaeda, X, claimed"
    told = _loose_status(beside[0], context) if beside else None
    return told if told in ("claimed", "suspected", "accused") else None


def _is_blamed(mention: ActorMention, left: str, right: str, context: Context) -> bool:
    if AFFILIATED.search(left[-90:]):
        return False
    if _WAS_BLAMED.match(right) and re.search(r"\b(?:for|of)\b", right):
        return not re.search(r"\bha[sv]e?\s+(?:blamed|accused)", right)
    before = [m.end() for m in BLAMED.finditer(left) if m.end() > len(left) - 70]
    if before and _FOR_UNREST.match(context.sentence.text[mention.end :][:_NEAR]):
        return False
    charged = before and _ACCUSE.search(left[: before[-1]])
    if charged and _OTHER_CHARGE.match(context.sentence.text[mention.end :][:_NEAR]):
        return False
    object_ = _LOYAL.sub(" ", left[before[-1] :]) if before else ""
    blamed = before and not _NOT_OBJECT.search(object_)
    return bool(blamed) and not inside_speaker(mention, context)


def _behind(left: str) -> Status:
    """Take "was behind it", "had a role" as firmly as the verb in front."""
    if HINTED.search(left):
        return "hinted"
    return "suspected" if _SUSPECTED.search(left) or HEDGE.search(left[-60:]) else "accused"


def _stated_by(mention: ActorMention, status: Status, context: Context) -> str:
    """Who blames, suspects or hints: the subject of such a verb, else whoever speaks."""
    others = [s for s in context.speakers if not s.start <= mention.start < s.end]
    fitting = [s for s in others if s.manner == _MANNERS.get(status)] or others
    before = [s for s in fitting if s.verb_end <= mention.start]  # "A blamed X; B blamed Y"
    said = (before or fitting)[-1:]
    return said[0].text if said else ""
