"""Date phrases as news English words them: one sentence a row, read on Friday 15 March 2024."""

from __future__ import annotations

from datetime import date

import pytest

from geo.dates import find_dates
from geo.records import Sentence, Span

FRIDAY = date(2024, 3, 15)

# first day, last day, "said" for the date of a statement
Day = tuple[str, str, str]


def read(text: str, published: date | None = FRIDAY) -> list[Day]:
    found = find_dates((Sentence(Span(0, len(text)), "body", text),), published)
    return [
        (str(m.start or ""), str(m.end or ""), "said" if m.of_statement else "")
        for m in found
        if m.rule != "clock_time"
    ]


def on(first: str, last: str = "") -> Day:
    return (first, last or first, "")


def said(first: str, last: str = "") -> Day:
    return (first, last or first, "said")


DAYS = [
    # a day in front of a word is that word's, and no stretch begins with it
    ("It was the gravest report since the 12 March claim of a gas attack.", [on("2024-03-12")]),
    ("Since 2 March, when gunmen killed ten, the road is shut.", [on("2024-03-02")]),
    ("Nobody was killed since the rebels left on Monday.", [on("2024-03-11", "2024-03-15")]),
    # hours and nights end with the words of who tells of them
    (
        "The governor said on Wednesday that shells had killed six in the past 24 hours.",
        [said("2024-03-13"), on("2024-03-12", "2024-03-13")],
    ),
    ("Shells killed six in the past 24 hours.", [on("2024-03-14", "2024-03-15")]),
    (
        "Overnight raids killed six, a monitor said on Wednesday.",
        [on("2024-03-12", "2024-03-13"), said("2024-03-13")],
    ),
    ("The Sunday evening rocket struck a school.", [on("2024-03-10")]),
    ("Shells hit the port in the early hours of Thursday.", [on("2024-03-14")]),
    ("It was the second clinic hit in four days after a raid on Sunday.", [on("2024-03-10")]),
    # the day is of a verb that tells no attack, which is only what that is about
    (
        "A Libyan militia on Thursday vowed to avenge 12 of its men killed in a raid.",
        [said("2024-03-14")],
    ),
    ("Villagers buried on Thursday six boys hit by a drone.", [said("2024-03-14")]),
    ("Nurses were struggling on Thursday with wounded after a blast.", [said("2024-03-14")]),
    ("Kenya on Thursday raised to 29 the number killed in a blast.", [said("2024-03-14")]),
    ("The toll of the raid rose on Thursday to 29.", [said("2024-03-14")]),
    ("Both sides accused each other on Thursday of the shelling.", [said("2024-03-14")]),
    ("The bodies of two men shot at home were found on Thursday.", [said("2024-03-14")]),
    # of what is the news itself, or goes on to it
    ("The army on Thursday lost 12 men in an ambush.", [on("2024-03-14")]),
    ("Gunmen on Thursday entered a village and killed six.", [on("2024-03-14")]),
    (
        "A freighter hit by a drone on Tuesday arrived in Lagos on Friday.",
        [on("2024-03-12"), on("2024-03-15")],
    ),
    (
        "Classes resumed on Thursday, three days after shells hit a school.",
        [on("2024-03-14"), on("2024-03-11")],
    ),
    (
        "Two days after rebels hit a convoy, the premier on Thursday flew home.",
        [on("2024-03-12"), on("2024-03-14")],
    ),
    ("LAGOS/KANO, March 14 (XYZ) - A bomb killed two.", [said("2024-03-14")]),
    (
        "In April a bomb went off on Palm Sunday.",
        [on("2023-04-01", "2023-04-30"), on("2023-04-02")],
    ),
    ("A bomb went off on New Year's Eve.", [on("2023-12-31")]),
    ("Bombs hit churches on Easter Sunday 2019.", [on("2019-04-21")]),
    ("Jets struck the port last summer.", [on("2023-06-01", "2023-08-31")]),
    ("Jets struck the port in the winter of 2016.", [on("2016-12-01", "2017-02-28")]),
    ("Shells fell in the last days of February.", [on("2024-02-23", "2024-02-29")]),
    ("Shells fell in the second half of January.", [on("2024-01-16", "2024-01-31")]),
    ("Gunmen struck the Sunday before last.", [on("2024-03-03")]),
    ("Gunmen struck two Saturdays ago.", [on("2024-03-02")]),
    ("One year ago today, gunmen struck.", [on("2023-03-15")]),
    ("Raids in June and July 2014 killed nine.", [on("2014-06-01", "2014-07-31")]),
    ("Raids on 3 May and 8 June 2021 killed nine.", [on("2021-05-03"), on("2021-06-08")]),
    ("Jets struck it on Tuesday and Wednesday.", [on("2024-03-12", "2024-03-13")]),
    ("He was asleep before 7 a.m. on Sunday when a shell fell.", [on("2024-03-10")]),
    (
        "On 1 February jets struck; the following Sunday they were back.",
        [on("2024-02-01"), on("2024-02-04")],
    ),
    ("A bomb tore through a mosque during Friday prayers.", [on("2024-03-15")]),
    (
        "Rescuers dug on Thursday after missiles the day before killed nine.",
        [said("2024-03-14"), on("2024-03-13")],
    ),
    (
        "Raids hit it between Oct. 18 and the end of December, said a note seen by AFP this week.",
        [on("2023-10-18", "2023-12-31"), said("2024-03-11", "2024-03-15")],
    ),
    ("In the night to Thursday a drone hit a depot.", [on("2024-03-13", "2024-03-14")]),
    ("A drone hit a depot overnight to Thursday.", [on("2024-03-13", "2024-03-14")]),
    ("A drone hit a depot during the night.", [on("2024-03-14", "2024-03-15")]),
    ("The previous Friday a drone hit a depot.", [on("2024-03-08")]),
    ("Earlier in the week a drone hit a depot.", [on("2024-03-11", "2024-03-15")]),
    ("Tension has grown since March 4, when a drone hit a depot.", [on("2024-03-04")]),
    (
        "In February a drone hit it; earlier the same month a shell had.",
        [on("2024-02-01", "2024-02-29"), on("2024-02-01", "2024-02-29")],
    ),
    (
        "In February 2022 a drone hit it, and in August of that year a shell did.",
        [on("2022-02-01", "2022-02-28"), on("2022-08-01", "2022-08-31")],
    ),
    (
        "It was shelled in 2019. On May 4 that year a bomb went off there.",
        [on("2019-01-01", "2019-12-31"), on("2019-05-04")],
    ),
    (
        "In December 2022 a drone hit it. Two months later a shell did.",
        [on("2022-12-01", "2022-12-31"), on("2023-02-01", "2023-02-28")],
    ),
    (
        "On January 9 a drone hit it, and the following month a shell did.",
        [on("2024-01-09"), on("2024-02-01", "2024-02-29")],
    ),
    (
        "On January 9 a drone hit it. A year earlier a shell had.",
        [on("2024-01-09"), on("2023-01-01", "2023-12-31")],
    ),
    # what is still to come
    (
        "Drones hit a depot on Tuesday, ahead of the end of the truce on April 30.",
        [on("2024-03-12")],
    ),
    ("A drone hit the car of a man who wants to run for governor in May.", []),
    (
        "From 2 am until 3.15 am on Tuesday the depot was hit by drones.",
        [on("2024-03-12")],
    ),
    ("The number of dead rose to 90 on Friday.", [said("2024-03-15")]),
    (
        "The death toll from the raid on a depot climbed to nearly 90 on Friday.",
        [said("2024-03-15")],
    ),
    ("The death toll on Friday passed 90.", [said("2024-03-15")]),
    ("Crews cleared rubble on Friday after two drones hit a depot.", [said("2024-03-15")]),
    ("Crews on Friday pulled more bodies from the depot that a drone hit.", [said("2024-03-15")]),
    ("Nine people died on Friday after a drone hit a depot.", [on("2024-03-15")]),
    (
        "Since fighting for the depot began on Monday, nine have died.",
        [on("2024-03-11", "2024-03-15")],
    ),
    # the day of what followed, and days counted from it
    ("Oil rose on Friday after two drones hit a depot.", [said("2024-03-15")]),
    ("The country was in mourning on Friday after a bomb killed nine.", [said("2024-03-15")]),
    (
        "Crowds gathered on Friday for the funerals of men killed by a bomb two days earlier.",
        [said("2024-03-15"), on("2024-03-13")],
    ),
    (
        "The toll rose to 50 on Friday, doctors said, two days after the blast.",
        [said("2024-03-15"), on("2024-03-13")],
    ),
    ("On Friday a drone hit a depot after a truce had ended.", [on("2024-03-15")]),
    ("The channel, yesterday, reported 90 dead in the blast.", [said("2024-03-14")]),
    ("The paper quoted doctors on Thursday with 90 dead in the blast.", [said("2024-03-14")]),
    ("It said on its own channel on Thursday that it hit a depot.", [said("2024-03-14")]),
    ("A bombing in March 2022 claimed at least 22 lives.", [on("2022-03-01", "2022-03-31")]),
    ("MARIUPOL, March 14. A drone hit a depot.", [said("2024-03-14")]),
    ("Jolo, March 14 (Agency) A drone hit a depot.", [said("2024-03-14")]),
    ("A drone hit a depot early on Thursday.", [on("2024-03-14")]),
    ("A drone hit a depot early Thursday local time.", [on("2024-03-14")]),
    ("A drone hit a depot in the early hours of Thursday.", [on("2024-03-14")]),
    ("A drone hit a depot before dawn Thursday.", [on("2024-03-14")]),
    ("A drone hit a depot late on Monday night.", [on("2024-03-11")]),
    ("A drone hit a depot shortly after midnight on Tuesday.", [on("2024-03-12")]),
    ("A drone hit a depot overnight.", [on("2024-03-14", "2024-03-15")]),
    ("A drone hit a depot overnight Tuesday to Wednesday.", [on("2024-03-12", "2024-03-13")]),
    # the night has two days, as the gold's "overnight" has
    ("A drone hit a depot overnight into Wednesday.", [on("2024-03-12", "2024-03-13")]),
    ("A drone hit a depot on Tuesday night into Wednesday.", [on("2024-03-12", "2024-03-13")]),
    ("A drone hit a depot on the night of March 3.", [on("2024-03-03")]),
    ("A drone hit a depot on the night of 3-4 March.", [on("2024-03-03", "2024-03-04")]),
    ("A drone hit a depot on the 7th.", [on("2024-03-07")]),
    ("A drone hit a depot on the 20th.", [on("2024-02-20")]),
    ("A drone hit a depot on the 7th of March.", [on("2024-03-07")]),
    ("A drone hit a depot on the 7th of this month.", [on("2024-03-07")]),
    ("A drone hit a depot on 7 March.", [on("2024-03-07")]),
    ("A drone hit a depot on March 7.", [on("2024-03-07")]),
    ("A drone hit a depot on March 7th, 2023.", [on("2023-03-07")]),
    ("A drone hit a depot on Thursday, March 7.", [on("2024-03-07")]),
    ("A drone hit a depot on Thursday (March 7).", [on("2024-03-07")]),
    ("A drone hit a depot on 7 Mar 2024.", [on("2024-03-07")]),
    ("A drone hit a depot on 07/03/2024 or so.", []),
    ("A drone hit a depot on 27/02/2024.", [on("2024-02-27")]),
    ("A drone hit a depot on 27.2.2024.", [on("2024-02-27")]),
    ("A drone hit a depot on 27-02-2024.", [on("2024-02-27")]),
    ("A drone hit a depot on 2024-02-27.", [on("2024-02-27")]),
    ("A DRONE HIT A DEPOT ON 7 MARCH.", [on("2024-03-07")]),
    ("A DRONE HIT A DEPOT LATE LAST NIGHT.", [on("2024-03-14")]),
    ("A drone hit a depot earlier today.", [on("2024-03-15")]),
    ("A drone hit a depot earlier on Friday.", [on("2024-03-15")]),
    ("A drone hit a depot at noon yesterday.", [on("2024-03-14")]),
    ("A drone hit a depot this week.", [on("2024-03-11", "2024-03-15")]),
    ("A drone hit a depot earlier this week.", [on("2024-03-11", "2024-03-15")]),
    ("A drone hit a depot at the weekend.", [on("2024-03-09", "2024-03-10")]),
    ("A drone hit a depot over the weekend.", [on("2024-03-09", "2024-03-10")]),
    ("A drone hit a depot as the Cup weekend began.", []),
    ("A drone hit a depot last weekend.", [on("2024-03-09", "2024-03-10")]),
    ("A drone hit a depot last month.", [on("2024-02-01", "2024-02-29")]),
    ("A drone hit a depot in late January.", [on("2024-01-21", "2024-01-31")]),
    ("A drone hit a depot at the end of January.", [on("2024-01-21", "2024-01-31")]),
    ("A drone hit a depot in the first week of March.", [on("2024-03-01", "2024-03-07")]),
    ("A drone hit a depot a fortnight ago.", [on("2024-02-27", "2024-03-04")]),
    ("A drone hit a depot three days ago.", [on("2024-03-12")]),
    ("A drone hit a depot on Monday last.", [on("2024-03-11")]),
    ("A drone hit a depot in the past 24 hours.", [on("2024-03-14", "2024-03-15")]),
    ("A drone hit a depot in the last two days.", [on("2024-03-13", "2024-03-15")]),
    ("A drone hit a depot between Monday and Wednesday.", [on("2024-03-11", "2024-03-13")]),
    ("A drone hit a depot from 3 to 5 March.", [on("2024-03-03", "2024-03-05")]),
    ("A drone hit a depot on March 3 and 4.", [on("2024-03-03", "2024-03-04")]),
    ("A drone hit a depot on 28 February, leap or not.", [on("2024-02-28")]),
]

