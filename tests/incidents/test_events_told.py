"""Which events wire reports tell of: own sentences, published on Wednesday 10 March 2021."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import told

# place, first day of March 2021 or a date, type
Event = tuple[str, str, str]

TOLD: list[tuple[str, list[Event]]] = [
    # soldiers who kill, soldiers who are killed
    ("Security forces killed six gunmen in Zinder on Monday.",
     [("Zinder", "2021-03-08", "armed_attack")]),
    ("The army said its troops killed six insurgents in Zinder on Monday.",
     [("Zinder", "2021-03-08", "armed_attack")]),
    ("Six insurgents were killed by government forces in Zinder on Monday.",
     [("Zinder", "2021-03-08", "armed_attack")]),
    ("Turkish soldiers shot and killed a shepherd in Hakkari on Monday.",
     [("Hakkari", "2021-03-08", "armed_attack")]),
    ("Iran killed a rebel commander in Sulaymaniyah on Monday.",
     [("Sulaymaniyah", "2021-03-08", "armed_attack")]),
    ("Three policemen were killed in Gardez on Monday, officials said.",
     [("Gardez", "2021-03-08", "armed_attack")]),
    ("Three policemen were killed in a car crash in Gardez on Monday.", []),
    ("An engineer was killed while working at a station in Gardez on Monday.", []),
    ("Soldiers killed in the war were remembered in Zinder on Monday.", []),
    ("The war in Mali has killed thousands since 2012.", []),
    ("A man was shot in the leg by police in Zinder on Monday.", []),
    # the next town, the next day, the next blow
    ("Troops shot dead a boy in Gao on Sunday and a man of 40 in Kidal on Monday.",
     [("Gao", "2021-03-07", "armed_attack"), ("Kidal", "2021-03-08", "armed_attack")]),
    ("Roadside bombs killed three in Gao on Saturday, six in Kidal on Sunday and two in Mopti on "
     "Monday.",
     [("Gao", "2021-03-06", "bombing"), ("Kidal", "2021-03-07", "bombing"),
      ("Mopti", "2021-03-08", "bombing")]),
    ("Five people died in Gao on Monday when a shell landed on a bus stop. Two more were killed in "
     "Kidal.", [("Gao", "2021-03-08", "shelling"), ("Kidal", "2021-03-08", "shelling")]),
    ("A drone hit a fuel depot in Gao on Monday. Another fell on a hotel in Kidal.",
     [("Gao", "2021-03-08", "drone_strike"), ("Kidal", "2021-03-08", "drone_strike")]),
    ("Shells hit Gao on Monday. The same night, gunmen stormed a house in Kidal.",
     [("Gao", "2021-03-08", "shelling"), ("Kidal", "2021-03-08", "armed_attack")]),
    ("Jets bombed rebel camps in Kidal on Monday within hours of an ambush in Gao.",
     [("Kidal", "2021-03-08", "air_strike"), ("Gao", "2021-03-08", "armed_attack")]),
    # a toll of another town, of another day in the same place; a killing named by a noun
    ("Gunmen killed nine soldiers near Gao on Monday. The same day eleven worshippers were slain "
     "in a mosque in Kidal.", [("Gao", "2021-03-08", "armed_attack"),
                            ("Kidal", "2021-03-08", "armed_attack")]),
    ("A bomb killed nine soldiers in Gao on Monday. In January 2019 six traders were shot in the "
     "same town.", [("Gao", "2021-03-08", "bombing"), ("Gao", "2019-01-01", "armed_attack")]),
    ("A bomb killed nine soldiers in Gao on Monday. A woman was killed by her husband in Kidal on "
     "Sunday.", [("Gao", "2021-03-08", "bombing")]),
    ("Hundreds marched in Bamako over the killing of six farmers in Gao on Monday.",
     [("Gao", "2021-03-08", "armed_attack")]),
    ("A bomb went off in Gao on Monday. Two officers were stabbed at a post in Kidal on Sunday.",
     [("Gao", "2021-03-08", "bombing"), ("Kidal", "2021-03-07", "armed_attack")]),
    ("Two pupils were stabbed in a quarrel in Gao on Monday.", []),
    ("A bomb went off in Gao on Monday. Troops defused a second bomb in Kidal.",
     [("Gao", "2021-03-08", "bombing")]),
    # the other side's answer; two deeds with a day each; what is told once more
    ("Rebels fired rockets at Gao on Monday. The army responded with artillery fire on Kidal.",
     [("Gao", "2021-03-08", "missile_rocket"), ("Kidal", "2021-03-08", "shelling")]),
    ("The group raided Kidal last January and killed nine people in a suicide bombing in Gao in "
     "May 2019.", [("Kidal", "2021-01-01", "armed_attack"), ("Gao", "2019-05-01", "bombing")]),
    ("A bomb killed nine in Gao on Monday. The mayor described it as a cowardly attack on traders "
     "on Tuesday.", [("Gao", "2021-03-08", "bombing")]),
    ("Three men were killed in Gao on Monday night. No group claimed the attack.",
     [("Gao", "2021-03-08", "armed_attack")]),
    # what a similar attack, and what was only hit, is
    ("A roadside bomb killed two in Gao on Monday. A similar attack in Kidal on Sunday hurt six.",
     [("Gao", "2021-03-08", "bombing"), ("Kidal", "2021-03-07", "bombing")]),
    ("A missile hit a depot in Gao on Monday. A mosque in Kidal was struck and two people died.",
     [("Gao", "2021-03-08", "missile_rocket"), ("Kidal", "2021-03-08", "missile_rocket")]),
    # headlines, motion, laden boats
    ("Militants storm army base in Gao, killing nine on Monday.",
     [("Gao", "2021-03-08", "armed_attack")]),
    ("On Monday fighters returned to burn the village of Kidal.",
     [("Kidal", "2021-03-08", "armed_attack")]),
    ("A boat packed with explosives struck a tanker off Aden on Monday.",
     [("Aden", "2021-03-08", "naval_attack")]),
    ("On the eve of the memorial, separatists set off a bomb in Kumba, killing a pupil.",
     [("Kumba", "2021-03-09", "bombing")]),
    # killing by hand, weapons on their way, what a bare word means
    ("Separatist fighters slit the throats of eleven farmers outside Gao on Monday.",
     [("Gao", "2021-03-08", "armed_attack")]),
    ("Villagers accused the army of killing nine shepherds near Gao on Monday.",
     [("Gao", "2021-03-08", "armed_attack")]),
    ("A chef slit the throats of eleven chickens outside Gao on Monday.", []),
    ("Militants sent two explosive drones at a base in Gao on Monday.",
     [("Gao", "2021-03-08", "drone_strike")]),
    ("Sudan's army bombed a market in El Fasher on Monday, killing 100 people.",
     [("El Fasher", "2021-03-08", "air_strike")]),
    ("Boko Haram claimed a raid on an army post in Diffa on Monday.",
     [("Diffa", "2021-03-08", "armed_attack")]),
    ("An explosion tore through a mosque in Kunduz on Monday, leaving 21 dead.",
     [("Kunduz", "2021-03-08", "bombing")]),
    # driven off; bombs that came from above; whom an attack killed; the next quarter
    ("Army units thwarted an attempt by rebels to infiltrate into a post in Gao.",
     [("Gao", "2021-03-09", "armed_attack")]),
    ("Four women were killed by regime bombs that landed on Taiz on Monday.",
     [("Taiz", "2021-03-08", "air_strike")]),
    ("The onslaught on Taiz has so far failed to achieve its aims, a diplomat said on Monday.", []),
    ("The group is strong there. It claimed an attack at a border crossing in Gao that killed 31 "
     "policemen on Monday.", [("Gao", "2021-03-08", "armed_attack")]),
    ("Rockets killed a boy and injured 12 people in Aleppo on Monday. The boy died when a rocket "
     "hit the Midan quarter of Aleppo. Other rockets fired at the Suleimaniyeh quarter injured "
     "six people.",
     [("Midan (Aleppo)", "2021-03-08", "missile_rocket"),
      ("Suleimaniyeh", "2021-03-08", "missile_rocket")]),
    # a row of towns, the first of them told before; a massacre, and what was done to "them"
    ("Jets bombed Mosul on Monday, killing nine. The strikes went on in the evening.\n\nWarplanes "
     "also hit quarters of Mosul as well as the towns of Kirkuk and Tikrit on Monday.",
     [("Mosul", "2021-03-08", "air_strike"), ("Kirkuk", "2021-03-08", "air_strike"),
      ("Tikrit", "2021-03-08", "air_strike")]),
    ("Dozens of insurgents killed in Kirkuk\n\nAt least 30 insurgents were killed in Kirkuk on "
     "Monday, the governor said.", [("Kirkuk", "2021-03-08", "armed_attack")]),
    ("The union condemns the massacre committed by the Islamic State in Kirkuk on Monday.",
     [("Kirkuk", "2021-03-08", "armed_attack")]),
    ("The union spoke of a massacre. Nine people died on Monday when jets bombed Kirkuk.",
     [("Kirkuk", "2021-03-08", "air_strike")]),
    ("Gunmen killed a judge in Kirkuk on Monday. Two were killed on Monday in air raids on Tikrit.",
     [("Kirkuk", "2021-03-08", "armed_attack"), ("Tikrit", "2021-03-08", "air_strike")]),
    ("Villagers of Kirkuk were executed by the Islamic State on Monday. It rained. They had been "
     "shot dead with rifles.", [("Kirkuk", "2021-03-08", "armed_attack")]),
    # ships
    ("A tanker was sunk off Hodeidah on Monday, the coastguard said.",
     [("Hodeidah", "2021-03-08", "naval_attack")]),
    ("The Houthis sank two freighters in the Gulf of Aden on Monday.",
     [("Gulf of Aden", "2021-03-08", "naval_attack")]),
    ("A ferry sank off Hodeidah on Monday in a storm.", []),
    ("A cargo ship sank off Hodeidah on Monday after its engine failed.", []),
    # fights
    ("At least 11 people were killed in tribal fighting in Bentiu on Monday.",
     [("Bentiu", "2021-03-08", "armed_attack")]),
    ("Seven people died in clashes between herders and farmers near Bentiu on Monday.",
     [("Bentiu", "2021-03-08", "armed_attack")]),
    ("Heavy fighting was reported in Bentiu on Monday.", []),
    ("An Israeli aggression targeted the outskirts of Homs on Monday.",
     [("Homs", "2021-03-08", "other")]),
    ("Verbal aggression in schools in Homs rose on Monday.", []),
    ("A herdsman stepped on a mine near Taiz on Monday.",
     [("Taiz", "2021-03-08", "bombing")]),
    # days counted from another day
    ("A freighter sank off Hodeidah on Monday, two days after it was hit by a missile.",
     [("Hodeidah", "2021-03-06", "missile_rocket")]),
    ("Villagers on Tuesday buried the victims of an air strike on Taiz two days earlier.",
     [("Taiz", "2021-03-07", "air_strike")]),
    ("Mali on Monday marked nine years since gunmen killed 40 people in Gao.",
     [("Gao", "2012-01-01", "armed_attack")]),
    ("The war began on 7 February, when gunmen attacked Gao, killing 30 people.",
     [("Gao", "2021-02-07", "armed_attack")]),
    ("A school in Gao was set ablaze by gunmen on Monday.",
     [("Gao", "2021-03-08", "armed_attack")]),
    ("A shell hit Taiz on Monday. The previous day shelling killed two people in Hodeidah.",
     [("Taiz", "2021-03-08", "shelling"), ("Hodeidah", "2021-03-07", "shelling")]),
    ("Gunmen attacked Gao in May 2014. In November of that year they bombed Kidal.",
     [("Gao", "2014-05-01", "armed_attack"), ("Kidal", "2014-11-01", "bombing")]),
    ("A bomb killed two in Gao on Monday. A couple of years later a mine killed two in Kidal.",
     [("Gao", "2021-03-08", "bombing"), ("Kidal", "", "bombing")]),
    ("A guard died on Monday after being wounded last week by a strike on Taiz.",
     [("Taiz", "2021-03-01", "air_strike")]),
    ("A bomb killed six in Gao on Monday. It was the third bombing in the city since January, when "
     "a blast at a wedding left nine dead.",
     [("Gao", "2021-03-08", "bombing"), ("Gao", "2021-01-01", "bombing")]),
    ("Two policemen have been killed in Gardez, officials said on Tuesday.",
     [("Gardez", "2021-03-09", "armed_attack")]),
    ("A bomb went off in Gao on Monday. Four years ago, a truck bomb in the city killed nearly 600 "
     "people.", [("Gao", "2021-03-08", "bombing"), ("Gao", "2017-01-01", "bombing")]),
    # two events in one sentence
    ("Nine people died in a car bombing in Gao on Monday; in Kidal, a drone wounded two guards.",
     [("Gao", "2021-03-08", "bombing"), ("Kidal", "2021-03-08", "drone_strike")]),
    ("An air strike killed a guard in Taiz on Monday, and in Hodeidah four people died when a tent "
     "was hit by a shell.",
     [("Taiz", "2021-03-08", "air_strike"), ("Hodeidah", "2021-03-08", "shelling")]),
    ("Hezbollah fired rockets at Safed on Monday and the Israeli army responded with air strikes "
     "on Tyre.",
     [("Safed", "2021-03-08", "missile_rocket"), ("Tyre", "2021-03-08", "air_strike")]),
    # what belongs together
    ("Three people were killed on Monday. A shell hit their car in Taiz.",
     [("Taiz", "2021-03-08", "shelling")]),
    ("An air strike killed nine people in a market on Monday. The incident occurred in Taiz.",
     [("Taiz", "2021-03-08", "air_strike")]),
    ("Malian troops killed 40 gunmen near Gao on Monday. The rebels said they had killed 50 "
     "soldiers.", [("Gao", "2021-03-08", "armed_attack")]),
    ("An air strike hit a house in Taiz on Monday. The one on Friday killed 14 in Hodeidah.",
     [("Taiz", "2021-03-08", "air_strike"), ("Hodeidah", "2021-03-05", "air_strike")]),
    ("Gunmen overran a base near Gao on Monday, killing nine soldiers in one of the deadliest "
     "attacks in Mali in years.", [("Gao", "2021-03-08", "armed_attack")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_events(text: str, expected: list[Event], known: Gazetteer) -> None:
    found = [
        (i.place.name if i.place else "", str(i.date_start or ""), i.event_type)
        for i in told(text, known)
        if i.kind == "event"
    ]
    assert found == expected


def test_barrage_on_a_country_is_the_sum_of_its_hits(known: Gazetteer) -> None:
    text = (
        "Russia launched 70 drones at Ukraine overnight, killing four people. In Sumy, a drone hit "
        "a house, killing three. One person died in Poltava when a missile hit a depot."
    )
    found = [(i.kind, i.place.name if i.place else "") for i in told(text, known)]
    assert found == [("aggregate", "Ukraine"), ("event", "Sumy"), ("event", "Poltava")]


def test_total_of_years_makes_its_attacks_a_series(known: Gazetteer) -> None:
    text = "More than 500 people have been killed in jihadist attacks in northern Benin since 2018."
    assert {i.kind for i in told(text, known)} == {"aggregate", "context_total"}


def test_who_claims_for_himself_is_another_than_who_claims_for_himself(known: Gazetteer) -> None:
    text = (
        "The US military said on Monday it had destroyed two drones over the Gulf of Aden. "
        "On Saturday, a missile hit a tanker off Hodeidah, the Houthis said."
    )
    found = [(str(i.date_start), i.place.name if i.place else "") for i in told(text, known)]
    assert found == [("2021-03-08", "Gulf of Aden"), ("2021-03-06", "Hodeidah")]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Air defences shot down 31 of 40 drones over Odesa on Monday.", (None, None)),
        ("Nine drones were launched at Odesa on Monday. Six were shot down.", (None, None)),
        ("Six people were shot down by gunmen in Odesa on Monday.", (6, 6)),
    ],
)
def test_what_was_shot_down_has_not_died(
    text: str, killed: tuple[int | None, int | None], known: Gazetteer
) -> None:
    assert {i.killed for i in told(text, known)} == {killed}


@pytest.mark.parametrize(
    ("text", "rule", "days"),
    [
        ("Jets bombed Kidal on Monday, days after an ambush in Gao killed nine soldiers.",
         "shortly_before", ("2021-03-01", "2021-03-08")),
        ("Jets bombed Kidal on Monday. Two years have gone since an ambush in Gao killed nine.",
         "", ("None", "None")),
        ("The army confirmed it was behind the air strike on a camp in Gao that killed nine.",
         "day_of_publication", ("2021-03-09", "2021-03-10")),
    ],
)  # fmt: skip
def test_day_of_what_the_news_came_after(
    text: str, rule: str, days: tuple[str, str], known: Gazetteer
) -> None:
    gao = [i for i in told(text, known) if i.place and i.place.name == "Gao"]
    assert [(i.date_rule, (str(i.date_start), str(i.date_end))) for i in gao] == [(rule, days)]


def test_a_day_earlier_is_counted_from_the_news(known: Gazetteer) -> None:
    text = (
        "Gunmen killed nine soldiers in Gao on Monday. It was the deadliest attack since January "
        "2019, when eleven were shot in Mopti. A day earlier a mine killed a herder in Kidal."
    )
    days = {i.place.name: str(i.date_start) for i in told(text, known) if i.place}
    assert days["Kidal"] == "2021-03-07"


@pytest.mark.parametrize(
    "text",
    [
        "Missiles sank a decommissioned ship off Oman on Monday in a mock battle. Jets struck "
        "rafts in the drills. A notional enemy attacked an airfield, as the scenario has it.",
        "Ghana hit back with a late strike to beat Mali 2-1 in Gao on Monday. The coach said his "
        "side had been under attack. A free kick exploded against the crossbar. They meet Togo in "
        "the quarter-final.",
    ],
)
def test_what_is_played_is_no_attack(text: str, known: Gazetteer) -> None:
    assert not told(text, known)
