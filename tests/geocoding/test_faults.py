"""A line to a server that misbehaves: whatever it does, there is an answer, in time, and honest.

Each row of the table is asked four different names by an `Asker` of its own with a folder of its
own and the bounded adapter, and then one name with each of geopy's own adapters.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from geopy.adapters import RequestsAdapter, URLLibAdapter

from geo.gazetteer import load
from geo.geocoding import Asker, Options, cache_path, stats
from geo.geocoding.transport import Limits
from geo.records import Answer, AnswerStatus, Entry, Question
from tests.geocoding.faults import (
    COUNTRY,
    ELSEWHERE,
    FAULTS,
    LINES,
    NAME,
    OTHERS,
    ROWS,
    Fault,
    FaultServer,
    Line,
    serving,
)

ROOT = Path(__file__).parents[2]
LIMITS = Limits(timeout_s=5.0, deadline_s=5.0)
SHORT = Limits(timeout_s=0.5, deadline_s=1.0)
"""For what lasts until it is ended; all else gets time, as a busy machine may need it."""
GEOPYS = Limits(timeout_s=1.0, deadline_s=2.0)
"""For geopy's own adapters, some of which sleep until they are left behind."""
LEEWAY_S = 2.0
AT_A_TIME = 6
WORDS = "abcdefghijklmnopqrstuvwxyz"

ADAPTERS = {"requests": RequestsAdapter, "urllib": URLLibAdapter}
NOT_BY_GEOPY = {
    "large": "geopy's adapters hold the whole body in memory",
    "large_unsaid": "the same",
    "gzip_bomb": "the same, unpacked",
}
"""Rows that geopy's own adapters are not asked."""
BELIEVED = {
    **dict.fromkeys(["null", "empty_object", "zero", "false", "empty_word"], "taken for no result"),
    **dict.fromkeys([f"status_{n}" for n in (301, 302, 303, 307, 308)], "followed to any host"),
    **dict.fromkeys(
        ["gzip_cut", "gzip_and_more", "gzip_junk", "gzip_twice", "deflate", "brotli"],
        "unpacked as far as it goes, or read as it is",
    ),
    **dict.fromkeys(["no_lat", "no_lat_nor_lon"], "placed at 0, 0"),
    "lon_500": "wrapped to 140",
    "lat_true": "read as 1",
    "latin_1": "decoded by guess",
    "one_object": "taken for a list of one",
    "half_a_character": "let through",
    "thousands_of_places": "read to the end",
    **dict.fromkeys(["no_name", "address_word", "names_list"], "nobody looks at it before us"),
}
"""Broken answers that geopy's own adapters take for answers, and why: the reason for ours."""


class Seen(NamedTuple):
    """What came of the questions of a row."""

    answers: list[Answer]
    requests: int
    """As the asker counts them."""
    arrived: int
    """As the server counts them."""
    seconds: list[float]
    kept: int
    """Answers in the cache afterwards."""
    raised: str = ""
    """The error that left the asker; none should."""


@cache
def countries() -> Callable[[str], Entry | None]:
    """The gazetteer's, opened once for all askers here."""
    return load(imports=False).country


def asked(url: str, names: Iterable[str], folder: Path, limits: Limits, factory: Any) -> Seen:
    options = Options(url=url, user_agent="strikemap-test (a@b.org)")
    asker = Asker(
        options, folder=folder, adapter_factory=factory, limits=limits, spacing_s=0,
        country=countries(),
    )  # fmt: skip
    answers, seconds, raised = [], [], ""
    for name in names:
        start = time.monotonic()
        try:
            answers.append(asker.ask(Question(name, (COUNTRY,))))
        except Exception as error:
            raised = repr(error)
        seconds.append(time.monotonic() - start)
    asker.close()
    kept = stats(folder / cache_path().name)["answers"]
    return Seen(answers, asker.requests, 0, seconds, kept, raised)


def row_asked(row: Fault, server: FaultServer, folder: Path, factory: Any) -> Seen:
    few = factory is not None or (row.slow and row.name != "hang")
    names = (NAME,) if few else (NAME, *OTHERS)
    limits = SHORT if row.slow else LIMITS if factory is None else GEOPYS
    seen = asked(server.url(row.name), names, folder / row.name, limits, factory)
    return seen._replace(arrived=server.requests[row.name])


def all_asked(rows: Iterable[Fault], folder: Path, factory: Any) -> dict[str, Seen]:
    """Ask all rows, several at a time."""
    with serving() as server, ThreadPoolExecutor(AT_A_TIME) as pool:
        ask = partial(row_asked, server=server, folder=folder, factory=factory)
        seen = {row.name: pool.submit(ask, row) for row in rows}
        told = {name: future.result() for name, future in seen.items()}
        told[ELSEWHERE] = Seen([], 0, server.requests[ELSEWHERE], [], 0)
        return told


@pytest.fixture(scope="module")
def bounded_ones(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    return all_asked(FAULTS, tmp_path_factory.mktemp("bounded"), None)


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row.name)
def test_every_fault_gives_the_answer_of_the_table(
    row: Fault, bounded_ones: dict[str, Seen]
) -> None:
    seen = bounded_ones[row.name]
    assert seen.raised == ""
    assert seen.answers[0].status == row.status, seen.answers[0].note
    assert seen.requests == seen.arrived
    if len(seen.answers) > 1:
        assert seen.requests == row.asked
    limits = SHORT if row.slow else LIMITS
    assert max(seen.seconds) <= limits.deadline_s + LEEWAY_S
    if row.status == "failed":
        assert seen.kept == 0
        assert {answer.status for answer in seen.answers} == {"failed"}
        assert all(answer.note and not answer.entries for answer in seen.answers)
    else:
        assert seen.kept == len(seen.answers)
    assert (seen.answers[0].status == "ok") == bool(seen.answers[0].entries)


