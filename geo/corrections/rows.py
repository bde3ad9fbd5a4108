"""Rows of corrections.csv as records: each is checked by itself, a bad one costs only itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from geo.corrections.sheet import read_sheet
from geo.corrections.values import FIELDS, PAIRS, parsed, point, text
from geo.records import Correcting, Correction, Evidence, Incident

MOST_EVIDENCE = 20
"""Sentences by which an incident is known again; a series may have hundreds."""
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")
SHORTEST_QUOTE = 12
"""Fewer letters are found again in any report."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence by which an incident is known again: where it stood, and its words."""

    text: str
    document: str = ""
    """Id of the report, which is the hash of its text unless one was given; empty: any."""
    start: int = 0
    end: int = 0
    part: str = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """One correction: what a person wants changed, in which incident, and why."""

    number: int
    """Row of the file as a spreadsheet counts; 0 for what a record brings with it."""
    action: Correcting
    author: str
    day: date
    reason: str
    id: str = ""
    evidence: tuple[Quote, ...] = ()
    field: str = ""
    """One of `geo.corrections.values.FIELDS`; ``point`` of a move."""
    value: str = ""
    other: str = ""
    """Id of the incident to join with, or of the one that is split off."""
    other_evidence: tuple[Quote, ...] = ()

    @property
    def where(self) -> str:
        """How the row is named to its author."""
        return f"row {self.number} ({self.action} {self.field or self.other or self.id})"

    def recorded(self, old: str = "") -> Correction:
        """Return the correction as the incident keeps it."""
        field = "" if self.action == "move" else self.field
        return Correction(
            self.action, field, old, self.value, self.author, self.day, self.reason, self.other
        )


