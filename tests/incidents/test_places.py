"""Where an incident was: the finest place first, its containers behind, borders as lines."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only, told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A drone strike near al-Qaim, in Anbar province, on Monday killed three.",
         ["Al-Qaim", "Anbar"]),
        ("An airstrike in Anbar hit the town of Hit on Monday.", ["Hit", "Anbar"]),
        ("Rockets hit Ain al-Asad air base in Anbar on Monday.", ["Ain al-Asad Air Base", "Anbar"]),
        ("Airstrikes hit Baghdad on Monday. The strikes in Iraq killed five.", ["Baghdad", "Iraq"]),
        ("An airstrike hit Baghdad on Monday. The strike hit Mashtal, a neighbourhood of Baghdad.",
         ["Mashtal", "Baghdad"]),
        ("US warplanes struck sites in Iraq and Syria on Monday.", ["Iraq", "Syria"]),
        ("Shelling hit a road between Homs and Hama on Monday.", ["Homs"]),
        ("A missile hit a ship in the Strait of Hormuz on Monday.", ["Strait of Hormuz"]),
        ("An airstrike hit Mosul on Monday. The strike on Mosul killed two.", ["Mosul"]),
        ("An airstrike killed two on Monday.", []),
        ("The ministry in Moscow said six bombers struck Raqqa on Monday.", ["Raqqa"]),
        ("In Washington the Pentagon confirmed a strike in Aleppo province on Monday.",
         ["Aleppo"]),
        ("In Mosul, police said a car bomb killed two on Monday.", ["Mosul"]),
        # no namesake in another town
        ("A bomb in the Old City of Nablus killed two on Monday.", ["Nablus", "Old City"]),
        ("A bomb in Nablus' Old City killed two on Monday.", ["Nablus", "Old City"]),
    ],
)  # fmt: skip
def test_finest_first(text: str, names: list[str], known: Gazetteer) -> None:
    assert [p.name for p in only(text, known).places] == names


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Airstrikes hit Mosul and Kirkuk on Monday.", ["Mosul", "Kirkuk"]),
        ("Airstrikes hit Mosul, Tikrit and Kirkuk on Monday.", ["Mosul", "Tikrit", "Kirkuk"]),
        ("Drones struck Abqaiq and the Khurais oil field on Monday.",
         ["Abqaiq", "Khurais oil field"]),
        ("An airstrike hit Mosul, near Erbil, on Monday.", ["Mosul"]),
        ("US warplanes struck sites in Iraq and Syria on Monday.", ["Iraq"]),
    ],
)  # fmt: skip
def test_two_towns_in_a_row_are_two_incidents(
    text: str, towns: list[str], known: Gazetteer
) -> None:
    found = told(text, known)
    assert [i.places[0].name for i in found] == towns
    assert len({i.id for i in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the seat's name says the province
        ("Gunmen killed nine soldiers in Kandahar near Spin Boldak on Monday.", "Spin Boldak"),
        ("An air strike killed six in Aleppo's rebel-held Atarib on Monday.", "Atarib"),
        ("A bomb killed nine in Damascus near the Sayyida Zeinab shrine on Monday.",
         "Sayyida Zeinab shrine"),
        # the town itself is meant, or both are
        ("Gunmen killed nine soldiers in the city of Kandahar near Spin Boldak on Monday.",
         "Kandahar"),
        ("Rockets hit Homs and Rastan on Monday.", "Homs"),
    ],
)  # fmt: skip
def test_the_seat_of_a_province_is_behind_a_finer_place(
    text: str, name: str, known: Gazetteer
) -> None:
    assert told(text, known)[0].places[0].name == name


@pytest.mark.parametrize(
    "text",
    [
        "Rockets fell along the Iraqi-Syrian border on Monday.",
        "An airstrike hit a convoy near the Iraqi-Syrian border on Monday.",
        "Warplanes struck a depot on the Syrian-Iraqi border on Monday.\n\n"
        "The strike near the Iraqi-Syrian border killed four.",
    ],
)
def test_a_border_alone_is_a_line_and_no_pin(text: str, known: Gazetteer) -> None:
    incident = only(text, known)
    (place,) = incident.places
    assert (place.precision, place.lon, place.lat) == ("border", None, None)
    assert place.geometry is not None
    assert place.geometry["type"] in ("LineString", "MultiLineString")
    assert not incident.placed
    assert not any("could not be placed" in reason for reason in incident.reasons)


def test_a_border_stands_behind_the_town_that_limits_it(known: Gazetteer) -> None:
    incident = only(
        "An airstrike hit a convoy near al-Qaim, on the Syrian border, on Monday.", known
    )
    assert [p.precision for p in incident.places] == ["near", "border"]


def test_a_border_does_not_hold_a_town_of_a_third_country(known: Gazetteer) -> None:
    text = (
        "Rockets fell along the Iraqi-Syrian border on Monday. Rockets fell on Haifa on Monday, "
        "killing two."
    )
    assert len(told(text, known)) == 2


def test_a_place_that_is_not_told_asks_for_review(known: Gazetteer) -> None:
    incident = only("An airstrike killed two on Monday.", known)
    assert incident.place is None
    assert "no place is told" in incident.reasons
    assert incident.needs_review


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        # the impact and not the launch, the target and not the attacker's home
        ("Rockets fired from Gaza hit Ashkelon on Monday.", "Ashkelon", "town"),
        ("A missile launched from Yemen hit Eilat on Monday.", "Eilat", "town"),
        ("Drones launched from Crimea struck Odesa on Monday.", "Odesa", "town"),
        ("Turkish warplanes bombed Sinjar on Monday.", "Sinjar", "town"),
        ("Iranian missiles hit Erbil on Monday.", "Erbil", "town"),
        # the place and not where somebody spoke or was taken
        ("Officials in Kyiv said a drone hit Kursk on Monday.", "Kursk", "town"),
        ("A blast hit a bus in Quetta on Monday and the wounded were taken to Karachi.",
         "Quetta", "town"),
        ("JERUSALEM (Wire) - A rocket killed two people in Safed on Monday.", "Safed", "town"),
        ("KHARTOUM, 8 MAR 2021 -- Shells killed four people in Omdurman on Monday.",
         "Omdurman", "town"),
        ("Israel attacks Hezbollah commander in Lebanon on Monday.", "Lebanon", "country"),
        ("Shells killed six near Kherson on Monday, in an attack that Kyiv pinned on Russia.",
         "Kherson", "near"),
        ("Crowds attended the funeral in Tehran of a general who was killed in an air strike in "
         "Damascus on Monday.", "Damascus", "town"),
        ("A bomb hit a bus carrying pilgrims to the shrines in Karbala outside Hilla on Monday.",
         "Hilla", "near"),
        ("Near Tikrit, 150 km north of Baghdad, a bomb killed three on Monday.", "Tikrit", "near"),
        # an armed group tells of its country
        ("Boko Haram fighters attacked the town of Gubio on Monday. Cameroon sent troops.",
         "Gubio", "town"),
        ("A bomb went off opposite Erbil airport on Monday.", "Erbil International Airport",
         "near"),
        # what a place is to somebody
        ("A bomb killed two on Monday in the opposition stronghold of Saraqib in northern Syria.",
         "Saraqib", "town"),
        ("Jets on Monday hit the Islamic State group's de facto Iraqi capital Mosul, killing two.",
         "Mosul", "town"),
        # an article closes what is said of a name; a day may part it from the verb
        ("On Monday a suspected gas attack hit the town of Saraqib in Idlib, killing six.",
         "Saraqib", "town"),
        ("Warplanes targeted on Monday the town of Rastan in Homs, killing six.",
         "Rastan", "town"),
        ("Jets pounded residential neighbourhoods of Douma on Monday.", "Douma", "town"),
        ("The village of Rityan suffered an air attack in Syria on Monday.", "Rityan", "town"),
        # how fine
        ("Shells killed four people in rural Homs on Monday.", "Homs", "province"),
        ("A roadside bomb killed two soldiers near Kirkuk on Monday.", "Kirkuk", "near"),
        ("An airstrike hit a depot outside Mosul on Monday.", "Mosul", "near"),
        ("An airstrike hit a convoy 12 km east of Palmyra on Monday.", "Palmyra", "near"),
        ("Shelling hit farms in the countryside of Idlib on Monday.", "Idlib", "province"),
        ("Airstrikes hit Helmand province on Monday.", "Helmand", "province"),
        ("A drone hit a tanker in the Red Sea on Monday.", "Red Sea", "sea"),
        ("Near Hit, one airstrike struck a truck on Monday.", "Hit", "near"),
        ("Near Al Hawl, in Syria, two airstrikes struck a bunker on Monday.", "Hawl", "near"),
        # chains and quarters
        ("A bomb killed three in the village of Tasil, in the province of Daraa, on Monday.",
         "Tasil", "town"),
        ("A car bomb killed two in Baghdad's Karrada district on Monday.",
         "Karrada", "neighbourhood"),
        # a name of the tables counts in a country that the report names
        ("Airstrikes in Iraq hit a depot near Al Huwayjah on Monday.", "Hawija", "near"),
        ("Shells fell on Mar’a in Syria on Monday, killing two.", "Marea", "town"),
    ],
)  # fmt: skip
def test_the_place_and_how_fine(text: str, name: str, precision: str, known: Gazetteer) -> None:
    first = told(text, known)[0]
    assert first.place is not None
    assert (first.place.name, first.place.precision) == (name, precision)


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        ("Two airstrikes hit a bridge near Mosul on Monday.", 2),
        ("An airstrike hit a bridge near Mosul on Monday.", 1),
        ("Airstrikes hit a bridge near Mosul on Monday.", None),
        ("An airstrike hit Mosul on Monday. The army said it carried out three airstrikes on the "
         "city on Monday.", 3),
        ("Two airstrikes hit Mosul and Kirkuk on Monday.", None),
    ],
)  # fmt: skip
def test_the_strikes_of_an_incident(text: str, strikes: int | None, known: Gazetteer) -> None:
    assert told(text, known)[0].strikes == strikes
