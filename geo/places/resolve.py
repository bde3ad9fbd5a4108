"""Names of a report to places: gather, weigh alone, weigh together, draw.

Names are weighed in two rounds. The first goes by the entries alone and says how likely each is;
the second adds what the other names so say: countries, provinces, places near by. Every mention
then gets its area from the words that stand round it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from geo.gazetteer import Gazetteer, is_by_hand
from geo.places.alike import spelled_alike
from geo.places.borders import distance_to_border
from geo.places.context import Name, Report, apart_km, gather, point_of
from geo.places.drawing import credited, place_of
from geo.places.elsewhere import Asked, Geocode, judge, question_of
from geo.places.kinds import is_area, kind_of
from geo.places.rank import (
    SURE_COUNTRY,
    Decision,
    decide,
    learned,
    likelihoods,
    tells_its_town,
)
from geo.places.signs import Evidence, Signs, all_signs, gathered, no_place, own_signs, tell
from geo.places.stated import holds, where_told
from geo.records import Candidate, Entry, Place, Toponym

DEMONYM = 0.95
FRONTIER_KM = 60.0
"""A report about one country may name a place this near beyond its border."""
IN_NAME = 0.5
"""What a name in a name ("Houston Police") says of the report, of what a place name says."""
DOUBTFUL = 0.5
"""Confidence below which a small place needs its country named."""
SOME = 0.25
"""Names of a country that it needs for that, of those that the most named has."""
FAMOUS = 200_000
"""People of a city that a report may name though it is of no country that the report speaks of."""
SURE, NEXT_DOOR_KM = 0.9, 300.0
"""So sure is a small namesake abroad taken all the same, or this near to a place of the report."""
_COMMA = 2
"""Characters between a name and its container: a comma and a blank."""

_DESCRIBED = re.compile(
    r"(?:(?:north|south|east|west|central|middle|upper|lower|far)(?:ern)?[\s-]*)+(?:region|province|district|"
    r"governorate|area|zone|division|state|county|department|sector)",
    re.IGNORECASE,
)
"""A name that only says which part it is: most countries and many towns have one."""
_SETTLED = ("village", "town", "city")
_ASKED_ELSEWHERE = ("place", "facility")


def resolve(
    toponyms: Iterable[Toponym],
    gazetteer: Gazetteer,
    *,
    containers: Iterable[tuple[int, int]] = (),
    home: str = "",
    parties: Collection[str] = (),
    geocode: Geocode | None = None,
) -> tuple[Place, ...]:
    """Say what each place name of a report means and where that is.

    Parameters
    ----------
    toponyms
        All place names of one report; they decide about each other.
    gazetteer
        What is known of the world.
    containers
        Pairs (inner, outer) of indices of ``toponyms`` where the words put one place into
        another, "Mashtal, eastern Baghdad", or near it, as the other's relation says.
    home
        ISO 3166-1 alpha-2 code of the country that the reader supposes; a weak hint.
    parties
        Such codes of the countries of armed groups that the report tells of; as strong as
        an adjective.
    geocode
        Asked for names that the gazetteer has no answer for, within the countries of the report;
        nobody is asked where it is not given, or where the report names no country.

    Returns
    -------
    tuple of Place
        One for each toponym, in the same order. A name that cannot be told is a place of
        precision ``unknown`` with its candidates; nothing is raised for it.
    """
    given = tuple(toponyms)
    report = Report(
        given, gather(given), gazetteer, tuple(containers), home.upper(), frozenset(parties)
    )
    decisions, evidence = _decide_all(report)
    asked = _ask_elsewhere(report, decisions, evidence, geocode) if geocode else {}
    decisions = [asked[n].decision if n in asked else d for n, d in enumerate(decisions)]
    by_mention = {i: d for n, d in zip(report.names, decisions, strict=True) for i in n.mentions}
    placed = [place_of(report, index, by_mention) for index in range(len(given))]
    for number, found in asked.items():
        for index in report.names[number].mentions:
            placed[index] = credited(placed[index], found)
    return tuple(placed)


def _decide_all(report: Report) -> tuple[list[Decision], Evidence]:
    """Weigh every name by itself, then by what all of them say."""
    weights = learned()
    own = [own_signs(name) for name in report.names]
    first = [
        likelihoods(signs, no_place(name), weights.first)
        for name, signs in zip(report.names, own, strict=True)
    ]
    evidence = _evidence(report, first)
    decided = []
    for name, signs in zip(report.names, second_signs(report, own, first), strict=True):
        if name.border:
            decided.append(Decision(None, 0.0, False, ()))
        elif _is_demonym(report, name) and name.entries:
            decided.append(_adjective(name))
        else:
            likely = likelihoods(signs, no_place(name), weights.second)
            decided.append(decide(name, likely, signs, evidence, report.gazetteer))
    at_home = spelled_alike(_at_home(decided, report, evidence), report, evidence)
    return where_told(at_home, report, report.containers), evidence


def _is_small(entry: Entry, confidence: float) -> bool:
    kind = kind_of(entry)
    return kind == "quarter" or (confidence < DOUBTFUL and kind in _SETTLED)


def _is_namesake(number: int, decided: list[Decision], names: Sequence[Name]) -> bool:
    """Whether a town of no country of the report may bear the name by chance alone.

    "The town of Durban" in a report from Yemen is not the city that everybody knows.
    """
    entry, asked = decided[number].entry, names[number].asked
    if entry is None or kind_of(entry) not in _SETTLED:
        return False
    told = "village" in asked  # "the town of", "the village of"
    if told and "city" not in asked and kind_of(entry) == "city":
        sure = False  # no village, though the gazetteer lists its name for a city
    else:
        known = entry.population >= FAMOUS or decided[number].confidence >= SURE
        sure = entry.feature_code == "PPLC" or is_by_hand(entry) or (not told and known)
    if sure:
        return False
    others = (d.entry for n, d in enumerate(decided) if n != number)
    return not any(
        e.feature_class == "P" and apart_km(e, entry) < NEXT_DOOR_KM for e in others if e
    )


def _is_described(name: Name) -> bool:
    """Whether a name describes a part of something: "the Northern District"."""
    return bool(_DESCRIBED.fullmatch(name.words))


def _spoken_of(decided: Sequence[Decision], report: Report, evidence: Evidence) -> frozenset[str]:
    """The countries of a report, by its outlet, its adjectives and all names but descriptions."""
    named = {
        d.entry.country
        for name, d in zip(report.names, decided, strict=True)
        if d.entry and not _is_described(name)
    }
    return frozenset({report.home, *evidence.called, *named})


def _at_home(decided: list[Decision], report: Report, evidence: Evidence) -> list[Decision]:
    """Leave open a quarter, village or "Northern District" of a country that nothing else is of.

    Those of many towns and countries bear one name, and few of them are known.
    """
    made = list(decided)
    spoken_of = _spoken_of(decided, report, evidence)
    for number, decision in enumerate(decided):
        entry = decision.entry
        if entry is None:
            continue
        if _is_described(report.names[number]) and entry.country not in spoken_of:
            made[number] = Decision(None, 0.0, False, decision.candidates)
            continue
        if tells_its_town(report.names[number], entry, report.gazetteer):
            continue
        small = _is_small(entry, decision.confidence)
        if not small and not _is_namesake(number, decided, report.names):
            continue
        others = [
            d.entry.country
            for n, d in enumerate(decided)
            if n != number and d.entry and (small or _tells_where(report, n, number))
        ]
        lands = Counter(others) + Counter(dict.fromkeys(evidence.called if small else (), 1))
        most = max(lands.values(), default=0)
        if lands[entry.country] < max(1.0 if most else 0.0, SOME * most if small else 0.0):
            made[number] = Decision(None, 0.0, False, decision.candidates)
    return made


def _tells_where(report: Report, other: int, number: int) -> bool:
    """Whether a name may tell of the country of another: a Spaniard far off does not."""
    if not _is_demonym(report, report.names[other]):
        return True
    told = {report.toponyms[i].sentence for i in report.names[number].mentions}
    return any(report.toponyms[i].sentence in told for i in report.names[other].mentions)


def second_signs(
    report: Report, own: Sequence[list[Signs]], likely: Sequence[Sequence[float]]
) -> list[list[Signs]]:
    """Return the signs of every name, with what the others say.

    Parameters
    ----------
    report
        The report.
    own
        What `own_signs` gives for each name.
    likely
        How likely the entries of each are by that.
    """
    evidence = _evidence(report, likely)
    stated = _stated(report, likely)
    return [
        all_signs(name, index, evidence, stated[index], own[index])
        for index, name in enumerate(report.names)
    ]


def _evidence(report: Report, likely: Sequence[Sequence[float]]) -> Evidence:
    called: Counter[str] = Counter(report.parties)
    told = []
    for name, shares in zip(report.names, likely, strict=True):
        if name.locating:
            # both sides of a border are named for sure
            told.append(tell(name, [1.0] * len(shares) if name.border else shares))
            continue
        if _is_demonym(report, name):
            told.append(tell(replace(name, entries=()), ()))
            called.update({e.country: len(name.mentions) for e in name.entries})
        else:
            told.append(tell(name, [share * IN_NAME for share in shares]))
    return gathered(told, called, report.home, partial(_at_border, report.gazetteer))


def _at_border(gazetteer: Gazetteer, entry: Entry, countries: frozenset[str]) -> bool:
    """Whether a place made by hand lies near the border of one of some countries."""
    if is_area(entry) or not is_by_hand(entry):
        return False
    lines = (gazetteer.border(entry.country, other) for other in countries)
    point = point_of(entry)
    return any(distance_to_border(point, line) <= FRONTIER_KM for line in lines if line)


def _stated(
    report: Report, likely: Sequence[Sequence[float]]
) -> list[list[tuple[Name, Sequence[float]]]]:
    """Return, for each name, those that the words put it into."""
    return [[(report.names[o], likely[o]) for o in outer] for outer in _containers(report)]


def _containers(report: Report) -> list[list[int]]:
    """Return, for each name, the numbers of those that the words put it into."""
    of_mention = {i: n for n, name in enumerate(report.names) for i in name.mentions}
    found: list[dict[int, None]] = [{} for _ in report.names]
    for inner, outer in (*report.containers, *_by_comma(report.toponyms)):
        if not holds(report.toponyms[outer]):
            continue
        inside, outside = of_mention[inner], of_mention[outer]
        if inside != outside and not _is_demonym(report, report.names[outside]):
            found[inside][outside] = None
    return [list(outer) for outer in found]


def _by_comma(toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that only a comma parts: "Paris, Texas"."""
    for index, (one, other) in enumerate(pairwise(toponyms)):
        beside = one.sentence == other.sentence and one.span.part == other.span.part
        if beside and other.span.start - one.span.end == _COMMA:
            yield index, index + 1


