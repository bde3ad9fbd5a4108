"""Tolls as news English words them: one sentence a row, every figure in it with its role."""

from __future__ import annotations

import pytest

from geo.casualties import find_casualties
from geo.records import Sentence, Span

# killed low, killed high, injured low, injured high, role
Figure = tuple[int | None, int | None, int | None, int | None, str]
N = None


def read(text: str) -> list[Figure]:
    found = find_casualties((Sentence(Span(0, len(text)), "body", text),))
    return [
        (
            m.killed_min,
            m.killed_max,
            m.injured_min,
            m.injured_max,
            "superseded" if m.superseded else "more" if m.more else m.role,
        )
        for m in found
    ]


def dead(low: int | None, high: int | None = -1, role: str = "count") -> Figure:
    return (low, low if high == -1 else high, N, N, role)


def hurt(low: int | None, high: int | None = -1, role: str = "count") -> Figure:
    return (N, N, low, low if high == -1 else high, role)


def both(killed: int, injured: int) -> Figure:
    return (killed, killed, injured, injured, "count")


HEADLINES = [
    ("Strike kills 5 in Kupiansk", [dead(5)]),
    ("Strike kills five, injures nine in Kupiansk", [both(5, 9)]),
    ("Drone attack on Kupiansk leaves 5 dead, 12 injured", [both(5, 12)]),
    ("5 dead, 12 hurt in drone attack on Kupiansk", [both(5, 12)]),
    ("At least 5 dead, dozens wounded as rockets hit market", [dead(5, N), hurt(12, N)]),
    ("Five killed, 12 wounded in Goma blast", [both(5, 12)]),
    ("One dead, two wounded in mortar attack", [both(1, 2)]),
    ("Three soldiers killed, six injured in Mali ambush", [both(3, 6)]),
    ("Bomb kills soldier, wounds two others in Bannu", [both(1, 2)]),
    ("Roadside bomb kills policeman in Quetta", [dead(1)]),
    ("Policeman killed, three injured in Quetta blast", [both(1, 3)]),
    ("Policeman martyred in Bannu firing", [dead(1)]),
    ("Woman, two children killed in shelling of Kadugli", [dead(3)]),
    ("Toddler among four killed in Kherson", [dead(1, role="subset"), dead(4)]),
    ("Missile strike death toll climbs to 31", [dead(31)]),
    ("Death toll from Odesa strike rises to 14", [dead(14)]),
    ("Death toll in market bombing now 22", [dead(22)]),
    ("Kharkiv strike: death toll hits 9", [dead(9)]),
    ("Air strike on camp kills 8, wounds over 20", [(8, 8, 20, N, "count")]),
    ("Suicide bomber kills himself and six others in Kabul", [dead(7)]),
    ("Gunmen kill 13 villagers in Burkina Faso", [dead(13)]),
    ("Jihadists slaughter 13 villagers in Burkina Faso", [dead(13)]),
    ("Twin blasts claim 17 lives in Maiduguri", [dead(17)]),
    ("17 feared dead in Maiduguri blasts", [dead(17)]),
    ("Scores dead in market air raid", [dead(20, N)]),
    ("SIX PEOPLE DEAD, NINE HURT IN CAR BOMBING", [both(6, 9)]),
]

