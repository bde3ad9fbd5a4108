"""Text to paragraphs: every non-empty line is one, unless the whole text is hard-wrapped.

News text comes in two shapes. Mostly a line is a paragraph, a headline or a caption. Wire copy
and mail are wrapped at a fixed column: there a single line end is only a blank, and the sign
of it is that the first word of the next line would not have fitted on the line before.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

BLANKS = (
    "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u200e\u200f\u2060\ufeff"
)
"""What is trimmed from both ends of a quote: white space, and marks that show nothing."""

WRAP_WIDTHS = range(45, 101)
"""Columns at which people and programs wrap text."""
WRAPPED_LINES = 0.8
"""Share of lines that must not be wider than that."""
FULL_LINES = 0.6
"""Share of adjacent lines where the next word would not have fitted."""
LOWER_STARTS = 0.25
"""Share of adjacent lines where the second begins in lower case (text in capitals: exempt)."""
RAGGED = 8
"""Columns by which a line may fall short and still count as full when lines are joined."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_QUOTE_MARKS = re.compile(r"(?:>[^\S\n\r]*)+")


class Paragraph(NamedTuple):
    """One line, or the lines of one wrapped paragraph."""

    start: int
    """First code point of the words, past blanks and the ``>`` of a quoted message."""
    end: int
    """One past the last code point of the words."""
    line_start: int
    line_end: int
    """The whole lines, without the last line end."""
    alone: bool
    """An empty line, or the end of the text, follows."""


def paragraphs_of(text: str, start: int = 0) -> list[Paragraph]:
    r"""Return the paragraphs of a text from a position on, in order.

    Examples
    --------
    >>> [p[:2] for p in paragraphs_of("One line\n\n> two\n")]
    [(0, 8), (12, 15)]
    """
    lines = [line.span() for line in _LINE.finditer(text, start) if line[0].strip(BLANKS)]
    joined = _joins(text, lines)
    paragraphs = []
    first = 0
    for at, (_, end) in enumerate(lines):
        if joined[at]:
            continue
        after = lines[at + 1][0] if at + 1 < len(lines) else None
        alone = after is None or not _is_line_end(text, end, after)
        paragraphs.append(_paragraph(text, lines[first][0], end, alone=alone))
        first = at + 1
    return paragraphs


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without blanks at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(BLANKS))
    return start, max(start, end - len(piece) + len(piece.rstrip(BLANKS)))


def _paragraph(text: str, line_start: int, line_end: int, *, alone: bool) -> Paragraph:
    start, end = trim(text, line_start, line_end)
    if text.startswith(">", start):
        marks = _QUOTE_MARKS.match(text, start, end)
        start, end = trim(text, marks.end() if marks else start, end)
    return Paragraph(start, end, line_start, line_end, alone)


def _is_line_end(text: str, end: int, start: int) -> bool:
    """Whether no empty line stands between a line's end and the next line's start."""
    return start - end == 1 or (start - end == 2 and text[end:start] == "\r\n")


def _joins(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """For each line, whether the next one goes on with the same paragraph."""
    joins = [False] * len(lines)
    width = _wrap_width(text, lines)
    if width:
        for at, (line, after) in enumerate(pairwise(lines)):
            joins[at] = _goes_on(text, line, after, width)
    return joins


def _goes_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    if not _is_line_end(text, line[1], after[0]) or _indent(text, after) > _indent(text, line):
        return False
    lower = text[after[0] + _indent(text, after)].islower()
    return lower or _needed(text, line, after) > width - RAGGED


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Column at which the text is wrapped, or 0."""
    narrow = [end - start for start, end in lines if end - start < WRAP_WIDTHS.stop]
    if len(lines) < 3 or len(narrow) < WRAPPED_LINES * len(lines):
        return 0
    width = max(narrow)
    pairs = [
        (line, after) for line, after in pairwise(lines) if _is_line_end(text, line[1], after[0])
    ]
    full = sum(_needed(text, line, after) > width for line, after in pairs)
    lower = sum(text[after[0] + _indent(text, after)].islower() for _, after in pairs)
    capitals = text.isupper()
    reads_on = capitals or lower >= LOWER_STARTS * len(pairs)
    wrapped = len(pairs) >= 2 and full >= FULL_LINES * len(pairs) and reads_on
    return width if wrapped and width in WRAP_WIDTHS else 0


def _needed(text: str, line: tuple[int, int], after: tuple[int, int]) -> int:
    """Columns of the line, had it taken the next line's first word too."""
    word = text[after[0] : min(after[1], after[0] + WRAP_WIDTHS.stop)].split(None, 1)
    return line[1] - line[0] + 1 + (len(word[0]) if word else 0)


def _indent(text: str, line: tuple[int, int]) -> int:
    piece = text[line[0] : line[1]]
    return len(piece) - len(piece.lstrip(BLANKS))
