"""Tolls of a war or of years: kept with their words, never an incident's casualties."""

from __future__ import annotations

import re
from hashlib import sha256

from geo.records import (
    CasualtyMention,
    Claim,
    Document,
    Evidence,
    Incident,
    Mentions,
    Place,
    Source,
    Span,
    Toponym,
)

STAGE = re.compile(r"\b(?:war|conflict|fighting|violence|offensive|campaign)\s+in\s+(?:the\s+)?$")
"""Words before the name of a place that say what the toll of a longer time is of."""


_RAIDS = re.compile(r"\s+(?:\w+\s+)?(?:(?:air|drone)\s?)?(?:raids?|strikes?|attacks?|shelling)\b")
"""Behind the name of who made them: "killed in US raids"."""


def totals(document: Document, mentions: Mentions, places: tuple[Place, ...]) -> list[Incident]:
    """Make a record of every total that a report gives."""
    return [
        _total(document, figure, _places(document, figure, mentions, places))
        for figure in mentions.casualties
        if figure.role == "war_total"
    ]


def _total(document: Document, figure: CasualtyMention, here: tuple[Place, ...]) -> Incident:
    sentence = document.sentences[figure.sentence]
    marks = (figure.span,)
    return Incident(
        id=identity(document.id, figure.span, figure.span),
        kind="context_total",
        salience="background",
        event_type="other",
        acled_sub_event_type="",
        weapon=None,
        date_start=None,
        date_end=None,
        date_precision="none",
        time_of_day="",
        date_rule="",
        date_partial="",
        date_spans=(),
        places=here,
        attributions=(),
        claims=(_claim(document, figure),),
        evidence=(Evidence(document.id, sentence.span, sentence.text, sentence.section, marks),),
        sources=(source_of(document),),
    )


def _claim(document: Document, figure: CasualtyMention) -> Claim:
    return Claim(
        figure.killed_min, figure.killed_max, figure.injured_min, figure.injured_max,
        figure.group, "", "none", "unknown", figure.hedge, figure.modality, None, figure.span,
        document.id,
    )  # fmt: skip


def _places(
    document: Document, figure: CasualtyMention, mentions: Mentions, places: tuple[Place, ...]
) -> tuple[Place, ...]:
    return tuple(
        place
        for toponym, place in zip(mentions.toponyms, places, strict=True)
        if toponym.sentence == figure.sentence
        and toponym.kind in ("place", "region")
        and _stage(document, figure, toponym)
    )


def _stage(document: Document, figure: CasualtyMention, toponym: Toponym) -> bool:
    """Whether a name says where the dead of a total fell: "the war in Gaza, which killed"."""
    sentence = document.sentences[figure.sentence]
    start = sentence.span.start
    before = sentence.text[: toponym.span.start - start]
    after = sentence.text[toponym.span.end - start :]
    if not re.search(r"\bin\s+(?:the\s+)?$", before) or _RAIDS.match(after):
        return False
    first, last = sorted([toponym.span, figure.span], key=lambda span: span.start)
    between = sentence.text[max(0, first.end - start) : max(0, last.start - start)]
    return bool(STAGE.search(before)) or not re.search(r"[,;:.]", between)


def identity(document: str, span: Span, place: Span) -> str:
    """Make an id from the report and where its words stand."""
    key = f"{document} {span.part} {span.start} {span.end} {place.start}"
    return "SM-" + sha256(key.encode()).hexdigest()[:12]


def source_of(document: Document) -> Source:
    """Return the report as a source."""
    return Source(document.id, document.title, document.publisher, document.url, document.published)
