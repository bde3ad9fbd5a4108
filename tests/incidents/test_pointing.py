"""Places that the words of an event only point at, and heads of round-ups."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.incidents.assessment import PLACE_BEFORE
from tests.incidents.reports import told

# a report, and the places of its incidents in order
POINTING: list[tuple[str, list[str]]] = [
    # a site of which the next sentence says where it lies
    (
        "Militants overran an army post in Helmand on Monday, killing six. The post is in Sangin.",
        ["Sangin"],
    ),
    ("Gunmen burned a market in Helmand on Monday. That market, near Sangin, is old.", ["Sangin"]),
    # those who tell of it live there
    ("Residents of Azaz said shells fell on a market on Monday, killing three.", ["Azaz"]),
    # the one site of the sentence
    ("Aleppo airport was shut after an air raid on Monday.", ["Aleppo International Airport"]),
    # "the same town" is an event's, not one that is only spoken of
    (
        "A bomb killed two people in Manbij on Monday. Doctors were sent from Homs. Last week six "
        "people died when a bomb went off at a fair in the same town.",
        ["Manbij", "Manbij"],
    ),
    # "the same town" is no town of an aside with a place of its own
    (
        "Gunmen attacked the town of Rawa on Monday, killing three. The army is busy with its "
        "operation in Tikrit. In October bombers struck the same town and killed four.",
        ["Rawa", "Rawa"],
    ),
    # "there" is in the town that the sentence names, or else where the report began
    ("Police in Kirkuk said a shell hit a mosque there on Monday, killing two.", ["Kirkuk"]),
    (
        "A drone hit the oil field of Khurmala on Monday, killing four. Nobody claimed it. Oil "
        "rose. Traders sold. Banks shut. The minister spoke. Half is exported. On January 2, two "
        "drones hit a tank there.",
        ["Khurmala field", "Khurmala field"],
    ),
    # what came days later, and has no place of its own, was there too
    (
        "On January 6, a bomb went off at a consulate in Misrata. Days later, a rocket was fired "
        "at a convoy, and two guards were hurt.",
        ["Misrata", "Misrata"],
    ),
    # a quarter that bears the name of a far-off town
    (
        "A blast killed 30 in Mogadishu on Monday. Later a car blew up in the Tripoli "
        "neighbourhood, killing two.",
        ["Mogadishu", "Mogadishu"],
    ),
    # a way without a distance says less than a district
    ("A bomb hit a patrol in the Tarmiyah district, north of Baghdad, on Monday.", ["Tarmiyah"]),
    # the phrase with which a sentence opens has its own place
    (
        "After the shelling of Azaz hospital on Monday, which killed nine, the charity pulled its "
        "nurses out of hospitals in Hama.",
        ["Azaz"],
    ),
    # where somebody works, and where a president was, is no scene
    (
        "Ali Rezai, a director at the Arak reactor, died when a bomb hit his car in Shiraz.",
        ["Shiraz"],
    ),
    (
        "A bomb killed two in Manbij on Monday. The president, who was in Tehran, was told of the "
        "blast.",
        ["Manbij"],
    ),
    # a district of a city is finer than the city
    (
        "Gunmen shot dead an officer in the Mansoura district of Aden on Monday. The attack was "
        "the third in Aden this month.",
        ["Mansoura District"],
    ),
    # what lies on a road is finer than the road
    (
        "A mine killed two soldiers near Saraqib, on the road linking Aleppo and Hama, on Monday.",
        ["Saraqib"],
    ),
    ("A mine killed two soldiers on the Homs to Hama road near Rastan on Monday.", ["Rastan"]),
    # where it came from, and where the hurt were taken, is no scene
    ("Missiles fired from Latakia hit Manbij on Monday, killing four.", ["Manbij"]),
    ("Jets flying from over the Golan bombed Masyaf on Monday, killing two.", ["Masyaf"]),
    (
        "A girl died at a hospital in Damascus after a blast in Azaz on Monday that killed two.",
        ["Azaz"],
    ),
    # an attack of years ago, recalled without its place: of a town said to have been hit before
    (
        "Gunmen killed four policemen in Karak on Monday. Bombings in Amman are rare. In 2005, "
        "bombers killed 57 people at three hotels.",
        ["Karak", "Amman"],
    ),
    # of the city that is all a report speaks of, if it names what cities have
    (
        "Two car bombs killed 12 people in Baghdad on Monday. In August 2009, lorries blew up "
        "outside ministries, killing 95.",
        ["Baghdad", "Baghdad"],
    ),
    (
        "Gunmen killed 18 people in Seytenga in Burkina Faso on Monday. In January 2016, gunmen "
        "killed 30 people at a hotel.",
        ["Seytenga", "Burkina Faso"],
    ),
    # "the capital" is the one that the report names, told in full behind the headline
    (
        "Turkish jets struck a camp in northern Iraq on Monday, a day after a bomb killed five "
        "people in Ankara. In February 2017, a car bomb aimed at a bus in the capital killed 29.",
        ["Iraq", "Ankara", "Ankara"],
    ),
    # the capital of a country named, though the report does not name the capital
    ("A car bomb killed eight people in the Iraqi capital on Monday.", ["Baghdad"]),
    ("Blasts rocked Yemen's capital on Monday, killing four.", ["Sanaa"]),
    (
        "A bomb killed eight people in Anbar province on Monday, officials in the Iraqi capital "
        "said.",
        ["Anbar"],
    ),
    # "the city" is no camp in it
    (
        "Shells hit Abu Shouk camp in El Fasher on Monday, killing nine. A day earlier a drone hit "
        "a clinic in the city, killing two.",
        ["Abu Shouk camp", "El Fasher"],
    ),
    # a district that holds a village is no part of the town of the dateline
    (
        "BANGUI (Wire) - Rebels attacked a mission in Bokorwa, in the Nzakwe district, on Monday, "
        "killing a priest.",
        ["Central African Republic"],
    ),
    # a town abroad by name alone, that nothing in the report speaks for
    (
        "MAPUTO (Wire) - Gunmen killed six people in Cabo Delgado on Monday. A Spaniard was "
        "hurt. In March 2009 militants stormed the town of Lorca, killing dozens.",
        ["Cabo Delgado", "Mozambique"],
    ),
    # and one of the province that the report names
    (
        "MAPUTO (Wire) - Gunmen killed six people in Cabo Delgado on Monday. A Spaniard was "
        "hurt. In March 2009 militants stormed the town of Palma, killing dozens.",
        ["Cabo Delgado", "Palma"],
    ),
    # what is attacked may be a gathering
    ("A bombing at an election meeting in Manbij killed eight people on Monday.", ["Manbij"]),
]


@pytest.mark.parametrize(("text", "names"), POINTING)
def test_the_place_pointed_at(text: str, names: list[str], known: Gazetteer) -> None:
    assert [i.place.name if i.place else None for i in told(text, known)] == names


# a round-up, and the places of its incidents
ROUND_UPS: list[tuple[str, list[str]]] = [
    (
        "MANBIJ: A car bomb exploded outside a court on Monday, killing four.\n\n"
        "AZAZ: Gunmen attacked a checkpoint on Monday. Two policemen were killed.",
        ["Manbij", "Azaz"],
    ),
    (
        "Manbij.\n\nA drone hit a bus stop on Monday, killing two people.\n\n"
        "Azaz.\n\nShelling destroyed a school on Monday.",
        ["Manbij", "Azaz"],
    ),
    # a finer place of its own is kept
    (
        "ALEPPO: Shells killed two people in Sheikh Maqsoud on Monday.\n\n"
        "HOMS: A bomb exploded in a shop on Monday, killing seven.",
        ["Sheikh Maqsoud", "Homs"],
    ),
]


@pytest.mark.parametrize(("text", "names"), ROUND_UPS)
def test_what_stands_under_a_head_is_there(text: str, names: list[str], known: Gazetteer) -> None:
    found = told(text, known)
    assert [i.place.name if i.place else None for i in found] == names


def test_a_place_of_another_sentence_says_so(known: Gazetteer) -> None:
    _, last = told(
        "Manbij.\n\nA drone hit a bus stop on Monday, killing two people.\n\n"
        "Azaz.\n\nShelling destroyed a school on Monday.",
        known,
    )
    assert PLACE_BEFORE in last.reasons
    for evidence in last.evidence:
        assert all(evidence.span.start <= m.start < evidence.span.end for m in evidence.marks)


def test_one_dateline_makes_no_round_up(known: Gazetteer) -> None:
    text = "DAMASCUS: A drone strike killed nine people in Azaz on Monday."
    (incident,) = told(text, known)
    assert incident.place is not None
    assert incident.place.name == "Azaz"
