"""The file of answers: whole after every put, shared by processes, put aside when damaged."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import sys
import time
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

from geo.errors import OutputError
from geo.geocoding.cache import Cache, Kept, stats

NOW = 1_700_000_000
KEPT = Kept("nominatim", "https://a.example", "Rawa", {"countries": ["IQ"]}, [{"lat": 1}], NOW)


def asked(cache: Cache, **changes: Any) -> Kept | None:
    kept = KEPT._replace(**changes)
    return cache.get(kept.service, kept.address, kept.query, kept.parameters)


def test_an_answer_comes_back_as_it_went_in(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a.sqlite")
    cache.put(KEPT)
    assert asked(cache) == KEPT
    assert asked(cache, query="RAWA") == KEPT, "services do not tell capitals apart"


@pytest.mark.parametrize(
    "other",
    [
        {"service": "photon"},
        {"address": "https://b.example"},
        {"query": "Rawah"},
        {"parameters": {"countries": ["SY"]}},
        {"parameters": {"countries": ["IQ"], "limit": 10}},
    ],
)
def test_everything_that_makes_the_answer_is_in_the_key(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    cache = Cache(tmp_path / "a.sqlite")
    cache.put(KEPT)
    assert asked(cache, **other) is None


def test_text_from_outside_is_data(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a.sqlite")
    evil = KEPT._replace(query="'); drop table answers; --\x00\u202e", places=[{"n": "\ud83d"}])
    cache.put(KEPT)
    cache.put(evil._replace(places=[{"n": "'\"\\"}]))
    assert len(list(cache.all())) == 2


def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    Cache(tmp_path / "a.sqlite").put(KEPT)
    assert stat.S_IMODE((tmp_path / "a.sqlite").stat().st_mode) == 0o600


def test_a_damaged_file_is_put_aside_with_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"no database at all" * 100)
    cache = Cache(path)
    cache.put(KEPT)
    assert asked(cache) == KEPT
    assert "put aside" in caplog.text
    assert path.with_suffix(".damaged").read_bytes().startswith(b"no database")


def test_a_place_where_no_file_can_be_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="STRIKEMAP_DATA"):
        Cache(tmp_path / "file" / "a.sqlite")


def test_stats_and_clear(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    cache = Cache(path)
    cache.put(KEPT)
    cache.put(KEPT._replace(query="Nowhere", places=[], retrieved=NOW + 86_400))
    cache.put(KEPT._replace(query="Rawa", service="photon"))
    found = stats(path)
    assert (found["answers"], found["empty"]) == (3, 1)
    assert found["services"] == {"nominatim": 2, "photon": 1}
    assert (found["oldest"], found["newest"]) == ("2023-11-14", "2023-11-15")
    assert cache.clear(older_than=NOW + 1) == 2
    assert [kept.query for kept in cache.all()] == ["Nowhere"]
    assert cache.clear() == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_what_was_answered_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    code = (
        "import sys; from pathlib import Path; from geo.geocoding.cache import Cache, Kept\n"
        "cache = Cache(Path(sys.argv[1]))\n"
        "for number in range(10**6):\n"
        "    cache.put(Kept('nominatim', 'a', f'q{number}', {}, [number], number))\n"
        "    print(number, flush=True)\n"
    )
    with Popen([sys.executable, "-c", code, str(path)], stdout=PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(20)]
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    told = sum(line.endswith("\n") for line in said)
    kept = sorted(int(row.query[1:]) for row in Cache(path).all())
    assert kept[:told] == list(range(told))
    assert len(kept) in (told, told + 1)
    assert sqlite3.connect(path).execute("pragma integrity_check").fetchone() == ("ok",)
