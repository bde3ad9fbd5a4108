"""Asides, lists by office, revised totals, bodies and states of the wounded, one sentence a row."""

from __future__ import annotations

import pytest

from tests.mentions.test_tolls import Figure, both, dead, hurt, read

N = None

ASIDES = [
    ("Five shepherds, three of them boys, died when a mine went off.",
     [dead(5), dead(3, role="subset")]),
    ("Five shepherds, three of them boys, were killed by a mine.",
     [dead(5), dead(3, role="subset")]),
    ("Eleven villagers, mostly women and children, were hacked to death.", [dead(11)]),
    ("Eleven people, all civilians, were killed.", [dead(11)]),
    ("At least 21 people are believed to have died.", [dead(21, N)]),
    ("Up to 50 people may have died.", [dead(N, 50)]),
    ("Ali Nuri, a candidate, was among 22 people who lost their lives.", [dead(22)]),
    ("He was among the 22 people killed.", [dead(22, role="repeat")]),
]  # fmt: skip
LISTS = [
    ("A colonel, two guards and a driver were killed.", [dead(4)]),
    ("The head of the council, his driver and two bodyguards were killed.", [dead(4)]),
    ("The blast killed the deputy police chief, Ahmad Noori, and three of his guards.", [dead(4)]),
    ("The deputy police chief, Ahmad Noori, and three of his guards were killed.", [dead(4)]),
    ("Eight people plus the bomber were killed.", [dead(9)]),
    ("Two women were wounded and another was hurt while running to a shelter.",
     [hurt(2), hurt(1, role="more")]),
    # nobody is counted in "a figure"
    ("The group said it killed 57 soldiers, a figure the army disputed.", [dead(57)]),
]  # fmt: skip
REVISED = [
    ("The toll has been revised down from 12 to eight.", [dead(8)]),
    ("The toll, initially put at 7, rose to 12 as more bodies were found.",
     [dead(7, role="superseded"), dead(12)]),
    ("Two more bodies were recovered overnight, bringing the total to 17.", [dead(17)]),
    ("Eight people were wounded, bringing the total to 43.", [hurt(8), hurt(43)]),
    ("Two more injured died on Tuesday, taking the tally to 26.",
     [dead(2, role="more"), dead(26)]),
    ("Six people were killed, bringing the day's toll to 21.",
     [dead(6), dead(21, role="war_total")]),
    ("Witnesses put the death toll as high as 40.", [dead(40)]),
    ("Local sources put the number killed at more than 200.", [dead(200, N)]),
    # two voices in one sentence
    ("A hospital source put the death toll at 14, while officials spoke of nine.",
     [dead(14), dead(9)]),
    ("The ministry said eight people had been killed, while the governor spoke of six.",
     [dead(8), dead(6)]),
    ("A second victim, a 15-year-old girl, died in hospital on Monday.", [dead(1, role="more")]),
    ("A third soldier later died of his wounds.", [dead(1, role="more")]),
    ("The strike killed two people, and a third died later in hospital.",
     [dead(2), dead(1, role="more")]),
    ("A third of the wounded were children.", []),
]  # fmt: skip
BODIES = [
    ("The bodies of 22 people had been brought to the hospital.", [dead(22)]),
    ("Twenty-two bodies were taken to the hospital.", [dead(22)]),
    ("We counted 38 bodies, a resident said.", [dead(38)]),
    ("Rescuers pulled 14 bodies from the rubble.", [dead(14, N)]),  # so far
    ("We have buried 64 people so far, an elder said.", [dead(64)]),
    ("Several people were buried under the rubble.", []),
    ("The strike led to the martyrdom of three soldiers and the injury of seven others.",
     [both(3, 7)]),
    ("A strike left one martyr and two wounded.", [both(1, 2)]),
]  # fmt: skip
WOUNDED = [
    ("Nine more are in critical condition.", [hurt(9, role="more")]),
    ("Four were in a serious but stable condition in hospital.", [hurt(4, role="subset")]),
    ("Thirteen patients remain in hospital.", [hurt(13, role="subset")]),
    ("Twenty-two others are being treated in hospital.", [hurt(22, role="more")]),
    ("Medics treated three people for shock.", [hurt(3)]),
    ("Medics treated 300 people for cholera.", []),
    ("A man with multiple shrapnel wounds was taken to hospital.", [hurt(1)]),
    ("Two soldiers were injured, one of whom later died.", [hurt(2), dead(1, role="subset")]),
    ("Four soldiers were wounded, one of them critically.", [hurt(4)]),
    ("A score of people were hurt.", [hurt(20, N)]),
    ("About half-a-dozen people were hurt.", [hurt(6)]),
]

