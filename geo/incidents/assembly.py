"""From groups of tellings to incident records."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

from geo.gazetteer import Gazetteer
from geo.incidents import facts
from geo.incidents.assessment import assess
from geo.incidents.grouping import Group, group
from geo.incidents.placing import split
from geo.incidents.relating import bounded, graded, linked
from geo.incidents.tellings import Telling, tellings
from geo.incidents.wording import summary
from geo.records import (
    CasualtyMention,
    Claim,
    Document,
    EventType,
    Evidence,
    Incident,
    Mentions,
    Place,
    Sentence,
    Source,
    Span,
    Toponym,
    Weapon,
)

ACLED_SUB_EVENTS: dict[EventType, str] = {
    "air_strike": "Air/drone strike",
    "drone_strike": "Air/drone strike",
    "missile_rocket": "Shelling/artillery/missile attack",
    "shelling": "Shelling/artillery/missile attack",
    "bombing": "Remote explosive/landmine/IED",
    "armed_attack": "Armed clash",
    "naval_attack": "Shelling/artillery/missile attack",
    "other": "",
}
"""ACLED's sub-event types (ACLED codebook 2023); suicide bombs have a name of their own."""

SPECIFIC: tuple[EventType, ...] = (
    "drone_strike", "naval_attack", "air_strike", "shelling", "missile_rocket", "bombing",
    "armed_attack", "other",
)  # fmt: skip
"""Types from specific to general, for tellings that are as many."""


