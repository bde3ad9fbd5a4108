"""Tolls that the words share out among places: "shelling killed two in Orikhiv and one in Zelene".

Each of the places is an incident with its own dead. The sum that the report may give as well is of
none of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.incidents.agreement import Group
from geo.incidents.tellings import Telling, same_place
from geo.patterns.numbers import Number, find_numbers
from geo.records import Claim, Place, Span

_COUNTED = re.compile(
    r"(?:\s+(?!(?:and|or|but|when|after|who|km|kilomet\w+|miles|hours?|days?|weeks?|months?|years?|"
    r"houses?|homes?|drones?|missiles?|rockets?|strikes?|attacks?|shells?|bombs?|villages?|towns?|"
    r"buildings?|vehicles?|times|schools?|suspects|arrested|arrests?)\b)(?:[a-z’'-]+|[A-Z][a-z]+day)){0,7}?"
    r"(?:,\s+[a-z’' -]{3,60},)?\s+(?:in|at|near|outside|inside)\s+"
    r"(?:(?:the|nearby|neighbou?ring|adjacent|another)\s+)*(?:[a-z]+\s+){0,2}?"
    r"(?:(?:village|town|city|district|hamlet|suburb|settlement)s?\s+(?:of|called)\s+)?",
)
"""Between a number of people and the place where they died: "44 people in the village of"."""
_HURT = re.compile(r"wound|injur|hurt", re.IGNORECASE)
_DEAD = re.compile(r"kill|dead|died|death|execut|massacr|slain|murder|shot|behead|slaughter", re.I)
_NEARBY = re.compile(r"\b(?:nearby|neighbou?ring|adjacent)\b")
_OPENS = re.compile(r"(?:^\W*|[,;:]\s+(?:and\s+)?|\band\s+)(?:in|at)\s+(?:the\s)?$", re.IGNORECASE)
_GAP = re.compile(
    r",?\s+(?:where\s+)?(?:(?:at|least|some|about|around|more|than|another|a|further)\s+)*"
)
_DIED = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:(?:were|was|have\s+been|had\s+been)\s+(?:killed|found\s+dead)|died|dead|"
    r"bodies|lost\s+their\s+lives|perished)\b"
)
_YEARS = range(1900, 2100)
_AREAS = frozenset({"country", "border", "sea"})
"""Places too wide to be one of several with a toll each."""

Share = tuple[Place, tuple[Telling, ...]]
"""A place, and the tellings of a group with what they say of its dead alone."""


def shared_out(known: Group) -> list[Share]:
    """Return the places of a group that have tolls of their own; empty for fewer than two.

    Parameters
    ----------
    known
        Tellings of one event.
    """
    for at, telling in enumerate(known.tellings):
        found = _own_tolls(telling)
        if len(found) > 1 and _alike(found, telling):
            heads = [place for place, _ in found]
            return [(head, _of_one(known, at, head, claim, heads)) for head, claim in found]
    return []


def dealt_out(known: Group, heads: list[Place]) -> list[Share]:
    """Give each of several places the figures told behind its name; empty for fewer than two.

    "Bombs in Balad and Dujail killed 14. In Balad a van exploded. Eleven people died. Later a
    blast shook a hotel in Dujail. Three died": the sum is of neither.

    Parameters
    ----------
    known
        Tellings of one event.
    heads
        Its places, each an incident of its own.
    """
    owners: list[int | None] = []
    at: int | None = None
    for telling in known.tellings:
        named = [i for i, head in enumerate(heads) if _names(telling, head)]
        at = named[0] if len(named) == 1 else None if named else at
        owners.append(at)
    counted = {o for o, t in zip(owners, known.tellings, strict=True) if t.event.claims}
    if len(counted - {None}) < len(heads):
        return []
    return [
        (head, tuple(
            t if owner == i else replace(t, event=replace(t.event, claims=()))
            for owner, t in zip(owners, known.tellings, strict=True)
        ))
        for i, head in enumerate(heads)
    ]  # fmt: skip


def _names(telling: Telling, head: Place) -> bool:
    """Whether the sentence of a telling names a place."""
    spelt = {head.toponym.text, head.name}
    return any(re.search(rf"\b{re.escape(name)}\b", telling.sentence.text) for name in spelt)


def _own_tolls(telling: Telling) -> list[tuple[Place, Claim]]:
    """The places of a telling in front of which a number of people stands."""
    if not telling.event.claims:
        return []
    text, shift = telling.sentence.text, telling.sentence.span.start
    found: list[tuple[Place, Claim]] = []
    end, hurt = 0, telling.event.claims[0].killed_min is None
    for place in sorted(telling.places, key=lambda p: p.toponym.span.start):
        start, begin = place.toponym.span.start - shift, end
        end = max(end, place.toponym.span.end - shift)
        if place.precision in _AREAS or any(same_place(p, place) for p, _ in found):
            continue
        number = counted(text, begin, start)
        if number is None and (behind := _behind(text, start, end)):
            number, begin = behind, end
            end += number.end
            start = end
        if number is None:
            continue
        words = text[begin:start]
        hurt = bool(_HURT.search(words)) if _HURT.search(words) or _DEAD.search(words) else hurt
        span = Span(
            shift + begin + number.start, shift + begin + number.end, telling.event.span.part
        )
        found.append((place, claim_of(telling, number, span, hurt=hurt)))
    return found


def counted(text: str, begin: int, start: int) -> Number | None:
    """Return the number of people that the words right in front of a name put there.

    Parameters
    ----------
    text
        The sentence.
    begin, start
        Where to look from, and where the name begins.
    """
    words = text[begin:start]
    numbers = [n for n in find_numbers(words) if n.low not in _YEARS]
    last = numbers[-1] if numbers else None
    return last if last and _COUNTED.fullmatch(words, last.end) else None


def _behind(text: str, start: int, end: int) -> Number | None:
    """The number of people right behind a name that opens its clause: "in Dnipro six died"."""
    if not _OPENS.search(text[:start]):
        return None
    words = text[end : end + 60]
    number = next((n for n in find_numbers(words) if n.low not in _YEARS), None)
    if number is None or not _GAP.fullmatch(words, 0, number.start):
        return None
    return number if _DIED.match(words, number.end) else None


def claim_of(telling: Telling, number: Number, span: Span, *, hurt: bool) -> Claim:
    """Return a telling's first claim with the figures of one place.

    Parameters
    ----------
    telling
        The telling, with a claim.
    number, span
        The number and where it stands.
    hurt
        Whether it counts the injured, not the dead.
    """
    bounds: tuple[int | None, int | None] = (number.low, number.high)
    nobody: tuple[int | None, int | None] = (None, None)
    killed, injured = (nobody, bounds) if hurt else (bounds, nobody)
    return replace(
        telling.event.claims[0],
        killed_min=killed[0],
        killed_max=killed[1],
        injured_min=injured[0],
        injured_max=injured[1],
        modality=number.modality,
        subset_of=None,
        adds_to=None,
        superseded=False,
        span=span,
    )


def _alike(found: list[tuple[Place, Claim]], telling: Telling) -> bool:
    """Whether all the places are known, or none is, or those unknown lie beside the others."""
    unknown = [place for place, _ in found if place.lon is None]
    if not unknown or len(unknown) == len(found):
        return True
    return bool(_NEARBY.search(telling.sentence.text))


def _of_one(
    known: Group, at: int, head: Place, claim: Claim, heads: list[Place]
) -> tuple[Telling, ...]:
    """The tellings of a group with the figures of one place alone."""
    found = []
    for i, telling in enumerate(known.tellings):
        named = [h for h in heads if h.toponym.text in telling.sentence.text]
        own = telling.event.claims if named == [head] else ()
        claims = (claim,) if i == at else own
        found.append(replace(telling, event=replace(telling.event, claims=claims)))
    return tuple(found)
