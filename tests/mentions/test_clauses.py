"""Where a sentence is cut between two tellings."""

from __future__ import annotations

import pytest

from geo.attacks.clauses import cut
from geo.attacks.events import find_triggers

# sentence, the words of each clause in the order of reading
CUTS: list[tuple[str, list[str]]] = [
    ("A drone hit a car in Jenin.", ["A drone hit a car in Jenin."]),
    ("Jets launched an airstrike that hit Gao.", ["Jets launched an airstrike that hit Gao."]),
    ("A drone hit Gao after rebels shelled Kidal.",
     ["A drone hit Gao ", "after rebels shelled Kidal."]),
    ("A drone hit Gao; shells fell in Kidal.", ["A drone hit Gao", "; shells fell in Kidal."]),
    ("A drone hit Gao before mortars struck Kidal.",
     ["A drone hit Gao ", "before mortars struck Kidal."]),
    ("Jets bombed Gao, and rockets hit Kidal.", ["Jets bombed Gao", ", and rockets hit Kidal."]),
    ("The raid came in retaliation for a drone strike in Jordan.",
     ["The raid came ", "in retaliation for a drone strike in Jordan."]),
    ("The raid came in response to rocket fire that hit Erbil.",
     ["The raid came ", "in response to rocket fire that hit Erbil."]),
    ("Jets bombed Gao two days after a bomb blast in Kidal.",
     ["Jets bombed Gao ", "two days after a bomb blast in Kidal."]),
    ("Jets bombed Gao, saying rebels hid there.", ["Jets bombed Gao, "]),
    ("Jets bombed Gao amid fears of famine.", ["Jets bombed Gao "]),
    ("A car bomb exploded in Gao, another attack blamed on rebels.",
     ["A car bomb exploded in Gao, another attack blamed on rebels."]),
    # what the head of a sentence recalls is another event than its news
    ("Hours after the blast, jets hit Gao.", ["Hours after the blast", ", jets hit Gao."]),
    ("In response to the raid, rebels shelled Kidal.",
     ["In response to the raid", ", rebels shelled Kidal."]),
    ("Five days after a bomb killed two in Gao, a drone hit Kidal.",
     ["Five days after a bomb killed two in Gao", ", a drone hit Kidal."]),
    ("After shelling Gao, rebels stormed it.", ["After shelling Gao, rebels stormed it."]),
    ("A drone hit Gao, just four days after a rocket struck Kidal.",
     ["A drone hit Gao, just ", "four days after a rocket struck Kidal."]),
    # an attack that is named, then told in full
    ("The raid took place in Gao, where gunmen stormed a camp.",
     ["The raid took place in Gao, where gunmen stormed a camp."]),
    ("The worst attack came on Monday, when missiles struck Kidal.",
     ["The worst attack came on Monday, when missiles struck Kidal."]),
    ("The raid took place in Gao, where troops had shelled a camp.",
     ["The raid took place in Gao, ", "where troops had shelled a camp."]),
    # an attack of several acts
    ("A lorry hit a roadside bomb and then came under fire.",
     ["A lorry hit a roadside bomb and then came under fire."]),
    ("A bomber blew himself up before gunmen stormed the base.",
     ["A bomber blew himself up before gunmen stormed the base."]),
    ("Rebels shelled Gao before gunmen stormed a base in Kidal.",
     ["Rebels shelled Gao before gunmen stormed a base in Kidal."]),
    ("A bomb exploded in Gao before gunmen stormed a base in Kidal.",
     ["A bomb exploded in Gao ", "before gunmen stormed a base in Kidal."]),
    ("Villagers complain of daily shelling: in May, two men died when a shell hit an orchard.",
     ["Villagers complain of daily shelling: ",
      "in May, two men died when a shell hit an orchard."]),
    ("Gao saw a blast of its own: two men died when a bomb exploded.",
     ["Gao saw a blast of its own: two men died ", "when a bomb exploded."]),
    ("Six men were gunned down while they slept near Gao on Monday.",
     ["Six men were gunned down while they slept near Gao on Monday."]),
    ("Nothing happened.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_clauses_of_a_sentence(text: str, expected: list[str]) -> None:
    clauses = cut(text, find_triggers(text))
    assert ["".join(text[a:b] for a, b in clause.parts) for clause in clauses] == expected


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("A drone hit Gao after rebels shelled Kidal.", "after"),
        ("The raid came in retaliation for a drone strike.", "in retaliation for"),
        ("A drone hit Gao two days after a bomb blast.", "two days after"),
        ("A drone hit Gao; shells fell in Kidal.", ";"),
    ],
)
def test_lead_of_the_second_telling(text: str, lead: str) -> None:
    assert cut(text, find_triggers(text))[-1].lead == lead


def test_participle_behind_general_attacks_belongs_to_the_strike() -> None:
    text = "A strike came in response to the attacks on troops, killing three fighters."
    strike, attacks = cut(text, find_triggers(text))
    assert strike.holds(text.index("killing"))
    assert not attacks.holds(text.index("killing"))


def test_main_clause_goes_on_behind_a_relative_clause() -> None:
    text = "Kataib Hezbollah, a group blamed for a drone attack in Jordan, was hit by a missile."
    clause = cut(text, find_triggers(text))[-1]
    assert clause.holds(0)
    assert clause.lead == ""
