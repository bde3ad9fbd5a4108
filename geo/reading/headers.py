"""The small header of a text file, and how dates of publication are written.

A header is the run of ``key: value`` lines at the very top::

    title: ...
    publisher: ...
    published: 2024-02-07
    url: ...

in any order, with keys in any case, ended by an empty line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile

from geo.reading.paragraphs import trim
from geo.records import Span

KEYS = {
    "title": "title",
    "headline": "title",
    "publisher": "publisher",
    "source": "publisher",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
}
"""What may stand before the colon, and the field of `Document` that it means."""

MOST_LINES = 40
"""Lines of a header; more is no header."""

_LINE = re.compile(r"[^\S\n\r]*(\w+)[^\S\n\r]*:([^\n\r]*)(?:\r\n|\n|\r|\Z)")
_BLANK_LINE = re.compile(r"[^\S\n\r]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Header:
    """What is said of a report beside its words."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    """As written; see `day_of`."""
    title_span: Span | None = None
    """Where the title stands; None when there is none."""
    span: Span | None = None
    """The header lines, without the last line end; None when there are none."""

    @property
    def end(self) -> int:
        """Where the report itself begins to be looked for."""
        return self.span.end if self.span else 0


def header_of(text: str) -> Header:
    r"""Return the header at the top of a text; an empty one where there is none.

    Where a key stands twice, the first value counts. Keys that mean nothing here are passed
    over when the lines end with an empty line; else the first of them ends the header.

    Examples
    --------
    >>> header = header_of("Title: Two shells land\nDate: 2024-02-07\n\nTwo shells landed.")
    >>> header.title, header.published
    ('Two shells land', '2024-02-07')
    """
    lines = _header_lines(text)
    if not lines:
        return Header()
    spans: dict[str, tuple[int, int]] = {}
    for line in lines:
        if field := KEYS.get(line[1].casefold()):
            spans.setdefault(field, trim(text, line.start(2), line.end(2)))
    values = {field: text[start:end] for field, (start, end) in spans.items()}
    return Header(
        title=values.get("title", ""),
        publisher=values.get("publisher", ""),
        url=values.get("url", ""),
        published=values.get("published", ""),
        title_span=Span(*spans["title"]) if values.get("title") else None,
        span=Span(lines[0].start(), lines[-1].end(2)),
    )


def _header_lines(text: str) -> list[re.Match[str]]:
    at = 0
    while blank := _BLANK_LINE.match(text, at):
        at = blank.end()
    lines: list[re.Match[str]] = []
    while at < len(text) and len(lines) < MOST_LINES and (line := _LINE.match(text, at)):
        lines.append(line)
        at = line.end()
    known = list(takewhile(lambda line: line[1].casefold() in KEYS, lines))
    return lines if known and _BLANK_LINE.match(text, at) else known


def day_of(value: str) -> date:
    """Return the day of an ISO 8601 date, or of a time as its own clock shows it.

    Raises
    ------
    ValueError
        When it is neither.

    Examples
    --------
    >>> day_of("2024-02-07T23:30:00-05:00")
    datetime.date(2024, 2, 7)
    """
    return datetime.fromisoformat(value.strip()).date()
