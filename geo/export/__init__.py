"""Incidents to files, one format a module.

A format is a function ``save(extractions, path)`` that writes a new file; `geo.writing` gives it
a place beside the wanted one and moves the whole file there, so that a full disk or a kill leaves
the old file or the new one, never half of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from geo.errors import UsageError
from geo.export import geojson, lines
from geo.export.frames import to_geodataframe
from geo.export.lines import as_line
from geo.export.restored import from_line, read_lines
from geo.records import Extraction
from geo.writing import refuse, whole

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
    refuse(path, force=force)
    with whole(path) as made:
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


def _format(path: Path, to: str | None) -> Callable[[Iterable[Extraction], Path], None]:
    name = to or path.suffix.removeprefix(".").lower()
    if name not in FORMATS:
        message = f"{path}: no format {name!r}; give one of {', '.join(FORMATS)}"
        raise UsageError(message)
    return FORMATS[name]
