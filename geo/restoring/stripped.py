"""Which reports have lost their marks, and their copies with the marks put back."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer import Gazetteer
from geo.records import Document
from geo.restoring.apostrophes import owners
from geo.restoring.copies import Copy, copy_of
from geo.restoring.phrases import after_phrases
from geo.restoring.tolls import around_people

LONG = 600
"""Code points of a text in which a comma is to be expected."""
APOSTROPHES = "'’"


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
    text = {"text": document.text, "title": document.title}
    if len(document.text) < LONG or "," in document.text:
        return None
    marks: dict[str, dict[int, str]] = {"text": {}, "title": {}}
    if not any(mark in document.text for mark in APOSTROPHES):
        for part in marks:
            if not any(mark in text[part] for mark in APOSTROPHES):
                marks[part] = dict.fromkeys(owners(text[part], gazetteer), "'")
    for part, at in _commas(document, gazetteer):
        marks[part][at] = ","
    return copy_of(document, marks["text"], marks["title"])


def _commas(document: Document, gazetteer: Gazetteer) -> Iterator[tuple[str, int]]:
    for sentence in document.sentences:
        if "," in sentence.text:
            continue  # a title from elsewhere
        places = [(hit.start, hit.end) for hit in gazetteer.scan_places(sentence.text)]
        for at in (*after_phrases(sentence.text, places), *around_people(sentence.text)):
            yield sentence.span.part, sentence.span.start + at
