"""Records made up by hypothesis: every field of every record, from its own type.

A field added to a record is made up too, without a word here.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from geo.records import Extraction, Geometry, Incident
from tests.samples import EAST_OF_BAGHDAD, FRONTIER, circle

BOTH: Geometry = {"type": "GeometryCollection", "geometries": [FRONTIER, EAST_OF_BAGHDAD]}

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "القائم",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "'tis",
        "]]>",
        "<![CDATA[x]]>",
        "a; b",
        "{{ 7*7 }}",
        "null",
        "nan",
        "\u2028",
        "\x00",
        "2021/03/11",
        "ا" * 10_000,
    ]
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 10**9),
    float: st.floats(-180, 180),
    bool: st.booleans(),
    date: st.dates(date(1, 1, 1)),
    Geometry: st.sampled_from([EAST_OF_BAGHDAD, FRONTIER, BOTH, circle(40.0, 33.0, 10.0)]),
}


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, UnionType):
        return st.none() | of_type(arguments[0])
    if origin is tuple and arguments[-1] is not Ellipsis:
        return st.tuples(*map(of_type, arguments))
    if origin is tuple:
        return st.lists(st.deferred(lambda: of_type(arguments[0])), max_size=2).map(tuple)
    return records(hint)


def records(cls: type) -> st.SearchStrategy[Any]:
    """Records of a class with any values in their fields."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{field.name: of_type(hints[field.name]) for field in fields(cls)})


def numbered(made: list[Extraction]) -> list[Extraction]:
    """Give every incident an id of its own, as real ones have."""
    count = iter(range(10**6))

    def named(incident: Incident) -> Incident:
        return replace(incident, id=f"SM-{next(count):012x}")

    return [replace(one, incidents=tuple(map(named, one.incidents))) for one in made]


EXTRACTIONS = st.lists(records(Extraction), max_size=3).map(numbered)
