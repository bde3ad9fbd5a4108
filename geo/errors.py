"""Everything that can go wrong for a caller, one tree.

StrikemapError
├── UsageError         the call or the command line is wrong
├── ReportError        a report cannot be read; the others still are
│   └── SameTextError       it was read before, and is one more source of that report
├── GazetteerError     a gazetteer table is broken, with file and row
├── OutputError        a file cannot be written
└── EngineError        workers cannot be had, or were lost

Every message is one line: what is wrong, with the value, and what to do about it.
"Not found" is never an error: an unresolved name is a `Place` of precision ``unknown``.
"""

from __future__ import annotations


class StrikemapError(Exception):
    """Base of all errors that strikemap raises on purpose."""


class UsageError(StrikemapError):
    """The call is wrong: a path that does not exist, two options that exclude each other."""


class ReportError(StrikemapError):
    """One report cannot be read.

    Parameters
    ----------
    where
        File, or file and line, that could not be read.
    reason
        What is wrong with it and what to do.
    """

    def __init__(self, where: str, reason: str):
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReportError], tuple[str, str]]:
        # an exception is pickled with its message alone, which is one argument too few here
        return type(self), (self.where, self.reason)


class SameTextError(ReportError):
    """A report's text was read before: one report with two sources, and no failure."""


class GazetteerError(StrikemapError):
    """A table of the gazetteer is missing or broken; the message names file and row."""


class OutputError(StrikemapError):
    """A file cannot be written; the message names it and the remedy."""


class EngineError(StrikemapError):
    """Workers cannot be had, were lost, or are not of this version."""
