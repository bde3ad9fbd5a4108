"""Tolls that the words share out among places: "shelling killed two in Orikhiv and one in Zelene".

Each of the places is an incident with its own dead. The sum that the report may give as well is of
none of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.casualties.ages import without_ages
from geo.incidents.agreement import Group
from geo.incidents.tellings import Telling, same_place
from geo.patterns.numbers import Number, find_numbers
from geo.records import Claim, Place, Span

_WORD = (
    r"(?:by\s+(?:[a-z]+\s+){0,2}?(?:missiles?|rockets?|drones?|shells?|bombs?|strikes?|attacks?)\b|"
    r"(?!(?:and|or|but|when|after|who|km|kilomet\w+|miles|hours?|days?|weeks?|months?|years?|"
    r"houses?|homes?|drones?|missiles?|rockets?|strikes?|attacks?|shells?|bombs?|villages?|towns?|"
    r"buildings?|vehicles?|times|schools?|suspects|arrested|arrests?)\b)(?:[a-z’'-]+|[A-Z][a-z]+(?:day|i|an|ish|ese)\b))"
)
_COUNTED = re.compile(
    # "44 people", "nine people, a boy among them, were killed"
    rf"(?:\s+{_WORD}){{0,7}}?(?:,\s+[a-z’' -]{{3,60}},(?:\s+{_WORD}){{0,7}}?)?\s+"
    r"(?:(?:in|by|during|from)\s+(?:(?:an?|the|other|another|similar|separate)\s+)?(?:[A-Za-z-]+\s+){0,2}?"
    r"(?:attacks?|(?:air)?strikes?|raids?|shelling|bombardment|bombings?)\s+(?:on|of|against|targeting)|"
    r"in|at|near|outside|inside|around|close\s+to|on\s+the\s+outskirts\s+of)\s+"
    r"(?:(?:the|nearby|neighbou?ring|adjacent|another)\s+)*(?:[a-z]+\s+){0,2}?"
    r"(?:(?:village|town|city|district|hamlet|suburb|settlement)s?\s+(?:of|called)\s+)?",
)
"""Between a number of people and where they died: "44 people in the village of", "in raids on"."""
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
_ANOTHER = re.compile(
    r"\banother(?=\s+(?:was|has|had|died|civilian|person|man|woman|child|boy|girl|soldier|guard)\b)"
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
    owners: list[tuple[int | None, ...]] = []
    at: int | None = None
    for telling in known.tellings:
        named = [i for i, head in enumerate(heads) if _names(telling, head)]
        at = named[0] if len(named) == 1 else None if named else at
        owners.append(_of_next(telling, heads) or (at,) * len(telling.event.claims))
    counted = {owner for of_claims in owners for owner in of_claims}
    if len(counted - {None}) < len(heads):
        return []
    return [
        (head, tuple(
            replace(t, event=replace(t.event, claims=_own(t, of_claims, i)))
            for of_claims, t in zip(owners, known.tellings, strict=True)
        ))
        for i, head in enumerate(heads)
    ]  # fmt: skip


def _own(telling: Telling, owners: tuple[int | None, ...], head: int) -> tuple[Claim, ...]:
    """The figures of a telling that are of one place; parts stay with their wholes."""
    claims = telling.event.claims
    mine = [i for i, owner in enumerate(owners) if owner == head]
    at = {old: new for new, old in enumerate(mine)}
    return tuple(
        replace(
            claims[i],
            subset_of=None if (whole := claims[i].subset_of) is None else at.get(whole, whole),
            adds_to=None if (base := claims[i].adds_to) is None else at.get(base, base),
        )
        for i in mine
    )


def _of_next(telling: Telling, heads: list[Place]) -> tuple[int | None, ...]:
    """The place named next behind each figure, where several in a sentence each have their own.

    "Four people were killed by shells on Balad, while in Dujail one was hurt" is read no other way
    than that; a figure behind the last name is of that one.
    """
    claims = telling.event.claims
    text, shift = telling.sentence.text, telling.sentence.span.start
    named = sorted(
        (match.start() + shift, i)
        for i, head in enumerate(heads)
        for match in re.finditer(rf"\b{re.escape(head.toponym.text)}\b", text)
    )
    if len({i for _, i in named}) < len(heads) or len(claims) < len(heads):
        return ()
    owners = tuple(
        next((i for at, i in named if at > claim.span.start), named[-1][1]) for claim in claims
    )
    return owners if len(set(owners)) == len(heads) else ()


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
        claim = claim_of(telling, number, span, hurt=hurt)
        found.append((place, _with_other_harm(claim, telling, (shift + begin, shift + start))))
    return found


def _with_other_harm(claim: Claim, telling: Telling, words: tuple[int, int]) -> Claim:
    """Add the dead of the words in which the hurt of a place are counted, or the reverse."""
    whole = next((c for c in telling.event.claims if _holds(c, claim, words)), None)
    if whole is None:
        return claim
    if claim.killed_min is None and claim.killed_max is None:
        return replace(claim, killed_min=whole.killed_min, killed_max=whole.killed_max)
    return replace(claim, injured_min=whole.injured_min, injured_max=whole.injured_max)


def _holds(whole: Claim, claim: Claim, words: tuple[int, int]) -> bool:
    """Whether a figure in front of a place has its number: "one dead and 19 hurt in Gao"."""
    both = (whole.killed_min, whole.injured_min)
    inside = words[0] <= whole.span.start and whole.span.end <= words[1]
    holds = whole.span.start <= claim.span.start and claim.span.end <= whole.span.end
    number = claim.killed_min if claim.injured_min is None else claim.injured_min
    return inside and holds and None not in both and number in both and whole.subset_of is None


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
    numbers = [n for n in find_numbers(without_ages(words)) if n.low not in _YEARS]
    if not numbers and (one := _ANOTHER.search(words)):
        numbers = [Number(one.start(), one.end(), 1, 1, "exact", one.start())]
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
