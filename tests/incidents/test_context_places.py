"""Where an event was whose own words do not say, how sure that is, and what has no place."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.incidents.assessment import PLACE_BEFORE, REPORTS_COUNTRY, VICTIMS_COUNTRY
from tests.incidents.reports import told

LEAD = "Mortar shells hit Azaz on Saturday, wounding four."

# the report behind its first sentence, and the place of the last incident with its reason
TAKEN_OVER: list[tuple[str, str, str]] = [
    ("On Monday two car bombs exploded in the city.", "Azaz", PLACE_BEFORE),
    ("On Monday a drone strike killed nine people there.", "Azaz", PLACE_BEFORE),
    ("On Monday gunmen ambushed a patrol in the area.", "Azaz", PLACE_BEFORE),
    ("On Monday a suicide bomber blew himself up in the same town.", "Azaz", PLACE_BEFORE),
    # what a town has is that of the town spoken of
    ("On Monday two car bombs exploded outside a school.", "Azaz", PLACE_BEFORE),
    ("On Monday a missile hit a residential building, killing two.", "Azaz", PLACE_BEFORE),
    # nothing points back
    ("On Monday a drone strike killed nine people.", "Syria", REPORTS_COUNTRY),
    ("On Monday two car bombs exploded in a field.", "Syria", REPORTS_COUNTRY),
]


@pytest.mark.parametrize(("text", "name", "reason"), TAKEN_OVER)
def test_the_place_is_taken_over(text: str, name: str, reason: str, known: Gazetteer) -> None:
    first, *_, last = told(f"{LEAD} {text}", known)
    assert first.place is not None
    assert last.place is not None
    assert (first.place.name, last.place.name) == ("Azaz", name)
    assert reason in last.reasons
    assert last.needs_review
    assert last.place.confidence < first.place.confidence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday a drone strike killed nine people in Idlib.", "Idlib"),
        ("On Monday two car bombs exploded in Manbij, north-east of the city.", "Manbij"),
    ],
)
def test_words_of_its_own_come_first(text: str, name: str, known: Gazetteer) -> None:
    *_, last = told(f"{LEAD} {text}", known)
    assert last.place is not None
    assert last.place.name == name
    assert not {PLACE_BEFORE, REPORTS_COUNTRY} & set(last.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "A drone strike killed nine people on Monday.",
        "A US drone strike killed nine people on Monday. The United States did not comment.",
    ],
)
def test_no_country_is_invented(text: str, known: Gazetteer) -> None:
    (incident,) = told(text, known)
    assert incident.place is None


def test_a_country_is_no_town(known: Gazetteer) -> None:
    *_, last = told(f"{LEAD} On Monday a drone strike killed nine people.", known)
    assert last.place is not None
    assert last.place.precision == "country"
    assert last.place.toponym.relation == "in"


# report, code of the country of its first event, and why
HOME: list[tuple[str, str, str]] = [
    # a state that strikes nobody abroad acts at home
    ("BAMAKO (Reuters) - The Malian army said that its drones killed 12 people on Monday.\n\n"
     "Mali is at war.", "ML", REPORTS_COUNTRY),
    # its people are hit there, wherever that is condemned
    ("LIMA, Peru - The Peruvian government on Monday condemned the assassination of a "
     "Guatemalan minister.", "GT", VICTIMS_COUNTRY),
    # an embassy is not the land that it is of
    ("LA PAZ, 6 MAR 89 (EFE) -- A BOMB EXPLODED AT THE U.S. EMBASSY ON MONDAY.\n\n"
     "THE U.S. EMBASSY WAS CLOSED. THE U.S. EMBASSY THANKED THE POLICE.", "BO", REPORTS_COUNTRY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country", "reason"), HOME)
def test_the_country_of_those_who_stay_at_home(
    text: str, country: str, reason: str, known: Gazetteer
) -> None:
    first = next(i for i in told(text, known) if i.kind == "event")
    assert first.place is not None
    assert (first.place.country, first.place.precision) == (country, "country")
    assert reason in first.reasons
    assert first.place.confidence < 0.5


ABROAD = (
    "WASHINGTON (AP) - The US military said that its drones killed 12 people on Monday.",
    "LIMA, Peru - The Peruvian government condemned the killing of American soldiers on Monday.",
)


@pytest.mark.parametrize("text", ABROAD)
def test_troops_abroad_say_nothing_of_where(text: str, known: Gazetteer) -> None:
    assert all(i.place is None or i.place.country != "US" for i in told(text, known))


# report, and the place of its last event
POINTED: list[tuple[str, str]] = [
    # here is where the report was sent from, and what stands behind its town is part of that
    ("IBB, Yemen - A bomb exploded in a shop here on Monday, killing two people.", "Ibb"),
    ("MARIB, Yemen - Officials met.\n\nGunmen shot dead a judge here on Monday.", "Marib"),
    # the seat of the state that is meant, wherever the report names it
    ("Damascus is calm. Syria is at war.\n\nA car bomb killed two people in the capital on Monday.",
     "Damascus"),
    # a part that nobody knows, of the town spoken of
    ("Mortar shells hit Azaz on Saturday, wounding four. On Monday a rocket killed two people in "
     "the Dulzarbin neighbourhood.", "Azaz"),
    ("Mortar shells hit Azaz on Saturday, wounding four. The mayor spoke. He left. On Monday a "
     "rocket killed two people in the same district.", "Azaz"),
    # what the words put it into or beside
    ("A drone hit a house in Qarzul village of Manbij district in Syria on Monday, killing two.",
     "Manbij"),
    ("In Manbij, a man was killed on Monday when a drone hit the suburb of Qarzulin.", "Manbij"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), POINTED)
def test_the_place_that_is_pointed_at(text: str, name: str, known: Gazetteer) -> None:
    *_, last = [i for i in told(text, known) if i.kind == "event"]
    assert last.place is not None
    assert last.place.name == name
    assert last.place.precision != "country"


def test_no_quarter_of_a_town_far_away(known: Gazetteer) -> None:
    """Mezzeh is known in Damascus alone."""
    text = "Shells struck the Mezzeh neighbourhood in Aleppo in Syria on Monday, killing two."
    (incident,) = told(text, known)
    assert incident.place is not None
    assert incident.place.name == "Aleppo"


def test_the_smaller_of_two_areas_beside_names(known: Gazetteer) -> None:
    text = "South of Mosul, near the town of Qayyarah, gunmen killed four soldiers on Monday."
    (incident,) = told(text, known)
    assert incident.place is not None
    assert incident.place.name == "Qayyarah"


def test_no_quarter_of_a_country_that_is_not_named(known: Gazetteer) -> None:
    """Karrada is known in Baghdad alone."""
    text = (
        "Kenya is at war. Rebels shot at soldiers near Nairobi on Sunday. Kenya closed its roads."
    )
    *_, last = told(f"{text} A bomb went off in the Karrada neighbourhood on Monday.", known)
    assert last.place is not None
    assert last.place.country == "KE"
