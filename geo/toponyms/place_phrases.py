"""The place names of a sentence as phrases: which of them say one place together.

"The village of X in the Y district of Z" is one place with two containers, "in X and Y" two places
of equal standing, "Z's neighbourhood of X" X again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from geo.records import Sentence, Toponym
from geo.toponyms.kind_words import TYPE_WORDS
from geo.toponyms.relations import PREPOSITIONS, setting

_FUNCTION = (
    r"(?:once|and|or|in|at|on|as|after|before|when|while|to|from|was|were|is|are|has|have|had|by|"
    r"with|that|which|who|where|for|said|into|near|then|but|of|a|an)\b"
)
_ADJECTIVES = rf"(?:(?!{_FUNCTION})[a-z][\w-]*,?\s+){{0,4}}"
_KIND = rf"(?:{TYPE_WORDS}|areas?|countryside|sector|sub-?district|axis|front|capital|zone)s?"
_NO_PLACE = ("demonym", "in_name")

# Each is matched against all that stands between two names, or between a name and the next phrase.
_ALIAS = re.compile(r"\s*[(\[]\s*(?:also\s+)?")
_KIND_OF = re.compile(
    rf"\s+(?:[a-z]+\s+)?{_KIND}\s+(?P<link>of|in)\s+(?:the\s+)?(?:[a-z]+\s+)?", re.IGNORECASE
)
"""Between "Huriyah" and "Baghdad", or "Baghdad" and "Huriyah": "neighbourhood of"."""
_OWNS = re.compile(
    rf"(?:\s?['’]s?)?\s+(?:the\s+|its\s+)?{_ADJECTIVES}(?:{_KIND}|suburb|cities)"
    rf"(?:\s+of|,|\s+called|\s+named)?\s+|(?:\s?['’]s|(?<=s)['’])\s+{_ADJECTIVES}",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
"""Between a part and its whole: "Old City of Nablus"."""
_HELD = re.compile(
    rf"(?:['’]s)?\s*(?:[\[(][^\])]*[\])])?\s*(?:{_KIND}\b)?\s*,?\s*"
    r"(?:which is\s+|located\s+|situated\s+|some\s+|about\s+|around\s+|just\s+|"
    r"\d+\s*(?:km|kilometers|kilometres|miles)[^,]{0,20}(?:\s+border,)?\s*)?",
    re.IGNORECASE,
)
"""Between a name and "in Y", "north of Y" behind it."""
_COMMA = re.compile(rf"\s*(?:{_KIND})?,\s+(?:the\s+)?", re.IGNORECASE)
_LIST_GOES_ON = re.compile(r"(?:,\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?){0,6},?\s+and\s+[A-Z]")
"""Behind the second name of "Mosul, Tikrit and Kirkuk", which is not where the first lies."""
_APPOSED = re.compile(
    rf",?\s+(?:(?:an?|one of|which is|located|situated)\s+[^,;]{{0,70}}|(?:the\s+)?{_ADJECTIVES}"
    rf"(?:{_KIND}|stronghold|parts?|home|headquarters|cities)\b(?!\s+and\b)[^,;]{{0,30}})",
    re.IGNORECASE,
)
"""Between a name and its description: "X, a town near Y"."""
_LIES = re.compile(
    r",?\s+(?:which\s+|that\s+)?(?:is|was|lies|lay|sits|stands|stood)\s+(?:(?:located|situated|just|only|"
    r"about|some|around|roughly|approximately|barely|less\s+than|(?:an?|the)\s+[^,;.]{0,40}?)\s*)*,?\s*",
    re.IGNORECASE,
)
"""Between a name and the words that say where it lies: "X lies some | 90 km north of Y"."""
_FINITE = re.compile(
    r"\b(?:was|were|has|have|had|been|said|says|told|killed|wounded|shot|struck|hit|fired)\b"
)
_ROW = re.compile(
    rf"\s*(?:{_KIND})?\s*"
    r"(?:,|(?:,\s*)?\b(?:and|or|as well as|and also|and then|and in|and on)\b|&)\s*"
    r"(?:(?:also|both|the|then|nearby|neighbou?ring|as|well|parts|of|in|at|on|near|later|adjacent|"
    rf"northern|southern|eastern|western|central)\s+)*(?:{_KIND}\s+of\s+)?",
    re.IGNORECASE,
)

_SIZES = {"PCL": 7, "ADM1": 5, "ADM2": 4, "PPLC": 6, "PPLA": 3, "ADM": 3}
"""Begin of a feature code to how large such a place is beside others."""
_LISTED, _UNLISTED = 2, 1


class Phrase(NamedTuple):
    """Names of one place, or of several in a row; offsets count in the sentence."""

    start: int
    """Where it begins, with its preposition."""
    name_start: int
    """Where its first name begins."""
    end: int
    """Where the last of its names ends, containers too."""
    heads: tuple[Toponym, ...]
    """The names that say where, the containers left out."""
    preposition: str
    """The word that governs it, or the relation that such words mean; empty for none."""
    holders: tuple[Toponym, ...] = ()
    """Its other names: what its heads lie in, or near."""
    inside: bool = False
    """Whether its last name is a container."""

    @property
    def containers(self) -> int:
        """How many of its names only say where the heads lie."""
        return len(self.holders)


def phrases_of(sentence: Sentence, toponyms: Sequence[Toponym]) -> list[Phrase]:
    """Put the place names of a sentence into phrases, in the order of reading.

    Parameters
    ----------
    sentence
        The sentence.
    toponyms
        Its place names; adjectives, names in names and the dateline are left out.
    """
    text, shift = sentence.text, sentence.span.start
    ends = {t.span.end - shift: t.span.start - shift for t in toponyms}
    found: list[Phrase] = []
    for toponym in toponyms:
        if toponym.kind in _NO_PLACE or toponym.role == "dateline":
            continue
        one = _alone(text, toponym, shift, ends)
        link = _link(text, found[-1], one) if found else ""
        if link:
            found[-1] = _joined(found[-1], one, link)
        else:
            found.append(one)
    return found


def _alone(text: str, toponym: Toponym, shift: int, ends: dict[int, int]) -> Phrase:
    start, end = toponym.span.start - shift, toponym.span.end - shift
    around = setting(text, start, end, ends)
    opening = text[around.start : start].lower().split() if around.locative else []
    governing = next((word for word in opening if word in PREPOSITIONS), "")
    preposition = governing or (around.relation if opening else "")
    return Phrase(around.start, start, end, (toponym,), preposition)


def _joined(one: Phrase, other: Phrase, link: str) -> Phrase:
    """Put a name into the phrase before it."""
    if link == "alias":
        return one._replace(end=other.end)
    if link == "row" and not one.inside:
        return one._replace(end=other.end, heads=(*one.heads, *other.heads))
    if link == "owned" and not one.inside:
        return one._replace(end=other.end, heads=other.heads, holders=(*one.holders, *one.heads))
    return one._replace(end=other.end, holders=(*one.holders, *other.heads), inside=True)


def _link(text: str, one: Phrase, other: Phrase) -> str:
    """Say how a name hangs on the phrase before it: alias, held, owned, row; empty for not."""
    names = (one.end, other.name_start)
    if _ALIAS.fullmatch(text, *names):
        return "alias"
    if kind := _KIND_OF.fullmatch(text, *names):
        inside = kind["link"].lower() == "in"
        return "held" if inside or _size(other.heads[0]) >= _size(one.heads[-1]) else "owned"
    if _OF.fullmatch(text, *names) and _size(other.heads[0]) >= _size(one.heads[-1]):
        return "held"
    free = not other.preposition or other.start <= one.end
    if free and _OWNS.fullmatch(text, *names):
        return "owned"
    if other.preposition and _HELD.fullmatch(text, one.end, other.start):
        return "held"
    if not other.preposition and _COMMA.fullmatch(text, *names):
        listed = _LIST_GOES_ON.match(text, other.end)
        return "held" if not listed and _wider(other.heads[0], one.heads[-1]) else "row"
    gap = text[slice(*names)]
    if _APPOSED.fullmatch(gap) and not _FINITE.search(gap):
        return "held"
    if other.preposition and one.end <= other.start and _says_where(text, one.end, other):
        return "held"
    return "row" if _ROW.fullmatch(text, one.end, max(other.start, one.end)) else ""


def _says_where(text: str, end: int, other: Phrase) -> bool:
    """Whether words lead from a name to how far from another it is: "X, a village 9 km from Y"."""
    far = other.heads[0].distance_km is not None or other.heads[0].relation == "direction"
    gap = text[end : other.start]
    return far and bool(
        _LIES.fullmatch(gap) or (_APPOSED.fullmatch(gap) and not _FINITE.search(gap))
    )


def _size(toponym: Toponym) -> int:
    """Return how large what a name means is, roughly."""
    codes = [entry.feature_code for entry in toponym.entries]
    sizes = [n for code in codes for start, n in _SIZES.items() if code.startswith(start)]
    return max(sizes, default=_LISTED if codes else _UNLISTED)


def _wider(outer: Toponym, inner: Toponym) -> bool:
    """Whether one name may be an area and hold the other."""
    areas = [any(e.feature_class == "A" for e in t.entries) for t in (outer, inner)]
    return areas[0] or not areas[1]
