"""Who is said to have done it, over all sentences of a report."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.incidents.assessment import OTHERS_CULPRIT
from geo.records import Attribution, Incident
from tests.incidents.reports import only, told

# report, and actor and status of each who is blamed for its last event
BLAMED: list[tuple[str, list[tuple[str, str]]]] = [
    # how they came says nothing of who they are
    ("Gunmen killed two traders in Jos on Monday.", [("gunmen", "unknown")]),
    ("A suicide bomber killed two traders in Jos on Monday.", [("suicide_bomber", "unknown")]),
    ("Bandits killed two traders in Jos on Monday.", [("bandits", "reported_as_fact")]),
    # one such word is enough
    ("Gunmen attacked a market in Jos on Monday. The militants killed two traders.",
     [("militants", "reported_as_fact")]),
    ("Insurgents attacked a market in Jos on Monday. The jihadists killed two traders.",
     [("insurgents", "reported_as_fact")]),
    ("Gunmen killed two traders in Jos on Monday. Boko Haram claimed the attack.",
     [("boko_haram", "claimed")]),
    # a claim in words that fit the attack badly
    ("A blast killed 56 people in Quetta on Monday. Police said gunmen shot at guards. Hours "
     "later, Islamic State said one of its fighters had carried out the bombing.",
     [("isis", "claimed")]),
    # a claim of two, of which the second was spoken of last
    ("A car bomb killed nine at a camp in Agadez on Monday. On Tuesday a car bomb killed two at a "
     "mine in Arlit. The group Ansaru claimed both.", [("ansaru", "claimed")]),
    # whose friends it is said to have are not blamed
    ("A bomb killed nine in Baidoa on Monday. Al-Shabaab, an offshoot of al-Qaeda, claimed it.",
     [("shabaab", "claimed")]),
    ("A bomb killed nine in Baidoa on Monday. Al-Shabaab fighters, who have ties to al-Qaeda and "
     "are fighting the Somali government, took credit.", [("shabaab", "claimed")]),
    # who blames is not blamed where the other denies
    ("A drone struck a refinery in Yanbu on Monday; Israel blamed Iran, which denies it.",
     [("iran", "accused"), ("iran", "denied")]),
    ("A truck bomb killed nine in Tikrit on Monday. The bombing came a week after government "
     "forces declared that they had driven Islamic State fighters from Baiji in Iraq.", []),
    # in their own words, or those of their men
    ("A bomb killed nine in Baidoa on Monday. “We carried out the attack,” al-Shabaab said on its "
     "radio.", [("shabaab", "claimed")]),
    ("Gunmen shot two at a bus stop in Jenin on Monday. Hamas said the two gunmen were its "
     "members.", [("hamas", "claimed")]),
    # the coalition is the one that the report names in full
    ("The Saudi-led coalition lost a jet. On Monday coalition raids killed nine in Saada.",
     [("saudi_coal", "reported_as_fact")]),
    ("The air force of Nigeria bombed a camp near Maradun on Monday, killing nine.",
     [("nigeria", "reported_as_fact")]),
    ("The village of Metula came under rocket fire from Hezbollah on Monday; two were hurt.",
     [("hezbollah_lb", "reported_as_fact")]),
    ("Maoists ambushed a patrol in Bijapur in India on Monday, killing nine.",
     [("cpi_maoist", "reported_as_fact")]),
    # a name of two is that of the report's country
    ("People's Defence Forces ambushed a convoy in Myawaddy on Monday, killing nine, the Myanmar "
     "junta said.", [("pdf_mm", "accused")]),
    ("People's Defence Forces ambushed a convoy in Hakkari on Monday, killing nine, Turkish "
     "officials said.", [("pkk", "accused")]),
    # a country where a group sits is not blamed with it
    ("Gunmen killed two traders in Jos on Monday. Boko Haram, based in Chad, claimed "
     "responsibility.", [("boko_haram", "claimed")]),
    ("Gunmen killed two traders in Lamu on Monday. Police blamed the Somalia-based al-Shabaab for "
     "the attack.", [("shabaab", "accused")]),
    # whose men the attackers were
    ("Gunmen killed two traders in Jos on Monday. The governor said both attackers were Boko Haram "
     "members.", [("boko_haram", "accused")]),
    ("Gunmen killed two traders in Jos on Monday. Police named one of the attackers, a driver, as "
     "a member of Boko Haram.", [("boko_haram", "accused")]),
    # a name with both an acronym and words for what it is
    ("Gunmen killed two traders in Gao on Monday. The Group for the Support of Islam and Muslims "
     "(JNIM), a branch of a wider network, said it had carried out the operation.",
     [("jnim", "claimed")]),
    ("A bomber killed two traders in Quetta on Monday. Islamic State claimed the blast. The same "
     "branch claimed a bombing in Peshawar in March that killed nine.", [("isis", "claimed")]),
    # claims in more words
    ("In March a car bomb at a hotel in Kirkuk killed nine, an operation that Islamic State also "
     "said was its own.", [("isis", "claimed")]),
    ("A car bomb killed nine in Baidoa on Monday. Al-Shabaab did claim that one, saying it was "
     "aimed at officials.", [("shabaab", "claimed")]),
    ("The tanker Aral was hit by a missile off Aden on Monday. Houthi spokesman Yahya Saree was "
     "quick to claim both ships.", [("houthis", "claimed")]),
    ("The militant group Ansaru, which announced itself to be behind the killing of nine guards "
     "near Agadez in July, has fought the army for years.", [("ansaru", "claimed")]),
    # who is named where nobody claimed it
    ("In May gunmen walked into a clinic in Jalalabad and killed nine. Nobody ever claimed the "
     "attack; Washington said it was Islamic State.", [("isis", "accused")]),
    # a capital is a place behind "off"; who denies a report owns up to nothing
    ("The tanker Aral was hit by a missile off Aden on Monday.", []),
    ("A raid killed nine in Aleppo on Monday. In Moscow the Ministry of Defence dismissed reports "
     "of a Russian raid on Aleppo and said its aircraft had not flown.",
     [("russia", "accused"), ("russia", "denied")]),
    # the regime is that of the land where it struck, whoever else struck there
    ("Russian jets bombed Aleppo in Syria and Homs on Sunday, killing two. Five were killed in "
     "regime air strikes on Hama on Monday.", [("syria_assad", "reported_as_fact")]),
    # a man shot him, and not the army that buries him
    ("A man opened fire at a mall in Haifa on Monday as the Israeli army laid to rest the soldier "
     "he shot dead.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BLAMED, ids=[t for t, _ in BLAMED])
def test_who_is_blamed(text: str, expected: list[tuple[str, str]], known: Gazetteer) -> None:
    assert [(a.actor_id, a.status) for a in _perpetrators(told(text, known)[-1])] == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("In Kyiv, Russian missiles killed nine people on Friday.", "Russia"),
        ("In Baghdad, American drones killed nine people on Friday.", "United States"),
        ("In Mogadishu al-Shabaab stormed a hotel on Friday and killed nine.", "al-Shabaab"),
        ("A Saudi-led air raid hit a school in Saada on Friday.", "Saudi-led coalition"),
        ("US-led air strikes killed nine people in Raqqa on Friday.", "US-led coalition"),
    ],
)
def test_where_it_was_stands_beside_who_did_it(text: str, who: str, known: Gazetteer) -> None:
    assert only(text, known).perpetrators == (who,)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Baghdad a bomb killed nine people on Friday.", "Baghdad"),
        ("In Damascus car bombs killed nine people on Friday.", "Damascus"),
        ("In the Turkish capital Ankara a bomb killed nine people on Friday.", "Ankara"),
        ("Near Moscow a drone killed a woman on Friday.", "Moscow"),
    ],
)
def test_a_capital_where_it_was_is_no_state(text: str, place: str, known: Gazetteer) -> None:
    told = only(text, known)
    assert told.perpetrators == ()
    assert told.place is not None
    assert told.place.name == place


def test_a_bare_charge_is_of_the_news_too(known: Gazetteer) -> None:
    every = told(
        "A truck bomb killed nine in Baidoa on Monday. Hours later a second bomb killed two in "
        "Afgooye. The government said al-Shabaab was to blame.",
        known,
    )
    assert [i.perpetrators for i in every] == [("al-Shabaab",), ("al-Shabaab",)]


def test_gunmen_are_no_name_but_stay_among_the_attributions(known: Gazetteer) -> None:
    (incident,) = told("Gunmen killed two traders in Jos on Monday.", known)
    assert incident.perpetrators == ()
    assert [a.actor for a in incident.attributions if a.role == "perpetrator"] == [
        "Unidentified gunmen"
    ]
    assert "by unidentified gunmen" in incident.summary


# report, and who is suspected of its last event because the rest of the report tells
INHERITED: list[tuple[str, list[str]]] = [
    # of the report's other strikes in that country
    ("A Turkish air strike killed two in Sinjar on Monday. On Tuesday an air strike on a farm in "
     "Amedi killed four.", ["turkey"]),
    # a state with drones has planes; only states have these
    ("A Turkish drone strike killed two in Sinjar on Monday. In May warplanes bombed a farm in "
     "Amedi, killing four.", ["turkey"]),
    ("Houthi missiles killed two in Marib on Monday. On Tuesday an air strike killed four in "
     "Marib.", []),
    # whose forces the report speaks of says nothing of whose strike it was
    ("Kenyan troops entered Somalia. A Kenyan soldier spoke of victory. An air strike killed four "
     "in Kismayo on Monday.", []),
    # what a foreign state sends is told as bombs; a charge against the struck land does not count
    ("Russian missiles killed two in Sumy on Monday. Moscow said a Ukrainian missile had hit a "
     "clinic in Sumy. On Tuesday bombs fell on a playground in Izium, killing four.", ["russia"]),
    # two parties strike there, or another kind of weapon struck
    ("A Turkish air strike killed two in Sinjar on Monday. An Iranian air strike killed one in "
     "Koya on Monday. On Tuesday an air strike on a farm in Amedi killed four.", []),
    ("A Turkish air strike killed two in Sinjar on Monday. On Tuesday a rocket killed four in "
     "Amedi.", []),
    # bombs are anybody's, and so are the rockets of groups
    ("A Turkish air strike killed two in Sinjar on Monday. On Tuesday a roadside bomb killed four "
     "in Amedi.", []),
    ("Hezbollah rockets killed two in Metula on Monday. On Tuesday a rocket killed four in "
     "Ashkelon.", []),
    # a group over the border shelled it the same day; the news tells whose the others at sea were
    ("A Houthi missile set fire to a depot in Jeddah on Friday. In Dhahran Al-Janub, shells "
     "damaged two houses on Friday.", ["houthis"]),
    ("Houthi missiles hit the tanker Aral off Mocha on Monday. In January the bulker Besk was "
     "struck by missiles in the Gulf of Aden.", ["houthis"]),
    ("Houthi missiles hit the tanker Aral off Mocha on Monday. Two died on the freighter Cora, hit "
     "off Aden on March 3.", ["houthis"]),
    # its own land was struck
    ("Ukrainian troops left a village. Ukrainian soldiers held another. A drone strike killed four "
     "in Sumy on Monday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INHERITED, ids=[t for t, _ in INHERITED])
def test_strikes_of_nobody_may_be_those_of_the_report(
    text: str, expected: list[str], known: Gazetteer
) -> None:
    last = told(text, known)[-1]
    blamed = _perpetrators(last)
    assert [a.actor_id for a in blamed] == expected
    assert all(a.status == "suspected" for a in blamed)
    assert (OTHERS_CULPRIT in last.reasons and last.needs_review) == bool(expected)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("JNIM fighters killed nine in Ber on Monday. Later militants killed four in Timbuktu.",
         ["jnim", "militants"]),
        # militants of another province, or of one part of the country alone
        ("JNIM fighters killed nine in Gao on Monday. Later militants killed four in Mopti.",
         ["militants"]),
        ("JNIM fighters killed nine in Mali on Monday. Later militants killed four in Mopti.",
         ["militants"]),
        # rebels are no Islamic State
        ("IS militants killed nine in Harasta on Monday. Later rebels killed four in Douma.",
         ["rebels"]),
    ],
)  # fmt: skip
def test_militants_are_the_group_of_their_own_province(
    text: str, group: list[str], known: Gazetteer
) -> None:
    last = next(i for i in told(text, known) if i.killed == (4, 4))
    assert [a.actor_id for a in _perpetrators(last)] == group


def _perpetrators(incident: Incident) -> list[Attribution]:
    return [a for a in incident.attributions if a.role == "perpetrator"]