def _adjective(name: Name) -> Decision:
    sides = (Candidate(name.entries[0], 1.0, ("the country whose adjective it is",)),)
    return Decision(name.entries[0], DEMONYM, False, sides)


def _is_demonym(report: Report, name: Name) -> bool:
    return report.toponyms[name.mentions[0]].kind == "demonym"


def _ask_elsewhere(
    report: Report, decisions: Sequence[Decision], evidence: Evidence, geocode: Geocode
) -> dict[int, Asked]:
    """Ask for the names that the gazetteer has no answer for, once a name."""
    named = frozenset(c for c, share in evidence.countries.items() if share >= SURE_COUNTRY)
    countries = sorted(named or frozenset(evidence.called))
    anchors = _anchors(report, decisions)
    containers = _containers(report)
    asked = {}
    for number, (name, decision) in enumerate(zip(report.names, decisions, strict=True)):
        kind = report.toponyms[name.mentions[0]].kind
        open_ = decision.entry is None and not decision.ambiguous and not name.border
        if open_ and name.locating and kind in _ASKED_ELSEWHERE:
            held = (decisions[outer].entry for outer in containers[number])
            parent = next((entry for entry in held if entry), None)
            answer = geocode(question_of(name, countries, parent))
            asked[number] = judge(name, answer, anchors, parent)
    return asked


def _anchors(report: Report, decisions: Sequence[Decision]) -> list[Entry]:
    """Return the places that the report surely names, areas left out."""
    return [
        made.entry
        for name, made in zip(report.names, decisions, strict=True)
        if made.entry and not made.ambiguous and name.locating and not is_area(made.entry)
    ]
