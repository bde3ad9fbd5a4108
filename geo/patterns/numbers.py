"""Numbers of a sentence, in digits or words, with their bounds and where they stand.

``more than forty`` is one number: low 40, open upwards, modality ``at_least``. Vague words keep
their word and get ACLED's lower bound (tens 10, dozens 12, hundreds 100). Whether a number counts
people is for others to say; left out here are ordinals, decimals, ``no one``, ``one of``, ``4X4``
and the numbers of names (``Tower 22``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.patterns.gates import Gate

Modality = Literal["exact", "at_least", "at_most", "about", "range", "vague"]

_PLAIN = str.maketrans("\u00a0\u202f\u2009’‘“”‐‑‒–—―", "   ''\"\"------")

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS_WORDS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TEENS = _TEENS_WORDS.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = (
    {word: value for value, word in enumerate(_UNITS + _TEENS, 1)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1}
)
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}

# Lower bounds of vague words. ACLED's are tens, dozens and hundreds; the rest follow their
# manner: the plural of a round number is taken once, any other plural is "more than one" (MUC-4).
VAGUE = {
    "tens of thousands": 10_000,
    "hundreds of thousands": 100_000,
    "thousands": 1_000,
    "hundreds": 100,
    "scores": 20,
    "a score": 20,
    "dozens": 12,
    "tens": 10,
    "several": 3,
    "several dozen": 24,
    "a few dozen": 24,
    "several hundred": 200,
    "a few hundred": 200,
    "several thousand": 2_000,
    "a number": 2,
    "a handful": 2,
    "a couple": 2,
    "a few": 2,
    "numerous": 2,
    "many": 2,
}
FRACTIONS = {
    "a quarter of a million": 250_000,
    "half a million": 500_000,
    "a quarter million": 250_000,
    "half a dozen": 6,
    "a half dozen": 6,
    "half dozen": 6,
}
MODIFIERS: dict[str, Modality] = {
    "at least": "at_least",
    "at the very least": "at_least",
    "not less than": "at_least",
    "no less than": "at_least",
    "no fewer than": "at_least",
    "not fewer than": "at_least",
    "a minimum of": "at_least",
    "more than": "at_least",
    "well over": "at_least",
    "over": "at_least",
    "upwards of": "at_least",
    "upward of": "at_least",
    "in excess of": "at_least",
    "as many as": "at_most",
    "up to": "at_most",
    "at most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "fewer than": "at_most",
    "less than": "at_most",
    "a maximum of": "at_most",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
}
# A capitalised word before digits that does not make them part of a name, as in headlines.
_HEADLINE_WORDS_LISTED = (
    "kill kills killed killing wound wounds wounded wounding injure injures injured injuring "
    "hurt hurts leave leaves left leaving least than over nearly about around some almost of and "
    "in on at to by with the after from as for take takes claim claims dead toll all another "
    "only monday tuesday wednesday thursday friday saturday sunday"
)
_HEADLINE_WORDS = frozenset(_HEADLINE_WORDS_LISTED.split())
_COUNTED = re.compile(r"\s+(?:[\w-]+\s+){0,2}?(?:people|men|women|children|police|\w{3,}s)\b")
_SPEAKS = re.compile(r"\s+(?:says|reports|shows|was|is|has|writes|adds)\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text."""

    start: int
    end: int
    """One past the last code point; the modifier in front is inside."""
    low: int
    high: int | None
    """None when open upwards."""
    modality: Modality
    value_start: int
    """Where the number itself starts, after its modifier."""


def _words(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(word.replace(" ", r"[\s-]{1,3}") for word in longest_first)


_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)})\b)?|{'|'.join(_TEENS + _UNITS)})"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,3}(?:\s000){1,2}(?![\d,.-]\d|\d)|\d{1,9})"
_COUNT = (
    rf"(?:(?:(?:an?|{_SMALL}|{_DIGITS}(?:\.\d{{1,2}}(?=\s+million))?)"
    rf"(?:[ -]hundred)?)[ -](?:thousand|million|hundred|dozen)\b"
    rf"(?:(?:\s+and)?[ -](?:(?:an?|{_SMALL})[ -]hundred(?:\s+and)?[ -])?{_SMALL}\b)?"
    rf"|{_SMALL}|{_DIGITS})"
)
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)\s(?=000)")
_VALUE = rf"(?:{_words([*VAGUE, *FRACTIONS])}|{_COUNT})"
_NUMBER = Gate(
    re.compile(
        rf"(?<![\w.,$€£#/:-])(?:(?P<modifier>{_words([*MODIFIERS])})\s{{1,3}})?"
        rf"(?:(?P<open>between|from)\s+)?(?P<low>{_VALUE})(?![\w%]|\.\d|-(?!plus)[a-z])"
        rf"(?:(?P<join>\s?-\s?|\s+(?:to|and|or)\s+)(?P<high>{_COUNT})(?![\w%]|\.\d|-[a-z]))?"
        rf"(?P<more>\s+or\s+more\b|\+|-plus\b)?",
        re.IGNORECASE,
    )
)
_NOT_COUNTS = re.compile(r"(?:\bno|\bno-|\bthis|\bevery|\bany|\bthird)\s?$", re.IGNORECASE)

