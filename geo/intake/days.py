"""The day of publication as metadata say it: as the clock of the place of publication shows it.

What a person wrote into a header or a table must be right, or an anchor would be lost unseen.
What a machine wrote into a page is taken when it can be, and told when it cannot.
"""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)
"""No report that is read was published outside of these. Today is not asked for."""

LONGEST_SHOWN = 40
"""Code points of a value that a note repeats."""


def day_said(value: str) -> tuple[str, tuple[str, ...]]:
    """Return the day that metadata say, as ISO 8601, and a note where they say none.

    Examples
    --------
    >>> day_said("Wed, 07 Feb 2024 23:30:00 -0500")
    ('2024-02-07', ())
    >>> day_said("0001-01-01T00:00:00Z")
    ('', ('published "0001-01-01T00:00:00Z" is no day of a report: not taken',))
    """
    value = " ".join(value.split())
    if not value:
        return "", ()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            day = parse(value).date()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if plausible(day):
            return day.isoformat(), ()
    return "", (f'published "{value[:LONGEST_SHOWN]}" is no day of a report: not taken',)


def plausible(day: date) -> bool:
    """Whether a report can have been published on a day."""
    return EARLIEST <= day <= LATEST
