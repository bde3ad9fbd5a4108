"""What services have answered, kept from run to run in one SQLite file.

Each answer is committed before the next request is sent, so a run that is killed has lost nothing
and the next one goes on where it stopped. The key is everything that makes the answer: service,
address, words, countries and the other arguments. Only answers are kept, "no such name" among
them; a failure is none. An answer that is too old is asked for again, and serves while that is
not possible.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from logging import getLogger
from pathlib import Path
from typing import Any, NamedTuple

from geo.errors import OutputError
from geo.gazetteer.bundle import data_folder

FOUND_DAYS, EMPTY_DAYS = 180, 14
"""How long an answer holds: places stay, and a name may be added to a map any day."""
BUSY_SECONDS = 10
_DAY = 86_400
_NEVER = (1 << 63) - 1
_TABLE = """
create table if not exists answers (
    key text primary key,
    service text not null,
    address text not null,
    query text not null,
    parameters text not null,
    places text not null,
    retrieved integer not null
) without rowid
"""
log = getLogger("strikemap")


class Kept(NamedTuple):
    """A kept answer."""

    service: str
    address: str
    query: str
    """The words that were sent."""
    parameters: Mapping[str, Any]
    """What else was sent, countries among it; never a key."""
    places: list[Any]
    """The places as the service gave them; empty where it knows none."""
    retrieved: int
    """Seconds since 1970, in UTC."""

    def fresh(self, now: float) -> bool:
        """Whether it needs not be asked for again."""
        return now - self.retrieved < _DAY * (FOUND_DAYS if self.places else EMPTY_DAYS)

    @property
    def day(self) -> str:
        """Day of retrieval in ISO 8601, UTC."""
        return datetime.fromtimestamp(self.retrieved, UTC).date().isoformat()


def cache_path() -> Path:
    """Return where the cache lies: in the user's data folder (``STRIKEMAP_DATA``)."""
    return data_folder() / "geocoder" / "answers.sqlite"


class Cache:
    """The file, opened.

    Parameters
    ----------
    path
        Made where it is missing. A damaged file is put aside with a word, and not deleted.

    Raises
    ------
    OutputError
        When it can be neither opened nor made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._open = _opened(path)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # not damaged: locked, forbidden
                    raise
                aside = path.with_suffix(".damaged")
                path.replace(aside)
                log.warning("%s: damaged (%s); put aside as %s", path, error, aside.name)
                self._open = _opened(path)
        except (OSError, sqlite3.Error) as error:
            message = f"{path}: the geocoder's cache cannot be opened ({error}); set STRIKEMAP_DATA"
            raise OutputError(message) from error

    def close(self) -> None:
        """Close the file; what was put is there already."""
        self._open.close()

    def get(
        self, service: str, address: str, query: str, parameters: Mapping[str, Any]
    ) -> Kept | None:
        """Return the kept answer to a question, however old, or None."""
        key = _key(service, address, query, parameters)
        rows = self._rows("where key = ?", key)
        return next(rows, None)

    def put(self, kept: Kept) -> None:
        """Keep an answer; it is on the disk when this returns."""
        key = _key(kept.service, kept.address, kept.query, kept.parameters)
        values = (
            key, kept.service, kept.address, kept.query, _dumped(kept.parameters),
            _dumped(kept.places), kept.retrieved,
        )  # fmt: skip
        self._open.execute("insert or replace into answers values (?, ?, ?, ?, ?, ?, ?)", values)

    def all(self) -> Iterator[Kept]:
        """Read every answer, in the order of the keys."""
        return self._rows("order by key")

    def clear(self, *, older_than: int | None = None) -> int:
        """Forget all answers, or those retrieved before a second; how many they were."""
        before = _NEVER if older_than is None else older_than
        return self._open.execute("delete from answers where retrieved < ?", (before,)).rowcount

    def _rows(self, condition: str, *values: str) -> Iterator[Kept]:
        fields = "service, address, query, parameters, places, retrieved"
        statement = f"select {fields} from answers {condition}"
        for service, address, query, parameters, places, retrieved in self._open.execute(
            statement, values
        ):
            yield Kept(
                service, address, query, json.loads(parameters), json.loads(places), retrieved
            )


def stats(path: Path) -> dict[str, Any]:
    """Say what a cache holds: answers, those of names unknown, services, days, size in bytes."""
    with closing(Cache(path)) as cache:
        days, services, empty = [], [], 0
        for kept in cache.all():
            days.append(kept.day)
            services.append(kept.service)
            empty += not kept.places
    return {
        "answers": len(days),
        "empty": empty,
        "services": {name: services.count(name) for name in sorted(set(services))},
        "oldest": min(days, default=""),
        "newest": max(days, default=""),
        "bytes": path.stat().st_size,
    }


def _opened(path: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)  # commits at once
    try:
        path.chmod(0o600)  # what a newsroom asks for is its own affair
        opened.execute("pragma journal_mode=wal")
        opened.execute("pragma synchronous=full")  # a power cut loses no answer either
        opened.execute(_TABLE)
    except BaseException:
        opened.close()
        raise
    return opened


def _key(service: str, address: str, query: str, parameters: Mapping[str, Any]) -> str:
    """Everything that makes the answer; services do not tell capitals apart."""
    return _dumped([service, address.lower(), query.casefold(), parameters])


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
