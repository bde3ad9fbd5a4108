"""Which column, or key, of a table holds what of a report; and one row as a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from geo.errors import ReportError
from geo.intake.limits import LARGEST, too_large
from geo.records import RawReport


@dataclass(frozen=True)
class Columns:
    """Names of columns; those that are empty have the names in `USUAL`."""

    text: str = ""
    title: str = ""
    id: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""


USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "title": ("title",),
    "id": ("id",),
    "publisher": ("publisher", "source"),
    "url": ("url",),
    "published": ("published",),
}
"""Names that are looked for where the user gives none, the first that says something."""


@cache
def names_of(columns: Columns) -> Mapping[str, tuple[str, ...]]:
    """Return the names to look for, by field of a report."""
    given = {field.name: getattr(columns, field.name) for field in fields(columns)}
    return {field: (name,) if name else USUAL[field] for field, name in given.items()}


def refuse_missing(columns: Columns, present: list[str], where: str) -> None:
    """Refuse a table that has not the columns that the user named, or none with text.

    Raises
    ------
    ReportError
        The line names the columns that are there.
    """
    named = [name for name in vars(columns).values() if name and name not in present]
    if not named and (columns.text or "text" in present):
        return
    lacking = ", ".join(named or ["text"])
    there = ", ".join(present[:20]) or "none"
    reason = f"no column {lacking} (it has: {there}): name it with --text-column"
    raise ReportError(where, " ".join(reason.split()))


def raw_report(row: Mapping[str, Any], where: str, columns: Columns) -> RawReport:
    """Return a row as a report.

    Raises
    ------
    ReportError
        When it has no text, or a value is no text.
    """
    found = {field: _string(row, names, field, where) for field, names in names_of(columns).items()}
    text = found.pop("text")
    if not text.strip() and not found["title"].strip():
        raise ReportError(where, "empty: neither text nor title")
    if len(text) > LARGEST:
        raise too_large(where, len(text))
    return RawReport(
        where,
        "fields",
        text,
        id=found["id"],
        title=found["title"],
        publisher=found["publisher"],
        url=found["url"],
        published=found["published"],
    )


def _string(row: Mapping[str, Any], names: tuple[str, ...], field: str, where: str) -> str:
    """Return the value of a field; a number or day is taken as written."""
    name = next((name for name in names if row.get(name)), names[0])
    found = row.get(name)
    if field != "text":
        if found is None:
            return ""
        if isinstance(found, int | float) and not isinstance(found, bool):
            return str(found)
        if isinstance(found, date):  # a time is one too
            return found.isoformat()
    if not isinstance(found, str):
        reason = f'"{name}" is {"missing" if found is None else "not a string"}: give it as text'
        raise ReportError(where, reason)
    try:
        found.encode()
    except UnicodeEncodeError as error:
        reason = f'"{name}" has half a character (lone surrogate at {error.start}): mend it'
        raise ReportError(where, reason) from None
    return found
