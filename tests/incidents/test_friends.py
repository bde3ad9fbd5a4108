"""Names that only say whose friends a party is, whose deeds an attack looks like, who claims it."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import only, told

BLAST = "A car bomb killed nine soldiers in Mukalla in Yemen on Monday. "
CAMP = "Gunmen killed eleven soldiers at a camp in Niono in Mali on Monday. "
BUS = "A bomb killed four policemen on a bus in Van in Turkey on Monday. "
HOTEL = "A car bomb killed eight people at a hotel in Kismayo in Somalia on Monday. "
MARKET = "A bomb killed seven people in a market in Peshawar in Pakistan on Monday. "

CLAIMED: list[tuple[str, list[tuple[str, str]]]] = [
    # a branch stands for whom it is a branch of
    (BLAST + "A local branch of Islamic State claimed the attack.", [("isis", "claimed")]),
    (BLAST + "The Islamic State group's Gulf-based affiliate claimed it.", [("isis", "claimed")]),
    (BLAST + "The blast was claimed by an affiliate of the “Islamic State” (IS) extremist group.",
     [("isis", "claimed")]),
    # its friend is another party, and gives way to its own name
    (BLAST + "An al-Qaeda-linked group claimed the attack.", []),
    (BUS + "A PKK offshoot, the Kurdistan Freedom Hawks, claimed it.", [("tak", "claimed")]),
    (BUS + "A PKK splinter group said it did that: the Kurdistan Freedom Hawks (TAK).",
     [("tak", "claimed")]),
    (BUS + "An offshoot of the outlawed PKK has claimed it. A statement of the Kurdistan Freedom "
     "Hawks was shown on television.", [("tak", "claimed")]),
    (CAMP + "JNIM, one of several groups allied to al-Qaeda in the region, claimed the raid.",
     [("jnim", "claimed")]),
    (CAMP + "The al-Qaeda-linked JNIM said it was behind the raid.", [("jnim", "claimed")]),
    (CAMP + "An al-Qaeda affiliate, JNIM, said its men had stormed the camp.",
     [("jnim", "claimed")]),
    (CAMP + "An al-Qaeda linked group says it did it. On Tuesday the same group, JNIM, said more "
     "raids would follow.", [("jnim", "claimed")]),
    (CAMP + "Fighters of al-Qaeda's JNIM are suspected.", [("jnim", "suspected")]),
    (CAMP + "No group claimed the raid, but the area is a stronghold of the al-Qaeda-linked JNIM.",
     [("gunmen", "unknown")]),
    (HOTEL + "Al-Shabaab insurgents affiliated with al Qaeda, claimed the attack.",
     [("shabaab", "claimed")]),
    (HOTEL + "The al-Qaeda group claimed it: al-Shabaab said its men were inside.",
     [("shabaab", "claimed")]),
    # who speaks for a group is no group
    (HOTEL + "Al-Shabaab spokesman Abdirahman Ali Jamac claimed responsibility for the attack.",
     [("shabaab", "claimed")]),
    (HOTEL + "Sheikh Abdirahman Ali, al-Shabaab's military spokesman, claimed responsibility.",
     [("shabaab", "claimed")]),
    (HOTEL + "The Lions of Kismayo, an alliance of armed groups, claimed the blast.",
     [("unlisted_lions_of_kismayo", "claimed")]),
    # claims in other words
    (MARKET + "Islamic State asserted responsibility.", [("isis", "claimed")]),
    (MARKET + "The claim by Islamic State could not be verified.", [("isis", "claimed")]),
    (MARKET + "In a message on the web, Islamic State said one of its men had done it.",
     [("isis", "claimed")]),
    (MARKET + "The militant group Islamic State (IS)said it was behind the bombing.",
     [("isis", "claimed")]),
    (MARKET + "Amaq said Islamic State fighters attacked the market.", [("isis", "claimed")]),
    (MARKET + "Taliban spokesman Tariq Zarkoon said two attackers had stormed the market.",
     [("taliban", "claimed")]),
    # whose deeds it looks like
    (BLAST + "In style it was similar to attacks of al-Qaida.",
     [("al_qaeda", "suspected")]),
    (BLAST + "The attack resembled earlier ones by al-Qaida.", [("al_qaeda", "suspected")]),
    (BLAST + "It was reminiscent of raids carried out by al-Qaida.", [("al_qaeda", "suspected")]),
    (BLAST + "Many assumed it was the work of al-Qaida.", [("al_qaeda", "suspected")]),
    (BLAST + "First suspicion for the bombing fell on fighters of the al-Qaida network.",
     [("al_qaeda", "suspected")]),
    # what they do at other times
    (BLAST + "Similar attacks have been claimed by al-Qaida.", []),
    (BLAST + "Earlier bombings in the city were blamed on al-Qaida.", []),
    (BLAST + "Groups such as Islamic State and al-Qaida have consistently attacked soldiers.", []),
    (BLAST + "Al-Qaida and Islamic State have both carried out attacks in the city.", []),
    # what is no blame, or of no attack
    (BLAST + "The army blamed Iran for fanning the conflict.", []),
    (BLAST + "Attacks in Yemen this year claimed a hundred lives.", []),
    (BLAST + "Militants are strong there despite a long campaign by the army.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "blamed"), CLAIMED)
def test_blamed(text: str, blamed: list[tuple[str, str]], known: Gazetteer) -> None:
    """A name counts for what its words make it."""
    first = told(text, known)[0]
    found = [(a.actor_id, a.status) for a in first.attributions if a.role == "perpetrator"]
    assert found == blamed


OWN: list[tuple[str, list[tuple[str, str]]]] = [
    # no claim at all
    ("Rockets hit a base in Anbar in Iraq on Monday, wounding two. Kataib Hezbollah did not claim "
     "the attack.", []),
    ("Rockets hit a base in Anbar in Iraq on Monday, wounding two. Iran has not claimed "
     "responsibility.", []),
    # who arms the culprit, and whom the culprit fights
    ("Rockets hit a base in Anbar in Iraq on Monday, wounding two. A militia armed by Iran was "
     "behind it.", []),
    ("A raid on a market in Saada in Yemen killed nine on Monday, witnesses said, blaming the "
     "Saudi-led coalition at war with the rebels.", [("saudi_coal", "accused")]),
    # whose group it is
    ("A strike blamed on Sudan's paramilitary Rapid Support Forces killed twelve in Kosti on "
     "Monday.", [("rsf", "accused")]),
    # a deed in answer, and whom it hit
    ("Turkey hit back on Monday by shelling YPG positions near Kobani, killing three.",
     [("turkey", "reported_as_fact")]),
    ("Jordan retaliated by bombing Islamic State camps in Raqqa on Monday, killing nine.",
     [("jordan", "reported_as_fact")]),
    # with whose help
    ("Nine al-Shabaab fighters were killed near Jilib on Monday in an air strike by Somali forces "
     "in cooperation with the U.S. military.", [("somali_army", "reported_as_fact")]),
    # whose weapon fell
    ("A Russian Kh-101 cruise missile came down on a block of flats in Poltava on Monday, killing "
     "nine.", [("russia", "reported_as_fact")]),
    ("Nine people died on Monday when an Israeli shell exploded in a school yard in Rafah.",
     [("israel", "reported_as_fact")]),
    ("A strike killed nine in Kharkiv on Monday. Ukraine's president called it Russian terror.",
     [("russia", "accused")]),
    # bandits have no planes
    ("An air strike on Tsafe in Nigeria killed nine guards on Monday, on their way to a village "
     "that bandits had attacked.", []),
    # the end of an attack is no attack of who ended it
    ("Gunmen stormed a hotel in Herat on Monday and killed nine. Afghan troops shot dead the last "
     "of the attackers at dawn.", [("gunmen", "unknown")]),
    ("A suicide bomber killed nine at a ministry in Kabul on Monday. Four attackers who got in "
     "were shot dead by the security forces.", [("suicide_bomber", "unknown")]),
    # two networks at once are nobody
    ("Gunmen killed nine in Bandiagara in Mali on Monday, in a region where groups linked to "
     "al-Qaeda and Islamic State are active.", [("gunmen", "unknown")]),
    ("Gunmen killed nine in Djibo on Monday, the worst attack since Burkina Faso was overrun by "
     "jihadists linked to al-Qaeda and the Islamic State.", [("gunmen", "unknown")]),
    # whose rockets they are
    ("A man was killed by a Palestinian rocket in Sderot on Monday.",
     [("palestinian_militants", "reported_as_fact")]),
    ("(Beirut) Hezbollah said its fighters fired rockets at Metula on Monday.",
     [("hezbollah_lb", "claimed")]),
    ("Hezbollah lost a man. On Monday the Lebanese group said that its fighters had struck "
     "Israeli cameras at Zarit.", [("hezbollah_lb", "claimed")]),
    # "it" is the lorry
    ("A lorry bomb killed nine in Mogadishu on Monday, the Somali army said. It exploded after it "
     "hit the wall of an office.", []),
    ("Two bombs killed nine in Mosul on Monday. They were claimed by al-Qaida's branch in Iraq.",
     [("al_qaeda", "claimed")]),
    # whom others link a party to
    ("The ADF, which the United States has linked to Islamic State, killed nine farmers near Beni "
     "on Monday.", [("adf", "reported_as_fact")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "blamed"), OWN)
def test_own_deeds(text: str, blamed: list[tuple[str, str]], known: Gazetteer) -> None:
    """Only who did it, or is said to have done it, is blamed."""
    first = told(text, known)[0]
    found = [(a.actor_id, a.status) for a in first.attributions if a.role == "perpetrator"]
    assert found == blamed


LED: list[tuple[str, str]] = [
    ("Planes of the coalition led by Saudi Arabia bombed Saada on Monday.",
     "saudi_coal"),
    ("An alliance led by Riyadh bombed Saada on Monday.", "saudi_coal"),
    ("Jets of the coalition under Saudi Arabia bombed Saada on Monday.", "saudi_coal"),
    ("A strike by a coalition of Gulf states led by Saudi Arabia killed three in Saada on Monday.",
     "saudi_coal"),
    ("Foreign troops killed three in a raid in Khost on Monday. The raid by US-led troops "
     "began at dawn.", "oir"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "culprit"), LED)
def test_coalitions(text: str, culprit: str, known: Gazetteer) -> None:
    """A coalition is meant by who leads it, and says more than "foreign troops"."""
    first = told(text, known)[0]
    found = [a.actor_id for a in first.attributions if a.role == "perpetrator"]
    assert found == [culprit]


HIT: list[tuple[str, list[str]]] = [
    ("Gunmen attacked a post in Rafah on Monday. Egyptian troops chased the gunmen and killed "
     "five of them.", []),
    ("Monday's blast in Derna hit men loyal to Khalifa Haftar, who rules the east; "
     "nine were killed.", ["lna"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hit"), HIT)
def test_hit(text: str, hit: list[str], known: Gazetteer) -> None:
    """People are told by whom they serve."""
    first = told(text, known)[0]
    assert [a.actor_id for a in first.attributions if a.role == "target" and a.actor_id] == hit


def test_a_claim_is_of_its_object(known: Gazetteer) -> None:
    """What is claimed in the news of another attack is no claim of that."""
    text = ("Militants killed an officer near Rafah in Egypt on Wednesday. The raid came as "
            "Islamic State claimed two attacks of the day before in Suez.")  # fmt: skip
    first = told(text, known)[0]
    own = [a.actor_id for a in first.attributions if a.status == "claimed"]
    assert own == []


def test_the_same_group(known: Gazetteer) -> None:
    """It claims what it is said to claim."""
    text = (BUS + "The Kurdistan Freedom Hawks claimed it. On Sunday the same group claimed the "
            "suicide bombing of last week in Bursa.")  # fmt: skip
    later = told(text, known)[-1]
    assert [(a.actor_id, a.status) for a in later.attributions] == [("tak", "claimed")]


def test_only(known: Gazetteer) -> None:
    """A claim of who else claims makes no further event."""
    text = MARKET + "Two groups have claimed the attack: Islamic State and another one."
    assert [a.actor_id for a in only(text, known).attributions] == ["isis"]
