"""One event told by several reports becomes one incident; what may be one event is linked.

Incidents are compared only within a day and a cell of the map, so that many of them take time in
proportion to their number. Two that are the same become one; this goes on until no two are. So
the result does not depend on the order of the reports, and merging once more changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from math import cos, floor, radians

from geo.gazetteer import Gazetteer
from geo.incidents.joining import join
from geo.incidents.sameness import Profile, Verdict, judge, profile
from geo.incidents.tellings import SLACK_KM
from geo.records import Incident, Link

CELL_DEGREES = 0.5
"""Side of a cell: some times the radius of a town, so that a town lies in few cells."""
KM_A_DEGREE = 111.2
CROWD = 60
"""Of more incidents in one cell on one day, each is compared with so many that look most alike."""

Pair = tuple[Verdict, int, float, str, str]
"""Verdict, signs shared, distance in kilometres, the two ids in order."""


def merge(incidents: Iterable[Incident], gazetteer: Gazetteer) -> tuple[Incident, ...]:
    """Join the incidents of several reports that are one event.

    Parameters
    ----------
    incidents
        Incidents of any number of reports, in any order. Those of one report are never joined,
        but one id twice is one incident.
    gazetteer
        For the actors' families and the names of countries.

    Returns
    -------
    tuple of Incident
        By date and id, what has no date last. A joined incident has the smallest of its ids, and
        all in ``merged_from``. What may be one event stays two, each with a link
        ``possible_duplicate_of`` to the other.
    """
    known = _by_id(incidents, gazetteer)
    pairs = _pairs(known, gazetteer)
    while _join_pairs(known, pairs, gazetteer):
        pairs = _pairs(known, gazetteer)
    return tuple(sorted(_linked(known, pairs), key=lambda i: (i.date_start or date.max, i.id)))


def _by_id(incidents: Iterable[Incident], gazetteer: Gazetteer) -> dict[str, Incident]:
    """Key incidents by id; what shares an id, or came from one, is joined."""
    known: dict[str, Incident] = {}
    home: dict[str, str] = {}
    for incident in incidents:
        ids = {incident.id, *incident.merged_from}
        olds = {home[i] for i in ids if i in home}
        same = [known.pop(old) for old in sorted(olds)]
        made = incident
        if any(old != incident for old in same):
            made = join([incident, *same], gazetteer)
        known[made.id] = made
        home |= dict.fromkeys({made.id, *ids, *made.merged_from}, made.id)
    return dict(sorted(known.items()))


def _join_pairs(known: dict[str, Incident], pairs: list[Pair], gazetteer: Gazetteer) -> bool:
    """Join the pairs that are the same, the likest first; say whether any was joined."""
    home: dict[str, str] = {}
    joined = False
    for verdict, _, _, first, second in pairs:
        if verdict != "same":
            continue
        a, b = _find(home, first), _find(home, second)
        # either may hold more by now than when the pair was judged
        if a == b or not _same(known[a], known[b], gazetteer):
            continue
        made = join([known.pop(a), known.pop(b)], gazetteer)
        known[made.id] = made
        home |= {a: made.id, b: made.id}
        joined = True
    return joined


def _find(home: dict[str, str], incident_id: str) -> str:
    while home.get(incident_id, incident_id) != incident_id:
        incident_id = home[incident_id]
    return incident_id


def _same(a: Incident, b: Incident, gazetteer: Gazetteer) -> bool:
    here, there = profile(a, gazetteer), profile(b, gazetteer)
    verdict = judge(here, there) if here and there else None
    return verdict is not None and verdict[0] == "same"


# ---------------------------------------------------------------- who is compared with whom


def _pairs(known: dict[str, Incident], gazetteer: Gazetteer) -> list[Pair]:
    """Judge all that share a day and a cell; the likest pairs first."""
    profiles = [p for i in known.values() if (p := profile(i, gazetteer))]
    profiles.sort(key=_alike)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(profiles):
        for key in _keys(one):
            blocks[key].append(number)
    near = {
        (block[n], other)
        for block in blocks.values()
        for n in range(len(block))
        for other in block[n + 1 : n + 1 + CROWD]
    }
    found: list[Pair] = []
    for here, there in near:
        a, b = profiles[here], profiles[there]
        if judged := judge(a, b):
            first, second = sorted((a.incident.id, b.incident.id))
            found.append((*judged, first, second))
    return sorted(found, key=lambda pair: (-pair[1], *pair[2:]))


def _alike(one: Profile) -> tuple[str, list[str], list[int], str]:
    """Sort key that brings together what may be the same."""
    return one.place.name, sorted(one.attackers), sorted(one.killed), one.incident.id


def _keys(one: Profile) -> Iterator[Hashable]:
    """Days and cells of an incident; two that are near in both share one at least."""
    # one day more at the end: "within one day" of each other
    for day in range(one.first, one.last + 2):
        for cell in _cells(one):
            yield day, cell


def _cells(one: Profile) -> Iterable[Hashable]:
    """The cells that the circle of a place touches, half the slack included."""
    if one.wide:
        return (one.place.name,)
    reach = (one.radius_km + SLACK_KM / 2) / KM_A_DEGREE
    # a degree of longitude shrinks towards the poles; beyond 85 degrees nothing is reported
    wide = reach / cos(radians(min(abs(one.lat), 85.0)))
    west, east = (floor((one.lon + x) / CELL_DEGREES) for x in (-wide, wide))
    south, north = (floor((one.lat + y) / CELL_DEGREES) for y in (-reach, reach))
    round_the_globe = int(360 / CELL_DEGREES)
    return [
        (column % round_the_globe, line)
        for column in range(west, east + 1)
        for line in range(south, north + 1)
    ]


# ---------------------------------------------------------------- links


def _linked(known: dict[str, Incident], pairs: list[Pair]) -> Iterator[Incident]:
    """Let links lead to what stands now, and tie what may be the same."""
    home = {old: i.id for i in known.values() for old in i.merged_from}
    twins: dict[str, list[str]] = defaultdict(list)
    for _, _, _, a, b in pairs:
        twins[a].append(b)
        twins[b].append(a)
    for incident in known.values():
        old = [
            Link(link.rel, home.get(link.to, link.to))
            for link in incident.links
            if link.rel != "possible_duplicate_of" or home.get(link.to, link.to) not in known
        ]
        new = [Link("possible_duplicate_of", other) for other in sorted(twins[incident.id])]
        links = tuple(link for link in dict.fromkeys([*old, *new]) if link.to != incident.id)
        yield incident if links == incident.links else replace(incident, links=links)
