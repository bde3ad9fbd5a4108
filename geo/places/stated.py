"""Whether a place lies where the words of the report put it: no namesake far from there is meant.

"Baghdad village in Somalia's Lower Shabelle region" is no city in Iraq, and "Bir Ali, 40 km from
Aden" no place near Hama. A namesake that lies there is taken instead, or none: what the words say
of a place that nobody knows is then all that is known of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.gazetteer import is_by_hand
from geo.places.borders import distance_to_border
from geo.places.context import Name, Report, apart_km, contains, point_of
from geo.places.kinds import kind_of
from geo.places.rank import Decision
from geo.places.signs import sort_of
from geo.records import Entry, Toponym

SPARE, SPARE_KM = 1.2, 80.0
"""What a rough outline is widened by, before a place counts as outside."""
QUARTER_KM, FRONTIER_KM = 40.0, 60.0
"""The same for a quarter of a town, and for a place beyond the border of a country."""
NEAR_KM, TOWARDS_KM = 150.0, 300.0
"""As far off as "near X" and "north of X" may be where no distance is told."""
ROUNDED, ROUNDED_KM = 0.5, 60.0
"""How far off a distance that is told may be: a share of it, and kilometres."""
TAKEN = 0.5
"""Confidence in a namesake taken for lying where the words say."""

FAMOUS = 200_000
"""People of a city that loose words do not make another one."""

_CONTESTED = "IL-PS IL-SY IL-LB RU-UA IN-PK EH-MA SD-SS RS-XK GE-RU AM-AZ CY-TR ET-SO CN-IN"
"""Pairs of countries one of whose places may be said to lie in the other."""
_SORTS_OF_LAND = ("country", "continent", "ADM1")
_UNITS = frozenset({"province", "governorate", "region", "state", "county", "district"})
_LARGE = frozenset({"country", "province", "region", "sea", "water", "terrain"})


def where_told(
    decided: Sequence[Decision], report: Report, pairs: Iterable[tuple[int, int]]
) -> list[Decision]:
    """Leave out what lies far from where the words put it.

    Parameters
    ----------
    decided
        What each name of the report was taken for.
    report
        The report.
    pairs
        Indices of toponyms: a name, and what the words put it in or near.
    """
    number = {i: n for n, name in enumerate(report.names) for i in name.mentions}
    told: dict[int, list[tuple[Toponym, Decision]]] = {}
    for inner, outer in pairs:
        if number[inner] != number[outer] and decided[number[outer]].entry is not None:
            told.setdefault(number[inner], []).append(
                (report.toponyms[outer], decided[number[outer]])
            )
    return [
        _checked(decision, report.names[n], told[n], report) if n in told else decision
        for n, decision in enumerate(decided)
    ]


def holds(words: Toponym) -> bool:
    """Whether what is told of a name is that something lies in it, not near it or off it."""
    return words.distance_km is None and (words.inside or words.relation in ("in", "at"))


def _checked(
    decision: Decision, name: Name, told: list[tuple[Toponym, Decision]], report: Report
) -> Decision:
    """The decision, or a namesake that lies where the words say, or none."""
    entry = decision.entry
    if entry is None or name.border or sort_of(entry) in _SORTS_OF_LAND:
        return decision
    abroad = _held_abroad(decision, name, told)
    if _well_known(entry, name) and not abroad:
        return decision
    against = [
        (words, made)
        for words, made in told
        if (abroad or _weighty(made, decision)) and outside(entry, words, made, report)
    ]
    if not against:
        return decision
    fit = [
        e
        for e in name.entries
        if kind_of(e) not in _LARGE
        and not any(outside(e, words, made, report) for words, made in told)
    ]
    best = max(fit, key=lambda e: (is_by_hand(e), e.population, e.id), default=None)
    if best is None:
        return Decision(None, 0.0, False, decision.candidates)
    return Decision(best, TAKEN, len(fit) > 1, decision.candidates)


def _well_known(entry: Entry, name: Name) -> bool:
    """Whether it is of the tables made by hand; "the village of Baghdad", "Duma mosque" are not."""
    kind = kind_of(entry)
    hamlet = "village" in name.asked and kind == "city"
    site = name.asked[:1] == ("site",) and kind in ("town", "village")
    return not (hamlet or site) and (is_by_hand(entry) or entry.population >= FAMOUS)


def _held_abroad(decision: Decision, name: Name, told: list[tuple[Toponym, Decision]]) -> bool:
    """Whether the words put it into a district, or make it one of a town, of another country.

    "The Dubai area of X tehsil", "the Ilam district of southern Baghdad".
    """
    part = not {"quarter", "district"}.isdisjoint(name.asked)
    return any(
        holds(words)
        and (words.type_word or (part and made.confidence >= decision.confidence))
        and made.entry is not None
        and decision.entry is not None
        and made.entry.country not in ("", decision.entry.country)
        and kind_of(made.entry) in ("district", "city", "town", "village")
        for words, made in told
    )


def _weighty(outer: Decision, inner: Decision) -> bool:
    """Whether what holds a name is surer than what the name was taken for."""
    large = outer.entry is not None and kind_of(outer.entry) in ("country", "province")
    return large or outer.confidence >= inner.confidence


def outside(entry: Entry, words: Toponym, outer: Decision, report: Report) -> bool:
    """Whether an entry lies beyond what the words say of it, which name another place."""
    holder = outer.entry
    if holder is not None and holder.feature_class == "P" and words.type_word in _UNITS:
        return False  # the town that lends its name to a province nobody knows
    if holder is None or holder.id == entry.id or contains(holder, entry):
        return False
    km = apart_km(entry, holder)
    if words.distance_km is not None:
        spare = ROUNDED_KM + words.distance_km * ROUNDED + holder.radius_km * SPARE
        return abs(km - words.distance_km) > spare
    if words.relation == "direction" and not words.inside:
        return km > TOWARDS_KM + holder.radius_km * SPARE
    if words.relation == "near":
        return km > NEAR_KM + holder.radius_km * SPARE
    if words.relation != "in" and not words.inside:
        return False
    return _not_in(entry, holder, km, report)


def _not_in(entry: Entry, holder: Entry, km: float, report: Report) -> bool:
    kind = kind_of(holder)
    if kind == "country":
        return entry.country != holder.country and _abroad(entry, holder.country, report)
    if kind_of(entry) in _LARGE or not entry.country:
        return False
    small = kind_of(entry) == "quarter" or kind not in ("province", "district", "region")
    return km > holder.radius_km * SPARE + (QUARTER_KM if small else SPARE_KM)


def _abroad(entry: Entry, country: str, report: Report) -> bool:
    """Whether an entry surely lies in another country: not at its border, nor contested."""
    if not entry.country or "-".join(sorted((entry.country, country))) in _CONTESTED:
        return False
    line = report.gazetteer.border(entry.country, country)
    return line is None or distance_to_border(point_of(entry), line) > FRONTIER_KM
