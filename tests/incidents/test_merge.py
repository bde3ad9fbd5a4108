"""One event told by several reports: what is joined, what is only linked; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import gazetteer
from geo.gazetteer import Gazetteer
from geo.incidents import merge
from geo.records import Claim, Entry, Incident, Link, Place, Source, Weapon
from tests.samples import attribution, claim, entry, evidence, incident, place

DAY = date(2021, 3, 10)
HIT = entry(id="iq-hit", name="Hit", lon=42.8267, lat=33.6417)
SUBURB = entry(id="iq-suburb", name="Suburb", lon=40.3053, lat=33.0381)
CITY = entry(id="iq-city", name="City", radius_km=15.0)
PROVINCE = entry(id="iq-anbar", name="Anbar", precision="province", radius_km=140.0)
COUNTRY = entry(id="iq", name="Iraq", precision="country", radius_km=500.0)
RUTBA = entry()
DRONE = Weapon("drone", "missile", None, 2, ())
HELICOPTER = Weapon("helicopter", "rocket", None, None, ())


def dead(number: int, **changes: Any) -> Claim:
    no_injured: dict[str, Any] = {"injured_min": None, "injured_max": None}
    return claim(killed_min=number, killed_max=number, **no_injured, **changes)


def by(actor_id: str, **changes: Any) -> Any:
    return attribution(actor_id=actor_id, actor=actor_id, **changes)


def told(document: str, where: Entry | None = RUTBA, **changes: Any) -> Incident:
    """Return an incident of a report; its claims and the rest name that report."""
    made = incident(**{"places": (place(entry=where),) if where else (), **changes})
    return replace(
        made,
        id=f"SM-{document}" + changes.get("id", ""),
        sources=(Source(document, "", f"publisher {document}", "", DAY),),
        claims=tuple(replace(c, document=document) for c in made.claims),
        attributions=tuple(replace(a, document=document) for a in made.attributions),
        evidence=(evidence(document=document),),
    )


SIX: dict[str, Any] = {"claims": (dead(6),)}
ISRAEL: dict[str, Any] = {"attributions": (by("israel"),)}
ON_KH: dict[str, Any] = {"attributions": (by("kh", role="target"),)}
SAME: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("toll", SIX, SIX),
    ("attacker", ISRAEL, ISRAEL),
    ("a state and its forces", ISRAEL, {"attributions": (by("idf"),)}),
    ("target", ON_KH, ON_KH),
    ("platform", {"weapon": DRONE}, {"weapon": DRONE}),
    ("types of one family", SIX | {"event_type": "air_strike"}, SIX),
    ("a type that is not told", SIX | {"event_type": "other"}, SIX),
    ("one names nobody", SIX | ISRAEL, SIX),
    ("another point within 5 km", SIX | {"where": SUBURB}, SIX),
    ("a night and its morning", SIX | {"date_start": DAY - timedelta(days=1)}, SIX),
    ("two signs in a city", SIX | ISRAEL | {"where": CITY}, SIX | ISRAEL | {"where": CITY}),
    ("two signs against a toll", {"claims": (dead(4),), "weapon": DRONE, **ISRAEL},
     SIX | ISRAEL | {"weapon": DRONE}),
)  # fmt: skip
POSSIBLE: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("no sign", {}, {}),
    ("one dead is no sign", {"claims": (dead(1),)}, {"claims": (dead(1),)}),
    ("tolls clash", SIX, {"claims": (dead(3),)}),
    ("tolls clash, attacker shared", SIX | ISRAEL, {"claims": (dead(3),)} | ISRAEL),
    ("one sign in a city", SIX | {"where": CITY}, SIX | {"where": CITY}),
    ("the day after", SIX, SIX | {"date_start": date(2021, 3, 11), "date_end": date(2021, 3, 11)}),
    ("the week", SIX | {"date_start": date(2021, 3, 8), "date_precision": "week"}, SIX),
    ("the day of a statement", SIX | {"date_rule": "day_of_statement"}, SIX),
    ("the province", SIX | {"where": PROVINCE}, SIX),
    ("the same country", SIX | {"where": COUNTRY}, SIX | {"where": COUNTRY}),
    ("weapons clash", SIX | {"weapon": DRONE}, SIX | {"weapon": HELICOPTER}),
    ("a link's title", SIX | {"salience": "headline_only"}, SIX),
    ("unnamed militants are no sign", {"attributions": (by("militants"),)},
     {"attributions": (by("militants"),)}),
)  # fmt: skip
APART: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("another town", SIX, SIX | {"where": HIT}),
    ("two days later", SIX, SIX | {"date_start": date(2021, 3, 12), "date_end": date(2021, 3, 12)}),
    ("another attacker", SIX | ISRAEL, SIX | {"attributions": (by("turkey"),)}),
    ("another kind of weapon", SIX | {"event_type": "bombing"}, SIX),
    ("a series", SIX | {"kind": "aggregate"}, SIX),
    ("a total", SIX | {"kind": "context_total"}, SIX | {"kind": "context_total"}),
    ("no place", SIX | {"where": None}, SIX),
    ("no day", SIX | {"date_start": None, "date_end": None, "date_precision": "none"}, SIX),
    ("a country without a sign", {"where": COUNTRY}, {"where": COUNTRY}),
    ("a month", SIX | {"date_start": date(2021, 2, 10), "date_precision": "month"}, SIX),
)  # fmt: skip
TABLE = [
    pytest.param(a, b, verdict, id=f"{verdict}: {why}")
    for verdict, rows in (("same", SAME), ("possible", POSSIBLE), ("apart", APART))
    for why, a, b in rows
]


@pytest.mark.parametrize(("one", "other", "verdict"), TABLE)
def test_verdict(
    one: dict[str, Any], other: dict[str, Any], verdict: str, known: Gazetteer
) -> None:
    a, b = told("a", **one), told("b", **other)
    found = merge([a, b], known)
    assert merge([b, a], known) == found
    links = {(i.id, link) for i in found for link in i.links}
    twins = {
        ("SM-a", Link("possible_duplicate_of", "SM-b")),
        ("SM-b", Link("possible_duplicate_of", "SM-a")),
    }
    assert len(found) == (1 if verdict == "same" else 2)
    assert links == (twins if verdict == "possible" else set())


def test_a_joined_record_keeps_what_each_says(known: Gazetteer) -> None:
    child = dead(2, group="civilian", subset_of=0, claimant="")
    one = told("b", claims=(dead(6), child), weapon=DRONE, salience="background", **ISRAEL)
    other = told(
        "a",
        claims=(dead(6), dead(4, claimant="the militia")),
        event_type="air_strike",
        attributions=(by("israel", status="suspected"), by("kh", role="target")),
    )
    (made,) = merge([one, other], known)
    assert (made.id, made.merged_from) == ("SM-a", ("SM-a", "SM-b"))
    assert [s.document for s in made.sources] == ["a", "b"]
    assert [e.document for e in made.evidence] == ["a", "b"]
    assert [(c.killed_min, c.claimant, c.document) for c in made.claims] == [
        (4, "the militia", "a"),
        (6, "a security source", "a"),
        (2, "", "b"),
    ]
    assert [c.subset_of for c in made.claims] == [None, None, 1]
    assert {(a.actor_id, a.status) for a in made.attributions} == {
        ("israel", "accused"),
        ("israel", "suspected"),
        ("kh", "accused"),
    }
    assert (made.event_type, made.salience) == ("drone_strike", "main")
    assert made.weapon == DRONE
    assert "several publishers tell of it" in made.reasons
    assert made.killed == (4, 6)


def test_days_of_a_joined_record_are_those_that_all_allow(known: Gazetteer) -> None:
    night = told("a", date_start=DAY - timedelta(days=1), **SIX)
    (made,) = merge([night, told("b", **SIX)], known)
    assert (made.date_start, made.date_end, made.date_precision) == (DAY, DAY, "day")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [(1, 3, 3), (3, 1, 3), (2, 3, 2), (1, None, 1), (None, 4, 4), (None, None, None)],
)
def test_a_strike_may_be_any_one_of_several(
    one: int | None, other: int | None, both: int | None, known: Gazetteer
) -> None:
    pair = [
        told(name, claims=(dead(6),), strikes=n, **ISRAEL) for name, n in (("a", one), ("b", other))
    ]
    (joined,) = merge(pair, known)
    assert joined.strikes == both


def test_two_incidents_of_one_report_are_never_joined(known: Gazetteer) -> None:
    one, other = told("a", **SIX), replace(told("a", **SIX), id="SM-a2")
    assert len(merge([one, other], known)) == 2
    # nor by way of a third report, which fits both
    found = merge([one, other, told("b", **SIX)], known)
    assert sorted(len(i.sources) for i in found) == [1, 2]


def test_one_id_twice_is_one_incident(known: Gazetteer) -> None:
    one = told("a", **SIX)
    assert merge([one, one], known) == (one,)
    (made,) = merge([one, told("b", **SIX)], known)
    assert merge([made, one], known) == (made,)


def test_links_lead_to_what_stands_now(known: Gazetteer) -> None:
    answer = told("c", where=HIT, links=(Link("retaliation_for", "SM-b"),))
    found = merge([told("b", **SIX), told("a", **SIX), answer], known)
    assert {i.id for i in found} == {"SM-a", "SM-c"}
    assert [i.links for i in found if i.id == "SM-c"] == [(Link("retaliation_for", "SM-a"),)]


def test_by_date_then_id_and_what_has_no_date_last(known: Gazetteer) -> None:
    late = told("a", where=HIT, date_start=date(2021, 3, 20), date_end=date(2021, 3, 20))
    none = told("b", date_start=None, date_end=None, date_precision="none")
    assert [i.id for i in merge([none, late, told("d"), told("c", where=HIT)], known)] == [
        "SM-c",
        "SM-d",
        "SM-a",
        "SM-b",
    ]


def test_points_on_both_sides_of_the_date_line_meet(known: Gazetteer) -> None:
    east = entry(id="fj-a", name="Here", lon=179.99, lat=-16.8)
    west = entry(id="fj-b", name="There", lon=-179.99, lat=-16.8)
    assert len(merge([told("a", where=east, **SIX), told("b", where=west, **SIX)], known)) == 1


# ---------------------------------------------------------------- properties

KNOWN = gazetteer.load()
WHERE = st.sampled_from([RUTBA, SUBURB, CITY, HIT, PROVINCE])
WHO = st.sampled_from([(), (by("israel"),), (by("idf"),), (by("turkey"),), (by("militants"),)])
TOLLS = st.lists(st.tuples(st.sampled_from([1, 4, 6]), st.sampled_from(["", "police"])), max_size=2)
RECORDS = st.lists(
    st.builds(
        lambda document, where, who, tolls, after, kind, number: replace(
            told(
                document,
                where,
                attributions=who,
                claims=tuple(dead(n, claimant=c) for n, c in tolls),
                date_start=DAY + timedelta(days=after),
                date_end=DAY + timedelta(days=after),
                event_type=kind,
            ),
            id=f"SM-{document}{number}",
        ),
        st.sampled_from("abcdef"),
        WHERE,
        WHO,
        TOLLS,
        st.integers(0, 2),
        st.sampled_from(["air_strike", "drone_strike", "bombing"]),
        st.integers(0, 9),
    ),
    max_size=7,
    unique_by=lambda i: i.id,
)


def content(incidents: tuple[Incident, ...]) -> list[Incident]:
    return sorted(incidents, key=lambda i: i.id)


def voices(incidents: list[Incident] | tuple[Incident, ...]) -> set[tuple[Any, ...]]:
    return {(c.killed_min, c.killed_max, c.claimant) for i in incidents for c in i.claims}


@settings(max_examples=60, deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_order_does_not_matter(records: list[Incident], random: Any) -> None:
    shuffled = records[:]
    random.shuffle(shuffled)
    assert merge(shuffled, KNOWN) == merge(records, KNOWN)


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_merging_once_more_changes_nothing(records: list[Incident]) -> None:
    once = merge(records, KNOWN)
    assert merge(once, KNOWN) == once


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_nothing_is_lost(records: list[Incident]) -> None:
    found = merge(records, KNOWN)
    assert voices(found) == voices(records)
    origins = [old for i in found for old in i.merged_from or (i.id,)]
    assert sorted(origins) == sorted(i.id for i in records)
    assert {e for i in found for e in i.evidence} == {e for i in records for e in i.evidence}
    for made in found:
        assert made.id == min(made.merged_from or (made.id,))
        assert len({s.document for s in made.sources}) == len(made.merged_from or (made.id,))
        for part in made.claims:
            assert part.subset_of is None or made.claims[part.subset_of].subset_of is None


@settings(max_examples=30, deadline=None)
@given(RECORDS.filter(lambda r: len(r) > 1), st.integers(0, 10))
def test_a_report_may_come_later(records: list[Incident], cut: int) -> None:
    """Merging part by part loses nothing either, though it may join less or otherwise."""
    cut %= len(records)
    found = merge([*merge(records[:cut], KNOWN), *records[cut:]], KNOWN)
    assert voices(found) == voices(records)
    origins = [old for i in found for old in i.merged_from or (i.id,)]
    assert sorted(origins) == sorted(i.id for i in records)


def test_parts_of_one_clear_event_join_in_any_grouping(known: Gazetteer) -> None:
    four = [told(document, **SIX, **ISRAEL) for document in "abcd"]
    whole = merge(four, known)
    assert len(whole) == 1
    assert merge([*merge(four[:2], known), *merge(four[2:], known)], known) == whole
    assert merge([*merge(four[1:], known), four[0]], known) == whole


# ---------------------------------------------------------------- many


def many(count: int) -> list[Incident]:
    """Return incidents over a year and 400 towns, some told twice."""
    towns: list[Place] = [
        place(entry=entry(id=f"t{n}", name=f"T{n}", lon=36 + x * 0.4, lat=30 + y * 0.35))
        for n, (x, y) in enumerate(product(range(20), range(20)))
    ]
    like = told("x", **SIX)
    return [
        replace(
            like,
            id=f"SM-{n:06}",
            places=(towns[n * 7 % 400],),
            date_start=DAY + timedelta(days=n // 60 % 365),
            date_end=DAY + timedelta(days=n // 60 % 365),
            sources=(Source(f"r{n}", "", "", "", DAY),),
        )
        for n in range(count)
    ]


def test_time_grows_with_the_number_and_not_with_its_square(known: Gazetteer) -> None:
    start = perf_counter()
    merge(many(4_000), known)
    assert perf_counter() - start < 20


def test_a_crowd_in_one_town_on_one_day(known: Gazetteer) -> None:
    crowd = [
        replace(i, places=(place(entry=CITY),), date_start=DAY, date_end=DAY) for i in many(1_500)
    ]
    start = perf_counter()
    merge(crowd, known)
    assert perf_counter() - start < 20
