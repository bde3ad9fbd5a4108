"""What a report says about where its names lie, gathered before any name is decided.

A name has one sense a report, so its mentions are brought together first (`gather`). Around each
name stand the countries that the report names, the larger places of the same sentences, and the
containers that the words state ("Mashtal, eastern Baghdad"): that is its `Context`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.gazetteer.names import ARTICLE, fold, spelling
from geo.places.earth import Point, distance_km
from geo.places.kinds import Kind, asked_for, can_hold, is_prominent, kind_of
from geo.records import Entry, Toponym

_AREAS = frozenset({"country", "province", "district", "region"})
_LARGE = 100_000  # people, from which a town's name tells the country it stands in
_SPARE = 1.2  # a container's radius is a rough figure


@dataclass(frozen=True)
class Name:
    """All mentions of one name in a report."""

    words: str
    """The name as it stands at its first mention."""
    mentions: tuple[int, ...]
    """Indices of its toponyms."""
    sentences: frozenset[int]
    """Indices of the sentences that it stands in."""
    asked: tuple[Kind, ...]
    """Kinds that the words beside it ask for, empty where they ask for none."""
    entries: tuple[Entry, ...]
    """What may be meant."""
    locating: bool
    """Whether it names a place, rather than being an adjective or a part of another name."""

    border: bool = False
    """Whether it is a border rather than a name; then the entries are its sides."""

    @cached_property
    def countries(self) -> frozenset[str]:
        """Countries that it alone proves: one for a name that is clear, both for a border."""
        telling = frozenset(e.country for e in self.entries if _tells_country(e))
        return telling if self.border or len(telling) == 1 else frozenset()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the report that is decided already."""

    entry: Entry
    beside: bool
    """Named in a sentence of the name in question."""


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for or against the candidates of one name."""

    named: frozenset[str]
    """Countries of the report's other place names."""
    called: frozenset[str]
    """Countries that stand in it as adjectives only ("Israeli aircraft")."""
    beside: frozenset[str]
    """Countries named or called in the same sentences."""
    stated: tuple[Entry, ...]
    """What may be meant by the containers that the words state."""
    around: tuple[Entry, ...]
    """What may be meant by the other names of the same sentences."""
    anchors: tuple[Anchor, ...]
    home: str
    """Country that the reader supposes, empty for none."""

    @property
    def countries(self) -> frozenset[str]:
        """Every country that the report names or calls."""
        return self.named | self.called


def gather(toponyms: Sequence[Toponym]) -> tuple[Name, ...]:
    """Bring the mentions of each name together, in the order of first mention.

    "Homs province" and "Homs" stay apart, since the town gave the province its name.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for index, toponym in enumerate(toponyms):
        groups.setdefault(_sense(toponym), []).append(index)
    return tuple(_name(toponyms, tuple(mentions)) for mentions in groups.values())


def context_of(
    name: Name,
    names: Sequence[Name],
    *,
    containers: Iterable[tuple[int, int]] = (),
    anchors: Iterable[tuple[Name, Entry]] = (),
    home: str = "",
) -> Context:
    """Gather what the rest of the report says about one name.

    Parameters
    ----------
    name
        The name in question.
    names
        All names of the report.
    containers
        Pairs (inner, outer) of indices of toponyms, where the words put one into the other.
    anchors
        Names decided already, with their entries.
    home
        ISO 3166-1 alpha-2 code of the country that is supposed, or empty.
    """
    others = [other for other in names if other is not name]
    named = {country for o in others if o.locating for country in o.countries}
    called = {country for o in others for country in o.countries} - named
    near = [o for o in others if o.sentences & name.sentences]
    outer = {outside for inside, outside in containers if inside in name.mentions}
    return Context(
        named=frozenset(named),
        called=frozenset(called),
        beside=frozenset(country for o in near for country in o.countries),
        stated=tuple(e for o in others if outer & set(o.mentions) for e in o.entries),
        around=tuple(e for o in near if o.locating and not o.border for e in o.entries),
        anchors=tuple(
            Anchor(entry, bool(other.sentences & name.sentences))
            for other, entry in anchors
            if other is not name
        ),
        home=home.upper(),
    )


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
        sentences=frozenset(m.sentence for m in members),
        asked=tuple(dict.fromkeys(kind for m in plain for kind in _asked(m))),
        entries=tuple(entries.values()),
        locating=bool(plain),
        border=is_border(members[0]),
    )


def _asked(toponym: Toponym) -> Iterator[Kind]:
    """Kinds that one mention asks for; in "a village south of X" the word is not X's."""
    if toponym.relation == "direction" and not toponym.inside:
        return
    yield from asked_for(toponym.type_word)
    if toponym.kind == "sea" and not toponym.type_word:
        yield from asked_for("sea")


def _tells_country(entry: Entry) -> bool:
    large = entry.feature_class == "P" and entry.population >= _LARGE
    return bool(entry.country) and (kind_of(entry) == "province" or is_prominent(entry) or large)


def _names_of(entry: Entry) -> frozenset[str]:
    return frozenset(fold(name) for name in (entry.name, *entry.names, entry.admin1) if name)
