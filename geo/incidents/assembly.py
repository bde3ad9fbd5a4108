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
from geo.incidents.tellings import FINENESS, POINT, SLACK_KM, Telling, apart_km, contains, tellings
from geo.incidents.wording import summary
from geo.records import (
    CasualtyMention,
    Claim,
    Document,
    Evidence,
    EventType,
    Incident,
    Kind,
    Link,
    Mentions,
    Place,
    Salience,
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

RETALIATION = re.compile(r"retaliation|response|reprisal|revenge|retribution")
AFTER = re.compile(r"after|follow|since|wake of")

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
        for chosen, alone in _split(known):
            made.append(_incident(document, known, dated, chosen, alone, gazetteer))
            origin.append(known)
    made = _bounded(made, origin, document.published)
    made = _with_salience(made, origin)
    made += [
        _total(document, c, mentions, places) for c in mentions.casualties if c.role == "war_total"
    ]
    made = [_told(incident, document) for incident in made]
    made = _linked(made, origin)
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


# ---------------------------------------------------------------- where


def _split(known: Group) -> list[tuple[tuple[Place, ...], bool]]:
    """The places of each incident that a group holds, and whether the toll is its own.

    Two towns hit in one telling ("struck Abqaiq and Khurais") are two incidents; two countries
    ("sites in Iraq and Syria") are one with several places.
    """
    ranked = _ranked(known)
    heads = _towns_side_by_side(known, ranked)
    if len(heads) < 2 or known.series:
        return [(ranked, True)]
    parts = []
    for number, head in enumerate(heads):
        rest = [p for p in ranked if p not in heads and contains(p, head)]
        parts.append(
            ((head, *rest), number == 0 or not any(t.event.claims for t in known.tellings))
        )
    return parts


def _ranked(known: Group) -> tuple[Place, ...]:
    """The places of a group, the finest first, each entry once."""
    every = [
        p for t in known.tellings for p in t.places if p.toponym.kind not in ("demonym", "in_name")
    ]
    every.sort(
        key=lambda p: (p.lon is None and p.precision != "border", FINENESS.index(p.precision))
    )
    kept: list[Place] = []
    for place in every:
        same = (k.entry and place.entry and k.entry.id == place.entry.id for k in kept)
        words = (k.toponym.text.casefold() == place.toponym.text.casefold() for k in kept)
        if not any(same) and not (place.entry is None and any(words)):
            kept.append(place)
    return tuple(kept)


def _towns_side_by_side(known: Group, ranked: tuple[Place, ...]) -> list[Place]:
    """Point-like places that one telling names in a row, apart from each other."""
    for telling in known.tellings:
        towns = [
            p for p in telling.places if p in ranked and _is_point(p)
        ]
        heads: list[Place] = []
        for town in towns:
            clear = all(
                apart_km(town, h) > (town.radius_km or 0) + (h.radius_km or 0) + SLACK_KM
                for h in heads
            )
            if clear and (not heads or _in_a_row(heads[-1], town, telling)):
                heads.append(town)
        if len(heads) > 1 and ranked and ranked[0] in heads:
            return heads
    return []


def _is_point(place: Place) -> bool:
    """A town or less, or a site however wide (an oil field)."""
    site = place.entry is not None and place.entry.feature_class == "S"
    return place.lon is not None and (place.precision in POINT or site)


def _in_a_row(a: Place, b: Place, telling: Telling) -> bool:
    start = telling.sentence.span.start
    gap = telling.sentence.text[a.toponym.span.end - start : b.toponym.span.start - start]
    joined = re.fullmatch(r"\W*(?:[\w-]+\s+){0,3}?(?:,|\band\b)\s*(?:[\w-]+\s+){0,4}", gap)
    return joined is not None and "near" not in gap and b.toponym.relation != "near"


# ---------------------------------------------------------------- evidence


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


# ---------------------------------------------------------------- relations between incidents


def _bounded(made: list[Incident], origin: list[Group], published: date | None) -> list[Incident]:
    """Date what has no date of its own by what it came before and after.

    "The strike came after the US launched an assault, in retaliation for an attack in late
    January": the assault lies between the attack and the strike.
    """
    bounded = list(made)
    for i, incident in enumerate(made):
        if incident.date_start or incident.kind != "event":
            continue
        before = [made[j] for j in _neighbours(origin, i, later=True) if made[j].date_start]
        behind = [made[j] for j in _neighbours(origin, i, later=False) if made[j].date_end]
        if not before:
            continue
        start = max(x.date_start for x in before if x.date_start)
        end = min((x.date_end for x in behind if x.date_end), default=published)
        if end is not None and start <= end:
            bounded[i] = replace(
                incident,
                date_start=start,
                date_end=end,
                date_precision=facts.precision(start, end),
                date_rule="between_related",
            )
    return bounded


def _neighbours(origin: list[Group], i: int, *, later: bool) -> list[int]:
    """Incidents told in the same sentence: the next clause's (``later``), or the one before."""
    found = []
    for telling in origin[i].tellings:
        for j, other in enumerate(origin):
            if j == i or other is origin[i]:
                continue
            for there in other.tellings:
                step = there.order - telling.order
                lead = (there if step > 0 else telling).event.lead
                adjacent = there.event.sentence == telling.event.sentence and step == (
                    1 if later else -1
                )
                if adjacent and (AFTER.search(lead) or RETALIATION.search(lead)):
                    found.append(j)
    return found


def _linked(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """Tie a retaliation to what it answers."""
    linked = list(made)
    for i in range(len(origin)):
        links = [
            Link("retaliation_for", made[j].id)
            for j in dict.fromkeys(_neighbours(origin, i, later=True))
            if any(
                RETALIATION.search(t.event.lead)
                for t in origin[j].tellings
                if any(t.order == own.order + 1 for own in origin[i].tellings)
            )
        ]
        if links:
            linked[i] = replace(linked[i], links=(*linked[i].links, *links))
    return linked


def _with_salience(made: list[Incident], origin: list[Group]) -> list[Incident]:
    """What the report is about, what it recalls, and what only a link's title tells."""
    first = next((i for i, x in enumerate(made) if x.kind == "event" and _leads(origin[i])), None)
    graded = []
    for i, (incident, known) in enumerate(zip(made, origin, strict=True)):
        salience: Salience = "background"
        if all(t.sentence.section == "related_link" for t in known.tellings):
            salience = "headline_only"
        elif first is not None and incident.kind == "event":
            salience = _salience(incident, known, made[first], origin[first], i == first)
        graded.append(replace(incident, salience=salience))
    return graded


def _leads(known: Group) -> bool:
    return any(t.lead for t in known.tellings)


def _salience(
    incident: Incident, known: Group, main: Incident, lead: Group, is_first: bool
) -> Salience:
    """Main is the first event, and what happened in the same country on the same days."""
    if is_first or known is lead:
        return "main"
    separate = known.tellings[0].event.separate and not known.tellings[0].lead
    if separate or not incident.date_start or not main.date_start:
        return "background"
    same_days = (incident.date_start, incident.date_end) == (main.date_start, main.date_end)
    here, there = incident.place, main.place
    same_country = here is None or there is None or here.country == there.country
    return "main" if same_days and same_country else "background"


def _told(incident: Incident, document: Document) -> Incident:
    confidence, review, reasons = assess(incident, document)
    return replace(
        incident,
        summary=summary(incident),
        confidence=confidence,
        needs_review=review,
        reasons=(*incident.reasons, *reasons),
    )


KINDS: tuple[Kind, ...] = ("event", "aggregate", "context_total", "planned")
