"""Where an event was by what the words say of its place: anchors, owners, capitals, datelines."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only

# report, then the name of the place that its one event has
SAID: list[tuple[str, str]] = [
    # what is said anywhere of a village that nobody knows
    ("Gunmen attacked the army camp at Tolkobeye on Tuesday, killing five soldiers. The president "
     "spoke of a crime. Tolkobeye lies about 90 km north of Niamey.", "Niamey"),
    ("Gunmen raided Kawuriye, a village some 30 km east of the state capital, Maiduguri, on "
     "Tuesday, killing nine people.", "Maiduguri"),
    ("Warplanes struck Al-Mahdhara, a town in Saada province northwest of the capital Sanaa, on "
     "Tuesday, killing four people.", "Saada"),
    ("Fighting has spread in the Bakool region. On Monday suicide bombers attacked a government "
     "base at Garsweyn, killing 12 soldiers.", "Bakool"),
    # a namesake far from where the words put it is not meant
    ("A drone strike killed six people in Baghdad village in the Lower Shabelle region of Somalia "
     "on Monday.", "Lower Shabelle"),
    ("A drone hit an oil depot in the village of Sergeyevka in Russia's Voronezh region on "
     "Tuesday, the governor said.", "Voronezh Region"),
    # what only leads to the place, owns it or is struck for it
    ("In May 2020 it was the garrison town of Kati, 15 km from Bamako, that was hit with a car "
     "bomb.", "Kati"),
    ("Ukraine attacked a headquarters in annexed Crimea's Sevastopol on Tuesday with missiles.",
     "Sevastopol"),
    ("Iran fired missiles on Monday at the masterminds of last month's attack in Shiraz, hitting "
     "a house near the Syrian city of Deir ez-Zor.", "Deir ez-Zor"),
    ("Russian artillery on the occupied bank of the Dnipro shelled Nikopol on Tuesday, wounding "
     "two.", "Nikopol"),
    ("Nine were killed in Israel's bombardment of the southern Gaza city of Rafah on Monday.",
     "Rafah"),
    ("The largest base, Ain al-Asad, was itself targeted by rockets on Monday.", "Ain al-Asad"),
    ("On Monday, rockets fired from Syria hit a school in the Turkish border town of Kilis, "
     "killing a teacher.", "Kilis"),
    # capitals
    ("Boko Haram killed 12 people in two suicide bombings in the Chadian capital on Monday.",
     "N'Djamena"),
    ("Kuwait's interior ministry says seven people were killed in the bombing of a mosque in the "
     "Dasmanah district of the capital on Friday.", "Kuwait City"),
    # the town of the dateline
    ("QUETTA: Police said on Tuesday that the toll of Monday's blast at the mosque of the cadet "
     "college had risen to 12. Traders in Quetta closed their shops.", "Quetta"),
    ("Doha (AFP) - Six people were killed in Israel's unprecedented strike on a villa here on "
     "Monday.", "Doha"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), SAID, ids=[text[:50] for text, _ in SAID])
def test_it_was_where_the_words_say(text: str, name: str, known: Gazetteer) -> None:
    place = only(text, known).place
    assert place is not None
    assert name in place.name


def test_a_way_that_is_told_moves_the_point(known: Gazetteer) -> None:
    text = (
        "Gunmen attacked the camp at Tolkobeye on Tuesday, killing five soldiers. "
        "Tolkobeye lies 90 km north of Niamey."
    )
    place = only(text, known).place
    assert place is not None
    assert place.lat == pytest.approx(13.51 + 90 / 111.2, abs=0.05)
    assert place.precision == "near"
    assert place.confidence < 0.6


def test_a_capital_that_sends_the_report_is_no_scene(known: Gazetteer) -> None:
    text = "NAIROBI - Gunmen shot dead two guards at a school in the north on Tuesday."
    place = only(text + " The bodies were flown to Wajir.", known).place
    assert place is None or place.name != "Nairobi"
