"""Round-ups of the shells of a day, as state agencies write them, and sums of several towns."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import told

Toll = tuple[int | None, int | None]

# report, then place, dead and hurt of each event
ROUND_UPS: list[tuple[str, list[tuple[str, Toll, Toll]]]] = [
    # heads that lost their lines; a head's towns are told one by one
    (
        "Terrorists fired shells at Homs and Daraa on Monday. Homs A source said that a rocket "
        "hit al-Waer neighbourhood and killed four people. Daraa Two persons were injured when "
        "mortar shells hit Daraa al-Balad.",
        [("Al-Waer", (4, 4), (None, None)), ("Daraa al-Balad", (None, None), (2, 2))],
    ),
    # quarters side by side are two places, and "earlier" is the same day
    (
        "Militants fired a rocket at al-Jamiliyah neighbourhood in Aleppo on Monday, killing three "
        "people. Earlier, a shell landed in al-Muhafaza neighbourhood, killing two children.",
        [("Jamiliyah", (3, 3), (None, None)), ("Muhafaza", (2, 2), (None, None))],
    ),
    # headline and lead give the sum of three towns
    (
        "Eleven dead in bombardment of Idlib province\n\nEleven civilians were killed on Monday in "
        "heavy bombardment across Idlib province, a monitor said. In Saraqib, air strikes killed "
        "six people. Another three were killed in raids on Jisr al-Shughur. Two men were killed in "
        "rocket fire on Kafr Nabl.",
        [
            ("Saraqib", (6, 6), (None, None)),
            ("Jisr al-Shughur", (3, 3), (None, None)),
            ("Kafr Nabl", (2, 2), (None, None)),
        ],
    ),
    # a sum of two quarters that no table has
    (
        "Rockets kill three in Aleppo\n\nRocket attacks on residential areas in Aleppo on Monday "
        "killed three people and injured 29. Two women were killed and 16 other people injured "
        "when rockets hit al-Sayyed Murad neighbourhood in the city. More rockets later hit "
        "al-Zahriyeh neighbourhood, leaving one person dead and 13 others injured.",
        [("Aleppo", (2, 2), (16, 16)), ("Aleppo", (1, 1), (13, 13))],
    ),
    # others died elsewhere
    (
        "Jets bombed Saraqib on Monday, killing 26 people. Fifteen others were killed in two more "
        "incidents of violence.",
        [("Saraqib", (26, 26), (None, None))],
    ),
    # the number of a day is of no one strike
    (
        "An air strike killed 12 people in Saraqib on Monday, bringing to 45 the number killed in "
        "24 hours of bombardment.",
        [("Saraqib", (12, 12), (None, None))],
    ),
    # a number of children is no row of strikes
    (
        "Airstrikes hit civilians in Idlib\n\nAt least 15 people, including a number of children, "
        "were killed on Monday by airstrikes, rescuers said. Two raids that targeted the town of "
        "Saraqib in Idlib province left 30 injured.",
        [("Saraqib", (15, None), (30, 30))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROUND_UPS)
def test_each_event_of_a_round_up(
    text: str, expected: list[tuple[str, Toll, Toll]], known: Gazetteer
) -> None:
    made = [i for i in told(text, known) if i.kind == "event"]
    assert [(i.place.name if i.place else "", i.killed, i.injured) for i in made] == expected
    assert {str(i.date_start) for i in made} == {"2021-03-08"}


def test_a_culprit_is_of_the_town_that_it_is_told_of(known: Gazetteer) -> None:
    """Terrorists of the next province are not the group blamed in the first."""
    text = (
        "Terrorists fired shells at Damascus and Aleppo on Monday. Terrorists of Jaish al-Islam "
        "targeted Damascus with rockets. In Aleppo, terrorists fired a rocket at al-Jamiliyah "
        "neighbourhood, killing three people."
    )
    named = {i.place.name: i.perpetrators for i in told(text, known) if i.place}
    assert "Jaish al-Islam" not in named["Jamiliyah"]


def test_the_opposition_s_coalition_bombs_nobody(known: Gazetteer) -> None:
    """The Syrian Coalition is a political body; who is called one need not be the coalition."""
    text = (
        "The Syrian Coalition condemned the massacre in Raqqa on Monday, in which 65 civilians "
        "were killed when its warplanes, as it said of the Assad regime, bombed the city."
    )
    for incident in told(text, known):
        assert "US-led coalition" not in incident.perpetrators
