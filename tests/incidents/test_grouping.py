"""Which tellings are one event, which are two, which are series or totals."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import told

ONE = (
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
)  # fmt: skip


@pytest.mark.parametrize("text", [text for text, _ in TWO], ids=[why for _, why in TWO])
def test_two_events_stay_two(text: str, known: Gazetteer) -> None:
    events = [i for i in told(text, known) if i.kind == "event"]
    assert len(events) == 2, [i.summary for i in events]


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
        ("An airstrike hit Mosul on Monday. A drone strike hit Aleppo on Monday.",
         ["main", "background"]),
        ("An airstrike hit Mosul on Monday. An airstrike hit Mosul on Sunday.",
         ["main", "background"]),
        ("A drone strike hit Rutba on Monday\n\nRelated Article: Drone strike kills two in Mosul",
         ["main", "headline_only"]),
        ("In January, an airstrike hit Rutba.", ["main"]),
    ],
)  # fmt: skip
def test_salience(text: str, saliences: list[str], known: Gazetteer) -> None:
    assert [i.salience for i in told(text, known)] == saliences


def test_incidents_stand_in_the_order_of_reading(known: Gazetteer) -> None:
    text = (
        "An airstrike hit Mosul on Monday.\n\nA car bomb in Kirkuk killed two on Sunday.\n\n"
        "The war in Syria has killed more than 350,000 people.\n\nRockets hit Erbil on Saturday."
    )
    starts = [i.evidence[0].span.start for i in told(text, known)]
    assert len(starts) == 4
    assert starts == sorted(starts)
