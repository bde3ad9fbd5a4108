"""A run over any number of reports: find, do what is not done yet, note what came of each.

The unit of work is one report, `work_on`: a pure function of the report as it was found, the
gazetteer and the options. What it returns is small, and made of the records' line of JSON.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from textwrap import shorten
from typing import TYPE_CHECKING, Any, cast

from geo import engines, pipeline
from geo.errors import ReportError, SameTextError
from geo.export.texts import line_text
from geo.intake import Options, converted, find, shown
from geo.journal import Journal, Outcome, OutcomeKind
from geo.reading import document_from
from geo.reading.documents import id_of
from geo.reading.seen import Seen
from geo.records import RawReport

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.mentions import Recogniser
    from geo.places import Geocode
    from geo.records import Document, Extraction, Place

    Remarks = Callable[[tuple[Place, ...]], Iterable[str]]

NAME_LENGTH = 70
"""Characters by which a report without a title is named."""


@dataclass(frozen=True)
class Work:
    """How the reports of a run are done."""

    jobs: int = 1
    """Workers."""
    published: date | None = None
    """Day of publication of reports that do not say it."""
    options: Options = field(default_factory=Options)
    recognise: str | None = None
    """A finder of place names, as ``module:function``."""
    geocode: Geocode | None = None
    remarks: Remarks | None = None
    """What is said of every report's places."""
    engine: engines.Engine | None = None
    """What kind of workers; the kind that goes with ``jobs`` when None."""
    scheduler: str = ""
    """Address of a Dask scheduler that runs already."""


def run(given: Iterable[str], work: Work, journal: Journal | None = None) -> Iterator[Outcome]:
    """Do every report, in order.

    Parameters
    ----------
    given
        Files, folders, addresses, ``-``.
    work
        How they are done.
    journal
        Holds what is done already, and gets what comes of every report.

    Yields
    ------
    Outcome
        What came of each report, in the order of the input. Its ``line`` is empty when a
        journal holds it already.
    """
    waiting: deque[RawReport | ReportError] = deque()
    items = _items(find(given, work.options), waiting, journal)
    do = partial(work_on, published=work.published, remarks=work.remarks)
    made = engines.run(
        items,
        jobs=work.jobs,
        engine=work.engine,
        scheduler=work.scheduler,
        extract=cast("Any", do),
        recognise=work.recognise,
        geocode=work.geocode,
    )
    with closing(Seen()) as seen:
        for result in cast("Iterator[Outcome | ReportError]", made):
            outcome = _outcome(waiting.popleft(), result)
            if outcome.id:
                refusal = seen.refusal(outcome.id, outcome.text, outcome.where)
                outcome = _refused(outcome, refusal) if refusal else outcome
            if journal:
                journal.add(outcome)
            yield outcome


def work_on(
    raw: RawReport,
    gazetteer: Gazetteer,
    geocode: Geocode | None = None,
    recognise: Recogniser | None = None,
    *,
    published: date | None = None,
    remarks: Remarks | None = None,
) -> Outcome:
    """Do one report: take its text out, read it, write its records down.

    A pure function of its arguments. What goes wrong with the report is an outcome too.
    """
    title = raw.title
    try:
        opened = converted(raw)
        document = document_from(opened, published=published)
        title = document.title
        extraction = pipeline.extract(document, gazetteer, geocode, recognise)
    except ReportError as error:
        return Outcome(_label(raw.where, title), "failed", error.reason)
    notes = (*opened.notes, *_of_days(document), *extraction.notes)
    extraction = replace(extraction, notes=notes)
    return Outcome(
        raw.where,
        _kind(extraction),
        id=document.id,
        text=id_of(document.text or document.title),
        title=document.title,
        name=_name(document),
        publisher=document.publisher,
        url=document.url,
        published=document.published.isoformat() if document.published else None,
        language=document.language,
        incidents=len(extraction.incidents),
        by=opened.by,
        notes=extraction.notes,
        line=line_text(extraction),
        remarks=tuple(remarks(extraction.toponyms)) if remarks else (),
    )


def state_of(gazetteer: Gazetteer, work: Work, asked: object) -> str:
    """Return what results depend on beside the reports, as one checksum.

    Parameters
    ----------
    gazetteer, work
        What the run is done with.
    asked
        Anything whose text form tells how a geocoder is asked.
    """
    parts = (engines.tools_of(gazetteer), work.published, work.recognise, asked)
    return sha256(repr(parts).encode()).hexdigest()


def _items(
    found: Iterable[RawReport | ReportError],
    waiting: deque[RawReport | ReportError],
    journal: Journal | None,
) -> Iterator[Any]:
    """Yield what an engine is to do or pass on; ``waiting`` holds the same without the bodies."""
    for raw in found:
        if isinstance(raw, ReportError):
            waiting.append(raw)
            yield raw
            continue
        key = _key(raw)
        waiting.append(replace(raw, body=key, notes=()))
        kept = journal.kept(key) if journal else None
        yield engines.Done(kept) if kept else raw


def _key(raw: RawReport) -> str:
    """Return a checksum of a report as it was found, wherever it stands."""
    body = raw.body if isinstance(raw.body, bytes) else raw.body.encode("utf-8", "surrogatepass")
    said = (raw.kind, raw.id, raw.title, raw.publisher, raw.url, raw.published, raw.charset)
    return sha256(repr(said).encode("utf-8", "surrogatepass") + b"\0" + body).hexdigest()


def _of_days(document: Document) -> Iterator[str]:
    """Yield what a reader is told where a report prints another day than came with it."""
    if document.anchor != document.published:
        yield f"days are counted from {document.anchor}, which it prints, not {document.published}"


def _outcome(raw: RawReport | ReportError, result: Outcome | ReportError) -> Outcome:
    if isinstance(raw, ReportError):
        return Outcome(raw.where, "failed", raw.reason)
    key = str(raw.body)
    if isinstance(result, ReportError):
        return Outcome(_label(raw.where, raw.title), "failed", result.reason, key, size=raw.size)
    where = result.where if result.failed else raw.where
    return replace(result, where=where, key=key, size=raw.size)


def _refused(outcome: Outcome, refusal: ReportError) -> Outcome:
    kind: OutcomeKind = "same text" if isinstance(refusal, SameTextError) else "failed"
    return replace(outcome, outcome=kind, reason=refusal.reason)


def _kind(extraction: Extraction) -> Any:
    if any(note.startswith(pipeline.UNREAD) for note in extraction.notes):
        return "not read: language"
    return "done" if extraction.incidents else "none found"


def _label(where: str, title: str) -> str:
    return f"{where} ({shown(shorten(title, NAME_LENGTH))})" if title else where


def _name(document: Document) -> str:
    """What a person knows a report by: its title, else its first words."""
    first = document.sentences[0].text if document.sentences else document.id
    return document.title or shorten(first, width=NAME_LENGTH, placeholder="...")
