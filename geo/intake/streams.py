"""Streams of bytes that can be looked into, and that keep to the limits of packed data."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, Protocol
from zipfile import BadZipFile

from geo.errors import ReportError
from geo.intake.limits import HEAD, LARGEST_ARCHIVE, RATIO, RATIO_FROM, megabytes


class Readable(Protocol):
    """What bytes can be read from, whatever library it is of."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes; none at the end."""


@dataclass(frozen=True)
class Source:
    """Something to read, by whatever way it came."""

    where: str
    """What it is called in errors and records."""
    name: str
    """Its name; only the ending counts."""
    stream: IO[bytes]
    seekable: bool = False
    nested: bool = False
    """Whether it stands in an archive; an archive in an archive is not opened."""
    charset: str = ""
    """Encoding that was said beside it."""
    url: str = ""
    """Where it was fetched."""


class Unpacked(io.RawIOBase):
    """What comes out of packed data, no more of it than is allowed.

    Parameters
    ----------
    stream
        The unpacking stream.
    where
        What it is called in an error.
    packed
        Tells how many packed bytes have gone in so far.
    """

    def __init__(self, stream: Readable, where: str, packed: Callable[[], int]):
        self._stream = stream
        self._where = where
        self._packed = packed
        self.count = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read the next bytes into a buffer.

        Raises
        ------
        ReportError
            When the data is damaged or unpacks to more than is allowed.
        """
        view = memoryview(buffer).cast("B")
        try:
            raw = self._stream.read(len(view))
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            said = " ".join(str(error).split()) or type(error).__name__
            raise ReportError(self._where, f"damaged ({said}): get it anew") from None
        self.count += len(raw)
        if self.count > RATIO_FROM and self.count > RATIO * max(1, self._packed()):
            reason = f"unpacks to more than {RATIO} times its size: a zip bomb, not opened"
            raise ReportError(self._where, reason)
        if self.count > LARGEST_ARCHIVE:
            raise ReportError(
                self._where, f"unpacks to over {megabytes(LARGEST_ARCHIVE)}: split it"
            )
        view[: len(raw)] = raw
        return len(raw)


class _Rejoined(io.RawIOBase):
    """A stream with the bytes in front of it that were read to look at them."""

    def __init__(self, head: bytes, stream: Readable):
        self._head = head
        # a pipe gives what it has; "read" would wait until the whole buffer is full
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        if self._head:
            raw, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            raw = self._read(len(view))
        view[: len(raw)] = raw
        return len(raw)


def head_of(stream: IO[bytes], *, seekable: bool) -> tuple[bytes, IO[bytes]]:
    """Return the first bytes of a stream, and the stream with these bytes still to come."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    if seekable:
        stream.seek(0)
        return head, stream
    return head, io.BufferedReader(_Rejoined(head, stream), 1 << 16)
