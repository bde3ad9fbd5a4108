"""Whether a telling names other places than an event, or tells of another strike beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.incidents.one_place import lies_towards
from geo.incidents.telling_words import BESIDES, EACH, NEXT
from geo.incidents.tellings import (
    POINT,
    Telling,
    apart_km,
    contains,
    is_unlisted,
    named_after,
    same_place,
)
from geo.records import Place

if TYPE_CHECKING:
    from geo.incidents.agreement import Group

ONE_KM = 2.0
"""Points nearer than this are one place under two names."""
ONE_QUARTER_KM = 0.5
"""The same for quarters of a town, which lie side by side."""


def beside_it(telling: Telling, known: Group) -> bool:
    """Whether another attack of the same day is told: "a strike the same day killed two"."""
    event = telling.event
    if event.form == "follow_up" or telling.definite:
        return False
    if _goes_elsewhere(telling, known):
        return True
    same_day = any(d.offset_days == (0, 0) for d in telling.dates)
    here, there = telling.where, known.where
    apart = here is not None and there is not None and not same_place(here, there)
    return bool(
        same_day and apart and telling.tolls and known.tolls and not telling.tolls & known.tolls
    )


def _goes_elsewhere(telling: Telling, known: Group) -> bool:
    """Whether the words turn to another place: "The same night, gunmen stormed a house in Toma"."""
    here = [p for p in telling.places if p.precision in POINT or is_unlisted(p)]
    there = [p for t in known.tellings for p in t.places if p.precision in POINT or is_unlisted(p)]
    if not here or not there or not BESIDES.match(telling.sentence.text):
        return False
    return not any(
        same_place(a, b) or a.toponym.text == b.toponym.text or _inside(a, b) or _inside(b, a)
        for a in here
        for b in there
    )


def elsewhere(telling: Telling, known: Group) -> bool:
    """Whether a telling names towns or quarters that no telling of the group names or holds."""
    here = _towns(telling)
    ours, theirs = telling.places, [p for t in known.tellings for p in t.places]
    wide = told_wide(known.tellings)
    there = [p for t in known.tellings for p in _towns(t) if not is_shortened(p, t, wide)]
    there = _inmost(there)
    if not here or not there:
        return False
    return not any(
        same_place(a, b)
        or (_inside(a, b) and _is_its_town(a, b, theirs))
        or (_inside(b, a) and _is_its_town(b, a, ours))
        or apart_km(a, b) < (ONE_QUARTER_KM if _are_quarters(a, b) else ONE_KM)
        or lies_towards(a, b)
        or lies_towards(b, a)
        or named_after(a, b)
        for a in here
        for b in there
    )


def _inmost(places: list[Place]) -> list[Place]:
    """Leave out the town of a quarter that was told of: another quarter of it is another place."""
    quarters = [p for p in places if p.precision == "neighbourhood"]
    if not quarters:
        return places
    return [p for p in places if p.precision != "town" or not any(_inside(p, q) for q in quarters)]


def _are_quarters(a: Place, b: Place) -> bool:
    return a.precision == b.precision == "neighbourhood"


def told_wide(tellings: tuple[Telling, ...]) -> frozenset[str]:
    """Return the names of the districts and provinces that the text of a report puts it in.

    Also of the province that a town lies in which the text names: what a headline calls "Hama" is
    Suran, in Hama province.
    """
    body = [p for t in tellings if t.sentence.section == "body" for p in t.places]
    named = {p.toponym.text.casefold() for p in body if p.precision in ("district", "province")}
    held = {p.admin1.casefold() for p in body if p.precision == "town" and p.admin1}
    return frozenset(named | (held - {p.toponym.text.casefold() for p in body}))


def is_shortened(place: Place, telling: Telling, wide: frozenset[str]) -> bool:
    """Whether a headline names a town for the district of that name, as the text then says."""
    short = telling.sentence.section in ("headline", "standfirst") and place.precision == "town"
    return short and place.toponym.text.casefold() in wide


def next_village(telling: Telling, known: Group) -> bool:
    """Whether attackers go on to a village that nobody knows: "then crossed into nearby Toma"."""
    here = {p.toponym.text for p in telling.places if is_unlisted(p)}
    if not here:
        return False
    named = [p for t in known.tellings for p in t.places]
    there = {p.toponym.text for p in named if is_unlisted(p) or p.precision in POINT}
    return bool(there - here and not here & there and NEXT.search(telling.sentence.text))


def new_village(telling: Telling, known: Group) -> bool:
    """Whether "the attack on Toma" names a village that nothing has been told of."""
    here = {p.toponym.text for p in telling.places if is_unlisted(p)}
    if not here or telling.lead or not telling.event.definite or not telling.when:
        return False
    there = {p.toponym.text for t in known.tellings for p in t.places}
    return not here & there


def other_name(telling: Telling, known: Group) -> bool:
    """Whether of two names, one a town's and one that no table has, neither was told before."""
    here, there = telling.where, known.where
    if here is None or there is None or telling.definite or telling.lead:
        return False
    kinds = {here.precision in POINT, there.precision in POINT}
    if len(kinds) == 1 or "unknown" not in (here.precision, there.precision):
        return False
    names = {p.toponym.text.casefold() for t in known.tellings for p in t.places}
    return here.toponym.text.casefold() not in names


def of_its_party(telling: Telling, known: Group) -> bool:
    """Whether it says what each did: "two men attacked the gate; one blew himself up"."""
    event, last = telling.event, known.tellings[-1].event
    own = telling.when or telling.places or event.separate
    if own or event.sentence != last.sentence or event.lead != ";":
        return False
    before = telling.sentence.text[: event.span.start - telling.sentence.span.start]
    return bool(EACH.match(before.rpartition(";")[2]))


def _towns(telling: Telling) -> list[Place]:
    """The places of a telling that single out a town or less, without the town of a quarter."""
    towns = [p for p in telling.places if p.precision in POINT]
    return [p for p in towns if not any(contains(p, other) for other in towns if other is not p)]


def _inside(outer: Place, inner: Place) -> bool:
    """Whether a town holds a quarter; the next town, however near, is another one."""
    return contains(outer, inner) and apart_km(outer, inner) <= (outer.radius_km or 0)


def _is_its_town(town: Place, quarter: Place, told: Sequence[Place]) -> bool:
    """Whether a town is that of a quarter, and none beside the town that was told with it."""
    towns = [p for p in told if p.precision == "town" and _inside(p, quarter)]
    return not towns or any(same_place(town, p) for p in towns)


def of_its_province(telling: Telling, known: Group) -> bool:
    """Whether a headline's town is the province that the text names: "strikes hit Hodeidah"."""
    placed = (t for t in known.tellings if _towns(t))
    if any(t.sentence.section not in ("headline", "standfirst") for t in placed):
        return False
    if not (telling.lead or telling.tolls & known.tolls):
        return False
    wide = told_wide((telling,))
    return any(is_shortened(p, t, wide) for t in known.tellings for p in t.places)
