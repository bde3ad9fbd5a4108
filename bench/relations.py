"""Score the areas of words such as "near X", "12 km east of X" and "along the road from X to Y".

    python bench/relations.py [--wrong]

The gold set is ``tests/places/relations.jsonl``: one sentence a line with the area that its words
mean, written down from a map before the rules were tuned. It says ``kind`` (the row of the table),
where the name stands (``start``, ``end``), the ``relation`` of the record, ``lon``, ``lat`` and
``radius_km`` or else a ``line`` with its ``width_km`` to each side, ``surface`` (land, sea or any)
and the ISO code of the ``country`` that the sentence names, empty for none. A third of each kind
is ``held_out``: counted, and not looked at when rules are written. ``--wrong`` prints what fails
of the others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from math import cos, radians
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any, NamedTuple

from geo import gazetteer, mentions, places, reading
from geo.gazetteer import Gazetteer
from geo.places.lands import lands
from geo.records import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

GOLD = Path(__file__).parents[1] / "tests" / "places" / "relations.jsonl"

POINT_SHARE, POINT_KM = 0.7, 5.0
"""How far off the point may be: share of the expected radius, and the least."""
OVERLAP = 0.5
"""Least share of the smaller area that both have in common."""
SURFACE = 0.9
"""Least share of what is drawn that lies on land or at sea, as the words say."""
COUNTRY = 0.95
"""Least share of what is drawn that lies in the country that the words name."""
KM_PER_DEGREE = 111.195


class Verdict(NamedTuple):
    """What is right of one expression."""

    kind: str
    held_out: bool
    relation: bool
    point: bool
    overlap: bool
    surface: bool
    likeness: float
    """Common share of both areas together, 0 to 1: for information."""

    @property
    def right(self) -> bool:
        """Whether all of it is."""
        return self.relation and self.point and self.overlap and self.surface


class _Plane:
    """Kilometres east and north of a point, flat: enough for areas of one country."""

    def __init__(self, lon: float, lat: float) -> None:
        self.east = KM_PER_DEGREE * cos(radians(lat))
        self.terms = (self.east, 0, 0, KM_PER_DEGREE, -lon * self.east, -lat * KM_PER_DEGREE)

    def km(self, area: BaseGeometry) -> BaseGeometry:
        """Return degrees as kilometres."""
        from shapely.affinity import affine_transform

        return affine_transform(area, self.terms)

    def degrees(self, area: BaseGeometry) -> BaseGeometry:
        """Return kilometres as degrees."""
        from shapely.affinity import affine_transform

        a, _, _, e, dx, dy = self.terms
        return affine_transform(area, (1 / a, 0, 0, 1 / e, -dx / a, -dy / e))


def rows() -> list[dict[str, Any]]:
    """Read the gold set."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def placed(row: Mapping[str, Any], known: Gazetteer) -> Place | None:
    """Read a row's sentence as a report of its own, and return the place at its name."""
    document = reading.document_of(row["text"])
    found = places.resolve(mentions.find(document, known).toponyms, known)
    return next((p for p in found if _stands_at(p, row) and p.toponym.kind != "demonym"), None)


def verdict(row: Mapping[str, Any], place: Place | None) -> Verdict:
    """Compare what came out with what was expected."""
    head = (row["kind"], row["held_out"])
    drawn = _drawn(place, row) if place else None
    if place is None or drawn is None:
        return Verdict(*head, False, False, False, False, 0.0)
    plane = _Plane(*_middle(row))
    wanted, made = plane.km(_wanted(row, plane)), plane.km(drawn)
    common = wanted.intersection(made).area
    return Verdict(
        *head,
        place.toponym.relation == row["relation"],
        _point_fits(row, place, plane),
        common >= OVERLAP * min(wanted.area, made.area),
        _on_its_side(row, place, drawn),
        common / (wanted.area + made.area - common),
    )


def _stands_at(place: Place, row: Mapping[str, Any]) -> bool:
    span = place.toponym.span
    return span.start < row["end"] and row["start"] < span.end


def _middle(row: Mapping[str, Any]) -> tuple[float, float]:
    if "line" in row:
        lons, lats = zip(*row["line"], strict=True)
        return mean(lons), mean(lats)
    return row["lon"], row["lat"]


def _wanted(row: Mapping[str, Any], plane: _Plane) -> BaseGeometry:
    """Draw the expected area: a circle or a strip, of land or sea and of a country as said."""
    from shapely.geometry import LineString, Point

    if "line" in row:
        area = plane.degrees(plane.km(LineString(row["line"])).buffer(row["width_km"]))
    else:
        centre = Point(row["lon"], row["lat"])
        area = plane.degrees(plane.km(centre).buffer(row["radius_km"]))
    if not (world := lands()):
        return area
    if row["surface"] != "any":
        land = world.within(area)
        side = land if row["surface"] == "land" else area.difference(land)
        area = area if side.is_empty else side
    country = world.country(row["country"])
    return area.intersection(country) if country is not None else area


