"""Whether something is, or was struck, at a name: the words that govern it."""

from __future__ import annotations

import re

from geo.gazetteer import is_by_hand
from geo.records import Entry
from geo.toponyms.edges import says
from geo.toponyms.kind_words import TYPE_WORDS
from geo.toponyms.relations import Setting

_DIRECT_OBJECT = re.compile(
    r"\b(?:struck|strikes?|striking|hits?|hitting|target(?:s|ed|ing)?|bomb(?:s|ed|ing)?|"
    r"shell(?:s|ed|ing)?|attack(?:s|ed|ing)?|pound(?:s|ed|ing)?|bombard(?:s|ed|ing)?|rocks?|rocked|"
    r"shakes?|shook|hammer(?:s|ed)?|raid(?:s|ed)?|storm(?:s|ed|ing)?)\s+(?:with\s+(?:\w+\s+){1,5})?"
    r"(?:(?:(?:late|early|again|also|repeatedly|heavily)\s+){0,2}(?:(?:on\s+)?(?:\w+day|overnight|today)\s+"
    r"(?:(?:morning|afternoon|evening|night)\s+)?)?)?"
    r"(?:(?:the|both|parts of|areas of|downtown|civilian|residential|populated|several|many|"
    r"various|all|[a-z]+-(?:held|controlled|populated))\s+){0,3}"
    r"(?:(?:[a-z-]+\s+){0,2}(?:headquarters|seat|cent(?:re|er)|heart|streets|market|port|people|"
    r"residents|community|communities|neighbou?rhoods?|districts?|quarters|suburbs?|areas?|parts?|towns?|"
    r"villages?|outskirts|positions)\s+of\s+)?$",
    re.IGNORECASE,
)
_BLOW_OF = re.compile(
    r"\b(?:shelling|bombing|bombardment|pounding|storming|strafing|destruction|burning)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""The same as a noun: "the shelling of the town of Azaz"."""
_STRIKES = (
    "struck", "strik", "hit", "target", "bomb", "shell", "attack", "pound", "rock", "shak", "shook",
    "hammer", "raid", "storm",
)  # fmt: skip
"""One of these stands in every `_DIRECT_OBJECT`."""
_STRUCK_PLACE = re.compile(
    rf"^(?:\s+(?:(?:{TYPE_WORDS})\s+)?|,\s+(?:(?:which|that)\s+)?(?=was|were|has|had|came))"
    r"(?:was|were|is|are|has been|have been|came|comes)?\s*"
    r"(?:(?:again|also|reportedly|itself|first|twice|repeatedly|later|then)\s+)?"
    r"(?:struck|hit|targeted|bombed|shelled|attacked|pounded|rocked|shaken|under\s+(?:attack|fire)|"
    r"the\s+(?:target|scene|site)\s+of)\b",
    re.IGNORECASE,
)
_STRIKES_ITSELF = re.compile(
    r"^\s+(?:(?:again|also|reportedly|itself|first|twice|repeatedly|later|then)\s+)?(?:struck|hit|targeted|bombed|"
    r"shelled|attacked|pounded)\s+(?:[A-Z]|the\s|an?\s|its\s|their\s|two\s|three\s|several\s|targets|sites|"
    r"positions|military\b|\d)"
)
"""Behind a name that is the subject: "planes of Saudi Arabia struck the port"."""
_STRUCK_FARTHER = re.compile(
    r"^,?\s+(?:in|near|of)\s+[^.;:]{2,60}?\s+(?:was|were|has been|have been|came)\s+(?:\w+\s+)?"
    r"(?:struck|hit|targeted|bombed|shelled|attacked|pounded|under\s+(?:attack|fire))\b"
)
"""Behind a town whose province comes first: "Sevre in Idlib province was hit"."""
_SAW = re.compile(
    rf"^(?:\s+(?:{TYPE_WORDS}))?\s+(?:has\s+|have\s+|had\s+|also\s+|again\s+)?(?:saw|seen|witness(?:ed)?|"
    r"suffered|endured|sustained|experienced)\s+(?:(?!(?:in|on|by|that|when)\b)[\w-]+\s+){0,5}?"
    r"(?:air ?strikes?|attacks?|bomb(?:s|ings?|ardments?)|shelling|raids?|clashes|fighting|"
    r"battles?|escalations?|explosions?|blasts?|strikes?|assaults?|massacres?|violence)\b"
)
"""Behind a place where it went on: "the village suffered an air attack"."""
_ATTACK_AFTER = re.compile(
    r"^\s+(?:(?:suicide|car|truck|drone|air|rocket|missile|mosque|market|airport|hotel|embassy|"
    r"convoy|bus|train|hospital|school|wedding|church|shrine|checkpoint|base|port|prison|"
    r"bomb)\s+){0,2}"
    r"(?:bombings?|blasts?|explosions?|attacks?|shootings?|air ?strikes?|raids?|shelling|siege|"
    r"bombs?\s+(?:kill|wound|injur)\w*)\b",
    re.IGNORECASE,
)
_COMMA_BEFORE = re.compile(
    r"^\s*,?\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?(?:in\s+|on\s+)?(?:the\s+)?$"
)
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:and|or|on|in|at|after|as|by|for|from|to|with|was|were|is|has|had|said|when|where|"
    r"which|who|"
    r"while|since|over|amid|during|before|that|this|last|late|early)\b)[A-Za-z]"
)
_SUBJECT = re.compile(
    r"\s+(?:has|have|had|said|says|is|was|will|would|accus|blam|den|reject|announc|call|warn|"
    r"vow)\w*\b"
)
_RELATIONS = re.compile(
    r"\b(?:war|conflict|ties|relations|talks|tensions|deal|agreement|peace|ceasefire|truce|"
    r"alliance)\s+"
    r"(?:between|in|with|on|against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FROM_PLACE = re.compile(
    r"\b(?:reports?|reporters?|correspondents?|sources?|statement|news|officials?|media|allies|"
    r"ally|authorities|diplomats|"
    r"leadership|analysts)\s+(?:from|in)\s+$",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:government|ministry|embassy|administration|junta|presidency|headquarters|officials?)\s+in\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r",?\s+(?:has\s+|have\s+|also\s+|later\s+)?(?:said|says|announced|reported|confirmed|told|denied|"
    r"accused|blamed|claimed|declared|condemned|warned|put\s+the)\b"
)
"""Behind the seat of an office that speaks: "the government in Niamey said"."""
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:taken|flown|rushed|evacuated|transferred|brought|airlifted|treated|hospitali[sz]ed|"
    r"speaking|reporters|(?:to|told|with)\s+(?:newsmen|journalists|pressmen)|news conference|court|"
    r"talks|summit|born|met|arrived|buried|"
    r"headquartered|exiled|(?<=, )based|(?<=that is )based|"
    r"(?:terrorists?|groups?|organi[sz]ations?|rebels?|fighters|militants|gunmen|troops|forces)\s+"
    r"(?:positioned|located|based|stationed|entrenched))\s+(?:to|at|in)\s+"
    r"(?-i:[a-z][\w-]*\s+){0,5}$",
    re.IGNORECASE,
)
"""Where somebody went or spoke afterwards: "taken to a hospital in Quetta"."""
_HOSPITAL = re.compile(
    r"\b(?:died|dead|dying|dies|succumb(?:ed|s|ing)?|treated|recovering|hospitali[sz]ed)\b[^.;:]{0,60}?"
    r"\b(?:in|at)\s+(?:(?:an?|the|various|several|two|three|different|local|nearby)\s+)?"
    r"(?:[a-z-]+\s+)?(?:hospitals?|clinics?|infirmary)\s+(?:in|at|of|near)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Where somebody hurt elsewhere is cared for, or died of it: "died at a hospital in Quetta"."""
_WAY = r"(?:(?:north|south|east|west)[\w-]*\s+of\s+)?"
_ORIGIN = re.compile(
    r"\bfrom\s+(?:over|above|inside|within|across|somewhere\s+(?:in|over)|"
    r"(?:the\s+)?(?:direction|airspace|territory|skies|waters|soil)\s+(?:of|over|above))\s+"
    rf"(?:the\s+)?(?:[a-z-]+\s+){{0,2}}(?:[A-Z][\w’'-]+\s+){{0,3}}?{_WAY}$"
)
"""Where what struck came from: "missiles from the direction of the Golan"."""
_RIVER = re.compile(r"\b(?:bank|banks|mouth|bend|course|tributary|delta)\s+of\s+(?:the\s+)?$", re.I)
"""In front of the name of a river, though a town may bear it: "the left bank of the Dnipro"."""
_CARE = ("hospital", "clinic", "infirmar")
_GATHERED = re.compile(
    r"(?<!attack on )\b(?:(?:talks|meetings?|negotiations|dialogue|summit|conference|session|"
    r"assembly)\s+(?:(?:was|were|is|are|to\s+be|being|scheduled|held|planned|set|due|between|with|on|"
    r"of|and|the|for|that|will|would)\s+(?:[\w’'-]+\s+){0,3}?){0,4}?|"
    r"(?:said|told|stated|announced|declared|released|issued|published|signed|spoke|testified)\s+"
    r"(?:(?:today|tonight|yesterday|here|earlier|(?:on\s+)?\w+day)\s+|"
    r"by\s+(?:[\w’'-]+\s+){1,4}?)?)"
    r"(?:in|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Where somebody meets or speaks: "talks between the government and the rebels in Geneva"."""
_AT_GATHERING = re.compile(
    r"\b(?:attack|bomb|blast|explo|strike|struck|hit|shoot|shot|fire|raid|kill|storm|detonat|blew|"
    r"murder|massacre|assassinat)[\w-]*\b[^.;:]{0,50}?\b(?:at|during|inside|into|near|outside|hit|"
    r"struck|targeted|stormed)\s+(?:(?:an?|the|his|her|their|its)\s+)?(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of a gathering that was attacked: "a bombing at an election meeting in"."""
_GATHERINGS = (
    "talks", "meeting", "negotiat", "dialogue", "summit", "conference", "session", "assembly",
    "said", "told", "stated", "announced", "declared", "released", "issued", "published", "signed",
    "spoke", "testified",
)  # fmt: skip
"""One of these stands in every `_GATHERED`."""
_STREETS = re.compile(
    r"\s+(?:(?:and\s+[A-Z][\w’'-]+\s+)?(?:[Ss]treets|[Aa]venues)\b|"
    r"(?:Road|Street|Avenue|Boulevard|Bypass|Gate|Chowk)(?:\s+area)?\s+(?:in|of)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?[A-Z])"
)
"""Behind a town after which a street is called: "Hama and Homs streets", "Kohat Road in"."""
_PEOPLE_OF = re.compile(
    r"\s+(?:refugees|migrants|exiles|emigrants|expatriates|diaspora)\b(?!\s+camp)"
)
"""Behind a name: people who have left it."""
_BASED = re.compile(r"-(?:based|led|backed|made|born|run|brokered|linked|aligned)\b")
_SEA = re.compile(r"\b(?:sea|gulf|ocean|strait|channel|bay)\b", re.IGNORECASE)
_TOWN_BY_SEA = re.compile(
    rf"\s+(?:{TYPE_WORDS}|resort|coastal|(?:oil\s+)?terminal|depot|shipyard|refinerie|citie)s?"
    rf"(?:\s+(?:{TYPE_WORDS}|terminal|depot))?(?:\s+(?:of|at))?\s+[A-Z]"
)
"""Behind a sea that only says where a town lies: "the Red Sea port town of Mokha"."""
_LAND_BY_SEA = re.compile(
    r"\s+(?:(?:Arab|island)\s+)?(?:states?|emirates?|kingdoms?|sultanates?|nations?|countr(?:y|ies)|monarch(?:y|ies)|"
    r"republics?|capitals?|neighbou?rs?|allies|ally|archipelago)\b"
)
"""Behind a sea that only says which land is meant: "the Gulf emirate"."""
_POSSESSES = re.compile(
    r"['’]s?\s+(?:[a-z-]+\s+){0,4}?(?:strikes?|air\s?strikes?|attacks?|raids?|bombings?|bombardments?|"
    r"offensives?|invasions?|wars?|assaults?|campaigns?|operations?|shelling|blockade|onslaught)\b"
    r"(?!\s+(?:in|at|near)\s+(?:its|the)\s+own\b)"
)
"""Behind the state that strikes: "killed in Israel's unprecedented strike"."""


def is_locative(
    text: str,
    start: int,
    end: int,
    around: Setting,
    entries: tuple[Entry, ...],
    previous_end: int | None,
) -> bool:
    """Say whether a place name tells where, rather than who or which.

    Parameters
    ----------
    text, start, end
        The sentence, and the name in it.
    around
        What the words beside the name say of it.
    entries
        What the name may mean.
    previous_end
        End of the place named before it in the sentence; None for none.
    """
    governed = (
        around.locative or _struck(text, end, around) or _in_row(text, end, around, previous_end)
    )
    return governed and not _only_describes(text, start, end, around, entries)


def names_sea(name: str) -> bool:
    """Whether the name says that it is one of a sea."""
    return bool(_SEA.search(name))


def _is_water(entries: tuple[Entry, ...]) -> bool:
    """Whether a name is that of a sea in the tables made by hand: "the Baltic"."""
    ours = [entry for entry in entries if is_by_hand(entry)]
    return bool(ours) and all(entry.feature_class == "H" for entry in ours)


def _struck(text: str, end: int, around: Setting) -> bool:
    """Whether words of attack take the place: "Damascus was hit", "a Kabul bombing"."""
    before, behind = text[max(0, around.start - 70) : around.start], text[end : end + 100]
    # all that is looked for before the name ends in a blank, and most sentences lack its words
    if before[-1:].isspace() and says(before, _STRIKES) and _DIRECT_OBJECT.search(before):
        return True
    if before.endswith((" of ", " of the ")) and _BLOW_OF.search(before):
        return True
    if _FROM.search(before):  # "missiles fired from Homs hit"
        return bool(_ATTACK_AFTER.match(behind))
    if (struck := _STRUCK_PLACE.match(behind)) and not _STRIKES_ITSELF.match(behind):
        return bool(struck)
    return any(p.match(behind) for p in (_STRUCK_FARTHER, _ATTACK_AFTER, _SAW))


def _in_row(text: str, end: int, around: Setting, previous_end: int | None) -> bool:
    """In a row with a place: "Mokha, Yemen"; not "the attack in Jordan, Washington has"."""
    if previous_end is None or not _COMMA_BEFORE.match(text[previous_end : around.start]):
        return False
    return not _SUBJECT.match(text[end : end + 60])


def _is_acting(text: str, start: int, end: int) -> bool:
    """Whether a state's short name stands for its people: "in US drone strike"."""
    acronym = re.sub(r"\W", "", text[start:end]).isupper() and not text.isupper()
    return acronym and bool(_NOUN_AFTER.match(text[end : end + 60]))


def _only_describes(
    text: str, start: int, end: int, around: Setting, entries: tuple[Entry, ...]
) -> bool:
    """Whether it says which: "in US drone strike", "reports from Iraq", "close to Iran"."""
    if _BASED.match(text, end) or _STREETS.match(text, end) or _PEOPLE_OF.match(text, end):
        return True
    left = text[max(0, start - 90) : start]
    if left[-1:].isspace() and (_RELATIONS.search(left) or _ELSEWHERE.search(left)):
        return True
    if says(left, _GATHERINGS) and (met := _GATHERED.search(left)):
        return not _AT_GATHERING.search(left[: met.start()])
    reported = _FROM_PLACE.search(text[max(0, around.start - 27) : around.start + 3])
    if reported or (_SAYS.match(text, end) and _OFFICE.search(left)):
        return True
    if says(left, _CARE) and left[-1:].isspace() and _HOSPITAL.search(left):
        return True
    if ("from" in left and _ORIGIN.search(left)) or _RIVER.search(left):
        return True
    if names_sea(text[start:end]) or _is_water(entries):
        return bool(_LAND_BY_SEA.match(text, end) or _TOWN_BY_SEA.match(text[end : end + 60]))
    if not entries or not all(entry.feature_code.startswith("PCL") for entry in entries):
        return False
    if _POSSESSES.match(text, end) or _is_acting(text, start, end):
        return True
    near = around.relation == "near" and around.distance_km is None
    return near and not text.startswith("off", around.start)
