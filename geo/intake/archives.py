"""Zip archives and gzip files, unpacked in memory as a stream; nothing is written to the disk."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator

from geo.errors import ReportError
from geo.intake.files import shown
from geo.intake.limits import MOST_MEMBERS, RATIO
from geo.intake.sniffing import wanted
from geo.intake.streams import Readable, Source, Unpacked

ENCRYPTED = 0x1
"""Bit of a member's flags."""
BOUNDED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing that Python unpacks a little at a time. A thousand bytes of bzip2 become
gigabytes in one step."""
UNBOUNDED = "packed in an unusual way: pack it anew as an ordinary zip (deflate)"
HIDDEN = "__MACOSX/"
"""Where a system puts what belongs to it, beside the files."""


def zip_members(source: Source) -> Iterator[Source | ReportError]:
    """Yield the members of a zip archive that hold reports, in the archive's order.

    Raises
    ------
    ReportError
        When the archive is broken, or built so as to unpack without end.
    """
    if not source.seekable:
        reason = "a zip archive cannot be read from a pipe or an archive: give it as a file"
        raise ReportError(source.where, reason)
    try:
        archive = zipfile.ZipFile(source.stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        reason = f"a broken zip archive ({' '.join(str(error).split())}): get it anew"
        raise ReportError(source.where, reason) from None
    with archive:
        members = [info for info in archive.infolist() if _is_report(info)]
        _refuse_bomb(archive, source)
        if not members:
            raise ReportError(source.where, "no file in this archive that holds reports")
        for info in members:
            yield _member(archive, info, source)


def unzipped(source: Source) -> Source:
    """Return what a gzip file holds."""
    raw = source.stream
    name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
    packed = _Counted(raw)
    stream = Unpacked(gzip.GzipFile(fileobj=packed), source.where, lambda: packed.count)
    return Source(source.where, name, io.BufferedReader(stream, 1 << 16), nested=True)


def _is_report(info: zipfile.ZipInfo) -> bool:
    last = info.filename.rpartition("/")[2]
    hidden = last.startswith(".") or info.filename.startswith(HIDDEN)
    return not info.is_dir() and wanted(last) and not hidden


def _refuse_bomb(archive: zipfile.ZipFile, source: Source) -> None:
    """Refuse what no packer makes: too many members, or members that share their bytes."""
    members = archive.infolist()
    size = source.stream.seek(0, io.SEEK_END)
    if len(members) > MOST_MEMBERS:
        reason = f"over {MOST_MEMBERS:,} files in one archive: split it"
        raise ReportError(source.where, reason)
    if sum(info.compress_size for info in members) > size:
        reason = "its files overlap: a zip bomb, not opened"
        raise ReportError(source.where, reason)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source
) -> Source | ReportError:
    where = f"{source.where}!{shown(info.filename)}"
    if info.flag_bits & ENCRYPTED:
        return ReportError(where, "encrypted: unpack it with its password")
    if info.compress_type not in BOUNDED:
        return ReportError(where, UNBOUNDED)
    try:
        member = archive.open(info)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        return ReportError(where, f"damaged ({' '.join(str(error).split())}): get it anew")
    # What the archive says of its sizes is not believed; it bounds what is unpacked.
    stream = Unpacked(member, where, lambda: info.compress_size)
    return Source(where, info.filename, io.BufferedReader(stream, 1 << 16), nested=True)


def refuse_packed(raw: bytes, where: str) -> None:
    """Refuse a document that is a zip archive inside (Word) and would unpack without end.

    Raises
    ------
    ReportError
        When it is a bomb, or no zip archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            for info in members:
                if info.compress_type not in BOUNDED:
                    raise ReportError(where, UNBOUNDED)
                with archive.open(info) as member:
                    _exhaust(member, info.compress_size, where)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        said = " ".join(str(error).split())
        raise ReportError(where, f"a broken file ({said}): save it anew") from None
    total = sum(info.file_size for info in members)
    if total > RATIO * len(raw):
        raise ReportError(where, "its parts overlap: a zip bomb, not opened")


def _exhaust(member: Readable, packed: int, where: str) -> None:
    """Unpack to the end, or to where the limits end it."""
    stream = Unpacked(member, where, lambda: packed)
    while stream.read(1 << 16):
        pass


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, stream: Readable):
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        raw = self._stream.read(size)
        self.count += len(raw)
        return raw