LIVES = [
    ("The strike claimed the lives of nine shepherds.", [dead(9)]),
    ("The strike took the lives of two nurses and a driver.", [dead(3)]),
    ("Nine people lost their lives in the strike.", [dead(9)]),
    ("Nine people, among them two nurses, lost their lives.", [dead(9), dead(2, role="subset")]),
    ("A nurse lost her life when a shell hit the clinic.", [dead(1)]),
    ("The explosion cost nine people their lives.", [dead(9)]),
    ("The blast cost the lives of at least nine people.", [dead(9, N)]),
    ("Some 40 lives were lost in the raid.", [dead(40)]),
    ("The raid claimed at least 40 lives.", [dead(40, N)]),
    ("The raid resulted in the death of six guards.", [dead(6)]),
    ("The raid resulted in six deaths and 20 injuries.", [both(6, 20)]),
    ("The raid left six people dead and 20 others wounded.", [both(6, 20)]),
    ("Six guards succumbed to their wounds.", [dead(6)]),
    ("Two more of the wounded succumbed to their injuries.", []),
    ("A fireman succumbed to his injuries on Monday.", [dead(1)]),
    ("Six people were found dead under the rubble.", [dead(6)]),
    ("The bodies of five men were pulled from the rubble.", [dead(5, N)]),
    ("Rescuers recovered five bodies.", [dead(5, N)]),
    ("The hospital received 11 bodies and 30 wounded.", [both(11, 30)]),
    ("Six people were shot dead near the checkpoint.", [dead(6)]),
    ("Gunmen shot dead six people near the checkpoint.", [dead(6)]),
    ("Gunmen shot and killed six people near the checkpoint.", [dead(6)]),
    ("Gunmen gunned down six people near the checkpoint.", [dead(6)]),
    ("Six people were gunned down near the checkpoint.", [dead(6)]),
    ("Six people were blown up by a mine.", [dead(6)]),
    ("Six people were burned to death.", [dead(6)]),
    ("Six people were shot to death.", [dead(6)]),
    ("Six people were hacked to death by gunmen.", [dead(6)]),
    ("Six people were beheaded in the village.", [dead(6)]),
    ("Army jets eliminated six militants near Khan Younis.", [dead(6)]),
    ("Six terrorists were neutralised in the operation.", [dead(N, 6)]),
    ("Security forces neutralized six terrorists in Sirnak.", [dead(N, 6)]),
]

TOLLS = [
    ("The attack had a death toll of 17.", [dead(17)]),
    ("The death toll stands at 17.", [dead(17)]),
    ("Officials put the death toll at 17.", [dead(17)]),
    ("The ministry put the number of dead at 17.", [dead(17)]),
    ("That brings the number of people killed to 17.", [dead(17)]),
    ("The number of civilians killed has risen to 17.", [dead(17)]),
    ("The number of wounded rose to 40.", [hurt(40)]),
    ("The number of injured has reached 40.", [hurt(40)]),
    ("The toll rose to 17 dead and 40 wounded.", [both(17, 40)]),
    ("The toll has risen from 12 to 17.", [dead(17)]),
    ("The death toll rose to 17 from 12.", [dead(17)]),
    ("The death toll has been revised down to 17.", [dead(17)]),
    ("This replaced an earlier toll of 27 dead.", [dead(27, role="superseded")]),
    ("An earlier toll put the dead at 27.", [dead(27, role="superseded")]),
    ("Police had earlier said that 27 people were killed.", [dead(27, role="superseded")]),
    ("An official had initially put the death toll at 27.", [dead(27, role="superseded")]),
    ("The death toll rose to 17, up from the earlier figure of 12 dead.",
     [dead(17), dead(12, role="superseded")]),
    ("Initial reports said five people had died, but the ministry later put the toll at nine.",
     [dead(5, role="superseded"), dead(9)]),
    ("Among the dead were two children.", [dead(2, role="subset")]),
    ("The dead included two children and a nurse.", [dead(3, role="subset")]),
    ("The victims include two children.", [dead(2, role="subset")]),
    ("Two children were among the dead.", [dead(2, role="subset")]),
    ("Three of the dead were children.", [dead(3, role="subset")]),
    ("Three of the victims were children.", [dead(3, role="subset")]),
    ("Three of those killed were soldiers.", [dead(3, role="subset")]),
    ("Three of the injured were in critical condition.", [hurt(3, role="subset")]),
    ("Five of the wounded are in a serious condition.", [hurt(5, role="subset")]),
]  # fmt: skip

