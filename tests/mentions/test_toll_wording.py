"""Ages, revised tolls, totals of a time and other wordings round a figure, one a row."""

from __future__ import annotations

import pytest

from geo.casualties import find_casualties
from geo.records import Sentence, Span
from tests.mentions.test_tolls import Figure, dead, read

N = None


def hurt(low: int, high: int | None = -1, role: str = "count") -> Figure:
    return (N, N, low, low if high == -1 else high, role)


AGES = [
    ("A man of 61 was killed when a shell hit Toretsk.", [dead(1)]),
    ("The shell killed a girl of nine and wounded her mother.", [(1, 1, 1, 1, "count")]),
    ("A mother of three was killed.", [dead(1)]),
    ("A 58 year old man was killed in Nikopol.", [dead(1)]),
    ("58 year old man killed in Nikopol", [dead(1)]),
    ("Two boys aged nine and 12 were killed in Jenin.", [dead(2)]),
    ("Two boys, nine and 12, were killed in Jenin.", [dead(2)]),
    ("A woman, 44, and her son, 12, died in the blast.", [dead(2)]),
    ("Three children aged between 5 and 12 were wounded.", [hurt(3)]),
    ("Six people aged 20 to 45 were killed and 11 others hurt.", [(6, 6, 11, 11, "count")]),
    ("Three babies, all under the age of two, were killed.", [dead(3)]),
    # a number that counts people stays one
    ("A boy aged 9 and 12 others were hurt.", [hurt(13)]),
    ("In Gaza, 12, including three children, were killed.", [dead(3, role="subset")]),
    ("A family of five was killed.", [dead(5)]),
    ("A teacher, 34 pupils and a guard were killed.", [dead(36)]),
]
REVISED = [
    ("Death toll climbs to 12 in car bomb blast", [dead(12)]),
    ("The death toll was 19, he said.", [dead(19)]),
    ("The toll was revised up from 12 to 17.", [dead(17)]),
    ("The ministry lowered the toll from 20 to 17.", [dead(17)]),
    ("The number of policemen killed when a bomb went off at their barracks in the eastern city "
     "has risen to 18, the governor said.", [dead(18)]),
    ("The minister put the dead at 19 and the wounded at 40.", [(19, 19, 40, 40, "count")]),
    ("The dead numbered 17.", [dead(17)]),
    ("Officials had earlier spoken of 12 killed.", [dead(12, role="superseded")]),
    ("Earlier he had reported five injured.", [hurt(5, role="superseded")]),
    ("The toll, which earlier stood at 12, has grown.", [dead(12, role="superseded")]),
    # the later figure of the same sentence stands
    ("The ministry, which had at first put the toll at 9, said four of the injured had died.",
     [dead(9, role="superseded"), dead(4, role="subset")]),
    ("Three of the wounded later died.", [dead(3, role="subset")]),
    ("Three of the wounded are farmers.", [hurt(3, role="subset")]),
]  # fmt: skip
LONGER_TIMES = [
    (
        "More than 250 people have been killed by such mines since March, the group says.",
        "war_total",
    ),
    ("The army puts its dead at 525 since 27 September.", "war_total"),
    ("Eleven others were killed in scattered violence.", "war_total"),
    ("Six people were killed in other incidents in the province.", "war_total"),
    ("More than 900 people were killed in March, according to the United Nations.", "war_total"),
    ("The fighting has killed at least 310 civilians and 1,500 fighters.", "war_total"),
    ("The violence this month has killed more than 200 people.", "war_total"),
    ("More than 300 civilians were killed in June when jets bombed a market.", "count"),
    ("150 people were killed in the attack in June.", "count"),
    ("The fighting has killed nine people since dawn.", "count"),
]
WHO = [
    ("The raid killed the commander Hasan Karimi and at least six others.", [dead(7, N)]),
    ("A glazier and his two daughters died when a rocket hit their house.", [dead(3)]),
    ("Two civilians, a father and his daughter, were shot dead by a sniper.", [dead(2)]),
    ("A strike killed two people, a nurse and a driver.", [dead(2)]),
    ("The blast killed two soldiers, a nurse and a driver.", [dead(4)]),
    ("A lone attacker shot dead five employees of the company.", [dead(5)]),
    ("His wife has shrapnel wounds.", [hurt(1)]),
    ("His nephew was hit in the leg.", [hurt(1)]),
    ("A sub-inspector, Mohan Lal, died of splinter injuries to the head.", [dead(1)]),
    ("The police listed 34 people as injured.", [hurt(34)]),
    ("Two suspects were shot and wounded by police.", [hurt(2)]),
    ("Three nurses and a doctor were among the wounded.", [hurt(4, role="subset")]),
    ("The clinic treated 21 people who had been beaten.", [hurt(21)]),
    ("The clinic treated 14 people for gunshot wounds.", [hurt(14)]),
    ("The four gunmen, who were found in possession of rifles and grenades, were shot dead.",
     [dead(4, role="repeat")]),
]  # fmt: skip
FALLEN = [
    ("seven (07) soldiers fallen on the field of honour, ten (10) wounded",
     [(7, 7, 10, 10, "count")]),
    ("Two soldiers have fallen in the line of duty.", [dead(2)]),
    ("Four policemen embraced martyrdom and six others were hurt.", [(4, 4, 6, 6, "count")]),
    ('He said that the strike killed "dozens of fighters".', [dead(12, N)]),
    ("The attack on 12 May killed 34.", [dead(34)]),
    ("Nine persons lost life and 11 got injured.", [(9, 9, 11, 11, "count")]),
]  # fmt: skip
DEATHS = [
    ("Five were pronounced dead on arrival.", [dead(5)]),
    ("Residents said 11 people were burned alive in their homes.", [dead(11)]),
    ("Gunmen hacked 14 farmers to death.", [dead(14)]),
    ("The bodies of a woman and her two children were pulled from the rubble.", [dead(3, N)]),
    ("Six people sought medical help.", [hurt(6)]),
    ("Four people suffered acute stress reactions.", [hurt(4)]),
    ("A woman was taken to hospital with a blast injury.", [hurt(1)]),
    ("Among the injured is a child.", [hurt(1, role="subset")]),
    ("Five members of the same family, including three children, were killed.",
     [dead(5), dead(3, role="subset")]),
    ("The blast killed all six people on board.", [dead(6)]),
    ("The dead were three soldiers and a driver.", [dead(4, role="subset")]),
    ("The bomber died in the blast, as did three guards.", [dead(1, N), dead(3, role="more")]),
    ("Three Army men, among them a captain, and a constable were killed.",
     [dead(3), dead(1, role="subset"), dead(1, role="more")]),
    ("There are no dead or wounded.", [(0, 0, 0, 0, "count")]),
]  # fmt: skip
BREATH = [
    ("Twenty residents suffered from suffocation.", [hurt(20)]),
    ("The shell caused breathing difficulties to 30 villagers.", [hurt(30)]),
    ("Doctors recorded 45 cases of suffocation.", [hurt(45)]),
    ("The clinic received 45 suffocation cases.", [hurt(45)]),
    ("Nine children were treated for breathing problems.", [hurt(9)]),
    ("The gas left 15 people with respiratory problems.", [hurt(15)]),
    ("Three women died and 20 men developed breathing difficulties.", [(3, 3, 20, 20, "count")]),
    ("Eleven miners died of suffocation.", [dead(11)]),
]
WITH_OTHERS = [
    ("The mayor was killed with his wife Salma.", [dead(1, N), dead(1, role="more")]),
    ("A guard was killed with his own rifle.", [dead(1)]),
    ("The shell killed the footballer Omar Nasser.", [dead(1, N)]),
    ("The blast killed the veteran broadcaster Omar Nasser.", [dead(1, N)]),
    ("It caused the deaths of Omar Nasser and of two others.", [dead(1, N), dead(2, role="more")]),
    ("The raid on North Kivu has killed eleven.", [dead(11)]),
    # who is counted twice
    ("Nine guards died on Friday, eight shot dead and one beheaded.",
     [dead(9), dead(8, role="subset"), dead(1, role="subset")]),
    ("12 civilians, 4 children killed in Gao", [dead(12)]),
    ("12 soldiers, 4 children killed in Gao", [dead(16)]),
    ("Among at least 30 injured, six were in critical condition.",
     [hurt(30, N), hurt(6, role="subset")]),
    ("A boy was killed and six pupils, including two girls (7-9 years), were hurt.",
     [(1, 1, 6, 6, "count"), hurt(2, role="subset")]),
    # thousands parted by a blank
    ("Over 3 000 civilians were injured.", [hurt(3000, N)]),
    ("On 14 January 250 guards were wounded.", [hurt(250)]),
]  # fmt: skip
ALL = [*AGES, *REVISED, *WHO, *FALLEN, *DEATHS, *BREATH, *WITH_OTHERS]
NO_FIGURES = [
    "It was reprisal for the death of a gang leader.",
    "Officials visited the wounded at 12 hospitals.",
    "The air force shot down 40 drones, 12 of them over Odesa.",
    "Eighteen donkeys were also killed.",
    "How many people were killed?",
    "It did not say how many of them were killed.",
    "Two women were pulled alive from the rubble.",
    "The city has fallen to the rebels after 12 days.",
    "The clinic treated 300 people for measles.",
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_figures_in_other_words(text: str, expected: list[Figure]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "role"), LONGER_TIMES)
def test_a_toll_of_a_time_is_told_from_one_attacks(text: str, role: str) -> None:
    sentence = Sentence(Span(0, len(text)), "body", text)
    assert [figure.role for figure in find_casualties((sentence,))] == [role]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_of_nobody_dead_or_hurt(text: str) -> None:
    assert read(text) == []


