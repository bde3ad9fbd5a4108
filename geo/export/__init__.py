"""Incidents to files, one format a module.

A format is a function ``save(extractions, path)`` that writes a new file; `write` gives it a
name beside the wanted one and moves the whole file into place, so that a full disk or a kill
leaves the old file or the new one, never half of one.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from geo.errors import OutputError
from geo.export import formats
from geo.export.formats import files_of, format_of
from geo.export.frames import to_geodataframe
from geo.export.lines import as_line
from geo.export.opened import read_records
from geo.export.restored import from_line, read_lines
from geo.records import Extraction

__all__ = [
    "FORMATS",
    "as_line",
    "format_of",
    "from_line",
    "read_lines",
    "read_records",
    "to_geodataframe",
    "write",
    "write_all",
]

FORMATS: Mapping[str, Callable[[Iterable[Extraction], Path], None]] = {
    one.name: one.save for one in formats.ALL
}
"""How each format is written, by its name, which is also an ending of its files."""


def write(
    extractions: Iterable[Extraction],
    path: str | Path,
    *,
    to: str | None = None,
    force: bool = False,
) -> Path:
    """Write incidents to a file, whole or not at all.

    Parameters
    ----------
    extractions
        What came out of the reports, in the order of the file. Any iterable; ``jsonl`` holds one
        report at a time.
    path
        The file to make.
    to
        A name in `FORMATS`; by the file's ending when None.
    force
        Replace a file that is there already.

    Returns
    -------
    The path of the file.

    Raises
    ------
    UsageError
        When the format is not known.
    OutputError
        When the file is there already, or cannot be written.
    """
    path = Path(path)
    save = format_of(path, to).save
    with _told(path):
        _refuse(path, force=force)
        _replace(path, lambda beside: save(extractions, beside))
    return path


def write_all(
    extractions: Iterable[Extraction],
    path: str | Path,
    *,
    to: str | None = None,
    force: bool = False,
) -> list[Path]:
    """Write incidents to a file, and what its format keeps in files beside it.

    Parameters
    ----------
    extractions, path, to, force
        As for `write`.

    Returns
    -------
    The paths of all files, the one named first: areas and lines lie beside GeoJSON and
    FlatGeobuf, claims beside CSV.

    Raises
    ------
    UsageError, OutputError
        As for `write`; of several files none is written when one is there already.
    """
    path = Path(path)
    wanted = format_of(path, to)
    with _told(path):
        _refuse(path, force=force)
        every = tuple(extractions)
        files = list(files_of(wanted, path, every))
        for file, _ in files:
            _refuse(file, force=force)
    return [write(every, file, to=name, force=force) for file, name in files]


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a file is written into one line."""
    try:
        yield
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror or error}); nothing was changed"
        raise OutputError(message) from error
    except UnicodeEncodeError as error:
        message = f"{path}: a text holds half of a surrogate pair; read its report anew as UTF-8"
        raise OutputError(message) from error


def _refuse(path: Path, *, force: bool) -> None:
    """Raise where writing cannot be meant: before the work, not after it."""
    if not path.parent.is_dir():
        message = f"{path}: there is no folder {path.parent}; make it first"
    elif path.exists() and not path.is_file():
        message = f"{path}: is not an ordinary file; name another"
    elif path.exists() and not force:
        message = f"{path}: is there already; give another name, or force=True (--force)"
    else:
        return
    raise OutputError(message)


def _replace(path: Path, save: Callable[[Path], None]) -> None:
    """Write a file beside and move it into place once it is whole and on the disk."""
    # A link is followed: the file it names is replaced, not the link.
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.stem}.{secrets.token_hex(4)}{target.suffix}")
    try:
        save(beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
