"""What was hit that is no party, each thing once, out of all tellings of one event.

"A car" of the headline, "a 4X4 car" of a witness and "the vehicle" are one thing; kept are the
fuller words. A road or street that was hit, and not broken, is told by the place already, and is no
target beside whom or what was hit there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from geo.incidents.tellings import Telling
from geo.records import Attribution, Span

_CARS = "car truck lorry jeep van pickup pick-up minibus bus taxi motorcycle motorbike ambulance"
_SHIPS = (
    "tanker freighter bulker carrier frigate destroyer corvette trawler dhow yacht ferry warship"
)
_HOUSES = (
    "house home flat apartment villa mansion residence hospital clinic school mosque church hotel"
)
_PLANES = "plane airplane airliner jet warplane helicopter"
GENERAL: Mapping[str, frozenset[str]] = {
    "vehicle": frozenset(_CARS.split()),
    "ship": frozenset(_SHIPS.split()) | {"vessel"},
    "vessel": frozenset(_SHIPS.split()) | {"ship"},
    "building": frozenset(_HOUSES.split()),
    "aircraft": frozenset(_PLANES.split()),
}
"""A general word, and what it may stand for."""
_ROADS = re.compile(
    r"(?:roads?|highways?|streets?|[A-Z][\w’'-]+ (?:Street|Avenue|Square|Boulevard|Roundabout))$"
)
_BROKEN = re.compile(
    r"\b(?:destr|damag|crater|collaps|wreck|demolish|flatten|levell?ed|tore\s+up|cut|blocked|bl[eo]wn?)",
    re.IGNORECASE,
)
"""In a sentence with these a road is itself what was hit."""
_PLURALS = (("ies", "y"), ("buses", "bus"), ("churches", "church"), ("s", ""))


class _Thing(NamedTuple):
    words: frozenset[str]
    heads: frozenset[str]
    """What it is: a tanker for "tanker Blue Star", a block and flats for "block of flats"."""
    singular: str
    """Its first head, without the ending of a plural."""
    plural: bool


def told_once(kept: Iterable[Attribution], tellings: tuple[Telling, ...]) -> list[Attribution]:
    """Leave out what only says again what was hit, and where.

    Parameters
    ----------
    kept
        Who did it and who or what was hit, in the order of reading.
    tellings
        The tellings of the event, whose sentences say how each is told.
    """
    said = {a.span: t for t in tellings for a in t.event.attributions}
    found: list[Attribution] = []
    for a in kept:
        same = next((i for i, k in enumerate(found) if _is_same(k, a, said)), None)
        if same is None:
            found.append(a)
        elif len(a.what.split()) > len(found[same].what.split()):
            found[same] = a
    targets = [a for a in found if a.role == "target" and a.status != "denied"]
    where = [a for a in targets if _is_where(a, said)]
    return [a for a in found if a not in where] if len(where) < len(targets) else found


def _is_same(known: Attribution, a: Attribution, said: Mapping[Span, Telling]) -> bool:
    """Whether both are one thing: the same word or a general one, and nothing that parts them."""
    if not (_is_thing(known) and _is_thing(a)) or known.status != a.status:
        return False
    one, other = _thing(known.what), _thing(a.what)
    if one.heads & other.heads:
        return one.words <= other.words or other.words <= one.words
    if one.plural != other.plural or _sentence(known, said) == _sentence(a, said):
        return False  # "a school and a building" is a row of two
    return _stands_for(one, other) or _stands_for(other, one)


def _is_thing(a: Attribution) -> bool:
    return a.role == "target" and not a.actor_id and not a.actor


def _stands_for(general: _Thing, special: _Thing) -> bool:
    known = GENERAL.get(general.singular, ())
    return special.singular in known and general.words - general.heads <= special.words


def _thing(what: str) -> _Thing:
    heads = [_head(part.split()) for part in what.split(" of ")]
    first = heads[0]
    single = next((first.removesuffix(e) + s for e, s in _PLURALS if first.endswith(e)), first)
    words = frozenset(what.casefold().split())
    return _Thing(words, frozenset(heads), single, plural=single != first)


def _head(words: list[str]) -> str:
    """Return the last word that is no name."""
    plain = [word for word in words if not word[0].isupper()]
    return (plain or words)[-1].casefold()


def _sentence(a: Attribution, said: Mapping[Span, Telling]) -> int | None:
    telling = said.get(a.span)
    return telling.event.sentence if telling else None


def _is_where(a: Attribution, said: Mapping[Span, Telling]) -> bool:
    """Whether it is a road that something was hit on, and not what was destroyed."""
    telling = said.get(a.span)
    if a.actor_id or telling is None or not _ROADS.search(a.what):
        return False
    return not _BROKEN.search(telling.sentence.text)
