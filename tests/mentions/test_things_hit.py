"""What an attack hit that is no party, in the report's words."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read, report

# sentence, things hit in the order of reading
HIT: list[tuple[str, list[str]]] = [
    # objects of verbs
    ("Shells hit a fish market in Omdurman on Friday.", ["fish market"]),
    ("Warplanes bombed the airport of Hodeidah.", ["airport"]),
    ("A drone struck their vehicle near Sinjar.", ["vehicle"]),
    ("Missiles slammed into a nine-storey block of flats in Dnipro.",
     ["nine-storey block of flats"]),
    ("The bomber rammed a truck into the gate of an army base in Gao.", ["army base"]),
    ("Gunmen attacked Zurmi, burning 30 homes and a clinic.", ["30 homes", "clinic"]),
    ("The air strike destroyed two houses, a mosque and several shops.",
     ["two houses", "mosque", "several shops"]),
    ("Rockets struck a refinery at Sitra and the Awali oil field.",
     ["refinery", "Awali oil field"]),
    ("Fighters ambushed a military convoy near Menaka.", ["military convoy"]),
    ("Gunmen opened fire on worshippers in Kaduna.", ["worshippers"]),
    ("Drones damaged grain silos at the port of Izmail.", ["grain silos"]),
    ("A missile hit the Greek-owned tanker Blue Star off Yemen.", ["Greek-owned tanker Blue Star"]),
    # behind nouns
    ("A drone strike on a tent in Rafah killed two.", ["tent"]),
    ("An explosion outside a crowded cafe in Mogadishu killed nine.", ["crowded cafe"]),
    ("The shelling of a school in Kherson wounded a guard.", ["school"]),
    ("A blast at the railway station of Quetta killed 26.", ["railway station"]),
    ("A fire broke out at an oil depot after a drone attack.", ["oil depot"]),
    ("An attack on the Saudi embassy in Khartoum wounded a guard.", ["Saudi embassy"]),
    # subjects of passives
    ("A hospital in Idlib was hit by an air strike.", ["hospital"]),
    ("Two ambulances were badly damaged by shelling in Gaza.", ["Two ambulances"]),
    ("A school and a clinic were bombed in Taiz.", ["school", "clinic"]),
    ("The Maltese-flagged cargo ship was struck off Aden.", ["Maltese-flagged cargo ship"]),
    ("A BOMB DESTROYED THE OFFICES OF A NEWSPAPER IN MEDELLIN.", ["offices"]),
    # streets
    ("Shells fell on Baladi Street in Aleppo on Monday.", ["Baladi Street"]),
    # people by what they are, and by name
    ("A gunman shot dead journalist Omar Haddad in Mogadishu.", ["journalist Omar Haddad"]),
    ("Gunmen assassinated Colonel Ali Hassan in Aden.", ["Colonel Ali Hassan"]),
    ("A roadside bomb in Baidoa killed a former minister, a doctor said.", ["minister"]),
    ("The assassination of the mayor of Kandahar in a suicide bombing shocked many.", ["mayor"]),
    ("Journalist Lena Marou was killed in an air strike on Idlib.", ["Journalist Lena Marou"]),
    ("A judge was gunned down in Quetta.", ["judge"]),
    ("A car bomb in Quetta killed Nova TV photojournalist Omar Haddad.",
     ["Nova TV photojournalist Omar Haddad"]),
    # people by their full name, where it begins with a given name of the list
    ("Gunmen shot dead Omar Haddad in Mogadishu on Monday.", ["Omar Haddad"]),
    ("The assassination of Hassan al-Amin in a car bombing shook Aden.", ["Hassan al-Amin"]),
    ("Omar Haddad, a trader, was shot dead by gunmen in Quetta.", ["Omar Haddad"]),
    ("The journalist Omar Haddad was killed in an air strike on Idlib.",
     ["journalist Omar Haddad"]),
    ("Gunmen shot dead Haddad in Mogadishu on Monday.", []),
    ("Gunmen shot dead Omar Haddad's driver in Mogadishu on Monday.", []),
    ("An air strike killed Omar Brigade fighters in Idlib.", []),
    # counted people are told by their figures, and who speaks was not hit
    ("An air strike killed 12 doctors in Idlib.", []),
    ("The mayor said three people were gunned down in Quetta.", []),
    ("A car bomb in Homs killed 10, the governor said.", []),
    # what is a party's own is told with the party, and not again
    ("Israeli jets struck vehicles of Hezbollah near Qusayr.", []),
    # nothing hit
    ("A car bomb exploded in Kirkuk, hospital officials said.", []),
    ("A drone boat attack was reported off Mocha.", []),
    ("Rescuers pulled bodies from destroyed buildings after the air strike.", []),
    ("The air strike killed five civilians in Sirte.", []),
    ("An air strike hit Sirte on Monday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "things"), HIT, ids=[text for text, _ in HIT])
def test_things_hit(text: str, things: list[str], known: Gazetteer) -> None:
    every = [a for e in read(text, known).events for a in e.attributions]
    found = [a for a in every if a.role == "target" and not a.actor_id]
    assert [a.what.casefold() for a in found] == [thing.casefold() for thing in things]
    assert all(" ".join(report(text).quote(a.span).split()).casefold() == a.what.casefold()
               for a in found)  # fmt: skip
    assert {(a.actor, a.status) for a in found} <= {(None, "reported_as_fact")}
