"""A geocoding service on loopback that gives the answers of a table, in any service's form.

It stands in where no real server can be had: Photon, Pelias, ArcGIS, GeoNames and OpenCage need
their own databases or keys. A real Nominatim is in `nominatim_server`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from geo.gazetteer import Gazetteer, load
from geo.geocoding import Asker, Options
from geo.records import Question

AGENT = "strikemap-tests (tests@example.org)"
WORDS = ("q", "text", "singleLine")
"""What the services call the words."""


class Request(NamedTuple):
    """A request as it came."""

    words: str
    path: str
    asked: Mapping[str, str]
    agent: str


class Stub(NamedTuple):
    """A running service."""

    url: str
    seen: list[Request]


@contextmanager
def serving(answers: Mapping[str, Any], status: int = 200) -> Iterator[Stub]:
    """Serve answers by their words; what is not in the table is an answer without places."""
    seen: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: ",".join(values) for name, values in parse_qs(parts.query).items()}
            words = next((asked[name] for name in WORDS if name in asked), "")
            seen.append(Request(words, parts.path, asked, self.headers["User-Agent"] or ""))
            body = json.dumps(answers.get(words, answers.get("*", []))).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Stub(f"http://127.0.0.1:{server.server_port}", seen)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def osm(name: str, lon: float, lat: float, code: str, **changes: Any) -> dict[str, Any]:
    """Return one answer in Nominatim's form; numbers come as text there."""
    return {
        "osm_type": "node", "osm_id": 7, "lat": str(lat), "lon": str(lon), "class": "place",
        "type": "town", "display_name": name, "name": name,
        "address": {"country_code": code, "state": "Anbar"},
        "namedetails": {"name": name, "alt_name": "Rawah;Rawa"},
    } | changes  # fmt: skip


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def asker(url: str, folder: Path, clock: Clock | None = None, **options: Any) -> Asker:
    """Return a line to a server that sleeps by a clock of its own."""
    clock = clock or Clock()
    made = Options(**{"url": url, "user_agent": AGENT, **options})
    country = known().country
    return Asker(
        made, folder=folder, clock=clock, monotonic=clock, sleep=clock.sleep, country=country
    )


@cache
def known() -> Gazetteer:
    """Open the bundled gazetteer, once for all tests."""
    return load(imports=False)


def about(name: str, *countries: str, parent: str = "") -> Question:
    """Ask for a name in Iraq, or in other countries."""
    return Question(name, countries or ("IQ",), parent)
