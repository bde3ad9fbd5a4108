"""What `extract --explain` says: why a name means this place and not the next one.

One block a name, in the order of reading: what was taken with its score, confidence and reasons,
then what was not, each with its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.records import Candidate, Place, Toponym

RUNNERS_UP = 4
"""Candidates told of beside the one that was taken; some names have a hundred."""

LABEL = 10
"""Characters of the first column: is, not, ambiguous, unknown."""

KINDS = {"demonym": "an adjective", "in_name": "inside a longer name", "border": "a border"}
"""Kind of a toponym -> the words for it, where it is more than a place's name."""

UNLISTED = "the gazetteer has no place of this name"
UNSURE = "no place of this name is sure enough; the reasons stand beside each"
TIED = "two are about as likely, and neither is likely enough"
CLOSE = "another place of this name is likely too"
NO_BORDER = "the report does not say which border it is"


def explained(places: Sequence[Place]) -> Iterator[str]:
    """Tell of the place names of one report, line by line.

    Parameters
    ----------
    places
        Every mention of a place with what was made of it, in the order of reading. Mentions of
        one name that came to one place are one block.
    """
    groups: dict[tuple[str, str, str], list[Place]] = {}
    for place in places:
        groups.setdefault(_sense(place), []).append(place)
    yield f"place names: {len(groups)}, mentions of them: {len(places)}"
    for mentions in groups.values():
        yield f"  {_head([place.toponym for place in mentions])}"
        yield from _verdict(mentions[0])


def _sense(place: Place) -> tuple[str, str, str]:
    border = "border" if _is_border(place) else ""
    return fold(place.toponym.text), border, place.entry.id if place.entry else ""


def _is_border(place: Place) -> bool:
    return place.toponym.kind == "border" or place.toponym.relation == "border_of"


def _head(mentions: list[Toponym]) -> str:
    """Name as printed first, the number of its sentence, how often, and what kind of name."""
    first, kinds = mentions[0], {toponym.kind for toponym in mentions}
    parts = [first.text, f"sentence {first.sentence + 1}"]
    if len(mentions) > 1:
        parts.append(f"{len(mentions)} mentions")
    if len(kinds) == 1 and first.kind in KINDS:
        parts.append(KINDS[first.kind])
    return ", ".join(parts)


def _verdict(place: Place) -> Iterator[str]:
    """Tell what was taken, or why nothing was; then the others."""
    taken = [c for c in place.candidates if place.entry and c.entry.id == place.entry.id]
    others = [c for c in place.candidates if c not in taken]
    if not place.entry and place.geometry:
        drawn = "the border" if _is_border(place) else "the area that the words give"
        yield _row("is", f"{drawn}; confidence {place.confidence:.2f}")
    elif not place.entry:
        yield _row("ambiguous" if place.ambiguous else "unknown", _why_none(place))
    for candidate in taken:
        yield from _told("is", candidate, f"; confidence {place.confidence:.2f}")
    if place.entry and place.ambiguous:
        yield _row("ambiguous", CLOSE)
    label = "a side" if _is_border(place) else "not" if place.entry or not place.ambiguous else "or"
    for candidate in others[:RUNNERS_UP]:
        yield from _told(label, candidate)
    if len(others) > RUNNERS_UP:
        yield _row(label, f"{len(others) - RUNNERS_UP} more")


def _why_none(place: Place) -> str:
    if _is_border(place):
        return NO_BORDER
    if place.ambiguous:
        return TIED
    return UNSURE if place.candidates else UNLISTED


def _told(label: str, candidate: Candidate, more: str = "") -> Iterator[str]:
    entry = candidate.entry
    where = ", ".join(filter(None, (entry.admin2, entry.admin1, entry.country)))
    point = f"lat {entry.lat:g}, lon {entry.lon:g}"
    what = f"{entry.name} ({where or 'no country'})  {entry.feature_code}  {point}  {entry.id}"
    yield _row(label, f"{candidate.score:.2f}  {what}{more}")
    yield _row("", f"      {'; '.join(dict.fromkeys(candidate.reasons))}")


def _row(label: str, words: str) -> str:
    return f"    {label:<{LABEL}}{words}"
