"""Which of the entries of one name a report means, how sure that is, and why.

Each entry's signs (`signs`) are weighed, and the weights make likelihoods that add up to one,
with "none of them" among the choices. Entries that are one place to a reader, such as a town and
the province called after it, share their likelihood; the likeliest place is taken, or none where
it is less likely than `LEAST`. The weights in ``weights.csv`` were learned from labelled texts:
``bench/train_geoparsing.py`` makes them, bench/README.md has the figures of its cross-validation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from geo.gazetteer import Gazetteer, fold, is_by_hand
from geo.gazetteer.names import ARTICLE, spelling
from geo.places.context import Name, apart_km, contains
from geo.places.kinds import Kind, is_area, kind_of
from geo.places.signs import NAMED, Evidence, Signs, rough_km, sort_of
from geo.records import Candidate, Entry

LEAST = 0.2
"""Likelihood below which a name is left open: a wrong pin is worse than none."""
LISTED = 0.5
"""Confidence in a place of the tables made by hand whose country the report names, where what is
learned from news of the world would leave the name open."""
RELATED = 0.3
"""Share of the best entry's likelihood that another entry of the same place needs to be chosen."""
CAPITAL, LEAST_CAPITAL, CAPITAL_PEOPLE = 0.5, 0.1, 100_000
"""A bare name that nothing explains is that of a state's seat, if no namesake is likelier than the
first, the seat at least as likely as the second, and as large as the third."""
SURE_COUNTRY = 0.5
"""Evidence from which a country counts as named by the report."""
CLOSE = 0.2
"""A second place this likely makes the answer ambiguous."""
MOST, MOST_SHOWN = 0.97, 6
"""The surest that anything is, and how many candidates a record keeps."""
SAME_KM = 25.0
"""Within this distance two entries are one place to the reader of a map (UCDP's "near")."""
NEAR_KM = 100.0
"""A place of the report this near is worth telling."""

ORDER: tuple[Kind, ...] = (
    "country", "city", "town", "base", "sea", "crossing", "camp", "site", "region", "quarter",
    "village", "district", "province", "water", "terrain",
)  # fmt: skip
"""Of entries that are one place, which a bare name means: the town before its province."""

_OF = re.compile(r"['’]s?\s+|\s+of\s+")
"""Between a town and its part: "Beirut's southern suburbs"."""
_NAMED = ("its country", "its country, called")
"""Signs that other names tell of an entry's country."""

Country = Callable[[str], Entry | None]


class Weights(NamedTuple):
    """What the signs weigh."""

    first: Mapping[str, float]
    """Of an entry alone."""
    second: Mapping[str, float]
    """Among what the rest of the report says."""


class Decision(NamedTuple):
    """What became of one name."""

    entry: Entry | None
    confidence: float
    ambiguous: bool
    candidates: tuple[Candidate, ...]


