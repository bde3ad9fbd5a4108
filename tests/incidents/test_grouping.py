"""Which tellings are one event, which are two, which are series or totals."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import SUNDAY, only, told

ONE = (
    ("Raiders killed nine people in Gao on Monday. The governor came. \u201cThey were at the "
     "market, but they suffered an attack last night,\u201d he said.", "last night in speech"),
    ("Airstrike in Mosul kills four\n\nAn airstrike in Mosul killed four people on Monday.",
     "headline and lead"),
    ("Bombing in Mosul kills four\n\nAn airstrike in Mosul killed four people on Monday.",
     "loose headline"),
    ("An airstrike hit Mosul on Monday. The strike destroyed a market.", "the strike"),
    ("An airstrike hit Mosul on Monday. The attack killed six people, police said.", "the attack"),
    ("An airstrike hit Mosul on Monday. Six people were killed.", "a toll alone"),
    ("An airstrike hit Mosul on Monday. Israel was blamed for the attack.", "a culprit alone"),
    ("A drone strike hit Rutba on Monday. Airstrikes in Iraq are common.\n\n"
     "Rescuers stand beside a car hit by a drone strike - Ann Author/Agency", "a caption"),
    ("Drones struck vehicles near al-Qaim on Monday. The airstrike near the Iraqi-Syrian border "
     "killed two.", "drone and air, town and border"),
    ("An airstrike hit eastern Baghdad on Monday. The strike in Iraq killed two.", "container"),
    ("An airstrike hit Mosul on Monday.\n\nThe army has denied it.\n\nThe strike on Mosul was the "
     "third this month.", "a comparison in time"),
    ("An airstrike hit Mosul on Monday. It was the first in a decade.", "a comparison"),
    ("A drone strike killed two in Rutba on Monday. Monday's strike hit a car.", "Monday's"),
    ("An airstrike in Mosul killed three people on Monday. Another of the three killed was a "
     "teacher.", "another of the three"),
    ("The raid took place in Tikrit on Monday, where gunmen stormed a camp and killed six.",
     "the inside of a raid"),
    ("On Monday a convoy hit a roadside bomb near Tikrit and then came under fire.", "and then"),
    ("A bomb exploded in Tikrit on Monday, killing two. A second blast minutes later hit those who "
     "ran to help.", "minutes later"),
    ("A missile hit a bakery in Mosul on Monday. The missile struck the bakery's storeroom, "
     "killing "
     "two.", "the missile"),
    ("Rebels attacked a base in Tikrit on Monday, killing six soldiers. The governor condemned the "
     "attack on Wednesday.", "the day of a condemnation"),
    ("Airstrike in Mosul kills at least nine\n\nAt least nine people were killed in an air "
     "raid on a "
     "hospital on Monday.", "at least as many"),
    ("Two policemen were killed in an attack in Zahedan on Monday. All the assailants, four in "
     "number, were killed in clashes, the minister said.", "the assailants"),
    ("Shells hit Amedi\n\nShells hit a resort in Duhok province's Amedi district on Monday, "
     "killing nine. The shells fell in the village of Deralok, the mayor said.",
     "a headline's town for its district"),
    ("Israel attacked Doha\n\nThe minister spoke on Wednesday of the bombing of a house in Doha. "
     "Monday's air strike killed five.", "a bombing from the air, on its day"),
    ("Udeid was targeted in January, when missiles were fired at the base.", "hit when"),
    ("Fighters stormed a base in Tikrit before dawn on Monday and killed nine soldiers.",
     "before dawn"),
    ("Two men attacked a ministry in Baghdad on Monday; one blew himself up, the other was shot "
     "dead by guards.", "what each did"),
    ("Gunmen attacked a mission in Tikrit on Monday, killing six. On Wednesday the Islamic State "
     "group said that its fighters had killed four.", "the day of a claim"),
    ("Air strike kills nine in Syria's Hama\n\nAn air strike on a clinic in Syria killed nine "
     "people on Monday. A monitor said an air raid on the clinic in Suran killed nine.",
     "a headline's town for its province"),
    ("An air strike killed nine in Mosul on Monday. The medics work in recently bombed quarters of "
     "Tikrit.", "recently bombed quarters"),
    ("Gunmen killed two guards in Kirkuk on Monday. Six more were hurt in a car crash in Tikrit on "
     "Sunday.", "a crash is no attack"),
)  # fmt: skip


@pytest.mark.parametrize("text", [text for text, _ in ONE], ids=[why for _, why in ONE])
def test_one_event_told_many_times_stays_one(text: str, known: Gazetteer) -> None:
    events = [i for i in told(text, known) if i.kind == "event"]
    assert len(events) == 1, [i.summary for i in events]


TWO = (
    ("An airstrike hit Tyre on Monday. In a separate incident, a drone strike in Tyre killed a "
     "guard on Monday.", "a separate incident"),
    ("Drone strike in Tyre kills a guard\n\nAn airstrike hit a house in Sidon on Monday.\n\nIn a "
     "separate incident, a drone strike in Tyre killed a guard on Monday.", "told in the headline"),
    ("A bomb killed two in Kirkuk on Monday. Separately, a roadside bomb wounded three soldiers in "
     "Kirkuk on Monday.", "separately"),
    ("Gunmen killed six in Gao on Monday. The attack came a day after nine villagers were killed "
     "in Timbuktu.", "what the attack came after"),
    ("Shells hit Omdurman on Monday, killing nine. An air strike on Bahri the same day killed two.",
     "the same day"),
    ("Gunmen killed six in Gao. In December, jihadists killed twelve in Gao.", "months ago"),
    ("Drones struck a depot in Tver on Monday. In addition, a plant in the city of Kaluga was "
     "struck.", "in addition"),
    ("Gunmen killed two guards in Kirkuk on Monday. In another attack, gunmen killed a judge in "
     "Kirkuk on Monday.", "in another attack"),
    ("An airstrike hit Mosul on Monday. An airstrike hit Mosul on Sunday.", "day"),
    ("An airstrike hit Mosul on Monday. An airstrike hit Kirkuk on Monday.", "town"),
    ("An airstrike hit Mosul on Monday. A drone strike hit Aleppo on Monday.", "country"),
    ("A drone strike hit Rutba on Monday. In a separate incident, a car bomb killed two in Mosul.",
     "separate"),
    ("A drone strike hit Rutba on Monday. A car bomb killed two in Rutba on Monday.", "weapon"),
    ("An airstrike hit Mosul on Monday after rockets hit a base in Erbil on Saturday.", "after"),
    ("An airstrike hit Mosul on Monday in retaliation for a rocket attack on Erbil on Sunday.",
     "retaliation"),
    ("An airstrike hit Mosul on Monday, in response to a drone attack in Erbil on Sunday.",
     "response"),
    ("A rocket attack hit Erbil on Monday. Two days earlier, a drone hit Mosul.", "earlier"),
    ("Israel bombed Beirut on Monday. Hezbollah fired rockets at Haifa on Monday.", "attacker"),
    ("Airstrikes hit Mosul and Kirkuk on Monday.", "two towns in a row"),
    ("An airstrike hit Mosul on Monday. Last week a car bomb in Kirkuk killed five.", "last week"),
    ("An airstrike in Baghdad killed two on Monday. In January, an airstrike in Baghdad killed a "
     "commander.", "month"),
    ("A car bomb killed nine in Kirkuk on Monday. Another tore through a market in Mosul, leaving "
     "twelve dead.", "another"),
    ("An airstrike hit Mosul on Monday. Last month three policemen were killed by gunmen in "
     "Kirkuk.",
     "a toll of another day and town"),
    ("An airstrike hit a camp in Mosul on Monday. The next day a depot in Mosul was hit by a "
     "drone.",
     "the next day"),
    ("A shell hit a house in Sadr City in Baghdad on Monday. A shell killed two in Mashtal in "
     "Baghdad "
     "on Monday.", "two quarters of a city"),
    ("Rebels attacked a base in Duhok on Monday, killing two. Following the attack, jets struck "
     "targets in northern Iraq on the night of Monday.", "following the attack"),
    ("Rockets hit a base in Mosul on Monday, killing two. It came a week after gunmen stormed "
     "a camp "
     "in Tikrit. At least ten soldiers were killed in that attack.", "that attack"),
)  # fmt: skip


@pytest.mark.parametrize("text", [text for text, _ in TWO], ids=[why for _, why in TWO])
def test_two_events_stay_two(text: str, known: Gazetteer) -> None:
    events = [i for i in told(text, known) if i.kind == "event"]
    assert len(events) == 2, [i.summary for i in events]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The air force carried out raids on Tikrit, destroying two depots.", ["event", "event"]),
        ("Jets have been carrying out raids on Tikrit.", ["event", "aggregate"]),
        ("Tikrit was retaken in 2016 following heavy bombing.", ["event", "aggregate"]),
        ("Rebels hit Mosul with mortars, wounding a guard.", ["event", "event"]),
    ],
)
def test_strikes_on_a_town_below_the_lead(text: str, kinds: list[str], known: Gazetteer) -> None:
    news = "Turkish jets struck a market in Mosul on Monday, killing nine. " + CALM
    assert [i.kind for i in told(f"{news} {text}", known)] == kinds


def test_toll_of_a_country_is_of_the_town_with_as_many_dead(known: Gazetteer) -> None:
    text = (
        "Strikes kill 14 in Syria\n\nJets struck a market in Tabqa on Monday, killing 14 people. "
        "Raids were also made on Mayadin on Monday."
    )
    found = {i.place.name if i.place else "": i.killed for i in told(text, known)}
    assert found == {"Tabqa": (14, 14), "Mayadin": (None, None)}


CALM = "The road was closed. Traffic was light. Shops opened late."
RECALLED = (
    ("In March two bombs exploded in Kirkuk, hurting one person.", ["event"]),
    ("In August 2014 a market in Kirkuk was hit by car bombs on a single day, and 11 died.",
     ["event"]),
    ("In March rockets hit a school in Kirkuk and killed nine pupils.", ["event"]),
    ("In March air strikes killed 40 people in Kirkuk.", ["event"]),
    ("In 2019 air strikes killed 40 people in Kirkuk.", ["aggregate"]),
    ("Kirkuk is usually spared; its last attack was in May 2019, when bombs in a bar killed four.",
     ["event"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), RECALLED)
def test_several_bombs_may_be_one_attack(text: str, kinds: list[str], known: Gazetteer) -> None:
    found = told(f"A mine killed a soldier in Mosul on Monday. Two were hurt. {CALM} {text}", known)
    assert [i.kind for i in found][1:] == kinds


def test_old_attack_is_not_the_undated_news(known: Gazetteer) -> None:
    first, other = told(
        "A suicide bomber drove into a police station in Tikrit, killing 12 people. The mayor, who "
        "is recovering after he was wounded in a car bombing near Tikrit on 3 January, spoke.",
        known,
    )
    assert (first.killed, first.date_rule) == ((12, 12), "day_of_publication")
    assert (other.killed, str(other.date_start)[5:]) == ((None, None), "01-03")


def test_vehicles_that_exploded_are_those_of_the_lead(known: Gazetteer) -> None:
    incident = only(
        "Rescuers dug through ruins in northern Iraq on Monday after three truck bombs killed 90 "
        "villagers. The trucks, one of them a tanker, exploded on Sunday in Makhmur.",
        known,
    )
    assert (incident.place and incident.place.name, incident.killed) == ("Makhmour", (90, 90))
    assert incident.date_start == SUNDAY


def test_bombing_may_be_of_planes(known: Gazetteer) -> None:
    incident = only(
        "Toll rises in bombing of Mosul clinic\n\nFrom 2 am until 3.15 am on Sunday the clinic in "
        "Mosul was hit by a series of air raids. Nine people were killed.",
        known,
    )
    assert (incident.event_type, incident.killed) == ("air_strike", (9, 9))


WAVE = (
    "Wave of bombings across Iraq kills 30\n\nCar bombs killed at least 30 people across Iraq on "
    "Monday. The deadliest attack hit Mosul, where two bombs exploded at a market, killing 14. In "
    "Kirkuk, a car bomb killed nine people."
)


def test_summary_of_several_attacks_is_no_event_of_its_own(known: Gazetteer) -> None:
    found = [(i.kind, i.place.name if i.place else "", i.killed) for i in told(WAVE, known)]
    events = [(place, killed) for kind, place, killed in found if kind == "event"]
    assert events == [("Mosul", (14, 14)), ("Kirkuk", (9, 9))]
    assert "aggregate" in [kind for kind, _, _ in found]


def test_parts_of_a_summary_have_its_culprit(known: Gazetteer) -> None:
    text = (
        "Islamic State attacks across Iraq killed 23 people on Monday. In Mosul, a car bomb killed "
        "14. In Kirkuk, a car bomb killed nine people."
    )
    events = [i for i in told(text, known) if i.kind == "event"]
    assert [i.perpetrators for i in events] == [("Islamic State",)] * 2


ROUND_UP = (
    "BAGHDAD, March 8 - Car bombs and roadside mines hit a dozen Iraqi towns on Sunday, killing 41 "
    "people, ahead of the end of a truce on April 30.\n\nTIKRIT - The worst of the attacks was in "
    "Tikrit, where a bomber blew up a truck outside a barracks. At least 19 people were killed.\n\n"
    "KIRKUK - A roadside bomb near a market killed two people, police said.\n\nRAMADI - Two car "
    "bombs exploded in Ramadi, killing three.\n\nNo group claimed responsibility, but a minister "
    "blamed the Islamic State."
)


def test_items_of_a_round_up_have_its_day_their_town_and_whom_it_blames(known: Gazetteer) -> None:
    events = [i for i in told(ROUND_UP, known) if i.kind == "event"]
    assert [(i.place.name if i.place else "", i.killed) for i in events] == [
        ("Tikrit", (19, None)), ("Kirkuk", (2, 2)), ("Ramadi", (3, 3)),
    ]  # fmt: skip
    assert {i.date_start for i in events} == {SUNDAY}
    assert [i.perpetrators for i in events] == [("Islamic State",)] * 3


WAVE_BY_TOWN = (
    "Russia launched dozens of missiles and drones at Ukrainian cities on Sunday, killing 13 "
    "people. Five people were killed in Sumy and three in Odesa, governors said. In Dnipro, two "
    "people died when a block of flats was hit. One person was killed in Poltava. Two died in Lviv."
)


def test_dead_of_a_wave_are_told_town_by_town(known: Gazetteer) -> None:
    events = [i for i in told(WAVE_BY_TOWN, known) if i.kind == "event"]
    tolls = {i.place.name: i.killed for i in events if i.place}
    assert tolls == {
        "Sumy": (5, 5), "Odesa": (3, 3), "Dnipro": (2, 2), "Poltava": (1, 1), "Lviv": (2, 2),
    }  # fmt: skip
    assert {(i.date_start, i.perpetrators) for i in events} == {(SUNDAY, ("Russia",))}


@pytest.mark.parametrize(
    "head",
    [
        "Russian shells hit several villages in Ukraine on Sunday.",
        "Russia attacked Ukraine on Sunday.",
        "Russian guns shelled towns along the border on Sunday.",
    ],
)
def test_dead_of_a_wide_attack_are_told_town_by_town(head: str, known: Gazetteer) -> None:
    text = f"{head} Two people were killed in Sumy. In Poltava three died. One died in hospital."
    tolls = [i.place.name for i in told(text, known) if i.place and i.kind == "event"]
    assert tolls == ["Sumy", "Poltava"]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Ukraine launched drones at Russian towns on Sunday. A refinery was on fire in Ryazan. In "
         "Saratov, fuel tanks were ablaze.", ["Ryazan", "Saratov"]),
        ("A drone hit a depot in Ryazan on Sunday. Fuel tanks were still burning in Ryazan. A mall "
         "caught fire in Saratov.", ["Ryazan"]),
        ("Drones hit a market in Ryazan on Sunday. The roof caught fire, killing nine.",
         ["Ryazan"]),
    ],
)  # fmt: skip
def test_fires_behind_an_attack_on_several_towns_are_of_it(
    text: str, towns: list[str], known: Gazetteer
) -> None:
    assert [i.place.name for i in told(text, known) if i.place and i.kind == "event"] == towns


TWO_TOWNS = (
    "Bombs in Balad and Dujail leave 14 dead\n\nBombs in Balad and Dujail left 14 people dead on "
    "Sunday. In Balad, a device hidden in a van exploded at noon. Eleven people were killed. "
    "Shortly after 1pm an explosion shook a hotel in Dujail. Three people died."
)


def test_two_towns_of_a_summary_have_the_tolls_told_behind_their_names(known: Gazetteer) -> None:
    tolls = {i.place.name: i.killed for i in told(TWO_TOWNS, known) if i.place}
    assert tolls == {"Balad": (11, 11), "Dujail": (3, 3)}


def test_number_behind_the_name_of_a_town_is_of_its_dead(known: Gazetteer) -> None:
    found = told(
        "Russia fired 90 missiles at Ukrainian cities on Sunday. In Dnipro six were killed when a "
        "clinic was hit, and four deaths were reported in Odesa. Two died in Sumy.",
        known,
    )
    tolls = {i.place.name: i.killed for i in found if i.place and i.kind == "event"}
    assert tolls == {"Dnipro": (6, 6), "Odesa": (4, 4), "Sumy": (2, 2)}


def test_toll_of_one_town_behind_one_strike_stays_with_it(known: Gazetteer) -> None:
    incident = only(
        "A missile hit a market in Sumy on Sunday. Five people were killed in Sumy. Two more died "
        "in hospital.",
        known,
    )
    assert incident.place is not None
    assert incident.place.name == "Sumy"


@pytest.mark.parametrize(
    ("words", "days"),
    [("a week after", -7), ("two days after", -2), ("12 hours after", 0), ("days after", None)],
)
def test_day_is_counted_from_the_event_told_ahead(
    words: str, days: int | None, known: Gazetteer
) -> None:
    text = f"Rockets hit a base in Mosul on Monday, {words} gunmen stormed a camp in Tikrit."
    first, other = (i for i in told(text, known) if i.kind == "event")
    assert first.date_start is not None
    if days is None:
        assert other.date_start != first.date_start
    else:
        assert other.date_start is not None
        assert abs((other.date_start - first.date_start).days - days) <= 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Israel has carried out a series of airstrikes in Syria over the past several weeks.",
         ["aggregate"]),
        ("Houthi forces have regularly attacked ships in the Red Sea.", ["aggregate"]),
        ("A string of bombings across Iraq killed 40 people this month.", ["aggregate"]),
        ("Militants have carried out dozens of attacks in Mali this year.", ["aggregate"]),
        ("The war in Syria has killed more than 350,000 people since 2011.", ["context_total"]),
        ("An airstrike in Mosul on Monday killed five.\n\nThe war in Syria has killed more than "
         "350,000 people since 2011.", ["event", "context_total"]),
        ("Two car bombs in Baghdad killed ten on Monday.", ["event"]),
        ("US warplanes struck sites in Iraq and Syria on Monday.", ["event"]),
        ("The US plans to strike Mosul. The army threatened to bomb Tikrit.", []),
        ("Officials warned of an attack on Baghdad.", []),
        ("The ministers met in Baghdad on Monday to talk about trade.", []),
        ("", []),
    ],
)  # fmt: skip
def test_kinds(text: str, kinds: list[str], known: Gazetteer) -> None:
    assert [i.kind for i in told(text, known)] == kinds


def test_total_of_a_war_is_never_the_toll_of_an_event(known: Gazetteer) -> None:
    text = (
        "An airstrike in Mosul on Monday killed five.\n\nThe war in Syria, which began in 2011, "
        "has killed more than 350,000 people."
    )
    event = next(i for i in told(text, known) if i.kind == "event")
    assert event.killed == (5, 5)


@pytest.mark.parametrize(
    ("text", "saliences"),
    [
        ("An airstrike hit Mosul on Monday. An airstrike hit Kirkuk on Monday.", ["main", "main"]),
        # told at the head, of the same day, across a border
        ("An airstrike hit Mosul on Monday. A drone strike hit Aleppo on Monday.",
         ["main", "main"]),
        ("An airstrike hit Mosul on Monday. An airstrike hit Mosul on Sunday.",
         ["main", "background"]),
        ("A drone strike hit Rutba on Monday\n\nRelated Article: Drone strike kills two in Mosul",
         ["main", "headline_only"]),
        ("In January, an airstrike hit Rutba.", ["main"]),
        # what the news came after is only recalled
        ("Gunmen killed four soldiers in Mosul on Monday. The attack came hours after a bomb "
         "killed nine people in Kirkuk.", ["main", "background"]),
        # other quarters of the same city, of the same day
        ("Shells killed a woman in the Ashrafiyeh quarter of Aleppo on Monday. The mayor spoke. "
         "Shops closed. Roads were shut.\n\nIt rained.\n\nIn a separate attack on Monday other "
         "shells hit the Hamdaniyah quarter of Aleppo, wounding two people.", ["main", "main"]),
        # further down another kind of attack by others is another story
        ("An airstrike hit Mosul on Monday. The mayor spoke. Shops closed. Roads were shut.\n\n"
         "It rained.\n\nA car bomb in Kirkuk killed two on Monday.\n\n"
         "An airstrike hit Tikrit on Monday.",
         ["main", "background", "main"]),
        ("Two days after the bombing in Kabul, gunmen killed three people in Herat on Monday.",
         ["background", "main"]),
    ],
)  # fmt: skip
def test_salience(text: str, saliences: list[str], known: Gazetteer) -> None:
    assert [i.salience for i in told(text, known)] == saliences


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # told by what followed, then in its own words
        ("Schools were closed in Mosul on Friday as families buried the victims of a car bomb.\n\n"
         "The police spoke of a grim week. A car bomb exploded in the Nur quarter of Mosul on "
         "Wednesday evening, killing nine people.", ["2021-03-10"]),
        # another one, whose dead are others
        ("A car bomb killed four people in Mosul on Friday.\n\nA car bomb exploded in Mosul on "
         "Wednesday, killing nine people.", ["2021-03-12", "2021-03-10"]),
    ],
)  # fmt: skip
def test_an_event_told_by_what_followed_it_is_one(
    text: str, days: list[str], known: Gazetteer
) -> None:
    events = [i for i in told(text, known, published=date(2021, 3, 12)) if i.kind == "event"]
    assert [str(i.date_start) for i in events] == days


@pytest.mark.parametrize(
    "text",
    [
        "Air raid sirens sounded across Mosul on Monday.",
        "The ministers said the group planned to bomb churches in Mosul.",
        "The company opened fire in a legal battle over the field in Kirkuk on Monday.",
        "The row has exploded into a fight over the budget in Baghdad.",
        "Mosul's Tigers stormed to a 4-1 win in the semi-final on Monday with two strikes before "
        "half-time. Their striker shot wide.",
    ],
)
def test_words_of_war_that_tell_of_no_attack(text: str, known: Gazetteer) -> None:
    assert told(text, known) == []


def test_a_match_that_was_bombed_is_an_attack(known: Gazetteer) -> None:
    text = "A bomber blew himself up at the cup final in Kabul before half-time, killing six."
    assert [i.killed for i in told(text, known)] == [(6, 6)]


def test_what_was_done_ever_since_is_a_series(known: Gazetteer) -> None:
    text = "Gunmen have attacked schools and markets in Mosul since 2014."
    assert [i.kind for i in told(text, known)] == ["aggregate"]


def test_who_marches_elsewhere_gives_no_place(known: Gazetteer) -> None:
    text = "Thousands protested in Basra and Erbil on Monday after a bomb killed nine in Mosul."
    assert [p.name for i in told(text, known) for p in i.places] == ["Mosul"]


def test_incidents_stand_in_the_order_of_reading(known: Gazetteer) -> None:
    text = (
        "An airstrike hit Mosul on Monday.\n\nA car bomb in Kirkuk killed two on Sunday.\n\n"
        "The war in Syria has killed more than 350,000 people.\n\nRockets hit Erbil on Saturday."
    )
    starts = [i.evidence[0].span.start for i in told(text, known)]
    assert len(starts) == 4
    assert starts == sorted(starts)


NEWS = "A bomb killed at least 12 people and wounded 30 in Mosul on Monday, police said. "
ASIDES = [
    ("It came three days after gunmen stormed a bank in Kirkuk. Nine people were killed and 21 "
     "wounded in the attack, the ministry said.", [(12, None), (9, 9)]),
    ("It came three days after gunmen stormed a bank in Kirkuk. The death toll of the attack has "
     "risen to 14.", [(14, 14), (None, None)]),
    ("It came three days after gunmen stormed a bank in Kirkuk. At least 12 people were killed in "
     "the attack, medics said too.", [(12, None), (None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed"), ASIDES)
def test_toll_behind_an_attack_recalled(
    text: str, killed: list[tuple[int | None, int | None]], known: Gazetteer
) -> None:
    assert [i.killed for i in told(NEWS + text, known)] == killed
