"""Attacks before the courts: their days, and that the ruling is the news."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only, told

Days = tuple[date, date]
YEAR: Days = (date(2015, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Three men were jailed for life by a court in Tikrit on Monday for the 2015 attack on the "
         "town's bus station, in which 14 people died.", YEAR),
        ("A man went on trial in Mosul on Monday over the attack on a hotel on 4 March 2015 that "
         "killed 12 people.", (date(2015, 3, 4), date(2015, 3, 4))),
        ("A court in Mosul sentenced two people to death on Monday over last year's market bombing "
         "in Tikrit, which killed 27.", (date(2020, 1, 1), date(2020, 12, 31))),
        ("Prosecutors on Monday charged a man with the 11 May 2015 attack on a hotel in Mosul that "
         "killed four tourists.", (date(2015, 5, 11), date(2015, 5, 11))),
    ],
)  # fmt: skip
def test_background_of_its_own_day(text: str, days: Days, known: Gazetteer) -> None:
    incident = only(text, known)
    assert (incident.date_start, incident.date_end) == days
    assert incident.salience == "background"


@pytest.mark.parametrize(
    "text",
    [
        "Police in Mosul on Monday arrested two men suspected of planting the bomb that killed "
        "eleven people at a shrine.",
        "The mastermind of the mosque bombing that killed eleven people was arrested in Mosul on "
        "Monday, officials said.",
    ],
)
def test_the_day_of_an_arrest_is_not_that_of_the_attack(text: str, known: Gazetteer) -> None:
    assert only(text, known).date_start is None


@pytest.mark.parametrize(
    "text",
    [
        "Four gunmen convicted of killing nine tourists in Mosul were hanged on Monday.",
        "A court ruled on Monday that a woman must spend 20 years in prison for the bombing that "
        "killed a teacher in Mosul.",
    ],
)
def test_nobody_says_when(text: str, known: Gazetteer) -> None:
    assert told(text, known) == []


def test_an_arrest_beside_the_news_takes_no_day_away(known: Gazetteer) -> None:
    text = "A bomb killed nine people in Mosul on Monday. Police arrested a suspect on Tuesday."
    assert only(text, known).date_start == date(2021, 3, 8)


def test_what_a_report_of_a_court_tells_is_no_news(known: Gazetteer) -> None:
    text = (
        "A woman must spend 27 years in prison for the bombing that killed a teacher, a court in "
        "Mosul ruled on Monday.\n\nThe man was given a parcel in a cafe in Mosul. A bomb in it "
        "went off and killed him; 52 people were injured."
    )
    assert [i.date_start for i in told(text, known)] == [None]


def test_the_year_of_an_attack_is_not_that_of_the_ruling(known: Gazetteer) -> None:
    text = "Nine people were jailed in Mosul on Jan. 3 for the 2015 attack that killed 40 there."
    assert only(text, known).date_start == date(2015, 1, 1)
