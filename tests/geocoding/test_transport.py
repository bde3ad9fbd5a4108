"""The bounded adapter under geopy's own Nominatim class, against everything that goes wrong.

All rows are walked by one process of its own, with one adapter, so that its memory is its own and
what one row leaves behind would show in the next.
"""

from __future__ import annotations

import json
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut
from geopy.geocoders import Nominatim

from geo.geocoding.bodies import QUOTED
from geo.geocoding.services import SERVICES, checked
from geo.geocoding.transport import (
    LONGEST_WAIT_S,
    BoundedAdapter,
    Limits,
    bounded,
    masked,
    seconds_to_wait,
    within,
)
from tests.geocoding.faults import (
    ELSEWHERE,
    FAULTS,
    GOOD,
    LINES,
    NAME,
    Fault,
    FaultServer,
    Line,
    self_signed,
    serving,
)

ROOT = Path(__file__).parents[2]
LIMITS = Limits(timeout_s=5.0, deadline_s=10.0)
SHORT = Limits(timeout_s=0.5, deadline_s=1.0)
"""For what lasts until it is ended; all else gets time, as a busy machine may need it."""
LEEWAY_S = 1.0
MOST_GROWTH_KB = 20_000
SECRET = "s3cr3t+key/of=mine"
WAITS = {
    "too_many": None,
    "too_many_7_seconds": 7.0,
    "too_many_date": LONGEST_WAIT_S,
    "too_many_negative": 0.0,
    "too_many_junk": None,
    "too_many_six_hours": 21_600.0,
    "too_many_digits": LONGEST_WAIT_S,
    "overloaded_11_seconds": 11.0,
    "error_7_seconds": 7.0,
}


class Outcome(NamedTuple):
    """What came of asking once."""

    error: str
    message: str
    wait_s: float | None
    seconds: float
    peak_kb: int
    """Most memory that the process has had so far; 0 where the system does not say."""
    next_is_fine: bool
    """Whether the same adapter gets a good answer right afterwards."""


def adapter(limits: Limits = LIMITS, **others: Any) -> BoundedAdapter:
    made = bounded(limits, checked(SERVICES["nominatim"]))
    return made(**{"proxies": None, "ssl_context": None, **others})


def nominatim(url: str, factory: Callable[..., Any]) -> Nominatim:
    parts = urlsplit(url)
    return Nominatim(
        domain=parts.netloc + parts.path,
        scheme=parts.scheme,
        user_agent="strikemap-test",
        adapter_factory=factory,
    )


def raised(url: str, factory: Callable[..., Any]) -> tuple[str, str, float | None]:
    """Name, message and waiting time of the error; empty where there is an answer."""
    try:
        nominatim(url, factory).geocode(NAME, exactly_one=False)
    except Exception as error:
        return type(error).__name__, str(error), getattr(error, "retry_after", None)
    return "", "", None


def peak_kb() -> int:
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) if found else 0


def walk(url: str) -> None:
    """Ask every row of the table once, in this process, and print what came."""
    one = adapter()
    raised(f"{url}/after", lambda **_: one)  # whatever is imported for a request is, by now
    outcomes: dict[str, Any] = {"": Outcome("", "", None, 0, peak_kb(), True)}
    for row in FAULTS:
        one.limits = SHORT if row.slow else LIMITS
        start = time.monotonic()
        told = raised(f"{url}/{row.name}", lambda **_: one)
        seconds = time.monotonic() - start
        peak, one.limits = peak_kb(), LIMITS
        fine = raised(f"{url}/after", lambda **_: one)[0] == ""
        outcomes[row.name] = Outcome(*told, seconds, peak, fine)
    print(json.dumps(outcomes))  # noqa: T201


class Walk(NamedTuple):
    """What the process has found, and what the server has seen of it."""

    outcomes: dict[str, Outcome]
    requests: dict[str, int]


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def walked() -> Walk:
    call = "import sys; from tests.geocoding.test_transport import walk; walk(sys.argv[1])"
    with serving() as running:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", call, running.url("")[:-1]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 0, done.stderr
    read = {name: Outcome(*values) for name, values in json.loads(done.stdout).items()}
    return Walk(read, dict(running.requests))


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row.name)
def test_every_fault_is_one_request_and_the_error_of_the_table(row: Fault, walked: Walk) -> None:
    outcome = walked.outcomes[row.name]
    assert outcome.error == row.error, outcome.message
    assert walked.requests[row.name] == 1
    assert outcome.seconds <= SHORT.deadline_s + LEEWAY_S
    assert outcome.wait_s == WAITS.get(row.name)
    assert outcome.next_is_fine


