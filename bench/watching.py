"""Run a command, and see how long it takes, what it computes, and what memory it has in all.

Memory is the proportional set size of the process and all below it, added up, twice a second: a
page that several of them share counts once. A system that does not tell it gives the resident size.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

LOOK_SECONDS = 0.5


@dataclass(frozen=True)
class Seen:
    """What a command needed."""

    seconds: float
    """By the clock."""
    cpu_seconds: float
    """Of all its processes that ended in order."""
    peak_mb: float
    """Most memory of all processes at one time."""
    processes: int
    """Most of them at one time."""


def watched(
    command: Sequence[str | Path], at: Callable[[psutil.Process], None] | None = None
) -> Seen:
    """Run a command to its end.

    Parameters
    ----------
    command
        What is run; its output is dropped, its errors are shown.
    at
        Called with the process every half second.

    Raises
    ------
    CalledProcessError
        When it fails.
    """
    before = os.times()
    began = perf_counter()
    peak, most = 0.0, 0
    running = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL)
    tree = psutil.Process(running.pid)
    while running.poll() is None:
        family = [tree, *_below(tree)]
        peak = max(peak, sum(map(_memory, family)) / 1e6)
        most = max(most, len(family))
        if at:
            at(tree)
        try:
            running.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    seconds = perf_counter() - began
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, running.args)
    after = os.times()
    cpu = after.children_user + after.children_system
    return Seen(seconds, cpu - before.children_user - before.children_system, peak, most)


def busiest_below(tree: psutil.Process) -> psutil.Process | None:
    """Return the process below that has computed most: a worker, and no watchman."""
    return max(_below(tree), key=_computed, default=None)


def _below(tree: psutil.Process) -> list[psutil.Process]:
    try:
        return tree.children(recursive=True)
    except psutil.Error:
        return []


def _computed(process: psutil.Process) -> float:
    try:
        return float(process.cpu_times().user)
    except psutil.Error:
        return 0.0


def _memory(process: psutil.Process) -> float:
    try:
        full = process.memory_full_info()
        return float(getattr(full, "pss", full.rss))
    except psutil.Error:  # it has just ended
        return 0.0
