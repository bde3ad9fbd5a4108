"""One report as it was found to its text: a pure function, which any worker can do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace

from geo.errors import ReportError
from geo.intake.encodings import decoded
from geo.intake.limits import LONGEST_TEXT, SECONDS, within
from geo.intake.mail import mail
from geo.intake.office import pdf, word
from geo.intake.pages import fragment, page
from geo.records import RawKind, RawReport


def _text(raw: RawReport) -> RawReport:
    """Return a text file's text, unchanged."""
    body = raw.body
    if isinstance(body, bytes):
        body = decoded(body, raw.where, raw.charset)
    if not body.strip() and not raw.title.strip():
        raise ReportError(raw.where, "empty: there is nothing to read")
    return replace(raw, body=body)


KINDS: dict[RawKind, tuple[str, Callable[[RawReport], RawReport]]] = {
    "text": ("text", _text),
    "fields": ("text", _text),
    "page": ("a web page", page),
    "fragment": ("an entry of a feed", fragment),
    "pdf": ("a PDF", pdf),
    "word": ("a Word file", word),
    "mail": ("a message", mail),
}
"""Every kind of report: its name, and what makes text of it."""


def converted(raw: RawReport) -> RawReport:
    """Return a report with its text: ``body`` is a string, ``kind`` is ``text`` or ``fields``.

    Parameters
    ----------
    raw
        A report as `find` gives it.

    Raises
    ------
    ReportError
        When no text can be taken out of it, whatever is wrong with it.
    """
    name, convert = KINDS[raw.kind]
    try:
        with nullcontext() if convert is _text else within(SECONDS, raw.where):
            made = convert(raw)
    except ReportError:
        raise
    except Exception as error:  # a broken file fails in a library in any way
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        reason = f"cannot be read as {name} ({said}): save its text alone"
        raise ReportError(raw.where, reason) from None
    if made.by and len(made.body) > LONGEST_TEXT:
        raise ReportError(raw.where, f"over {LONGEST_TEXT:,} characters: split it")
    return made
