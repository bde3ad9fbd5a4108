"""What is known of the world beforehand: places and actors, by name.

`load` opens the bundled tables or a folder of one's own; the caller keeps the `Gazetteer`.
"""

from __future__ import annotations

from geo.gazetteer.actors import read_actors, valid_on, with_states
from geo.gazetteer.bundle import digest_of, home_layer, open_layer, world_layer
from geo.gazetteer.check import check
from geo.gazetteer.entries import (
    Folder,
    gazetteer_folder,
    is_by_hand,
    is_country,
    read_borders,
    read_demonyms,
    read_entries,
)
from geo.gazetteer.imports import open_imports
from geo.gazetteer.index import ActorHit, DemonymHit, Gazetteer, PlaceHit
from geo.gazetteer.layers import WORLD, Wider
from geo.gazetteer.names import Word, fold, spelling, words
from geo.gazetteer.ranking import distance_km
from geo.gazetteer.store import Store
from geo.records import Entry

__all__ = [
    "ActorHit",
    "DemonymHit",
    "Gazetteer",
    "PlaceHit",
    "Word",
    "check",
    "distance_km",
    "fold",
    "gazetteer_folder",
    "is_by_hand",
    "is_country",
    "load",
    "spelling",
    "valid_on",
    "words",
]


def load(folder: Folder | None = None, *, imports: bool = True) -> Gazetteer:
    """Open a gazetteer.

    Parameters
    ----------
    folder
        Folder with ``actors.csv``, ``demonyms.csv`` and tables of places, and nothing beside
        them; the bundled tables and the world's towns where it is not given.
    imports
        Whether the user's imports (``strikemap gazetteer add``) are opened with the bundled
        gazetteer; without them the answers are the same on every machine.

    Raises
    ------
    GazetteerError
        If a table is missing or a row is broken; the message names file and line.
    """
    if folder is None:
        return _bundled(gazetteer_folder(), imports=imports)
    entries = read_entries(folder)
    return _opened(folder, entries, digest_of(folder), None, ())


def _bundled(tables: Folder, *, imports: bool) -> Gazetteer:
    digest = digest_of(tables)
    home = open_layer(home_layer(tables, digest))
    entries = tuple(home.entries()) if home else read_entries(tables)
    return _opened(tables, entries, digest, home, _wider(tables, imports=imports))


def _opened(
    tables: Folder,
    entries: tuple[Entry, ...],
    digest: str,
    home: Store | None,
    wider: tuple[Wider, ...],
) -> Gazetteer:
    actors = with_states(read_actors(tables), filter(is_country, entries))
    demonyms, borders = read_demonyms(tables), read_borders(tables)
    return Gazetteer(entries, actors, demonyms, borders, digest, home, wider)


def _wider(tables: Folder, *, imports: bool) -> tuple[Wider, ...]:
    """Open what lies behind the tables made by hand."""
    world = open_layer(world_layer(tables))
    layers = [Wider(WORLD, "gn-", world)] if world else []
    if imports:
        layers.extend(
            Wider(f"imported:{name}", f"{name}:", store) for name, store in open_imports()
        )
    return tuple(layers)