# the second sentence, and its figure after "Five people were shot dead in Homs."
ECHOES = [
    ("Police said two.", [dead(2)]),
    ("The mayor put the figure at nine.", [dead(9)]),
    ("It had earlier given a figure of eleven.", [dead(11, role="superseded")]),
    ("Police said at least two and sent an armoured car.", [dead(2, N)]),
    ("Police said two houses had burned.", []),
    ("Police said two men had fled.", []),
    ("The ministry reported 12 per cent growth.", []),
]


@pytest.mark.parametrize(("text", "expected"), ECHOES)
def test_a_bare_number_echoes_the_toll_before(text: str, expected: list[Figure]) -> None:
    first = "Five people were shot dead in Homs."
    both = (
        Sentence(Span(0, len(first)), "body", first),
        Sentence(Span(len(first) + 1, len(first) + 1 + len(text)), "body", text),
    )
    found = [figure for figure in find_casualties(both) if figure.sentence == 1]
    assert [
        (f.killed_min, f.killed_max, f.injured_min, f.injured_max,
         "superseded" if f.superseded else f.role)
        for f in found
    ] == expected  # fmt: skip
    assert find_casualties(both[1:]) == []


def test_who_is_counted_in_addition_to_a_bare_number_comes_on_top() -> None:
    first, text = "Five people died.", "Police put it at 12 in addition to two guards killed."
    both = tuple(Sentence(Span(0, len(t)), "body", t) for t in (first, text))
    told = [(f.killed_min, f.more) for f in find_casualties(both) if f.sentence == 1]
    assert told == [(12, False), (2, True)]


