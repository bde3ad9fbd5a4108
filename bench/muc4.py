"""Read the answer templates of MUC-4: type, days, country and organisation of an incident.

The templates are the key of a contest of 1992, typed by hand: "- 26 SEP 89" is on or before that
day, ``/`` stands between alternatives, ``?`` opens what is optional, and words of the text stand
in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

Template = Mapping[str, Any]
Days = tuple[date, date]

COVERED = frozenset({"ATTACK", "BOMBING"})
BEFORE = 31
"""Days that "on or before" reaches back: reports tell of recent events."""
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
PART = re.compile(r"(-)?\s*\(?\s*(\d{1,2} [A-Z]{3} \d{2})(?:\s*-\s*(\d{1,2} [A-Z]{3} \d{2}))?")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')

FORCE = re.compile(
    r"(?:(?:SALVADORAN|HONDURAN|COLOMBIAN|GUATEMALAN|PERUVIAN|NATIONAL|PUBLIC|FASCIST)\s+)*"
    r"(?:ARMED FORCES|SECURITY FORCES|AIR FORCE|ARMY|MILITARY|GOVERNMENT|POLICE|REGIME|TROOPS)"
    r"(?: HIGH COMMAND| TROOPS)?"
)
"""Names of a state's own forces, which our table calls by the country."""
SLIPS = {"GUATAMALA": "GUATEMALA"}
"""Names of countries that the key misspells."""
FILLER = frozenset({"OF", "A", "AN", "AND", "FOR", "THE", "GROUP", "GROUPS", "MOVEMENT", "UNIT"})
"""Words that tell no organisation from another."""


class Key(NamedTuple):
    """What the templates of one report say of the incidents that strikemap is for."""

    covered: bool
    """An attack or bombing that was carried out or tried."""
    other: bool
    """Only what is left out: threats, kidnappings, arson, robberies, work stoppages."""
    days: tuple[Days, ...]
    countries: frozenset[str]
    """Names in capitals, as the templates have them."""
    organisations: tuple[str, ...]
    """Names, aliases and acronyms in capitals; optional ones are not here."""


def key_of(templates: Iterable[Template]) -> Key:
    """Read the templates of one report."""
    every = list(templates)
    told = [t for t in every if _covered(t)]
    return Key(
        bool(told),
        bool(every) and not told,
        tuple(d for t in told for d in days_of(t.get("INCIDENT: DATE"))),
        frozenset(c for t in told for c in countries_of(t.get("INCIDENT: LOCATION"))),
        tuple(o for t in told for o in names_of(t.get("PERP: ORGANIZATION ID"))),
    )


def _covered(template: Template) -> bool:
    stage = template["INCIDENT: STAGE OF EXECUTION"]
    return template["INCIDENT: TYPE"] in COVERED and stage != "THREATENED"


def days_of(told: str | None) -> list[Days]:
    """Read a date: one interval for each alternative."""
    found = []
    for before, first, last in PART.findall((told or "").upper()):
        start, end = _day(first), _day(last or first)
        if start and end:
            found.append((start - timedelta(days=BEFORE) if before else start, end))
    return found


def _day(words: str) -> date | None:
    match = DAY.fullmatch(words)
    if not match or match[2] not in MONTHS:
        return None
    try:
        return date(1900 + int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:  # a slip of the key, such as 31 September
        return None


def countries_of(told: str | None) -> set[str]:
    """Read the countries of a location: what stands before the first colon of each alternative."""
    head = (told or "").partition(":")[0]
    names = {name for part in head.split("/") if (name := part.strip(" ()?"))}
    return {SLIPS.get(name, name) for name in names}


def names_of(told: str | list[str] | None) -> list[str]:
    """Read the names and aliases of organisations that are not optional."""
    parts = [told] if isinstance(told, str) else told or []
    wanted = [p for p in parts if not p.lstrip().startswith("?")]
    return [n.replace('\\"', "").strip() for p in wanted for n in QUOTED.findall(p)]


def same_organisation(wanted: str, names: Iterable[str], *, of_state: bool) -> bool:
    """Whether a name of the key means an actor that goes by ``names``.

    Equal without brackets, articles and words such as "group"; one the acronym of the other;
    every word of the shorter in the longer, where it has two or more; or a state's own forces
    where the key has no more than "army", "the government".
    """
    if FORCE.fullmatch(_plain(wanted)):
        return of_state
    return any(_alike(a, _plain(n)) for a in _readings(wanted) for n in names if n)


def _readings(name: str) -> set[str]:
    """A name without its brackets, and what stands in them."""
    inside = re.findall(r"[\[(]\s*([^\])]+)[\])]", name)
    return {_plain(re.sub(r"[\[(][^\])]*[\])]?", " ", name)), *map(_plain, inside)} - {""}


def _plain(name: str) -> str:
    words = re.sub(r"[^A-Z0-9']+", " ", name.upper().replace("’", "'")).split()
    return " ".join(words[1:] if words[:1] == ["THE"] else words)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = ([w for w in n.split() if w not in FILLER] for n in (one, other))
    if not first or not second:
        return False
    shorter, longer = sorted((set(first), set(second)), key=len)
    return (
        _acronym(one, other)
        or _acronym(other, one)
        or (shorter <= longer and (len(shorter) > 1 or shorter == longer))
    )


def _acronym(short: str, name: str) -> bool:
    initials = "".join(w[0] for w in name.split() if w not in {"OF", "THE", "FOR", "AND"})
    return len(short) > 1 and short == initials
