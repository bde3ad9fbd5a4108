"""A line to one service: what is sent, what is kept, what an answer counts as."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from geo.geocoding.cache import EMPTY_DAYS, FOUND_DAYS
from tests.geocoding.stub import AGENT, Clock, Stub, about, asker, osm, serving

RAWA = osm("Râwa", 41.91, 34.48, "iq")
ANSWERS: dict[str, Any] = {
    "Rawa": [RAWA],
    "Rawah": [RAWA, osm("Rawah", 41.92, 34.49, "iq", type="suburb")],
    "Twins": [osm("Twins", 41.0, 34.0, "iq"), osm("Twins", 45.0, 31.0, "iq")],
    "Abroad": [osm("Abroad", 55.1, 25.1, "ae")],
    "Other": [osm("Other Name", 41.0, 34.0, "iq")],
    "Mixed": [osm("Mixed", 41.0, 34.0, "iq"), osm("Mixed", 500.0, 34.0, "iq"), {"lat": 1}],
    "Zubayda, Anbar": [osm("Zubayda", 41.0, 34.0, "iq")],
    "Pointless": [osm("Pointless", 41.0, 34.0, "iq") | {"lat": None, "lon": None}],
    "Outside": [osm("Outside", 500.0, 34.0, "iq")],
    "Number": 42,
    "Strings": ["a", "b"],
    "Null": None,
}


@pytest.fixture
def server() -> Iterator[Stub]:
    with serving(ANSWERS) as stub:
        yield stub


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Rawa", "ok"),
        ("Rawah", "ok"),  # two answers, but one place
        ("Twins", "ambiguous"),
        ("Nowhere", "empty"),
        ("Abroad", "rejected"),
        ("Other", "rejected"),
        ("Mixed", "ok"),  # what cannot be read is left out
        ("Pointless", "failed"),
        ("Outside", "failed"),
        ("Number", "failed"),
        ("Strings", "failed"),
        ("Null", "failed"),
    ],
)
def test_what_came_is_judged_by_name_and_country(
    server: Stub, tmp_path: Path, name: str, status: str
) -> None:
    answer = asker(server.url, tmp_path).ask(about(name))
    assert answer.status == status
    assert bool(answer.note) is (status != "ok")
    assert bool(answer.entries) is (status in ("ok", "ambiguous"))
    assert answer.service == "nominatim"


def test_an_entry_has_its_axes_id_credit_and_day_right(server: Stub, tmp_path: Path) -> None:
    answer = asker(server.url, tmp_path).ask(about("Rawa"))
    (entry,) = answer.entries
    assert (entry.lon, entry.lat, entry.country, entry.admin1) == (41.91, 34.48, "IQ", "Anbar")
    assert (entry.feature_class, entry.feature_code, entry.precision) == ("P", "PPL", "town")
    assert (entry.source, entry.id) == ("nominatim:node/7", "nominatim-node-7")
    assert entry.radius_km > 0
    assert answer.licence == "© OpenStreetMap contributors, ODbL 1.0"
    assert answer.retrieved == date(2023, 11, 14)  # the stub's clock, in UTC


def test_the_server_learns_who_asks_and_where(server: Stub, tmp_path: Path) -> None:
    asker(server.url, tmp_path).ask(about("Rawa", "IQ", "SY"))
    (request,) = server.seen
    assert (request.words, request.agent) == ("Rawa", AGENT)
    assert request.asked["countrycodes"] == "iq,sy"
    assert request.asked["limit"] == "10"


def test_with_a_parent_the_exact_words_go_first_and_the_bare_name_after(
    server: Stub, tmp_path: Path
) -> None:
    asking = asker(server.url, tmp_path)
    assert asking.ask(about("Zubayda", parent="Anbar")).status == "ok"
    assert asking.ask(about("Rawa", parent="Basra")).status == "ok"
    sent = [request.words for request in server.seen]
    assert sent == ["Zubayda, Anbar", "Rawa, Basra", "Rawa"]


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Rawa", ("IRQ",)),  # a service ignores it and finds Rawa anywhere
        ("Rawa", ("Iraq",)),
        ("Rawa", ("",)),
        ("Rawa", ("XX",)),
        ("Rawa", ("IQ", "XX")),
        ("border", ("IQ",)),
        ("border crossing", ("IQ",)),
        ("22", ("IQ",)),
        ("al", ("IQ",)),
        ("   ", ("IQ",)),
        ("R" * 81, ("IQ",)),
    ],
)
def test_without_a_country_or_a_name_nothing_is_sent(
    server: Stub, tmp_path: Path, name: str, countries: tuple[str, ...]
) -> None:
    asking = asker(server.url, tmp_path)
    answer = asking.ask(about(name, *countries))
    assert (answer.status, server.seen, asking.requests) == ("rejected", [], 0)
    assert answer.note


def test_without_any_country_nothing_is_sent(server: Stub, tmp_path: Path) -> None:
    question = about("Rawa")
    asking = asker(server.url, tmp_path)
    answer = asking.ask(type(question)("Rawa", ()))
    assert (answer.status, server.seen) == ("rejected", [])


def test_requests_are_spaced_and_repeats_are_not_sent(server: Stub, tmp_path: Path) -> None:
    clock = Clock()
    asking = asker(server.url, tmp_path, clock)
    for name in ("Rawa", "Nowhere", "rawa", "Rawa", "RAWA", "Twins", "Râwa  "):
        asking.ask(about(name))
    assert [request.words for request in server.seen] == ["Rawa", "Nowhere", "Twins", "Râwa"]
    assert clock.slept == [1.1, 1.1, 1.1]


def test_the_budget_ends_asking_and_the_next_run_goes_on(server: Stub, tmp_path: Path) -> None:
    names = ["Rawa", "Twins", "Nowhere", "Other"]
    first = asker(server.url, tmp_path, budget=2)
    assert [first.ask(about(n)).status for n in names] == ["ok", "ambiguous", "offline", "offline"]
    assert "budget" in first.ask(about("Other")).note
    second = asker(server.url, tmp_path, budget=2)
    assert [second.ask(about(n)).status for n in names] == ["ok", "ambiguous", "empty", "rejected"]
    assert [request.words for request in server.seen] == names


def test_a_second_run_asks_nothing_and_says_the_same(server: Stub, tmp_path: Path) -> None:
    names = ["Rawa", "Twins", "Nowhere", "Other", "Mixed"]
    first = [asker(server.url, tmp_path).ask(about(n)) for n in names]
    sent = len(server.seen)
    later = Clock(1_700_000_000.0 + 3 * 86_400)
    second = [asker(server.url, tmp_path, later).ask(about(n)) for n in names]
    assert (second, len(server.seen)) == (first, sent)


def test_the_cache_alone_answers_offline(server: Stub, tmp_path: Path) -> None:
    online = asker(server.url, tmp_path).ask(about("Rawa"))
    offline = asker(server.url, tmp_path, cached_only=True)
    assert offline.ask(about("Rawa")) == online
    assert offline.ask(about("Twins")).status == "offline"
    assert len(server.seen) == 1


@pytest.mark.parametrize(("name", "days"), [("Rawa", FOUND_DAYS), ("Nowhere", EMPTY_DAYS)])
def test_found_and_not_found_have_lifetimes_of_their_own(
    server: Stub, tmp_path: Path, name: str, days: int
) -> None:
    asker(server.url, tmp_path).ask(about(name))
    for now, sent in ((days * 86_400 - 5, 1), (days * 86_400 + 5, 2)):
        asker(server.url, tmp_path, Clock(1_700_000_000.0 + now)).ask(about(name))
        assert len(server.seen) == sent


def test_what_is_too_old_serves_while_nobody_can_be_asked(server: Stub, tmp_path: Path) -> None:
    fresh = asker(server.url, tmp_path).ask(about("Rawa"))
    old = Clock(1_700_000_000.0 + 400 * 86_400)
    assert asker(server.url, tmp_path, old, cached_only=True).ask(about("Rawa")) == fresh


def test_refresh_asks_again(server: Stub, tmp_path: Path) -> None:
    asker(server.url, tmp_path).ask(about("Rawa"))
    asker(server.url, tmp_path, refresh=True).ask(about("Rawa"))
    assert len(server.seen) == 2


@pytest.mark.parametrize("name", ["Number", "Pointless", "Null"])
def test_a_failure_is_not_kept(server: Stub, tmp_path: Path, name: str) -> None:
    for _ in range(2):
        assert asker(server.url, tmp_path).ask(about(name)).status == "failed"
    assert len(server.seen) == 2


def test_a_dead_server_costs_three_requests(tmp_path: Path) -> None:
    clock = Clock()
    asking = asker("http://127.0.0.1:9", tmp_path, clock)
    answers = [asking.ask(about(f"Town {'abcdefghij'[i]}bc")) for i in range(10)]
    assert {answer.status for answer in answers} == {"failed"}
    assert asking.requests == 3
    assert clock.slept == [], "nobody is bothered by a connection that is not made"


def test_a_server_that_forbids_is_asked_no_more(tmp_path: Path) -> None:
    clock = Clock()
    with serving({}, status=403) as stub:
        asking = asker(stub.url, tmp_path, clock)
        assert asking.ask(about("Rawa")).status == "failed"
        clock.now += 100_000
        answer = asking.ask(about("Twins"))
    assert (answer.status, len(stub.seen)) == ("failed", 1)


def test_a_cache_that_cannot_be_written_ends_asking(
    server: Stub, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asking = asker(server.url, tmp_path)
    asking.close()  # as a disk that is gone
    assert asking.ask(about("Rawa")).status == "ok"
    assert asking.ask(about("Twins")).status == "failed"
    assert len(server.seen) == 1
    assert "cannot be written" in caplog.text


def test_the_summary_counts_requests_and_answers(server: Stub, tmp_path: Path) -> None:
    asking = asker(server.url, tmp_path)
    for name in ("Rawa", "Nowhere", "Number"):
        asking.ask(about(name))
    said = asking.summary()
    assert "3 requests; 1 found, 1 not known to it, 1 without an answer; run again" in said


def test_geopy_loads_for_the_first_request_and_not_before(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from geo.geocoding import Asker, Options;"
        "from geo.records import Question;"
        "options = Options(url='http://127.0.0.1:9', cached_only=True);"
        f"a = Asker(options, folder=Path({str(tmp_path)!r}));"
        "a.ask(Question('Rawa', ('IQ',)));"
        "print([m for m in ('geopy', 'requests', 'shapely') if m in sys.modules])"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