def test_messages_are_short_and_do_not_repeat_the_question(walked: Walk) -> None:
    for name, outcome in walked.outcomes.items():
        assert outcome.message.isprintable(), name
        assert len(outcome.message) < 3 * QUOTED + 100, name
        assert "format=json" not in outcome.message, name


def test_the_whole_walk_takes_less_than_20_megabytes(walked: Walk) -> None:
    before = walked.outcomes[""].peak_kb
    if not before:
        pytest.skip("the peak of memory stands in /proc, which this system lacks")
    grown = {name: outcome.peak_kb - before for name, outcome in walked.outcomes.items()}
    assert max(grown.values()) < MOST_GROWTH_KB, max(grown.items(), key=lambda item: item[1])


def test_the_measure_sees_an_answer_that_is_held_in_memory(server: FaultServer) -> None:
    call = (
        "import sys; from tests.geocoding import test_transport as t; start = t.peak_kb();"
        "roomy = t.Limits(30, 30, 60_000_000); t.raised(sys.argv[1], lambda **_: t.adapter(roomy));"
        "print(t.peak_kb() - start)"
    )
    done = subprocess.run(
        [sys.executable, "-c", call, server.url("large")],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    if not peak_kb():
        pytest.skip("the peak of memory stands in /proc, which this system lacks")
    assert int(done.stdout) > 2 * MOST_GROWTH_KB


def test_no_redirect_arrives_anywhere(walked: Walk) -> None:
    assert ELSEWHERE not in walked.requests
    assert walked.requests["status_302"] == 1


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_what_fails_below_http_is_unavailable_at_once(line: Line, tmp_path: Path) -> None:
    with line.opens(tmp_path) as url:
        start = time.monotonic()
        name, message, _ = raised(url, lambda **_: adapter())
        assert time.monotonic() - start <= LIMITS.deadline_s + LEEWAY_S
    assert name == line.error, message
    assert " at 0x" not in message


def test_an_unknown_certificate_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with self_signed(tmp_path) as url:
        message = raised(url, lambda **_: adapter())[1]
        assert "verification stays on" in message
        assert "certificate store" in message
        # it is the certificate and nothing else: whoever trusts it gets the answer
        trusting = ssl.create_default_context(cafile=tmp_path / "certificate.pem")
        assert raised(url, lambda **_: adapter(ssl_context=trusting)) == ("", "", None)


def test_a_context_that_does_not_verify_is_refused() -> None:
    lax = ssl.create_default_context()
    lax.check_hostname = False
    with pytest.raises(ValueError, match="verification stays on"):
        adapter(ssl_context=lax)


def test_a_resolver_that_hangs_does_not_hold_up_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    # the one thing that cannot be had for real without a name server of our own
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3))
    start = time.monotonic()
    assert raised("http://example.invalid", lambda **_: adapter(SHORT))[0] == "GeocoderTimedOut"
    assert time.monotonic() - start <= SHORT.deadline_s + LEEWAY_S


def test_no_message_holds_the_key() -> None:
    one, silent = adapter(), []
    with serving() as running:
        for row in FAULTS:
            if row.slow or not row.error:
                continue
            url = f"{running.url(row.name)}/search?q=Rawa&api_key=s3cr3t%2Bkey%2Fof%3Dmine&n=1"
            try:
                one.get_json(url, timeout=1, headers={})
            except Exception as error:
                told = f"{error} {error!r} {vars(error)}"
                assert not any(form in told for form in (SECRET, "s3cr3t")), told
            else:
                silent.append(row.name)
        assert {row.name for row in FAULTS if row.error and not row.slow} <= set(running.requests)
    assert silent == ["error", "error_object"]  # geopy makes the error of these


