"""The tables of the page's data: places, sources, attributions and claims, each row once.

A key holds all that its row is made of, so that equal rows are found without making them.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from datetime import date
from typing import Any

from geo.records import UNAVAILABLE, Attribution, Claim, Place, Source
from geo.render.credits import geocoded
from geo.render.rows import Row, Rows, Texts

EPOCH = date(1970, 1, 1).toordinal()
GEOMETRY_DECIMALS = 4
"""About 10 m: finer than any report."""
CLAIM_COLUMNS = 9
"""Of a claim's key, always sent; those after them only as far as one of them says something."""


class Tables:
    """All tables, filled as incidents name their rows."""

    def __init__(self) -> None:
        self.texts = Texts({"": 0})
        self.titles = Texts()
        """Titles and addresses of sources: long, many, and seldom looked at."""
        self.places = Places(self.texts)
        self.sources = Rows(self._source)
        self.attributions = Rows(self._attribution)
        self.claims = Rows(self._claim)

    def _source(self, source: Source) -> Row:
        title, url = self.titles[source.title], self.titles[source.url]
        return [title, self.texts[source.publisher], url, day_number(source.published)]

    def _attribution(self, key: tuple[Any, ...]) -> Row:
        role, actor, *words = key
        number = -1 if actor is None else self.texts[actor]
        return [int(role == "target"), number, *(self.texts[word] for word in words)]

    def _claim(self, key: tuple[Any, ...]) -> Row:
        said = [n for n, value in enumerate(key, 1) if value is not None and value is not False]
        columns = key[: max(CLAIM_COLUMNS, *said)]
        return [self.texts[value] if isinstance(value, str) else value for value in columns]


class Places:
    """Numbers of places, in the order of their first use."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._written: dict[str, int] = {}
        self.rows: list[Row] = []

    def number(self, place: Place) -> int:
        """Return the number of a place; places that show the same are one."""
        row = _place(place, self._texts)
        number = self._written.setdefault(json.dumps(row), len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number


def day_number(day: date | None) -> int | None:
    """Return a day as the page counts them."""
    return day.toordinal() - EPOCH if day else None


def place_key(place: Place) -> Hashable:
    """Return all that the row of a place is made of; its geometry by identity, which is quick."""
    toponym, entry = place.toponym, place.entry
    return (
        place.lon,
        place.lat,
        place.radius_km,
        id(place.geometry),
        place.precision,
        place.ambiguous,
        place.country,
        place.admin1,
        place.licence,
        place.resolved_by,
        place.note,
        place.retrieved,
        entry and entry.name,
        entry and entry.source,
        toponym.text,
        relation_of(place),
        toponym.other,
        toponym.bearing,
        toponym.distance_km,
        toponym.inside,
    )


def relation_of(place: Place) -> str:
    """Return how the words place it; inland waters and roads are seldom where, but near which."""
    relation, entry = place.toponym.relation, place.entry
    if entry is None or relation not in ("in", "at") or place.precision == "sea":
        return relation
    return {"H": "near", "R": "along"}.get(entry.feature_class, relation)


def attribution_key(attribution: Attribution) -> Hashable:
    """Return all that an attribution says but where."""
    return (
        attribution.role,
        attribution.actor,
        attribution.status,
        attribution.stated_by,
        attribution.what,
    )


def claim_key(claim: Claim) -> Hashable:
    """Return all that a claim says but where, in the order of its columns."""
    return (
        claim.killed_min,
        claim.killed_max,
        claim.injured_min,
        claim.injured_max,
        claim.group,
        claim.claimant,
        claim.hedge,
        claim.modality,
        claim.subset_of,
        claim.missing_min,
        claim.missing_max,
        claim.captured_min,
        claim.captured_max,
        claim.adds_to,
        claim.superseded,
    )


def _place(place: Place, texts: Texts) -> Row:
    toponym = place.toponym
    words = (
        place.name,
        toponym.text,
        place.precision,
        relation_of(place),
        toponym.other,
        toponym.bearing,
        place.country,
        place.admin1,
        *_provenance(place),
    )
    return [
        place.lon if place.lon is None else round(place.lon, 5),
        place.lat if place.lat is None else round(place.lat, 5),
        place.radius_km,
        _rounded(place.geometry),
        toponym.distance_km,
        int(toponym.inside),
        int(place.ambiguous),
        *(texts[word] for word in words),
        day_number(place.retrieved),
        int(place.unanswered),
    ]


def _provenance(place: Place) -> tuple[str, str, str, str]:
    """Licence, the service that gave a place, its id there, and what the service said.

    Service and id are empty for what the gazetteer gave: ids of thousands of towns that nobody
    reads would only make the page heavy. Of a note that begins with what the page says in its
    own words, only the rest is sent.
    """
    note = place.note.removeprefix(UNAVAILABLE) if place.unanswered else place.note
    if not geocoded(place):
        return place.licence, "", "", note
    by = place.resolved_by
    id_ = place.entry.source.removeprefix(f"{by}:") if place.entry else ""
    return place.licence, by, id_, note


def _rounded(value: Any) -> Any:
    """Return a GeoJSON geometry with fewer decimals."""
    if isinstance(value, float):
        return round(value, GEOMETRY_DECIMALS)
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value
