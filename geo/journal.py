"""What a run has done so far, on the disk: so that it can be stopped by anything and go on.

One SQLite file in the folder of the results. ``work`` holds what came out of a report, under a
checksum of the report itself, so that a file that has moved is known again and a file that has
changed is not. ``run`` holds the order of this run. A run that ends well removes the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Literal

from geo.errors import OutputError
from geo.export.lines import dumped

OutcomeKind = Literal["done", "none found", "failed", "same text", "not read: language"]

COMMIT_SECONDS = 0.5
"""Work that a power cut may cost."""

_TABLES = """
CREATE TABLE IF NOT EXISTS state (value TEXT);
CREATE TABLE IF NOT EXISTS work (key TEXT PRIMARY KEY, facts TEXT, line TEXT);
CREATE TABLE IF NOT EXISTS run (
    seq INTEGER PRIMARY KEY, key TEXT, id TEXT, lined INTEGER, facts TEXT
);
CREATE TABLE IF NOT EXISTS copies (id TEXT, source TEXT);
CREATE INDEX IF NOT EXISTS copies_of ON copies (id);
DELETE FROM run;
DELETE FROM copies;
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report."""

    where: str
    """Where it stands, as one printable line."""
    outcome: OutcomeKind
    reason: str = ""
    """Why nothing came of it, and what to do."""
    key: str = ""
    """sha256 of the report as it was found; empty where nothing could be found."""
    id: str = ""
    text: str = ""
    """Checksum of its text."""
    title: str = ""
    name: str = ""
    """What a person knows it by: its title, else its first words."""
    publisher: str = ""
    url: str = ""
    published: str | None = None
    language: str = ""
    incidents: int = 0
    by: str = ""
    """Library and version that made its text."""
    notes: tuple[str, ...] = ()
    line: str = ""
    """Its records as a line of JSON."""
    remarks: tuple[str, ...] = ()
    """Lines that were asked for about it."""
    size: int = 0
    """Bytes of the input that it stood for."""

    @property
    def lined(self) -> bool:
        """Whether it gives a line of records."""
        return self.outcome not in UNLINED

    @property
    def failed(self) -> bool:
        """Whether the user has something to do about it."""
        return self.outcome == "failed"


REPORTED = (
    "where", "outcome", "reason", "id", "title", "publisher", "url", "published", "language",
    "incidents", "by", "notes",
)  # fmt: skip
"""What a run report says of a report, beside the checksum."""

UNLINED = frozenset({"failed", "same text"})
"""Outcomes that give no line of records."""

_OF_THE_RUN = frozenset({"where", "line", "remarks", "size"})
"""What does not belong to the report itself, or has a column of its own."""


class Journal:
    """The file of a run, held by one process at a time.

    Parameters
    ----------
    path
        The file; made when missing.
    state
        What the results depend on beside the reports. What was done under another state is
        dropped.

    Raises
    ------
    OutputError
        When another run holds it, or it cannot be written.
    """

    def __init__(self, path: Path, state: str):
        self.path = path
        self.resumed = 0
        """Reports whose work was there already."""
        try:
            self._db = _opened(path)
            self._begin(state)
        except sqlite3.Error as error:
            if "locked" in str(error):
                message = f"{path.parent}: another run is writing there; wait for it to end"
            else:
                message = f"{path}: cannot be used ({error}); remove it and begin anew"
            raise OutputError(message) from error
        self._seq = 0
        self._ended = False
        self._committed = monotonic()

    def _begin(self, state: str) -> None:
        self._db.executescript(f"BEGIN EXCLUSIVE; {_TABLES}")
        found = self._db.execute("SELECT value FROM state").fetchone()
        self.dropped = found is not None and found != (state,)
        """Whether an interrupted run was of other options or another version."""
        if found != (state,):
            self._db.execute("DELETE FROM work")
            self._db.execute("DELETE FROM state")
            self._db.execute("INSERT INTO state VALUES (?)", (state,))
        self.before: int = self._db.execute("SELECT count(*) FROM work").fetchone()[0]
        """Reports done by the run that was interrupted."""

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._ended:
            return
        try:
            if self._db.in_transaction:  # Ctrl-C may have come between two of them
                self._db.execute("COMMIT")
        except sqlite3.Error as fault:
            if error is None:  # else what went wrong first is told
                raise self._fault(fault) from fault
        finally:
            self._db.close()

    def _fault(self, error: sqlite3.Error) -> OutputError:
        return OutputError(f"{self.path}: cannot be written ({error}); run again when it can")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Tell in a line of a file that was damaged since it was opened, or by its disk."""
        try:
            yield
        except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
            message = f"{self.path}: is damaged ({error}); remove it and begin anew"
            raise OutputError(message) from error

    def kept(self, key: str) -> Outcome | None:
        """Return what came of a report before, without its line; None when it is to be done.

        Raises
        ------
        OutputError
            When the file is damaged; `outcomes` and `lines` tell it too.
        """
        if not self.before:
            return None
        with self._reading():
            found = self._db.execute("SELECT facts FROM work WHERE key = ?", (key,)).fetchone()
            if found is None:
                return None
            self.resumed += 1
            facts = json.loads(found[0])
            return Outcome(where="", **{**facts, "notes": tuple(facts["notes"])})

    def add(self, outcome: Outcome) -> None:
        """Note what came of the next report of this run.

        Raises
        ------
        OutputError
            When the disk is full, or the file cannot be written any more.
        """
        try:
            self._add(outcome)
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _add(self, outcome: Outcome) -> None:
        if outcome.line and outcome.lined:
            row = (outcome.key, _facts(outcome), outcome.line)
            self._db.execute("INSERT OR IGNORE INTO work VALUES (?, ?, ?)", row)
        self._db.execute(
            "INSERT INTO run VALUES (?, ?, ?, ?, ?)",
            (self._seq, outcome.key, outcome.id, outcome.lined, _said(outcome)),
        )
        self._seq += 1
        if outcome.outcome == "same text":
            source = json.dumps([outcome.title, outcome.publisher, outcome.url, outcome.published])
            self._db.execute("INSERT INTO copies VALUES (?, ?)", (outcome.id, source))
        if monotonic() - self._committed > COMMIT_SECONDS:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN EXCLUSIVE")
            self._committed = monotonic()

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what came of the reports of this run, in their order, without their lines."""
        with self._reading():
            for (facts,) in self._db.execute("SELECT facts FROM run ORDER BY seq"):
                found = json.loads(facts)
                yield Outcome(**{**found, "notes": tuple(found["notes"]), "remarks": ()})

    def lines(self) -> Iterator[str]:
        """Yield the records of the reports of this run, in their order, a line of JSON each."""
        query = (
            "SELECT run.id, work.line FROM run JOIN work ON work.key = run.key"
            " WHERE lined ORDER BY seq"
        )
        with self._reading():
            any_copy = self._db.execute("SELECT 1 FROM copies LIMIT 1").fetchone()
            for name, line in self._db.execute(query):
                yield self._with_copies(name, line) if any_copy else line

    def _with_copies(self, name: str, line: str) -> str:
        """Return a line in which every incident names the other places its text was found at."""
        found = self._db.execute("SELECT source FROM copies WHERE id = ? ORDER BY rowid", (name,))
        names = ("title", "publisher", "url", "published")
        more: list[dict[str, Any]] = [
            {"document": name, **dict(zip(names, json.loads(source), strict=True))}
            for (source,) in found
        ]
        if not more:
            return line
        value = json.loads(line)
        for incident in value["incidents"]:
            for source in more:
                if source not in incident["sources"]:
                    incident["sources"].append(source)
        return dumped(value)

    def remove(self) -> None:
        """Close the journal of a run that has ended well, and delete it."""
        self._ended = True
        self._db.close()  # what is not committed goes with the rest: a full disk does not matter
        self.path.unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=0, isolation_level=None)
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    db.execute("PRAGMA synchronous = FULL")
    return db


_FIELDS = tuple(f.name for f in fields(Outcome))
_FACTS = tuple(name for name in _FIELDS if name not in _OF_THE_RUN)


def _facts(outcome: Outcome) -> str:
    return dumped({name: getattr(outcome, name) for name in _FACTS})


def _said(outcome: Outcome) -> str:
    """Return all of an outcome but what stands in a column of its own."""
    said = {name: getattr(outcome, name) for name in _FIELDS}
    return dumped({**said, "line": "", "remarks": []})


def report_line(outcome: Outcome) -> dict[str, Any]:
    """Return what a run report says of one report, as JSON values."""
    said = {name: getattr(outcome, name) for name in REPORTED}
    return {**said, "notes": list(outcome.notes), "sha256": outcome.key}
