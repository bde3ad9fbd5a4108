"""The body of an answer: read, unpacked and decoded within limits, or refused.

A server may send without end, pack gigabytes into a megabyte, or send what is JSON to some
readers only. Each of these is an error of geopy's here, and costs no more than the limits say.
"""

from __future__ import annotations

import json
import zlib
from time import monotonic
from typing import Any, NoReturn

import requests
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut

MOST_PARTS = 50_000
"""Values in an answer; ten places have thousands, and a megabyte of brackets fills memory."""
QUOTED = 80
"""Characters of a server's words in a message."""
CHUNK = 65_536
"""Bytes that are read at a time."""


def read(response: requests.Response, most: int, ends: float) -> bytes:
    """Read the body as sent; read1 gives what has arrived, so that the clock is looked at."""
    body = bytearray()
    while piece := response.raw.read1(CHUNK, decode_content=False):
        body += piece
        if len(body) > most:
            fail(GeocoderServiceError, f"the answer has more than {most} bytes")
        if monotonic() > ends:
            fail(GeocoderTimedOut, "the answer came too slowly")
    return bytes(body)


def unpacked(body: bytes, packing: str, most: int) -> bytes:
    """Unpack gzip, the one packing that was asked for, no further than allowed."""
    if packing == "identity":
        return body
    if packing not in ("gzip", "x-gzip"):
        fail(GeocoderParseError, f"the answer is packed as {packing[:QUOTED]!r}, not as gzip")
    unpacking = zlib.decompressobj(wbits=31)
    try:
        plain = unpacking.decompress(body, most + 1)
    except zlib.error:
        fail(GeocoderParseError, "the answer is no gzip, though it says so")
    if len(plain) > most:
        fail(GeocoderServiceError, f"the answer has more than {most} bytes when unpacked")
    if not unpacking.eof or unpacking.unused_data:
        fail(GeocoderParseError, "the answer and its gzip end at different places")
    return plain


def decoded(body: bytes) -> Any:
    """Decode JSON as RFC 8259 has it: UTF-8 whatever a header says, and no NaN."""
    text = body.decode("utf-8-sig")
    if sum(map(text.count, ",[{")) > MOST_PARTS:
        fail(ValueError, f"it has more than {MOST_PARTS} values")
    value = json.loads(text, parse_constant=lambda name: fail(ValueError, f"{name} in it"))
    json.dumps(value, ensure_ascii=False).encode()  # an escape can make half a character
    return value


def fail(kind: type[Exception], message: str) -> NoReturn:
    """Raise an error without what was raised before it: that may hold a key."""
    raise kind(message) from None
