"""Own small reports, read by the real rooms; published on a Wednesday, so Monday is 8 March."""

from __future__ import annotations

from datetime import date

from geo import pipeline, reading
from geo.gazetteer import Gazetteer
from geo.records import Extraction, Incident

WEDNESDAY = date(2021, 3, 10)
MONDAY, SUNDAY, SATURDAY = date(2021, 3, 8), date(2021, 3, 7), date(2021, 3, 6)


def extraction(
    text: str,
    known: Gazetteer,
    *,
    published: date | None = WEDNESDAY,
    publisher: str = "Example Wire",
    id_: str = "",
) -> Extraction:
    document = reading.document_of(text, id=id_, published=published, publisher=publisher)
    return pipeline.extract(document, known)


def told(text: str, known: Gazetteer, published: date | None = WEDNESDAY) -> list[Incident]:
    return list(extraction(text, known, published=published).incidents)


def only(text: str, known: Gazetteer, published: date | None = WEDNESDAY) -> Incident:
    (incident,) = told(text, known, published)
    return incident
