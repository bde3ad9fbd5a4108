"""Incidents that a person joins or parts.

Joining is what strikemap does itself with reports of one event. Parting undoes that where the
records of the single reports are known; else the sentences tell who goes: with a sentence go the
claims, the actors and the places that were read in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from geo.corrections.finding import Conflict, held, same_sentence
from geo.corrections.rows import Quote, Row
from geo.gazetteer import Gazetteer
from geo.incidents.assessment import KEPT, assess
from geo.incidents.joining import join
from geo.incidents.wording import summary
from geo.records import Claim, Evidence, Incident, Span

Parts = Mapping[str, Incident]
"""The records of the single reports by id, before any were joined."""


def parted(
    incident: Incident, row: Row, parts: Parts, gazetteer: Gazetteer
) -> tuple[Incident, Incident]:
    """Split an incident in two.

    Parameters
    ----------
    incident
        What is to be split.
    row
        A split; ``other`` or ``other_evidence`` says what goes.
    parts
        Records of single reports, as far as they are known.
    gazetteer
        For the summaries.

    Returns
    -------
    rest, off
        The incident without the other, and the other.

    Raises
    ------
    Conflict
        When it cannot be told what goes, or nothing would be left.
    """
    members = _members(incident, parts)
    off = _member(members, row)
    if off is not None:
        stay = [i for i in members if i.id != off.id]
        rest = stay[0] if len(stay) == 1 else join(stay, gazetteer)
        return replace(rest, corrections=incident.corrections), off
    if not row.other_evidence:
        message = f"{row.other} is no part of {incident.id}; say by other_evidence what goes"
        raise Conflict(message)
    return _by_sentence(incident, row, gazetteer)


def _members(incident: Incident, parts: Parts) -> list[Incident]:
    """Return the records that an incident was joined from; none unless all are known."""
    found = [parts[i] for i in incident.merged_from if i in parts]
    covered = {i for one in found for i in (one.id, *one.merged_from)}
    return found if len(found) > 1 and covered >= set(incident.merged_from) else []


def _member(members: Sequence[Incident], row: Row) -> Incident | None:
    """Return the record that is to go, if it is one that was joined."""
    fits = [i for i in members if i.id == row.other]
    if not fits and row.other_evidence:
        fits = [i for i in members if all(_named(row.other_evidence, e) for e in i.evidence)]
    return fits[0] if len(fits) == 1 else None


def _by_sentence(incident: Incident, row: Row, gazetteer: Gazetteer) -> tuple[Incident, Incident]:
    gone = [e for e in incident.evidence if _named(row.other_evidence, e)]
    if not gone or len(gone) == len(incident.evidence):
        whose = "none" if not gone else "all"
        message = f"{whose} of the sentences of {incident.id} would be split off"
        raise Conflict(message)
    stay = [e for e in incident.evidence if e not in gone]
    id_ = row.other or split_id(incident.id, gone[0])
    left = tuple(i for i in incident.merged_from if i != id_)
    own = incident.id if incident.id != id_ else next(iter(filter(None, (row.id, *left))))
    rest, off = (_with(incident, e, i, gazetteer) for e, i in ((stay, own), (gone, id_)))
    return (
        replace(rest, merged_from=left if len(left) > 1 else ()),
        replace(off, merged_from=(), corrections=()),
    )


def split_id(id_: str, first: Evidence) -> str:
    """Make the id of what is split off, from the incident and the first sentence that goes."""
    key = f"{id_} split {first.document} {first.span.part} {first.span.start} {first.span.end}"
    return "SM-" + sha256(key.encode()).hexdigest()[:12]


def already_apart(rest: Incident, row: Row, incidents: Mapping[str, Incident]) -> str:
    """Return the id of what a split asks for where it stands by itself already; else nothing."""
    if row.other and row.other in incidents and row.other not in rest.merged_from:
        return row.other if row.other != rest.id else ""
    if not row.other_evidence or any(held(q, rest.evidence) for q in row.other_evidence):
        return ""
    fits = (i for i in incidents.values() if all(held(q, i.evidence) for q in row.other_evidence))
    return next((i.id for i in fits), "")


def _named(quotes: Sequence[Quote], one: Evidence) -> bool:
    return any(same_sentence(quote, one) for quote in quotes)


# ---------------------------------------------------------------- by sentence


def _with(
    incident: Incident, evidence: Sequence[Evidence], id_: str, gazetteer: Gazetteer
) -> Incident:
    """Return what some of the sentences tell.

    What is told in none of the incident's sentences stays with both, and so do place, day and
    weapon where these sentences name none of their own: a person may set them.
    """
    others = [e for e in incident.evidence if e not in evidence]
    documents = {e.document for e in evidence}
    places = [p for p in incident.places if not _in(p.toponym.span, others, None)]
    spans = tuple(s for s in incident.date_spans if not _in(s, others, None))
    made = replace(
        incident,
        id=id_,
        evidence=tuple(evidence),
        attributions=tuple(a for a in incident.attributions if not _in(a.span, others, a.document)),
        claims=_claims(incident.claims, others),
        places=tuple(places) or incident.places,
        date_spans=spans or incident.date_spans,
        sources=tuple(s for s in incident.sources if s.document in documents) or incident.sources,
        reasons=tuple(r for r in incident.reasons if r in KEPT),
    )
    return assess(replace(made, summary=summary(made, gazetteer)))


def _in(span: Span, evidence: Sequence[Evidence], document: str | None) -> bool:
    """Whether words stand in one of some sentences; of a place the report is not known."""
    return any(
        document in (None, e.document)
        and e.span.part == span.part
        and e.span.start <= span.start
        and span.end <= e.span.end
        for e in evidence
    )


def _claims(claims: Sequence[Claim], others: Sequence[Evidence]) -> tuple[Claim, ...]:
    """Leave out the figures of other sentences; what was tied to one of them stands alone."""
    kept = [n for n, c in enumerate(claims) if not _in(c.span, others, c.document)]
    new = {old: n for n, old in enumerate(kept)}
    return tuple(
        replace(
            claims[n],
            subset_of=None if (old := claims[n].subset_of) is None else new.get(old),
            adds_to=None if (top := claims[n].adds_to) is None else new.get(top),
        )
        for n in kept
    )
