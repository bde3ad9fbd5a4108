"""Files written whole: the one door through which a file goes that strikemap leaves behind.

A file is made in a scratch folder beside the wanted place, brought to the disk with fsync and
moved into place in one step. So a full disk, a failure or a kill at any moment leaves the old
file or the new one, never half of one. A running process holds a lock on its scratch folder;
a folder that nobody holds was left by a killed run and is cleared away by the next.

`whole` is what a command calls: its failures are one line. `beside` is the same for a caller
that has a use for the `OSError`. Both give a path under which a library may make the file by
itself (GeoPackage, Parquet), with the right name and room for its journals.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sqlite3
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from geo.errors import OutputError

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl

SCRATCH = ".strikemap-"
"""How the name of a scratch folder begins."""
LEFT_SECONDS = 24 * 3600
"""Where a system has no locks, a scratch folder of this age belongs to no run any more."""
ATTEMPTS = 100
JOURNALS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is open."""
SQLITE_HEAD = b"SQLite format 3\x00"
HEAD_BYTES = 4 * 2**20

REMEDIES = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.EACCES: "close it where it is open, or choose a folder that you may write to",
    errno.EPERM: "close it where it is open, or choose a folder that you may write to",
    errno.EROFS: "choose a folder that you may write to",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EBUSY: "close it where it is open",
    errno.ETXTBSY: "close it where it is open",
}
"""What to do about a reason that the system gives."""


@contextmanager
def whole(path: str | Path) -> Iterator[Path]:
    """Give the path under which to make a file that then takes its place whole.

    Parameters
    ----------
    path
        The file wanted. One that is there is replaced; see `refuse`. A link is followed.

    Yields
    ------
    path
        In a scratch folder of its own, with the same name; nothing is there yet. Whatever else
        is made in that folder is cleared away.

    Raises
    ------
    OutputError
        When anything fails that the system or SQLite tells of; nothing was changed then.
    """
    path = Path(path)
    try:
        with beside(path) as made:
            yield made
    except OSError as error:
        raise OutputError(failed(path, error)) from error
    except UnicodeEncodeError as error:
        message = f"{path}: a text holds half of a surrogate pair; read its report anew as UTF-8"
        raise OutputError(message) from error


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Do what `whole` does, with the errors as they come.

    Raises
    ------
    OSError
        What the system says.
    OutputError
        When another program has the file open in a way that shows: a GeoPackage in QGIS.
    """
    target = Path(os.path.realpath(path))
    _settle(target, path)
    clear(target.parent)
    with scratch(target.parent) as folder:
        made = folder / target.name
        yield made
        _settle(made, path)
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        _settle(target, path)
        if target.exists():  # what only some may read stays so
            made.chmod(stat.S_IMODE(target.stat().st_mode))
        made.replace(target)
        sync_folder(target.parent)


def write_text(path: str | Path, text: str) -> None:
    """Write a text as UTF-8 with line feeds, whole or not at all.

    Raises
    ------
    OutputError
        When it cannot be written.
    """
    with whole(path) as made:
        made.write_text(text, encoding="utf-8", newline="\n")


def refuse(path: Path, *, force: bool) -> None:
    """Raise where writing cannot be meant: called before the work, not after it.

    Raises
    ------
    OutputError
        For a missing folder, for what is no ordinary file, and without ``force`` for a file that
        is there already.
    """
    try:
        reason = _unfit(path, force=force)
    except OSError as error:
        raise OutputError(failed(path, error)) from error
    if reason:
        message = f"{path}: {reason}"
        raise OutputError(message)


def _unfit(path: Path, *, force: bool) -> str:
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}; make it first"
    if path.exists() and not path.is_file():
        return "is not an ordinary file; name another"
    if path.exists() and not force:
        return "is there already; give another name, or force=True (--force)"
    return ""


def refuse_foreign(path: Path, *marks: bytes, force: bool) -> None:
    """Raise where a command that overwrites its own files would overwrite another's.

    Parameters
    ----------
    path
        A file that the command is about to make.
    marks
        What every file of ours holds in its first four megabytes, in this order. An empty file
        has nothing to lose.
    force
        Overwrite all the same.

    Raises
    ------
    OutputError
        As `refuse`, and for a file that holds something else.
    """
    refuse(path, force=True)
    if force or not path.is_file():
        return
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    at = 0
    for mark in marks if head else ():
        at = head.find(mark, at)
        if at < 0:
            message = f"{path}: was not written by strikemap, or changed since; move it, or --force"
            raise OutputError(message)


def failed(path: Path, error: OSError) -> str:
    """Say in one line why a file could not be written, and what to do.

    >>> failed(Path("a.csv"), OSError(errno.ENOSPC, "No space left on device"))
    'a.csv: cannot be written (No space left on device); nothing was changed; make room on the disk'
    """
    remedy = REMEDIES.get(error.errno or 0)
    said = f"{path}: cannot be written ({error.strerror or error}); nothing was changed"
    return f"{said}; {remedy}" if remedy else said


# ---------------------------------------------------------------- scratch folders


def clear(folder: Path) -> None:
    """Clear away what killed runs left in a folder; what a living process holds stays."""
    for left in folder.glob(f"{SCRATCH}*"):
        with suppress(OSError):  # another run was quicker, or may not
            held = _hold(left)
            try:
                if held is not None or time.time() - left.stat().st_mtime > LEFT_SECONDS:
                    shutil.rmtree(left, ignore_errors=True)
            finally:
                if held is not None:
                    os.close(held)


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """Make a folder, hold it, and clear it away."""
    for _ in range(ATTEMPTS):
        folder = parent / f"{SCRATCH}{secrets.token_hex(4)}"
        folder.mkdir()
        held = None
        with suppress(FileNotFoundError, BlockingIOError):  # cleared before it was held
            held = _hold(folder)
        if folder.is_dir():
            break
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def _hold(folder: Path) -> int | None:
    """Lock a folder; None where the system has no such locks.

    Raises
    ------
    BlockingIOError
        When a living process holds it.
    """
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:  # a file system without locks
        os.close(descriptor)
        return None
    return descriptor


def sync_folder(folder: Path) -> None:
    """Bring a folder's new name to the disk, where a system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# ---------------------------------------------------------------- SQLite


def _settle(file: Path, named: Path) -> None:
    """Fold SQLite's journals into a file; they would be read into the one that follows it.

    Raises
    ------
    OutputError
        When another program works in the file: what it has not written would be lost.
    """
    if not any(Path(f"{file}{ending}").exists() for ending in JOURNALS) or not _is_sqlite(file):
        return
    try:
        with closing(sqlite3.connect(file, timeout=0)) as opened:
            [mode] = opened.execute("PRAGMA journal_mode=DELETE").fetchone()
            opened.execute("PRAGMA schema_version").fetchone()  # reading rolls back what is half
    except sqlite3.DatabaseError as error:
        message = f"{named}: is open in another program ({error}); save and close it there first"
        raise OutputError(message) from error
    if mode == "wal":
        message = f"{named}: is open in another program; save and close it there first"
        raise OutputError(message)
    for ending in JOURNALS:
        Path(f"{file}{ending}").unlink(missing_ok=True)


def _is_sqlite(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(SQLITE_HEAD)) == SQLITE_HEAD
