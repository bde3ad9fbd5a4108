"""A report all in capitals, as it would be printed otherwise.

Wire services of the past and some offices of today print in capitals alone. Everything in this
room tells names from words by their capitals, so such a report is read in a copy: words that news
prints in lower case become lower case, acronyms stay, and all else gets a capital. The words are
counted by ``bench/train_plain_words.py`` (``plain_words.txt``), some typed by hand
(``plain_words_typed.txt``).
Each letter stays in its place, so that offsets count in the report as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from geo.actors.groups import GROUP_IN_CAPITALS
from geo.gazetteer import Gazetteer
from geo.records import Document, Sentence, Toponym

MOSTLY = 0.9
"""Share of the sentences in capitals from which a report counts as printed so."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BRACKETED = re.compile(r"[\[(]\s*([A-Z][A-Z0-9]{1,7})\s*[\])]")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,}")
SHORTEST = 3
"""Letters of a word before its ending."""
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("al", ""), ("er", ""), ("er", "e"), ("ers", ""), ("ment", ""),
    ("ness", ""), ("ation", "e"), ("ation", "ate"), ("ion", "e"), ("ist", ""), ("ists", ""),
)  # fmt: skip
"""Endings, and what stands in their place in the word that is looked up."""
_QUOTED_GROUP = re.compile(
    r"\b(?:GROUP|ORGANI[SZ]ATION|FACTION|MOVEMENT|CELL|COMMANDO|SQUAD|CALLED|ITSELF|NAMED|SELF-STYLED|"
    r"SO-CALLED),?\s+(?:THE\s+)?[“\"](?P<name>[^“”\"\n]{3,50})[”\"]"
)
_HEAD = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}?(?:\([A-Z .]{2,30}\))?,\s+\d{1,2}\s+[A-Z]{3,9}(?:\s+\d{2,4})?\s*"
    r"(?:[(\[][^)\]]{1,60}[)\]]\s*)?[–—-]+\s"
)
"""What a report opens with, printed in capitals everywhere: "MADRID, 6 FEB 89 (EFE) -- "."""
_MEMBERS_OF = re.compile(
    r"\b(?:MEMBERS|MILITANTS|ELEMENTS|ACTIVISTS|COMMANDOS?|CELLS?|COLUMNS?|UNITS?)\s+OF\s+THE\s+"
    r"(?P<name>[A-Z'’ ]{5,60}?)\s*[\[(][A-Z]{2,8}[\])]"
)
"""A name that an acronym follows: "members of the ... party [XYZ]"."""
_LINKS = frozenset({"of", "for", "the", "and", "in", "to", "by"})
_LONGEST_ACRONYM = 6
_ORGANISATIONS = (
    "AFP ANSA AP BBC CIA CNN DEA DPA EEC EFE EU FBI GMT IMF IRA KGB NATO NGO OAS OAU OPEC PLO TASS "
    "TELAM TV UN UNESCO UNHCR UNICEF UPI USAID USIS USSR"
)
_ACRONYMS = frozenset(_ORGANISATIONS.split())
"""Acronyms of organisations that are no actors."""
_PRONOUN_US = re.compile(
    r"\b(?:of|to|for|with|by|from|let|lets|tell|told|give|gave|given|all|both|make|made|help|helped|"
    r"show|shown|showed|allow|allowed|join|joined|between|among|against|at|on|upon|behind|before|"
    r"ask|asked|reach|reached|leave|left|call|called|bring|brought|killed?|remind|reminds|"
    r"informed|attacked|like|than)\s+$",
    re.IGNORECASE,
)
"""Words before "US" that make it no country, unless a noun follows that it describes."""
_OF_COUNTRY = re.compile(
    r"\s+(?:forces?|troops|military|army|navy|air\s+force|embassy|government|officials?|president|"
    r"ambassador|citizens|soldiers|marines|planes|drones?|air\s*strikes?|state|congress|dollars)\b",
    re.IGNORECASE,
)


class _Printed(NamedTuple):
    """How a report would be printed otherwise."""

    gazetteer: Gazetteer
    plain: frozenset[str]
    """Words in lower case."""
    short: frozenset[str]
    """Its own acronyms."""
    spelled: bool
    """Whether it writes "U.S."."""


@cache
def plain_words() -> frozenset[str]:
    """Read the words that news prints in lower case, once."""
    return _listed("plain_words.txt") | typed_words()


