"""Reading names of event data, and answering them or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UsageError
from geo.gazetteer import Gazetteer, distance_km
from geo.gazetteer.batch import FAR_KM, answer, country_code
from geo.gazetteer.names import skeleton
from geo.gazetteer.questions import Asked, read_name, read_questions, to_asked
from tests.gazetteer.test_names import TRICKY


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("Daraa town", [("Daraa town", ""), ("Daraa", "settlement")]),
        ("Mintaqat Markaz Hamah district",
         [("Mintaqat Markaz Hamah district", ""), ("Hamah", "district")]),
        ("Sadr City", [("Sadr City", ""), ("Sadr", "settlement")]),
        ("Al Dumayr Military Airport", [("Al Dumayr Military Airport", ""), ("Al Dumayr", "site")]),
        ("Tall Uthman/Tall Jifar", [("Tall Uthman/Tall Jifar", ""), ("Tall Uthman", ""),
                                    ("Tall Jifar", "")]),
        ("Jihar (Hayyan)", [("Jihar (Hayyan)", ""), ("Jihar", ""), ("Hayyan", "")]),
        ("near Daraa", [("Daraa", "")]),
        ("Port Sudan", [("Port Sudan", "")]),
        ("Northeastern Daraa Governorate", [("Northeastern Daraa Governorate", "")]),
        ("eastern countryside of Hama", [("eastern countryside of Hama", ""), ("Hama", "around")]),
        ("Eastern Ghouta", [("Eastern Ghouta", "")]),
        ("area between Homs and Hama", []),
        ("village", [("village", "")]),
    ],
)  # fmt: skip
def test_read_name(name: str, ways: list[tuple[str, str]]) -> None:
    assert [(way.name, way.kind) for way in read_name(name)] == ways


@pytest.mark.parametrize(
    ("name", "near"),
    [("near Daraa", True), ("outskirts of Daraa", True), ("in Daraa", False), ("Daraa", False),
     ("the town of Daraa", False), ("Daraa area", True)],
)  # fmt: skip
def test_near_is_told_from_at(name: str, near: bool) -> None:
    assert read_name(name)[-1].near is near


@given(TRICKY)
def test_reading_never_fails(name: str) -> None:
    assert all(way.name or not name.strip() for way in read_name(name))


@pytest.mark.parametrize(
    ("asked", "entry_id"),
    [
        (Asked("Daraa town", "Daraa Governorate", "Markaz Daraa district", "Syria"), "sy-daraa"),
        (Asked("Daraa", country="SY"), "sy-daraa"),
        (Asked("Duma town", "Rif Dimashq Governorate", "Duma district", "Syria"), "sy-douma"),
        (Asked("Hamah Governorate", country="Syria"), "sy-hama-province"),
        (Asked("Azaz district", "Aleppo", "", "SY"), "sy-azaz-district"),
        (Asked("Khan Shaykhoun village", "Idlib", "", "SY"), "sy-khan-sheikhoun"),
        (Asked("Baghdad"), "iq-baghdad"),
        (Asked("Paris"), "fr-paris"),
        (Asked("Red Sea"), "xx-red-sea"),
        (Asked("بغداد"), "iq-baghdad"),
        (Asked("near Tikrit", "Salah al-Din", "", "Iraq"), "iq-tikrit"),
    ],
)  # fmt: skip
def test_answers(bundled: Gazetteer, asked: Asked, entry_id: str) -> None:
    best = answer(bundled, asked).best
    assert best is not None
    assert best.entry.id == entry_id


@pytest.mark.parametrize(
    "asked",
    [
        Asked("Springfield", country="US"),
        Asked("Daraa", country="Atlantis"),
        Asked("Daraa", "Aleppo", "", "SY"),
        Asked("Doraa", country="SY"),
        Asked("Northern Aleppo Governorate", "Aleppo", "", "SY"),
        Asked("area between Homs and Hama", country="SY"),
        Asked("Xyzzyqq", "Anbar", "", "IQ"),
        Asked(""),
    ],
)
def test_a_guess_is_no_answer(bundled: Gazetteer, asked: Asked) -> None:
    assert answer(bundled, asked).best is None


def test_a_district_that_was_not_named_is_no_ground(bundled: Gazetteer) -> None:
    found = answer(bundled, Asked("San Pedro", "", "", "")).candidates
    assert found
    assert not any("district" in reason for c in found for reason in c.reasons)


def test_consonants_alone_place_nothing(bundled: Gazetteer) -> None:
    inside = Asked("Maarat Nouaaman", "Idlib", "", "SY")
    assert answer(bundled, inside).best is not None
    assert answer(bundled, inside._replace(admin1="")).best is None
    assert answer(bundled, inside._replace(admin1="Daraa")).best is None


def test_the_country_decides_between_namesakes(bundled: Gazetteer) -> None:
    found = {code: answer(bundled, Asked("Rafah", country=code)).best for code in ("PS", "EG")}
    assert {code: best and best.entry.country for code, best in found.items()} == {
        "PS": "PS", "EG": "EG",
    }  # fmt: skip


def test_an_answer_is_far_ahead_of_distant_namesakes(bundled: Gazetteer) -> None:
    said = answer(bundled, Asked("Tripoli"))
    assert said.best is None
    first, second = said.candidates[:2]
    apart = distance_km(first.entry.lon, first.entry.lat, second.entry.lon, second.entry.lat)
    assert apart > FAR_KM


def test_a_record_is_plain(bundled: Gazetteer) -> None:
    record = answer(bundled, Asked("near Tikrit", country="IQ")).as_record()
    assert record["answer"] == {
        "lat": 34.6158, "lon": 43.6786, "name": "Tikrit", "precision": "near",
        "confidence": record["answer"]["confidence"],
    }  # fmt: skip
    assert 0.5 < record["answer"]["confidence"] <= 1
    assert record["candidates"][0]["reasons"]
    assert answer(bundled, Asked("Xyzzyqq")).as_record() == {"answer": None, "candidates": []}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ma'arrat an-Nu'man", "Maaret al-Numan", True), ("Suwayda", "Soueida", True),
        ("Manbij", "Mambij", True), ("Khan Shaykhun", "Khan Sheikhoun", True),
        ("Mosul", "Aleppo", False), ("Hasakah", "Haditha", False),
    ],
)  # fmt: skip
def test_consonants(one: str, other: str, alike: bool) -> None:
    assert (skeleton(one) == skeleton(other) != "") is alike


@pytest.mark.parametrize("name", ["Hit", "Ana", "", "al-Bab", "بغداد", "Aouaieia"])
def test_a_short_name_has_no_skeleton(name: str) -> None:
    assert skeleton(name) == ""


@given(TRICKY)
def test_the_article_and_the_case_are_no_consonants(name: str) -> None:
    assert " " not in skeleton(name)
    assert skeleton(f"al-{name}") == skeleton(f"Al {name}")


@pytest.mark.parametrize(
    ("named", "code"),
    [("Syria", "SY"), ("sy", "SY"), ("SY", "SY"), ("United States", "US"), ("Atlantis", ""),
     ("", ""), ("XX", "")],
)  # fmt: skip
def test_country_code(bundled: Gazetteer, named: str, code: str) -> None:
    assert country_code(bundled, named) == code


def test_questions_are_read_in_order() -> None:
    lines = ['{"name": "A", "country": "SY"}\n', "\n", '{"name": "B", "admin1": null}\n',
             '{"name": null}\n']  # fmt: skip
    assert list(read_questions(lines, country="IQ")) == [
        Asked("A", country="SY"), Asked("B", country="IQ"), Asked("", country="IQ"),
    ]  # fmt: skip


@pytest.mark.parametrize("row", [[], 7, None, "Daraa", {}, {"town": "Daraa"}, {"name": 4}])
def test_a_row_must_be_a_question(row: object) -> None:
    with pytest.raises(UsageError):
        to_asked(row)


def test_the_broken_line_is_named() -> None:
    with pytest.raises(UsageError, match="line 2"):
        list(read_questions(['{"name": "A"}', "{"]))


@given(name=st.one_of(TRICKY, st.sampled_from(["Daraa/", "()", "near ", "town of", "Al"])))
def test_answering_never_fails(bundled: Gazetteer, name: str) -> None:
    answer(bundled, Asked(name, name, name, "SY"))
