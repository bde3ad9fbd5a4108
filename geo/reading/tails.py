"""What a site prints behind a report that was copied into one line.

"... He fled. Source: Agencies Related News Talks fail | Bomb kills ten Follow us on": titles of
other reports, and the site's own words. They tell of other attacks or of none, and are not read.
"""

from __future__ import annotations

import re

LEAST_BEFORE = 150
"""Code points of the report; what stands nearer to its beginning is its head."""

_TAIL = re.compile(
    r"""(?<=[.!?"”)…]\s)(?:
      (?:\.\.\.\s+)?\d{1,4}\s(?:Topic\s[^().]{3,80}\(\d+\)\s)?Related\s(?=[A-Z])
    | (?:\(?Source:?\s[A-Z][^.()]{1,60}?\)?\s)?(?:Related|Category)\sNews\s(?=[A-Z])
    | \(?Source:?\s[A-Z][^.()]{1,60}\)?(?:\s+Twitter)?\s*$
    | (?:\d{1,3}\s)?(?:MoreImage|Read\sAlso)\s*$
    | (?:Reporting\sby\s[A-Z][^.;]{3,80};\s)?(?:Editing\sby\s[A-Z][^.;:]{3,80}\s)?Our\sStandards:
    | Tags\s[A-Z][^.]{3,300}\sCommunity\sstandards
    | Launched\sin\s[A-Z]\w+\sin\s\d{4}\s)""",
    re.VERBOSE,
)
_GATE = re.compile(r"Related|Source|MoreImage|Read\sAlso|Our\sStandards|Community\s|Launched\sin")


def tail_of(text: str, start: int, end: int) -> int:
    """Return where the site's words behind a report begin, or its end.

    Parameters
    ----------
    text
        The text of the report.
    start, end
        Its first paragraph, with all that was copied into it.
    """
    if not _GATE.search(text, start, end):
        return end
    tail = _TAIL.search(text, start + LEAST_BEFORE, end)
    return tail.start() if tail else end
