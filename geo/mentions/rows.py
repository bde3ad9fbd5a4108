"""Names in a row with a scene: "hit quarters of Hama as well as the towns of X and Y"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from geo.records import Sentence, Toponym

_ROW = re.compile(
    r"(?:\s+(?:city|town|village|district|province|neighbou?rhood|area)s?)?"
    r"(?:,|,?\s+and|,?\s+as\s+well\s+as|,?\s+along\s+with)\s+(?:in\s+|on\s+)?"
    r"(?:(?:the|other|nearby|neighbou?ring)\s+){0,2}"
    r"(?:(?:towns?|villages?|cities|city|districts?|neighbou?rhoods?|areas?|suburbs?|quarters?|camps?)"
    r"\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
"""Between two names of a row."""
_GOES_ON = re.compile(
    r"['’]s?\b|,?\s+(?:said|says|has|have|had|was|were|is|are|condemn|den(?:y|ied)|accus|where|which|who)",
    re.IGNORECASE,
)
"""Behind a name that begins a clause of its own."""


def with_rows(
    places: Collection[int], names: Sequence[tuple[int, Toponym]], sentence: Sentence
) -> list[int]:
    """Return the places of a telling with the names that stand in a row with one of them.

    Parameters
    ----------
    places
        Numbers of the names that say where it happened.
    names
        The names of its clause, each with its number, in the order of reading.
    sentence
        The sentence.
    """
    kept = list(places)
    if not kept or len(names) <= len(kept):
        return kept
    text, shift = sentence.text, sentence.span.start
    last: Toponym | None = None
    for i, name in names:
        start, end = name.span.start - shift, name.span.end - shift
        beside = last is not None and _ROW.fullmatch(text, last.span.end - shift, start)
        if i not in kept and beside and name.kind == "place" and not _GOES_ON.match(text, end):
            kept.append(i)
        last = name if i in kept else None
    return sorted(kept)
