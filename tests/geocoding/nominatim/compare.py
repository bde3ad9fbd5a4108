"""Asks two servers the same questions and tells where their answers differ.

Tests run on SQLite, which Nominatim calls experimental; the public server runs on PostgreSQL.
What is compared is what our code rests on: which places come, in which order, where they lie and
in which country. Neighbours of the same importance have no order of their own, it differs from
import to import, so they are put into that of their ids. Bounding boxes and the servers' own ids
of places are left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.geocoding.nominatim.folder import HERE
from tests.geocoding.nominatim.osm import features
from tests.geocoding.nominatim_server import get

QUERIES = HERE / "queries.txt"
FIXED = {"format": "jsonv2", "addressdetails": "1", "accept-language": "en", "limit": "10"}

# Degrees and importances are compared to this many places: of a degree, a tenth of a metre.
PLACES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """One place of an answer."""

    osm: str
    """Kind and id, such as ``node 101``."""
    country: str
    lat: float
    lon: float

    def __str__(self) -> str:
        return f"{self.osm} {self.country} {self.lat:g},{self.lon:g}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of asking both."""

    asked: int
    answered: int
    """Questions to which at least one server knew a place."""
    differences: tuple[str, ...]
    """A line for each question that was answered differently."""


def queries() -> tuple[Mapping[str, str], ...]:
    """The fixed questions, then both names of every place, each once."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    fixed = [_parameters(line) for line in lines if line and not line.startswith("#")]
    names = [{"q": name} for row in features() for name in (row.name_en, row.name)]
    return tuple(dict(pairs) for pairs in dict.fromkeys(tuple(q.items()) for q in fixed + names))


def ask(url: str, query: Mapping[str, str]) -> tuple[Found, ...]:
    """The places that a server has for a question, in its order.

    Raises
    ------
    OSError
        When the server does not answer 200.
    TypeError
        When the answer is no list of places.
    """
    rows = get(f"{url}/search?{urlencode(FIXED | dict(query))}")
    if not isinstance(rows, list):
        message = f"{query}: no list but {rows!r}"
        raise TypeError(message)
    ties = itertools.groupby(rows, lambda row: round(float(row["importance"]), PLACES))
    return tuple(found for _, tied in ties for found in sorted(map(_found, tied), key=str))


def compare(
    first: str, second: str, asked: Sequence[Mapping[str, str]] | None = None
) -> Comparison:
    """Ask two servers everything.

    Parameters
    ----------
    first, second
        Addresses of the servers on PostgreSQL and on SQLite.
    asked
        The questions, each as parameters of a search; all of ours when None.
    """
    asked = queries() if asked is None else asked
    answers = [(query, ask(first, query), ask(second, query)) for query in asked]
    return Comparison(
        asked=len(answers),
        answered=sum(bool(one or other) for _, one, other in answers),
        differences=tuple(
            f"{' & '.join('='.join(pair) for pair in query.items())}\n"
            f"    PostgreSQL: {_listed(one)}\n    SQLite:     {_listed(other)}"
            for query, one, other in answers
            if one != other
        ),
    )


def _parameters(line: str) -> dict[str, str]:
    pairs = [part.strip().partition("=") for part in line.split("&")]
    return {key: value for key, _, value in pairs}


def _found(row: Mapping[str, object]) -> Found:
    address = row["address"]
    return Found(
        osm=f"{row.get('osm_type', 'none')} {row.get('osm_id', '')}".strip(),
        country=str(address.get("country_code", "")) if isinstance(address, dict) else "",
        lat=round(float(str(row["lat"])), PLACES),
        lon=round(float(str(row["lon"])), PLACES),
    )


def _listed(found: tuple[Found, ...]) -> str:
    return "; ".join(map(str, found)) or "nothing"