DATELINES = [
    ("KABUL, March 13 (Wire) - A bomb hit a bus.", [said("2024-03-13")]),
    ("KABUL, 13 March (Wire) -- A bomb hit a bus.", [said("2024-03-13")]),
    ("KABUL, Afghanistan, March 13 - A bomb hit a bus.", [said("2024-03-13")]),
    ("KABUL, 13 MAR 24 -- A BOMB HIT A BUS.", [said("2024-03-13")]),
    ("KABUL, March 13, 2024 (Wire) – A bomb hit a bus.", [said("2024-03-13")]),
    ("KABUL (Wire, 13 March) - A bomb hit a bus.", [said("2024-03-13")]),
    ("March 13 (Wire) - A bomb hit a bus.", [said("2024-03-13")]),
    ("KABUL, March 13 (Wire) - A bomb hit a bus on Tuesday.",
     [said("2024-03-13"), on("2024-03-12")]),
]  # fmt: skip

STATEMENTS = [
    ("The mayor said on Thursday that a drone hit a depot.", [said("2024-03-14")]),
    ("The mayor said Thursday a drone hit a depot.", [said("2024-03-14")]),
    ("The ministry on Thursday condemned the raid.", [said("2024-03-14")]),
    ("The ministry today called for an inquiry into the raid.", [said("2024-03-15")]),
    ("The ministry yesterday demanded an end to the raids.", [said("2024-03-14")]),
    ("Police on Thursday arrested two men over the bombing.", [said("2024-03-14")]),
    ("A court on Thursday charged two men with the bombing.", [said("2024-03-14")]),
    ("Two men were arrested on Thursday over the bombing.", [said("2024-03-14")]),
    ("The dead were buried on Thursday.", [said("2024-03-14")]),
    ("The leader of the group was sentenced on Thursday.", [said("2024-03-14")]),
    ("Thousands protested on Thursday against the raid.", [said("2024-03-14")]),
    ("The council met on Thursday to discuss the raid.", [said("2024-03-14")]),
    ("In a report published on Thursday it counted the raids.", [said("2024-03-14")]),
    ("As the agency reported, on Thursday a drone hit a depot.", [on("2024-03-14")]),
    ("As reported earlier, on 5 March a drone hit a depot.", [on("2024-03-05")]),
    ("Speaking on Thursday, the mayor blamed the militia.", [said("2024-03-14")]),
    ("The mayor told reporters on Thursday of the raid.", [said("2024-03-14")]),
    ("A spokesman told AFP late Thursday that a drone fell.", [said("2024-03-14")]),
    ("The army claimed on Thursday to have shot it down.", [said("2024-03-14")]),
    ("According to a statement on Thursday, a drone fell.", [said("2024-03-14")]),
    ("Thursday's statement blamed the militia.", [said("2024-03-14")]),
]

