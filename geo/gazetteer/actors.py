"""Reading the table of actors: states, their forces, armed groups, commands, organisations.

How an alias is written says how it is looked for: an acronym of up to four capitals ("KH",
"US") only in capitals, a name with a capital ("Ansar Allah") only where the text has one too,
words in lower case ("unidentified gunmen") in any case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from geo.errors import GazetteerError
from geo.gazetteer.entries import ACTORS_TABLE, Folder, Row, read_rows, split_names
from geo.records import Actor, Entry

COLUMNS = (
    "id", "name", "aliases", "context_aliases", "type", "acled_inter", "country", "parents",
    "backers", "valid_from", "valid_to", "source",
)  # fmt: skip
TYPES = (
    "state", "state_forces", "rebel", "political_militia", "identity_militia", "coalition",
    "civilians", "organisation", "generic",
)  # fmt: skip


def read_actors(folder: Folder) -> tuple[Actor, ...]:
    """Read the table of actors.

    Raises
    ------
    GazetteerError
        Naming file and line, if the table is missing or a row is broken.
    """
    return tuple(to_actor(row) for row in read_rows(folder, ACTORS_TABLE, COLUMNS))


def to_actor(row: Row) -> Actor:
    """Make the record of one row."""
    cells = row.cells
    if not (cells["id"] and cells["name"]):
        message = f"{row.where}: a row needs an id and a name"
        raise GazetteerError(message)
    if cells["type"] not in TYPES:
        message = f"{row.where}: type is {cells['type']!r}; write one of {', '.join(TYPES)}"
        raise GazetteerError(message)
    return Actor(
        id=cells["id"],
        name=cells["name"],
        aliases=split_names(cells["aliases"]),
        context_aliases=split_names(cells["context_aliases"]),
        type=cells["type"],
        acled_inter=cells["acled_inter"],
        country=cells["country"],
        parents=split_names(cells["parents"]),
        backers=split_names(cells["backers"]),
        valid_from=cells["valid_from"],
        valid_to=cells["valid_to"],
        source=cells["source"],
    )


def with_states(actors: tuple[Actor, ...], countries: Iterable[Entry]) -> tuple[Actor, ...]:
    """Add a state actor for every country that has none, and give each its country's names.

    A country's name means the state only where it acts or speaks ("Jordan said"), so it becomes
    a contextual alias.
    """
    known = tuple(countries)
    names = {entry.country: (entry.name, *entry.names) for entry in known}
    states = {actor.country for actor in actors if actor.type == "state"}
    made = [_state(entry) for entry in known if entry.country not in states]
    return (*(_named(actor, names) for actor in actors), *made)


def state_id(code: str) -> str:
    """Id of the state actor that is made for a country without one of its own."""
    return f"state_{code.lower()}"


def valid_on(actor: Actor, day: date | None) -> bool:
    """Whether the actor bore its name on a day; always true where the day is unknown.

    >>> assad = Actor("s", "S", (), (), "state", "1/8", "SY", (), (), "", "2024-12-08", "hand")
    >>> valid_on(assad, date(2019, 8, 25)), valid_on(assad, date(2025, 1, 1))
    (True, False)
    """
    if day is None:
        return True
    iso = day.isoformat()
    # "2024" holds for all of 2024, at either end.
    after = not actor.valid_from or iso[: len(actor.valid_from)] >= actor.valid_from
    return after and (not actor.valid_to or iso[: len(actor.valid_to)] <= actor.valid_to)


def _state(entry: Entry) -> Actor:
    return Actor(
        id=state_id(entry.country),
        name=entry.name,
        aliases=(),
        context_aliases=(entry.name, *entry.names),
        type="state",
        acled_inter="1/8",
        country=entry.country,
        parents=(),
        backers=(),
        valid_from="",
        valid_to="",
        source=entry.source,
    )


def _named(actor: Actor, names: dict[str, tuple[str, ...]]) -> Actor:
    """Make a state's own name and those of its country names that need a context."""
    if actor.type != "state":
        return actor
    own = set(actor.aliases)
    every = (actor.name, *actor.context_aliases, *names.get(actor.country, ()))
    context = tuple(dict.fromkeys(name for name in every if name not in own))
    return replace(actor, context_aliases=context)
