"""A geocoding server on this machine that misbehaves in every way that we know of.

The first part of a path is what goes wrong: ``http://127.0.0.1:PORT/hang/search?q=...`` never
answers. `FAULTS` has a row for each: what the server does, which error the bounded adapter makes of
it under geopy, what `Asker` answers, and how many of four different questions still reach the
server. `LINES` has those that no HTTP server can do. Some rows are no faults but answers that look
odd and must be taken: they end in ``ok``.
"""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import ssl
import struct
import subprocess
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email.message import Message
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from geo.records import AnswerStatus

NAME, COUNTRY = "Rawa al-Jadida", "IQ"
"""What is asked, and what the good answers tell of; the place is made up."""
OTHERS = ("Tell Safra", "Khirbat Nur", "Wadi Hamra")
"""Three more made-up names, to see how many questions still go out."""
PLACE: dict[str, Any] = {
    "osm_type": "node", "osm_id": 61, "lat": "34.51", "lon": "41.87",
    "class": "place", "type": "town", "name": NAME, "display_name": f"{NAME}, Iraq",
    "address": {"town": NAME, "country_code": "iq"}, "namedetails": {"name": NAME},
}  # fmt: skip
ELSEWHERE = "elsewhere"
"""The endpoint that redirects lead to, under another name of the host; nobody may arrive."""
MEGABYTE = 1_000_000
EVERY_S = 0.05
"""Pause between two pieces of what drips: shorter than any time-out."""
LONGEST_S = 30.0
"""Nothing hangs longer, even where a test forgets to stop the server."""

ASK_ON, AT_ONCE, IN_A_ROW = 4, 1, 3
"""Of four questions reach the server: all, one, or the three that open the breaker."""


