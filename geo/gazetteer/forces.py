"""Actors that reports name by a country: "Israeli warplanes", "Iran-backed militias".

Nobody can list these phrases; they are a country's name or demonym and a noun. Names in the
table of actors come first where they are as long ("Iraqi security forces").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from geo.gazetteer.matching import NameTable, Reading, build_table, look_up, match_at
from geo.records import Actor

ByCountry = dict[str, tuple[Actor, ...]]
"""Actors by ISO 3166-1 alpha-2 code."""


def _listed(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Between country and noun: "US ground troops", "Russian military aircraft".
_MODIFIERS = _listed(
    "air airborne armed army artillery attack border combat defence defense elite fighter "
    "government ground military naval navy occupation regime security special state strike"
)
_FORCES = _listed(
    "aircraft airforce army artillery bombers commandos force forces gunships helicopters jet jets "
    "marines military navy personnel planes servicemembers servicemen soldier soldiers troops "
    "warplane warplanes warship warships"
)
# These are nobody's army without a word before them ("an Iranian aircraft was delayed").
_NEED_MODIFIER = _listed("aircraft force helicopters personnel planes")
# "Iran-backed", "Saudi-aligned"; then the groups, some of whose words need a noun behind.
_LINKS = _listed("affiliated aligned allied backed controlled linked sponsored supported")
_GROUPS = _listed(
    "armed commander commanders faction factions fighter fighters force forces group groups "
    "gunmen insurgents militant militants militia militiaman militiamen militias network networks "
    "organisation organisations organization organizations paramilitaries paramilitary proxies "
    "proxy rebel rebels separatist separatists shia shiite sunni terrorist terrorists troops"
)
_NO_NOUN = _listed("armed shia shiite sunni terrorist")
# "Chinese government": the state itself.
_RULERS = _listed("authorities government regime")
_MOST_WORDS = 4
PRO = "pro"
"""The word before a country in "pro-Iran militia"."""


class Phrase(NamedTuple):
    """A phrase that names an actor by a country."""

    words: int
    """Number of words; of the country alone where no known actor is meant."""
    actors: tuple[Actor, ...]
    """Empty for "US-backed" and the like: the country itself is not meant."""


class Countries(NamedTuple):
    """Countries by their names and demonyms, and whom they stand for."""

    names: NameTable[str]
    states: ByCountry
    forces: ByCountry
    """Who is called the country's military, else its army; a country without is left out."""
    backed: ByCountry
    """The generic actor for the groups that a country backs."""


def build_countries(named: Iterable[tuple[str, str]], actors: Iterable[Actor]) -> Countries:
    """Gather what the phrases need.

    Parameters
    ----------
    named
        Names of countries and demonyms, each with the country's code.
    actors
        All actors, states included.
    """
    known = tuple(actors)
    names = build_table((name, code, False) for name, code in named)
    states = _gathered((a.country, a) for a in known if a.type == "state")
    homes = {state.id: code for code, found in states.items() for state in found}
    backed = _gathered(
        (homes[backer], actor)
        for actor in known
        if actor.type == "generic"
        for backer in actor.backers
        if backer in homes
    )
    forces = _called(known, "army", names) | _called(known, "military", names)
    return Countries(names, states, forces, {code: found[:1] for code, found in backed.items()})


def phrase_at(reading: Reading, position: int, countries: Countries) -> Phrase | None:
    """Read a country and the noun behind it; None where there is no such phrase.

    Parameters
    ----------
    reading
        The text.
    position
        Where the phrase would begin, as a position in ``reading.content``.
    countries
        What `build_countries` gathered.
    """
    pro = reading.keys[position] == PRO and _continues(reading, position + 1)
    if not countries.names.begins(reading.spellings[position + pro]):
        return None  # no country: said at once, since every capitalised word is asked
    country = match_at(reading, position + pro, countries.names)
    if country is None:
        return None
    code = country.names[0].bearer
    after = position + pro + country.words
    if pro or _is(reading, after, _LINKS):
        start = after if pro else after + 1
        nouns = _backed_nouns(reading, start, countries.names)
        actors = countries.backed.get(code, ()) if nouns else ()
        return Phrase(start + (nouns if actors else 0) - position, actors)
    states = countries.states.get(code, ())
    nouns = _force_nouns(reading, after)
    if nouns:
        return Phrase(after + nouns - position, countries.forces.get(code, states))
    return Phrase(after + 1 - position, states) if _is(reading, after, _RULERS) else None


def _called(actors: Iterable[Actor], noun: str, names: NameTable[str]) -> ByCountry:
    """Who bears the name "Israeli army" and the like, by country."""
    found: list[tuple[str, Actor]] = []
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            land, _, last = name.rpartition(" ")
            if last == noun:
                found.extend((country.bearer, actor) for country in look_up(names, land)[:1])
    return _gathered(found)


def _gathered(pairs: Iterable[tuple[str, Actor]]) -> ByCountry:
    """Group actors by code, each once, in their order."""
    groups: dict[str, dict[str, Actor]] = {}
    for code, actor in pairs:
        groups.setdefault(code, {}).setdefault(actor.id, actor)
    return {code: tuple(group.values()) for code, group in groups.items()}


def _continues(reading: Reading, position: int) -> bool:
    return position < len(reading.content) and reading.adjoins(position)


def _is(reading: Reading, position: int, wanted: frozenset[str]) -> bool:
    return _continues(reading, position) and reading.keys[position] in wanted


def _force_nouns(reading: Reading, position: int) -> int:
    """Count the words of "special forces" and the like; 0 where there is no such noun."""
    nouns = 0
    for count in range(1, _MOST_WORDS + 1):
        if not _continues(reading, position + count - 1):
            break
        word = reading.keys[position + count - 1]
        if word in _FORCES and (count > 1 or word not in _NEED_MODIFIER):
            nouns = count
        elif word not in _MODIFIERS:
            break
    return nouns


def _backed_nouns(reading: Reading, position: int, countries: NameTable[str]) -> int:
    """Count the words of "Iraqi Shia militia groups" and the like."""
    nouns = 0
    for count in range(1, _MOST_WORDS + 1):
        here = position + count - 1
        if not _continues(reading, here):
            break
        if reading.keys[here] in _GROUPS:
            nouns = nouns if reading.keys[here] in _NO_NOUN else count
        elif nouns or not match_at(reading, here, countries):
            break
    return nouns
