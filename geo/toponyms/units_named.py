"""Units called by their seat's name: "Okhtyrka district of Sumy region", "Bama LGA".

The word of kind makes the name that of the unit. Behind it "of" may stand, with what holds the
unit; in "the Baghdad district of Karrada" the word is that of the other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from geo.gazetteer import is_by_hand
from geo.records import Entry
from geo.toponyms.kind_words import UNITS_BEHIND
from geo.toponyms.lines import Line, Name

_SECOND = (
    "district|county|local government area|LGA|raion|rayon|cercle|commune|tehsil|taluka|woreda|"
    f"township|{UNITS_BEHIND}"
)
_FIRST = "province|region|governorate|state|oblast|krai"
_BEGINS = frozenset(
    words.split()[0].lower() for words in (*_SECOND.replace("?", "").split("|"), *_FIRST.split("|"))
) | {"tribal", "sub"}  # fmt: skip
_WORD_BEHIND = re.compile(r"(?:['’]s)?\s+(\w+)")
_HELD = re.compile(
    rf"(?:['’]s)?\s+(?:tribal\s+(?!area))?(?:(?P<second>{_SECOND})|(?P<first>{_FIRST}))(?:(?P<comma>,)|\s+of)\s+"
    r"(?:the\s+)?(?:(?-i:[a-z][a-z-]+)\s+){0,2}",
    re.IGNORECASE,
)
_SECOND_BEHIND = re.compile(rf"\s+(?:tribal\s+(?!area))?({_SECOND})\b", re.IGNORECASE)
_OWNS = re.compile(r"['’]s\s+(?:[a-z][a-z-]+\s+){0,2}")
_FORMS = {
    "region": "region", "oblast": "region", "province": "province", "governorate": "governorate",
    "state": "state", "county": "county", "district": "district",
}  # fmt: skip
"""Words of kind with which the tables may print a unit's name."""
_FORMS_OF_FIRST = ("region", "province", "state")
_FORMS_OF_SECOND = (
    "district", "LGA", "county", "cercle", "locality", "township", "department", "territory",
    "province", "zone", "sub-county",
)  # fmt: skip
_IS_SECOND = re.compile(_SECOND, re.IGNORECASE)


class Held(NamedTuple):
    """A unit and what holds it: "Konduga district of Borno"."""

    word: str
    """The word of kind: district."""
    inner: int
    """Where the name of the unit begins."""
    outer: int
    """Where the other begins."""
    district: bool
    """Whether the first is a district for sure, so that no town holds it."""


def held_units(line: Line) -> list[Held]:
    """Find the names of a sentence behind which a word of kind, "of" and what holds it follow."""
    units = [n for n in line.names if _says_unit(line.text, n)]
    found = (way(line, name) for name in units for way in (_held, _owned))
    return [held for held in found if held]


def _says_unit(text: str, name: Name) -> bool:
    first = _WORD_BEHIND.match(text, name.end)
    return first is not None and first[1].lower() in _BEGINS


def _owned(line: Line, name: Name) -> Held | None:
    """Read "Sumy's Okhtyrka district"."""
    word = _SECOND_BEHIND.match(line.text, name.end)
    for outer in line.names if word and _is_district(name, ()) else ():
        if outer.end < name.start and _OWNS.fullmatch(line.text, outer.end, name.start):
            district = _is_district(name, _wide(line, outer))
            return Held(word[1].lower(), name.start, outer.start, district) if word else None
    return None


def _held(line: Line, name: Name) -> Held | None:
    """Read "Konduga district of Borno" and "Konduga district, Borno"."""
    held = _HELD.match(line.text, name.end)
    outer = held and next((n for n in line.names if n.start == held.end()), None)
    if held is None or outer is None:
        return None
    word = (held["second"] or held["first"]).lower()
    wide = _wide(line, outer)
    lands = any(entry.feature_code.startswith("PCL") for entry in wide)
    if held["comma"] or lands or (wide and held["second"]):
        district = bool(held["second"]) and _is_district(name, wide)
        return Held(word, name.start, outer.start, district)
    return None


def _is_district(name: Name, wide: tuple[Entry, ...]) -> bool:
    """Whether a name is that of a district, of the land that holds it, and of no city's quarter."""
    codes = {entry.feature_code for entry in name.entries}
    lands = {entry.country for entry in name.entries if entry.feature_code == "ADM2"}
    there = not wide or any(entry.country in lands for entry in wide)
    return "ADM2" in codes and "PPLX" not in codes and there


def told_kind(name: Name, type_word: str, held: Iterable[Held]) -> str:
    """Return the word of kind that is a name's own, where one unit lies in another.

    Parameters
    ----------
    name
        A name.
    type_word
        What the words beside it say.
    held
        What `held_units` gives.
    """
    for one in held:
        if one.inner == name.start and not type_word:
            return one.word
        if one.outer == name.start and type_word == one.word:
            return ""  # it stands left of this one, and is the other's
    return type_word


def _wide(line: Line, name: Name) -> tuple[Entry, ...]:
    """Countries and first-level units of a name; "Belgorod" is also short for its region."""
    found = tuple(e for e in name.entries if e.feature_code.startswith(("ADM1", "PCL")))
    if found:
        return found
    lands = {entry.country for entry in name.entries if is_by_hand(entry)}
    printed = line.text[name.start : name.end]
    units = (e for f in _FORMS_OF_FIRST for e in line.gazetteer.find(f"{printed} {f}"))
    return tuple(e for e in units if e.feature_code == "ADM1" and e.country in lands)[:1]


def no_town(line: Line, name: Name, held: Iterable[Held]) -> Name:
    """Leave out the towns of a name that holds a district: "Zhari district of Kandahar"."""
    if not any(one.outer == name.start and one.district for one in held):
        return name
    wide = _wide(line, name)
    return name._replace(entries=wide) if wide else name


def with_unit(line: Line, name: Name, type_word: str) -> Name:
    """Add the unit that a name shares its word of kind with: "the Belgorod and Kursk regions".

    The tables print some units only with their word, "Bama LGA", since the bare name is a town's.
    """
    forms = _forms(type_word)
    have = {entry.country for entry in name.entries if entry.feature_class == "A"}
    printed = line.text[name.start : name.end]
    known = {entry.id for entry in name.entries}
    units = {
        entry.id: entry
        for form in forms
        for entry in line.gazetteer.find(f"{printed} {form}")
        if entry.feature_class == "A" and entry.id not in known and entry.country not in have
        if form == type_word or is_by_hand(entry)
    }
    return name._replace(entries=(*name.entries, *units.values())) if units else name


def _forms(type_word: str) -> tuple[str, ...]:
    if _IS_SECOND.fullmatch(type_word):
        return _FORMS_OF_SECOND
    return (_FORMS[type_word],) if type_word in _FORMS else ()
