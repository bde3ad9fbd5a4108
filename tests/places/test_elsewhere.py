"""Names that the gazetteer lacks: what is asked, which answers count, what the record says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geo.places import resolve
from geo.records import UNAVAILABLE, Answer, AnswerStatus, Entry, Place, Question, Span, Toponym
from tests.places.world import WORLD, entry, toponym

OSM = "© OpenStreetMap contributors, ODbL 1.0"
DAY = date(2026, 11, 21)


def found(name: str, code: str, country: str, lon: float, lat: float, number: int = 1) -> Entry:
    source = f"nominatim:node/{number}"
    return entry(f"nominatim-node-{number}", name, code, country, lon, lat, 2, source=source)


RAWA = found("Rawa", "PPL", "IQ", 43.0, 33.9)


class Service:
    """Answers from a list and remembers what it was asked."""

    def __init__(self, *entries: Entry, status: AnswerStatus = "ok", note: str = "") -> None:
        self.asked: list[Question] = []
        self.answer = Answer(status, entries, note, "nominatim", OSM, DAY)

    def __call__(self, question: Question) -> Answer:
        self.asked.append(question)
        return self.answer


def unknown(name: str = "Rawa", **changes: Any) -> Toponym:
    return toponym(name, entries=(), **changes)


def first(service: Service, *mentions: Toponym) -> Place:
    return resolve(mentions, WORLD, geocode=service)[0]


def test_a_name_is_asked_for_once_with_the_countries_of_the_report() -> None:
    service = Service(RAWA)
    mentions = [
        unknown(relation="near"), toponym("Iraq"), unknown(sentence=2), toponym("Baghdad"),
        toponym("Syria"),
    ]  # fmt: skip
    near, _, town, *_ = resolve(mentions, WORLD, geocode=service)
    assert service.asked == [Question("Rawa", ("IQ", "SY"))]
    assert (near.precision, town.precision) == ("near", "town")


def test_a_place_says_who_gave_it_and_when() -> None:
    place = first(Service(RAWA), unknown(), toponym("Iraq"))
    assert (place.lon, place.lat) == (43.0, 33.9)
    assert (place.resolved_by, place.licence, place.retrieved) == ("nominatim", OSM, DAY)
    assert place.entry
    assert place.entry.source == "nominatim:node/1"
    assert place.note == ""
    assert 0 < place.confidence < 0.9


def test_what_the_gazetteer_knows_is_not_asked_for() -> None:
    service = Service(RAWA)
    places = resolve([toponym("Baghdad"), toponym("Iraq")], WORLD, geocode=service)
    assert service.asked == []
    assert {(p.resolved_by, p.retrieved, p.note) for p in places} == {("bundled", None, "")}


def test_the_place_that_the_words_name_as_container_goes_along() -> None:
    service = Service(found("Mahalla", "PPLX", "IQ", 44.4, 33.3))
    mentions = [
        unknown("Mahalla", span=Span(0, 7)),
        toponym("Baghdad", span=Span(9, 16)),
        toponym("Iraq"),
    ]
    first(service, *mentions)
    assert service.asked == [Question("Mahalla", ("IQ",), "Baghdad")]


def test_a_country_as_container_is_no_parent() -> None:
    service = Service(RAWA)
    first(service, unknown(span=Span(0, 4)), toponym("Iraq", span=Span(6, 10)))
    assert service.asked == [Question("Rawa", ("IQ",))]


def test_without_a_country_the_question_has_none() -> None:
    service = Service(status="rejected", note="the report names no country to look in")
    place = first(service, unknown())
    assert service.asked == [Question("Rawa", ())]
    assert (place.lon, place.note) == (None, "the report names no country to look in")


@pytest.mark.parametrize("status", ["failed", "offline"])
def test_no_answer_is_told_as_unavailable(status: AnswerStatus) -> None:
    place = first(Service(status=status, note="no answer in time"), unknown(), toponym("Iraq"))
    assert place.note == f"{UNAVAILABLE}: no answer in time"
    assert (place.lon, place.precision, place.resolved_by) == (None, "unknown", "none")
    assert (place.licence, place.retrieved) == ("", None)


def test_no_such_name_is_not_unavailable() -> None:
    place = first(Service(status="empty", note="knows no such name"), unknown(), toponym("Iraq"))
    assert place.note == "knows no such name"
    assert place.lon is None


@pytest.mark.parametrize(
    ("type_word", "code", "kept"),
    [
        ("", "PPL", True),
        ("", "BLDG", False),
        ("", "RD", False),
        ("", "MILB", True),
        ("village", "PPL", True),
        ("village", "MILB", False),
        ("base", "MILB", True),
        ("base", "PPL", False),
        ("base", "BLDG", False),
        ("neighbourhood", "PPLX", True),
        ("neighbourhood", "PPL", False),
        ("province", "ADM1", True),
        ("province", "PPL", False),
    ],
)
def test_the_kind_must_be_what_the_words_say(type_word: str, code: str, kept: bool) -> None:
    one = found("Rawa", code, "IQ", 43.0, 33.9)
    if code in ("BLDG", "RD"):
        one = replace(one, feature_class="S" if code == "BLDG" else "R")
    place = first(Service(one), unknown(type_word=type_word), toponym("Iraq"))
    assert (place.lon is not None) is kept
    assert bool(place.note) is not kept


def test_too_far_from_everything_in_the_report_is_another_place() -> None:
    far = found("Rawa", "PPL", "JO", 34.9, 29.5)  # 980 km from Baghdad
    mentions = [unknown(), toponym("Baghdad"), toponym("Iraq"), toponym("Jordan")]
    assert first(Service(far), *mentions).lon is None
    assert first(Service(far, RAWA), *mentions).lon == 43.0


def test_too_far_from_its_parent_is_another_place() -> None:
    near = found("Mahalla", "PPLX", "IQ", 44.5, 33.4)
    far = found("Mahalla", "PPLX", "IQ", 43.1, 36.3, 2)  # Mosul
    mentions = [
        unknown("Mahalla", span=Span(0, 7)),
        toponym("Baghdad", span=Span(9, 16)),
        toponym("Iraq"),
    ]
    assert first(Service(far), *mentions).lon is None
    assert first(Service(far, near, status="ambiguous"), *mentions).lon == 44.5


def test_several_left_stay_open_and_are_all_kept() -> None:
    one, two = found("Rawa", "PPL", "IQ", 43.0, 33.9), found("Rawa", "PPL", "IQ", 44.9, 31.9, 2)
    place = first(Service(one, two, status="ambiguous"), unknown(), toponym("Iraq"))
    assert (place.lon, place.ambiguous, place.resolved_by) == (None, True, "none")
    assert [c.entry.id for c in place.candidates] == ["nominatim-node-1", "nominatim-node-2"]
    assert place.note == "the geocoder has 2 places of that name"


def test_several_points_of_one_place_are_one() -> None:
    twin = found("Rawa", "PPL", "IQ", 43.05, 33.95, 2)
    place = first(Service(RAWA, twin), unknown(), toponym("Iraq"))
    assert (place.lon, place.ambiguous) == (43.0, False)


def test_reasons_name_the_service_and_the_distance() -> None:
    place = first(Service(RAWA), unknown(), toponym("Baghdad"), toponym("Iraq"))
    said = " ".join(place.candidates[0].reasons)
    assert "nominatim" in said
    assert "Baghdad" in said


def test_a_demonym_alone_gives_the_country() -> None:
    service = Service(RAWA)
    iraqi = toponym("Iraqi", kind="demonym", entries=tuple(WORLD.find("Iraq")[:1]))
    first(service, unknown(), iraqi)
    assert service.asked == [Question("Rawa", ("IQ",))]
