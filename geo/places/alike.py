"""A name that nobody bears as it is spelt: the one place near by that is called nearly so.

Arabic, Persian, Hebrew and Ethiopic names are printed in as many ways as there are outlets
("Taduf" for Tadef, "Mshairfeh" for Mushayrifah). A name that the words make a place, and that
no entry of the countries told has, is the entry there with the same consonants whose vowels
differ least, if only one lies where the report plays. Resemblance alone places nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from geo.gazetteer.names import ARTICLE, fold, spelling
from geo.places.context import Name, Report, apart_km, contains
from geo.places.kinds import Kind, asked_for, is_area, kind_of
from geo.places.rank import ORDER, SAME_KM, SURE_COUNTRY, Decision
from geo.places.signs import Evidence
from geo.places.stated import outside
from geo.records import Candidate, Entry, Toponym

_LOOSE = "AE AF BH DJ DZ EG ER ET IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN YE"
LOOSE = frozenset(_LOOSE.split())
"""Countries whose names are spelt in many ways in Latin letters."""
SURE = 0.6
"""Confidence in a place so found."""
SOME = 0.3
"""What a country needs of the evidence for the one named most."""
AROUND_KM, BESIDE_KM = 120.0, 40.0
"""How near a place of the report it must lie, and how near where several are called so."""
MAY_DIFFER = (0, 0, 0, 1, 3, 3)
"""Letters that may differ, by the number of consonants; more of these are as five."""

_GLUED = re.compile(r"\b[AaEe]l(?=[b-df-hj-np-tv-z][a-z]{3,})")
"""An article printed in one with its word: "Alnouman"."""
_CLASSES = re.compile(r"kh|gh|th|dh|sh|ch|aw|au|ou|oo|ay|ai|ey|ei|ee|ie|w|o|e|y|q")
_CLASS = {
    "kh": "x", "gh": "g", "th": "t", "dh": "d", "sh": "c", "ch": "c", "aw": "u", "au": "u",
    "ou": "u", "oo": "u", "ay": "i", "ai": "i", "ey": "i", "ei": "i", "ee": "i", "ie": "i",
    "w": "u", "o": "u", "e": "i", "y": "i", "q": "k",
}  # fmt: skip
_DOUBLE, _ENDING = re.compile(r"(.)\1+"), re.compile(r"[ah]+$")
VOWELS = "aiu"
_BARE = str.maketrans("", "", VOWELS)
_AREAS = frozenset({"province", "district", "region"})


def spelled_alike(
    decided: Sequence[Decision], report: Report, evidence: Evidence
) -> list[Decision]:
    """Give a place to names that nothing bears as they are spelt.

    Parameters
    ----------
    decided
        What each name of the report was taken for.
    report
        The report.
    evidence
        Says which countries it names.
    """
    enough = max(SURE_COUNTRY, SOME * max(evidence.countries.values(), default=0.0))
    lands = {c for c, share in evidence.countries.items() if c in LOOSE and share >= enough}
    made = list(decided)
    for number, name in enumerate(report.names) if lands else ():
        if decided[number].entry is None and _is_open(name, decided[number], report, lands):
            found = _found(name, number, decided, report, lands)
            made[number] = found or made[number]
    return made


def vowels_apart(name: str, other: str) -> int:
    """How many letters differ between two spellings, the usual classes of vowels being one.

    >>> vowels_apart("Taduf", "Tadef"), vowels_apart("Daret Izza", "Darat 'Izza")
    (1, 1)
    """
    return _apart(_plain(name), _plain(other))


def _is_open(name: Name, decision: Decision, report: Report, lands: set[str]) -> bool:
    """Whether a name says where something is, and is none of several in the countries told."""
    several = decision.ambiguous and any(e.country in lands for e in name.entries)
    if not name.locating or name.border or several:
        return False
    own = [report.toponyms[i] for i in name.mentions]
    return any(t.role == "event_location" or t.type_word for t in own)


def _found(
    name: Name, number: int, decided: Sequence[Decision], report: Report, lands: set[str]
) -> Decision | None:
    nearest = _nearest(name, report, lands)
    told = list(_told(number, decided, report))
    anchors = [d.entry for n, d in enumerate(decided) if d.entry and n != number]
    there = [
        e
        for e in nearest
        if not any(outside(e, words, made, report) for words, made in told)
        and _is_near(e, anchors, AROUND_KM)
    ]
    best = min(there, key=lambda e: (ORDER.index(kind_of(e)), e.id), default=None)
    if best is None:
        return None
    if any(apart_km(best, e) > SAME_KM for e in there):
        beside = [e for e in there if _is_near(e, anchors, BESIDE_KM)]
        if not beside or any(apart_km(beside[0], e) > SAME_KM for e in beside):
            shown = tuple(Candidate(e, SURE / len(there), ("spelt alike",)) for e in there)
            return Decision(None, 0.0, True, shown)
        best = beside[0]
    return Decision(best, SURE, False, (Candidate(best, SURE, ("spelt alike",)),))


def _nearest(name: Name, report: Report, lands: set[str]) -> list[Entry]:
    """The entries of the countries told whose spelling is nearest, of a kind that fits."""
    found: dict[str, tuple[int, Entry]] = {}
    for words in dict.fromkeys((name.words, _GLUED.sub("al-", name.words))):
        plain = _plain(words)
        most = MAY_DIFFER[min(len(plain.translate(_BARE)), len(MAY_DIFFER) - 1)]
        for entry in report.gazetteer.find_alike(words):
            if entry.country not in lands or not _fits(kind_of(entry), name.asked):
                continue
            offs = [_apart(plain, other) for other in _spellings(entry, plain)]
            if offs and min(offs) <= most:
                found[entry.id] = (min(offs), entry)
    least = min((off for off, _ in found.values()), default=0)
    return [entry for off, entry in found.values() if off == least]


def _fits(kind: Kind, asked: Sequence[Kind]) -> bool:
    if not asked:
        return kind not in _AREAS
    if tuple(asked) == asked_for("mosque"):
        return kind in asked
    return kind in asked or (kind not in _AREAS and "quarter" not in asked and kind != "quarter")


def _spellings(entry: Entry, plain: str) -> Iterator[str]:
    """Yield the names of an entry that begin with a vowel, or with none, as a name does."""
    for name in (entry.name, *entry.names):
        other = _plain(name.partition(" (")[0])  # "Midan (Aleppo)"
        if other.isascii() and (other[:1] in VOWELS) == (plain[:1] in VOWELS):
            yield other


def _told(
    number: int, decided: Sequence[Decision], report: Report
) -> Iterator[tuple[Toponym, Decision]]:
    """Yield what the words put a name in or near."""
    of_mention = {i: n for n, name in enumerate(report.names) for i in name.mentions}
    for inner, outer in report.containers:
        made = decided[of_mention[outer]]
        if of_mention[inner] == number and made.entry is not None:
            yield report.toponyms[outer], made


def _is_near(entry: Entry, anchors: Iterable[Entry], km: float) -> bool:
    """Whether it lies near a place of the report, or in an area of it."""
    near = [a for a in anchors if kind_of(a) != "country"]
    return any(
        contains(a, entry) if is_area(a) else apart_km(a, entry) <= km + a.radius_km for a in near
    )


def _plain(name: str) -> str:
    """A name with its articles left out and its vowels in classes."""
    words = [spelling(word) for word in fold(name).split() if word != ARTICLE]
    letters = _CLASSES.sub(_class, "".join(words))
    return _ENDING.sub("", _DOUBLE.sub(r"\1", letters))


def _class(match: re.Match[str]) -> str:
    return _CLASS[match[0]]


def _apart(one: str, other: str) -> int:
    """Letters to be put in, left out or changed."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row, before = [i], row
        for j, b in enumerate(other, 1):
            row.append(min(row[-1] + 1, before[j] + 1, before[j - 1] + (a != b)))
    return row[-1]