class Handler(BaseHTTPRequestHandler):
    """Looks up the row that the path names and does what it says."""

    protocol_version = "HTTP/1.1"
    server: FaultServer

    def do_GET(self) -> None:
        name = self.path.split("/")[1]
        self.close_connection = True
        self.server.note(name, self.headers)
        row = ROWS.get(name)
        if row:
            row.does(self)
        else:
            self.reply(200, _json([PLACE]))

    def reply(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.head(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status, "Status")
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what arrived is counted."""


class FaultServer(ThreadingHTTPServer):
    """The server, on a free port of 127.0.0.1, from its making until `stop`."""

    daemon_threads, block_on_close = True, False
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        bomb()  # it takes longer to make than some time-outs last
        self.over = Event()
        self.requests: Counter[str] = Counter()
        self.headers: dict[str, Message] = {}
        self._lock = Lock()
        self._thread = Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{name}"

    def note(self, name: str, headers: Message) -> None:
        with self._lock:
            self.requests[name] += 1
            self.headers[name] = headers

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up early is what is tested."""

    def stop(self) -> None:
        self.over.set()
        self.shutdown()
        self._thread.join(5)
        self.server_close()


@contextmanager
def serving() -> Iterator[FaultServer]:
    server = FaultServer()
    try:
        yield server
    finally:
        server.stop()


# ---------------------------------------------------------------- what a row does

Does = Callable[[Handler], None]


def says(status: int, body: bytes = b"", **headers: str) -> Does:
    """A whole and regular answer; underscores in header names are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.reply(status, body, named)


def gives(value: Any) -> Does:
    return says(200, _json(value))


def place(**changes: Any) -> Does:
    """One place, with some fields changed; None takes a field away."""
    changed = {**PLACE, **changes}
    return gives([{name: value for name, value in changed.items() if value is not None}])


def wire(data: bytes) -> Does:
    """Bytes on the line as they are."""
    return lambda handler: _ignore(handler.wfile.write(data))


def redirects(status: int) -> Does:
    """To another host; this one under its other name, so that an arrival is counted."""

    def does(handler: Handler) -> None:
        target = f"http://localhost:{handler.server.server_port}/{ELSEWHERE}/search"
        handler.reply(status, b"", {"Location": target})

    return does


def echoes(status: int) -> Does:
    """Say the question back, as web servers like to do."""

    def does(handler: Handler) -> None:
        words = f"<p>{handler.path} {parse_qs(urlsplit(handler.path).query)}"
        handler.reply(status, words.encode(), {"Location": handler.path})

    return does


def drips(start: bytes, piece: bytes = b" ") -> Does:
    """Begin, and go on in small pieces for ever."""

    def does(handler: Handler) -> None:
        handler.wfile.write(start)
        for _ in range(int(LONGEST_S / EVERY_S)):
            handler.wfile.write(piece)
            if handler.server.over.wait(EVERY_S):
                break

    return does


def hangs(start: bytes = b"") -> Does:
    def does(handler: Handler) -> None:
        handler.wfile.write(start)
        handler.server.over.wait(LONGEST_S)

    return does


def resets(start: bytes = b"") -> Does:
    """Begin, and break the connection off so that the client's system reports it."""

    def does(handler: Handler) -> None:
        handler.wfile.write(start)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.rfile.close()
        handler.wfile.close()
        handler.connection.close()

    return does


def floods(headers: bytes, piece: bytes, times: int) -> Does:
    def does(handler: Handler) -> None:
        handler.wfile.write(_head(headers))
        for _ in range(times):
            handler.wfile.write(piece)

    return does


def packed(encoding: str, make: Callable[[], bytes]) -> Does:
    """A body that is said to be packed; made when it is first wanted."""
    return lambda handler: handler.reply(200, make(), {"Content-Encoding": encoding})


@cache
def bomb() -> bytes:
    """Three hundred megabytes of blanks in a third of one: a packed megabyte, over and over."""
    piece, times = b" " * MEGABYTE, 300
    packing = zlib.compressobj(9, wbits=-15)
    block = packing.compress(piece) + packing.flush(zlib.Z_FULL_FLUSH)
    last, check = zlib.compress(b"", wbits=-15), 0
    for _ in range(times):
        check = zlib.crc32(piece, check)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    return head + block * times + last + struct.pack("<II", check, times * MEGABYTE)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _head(headers: bytes = b"", status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: application/json\r\n" + headers + b"\r\n"


def _ignore(_: object) -> None:
    """A writer's count is of no use."""


# ---------------------------------------------------------------- the table


class Fault(NamedTuple):
    """A row."""

    name: str
    does: Does
    error: str = "GeocoderParseError"
    """What geopy raises with the bounded adapter; empty where it gives an answer."""
    status: AnswerStatus = "failed"
    asked: int = IN_A_ROW
    """How many of four questions reach the server before the breaker opens."""
    slow: bool = False
    """It lasts until a limit of time ends it."""


GOOD = _json([PLACE])
SERVICE, TIMED, LIMITED = "GeocoderServiceError", "GeocoderTimedOut", "GeocoderRateLimited"
QUERY, KEY, BROKEN = "GeocoderQueryError", "GeocoderAuthenticationFailure", "GeocoderUnavailable"
DATE = "Wed, 01 Jan 2200 00:00:00 GMT"

STATUSES = (
    *(Fault(f"status_{n}", says(n), QUERY, asked=ASK_ON) for n in (400, 412, 413, 414)),
    *(Fault(f"status_{n}", says(n), KEY, asked=AT_ONCE) for n in (401, 407)),
    Fault("status_402", says(402), "GeocoderQuotaExceeded", asked=AT_ONCE),
    Fault("status_403", says(403), "GeocoderInsufficientPrivileges", asked=AT_ONCE),
    *(Fault(f"status_{n}", says(n, b"{}"), TIMED) for n in (408, 503, 504)),
    *(Fault(f"status_{n}", says(n, b"no"), SERVICE) for n in (404, 405, 406, 410, 418, 431, 451)),
    *(Fault(f"status_{n}", says(n, b"no"), SERVICE) for n in (500, 501, 502, 505, 507, 509, 520)),
    *(Fault(f"status_{n}", redirects(n), SERVICE) for n in (301, 302, 303, 307, 308)),
    Fault("redirect_to_itself", says(302, Location="/redirect_to_itself/search"), SERVICE),
    Fault("redirect_nowhere", says(302), SERVICE),
    Fault("redirect_to_a_file", says(302, Location="file:///etc/hostname"), SERVICE),
    Fault("echo_in_refusal", echoes(400), QUERY, asked=ASK_ON),
    Fault("echo_in_redirect", echoes(302), SERVICE),
    Fault("not_modified", says(304), SERVICE),
    Fault("no_content", wire(b"HTTP/1.1 204 No Content\r\n\r\n")),
    Fault("switches_protocol", wire(_head(status=b"101 Switching")), SERVICE),
    Fault("too_many", says(429), LIMITED, asked=AT_ONCE),
    Fault("too_many_7_seconds", says(429, Retry_After="7"), LIMITED, asked=AT_ONCE),
    Fault("too_many_date", says(429, Retry_After=DATE), LIMITED, asked=AT_ONCE),
    Fault("too_many_negative", says(429, Retry_After="-7"), LIMITED, asked=AT_ONCE),
    Fault("too_many_junk", says(429, Retry_After="when it suits"), LIMITED, asked=AT_ONCE),
    Fault("too_many_six_hours", says(429, Retry_After="21600"), LIMITED, asked=AT_ONCE),
    Fault("too_many_digits", says(429, Retry_After="9" * 5000), LIMITED, asked=AT_ONCE),
    Fault("overloaded_11_seconds", says(503, Retry_After="11"), LIMITED, asked=AT_ONCE),
    Fault("overloaded_junk", says(503, Retry_After="soon"), TIMED),
    Fault("error_7_seconds", says(500, Retry_After="7"), LIMITED, asked=AT_ONCE),
    Fault(
        "forbidden_7_seconds", says(403, Retry_After="7"),
        "GeocoderInsufficientPrivileges", asked=AT_ONCE,
    ),
)  # fmt: skip

WIRES = (
    Fault("hang", hangs(), TIMED, slow=True),
    Fault("hang_in_status", hangs(b"HTTP/1.1 200"), TIMED, slow=True),
    Fault("hang_after_head", hangs(_head(b"Content-Length: 90\r\n")), TIMED, slow=True),
    Fault("hang_in_body", hangs(_head(b"Content-Length: 90\r\n") + b"[{"), TIMED, slow=True),
    Fault("hang_in_error", hangs(_head(b"Content-Length: 9\r\n", b"500 No")), SERVICE, slow=True),
    Fault("drip", drips(_head(b"Content-Length: 9000\r\n") + b"["), TIMED, slow=True),
    Fault(
        "drip_chunks", drips(_head(b"Transfer-Encoding: chunked\r\n"), b"1\r\n \r\n"), TIMED,
        slow=True,
    ),
    Fault("drip_in_head", drips(b"HTTP/1.1 200 OK\r\nX-Drip: ", b"x"), TIMED, slow=True),
    Fault("drip_headers", drips(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), TIMED, slow=True),
    Fault(
        "continues_for_ever", drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), TIMED, slow=True
    ),
    Fault("reset", resets(), BROKEN),
    Fault("reset_in_head", resets(b"HTTP/1.1 200 OK\r\nX-"), BROKEN),
    Fault("reset_in_body", resets(_head(b"Content-Length: 90\r\n") + b"[{"), SERVICE),
    Fault("hangs_up", wire(b""), BROKEN),
    Fault("no_http", wire(b"SSH-2.0-OpenSSH_9.2p1\r\n"), BROKEN),
    Fault("junk_status", wire(b"HTTP/1.1 two hundred\r\n\r\n"), BROKEN),
    Fault("body_only", wire(GOOD), BROKEN),
    Fault("long_header", wire(_head(b"X: " + b"y" * 100_000 + b"\r\n") + GOOD), BROKEN),
    Fault("many_headers", wire(_head(b"X: y\r\n" * 500) + GOOD), BROKEN),
    Fault("cut", wire(_head(b"Content-Length: 9000\r\n") + GOOD), SERVICE),
    Fault("length_too_short", wire(_head(b"Content-Length: 40\r\n") + GOOD)),
    Fault("length_negative", wire(_head(b"Content-Length: -7\r\n") + GOOD), "", "ok", ASK_ON),
    Fault("length_none", wire(_head() + GOOD), "", "ok", ASK_ON),
    Fault("cut_without_length", wire(_head() + GOOD[:90])),
    Fault("chunks_of_junk", wire(_head(b"Transfer-Encoding: chunked\r\n") + GOOD), SERVICE),
    Fault(
        "chunks_cut", wire(_head(b"Transfer-Encoding: chunked\r\n") + b"fff\r\n" + GOOD), SERVICE
    ),
    Fault("large", floods(b"Content-Length: 50000000\r\n", b" " * MEGABYTE, 50), SERVICE),
    Fault("large_unsaid", floods(b"", b" " * MEGABYTE, 50), SERVICE),
    Fault("gzip_bomb", packed("gzip", bomb), SERVICE),
    Fault("gzip_cut", packed("gzip", lambda: gzip.compress(GOOD)[:-9])),
    Fault("gzip_and_more", packed("gzip", lambda: gzip.compress(GOOD) + b"[]")),
    Fault("gzip_junk", packed("gzip", lambda: GOOD)),
    Fault("gzip_nothing", packed("gzip", bytes)),
    Fault("gzip_twice", packed("gzip, gzip", lambda: gzip.compress(gzip.compress(GOOD)))),
    Fault("deflate", packed("deflate", lambda: zlib.compress(GOOD))),
    Fault("deflate_junk", packed("deflate", lambda: b"\x00\xff\x00\xff")),
    Fault("brotli", packed("br", lambda: GOOD)),
    Fault("gzip", packed("gzip", lambda: gzip.compress(GOOD)), "", "ok", ASK_ON),
)  # fmt: skip

BODIES = (
    Fault("empty_body", says(200)),
    Fault("blanks", says(200, b" \r\n ")),
    Fault("captive_portal", says(200, b"<!doctype html><p>Log in" * 90, Content_Type="text/html")),
    Fault("malformed", says(200, GOOD[:-1] + b",")),
    Fault("two_answers", says(200, GOOD + GOOD)),
    Fault("bytes_of_no_text", says(200, bytes(range(256)))),
    Fault("nulls", says(200, b"\x00" * 900)),
    Fault("latin_1", says(200, GOOD.replace(b"Jad", "Jád".encode("latin-1")))),
    Fault("utf_16", says(200, GOOD.decode().encode("utf-16"))),
    Fault("half_a_character", says(200, GOOD.replace(b"Jadida", b"\\ud800"))),
    Fault("byte_order_mark", says(200, b"\xef\xbb\xbf" + GOOD), "", "ok", ASK_ON),
    Fault(
        "wrong_charset", says(200, GOOD, Content_Type="application/json; charset=utf-32"),
        "", "ok", ASK_ON,
    ),
    Fault("charset_unknown", says(200, GOOD, Content_Type="x; charset=klingon"), "", "ok", ASK_ON),
    Fault("type_html", says(200, GOOD, Content_Type="text/html"), "", "ok", ASK_ON),
    Fault("cookie", says(200, GOOD, Set_Cookie="id=7; Path=/"), "", "ok", ASK_ON),
    Fault("echo", echoes(200)),
    Fault("jsonp", says(200, b"callback(" + GOOD + b")")),
    Fault("null", gives(None)),
    Fault("nothing_known", gives([]), "", "empty", ASK_ON),
    Fault("empty_object", gives({})),
    Fault("number", gives(42)),
    Fault("zero", gives(0)),
    Fault("false", gives(False)),
    Fault("word", gives("Rawa")),
    Fault("empty_word", gives("")),
    Fault("list_of_words", gives(["Rawa", "Iraq"])),
    Fault("list_of_nulls", gives([None, None])),
    Fault("list_of_lists", gives([[34.51, 41.87]])),
    Fault("deep_list", says(200, b"[" * 200_000)),
    Fault("deep_object", says(200, b'{"a":' * 30_000)),
    Fault("deep_and_closed", says(200, b"[" * 20_000 + b"]" * 20_000)),
    Fault("wide_list", says(200, b"[" + b"[]," * 600_000 + b"[]]")),
    Fault("thousands_of_places", gives([PLACE] * 5_000)),
    Fault("more_places_than_asked", gives([PLACE] * 3_000), "", "ok", ASK_ON),
    Fault("nan", says(200, GOOD.replace(b'"34.51"', b"NaN"))),
    Fault("infinite", says(200, GOOD.replace(b'"34.51"', b"-Infinity"))),
    Fault("huge_whole_number", says(200, GOOD.replace(b'"34.51"', b"9" * 5_000))),
    Fault("huge_number", says(200, GOOD.replace(b'"34.51"', b"1e999"))),
    Fault("geojson", gives({"type": "FeatureCollection", "features": []})),
    Fault("one_object", gives(PLACE)),
    Fault("error", gives({"error": "no such parameter"}), QUERY, asked=ASK_ON),
    Fault("error_object", gives({"error": {"code": 400}}), QUERY, asked=ASK_ON),
)  # fmt: skip

PLACES = (
    Fault("no_lat", place(lat=None)),
    Fault("no_lat_nor_lon", place(lat=None, lon=None)),
    Fault("lat_word", place(lat="abc")),
    Fault("lat_nan", place(lat="nan")),
    Fault("lat_infinite", place(lat="inf")),
    Fault("lat_999", place(lat="999")),
    Fault("lat_list", place(lat=[34.51])),
    Fault("lat_true", place(lat=True)),
    Fault("lat_empty", place(lat="")),
    Fault("lon_500", place(lon="500")),
    Fault("lon_object", place(lon={"value": 41.87})),
    Fault("no_name", place(name=None, namedetails=None)),
    Fault("no_osm_id", place(osm_id=None, osm_type=None), "", "ok", ASK_ON),
    Fault("address_word", place(address="Iraq")),
    Fault("names_list", place(namedetails=[NAME])),
    Fault("numbers_as_numbers", place(lat=34.51, lon=41.87), "", "ok", ASK_ON),
    Fault("one_of_two_bad", gives([{**PLACE, "lat": "abc"}, PLACE]), "", "ok", ASK_ON),
    Fault("one_of_two_far", gives([{**PLACE, "lon": "500"}, PLACE]), "", "ok", ASK_ON),
    Fault("twice_the_same", gives([PLACE, PLACE]), "", "ok", ASK_ON),
    Fault("no_address", place(address=None), "", "rejected", ASK_ON),
    Fault("other_country", place(address={"country_code": "in"}), "", "rejected", ASK_ON),
    Fault("other_name", place(namedetails={"name": "Hit"}), "", "rejected", ASK_ON),
    Fault("fine", place(), "", "ok", ASK_ON),
)
FAULTS = (*STATUSES, *WIRES, *BODIES, *PLACES)
ROWS = {row.name: row for row in FAULTS}


# ---------------------------------------------------------------- below HTTP


class Line(NamedTuple):
    """A row of what goes wrong before there is any HTTP."""

    name: str
    opens: Callable[[Path], AbstractContextManager[str]]
    """Gets an empty folder, gives the address of a server."""
    error: str = BROKEN


@contextmanager
def refuses(_: Path) -> Iterator[str]:
    """A port that is taken and not listened at, so that nobody else can open it meanwhile."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@contextmanager
def accepting(does: Callable[[socket.socket], None], scheme: str) -> Iterator[str]:
    """Accept every connection, do something with it, and close it."""

    def accept() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:  # the end
                return
            with line:
                does(line)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=accept, daemon=True)
        thread.start()
        yield f"{scheme}://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def resets_on_accept(_: Path) -> AbstractContextManager[str]:
    def reset(line: socket.socket) -> None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return accepting(reset, "http")


def no_tls(_: Path) -> AbstractContextManager[str]:
    """Speaks HTTP where TLS is spoken to it."""
    return accepting(lambda line: line.sendall(_head() + GOOD), "https")


@contextmanager
def self_signed(folder: Path) -> Iterator[str]:
    """TLS with a certificate that nobody has signed; the keys are thrown away with the folder."""
    program = shutil.which("openssl")
    assert program, "the command openssl makes the certificate: install Debian's package openssl"
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def greet(line: socket.socket) -> None:
        try:
            with context.wrap_socket(line, server_side=True) as talking:
                talking.recv(4096)
                length = f"Content-Length: {len(GOOD)}\r\n".encode()
                talking.sendall(_head(length) + GOOD)
        except OSError:
            pass  # the client has hung up, as it should

    with accepting(greet, "https") as url:
        yield url


@contextmanager
def unresolvable(_: Path) -> Iterator[str]:
    """A name that by RFC 6761 exists nowhere."""
    yield "http://strikemap-test.invalid"


LINES = (
    Line("refused", refuses),
    Line("reset_on_accept", resets_on_accept),
    Line("no_tls", no_tls),
    Line("self_signed", self_signed),
    Line("unresolvable", unresolvable),
)
