"""Short reports made of a row's sentences, and how a row names what is found in them."""

from __future__ import annotations

from datetime import date

from geo import mentions
from geo.gazetteer import Gazetteer
from geo.records import Document, Mentions, SectionKind, Sentence, Span

PUBLISHED = date(2024, 3, 15)


def report(text: str, section: SectionKind = "body", publisher: str = "") -> Document:
    """A report with one sentence a line."""
    sentences: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        sentences.append(Sentence(Span(start, start + len(line)), section, line))
        start += len(line) + 1
    return Document(
        id="row",
        title="",
        publisher=publisher,
        url="",
        published=PUBLISHED,
        language="en",
        text=text,
        sentences=tuple(sentences),
    )


def read(
    text: str, known: Gazetteer, section: SectionKind = "body", publisher: str = ""
) -> Mentions:
    return mentions.find(report(text, section, publisher), known)


def who(text: str, known: Gazetteer) -> list[tuple[str, str, str, str]]:
    """Role, actor, status and speaker of each party of a report, in the order of reading."""
    return [
        (a.role, a.actor_id, a.status, a.stated_by)
        for event in read(text, known).events
        for a in event.attributions
        if a.actor_id or a.role == "perpetrator"
    ]
