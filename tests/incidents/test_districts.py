"""Second-level areas: the district where the words say so, the town of the name otherwise."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only, told

# report, name of the place, precision, country
WHERE: list[tuple[str, str, str, str]] = [
    ("A mine killed six officers in Kurram on Monday.", "Kurram", "district", "PK"),
    ("A mine killed six officers in Kurram tribal district on Monday.", "Kurram", "district", "PK"),
    ("A mine killed six officers in the Kurram tribal area on Monday.", "Kurram", "district", "PK"),
    ("Six officers were killed by a mine in the district of Bajaur on Monday.", "Bajaur",
     "district", "PK"),
    ("In Pakistan's Bajaur Agency a bomb killed nine people on Monday.", "Bajaur", "district",
     "PK"),
    ("A bomb killed two drivers in Swat on Monday.", "Swat", "district", "PK"),
    ("A bomb killed two drivers in Mingora on Monday.", "Mingora", "town", "PK"),
    ("A bomb killed two drivers in Khar on Monday, police in Bajaur said.", "Khar", "town", "PK"),
    ("A bomb killed two drivers in the Tank district of Pakistan on Monday.", "Tank District",
     "district", "PK"),
    ("Gunmen killed four guards in Zhari district, Kandahar, on Monday.", "Zhari", "district",
     "AF"),
    ("Gunmen killed four guards in the Dasht-e-Archi district of Kunduz on Monday.",
     "Dasht-e Archi", "district", "AF"),
    ("Gunmen killed seven traders in Konduga local government area of Borno State on Monday.",
     "Konduga", "district", "NG"),
    ("Gunmen killed seven traders in Konduga LGA of Borno on Monday.", "Konduga", "district", "NG"),
    ("Gunmen on Monday killed seven traders in Nigeria's Konduga district.", "Konduga", "district",
     "NG"),
    ("Gunmen killed seven traders in Bama LGA on Monday.", "Bama LGA", "district", "NG"),
    ("Gunmen killed seven traders in Bama district of Borno on Monday.", "Bama LGA", "district",
     "NG"),
    ("Gunmen killed seven traders in Konduga on Monday.", "Konduga", "town", "NG"),
    ("Jihadists killed eight herders in the Bankass cercle of central Mali on Monday.", "Bankass",
     "district", "ML"),
    ("Jihadists killed eight herders in Soum province, Burkina Faso, on Monday.", "Soum",
     "district", "BF"),
    ("Separatists killed two soldiers in Bui division in Cameroon on Monday.", "Bui Department",
     "district", "CM"),
    ("Shelling killed a woman in Sumy's Okhtyrka district on Monday.", "Okhtyrka", "district",
     "UA"),
    ("Shelling killed a woman in Okhtyrka district of Sumy region on Monday.", "Okhtyrka",
     "district", "UA"),
    ("Shelling killed a woman in Okhtyrka raion on Monday.", "Okhtyrka", "district", "UA"),
    ("Shelling killed a woman in Okhtyrka on Monday.", "Okhtyrka", "town", "UA"),
    ("Shelling killed a woman in the Sumy region of Ukraine on Monday.", "Sumy", "province", "UA"),
    ("Shelling killed a woman in the Sumy region on Monday.", "Sumy", "province", "UA"),
    ("Shelling killed a woman in Sumy on Monday.", "Sumy", "town", "UA"),
    ("A drone killed a man in Belgorod's Shebekinsky district on Monday.", "Shebekino",
     "district", "RU"),
    ("A drone killed a man in the Orenburg region on Monday.", "Orenburg Region", "province",
     "RU"),
    ("Militiamen killed nine farmers in Rutshuru territory on Monday.", "Rutshuru", "district",
     "CD"),
    ("Militiamen killed nine farmers in Rutshuru on Monday.", "Rutshuru", "town", "CD"),
    ("Drones killed nine farmers in Um Rawaba locality in North Kordofan on Monday.", "Um Rawaba",
     "district", "SD"),
    ("Gunmen killed nine farmers in Uror county, Jonglei State, on Monday.", "Uror County",
     "district", "SS"),
    ("An air strike killed nine farmers in Depayin township on Monday.", "Depayin Township",
     "district", "MM"),
    ("A bomb went off in Jolo, Sulu, on Monday.", "Jolo", "town", "PH"),
    ("A bomb went off in Sulu province on Monday.", "Sulu", "province", "PH"),
    ("A bomb went off in the Mansour district, Baghdad, on Monday.", "Mansour",
     "neighbourhood", "IQ"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "precision", "country"), WHERE)
def test_the_area_or_its_town(
    text: str, name: str, precision: str, country: str, known: Gazetteer
) -> None:
    place = only(text, known).places[0]
    assert (place.name, place.precision, place.country) == (name, precision, country)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bandits killed nine in Bama and Gwoza local government areas of Borno on Monday.",
         {"Bama LGA", "Gwoza"}),
        ("Shelling killed nine in the Kherson and Beryslav districts on Monday.",
         {"Kherson", "Beryslav"}),
    ],
)  # fmt: skip
def test_a_row_of_areas(text: str, names: set[str], known: Gazetteer) -> None:
    places = [p for incident in told(text, known) for p in incident.places]
    assert {p.name for p in places if p.precision == "district"} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A grenade attack killed two people in the Burundian capital on Monday.", "Bujumbura"),
        ("A grenade attack killed two people in the Mongolian capital on Monday.", "Ulan Bator"),
        ("A grenade attack killed two people in Guyana's capital on Monday.", "Georgetown"),
    ],
)
def test_the_seat_of_every_state(text: str, name: str, known: Gazetteer) -> None:
    assert only(text, known).places[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A rocket hit King Khalid airport on Monday.", "King Khalid International Airport"),
        ("A rocket hit the Hamid Karzai airport on Monday.", "Kabul International Airport"),
    ],
)
def test_an_airport_by_its_short_name(text: str, name: str, known: Gazetteer) -> None:
    assert only(text, known).places[0].name == name
