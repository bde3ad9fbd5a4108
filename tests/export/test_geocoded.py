"""What a geocoder gave says so in every file: by whom, when, under which licence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pyogrio  # type: ignore[import-untyped]
import pytest

from geo.errors import ReportError
from geo.export import as_line, from_line, read_lines, schema, to_geodataframe, write
from geo.export.geojson import feature
from geo.export.lines import dumped
from geo.records import Incident, Place
from tests.export.geocoded import NO_ANSWER, OSM, RETRIEVED, TWO_PLACES, at, given, unanswered
from tests.samples import FRONTIER, candidate, extraction, place

CHECK_DAYS = jsonschema.FormatChecker(["date"])
LINE = jsonschema.Draft202012Validator(schema.line_schema(), format_checker=CHECK_DAYS)
GEOJSON = jsonschema.Draft202012Validator(schema.geojson_schema(), format_checker=CHECK_DAYS)


def line_of(*places: Place) -> dict[str, Any]:
    made = extraction(incidents=(at(*places),), toponyms=places)
    found: dict[str, Any] = json.loads(dumped(as_line(made)))
    return found


def collection(folder: Path, incidents: Iterable[Incident]) -> dict[str, Any]:
    file = write([extraction(incidents=tuple(incidents))], folder / "a.geojson", force=True)
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    GEOJSON.validate(found)
    return found


# ---------------------------------------------------------------- where it stands


def test_a_feature_says_who_gave_the_point_and_when() -> None:
    found = feature(at(given("way/9007199254740993", note="asked once")))["properties"]
    wanted = {
        "geo_resolved_by": "nominatim",
        "geo_source": "nominatim:way/9007199254740993",
        "geo_licence": OSM,
        "geo_retrieved": "2026-11-21",
        "geo_note": "asked once",
    }
    assert {name: found[name] for name in wanted} == wanted
    names = list(found)
    start = names.index("geo_resolved_by")
    assert names[start : start + 5] == list(wanted)


def test_a_feature_of_the_gazetteer_has_no_day_and_no_note() -> None:
    found = feature(at(place()))["properties"]
    assert (found["geo_retrieved"], found["geo_note"]) == (None, None)


def test_a_point_without_an_answer_is_a_feature_with_its_note() -> None:
    made = feature(at(unanswered()))
    assert made["geometry"] is None
    assert made["properties"]["geo_resolved_by"] == "none"
    assert made["properties"]["geo_note"] == NO_ANSWER


def test_every_point_in_the_text_of_all_places_says_where_it_is_from() -> None:
    both = json.loads(feature(at(place(), given("relation/7")))["properties"]["places"])
    names = ("resolved_by", "licence", "retrieved", "note", "source")
    assert [[one.get(name) for name in names] for one in both] == [  # null and "" are left out
        ["bundled", "Wikidata contributors, CC0 1.0", None, None, "sample:rutba"],
        ["nominatim", OSM, "2026-11-21", None, "nominatim:relation/7"],
    ]


def test_a_frame_has_the_day_as_a_date_and_null_where_there_is_none() -> None:
    frame = to_geodataframe([at(given()), at(place(), words="six dead")])
    assert str(frame["geo_retrieved"].dtype) == "datetime64[s]"
    assert frame["geo_retrieved"][0].date() == RETRIEVED
    assert list(frame["geo_retrieved"].isna()) == [False, True]


def test_gdal_reads_the_day_as_a_date(tmp_path: Path) -> None:
    file = write([extraction(incidents=(at(given()),))], tmp_path / "a.geojson")
    info = pyogrio.read_info(file)
    assert dict(zip(info["fields"], info["dtypes"], strict=True))["geo_retrieved"] == (
        "datetime64[D]"
    )


# ---------------------------------------------------------------- and back


@pytest.mark.parametrize(
    "made",
    [
        given(),
        given(note="one of two"),
        unanswered(),
        unanswered(note=TWO_PLACES, ambiguous=True, candidates=(candidate(),)),
        place(),
    ],
)
def test_day_and_note_come_back_from_a_line(made: Place) -> None:
    line = line_of(made)
    LINE.validate(line)
    back = from_line(line)
    for now in (back.incidents[0].places[0], back.toponyms[0]):
        assert (now.retrieved, now.note) == (made.retrieved, made.note)
        assert (now.resolved_by, now.licence) == (made.resolved_by, made.licence)
    assert as_line(back) == line


def test_a_line_has_licence_and_source_at_the_place() -> None:
    found = line_of(given())["incidents"][0]["places"][0]
    assert (found["licence"], found["source"]) == (OSM, "nominatim:node/123")
    assert (found["retrieved"], found["note"]) == ("2026-11-21", "")


def test_a_name_with_a_note_alone_keeps_it() -> None:
    asked, unasked = line_of(unanswered(), place(entry=None))["toponyms"]
    assert asked["place"]["note"] == NO_ANSWER
    assert unasked["place"] is None


def test_a_file_of_before_there_were_geocoders_is_read(tmp_path: Path) -> None:
    line = line_of(place(), place(entry=None, candidates=(candidate(),)))
    for one in (*line["incidents"][0]["places"], *(t["place"] for t in line["toponyms"])):
        del one["retrieved"], one["note"]
    file = tmp_path / "old.jsonl"
    file.write_text(dumped(line) + "\n", "utf-8")
    [back] = read_lines(file)
    every = (*back.incidents[0].places, *back.toponyms)
    assert len(every) == 4
    assert {(one.retrieved, one.note) for one in every} == {(None, "")}
    assert as_line(back) == line_of(place(), place(entry=None, candidates=(candidate(),)))


@pytest.mark.parametrize(
    ("field", "value"),
    [("retrieved", "yesterday"), ("retrieved", 3), ("retrieved", ""), ("note", None), ("note", 3)],
)
def test_a_broken_day_or_note_is_named(tmp_path: Path, field: str, value: object) -> None:
    line = line_of(given())
    line["incidents"][0]["places"][0][field] = value
    assert not LINE.is_valid(line)
    file = tmp_path / "broken.jsonl"
    file.write_text(json.dumps(line) + "\n", "utf-8")
    with pytest.raises(ReportError, match=f"places: {field}: "):
        list(read_lines(file))


# ---------------------------------------------------------------- the credit of a file

NO_POINT: dict[str, Any] = {"lon": None, "lat": None, "precision": "border"}
CREDITED: dict[str, tuple[Place, ...]] = {
    "the point": (given(),),
    "of another service": (given(service="photon"),),
    "a further place": (place(), given()),
    "an area without a point": (given(geometry=FRONTIER, **NO_POINT),),
    "not sure enough for a point": (given(precision="unknown"),),
}
NOT_CREDITED: dict[str, tuple[Place, ...]] = {
    "the gazetteer's own": (place(),),
    "a losing candidate": (place(candidates=(candidate(entry=given().entry),)),),
    "asked in vain": (unanswered(),),
    "several of that name": (
        unanswered(note=TWO_PLACES, candidates=(candidate(entry=given().entry),)),
    ),
    "no place": (),
}


@pytest.mark.parametrize("name", CREDITED)
def test_a_file_with_a_place_of_openstreetmap_credits_it(tmp_path: Path, name: str) -> None:
    incidents = [at(place(), words="six dead"), at(*CREDITED[name])]
    credit = collection(tmp_path, incidents)["attribution"]
    assert OSM in credit
    assert to_geodataframe(incidents).attrs["attribution"] == credit


@pytest.mark.parametrize("name", NOT_CREDITED)
def test_a_file_without_one_does_not(tmp_path: Path, name: str) -> None:
    incidents = [at(place(), words="six dead"), at(*NOT_CREDITED[name])]
    credit = collection(tmp_path, incidents)["attribution"]
    assert "OpenStreetMap" not in credit
    assert "Wikidata contributors, CC0 1.0" in credit
    assert to_geodataframe(incidents).attrs["attribution"] == credit


def test_each_service_is_credited_under_its_own_licence(tmp_path: Path) -> None:
    geonames = given("5551", "geonames", licence="GeoNames, CC BY 4.0")
    twice = [at(given()), at(geonames, given(), words="six dead")]
    assert collection(tmp_path, twice)["attribution"].endswith(
        f"Coordinates: GeoNames, CC BY 4.0; {OSM}."
    )


def test_a_frame_of_nothing_credits_nobody() -> None:
    assert "Coordinates" not in to_geodataframe([]).attrs["attribution"]
