"""The toll of one attack among the figures of a report; published on Wednesday 10 March 2021."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.pipeline import extract
from geo.reading import document_of
from tests.incidents.reports import WEDNESDAY, told

Toll = tuple[int | None, int | None]
UNSAID: Toll = (None, None)
HIT = "An airstrike hit Mosul on Monday"


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # one blow of several, people in hospital, and people of a longer time
        (f"{HIT}, wounding more than 40 people. One bomb came down beside a school and injured six "
         "people there.", UNSAID, (40, None)),
        (f"{HIT}, injuring 60 people. Nine children were rushed to a hospital.", UNSAID, (60, 60)),
        (f"{HIT}. Nine children were rushed to a hospital.", UNSAID, (9, 9)),
        (f"{HIT}, killing six people. The strike brought the toll since Saturday to 81.",
         (6, 6), UNSAID),
        (f"{HIT}, killing six. The confrontations have killed 290 people, including 200 fighters "
         "and 90 farmers.", (6, 6), UNSAID),
        # attackers among those counted
        ("A suicide attack hit Mosul on Monday. A mother, a vigilante and three bombers were "
         "killed. Five people died, police said.", (5, 5), UNSAID),
        ("Gunmen stormed a hotel in Mosul on Monday, killing at least 17 people. Six of the 17 "
         "killed had attacked the hotel; one officer died in the rescue.",
         (17, None), UNSAID),
        ("Gunmen attacked a hotel in Mosul on Monday. Twelve people, including the three "
         "attackers, died.", (12, 12), UNSAID),
        # earlier figures, and another voice's
        (f"{HIT}, killing six people. The service had written on its channel earlier that two "
         "bodies were found.", (6, 6), UNSAID),
        (f"{HIT}. At least 10 policemen were killed, officials said. A member of the council, "
         "Omar Karim, put the number at eight.", (8, 10), UNSAID),
        ("Activists said more than 200 people were killed in a strike on Mosul on Monday. Syrian "
         "activists said it had killed at least 213. A nurse said the toll was 213.",
         (213, 213), UNSAID),
        ("Two men blew themselves up in Mosul on Monday. The police put the dead at 16 and the "
         "hospital at 20.", (16, 20), UNSAID),
        # the headline's figure counts those told of behind it; nobody knows how many strikes
        (f"{HIT}, killing dozens of people. Nobody knew how many air strikes there had been "
         "near Tal Afar. A doctor put the dead at 44 by then, with 63 wounded.",
         (44, 44), (63, 63)),
        ("A car bomb went off in Mosul on Monday. Officials gave death tolls ranging from three "
         "to 10.", (3, 10), UNSAID),
        ("A shell hit a house in Mosul on Monday, killing a couple, their daughter and a "
         "neighbour.", (4, 4), UNSAID),
        (f"{HIT}, wounding 16. A clinic said it had received seven injured people.",
         UNSAID, (16, 16)),
        # the others who were hurt are those told before
        (f"{HIT}, killing one person and wounding 12. The 12 others injured are in a clinic.",
         (1, 1), (12, 12)),
    ],
)  # fmt: skip
def test_toll_of_one_attack(text: str, killed: Toll, injured: Toll, known: Gazetteer) -> None:
    incident = next(i for i in told(text, known) if i.kind == "event")
    assert (incident.killed, incident.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a toll of strikes all over a wide place is none of one town
        ("Israeli strikes across the Gaza Strip killed at least 70 people on Monday. A strike on "
         "houses in Khan Younis killed 36, the ministry said.", {"Khan Younis": (36, 36)}),
        ("Russian shelling across the Kherson region killed six people on Monday. A shell hit a "
         "bus stop in Bilozerka, killing four.", {"Bilozerka": (4, 4)}),
        # the sum of two attacks, told with the second
        ("Gunmen killed seven people in Balad on Monday. Many fled to Dujail, which led to an "
         "attack on Dujail that killed two people, for a total of nine dead.",
         {"Balad": (7, 7), "Dujail": (2, 2)}),
        # each town's own, behind an aside
        ("Nine people, a boy of seven among them, were killed by missiles in Nikopol on Monday "
         "and three in Marhanets.", {"Nikopol": (9, 9), "Marhanets": (3, 3)}),
        # behind "while" the next town has its own
        ("Missiles killed eleven people in Nikopol on Monday, while three others were killed and "
         "two hurt in Marhanets.", {"Nikopol": (11, 11), "Marhanets": (3, 3)}),
        ("On Monday 11 people died in Rafah. Shells of Israel killed three others in Beit "
         "Hanoun, in the north, and four in Nuseirat.",
         {"Beit Hanoun": (3, 3), "Nuseirat": (4, 4)}),
        # the next town is not that of a quarter told with its own
        ("At least 11 people died in an airstrike on Monday. The strike hit a flat in the Zeitoun "
         "quarter of Gaza City. Three others were killed by shelling on Jabalia.",
         {"Zeitoun": (11, None), "Jabalia": (3, 3)}),
        # one attack's share of a longer toll
        ("On Monday police counted the dead. Three days of violence had killed at least 150 "
         "people, including 70 killed in twin bombings of mosques in Khanaqin.",
         {"Khanaqin": (70, 70)}),
    ],
)  # fmt: skip
def test_toll_by_place(text: str, expected: dict[str, Toll], known: Gazetteer) -> None:
    found = {i.place.name: i.killed for i in told(text, known) if i.kind == "event" and i.place}
    assert found == expected


def test_headline_counts_those_told_behind_it(known: Gazetteer) -> None:
    document = document_of(
        "Shells on Mosul killed one more civilian and wounded two on Monday.",
        title="Two civilians killed, nine wounded in shelling of Mosul",
        published=WEDNESDAY,
    )
    (incident,) = (i for i in extract(document, known).incidents if i.kind == "event")
    assert incident.killed == (2, 2)


def test_headline_counts_all_over_a_country(known: Gazetteer) -> None:
    document = document_of(
        "Bombers attacked mosques on Monday. At least 55 were killed across the country. Two bombs "
        "at a mosque in Baquba left 31 dead.",
        title="55 Iraqis killed",
        published=WEDNESDAY,
    )
    (incident,) = (i for i in extract(document, known).incidents if i.kind == "event")
    assert incident.killed == (31, 31)
