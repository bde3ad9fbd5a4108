"""Incidents to files, one format a module.

A format is a function ``save(extractions, path)`` that writes a new file; `geo.writing` gives it
a place beside the wanted one and moves the whole file there, so that a full disk or a kill leaves
the old file or the new one, never half of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from geo.export import formats
from geo.export.formats import files_of, format_of
from geo.export.frames import read_geodataframe, to_geodataframe
from geo.export.garbage import seldom
from geo.export.lines import as_line
from geo.export.opened import read_records
from geo.export.partitions import write_months
from geo.export.restored import from_line, read_lines
from geo.records import Extraction
from geo.writing import refuse, whole

__all__ = [
    "FORMATS",
    "as_line",
    "format_of",
    "from_line",
    "read_geodataframe",
    "read_lines",
    "read_records",
    "refuse",
    "to_geodataframe",
    "write",
    "write_all",
    "write_lines",
    "write_months",
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
    refuse(path, force=force)
    with whole(path) as made, seldom():
        save(extractions, made)
    return path


def write_lines(lines: Iterable[str], path: Path, *, force: bool = False) -> Path:
    """Write lines of JSON that are made already to a file, whole or not at all.

    Raises
    ------
    OutputError
        When the file is there already, or cannot be written.
    """
    refuse(path, force=force)
    with whole(path) as made, made.open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
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
    refuse(path, force=force)
    every = tuple(extractions)
    files = list(files_of(wanted, path, every))
    for file, _ in files:
        refuse(file, force=force)
    return [write(every, file, to=name, force=force) for file, name in files]
