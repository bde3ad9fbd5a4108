"""Names of a report to places: gather, weigh alone, weigh together, draw.

Names are weighed in two rounds. The first goes by the entries alone and says how likely each is;
the second adds what the other names so say: countries, provinces, places near by. Every mention
then gets its area from the words that stand round it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from geo.gazetteer import Gazetteer, is_by_hand
from geo.places.borders import CREDIT, distance_to_border
from geo.places.context import Name, apart_km, gather, is_border, point_of
from geo.places.frontier import Surroundings, border_place
from geo.places.kinds import is_area
from geo.places.rank import Decision, decide, learned, likelihoods
from geo.places.scene import country_of_scene
from geo.places.shape import Shape, is_pair, shape_of
from geo.places.signs import Evidence, Signs, all_signs, gathered, no_place, own_signs, tell
from geo.records import Candidate, Entry, Place, Toponym

Geocode = Callable[[str, frozenset[str]], Entry | None]
"""Asks elsewhere for a name in some countries (ISO codes); None for no answer."""

DEMONYM = 0.95
FRONTIER_KM = 60.0
"""A report about one country may name a place this near beyond its border."""
IN_NAME = 0.5
"""What a name in a name ("Houston Police") says of the report, of what a place name says."""
FROM_ELSEWHERE = 0.8
"""Confidence of a geocoder's one answer."""
SURE_COUNTRY = 0.5
"""Evidence from which a country counts as named by the report."""
_COMMA = 2
"""Characters between a name and its container: a comma and a blank."""

LICENCES = {
    "factbook": "The World Factbook, public domain",
    "geonames": "GeoNames, CC BY 4.0",
    "hand": "strikemap, MIT",
    "naturalearth": CREDIT,
    "nominatim": "© OpenStreetMap contributors, ODbL 1.0",
    "ourairports": "OurAirports, public domain",
    "whosonfirst": "Who's On First, CC BY 4.0",
    "wikidata": "Wikidata, CC0 1.0",
}
"""Credit of a coordinate by the dataset of its entry's ``source``; docs in SOURCES.md."""

_ASKED_ELSEWHERE = ("place", "facility")


class Report(NamedTuple):
    """What the rounds share."""

    toponyms: tuple[Toponym, ...]
    names: tuple[Name, ...]
    gazetteer: Gazetteer
    containers: tuple[tuple[int, int], ...]
    home: str


