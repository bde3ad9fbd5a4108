"""Who made an attack and whom it hit, as the report says."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read, report, who

# report, then actor, status and who says so of each perpetrator
PERPETRATORS: list[tuple[str, list[tuple[str, str, str]]]] = [
    # active
    ("Israel struck a house in Baalbek.", [("israel", "reported_as_fact", "")]),
    ("Israeli warplanes bombed a depot in Homs.", [("iaf", "reported_as_fact", "")]),
    ("Russian forces shelled Kherson.", [("russia", "reported_as_fact", "")]),
    ("Al-Shabaab fighters attacked a base in Jilib.", [("shabaab", "reported_as_fact", "")]),
    ("The Rapid Support Forces shelled a market in El Fasher.",
     [("rsf", "reported_as_fact", "")]),
    ("Boko Haram militants raided a village near Maiduguri.",
     [("boko_haram", "reported_as_fact", "")]),
    ("The Houthis fired a missile at a ship in the Red Sea.",
     [("houthis", "reported_as_fact", "")]),
    ("Iran launched missiles at Erbil.", [("iran", "reported_as_fact", "")]),
    # in somebody's pay
    ("A judge was gunned down in Cali by hired gunmen in the pay of the Cali Cartel.",
     [("gunmen", "reported_as_fact", ""), ("cali_cartel", "reported_as_fact", "")]),
    # passive
    ("A depot in Homs was hit by Israeli missiles.", [("israel", "reported_as_fact", "")]),
    ("A convoy was ambushed by JNIM fighters near Djibo.", [("jnim", "reported_as_fact", "")]),
    ("A mosque in Nyala was bombed by the Sudanese army.", [("saf", "reported_as_fact", "")]),
    ("A tanker was struck by a missile fired by the Houthis.",
     [("houthis", "reported_as_fact", "")]),
    # nouns
    ("A US airstrike killed two in Jilib.", [("us_state", "reported_as_fact", "")]),
    ("An Israeli drone strike hit a car in Tyre.", [("israel", "reported_as_fact", "")]),
    ("Turkey's air raid on Sinjar killed three.", [("turkey", "reported_as_fact", "")]),
    ("A Russian missile attack on Odesa killed two.", [("russia", "reported_as_fact", "")]),
    ("An attack by Islamic State killed nine soldiers near Menaka.",
     [("isis", "reported_as_fact", "")]),
    # hedges
    ("A suspected Israeli air strike hit a depot in Homs.", [("israel", "suspected", "")]),
    ("An apparent US drone strike killed two in Marib.", [("us_state", "suspected", "")]),
    ("Suspected Boko Haram militants attacked a village near Maiduguri.",
     [("boko_haram", "suspected", "")]),
    ("A drone believed to be Turkish struck a car in Sinjar.", [("turkey", "suspected", "")]),
    # own words
    ("The Israeli army said it struck a depot in Baalbek.",
     [("idf", "announced_officially", "The Israeli army")]),
    ("The US military said its forces carried out an air strike near Jilib.",
     [("us_mil", "announced_officially", "The US military")]),
    ("Al-Shabaab said it attacked a base in Jilib.", [("shabaab", "claimed", "Al-Shabaab")]),
    ("Islamic State claimed responsibility for a bomb attack in Kabul.",
     [("isis", "claimed", "Islamic State")]),
    ("The Pakistani Taliban claimed the suicide attack in Peshawar.",
     [("ttp", "claimed", "Pakistani Taliban")]),
    ("Islamic State, an armed group, claimed responsibility for the bomb attack in Kabul.",
     [("isis", "claimed", "Islamic State")]),
    ("Israel killed a commander in a drone strike in Tyre.",
     [("israel", "reported_as_fact", "")]),
    ("Residents fled when a Russian jet targeted the clinic with bombs.",
     [("russia", "reported_as_fact", "")]),
    ("It was not clear whether the air strike on Homs was carried out by Israel.",
     [("israel", "suspected", "")]),
    # others say so
    ("Kyiv said Russian missiles hit Odesa.", [("russia", "accused", "Kyiv")]),
    ("Russian glide bombs slammed into a house in Kharkiv.", [("russia", "reported_as_fact", "")]),
    ("Hezbollah accused Israel of carrying out the drone strike in Beirut.",
     [("israel", "accused", "Hezbollah")]),
    ("The Yemeni government blamed the Houthis for the missile attack on Marib.",
     [("houthis", "accused", "The Yemeni government")]),
    ("The bomb attack in Quetta was blamed on the Balochistan Liberation Army.",
     [("bla", "accused", "")]),
    ("The Houthis were blamed for the missile attack on Marib.", [("houthis", "accused", "")]),
    # denials, and nobody known
    ("Kyiv accused Russia of shelling a clinic in Kherson; Russia denied it.",
     [("russia", "accused", "Kyiv"), ("russia", "denied", "Russia")]),
    ("A raid hit a camp in Nyala.\nThe Sudanese army denied responsibility.",
     [("saf", "accused", ""), ("saf", "denied", "Sudanese Armed Forces")]),
    ("It was not immediately clear who carried out the attack in Homs.", [("", "unknown", "")]),
    ("No group has claimed responsibility for the bomb attack in Quetta.",
     [("", "unknown", "")]),
    ("There was no immediate claim of responsibility for the blast in Gao.",
     [("", "unknown", "")]),
    ("Unidentified gunmen attacked a bus near Turbat.",
     [("gunmen", "reported_as_fact", ""), ("", "unknown", "")]),
    # pronouns
    ("Israel said it hit Damascus.\nIt also struck a base in Homs.",
     [("israel", "announced_officially", "Israel"), ("israel", "reported_as_fact", "")]),
    ("Al-Shabaab attacked a base in Jilib.\nThe group also shelled Kismayo.",
     [("shabaab", "reported_as_fact", ""), ("shabaab", "reported_as_fact", "")]),
    ("JNIM attacked a base in Gao.\nThey also bombed a bridge.",
     [("jnim", "reported_as_fact", ""), ("jnim", "reported_as_fact", "")]),
    ("Ukraine's army said its drones struck a refinery in Ryazan.",
     [("ukraine", "announced_officially", "Ukraine's army")]),
    ("The US-led coalition fighting the Islamic State (IS) carried out rare strikes in Idlib.",
     [("oir", "reported_as_fact", "")]),
    # rows
    ("US and British jets struck Hodeidah.",
     [("us_state", "reported_as_fact", ""), ("uk", "reported_as_fact", "")]),
    ("The United States and Britain launched air strikes on Sanaa.",
     [("us_state", "reported_as_fact", ""), ("uk", "reported_as_fact", "")]),
    # what stands in front of a name and makes no phrase with it
    ("On Tuesday Israel struck a depot in Tyre.", [("israel", "reported_as_fact", "")]),
    ("In January Iran launched missiles at Erbil.", [("iran", "reported_as_fact", "")]),
    ("In response Hezbollah fired rockets at Haifa.", [("hezbollah_lb", "reported_as_fact", "")]),
    # the words of state media
    ("The Israeli enemy carried out an air aggression on Homs.",
     [("israel", "reported_as_fact", "")]),
    # blame and denial in one breath
    ("Shells killed six near Kherson, in an attack that Kyiv pinned on Russia.",
     [("russia", "accused", "")]),
    ("A drone hit a depot in Jeddah, in an attack claimed by the Houthis that Riyadh blamed on "
     "Iran.", [("houthis", "claimed", ""), ("iran", "accused", "")]),
    ("The blasts in Baghdad bore the hallmarks of al-Qaeda's Iraqi branch.",
     [("al_qaeda", "suspected", "")]),
    # who looks into it, and whose friends they are
    ("The rocket attack on the base is under investigation by the Iraqi army.", []),
    ("Al-Shabaab, which is linked to al-Qaeda, attacked a base in Jilib.",
     [("shabaab", "reported_as_fact", "")]),
    # places and backers are no culprits
    ("A bomb went off in Iraq.", []),
    ("A drone hit a house in Israel.", []),
    ("Yemen bomb kills six people", []),
    ("Rescue workers in Syria said they found bodies after the air strike.", []),
    ("Syrian rescue workers said they found nine bodies after the blast which hit a bus.", []),
    ("A drone fell on the road to Iran.", []),
    ("An air strike hit an area recently seized by Hezbollah.", []),
    ("An air strike on Hama killed nine people after rebels launched an offensive.", []),
    ("The strike was meant to foil Iranian attack plans.", []),
    ("A bomb killed a Turkish tourist in Antakya.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERPETRATORS)
def test_perpetrators(text: str, expected: list[tuple[str, str, str]], known: Gazetteer) -> None:
    found = [(actor, status, by) for role, actor, status, by in who(text, known)
             if role == "perpetrator"]  # fmt: skip
    assert found == expected


# sentence, then actor and the thing or people hit
TARGETS: list[tuple[str, list[tuple[str, str]]]] = [
    ("A drone hit vehicles of Kata'ib Hezbollah near Al-Qaim.",
     [("kh", "vehicles of Kata'ib Hezbollah")]),
    ("An air strike killed six Houthi fighters near Marib.", [("houthis", "Houthi fighters")]),
    ("Gunmen attacked Malian army positions near Gao.", [("mali", "Malian army positions")]),
    ("Missiles hit a base used by Hezbollah in Homs.", [("hezbollah_lb", "Hezbollah")]),
    ("A bomb killed four Pakistani soldiers near Miranshah.",
     [("pakistan", "Pakistani soldiers")]),
    ("Hamas positions were shelled in Rafah.", [("hamas", "Hamas positions")]),
    ("Air strikes against Islamic State killed nine near Gao.", [("isis", "Islamic State")]),
    ("A raid killed a commander of al-Shabaab near Jilib.",
     [("shabaab", "a commander of al-Shabaab")]),
    ("The assault on Ghazni left hundreds of Taliban killed.",
     [("taliban", "hundreds of Taliban")]),
    ("A suicide bomber killed nine civilians in Kabul.", []),
    ("An air strike hit the town of Raqqa, held by Islamic State.", []),
    ("US air strikes hit Raqqa in defiance of the Syrian government.", []),
    ("The men were killed as they fled the air strike on Homs.", []),
    ("A blast hit a Syrian bus convoy near Aleppo.", []),
    ("A blast killed six Syrian children in Idlib.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets(text: str, expected: list[tuple[str, str]], known: Gazetteer) -> None:
    events = read(text, known).events
    found = [a for event in events for a in event.attributions if a.role == "target"]
    found = [a for a in found if a.actor_id]
    assert [(a.actor_id, a.what) for a in found] == expected
    assert all(report(text).quote(a.span) for a in found)


# behind "A mayor was gunned down in Ayacucho on Monday.", and who is blamed how firmly
TOLD_LATER: list[tuple[str, list[tuple[str, str]]]] = [
    ("Police attributed the killing to the Shining Path.", [("shining_path", "accused")]),
    ("Police said the attack bore the mark of the Shining Path.", [("shining_path", "suspected")]),
    ("The killers left behind leaflets of the Shining Path.", [("shining_path", "suspected")]),
    ("Shining Path leaflets were found at the scene.", [("shining_path", "suspected")]),
    ("The attorney general holds the Shining Path responsible.", [("shining_path", "accused")]),
    # of nothing that happened there
    ("Police found a house of the Shining Path elsewhere.", []),
    ("The Shining Path scattered leaflets.", []),
    ("Police linked a drug dealer to the Shining Path.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_LATER, ids=[t for t, _ in TOLD_LATER])
def test_culprits_told_in_another_sentence(
    text: str, expected: list[tuple[str, str]], known: Gazetteer
) -> None:
    found = who(f"A mayor was gunned down in Ayacucho on Monday.\n{text}", known)
    assert [(a, status) for role, a, status, _ in found if role == "perpetrator"] == expected
