"""Confidence and what to review; the places of totals."""

from __future__ import annotations

from typing import Any

import pytest

from geo.gazetteer import Gazetteer
from geo.incidents.assessment import WEIGHTS, assess
from geo.records import Place
from tests.incidents.reports import told
from tests.samples import attribution, claim, entry, incident, place, source

UNANSWERED = place(entry=None, note="geocoder unavailable: no answer within 10 s")
ASKED = "not in the gazetteer; the geocoder has two places of that name"
UNDATED: dict[str, Any] = {"date_start": None, "date_end": None, "date_precision": "none"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"places": ()}, "no place is told"),
        ({"places": (place(entry=None),)}, "Rutba could not be placed"),
        ({"places": (place(ambiguous=True),)}, "Rutba may be one of several places"),
        ({"places": (UNANSWERED,)}, "not placed: geocoder unavailable"),
        ({"places": (place(entry=None), UNANSWERED)}, "not placed: geocoder unavailable"),
        ({"places": (place(), UNANSWERED)}, "Rutba not placed: geocoder unavailable"),
        (UNDATED, "no day is told"),
        (UNDATED | {"sources": (source(published=None),)}, "the report has no day of publication"),
        ({"date_rule": "day_of_statement"}, "the day is that of a statement"),
        ({"claims": (claim(), claim(killed_min=2, killed_max=2))}, "the tolls differ"),
        ({"attributions": (attribution(), attribution(actor_id="other"))},
         "several are named as perpetrators"),
    ],
)  # fmt: skip
def test_what_to_review(changes: dict[str, Any], reason: str) -> None:
    made = assess(incident(**changes))
    assert reason in made.reasons
    assert made.needs_review


@pytest.mark.parametrize(
    ("places", "reasons"),
    [
        ((UNANSWERED,), ["not placed: geocoder unavailable"]),
        ((UNANSWERED, UNANSWERED), ["not placed: geocoder unavailable"]),
        ((place(entry=None, note=ASKED),), ["Rutba could not be placed"]),
        ((place(entry=None, note=f"the {ASKED}, geocoder unavailable"),),
         ["Rutba could not be placed"]),
        ((place(note="geocoder unavailable"),), []),
    ],
)  # fmt: skip
def test_only_a_geocoder_without_an_answer_is_called_unavailable(
    places: tuple[Place, ...], reasons: list[str]
) -> None:
    made = assess(incident(places=places))
    assert [r for r in made.reasons if "placed" in r and r not in WEIGHTS] == reasons
    assert made.needs_review is bool(reasons)


def test_an_unplaced_incident_is_as_sure_whoever_could_not_place_it() -> None:
    kept = assess(incident(places=(UNANSWERED,)))
    assert kept.confidence == assess(incident(places=(place(entry=None),))).confidence > 0


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"claims": (claim(), claim())},
        {"attributions": (attribution(), attribution(actor_id="", status="unknown"))},
        {"attributions": (attribution(), attribution(actor_id="other", status="denied"))},
        {"kind": "aggregate", "places": (), **UNDATED},
        {"kind": "aggregate", "places": (UNANSWERED,), **UNDATED},
    ],
)
def test_nothing_to_review(changes: dict[str, Any]) -> None:
    assert not assess(incident(**changes)).needs_review


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (UNDATED, {}),
        ({"date_rule": "day_of_statement"}, {}),
        ({"places": ()}, {}),
        ({"places": (place(confidence=0.3),)}, {}),
        ({"places": (place(entry=entry(precision="country")),)}, {}),
        ({"salience": "background"}, {}),
    ],
)
def test_what_lowers_confidence(worse: dict[str, Any], better: dict[str, Any]) -> None:
    low, high = assess(incident(**worse)), assess(incident(**better))
    assert 0 < low.confidence < high.confidence < 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The war in Syria has killed more than 350,000 people since 2011.", ["Syria"]),
        ("The group has claimed strikes on bases in Iraq during the war, which has killed more "
         "than 27,000 people.", []),
    ],
)  # fmt: skip
def test_place_of_a_total_is_where_the_dead_fell(
    text: str, places: list[str], known: Gazetteer
) -> None:
    totals = [i for i in told(text, known) if i.kind == "context_total"]
    assert [[p.name for p in i.places] for i in totals] == [places]
