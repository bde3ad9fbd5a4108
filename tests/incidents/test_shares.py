"""Several places in one telling: whose dead are whose, and villages that no table has."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import told

# report, then place and dead of each incident
SHARED: list[tuple[str, list[tuple[str, tuple[int | None, int | None]]]]] = [
    (
        "Shelling on Monday killed two people in Nikopol and three in Marhanets.",
        [("Nikopol", (2, 2)), ("Marhanets", (3, 3))],
    ),
    (
        "Nine people died on Monday: four in Rafah, three in Jabalia and two in Nuseirat, when "
        "Israeli jets hit houses.",
        [("Rafah", (4, 4)), ("Jabalia", (3, 3)), ("Nuseirat", (2, 2))],
    ),
    (
        "One person was killed on Monday in Odesa, where a school was damaged, and five in "
        "Izmail, where drones hit a port.",
        [("Odesa", (1, 1)), ("Izmail", (5, 5))],
    ),
    (
        "Rockets hit Kherson on Monday. Nine people were killed in Kherson while another was "
        "killed in attacks on Nikopol.",
        [("Kherson", (9, 9)), ("Nikopol", (1, 1))],
    ),
    (
        "Air strikes killed six people around the town of Rafah and two on the outskirts of "
        "Jabalia on Monday.",
        [("Rafah", (6, 6)), ("Jabalia", (2, 2))],
    ),
    # one of the two has hurt people alone
    (
        "Shelling on Monday killed two people in Kherson and wounded four in Beryslav.",
        [("Kherson", (2, 2)), ("Beryslav", (None, None))],
    ),
    # villages that nobody knows lie in the province told
    (
        "Gunmen raided two villages in Plateau State on Monday, killing 12 in Bokkuma and seven "
        "in Tangura.",
        [("Plateau State", (12, 12)), ("Plateau State", (7, 7))],
    ),
    # houses are no people
    (
        "A drone killed two people in Nikopol on Monday and shells hit 12 houses in Marhanets.",
        [("Nikopol", (2, 2))],
    ),
    # neighbouring towns are two places
    (
        "Israeli jets bombed Aitaroun and Blida on Monday.",
        [("Aitaroun", (None, None)), ("Blida", (None, None))],
    ),
    # raiders go on to the next village
    (
        "Militants killed five people in Bama district on Monday. Police said the gang struck "
        "Salakoro first, where huts were burnt. The attackers then crossed to neighbouring "
        "Tumbira, killing four people who had fled.",
        [("Bama LGA", (5, 5)), ("Bama LGA", (4, 4))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_each_place_has_its_own_dead(
    text: str,
    expected: list[tuple[str, tuple[int | None, int | None]]],
    known: Gazetteer,
) -> None:
    made = told(text, known)
    assert [(i.place.name if i.place else "", i.killed) for i in made] == expected
    assert len({i.id for i in made}) == len(made)
    spans = [c.span for i in made for c in i.claims]
    assert all(text[s.start : s.end].strip() for s in spans)


def test_dead_and_hurt_of_one_place_stand_together(known: Gazetteer) -> None:
    text = "Shells killed a woman and injured 19 people in Kherson and injured three in Beryslav."
    tolls = {i.place.name: (i.killed, i.injured) for i in told(text, known) if i.place}
    assert tolls == {"Kherson": ((1, 1), (19, 19)), "Beryslav": ((None, None), (3, 3))}


def test_hurt_of_one_of_two_towns_are_its_own(known: Gazetteer) -> None:
    text = (
        "Shelling on Monday killed two people in Nikopol and three in Marhanets. Six residents of "
        "Marhanets were wounded."
    )
    assert [i.injured for i in told(text, known)] == [(None, None), (6, 6)]


# report, and the place of its last incident
PLACED = [
    # a town told ahead of the attack
    (
        "A shell hit Odesa on Monday. Kherson knows this: in February a shell killed four.",
        "Kherson",
    ),
    # a doctor in another town is no scene
    (
        "An air strike on Monday hit a mill in the town of Mai Tarba in Tigray. Dozens were hurt, "
        "said a doctor in Mekelle, who said colleagues in Adwa had no drugs left.",
        "Tigray",
    ),
    # a namesake in another province
    ("Gunmen killed nine villagers in Mafa, Yobe State, on Monday.", "Yobe"),
    # the state that strikes abroad is not where it strikes
    (
        "U.S. Africa Command conducted an airstrike near Kismayo, Somalia, on Sunday. The U.S. "
        "command said U.S. forces also carried out airstrikes on Al-Shabaab in the Galmur "
        "Mountains on Monday.",
        "Somalia",
    ),
    # a headline's way is the town that the text names
    (
        "Drones hit sites west of Tripoli\n\nDrones hit warehouses in Zawiya, a city 45 km west of "
        "the capital, on Monday, killing two.",
        "Zawiya",
    ),
    # and its town the province
    (
        "US strikes hit Hodeidah\n\nUS jets struck the Ras Isa port in Yemen's Hodeidah province "
        "on Monday, killing nine.",
        "Ras Isa",
    ),
]


@pytest.mark.parametrize(("text", "name"), PLACED)
def test_the_place_that_the_report_means(text: str, name: str, known: Gazetteer) -> None:
    made = told(text, known)
    assert made[-1].place is not None
    assert made[-1].place.name == name


def test_a_headline_and_its_text_are_one_event(known: Gazetteer) -> None:
    for text, _ in PLACED[-2:]:
        assert len(told(text, known)) == 1


def test_towns_of_one_attack_have_the_dead_told_later(known: Gazetteer) -> None:
    text = (
        "Rebels shelled the towns of Mosul and Kirkuk on Monday, killing nine people. In Mosul, "
        "six people died. Three others were killed in Kirkuk."
    )
    found = {i.place.name: i.killed for i in told(text, known) if i.place}
    assert found == {"Mosul": (6, 6), "Kirkuk": (3, 3)}


WHERE = [
    "Militants bombed two markets last week, in Mosul, where 21 people lost their lives, and in "
    "Kirkuk, where four died.",
    "Militants bombed two markets last week: at Mosul, where 21 perished, and in Kirkuk, where 4 "
    "were killed.",
]


@pytest.mark.parametrize("text", WHERE)
def test_dead_told_with_where(text: str, known: Gazetteer) -> None:
    found = {i.place.name: i.killed for i in told(text, known) if i.place}
    assert found == {"Mosul": (21, 21), "Kirkuk": (4, 4)}
