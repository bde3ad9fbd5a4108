"""Which files hold reports: walking folders, opening files, telling what the disk did wrong.

Everything that a disk can do wrong becomes a `ReportError` of one line.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from geo.errors import ReportError
from geo.intake.sniffing import wanted

NOT_THERE = "no such file or folder"
NO_FILE = (
    "no report in this folder; it is searched for .txt .html .pdf .docx .eml .jsonl .csv and more"
)
CHANGED = "it changed while it was read: run again when it is written"


def files_of(path: Path, leave_out: frozenset[Path] = frozenset()) -> Iterator[Path | ReportError]:
    """Yield a file itself, or the files of a folder that hold reports, in sorted order.

    Folders are searched to any depth; a folder reached twice, as through a symbolic link, is
    searched once. What is in ``leave_out``, by its real path, is passed over in a folder.
    """
    if not os.fspath(path) or not _is_folder(path):
        yield path
        return
    none = True
    for found in _walk(path, leave_out):
        none = False
        yield found
    if none:
        yield ReportError(shown(path), NO_FILE)


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """Give a regular file to read, and its size in bytes.

    Raises
    ------
    ReportError
        When it is not there, is no regular file, or may not be read; at the end, when it has
        changed meanwhile.
    """
    size_of(path)
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):  # put in its place since it was looked at
                raise ReportError(shown(path), CHANGED)
            yield file, before.st_size
            after = os.fstat(file.fileno())
    except OSError as error:
        raise cannot_read(path, error) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ReportError(shown(path), CHANGED)


def size_of(path: Path) -> int:
    """Return the size of a readable regular file.

    Raises
    ------
    ReportError
        When it is not there, is no regular file, or may not be read.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        reason = "a link to nothing" if path.is_symlink() else NOT_THERE
        raise ReportError(shown(path), reason) from None
    except (OSError, ValueError) as error:
        raise cannot_read(path, error) from None
    if not stat.S_ISREG(found.st_mode):
        raise ReportError(shown(path), "not a regular file: give a text file or a folder")
    return found.st_size


def shown(path: Path | str) -> str:
    """Return a path as one printable line, whatever characters are in it."""
    printable = str(path).encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in printable)


def cannot_read(path: Path, error: OSError | ValueError) -> ReportError:
    """Return the system's reason as an error of ours."""
    reason = getattr(error, "strerror", None) or str(error)
    return ReportError(shown(path), f"cannot be read ({reason.lower()}): check the file")


def _walk(folder: Path, leave_out: frozenset[Path]) -> Iterator[Path | ReportError]:
    waiting = [folder]
    seen: set[tuple[int, int]] = set()
    names = {path.name for path in leave_out}
    while waiting:
        path = waiting.pop()
        if leave_out and path.name in names and Path(os.path.realpath(path)) in leave_out:
            continue
        if not _is_folder(path):
            if wanted(path.name):
                yield path
            continue
        try:
            found = path.stat()
            entries = sorted(path.iterdir(), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield cannot_read(path, error)
            continue
        if (found.st_dev, found.st_ino) not in seen:
            seen.add((found.st_dev, found.st_ino))
            waiting.extend(entries)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # the name is too long or impossible: told when it is read
        return False