PAIRS = [
    ("Both pilots of the helicopter were killed.", [dead(2, role="repeat")]),
    ("Both sides suffered losses.", []),
    ("Over 40 rebel fighters lay dead.", [dead(40, N)]),
    ("Those killed were four children and three women.", [dead(7, role="subset")]),
    ("The army acknowledged the loss of 22 soldiers.", [dead(22)]),
    ("The raid caused the loss of several vehicles.", []),
    ("The body count rose to 22.", [dead(22)]),
    ("Twelve people were killed and twice as many wounded.", [dead(12)]),
    ("Two women received fatal injuries.", [dead(2)]),
    ("A driver was fatally wounded.", [dead(1)]),
    ("Two of the injured breathed their last.", [dead(2, role="subset")]),
    ("The bodies of two men and a boy reached the hospital.", [dead(3)]),
    ("At least 30 people were killed across the country.", [dead(30, N, role="war_total")]),
    ("More than 400 civilians have been killed in such raids.", [dead(400, N, role="war_total")]),
    ("At least 40 people have been killed by mines this year.", [dead(40, N, role="war_total")]),
    # an attack all over a town is one
    ("Missiles struck across the city, killing nine people.", [dead(9)]),
]

BESIDE = [
    ("Twelve people, among them a cook, a retired clerk and a baby, were shot dead.",
     [dead(12), dead(3, role="subset")]),
    ("Eleven members of Jaish al-Sahra, including their leader Abu Omar, were killed.",
     [dead(11), dead(1, N, role="subset")]),
    ("Four guards, one of them an officer, and three clerks lost their lives.", [dead(7)]),
    ("Six fighters from Harakat al-Sahra and Jaish al-Nur were killed.", [dead(6)]),
    ("The toll has reached 61, including 32 women, and 200 people were wounded.",
     [both(61, 200), dead(32, role="subset")]),
    ("The toll had climbed to 14 and 63 were wounded.", [both(14, 63)]),
    ("In all 12 people were taken to hospital.", [hurt(12)]),
    ("The mayor of Zile, his wife and their two sons were killed.", [dead(4)]),
    ("Two engineers were abducted near Maradi and a guard was killed.", [dead(1)]),
    ("Two nurses working at a cement plant were killed.", [dead(2)]),
    ("Two aides of a Red Crescent doctor died.", [dead(2)]),
    ("Abdi Warsame, a father of five, was shot in the chest and died of his wounds.",
     [dead(1, N)]),
    ("Abdi Warsame was killed together with another man when a shell hit his car.",
     [dead(1, N), dead(1, role="more")]),
    ("The strike killed rebel deputy leader Omar Nuri and six others.", [dead(7)]),
    ("Ten soldiers, including an officer, were killed or wounded.",
     [(N, 10, N, 10, "count"), dead(1, N, role="subset")]),
    ("Thirty rebels died as well.", [dead(30, role="more")]),
    ("Jihadists slit the throats of 16 villagers.", [dead(16)]),
    ("Some 22 troops laid down their lives.", [dead(22)]),
    ("Gunmen stopped a bus and shot 25 passengers in the head.", [dead(25)]),
    ("Three of those who died were children.", [dead(3, role="subset")]),
    ("Forty people were still being treated.", [hurt(40, role="subset")]),
    ("The number of injured was given as 33.", [hurt(33)]),
    ("They put the number of dead at 14 and of injured at nine.", [both(14, 9)]),
    ("The army has killed 200 aid workers since October.", [dead(200, role="war_total")]),
    # nobody says how many, or of what attack
    ("A bomb killed a family.", []),
    ("The day marks the death of the Prophet's grandson.", []),
    ("It was told by a man who had lost two brothers.", []),
]  # fmt: skip
NAMES = [
    ("Oleh Bondar, 51, Ihor Petrenko, 34, and her son Maksym, 7, were killed.", [dead(3)]),
    ("Reporters Lina Haddad and Tarek Aziz were wounded.", [hurt(2)]),
    ("Abu Hassan al-Sahri, his wife and his two sons were killed.", [dead(4)]),
    # the number says who they were; two places are nobody
    ("Three men, Ali Nur, Omar Said and Adan Musa, were killed.", [dead(3)]),
    ("Rebels near Tell Sahra and Kafr Nur were killed.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*ASIDES, *LISTS, *REVISED, *BODIES, *WOUNDED, *PAIRS, *BESIDE, *NAMES],
)
def test_figures_of_a_sentence(text: str, expected: list[Figure]) -> None:
    assert read(text) == expected
