"""Starts and stops a real Nominatim on the loopback interface.

The socket is bound here and handed to the server, so that no other process can take its port in
between. The server is a process of its own that is stopped by its id. Only the standard library is
used: the build starts servers too, with whatever Python it runs in.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

# The languages that the databases are imported with.
LANGUAGES = "en,ar"

START_SECONDS = 60.0
STOP_SECONDS = 10.0

# The variables that a server needs of its surroundings; no proxy, no settings of another Nominatim.
KEPT = ("PATH", "HOME", "TMPDIR")


class ServerError(Exception):
    """The server did not start; the message has its last words."""


@contextmanager
def serving(python: Path, dsn: str, *, seconds: float = START_SECONDS) -> Iterator[str]:
    """Serve a database of Nominatim for as long as the context lasts.

    Parameters
    ----------
    python
        The Python of an environment with ``nominatim-api``.
    dsn
        The database as Nominatim names it, such as ``sqlite:dbname=ranked.sqlite``.
    seconds
        How long it may take to start.

    Yields
    ------
    str
        The server's address, without a slash at its end.

    Raises
    ------
    ServerError
        When it stops, or does not say in time that its database is in order.
    """
    with (
        tempfile.TemporaryDirectory(prefix="nominatim-") as project,
        socket.socket() as listener,
        tempfile.TemporaryFile() as words,
    ):
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        process = _start(python, listener.fileno(), _variables(dsn), project, words)
        try:
            _await(process, url, words, seconds)
            yield url
        finally:
            _stop(process)


def sqlite(database: Path) -> str:
    """The name of an SQLite database for Nominatim."""
    return f"sqlite:dbname={database.resolve()}"


def get(url: str, seconds: float = 30.0) -> object:
    """The JSON under an address on the loopback interface, past any proxy.

    Raises
    ------
    OSError
        When there is no answer, or none that says 200.
    """
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(url, timeout=seconds) as answer:
        content: object = json.load(answer)
    return content


def _variables(dsn: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    ours = {"NOMINATIM_DATABASE_DSN": dsn, "NOMINATIM_LANGUAGES": LANGUAGES}
    return kept | ours | {"LC_ALL": "C.UTF-8"}


def _start(
    python: Path, listener: int, variables: dict[str, str], project: str, words: IO[bytes]
) -> subprocess.Popen[bytes]:
    factory = "nominatim_api.server.falcon.server:run_wsgi"
    options = ("--fd", str(listener), "--log-level", "warning", "--factory")
    return subprocess.Popen(
        [python, "-m", "uvicorn", *options, factory],
        cwd=project,
        env=variables,
        pass_fds=[listener],
        stdin=subprocess.DEVNULL,
        stdout=words,
        stderr=words,
    )


def _await(process: subprocess.Popen[bytes], url: str, words: IO[bytes], seconds: float) -> None:
    """Wait until the server says that its database is in order."""
    deadline = time.monotonic() + seconds
    reason = "it did not answer"
    while time.monotonic() < deadline and process.poll() is None:
        try:
            status = get(f"{url}/status?format=json", seconds=5)
        except (OSError, ValueError) as error:
            reason = f"{type(error).__name__}: {error}"
            time.sleep(0.05)
            continue
        if isinstance(status, dict) and status.get("status") == 0:
            return
        reason = f"its status is {status}"
        time.sleep(0.05)
    words.seek(0)
    last = words.read().decode(errors="replace").strip()[-2000:]
    message = f"Nominatim did not start: {reason}\n{last}"
    raise ServerError(message)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop this one process, with force if it does not listen."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
