"""Which reports were read before: the same text from two files is one report with two sources.

What was seen is kept in a private database that moves to the disk as it grows, so that memory
stays bounded for any number of reports.
"""

from __future__ import annotations

import sqlite3

from geo.errors import ReportError, SameTextError
from geo.intake import shown

LONGEST_SHOWN = 40
"""Code points of an id that an error repeats."""


class Seen:
    """Ids of reports, with what they stood for and where they came first."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # temporary, and of this process
        self._db.execute("PRAGMA journal_mode = OFF")  # nothing of it is ever taken back
        self._db.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, text TEXT, place TEXT)")
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Forget all of it."""
        self._db.close()

    def refusal(self, name: str, text: str, where: str) -> ReportError | None:
        """Note a report, and return why it is not one more: None for a new one.

        Parameters
        ----------
        name
            Its id.
        text
            What tells its text from others, such as a checksum.
        where
            Where it stands.

        Returns
        -------
        SameTextError where its text came before; another `ReportError` where only its id did.
        """
        added = self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (name, text, where))
        if added.rowcount:
            return None
        query = "SELECT text, place FROM seen WHERE id = ?"
        before, place = self._db.execute(query, (name,)).fetchone()
        if before == text:
            return SameTextError(where, f"same text as {place}; one report with two sources")
        said = shown(name[:LONGEST_SHOWN])
        reason = f'id "{said}" was already used in {place}: give every report its own'
        return ReportError(where, reason)
