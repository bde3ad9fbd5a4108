"""Where and when an event was, where other places and other days stand in the same sentences."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import MONDAY, SATURDAY, SUNDAY, WEDNESDAY, only, told

TUESDAY = date(2021, 3, 9)

# report, then name and precision of the place that its one event has
WHERE: list[tuple[str, str, str]] = [
    # which way a province lies from a town
    ("Coalition jets hit rebel positions in Saada province, to the north of Sanaa, on Tuesday, "
     "killing nine fighters.", "Saada", "province"),
    ("On Tuesday warplanes bombed a camp in Hajjah governorate, northwest of Sanaa; six died.",
     "Hajjah", "province"),
    ("Two soldiers died on Tuesday in an ambush in Nineveh province, south of Mosul.", "Mosul",
     "near"),
    ("Gunmen killed six policemen at a post in Bayda province, southeast of the capital, on "
     "Tuesday, the ministry in Sanaa said.", "Bayda", "province"),
    # units that stand for the villages in them
    ("Armed men attacked a village in the Circle of Koro in Mali on Tuesday, killing 11.", "Koro",
     "district"),
    ("Raiders assaulted as many as four villages in the commune of Bankass in Mali on "
     "Tuesday, killing 40.", "Bankass", "district"),
    ("Bandits attacked Tolkuwa and Rafinda villages of Zurmi Local Government Area of Zamfara "
     "State, Nigeria, on Tuesday, killing 11.", "Zurmi", "town"),
    ("A roadside bomb killed four on Tuesday. The blast happened in the Sabari area of Khost, an "
     "Afghan official said.", "Sabari", "district"),
    ("Gunmen killed 23 farmers in Tolkuwa village near Baga, in Kukawa council area of Borno "
     "state, Nigeria, on Tuesday.", "Baga", "near"),
    # the town from which a report of an unnamed district is sent
    ("WANA, Pakistan (AP) — A mine exploded in a tribal district near Afghanistan on Tuesday, "
     "killing three soldiers, police said.", "Wana", "town"),
    # whose people, whose streets, where somebody stands or told of it
    ("Planes of Saudi Arabia struck a depot in Sanaa on Tuesday, killing two.", "Sanaa", "town"),
    ("Jets bombed Mosul refugees in a convoy near Erbil on Tuesday, killing nine.", "Erbil",
     "near"),
    ("A shell hit a bakery in Aleppo on Tuesday, between Hama and Homs streets, killing four.",
     "Aleppo", "town"),
    ("Police in Zamfara told newsmen in Gusau on Tuesday that bandits had killed nine people in "
     "Tsafe, Nigeria.", "Tsafe", "town"),
    ("Drones hit the port of Suakin on Tuesday. Nobody claimed the attack, though the rebels, "
     "whose lines lie far off at Khartoum, had threatened it.", "Suakin", "town"),
    ("A roadside bomb hit a van on the Kohat Road in Peshawar on Tuesday, killing two.",
     "Peshawar", "town"),
    # what is struck as a noun
    ("Three were killed and two others wounded by Russian shelling of the town of Siversk in "
     "eastern Ukraine on Tuesday.", "Siversk", "town"),
    # namesakes in another country or on another side
    ("Missiles hit a house in the Moscow area of Datta Khel tehsil in Pakistan's North Waziristan "
     "on Tuesday, killing five.", "Datta Khel", "district"),
    ("A drone killed two men in Tunga village in Nigeria's Zamfara State on Tuesday.", "Zamfara",
     "province"),
    ("A car bomb in the Ilam district of southern Baghdad killed three on Tuesday.", "Baghdad",
     "town"),
    # spelt as agencies do
    ("A bomb hit a convoy in Al-Baitha, Yemen, on Tuesday, killing two.", "Bayda", "town"),
    ("Two constables died in a blast in Pakistan's Bajur district on Tuesday.", "Bajaur",
     "district"),
    # the month is no march
    ("Nine were killed in Mopti on Sunday, March 7, when a bomb went off.", "Mopti", "town"),
    # a site that is called as a town is
    ("A bomb killed 20 people on Tuesday at the Deh Rawood mosque in Kunduz, Afghanistan.",
     "Kunduz", "town"),
    # who is called as a town is
    ("A raid near Baalbek killed two on Tuesday. The raid, according to Baalbek's mayor, Bashir "
     "Khodor, hit a barn.", "Baalbek", "near"),
    # what led to it
    ("Shells killed nine in Omdurman on Tuesday. The attacks followed the withdrawal of fighters "
     "from Jebel Aulia.", "Omdurman", "town"),
    # several drones are one attack
    ("Drones struck on Tuesday. Multiple drones hit a market in Sodari, Sudan, killing 14.",
     "Sodari", "town"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "precision"), WHERE, ids=[t[:50] for t, *_ in WHERE])
def test_it_was_there(text: str, name: str, precision: str, known: Gazetteer) -> None:
    event = only(text, known)
    assert event.kind == "event"
    assert event.place is not None
    assert name in event.place.name
    assert event.place.precision in precision.split()


# report, then the names of the places of its events
SEVERAL: list[tuple[str, list[str]]] = [
    ("A bomb killed six people in Kunduz on Tuesday. A soldier was killed when another bomb hit an "
     "army vehicle in the Afghan capital.", ["Kunduz", "Kabul"]),
    ("KABUL: A bomb killed six people in Kunduz on Tuesday. Elsewhere, a soldier was killed when a "
     "bicycle bomb hit an army vehicle in the country's capital.", ["Kunduz", "Kabul"]),
    ("Jets bombed southern Beirut on Monday. Rescuers found 30 bodies in a block of flats in "
     "Barja. The building was hit by an Israeli air strike on Tuesday.", ["Beirut", "Barja"]),
    ("A missile killed six people in Odesa on Monday. The president also spoke of Sumy, where "
     "rescuers were busy all day after a strike with four drones.", ["Odesa", "Sumy"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SEVERAL, ids=[t[:50] for t, _ in SEVERAL])
def test_each_has_its_place(text: str, names: list[str], known: Gazetteer) -> None:
    assert [i.place.name for i in told(text, known) if i.place] == names


# report, then the first and last day of its one event
WHEN: list[tuple[str, date, date]] = [
    ("Fighters stormed a post in Abyan, killing five soldiers, officials said on Tuesday. "
     "They said the attack, which took place late on Monday in Lawdar, also hurt two.", MONDAY,
     MONDAY),
    ("Gunmen stormed the market of Niono in Mali, killing six, officials said on Tuesday. The "
     "attack followed the abduction of nine traders on Sunday.", TUESDAY, TUESDAY),
    ("Gunmen stormed the market of Niono in Mali on Monday, killing six. The attack came days "
     "after the arrest of a preacher on Saturday.", MONDAY, MONDAY),
    ("A bomb killed six in Niono, Mali. The attack came after nightfall on Monday.", MONDAY,
     MONDAY),
    ("A bomb killed nine in Quetta on January 5, weeks before a regional vote on February 8.",
     date(2021, 1, 5), date(2021, 1, 5)),
    ("Five were killed in a missile strike on Kharkiv a day earlier, the governor said on Tuesday.",
     MONDAY, MONDAY),
    ("A bomb went off in Mopti at dawn on Tuesday as people came home from Monday's fair, killing "
     "nine.", TUESDAY, TUESDAY),
    ("Families in Quetta buried on Tuesday the sons whom they lost in a bombing last weekend that "
     "killed nine.", SATURDAY, SUNDAY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), WHEN, ids=[t[:50] for t, *_ in WHEN])
def test_it_was_then(text: str, first: date, last: date, known: Gazetteer) -> None:
    event = only(text, known)
    assert (event.date_start, event.date_end) == (first, last)


def test_a_verb_that_is_joined_on_has_the_day_and_the_culprit(known: Gazetteer) -> None:
    first, second = told(
        "On Monday, Israeli jets struck Khiam, killing two, and later hit Arabsalim in southern "
        "Lebanon, killing one.", known,
    )  # fmt: skip
    assert (first.date_start, second.date_start) == (MONDAY, MONDAY)
    assert second.date_rule == "weekday"
    assert "Israel" in second.perpetrators[0]


def test_what_has_just_been_told_is_not_of_the_day_of_another(known: Gazetteer) -> None:
    first, second = told(
        "A bomber has killed four people at a mosque in Dammam. Another bombing, last Friday, "
        "killed nine at a mosque in Qatif.", known,
    )  # fmt: skip
    assert first.date_start == WEDNESDAY
    assert second.date_start == date(2021, 3, 5)


def test_attacks_that_are_not_rare_are_none_of_the_day(known: Gazetteer) -> None:
    kinds = [
        i.kind
        for i in told(
            "A drone killed two in Khost, Afghanistan, on Monday. Drone attacks in Khost are not "
            "uncommon.", known,
        )
    ]  # fmt: skip
    assert kinds.count("event") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Raiders assaulted at least three hamlets near Koro, Mali, on Tuesday.",
        "The consulate in Benghazi was assaulted by armed men on Tuesday; four died.",
        "Two drones flew straight into the Ilsky refinery in Russia on Tuesday.",
        "A projectile ploughed into a market in Omdurman on Tuesday, killing 14.",
    ],
)
def test_verbs_of_attack(text: str, known: Gazetteer) -> None:
    assert only(text, known).date_start == TUESDAY
