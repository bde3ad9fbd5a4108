"""Ages, quote marks and repeated numbers, which are no figures of dead and hurt.

"A man of 58 was killed" tells of one man. What only says how old somebody was is blanked out
before the figures are read, letter for letter, so that every other word stays where it was.
"""

from __future__ import annotations

import re

from geo.casualties.words import COLLECTIVES, SINGULAR
from geo.patterns.numbers import VALUES

_BODIES_OF = COLLECTIVES | {"force", "militia", "pair", "trio", "troop", "personnel"}
"""Before "of" and a number these tell how many they are, not how old."""
_PERSON = "|".join(sorted(map(re.escape, SINGULAR - _BODIES_OF), key=len, reverse=True))
_WORDS = "|".join(sorted((w for w in VALUES if len(w) > 2), key=len, reverse=True))
_AGE = rf"(?:1[01]\d|\d{{1,2}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)(?![\w%-])"
# "aged nine and 12 were killed", but "aged nine and 12 others were killed"
_NEXT_AGE = (
    rf"(?:(?:,|,?\s(?:and|or|to)|\s?-)\s?{_AGE}(?!\s(?:others?|more|people|men|women|children|"
    r"police)\b|\s(?!was\b)[a-z-]+s\b))"
)
_AFTER = (
    r"(?=\s*(?:[.,;:)]|$)|\s(?:and|was|were|is|has|had|died|who|in|at|from|on|of|near|by|among)\b)"
)
_NAMED = rf"(?:\b[A-Z][\w'-]*[a-z]|\b(?:{_PERSON})s?)"

_KEPT_BEFORE: tuple[re.Pattern[str], ...] = (
    # "a girl of nine"; "a mother of three" is one mother
    re.compile(rf"(?P<kept>\b(?:{_PERSON}))\sof\s(?:about\s|only\s|just\s)?{_AGE}{_AFTER}", re.I),
    # "Ivan Petrov, 58, was killed", "a woman, 44, and her son, 12, died"
    re.compile(
        rf"(?P<kept>{_NAMED}),\s{_AGE}(?:,(?!\s(?:including|among|most|mostly|of|all|many)\b)"
        r"|(?=[.;)]|$))"
    ),
    # "two boys, nine and 12, were killed"
    re.compile(
        rf"(?P<kept>\b(?:{_PERSON})s|children|\b(?:wo)?men),\s{_AGE}{_NEXT_AGE}{{1,4}}(?=,|[.;)]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<kept>),?\s(?:aged|ages?)\s(?:of\s|just\s|only\s|about\s|between\s|from\s)?"
        rf"{_AGE}{_NEXT_AGE}{{0,4}},?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<kept>\b(?:under|below|above)\s)(?:the\sage\sof\s)?{_AGE}{_AFTER}", re.IGNORECASE
    ),
    # "seven (07) soldiers", as communiques write
    re.compile(rf"(?P<kept>\b(?:{_WORDS}))\s\(\d{{1,3}}\)", re.IGNORECASE),
)
_YEARS_OLD = re.compile(
    rf"\b{_AGE}\s(?:years?|months?|weeks?|days?)\solds?\b|\b\d{{1,3}}\syear-olds?\b", re.IGNORECASE
)
# 'killing "dozens of fighters"': the marks only say whose words they are
_SCARE_QUOTES = re.compile(r'"(?P<inside>[^".,:;!?]{1,45})"')


def without_ages(flat: str) -> str:
    """Return a text of the same length in which nobody's age stands as a number of people.

    Parameters
    ----------
    flat
        A sentence with plain quotes and blanks, see `geo.patterns.numbers.plain`.

    Examples
    --------
    >>> without_ages("A man of 58 was killed.")
    'A man       was killed.'
    """
    flat = _SCARE_QUOTES.sub(lambda quoted: f" {quoted['inside']} ", flat)
    if not re.search(r"\d|\b(?:of|age[ds]?|old|under|below|above)\b|, [a-z]+,", flat):
        return flat
    flat = _YEARS_OLD.sub(lambda age: age[0].replace(" ", "-"), flat)
    for pattern in _KEPT_BEFORE:
        flat = pattern.sub(_blanked, flat)
    return flat


def _blanked(match: re.Match[str]) -> str:
    kept = match["kept"]
    return kept + " " * (len(match[0]) - len(kept))
