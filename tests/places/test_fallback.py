"""The geocoder on the network: real geopy against a small server on loopback."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import run
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.places import Asker, Geocoder, resolve
from tests.places.world import WORLD, toponym


def found(name: str, lon: float, lat: float, code: str, **changes: Any) -> dict[str, Any]:
    """Return one answer in Nominatim's form; numbers come as text there."""
    return {
        "osm_type": "node", "osm_id": 7, "lat": str(lat), "lon": str(lon), "class": "place",
        "type": "town", "display_name": name, "name": name,
        "address": {"country_code": code, "state": "Anbar"},
        "namedetails": {"name": name, "alt_name": "Rawah;Rawa"},
    } | changes  # fmt: skip


RAWA = found("Râwa", 41.91, 34.48, "iq")
ANSWERS: dict[str, tuple[int, Any]] = {
    "Rawa": (200, [RAWA]),
    "Rawah": (200, [RAWA, found("Rawah", 41.92, 34.49, "iq", type="suburb")]),
    "Twins": (200, [found("Twins", 41.0, 34.0, "iq"), found("Twins", 45.0, 31.0, "iq")]),
    "Nowhere": (200, []),
    "Abroad": (200, [found("Abroad", 55.1, 25.1, "ae")]),
    "Other": (200, [found("Other Name", 41.0, 34.0, "iq")]),
    "Tower": (200, [found("Tower", 41.0, 34.0, "iq", **{"class": "building"})]),
    "Pointless": (200, [found("Pointless", 41.0, 34.0, "iq") | {"lat": None, "lon": None}]),
    "Outside": (200, [found("Outside", 500.0, 34.0, "iq")]),
    "Broken": (500, {"error": "x"}),
    "Forbidden": (403, "no"),
    "Garbage": (200, "<html>{{ not json"),
    "Number": (200, 42),
    "Strings": (200, ["a", "b"]),
}


class Handler(BaseHTTPRequestHandler):
    """Answers from the table and notes what was asked."""

    seen: ClassVar[list[tuple[str, str, str]]] = []

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        name = query["q"][0]
        agent = self.headers["User-Agent"] or ""
        self.seen.append((name, query["countrycodes"][0], agent))
        status, body = ANSWERS[name]
        content = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Stay silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    thread.join()
    made.server_close()


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def asker(url: str, **options: Any) -> Asker:
    clock = Clock()
    chosen = Geocoder("strikemap-tests (tests@example.org)", url, online=True)
    return Asker(Geocoder(**{f: getattr(chosen, f) for f in Geocoder.__slots__} | options),
                 clock=clock, sleep=clock.sleep)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Rawa", "ok"),
        ("Rawah", "ok"),  # two answers, but one place
        ("Twins", "ambiguous"),
        ("Nowhere", "empty"),
        ("Abroad", "rejected"),
        ("Other", "rejected"),
        ("Tower", "rejected"),
        ("Pointless", "rejected"),
        ("Outside", "rejected"),
        ("Broken", "failed"),
        ("Forbidden", "failed"),
        ("Garbage", "failed"),
        ("Number", "failed"),
        ("Strings", "failed"),
    ],
)
def test_answers_are_judged_and_faults_are_answers(server: str, name: str, status: str) -> None:
    answer = asker(server).ask(name, ["IQ"])
    assert answer.status == status
    assert bool(answer.note) is (status != "ok")
    assert len(answer.note) <= 120
    assert bool(answer.entries) is (status in ("ok", "ambiguous"))


def test_an_entry_has_its_axes_and_source_right(server: str) -> None:
    entry = asker(server).ask("Rawa", ["IQ"]).entries[0]
    assert (entry.lon, entry.lat, entry.country, entry.admin1) == (41.91, 34.48, "IQ", "Anbar")
    assert (entry.feature_class, entry.feature_code, entry.precision) == ("P", "PPL", "town")
    assert entry.source == "nominatim:node/7"
    assert entry.radius_km > 0


def test_the_server_learns_who_asks_and_where(server: str) -> None:
    Handler.seen.clear()
    asker(server).ask("Rawa", ["SY", "IQ"])
    assert Handler.seen == [("Rawa", "iq,sy", "strikemap-tests (tests@example.org)")]


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Rawa", []),
        ("Rawa", ["IRQ"]),
        ("Rawa", ["Iraq"]),
        ("Rawa", [""]),
        ("border", ["IQ"]),
        ("border crossing", ["IQ"]),
        ("22", ["IQ"]),
        ("al", ["IQ"]),
        ("   ", ["IQ"]),
        ("R" * 81, ["IQ"]),
    ],
)
def test_without_country_or_name_nothing_is_sent(
    server: str, name: str, countries: list[str]
) -> None:
    Handler.seen.clear()
    asking = asker(server)
    assert asking.ask(name, countries).status == "rejected"
    assert (Handler.seen, asking.asked) == ([], 0)


@pytest.mark.parametrize(
    ("options", "status"),
    [({"online": False}, "offline"), ({"user_agent": " "}, "rejected"), ({"budget": 0}, "offline")],
)
def test_off_by_default_and_within_bounds(
    server: str, options: dict[str, Any], status: str
) -> None:
    Handler.seen.clear()
    assert asker(server, **options).ask("Rawa", ["IQ"]).status == status
    assert Handler.seen == []


def test_switched_off_unless_asked_for() -> None:
    assert Geocoder().online is False
    assert Asker(Geocoder()).ask("Rawa", ["IQ"]).status == "offline"


def test_requests_are_spaced_and_repeats_are_not_sent(server: str) -> None:
    Handler.seen.clear()
    clock = Clock()
    asking = Asker(
        Geocoder("tests (a@example.org)", server, online=True, budget=3), clock, clock.sleep
    )
    for name in ("Rawa", "Nowhere", "rawa", "Rawa", "Twins", "Other"):
        asking.ask(name, ["IQ"])
    assert [name for name, _, _ in Handler.seen] == ["Rawa", "Nowhere", "Twins"]
    assert clock.slept == [1.1, 1.1]
    clock.now -= 1000
    asking.options = Geocoder("tests (a@example.org)", server, online=True)
    asking.ask("Other", ["IQ"])
    assert clock.slept[-1] == 1.1, "a clock set back does not stall the run"


def test_a_dead_server_is_an_answer() -> None:
    assert asker("http://127.0.0.1:1").ask("Rawa", ["IQ"]).status == "failed"
    assert asker("not an address").ask("Rawa", ["IQ"]).status == "failed"


def test_a_report_gets_its_place_from_the_server(server: str) -> None:
    mentions = [toponym("Rawa", relation="near", entries=()), toponym("Iraq")]
    place = resolve(mentions, WORLD, geocode=asker(server))[0]
    assert (place.lon, place.lat, place.precision) == (41.91, 34.48, "near")
    assert place.resolved_by == "nominatim"
    assert place.licence == "© OpenStreetMap contributors, ODbL 1.0"
    assert place.confidence > 0


def test_geopy_and_shapely_are_not_loaded_for_a_plain_run() -> None:
    code = (
        "import sys; from geo.gazetteer import load; from geo.places import resolve; "
        "resolve((), load()); print([m for m in ('geopy', 'shapely') if m in sys.modules])"
    )
    done = run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
