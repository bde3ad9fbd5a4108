"""The place names of a report: names of the gazetteer that are places where they stand.

Each name of the world that stands in the text is judged by its clues (`clues`), whose worth in
``weights.csv`` was learned from labelled texts: ``bench/train_geoparsing.py`` makes the table,
bench/README.md has the figures of its cross-validation.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp

from geo.gazetteer import Gazetteer, is_by_hand
from geo.gazetteer.matching import read_words
from geo.records import Document
from geo.toponyms.clues import Sight, clues
from geo.toponyms.lines import Name
from geo.toponyms.name_sense import CALENDAR, acronym, ordinary_word

SURE = 0.5
"""How likely a name must be a place."""
SURE_BY_HAND = 0.1
"""The same for a name of the tables made by hand: reports of strikes name those."""

SURE_AGAIN = 0.3
"""The same for a name that the report has at another spot where it is sure."""

_SURNAME = frozenset({"before: given name", "words 1"})
MONTHS = frozenset(CALENDAR.split("|"))
# in, from, to, city, town, village, province, district, quarter, near, north, south, east, west
_ARABIC = "في من إلى مدينة بلدة قرية محافظة قضاء حي قرب شمال جنوب شرق غرب"
_PERSIAN = "در شهر استان روستای"  # in, city, province, village
PLACE_WORDS = frozenset(f"{_ARABIC} {_PERSIAN}".split())
"""Words before a place name in scripts without capitals."""


@cache
def worth() -> dict[str, float]:
    """Read what the clues are worth, once: logarithms of odds."""
    text = files("geo.toponyms").joinpath("weights.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["clue"]: float(row["weight"]) for row in rows}


def find_names(
    document: Document, gazetteer: Gazetteer, silent: frozenset[str]
) -> list[tuple[Name, ...]]:
    """Return the place names of each sentence of a report.

    Parameters
    ----------
    document
        The report.
    gazetteer
        What is known of the world.
    silent
        Sections that are not read.
    """
    sights, homes, printed = seen(document, gazetteer, silent)
    found: list[list[Name]] = [[] for _ in document.sentences]
    weights = worth()
    open_: list[tuple[Sight, int, list[str], float]] = []
    placed: set[str] = set()
    for sight, home, told in zip(sights, homes, clues(sights, printed), strict=True):
        odds = sum([weights.get(clue, 0.0) for clue in told])
        sure = 1 / (1 + exp(-odds))
        if name := _judged(sight, told, sure):
            found[home].append(name)
            if sure >= SURE:
                placed.add(sight.printed)
        elif sure >= SURE_AGAIN:
            open_.append((sight, home, told, sure))
    for sight, home, told, sure in open_:
        if sight.printed in placed and not _is_none(sight, frozenset(told)):
            found[home].append(_name(sight, sure))
    for names in found:
        names.sort()
    return [tuple(names) for names in found]


def seen(
    document: Document, gazetteer: Gazetteer, silent: frozenset[str]
) -> tuple[list[Sight], list[int], Counter[str]]:
    """Return all names of the gazetteer in a report, not judged yet.

    Returns
    -------
    sights, homes
        The names, and the sentence that each stands in.
    printed
        How often each word stands in the report, as it is printed.
    """
    sights, homes = [], []
    printed: Counter[str] = Counter()
    for number, sentence in enumerate(document.sentences):
        if sentence.section not in silent:
            reading = read_words(sentence.text)
            printed.update([word.text for word in reading.words])
            for match in gazetteer.match_places(reading):
                sights.append(Sight(reading, match))
                homes.append(number)
    return sights, homes, printed


def _is_none(sight: Sight, told: frozenset[str]) -> bool:
    """Whether a name is none of a place whatever its clues are worth."""
    if "a direction" in told and "behind: area" not in told:  # "South Hama"
        return True
    match = sight.match
    if ordinary_word(sight.reading.text, match.start, match.end):
        return True
    if told >= _SURNAME:  # "Ali Hamadan"
        return True
    if sight.printed in MONTHS and "behind: comma, name" not in told:  # "March, Cambridgeshire"
        return True
    # in a script without capitals a word like any other, for all one can see
    return sight.caseless and match.words == 1 and not _placed_by_word(sight)


def _placed_by_word(sight: Sight) -> bool:
    """Whether a word that no place name could be goes before: "in", "city", or an English one."""
    index = sight.reading.content[sight.match.first]
    before = sight.reading.words[index - 1].text if index else ""
    return before in PLACE_WORDS or (before.isascii() and before.isalpha())


def _judged(sight: Sight, told: Sequence[str], sure: float) -> Name | None:
    match = sight.match
    if _is_none(sight, frozenset(told)):
        return None
    name = _name(sight, sure)
    if sure >= SURE:
        return name
    if sure < SURE_BY_HAND or not any(map(is_by_hand, name.entries)):
        return None
    text = sight.reading.text
    return None if acronym(text, match.start, match.end, name.entries) else name


def _name(sight: Sight, sure: float) -> Name:
    match = sight.match
    entries = tuple({name.bearer.id: name.bearer for name in match.names}.values())
    return Name(match.start, match.end, entries, round(sure, 3))