SUMS = [
    ("The drone killed a commander and two guards.", [dead(3)]),
    ("The drone killed a commander and his two guards.", [dead(3)]),
    ("The strike hit his car, killing him and his two sons.", [dead(3)]),
    ("The strike killed her and three of her children.", [dead(4)]),
    ("The strike killed him along with two guards.", [dead(3)]),
    ("Four people, including two children, were killed.",
     [dead(4), dead(2, role="subset")]),
    ("Four people were killed, two of them children.", [dead(4), dead(2, role="subset")]),
    ("Four people were killed, three of whom were children.",
     [dead(4), dead(3, role="subset")]),
    ("Four people - two of them children - were killed.", [dead(4)]),
    ("Four people were killed, at least two of them women.",
     [dead(4), dead(2, N, role="subset")]),
    ("Two soldiers were killed, along with a civilian driver.",
     [dead(2), dead(1, role="more")]),
    ("Two soldiers and at least four civilians were killed.", [dead(6, N)]),
    ("The blast killed 15 civilians as well as three fighters.", [dead(18)]),
    ("The blast killed 15 civilians, including women and children, as well as three fighters.",
     [dead(15), dead(3, role="more")]),
    ("The blast killed three police officers, two soldiers and a passer-by.", [dead(6)]),
    ("A mother and her two daughters were killed.", [dead(3)]),
    ("A mother, her son and a neighbour were killed.", [dead(3)]),
    ("A couple and their three children were killed.", [dead(5)]),
    ("A married couple was killed in their home.", [dead(2)]),
    ("A family of five was wiped out in the strike.", [dead(5)]),
    ("Five members of one family were killed.", [dead(5)]),
    ("Five people from the same family died.", [dead(5)]),
    ("The driver and a passenger were killed.", [dead(2)]),
    ("A militant commander was killed together with his driver.",
     [dead(1, N), dead(1, role="more")]),
    ("The attack wounded six people, three of them seriously.",
     [hurt(6), hurt(3, role="subset")]),
    ("Nine people were injured, including four children and two medics.",
     [hurt(9), hurt(6, role="subset")]),
    ("Ninety civilians were wounded, as were 17 soldiers.", [hurt(90), hurt(17, role="more")]),
    ("A strike killed 12 people and another wounded five.", [both(12, 5)]),
    ("The blast killed 14 people - nine men, three women and two children.", [dead(14)]),
    ("The blast killed 14 people: nine soldiers and five civilians.", [dead(14)]),
]  # fmt: skip