def assemble(
    document: Document, mentions: Mentions, places: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[Incident, ...]:
    """Make the incidents of one report.

    Parameters
    ----------
    document
        The report.
    mentions
        What `geo.mentions.find` found in it.
    places
        One `Place` for each of ``mentions.toponyms``, in that order.
    gazetteer
        For the actors' families.

    Returns
    -------
    tuple of Incident
        In the order of reading; events, then series and totals where they are told.
    """
    groups = group(tellings(document, mentions, places, gazetteer))
    made: list[Incident] = []
    origin: list[Group] = []
    previous: date | None = None
    for known in groups:
        dated = facts.when(known.tellings, previous)
        previous = dated.start or previous
        for chosen, alone in split(known):
            made.append(_incident(document, known, dated, chosen, alone, gazetteer))
            origin.append(known)
    made = bounded(made, origin, document.published)
    made = graded(made, origin)
    made += [
        _total(document, c, mentions, places) for c in mentions.casualties if c.role == "war_total"
    ]
    made = [_told(incident, document) for incident in made]
    made = linked(made, origin)
    return tuple(
        sorted(made, key=lambda i: (i.evidence[0].span.part == "text", i.evidence[0].span.start))
    )


def _incident(
    document: Document,
    known: Group,
    dated: facts.When,
    places: tuple[Place, ...],
    claims_here: bool,
    gazetteer: Gazetteer,
) -> Incident:
    who = facts.attributions(known.tellings, gazetteer)
    event_type = _event_type(known)
    weapon = _weapon(known)
    suicide = weapon is not None and weapon.platform == "person" and weapon.munition == "ied"
    mark = places[0].toponym.span if places else known.tellings[0].event.span
    return Incident(
        id=_identity(document.id, known.tellings[0].event.span, mark),
        kind="aggregate" if known.series else "event",
        salience="background",
        event_type=event_type,
        acled_sub_event_type="Suicide bomb" if suicide else ACLED_SUB_EVENTS[event_type],
        weapon=weapon,
        date_start=dated.start,
        date_end=dated.end,
        date_precision=dated.precision,
        time_of_day=dated.time_of_day,
        date_rule=dated.rule,
        date_partial=dated.partial,
        date_spans=dated.spans,
        places=places,
        attributions=who,
        claims=facts.claims(known.tellings, who, gazetteer) if claims_here else (),
        evidence=_evidence(document, known),
        sources=(_source(document),),
        reasons=() if claims_here else ("the report gives one toll for several places",),
    )


def _identity(document: str, span: Span, place: Span) -> str:
    key = f"{document} {span.part} {span.start} {span.end} {place.start}"
    return "SM-" + sha256(key.encode()).hexdigest()[:12]


def _source(document: Document) -> Source:
    return Source(document.id, document.title, document.publisher, document.url, document.published)


def _event_type(known: Group) -> EventType:
    """The type most tellings name; a bare "strike" or "attack" decides only when alone."""
    types = [t.event.event_type for t in known.tellings if t.event.event_type]
    if types:
        return max(types, key=lambda t: (types.count(t), -SPECIFIC.index(t)))
    words = " ".join(t.sentence.text[_slice(t)] for t in known.tellings).lower()
    if re.search(r"\bstrikes?\b|\bstruck\b|\braids?\b|\bhit\b", words):
        return "air_strike" if re.search(r"\bstrikes?\b|\braids?\b", words) else "other"
    if re.search(r"explo|blast|detonat", words):
        return "bombing" if re.search(r"detonat|blast", words) else "other"
    return "armed_attack" if re.search(r"attack|assault|ambush|storm|kill", words) else "other"


def _slice(telling: Telling) -> slice:
    start = telling.sentence.span.start
    return slice(telling.event.span.start - start, telling.event.span.end - start)


def _weapon(known: Group) -> Weapon | None:
    """What is said of the weapon, over all tellings; the first that names a thing wins."""
    told = [t.event.weapon for t in known.tellings if t.event.weapon is not None]
    if not told:
        return None
    first = told[0]
    for other in told[1:]:
        first = replace(
            first,
            platform=first.platform if first.platform != "unknown" else other.platform,
            munition=first.munition if first.munition != "unknown" else other.munition,
            count_platforms=first.count_platforms or other.count_platforms,
            count_munitions=first.count_munitions or other.count_munitions,
            spans=(*first.spans, *other.spans),
        )
    return first


def _evidence(document: Document, known: Group) -> tuple[Evidence, ...]:
    """The sentences of a group with the words that were read in them."""
    found: dict[int, Evidence] = {}
    for t in known.tellings:
        marks = [t.event.span] if t.event.form != "follow_up" else []
        marks += [p.toponym.span for p in t.places] + [d.span for d in t.dates]
        marks += [c.span for c in t.event.claims] + [a.span for a in t.event.attributions]
        old = found.get(t.event.sentence)
        every = set(marks) | set(old.marks if old else ())
        found[t.event.sentence] = Evidence(
            document.id,
            t.sentence.span,
            t.sentence.text,
            t.sentence.section,
            tuple(sorted(every, key=lambda s: (s.start, s.end))),
        )
    return tuple(found[number] for number in sorted(found))


def _total(
    document: Document, figure: CasualtyMention, mentions: Mentions, places: tuple[Place, ...]
) -> Incident:
    """The toll of a war or of years: kept with its words, never an incident's casualties."""
    sentence = document.sentences[figure.sentence]
    here = tuple(
        p
        for t, p in zip(mentions.toponyms, places, strict=True)
        if t.sentence == figure.sentence and t.kind in ("place", "region") and _in(t, sentence)
    )
    claim = Claim(
        figure.killed_min, figure.killed_max, figure.injured_min, figure.injured_max,
        figure.group, "", "none", "unknown", figure.hedge, figure.modality, None, figure.span,
        document.id,
    )  # fmt: skip
    return Incident(
        id=_identity(document.id, figure.span, figure.span),
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
        claims=(claim,),
        evidence=(
            Evidence(document.id, sentence.span, sentence.text, sentence.section, (figure.span,)),
        ),
        sources=(_source(document),),
    )


def _in(toponym: Toponym, sentence: Sentence) -> bool:
    """Whether "in" stands right before a name: "the war in Gaza"."""
    before = sentence.text[: toponym.span.start - sentence.span.start]
    return bool(re.search(r"\bin\s+(?:the\s+)?$", before))


def _told(incident: Incident, document: Document) -> Incident:
    confidence, review, reasons = assess(incident, document)
    return replace(
        incident,
        summary=summary(incident),
        confidence=confidence,
        needs_review=review,
        reasons=(*incident.reasons, *reasons),
    )
