"""From reports to records and across reports, with texts of a small vocabulary put at random."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import engines, gazetteer, pipeline, reading
from geo.errors import UsageError
from geo.gazetteer import Gazetteer
from geo.records import Extraction, Incident
from tests.incidents.reports import WEDNESDAY, extraction

KNOWN = gazetteer.load()

WORDS = (
    "an airstrike", "a drone strike", "rockets", "the strike", "a separate attack", "car bomb",
    "airstrikes", "a series of bombings", "it", "the war",
    "hit", "struck", "killed", "killing", "wounded", "blamed", "denied", "claimed", "said",
    "accused", "after", "in retaliation for", "since",
    "Mosul", "Kirkuk", "Damascus", "Iraq", "Syria", "Tower 22", "near al-Qaim", "south of Beirut",
    "the Iraqi-Syrian border", "in Iraq and Syria", "between Homs and Hama", "the Red Sea",
    "Israel", "the US military", "Iran", "Hezbollah", "the militia", "gunmen", "police",
    "on Monday", "on Sunday", "late Saturday", "in January", "last month", "two days earlier",
    "in 2019", "overnight", "for weeks",
    "two people", "six", "at least four", "nobody", "more than 27,000", "including a child",
    "a", "the", "and", "of", "that", "no", "not", ",", ",", ".", ".", ".", ". ", "\n\n",
    "\n\nRelated Article: ", "“", "”", "\u00a0", "’s", "-", "(", ")", "😀", "İ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=15, max_size=80).map(" ".join)


def spans_quote(found: Extraction, incident: Incident) -> bool:
    document = found.document
    sentences = all(document.quote(e.span) == e.text for e in incident.evidence)
    names = all(document.quote(p.toponym.span) == p.toponym.text for p in incident.places)
    spans = [c.span for c in incident.claims] + [a.span for a in incident.attributions]
    spans += [m for e in incident.evidence for m in e.marks]
    spans += [*incident.date_spans, *(incident.weapon.spans if incident.weapon else ())]
    return sentences and names and all(document.quote(s).strip() for s in spans)


def in_order(low: int | None, high: int | None) -> bool:
    return high is None or (low is not None and low <= high)


@settings(max_examples=120, deadline=None)
@given(TEXTS, st.sampled_from([WEDNESDAY, None]))
def test_any_text_gives_sound_records(text: str, published: object) -> None:
    day = WEDNESDAY if published else None
    found = extraction(text, KNOWN, published=day, id_="x")
    assert found == extraction(text, KNOWN, published=day, id_="x")
    ids = [i.id for i in found.incidents]
    assert len(ids) == len(set(ids))
    for incident in found.incidents:
        start, end = incident.date_start, incident.date_end
        assert (start is None) == (end is None)
        assert start is None or end is None or start <= end
        assert (incident.date_precision == "none") == (start is None)
        assert in_order(*incident.killed)
        assert in_order(*incident.injured)
        assert incident.evidence
        assert incident.summary.endswith(".")
        assert 0 <= incident.confidence < 1
        assert spans_quote(found, incident)
        for claim in incident.claims:
            assert claim.subset_of is None or incident.claims[claim.subset_of].subset_of is None


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_merged_reports_keep_every_incident(texts: list[str]) -> None:
    found = [extraction(text, KNOWN, id_=f"r{n}") for n, text in enumerate(texts)]
    merged = pipeline.merge(found, KNOWN)
    assert [x.document for x in merged] == [x.document for x in found]
    before = [i.id for x in found for i in x.incidents]
    after = [old for x in merged for i in x.incidents for old in i.merged_from or (i.id,)]
    assert sorted(after) == sorted(before)
    assert pipeline.merge(merged, KNOWN) == merged


# ---------------------------------------------------------------- one event, two reports

FIRST = (
    "Three drones struck a convoy near Rutba on Monday, killing six people, police said.\n\n"
    "A car bomb in Kirkuk killed two on Sunday."
)
SECOND = (
    "Shells hit Mosul on Saturday, killing nine.\n\nA drone strike hit Rutba on Monday, killing "
    "six, officials said."
)


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return KNOWN


def test_a_joined_incident_stands_in_the_first_report(known: Gazetteer) -> None:
    reports = [
        extraction(FIRST, known, id_="a", publisher="Wire"),
        extraction(SECOND, known, id_="b", publisher="Post"),
    ]
    first, second = pipeline.merge(reports, known)
    assert [i.places[0].name for i in first.incidents] == [
        i.places[0].name for i in reports[0].incidents
    ]
    assert [i.places[0].name for i in second.incidents] == ["Mosul"]
    joined = first.incidents[0]
    assert len(joined.merged_from) == len(joined.sources) == 2
    assert {c.document for c in joined.claims} == {"a", "b"}
    assert {c.claimant for c in joined.claims} == {"police", "officials"}


def test_the_order_of_reports_does_not_change_the_incidents(known: Gazetteer) -> None:
    reports = [extraction(FIRST, known, id_="a"), extraction(SECOND, known, id_="b")]
    one = {i.id: i for x in pipeline.merge(reports, known) for i in x.incidents}
    other = {i.id: i for x in pipeline.merge(reports[::-1], known) for i in x.incidents}
    assert one == other


# ---------------------------------------------------------------- another finder of names


def test_incidents_are_placed_by_the_names_of_a_recogniser(known: Gazetteer) -> None:
    text = "A drone strike killed two fighters near Ar-Rutbah and Mosul on Monday, police said."
    report = reading.document_of(text, published=WEDNESDAY)

    def rutba(given: str) -> list[tuple[int, int]]:
        return [(given.index("Ar-Rutbah"), given.index(" and"))]

    found = pipeline.extract(report, known, recognise=rutba)
    assert [p.toponym.text for p in found.toponyms] == ["Ar-Rutbah"]
    (incident,) = found.incidents
    assert incident.place
    assert incident.place.entry
    assert incident.place.entry.id == "iq-rutba"
    assert len(pipeline.extract(report, known).toponyms) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_recogniser_that_cannot_travel_is_refused_before_the_work(jobs: int) -> None:
    def nothing(_: str) -> list[tuple[int, int]]:
        return []

    if jobs == 1:
        assert list(engines.run([], jobs=jobs, recognise=nothing)) == []
    else:
        with pytest.raises(UsageError, match="cannot be handed to workers; name it: module:f"):
            engines.run([], jobs=jobs, recognise=nothing)


def test_a_report_of_thousands_of_tellings_ends_in_seconds(known: Gazetteer) -> None:
    towns = [e.name for e in known.entries if e.feature_class == "P"][::9][:200]
    text = "\n\n".join(
        f"An airstrike hit {towns[n % len(towns)]} on Monday, killing {n % 40 + 2} people."
        for n in range(2_000)
    )
    start = process_time()
    found = extraction(text, known)
    assert process_time() - start < 30
    assert len(found.incidents) > 100


def test_thousands_of_tellings_of_one_event_end_in_seconds(known: Gazetteer) -> None:
    text = "\n\n".join(
        f"The airstrike in Rutba on Monday killed {n + 2} people, the Houthis said. Israel was "
        "blamed for the attack."
        for n in range(1_000)
    )
    start = process_time()
    found = extraction(text, known)
    assert process_time() - start < 30
    assert len(found.incidents) == 1


def test_an_event_told_before_the_dated_one_is_no_fault(known: Gazetteer) -> None:
    """What goes on with a narrative stands behind it; this does not, and it once broke the run."""
    text = (
        "SAN SALVADOR, 10 MAY 89 (AGENCY) -- REBELS SAY THAT THE MOVEMENT TODAY INFLICTED ALMOST "
        "100 CASUALTIES ON THE IRAQI ARMY DURING ATTACKS ON 15 TOWNS IN 7 PROVINCES.\n\n"
        "THE IRAQI ARMED FORCES, WHICH CONFIRMED THE ATTACK, SAID 3 SOLDIERS WERE KILLED IN A "
        "CLASH THAT TOOK PLACE IN TAJI, 60 KM NORTHWEST OF SAN SALVADOR.\n\n"
        "THE REBELS SAID THEY ATTACKED MILITARY POSITIONS IN CHALATENANGO, SAMARRA, HIT, AND ANBAR "
        "PROVINCES IN NORTHERN IRAQ.\n"
    )
    assert pipeline.extract(reading.document_of(text), known).incidents
