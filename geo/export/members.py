"""Members of the JSON object of each record: their names, where their values are, their types.

`geo.export.texts` makes functions of them, in the order of `geo.export.lines`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from geo.export.lines import NOT_IN_LINE
from geo.records import Candidate, Entry, Place, Toponym


class Location:
    """Stands for a place as a place name of a report carries it: without the words."""


class Named:
    """Stands for a place name of a report with its place."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object: its name, where its value is, of what type."""

    name: str
    way: str
    hint: Any

    @property
    def head(self) -> str:
        """What stands before its value."""
        return f', "{self.name}": '

    @property
    def default(self) -> Any:
        """Value that the short form leaves out; `ALWAYS` where it leaves out none."""
        if nullable(self.hint):
            return None
        return {str: "", bool: False}.get(self.hint, [] if items(self.hint) else ALWAYS)


ALWAYS = object()

OF_ENTRY = ("id", "lon", "lat")
"""Members of an entry that a place says with ``entry_`` in front."""


# ---------------------------------------------------------------- members


@cache
def members_of(cls: type) -> tuple[Member, ...]:
    """Return the members of an object in their order.

    Parameters
    ----------
    cls
        A record, `Location` or `Named`.
    """
    if cls is Place:
        return (*members_of(Location), *_fields(Toponym, "r.toponym"))
    if cls is Location:
        return _location()
    if cls is Named:
        return (*_fields(Toponym, "r.toponym"), Member("place", "known(r)", Location | None))
    if cls is Candidate:
        of_entry = ("id", "name", "lon", "lat", "country", "admin1", "feature_code")
        return (*_entry(of_entry, "r.entry"), *_fields(Candidate, "r", ("score", "reasons")))
    return _fields(cls, "r")


def _fields(cls: type, at: str, names: Iterable[str] | None = None) -> tuple[Member, ...]:
    hints = get_type_hints(cls)
    left_out = NOT_IN_LINE.get(cls, frozenset())
    told = names or (field.name for field in fields(cls) if field.name not in left_out)
    return tuple(Member(name, f"{at}.{name}", hints[name]) for name in told)


def _entry(names: Iterable[str], at: str) -> tuple[Member, ...]:
    return _fields(Entry, at, names)


def _location() -> tuple[Member, ...]:
    told = [
        Member(f"entry_{m.name}", f"(e and {m.way})", m.hint | None) for m in _entry(OF_ENTRY, "e")
    ]
    named = [
        Member(m.name, f'(e.{m.name} if e else "")', str)
        for m in _entry(("feature_code", "source"), "e")
    ]
    return (
        Member("name", "r.name", str),
        *_fields(Place, "r"),
        Member("acled_geo_precision", "ACLED[r.precision]", int | None),
        Member("ucdp_where_prec", "ucdp(r.precision, r.radius_km)", int | None),
        *told,
        *named,
    )


def known(place: Place) -> Place | None:
    """Return the place of a name; None when nothing is known of it, not even a note."""
    found = place.entry or place.candidates or place.geometry or place.lon is not None
    return place if found or place.note else None


# ---------------------------------------------------------------- types


def nullable(hint: Any) -> bool:
    """Whether a type has None beside it."""
    return get_origin(hint) in (Union, UnionType)


def bare(hint: Any) -> Any:
    """Return a type without None."""
    return get_args(hint)[0] if nullable(hint) else hint


def items(hint: Any) -> tuple[Any, ...]:
    """Return what a tuple is of; nothing for any other type."""
    return get_args(hint) if get_origin(hint) is tuple else ()