def test_no_redirect_arrives_anywhere(bounded_ones: dict[str, Seen]) -> None:
    assert bounded_ones[ELSEWHERE].arrived == 0


def test_notes_are_the_same_on_every_port(bounded_ones: dict[str, Seen], tmp_path: Path) -> None:
    rows = [row for row in FAULTS if row.status == "failed" and not row.slow][::8]
    again = all_asked(rows, tmp_path, None)
    for row in rows:
        notes = [answer.note for answer in again[row.name].answers]
        assert notes == [answer.note for answer in bounded_ones[row.name].answers]
        assert all(note.isprintable() and "127.0.0.1" not in note for note in notes)


def tell(name: str, folder: str) -> None:
    """Ask all rows with an adapter of geopy's own, and print what came."""
    rows = [row for row in FAULTS if row.name not in NOT_BY_GEOPY]
    seen = all_asked(rows, Path(folder), ADAPTERS[name])
    seen |= {line.name: line_asked(line, Path(folder), ADAPTERS[name]) for line in LINES}
    told = {
        name: [
            [answer.status for answer in one.answers], max(one.seconds, default=0.0), one.kept,
            one.arrived, one.raised,
        ]
        for name, one in seen.items()
    }  # fmt: skip
    print(json.dumps(told))  # noqa: T201


def line_asked(line: Line, folder: Path, factory: Any) -> Seen:
    keys, answers = folder / f"{line.name}-keys", folder / line.name
    keys.mkdir()
    with line.opens(keys) as url:
        return asked(url, (NAME, *OTHERS), answers, LIMITS, factory)


@pytest.mark.slow
@pytest.mark.parametrize("adapter", list(ADAPTERS))
def test_with_geopys_own_adapters_every_row_ends_in_time(adapter: str, tmp_path: Path) -> None:
    assert {*NOT_BY_GEOPY, *BELIEVED} <= set(ROWS)
    # in a process of its own, which ends with what these adapters leave behind: threads that
    # sleep as long as a server said, and sockets
    call = "import sys; from tests.geocoding.test_faults import tell; tell(*sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", call, adapter, tmp_path],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=240,
    )  # fmt: skip
    told = json.loads(done.stdout)
    wrong = {}
    for name, (statuses, seconds, kept, _, raised) in told.items():
        row = ROWS.get(name)
        limits = LIMITS if row is None else SHORT if row.slow else GEOPYS
        # a failure is told as one, unless geopy takes what came for an answer
        failed = name in BELIEVED or (row and row.status != "failed") or {*statuses} <= {"failed"}
        fine = seconds <= limits.deadline_s + LEEWAY_S and {*statuses} <= {*get_args(AnswerStatus)}
        kept_well = kept <= sum(status != "failed" for status in statuses)
        if raised or not (failed and fine and kept_well):
            wrong[name] = (statuses, seconds, kept, raised)
    assert not wrong
    assert told[ELSEWHERE][3] > 0  # what ours refuses does happen


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_what_fails_below_http_is_unavailable(line: Line, tmp_path: Path) -> None:
    seen = line_asked(line, tmp_path, None)
    assert seen.raised == ""
    assert {answer.status for answer in seen.answers} == {"failed"}
    assert max(seen.seconds) <= LIMITS.deadline_s + LEEWAY_S
    assert (seen.requests, seen.kept) == (3, 0)


@pytest.mark.parametrize("factory", [None, RequestsAdapter, URLLibAdapter])
def test_a_resolver_that_hangs_costs_three_deadlines_and_no_more(
    factory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the one thing that cannot be had for real without a name server of our own
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2))
    quick = Limits(timeout_s=0.1, deadline_s=0.1)
    seen = asked("http://example.invalid", (NAME, *OTHERS), tmp_path, quick, factory)
    assert {answer.status for answer in seen.answers} == {"failed"}
    assert max(seen.seconds) <= quick.deadline_s + LEEWAY_S
    assert (seen.requests, seen.kept) == (3, 0)


def test_two_hundred_names_cost_a_dead_server_three_requests(tmp_path: Path) -> None:
    names = [f"Tell {a}{b}sara" for a in WORDS for b in WORDS][:200]
    line = next(line for line in LINES if line.name == "refused")
    with line.opens(tmp_path) as url:
        seen = asked(url, names, tmp_path, LIMITS, None)
    assert [answer.status for answer in seen.answers] == ["failed"] * 200
    assert seen.requests == 3
    assert sum(seen.seconds) <= 2.0


def test_two_hundred_names_cost_a_server_that_refuses_us_one_request(tmp_path: Path) -> None:
    names = [f"Tell {a}{b}sara" for a in WORDS for b in WORDS][:200]
    with serving() as server:
        seen = asked(server.url("status_403"), names, tmp_path, LIMITS, None)
        assert server.requests["status_403"] == 1
    assert [answer.status for answer in seen.answers] == ["failed"] * 200
    assert sum(seen.seconds) <= 2.0


def test_what_failed_is_asked_again_in_the_next_run_and_what_was_answered_is_not(
    tmp_path: Path,
) -> None:
    with serving() as server:
        failed = row_asked(ROWS["status_500"], server, tmp_path, None)
        again = row_asked(ROWS["status_500"], server, tmp_path, None)
        assert (failed.requests, again.requests) == (3, 3)
        fine = row_asked(ROWS["fine"], server, tmp_path, None)
        kept = row_asked(ROWS["fine"], server, tmp_path, None)
        assert (fine.requests, kept.requests) == (4, 0)
        assert kept.answers == fine.answers
