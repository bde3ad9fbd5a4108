"""Which incident a correction means: by its id, and when rules have changed by its evidence.

An id is made from the report and where its words stand, so it holds while those do. When it is
gone, the sentences tell: at the same place of the same report, or the same words anywhere. Two
that fit, or none, are a conflict for a person, and nothing is changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geo.corrections.rows import Quote, Row
from geo.records import Evidence, Incident

LONG_QUOTE = 40
"""Letters from which on a quote may be a part of a sentence, or hold it: cut anew, not another."""
MOST_NAMED = 4


class Conflict(Exception):  # noqa: N818
    """A correction cannot be applied; the message says why and what to do."""


class NotRead(Conflict):
    """None of the reports that the correction names is among those read."""


class Known:
    """Incidents by id, by the ids that went into them, and by their evidence."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self.by_id: dict[str, Incident] = {}
        self.homes: dict[str, str] = {}
        self._of_document: dict[str, list[str]] = defaultdict(list)
        self._of_words: dict[str, list[str]] = defaultdict(list)
        for incident in incidents:
            self.add(incident)

    def add(self, incident: Incident) -> None:
        """Take in an incident that is new, or rests on other sentences than before."""
        self.by_id[incident.id] = incident
        for old in incident.merged_from:
            self.homes[old] = incident.id
        for document in {e.document for e in incident.evidence}:
            self._of_document[document].append(incident.id)
        for words in {normal(e.text) for e in incident.evidence}:
            self._of_words[words].append(incident.id)

    def find(self, row: Row) -> Incident:
        """Return the incident that a row means.

        Raises
        ------
        Conflict
            When none fits, or more than one does.
        """
        return self.meant(row.id, row.evidence)

    def other(self, row: Row) -> Incident:
        """Return the other incident that a row means.

        Raises
        ------
        Conflict
            When none fits, or more than one does.
        """
        return self.meant(row.other, row.other_evidence)

    def meant(self, id_: str, evidence: Sequence[Quote]) -> Incident:
        """Return the incident of an id, or of evidence where the id is gone.

        Raises
        ------
        Conflict
            When none fits, or more than one does.
        """
        home = id_ if id_ in self.by_id else self.homes.get(id_, "")
        if home in self.by_id:
            incident = self.by_id[home]
            if evidence and not any(held(quote, incident.evidence) for quote in evidence):
                message = f"{id_} rests on other sentences now than the correction names"
                raise Conflict(message)
            return incident
        return self._by_evidence(id_, evidence)

    def _by_evidence(self, id_: str, evidence: Sequence[Quote]) -> Incident:
        named = f"{id_} is not there" if id_ else "no id is given"
        if not evidence:
            message = f"{named}, and no evidence says which incident is meant"
            raise NotRead(message)
        fits = {
            candidate: sum(held(quote, self.by_id[candidate].evidence) for quote in evidence)
            for candidate in self._candidates(evidence)
        }
        best = max(fits.values(), default=0)
        found = sorted(candidate for candidate, n in fits.items() if n == best and n)
        if len(found) == 1:
            return self.by_id[found[0]]
        if found:
            shown = ", ".join(found[:MOST_NAMED])
            message = f"{named}, and {len(found)} incidents have its evidence: give one of {shown}"
            raise Conflict(message)
        documents = {quote.document for quote in evidence} - {""}
        if documents and documents.isdisjoint(self._of_document):
            message = f"{named}: its report is not among those read"
            raise NotRead(message)
        message = f"{named}, and no incident has its evidence"
        raise Conflict(message)

    def _candidates(self, evidence: Sequence[Quote]) -> set[str]:
        """Incidents worth comparing: of the same report, or with the same words."""
        found: set[str] = set()
        for quote in evidence:
            found.update(self._of_document.get(quote.document, ()))
            found.update(self._of_words.get(normal(quote.text), ()))
        if not found and any(not quote.document for quote in evidence):
            found.update(self.by_id)
        return found & self.by_id.keys()  # one that is gone is still listed


def held(quote: Quote, evidence: Iterable[Evidence]) -> bool:
    """Whether an incident rests on a sentence."""
    return any(same_sentence(quote, one) for one in evidence)


def same_sentence(quote: Quote, one: Evidence) -> bool:
    """Whether a quote is a sentence: the same place of the same report, or the same words.

    Where the report is the same its text is, so only places count there; a sentence may have
    been cut anew since, so it is enough that most of the shorter one lies in the other.
    """
    if quote.document == one.document and quote.end > quote.start:
        if quote.part != one.span.part:
            return False
        shared = min(quote.end, one.span.end) - max(quote.start, one.span.start)
        shorter = min(quote.end - quote.start, one.span.end - one.span.start)
        if 2 * shared > shorter:
            return _alike(quote.text, one.text) or not quote.text
    return _alike(quote.text, one.text) or (
        not quote.document and normal(quote.text) in normal(one.text)  # pasted by a person
    )


def _alike(quote: str, sentence: str) -> bool:
    a, b = normal(quote), normal(sentence)
    if a == b:
        return bool(a)
    return min(len(a), len(b)) >= LONG_QUOTE and (a in b or b in a)


def normal(words: str) -> str:
    r"""Return words without the differences of blanks and quotation marks.

    >>> normal("“One  guard”\ndied")
    '"one guard" died'
    """
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00ad": None})
    return " ".join(words.translate(table).split()).casefold()
