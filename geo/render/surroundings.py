"""The land about the data: the box that gets finer outlines, and the names written in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from geo.records import Actor, Entry, Incident, Place
from geo.render.payload import extent

Box = tuple[float, float, float, float]
"""Degrees: west, south, east, north."""

MARGIN = 0.3
"""Part of the data's width and height that is added on each side."""
LEAST_MARGIN = 4.0
"""Degrees, so that one town is shown with its country."""
MOST_NAMES = 400
"""Names beyond this would weigh more than they tell; the small towns go first."""

AREA, SEA, CAPITAL, TOWN = "area", "sea", "capital", "town"
STYLE_BY_CODE = {
    "PCLI": (3.0, AREA),
    "PCLD": (3.0, AREA),
    "PCLS": (3.0, AREA),
    "PCL": (3.0, AREA),
    "TERR": (3.5, AREA),
    "SEA": (4.0, SEA),
    "GULF": (4.5, SEA),
    "STRT": (6.5, SEA),
    "PPLC": (4.5, CAPITAL),
    "PPLA": (6.0, TOWN),
}
"""GeoNames feature code -> zoom from which the name is written, and its style."""
TOWN_ZOOM = ((1_000_000, 5.5), (300_000, 6.5), (100_000, 7.5), (0, 8.5))
"""Population -> zoom, for populated places without a style of their own."""


class Gazetteer(Protocol):
    """Whatever knows places and actors; `geo.gazetteer` does."""

    @property
    def entries(self) -> Iterable[Entry]:
        """All entries."""

    @property
    def actors(self) -> Iterable[Actor]:
        """All actors, with those they are part of."""


def surroundings(incidents: Sequence[Incident]) -> Box | None:
    """Return the box about all that is drawn, with a margin; None when nothing has a place."""
    boxes = [box for i in incidents if i.place for box in [_box(i.place)] if box]
    if not boxes:
        return None
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    dx = max(LEAST_MARGIN, (east - west) * MARGIN)
    dy = max(LEAST_MARGIN, (north - south) * MARGIN)
    return (
        round(max(-180.0, west - dx), 1),
        round(max(-85.0, south - dy), 1),
        round(min(180.0, east + dx), 1),
        round(min(85.0, north + dy), 1),
    )


def labels(gazetteer: Gazetteer | None, box: Box | None) -> list[list[Any]]:
    """Return the names to write: name, lon, lat, least zoom, style; the important first."""
    if gazetteer is None or box is None:
        return []
    found = [
        (*style, -entry.population, entry.name, entry.lon, entry.lat)
        for entry in gazetteer.entries
        if box[0] <= entry.lon <= box[2] and box[1] <= entry.lat <= box[3]
        for style in [_style(entry)]
        if style
    ]
    kept = sorted(set(found))[:MOST_NAMES]
    return [
        [name, round(lon, 3), round(lat, 3), zoom, style] for zoom, style, _, name, lon, lat in kept
    ]


def _box(place: Place) -> Box | None:
    if place.geometry is not None:
        return extent(place.geometry)
    if place.lon is None or place.lat is None:
        return None
    return place.lon, place.lat, place.lon, place.lat


def _style(entry: Entry) -> tuple[float, str] | None:
    if entry.feature_code in STYLE_BY_CODE:
        return STYLE_BY_CODE[entry.feature_code]
    if entry.feature_class != "P" or entry.feature_code == "PPLX":
        return None
    return next(zoom for least, zoom in TOWN_ZOOM if entry.population >= least), TOWN