WORDINGS = [
    ("Two stonemasons were killed.", [dead(2)]),
    ("A prominent cleric was killed.", [dead(1)]),
    ("Gunmen killed a prominent Muslim cleric in Baidoa.", [dead(1)]),
    ("Gunmen killed prominent cleric Omar Haddad in Baidoa.", [dead(1)]),
    ("A 12-year-old was killed.", [dead(1)]),
    ("A 12-year-old boy and a 60-year-old woman were hurt.", [hurt(2)]),
    ("Two tribal elders and a lawmaker were killed.", [dead(3)]),
    ("Three aid workers were killed by a drone.", [dead(3)]),
    ("Two Red Crescent ambulance drivers were killed.", [dead(2)]),
    ("Four security personnel were martyred.", [dead(4)]),
    ("Eleven labourers were killed near Turbat.", [dead(11)]),
    ("Eleven miners were shot dead near Mach.", [dead(11)]),
    ("Two electricians were injured.", [hurt(2)]),
    ("Between 5 and 8 people were killed.", [dead(5, 8)]),
    ("From five to eight people were killed.", [dead(5, 8)]),
    ("Some 5-8 people were killed.", [dead(5, 8)]),
    ("Five or six people were killed.", [dead(5, 6)]),
    ("No fewer than nine people were killed.", [dead(9, N)]),
    ("Not fewer than nine people were killed.", [dead(9, N)]),
    ("As many as nine people were killed.", [dead(N, 9)]),
    ("Up to nine people may have been killed.", [dead(N, 9)]),
    ("Nine people or more were killed.", [dead(9, N)]),
    ("Nine people at least were killed.", [dead(9, N)]),
    ("Over a dozen people were hurt.", [hurt(12, N)]),
    ("Two dozen people were hurt.", [hurt(24)]),
    ("More than two dozen people were hurt.", [hurt(24, N)]),
    ("Several dozen people were hurt.", [hurt(24, N)]),
    ("Nearly a hundred people were hurt.", [hurt(100)]),
    ("A total of nine people were killed.", [dead(9)]),
    ("Nine people in total were killed.", [dead(9)]),
    ("Altogether nine people were killed.", [dead(9)]),
    ("An additional nine people were hurt.", [hurt(9, role="more")]),
    ("Six others were hurt.", [hurt(6, role="more")]),
    ("Another six were hurt.", [hurt(6, role="more")]),
    ("Six more people were hurt.", [hurt(6, role="more")]),
    ("Two other soldiers were also killed.", [dead(2, role="more")]),
    ("His deputy was also killed.", [dead(1, N, role="more")]),
    ("Nine people suffered injuries.", [hurt(9)]),
    ("Nine people sustained shrapnel wounds.", [hurt(9)]),
    ("Nine people were hospitalised.", [hurt(9)]),
    ("Nine people were taken to hospital.", [hurt(9)]),
    ("Nine people were treated for burns.", [hurt(9)]),
    ("Nine people were rushed to hospital with shrapnel wounds.", [hurt(9)]),
    ("Nine civilians received wounds of varying severity.", [hurt(9)]),
    ("Nine civilians got injured.", [hurt(9)]),
    ("A shell wounded a girl.", [hurt(1)]),
    ("A girl was left wounded.", [hurt(1)]),
    ("There were nine people killed and 20 wounded.", [both(9, 20)]),
    ("There were nine dead and 20 wounded.", [both(9, 20)]),
    ("The army has killed or wounded more than 1,000 rebels.", []),
    ("Nine people have been confirmed dead.", [dead(9)]),
    ("Nine people are dead and 20 are missing.", [dead(9)]),
    ("Nine people were killed (four soldiers and five civilians).", [dead(9)]),
    ("Nine soldiers were killed and 20 captured.", [dead(9)]),
    ("Nine soldiers were captured and two were killed.", [dead(2)]),
    ("Nine people (aged 12 to 60) were killed.", [dead(9)]),
    ("The drone hit a bus, and nine passengers died on the spot.", [dead(9)]),
    ("Nine passengers died instantly.", [dead(9)]),
    ("The army lost nine soldiers.", [dead(9)]),
    ("He said that one rebel was killed.", [dead(1)]),
    ("Friday 17 June 2016 Civilians Killed by Shells in Hit", []),
    ("The toll rose to eight people in addition to 12 injured.", [both(8, 12)]),
    ("A U.S. soldier was shot and killed.", [dead(1)]),
    ("Three members of the peasant patrols were murdered.", [dead(3)]),
    ("It hit a truck, killing the two guerrillas and six civilians.", [dead(8)]),
    ("More than 30 martyrs in the shelling of Hit", [dead(30, N)]),
    ("One rebel was killed and another wounded.", [both(1, 1)]),
    ("His driver and one of his bodyguards were killed.", [dead(2)]),
    ("The strike killed Omar Haddad and two guards.", [dead(1, N), dead(2, role="more")]),
    ("The killing of Omar Haddad shook Basra.", [dead(1, N)]),
    ("Gunmen shot dead Omar Haddad in Baidoa.", [dead(1, N)]),
    ("Gunmen gunned down Omar Haddad in Baidoa.", [dead(1, N)]),
    ("Gunmen shot and killed Omar Haddad in Baidoa.", [dead(1, N)]),
    ("Gunmen shot dead prominent cleric Omar Haddad in Baidoa.", [dead(1)]),
    ("Gunmen shot and killed journalist Omar Haddad in Baidoa.", [dead(1)]),
    ("The army shot down Sukhoi Frogfoot jets.", []),
    ("The assassination of Omar Haddad shook Basra.", [dead(1, N)]),
    ("60 people were killed, including nine guards, and 12 boys were killed by shells.",
     [dead(60), dead(9, role="subset"), dead(12, role="subset")]),
    ("The president said killed soldiers would be honoured.", []),
    ("The army lost nine tanks.", []),
]  # fmt: skip

NO_FIGURES = [
    "The army sent 300 soldiers to the town.",
    "Police arrested nine people after the killing.",
    "Nine soldiers are missing after the attack.",
    "Gunmen kidnapped nine people and killed cattle.",
    "The killed man was 34.",
    "The attack killed cattle and burned 30 houses.",
    "Nine days after the deaths, talks resumed.",
    "The army fired 12 missiles at the dead zone.",
    "Doctors warned that 40 wounded could die.",
    "The plot would have killed 200 people.",
    "The bomb was meant to kill 50 people.",
    "He vowed to kill ten soldiers for each dead fighter.",
    "She was killed at the age of 34.",
    "The man, 34, was said to have planned it.",
    "Thirty families fled the fighting that killed livestock.",
    "The strike killed the talks.",
    "Two missiles were shot dead on target.",
    "Nobody knows whether 20 people died.",
    "Officials denied that 20 people were killed.",
    "About 1,500 troops returned after 20 years.",
    "He killed the engine and fled 12 km.",
]

