"""Whether a question is sent, and in which words."""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.gazetteer import fold
from geo.records import Entry, Question

Country = Callable[[str], Entry | None]
"""Two-letter code to the country's entry."""

FEWEST_LETTERS, MOST_LETTERS = 3, 80
_GENERIC = (
    "airport area base border camp capital centre center city coast country crossing depot "
    "district hospital market mosque mountain neighbourhood port prison province region river "
    "road school sea street town university valley village north south east west the of"
)
"""Names of nothing: services find a real place for each (measured: "border" is a crossing)."""
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def refusal(question: Question, country: Country) -> str:
    """Why a question is not sent; empty where it may be."""
    if not question.countries:
        return "the report names no country to look in"
    unknown = [code for code in question.countries if not country(code)]
    if unknown:  # a service ignores such a code and finds the name anywhere
        return f"{', '.join(unknown)}: no ISO 3166-1 alpha-2 code of a country"
    words = fold(question.name).split()
    letters = sum(map(str.isalpha, "".join(words)))
    if letters < FEWEST_LETTERS or len(question.name) > MOST_LETTERS:
        return f"a name has {FEWEST_LETTERS} letters at least and {MOST_LETTERS} at most"
    if set(_GENERIC.split()).issuperset(words):
        return "a word for many places is no name"
    return ""


def wordings(question: Question, land: str) -> list[str]:
    """Return what is sent, the most exact first.

    Parameters
    ----------
    question
        The name, and the place that it is in.
    land
        Name of the country, for services that cannot be told it otherwise; else empty.
    """
    name, parent = _plain(question.name), _plain(question.parent)
    within = [f"{name}, {parent}"] if parent else []
    return [f"{words}, {land}" if land else words for words in (*within, name)]


def _plain(name: str) -> str:
    """Bring blanks and dashes to one spelling, so that more names share an answer."""
    return " ".join(_DASHES.sub("-", name).split())
