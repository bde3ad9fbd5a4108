"""The quoted sentences in the page's data: nearly every one is new, so they are no rows of a table.

They are columns of whole numbers (`COLUMNS`), filled sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.records import Evidence, Incident, Source
from geo.render.rows import Texts

COLUMNS = ("sentences", "quote", "section", "source", "marks", "start", "length")
"""Of an incident, how many sentences it has. Of a sentence: its quote, 0 for the next one that was
not named before, else the quote's number and one; its section, as the number of a text; its source
among those of the incident, from 1, 0 for none; how many marks it has. Of a mark: start and length
as JavaScript counts."""


def evidence_of(
    incidents: Sequence[Incident], texts: Texts
) -> tuple[dict[str, list[int]], list[str]]:
    """Return the columns, and the quotes in the order of their numbers."""
    quotes = Texts()
    columns: dict[str, list[int]] = {name: [] for name in COLUMNS}
    sentences, quote, section, source, marks, start, length = columns.values()
    for incident in incidents:
        sentences.append(len(incident.evidence))
        for evidence in incident.evidence:
            known = len(quotes)
            number = quotes[evidence.text]
            quote.append(0 if number == known else number + 1)
            section.append(texts[evidence.section])
            source.append(_source(evidence, incident.sources))
            marked = _marks(evidence)
            marks.append(len(marked))
            for first, end in marked:
                start.append(first)
                length.append(end - first)
    return columns, list(quotes)


def _source(evidence: Evidence, sources: Sequence[Source]) -> int:
    for number, source in enumerate(sources, 1):
        if source.document == evidence.document:
            return number
    return 0


def _marks(evidence: Evidence) -> list[tuple[int, int]]:
    """Where the words stand that were read, first and one past the last."""
    text, start, part = evidence.text, evidence.span.start, evidence.span.part
    inside = sorted([(m.start - start, m.end - start) for m in evidence.marks if m.part == part])
    if not text.isascii():
        return [(_utf16(text, first), _utf16(text, end)) for first, end in inside]
    if inside and inside[0][0] < 0:
        return [(max(0, first), max(0, end)) for first, end in inside]
    return inside


def _utf16(text: str, point: int) -> int:
    inside = text[: max(0, point)]
    return len(inside) + sum(1 for c in inside if c > "\uffff")
