"""Libraries that only some kinds of input need, and the one line that says how to get them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import version
from types import ModuleType

from geo.errors import ReportError

EXTRA = {
    "trafilatura": ("intake", "trafilatura", "web pages"),
    "pypdf": ("intake", "pypdf", "PDF files"),
    "docx": ("intake", "python-docx", "Word files"),
    "feedparser": ("intake", "feedparser", "RSS and Atom feeds"),
    "warcio": ("intake", "warcio", "WARC archives"),
    "pyarrow": ("parquet", "pyarrow", "Parquet files"),
}
"""Module -> the extra of strikemap that brings it, its distribution, what it is needed for."""


def needed(module: str, where: str) -> ModuleType:
    """Import a library of an extra, or one of its modules.

    Raises
    ------
    ReportError
        When it is not installed; the line holds the command that installs it.
    """
    top = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != top:
            raise  # it is installed and lacks something itself
        extra, distribution, kind = EXTRA[top]
        reason = f"{kind} need {distribution}: pip install 'strikemap[{extra}]'"
        raise ReportError(where, reason) from None


@cache
def made_by(module: str) -> str:
    """Return distribution and version, without which offsets in its text cannot be checked."""
    distribution = EXTRA[module][1]
    return f"{distribution} {version(distribution)}"