def read_rows(path: Path) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Read a file of corrections.

    Returns
    -------
    rows, problems
        What can be applied, in the order of the file; one line for each row that cannot.

    Raises
    ------
    UsageError
        When the file itself cannot be read.
    """
    rows: list[Row] = []
    problems: list[str] = []
    for number, cells in read_sheet(path).rows:
        try:
            rows += to_rows(number, cells)
        except ValueError as error:
            problems.append(f"{path}, row {number}: {error}; not applied")
    return tuple(rows), tuple(problems)


def to_rows(number: int, cells: Mapping[str, str]) -> Iterator[Row]:
    """Yield what one row asks for; a short form such as ``date`` sets two fields.

    Raises
    ------
    ValueError
        Saying what is wrong with which cell.
    """
    said = {name: cells.get(name, "").strip() for name in cells}
    action = said.get("action", "").casefold()
    if action not in get_args(Correcting):
        message = (
            f"action: one of {', '.join(get_args(Correcting))} was expected, not {action!r:.40}"
        )
        raise ValueError(message)
    given: dict[str, Any] = {
        "number": number,
        "action": action,
        "author": _needed(said, "author"),
        "day": _day(_needed(said, "date")),
        "reason": _needed(said, "reason"),
        "id": _id(said, "id"),
        "evidence": _quotes(said, "evidence"),
        "other": _id(said, "other"),
        "other_evidence": _quotes(said, "other_evidence"),
    }
    if not given["id"] and not given["evidence"]:
        message = "neither an id nor evidence says which incident is meant"
        raise ValueError(message)
    for field, value in _changes(action, said, given).items():
        yield Row(**given, field=field, value=value)


def from_record(incident: Incident) -> Iterator[Row]:
    """Yield what an incident says was corrected in it, to be applied anew after a merge."""
    for c in incident.corrections:
        if c.action == "set" and c.field not in FIELDS:
            continue
        field = "point" if c.action == "move" else c.field
        yield Row(0, c.action, c.author, c.day, c.reason, incident.id, (), field, c.new, c.other)


def as_cells(row: Row) -> dict[str, str]:
    """Return a row as cells of the file."""
    return {
        "id": row.id,
        "evidence": quoted(row.evidence),
        "action": row.action,
        "field": "" if row.action == "move" else row.field,
        "value": row.value,
        "other": row.other,
        "other_evidence": quoted(row.other_evidence),
        "author": row.author,
        "date": row.day.isoformat(),
        "reason": row.reason,
    }


# ---------------------------------------------------------------- evidence


def evidence_of(evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
    """Return the sentences by which an incident will be known again."""
    kept = list(evidence)[:MOST_EVIDENCE]
    return tuple(
        Quote(" ".join(e.text.split()), e.document, e.span.start, e.span.end, e.span.part)
        for e in kept
    )


def quoted(quotes: Sequence[Quote]) -> str:
    """Return evidence as a cell: JSON, as the column ``evidence`` of the exports has it."""
    made = [
        {"document": q.document, "start": q.start, "end": q.end}
        | ({} if q.part == "text" else {"part": q.part})
        | {"text": q.text}
        for q in quotes
    ]
    return json.dumps(made, ensure_ascii=False) if made else ""


def _quotes(said: Mapping[str, str], name: str) -> tuple[Quote, ...]:
    """Read evidence: JSON as `quoted` writes it, or a sentence pasted as it stands."""
    cell = said.get(name, "")
    if not cell:
        return ()
    if not cell.startswith("[") or '"text"' not in cell:
        words = text(cell)
        if len(words) < SHORTEST_QUOTE:
            message = f"{name}: a whole sentence of the report was expected, not {cell!r:.40}"
            raise ValueError(message)
        return (Quote(words),)
    try:
        found = json.loads(cell)
        return tuple(_quote(item) for item in found)
    except (ValueError, TypeError, LookupError, RecursionError):
        message = f"{name}: is neither a sentence nor the JSON that strikemap writes there"
        raise ValueError(message) from None


def _quote(item: Any) -> Quote:
    start, end, part = item["start"], item["end"], item.get("part", "text")
    words, document = item["text"], item["document"]
    if not (isinstance(start, int) and isinstance(end, int)):
        raise TypeError
    if not (isinstance(words, str) and isinstance(document, str) and part in ("text", "title")):
        raise TypeError
    return Quote(" ".join(words.split()), document, start, end, part)


# ---------------------------------------------------------------- cells


def _changes(action: str, said: Mapping[str, str], given: Mapping[str, Any]) -> dict[str, str]:
    """Return field and value of an action; what an action lacks is told."""
    field, cell = said.get("field", "").casefold(), said.get("value", "")
    if action == "set":
        try:
            return parsed(field, cell)
        except ValueError as error:
            message = str(error) if field not in {*FIELDS, *PAIRS} else f"{field}: {error}"
            raise ValueError(message) from None
    if action == "move":
        return {"point": point(cell)}
    if action == "merge" and not (given["other"] or given["other_evidence"]):
        message = "merge: neither other nor other_evidence says with which incident"
        raise ValueError(message)
    if action == "split" and not (given["other"] or given["other_evidence"]):
        message = "split: neither other (an id) nor other_evidence says what is to be split off"
        raise ValueError(message)
    if given["other"] and given["other"] == given["id"]:
        message = f"{action}: other is the incident itself"
        raise ValueError(message)
    return {"": ""}


def _needed(said: Mapping[str, str], name: str) -> str:
    words = text(said.get(name, ""))
    if not words:
        message = f"{name} is missing; say who changes it, when and why"
        raise ValueError(message)
    return words


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell[:10] if "T" in cell else cell)
    except ValueError:
        message = f"date: a day was expected, such as 2024-05-01, not {cell!r:.40}"
        raise ValueError(message) from None


def _id(said: Mapping[str, str], name: str) -> str:
    cell = said.get(name, "")
    if cell and not ID.fullmatch(cell):
        message = f"{name}: an id such as SM-0a1b2c3d4e5f was expected, not {cell!r:.40}"
        raise ValueError(message)
    return cell
