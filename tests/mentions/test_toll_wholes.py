"""Wholes and parts, those saved, those who attacked, and figures of earlier: one sentence a row."""

from __future__ import annotations

import pytest

from tests.mentions.test_tolls import Figure, both, dead, hurt, read

N = None

SAVED = [
    ("Crews saved seven people, two of them girls, while about 30 people were hurt.",
     [hurt(30), hurt(2, role="subset")]),
    ("Crews rescued seven people, including two girls, while 30 people were hurt.",
     [hurt(30), hurt(2, role="subset")]),
    ("Firemen saved seven people, and 30 were injured.", [hurt(30)]),
    ("Seven people, including a girl, were rescued and 30 people were injured.",
     [hurt(1, role="subset"), hurt(30)]),
    ("Officers arrested two men while four people were killed.", [dead(4)]),
    ("Crews rescued eight wounded people.", [hurt(8)]),
]  # fmt: skip
LISTS = [
    ("At least 21 soldiers and six army auxiliaries were killed.", [dead(27, N)]),
    ("Five guards and two choristers were killed.", [dead(7)]),
    ("A mother, her two children, a vigilante and four bombers were killed.", [dead(8)]),
    ("Three bombers, five others die in Gamboru.", [dead(8)]),
    ("Omar Karim and 13 others lost their lives.", [dead(14)]),
    ("The rally where candidate Omar Karim and 13 others died was in Swabi.", [dead(14)]),
    ("The consul, Omar Karim, fled when Ali Nur and three other Kenyans were killed.", [dead(4)]),
    ("Shells fell on Kherson and Novaya Kakhovka and three others were killed.",
     [dead(3, role="more")]),
    ("A bomber in Gao has killed not fewer than four people.", [dead(4, N)]),
    ("Many more could have died.", []),
    ("Karim, with whom five others were killed, led the party.", [dead(6)]),
    ("Omar Karim died in an air strike on the town.", [dead(1, N)]),
    ("Omar Karim died with three of his guards in a raid.", [dead(1, N), dead(3, role="more")]),
    ("Shells killed one and injured another near a bakery.", [both(1, 1)]),
    ("Shells killed two and wounded another.", [both(2, 1)]),
]  # fmt: skip
PARTS = [
    ("The bomb killed 31 people, the mayor Omar Karim among them.",
     [dead(31), dead(1, N, role="subset")]),
    ("Nine people, a boy of seven among them, were killed.",
     [dead(9), dead(1, role="subset")]),
    ("Nine people, four children among them, were killed.",
     [dead(9), dead(4, role="subset")]),
    ("Twelve people, including the two gunmen, died.", [dead(12), dead(2, role="subset")]),
    ("Five of the 14 people killed were policemen.", [dead(14, role="repeat")]),
    ("Forty of the 71 people who were hurt are civilians.", [hurt(71, role="repeat")]),
    ("The 12 others injured are in a clinic.", [hurt(12, role="count")]),
    ("A further 12 injured are in a clinic.", [hurt(12, role="more")]),
    ("Two of the three crew were killed.", [dead(2)]),
]  # fmt: skip
EXCEPT = [
    ("Four people had been killed, excluding the bomber, and three injured.", [both(4, 3)]),
    ("Four people were killed, apart from the two attackers, and three hurt.", [both(4, 3)]),
    ("The blast killed four people, not counting the bomber.", [dead(4)]),
]  # fmt: skip
EARLIER = [
    ("The service wrote on its channel earlier that two bodies had been found.",
     [dead(2, N, role="superseded")]),
    ("The ministry said earlier in the day that 12 people were killed.",
     [dead(12, role="superseded")]),
    ("The ministry told reporters that earlier strikes killed 12 people.", [dead(12)]),
]  # fmt: skip
IN_HOSPITAL = [
    ("The clinic said 81 people had been brought in wounded.", [hurt(81)]),
    ("Sixteen people arrived dead at the clinic.", [dead(16)]),
    ("The toll is 54 after another injured man succumbed to his wounds.",
     [dead(54), dead(1, N, role="subset")]),
]  # fmt: skip
VOICES = [
    ("A policeman gave the number of dead as 12, a nurse as 15.", [dead(12), dead(15)]),
    ("Police put the toll at 12, but medics at 15.", [dead(12), dead(15)]),
    ("The army says 12 people died; the council says 15.", [dead(12), dead(15)]),
]  # fmt: skip
TOTALS = [
    ("The attack raised the death toll to 81 people, most of them civilians, since Sunday.",
     [dead(81, role="war_total")]),
    ("At least 81 people have died since the offensive began on Sunday.",
     [dead(81, N, role="war_total")]),
    ("The strike killed six people, bringing the toll since Sunday to 81.",
     [dead(6), dead(81, role="war_total")]),
    ("The toll of Sunday's blast has risen to 81 since the morning.", [dead(81)]),
    ("At least 120 people were killed in four days of violence.", [dead(120, N, "war_total")]),
    ("In all 120 died in four days of violence, including 50 killed in a blast in Hit.",
     [dead(120, role="war_total"), dead(50)]),
    ("The confrontations along the border have killed 290 people.",
     [dead(290, role="war_total")]),
    ("Cross-border fire left three people dead.", [dead(3)]),
    ("Nearly 1,200 people have died in the battle for Sirte.", [dead(1200, role="war_total")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [*SAVED, *LISTS, *PARTS, *EXCEPT, *EARLIER, *IN_HOSPITAL, *VOICES, *TOTALS],
)
def test_wholes_and_parts(text: str, expected: list[Figure]) -> None:
    assert sorted(read(text), key=str) == sorted(expected, key=str)
