"""From groups of tellings to incident records."""

from __future__ import annotations

from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.incidents import counts, facts
from geo.incidents.added_up import without_sums
from geo.incidents.agreement import Group
from geo.incidents.assessment import ONE_TOLL, assess
from geo.incidents.capitals import with_capitals
from geo.incidents.context_places import supplied
from geo.incidents.courts import is_court_report
from geo.incidents.day_by_day import day_by_day
from geo.incidents.event_types import ACLED_SUB_EVENTS, SUICIDE
from geo.incidents.grouping import group
from geo.incidents.inherited import attributed
from geo.incidents.placing import around, split
from geo.incidents.relating import answered, bounded, carried, linked
from geo.incidents.retold import retold
from geo.incidents.salience import graded
from geo.incidents.shares import dealt_out, shared_out
from geo.incidents.tellings import Telling, rank, same_place, tellings
from geo.incidents.told_types import like_before, like_neighbours, of_tellings
from geo.incidents.totals import identity, source_of, totals
from geo.incidents.undated import assumed
from geo.incidents.vessels import Vessel, vessels
from geo.incidents.wide_tolls import without_wide_tolls
from geo.incidents.wording import summary
from geo.records import (
    Attribution,
    Document,
    Evidence,
    Incident,
    Mentions,
    Place,
    Weapon,
)


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
    told = with_capitals(tellings(document, mentions, places, gazetteer), places, gazetteer)
    groups = retold(group(day_by_day(like_before(told), mentions.dates)))
    made, origin = _of_groups(document, groups, gazetteer)
    made = supplied(made, origin, places, gazetteer, document.sentences)
    made = carried(bounded(made, origin, document.anchor), origin)
    if not is_court_report(told):
        made = assumed(made, origin, document.anchor, mentions.dates)
    made = without_sums(without_wide_tolls(answered(made, origin), origin))
    made = attributed(like_neighbours(made), gazetteer)
    made = graded(made, origin, document, places)
    made += totals(document, mentions, places)
    made = [assess(replace(i, summary=summary(i, gazetteer))) for i in made]
    made = linked(made, origin)
    return tuple(
        sorted(made, key=lambda i: (i.evidence[0].span.part == "text", i.evidence[0].span.start))
    )


def _of_groups(
    document: Document, groups: list[Group], gazetteer: Gazetteer
) -> tuple[list[Incident], list[Group]]:
    """Make the incidents of all groups, each with the group it comes from."""
    made: list[Incident] = []
    origin: list[Group] = []
    for known in groups:
        dated = facts.when(known.tellings, document.anchor)
        ships = vessels(known)
        own = [] if known.series or ships else shared_out(known)
        split_up = around(known, [head for head, _ in own]) if own else split(known)
        if len(split_up) > 1 and not (own or ships):
            own = dealt_out(known, [places[0] for places in split_up])
        parts = [(chosen, ship) for chosen in split_up for ship in ships or (None,)]
        # one toll for several places is kept with the first, and said to be of all
        shared = len(parts) > 1 and any(t.event.claims for t in known.tellings)
        for number, (chosen, ship) in enumerate(parts):
            culprits = _culprits(known, chosen, split_up, gazetteer)
            incident = _incident(document, known, dated, chosen, culprits, gazetteer, ship)
            if len(parts) > 1:  # how many of the strikes hit which place is not told
                incident = replace(incident, strikes=None)
            if own:
                told = counts.claims(own[number][1], incident.attributions, gazetteer)
                # the area that holds a village which nobody knows comes before it
                where = tuple(sorted(incident.places, key=rank))
                incident = replace(incident, claims=told, places=where)
            elif shared:
                counted = incident.claims if number == 0 else ()
                incident = replace(incident, claims=counted, reasons=(ONE_TOLL,))
            made.append(incident)
            origin.append(known)
    return made, origin


def _incident(
    document: Document,
    known: Group,
    dated: facts.When,
    places: tuple[Place, ...],
    who: tuple[Attribution, ...],
    gazetteer: Gazetteer,
    ship: Vessel | None,
) -> Incident:
    if ship is not None:
        who = (*who, ship.hit(document.id))
    event_type = of_tellings(known.tellings, gazetteer)
    who = facts.who_flies(who, event_type, gazetteer)
    weapon = _weapon(known)
    suicide = weapon is not None and weapon.platform == "person" and weapon.munition == "ied"
    mark = places[0].toponym.span if places else known.tellings[0].event.span
    mark = ship.span if ship else mark
    return Incident(
        id=identity(document.id, known.tellings[0].event.span, mark),
        kind="aggregate" if known.series else "event",
        salience="background",
        event_type=event_type,
        acled_sub_event_type=SUICIDE if suicide else ACLED_SUB_EVENTS[event_type],
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
        claims=counts.claims(known.tellings, who, gazetteer),
        evidence=_evidence(document, known),
        sources=(source_of(document),),
        strikes=_strikes(known),
    )


def _culprits(
    known: Group,
    chosen: tuple[Place, ...],
    split_up: list[tuple[Place, ...]],
    gazetteer: Gazetteer,
) -> tuple[Attribution, ...]:
    """Who is named for one of the places of a group; failing that, who did it all."""
    told = facts.attributions(_told_of(known, chosen, split_up), gazetteer)
    if len(split_up) == 1 or any(a.role == "perpetrator" for a in told):
        return told
    every = facts.attributions(known.tellings, gazetteer)
    return (*told, *(a for a in every if a.role == "perpetrator"))


def _told_of(
    known: Group, chosen: tuple[Place, ...], split_up: list[tuple[Place, ...]]
) -> tuple[Telling, ...]:
    """The tellings of a group that are not of another of its places alone."""
    others = [places[0] for places in split_up if places and places is not chosen]
    if not others:
        return known.tellings
    return tuple(
        t
        for t in known.tellings
        if not any(same_place(p, other) for p in t.places for other in others)
        or any(same_place(p, chosen[0]) for p in t.places)
    )


def _strikes(known: Group) -> int | None:
    """How many strikes the tellings count; "a strike" may be any one of them."""
    return max((t.event.strikes for t in known.tellings if t.event.strikes), default=None)


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
        named = (p.toponym for p in t.places)
        marks += [name.span for name in named if name.sentence == t.event.sentence]
        marks += [d.span for d in t.dates]
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