PEOPLE_IN_MORE_WORDS = [
    ("Six of our brave comrades fell as martyrs and two were wounded.", [(6, 6, 2, 2, "count")]),
    ("Four of its fighters fell in the clash near Hit.", [dead(4)]),
    ("Four fighters fell back to Hit.", []),
    # people of a nation
    ("Four Kenyans and three Somalis died.", [dead(7)]),
    ("Two Danes and one Pole were killed.", [dead(3)]),
    ("Six Lebanese villages were hit and ten killed.", [dead(10)]),
    # whose home it is was not hit
    ("The villa of a police chief was blown up.", []),
    ("The brother of a police chief was blown up.", [(1, N, N, N, "count")]),
    # who was hit in the same sentence, and died of it
    ("Corporal Adam Nowak succumbed to his wounds.", [(1, N, N, N, "count")]),
    ("He was hit in the chest and succumbed to injuries at dawn.", [(1, N, N, N, "count")]),
    ("President Nowak died in 2004.", []),
    ("Five guards, who had been badly wounded, could not be saved.", [dead(5)]),
    # when, not who
    ("Nine people killed a week earlier were buried.", [dead(9)]),
    # a number with a place alone counts what was counted before
    ("It said 30 vehicles were destroyed, 20 in Hit and 10 in Rawa, and 12 men were killed.",
     [dead(12)]),
    ("On 17 June, four in Hit and two in Rawa were killed.", [dead(6)]),
    ("A shell killed a mother, father and two sons.", [dead(4)]),
    ("Killed were a nurse, two drivers and a guard.", [dead(4)]),
    ("The dead - two women and a boy - were all relatives.", [dead(3)]),
    ("The casualties included five dead and eleven wounded.", [(5, 5, 11, 11, "count")]),
    ("Three soldiers, two policemen killed in Hit", [dead(5)]),
    ("9 people, 4 of them children, killed in raid on Hit", [dead(9), dead(4, role="subset")]),
    ("At least 9 people, most of them students who had come to sit an exam, were killed.",
     [dead(9, N)]),
    ("Eight members of an extended family, five of them girls, died.",
     [dead(8), dead(5, role="subset")]),
    ("Three members of the same family, including a baby, died.",
     [dead(3), dead(1, role="subset")]),
    ("None of the passengers died.", [dead(0)]),
    ("They had no wounds that could be seen and died within hours.", []),
    ("The drummer Adam Nowak died in a hospital at the age of 80.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PEOPLE_IN_MORE_WORDS)
def test_people_in_more_words(text: str, expected: list[Figure]) -> None:
    assert read(text) == expected
