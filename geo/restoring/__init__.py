"""Reports that lost their commas and apostrophes on the way are read with these put back."""

from __future__ import annotations

from geo.gazetteer import Gazetteer
from geo.records import Document
from geo.restoring.apostrophes import apostrophes
from geo.restoring.commas import commas
from geo.restoring.copies import Copy, copy_of

LONG = 600
"""Code points of a text in which a comma is to be expected."""


def restored(document: Document, gazetteer: Gazetteer) -> Copy | None:
    """Return a copy of a stripped report with its marks put back, as far as words tell.

    Parameters
    ----------
    document
        The report as it was read.
    gazetteer
        Names of places and actors, which own things ("Syrias army").

    Returns
    -------
    Copy or None
        None for a report that has its marks, or is too short to tell.
    """
    text, title = document.text, document.title
    if len(text) < LONG or any(mark in text + title for mark in ",'’"):
        return None
    marks = {
        "text": dict.fromkeys(apostrophes(text, gazetteer), "'"),
        "title": dict.fromkeys(apostrophes(title, gazetteer), "'"),
    }
    for part, at in commas(document.sentences, gazetteer):
        marks[part][at] = ","
    return copy_of(document, marks["text"], marks["title"])


__all__ = ["Copy", "restored"]
