"""Corrections: twice is once, order is nothing, what the report says stays, nothing gets lost."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from geo import pipeline
from geo.corrections import Row, correct, correct_each
from geo.corrections.applying import Outcome, apply
from geo.corrections.rows import evidence_of
from geo.corrections.values import FIELDS
from geo.export import as_line, from_line, schema
from geo.gazetteer import Gazetteer, load
from geo.records import Extraction, Incident
from tests.corrections.conftest import at, bare, incidents, row
from tests.samples import extractions as samples

Done = tuple[Extraction, ...]
SLOW = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


def applied(known: Gazetteer, done: Sequence[Extraction], *rows: Row) -> list[Incident]:
    made, outcome = correct(done, rows, known)
    assert outcome.conflicts == ()
    return incidents(made)


def one(known: Gazetteer, done: Sequence[Extraction], *rows: Row) -> Incident:
    """The incident of the first row, corrected."""
    return next(i for i in applied(known, done, *rows) if i.id == rows[0].id)


# ---------------------------------------------------------------- values


def whats(incident: Incident) -> list[str]:
    return [a.what for a in incident.attributions if a.what]


SET: list[tuple[str, str, Any]] = [
    ("kind", "aggregate", lambda i: i.kind == "aggregate"),
    ("salience", "background", lambda i: i.salience == "background"),
    ("title", "What happened", lambda i: i.summary == "What happened"),
    ("event_type", "shelling", lambda i: i.acled_sub_event_type.startswith("Shelling/")),
    ("munition", "rocket", lambda i: i.weapon.munition == "rocket"),
    ("actor", "River Brigade; Israel", lambda i: i.perpetrators == ("River Brigade", "Israel")),
    ("actor", "", lambda i: i.perpetrators == ()),
    ("target", "Hill Front", lambda i: i.targets == ("Hill Front",)),
    ("target_what", "a depot; two cars", lambda i: whats(i) == ["a depot", "two cars"]),
    ("time_of_day", "at dawn", lambda i: i.time_of_day == "at dawn"),
    ("killed_min", "2", lambda i: i.killed == (2, 3)),
    ("injured_min", "4", lambda i: i.injured == (4, None)),
    ("entry_id", "iq-al-qaim", lambda i: (i.place.name, i.place.country) == ("Al-Qaim", "IQ")),
    ("place", "Old town", lambda i: (i.place.name, i.place.toponym.text) == ("Old town", "Mosul")),
    ("place_precision", "district", lambda i: i.place.precision == "district"),
    ("place_precision", "unknown", lambda i: i.place.precision == "unknown"),
    ("uncertainty_km", "2.5", lambda i: i.place.radius_km == 2.5),
    ("country", "SY", lambda i: i.place.country == "SY"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "holds"), SET)
def test_a_value_is_set_and_what_the_report_says_stays(
    merged: Done, known: Gazetteer, field: str, value: str, holds: Any
) -> None:
    before = at(merged, "Mosul")
    after = one(known, merged, row(before, field=field, value=value))
    assert holds(after)
    assert (after.claims, after.evidence) == (before.claims, before.evidence)
    [note] = after.corrections
    assert (note.field, note.new, note.author) == (field, value, "Ana")
    assert note.old == FIELDS[field].now(before)


def test_a_date_is_set_as_an_interval(merged: Done, known: Gazetteer) -> None:
    mosul = at(merged, "Mosul")
    days = (
        row(mosul, field="start_date", value="2021-03-08"),
        row(mosul, field="end_date", value="2021-03-14"),
    )
    after = one(known, merged, *days)
    assert (after.date_start, after.date_end) == (date(2021, 3, 8), date(2021, 3, 14))
    assert (after.date_precision, after.date_rule) == ("week", "corrected")
    assert "between 8 and 14 March 2021" in after.summary


def test_a_moved_place_is_the_authors(merged: Done, known: Gazetteer) -> None:
    mosul = at(merged, "Mosul")
    move = row(mosul, "move", field="point", value="lon 43.1 lat 36.3")
    place = one(known, merged, move).place
    assert place is not None
    assert (place.lon, place.lat, place.name) == (43.1, 36.3, "Mosul")
    assert place.entry is not None
    assert (place.resolved_by, place.licence, place.entry.source) == (
        "corrected", "", "correction by Ana",
    )  # fmt: skip
    assert place.toponym == mosul.places[0].toponym


def test_an_incident_without_a_place_gets_one(known: Gazetteer) -> None:
    done = samples()
    lost = next(i for i in incidents(done) if i.place is None)
    rows = (
        row(lost, "move", field="point", value="lon 44 lat 33"),
        row(lost, field="place", value="A village"),
        row(lost, field="country", value="IQ"),
    )
    after = one(known, done, *rows)
    assert after.placed
    assert after.place is not None
    assert (after.place.name, after.place.country, after.place.precision) == (
        "A village", "IQ", "near",
    )  # fmt: skip


def test_a_confirmed_incident_needs_no_review(known: Gazetteer) -> None:
    done = samples()
    doubtful = next(i for i in incidents(done) if i.needs_review)
    after = one(known, done, row(doubtful, "confirm"))
    assert (after.needs_review, after.confidence) == (False, 0.95)
    assert after.reasons[0] == "confirmed by Ana (2024-05-01)"


def test_a_dropped_incident_is_in_the_notes_of_its_report(merged: Done, known: Gazetteer) -> None:
    basra = at(merged, "Basra")
    made, outcome = correct(merged, [row(basra, "drop")], known)
    assert basra.id not in {i.id for i in incidents(made)}
    assert made[0].notes == (f"dropped {basra.id} (Ana, 2024-05-01): checked",)
    assert outcome.applied == 1
    again, second = correct(made, [row(basra, "drop")], known)
    assert (again, second.conflicts, second.not_read) == (made, (), ())


# ---------------------------------------------------------------- conflicts


def test_of_two_people_the_later_day_stands_and_both_are_told(
    merged: Done, known: Gazetteer
) -> None:
    mosul = at(merged, "Mosul")
    ana = row(mosul, field="event_type", value="shelling")
    ben = replace(ana, number=3, author="Ben", value="air_strike", day=date(2024, 5, 2))
    for rows in ([ana, ben], [ben, ana]):
        outcome = apply(incidents(merged), rows, known)
        [after] = [i for i in outcome.incidents if i.id == mosul.id]
        assert after.event_type == "air_strike"
        assert [c.author for c in after.corrections] == ["Ben"]
        [line] = outcome.conflicts
        assert line == (
            "row 3 (set event_type): Ana says 'shelling' on 2024-05-01, "
            "Ben says 'air_strike' on 2024-05-02; the later one stands"
        )


def test_one_person_may_think_again(merged: Done, known: Gazetteer) -> None:
    mosul = at(merged, "Mosul")
    first = row(mosul, field="killed_min", value="1")
    then = replace(first, number=3, value="2")  # of one day the later row stands
    assert one(known, merged, first, then).killed == (2, 3)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("killed_min", "9", "killed_min 9 is above killed_max 3: set both"),
        ("killed_min", "", "killed_max without killed_min: set both"),
        ("start_date", "2022", "start_date 2022 is above end_date 2021-03-10: set both"),
        ("end_date", "", "end_date is not known: set both"),
        ("entry_id", "xx-nowhere", "the gazetteer has no entry 'xx-nowhere'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_and_the_rest_applied(
    merged: Done, known: Gazetteer, field: str, value: str, reason: str
) -> None:
    mosul = at(merged, "Mosul")
    rows = [row(mosul, field=field, value=value), row(mosul, field="title", value="T", number=3)]
    outcome = apply(incidents(merged), rows, known)
    assert outcome.conflicts == (f"row 2 (set {field}): {mosul.id}: {reason}; not applied",)
    [after] = [i for i in outcome.incidents if i.id == mosul.id]
    assert (after.summary, len(after.corrections), outcome.applied) == ("T", 1, 1)


# ---------------------------------------------------------------- found again


def test_an_id_that_is_gone_is_found_by_its_evidence(merged: Done, known: Gazetteer) -> None:
    mosul = at(merged, "Mosul")
    lost = row("SM-000000000000", field="title", value="T", evidence=evidence_of(mosul.evidence))
    [after] = [i for i in applied(known, merged, lost) if i.id == mosul.id]
    assert after.summary == "T"


def test_a_report_that_came_with_another_id_is_found_by_its_words(
    merged: Done, known: Gazetteer
) -> None:
    mosul = at(merged, "Mosul")
    quotes = [replace(q, document="other") for q in evidence_of(mosul.evidence)]
    lost = row("SM-000000000000", field="title", value="T", evidence=tuple(quotes[:1]))
    assert "T" in {i.summary for i in applied(known, merged, lost)}


def test_two_that_fit_are_a_conflict_and_nothing_is_changed(done: Done, known: Gazetteer) -> None:
    mosul = next(i for i in incidents(done) if i.place and i.place.name == "Mosul")
    twin = replace(mosul, id="SM-aaaaaaaaaaaa")
    lost = row("SM-0", field="title", value="T", evidence=evidence_of(mosul.evidence))
    outcome = apply([mosul, twin], [lost], known)
    assert outcome.incidents == (mosul, twin)
    assert outcome.conflicts == (
        "row 2 (set title): SM-0 is not there, and 2 incidents have its evidence: "
        f"give one of SM-aaaaaaaaaaaa, {mosul.id}; not applied",
    )


def test_none_that_fits_is_a_conflict_or_a_report_that_was_not_read(
    merged: Done, known: Gazetteer
) -> None:
    basra, mosul = at(merged, "Basra"), at(merged, "Mosul")
    lost = row("SM-0", field="title", value="T", evidence=evidence_of(basra.evidence))
    outcome = apply([mosul], [lost], known)  # the report is read, the incident is not found in it
    assert outcome.conflicts == (
        "row 2 (set title): SM-0 is not there, and no incident has its evidence; not applied",
    )
    elsewhere = replace(lost.evidence[0], document="x", text="Another sentence of another report.")
    outcome = apply([mosul], [replace(lost, evidence=(elsewhere,))], known)
    assert (outcome.conflicts, outcome.not_read) == ((), (2,))


def test_an_id_with_the_evidence_of_another_report_is_a_conflict(
    merged: Done, known: Gazetteer
) -> None:
    mosul, basra = at(merged, "Mosul"), at(merged, "Basra")
    wrong = row(mosul, field="title", value="T", evidence=evidence_of(basra.evidence))
    outcome = apply(incidents(merged), [wrong], known)
    assert "rests on other sentences now" in outcome.conflicts[0]
    assert outcome.incidents == tuple(incidents(merged))


def test_corrections_survive_other_rules(done: Done, known: Gazetteer) -> None:
    """All ids change, sentences are cut anew, as if the reports had been read by other rules."""
    mosul = incidents(done)[0]
    whole = mosul.evidence[0]
    shorter = replace(whole.span, end=whole.span.end - 30)
    cut = replace(whole, span=shorter, text=whole.text[:-30])
    new = [
        replace(i, id=f"SM-{n:012d}", evidence=(cut,) if i.id == mosul.id else i.evidence)
        for n, i in enumerate(incidents(done))
    ]
    rows = [
        row(i, field="title", value=f"was {i.id}", evidence=evidence_of(i.evidence), number=n)
        for n, i in enumerate(incidents(done), start=2)
    ]
    outcome = apply(new, rows, known)
    assert outcome.conflicts == ()
    assert [i.summary for i in outcome.incidents] == [f"was {i.id}" for i in incidents(done)]


# ---------------------------------------------------------------- one and two


def test_a_merge_joins_and_a_later_split_undoes_it(merged: Done, known: Gazetteer) -> None:
    mosul, basra = at(merged, "Mosul"), at(merged, "Basra")
    join = row(mosul, "merge", other=basra.id)
    [joined] = applied(known, merged, join)
    assert joined.merged_from == tuple(sorted({mosul.id, basra.id, *mosul.merged_from}))
    assert {e.text for e in joined.evidence} >= {e.text for e in basra.evidence}
    part = replace(join, action="split", day=date(2024, 5, 2), number=3)
    both = applied(known, merged, join, part)
    assert [bare(i) for i in both] == incidents(merged)
    parts = {i.id: i for i in incidents(merged)}
    outcome = apply([joined], [join, part], known, parts)
    assert sorted(bare(i).id for i in outcome.incidents) == sorted(i.id for i in incidents(merged))


def test_what_was_joined_from_two_reports_is_parted_again(
    done: Done, merged: Done, known: Gazetteer
) -> None:
    mosul = at(merged, "Mosul")
    assert len(mosul.merged_from) == 2
    parts = {i.id: i for i in incidents(done)}
    [off] = [i for i in mosul.merged_from if i != mosul.id]
    part = row(mosul, "split", other=off)
    made, outcome = correct(merged, [part], known, parts)
    assert (outcome.conflicts, outcome.applied) == ((), 1)
    assert {i.id: bare(i) for i in incidents(made)} == {
        i.id: replace(i, links=bare(n).links) for i in incidents(done) for n in incidents(made)
        if i.id == n.id
    }  # fmt: skip
    assert [len(x.incidents) for x in made] == [2, 1]  # each in its own report


def test_a_sentence_is_split_off(merged: Done, known: Gazetteer) -> None:
    mosul, basra = at(merged, "Mosul"), at(merged, "Basra")
    [joined] = applied(known, merged, row(mosul, "merge", other=basra.id))
    joined = bare(replace(joined, merged_from=()))
    part = row(joined, "split", other_evidence=evidence_of(basra.evidence))
    outcome = apply([joined], [part], known)
    rest, off = outcome.incidents
    assert ([e.text for e in off.evidence], off.injured) == (
        [e.text for e in basra.evidence], (2, 2),
    )  # fmt: skip
    assert (off.place.name if off.place else "", rest.injured) == ("Basra", (None, None))
    again = apply(outcome.incidents, [part], known)
    assert (again.incidents, again.conflicts) == (outcome.incidents, ())


def test_a_split_that_leaves_nothing_is_a_conflict(merged: Done, known: Gazetteer) -> None:
    basra = at(merged, "Basra")
    part = row(basra, "split", other_evidence=evidence_of(basra.evidence))
    outcome = apply(incidents(merged), [part], known)
    assert f"all of the sentences of {basra.id} would be split off" in outcome.conflicts[0]
    assert outcome.incidents == tuple(incidents(merged))


def test_records_of_single_reports_keep_the_event_together(
    done: Done, merged: Done, known: Gazetteer
) -> None:
    """What a map shows is the same whether it is corrected itself or made of corrected records."""
    mosul, basra = at(merged, "Mosul"), at(merged, "Basra")
    rows = [
        row(mosul, field="start_date", value="2021-03-01"),
        row(mosul, field="end_date", value="2021-03-01", number=3),
        row(mosul, "move", field="point", value="lon 43.2 lat 36.4", number=4),
        row(basra, field="killed_min", value="1", number=5),
        row(basra, field="killed_max", value="1", number=6),
    ]
    each, outcome = correct_each(done, rows, known)
    assert outcome.conflicts == ()
    assert len(incidents(each)) == 3
    back = [from_line(as_line(x)) for x in each]
    shown, _ = correct(merged, rows, known)
    for made in (pipeline.merge(each, known), pipeline.merge(back, known)):
        assert [key(i) for i in incidents(made)] == [key(i) for i in incidents(shown)]


def key(i: Incident) -> tuple[object, ...]:
    place = i.place
    return (
        i.id, i.merged_from, i.date_start, i.date_end, i.killed, i.summary, i.corrections,
        place and (place.lon, place.lat, place.name),
    )  # fmt: skip


# ---------------------------------------------------------------- properties

VALUES = {
    "kind": st.sampled_from(["event", "aggregate", "planned"]),
    "event_type": st.sampled_from(["air_strike", "shelling", "bombing", "other"]),
    "title": st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30),
    "actor": st.sampled_from(["", "Israel", "River Brigade; United States", "=1+1"]),
    "actor_status": st.sampled_from(["claimed", "suspected", "unknown"]),
    "target": st.sampled_from(["", "Hill Front"]),
    "target_what": st.sampled_from(["", "a car", "a car; a house"]),
    "platform": st.sampled_from(["drone", "ship"]),
    "start_date": st.dates(date(2021, 1, 1), date(2021, 2, 1)).map(date.isoformat),
    "end_date": st.dates(date(2021, 4, 1), date(2021, 5, 1)).map(date.isoformat),
    "killed_min": st.integers(0, 3).map(str),
    "killed_max": st.integers(9, 20).map(str),
    "point": st.tuples(st.integers(-180, 180), st.integers(-90, 90)).map(
        lambda p: f"lon {p[0]} lat {p[1]}"
    ),
    "place": st.sampled_from(["Somewhere", "مكان"]),
    "place_precision": st.sampled_from(["exact", "district", "unknown"]),
    "uncertainty_km": st.sampled_from(["", "2.5"]),
    "country": st.sampled_from(["IQ", ""]),
}
SAMPLES = incidents(samples())
KNOWN = load()
ALL = ("number", "author", "day")


@st.composite
def rows_of(draw: st.DrawFn) -> list[Row]:
    """Rows on the samples; no two of one day on the same thing."""
    made: list[Row] = []
    fields = draw(
        st.lists(st.sampled_from([*VALUES, "confirm", "drop", "merge", "split"]), max_size=9)
    )
    for number, field in enumerate(fields, start=2):
        incident = SAMPLES[draw(st.integers(0, len(SAMPLES) - 1))]
        base = row(
            incident,
            number=number,
            author=draw(st.sampled_from(["Ana", "Ben"])),
            day=date(2024, 5, 1) + timedelta(days=number),
        )
        if field in ("confirm", "drop"):
            made.append(row(base.id, field, **{k: getattr(base, k) for k in ALL}))
        elif field == "merge":
            other = SAMPLES[draw(st.integers(0, len(SAMPLES) - 1))]
            if other.id != incident.id:
                made.append(replace(base, action="merge", other=other.id))
        elif field == "split":
            if len(incident.evidence) > 1:
                goes = evidence_of(incident.evidence[:1])
                made.append(replace(base, action="split", other_evidence=goes))
        else:
            action: Any = "move" if field == "point" else "set"
            value = draw(VALUES[field])
            made.append(replace(base, action=action, field=field, value=value))
    return made


def done_once(rows: Sequence[Row]) -> tuple[tuple[Extraction, ...], Outcome]:
    return correct(samples(), rows, KNOWN)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(rows=rows_of())
def test_twice_is_once(rows: list[Row]) -> None:
    made, _ = done_once(rows)
    again, _ = correct(made, rows, KNOWN)
    assert again == made
    renewed, _ = correct(made, (), KNOWN)
    assert renewed == made


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(rows=rows_of(), seed=st.integers(0, 99))
def test_the_order_of_rows_is_nothing(rows: list[Row], seed: int) -> None:
    shuffled = rows.copy()
    random.Random(seed).shuffle(shuffled)
    assert done_once(shuffled)[0] == done_once(rows)[0]


VALIDATOR = Draft202012Validator(schema.line_schema())


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(rows=rows_of())
def test_corrected_records_are_records(rows: list[Row]) -> None:
    made, _ = done_once(rows)
    for extraction in made:
        line = json.loads(json.dumps(as_line(extraction)))
        assert list(VALIDATOR.iter_errors(line)) == []
        assert as_line(from_line(line)) == line


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(rows=rows_of())
def test_no_row_is_lost(rows: list[Row]) -> None:
    """Every row is in effect, or told, or another one of the same thing stands."""
    made, outcome = done_once(rows)
    noted = {replace(c, old="") for i in incidents(made) for c in i.corrections}
    told = " ".join(outcome.conflicts)
    merges = any(r.action == "merge" for r in rows)
    for one_row in rows:
        # a later row of the same thing, or an earlier one that says the same
        rest = [r for r in rows if r is not one_row and r.id == one_row.id]
        same = [r for r in rest if (r.action, r.value) == (one_row.action, one_row.value)]
        later = [r for r in rest if r.day > one_row.day and r.field == one_row.field] or same
        note = one_row.recorded()
        if one_row.action == "split":  # the record names what was split off
            noted |= {replace(n, other="") for n in noted if n.action == "split"}
        standing = note in noted or f"row {one_row.number} " in told
        gone = outcome.dropped or merges
        assert standing or later or gone, one_row