NOBODY = [
    ("No one was killed or injured.", [(0, 0, 0, 0, "count")]),
    ("No-one was hurt in the attack.", [(0, 0, 0, 0, "count")]),
    ("There were no fatalities.", [dead(0)]),
    ("The attack caused no deaths, but five were hurt.", [dead(0), hurt(5)]),
    ("No deaths were reported.", [dead(0)]),
    ("The strike caused no injuries.", [hurt(0)]),
    ("There were no victims.", [(0, 0, 0, 0, "count")]),
    ("No people were hurt.", [(0, 0, 0, 0, "count")]),
    ("None of the crew was hurt.", [(0, 0, 0, 0, "count")]),
    ("The crew was unharmed.", [(0, 0, 0, 0, "count")]),
    ("All passengers escaped unhurt.", [(0, 0, 0, 0, "count")]),
    ("All 23 sailors on board were safe.", [(0, 0, 0, 0, "count")]),
    ("There was no loss of life.", [dead(0)]),
    ("No lives were lost.", [dead(0)]),
    ("It hit an empty field, causing no casualties.", [(0, 0, 0, 0, "count")]),
    ("There was no immediate word on casualties.", []),
    ("There was no information about victims.", []),
    ("It was not clear if there were any casualties.", []),
    ("No further casualties were reported.", []),
    ("There were no immediate reports of casualties.", []),
]


PERSONS = [
    ("Haddad, who led the cell, was killed in Baidoa.", [dead(1, N)]),
    ("General Haddad was assassinated near Baidoa.", [dead(1, N)]),
    ("The mayor of Baidoa, Omar Haddad, was abducted and killed.", [dead(1, N)]),
    ("Haddad and his wife, Amal, were killed.", [dead(2)]),
    ("Two of the three crew were killed.", [dead(2)]),
    ("The body of a fourth victim was found.", [dead(1, role="more")]),
    ("Two of his guards died with him.", [dead(2, role="more")]),
    ("Gunmen took nine passengers from a bus and executed them.", [dead(9)]),
    ("An entire family of eight perished.", [dead(8)]),
    ("The dead were named as Omar Haddad, 34, Amal Haddad, and Ali Nur.", [dead(3, role="subset")]),
    ("Killed in the raid were Omar Haddad, his wife and their two sons.", [dead(4, role="subset")]),
    ("The wounded were identified as Lt. Ivan Koval and Oleh Bondar.", [hurt(2, role="subset")]),
    # somebody behind "one of them" is that one
    ("Three men, one of them a captain, were also killed.",
     [dead(3, role="more"), dead(1, role="more")]),
    ("Seven men, six of them Poles and one a Finn, suffered injuries.",
     [hurt(7), hurt(6, role="subset")]),
    ("The blast killed eight, seven soldiers and a driver.", [dead(8)]),
]  # fmt: skip
COUNTS = [
    ("The number of people known to have died has risen to at least 65.", [dead(65, N)]),
    ("Five more people died, taking to 31 the number of people killed.",
     [dead(5, role="more"), dead(31)]),
    ("He said the figure was 32, with 42 people injured.", [both(32, 42)]),
    ("A doctor gave the number of wounded as 200.", [hurt(200)]),
    ("The wounded number 277.", [hurt(277)]),
    ("The number of soldiers killed has passed 100.", [dead(100, N)]),
    ("It said 66 persons were on admission at a hospital.", [hurt(66)]),
    ("Another 32 soldiers were receiving treatment.", [hurt(32, role="more")]),
    ("Not a single person was hurt.", [(0, 0, 0, 0, "count")]),
    ("The toll stands at 84 and not 101 dead.", [dead(84)]),
    ("It admitted the attack without giving casualties.", []),
    ("A guard who was hit at around 3 am, died.", []),
    ("A bus carrying workers was blown up.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [*HEADLINES, *LIVES, *TOLLS, *SUMS, *WORDINGS, *NOBODY, *PERSONS, *COUNTS],
)
def test_figures_of_a_sentence(text: str, expected: list[Figure]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_number_that_counts_no_dead(text: str) -> None:
    assert read(text) == []
