"""Incidents of two reports of one event, as strikemap reads them; nothing in them happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geo import pipeline
from geo.corrections import Row
from geo.gazetteer import Gazetteer, load
from geo.reading import document_of
from geo.records import Extraction, Incident

FIRST = """Depot near Baghdad hit

A drone strike killed three fighters in Mosul on Wednesday, a security source said.

Separately, shells hit a market in Basra on Tuesday, wounding two people, police said.
"""
SECOND = """Strike in the north

Three fighters died when a drone strike hit Mosul on Wednesday, officials said on Thursday.
"""


@pytest.fixture(scope="session")
def known() -> Gazetteer:
    return load()


@pytest.fixture(scope="session")
def done(known: Gazetteer) -> tuple[Extraction, ...]:
    """Two reports, each by itself."""
    day = date(2021, 3, 11)
    documents = [
        document_of(FIRST, title="", publisher="Wire", published=day),
        document_of(SECOND, title="", publisher="Post", published=day),
    ]
    return tuple(pipeline.extract(document, known) for document in documents)


@pytest.fixture(scope="session")
def merged(done: tuple[Extraction, ...], known: Gazetteer) -> tuple[Extraction, ...]:
    """The same as a map shows them: what both tell of Mosul is one incident."""
    return pipeline.merge(done, known)


def incidents(extractions: Sequence[Extraction]) -> list[Incident]:
    return [i for x in extractions for i in x.incidents]


def at(extractions: Sequence[Extraction], place: str) -> Incident:
    [found] = [i for i in incidents(extractions) if i.place and i.place.name == place]
    return found


def row(incident: Incident | str, action: Any = "set", **changes: Any) -> Row:
    """A correction by Ana on the first of May."""
    id_ = incident if isinstance(incident, str) else incident.id
    made = Row(2, action, "Ana", date(2024, 5, 1), "checked", id_)
    return replace(made, **changes)


def bare(incident: Incident) -> Incident:
    """An incident without the note of what was corrected in it."""
    return replace(incident, corrections=())