@pytest.mark.parametrize(("row", "packing"), [("length_none", ""), ("gzip", "gzip")])
def test_the_cap_holds_to_the_byte(row: str, packing: str, server: FaultServer) -> None:
    def body(most: int) -> Any:
        limits = LIMITS._replace(most_bytes=most)
        return adapter(limits).get_json(server.url(row), timeout=1, headers={})

    assert body(len(GOOD)) == json.loads(GOOD)
    with pytest.raises(GeocoderServiceError, match="unpacked" if packing else "more than"):
        body(len(GOOD) - 1)


def test_text_comes_under_the_same_limits(server: FaultServer) -> None:
    one = adapter()
    assert one.get_text(server.url("fine"), timeout=1, headers={}) == GOOD.decode()
    with pytest.raises(GeocoderServiceError, match="more than 2000000 bytes"):
        one.get_text(server.url("large"), timeout=1, headers={})


def test_our_headers_are_kept_and_no_cookie_is() -> None:
    with serving() as running:
        one = adapter()
        for _ in range(2):
            one.get_json(running.url("cookie"), timeout=1, headers={"User-Agent": "a (b@c.org)"})
        sent = running.headers["cookie"]
    assert sent["User-Agent"] == "a (b@c.org)"
    assert sent["Accept-Encoding"] == "gzip"
    assert sent["Connection"] == "close"
    assert sent["Cookie"] is None


def test_a_check_that_refuses_makes_it_no_answer(server: FaultServer) -> None:
    def check(value: Any) -> None:
        message = f"{len(value)} place(s)"
        raise ValueError(message)

    made = bounded(LIMITS, check)(proxies=None, ssl_context=None)
    with pytest.raises(GeocoderParseError, match=r"1 place\(s\)"):
        made.get_json(server.url("fine"), timeout=1, headers={})


def test_a_proxy_is_for_others_and_not_for_this_machine(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("http_proxy", server.url("")[:-1])
    with serving() as other:
        assert raised(other.url("fine"), lambda **_: adapter())[0] == ""
        assert other.requests["fine"] == 1
    assert raised("http://example.invalid", lambda **_: adapter())[0] == ""  # the proxy answers
    monkeypatch.setenv("no_proxy", "example.invalid")
    assert raised("http://example.invalid", lambda **_: adapter())[0] == "GeocoderUnavailable"


NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("-7", 0.0),
        ("86401", 86_400.0),
        ("inf", 86_400.0),
        ("nan", None),
        ("soon", None),
        ("7 seconds", None),
        ("Fri, 15 Jan 2027 08:01:10 GMT", 70.0),
        ("Fri, 15 Jan 2027 08:00:00 GMT", 0.0),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0.0),
        ("Fri, 15 Jan 9999999 08:00:00 GMT", None),
        ("Fri, 99 Jan 2027 99:00:00 GMT", None),
        ("1" * 5000, 86_400.0),
    ],
)
def test_retry_after_is_read_safely(header: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(header, NOW) == seconds


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("nothing to hide", "nothing to hide"),
        ("why? because", "why? because"),
        ("url: /search?q=Rawa&key=abc (Caused by x)", "url: /search?… (Caused by x)"),
        (
            "proxy http://joe:" + "pw@proxy.example:80 fails",
            "proxy http://…@proxy.example:80 fails",
        ),
        ("s3cr3t+key/of=mine is no key", "… is no key"),
        ("'s3cr3t%2Bkey%2Fof%3Dmine'", "'…'"),
        ("two\r\nlines\tand\x1b[31m red", "two lines and [31m red"),
    ],
)
def test_messages_are_masked(told: str, plain: str) -> None:
    assert masked(told, ["", SECRET]) == plain


def test_within_gives_the_result_and_the_error_of_the_work() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 7 / 0)


def test_within_stops_waiting_and_the_process_ends_all_the_same() -> None:
    call = (
        "import time; from geopy.exc import GeocoderTimedOut; "
        "from geo.geocoding.transport import within\n"
        "try: within(0.1, lambda: time.sleep(60))\n"
        "except GeocoderTimedOut as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", call], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout == "no whole answer within 0.1 s\n"
    with pytest.raises(GeocoderTimedOut):
        within(0.01, lambda: time.sleep(0.2))