def resolve(
    toponyms: Iterable[Toponym],
    gazetteer: Gazetteer,
    *,
    containers: Iterable[tuple[int, int]] = (),
    home: str = "",
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
        another: "Mashtal, eastern Baghdad".
    home
        ISO 3166-1 alpha-2 code of the country that the reader supposes; a weak hint.
    geocode
        Asked for names that the gazetteer lacks, within the countries of the report; nobody is
        asked where it is not given, or where the report names no country.

    Returns
    -------
    tuple of Place
        One for each toponym, in the same order. A name that cannot be told is a place of
        precision ``unknown`` with its candidates; nothing is raised for it.
    """
    given = tuple(toponyms)
    report = Report(given, gather(given), gazetteer, tuple(containers), home.upper())
    decisions, evidence = _decide_all(report)
    if geocode is not None:
        decisions = _ask_elsewhere(report, decisions, evidence, geocode)
    by_mention = {i: d for n, d in zip(report.names, decisions, strict=True) for i in n.mentions}
    return tuple(_place(report, index, by_mention) for index in range(len(given)))


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
            decided.append(decide(name, likely, signs, evidence, report.gazetteer.country))
    return decided, evidence


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
    called: Counter[str] = Counter()
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
    of_mention = {i: n for n, name in enumerate(report.names) for i in name.mentions}
    found: list[dict[int, None]] = [{} for _ in report.names]
    for inner, outer in (*report.containers, *_by_comma(report.toponyms)):
        inside, outside = of_mention[inner], of_mention[outer]
        if inside != outside and not _is_demonym(report, report.names[outside]):
            found[inside][outside] = None
    return [[(report.names[o], likely[o]) for o in outer] for outer in found]


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
) -> list[Decision]:
    """Ask for the names that have no candidate at all, once a name."""
    named = frozenset(c for c, share in evidence.countries.items() if share >= SURE_COUNTRY)
    countries = named or frozenset(evidence.called)
    made = []
    for name, decision in zip(report.names, decisions, strict=True):
        mention = report.toponyms[name.mentions[0]]
        if not name.entries and name.locating and countries and mention.kind in _ASKED_ELSEWHERE:
            entry = geocode(mention.text, countries)
            if entry is not None:
                decision = _given(replace(name, entries=(entry,)), evidence, report)
        made.append(decision)
    return made


def _given(name: Name, evidence: Evidence, report: Report) -> Decision:
    """Decide about the one entry that was given from elsewhere, which was judged there."""
    signs = own_signs(name)
    return decide(name, [FROM_ELSEWHERE], signs, evidence, report.gazetteer.country)


def _place(report: Report, index: int, decided: dict[int, Decision]) -> Place:
    toponym, decision = report.toponyms[index], decided[index]
    if is_border(toponym):
        around = _surroundings(report, index, decided)
        found = border_place(toponym, around, report.gazetteer.border)
        return found or _unknown(toponym, Decision(None, 0.0, False, _sides(toponym)))
    if decision.entry is None:
        return _unknown(toponym, decision)
    entry = decision.entry
    partner = None
    if is_pair(toponym):
        partner = _partner(report, index, entry, decided)
    country = country_of_scene(report.toponyms, index, lambda i: decided[i].entry)
    shape = shape_of(toponym, entry, partner, gazetteer=report.gazetteer, country=country)
    return _drawn(toponym, decision, entry, shape, report.gazetteer)


def _drawn(
    toponym: Toponym, decision: Decision, entry: Entry, shape: Shape, gazetteer: Gazetteer
) -> Place:
    dataset = entry.source.partition(":")[0]
    moved = toponym.bearing != "" and not toponym.inside
    return Place(
        toponym=toponym,
        entry=entry,
        lon=shape.point.lon,
        lat=shape.point.lat,
        precision=shape.precision,
        radius_km=shape.radius_km,
        geometry=shape.geometry,
        country=entry.country,
        admin1=entry.admin1,
        admin2="" if moved else entry.admin2,
        confidence=decision.confidence,
        ambiguous=decision.ambiguous,
        candidates=decision.candidates,
        resolved_by="nominatim" if dataset == "nominatim" else gazetteer.origin(entry),
        licence=gazetteer.licence(entry) or LICENCES.get(dataset, ""),
    )


def _unknown(toponym: Toponym, decision: Decision) -> Place:
    return Place(
        toponym=toponym,
        entry=None,
        lon=None,
        lat=None,
        precision="unknown",
        radius_km=None,
        geometry=None,
        country="",
        admin1="",
        admin2="",
        confidence=0.0,
        ambiguous=decision.ambiguous,
        candidates=decision.candidates,
        resolved_by="none",
        licence="",
    )


def _sides(toponym: Toponym) -> tuple[Candidate, ...]:
    reason = "one side of a border, the other is not known"
    return tuple(Candidate(entry, 0.0, (reason,)) for entry in toponym.entries)


def _partner(
    report: Report, index: int, entry: Entry, decided: dict[int, Decision]
) -> Entry | None:
    """Return the second place of a pair.

    It is the one that the words name, as the report has it or else the namesake nearest by; where
    none is named, the next place of the sentence.
    """
    first = report.toponyms[index]
    same = [i for i, t in enumerate(report.toponyms) if t.sentence == first.sentence]
    if not first.other:
        following = (decided[i].entry for i in same if i > index)
        return next((e for e in following if e and not is_area(e)), None)
    for i in same:
        if report.toponyms[i].text == first.other:
            return decided[i].entry
    near = report.gazetteer.find(first.other, wide=False)
    return min(near, key=lambda e: (apart_km(e, entry), e.id), default=None)


def _surroundings(report: Report, index: int, decided: dict[int, Decision]) -> Surroundings:
    """Gather what stands round a border: places before adjectives, near before far."""
    border = report.toponyms[index]
    told = [
        (abs(toponym.span.start - border.span.start), toponym, made)
        for i, toponym in enumerate(report.toponyms)
        if (made := decided[i]).entry and toponym.kind != "in_name"
    ]
    told.sort(key=lambda item: (item[1].kind == "demonym", item[0]))
    same = [made.entry for _, t, made in told if t.sentence == border.sentence and made.entry]
    return Surroundings(
        beside=tuple(dict.fromkeys(e.country for e in same if e.country)),
        report=tuple(dict.fromkeys(m.entry.country for _, _, m in told if m.entry)),
        places=tuple(same),
        home=report.home,
    )