@cache
def learned() -> Weights:
    """Read the learned weights, once."""
    text = files("geo.places").joinpath("weights.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    one, two = ({r["sign"]: float(r[c]) for r in rows if r[c]} for c in ("first", "second"))
    return Weights(one, two)


def likelihoods(signs: Sequence[Signs], none: Signs, weights: Mapping[str, float]) -> list[float]:
    """Return how likely each entry is meant; what is left of one is for none of them."""
    weight = weights.get
    sums = [sum([weight(s, 0.0) * held for s, held in one.items()]) for one in (*signs, none)]
    most = max(sums)
    odds = [exp(value - most) for value in sums]
    total = sum(odds)
    return [odd / total for odd in odds[:-1]]


def decide(
    name: Name,
    likely: Sequence[float],
    signs: Sequence[Signs],
    evidence: Evidence,
    gazetteer: Gazetteer,
) -> Decision:
    """Take the likeliest place of a name, or none where no one can tell.

    Parameters
    ----------
    name
        The name with its entries.
    likely
        How likely each entry is.
    signs
        What speaks for each, for the reasons.
    evidence
        What the report's names say, for the reasons.
    gazetteer
        Knows the country of a code, and the town that a name of several words names.
    """
    if not name.entries:
        return Decision(None, 0.0, False, ())
    order = sorted(range(len(likely)), key=lambda i: (-likely[i], name.entries[i].id))
    if (seat := _capital(name, likely, signs)) is not None:
        order = [seat, *(i for i in order if i != seat)]
    best = name.entries[order[0]]
    one = [i for i in order if _one_place(best, name.entries[i])]
    share = sum(likely[i] for i in one)
    rival = max((likely[i] for i in order if i not in one), default=0.0)
    meant = _meant(name, one, likely)
    shown = [meant, *(i for i in order if i != meant)][:MOST_SHOWN]
    candidates = tuple(
        Candidate(
            name.entries[i],
            round(share if i == meant else min(likely[i], share), 3),
            reasons(name, i, signs[i], evidence, gazetteer.country),
        )
        for i in shown
    )
    if share < LEAST and (listed := _listed(name, likely, signs, gazetteer)) is not None:
        return Decision(name.entries[listed], LISTED, False, candidates)
    if share < LEAST:
        return Decision(None, 0.0, rival >= share / 2, candidates)
    known = name.entries[meant]
    if share < LISTED and is_by_hand(known) and tells_its_town(name, known, gazetteer):
        share = LISTED
    return Decision(known, round(min(share, MOST), 2), rival >= CLOSE, candidates)


def tells_its_town(name: Name, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a name says itself in which town it lies: "Old City of Damascus".

    Parameters
    ----------
    name
        The name.
    entry
        What may be meant.
    gazetteer
        Knows the towns.
    """
    parts = _OF.split(name.words)
    return len(parts) > 1 and any(
        kind_of(town) in ("city", "town") and rough_km(entry, town.lon, town.lat) <= SAME_KM
        for part in parts
        for town in gazetteer.find(part, wide=False)
        if town.id != entry.id
    )


def _capital(name: Name, likely: Sequence[float], signs: Sequence[Signs]) -> int | None:
    """Index of the seat of a state where no namesake is surer or lies in a country named."""
    seats = [
        i
        for i, entry in enumerate(name.entries)
        if entry.feature_code == "PPLC" and entry.population >= CAPITAL_PEOPLE
    ]
    told = any(signs[i].get(s, 0.0) >= SURE_COUNTRY for i in range(len(likely)) for s in _NAMED)
    open_ = not told and max(likely) < CAPITAL and len(seats) == 1
    return seats[0] if open_ and likely[seats[0]] >= LEAST_CAPITAL else None


def _listed(
    name: Name, likely: Sequence[float], signs: Sequence[Signs], gazetteer: Gazetteer
) -> int | None:
    """Index of the one place by hand in a country surely told, or whose name names its town."""
    known = [
        i
        for i, entry in enumerate(name.entries)
        if is_by_hand(entry)
        and (
            tells_its_town(name, entry, gazetteer)
            or any(signs[i].get(s, 0.0) >= SURE_COUNTRY for s in _NAMED)
        )
    ]
    best = max(known, key=lambda i: (likely[i], -i), default=None)
    if best is None or not all(_one_place(name.entries[best], name.entries[i]) for i in known):
        return None
    return _meant(name, sorted(known, key=lambda i: -likely[i]), likely)


def _one_place(best: Entry, other: Entry) -> bool:
    """Whether a reader would take two entries of a name for one place, or a part of it."""
    if best.id == other.id:
        return True
    if kind_of(best) == "country" or kind_of(other) == "country":
        return contains(best, other) and rough_km(best, other.lon, other.lat) < SAME_KM
    near = rough_km(best, other.lon, other.lat) <= SAME_KM
    return near or contains(best, other) or contains(other, best)


def _meant(name: Name, one: Sequence[int], likely: Sequence[float]) -> int:
    """Choose between the entries of one place: by the word beside the name, then by size."""
    likely_enough = [
        i
        for i in one
        if likely[i] >= RELATED * likely[one[0]] or _finer(name, i) or _told_so(name, i)
    ]
    listed = [kind_of(name.entries[i]) for i in likely_enough if is_by_hand(name.entries[i])]
    seats: tuple[Kind, ...] = ("city", "town") if set(listed) == {"district"} else ()
    words = _spelt(name.words)

    def rank(i: int) -> tuple[bool, bool, bool, bool, int, float]:
        entry = name.entries[i]
        kind = kind_of(entry)
        # of a district the tables may list no seat, which the bare name means all the same
        abroad = not is_by_hand(entry) and kind not in seats
        # Jolo is found by the name of its province too, for the world's list has that of it
        borrowed = words not in {_spelt(n) for n in (entry.name, *entry.names)}
        # "Sumy region", "the Homs countryside"
        first = kind == "province" and name.asked[:1] in (("region",), ("province",))
        order = -1 if first else ORDER.index(kind)
        left_off = _city_left_off(name, entry)
        return (kind not in name.asked, left_off, abroad, borrowed, order, -likely[i])

    return min(likely_enough, key=rank)


def _spelt(name: str) -> str:
    """A name as spellings of it are compared."""
    return " ".join(spelling(word) for word in fold(name).split() if word != ARTICLE)


def _told_so(name: Name, index: int) -> bool:
    """Whether a listed entry is of the kind that the words say, though its town be far larger."""
    entry = name.entries[index]
    return is_by_hand(entry) and kind_of(entry) in name.asked


def _finer(name: Name, index: int) -> bool:
    """Whether an entry is a town, or a smaller place that somebody put into the tables."""
    entry = name.entries[index]
    by_hand = is_by_hand(entry) and not is_area(entry)
    return by_hand or kind_of(entry) in ("city", "town")


def _city_left_off(name: Name, entry: Entry) -> bool:
    """Whether the bare X is written for "X City", where an area of that name is X."""
    if entry.feature_class != "P" or fold(entry.name) != f"{fold(name.words)} city":
        return False
    return any(is_area(other) for other in name.entries)


_WORDS = {
    "inside": "in the place that the words name as its container",
    "its country": "in {land}, which the report names",
    "its country, called": "in {land}, which the report names as an adjective",
    "its country not named": "in {land}, which the report does not name",
    "its unit": "in {unit}, which the report names",
    "asked": "{kind}, as the words say",
    "other kind": "{kind}, while the words say {asked}",
    "at home": "in {land}, the country of the outlet",
    "largest": "largest of that name",
    "only": "the only one known of that name",
    "PPLC": "the seat of a state",
    "country itself": "a country",
    "ADM1": "a first-level unit",
    "H": "a sea or a water",
}
"""What is said of a sign that holds."""


def reasons(
    name: Name, index: int, signs: Signs, evidence: Evidence, land: Country
) -> tuple[str, ...]:
    """Say in words what speaks for an entry or against it, the weightiest first."""
    entry = name.entries[index]
    weights = learned().second
    nation = land(entry.country)
    facts = {
        "land": nation.name if nation else entry.country,
        "unit": entry.admin1,
        "kind": kind_of(entry),
        "asked": name.asked[0] if name.asked else "",
    }
    told = [
        (abs(weights.get(sign, 0.0) * signs[sign]), words.format(**facts))
        for sign, words in _WORDS.items()
        if signs.get(sign, 0.0) >= NAMED
    ]
    if words := _beside(entry, name, evidence):
        told.append((abs(weights.get("near", 0.0)), words))
    told.sort(key=lambda pair: -pair[0])
    return tuple(words for _, words in told) or ("known under this name",)


def _beside(entry: Entry, name: Name, evidence: Evidence) -> str:
    """Tell the nearest place of the report, if one is near."""
    if is_area(entry) or sort_of(entry) == "country":
        return ""
    own = {e.id for e in name.entries}
    places = [p[3] for told in evidence.told for p in told.points if p[3].id not in own]
    towns = [p for p in places if not is_area(p)]
    if not towns:
        return ""
    closest = min(towns, key=lambda p: (rough_km(entry, p.lon, p.lat), p.id))
    km = apart_km(entry, closest)
    return f"{km:.0f} km from {closest.name}, which the report names" if km <= NEAR_KM else ""
