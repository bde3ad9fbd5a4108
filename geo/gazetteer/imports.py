"""The user's own layers: adding foreign lists of places to the gazetteer, and taking them away.

Each import is one compiled file ``NAME.bin`` in the user's data folder, with licence, date and
the name of its source in it. It is made beside the old one and takes its place when it is whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from logging import getLogger
from pathlib import Path
from typing import NamedTuple

from geo.errors import GazetteerError, UsageError
from geo.gazetteer.bundle import data_folder
from geo.gazetteer.compiling import compile_layer
from geo.gazetteer.formats import read_places
from geo.gazetteer.store import Store, rules
from geo.gazetteer.world import large
from geo.records import Entry

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_TAKEN = frozenset({"bundled", "nominatim", "world"})
log = getLogger("strikemap")


class Import(NamedTuple):
    """One import, opened."""

    name: str
    store: Store

    @property
    def licence(self) -> str:
        """What the user said of its licence; "not stated" where nothing was said."""
        return str(self.store.facts.get("licence") or "not stated")


def import_folder() -> Path:
    """Return the folder of the user's imports."""
    return data_folder() / "gazetteer"


def add(
    source: Path,
    name: str | None = None,
    *,
    licence: str = "",
    today: date,
    progress: Callable[[Iterable[Entry]], Iterable[Entry]] = iter,
    folder: Path | None = None,
) -> Import:
    """Import a list of places.

    Parameters
    ----------
    source
        File of one of the formats of `geo.gazetteer.formats`.
    name
        What to call it; made from the file's name where it is not given. An import of that name
        is replaced, when the new one is whole.
    licence
        Licence and attribution of the list.
    today
        Day of the import.
    progress
        Wraps the entries as they are read.
    folder
        Folder of the imports; the user's where it is not given.

    Raises
    ------
    UsageError
        If there is no such file, or the name cannot be one.
    GazetteerError
        If the file is of no known format, naming its first broken row.
    """
    if not source.is_file():
        message = f"{source}: no such file"
        raise UsageError(message)
    name = _checked(_named(source) if name is None else name)
    path = (folder or import_folder()) / f"{name}.bin"
    facts = {"licence": licence, "date": today.isoformat(), "made_from": source.name}
    compile_layer(path, _some(progress(read_places(source, name)), source), facts, large)
    return Import(name, Store(path))


def remove(name: str, folder: Path | None = None) -> None:
    """Delete an import.

    Raises
    ------
    UsageError
        If there is none of that name; the message lists those there are.
    """
    folder = folder or import_folder()
    names = import_names(folder)
    if name not in names:
        message = f"no import is called {name!r}; there is {', '.join(names) or 'none'}"
        raise UsageError(message)
    (folder / f"{name}.bin").unlink()


def import_names(folder: Path | None = None) -> list[str]:
    """Names of the imports in a folder, sorted."""
    return sorted(path.stem for path in (folder or import_folder()).glob("*.bin"))


def open_imports(folder: Path | None = None) -> list[Import]:
    """Open the imports, in the order of their names.

    One made by older rules of names is rebuilt from its own entries with a word on standard
    error; a damaged one is left out with a word, because only its source can make it anew.
    """
    folder = folder or import_folder()
    found = []
    for name in import_names(folder):
        try:
            found.append(Import(name, _current(folder / f"{name}.bin")))
        except GazetteerError as error:
            log.warning("import %s is left out: %s; add it again or remove it", name, error)
    return found


def _current(path: Path) -> Store:
    store = Store(path)
    if store.facts.get("rules") == rules():
        return store
    log.warning("%s: older than the rules of names; building it anew", path)
    compile_layer(path, store.entries(), store.facts, large)
    return Store(path)


def _named(source: Path) -> str:
    """Make a name of a file's name: "IQ.zip" is "iq", "wof flat.tsv.gz" "wof-flat"."""
    return re.sub(r"[^a-z0-9_]+", "-", source.name.partition(".")[0].lower()).strip("-")


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name) or name in _TAKEN:
        message = (
            f"{name!r} cannot be the name of an import: use a-z, 0-9, - and _, as in syria-wof"
        )
        raise UsageError(message)
    return name


def _some(entries: Iterable[Entry], source: Path) -> Iterator[Entry]:
    """Refuse a list without places: it would replace one that has some."""
    empty = True
    for entry in entries:
        empty = False
        yield entry
    if empty:
        message = f"{source.name}: no place in it; nothing was imported"
        raise GazetteerError(message)
