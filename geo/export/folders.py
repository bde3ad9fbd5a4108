"""Folders of files, written whole or not at all.

As `geo.writing` does it for a file: the folder is made in a scratch folder beside the wanted
place, brought to the disk, and moved there by renaming. A system can put a folder in the place of
none in one step, but not in the place of another; so one that is replaced is moved aside first.
A kill between both steps leaves it there under a name with a dot, and the next export to the same
place puts it back. Only folders that hold nothing but our own files are ever replaced.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import OutputError
from geo.writing import clear, failed, scratch, sync_folder

Ours = Callable[[Path], bool]
"""Says of a file by its path whether an export of this kind wrote it."""


def refuse_folder(folder: Path, ours: Ours, *, force: bool) -> None:
    """Raise where writing a folder cannot be meant: called before the work, not after it.

    Parameters
    ----------
    folder
        The folder that is about to be made.
    ours
        Says which files may be replaced.
    force
        Replace a folder of such files. One that holds anything else is never replaced.

    Raises
    ------
    OutputError
        When there is no place for it, or something is there.
    """
    try:
        reason = _unfit(folder, force=force)
        foreign = None if reason else next(_foreign(folder, ours), None)
    except OSError as error:
        raise OutputError(failed(folder, error)) from error
    if reason:
        message = f"{folder}: {reason}"
        raise OutputError(message)
    if foreign:
        message = f"{foreign}: was not written by strikemap; move it, or name another folder"
        raise OutputError(message)


def _unfit(folder: Path, *, force: bool) -> str:
    if not folder.parent.is_dir():
        return f"there is no folder {folder.parent}; make it first"
    if folder.exists() and not folder.is_dir():
        return "is a file; name a folder"
    if folder.exists() and any(folder.iterdir()) and not force:
        return "is there already; give another name, or force=True (--force)"
    return ""


def _foreign(folder: Path, ours: Ours) -> Iterator[Path]:
    """Yield what a folder holds beside our files, two levels deep as they lie."""
    for part in sorted(folder.iterdir()) if folder.is_dir() else ():
        if part.is_symlink() or not part.is_dir():
            yield part
            continue
        for file in sorted(part.iterdir()):
            if file.is_symlink() or not file.is_file() or not ours(file):
                yield file


@contextmanager
def whole_folder(folder: Path, ours: Ours) -> Iterator[Path]:
    """Give the path of a new folder that then takes its place whole.

    Parameters
    ----------
    folder
        The folder wanted; see `refuse_folder`. A link is followed.
    ours
        Says which files may be replaced.

    Yields
    ------
    path
        An empty folder of the same name. What is made beside it is cleared away.

    Raises
    ------
    OutputError
        When anything fails that the system tells of; nothing was changed then.
    """
    target = Path(os.path.realpath(folder))
    try:
        clear(target.parent)
        _put_back(target, ours)
        with scratch(target.parent) as room:
            made = room / target.name
            made.mkdir()
            yield made
            _settle(made)
            refuse_folder(target, ours, force=True)  # it may have changed meanwhile
            _put(made, target, ours)
            sync_folder(target.parent)
    except OSError as error:
        raise OutputError(failed(folder, error)) from error


def _settle(folder: Path) -> None:
    """Bring the files of a folder to the disk, and then their names."""
    for path, _, names in os.walk(folder, topdown=False):
        for name in names:
            with Path(path, name).open("rb+") as file:
                os.fsync(file.fileno())
        sync_folder(Path(path))


def _put(made: Path, target: Path, ours: Ours) -> None:
    """Move a folder into place; the one that is there goes when the new one stands."""
    if not target.exists():
        made.rename(target)
        return
    made.chmod(stat.S_IMODE(target.stat().st_mode))  # what only some may enter stays so
    before = _aside(target)
    target.rename(before)
    try:
        made.rename(target)
    except OSError:
        before.rename(target)
        raise
    _remove(before, ours)


def _put_back(target: Path, ours: Ours) -> None:
    """Mend what a kill left between the two steps of replacing a folder."""
    before = _aside(target)
    if before.is_dir():
        if target.exists():
            _remove(before, ours)
        else:
            before.rename(target)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.before")


def _remove(folder: Path, ours: Ours) -> None:
    """Remove a folder of our files; one that holds another's stays, and it is told."""
    foreign = next(_foreign(folder, ours), None)
    if foreign:
        message = f"{foreign}: was not written by strikemap; move it, and remove its folder"
        raise OutputError(message)
    for part in folder.iterdir():
        for file in part.iterdir():
            file.unlink()
        part.rmdir()
    folder.rmdir()
