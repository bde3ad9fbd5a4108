"""Which country the words of a sentence put one of its places in.

"Near al-Qaim, Iraq" and "in Iraq, near the Syrian town of Abu Kamal" name a country that the area
must not leave; "near al-Qaim" alone names none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.places.kinds import kind_of
from geo.records import Entry, Toponym

ADJECTIVE_REACH = 30
"""Characters between "the Syrian" and the name that it stands for, at most."""
_INSIDE = ("in", "at")


def country_of_scene(
    toponyms: Sequence[Toponym], index: int, entry_of: Callable[[int], Entry | None]
) -> str:
    """Return the country that the sentence of a mention names as where it was.

    Parameters
    ----------
    toponyms
        All place names of the report.
    index
        The mention.
    entry_of
        Gives what a mention was decided to mean, by its index.

    Returns
    -------
    str
        ISO 3166-1 alpha-2 code; empty where the words name none, or leave it open which.
    """
    mention, entry = toponyms[index], entry_of(index)
    if entry is None or not is_relative(mention):
        return ""
    beside = [i for i, t in enumerate(toponyms) if t.sentence == mention.sentence and i != index]
    entries = {i: e for i in beside if (e := entry_of(i)) and kind_of(e) == "country"}
    stated = {e.country for i, e in entries.items() if _holds(toponyms[i])}
    called = {e.country for i, e in entries.items() if _leads(toponyms[i], mention)}
    if entry.country in stated or (not stated and entry.country in called):
        return entry.country
    return stated.pop() if len(stated) == 1 else ""


def is_relative(toponym: Toponym) -> bool:
    """Whether the words place something beside the name rather than in it."""
    return toponym.relation not in _INSIDE and toponym.kind not in ("demonym", "in_name", "border")


def _holds(country: Toponym) -> bool:
    """Whether something is said to be in the country."""
    inside = country.relation in _INSIDE or country.inside
    return inside and country.role == "event_location" and country.kind not in ("demonym", "border")


def _leads(adjective: Toponym, mention: Toponym) -> bool:
    """Whether a country's adjective stands right in front: "the Syrian town of X"."""
    gap = mention.span.start - adjective.span.end
    return adjective.kind == "demonym" and 0 <= gap <= ADJECTIVE_REACH
