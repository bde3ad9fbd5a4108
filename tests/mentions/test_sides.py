"""Who stands on which side where the words of attack stand elsewhere, or are another's."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read, who

# report, and role, actor and status of each party
SIDES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # whose people fell
    ("Four Malian soldiers were killed on Monday in a JNIM attack near Gao.",
     [("target", "mali", "reported_as_fact"), ("perpetrator", "jnim", "reported_as_fact")]),
    ("4 Turkish troopers killed in PKK attack in Hakkari",
     [("target", "turkey", "reported_as_fact"), ("perpetrator", "pkk", "reported_as_fact")]),
    ("Ten members of al-Shabaab died in an explosion inside a house in Jilib.",
     [("target", "shabaab", "reported_as_fact")]),
    ("Nine Boko Haram militants have been killed in clashes and French air strikes in Diffa.",
     [("target", "boko_haram", "reported_as_fact"), ("perpetrator", "france", "reported_as_fact")]),
    ("The Kenyan army killed at least 20 al-Shabaab fighters in Dhobley.",
     [("perpetrator", "kenya_army", "reported_as_fact"),
      ("target", "shabaab", "reported_as_fact")]),
    ("The army of Niger killed over 60 Boko Haram terrorists in Diffa.",
     [("perpetrator", "niger", "reported_as_fact"),
      ("target", "boko_haram", "reported_as_fact")]),
    ("Shells fired on three quarters of Gao by insurgents killed at least 20 people.",
     [("perpetrator", "insurgents", "reported_as_fact")]),
    ("No Russian servicemen died in the missile strike on Shayrat.", []),
    # rebels of a country are not its own
    ("Two Malian rebels were killed in a French air strike near Kidal.",
     [("target", "rebels", "reported_as_fact"), ("perpetrator", "france", "reported_as_fact")]),
    # whose bomber it was
    ("A suicide bomber from al-Shabaab blew himself up at a hotel in Baidoa.",
     [("perpetrator", "shabaab", "reported_as_fact")]),
    # what an attack led to is another's
    ("The report recalls an attack in Jilib that killed nine people and sparked a retaliatory US "
     "strike.", []),
    # one adjective for a side
    ("Rebel rocket fire on Hodeidah killed three children.",
     [("perpetrator", "rebels", "reported_as_fact")]),
    ("A militant ambush near Djibo killed nine.",
     [("perpetrator", "militants", "reported_as_fact")]),
    ("A terrorist attack in Djibo killed nine.", []),
    ("Shells landed on rebel artillery positions near Kidal.", []),
    # one of two, or both
    ("Syrian army or Russian air raids on Saraqib killed 20 people.",
     [("perpetrator", "syria_assad", "suspected"), ("perpetrator", "russia", "suspected")]),
    ("Nine were killed in Saudi Emirati air strikes on Saada.",
     [("perpetrator", "saudi", "reported_as_fact"), ("perpetrator", "uae", "reported_as_fact")]),
    ("Saudi and Emirati air fleets targeted a convoy in Saada.",
     [("perpetrator", "saudi", "reported_as_fact"), ("perpetrator", "uae", "reported_as_fact")]),
    # whose friend it is, the commas lost
    ("JNIM al-Qaeda's Mali branch attacked Djibo.", [("perpetrator", "jnim", "reported_as_fact")]),
    # another event recalled
    ("Nine were killed in Gao by shells since the rebel assault began.", []),
    # the nearer of two is the subject
    ("Conflict as Boko Haram Grows A bomber from al-Shabaab attacked a hotel in Baidoa.",
     [("perpetrator", "shabaab", "reported_as_fact")]),
    ("A convoy came under the attack of the Malian army's artillery near Gao.",
     [("perpetrator", "mali", "reported_as_fact")]),
    # what somebody was asked about
    ("Asked about a report that a French drone carried out the strike near Kidal, the French "
     "army said it was looking into it.", [("perpetrator", "france", "hinted")]),
    # charges of a whole war
    ("Rebels shelled Goma on Monday.\nThe paper accuses Rwanda, Uganda and Burundi of fuelling the "
     "civil conflict in the country.", [("perpetrator", "rebels", "reported_as_fact")]),
    # a military source tells of its own army
    ("A military source told SANA that army units shelled a depot of al-Nusra Front in Idlib.",
     [("perpetrator", "syria_assad", "announced_officially"),
      ("target", "hts", "reported_as_fact")]),
    ("A SANA reporter said the Syrian army shelled a depot of rebels in Idlib.",
     [("perpetrator", "syria_assad", "reported_as_fact"),
      ("target", "rebels", "reported_as_fact")]),
    ("A military source told SANA that Israeli jets bombed a depot in Homs.",
     [("perpetrator", "iaf", "reported_as_fact")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_sides(text: str, expected: list[tuple[str, str, str]], known: Gazetteer) -> None:
    assert [(role, actor, status) for role, actor, status, _ in who(text, known)] == expected


def test_aircraft_that_struck_were_not_hit(known: Gazetteer) -> None:
    texts = (
        "The toll may rise as Russian aircraft have targeted Saraqib.",
        "Before the attack on Saraqib army warplanes dropped bombs on Binnish.",
    )
    for text in texts:
        told = [a for event in read(text, known).events for a in event.attributions]
        assert not [a.what for a in told if a.role == "target"]


def test_who_fought_those_that_fell(known: Gazetteer) -> None:
    text = "Shells hit Kidal.\nNine rebels were killed in the Malian army's operations in Ber."
    assert [(role, actor) for role, actor, _, _ in who(text, known)][-2:] == [
        ("perpetrator", "mali"),
        ("target", "rebels"),
    ]


# report, and who is its culprit
MEANT: list[tuple[str, str]] = [
    ("Pro-government forces shelled Saraqib in Syria on Monday.", "syria_assad"),
    ("Al-Nusra Front holds Binnish.\nThe terrorist group shelled al-Fuah on Monday.", "hts"),
    ("Islam Army insurgents fired rockets at Harasta on Monday.", "jaish_islam"),
    ("Jaish al-Fateh fighters shelled al-Fuah on Monday.", "jaish_fatah"),
    ("The Kurdish Peoples Protection Units shelled Azaz on Monday.", "ypg"),
    ("Opposition factions shelled Azaz on Monday.", "rebels"),
    ("The Desert Hawks shelled Kinsabba on Monday.", "desert_hawks"),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_who_is_meant(text: str, expected: str, known: Gazetteer) -> None:
    assert {actor for role, actor, _, _ in who(text, known) if role == "perpetrator"} == {expected}


def test_a_green_belt_is_no_party(known: Gazetteer) -> None:
    assert who("Rockets fell on the al-Hizam al-Akhdar quarter of Aleppo.", known) == []
