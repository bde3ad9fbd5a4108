"""Addresses that the user names, asked of a real server on this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from geo.errors import ReportError
from geo.intake import Options, find
from geo.intake.limits import LARGEST
from geo.intake.web import fetched, is_public
from geo.reading import read
from geo.records import Document
from tests.intake.making import PAGE, RSS, pdf, put

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/latin": (
        200,
        {"Content-Type": "text/html; charset=iso-8859-1"},
        "<p>Besançon".encode("latin-1"),
    ),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, RSS.encode()),
    "/a.pdf": (200, {"Content-Type": "application/pdf"}, pdf("Two shells fell.")),
    "/to-page": (302, {"Location": "/page"}, b""),
    "/round": (301, {"Location": "/round"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/to-private": (307, {"Location": "http://127.0.0.2:{port}/page"}, b""),
    "/none": (404, {}, b""),
    "/short": (200, {"Content-Length": "999"}, b"Two"),
    "/odd.jsonl": (200, {"Content-Type": "text/x; charset=bogus"}, b'{"text": "Two fell."}\n'),
    "/odd.csv": (200, {"Content-Type": "text/csv; charset=hex"}, b"text\nTwo fell.\n"),
    "/odd.txt": (200, {"Content-Type": "text/plain; charset=bogus"}, b"Two fell."),
    "/a%20b": (200, {}, b"Two shells fell."),
}


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(f"{self.client_address[0]} {self.headers['Host']} {self.path}")
        if self.path == "/endless":
            return self._endless()
        if self.path == "/slow":
            return self._slow()
        if self.path == "/slow-head":
            return self._slow(b"HTTP/1.1 200 OK\r\nX-Name: ")
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value.format(port=self.server.server_port))  # type: ignore[attr-defined]
        self.end_headers()
        self.wfile.write(body)
        return None

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 1_000_000)
        except OSError:
            pass  # the reader has had enough

    def _slow(self, head: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> None:
        self.wfile.write(head)
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    # every address of the loopback network, so that two of them can play public and private
    running = ThreadingHTTPServer(("", 0), Handler)
    thread = Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def refused(url: str, **options: object) -> str:
    with pytest.raises(ReportError) as caught:
        fetched(url, **{"allow_private": True, **options})  # type: ignore[arg-type]
    assert caught.value.where == url
    assert str(caught.value).isprintable()
    return caught.value.reason


ALLOWED = Options(allow_private=True)


def test_a_page_is_fetched(server: str) -> None:
    (document,) = read(f"{server}/to-page", options=ALLOWED)
    assert isinstance(document, Document)
    assert document.title == "Depot in the desert hit"
    assert document.url == "https://example.org/depot"


@pytest.mark.parametrize(("path", "texts"), [("/feed", 2), ("/a.pdf", 1), ("/a b", 1)])
def test_a_feed_a_file_and_a_blank_in_an_address(server: str, path: str, texts: int) -> None:
    found = list(read(f"{server}{path}", options=ALLOWED))
    assert [type(one) for one in found] == [Document] * texts


def test_the_encoding_that_the_server_says(server: str) -> None:
    (raw,) = find(f"{server}/latin", ALLOWED)
    assert not isinstance(raw, ReportError)
    assert raw.charset == "iso-8859-1"


@pytest.mark.parametrize("name", ["odd.jsonl", "odd.csv", "odd.txt"])
def test_an_encoding_that_nobody_knows_is_passed_over(server: str, name: str) -> None:
    (document,) = read(f"{server}/{name}", options=ALLOWED)
    assert isinstance(document, Document)
    assert document.text == "Two fell."


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"])
def test_a_private_address_is_not_asked_under_any_name(server: str, host: str) -> None:
    Handler.asked.clear()
    (error,) = read(server.replace("127.0.0.1", host) + "/page")
    assert isinstance(error, ReportError)
    assert "private address" in error.reason or "cannot be fetched" in error.reason
    assert Handler.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(server: str) -> None:
    Handler.asked.clear()
    reason = refused(
        f"{server}/to-private", allow_private=False, public=lambda address: address == "127.0.0.1"
    )
    assert reason.startswith("127.0.0.2 is a private address")
    assert [line.split()[-1] for line in Handler.asked] == ["/to-private"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/round", "leads on more than 5 times"),
        ("/to-file", "leads to an address that is not of the web"),
        ("/none", "the server says 404 Not Found"),
        ("/short", "broke off"),
        ("/endless", f"over {LARGEST // 10**6} MB"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(server: str, path: str, reason: str) -> None:
    assert reason in refused(f"{server}{path}")


@pytest.mark.parametrize("path", ["/slow", "/slow-head"])
def test_a_slow_server_is_left_when_the_time_is_up(server: str, path: str) -> None:
    started = time.monotonic()
    assert "timed out" in refused(f"{server}{path}", seconds=0.3)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "url",
    [
        "http:///page",
        "http://127.0.0.1:1/",
        "http://no-such-host.invalid/",
        "http://127.0.0.1:99999/",
        "http://" + "a" * 300 + "/",
    ],
)
def test_bad_addresses_are_one_line(url: str) -> None:
    assert refused(url)


def test_a_password_is_not_sent_and_not_told() -> None:
    with pytest.raises(ReportError) as caught:
        fetched("http://user:" + "word@127.0.0.1/", allow_private=True)
    assert "word" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("192.0.43.8", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:192.0.43.8", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b:1::7f00:1", False),
        ("::127.0.0.1", False),
        ("::ffff:0:127.0.0.1", False),
        ("fec0::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_addresses_in_files_are_not_fetched(
    server: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    Handler.asked.clear()
    folder = tmp_path_factory.mktemp("files")
    put(folder / "a.txt", f"{server}/page")
    put(folder / "b.rss", RSS.replace("https://example.org", server))
    put(folder / "c.html", PAGE.replace("https://example.org", server))
    assert len(list(read(folder, options=ALLOWED))) == 4
    assert Handler.asked == []
