from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geo.records import Correction, Span
from geo.render.payload import encoded, extent, incidents_of, payload
from tests import samples

INCIDENTS = incidents_of(samples.extractions())
COLUMNS = {
    "start": ("when", 0),
    "end": ("when", 1),
    "places": ("where", 0),
    "killed": ("tolls", 1),
}


def column(name: str, incidents: list[Any]) -> Any:
    """Return a column as the page has it."""
    group, number = COLUMNS[name]
    found = payload(incidents)["groups"][group]
    return [found["rows"][row][number] for row in found["of"]]


def test_a_place_travels_as_lon_then_lat() -> None:
    place = payload([samples.incident()])["places"][0]
    assert place[:2] == [40.2853, 33.0381]


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({"date_start": date(1970, 1, 2), "date_end": date(1970, 1, 5)}, (1, 4)),
        ({"date_start": date(1970, 1, 2), "date_end": None}, (1, 1)),
        ({"date_start": None, "date_end": date(1969, 12, 31)}, (-1, -1)),
        ({"date_start": None, "date_end": None}, (None, None)),
    ],
)
def test_days_are_counted_from_1970(changes: dict[str, Any], days: tuple[int, int]) -> None:
    made = [samples.incident(**changes)]
    assert (column("start", made)[0], column("end", made)[0]) == days


def test_nobody_killed_is_not_no_figure() -> None:
    zero = samples.incident(claims=(samples.claim(killed_min=0, killed_max=0),))
    silent = samples.incident(claims=())
    assert column("killed", [zero, silent]) == [[0, 0], [None, None]]


def test_equal_places_sources_and_texts_stand_once() -> None:
    data = payload([samples.incident(), samples.incident("six dead")])
    assert (len(data["places"]), [len(column) for column in data["sources"]]) == (1, [1] * 4)
    assert column("places", [samples.incident(), samples.incident("six dead")]) == [[0], [0]]
    assert len(data["text"]) == len(set(data["text"]))


def test_marks_count_as_javascript_counts() -> None:
    words = "\N{FIRE} two \N{FIRE} hit"
    evidence = samples.evidence(text=words, span=Span(100, 111), marks=(Span(108, 111),))
    told = payload([samples.incident(evidence=(evidence,))])["evidence"]
    assert (told["marks"], told["start"], told["length"]) == ([1], [10], [3])
    assert words[8:11] == "hit"
    assert words.encode("utf-16-le")[2 * 10 : 2 * 13].decode("utf-16-le") == "hit"


def test_no_character_of_the_data_can_end_the_script_block() -> None:
    text = encoded({"x": "</script><!-- & \u2028\u2029 \ud800"})
    assert not set("<>&\u2028\u2029\ud800") & set(text)
    assert json.loads(text)["x"] == "</script><!-- & \u2028\u2029 \N{REPLACEMENT CHARACTER}"


def test_infinity_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        encoded(float("inf"))


def test_an_extent_is_west_south_east_north() -> None:
    assert extent(samples.FRONTIER) == (38.79, 33.37, 41.41, 36.52)
    assert extent({"type": "GeometryCollection", "geometries": [samples.FRONTIER]})[0] == 38.79


def test_extractions_and_incidents_give_the_same() -> None:
    assert payload(incidents_of(INCIDENTS)) == payload(INCIDENTS)
    assert len(INCIDENTS) == 12


def test_equal_geometries_of_two_places_are_one_row() -> None:
    line = samples.FRONTIER
    copy = {**line, "coordinates": [list(point) for point in line["coordinates"]]}
    made = [samples.incident(places=(samples.place(geometry=g),)) for g in (line, copy)]
    assert len(payload(made)["places"]) == 1


@pytest.mark.parametrize("summary", ["", "Rutba", "At Ar-Rutba, Ar-Rutba.", "\u0001", "\u0000 x"])
def test_a_summary_has_holes_for_the_names_of_its_incident(summary: str) -> None:
    data = payload([samples.incident(summary=summary)])
    written = data["text"][data["summaries"][0]]
    strange = summary.startswith(("\0", "\1"))
    assert written == ("\0" + summary if strange else summary.replace("Ar-Rutba", "\1"))


def test_numbers_of_sources_come_as_steps() -> None:
    other = samples.source(samples.BORDER)
    made = [samples.incident(sources=s) for s in ((other,), (samples.source(),), (other,))]
    assert payload(made)["told"] == {"sources": [1, 1, 1], "steps": [0, 1, -1]}


def test_a_corrected_figure_is_that_of_its_incident_alone() -> None:
    claims = (samples.claim(killed_min=4, killed_max=4),)
    made = [samples.incident(claims=claims), samples.incident(claims=claims)]
    fixed = Correction("set", "killed_min", "4", "2", "A. Reader", date(2024, 1, 2), "typed twice")
    made[1] = replace(made[1], corrections=(fixed,))
    assert column("killed", made) == [[4, 4], [2, 4]]
