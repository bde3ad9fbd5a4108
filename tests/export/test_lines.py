"""A line says all that the records say, and can be read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import OutputError, ReportError, UsageError
from geo.export import as_line, from_line, read_lines, write
from geo.export.lines import dumped
from geo.records import Claim, Extraction, Precision, Span, Status
from tests.samples import (
    DESERT,
    attribution,
    candidate,
    claim,
    entry,
    evidence,
    extraction,
    extractions,
    incident,
    place,
    source,
    span,
    toponym,
)

LINES = {one.document.id: as_line(one) for one in extractions()}
NO_SURROGATES = st.characters(exclude_categories=["Cs"])
TEXT = st.text(NO_SURROGATES, max_size=20)
COUNT = st.none() | st.integers(0, 10**6)
DAY = st.none() | st.dates()


def only(line: dict[str, Any]) -> dict[str, Any]:
    [found] = line["incidents"]
    return dict(found)


# ---------------------------------------------------------------- what a line says


def test_a_report_gives_its_own_fields_without_its_text() -> None:
    line = as_line(extraction(incidents=(), toponyms=()))
    assert list(line) == [
        "id", "title", "publisher", "url", "published", "language", "sentences", "sections",
        "printed", "notes", "toponyms", "incidents",
    ]  # fmt: skip
    assert line["published"] == "2021-03-11"
    assert "A drone fired" not in dumped(line)


@pytest.mark.parametrize("name", LINES)
def test_every_span_in_a_line_quotes_its_report(name: str) -> None:
    line = LINES[name]
    text = {one.document.id: one.document.text for one in extractions()}[name]
    for toponym_ in line["toponyms"]:
        assert toponym_["text"] in text[toponym_["start"] : toponym_["end"]]
    for found in line["incidents"]:
        for sentence in found["evidence"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_a_place_of_an_incident_says_where_and_in_which_words() -> None:
    found = LINES["sample-desert"]["incidents"][0]["places"][0]
    wanted = {
        "name": "Ar-Rutba",
        "text": "Rutba",
        "relation": "near",
        "lon": 40.2853,
        "lat": 33.0381,
        "precision": "near",
        "radius_km": 15.0,
        "country": "IQ",
        "entry_id": "iq-rutba",
        "acled_geo_precision": 2,
        "ucdp_where_prec": 2,
    }
    assert {key: found[key] for key in wanted} == wanted
    assert DESERT.text[found["start"] : found["end"]] == "Rutba"


def test_losing_candidates_stay() -> None:
    homs = LINES["sample-undated"]["incidents"][2]["places"][0]
    assert [(c["id"], c["lon"], c["score"]) for c in homs["candidates"]] == [
        ("sy-homs", 36.72, 0.5),
        ("ly-khoms", 14.26, 0.5),
    ]
    assert (homs["lon"], homs["entry_id"], homs["ambiguous"]) == (None, None, True)


def test_a_name_that_nothing_is_known_of_has_no_place() -> None:
    nothing = place(entry=None)
    line = as_line(extraction(toponyms=(nothing, place())))
    assert [t["place"] and t["place"]["name"] for t in line["toponyms"]] == [None, "Ar-Rutba"]


def test_names_of_a_title_beside_the_text_are_not_listed_but_place_an_incident() -> None:
    in_title = place(toponym=replace(toponym(), span=Span(0, 5, "title")))
    line = as_line(extraction(toponyms=(in_title,), incidents=(incident(places=(in_title,)),)))
    assert line["toponyms"] == []
    assert only(line)["places"][0]["part"] == "title"


@pytest.mark.parametrize(
    ("claims", "killed", "injured"),
    [
        ((), [None, None], [None, None]),
        ((claim(),), [6, 6], [9, 9]),
        ((claim(killed_min=0, killed_max=0),), [0, 0], [9, 9]),
        ((claim(killed_max=None),), [6, None], [9, 9]),
        ((claim(), claim(killed_min=2, killed_max=2, injured_min=None)), [2, 6], [9, 9]),
    ],
)
def test_figures_are_worked_out_from_the_claims(
    claims: tuple[Claim, ...], killed: list[int | None], injured: list[int | None]
) -> None:
    found = only(as_line(extraction(incidents=(incident(claims=claims),))))
    assert [found["killed_min"], found["killed_max"]] == killed
    assert [found["injured_min"], found["injured_max"]] == injured


@pytest.mark.parametrize("status", get_args(Status))
def test_who_is_named_leaves_out_only_denials(status: Status) -> None:
    found = only(
        as_line(extraction(incidents=(incident(attributions=(attribution(status=status),)),)))
    )
    assert found["perpetrators"] == ([] if status == "denied" else ["Lake Coalition"])
    assert found["attributions"][0]["status"] == status


@pytest.mark.parametrize(("salience", "main"), [("main", True), ("background", False)])
def test_main_follows_salience(salience: str, main: bool) -> None:
    assert only(as_line(extraction(incidents=(incident(salience=salience),))))["main"] is main


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("field", ["lon", "lat", "radius_km", "confidence"])
def test_what_is_no_number_is_refused(field: str, value: float) -> None:
    broken = place(**{field: value})
    with pytest.raises(OutputError, match="not a number"):
        as_line(extraction(incidents=(incident(places=(broken,)),)))


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_line_is_one_line_to_every_reader(end: str) -> None:
    text = dumped(as_line(extraction(incidents=(incident(summary=f"a{end}b"),))))
    assert text.splitlines() == [text]
    assert only(json.loads(text))["summary"] == f"a{end}b"


def test_other_scripts_stay_readable() -> None:
    assert "القائم" in dumped(LINES["sample-border"])


# ---------------------------------------------------------------- and back


@pytest.mark.parametrize("name", LINES)
def test_a_line_read_back_gives_the_same_line(name: str) -> None:
    assert as_line(from_line(json.loads(dumped(LINES[name])))) == LINES[name]


@pytest.mark.parametrize("index", range(3))
def test_incidents_read_back_are_equal_but_for_what_a_line_leaves_out(index: int) -> None:
    before = extractions()[index]
    after = from_line(LINES[before.document.id])
    assert after.document.text == ""
    assert after.notes == before.notes
    for was, now in zip(before.incidents, after.incidents, strict=True):
        assert replace(now, places=()) == replace(was, places=())
        assert [p.name for p in now.places] == [p.name for p in was.places]
        assert [(p.lon, p.lat, p.precision) for p in now.places] == [
            (p.lon, p.lat, p.precision) for p in was.places
        ]


SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99), st.sampled_from(["text", "title"]))
CLAIMS = st.builds(
    Claim,
    killed_min=COUNT,
    killed_max=COUNT,
    injured_min=COUNT,
    injured_max=COUNT,
    claimant=TEXT,
    hedge=TEXT,
    subset_of=st.none() | st.integers(0, 5),
    span=SPANS,
    document=TEXT,
)


@settings(database=None, deadline=None, max_examples=80)
@given(claims=st.lists(CLAIMS, max_size=4).map(tuple), start=DAY, end=DAY, words=TEXT)
def test_any_claims_and_dates_survive(
    claims: tuple[Claim, ...], start: date | None, end: date | None, words: str
) -> None:
    made = incident(claims=claims, date_start=start, date_end=end, summary=words, places=())
    line = as_line(Extraction(DESERT, (), (made,)))
    [back] = from_line(json.loads(dumped(line))).incidents
    assert back == made


@settings(database=None, deadline=None, max_examples=80)
@given(
    lon=st.floats(-180, 180),
    lat=st.floats(-90, 90),
    radius=st.none() | st.floats(0, 5000),
    precision=st.sampled_from(get_args(Precision)),
)
def test_any_place_survives_to_a_tenth_of_a_metre(
    lon: float, lat: float, radius: float | None, precision: Any
) -> None:
    made = place(lon=lon, lat=lat, radius_km=radius, precision=precision)
    line = as_line(extraction(incidents=(incident(places=(made,)),)))
    [back] = from_line(json.loads(dumped(line))).incidents[0].places
    assert [back.lon, back.lat] == pytest.approx([lon, lat], abs=1e-6)
    assert as_line(from_line(line)) == line


def parts(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in inside:
        yield (*way, key)
        if isinstance(item, dict | list):
            yield from parts(item, (*way, key))


WAYS = [(name, way) for name, line in LINES.items() for way in parts(line)]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXT, inside, max_size=3),
    max_leaves=5,
)


@settings(database=None, deadline=None, max_examples=300)
@given(at=st.sampled_from(WAYS), planted=JSON)
def test_whatever_stands_in_a_line_is_read_or_refused(
    at: tuple[str, tuple[Any, ...]], planted: Any
) -> None:
    name, (*way, last) = at
    line = json.loads(dumped(LINES[name]))
    inside = line
    for key in way:
        inside = inside[key]
    inside[last] = planted
    try:
        extraction_ = from_line(line)
    except ValueError:
        return
    try:
        as_line(extraction_)
    except OutputError as error:
        assert "not a number" in str(error)  # noqa: PT017 - both ends are right


def test_files_are_read_one_report_at_a_time(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "records.jsonl")
    file.write_text("\ufeff" + file.read_text("utf-8") + "\n{broken", "utf-8")
    reader = read_lines(file)
    assert [next(reader).document.id for _ in range(3)] == list(LINES)
    with pytest.raises(ReportError, match=r"records\.jsonl, line 5: is not a record"):
        next(reader)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"incidents": None}, "incidents: a list was expected, not None"),
        ({"incidents": [7]}, "incidents: an object was expected, not 7"),
        ({"published": "yesterday"}, "published: "),
        ({"published": 20210311}, "published: a day was expected, not 20210311"),
        ({"title": 3}, "title: text was expected, not 3"),
        ({"toponyms": [{"place": 3}]}, "toponyms: "),
    ],
)
def test_a_broken_field_is_named(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text(json.dumps(as_line(extraction()) | change) + "\n", "utf-8")
    with pytest.raises(ReportError) as caught:
        list(read_lines(file))
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kind", "rumour", "kind: one of event, aggregate, context_total, planned was expected"),
        ("needs_review", 1, "needs_review: true or false was expected, not 1"),
        ("claims", [{"killed_min": True}], "killed_min: a whole number was expected, not True"),
        ("places", [{}], "places: start is missing"),
    ],
)
def test_the_way_to_a_broken_field_is_told(field: str, value: object, told: str) -> None:
    line = as_line(extraction())
    line["incidents"][0][field] = value
    with pytest.raises(ValueError, match=r"^incidents: ") as caught:
        from_line(line)
    assert told in str(caught.value)


@pytest.mark.parametrize("content", [b"NaN", b"[]", b"3", b"\xff", b"[" * 100_000, b'{"id": NaN}'])
def test_what_is_no_line_is_told_as_such(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_bytes(content + b"\n")
    with pytest.raises(ReportError, match="line 1: is"):
        list(read_lines(file))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        list(read_lines(tmp_path / "none.jsonl"))


def test_the_chosen_entry_keeps_its_own_point() -> None:
    beside = place(entry=entry(lon=40.0, lat=33.0), lon=40.2, lat=33.1, precision="near")
    line = as_line(extraction(incidents=(incident(places=(beside,)),)))
    [back] = from_line(line).incidents[0].places
    assert back.entry is not None
    assert (back.entry.lon, back.entry.lat, back.lon, back.lat) == (40.0, 33.0, 40.2, 33.1)


def test_factories_agree_with_their_report() -> None:
    assert DESERT.quote(span(DESERT, "Rutba")) == "Rutba"
    assert evidence().text == DESERT.quote(evidence().span)
    assert source().document == DESERT.id
    assert candidate().entry == entry()
