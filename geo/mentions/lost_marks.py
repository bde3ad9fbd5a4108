"""A report whose commas and apostrophes are lost is read as if they stood.

Some collections of news have lost their commas, apostrophes and colons on the way: "Syrias
Observatory said five people two of them children were killed". Every rule that looks for such a
mark is blind there. So the marks that can be told are put back before the report is read, and
what was found is moved back to the words as they stand: no mark of ours reaches a record.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from geo.gazetteer import Gazetteer
from geo.mentions.lost_apostrophes import apostrophes
from geo.records import Document, Evidence, Extraction, Sentence, Span

_LONG = 600
"""Code points in which any report has a comma."""
_COMMA = re.compile(r"[,،，]")
_POSSESSIVE = re.compile(r"\w['’`]\w")
_NAME = re.compile(r"\b[A-Z][\w-]+\b")
_SAID = frozenset({"stated_by", "what", "claimant", "hedge", "other", "text", "time_of_day"})
"""Fields that hold the report's words."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks put into a report; offsets count in the text that has them."""

    text: tuple[int, ...]
    title: tuple[int, ...]

    def moved(self, span: Span) -> Span:
        """Return where the words stand in the report as it came."""
        marks = self.title if span.part == "title" else self.text
        start, end = (at - bisect_left(marks, at) for at in (span.start, span.end))
        return Span(start, end, span.part)


def lost_marks(document: Document) -> bool:
    """Return whether a report is so long that its commas must have been lost."""
    text = document.text
    return len(text) >= _LONG and not _COMMA.search(text) and not _POSSESSIVE.search(text)


def with_marks(document: Document, gazetteer: Gazetteer) -> tuple[Document, Marks]:
    """Return a report with the marks that it has lost, and where they were put.

    Parameters
    ----------
    document
        A report that has lost its marks, see `lost_marks`.
    gazetteer
        Knows the names.
    """
    names = frozenset(_NAME.findall(document.text))
    put: dict[str, list[tuple[int, str]]] = {"text": [], "title": []}
    for sentence in document.sentences:
        put[sentence.span.part] += [
            (sentence.span.start + at, mark) for at, mark in _marks(sentence.text, names, gazetteer)
        ]
    text, in_text = _inserted(document.text, put["text"])
    title, in_title = _inserted(document.title, put["title"])
    offsets = {part: [at for at, _ in marks] for part, marks in put.items()}
    shown = replace(document, text=text, title=title)
    sentences = tuple(_shifted(shown, s, offsets[s.span.part]) for s in document.sentences)
    return replace(shown, sentences=sentences), Marks(in_text, in_title)


def _marks(text: str, names: frozenset[str], gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    yield from ((at, "'") for at in apostrophes(text, names, gazetteer))


def _inserted(text: str, put: list[tuple[int, str]]) -> tuple[str, tuple[int, ...]]:
    parts, last = [], 0
    for at, mark in put:
        parts += [text[last:at], mark]
        last = at
    where = tuple(at + n for n, (at, _) in enumerate(put))
    return "".join([*parts, text[last:]]), where


def _shifted(shown: Document, sentence: Sentence, put: list[int]) -> Sentence:
    start, end = sentence.span.start, sentence.span.end
    span = Span(start + bisect_left(put, start), end + bisect_left(put, end), sentence.span.part)
    return replace(sentence, span=span, text=shown.quote(span))


def without_marks(extraction: Extraction, document: Document, marks: Marks) -> Extraction:
    """Return what was found, at the words of the report as it came.

    Parameters
    ----------
    extraction
        What was found in the report with its marks.
    document
        The report as it came.
    marks
        Where the marks stand.
    """
    return Extraction(
        document,
        _moved(extraction.toponyms, document, marks),
        _moved(extraction.incidents, document, marks),
        extraction.notes,
    )


def _moved(found: T, document: Document, marks: Marks) -> T:
    """Move every span of a record, and take our marks out of the report's words."""
    if isinstance(found, Span):
        return marks.moved(found)  # type: ignore[return-value]
    if isinstance(found, tuple):
        return tuple(_moved(one, document, marks) for one in found)  # type: ignore[return-value]
    if not is_dataclass(found) or isinstance(found, type):
        return found
    changed: dict[str, Any] = {}
    for field in fields(found):
        old = getattr(found, field.name)
        new = _bare(old) if field.name in _SAID else _moved(old, document, marks)
        if new is not old:
            changed[field.name] = new
    if isinstance(found, Evidence):
        changed["text"] = document.quote(changed.get("span", found.span))
    return replace(found, **changed) if changed else found


def _bare(words: str | None) -> str | None:
    return words.replace(",", "").replace("'", "") if words else words
