"""What is known of the world beforehand: places and actors, by name.

`load` opens the bundled tables or a folder of one's own; the caller keeps the `Gazetteer`.
"""

from __future__ import annotations

from hashlib import sha256

from geo.gazetteer.actors import read_actors, valid_on, with_states
from geo.gazetteer.check import check
from geo.gazetteer.entries import (
    Folder,
    gazetteer_folder,
    is_country,
    read_borders,
    read_demonyms,
    read_entries,
)
from geo.gazetteer.index import ActorHit, DemonymHit, Gazetteer, PlaceHit
from geo.gazetteer.names import Word, fold, spelling, words
from geo.gazetteer.ranking import distance_km

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
    "is_country",
    "load",
    "spelling",
    "valid_on",
    "words",
]


def load(folder: Folder | None = None) -> Gazetteer:
    """Open a gazetteer.

    Parameters
    ----------
    folder
        Folder with ``actors.csv``, ``demonyms.csv`` and tables of places; the bundled one
        where it is not given.

    Raises
    ------
    GazetteerError
        If a table is missing or a row is broken; the message names file and line.
    """
    folder = gazetteer_folder() if folder is None else folder
    entries = read_entries(folder)
    actors = with_states(read_actors(folder), filter(is_country, entries))
    return Gazetteer(entries, actors, read_demonyms(folder), read_borders(folder), _digest(folder))


def _digest(folder: Folder) -> str:
    """Hash the tables with their names, in the order of their names."""
    digest = sha256()
    tables = sorted(item.name for item in folder.iterdir() if item.name.endswith(".csv"))
    for table in tables:
        content = (folder / table).read_bytes()
        digest.update(f"{table} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
