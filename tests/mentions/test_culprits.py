"""Who did it, told behind the attack, without a name, or by the attackers themselves."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import who

Blamed = list[tuple[str, str]]

# behind "Mortar shells hit a market in Kismayo on Monday.", and who is blamed how firmly
OWN_WORDS: list[tuple[str, Blamed]] = [
    ("Al-Shabaab said it was behind the attack.", [("shabaab", "claimed")]),
    ("In a message on its radio, the al-Shabaab group said it was responsible.",
     [("shabaab", "claimed")]),
    ("Al-Shabaab, which controls villages nearby, said its fighters had fired them.",
     [("shabaab", "claimed")]),
    ("Al-Shabaab spokesman Abdiaziz Abu Musab said the group had carried it out.",
     [("shabaab", "claimed")]),
    ("Al-Shabaab said in a statement on Telegram that two of its men did it.",
     [("shabaab", "claimed")]),
    ("Al-Shabaab owned up to the shelling.", [("shabaab", "claimed")]),
    ("Al-Shabaab accepted responsibility.", [("shabaab", "claimed")]),
    ("The Kenyan army said it had targeted an arms store.",
     [("kenya_army", "announced_officially")]),
    ("The Saudi-led coalition called it a legitimate military action.",
     [("saudi_coal", "announced_officially")]),
    # of other deeds
    ("The Somali army said it had killed two of the attackers.", []),
    ("Al-Shabaab said its leader had died of an illness.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWN_WORDS, ids=[t for t, _ in OWN_WORDS])
def test_who_says_it_did_it(text: str, expected: Blamed, known: Gazetteer) -> None:
    assert _blamed(f"Mortar shells hit a market in Kismayo on Monday.\n{text}", known) == expected


# behind "A bomb killed four in a market in Quetta on Monday.", and who is blamed how firmly
OTHERS_WORDS: list[tuple[str, Blamed]] = [
    ("Police said they suspected the Pakistani Taliban.", [("ttp", "suspected")]),
    ("The Pakistani Taliban or Islamic State could be behind it, police said.",
     [("ttp", "suspected"), ("isis", "suspected")]),
    ("The blast bore the fingerprints of Islamic State.", [("isis", "suspected")]),
    ("Suspicion fell on Islamic State.", [("isis", "suspected")]),
    ("The governor blamed fighters loyal to Islamic State.", [("isis", "accused")]),
    ("It was planted by men the governor said belonged to Islamic State.", [("isis", "accused")]),
    ("India, in a statement, rejected as absurd all allegations that its agents carried it out.",
     [("india", "accused"), ("india", "denied")]),
    # plain words for the deed
    ("The governor said Islamic State had planted it.", [("isis", "accused")]),
    ("Officials pointed to Islamic State cells.", [("isis", "suspected")]),
    ("The mayor called it another act of terror by Islamic State.", [("isis", "accused")]),
    ("Police said the bombers were members of Islamic State, which denied it.",
     [("isis", "accused"), ("isis", "denied")]),
    ("The governor blamed “Indian agents”.", [("india", "accused")]),
    ("The army says Islamic State, which has cells nearby, is to blame.", [("isis", "accused")]),
    # a charge of something else
    ("The governor accused India of arming Islamic State.", []),
    # what it does at other times
    ("Islamic State has carried out similar attacks in the past.", []),
    ("The Pakistani Taliban have often bombed markets.", []),
    ("Fighters of Islamic State belong to many peoples.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHERS_WORDS, ids=[t for t, _ in OTHERS_WORDS])
def test_whom_others_blame(text: str, expected: Blamed, known: Gazetteer) -> None:
    first = "A bomb killed four in a market in Quetta on Monday."
    assert [b for b in _blamed(f"{first}\n{text}", known) if b[0]] == expected


# report, and who is blamed how firmly
UNNAMED: list[tuple[str, Blamed]] = [
    # its own forces, told by a military
    ("The Malian army said a drone strike had killed a dozen terrorists near Kidal.",
     [("mali", "announced_officially")]),
    ("The Turkish defence ministry said jets hit PKK shelters in Zap.",
     [("turkey", "announced_officially")]),
    ("The Pakistani military said its aircraft bombed militant hideouts in Khyber.",
     [("pakistan", "announced_officially")]),
    ("The Malian army said a rocket hit a camp in Kidal, killing two soldiers.", []),
    ("The Malian army said an explosion killed four militants near Kidal.", []),
    # forces without the state's name
    ("Sudan's rulers met. An army air strike killed 23 people in Nyala.",
     [("state_sd", "reported_as_fact")]),
    ("Sudan's rulers met. Security forces stormed a camp in Nyala.",
     [("state_sd", "reported_as_fact")]),
    ("A Myanmar military attack killed nine in Pekon.", [("myanmar", "reported_as_fact")]),
    ("Iran hit what it described as a base of militants in Panjgur.",
     [("iran", "announced_officially")]),
    ("Jordan is believed to have carried out an air strike in Sweida.", [("jordan", "suspected")]),
    ("An air strike killed four in Ariha. Monitors said the planes were Russian.",
     [("russia", "accused")]),
    # soldiers without any people's name are those of the country
    ("Dozens were killed by soldiers in Djibo on Monday.", [("burkina", "reported_as_fact")]),
    ("A teenager was shot dead by troops in Ramallah.\nThe Israeli army closed a road.",
     [("israel", "reported_as_fact")]),
    # with whom the dead had fought
    ("Three men were killed in a gun battle with Israeli forces in Tubas.",
     [("idf", "reported_as_fact")]),
    ("Iraqi troops killed three suspected Islamic State fighters in a clash near Rutba.",
     [("isf", "reported_as_fact")]),
    # the other side of a war, in the words of one
    ("The enemy shelled Marhanets on Monday, the governor said.",
     [("russia", "reported_as_fact")]),
    ("On Monday the Russians shelled Marhanets.", [("russia", "reported_as_fact")]),
    ("An enemy drone struck a car near Khiam. The “Israeli enemy” was seen at Metula.",
     [("israel", "reported_as_fact")]),
    # a part of the name
    ("Iran's Revolutionary Guards paraded. Missiles fired by the Guards hit Sulaymaniyah.",
     [("irgc", "reported_as_fact")]),
    ("The Communist Party of Nepal met. It said its fighters had fired the shells.", []),
    # the group, before and behind its name
    ("A bomb hit Kismayo. The group said it planted it. Al-Shabaab holds villages nearby.",
     [("shabaab", "claimed")]),
    ("The rebels who on Friday attacked Pemba left.", [("rebels", "reported_as_fact")]),
    ("Several dozen herdsmen, riding motorbikes from the hills, opened fire in Jos.",
     [("herders", "reported_as_fact")]),
    ("Israeli settlers torched houses in Burin.", [("settlers", "reported_as_fact")]),
    ("The M23 shelled a camp near Goma.", [("m23", "reported_as_fact")]),
    ("Members of the Kraze Baton gang killed 12 people in Kenscoff.",
     [("unlisted_kraze_baton", "reported_as_fact")]),
    ("Fighters of the al-Qaeda-linked JNIM attacked a base in Djibo.",
     [("jnim", "reported_as_fact")]),
    # where the arms were fired from
    ("Two missiles fired from Houthi-held parts of Yemen hit a ship off Hodeidah.",
     [("houthis", "reported_as_fact")]),
    ("Shells fired from hills controlled by the M23 hit a camp near Goma.",
     [("m23", "reported_as_fact")]),
    ("An air strike hit Houthi-held parts of Yemen.", []),
    # its own word weighs more than a word of blame
    ("Al-Shabaab carried out the attack on the port of Kismayo, the group said.",
     [("shabaab", "claimed")]),
    # nobody
    ("Mali's rulers met. It should be recalled that a bomb went off in Gao on Sunday.", []),
    ("Indian police launched a manhunt after gunmen killed four in Doda.",
     [("gunmen", "reported_as_fact")]),
    ("A clash broke out in the north of Mali. They exchanged fire with soldiers.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNNAMED, ids=[t for t, _ in UNNAMED])
def test_who_is_meant(text: str, expected: Blamed, known: Gazetteer) -> None:
    assert _blamed(text.replace(". ", ".\n"), known) == expected


def _blamed(text: str, known: Gazetteer) -> Blamed:
    return [(actor, status) for role, actor, status, _ in who(text, known) if role == "perpetrator"]
