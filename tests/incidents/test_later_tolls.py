"""Tolls that a later figure replaces or holds, sums over several events, tolls told first."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only, told

Toll = tuple[int | None, int | None]
UNSAID: Toll = (None, None)
HIT = "A bomb went off in a market in Kunduz on Monday"

REPLACED = [
    (f"{HIT}, killing nine people.\n\nThe death toll has risen to 12.", (12, 12), UNSAID),
    (f"{HIT}, killing nine people and wounding 30, police said.\n\nThe death toll rose to 12 on "
     "Tuesday.", (12, 12), (30, 30)),
    (f"{HIT}, killing one person and injuring six.\n\nThe death toll has risen to three and the "
     "number of injured to 11.", (3, 3), (11, 11)),
    (f"{HIT}, killing nine people.\n\nThree of the wounded later died in hospital, bringing the "
     "total to 12.", (12, 12), UNSAID),
    (f"{HIT}, killing five people, police said.\n\nA police spokesman later said two of the "
     "wounded had died, raising the toll to seven.", (7, 7), UNSAID),
    (f"{HIT}.\n\nThe army said 11 soldiers had died.\n\nIt later put the death toll at 37.",
     (37, 37), UNSAID),
    (f"{HIT}, killing 12 people, the mayor said.\n\nThe toll was later revised down to eight.",
     (8, 8), UNSAID),
    # what came on top is in the total
    ("The death toll from a bombing in Kunduz on Monday has risen to 20 after two more of the "
     "wounded died, officials said.", (20, 20), UNSAID),
    # another voice later is another voice
    (f"{HIT}.\n\nThe army said 11 people had died.\n\nThe mayor later spoke of 14 dead.",
     (11, 14), UNSAID),
]  # fmt: skip
VOICES = [
    (f"{HIT}, killing at least 11 people, aid workers said.\n\nA doctor said 20 people had died.",
     (11, 20), UNSAID),
    (f"{HIT}.\n\nPolice said seven people were killed.\n\nA doctor said at least 12 had died.",
     (7, 12), UNSAID),
    # the report's own lower bound is no other voice
    (f"{HIT}, killing at least 11 people.\n\nA doctor said 20 people had died.", (20, 20), UNSAID),
    # vague words give no highest figure
    (f"{HIT}, killing two people, police said.\n\nThe rebels said they had killed dozens.",
     (2, None), UNSAID),
    (f"{HIT}.\n\nThe ministry said eight people had been killed, while the governor spoke of six.",
     (6, 8), UNSAID),
]  # fmt: skip
HELD = [
    (f"{HIT}, killing 13 people and wounding 30.\n\nFour children were killed at the gate, a "
     "witness said.", (13, 13), (30, 30)),
    (f"{HIT}, killing 13 people, police said.\n\nTwo soldiers died at the gate.", (13, 13), UNSAID),
    (f"{HIT}, killing 13 people, police said.\n\nThe imam was also killed.", (13, 13), UNSAID),
    # rivals: the army counts its own
    (f"{HIT}.\n\nResidents said 12 people were killed.\n\nThe army said two soldiers were killed.",
     (2, 12), UNSAID),
]  # fmt: skip
GOING_ON = [
    (f"{HIT}.\n\nNine people died at the scene and three succumbed to their wounds in hospital.",
     (12, 12), UNSAID),
    (f"{HIT}.\n\nOne man was killed instantly and two women died on the way to hospital.",
     (3, 3), UNSAID),
]  # fmt: skip
SOME = [
    # two figures that make up a third are its parts
    (f"{HIT} and at least 26 people died.\n\nA doctor said that 22 were dead on arrival and four "
     "more had died since.", (26, None), UNSAID),
    (f"{HIT}, killing 13 people, three of them boys.\n\nTen soldiers lost their lives, the army "
     "said.", (13, 13), UNSAID),
    # of one voice's people, of one of several blows
    (f"{HIT}, killing 13 people, police said.\n\nThe Red Cross said three of its staff were "
     "killed.", (13, 13), UNSAID),
    (f"{HIT}, killing 13 people, police said.\n\nA second device killed two soldiers, the army "
     "said.", (13, 13), UNSAID),
    (f"{HIT}, killing 13 people, police said.\n\nPolice said that among the 14 dead was a judge.",
     (13, 14), UNSAID),
    # a figure that somebody had given before the news
    (f"{HIT}, killing 13 people, police said.\n\nDoctors had spoken of nine dead and 40 wounded.",
     (13, 13), (40, 40)),
    (f"{HIT}.\n\nThe toll rose to 13 dead and 30 wounded.\n\nPolice had reported nine dead and 40 "
     "wounded.", (13, 13), (30, 30)),
    (f"{HIT}.\n\nPolice said that eight people had died; a woman died of her wounds overnight.",
     (9, 9), UNSAID),
    # a vague number is no base of "others", and none of some is not nobody
    (f"{HIT}, killing nine people and wounding dozens.\n\nAt least 55 others were injured, doctors "
     "said.", (9, 9), (55, None)),
    (f"{HIT}, killing nine people.\n\nThe US said no American was hurt.", (9, 9), UNSAID),
    (f"{HIT}, killing nine people.\n\nThe army said nobody was hurt.", (9, 9), (0, 0)),
    (f"{HIT}, killing nine people.\n\nLocal media reported up to 14 deaths.", (9, 14), UNSAID),
    (f"{HIT}.\n\nAs many as 14 people were killed.", (14, 14), UNSAID),
    # who counts sits elsewhere
    (f"{HIT}, killing nine people.\n\nThe ministry in Kabul put the number of wounded at 33.",
     (9, 9), (33, 33)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "killed", "injured"), [*REPLACED, *VOICES, *HELD, *GOING_ON, *SOME]
)
def test_toll(text: str, killed: Toll, injured: Toll, known: Gazetteer) -> None:
    incident = only(text, known)
    assert (incident.killed, incident.injured) == (killed, injured), incident.claims


@pytest.mark.parametrize(
    "text",
    [
        "Another 32 people were killed across the territory.",
        "Since the start of the year, such bombs have killed 43 people.",
        "A monitor counts 430 people killed since the coup.",
    ],
)
def test_dead_of_other_places_or_a_longer_time(text: str, known: Gazetteer) -> None:
    events = [i for i in told(f"{HIT}, killing nine people.\n\n{text}", known) if i.kind == "event"]
    assert [incident.killed for incident in events] == [(9, 9)]


HOME = [
    # the number of dead, the site or the day of a toll lead it to one of two attacks
    ("Twelve people were hurt at the mosque, police said.", 0),
    ("Doctors said 20 people were killed and 12 hurt.", 0),
    ("Police said that 12 people had been hurt on Sunday.", 0),
    ("Police said that 12 people had been hurt.", 1),
]


@pytest.mark.parametrize(("text", "home"), HOME)
def test_toll_of_one_of_two_attacks(text: str, home: int, known: Gazetteer) -> None:
    first = "Gunmen stormed a mosque in Kunduz on Sunday, killing 20 people."
    then = "On Monday gunmen attacked a bank in Mosul, killing 15 people."
    made = told(f"{first}\n\n{then}\n\n{text}", known)
    assert [i.injured for i in made][home] == (12, 12)


EARLY = [
    # the first words have the toll of an attack that is told behind them
    ("Five dead, including two children, in Kupiansk\n\nRescuers worked through the night.\n\nA "
     "missile hit a building in Kupiansk on Monday.", (5, 5), UNSAID),
    ("The number of dead rose to 31 on Tuesday as more of the wounded died, police said.\n\nThe "
     "attack began on Sunday when a suicide bomber drove a car into a hotel in Mogadishu.\n\n"
     "Police had put the toll at 17 on Monday.", (31, 31), UNSAID),
    ("At least seven people died and 20 were injured on Monday in Afrin, doctors said.\n\nA car "
     "bomb went off near a market.", (7, None), (20, 20)),
    # of an accident
    ("Seven people died when a ferry sank off Mogadishu on Monday.\n\nA car bomb went off near a "
     "hotel in Mogadishu on Tuesday.", UNSAID, UNSAID),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "injured"), EARLY)
def test_toll_told_before_the_attack(
    text: str, killed: Toll, injured: Toll, known: Gazetteer
) -> None:
    incident = only(text, known)
    assert (incident.killed, incident.injured) == (killed, injured), incident.claims


def test_a_sum_over_several_events_is_no_toll_of_one(known: Gazetteer) -> None:
    text = (
        "Shelling kills four in southern Ukraine\n\nShelling killed three people and wounded eight "
        "in Kherson on Monday, the governor said.\n\nIn Nikopol, a man was killed when a drone "
        "hit a bus on Monday."
    )
    tolls = {i.place.name: i.killed for i in told(text, known) if i.place}
    assert tolls == {"Kherson": (3, 3), "Nikopol": (1, 1)}


def test_a_sum_is_of_the_events_told_next_alone(known: Gazetteer) -> None:
    text = (
        "Shelling kills four in southern Ukraine\n\nShelling killed three people and wounded eight "
        "in Kherson on Monday, the governor said.\n\nIn Nikopol, a man was killed when a drone "
        "hit a bus on Monday.\n\nAlso on Monday, a missile killed nine soldiers in Donetsk."
    )
    tolls = {i.place.name: i.killed for i in told(text, known) if i.place}
    assert tolls == {"Kherson": (3, 3), "Nikopol": (1, 1), "Donetsk": (9, 9)}


def test_the_toll_of_a_city_is_none_of_its_quarters(known: Gazetteer) -> None:
    text = (
        "Rocket attacks on Aleppo killed nine people, state media said.\n\nTwo people were killed "
        "on Monday when a rocket hit the Furqan neighbourhood of Aleppo.\n\nOn Sunday, a rocket "
        "hit the Midan neighbourhood of Aleppo, killing five people."
    )
    assert [i.killed for i in told(text, known) if i.kind == "event"] == [(2, 2), (5, 5)]


def test_bodies_that_were_seen_are_some_of_the_dead(known: Gazetteer) -> None:
    text = f"{HIT}, killing 40 people.\n\nA video showed the bodies of nine people in a clinic."
    assert only(text, known).killed == (40, 40)


def test_a_headline_may_count_the_chiefs_among_the_dead_alone(known: Gazetteer) -> None:
    text = (
        "Strike kills seven Taliban commanders in Kunduz\n\nAn air strike in Kunduz on Monday "
        "killed 49 militants, including seven commanders, the ministry said."
    )
    assert only(text, known).killed == (49, 49)


def test_an_air_raid_is_none_of_the_shots_told_before(known: Gazetteer) -> None:
    text = (
        "Snipers shot dead a farmer in Kunduz on Monday.\n\nOn Monday, 23 civilians were killed in "
        "air raids on a town in the east."
    )
    assert [i.killed for i in told(text, known)] == [(1, 1), (23, 23)]


def test_a_toll_goes_home_to_the_event_of_its_town(known: Gazetteer) -> None:
    text = (
        "A missile hit Mosul on Monday.\n\nA drone hit Kirkuk on Monday.\n\nIn Mosul two guards "
        "were killed, a doctor said."
    )
    tolls = {i.place.name: i.killed for i in told(text, known) if i.place}
    assert tolls == {"Mosul": (2, 2), "Kirkuk": UNSAID}


def test_a_replaced_figure_is_kept_with_its_words(known: Gazetteer) -> None:
    incident = only(f"{HIT}, killing nine people.\n\nThe death toll has risen to 12.", known)
    assert [(c.killed_min, c.superseded) for c in incident.claims] == [(9, True), (12, False)]


def test_who_was_not_hurt_is_some_of_those_counted(known: Gazetteer) -> None:
    text = "A missile hit a base near Erbil on Monday, killing four guards. No American was hurt."
    claims = only(text, known).claims
    assert [c.subset_of for c in claims] == [None, 0]
