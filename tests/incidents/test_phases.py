"""One attack told in phases is one event, what is said in general is none: own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from geo import pipeline, reading
from geo.gazetteer import Gazetteer
from geo.records import Incident
from tests.incidents.reports import MONDAY, SATURDAY, WEDNESDAY, told

ONE: list[tuple[str, str, int | None]] = [
    # the bomb at the gate and those who burst in, in one breath; text, day, dead
    ("Gunmen stormed a hotel in Gao on Monday after a car bomb exploded outside.",
     "2021-03-08", None),
    ("Gunmen burst into a ministry in Kabul on Monday shortly after a suicide bomber blew himself "
     "up at its gate.", "2021-03-08", None),
    ("A car bomb went off outside a police station in Gao on Monday before gunmen stormed the "
     "building.", "2021-03-08", None),
    ("Militants stormed a barracks in Gao on Monday, minutes after a truck bomb blew up.",
     "2021-03-08", None),
    # how it ended
    ("An attack on a hotel in Gao ended on Monday after a siege of ten hours, police said. It "
     "killed nine people. The attack began on Sunday evening when a car bomb exploded at the gate.",
     "2021-03-07", 9),
    ("Gunmen stormed a hotel in Gao on Sunday evening, killing nine people. The siege was over on "
     "Monday morning, police said.", "2021-03-07", 9),
    ("Gunmen stormed a hotel in Gao on Sunday, killing nine people. Troops took back the building "
     "on Monday and killed the last of the attackers.", "2021-03-07", 9),
    # how some of the dead died, and those who killed them
    ("Gunmen stormed a hotel in Gao on Monday and killed nine people. Two of the attackers blew "
     "themselves up when police closed in.", "2021-03-08", 9),
    ("Gunmen stormed a hotel in Gao on Monday and killed nine people. A cook and her two children "
     "were shot dead in the kitchen.", "2021-03-08", 9),
    ("Gunmen stormed a hotel in Gao on Monday and killed nine people. Among the dead were two "
     "clerks, who had been shot in the back.", "2021-03-08", 9),
    ("Gunmen raided a village near Gao on Monday and killed nine people. One trader was shot in "
     "the leg but lived.", "2021-03-08", 9),
    ("Nine people were killed when gunmen raided a mine near Gao on Monday. A guard was beheaded "
     "and three boys were shot dead, a miner said.", "2021-03-08", 9),
    ("At least nine people were killed in an attack on a hotel in Gao on Monday, officials said. "
     "One militant was killed at the entrance while two others entered and shot at guests.",
     "2021-03-08", 9),
    ("A suicide bomber killed nine people in Kabul on Monday. Police closed the roads and shot "
     "dead four more bombers who had not got as far as the post office.", "2021-03-08", 9),
    # nobody was hurt
    ("A drone hit a depot in Gao on Monday. A shed was hit and burned down, but nobody was hurt.",
     "2021-03-08", 0),
    # several who made one attack are no row of attacks
    ("Two suicide bombers attacked a police compound in Gao on Monday, killing nine people. "
     "Gunshots were heard after the bombing.", "2021-03-08", 9),
    # where it was is known by what was left
    ("Gunmen attacked a ministry in Kabul, killing nine people, a spokesman said on Tuesday. "
     "Police guard the site of a blast and shooting in Kabul on Monday.",
     "2021-03-08", 9),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "dead"), ONE)
def test_an_attack_told_in_phases_is_one(
    text: str, day: str, dead: int | None, known: Gazetteer
) -> None:
    events = [i for i in told(text, known) if i.kind == "event"]
    assert len(events) == 1
    (event,) = events
    assert (str(event.date_start), event.killed and event.killed[0]) == (day, dead)


TWO = [
    "Gunmen stormed a hotel in Gao on Monday hours after a car bomb exploded in Kidal.",
    "Gunmen stormed a hotel in Gao on Monday after a car bomb killed six policemen in Kidal.",
    "Gunmen stormed a hotel in Gao on Monday. Militants also shot dead two policemen in Kidal.",
    "Gunmen raided a village near Gao on Monday and killed nine people. In another attack, four "
    "soldiers were shot dead in Kidal.",
    "Two suicide bombers attacked a police post in Gao on Monday, killing nine people. The attack "
    "came hours after gunmen shot dead two policemen in Kidal.",
]


@pytest.mark.parametrize("text", TWO)
def test_two_attacks_stay_two(text: str, known: Gazetteer) -> None:
    assert len([i for i in told(text, known) if i.kind == "event"]) == 2


GENERAL = [
    "The group has also attacked churches in other parts of the country.",
    "The group has also attacked churches in other parts of Niger, and says it will go on.",
    "Altogether US drones struck Pakistan 21 times in 2013, mostly in the north-west.",
    "Fighting on the edge of the capital has killed 1,200 people, 90 of them civilians, it said.",
    "Its fighters have killed hundreds of policemen since 2015.",
    "Herders often raid farms there.",
    "The rebels have carried out many similar attacks.",
    "Drones have struck the country several times.",
    "Both groups have claimed attacks in the country before.",
    "Fighting around the capital has killed 1,200 people, the agency said.",
    "Militants have stepped up attacks in the country this year.",
]


@pytest.mark.parametrize("text", GENERAL)
def test_what_is_said_in_general_is_no_event(text: str, known: Gazetteer) -> None:
    news = (
        "A bomb killed nine soldiers in Gao on Monday. Shops were shut. Doctors came. The mayor "
        "was there. The army sent more men to the town. "
    ) + text
    (event,) = (i for i in told(news, known) if i.kind == "event")
    assert (event.killed, event.evidence[-1].span.end) == (
        (9, 9),
        len("A bomb killed nine soldiers in Gao on Monday."),
    )


def test_who_killed_the_attackers_made_no_attack(known: Gazetteer) -> None:
    text = (
        "Al-Shabaab fighters stormed a hotel in Mogadishu on Monday, killing nine people. Nine "
        "bodies were found after Somali troops had killed the last of the attackers."
    )
    (event,) = told(text, known)
    assert event.perpetrators == ("al-Shabaab",)


def test_a_town_that_an_attack_came_after_is_not_its_own(known: Gazetteer) -> None:
    text = (
        "A drone hit a market in Gao on Monday, killing nine people. Separately, a drone strike "
        "on a gathering killed eight. The attacks came days after pictures from space showed "
        "planes at the airport of Kidal."
    )
    assert "Kidal" not in [p.name for i in told(text, known) for p in i.places]


def test_the_dead_behind_a_fronted_attack_are_of_the_other(known: Gazetteer) -> None:
    text = (
        "A guard was killed when gunmen stormed a bank in Gao on Monday. Hours before the attack "
        "in Gao, at least 24 people were killed when two bombs tore through a market in Kidal."
    )
    dead = {i.place.name: i.killed for i in told(text, known) if i.place}
    assert dead["Gao"] == (1, 1)
    assert dead["Kidal"] == (24, None)


def test_last_weeks_dead_do_not_date_the_news(known: Gazetteer) -> None:
    text = (
        "Rebels shelled the town of Gao in the evening. Last week their leader vowed revenge after "
        "ten farmers were killed."
    )
    (event,) = (i for i in told(text, known) if i.kind == "event")
    assert event.date_end == WEDNESDAY


def _headed(title: str, text: str, known: Gazetteer) -> list[Incident]:
    document = reading.document_of(text, published=date(2021, 3, 10), title=title)
    return list(pipeline.extract(document, known).incidents)


def test_a_head_and_its_first_sentence_with_one_toll_are_one(known: Gazetteer) -> None:
    events = _headed(
        "At least 12 civilians killed in attack in Niger",
        "Suspected militants killed at least 12 civilians and hurt six in an attack in the "
        "west of Niger, close to Mali, people there said on Tuesday.",
        known,
    )
    assert [i.killed for i in events if i.kind == "event"] == [(12, None)]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Militants storm Gao barracks after truck bomb",
         "Militants stormed a barracks in Gao on Monday after a truck bomb exploded at the gate in "
         "an attack as al-Shabaab has made others."),
        ("Gunmen burst into Gao bank following blast",
         "Gunmen burst into a bank in Gao on Monday after a suicide bomber blew himself up at its "
         "door in an assault claimed by the Islamic State."),
    ],
)  # fmt: skip
def test_a_headline_with_bomb_and_gunmen_is_of_one_attack(
    title: str, text: str, known: Gazetteer
) -> None:
    assert len([i for i in _headed(title, text, known) if i.kind == "event"]) == 1


def test_what_the_headline_recalls_is_what_the_first_sentence_recalls(known: Gazetteer) -> None:
    events = _headed(
        "Gunmen storm Kabul office day after bombing",
        "Gunmen stormed an office in Kabul on Tuesday, a day after a bombing near a barracks "
        "killed at least 24 people.",
        known,
    )
    assert sorted(i.salience for i in events if i.kind == "event") == ["background", "main"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Two jailed for life over market bombing",
         "Two men received life sentences from a court in Nairobi on Tuesday for the bombing of a "
         "market in Mombasa in which 14 people died."),
        ("Nairobi blast: man bags life imprisonment",
         "A court has sent a man to prison for life over the bombing of a hotel in Nairobi in "
         "2019."),
        ("Man given 30 years for blast at Nairobi hotel",
         "A man must spend 30 years in prison for his part in the bombing of a hotel in Nairobi, a "
         "court ruled on Tuesday."),
        ("Court convicts three over station attack",
         "A court in Nairobi convicted three men on Tuesday over the attack on a station in "
         "Mombasa that killed 14 people."),
    ],
)  # fmt: skip
def test_a_verdict_makes_old_attacks_no_news(title: str, text: str, known: Gazetteer) -> None:
    events = [i for i in _headed(title, text, known) if i.kind == "event"]
    assert all(i.salience == "background" for i in events)
    assert all(i.date_start is None or i.date_start.year == 2019 for i in events)


def test_what_came_days_before_is_background(known: Gazetteer) -> None:
    events = _headed(
        "Drone strike in Gao kills 15",
        "A drone strike killed at least 15 people at a market in Gao on Monday. The strike came "
        "only some days after rebels bombed a mosque there, and at least 70 people died.",
        known,
    )
    assert [i.salience for i in events if i.killed == (70, None)] == ["background"]


def test_where_rockets_came_from_is_no_scene(known: Gazetteer) -> None:
    text = (
        "At least 30 people were killed on Monday when rockets hit a quarter of Mariupol. Shops "
        "burned. Two children are among the dead. A school was damaged. Kyiv says separatists "
        "fired the rockets from the direction of the village of Pavlopil."
    )
    assert [i.place.name for i in told(text, known) if i.place] == ["Mariupol"]


def test_the_airport_of_a_town_is_in_it(known: Gazetteer) -> None:
    text = (
        "Port Sudan was hit by drones on Tuesday. Flights were halted. The port was shut. Ships "
        "waited. The army gave no toll. An official said one drone had hit that part of "
        "Port Sudan airport which civil planes use."
    )
    assert len([i for i in told(text, known) if i.kind == "event"]) == 1


def test_the_toll_of_a_wave_is_not_that_of_its_deadliest_attack(known: Gazetteer) -> None:
    text = (
        "At least 23 people were killed in a wave of violence in Baghdad. In the deadliest attack, "
        "a suicide bomber blew up his car at a police post in Hurriyah."
    )
    (event,) = (i for i in told(text, known) if i.kind == "event")
    assert event.killed is None or event.killed[0] != 23


def test_a_part_of_the_day_goes_on_with_the_day_before_it(known: Gazetteer) -> None:
    text = (
        "Gunmen killed 16 people in a shop in Balad on Monday, and a second attack followed a few "
        "hours on when the men blew themselves up beside a market.\n\nOn Saturday a truck bomb "
        "killed 64 people in Sadr City. In the afternoon a suicide car bomber hit Kadhimiya, "
        "killing 17; one more car blew up in Mansour, where 13 died."
    )
    days = {i.killed[0]: i.date_start for i in told(text, known) if i.killed[0]}
    assert days == {16: MONDAY, 64: SATURDAY, 17: SATURDAY, 13: SATURDAY}
