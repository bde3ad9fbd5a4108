"""Groups that no table has, short names learned in a report, and whose army "the army" is."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read

# report (a line a sentence), names of those who attacked, telling by telling
NAMED: list[tuple[str, list[str]]] = [
    ("The Atlas Liberation Front bombed a bridge.", ["Atlas Liberation Front"]),
    ("Fighters of the People's Army of Atlas shelled a fort.", ["People's Army of Atlas"]),
    ("Guerrillas of the Revolutionary Brigade ambushed a patrol.", ["Revolutionary Brigade"]),
    ("Saraya al-Fajr fighters fired rockets at a base.", ["Saraya al-Fajr"]),
    ("The Atlas Liberation Front (ALF) bombed a bridge.\nThe ALF also shelled a fort.",
     ["Atlas Liberation Front", "Atlas Liberation Front"]),
    ("The ALF [Atlas Liberation Front] bombed a bridge.\nALF rebels also shelled a fort.",
     ["Atlas Liberation Front", "Atlas Liberation Front"]),
    ("ALF rebels ambushed a convoy.", ["ALF"]),
    ("A bomb was planted at a bridge by members of the Popular Party of Atlas (PPA).",
     ["Popular Party of Atlas"]),
    ("A BOMB WAS PLANTED AT A BRIDGE BY MEMBERS OF THE POPULAR PARTY OF ATLAS [PPA].",
     ["Popular Party of Atlas"]),
    ("Rebels from the ALF ambushed a convoy.", ["ALF"]),
    ("THE ATLAS BRIDGE WAS BOMBED BY THE PATRIOTIC LIBERATION FRONT [PLF].\n"
     "PLF COLUMNS ATTACKED A BARRACKS.",
     ["Patriotic Liberation Front", "Patriotic Liberation Front"]),
    ("A group calling itself Brigades of Dawn claimed responsibility for the bombing.",
     ["Brigades of Dawn"]),
    ("A little-known group called the Sons of Dawn claimed responsibility for the bombing.",
     ["Sons of Dawn"]),
    ('A CELL, "LOVE FOR THE CITY", CLAIMED RESPONSIBILITY FOR THE BOMB ATTACK.',
     ["Love for the City"]),
    # fighters without a name are those of the one group that was named
    ("The National Liberation Army (ELN) bombed a pipeline.\nThe guerrillas also shelled a base.",
     ["National Liberation Army (Colombia)", "National Liberation Army (Colombia)"]),
    ("The Arakan Army shelled a base.\nRebels also attacked a bridge.",
     ["Arakan Army", "Arakan Army"]),
    ("Rebels attacked a bridge.", ["Rebels (unnamed)"]),
    # forces without a name are those of the state that was named
    ("The Malian army attacked Kidal.\nThe army also shelled a village near Gao.",
     ["Mali", "Mali"]),
    ("The camp was bombed by the air force.", []),
    ("Peruvian officials met Peruvian farmers.\nThe camp was bombed by the air force.", ["Peru"]),
    ("Rebels blamed the Peruvian government and the army for the bombing.", ["Peru"]),
    # words in capitals that are no acronym
    ("THE BOMB IS BELIEVED TO BE OLD, BUT IT EXPLODED IN A SHOP.", []),
    # no groups
    ("The People's Republic condemned the air strike.", []),
    ("The Islamic University was hit by an air strike.", []),
    ("Liberation Square was hit by an air strike.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED, ids=[text for text, _ in NAMED])
def test_who_attacked_by_the_names_of_the_report(
    text: str, names: list[str], known: Gazetteer
) -> None:
    told = read(text, known).events
    found = [a.actor for e in told for a in e.attributions if a.role == "perpetrator"]
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(names))
    assert len(found) == len(names)


# report, then actor and status of each that is held to have done it
BESIDE: list[tuple[str, list[tuple[str, str]]]] = [
    ("Hamas denied its fighters had shelled the crossing.",
     [("hamas", "accused"), ("hamas", "denied")]),
    ("Iran denied any involvement in the drone attack on the tanker.",
     [("iran", "accused"), ("iran", "denied")]),
    ("The navy blamed Iran for the attack on the tanker; Iran rejected the charge.",
     [("iran", "accused"), ("iran", "denied")]),
    ("Police suspect the Islamic State of the bombing in Istanbul.", [("isis", "suspected")]),
    ("An attack bearing the hallmarks of al-Shabaab killed eight in Mandera.",
     [("shabaab", "suspected")]),
    ("The bombing in Aden was claimed by Islamic State.", [("isis", "claimed")]),
    ("A drone attack claimed by Ukraine's army hit a depot.",
     [("ukraine", "announced_officially")]),
    ("The attack, for which nobody has claimed responsibility, killed four in Gao.",
     [("", "unknown")]),
    ("Three members of Boko Haram were arrested over their involvement in the attack on a bank.",
     [("boko_haram", "accused")]),
    ("Yemen's Houthi rebels said they had fired a missile at Tel Aviv.",
     [("houthis", "claimed")]),
    ("The US Navy shot down three Houthi drones.", [("houthis", "reported_as_fact")]),
    ("Israel's army said it intercepted a missile from Yemen.", []),
    ("Hezbollah shot down an Israeli drone.",
     [("hezbollah_lb", "reported_as_fact"), ("israel", "reported_as_fact")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held"), BESIDE, ids=[text for text, _ in BESIDE])
def test_who_is_held_to_have_done_it(
    text: str, held: list[tuple[str, str]], known: Gazetteer
) -> None:
    told = read(text, known).events
    found = [a for e in told for a in e.attributions if a.role == "perpetrator"]
    assert [(a.actor_id, a.status) for a in found] == held


@pytest.mark.parametrize("blank", [" ", "  ", "\u00a0", " \u00a0"])
def test_a_name_is_one_name_however_its_words_are_parted(blank: str, known: Gazetteer) -> None:
    text = f"Fighters of the Atlas{blank}Liberation Front attacked a post in Baghdad."
    (event, *_) = read(text, known).events
    assert [a.actor for a in event.attributions if a.role == "perpetrator"] == [
        "Atlas Liberation Front"
    ]


def test_a_claimant_with_odd_blanks_is_learned(known: Gazetteer) -> None:
    text = "The group called “Sons of the  River” claimed responsibility for a bombing in Baghdad."
    (event, *_) = read(text, known).events
    assert "Sons of the River" in [a.actor for a in event.attributions]
