"""When a service is left in peace, by a clock of the test."""

from __future__ import annotations

from geo.geocoding.breaker import FAILURES, LONGEST_S, PAUSE_S, Breaker
from tests.geocoding.stub import Clock


def failed(breaker: Breaker, times: int = FAILURES) -> None:
    for _ in range(times):
        breaker.failed()


def test_it_opens_after_failures_in_a_row_only() -> None:
    breaker = Breaker(Clock())
    for _ in range(10):
        failed(breaker, FAILURES - 1)
        breaker.succeeded()
    assert not breaker.is_open
    failed(breaker)
    assert breaker.is_open


def test_pauses_double_and_an_answer_ends_that() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    failed(breaker)
    for factor in (1, 2, 4):
        clock.now += factor * PAUSE_S - 1
        assert breaker.is_open
        clock.now += 2
        assert not breaker.is_open
        failed(breaker, 1)  # one is enough after a pause
    breaker.succeeded()
    clock.now += LONGEST_S
    failed(breaker, FAILURES - 1)
    assert not breaker.is_open


def test_the_longest_pause_is_an_hour() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    failed(breaker)
    for _ in range(20):
        clock.now += LONGEST_S + 1
        assert not breaker.is_open
        failed(breaker, 1)


def test_a_wait_that_the_service_names_is_kept() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.pause(7)
    clock.now += PAUSE_S - 1
    assert breaker.is_open, "at least the usual pause"
    clock.now += 2
    assert not breaker.is_open
    breaker.pause(600)
    breaker.pause(1)
    clock.now += 599
    assert breaker.is_open


def test_forbidden_is_for_the_whole_run() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.forbid()
    clock.now += 10**9
    breaker.succeeded()
    assert breaker.is_open