@cache
def typed_words() -> frozenset[str]:
    """Read those of them that were typed by hand, once."""
    return _listed("plain_words_typed.txt")


def _listed(name: str) -> frozenset[str]:
    text = files("geo.mentions").joinpath(name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def as_printed(
    document: Document, gazetteer: Gazetteer, *, plain: frozenset[str] | None = None
) -> Document:
    """Return a report with the sentences in lower case where it is all in capitals.

    Parameters
    ----------
    document
        Any report; one that is not in capitals comes back as it is.
    gazetteer
        Knows the acronyms of actors.
    plain
        Words that are printed in lower case; without any, those of the package.
    """
    loud = sum(sentence.text.isupper() for sentence in document.sentences)
    if not loud or loud < MOSTLY * len(document.sentences):
        return document
    printed = _Printed(
        gazetteer,
        plain_words() if plain is None else plain,
        frozenset(m for s in document.sentences for m in _BRACKETED.findall(s.text)),
        any("U.S." in sentence.text for sentence in document.sentences),
    )
    read = tuple(
        replace(s, text=_lowered(s.text, printed)) if s.text.isupper() else s
        for s in document.sentences
    )
    return replace(document, sentences=read)


def quoted(toponyms: Iterable[Toponym], sentences: tuple[Sentence, ...]) -> list[Toponym]:
    """Return place names with the words as the report prints them."""
    made = []
    for toponym in toponyms:
        sentence = sentences[toponym.sentence]
        start, end = (at - sentence.span.start for at in (toponym.span.start, toponym.span.end))
        made.append(replace(toponym, text=sentence.text[start:end]))
    return made


def _lowered(text: str, printed: _Printed) -> str:
    names = _names(text, printed.gazetteer)
    head = _HEAD.match(text)
    body = head.end() if head else 0

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if match.start() < body or _is_short(word, match, printed):
            return word
        if word == "US":
            return _us(match, spelled=printed.spelled)
        lower = word.lower()
        if len(lower) != len(word):  # a letter that is two in lower case
            return word
        named = lower not in _LINKS and any(a <= match.start() < b for a, b in names)
        if _is_plain(lower, printed.plain) and not named and not _opens(match):
            return lower
        return lower[0].upper() + lower[1:]

    return _WORD.sub(cased, text)


def _names(text: str, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Where the names of armed groups and other actors stand, whose words may be plain ones."""
    listed = [(hit.start, hit.end) for hit in gazetteer.scan_actors(text) if not hit.contextual]
    named = [m.span() for m in GROUP_IN_CAPITALS.finditer(text)]
    quoted_ = [m.span("name") for m in _QUOTED_GROUP.finditer(text)]
    members = [m.span("name") for m in _MEMBERS_OF.finditer(text)]
    return listed + named + quoted_ + members


@lru_cache(maxsize=1 << 14)
def _is_plain(lower: str, words: frozenset[str]) -> bool:
    """Whether news prints it in lower case: the word itself, or the one that it is made from."""
    stem = re.split("['’]", lower, maxsplit=1)[0]
    if stem in words or len(stem) == 1:
        return True
    made = ((stem.removesuffix(e), a) for e, a in _ENDINGS if stem.endswith(e))
    return any(len(root) >= SHORTEST and root + a in words for root, a in made)


def _is_short(word: str, match: re.Match[str], printed: _Printed) -> bool:
    """Whether it is an acronym or an initial."""
    if len(word) == 1:
        return word != "A" or match.string[match.end() : match.end() + 1] == "."
    if word in printed.short or word in _ACRONYMS or _NO_VOWEL.fullmatch(word):
        return True
    if len(word) > _LONGEST_ACRONYM or _is_plain(word.lower(), printed.plain) or word == "US":
        return False
    actors = printed.gazetteer.scan_actors
    return any(hit.end - hit.start == len(word) for hit in actors(word)) and not (
        actors(word.capitalize())
    )


def _us(match: re.Match[str], *, spelled: bool) -> str:
    """Tell "us" from "the US": by its neighbours, and by how the report spells the country."""
    if _OF_COUNTRY.match(match.string, match.end()):
        return match[0]
    return "us" if spelled or _PRONOUN_US.search(match.string[: match.start()]) else match[0]


def _opens(match: re.Match[str]) -> bool:
    return not match.string[: match.start()].strip(" \n\"“‘'[(-")
