"""Mentions of a border: "the Iraqi-Syrian border", "the border with Syria", "the Syrian border".

A border is a line and no pin. Where one country is named, the other is looked for in the
sentence and then in the report. A place of the same sentence that lies near the line ("al-Qaim,
on the Syrian border") limits it to the stretch beside that place, as does a province that the line
runs through ("in Anbar, near the Syrian border"); only then has it a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from geo.places.borders import CREDIT, Border, distance_to_border, nearest_on, stretch
from geo.places.context import point_of
from geo.places.kinds import is_area
from geo.records import Candidate, Entry, Geometry, Place, Toponym

LIMIT_KM = 60.0
"""A place this near to the line says which stretch is meant."""
LEAST_KM = 10.0
"""The lines are simplified to some kilometres, and "on the border" is a loose word."""
CONFIDENCE = {"named": 0.85, "beside": 0.7, "home": 0.5, "report": 0.45}
"""By where the second country comes from."""


class Surroundings(NamedTuple):
    """What stands round a mention of a border."""

    beside: tuple[str, ...]
    """Countries of the same sentence, the likeliest first."""
    report: tuple[str, ...]
    """Countries that the report names."""
    places: tuple[Entry, ...]
    """Decided places of the same sentence."""
    home: str


def border_place(toponym: Toponym, around: Surroundings, border: Border) -> Place | None:
    """Place a mention of a border; None where it cannot be told which border it is."""
    line, how = _which(toponym, around, border)
    if line is None:
        return None
    limit = _limit(line, around.places) or _unit(line, around.places)
    point = nearest_on(line, point_of(limit)) if limit else None
    radius = _reach(limit, line) if limit else None
    return Place(
        toponym=toponym,
        entry=None,
        lon=point.lon if point else None,
        lat=point.lat if point else None,
        precision="border",
        radius_km=radius,
        geometry=stretch(line, point, radius) if point and radius else line,
        country=limit.country if limit else "",
        admin1=limit.admin1 if limit else "",
        admin2="",
        confidence=CONFIDENCE[how],
        ambiguous=False,
        candidates=tuple(_side(entry) for entry in toponym.entries),
        resolved_by="bundled",
        licence=CREDIT,
    )


def _limit(line: Geometry, places: Iterable[Entry]) -> Entry | None:
    """Return the place near the line that says which stretch is meant."""
    far = [(distance_to_border(point_of(e), line), e.id, e) for e in places if not is_area(e)]
    km, _, entry = min(far, default=(LIMIT_KM + 1, "", None))
    return entry if km <= LIMIT_KM else None


def _unit(line: Geometry, places: Iterable[Entry]) -> Entry | None:
    """Return the province or district of the sentence that the line runs through."""
    units = [e for e in places if e.feature_code.startswith("ADM")]
    near = [e for e in units if distance_to_border(point_of(e), line) <= e.radius_km]
    return min(near, key=lambda e: (e.radius_km, e.id), default=None)


def _reach(limit: Entry, line: Geometry) -> float:
    """How far from its point the stretch beside a place goes."""
    own = limit.radius_km if is_area(limit) else distance_to_border(point_of(limit), line)
    return round(max(LEAST_KM, own), 1)


def _which(toponym: Toponym, around: Surroundings, border: Border) -> tuple[Geometry | None, str]:
    """Find the line that is meant, and where its second country stands."""
    sides = tuple(dict.fromkeys(e.country for e in toponym.entries if e.country))
    if len(sides) >= 2:
        return border(sides[0], sides[1]), "named"
    if not sides:
        return None, ""
    for how, others in (("beside", around.beside), ("home", (around.home,))):
        if found := _shared(sides[0], others, border):
            return found[0], how
    found = _shared(sides[0], around.report, border)
    return (found[0] if len(found) == 1 else None), "report"


def _shared(side: str, others: Iterable[str], border: Border) -> list[Geometry]:
    """Borders of one country with any of the others, in the order of the others."""
    lines = (border(side, other) for other in others if other not in ("", side))
    return [line for line in lines if line]


def _side(entry: Entry) -> Candidate:
    return Candidate(entry, 1.0, ("one side of the border, as the words say",))
