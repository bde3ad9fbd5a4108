"""What tells of a culprit in a sentence of its own, behind the telling of the attack.

"Police attributed the killing to", "it bore the mark of", "leaflets of ... were found": the words
stand beside a name, and `geo.actors.attributions` asks for them last.
"""

from __future__ import annotations

import re

from geo.actors.other_deeds import is_alike
from geo.actors.role_words import AFFILIATED, BLAMED_ON, NOUN
from geo.patterns.gates import Gate
from geo.records import Status

_DEED = re.compile(
    r"\b(?:attacks?|bombings?|killings?|murders?|assassinations?|massacres?|explosions?|blasts?|"
    r"ambush|deaths?|crimes?|shootings?|strikes?|raids?|actions?|incidents?|violence)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    rf"\b(?:(?:bears?|bearing|bore|had|with)\s+(?:all\s+)?the\s+(?:hall|trade)?(?:marks?|signature|"
    rf"stamp|fingerprints?)[”\"]?\s+of|the\s+(?:work|deed)\s+of|(?:an?|one\s+of\s+the|our)\s+soldiers?\s+of)\s+(?:{NOUN}\s+){{0,3}}$",
    re.IGNORECASE,
)
_TRACES = (
    r"(?:leaflets?|pamphlets?|flags?|banners?|slogans?|graffiti|posters?|inscriptions?|"
    r"propaganda)"
)
_TRACE_OF = re.compile(
    rf"\b{_TRACES}\s+(?:{NOUN}\s+){{0,2}}?(?:of|from|by|belonging\s+to)\s+(?:{NOUN}\s+){{0,3}}$",
    re.IGNORECASE,
)
_TRACE = re.compile(rf"\s+{_TRACES}\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:left|leaving|found|scrawled|painted|dropped|scattered|hoisted|threw|thrown|strewn)\b",
    re.IGNORECASE,
)
_HELD = re.compile(rf"\b(?:hold|holds|held|holding)\s+(?:{NOUN}\s+){{0,4}}$", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"\s+(?:\w+\s+){0,2}?(?:responsible|accountable)\b", re.IGNORECASE)
_HIRED = re.compile(
    r"\b(?:(?:at|in)\s+the\s+(?:service|pay|employ)\s+of|(?:hired|paid|contracted|sent)\s+by|"
    rf"on\s+(?:the\s+)?orders?\s+(?:of|from))\s+(?:{NOUN}\s+){{0,2}}$",
    re.IGNORECASE,
)
_KILLERS = re.compile(
    r"\b(?:assassins?|gunm[ae]n|hit\s?m[ae]n|killers?|hired\s+guns?|bombers?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_FELL_ON = re.compile(
    rf"\bsuspicions?\s+(?:\w+\s+){{0,5}}?(?:f[ae]ll(?:en|s)?|falling|centred|centered|focused)\s+(?:up)?on\s+"
    rf"(?:{NOUN}\s+){{0,3}}(?:(?:of|from|in)\s+(?:{NOUN}\s+){{0,2}})?$|"
    rf"\b(?:point(?:s|ed|ing)?\s+(?:(?:the|a|their|his|her|its)\s+)?(?:\w+\s+)?(?:fingers?\s+)?(?:to|at|towards?)|"
    rf"(?:evidence|signs|clues|investigation|investigators|suspicions?|everything|tactics|method)\s+(?:\w+\s+)?"
    rf"(?:lead|leads|led|linked|directed)\s+(?:\w+\s+)?to)\s+(?:{NOUN}\s+){{0,3}}$",
    re.IGNORECASE,
)
_EVIL_BY = re.compile(
    r"\b(?:acts?\s+of\s+(?:\w+\s+)?(?:terror(?:ism)?|aggression|war|barbar(?:ism|ity)|piracy|sabotage|violence|genocide|"
    r"provocation|revenge|cowardice|vandalism|murder)|(?:terror(?:ist)?|war|cowardly|criminal|heinous|barbaric|deliberate|"
    r"direct|vicious|treacherous|brutal|savage|new|fresh|another|latest)\s+(?:\w+\s+)?(?:acts?|attacks?|crimes?|strikes?|"
    r"provocations?|aggression|assault|massacre|murder|escalation|shelling|bombing|atrocity))\s+(?:\w+ed\s+)?(?:by|from|of)\s+"
    rf"(?:{NOUN}\s+){{0,2}}$",
    re.IGNORECASE,
)
"""In front of a name: what somebody calls the attack, and whose he says it is."""
_EVIL = re.compile(
    r"\s+(?:state\s+)?(?:terror(?:ism|ists?)?|aggression|aggressors?|barbarism|barbarians|atrocit(?:y|ies)|war\s+crimes?|crimes?|"
    r"savagery|brutality|treachery|provocations?|occupiers|invaders|enemy)\b",
    re.IGNORECASE,
)
"""Behind a people's adjective: "called it Russian terror"."""
_CALLS_IT = re.compile(
    r"\b(?:call(?:ed|s|ing)|describ(?:ed|es|ing)|brand(?:ed|ing)|label(?:led|ed)|denounc(?:ed|es|ing)|condemn(?:ed|s|ing))\s+"
    r"(?:it|this|that|the\s+(?:\w+\s+){0,2}?\w+)\s+(?:as\s+)?(?:(?:an?|another|pure|an?\s+act\s+of|more)\s+)?[“\"]?$",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it|this|that|(?:the|this|that)\s+(?:\w+\s+){0,2}?(?:attacks?|strikes?|bombings?|shelling|killings?|raids?|deaths?|"
    r"massacre|explosions?|blasts?))\s+(?:was|is|were|as|had\s+been|an?|another|amounted\s+to|constituted?s?)\b|"
    r"\b(?:call(?:ed|s|ing)|condemn(?:ed|s|ing)?|denounc(?:ed|es|ing)|describ(?:ed|es|ing)|decri(?:ed|es)|slamm(?:ed|ing)|"
    r"blam(?:ed|es|ing)|brand(?:ed|ing)|label(?:led|ed))\b",
    re.IGNORECASE,
)
"""In front of both: words that speak of the attack."""
_BELONGING = re.compile(
    r"\b(?:gunm[ae]n|attackers?|assailants?|bombers?|perpetrators?|killers|raiders|"
    r"by\s+(?:[\w-]+\s+){0,3}?(?:men|fighters|militants|elements|jihadists|rebels|terrorists|"
    r"militiamen|youths|people|individuals))\b[^.;:]{0,90}?\b(?:belong(?:s|ed|ing)?\s+to|members?\s+of|(?:was|were|came|are|as)\s+(?:\w+\s+)?from|"
    rf"affiliated\s+(?:with|to)|loyal\s+to|allied\s+(?:with|to))\s+(?:the\s+)?(?:{NOUN}\s+){{0,3}}$|"
    r"\b(?:(?:fighter\s+)?jets?|(?:war)?planes?|aircraft|helicopters?|drones?|missiles?|rockets?|shells)\s+(?:\w+\s+){0,2}?"
    rf"(?:belong(?:s|ed|ing)?\s+to|came\s+from|(?:was|were)\s+from|owned\s+by)\s+(?:the\s+)?(?:{NOUN}\s+){{0,2}}$",
    re.IGNORECASE,
)
"""Those who did it, and whose men they are said to be."""
_ITS_MEN_WERE = re.compile(
    r"\b(?:gunm[ae]n|attackers?|assailants?|bombers?|perpetrators?|killers|raiders|soldiers|troops|fighters|men|them)\s+"
    r"(?:(?:was|were|had\s+been|as|to\s+be)\s+)(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_ITS_MEN = re.compile(r"\s+(?:members?|militants?|fighters?|operatives?|men|guerrillas?|rebels?)\b")
"""The same with the name in front: "both attackers were FLN members"."""
_USED = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:drones?|missiles?|rockets?|(?:war)?planes?|jets?|aircraft|helicopters?|forces|troops|soldiers|army|"
    r"air\s+force|military)\s+(?:was|were|had\s+been|is|are|may\s+have\s+been|might\s+have\s+been|could\s+have\s+been)\s+"
    r"(?:\w+ly\s+)?(?:used|involved|responsible|behind|to\s+blame)\b",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"\b(?:it|this|that|the\s+(?:\w+\s+)?(?:blasts?|explosions?|attack|incident|strike|raid))\s+(?:was|were|had\s+been|came\s+from|"
    r"resulted\s+from|is)\s+(?:\w+ly\s+|believed\s+to\s+be\s+|likely\s+)?(?:(?:caused\s+by|the\s+(?:result|work)\s+of|due\s+to)\s+)?"
    r"(?:an?\s+)$",
    re.IGNORECASE,
)
_STRIKE = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:drones?|missiles?|rockets?|strikes?|air\s?strikes?|raids?|attack|bomb|shells?|(?:war)?planes?|jets?)\b"
    r"(?!-)",
    re.IGNORECASE,
)
"""In front of and behind a people's name: "it was an Israeli drone"."""
_THOUGHT = re.compile(
    r"\b(?:believed|thought|suspected|presumed|likely|probably|possibly|may|might|could|alleged(?:ly)?|apparently)\b",
    re.IGNORECASE,
)
_PLANES_WERE = re.compile(
    r"\b(?:(?:war)?planes?|aircraft|jets?|helicopters?|(?:air\s?|drone\s+)?strikes?|raids?|attackers|drones?|missiles?|rockets?|"
    r"soldiers|troops|gunm[ae]n|assailants|fighters|forces|bombers?)\s+"
    r"(?:was|were|had\s+been|are|is|as(?:\s+being)?)\s+(?:(?:\w+ly|likely|believed|thought|suspected|to|be|have|been)\s+)"
    r"{0,5}$",
    re.IGNORECASE,
)
_SAID_IT_WAS = re.compile(
    rf"\b(?:said|says|insist(?:s|ed)?|conclude[sd]?|believe[sd]?|thinks?|maintain(?:s|ed)?)\s+(?:that\s+)?(?:it|this|that)\s+"
    rf"(?:was|had\s+been)\s+(?:the\s+)?(?:{NOUN}\s+)?$",
    re.IGNORECASE,
)
_AND_NO_MORE = re.compile(
    r"(?:\s+(?:group|militants|fighters|rebels))?\s*(?:[.,;”]|$|(?:that|who|which)\s+(?:did|had|was|were|carried|fired|struck|"
    r"attacked|killed|planted|launched|bombed|shelled)\b)",
    re.IGNORECASE,
)
"""In front of and behind a name: "nobody claimed it; officials said it was Boko Haram"."""
_REACH = 140
_SOME = Gate(
    re.compile(
        rf"\b(?:(?:hall|trade)?marks?|signature|stamp|fingerprints?|suspicions?|belong|affiliated|members?|militants?|fighters?|operatives?|work|deed|point(?:s|ed|ing)?|acts?|attacks?|crimes?|from|(?:it|this|that)\s+(?:was|had)|leads?|led|similar|akin|identical|comparable|resembl\w+|reminiscent|style|consistent|echo\w+|recall\w+|terror|responsible|accountable|attribut|ascribed|"
        rf"link(?:ed|s)|tied|blam(?:ed|es|ing)|{_TRACES}\b)",
        re.IGNORECASE,
    )
)
"""Without one of these no name of the sentence is blamed so."""


def blamed_beside(text: str, start: int, end: int) -> Status | None:
    """Return how firmly the words beside a name make it the culprit; None for not at all.

    Parameters
    ----------
    text
        The sentence.
    start, end
        Where the name stands in it.
    """
    if not _SOME.opens(text):
        return None
    left = text[max(0, start - _REACH) : start].rstrip('"“‘')
    if _WORK.search(left) or _FELL_ON.search(left) or is_alike(left):
        return "suspected"
    if _BELONGING.search(left) or (_ITS_MEN.match(text, end) and _ITS_MEN_WERE.search(left)):
        return "suspected" if _THOUGHT.search(left) else "accused"
    if (evil := _EVIL_BY.search(left)) and _IT.search(left[: evil.start() + 1] or left):
        return "accused"
    if _AND_NO_MORE.match(text, end) and _SAID_IT_WAS.search(left):
        return "accused"
    if _HELD.search(left) and _RESPONSIBLE.match(text, end):
        return "accused"
    laid = None if AFFILIATED.search(left) else BLAMED_ON.search(left)
    if laid and _DEED.search(left):
        return None if re.search(r"\b(?:not|never)\s+$", left[: laid.start()]) else "accused"
    if _LEFT.search(text) and (_TRACE_OF.search(left) or _TRACE.match(text, end)):
        return "suspected"
    return None


def hired_by(left: str) -> bool:
    """Whether a name ends the words for whose killers they were: "gunmen in the pay of"."""
    hired = _HIRED.search(left)
    return hired is not None and bool(_KILLERS.search(left[: hired.start()]))


def whose_planes(text: str, start: int, end: int) -> Status | None:
    """Return how firmly a people's name says whose aircraft struck: "the planes were Russian".

    Parameters
    ----------
    text
        The sentence.
    start, end
        Where the adjective stands in it.
    """
    left = text[max(0, start - _REACH) : start]
    told = _PLANES_WERE.search(left) or _USED.match(text, end)
    if told is None and _STRIKE.match(text, end):
        told = _IT_WAS.search(left)
    if told is None and _EVIL.match(text, end) and _CALLS_IT.search(left):
        return "accused"
    if told is None or text[end : end + 1] == "-":  # "the jets were French-made"
        return None
    return "suspected" if _THOUGHT.search(told[0]) else "accused"