def _drawn(place: Place, row: Mapping[str, Any]) -> BaseGeometry | None:
    """Return what came out: its area, its line with the expected width, or its circle."""
    from shapely.geometry import shape

    if place.geometry is not None:
        area = shape(dict(place.geometry))
        wide = area.geom_type in ("Polygon", "MultiPolygon")
        km = 0.0 if wide else row.get("width_km", row.get("radius_km", 0) / 2)
    elif place.lon is None or place.lat is None:
        return None
    else:
        area, km = (
            shape({"type": "Point", "coordinates": (place.lon, place.lat)}),
            place.radius_km or 0,
        )
    plane = _Plane(area.centroid.x, area.centroid.y)
    return plane.degrees(plane.km(area).buffer(km))


def _point_fits(row: Mapping[str, Any], place: Place, plane: _Plane) -> bool:
    """Whether the point, or the middle of a line that has none, is where it was expected."""
    from shapely.geometry import LineString, Point, shape

    if place.lon is not None and place.lat is not None:
        point = Point(place.lon, place.lat)
    else:
        line = shape(dict(place.geometry or {}))
        point = line.interpolate(0.5, normalized=True) if "Line" in line.geom_type else line
    if "line" in row:
        far = plane.km(LineString(row["line"])).distance(plane.km(point))
        return bool(far <= max(row["width_km"], POINT_KM))
    far = plane.km(Point(row["lon"], row["lat"])).distance(plane.km(point))
    return bool(far <= max(POINT_SHARE * row["radius_km"], POINT_KM))


def _on_its_side(row: Mapping[str, Any], place: Place, drawn: BaseGeometry) -> bool:
    """Whether what is drawn is on land or at sea, and in the country, as the words say."""
    world = lands()
    own = row["country"] in ("", place.country)
    if place.geometry is None or place.geometry["type"] == "LineString" or world is None:
        return bool(own and (row["surface"] != "sea" or place.geometry is not None))
    land = world.within(drawn).area / drawn.area
    share = {"land": land, "sea": 1 - land}.get(row["surface"], 1.0)
    country = world.country(row["country"])
    inside = 1.0 if country is None else drawn.intersection(country).area / drawn.area
    return own and share >= SURFACE and inside >= COUNTRY


def scored(known: Gazetteer) -> list[tuple[dict[str, Any], Place | None, Verdict]]:
    """Read and compare every row of the gold set."""
    told = [(row, placed(row, known)) for row in rows()]
    return [(row, place, verdict(row, place)) for row, place in told]


def share(verdicts: Iterable[Verdict], *, held_out: bool | None = None) -> float:
    """Return the share that is right, of all or of one part of the set."""
    return mean(v.right for v in verdicts if held_out in (None, v.held_out))


def table(verdicts: list[Verdict]) -> str:
    """Write the figures, a relation a line."""
    lines = [
        "| words | expressions | right | relation | point | overlap | land, sea, country | "
        "common area, median | right of held out |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for kind in [*dict.fromkeys(v.kind for v in verdicts), "all"]:
        own = [v for v in verdicts if kind in (v.kind, "all")]
        parts = (
            mean(getattr(v, part) for v in own)
            for part in ("right", "relation", "point", "overlap", "surface")
        )
        figures = " | ".join(f"{part:.0%}" for part in parts)
        likeness = median(v.likeness for v in own)
        apart = share(own, held_out=True)
        lines.append(f"| {kind} | {len(own)} | {figures} | {likeness:.2f} | {apart:.0%} |")
    return "\n".join(lines)


def main(*, wrong: bool) -> None:
    """Print the table, and what is wrong outside the part that is held out."""
    told = scored(gazetteer.load(imports=False))
    print(table([v for _, _, v in told]))  # noqa: T201
    for row, place, made in told if wrong else ():
        if made.right or made.held_out:
            continue
        failed = ", ".join(part for part in made._fields[2:6] if not getattr(made, part))
        print(f"\n{row['id']} {row['text']}\n  wrong: {failed}; came out: {_short(place)}")  # noqa: T201


def _short(place: Place | None) -> str:
    """Write a place in one line."""
    if place is None:
        return "no name"
    words, entry = place.toponym, place.entry
    return (
        f"{words.relation} {words.bearing} {words.distance_km or ''} {words.type_word!r} of "
        f"{entry.id if entry else words.text}: {place.lon}, {place.lat}, {place.radius_km} km, "
        f"{place.geometry['type'] if place.geometry else 'no area'}, {place.country}"
    )


if __name__ == "__main__":
    main(wrong="--wrong" in sys.argv)
