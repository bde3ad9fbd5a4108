"""Lines that the width of a page or message has broken, joined to paragraphs again.

A line end is one of the author's where the next word would still have fitted on the line. Without
this, each line of a PDF would be a sentence of its own.
"""

from __future__ import annotations

import re

NARROWEST = 40
WIDEST = 160
"""Code points of a broken line; where the longest lines are longer, none is broken."""
RAGGED = 0.85
"""Share of the width that a full line has: letters of print differ in width."""
OFTEN = 0.9
"""Share of the lines that are no wider than the width: a table or an address may be."""

_HYPHENATED = re.compile(r"[^\W\d_]-$")


def unwrapped(text: str) -> str:
    r"""Return the text with the lines of each paragraph joined.

    Examples
    --------
    >>> unwrapped("Two rockets fell beside the old mill on the ed-\nge of it.\nNobody was hurt.")
    'Two rockets fell beside the old mill on the edge of it.\nNobody was hurt.'
    """
    lines = [line.rstrip() for line in text.splitlines()]
    width = _width(lines)
    if not width:
        return "\n".join(lines)
    made: list[str] = []
    open_ended = False
    for at, line in enumerate(lines):
        words = line.strip()
        if open_ended and words:
            made[-1] = _joined(made[-1], words)
        else:
            made.append(words)
        following = lines[at + 1].split(maxsplit=1) if at + 1 < len(lines) else []
        open_ended = bool(
            words and following and len(line) + 1 + len(following[0]) > RAGGED * width
        )
    return "\n".join(made)


def _width(lines: list[str]) -> int:
    """Return the width of the page in code points; 0 where lines are paragraphs."""
    lengths = sorted(len(line) for line in lines if len(line) >= NARROWEST)
    width = lengths[int(OFTEN * (len(lengths) - 1))] if lengths else 0
    return width if width <= WIDEST else 0


def _joined(before: str, after: str) -> str:
    """Join two lines; a hyphen before a small letter parted a word."""
    if _HYPHENATED.search(before):
        return before[:-1] + after if after[0].islower() else before + after
    return f"{before} {after}"
