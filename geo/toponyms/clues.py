"""What speaks for a name of the gazetteer being a place where it stands: its clues.

"In Paris", "Paris Hilton", "the Paris Post", "Paris said": the words beside a name, its own
letters, the entries that bear it and its other mentions in the report. Each clue is a short text;
`finder` has learned what each is worth. Here nothing is decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import log10
from typing import NamedTuple

from geo.gazetteer import is_by_hand
from geo.gazetteer.matching import Match, Reading
from geo.gazetteer.names import Word
from geo.records import Entry

_TITLES = (
    "mr mrs ms miss dr prof professor gen general lt col colonel maj major capt captain sgt "
    "sergeant cpl private pvt president minister premier chancellor secretary senator sen "
    "rep congressman congresswoman representative sheikh imam ayatollah king queen prince "
    "princess sultan sir lord lady dame judge justice commander spokesman spokeswoman "
    "spokesperson ambassador governor gov mayor director chief coach detective officer "
    "deputy sheriff father sister brother pastor rev reverend bishop pope cardinal saint "
    "attorney superintendent principal trooper commissioner councilman councilwoman author "
    "actor actress singer"
)
_PREPOSITIONS = (
    "in near at from to across around outside inside through throughout toward towards into "
    "off between via within outskirts beyond along"
)
_ORGANISATIONS = (
    "times post herald tribune journal news tv television radio today daily observer "
    "gazette police command university college institute council ministry embassy brigade "
    "brigades battalion division army forces guard party front movement union bank airlines "
    "airways summit accord accords agreement study centre center group company corporation "
    "corp inc co operations media press agency court committee conference protocol treaty "
    "convention fc united school schools high elementary hospital medical church baptist "
    "methodist chamber department association society club foundation fire sheriff stadium "
    "arena hall museum library theatre theater airport board office service services health "
    "park zoo hotel road street avenue ave st blvd boulevard lane drive highway bridge "
    "tower building house inn cup open festival fair raceway speedway energy power electric "
    "motor motors insurance commission authority fund trust project line railroad railway "
    "series game games tigers eagles lions bears hawks panthers bulldogs wildcats warriors "
    "chiefs cubs sox yankees giants jets rangers cowboys dodgers"
)
_AREAS = (
    "county province state governorate district city township region parish republic "
    "territory island islands valley peninsula river lake oblast prefecture shire borough "
    "coast mountains mountain beach bay harbor harbour creek sea desert canal basin delta "
    "falls hills heights springs"
)
_DIRECTIONS = (
    "north south east west northern southern eastern western northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern central downtown upper "
    "lower mid greater"
)
_DOINGS = (
    "said says told added asked explained noted wrote thinks believes pleaded testified "
    "died scored played won joked recalled is was has had did does will would could can who "
    "whose"
)
_CLASSES: dict[str, str] = {
    word: clue
    for clue, words in (
        ("area", _AREAS), ("organisation", _ORGANISATIONS), ("direction", _DIRECTIONS),
        ("title", _TITLES),
    )  # the later wins
    for word in words.split()
}  # fmt: skip
_BEFORE = frozenset(_PREPOSITIONS.split())
_DOING = frozenset(_DOINGS.split())
_STOPS = frozenset('.!?:;"“”\n')
_HYPHENS = frozenset("-–—/")
_LINKS = frozenset({"the", "of"})
_LONGEST_SHORT, _MOST_WORDS, _MOST_MENTIONS, _MOST_BEARERS = 4, 3, 4, 5
_MOST_PEOPLE = 13  # halves of a power of ten
_LARGE_TOWN = 100_000
_PLACED = frozenset({"before: preposition", "before: name, comma"})
_PERSON = frozenset({"before: given name", "before: title", "before: initial"})
_SAYS_LITTLE = ("<", ">")
"""Beginnings of clues that are single words; they are not joined with a size."""


class Sight(NamedTuple):
    """A name of the gazetteer in a text."""

    reading: Reading
    match: Match[Entry]

    @property
    def printed(self) -> str:
        """The words as they stand there."""
        return self.reading.text[self.match.start : self.match.end]

    @property
    def caseless(self) -> bool:
        """Whether it is printed in a script without capitals."""
        first = self.reading.words[self.reading.content[self.match.first]].text[0]
        return first.lower() == first.upper()


@cache
def given_names() -> frozenset[str]:
    """Read the given names of people, once."""
    text = files("geo.toponyms").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def clues(sights: Sequence[Sight], counted: Mapping[str, int]) -> list[list[str]]:
    """Return the clues of all names of one report.

    Parameters
    ----------
    sights
        The names, in any order.
    counted
        How often each word stands in the report, as it is printed.
    """
    beside = [_beside(sight) for sight in sights]
    printed = [sight.printed.lower() for sight in sights]
    named = Counter(printed)
    persons, placed = set(), Counter[str]()
    for words, found in zip(printed, beside, strict=True):
        if not _PERSON.isdisjoint(found):
            persons.add(words)
        if not _PLACED.isdisjoint(found):
            placed[words] += 1
    made = []
    for sight, words, found in zip(sights, printed, beside, strict=True):
        own = _own(sight, words, counted)
        own.append(f"mentions {min(named[words], _MOST_MENTIONS)}")
        if words in persons:
            own.append("a person elsewhere")
        if placed[words] > (not _PLACED.isdisjoint(found)):
            own.append("placed elsewhere")
        size = _size(own)
        joint = [f"{size}: {clue}" for clue in found if not clue.startswith(_SAYS_LITTLE)]
        if "begins" in found:
            person = "person" if "given name" in own else "other"
            joint.append(f"begins, {person}{', also lower' if 'also lower' in own else ''}")
        made.append(own + found + joint)
    return made


def _size(own: Sequence[str]) -> str:
    if not {"country", "ADM1", "PPLC"}.isdisjoint(own):
        return "great"
    return "large" if "large town" in own else "small"


def _own(sight: Sight, words: str, counted: Mapping[str, int]) -> list[str]:
    """Clues of the name itself and of what bears it."""
    match, printed = sight.match, sight.printed
    entries = [name.bearer for name in match.names]
    kinds, people = _kinds(entries)
    single = match.words == 1
    found = ["any", f"words {min(match.words, _MOST_WORDS)}", *sorted(kinds)]
    halves = min(int(log10(people) * 2), _MOST_PEOPLE) if people else 0
    found.append(f"people {halves / 2}")
    found.append(f"bearers {min(len(entries).bit_length(), _MOST_BEARERS)}")
    if people >= _LARGE_TOWN:
        found.append("large town")
    if any(map(is_by_hand, entries)):
        found.append("by hand")
    if any(entry.name == printed for entry in entries):
        found.append("own name")
    if single:
        found.append(f"one word, people {halves // 2}")
        if printed.isupper():
            found.append(f"capitals {min(len(printed), _LONGEST_SHORT)}")
        if len(printed) <= _LONGEST_SHORT:
            found.append("short")
        if words in given_names():
            found.append("given name")
        elif _CLASSES.get(words) == "direction":
            found.append("a direction")
        if often := counted.get(words, 0):  # in lower case
            found += ["also lower", "also lower twice"][: min(often, 2)]
    return found


@lru_cache(maxsize=1 << 14)
def _sort(entry_class: str, code: str) -> str:
    if code.startswith("PCL"):
        return "country"
    return code if code in ("PPLC", "ADM1", "ADM2") else entry_class


def _kinds(entries: Sequence[Entry]) -> tuple[set[str], int]:
    kinds = {_sort(entry.feature_class, entry.feature_code) for entry in entries}
    return kinds, max((e.population for e in entries if e.feature_class == "P"), default=0)


def _beside(sight: Sight) -> list[str]:
    """Clues of the words beside a name."""
    reading, match = sight.reading, sight.match
    words = reading.words
    first = reading.content[match.first]
    last = reading.content[match.first + match.words - 1]
    if first and words[first - 1].start >= match.start:  # the article belongs to it
        first -= 1
    return _behind(words, last, reading.text, match.end) + _in_front(
        words, first, reading.text, match.start
    )


def _in_front(words: Sequence[Word], first: int, text: str, start: int) -> list[str]:
    if not first:
        return ["begins", "begins the line"]
    before = words[first - 1]
    gap = text[before.end : start]
    if not _STOPS.isdisjoint(gap):
        return ["begins", "begins the line"] if "\n" in gap else ["begins"]
    sign = "comma" if "," in gap else "bracket" if "(" in gap else ""
    if not sign and gap.strip() in _HYPHENS:
        sign = "hyphen"
    found = [f"before: {sign}"] if sign else []
    word = before.text.lower()
    if not before.text[0].isupper():
        return found + _low_in_front(words, first, word, sign)
    if before.text.isupper() and len(before.text) > 1:
        found.append("before: capitals")
    elif sign:
        found.append(f"before: name, {sign}")
    else:
        found += ["before: name", _name_in_front(word)]
        if first > 1 and words[first - 2].text.lower() in given_names():
            found.append("before: given name and name")
    return found


def _low_in_front(words: Sequence[Word], first: int, word: str, sign: str) -> list[str]:
    found = [f"<{sign} {word}" if sign else f"<{word}"]
    if word in _BEFORE:
        found.append("before: preposition")
    elif _CLASSES.get(word) == "title":
        found.append("before: title in lower case")
    if word in _LINKS and not sign and first > 1:
        found.append(f"<<{words[first - 2].text.lower()} {word}")
    return found


def _name_in_front(word: str) -> str:
    if word in given_names():
        return "before: given name"
    if len(word) == 1:
        return "before: initial"
    return f"before: {_CLASSES.get(word, 'other name')}"


def _behind(words: Sequence[Word], last: int, text: str, end: int) -> list[str]:
    after = words[last + 1] if last + 1 < len(words) else None
    gap = text[end : after.start if after else len(text)]
    if after is None or "\n" in gap:
        return ["ends the line"]
    sign = gap.strip()
    if not sign:
        return _word_behind(after)
    if sign == ",":
        low = [f">, {after.text.lower()}"] if after.text[0].islower() else []
        return [f"behind: comma, {_shape(after.text)}", *low]
    if sign in _HYPHENS:
        return [f"behind: hyphen, {_shape(after.text)}", f">-{after.text.lower()}"]
    if sign[0] in "'’":
        return ["behind: possessive"]
    if sign[0] in ".!?":
        return ["behind: full stop"]
    return ["behind: bracket" if sign[0] == ")" else "behind: other sign"]


def _word_behind(after: Word) -> list[str]:
    word, shape = after.text.lower(), _shape(after.text)
    if shape == "number":
        return ["behind: number"]
    if shape == "low":
        return [f">{word}", "behind: doing"] if word in _DOING else [f">{word}"]
    if word in given_names():
        sort = "given name"
    else:
        sort = "initial" if len(word) == 1 else _CLASSES.get(word, "other name")
    return ["behind: name", f"behind: {sort}", f">>{word}"]


def _shape(word: str) -> str:
    if word[0].isupper():
        return "capitals" if len(word) > 1 and word.isupper() else "name"
    return "number" if word[0].isdigit() else "low"