NO_DATES = [
    "A rocket hit the east of the city, which rebels have held since they seized it in 2012.",
    "The camp has been shelled since the army tightened its siege in early 2014.",
    "A drone hit the port that the rebels captured in March 2023.",
    "There were several raids since the announcement two days ago of a new offensive.",
    "The port has been bombed since it fell a year ago.",
    "The raids are strikes that may amount to war crimes.",
    "They pulled survivors out of recently struck areas.",
    "Shells hit a town recently freed of the militants.",
    "Since 2 March, when the truce ended, shells hit the port.",
    "One of the heaviest attacks since the invasion of February 2022 hit the city.",
    "The group wants to stop the 8 April elections.",
    "The group rejects the October referendum.",
    "The rebels' 1 May Brigade hit a depot.",
    'The "9 May" front hit a depot.',
    "The 23 March Movement hit a depot.",
    "The man returned last year after he had fled the town.",
    "He took office in January 2024 and visited the base.",
    "The offensive, which began on 2 March, hit the town.",
    "The truce that was signed on 2 March was broken.",
    "It was the first raid since last week.",
    "It was the worst since the start of the war six years ago.",
    "The town has been besieged since 2 March.",
    "A vote will be held on Monday.",
    "Elections are due on 8 April.",
    "He was born on 2 March 1970.",
    "The commander, who was appointed in January, spoke of a raid.",
    "The law of 2 March 2023 forbids it.",
    "Resolution 1701 of 2006 ended the war.",
    "It was the deadliest raid since 2 March.",
    "The army had held the town since January.",
    "She may march on the capital.",
]


@pytest.mark.parametrize(("text", "expected"), [*DAYS, *DATELINES, *STATEMENTS])
def test_when(text: str, expected: list[Day]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_a_date_of_something_else(text: str) -> None:
    days = find_dates((Sentence(Span(0, len(text)), "body", text),), FRIDAY)
    assert [m for m in days if not m.span_of_weeks and not m.of_statement] == []
