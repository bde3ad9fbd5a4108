"""Incidents to files, one format a module.

A format is a function ``save(extractions, path)`` that writes a new file; `write` gives it a
name beside the wanted one and moves the whole file into place, so that a full disk or a kill
leaves the old file or the new one, never half of one.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from geo.errors import OutputError, UsageError
from geo.export import geojson, lines
from geo.export.frames import to_geodataframe
from geo.export.lines import as_line
from geo.export.restored import from_line, read_lines
from geo.records import Extraction

__all__ = [
    "FORMATS",
    "as_line",
    "from_line",
    "read_lines",
    "refuse",
    "to_geodataframe",
    "write",
    "write_lines",
]

FORMATS: Mapping[str, Callable[[Iterable[Extraction], Path], None]] = {
    "geojson": geojson.save,
    "jsonl": lines.save,
}
"""Every format by its name, which is also the ending of its files."""


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
    save = _format(path, to)
    return _whole(path, lambda beside: save(extractions, beside), force=force)


def write_lines(lines: Iterable[str], path: Path, *, force: bool = False) -> Path:
    """Write lines of JSON that are made already to a file, whole or not at all.

    Raises
    ------
    OutputError
        When the file is there already, or cannot be written.
    """

    def save(beside: Path) -> None:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)

    return _whole(path, save, force=force)


def _whole(path: Path, save: Callable[[Path], None], *, force: bool) -> Path:
    try:
        refuse(path, force=force)
        _replace(path, save)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror or error}); nothing was changed"
        raise OutputError(message) from error
    except UnicodeEncodeError as error:
        message = f"{path}: a text holds half of a surrogate pair; read its report anew as UTF-8"
        raise OutputError(message) from error
    return path


def _format(path: Path, to: str | None) -> Callable[[Iterable[Extraction], Path], None]:
    name = to or path.suffix.removeprefix(".").lower()
    if name not in FORMATS:
        message = f"{path}: no format {name!r}; give one of {', '.join(FORMATS)}"
        raise UsageError(message)
    return FORMATS[name]


def refuse(path: Path, *, force: bool) -> None:
    """Raise where writing cannot be meant: before the work, not after it.

    Raises
    ------
    OutputError
        When the file is there already, is no ordinary one, or its folder is missing.
    """
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
