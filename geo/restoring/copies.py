"""A copy of a report with the marks put back, and the way of its offsets to the report's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import accumulate, pairwise
from typing import Any

from geo.records import (
    Attribution,
    Claim,
    Document,
    Evidence,
    Extraction,
    Incident,
    Place,
    Section,
    Sentence,
    Source,
    Span,
    Toponym,
    Weapon,
)

HOLDERS = (Extraction, Incident, Place, Toponym, Claim, Attribution, Evidence, Weapon, Source)
"""Records that hold spans or words of a report, themselves or deeper."""
WORDS = frozenset({"text", "what", "hedge", "claimant", "stated_by", "other", "title"})
"""Their fields with words of the report; what was put in is taken out of them again."""
MARKS = "',"


class Marks:
    """The marks that were put into one string, and where it has them.

    Parameters
    ----------
    text
        The string as it was found.
    marks
        Offset into it -> what is missing before it.
    """

    def __init__(self, text: str, marks: Mapping[int, str]) -> None:
        self._at = sorted(marks)
        self._added = [0, *accumulate(len(marks[at]) for at in self._at)]
        cuts = [0, *self._at, len(text)]
        parts = (text[a:b] for a, b in pairwise(cuts))
        put = [*(marks[at] for at in self._at), ""]
        self.text = "".join(part + mark for part, mark in zip(parts, put, strict=True))
        self._new = [at + added for at, added in zip(self._at, self._added[1:], strict=True)]
        """Offsets in the copy right after each mark."""

    def there(self, offset: int, *, end: bool = False) -> int:
        """Offset in the copy; an end stays before the mark that follows it."""
        at = bisect_right(self._at, offset - 1 if end else offset)
        return offset + self._added[at]

    def back(self, offset: int) -> int:
        """Offset in the string as it was found."""
        at = bisect_right(self._new, offset)
        return min(offset - self._added[at], self._at[at] if at < len(self._at) else offset)


@dataclass(frozen=True)
class Copy:
    """A report as it was found, its copy, and the marks of text and title."""

    found: Document
    document: Document
    text: Marks
    title: Marks

    def back(self, record: Any) -> Any:
        """Return a record, or a tuple of records, with spans and words as the report has them."""
        if isinstance(record, Document):
            return self.found
        if isinstance(record, Span):
            marks = self.title if record.part == "title" else self.text
            return replace(record, start=marks.back(record.start), end=marks.back(record.end))
        if isinstance(record, tuple) and type(record) is tuple:
            return tuple(map(self.back, record))
        if not isinstance(record, HOLDERS):
            return record
        changed: dict[str, Any] = {}
        for name in (field.name for field in fields(record) if field.init):
            old = getattr(record, name)
            new = self._words(old) if name in WORDS and isinstance(old, str) else self.back(old)
            if new is not old:
                changed[name] = new
        return replace(record, **changed) if changed else record

    def _words(self, words: str) -> str:
        """Words as they stood in the report, where they are words of it."""
        if not any(mark in words for mark in MARKS):
            return words
        plain = words.translate(str.maketrans("", "", MARKS))
        return plain if plain in self.found.text or plain in self.found.title else words


def copy_of(document: Document, text: Mapping[int, str], title: Mapping[int, str]) -> Copy:
    """Return the copy of a report with marks put into its text and title.

    Parameters
    ----------
    document
        The report as it was read.
    text, title
        Offset -> what is missing before it.
    """
    marks = {"text": Marks(document.text, text), "title": Marks(document.title, title)}

    def moved(span: Span) -> Span:
        its = marks[span.part]
        return Span(its.there(span.start), its.there(span.end, end=True), span.part)

    def sentence(old: Sentence) -> Sentence:
        span = moved(old.span)
        return Sentence(span, old.section, marks[span.part].text[span.start : span.end])

    filled = replace(
        document,
        text=marks["text"].text,
        title=marks["title"].text,
        sentences=tuple(map(sentence, document.sentences)),
        sections=tuple(Section(s.kind, moved(s.span)) for s in document.sections),
    )
    return Copy(document, filled, marks["text"], marks["title"])
