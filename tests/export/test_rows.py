"""Cells of many incidents at once are those of each one; what is kept is told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from geo.export import columns, texts
from geo.export.columns import NAMES, cells_of, values
from geo.export.texts import text_of
from geo.records import Claim, Extraction, Place
from tests.export.generated import EXTRACTIONS
from tests.samples import claim, incident, place


@settings(
    database=None,
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(made=EXTRACTIONS)
def test_columns_are_the_rows_turned(made: list[Extraction]) -> None:
    incidents = [one for extraction in made for one in extraction.incidents]
    rows = [tuple(None if v == "" else v for v in values(one)) for one in incidents]
    assert list(zip(*cells_of(incidents, {}), strict=True)) == rows


def test_no_incident_is_columns_without_cells() -> None:
    assert cells_of([], {}) == [[] for _ in NAMES]


def test_a_whole_number_and_a_broken_one_are_two_texts() -> None:
    write = text_of(Place, short=True)
    one = place()
    told = [write(replace(one, radius_km=radius)) for radius in (5, 5.0, 5, 0.0)]
    assert told[0] == told[2]
    assert '"radius_km": 5, ' in told[0]
    assert '"radius_km": 5.0, ' in told[1]
    assert '"radius_km": 0.0, ' in told[3]


@pytest.mark.parametrize("count", [texts.LAST - 1, texts.LAST + 1, 3 * texts.LAST])
def test_places_beyond_those_that_are_kept_have_their_own_text(count: int) -> None:
    write = text_of(Place, short=True)
    places = [replace(place(), lon=number / 1_000) for number in range(count)]
    told = [write(one) for one in places * 2]
    assert told[:count] == told[count:]
    assert len(set(told)) == count


def test_a_toll_is_that_of_the_claims_that_it_is_asked_of() -> None:
    first, last = NAMES.index("killed_min"), NAMES.index("captured_max")
    claims: list[tuple[Claim, ...]] = [
        (),
        (claim(killed_min=3, killed_max=3),),
        (claim(killed_min=3, killed_max=3), claim(killed_min=5, killed_max=None)),
        (claim(killed_min=None, killed_max=None, captured_min=2, captured_max=2),),
    ]
    for told in claims * 2:
        one = incident(claims=told)
        bounds = (*one.killed, *one.injured, *one.missing, *one.captured)
        assert columns.values(one)[first : last + 1] == bounds