_THAT = re.compile(r"\bthat\s?$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:is|was|has|had|will|would|can|did|at|in|on|to|and|or)\b)[a-z]", re.IGNORECASE
)


def plain(text: str) -> str:
    r"""Return the text with plain blanks, quotes and hyphens, letter for letter.

    Examples
    --------
    >>> plain("Kata’ib\u00a0Hezbollah – six")
    "Kata'ib Hezbollah - six"
    """
    return text.translate(_PLAIN)


def value_of(words: str) -> int:
    """Return the value of a count in digits or words, or the lower bound of a vague word.

    Examples
    --------
    >>> value_of("a hundred and five"), value_of("two dozen"), value_of("27,000")
    (105, 24, 27000)
    """
    text = " ".join(words.lower().replace("-", " ").split())
    fixed = VAGUE.get(text) or FRACTIONS.get(text)
    if fixed:
        return fixed
    text = _BETWEEN_THOUSANDS.sub("", text)
    total = part = 0.0
    for token in text.replace("-", " ").replace(",", "").split():
        if token in _SCALES:
            part = (part or 1) * _SCALES[token]
            if token in ("thousand", "million"):
                total, part = total + part, 0.0
        elif token != "and":
            part += VALUES[token] if token in VALUES else float(token)
    return round(total + part)


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of a text, first to last.

    Examples
    --------
    >>> [(n.low, n.high, n.modality) for n in find_numbers("more than 40 hurt, six to 8 dead")]
    [(40, None, 'at_least'), (6, 8, 'range')]
    """
    flat = plain(text)
    found: list[Number] = []
    at = 0
    while match := _NUMBER.search(flat, at):
        number = _read(flat, match)
        at = number.end if number else match.end("low")
        if number and not _is_name_or_pronoun(flat, number):
            found.append(number)
    return found


def _read(text: str, match: re.Match[str]) -> Number:
    low = value_of(match["low"])
    vague = " ".join(match["low"].lower().replace("-", " ").split()) in VAGUE
    join = (match["join"] or "").strip().lower()
    high = value_of(match["high"]) if match["high"] else None
    opener = (match["open"] or "").lower()
    # "six and two" are two numbers, "from six" alone is no range, "6-8" falls to no 8-6.
    ranged = high is not None and high > low and (join != "and" or opener == "between")
    start = match.start() if ranged or not opener else match.start("low")
    if ranged and not vague:
        return Number(start, match.end("high"), low, high, "range", match.start("low"))
    end = match.end("low")
    more = re.compile(r"\s+or\s+more\b|\+|-plus\b", re.IGNORECASE).match(text, end)
    modifier = " ".join((match["modifier"] or "").lower().split())
    if not modifier and text[:start].endswith("~"):
        start, modifier = start - 1, "about"
    modality: Modality = MODIFIERS.get(modifier, "exact")
    if more:
        modality, end = "at_least", more.end()
    if vague:
        return Number(start, end, low, None, "vague", match.start("low"))
    return Number(
        start, end, low, None if modality == "at_least" else low, modality, match.start("low")
    )


def _is_name_or_pronoun(text: str, number: Number) -> bool:
    words = text[number.value_start : number.end].lower()
    if words == "many" and text[: number.start].lower().endswith(("how ", "as ", "so ")):
        return True
    before, after = text[max(0, number.start - 40) : number.start], text[number.end :][:60]
    if words == "one" and (
        _NOT_COUNTS.search(before)
        or (_THAT.search(before) and not _NOUN.match(after))
        or re.match(r"\s+(?:of(?!\s+(?:whom|them)\b)|another)\b", after, re.IGNORECASE)
    ):
        return True
    return words[0].isdigit() and number.start == number.value_start and _named(before, after)


def _named(before: str, after: str) -> bool:
    """Whether digits belong to a name ("Tower 22"): right after a capitalised word."""
    word = re.search(r"([A-Z][\w'-]*) $", before)
    if not word or word[1].lower() in _HEADLINE_WORDS or (word[1].isupper() and len(word[1]) > 1):
        return False
    return bool(_SPEAKS.match(after)) or not _COUNTED.match(after)
