"""Which files hold reports, and what stands in them: walking, opening, decoding.

Everything that the disk can do wrong becomes a `ReportError` of one line.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.errors import ReportError

TEXT_FILES = frozenset({".txt"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
"""Suffixes that are looked for in folders. A file named by the user is text in any other case."""

LARGEST = 20_000_000
"""Bytes of one report. A long news report has 20,000; a book has a million."""

MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF",
    b"7z\xbc\xaf", b"Rar!\x1a", b"\xd0\xcf\x11\xe0", b"\xfd7zXZ", b"(\xb5/\xfd",
)  # fmt: skip
"""First bytes of documents, archives and pictures."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

NOT_THERE = "no such file or folder"
NOT_TEXT = "binary file, not text: save it as UTF-8 text"


def report_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path | ReportError]:
    """Yield the report files of files and folders, in the order given and sorted within.

    Folders are searched to any depth; a folder reached twice, as through a symbolic link, is
    searched once.
    """
    for given in paths:
        path = Path(given)
        if not os.fspath(given):  # would mean the folder one stands in
            yield ReportError('""', NOT_THERE)
            continue
        if not _is_folder(path):
            yield path
            continue
        none = True
        for found in _walk(path):
            none = False
            yield found
        if none:
            yield ReportError(shown(path), "no .txt or .jsonl file in this folder")


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


def read_text(path: Path) -> str:
    """Return the text of a file, without a byte order mark and otherwise unchanged.

    Raises
    ------
    ReportError
        When it cannot be read, is too large, is empty, or is no text.
    """
    size = size_of(path)
    try:
        with path.open("rb") as file:
            raw = b"" if size > LARGEST else file.read(LARGEST + 1)
    except OSError as error:
        raise cannot_read(path, error) from None
    size = max(size, len(raw))
    if size > LARGEST:
        reason = f"{size / 1e6:.0f} MB: too large for one report; split it into JSON Lines"
        raise ReportError(shown(path), reason)
    text = decoded(raw, shown(path))
    if not text.strip():
        raise ReportError(shown(path), "empty: there is nothing to read")
    return text


def decoded(raw: bytes, where: str) -> str:
    """Return UTF-8, or UTF-16 with a byte order mark, as text.

    Raises
    ------
    ReportError
        When it is neither, or is not text at all.
    """
    bom, encoding = encoding_of(raw)
    try:
        text = raw[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        if is_binary(raw):
            raise ReportError(where, NOT_TEXT) from None
        first = len(bom) + error.start
        reason = f"not UTF-8 text (first bad byte at {first}): save it as UTF-8"
        raise ReportError(where, reason) from None
    if "\0" in text or is_binary(raw):
        raise ReportError(where, NOT_TEXT)
    return text


def encoding_of(raw: bytes) -> tuple[bytes, str]:
    """Return the byte order mark at the start, empty for none, and the encoding it tells."""
    return next((known for known in BOMS if raw.startswith(known[0])), (b"", "utf-8"))


def is_binary(raw: bytes) -> bool:
    """Whether bytes are no text in any encoding that is read."""
    return raw.startswith(MAGIC) or (b"\0" in raw and encoding_of(raw)[1] == "utf-8")


def shown(path: Path | str) -> str:
    """Return a path as one printable line, whatever characters are in it."""
    printable = str(path).encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in printable)


def cannot_read(path: Path, error: OSError | ValueError) -> ReportError:
    """Return the system's reason as an error of ours."""
    reason = getattr(error, "strerror", None) or str(error)
    return ReportError(shown(path), f"cannot be read ({reason.lower()}): check the file")


def _walk(folder: Path) -> Iterator[Path | ReportError]:
    waiting = [folder]
    seen: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            if path.suffix.lower() in TEXT_FILES | JSON_LINES:
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
    except OSError:  # the name is too long, a folder above is closed: told when it is read
        return False
