"""Builds the test server from nothing, and compares its two kinds of database.

    python3 -m tests.geocoding.nominatim.build              builds what is missing or out of date
    python3 -m tests.geocoding.nominatim.build --compare    imports anew, compares with SQLite

Run it at the top of the repository, as root or as an ordinary user. Any Python from 3.11 on will
do; it needs nothing but the standard library, and Debian's packages, which it names when they are
missing. README.md beside this file says what comes out.
"""

from __future__ import annotations

import argparse
import fcntl
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.geocoding.nominatim import environment, importing
from tests.geocoding.nominatim.cluster import Cluster, cluster
from tests.geocoding.nominatim.compare import compare
from tests.geocoding.nominatim.environment import BuildError, say
from tests.geocoding.nominatim.folder import DEFAULT, VARIANTS, Folder, Variant, digest
from tests.geocoding.nominatim.osm import features
from tests.geocoding.nominatim_server import ServerError, serving, sqlite


def main() -> int:
    """Read the command line and build; 0 when all is well, 1 when not."""
    parser = argparse.ArgumentParser(description="Build the Nominatim that the tests ask.")
    parser.add_argument("--folder", type=Path, default=DEFAULT, help="where it goes")
    parser.add_argument(
        "--compare", action="store_true", help="import anew and compare PostgreSQL with SQLite"
    )
    options = parser.parse_args()
    # A terminated build still stops its PostgreSQL and removes its folder.
    signal.signal(signal.SIGTERM, _stop)
    try:
        with _alone(options.folder) as folder:
            return build(folder, comparing=options.compare)
    except (BuildError, ServerError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


def build(folder: Folder, *, comparing: bool) -> int:
    """Make whatever is missing; import and compare if that is wanted.

    Returns
    -------
    int
        0, or 1 when the answers of the two kinds of database differ.

    Raises
    ------
    BuildError
        When a program fails or Debian's packages are missing.
    """
    if not (comparing or folder.fault()):
        say(f"the test server in {folder.path.name} is up to date")
        return 0
    environment.require_packages()
    # The log is of this run alone.
    folder.log.write_text("", encoding="utf-8")
    with timed("the server's environment"):
        environment.ensure(folder)
    converting = not folder.built()
    if not (converting or comparing):
        return 0
    if converting:
        folder.stamp.unlink(missing_ok=True)
    same = True
    with cluster(folder.log) as server:
        for variant in VARIANTS:
            _make(folder, server, variant, converting=converting)
            same = (not comparing or _compare(folder, server, variant)) and same
    folder.stamp.write_text(digest(), encoding="utf-8")
    return 0 if same else 1


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say how long a step took."""
    start = time.monotonic()
    yield
    say(f"{what}: {time.monotonic() - start:.1f} s")


def _make(folder: Folder, server: Cluster, variant: Variant, *, converting: bool) -> None:
    with timed(f"{variant}: import into PostgreSQL"):
        importing.prepare(folder, server, variant)
    if converting:
        with timed(f"{variant}: conversion to SQLite"):
            importing.convert(folder, server, variant)


def _compare(folder: Folder, server: Cluster, variant: Variant) -> bool:
    """Whether both kinds of database answer alike, and answer at all."""
    with (
        timed(f"{variant}: comparison"),
        serving(folder.python, server.dsn) as first,
        serving(folder.python, sqlite(folder.database(variant))) as second,
    ):
        result = compare(first, second)
    say(
        f"{variant}: {result.asked} questions, {result.answered} with an answer, "
        f"{len(result.differences)} answered differently by PostgreSQL and SQLite"
    )
    for line in result.differences:
        say(line)
    # Two servers that know nothing agree as well.
    return not result.differences and result.answered >= len(features())


@contextmanager
def _alone(path: Path) -> Iterator[Folder]:
    """Only one build at a time works in a folder; a second one waits."""
    path.mkdir(parents=True, exist_ok=True)
    # Wherever the folder is put, git takes nothing of it: it holds OpenStreetMap's rows.
    (path / ".gitignore").write_text("*\n", encoding="utf-8")
    with (path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Folder(path.resolve())


def _stop(number: int, frame: FrameType | None) -> None:
    del frame
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
