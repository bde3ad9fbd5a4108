"""JSON text made directly equals that of objects; what the short form leaves out comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings

from geo.export.lines import as_line, dumped, one_line, plain
from geo.export.texts import filled, line_text, report_filled, report_text, text_of
from geo.records import Claim, Extraction, Incident, Source
from tests.export.generated import EXTRACTIONS
from tests.samples import extractions, incident

KINDS = get_type_hints(Incident)
MADE_UP = settings(
    database=None,
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def fields_of(made: list[Extraction]) -> list[tuple[Any, Any]]:
    return [
        (hint, getattr(one, name))
        for extraction in made
        for one in extraction.incidents
        for name, hint in KINDS.items()
    ]


def report(extraction: Extraction) -> dict[str, Any]:
    line = as_line(extraction)
    return {**line, "incidents": [one["id"] for one in line["incidents"]]}


@MADE_UP
@given(made=EXTRACTIONS)
def test_the_full_form_is_that_of_a_line(made: list[Extraction]) -> None:
    for hint, value in fields_of(made):
        assert one_line(text_of(hint)(value)) == dumped(plain(value))
    for one in made:
        assert report_text(one, short=False) == dumped(report(one))
        assert line_text(one) == dumped(as_line(one))


@MADE_UP
@given(made=EXTRACTIONS)
def test_what_the_short_form_leaves_out_comes_back(made: list[Extraction]) -> None:
    for hint, value in fields_of(made):
        assert filled(hint, json.loads(text_of(hint, short=True)(value))) == plain(value)
    for one in made:
        assert report_filled(json.loads(report_text(one, short=True))) == report(one)


def test_the_short_form_has_no_null_false_or_empty_member() -> None:
    one = incident(sources=(Source("r1", "", "Wire", "", date(2021, 3, 11)),))
    text = text_of(tuple[Source, ...], short=True)(one.sources)
    assert text == '[{"document": "r1", "publisher": "Wire", "published": "2021-03-11"}]'
    claims = text_of(tuple[Claim, ...], short=True)(one.claims)
    assert "null" not in claims
    assert '""' not in claims


def test_zero_is_no_null() -> None:
    [made] = extractions()[:1]
    claim = made.incidents[0].claims[0]
    text = text_of(Claim, short=True)(replace(claim, killed_min=0, killed_max=0))
    assert '"killed_min": 0, "killed_max": 0' in text


@pytest.mark.parametrize("value", [None, 7, "x", [7], [None], ["x", 3]])
def test_what_is_no_record_stays_as_it_is(value: Any) -> None:
    assert filled(KINDS["claims"], value) == value
    assert report_filled(value) == value
