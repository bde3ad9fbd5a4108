"""The names of a report, each with all its mentions: a name has one sense a report.

Beside them what places are to each other: whether one holds the other, how far they are apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.gazetteer import Gazetteer, is_by_hand
from geo.gazetteer.names import ARTICLE, fold, spelling
from geo.places.earth import Point, distance_km
from geo.places.kinds import Kind, asked_for, can_hold, kind_of
from geo.records import Entry, Toponym

_AREAS = frozenset({"country", "province", "district", "region"})
GREAT = 1_000_000
"""People of a city whose name is spelt in one way, or in those that the tables have."""
MOST_ENTRIES = 40
"""More namesakes than this are not weighed."""
_SPARE = 1.2  # a container's radius is a rough figure


_GROUPS = frozenset({"rebel", "political_militia", "identity_militia"})


@dataclass(frozen=True)
class Name:
    """All mentions of one name in a report."""

    words: str
    """The name as it stands at its first mention."""
    mentions: tuple[int, ...]
    """Indices of its toponyms."""
    asked: tuple[Kind, ...]
    """Kinds that the words beside it ask for, empty where they ask for none."""
    entries: tuple[Entry, ...]
    """What may be meant."""
    locating: bool
    """Whether it names a place, rather than being an adjective or a part of another name."""

    border: bool = False
    """Whether it is a border rather than a name; then the entries are its sides."""


class Report(NamedTuple):
    """What the rounds share."""

    toponyms: tuple[Toponym, ...]
    names: tuple[Name, ...]
    gazetteer: Gazetteer
    containers: tuple[tuple[int, int], ...]
    home: str
    parties: frozenset[str] = frozenset()
    """Countries of the armed groups that are said to have attacked, or to have been hit."""


def gather(toponyms: Sequence[Toponym]) -> tuple[Name, ...]:
    """Bring the mentions of each name together, in the order of first mention.

    "Homs province" and "Homs" stay apart, since the town gave the province its name.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for index, toponym in enumerate(toponyms):
        groups.setdefault(_sense(toponym), []).append(index)
    return tuple(_name(toponyms, tuple(mentions)) for mentions in groups.values())


def home_of(publisher: str, gazetteer: Gazetteer) -> str:
    """Return the country that the name of an outlet tells of ("Jordan Times"); empty for none."""
    named = {hit.country_code for hit in gazetteer.scan_demonyms(publisher)}
    for hit in gazetteer.scan_places(publisher):
        named |= {entry.country for entry in hit.entries if is_by_hand(entry)}
    return named.pop() if len(named) == 1 else ""


def lands_of(actors: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries that armed groups are at home in: "Houthi" tells of Yemen.

    States are left out, since they strike abroad, and so are groups of many countries.

    Parameters
    ----------
    actors
        Ids of actors.
    gazetteer
        Knows them.
    """
    known = (gazetteer.actor(actor_id) for actor_id in actors)
    return frozenset(a.country for a in known if a is not None and a.country and a.type in _GROUPS)


def is_border(toponym: Toponym) -> bool:
    """Whether a mention means the border of a country and not the country."""
    return toponym.kind == "border" or toponym.relation == "border_of"


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether one entry lies in the other: by country and unit where they are known.

    Otherwise by distance: within the larger one's radius, with a fifth to spare.
    """
    if outer.id == inner.id or not can_hold(outer, inner):
        return False
    kind = kind_of(outer)
    if kind == "country":
        return outer.country == inner.country
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if kind == "province" and inner.admin1:
        return fold(inner.admin1) in _names_of(outer)
    if kind == "district" and inner.admin2:
        return fold(inner.admin2) in _names_of(outer)
    return apart_km(outer, inner) <= outer.radius_km * _SPARE


def point_of(entry: Entry) -> Point:
    """Return the representative point of an entry."""
    return Point(entry.lon, entry.lat)


def apart_km(a: Entry, b: Entry) -> float:
    """Distance between two entries' points."""
    return distance_km(point_of(a), point_of(b))


def _sense(toponym: Toponym) -> tuple[str, str]:
    asked = asked_for(toponym.type_word)
    branch = "area" if asked and asked[0] in _AREAS else ""
    name = " ".join(spelling(word) for word in fold(toponym.text).split() if word != ARTICLE)
    apart = "border" if is_border(toponym) else "demonym" if toponym.kind == "demonym" else branch
    return name or toponym.text, apart


def _name(toponyms: Sequence[Toponym], mentions: tuple[int, ...]) -> Name:
    members = [toponyms[i] for i in mentions]
    plain = [m for m in members if m.kind not in ("demonym", "in_name")]
    entries = {entry.id: entry for m in members for entry in m.entries}
    return Name(
        words=members[0].text,
        mentions=mentions,
        asked=tuple(dict.fromkeys(kind for m in plain for kind in _asked(m))),
        entries=_fewer(_as_written(members, _of_sea(members, tuple(entries.values())))),
        locating=bool(plain),
        border=is_border(members[0]),
    )


def _of_sea(members: Sequence[Toponym], entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave the bare Red Sea to the sea, though provinces of two countries are called after it."""
    if "sea" not in asked_for(members[0].text) or any(m.type_word for m in members):
        return entries
    waters = tuple(e for e in entries if kind_of(e) in ("sea", "water"))
    return waters or entries


def _as_written(members: Sequence[Toponym], entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave out great cities that English writes otherwise: Mocha is a town, and not Moscow."""
    words = fold(members[0].text)
    written = {e.id for e in entries if words in map(fold, (e.name, *e.names))}
    if not any(is_by_hand(e) and e.id in written for e in entries):
        return entries
    return tuple(e for e in entries if e.id in written or e.population < GREAT)


def _fewer(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave out the smallest of a name that hundreds bear; none made by hand is left out."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    order = sorted(entries, key=lambda e: (not is_by_hand(e), -e.population, e.id))
    return tuple(order[:MOST_ENTRIES])


def _asked(toponym: Toponym) -> Iterator[Kind]:
    """Kinds that one mention asks for; in "a village south of X" the word is not X's."""
    if toponym.relation == "direction" and not toponym.inside:
        return
    if toponym.type_word:
        yield from asked_for(toponym.type_word)
    elif " " in toponym.text:  # "Red Sea", "Laurel County"
        yield from asked_for(toponym.text)


def _names_of(entry: Entry) -> frozenset[str]:
    return frozenset(fold(name) for name in (entry.name, *entry.names, entry.admin1) if name)
