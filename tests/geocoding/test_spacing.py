"""One request in a while to one host: by a clock of the test, and by real processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from geo.geocoding import spacing
from geo.geocoding.spacing import SPACING_S, Spacing
from tests.geocoding.stub import Clock

PROCESSES, TURNS, GAP_S = 3, 4, 0.3
CODE = """
import sys, time
from pathlib import Path
from geo.geocoding.spacing import Spacing
folder, gap = Path(sys.argv[1]), float(sys.argv[2])
turn = Spacing(folder, "geocoder.example:8080", time.time, time.sleep, gap)
for _ in range(int(sys.argv[3])):
    assert turn.wait()
    print(time.time(), flush=True)
"""


def turns(folder: Path, clock: Clock, host: str = "a.example") -> Spacing:
    return Spacing(folder, host, clock, clock.sleep)


def test_the_first_goes_at_once_and_the_next_waits(tmp_path: Path) -> None:
    clock = Clock()
    turn = turns(tmp_path, clock)
    assert turn.wait()
    clock.now += 0.4
    turn.wait()
    assert clock.slept == [0.7]


def test_another_line_to_the_same_host_waits_too_and_one_to_another_does_not(
    tmp_path: Path,
) -> None:
    clock = Clock()
    turns(tmp_path, clock).wait()
    turns(tmp_path, clock).wait()
    assert clock.slept == [SPACING_S]
    turns(tmp_path, clock, "b.example").wait()
    assert clock.slept == [SPACING_S]


@pytest.mark.parametrize("seconds", [-10_000, -1])
def test_a_clock_set_back_stalls_nobody(tmp_path: Path, seconds: float) -> None:
    clock = Clock()
    turns(tmp_path, clock).wait()
    clock.now += seconds
    turns(tmp_path, clock).wait()
    assert clock.slept == [SPACING_S]


@pytest.mark.parametrize("content", ["", "yesterday", "nan", "\x00\x00"])
def test_a_note_that_cannot_be_read_holds_nobody(tmp_path: Path, content: str) -> None:
    clock = Clock()
    turn = turns(tmp_path, clock)
    (tmp_path / "a.example.last").write_text(content)
    assert turn.wait()
    assert sum(clock.slept) <= SPACING_S


def test_a_turn_that_was_not_used_is_given_back(tmp_path: Path) -> None:
    clock = Clock()
    turn = turns(tmp_path, clock)
    turn.wait()
    turn.give_back()
    turn.wait()
    assert clock.slept == []
    turn.wait()
    assert clock.slept == [SPACING_S]


def test_a_host_makes_no_path(tmp_path: Path) -> None:
    turns(tmp_path / "in", Clock(), "../../etc/passwd:80").wait()
    assert {p.parent for p in tmp_path.rglob("*") if p.is_file()} == {tmp_path / "in"}


def test_a_queue_that_is_too_long_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacing, "QUEUE_S", 0.05)
    turn = turns(tmp_path, Clock())
    with FileLock(tmp_path / "a.example.lock"):
        assert turn.wait() is False
    assert turn.wait() is True


def test_processes_take_turns(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CODE, str(tmp_path), str(GAP_S), str(TURNS)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)
    ]
    said = [float(line) for p in running for line in p.communicate(timeout=60)[0].split()]
    assert len(said) == PROCESSES * TURNS
    said.sort()
    # what is printed is after the turn was taken: a process may be slow to say it
    assert said[-1] - said[0] >= GAP_S * (len(said) - 1) - GAP_S / 2
