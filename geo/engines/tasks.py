"""What a worker does: a batch of reports, one after the other, each by one pure function.

All of it travels by name: a worker imports the function and maps the gazetteer into its memory,
once. What goes wrong with a report comes back as its outcome, so that it costs no other.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.errors import EngineError, ReportError, StrikemapError, UsageError
from geo.records import Answer, Document, RawReport

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.mentions import Recogniser
    from geo.records import Extraction, Question

    Result = Extraction | ReportError
    Outcome: TypeAlias = "Extraction | str | Asks"
    """What came out of a report, why nothing did, or that a geocoder is to be asked first."""

Job: TypeAlias = Document | RawReport
"""A report that is to be done."""


@dataclass(frozen=True)
class Asks:
    """A report that a worker leaves to the process that may ask a geocoder."""

    document: Job


@dataclass(frozen=True)
class Done:
    """A report that was done before: its result is passed on in its place."""

    result: Any


PASSED = (ReportError, Done)

Report: TypeAlias = Job | ReportError | Done


@dataclass(frozen=True)
class Task:
    """How a batch is done; small, since it travels with every batch."""

    extract: Callable[..., Any]
    folder: Path | None = None
    """Of the gazetteer's tables; the bundled one when None."""
    leaves_questions: bool = False
    """Whether a report that would ask a geocoder comes back undone."""
    tools: str = ""
    """What `tools_of` says where the work was handed out."""

    def __call__(self, reports: Sequence[Job]) -> list[Outcome]:
        """Do a batch.

        Raises
        ------
        EngineError
            When this worker would come to other results than the next one.
        GazetteerError
            When its gazetteer is broken.
        """
        known = gazetteer_of(self.folder)
        if self.tools and self.tools != tools_of(known):
            message = "a worker has another strikemap or another gazetteer: install the same there"
            raise EngineError(message)
        do = self._unasked if self.leaves_questions else partial(worked, self.extract)
        return [do(known, report) for report in reports]

    def _unasked(self, known: Gazetteer, report: Job) -> Outcome:
        """Do a report unless a geocoder would be asked: workers never open a connection."""
        asked: list[Question] = []

        def note(question: Question) -> Answer:
            asked.append(question)
            return Answer("offline")

        outcome = worked(partial(self.extract, geocode=note), known, report)
        return Asks(report) if asked else outcome


def worked(extract: Callable[..., Any], known: Gazetteer, report: Job) -> Any:
    """Return what comes out of one report, or as a string why nothing does."""
    try:
        return extract(report, known)
    except ReportError as error:
        return error.reason  # the report is named where it is told
    except StrikemapError as error:
        return str(error)
    except Exception as error:  # a fault of ours: named, and the other reports still done
        return f"strikemap failed on it ({type(error).__name__}: {error}); report this fault"


def result_of(report: Report, outcome: Outcome) -> Any:
    """Return what the caller gets for a report: what came of it, or an error with its name."""
    if isinstance(report, Done):
        return report.result
    if isinstance(report, ReportError):
        return report
    return ReportError(_label(report), outcome) if isinstance(outcome, str) else outcome


def _label(report: Job) -> str:
    if isinstance(report, RawReport):
        return report.where
    return f"{report.id} ({report.title})" if report.title else report.id


@cache
def gazetteer_of(folder: Path | None) -> Gazetteer:
    """Load the gazetteer, once a process."""
    from geo.gazetteer import load

    known = load(folder)
    gc.freeze()  # it stays to the end: no need to look through it for garbage again and again
    return known


@cache
def tools_of(known: Gazetteer) -> str:
    """Return a checksum of all that results depend on beside reports and options."""
    layers = [(layer.origin, _beginning(layer.store.path)) for layer in known.wider]
    parts = (version("strikemap"), known.digest, layers)
    return sha256(repr(parts).encode()).hexdigest()


def _beginning(path: Path) -> bytes:
    """Return the header of a layer, which holds the checksum of the rest."""
    with path.open("rb") as file:
        return file.read(64)


def recogniser_of(recognise: Recogniser | str, *, travels: bool) -> Recogniser:
    """Make of a recogniser what every worker can be given; what cannot work is told at once."""
    if isinstance(recognise, str):
        _named(recognise)
        return partial(_recognised, recognise)
    try:
        if travels:
            pickle.dumps(recognise)
    except Exception as error:  # a model may fail on it in any way
        message = "the recogniser cannot be handed to workers; name it: module:function"
        raise UsageError(message) from error
    return recognise


def _recognised(where: str, text: str) -> Iterable[tuple[int, int]]:
    """Ask a recogniser by its name, so that only the name travels to a worker."""
    return _named(where)(text)


@cache
def _named(where: str) -> Recogniser:
    """Import a recogniser, once a process."""
    from geo.mentions import load_recogniser

    return load_recogniser(where)
