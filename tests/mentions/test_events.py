"""Which words of a sentence tell of an attack, and whether it happened."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read, report

# sentence, words, form, type, modality of its one telling
TELLINGS: list[tuple[str, str, str, str | None, str]] = [
    # verbs
    ("A drone hit a car in Jenin.", "drone hit", "verb", "drone_strike", "actual"),
    ("Warplanes bombed a market in Nyala.", "bombed", "verb", "air_strike", "actual"),
    ("Russian forces shelled Kherson.", "shelled", "verb", "shelling", "actual"),
    ("Militants fired rockets at a base near Mogadishu.", "fired rockets", "verb",
     "missile_rocket", "actual"),
    ("Gunmen ambushed a convoy near Djibo.", "ambushed", "verb", "armed_attack", "actual"),
    ("A suicide bomber blew himself up at a mosque in Peshawar.", "suicide bomber blew himself up",
     "noun", "bombing", "actual"),
    ("A mine exploded under a truck near Gao.", "exploded", "verb", "bombing", "actual"),
    ("A missile slammed into a tanker in the Red Sea.", "missile slammed", "verb",
     "missile_rocket", "actual"),
    ("Gunmen opened fire on a bus near Quetta.", "opened fire", "verb", "armed_attack", "actual"),
    ("Jets pounded rebel positions in Idlib.", "pounded", "verb", "air_strike", "actual"),
    ("Fighters stormed an army post in Menaka.", "stormed", "verb", "armed_attack", "actual"),
    ("Gunmen shot dead a judge in Turbat.", "shot dead", "verb", "armed_attack", "actual"),
    # passives
    ("A school in Nyala was bombed by army jets.", "bombed", "verb", "air_strike", "actual"),
    ("Two ships were struck off Hodeidah by missiles.", "struck", "verb", "missile_rocket",
     "actual"),
    ("The airport has been targeted with drones.", "targeted", "verb", "drone_strike", "actual"),
    ("A clinic in Rafah came under artillery fire and was hit.",
     "came under artillery fire and was hit", "verb", "shelling",
     "actual"),
    # nouns
    ("Three people died in a drone strike near Kidal.", "drone strike", "noun", "drone_strike",
     "actual"),
    ("An air strike on a market in El Fasher killed forty.", "air strike", "noun", "air_strike",
     "actual"),
    ("A roadside bombing wounded five soldiers.", "roadside bombing", "noun", "bombing",
     "actual"),
    ("The army launched an airstrike on Jilib.", "airstrike", "noun", "air_strike", "actual"),
    ("A mortar attack hit the market.", "mortar attack hit", "noun", "shelling", "actual"),
    ("At least nine died in a suicide car bomb attack in Mogadishu.", "suicide car bomb attack",
     "noun", "bombing", "actual"),
    ("An explosion inside a bus killed six people in Damascus.", "explosion", "noun", None,
     "actual"),
    ("A blast tore through a bus carrying police in Quetta.", "blast", "noun", None, "actual"),
    ("Rocket attacks by the militants on Gao killed two.",
     "Rocket attacks", "noun", "missile_rocket", "actual"),
    ("A US-led coalition strike hit Gao.", "strike hit", "noun", None, "actual"),
    # headlines
    ("Drone strike kills four in Yemen", "Drone strike", "noun", "drone_strike", "actual"),
    ("Russia strikes Odesa port", "strikes", "verb", None, "actual"),
    ("Israel Strikes Southern Lebanon", "Strikes", "verb", None, "actual"),
    ("Suicide bomber kills nine in Kabul", "Suicide bomber kills", "noun", "bombing", "actual"),
    ("Bomb blast rocks Quetta: police", "Bomb blast rocks", "noun", "bombing", "actual"),
    # not real
    ("Israel threatened to bomb Natanz.", "bomb", "verb", "bombing", "unrealised"),
    ("They said a rocket attack was imminent.", "rocket attack", "noun", "missile_rocket",
     "unrealised"),
    ("He spoke of further air strikes on Gao.", "air strikes", "noun", "air_strike", "unrealised"),
    ("In a further strike on Gao two died.", "strike", "noun", None, "actual"),
    ("A bus was stopped near Gao by about 20 armed men.",
     "bus was stopped near Gao by about 20 armed men", "verb", "armed_attack", "actual"),
    ("The envoy warned of attacks on ships.", "attacks", "noun", None, "unrealised"),
    ("The group vowed to bomb the base.", "bomb", "verb", "bombing", "unrealised"),
    ("Officials fear a rocket attack on Rafah.", "rocket attack", "noun", "missile_rocket",
     "unrealised"),
    ("The plan was to attack a base in Kismayo.", "attack", "verb", None, "unrealised"),
    ("The army could attack the base soon.", "attack", "verb", None, "unrealised"),
    ("The UN called for a halt to air strikes on Idlib.", "air strikes", "noun", "air_strike",
     "unrealised"),
    ("The militia suspended attacks on US troops.", "attacks", "noun", None, "unrealised"),
    ("Police foiled a bomb attack in Peshawar.", "bomb attack", "noun", "bombing",
     "unrealised"),
    ("The group agreed to stop rocket attacks on Israel.", "rocket attacks", "noun",
     "missile_rocket", "unrealised"),
    ("Any attack on the base will be answered.", "attack", "noun", None, "unrealised"),
    ("The jets have stopped bombing Aleppo.", "bombing", "verb", "air_strike", "unrealised"),
    ("If rebels attack the town, troops will reply.", "attack", "verb", None, "unrealised"),
    ("The strike was meant to foil drone attack plans.", "strike was meant to foil drone attack",
     "noun", "drone_strike", "actual"),
    # not done
    ("The army did not bomb the camp.", "bomb", "verb", "bombing", "negated"),
    ("The army denied it had bombed the camp.", "bombed", "verb", None, "negated"),
    ("No rocket attack was reported in Gao.", "rocket attack", "noun", "missile_rocket",
     "negated"),
    ("The army never shelled the hospital.", "shelled", "verb", "shelling", "negated"),
    # stopped on the way
    ("Air defences shot down two drones over Kyiv.", "shot down", "verb", "drone_strike",
     "intercepted"),
    ("A missile was intercepted near Eilat.", "intercepted", "verb", "missile_rocket",
     "intercepted"),
    ("The navy downed a drone over the Red Sea.", "downed", "verb", "drone_strike",
     "intercepted"),
    # hedged, and still told as an event
    ("A missile may have hit a warehouse in Odesa.", "missile may have hit", "verb",
     "missile_rocket", "actual"),
    ("Jets appear to have bombed a convoy near Gao.", "bombed", "verb", "air_strike", "actual"),
    # attempts that cost lives, operations, clashes
    ("Six soldiers died when rebels tried to storm a post near Gao.", "storm", "verb", None,
     "actual"),
    ("Rebels tried to overrun a base near Gao, wounding nine.", "overrun", "verb", None, "actual"),
    ("Rebels tried to attack a base near Gao.", "attack", "verb", None, "unrealised"),
    ("Two soldiers were killed in an infiltration attempt near Duhok.", "infiltration attempt",
     "verb", None, "actual"),
    ("Gunmen slipped into a school in Bamako.", "Gunmen slipped into", "verb", "armed_attack",
     "actual"),
    ("Another group broke through to the airport in Gao.", "Another group broke through", "verb",
     None, "actual"),
    ("On the night of 2-3 May air operations were carried out against targets in Duhok.",
     "air operations were carried out", "verb", None, "actual"),
    ("Eight militants were killed in a search operation near Quetta.", "in a search operation",
     "verb", None, "actual"),
    ("Clashes in Tripoli left 16 people dead.", "Clashes", "verb", None, "actual"),
    ("Soldiers clashed with rebels near Gao late on Sunday.", "clashed", "verb", None, "actual"),
    ("Fighting broke out between the army and rebels in Gao on Sunday.", "Fighting broke out",
     "verb", None, "actual"),
    ("Two were hurt when troops shot into the quarter.", "shot into", "verb", None, "actual"),
    ("Rebels fired explosive rounds at a quarter of Taiz.", "fired explosive rounds", "verb",
     "shelling", "actual"),
    # driven off, and what nobody has done yet
    ("Soldiers thwarted an attempt by the rebels to penetrate into a base near Gao.",
     "thwarted an attempt", "noun", None, "intercepted"),
    ("Army units foiled an attack launched by the rebels near Gao.", "attack", "noun", None,
     "intercepted"),
    ("The premier is seeking support in parliament for air strikes on Gao.", "air strikes", "noun",
     "air_strike", "unrealised"),
    # comparisons and drills
    ("It was the first such drone attack in Niger.", "drone attack", "noun", "drone_strike",
     "comparison"),
    ("The navy fired missiles in an exercise off Oman.", "fired missiles", "verb",
     "missile_rocket", "comparison"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "form", "event_type", "modality"), TELLINGS)
def test_one_telling(
    text: str, words: str, form: str, event_type: str | None, modality: str, known: Gazetteer
) -> None:
    (event,) = read(text, known).events
    assert (report(text).quote(event.span), event.form, event.event_type, event.modality) == (
        words, form, event_type, modality,
    )  # fmt: skip


NO_ATTACK = [
    "Soldiers fired into the air in Gao on Monday.",
    "Police clashed with protesters in Gao on Monday.",
    "Lawmakers in Baghdad attacked the oil minister on Monday.",
    "Senators have repeatedly attacked the president's military budget.",
    "Newspapers in Lagos attacked the government's decision.",
    "The two sides strike a deal in Cairo.",
    "Ministers struck a balance over the budget.",
    "Teachers began a strike in Bamako.",
    "Doctors in Khartoum went on strike over pay.",
    "A teachers' strike closed schools in Nairobi.",
    "A rail strike hit commuters in Paris.",
    "He died of a heart attack in Quetta.",
    "A cyber attack hit a bank in Kyiv.",
    "A cyberattack hit hospitals in London.",
    "An earthquake struck Herat.",
    "Floods hit Maiduguri.",
    "A storm struck the coast of Oman.",
    "The crisis hit farmers hard.",
    "The song was a hit in Beirut.",
    "A bus hit a truck near Multan.",
    "Two buses crashed near Kano.",
    "Oil prices hit a record high.",
    "The rocket launched a satellite into orbit.",
    "Iran launched a rocket with a satellite into orbit.",
    "The minister hit back at critics.",
    "Sanctions target two banks in Moscow.",
    "The opposition attacked the government over the budget.",
    "The measure targets inflation.",
    "The plane crashed and struck a building near the runway.",
    "Iran showed off the targeted airbase.",
    "A gas explosion wrecked a flat in Lviv.",
    "Police raided a party office in Kampala and arrested nine.",
    "Security forces raided a house in Nablus, detaining four men.",
    "Police stormed a newspaper in Khartoum and took its editor into custody.",
    "Relief air operations were carried out in Sudan.",
    "Hackers infiltrated a bank in Kyiv.",
    "In Mombasa the strike was only partial.",
    "The population explosion worries planners.",
]


@pytest.mark.parametrize("text", NO_ATTACK)
def test_what_only_sounds_like_an_attack(text: str, known: Gazetteer) -> None:
    assert read(text, known).events == ()


# sentence, definite, separate, plural, series
MARKS: list[tuple[str, bool, bool, bool, bool]] = [
    ("A strike killed two in Gao.", False, False, False, False),
    ("The strike killed two in Gao.", True, False, False, False),
    ("The strikes in Gao killed two people.", True, False, True, False),
    ("That attack in Gao killed two.", True, False, False, False),
    ("Another attack killed two in Gao.", False, True, False, False),
    ("A separate air strike killed two in Gao.", False, True, False, False),
    ("In a separate incident, a bomb attack killed two in Gao.", False, True, False, False),
    ("Air strikes killed two in Gao.", False, False, True, False),
    ("Barrel bomb attacks killed two in Gao.", False, False, True, False),
    ("A series of air strikes hit Gao.", False, False, True, True),
    ("Repeated drone attacks hit Gao.", False, False, True, True),
    ("Friday's attack killed two in Gao.", True, False, False, False),
    ("Six other people were wounded in the attack in Gao.", True, False, False, False),
    ("Jets killed nine rebels in three successive strikes on Gao.", False, False, True, False),
    ("A wave of rocket attacks hit Gao.", False, False, True, True),
    ("Dozens of drone attacks hit Gao.", False, False, True, True),
]


@pytest.mark.parametrize(("text", "definite", "separate", "plural", "series"), MARKS)
def test_marks_of_a_telling(
    text: str, definite: bool, separate: bool, plural: bool, series: bool, known: Gazetteer
) -> None:
    event = read(text, known).events[0]
    assert (event.definite, event.separate, event.plural, event.series) == (
        definite, separate, plural, series,
    )  # fmt: skip


def test_toll_without_words_of_attack_follows_the_event_before(known: Gazetteer) -> None:
    first, second = read(
        "A drone hit a house in Omdurman.\nSix people were killed, a medic said.", known
    ).events
    assert (first.form, second.form, second.definite) == ("verb", "follow_up", True)
    assert [(c.killed_min, c.claimant) for c in second.claims] == [(6, "a medic")]


def test_the_attack_needs_no_other_sign_once_one_was_told(known: Gazetteer) -> None:
    told = read("A drone hit a house in Omdurman.\nThe attack came at dawn.", known)
    assert [event.sentence for event in told.events] == [0, 1]


def test_place_and_date_belong_to_their_telling(known: Gazetteer) -> None:
    text = "A drone hit Omdurman on Monday, hours after shells fell in Nyala on Sunday."
    found = read(text, known)
    named = [[found.toponyms[i].text for i in event.toponyms] for event in found.events]
    dated = [[report(text).quote(found.dates[i].span) for i in e.dates] for e in found.events]
    assert named == [["Omdurman"], ["Nyala"]]
    assert [d[-1] for d in dated] == ["on Monday", "on Sunday"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mourners met on Monday for two men killed when a shell hit Nyala last Friday.",
         ["last Friday"]),
        ("Fighters, who have held the port since they took it in 2016, shelled Nyala on Monday.",
         ["on Monday"]),
        ("A drone hit Nyala on Monday, five days after a shell hit Omdurman.",
         ["on Monday", "five days after"]),
        ("A drone hit Nyala two weeks after the vote.", []),
    ],
)  # fmt: skip
def test_dates_that_are_not_of_the_attack_are_left_out(
    text: str, words: list[str], known: Gazetteer
) -> None:
    found = read(text, known)
    assert [report(text).quote(found.dates[i].span) for e in found.events for i in e.dates] == words


def test_the_next_day_is_another_event(known: Gazetteer) -> None:
    first, second = read(
        "A drone hit Nyala on Monday.\nThe next day a shell hit a depot.", known
    ).events
    assert (first.separate, second.separate) == (False, True)


def test_where_the_wounded_were_taken_is_not_where_it_was(known: Gazetteer) -> None:
    text = "A shell hit a bus near Nyala, said a doctor in Omdurman, where the wounded were taken."
    found = read(text, known)
    assert [found.toponyms[i].text for e in found.events for i in e.toponyms] == ["Nyala"]


@pytest.mark.parametrize(
    ("first", "second", "event_type"),
    [
        (
            "A car bomb exploded in Quetta.",
            "Another tore through a market, killing two.",
            "bombing",
        ),
        ("Drones struck Odesa.", "A fire broke out after debris fell on a depot.", "drone_strike"),
    ],
)
def test_what_is_left_out_was_told_before(
    first: str, second: str, event_type: str, known: Gazetteer
) -> None:
    *_, told = read(f"{first}\n{second}", known).events
    assert (told.form, told.event_type) == ("verb", event_type)


def test_the_one_on_another_day_is_another_strike(known: Gazetteer) -> None:
    first, second = read(
        "An air strike hit Nyala on Monday.\nThe one on Friday killed nine.", known
    ).events
    assert (first.separate, second.separate, second.form) == (False, True, "verb")
