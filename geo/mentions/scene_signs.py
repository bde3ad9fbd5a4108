"""What speaks for a place as the scene of a verb, or against it: where it stands to the verb.

Signs are short words; what each is worth stands in ``scene_weights.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.mentions.scene_wording import wording_signs
from geo.toponyms.kind_words import TYPE_WORDS
from geo.toponyms.place_phrases import Phrase

_SPEAK = re.compile(
    r"\b(?:said|says|told|tells|stated|report(?:s|ed)|announced|claim(?:s|ed)|according to|quoted|"
    r"sources?|correspondents?|spokes\w+|officials?|statement|news conference|reporters|interview|"
    r"speaking|adding|added|confirmed)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r",?\s+(?:\w+\s+)?(?:said|says|told|reported|announced|stated|added|confirmed|claimed)\b"
)
"""Behind the place of a speaker: "medics in Idlib said"."""
_BREAK = re.compile(
    r";|[.!?]\s|\b(?:after|before|following|since|while|when|as|but|although|though|because|where|"
    r"who|whose|which|that|if|until|despite|than|including|prior to|during|amid|so)\b|--|—|–|\s-\s|"
    r"\"|“|”|,\s+(?:and|saying|adding|including|with|whom)\b",
    re.IGNORECASE,
)
"""What may begin another clause."""
_VERB = re.compile(
    r"\b(?:(?!(?:armed|united|led|backed|masked|wounded|unarmed|suspected|alleged|based|wanted|"
    r"hundred|red|need)\b)[a-z]{2,}ed|was|were|is|are|has|had|have|been|said|says|told|took|went|"
    r"came|fell|left|hit|struck|shot|began|held|made|fought|blew|to\s+[a-z]+|[a-z]{3,}ing)\b"
)
_AUXILIARY = re.compile(
    r"\s*(?:(?:was|were|is|are|has|have|had|been|being|be|also|reportedly|now|again|later|first|"
    r"still|recently|\w+ly)\s+){0,4}$"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+|also\s+|found\s+|all\s+)*$"
)
_SAYING = re.compile(
    r"sa(?:id|ys?|ying)|told|announced?|stated|reported|claim\w*|condemned|called|accused|blamed|"
    r"wrote|confirmed|warned|added|noted|urged|vowed|pointed|described|declared|believed?|know\w*|"
    r"denied",
    re.IGNORECASE,
)
_COPULA = re.compile(r"is|was|are|were|be|been|being|has|have|had|'s", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must|not|never|n['’]t|if|plan\w*|intend\w*|"
    r"threat\w*)\s+(?:be\s+|have\s+|\w+ly\s+)?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\s*(?:(?:the|a|an|its|their|his|her|of|in|up|down|out|parts?|most|much|all|some|into|"
    r"through|towns?|city|cities|villages?|streets?|capital|port|areas?|towards?|nearby|"
    rf"[a-z-]+|\d+|{TYPE_WORDS})\s*){{0,6}}"
)
_ARTICLE = re.compile(r"\s+(?:the\s+)?")
_OPENING = re.compile(
    r"\W*(?:(?:[Oo]n|[Ll]ate|[Ee]arl(?:y|ier)|[Ss]eparately|[Ee]lsewhere|[Mm]eanwhile|[Aa]lso|[Ll]ater|"
    r"[Ll]ast|[Aa]nd|[Bb]ut|[Tt]hen|\w+day)\b[\w\s]{0,25},?\s*)?"
)
"""What may stand before a place that opens the sentence: "On Monday night, in"."""
_WORD_LEFT = re.compile(r"\b(\w+)\s+(?:the\s+)?$")
_POSSESSIVE = re.compile(r"\s?['’]s?\b")
_GOVERNORS = frozenset(
    ["from", "to", "of", "for", "against", "with", "by", "through", "towards", "into", "off",
     "toward", "and", "between", "than", "about", "via", "above", "leaving", "enter", "entering",
     "left"]
)  # fmt: skip
"""Words before a name that no preposition of place governs."""
_DEEDS = {
    "kill": re.compile(r"kill|murder|wound|injur|died|dead|assassinat|gunned|massacr|slain", re.I),
    "take": re.compile(
        r"captur|seiz|tak|took|retak|recaptur|enter|storm|liberat|overr|occup|invad|advanc", re.I
    ),
    "shell": re.compile(
        r"shell|bomb|attack|target|struck|strik|hit|raid|pound|destroy|burn|torch|loot", re.I
    ),
    "burst": re.compile(
        r"detonat|explod|blew|rammed|occur|happen|erupt|broke|took place|rock|shook", re.I
    ),
    "shoot": re.compile(r"shot|shoot|fir|launch|open", re.I),
    "patrol": re.compile(r"patrol|deploy|guard", re.I),
    "march": re.compile(r"march|demonstrat|protest|rall|gather", re.I),
    "arrest": re.compile(r"arrest|detain|kidnap|abduct|convict|charg|held|releas", re.I),
    "go": re.compile(r"arriv|went|flee|fled|return|left|travel|mov|escap", re.I),
}
"""Kinds of verb, each with the begin of its words."""
_SPOKEN_REACH, _STEP, _MOST = 45, 40, 3


def signs_of(
    text: str, verb: tuple[int, int], phrase: Phrase, every: Sequence[Phrase]
) -> list[str]:
    """Return the signs of one phrase beside one verb.

    Parameters
    ----------
    text
        The sentence.
    verb
        Where the verb stands in it.
    phrase
        The phrase.
    every
        All phrases of the sentence, it among them.
    """
    side = "after" if phrase.name_start >= verb[1] else "before"
    signs = [*_standing(text, verb, phrase, every, side), *_of_itself(phrase, side)]
    beside = _behind if side == "after" else _ahead
    signs += [*beside(text, verb, phrase), *_words_beside(text, phrase, side)]
    signs += _of_verb(text, verb, phrase, side)
    return [*signs, *wording_signs(text, verb, phrase, every)]


def _between(text: str, verb: tuple[int, int], phrase: Phrase) -> str:
    if phrase.name_start >= verb[1]:
        return text[verb[1] : phrase.start]
    return text[phrase.end : verb[0]]


def _standing(
    text: str, verb: tuple[int, int], phrase: Phrase, every: Sequence[Phrase], side: str
) -> Iterator[str]:
    """Tell the way from the verb to the phrase: what is crossed, and what lies nearer."""
    between = _between(text, verb, phrase)
    yield "bias"
    yield side
    yield f"{side} breaks {min(len(_BREAK.findall(between)), _MOST)}"
    yield f"{side} verbs {min(len(_VERB.findall(between)), _MOST)}"
    yield f"{side} far {min(len(between) // _STEP, _MOST + 1)}"
    same = [p for p in every if (p.name_start >= verb[1]) == (side == "after")]
    nearest = same[0] if side == "after" else same[-1]
    yield f"{side} {'nearest' if nearest is phrase else 'not nearest'}"
    if len(every) == 1:
        yield "only one"


def _of_itself(phrase: Phrase, side: str) -> Iterator[str]:
    """Tell what the phrase is."""
    first, preposition = phrase.heads[0], phrase.preposition or "none"
    yield f"{side} {preposition}"
    if phrase.containers:
        yield "with container"
    if len(phrase.heads) > 1:
        yield "row"
    if all(any(e.feature_code.startswith("PCL") for e in t.entries) for t in phrase.heads):
        yield from ("country", f"country {preposition}")
    if first.role == "event_location":
        yield from ("governed", f"governed {side}")
    if first.relation not in ("in", "at"):
        yield f"relation {first.relation}"
    if first.kind in ("sea", "border", "facility"):
        yield f"kind {first.kind}"
    if first.type_word:
        yield "typed"


def _behind(text: str, verb: tuple[int, int], phrase: Phrase) -> Iterator[str]:
    """Tell of a phrase behind the verb whether it may be its object."""
    between = _between(text, verb, phrase)
    if not phrase.preposition:
        if _ARTICLE.fullmatch(between):
            yield "object close"
        if _OBJECT.fullmatch(between) and not _BREAK.search(between):
            yield "object far"
    if _PASSIVE.search(text[: verb[0]]):
        yield "passive then place"


def _ahead(text: str, verb: tuple[int, int], phrase: Phrase) -> Iterator[str]:
    """Tell of a phrase before the verb whether it is the subject, or opens the sentence."""
    between = _between(text, verb, phrase)
    if not phrase.preposition and _AUXILIARY.fullmatch(between):
        yield "subject passive" if _PASSIVE.search(text[: verb[0]]) else "subject active"
    if phrase.preposition and _OPENING.fullmatch(text[: phrase.start]):
        yield "opens"
        yield f"opens breaks {min(len(_BREAK.findall(between)), 2)}"


def _words_beside(text: str, phrase: Phrase, side: str) -> Iterator[str]:
    """Tell what stands right beside the phrase."""
    left = text[max(0, phrase.start - _SPOKEN_REACH) : phrase.start]
    if spoken := list(_SPEAK.finditer(left)):
        yield "spoken"
        if not left[spoken[-1].end() :].strip():
            yield "spoken right at"
    if _SPEAKS.match(text, phrase.end):
        yield f"{side} speaks"
    right = text[phrase.end : phrase.end + 12]
    if right.startswith("-"):
        yield "hyphened"
    if phrase.preposition:
        return
    word = _WORD_LEFT.search(left)
    if word and word[1].lower() in _GOVERNORS:
        yield f"{side} governor {word[1].lower()}"
    if _POSSESSIVE.match(right):
        yield "possessor"
    if right[:1].isspace() and right[1:2].islower():
        yield "modifier"


def _of_verb(text: str, verb: tuple[int, int], phrase: Phrase, side: str) -> Iterator[str]:
    """Tell what the verb is."""
    word = text[slice(*verb)]
    if _SAYING.fullmatch(word):
        yield f"verb saying {side}"
    if _COPULA.fullmatch(word):
        yield "verb copula"
    if _NOT_YET.search(text[: verb[0]]):
        yield "verb not yet"
    for deed, pattern in _DEEDS.items():
        if pattern.match(word):
            yield from (f"verb {deed}", f"verb {deed} {side} {phrase.preposition or 'none'}")
