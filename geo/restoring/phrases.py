"""Where commas stood that a reader puts by knowledge: after openings, and about places.

"On Friday the army shelled", "In Aleppo province gunmen killed", "struck Kobane Ain Issa and
Tell Rifaat": the words of time, the names and the articles tell where one thing ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
# "In March 29 people died" counts people, "On March 29 people died" does not.
_DATE = rf"(?:(?:(?<!n\s)|(?<=[Oo]n\s)){_MONTH}\s{_NUMBER}\b|{_NUMBER}\s{_MONTH}|{_MONTH})"
_PART = r"(?:morning|afternoon|evening|night|dawn|noon|midday|midnight|week|weekend|month|year)s?"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a\sfew|some)"
_WHEN = (
    rf"(?:(?:Late|Early|Earlier|Later|Also|Only|Just|Meanwhile|And|But)\s)?"
    rf"(?:(?:[Oo]n|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ll]ast|[Tt]his|[Ll]ate|[Ee]arly|[Oo]vernight)\s)+"
    rf"(?:the\s)?(?:(?:night|morning|evening|afternoon|early\shours|end|beginning|start)\sof\s)?"
    rf"(?:last\s|this\s|late\s|early\s|mid-?\s?|the\ssame\s|that\s)?"
    rf"(?:{_DAY}(?:\s{_PART})?(?:\s{_DATE}(?:\s(?:19|20)\d\d)?)?"
    rf"|{_DATE}(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d|{_PART})"
    rf"|(?:The|That)\s(?:same|next|following|previous)\s(?:day|{_PART})"
    rf"|{_COUNT.replace('an?', '[Aa]n?')}\s(?:days?|weeks?|months?|years?|hours?|minutes?)"
    rf"\s(?:ago|later|earlier|before)|(?:One|Two|Three|Four|Several)\s(?:days?|weeks?|months?|years?|hours?)"
    rf"\s(?:ago|later|earlier|before)|(?:Today|Yesterday|Overnight)"
)
_LINKS = (
    r"(?:Meanwhile|Elsewhere|Separately|However|Moreover|Furthermore|Nevertheless|Nonetheless"
    r"|Additionally|Afterwards?|Previously|Recently|Instead|Still|Also|Therefore|In\saddition"
    r"|In\sresponse|In\sturn|In\stotal|In\scontrast|In\sfact|In\sretaliation|As\sa\sresult"
    r"|For\s(?:its|their|his|her)\spart|For\sexample|For\sinstance|At\sthe\stime|At\sfirst"
    r"|At\sthe\ssame\stime|At\sleast\sonce|On\sthe\sother\shand|Of\scourse|By\scontrast"
    r"|(?:In|On)\s(?:a|another)\s(?:separate|similar|related|second|previous)\s(?:attack|incident|strike"
    r"|development|operation|raid|case|statement|bombing|explosion|shelling|ambush|clash)"
    r"|In\sanother\s(?:attack|incident|strike|development|operation|raid|case|bombing|explosion|ambush)"
    r"|In\san?\s(?:[a-z]+\s)?(?:statement|interview|speech|report|tweet|letter|video))"
)
_OPENING = re.compile(rf'["“]?(?:{_WHEN}|{_LINKS})(?=\s)')
_GOES_ON = re.compile(
    r"\s(?:and|or|at|in|on|of|to|by|as|for|from|with|near|when|after|before|but|between|since"
    r"|until|during|over|under|against|that|which|who|where|while|while|is|are|was|were|be|has"
    r"|have|had|will|would|said|saw|came|marked|morning|afternoon|evening|night|afternoons?"
    r"|last|this|next|operation|attack|attacks|strikes?|alone|local|around|about|shortly|just|late|early|amid|inside|outside|along|across|through"
    r"|following|ago|later|earlier|(?:19|20)\d\d|issued|posted|released|published|carried|titled"
    r"|seen|obtained|broadcast|aired|sent|given|due|because|not|than|it\swas)\b|\s[(\-–—]"
)
"""What goes on with the phrase, or makes it the subject ("Last week saw")."""
_IN = re.compile(
    r'["“]?(?:(?:Meanwhile|Elsewhere|Also|Earlier|Later|And|But)\s)?(?:In|At|Near|Around|Outside|Inside|Over|[a-z]+\sin)\s'
)
_KIND = re.compile(
    r"\s(?:city|town|village|province|district|region|governorate|state|county|countryside|camp"
    r"|neighbou?rhood|suburbs?|airport|airbase|base|oblast|division|area|areas|island|valley)\b"
)
_SUBJECT = re.compile(
    r"\s(?=(?:the|an?|he|she|it|they|we|its|their|his|at\sleast|more\sthan|dozens|hundreds|scores"
    r"|several|many|some|no|another|all|both|\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|fighting|clashes|troops|rebels|militants|gunmen|residents|activists|police|security"
    r"|government|regime|opposition|people|[A-Z]\w+(?:i|an|ish|ese)|warplanes|helicopters)\s)"
)

_AFTER = re.compile(
    r"\s(?=(?:the|an?|its|his|her|their|he|she|it|they|which|where|who|whose|while|but|killing|wounding"
    r"|injuring|leaving|causing|destroying|damaging|including|according|some|about|\d+\s?(?:km|kms|kilomet|miles?))\b)"
)
"""What begins anew after a place: nothing that its name would go on with."""
_GIVEN = re.compile(
    r"\b(?:gave|gives|give|giving|told|called|sold|offered|sent|made|handed|cost|owed|deny|denied)\s(?:the\s)?$"
)
_NO_ROW = re.compile(r"^(?:the\s)?(?:U\.?[SNK]\.?|UAE|EU|(?:Middle|Near|Far)\sEast)$")
_NAMES_ON = re.compile(
    r"\s(?!(?:Province|District|Region|City|Governorate|State)\b)[A-Z]\w+\s[a-z]"
)
_TITLED = re.compile(
    r"\b(?:[A-Z][a-z]+or|[A-Z]\w+er|Mr|Mrs|Dr|Gen|Col|President|General|Colonel)\.?\s$"
)


def after_phrases(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the offsets at which a comma is missing.

    Parameters
    ----------
    text
        A sentence.
    places
        Start and end of the place names in it.
    """
    yield from _opening(text)
    yield from _place_opening(text, places)
    yield from _rows(text, places)
    yield from _anew(text, places)


def _opening(text: str) -> Iterator[int]:
    match = _OPENING.match(text)
    if match and not _GOES_ON.match(text, match.end()):
        yield match.end()


def _place_opening(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The subject follows the place that a sentence opens with: "In Aleppo province gunmen"."""
    opening = _IN.match(text)
    if not opening:
        return
    for _, end in places:
        if end > opening.end() + 60:
            return
        kind = _KIND.match(text, end)
        at = kind.end() if kind else end
        if _SUBJECT.match(text, at):
            yield at
            return


def _rows(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Places that stand side by side: "Metina Zap and Avashin", not "US Africa Command"."""
    for (begin, end), (start, last) in pairwise(places):
        if (
            text[end:start] != " "
            or _NO_ROW.search(text, begin, end)
            or _NAMES_ON.match(text, last)
        ):
            continue
        if not _TITLED.search(text[:begin]):
            yield end


def _anew(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """After a place: "in Homs the monitor said", "in Mosul killing two"."""
    for begin, at in places:
        kind = _KIND.match(text, at)
        end = kind.end() if kind else at
        if _AFTER.match(text, end) and not _GIVEN.search(text[:begin]):
            yield end
