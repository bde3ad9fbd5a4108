"""Which reports have lost their marks, and their copies with the marks put back."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer import Gazetteer
from geo.records import Document
from geo.restoring.apostrophes import owners
from geo.restoring.copies import Copy, copy_of
from geo.restoring.learned import after_words
from geo.restoring.phrases import after_phrases

LONG = 600
"""Code points of a text in which a comma is to be expected."""
MARKS = ",'’"


def restored(document: Document, gazetteer: Gazetteer) -> Copy | None:
    """Return a copy of a stripped report with its marks put back, as far as words tell.

    Parameters
    ----------
    document
        The report as it was read.
    gazetteer
        Names of places and actors, which own things ("Syrias army") and stand in rows.

    Returns
    -------
    Copy or None
        None for a report that has its marks, or is too short to tell.
    """
    text, title = document.text, document.title
    if len(text) < LONG or any(mark in text or mark in title for mark in MARKS):
        return None
    marks = {
        "text": dict.fromkeys(owners(text, gazetteer), "'"),
        "title": dict.fromkeys(owners(title, gazetteer), "'"),
    }
    for part, at in _commas(document, gazetteer):
        marks[part][at] = ","
    return copy_of(document, marks["text"], marks["title"])


def _commas(document: Document, gazetteer: Gazetteer) -> Iterator[tuple[str, int]]:
    for sentence in document.sentences:
        places = [(hit.start, hit.end) for hit in gazetteer.scan_places(sentence.text)]
        for find in (after_phrases, after_words):
            for at in find(sentence.text, places):
                yield sentence.span.part, sentence.span.start + at
