"""A sentence read as a string with one letter a word.

A sentence such as "killed six militiamen and wounded 30 others" becomes ``KNPAJNp``; the patterns
of `geo.casualties.patterns` are then short, exact and linear, and a match leads straight
back to the words. The letters stand in `geo.casualties.words.TAGS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from geo.casualties.ages import without_ages
from geo.casualties.verbs import PHRASES
from geo.casualties.words import COLLECTIVES, GROUP_OF, NATIONS, SINGULAR, TAGS
from geo.patterns.numbers import Modality, Number, find_numbers, plain

_TAG_OF = {word: tag for tag, words in TAGS.items() for word in words.split()}
_ORDINALS = frozenset(
    ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
)
_TOLD = re.compile(r"(?:a?(?:B{1,2}|w)E?M?|O)a*N(?![wvnPp])")
"""Behind "the figure": "was 32", "stood at 32", "had risen to 32", "of 32"."""
_WHERE_FALLEN = frozenset({"in", "during", "near", "at", "while", "when", ".", ","})
_SUBORDINATE = frozenset({"where", "but", "however", "whereas"})

# "two men from (Shia group) Hezbollah", "nine people (aged 12 to 60)", "four people - two of
# them children - were killed"
_ASIDE = re.compile(
    r"\((?:[^()\d]{1,60}|aged[^()]{1,30}|\d{1,2}\s?(?:-|to|and)\s?\d{1,2}\s(?:years?|months?)(?:\sold)?)\)|(?<=\w)(?<!dead)(?<!killed)\s-\s[^-.;:\"]{1,50}?\s-\s(?=was|were|had|have|died)"
)
# "three people were killed, excluding the bomber, and two hurt"
_EXCEPT = re.compile(
    r",?\s(?:excluding|not\s(?:counting|including)|(?:apart|aside)\sfrom|besides|other\sthan)\s(?:\w+\s){0,3}?"
    r"(?:bombers?|attackers?|assailants?|gunm[ae]n|militants?|perpetrators?|terrorists?|hijackers?)\b"
)
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:['.-]\w+)*\.?(?<=\w)|[.,;:()\[\]\"!?-]|\S")


_SPEAKS = re.compile(
    r"(?:\s+(?:officers?|officials?|chiefs?|commanders?|spokes\w+|sources?))?"
    r"\s+(?:(?:has|had|have|later|also)\s+)?(?:said|says|say|told|added|wrote|confirmed|"
    r"announced)\b"
    r"(?!\s+to\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of a sentence."""

    start: int
    end: int
    text: str
    """Lower case."""
    tag: str
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Counted people of a sentence."""

    first: int
    """Index of the first word."""
    last: int
    tag: str
    low: int
    high: int | None
    modality: Modality
    definite: bool = False
    of_them: bool = False


def tag_words(text: str) -> list[Word]:
    """Return the words of a sentence with their letters.

    Besides `TAGS`: ``N`` number, ``P`` people, ``p`` one person, ``n`` capitalised word, ``w`` any
    other word that may stand before a noun, ``v`` one that may not, ``,`` and ``.`` marks.

    Examples
    --------
    >>> "".join(word.tag for word in tag_words("A strike killed six masked men near Rutba."))
    'DwKNwPEn.'
    """
    flat = _ASIDE.sub(lambda aside: " " * len(aside[0]), without_ages(plain(text)))
    flat = _EXCEPT.sub(lambda aside: " " * len(aside[0]), flat)
    shouted = flat.isupper()
    numbers = find_numbers(flat)
    words: list[Word] = []
    at = index = 0
    opens = len(flat) - len(flat.lstrip(" \"'("))
    while match := _TOKEN.search(flat, at):
        while index < len(numbers) and numbers[index].end <= match.start():
            index += 1
        number = numbers[index] if index < len(numbers) else None
        if number and number.start <= match.start():
            words.append(Word(number.start, number.end, flat[number.start : number.end].lower(),
                              "N", number))  # fmt: skip
            at = number.end
            continue
        words.append(_word(flat, match, shouted=shouted, first=match.start() <= opens))
        at = match.end()
    return _without_collectives(_in_context(_with_phrases(flat, words)))


def _with_phrases(flat: str, words: list[Word]) -> list[Word]:
    """Read "lost their lives" as one verb: its letter on the first word, none on the others."""
    low = flat.lower()
    spans = [
        (m.span(), letters)
        for needs, pattern, letters in PHRASES
        if any(part in low for part in needs)
        for m in pattern.finditer(flat)
    ]
    for (start, end), letters in spans:
        inside = [i for i, word in enumerate(words) if start <= word.start and word.end <= end]
        for n, i in enumerate(inside):
            tag = letters[-1] if n and n == len(inside) - 1 else letters[min(n, len(letters) - 1)]
            words[i] = replace(words[i], tag=tag, number=None)
    return words


def _in_context(words: list[Word]) -> list[Word]:
    """Tell verb from noun ("wounds two", "two wounds"), and "killed her" from "her son"."""
    for i, word in enumerate(words):
        following = words[i + 1].tag if i + 1 < len(words) else "."
        if word.text == "wounds" and following in "NDpP" and word.tag == "Y":
            words[i] = replace(word, tag="U")
        elif word.text in ("him", "himself", "herself") or (
            word.text == "her" and following in "A,.aE" and i and words[i - 1].tag in "KVGJUH"
        ):
            words[i] = replace(word, tag="p")
        elif word.text in _ORDINALS and i and words[i - 1].text == "a" and following in "IBaKJ":
            words[i] = replace(word, tag="p")  # "and a third died later"
        elif count := _count_of(words, i, following):
            number = Number(word.start, word.end, count, count, "exact", word.start)
            words[i] = replace(word, tag="N", number=number)
        elif word.tag == "n" and i and words[i - 1].text == "one" and _is_national(word.text):
            words[i] = replace(word, tag="p" if following in "BAEIJKX,." else "n")
        elif word.tag == "n" and _are_counted(words[max(0, i - 2) : i], word.text, following):
            words[i] = replace(word, tag="P")
        elif word.text == "may" and _is_month(words, i):
            words[i] = replace(word, tag="t")
        elif _may_have_fallen(words, i) and _of_fighters(words[max(0, i - 9) : i]):
            words[i] = replace(word, tag="K")
    return _with_tolls(words)


def _with_tolls(words: list[Word]) -> list[Word]:
    """Read "the figure was 32" and "a total of 32" as a toll."""
    return [
        replace(word, tag="T")
        if word.text in ("figure", "total") and _TOLD.match(_tags(words[i + 1 : i + 6]))
        else word
        for i, word in enumerate(words)
    ]


def _count_of(words: list[Word], at: int, following: str) -> int:
    """How many people "both pilots" and "killing one and injuring another" count; 0 for none."""
    if words[at].text == "both":
        return 2 if _are_people(words[at + 1 : at + 5]) else 0
    hit = words[at].text == "another" and following in ".,AEcM"
    return int(hit and bool(re.search(r"[KVGJUH]a*$", _tags(words[max(0, at - 3) : at]))))


def _are_people(following: list[Word]) -> bool:
    """Whether "both" counts people: "both pilots", "both of its drivers"."""
    return bool(re.match(r"(?:OD?)?w?P", _tags(following)))


def _tags(words: list[Word]) -> str:
    return "".join(word.tag for word in words)


def _are_counted(before: list[Word], text: str, following: str) -> bool:
    """Whether a number stands before people of a nation: "five Iranians and two Iraqis"."""
    counted = "".join(word.tag for word in before)
    noun = following not in "wnpPvN"  # "five Lebanese villages"
    return noun and bool(re.search(r"N[wn]?$", counted)) and bool(NATIONS.fullmatch(text))


def _is_national(text: str) -> bool:
    return NATIONS.fullmatch(text + "s") is not None


def _is_month(words: list[Word], at: int) -> bool:
    """Whether "may" stands beside a number or after "in": "the attack on 12 May killed 34"."""
    beside = [w for w in (words[at - 1 : at] + words[at + 1 : at + 2]) if w.number]
    return bool(beside) or (at > 0 and words[at - 1].text in ("in", "since", "last", "during"))


def _may_have_fallen(words: list[Word], at: int) -> bool:
    """Whether "fallen" or "fell" may tell of death: "fell in the clash", not "fell back"."""
    if words[at].text not in ("fell", "fall"):
        return words[at].text == "fallen"
    following = words[at + 1].text if at + 1 < len(words) else "."
    return following in _WHERE_FALLEN


def _of_fighters(before: list[Word]) -> bool:
    """Whether counted soldiers or fighters have fallen, and no town or post."""
    counted = any(word.tag in "ND" for word in before)
    said = [GROUP_OF[w.text] for w in before if w.text in GROUP_OF and w.tag in "Pp"]
    return counted and bool(said) and said[-1] in ("military", "militant")


def _without_collectives(words: list[Word]) -> list[Word]:
    """Let the number speak in "a family of six": the words before it count nobody."""
    for i, word in enumerate(words[3:], 3):
        if not word.number or words[i - 1].text != "of" or words[i - 2].text not in COLLECTIVES:
            continue
        first = next((n for n in (i - 3, i - 4) if n >= 0 and words[n].tag == "D"), None)
        if first is not None:  # "an entire family of eight"
            words[first:i] = [replace(w, tag="a") for w in words[first:i]]
    return words


def _word(flat: str, match: re.Match[str], *, shouted: bool, first: bool) -> Word:
    said = match[0]
    text = said.lower()
    tag = _tag(said, text, shouted=shouted, first=first)
    if tag in "Pp" and _SPEAKS.match(flat, match.end()):
        tag = "v"  # "six others, the mayor said": who speaks is not hurt
    return Word(match.start(), match.end(), text, tag)


@lru_cache(maxsize=20_000)  # words come again and again
def _tag(said: str, text: str, *, shouted: bool, first: bool) -> str:
    if not said[0].isalnum():
        return "," if said == "," else "."
    if said.isupper() and 1 < len(said) < 5 and not shouted:
        return "n"  # IS, US, WHO
    if text in _TAG_OF:
        return _TAG_OF[text]
    named = said[0].isupper() and not shouted and not first
    if text in GROUP_OF and not (named and text in SINGULAR):
        return "p" if text in SINGULAR else "P"
    if text in _ORDINALS:
        return "w"
    if text in _SUBORDINATE:
        return "."
    if not shouted and (said[0].isupper() or re.match(r"(?:al|el|as|ash|an|ar)-[A-Z]", said)):
        return "n"
    plural = text.endswith("s") and not text.endswith(("ss", "us", "'s"))
    return "v" if plural or (text.endswith("ly") and text != "elderly") else "w"
