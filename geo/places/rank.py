"""Which of the entries of one name a report means: signs, weights, and the decision.

Each sign below looks at one entry in its context and says what it weighs, how much surer it makes
a winner, and why, in words for the reader. `rank` adds them up; `decide` takes the first, or
admits that it cannot tell: two namesakes far apart with nothing between them are no place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import exp, log10
from typing import NamedTuple

from geo.gazetteer.names import fold
from geo.places.borders import Border, distance_to_border
from geo.places.context import Context, Name, apart_km, contains, point_of
from geo.places.kinds import is_area, is_prominent, is_small, kind_of
from geo.records import Candidate, Entry

WEIGHTS: dict[str, tuple[float, float]] = {
    # sign: (weight among the candidates, share of the winner's confidence)
    "stated": (0.40, 0.30),  # the words put it into a container: "Mashtal, eastern Baghdad"
    "outside": (-0.40, -0.20),  # it lies outside every stated container
    "around": (0.25, 0.25),  # a larger place of the same sentence holds it
    "asked": (0.25, 0.10),  # it is what a word beside the name says
    "other kind": (-0.30, -0.10),  # a namesake is what the word says, this is not
    "city left off": (-0.40, -0.10),  # "Gaza" is the Strip, not Gaza City; "Kuwait" the country
    "beside": (0.20, 0.20),  # its country stands in the same sentence
    "named": (0.15, 0.20),  # its country is named in the report
    "called": (0.10, 0.10),  # its country stands in the report as an adjective
    "frontier": (0.08, 0.10),  # it lies at the border of a country of the report
    "abroad": (-0.30, -0.20),  # the report names countries, but not this one
    "home": (0.05, 0.10),  # the country that the reader supposes
    "capital": (0.15, 0.15),  # seat of a state
    "country": (0.45, 0.45),  # over a capital of the same name
    "sea": (0.35, 0.45),  # over the province that is called after it
    "people": (0.25, 0.10),  # times the share of ten million on a logarithmic scale
    "anchor": (0.20, 0.10),  # fades with the distance to the nearest place of the report
    "beside it": (0.10, 0.05),  # that place stands in the same sentence
    "only": (0.00, 0.15),  # the gazetteer has no namesake farther than `SAME_KM`
}

DEFAULT = {
    # without a word that asks: town over district over province of the same name
    "city": 0.12, "town": 0.12, "base": 0.10, "crossing": 0.08, "camp": 0.08, "site": 0.08,
    "region": 0.08, "sea": 0.10, "district": 0.06, "province": 0.05, "quarter": 0.06,
    "village": 0.04, "country": 0.05, "water": 0.02, "terrain": 0.02,
}  # fmt: skip

SAME_KM = 25.0
"""Within this distance two candidates are one place to the reader of a map (UCDP's "near")."""
CLOSE = 0.10
"""A runner-up within this weight makes the answer ambiguous."""
UNDECIDED = 0.05
"""A runner-up within this weight and farther off than `SAME_KM` leaves it open."""
FRONTIER_KM = 60.0
FADE_KM = 80.0  # an anchor's weight falls to a third over this distance
FIT_KM = 100.0  # an anchor this near speaks for a place of a country not named
CERTAIN = 0.97
BASE = 0.35  # confidence of a bare hit
HALVED = 0.5  # what ambiguity leaves of the confidence
_MOST_PEOPLE = 7.0  # log10 of ten million


class Sign(NamedTuple):
    """What one look at an entry says."""

    weight: float
    sure: float
    reason: str


class Ranked(NamedTuple):
    """A candidate with what the decision needs."""

    candidate: Candidate
    weight: float
    sure: float
    refused: bool
    """Named in a report about other countries, and too small to be meant all the same."""


class Decision(NamedTuple):
    """What became of one name."""

    entry: Entry | None
    confidence: float
    ambiguous: bool
    candidates: tuple[Candidate, ...]


Country = Callable[[str], Entry | None]


def rank(name: Name, context: Context, *, country: Country, border: Border) -> list[Ranked]:
    """Weigh all entries of a name, best first; refused ones last.

    Parameters
    ----------
    name
        The name with its entries.
    context
        What the rest of the report says.
    country
        Gives the entry of a country's code, for readable reasons.
    border
        Gives the line between two countries, for places at the border of a named one.
    """
    ranked = [_weigh(entry, name, context, country, border) for entry in name.entries]
    return sorted(
        ranked, key=lambda r: (r.refused, -r.weight, -r.candidate.entry.population, _id(r))
    )


def decide(ranked: Sequence[Ranked]) -> Decision:
    """Take the best candidate, or none where nothing tells it from another far away."""
    candidates = tuple(r.candidate for r in ranked)
    if not ranked or ranked[0].refused:
        return Decision(None, 0.0, False, candidates)
    best = ranked[0]
    rivals = [r for r in ranked[1:] if _rivals(best, r)]
    lead = min((best.weight - r.weight for r in rivals), default=1.0)
    sure = max(0.05, min(CERTAIN, BASE + best.sure))
    if lead >= CLOSE:
        return Decision(best.candidate.entry, round(sure, 2), False, candidates)
    entry = best.candidate.entry if lead >= UNDECIDED else None
    return Decision(entry, round(sure * HALVED, 2) if entry else 0.0, True, candidates)


def _weigh(entry: Entry, name: Name, context: Context, country: Country, border: Border) -> Ranked:
    nation = country(entry.country)
    where = nation.name if nation else entry.country
    found = [
        *_by_container(entry, context),
        *_by_kind(entry, name),
        *_by_spelling(entry, name),
        *_by_country(entry, context, where, border),
        *_by_prominence(entry, name),
        *_by_anchor(entry, context),
    ]
    weight = DEFAULT[kind_of(entry)] + sum(sign.weight for sign in found)
    refusal = _refusal(entry, name, context, where, border)
    spoken = sorted((s for s in found if s.reason), key=lambda s: -abs(s.weight))
    reasons = ((refusal,) if refusal else ()) + tuple(sign.reason for sign in spoken)
    score = 0.0 if refusal else round(max(0.0, min(1.0, weight)), 3)
    candidate = Candidate(entry, score, reasons or ("known under this name",))
    return Ranked(candidate, weight, sum(sign.sure for sign in found), bool(refusal))


def _by_container(entry: Entry, context: Context) -> Iterator[Sign]:
    if holder := _holder(entry, context.stated):
        yield _sign("stated", f"in {holder.name}, as the words say")
    elif context.stated:
        yield _sign("outside", "not in the place that the words name as its container")
    elif holder := _holder(entry, context.around):
        kind = kind_of(holder)
        yield _sign("around", f"in {holder.name}: the named {kind} contains it")


def _by_kind(entry: Entry, name: Name) -> Iterator[Sign]:
    """Compare with the word beside the name, where that word tells namesakes apart."""
    if not any(kind_of(other) in name.asked for other in name.entries):
        return
    if kind_of(entry) in name.asked:
        yield _sign("asked", f"{kind_of(entry)}, as the words say")
    else:
        yield _sign("other kind", f"{kind_of(entry)}, while the words say {name.asked[0]}")


def _by_spelling(entry: Entry, name: Name) -> Iterator[Sign]:
    """Leave the bare X to the area of that name where the town is called "X City"."""
    if entry.feature_class != "P" or fold(entry.name) != f"{fold(name.words)} city":
        return
    if any(is_area(other) for other in name.entries):
        yield _sign("city left off", f"its name is {entry.name}, and the words leave City off")


def _by_country(entry: Entry, context: Context, where: str, border: Border) -> Iterator[Sign]:
    own = entry.country
    if not own or kind_of(entry) == "country":
        return
    if own in context.beside:
        yield _sign("beside", f"in {where}, named in the sentence")
    elif own in context.named:
        yield _sign("named", f"in {where}, named in the report")
    elif own in context.called:
        yield _sign("called", f"in {where}, which the report names as an adjective")
    elif _at_frontier(entry, context, border):
        yield _sign("frontier", "at the border of a country that the report names")
    elif context.countries:
        yield _sign("abroad", f"in {where}, which the report does not name")
    if own == context.home:
        yield _sign("home", f"in {where}, the country supposed")


def _by_prominence(entry: Entry, name: Name) -> Iterator[Sign]:
    kind = kind_of(entry)
    if kind in ("country", "sea"):
        yield _sign(kind, f"a {kind}")
    elif entry.feature_code == "PPLC":
        yield _sign("capital", "the seat of a state")
    others = [e for e in name.entries if e.id != entry.id]
    if entry.population > 1 and kind != "country":
        largest = bool(others) and entry.population > max(e.population for e in others)
        share = min(1.0, log10(entry.population) / _MOST_PEOPLE)
        yield _sign("people", "largest of that name" if largest else "", share)
    if not any(apart_km(entry, other) > SAME_KM for other in others):
        yield _sign("only", "the only one known of that name")


def _by_anchor(entry: Entry, context: Context) -> Iterator[Sign]:
    if is_area(entry):
        return
    points = [a for a in context.anchors if not is_area(a.entry) and a.entry.id != entry.id]
    if not points:
        return
    near = min(points, key=lambda a: (apart_km(a.entry, entry), a.entry.id))
    km = apart_km(near.entry, entry)
    share = exp(-km / FADE_KM)
    named = "beside it" if near.beside else "in the report"
    told = f"{km:.0f} km from {near.entry.name}, named {named}" if km <= FIT_KM else ""
    yield _sign("anchor", told, share)
    beside = [apart_km(a.entry, entry) for a in points if a.beside]
    if beside:
        yield _sign("beside it", "", exp(-min(beside) / FADE_KM))


def _refusal(entry: Entry, name: Name, context: Context, where: str, border: Border) -> str:
    """Why an entry may not be meant at all; empty where it may.

    A small place needs a reason: its country, a container, or a place of the report near by. A
    town may do without where the report names no country as a place. A wrong pin is worse than
    none.
    """
    if not entry.country or entry.country in context.countries or _is_famous(entry, name):
        return ""
    if entry.country == context.home or _holder(entry, (*context.stated, *context.around)):
        return ""
    if any(not is_area(a.entry) and apart_km(a.entry, entry) <= FIT_KM for a in context.anchors):
        return ""
    if _at_frontier(entry, context, border):
        return ""
    if context.named:
        return f"in {where}, which the report does not name"
    if not name.locating:
        return "only part of another name"
    return "too small to be known by its bare name" if is_small(entry) else ""


def _is_famous(entry: Entry, name: Name) -> bool:
    """Whether it is known anywhere, itself or as the area of a town of that name."""
    return is_prominent(entry) or any(
        is_prominent(other) and contains(entry, other) for other in name.entries
    )


def _at_frontier(entry: Entry, context: Context, border: Border) -> bool:
    """Whether a place lies near the border of a country that the report names as a place."""
    if is_area(entry) and entry.radius_km > FRONTIER_KM:
        return False
    lines = (border(entry.country, other) for other in sorted(context.named))
    return any(distance_to_border(point_of(entry), line) <= FRONTIER_KM for line in lines if line)


def _holder(entry: Entry, larger: Iterable[Entry]) -> Entry | None:
    """Return the smallest place that contains the entry; countries are judged on their own."""
    holders = [e for e in larger if kind_of(e) != "country" and contains(e, entry)]
    return min(holders, key=lambda e: (e.radius_km, e.id), default=None)


def _rivals(best: Ranked, other: Ranked) -> bool:
    """Two candidates far apart, unless one is the unit that bears the other's name."""
    a, b = best.candidate.entry, other.candidate.entry
    if other.refused or apart_km(a, b) <= SAME_KM:
        return False
    return not (contains(a, b) or contains(b, a))


def _sign(name: str, reason: str, share: float = 1.0) -> Sign:
    weight, sure = WEIGHTS[name]
    return Sign(weight * share, sure * share, reason)


def _id(ranked: Ranked) -> str:
    return ranked.candidate.entry.id
