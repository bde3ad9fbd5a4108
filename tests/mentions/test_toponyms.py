"""What a place name in a sentence is, and whether something happened there."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.records import SectionKind
from geo.toponyms import find_toponyms
from tests.mentions.reports import read, report

AT: SectionKind = "body"

# sentence, then name, kind, role of each toponym in the order of reading
NAMES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # towns, regions, facilities, seas where something happened
    ("A drone hit a house in Abu Kamal.", [("Abu Kamal", "place", "event_location")]),
    ("Shells fell in North Darfur overnight.", [("North Darfur", "region", "event_location")]),
    ("Rockets landed at Ain al-Asad.", [("Ain al-Asad", "facility", "event_location")]),
    ("A missile hit a tanker in the Gulf of Aden.",
     [("Gulf of Aden", "sea", "event_location")]),
    ("A bomb went off in Mogadishu, Somalia.",
     [("Mogadishu", "place", "event_location"), ("Somalia", "region", "event_location")]),
    ("Two drones struck Omdurman.", [("Omdurman", "place", "event_location")]),
    ("Bakhmut was shelled again.", [("Bakhmut", "place", "event_location")]),
    ("Explosions rocked Port Sudan.", [("Port Sudan", "place", "event_location")]),
    ("A Kabul bombing killed two.", [("Kabul", "place", "event_location")]),
    # lists
    ("Shells hit homes in Kherson, Nikopol and Kharkiv.",
     [("Kherson", "place", "event_location"), ("Nikopol", "place", "event_location"),
      ("Kharkiv", "place", "event_location")]),
    ("Raids struck Nabatieh and Baalbek.",
     [("Nabatieh", "place", "event_location"), ("Baalbek", "place", "event_location")]),
    ("Strikes hit both Gao and Timbuktu.",
     [("Gao", "place", "event_location"), ("Timbuktu", "place", "event_location")]),
    ("Jilib, Somalia bomb kills two", [("Jilib", "place", "event_location"),
                                       ("Somalia", "region", "event_location")]),
    ("Rockets hit the cities of Gao and Kidal.",
     [("Gao", "place", "event_location"), ("Kidal", "place", "event_location")]),
    ("Rockets fell in Idlib Aleppo and Homs.",
     [("Idlib", "place", "event_location"), ("Aleppo", "place", "event_location"),
      ("Homs", "place", "event_location")]),
    ("Gunmen targeted with mortar shells the town of Gao.",
     [("Gao", "place", "event_location")]),
    ("A market in Gao, in northern Mali, was hit by rockets.",
     [("Gao", "place", "event_location"), ("Mali", "region", "event_location")]),
    ("A Gao convoy attack killed nine.", [("Gao", "place", "event_location")]),
    # a sea that only says where a town lies
    ("A mine exploded in the Red Sea port town of Mokha.",
     [("Red Sea", "sea", "context"), ("Mokha", "place", "event_location")]),
    ("A drone hit a depot in the Black Sea port of Odesa.",
     [("Black Sea", "sea", "context"), ("Odesa", "place", "event_location")]),
    # countries that are no scene
    ("Iran warned of a reply.", [("Iran", "region", "context")]),
    ("Officials in Kyiv said a drone hit Kursk.",
     [("Kyiv", "place", "context"), ("Kursk", "place", "event_location")]),
    ("Talks between Sudan and Ethiopia stalled.",
     [("Sudan", "region", "context"), ("Ethiopia", "region", "context")]),
    ("The war in Yemen goes on.", [("Yemen", "region", "context")]),
    ("He was flown to Peshawar.", [("Peshawar", "place", "context")]),
    ("The wounded were taken to a hospital in Quetta.",
     [("Quetta", "place", "context")]),
    ("Rebels positioned in Douma fired shells at Homs.",
     [("Douma", "place", "context"), ("Homs", "place", "event_location")]),
    ("A reporter in Gao said rockets fell in Kidal.",
     [("Gao", "place", "context"), ("Kidal", "place", "event_location")]),
    ("A raid hit Atareb, the London-based monitor said.",
     [("Atareb", "place", "event_location"), ("London", "place", "context")]),
    # demonyms
    ("A Sudanese pilot died.", [("Sudanese", "demonym", "context")]),
    # a town abroad has this by-name
    ("A bomb hit the Thai capital.", [("Thai", "demonym", "context")]),
    # no name of a thing with a number
    ("In Gao 16 bodies were found.", [("Gao", "place", "event_location")]),
    ("Two Malian soldiers died near Kidal.",
     [("Malian", "demonym", "context"), ("Kidal", "place", "event_location")]),
    # borders
    ("A convoy was hit near the Iraqi-Syrian border.",
     [("Iraqi-Syrian border", "border", "event_location")]),
    ("Shells fell along the border between Sudan and Chad.",
     [("border between Sudan and Chad", "border", "event_location")]),
    ("A mine exploded on the Afghan border.", [("Afghan border", "border", "event_location")]),
    ("A post was hit at the frontier with Niger.",
     [("frontier with Niger", "border", "event_location")]),
    # organisations
    ("The Baghdad Police opened a case.", [("Baghdad", "in_name", "context")]),
    ("He told the Kyiv Independent.", [("Kyiv", "in_name", "context")]),
    ("She works at Mogadishu University.", [("Mogadishu", "in_name", "context")]),
    ("The Bank of Khartoum was looted.", [("Khartoum", "in_name", "context")]),
    ("The Balochistan Liberation Army said it hit a train.",
     [("Balochistan", "in_name", "context")]),
    ("The Voice of Beirut aired it.", [("Beirut", "in_name", "context")]),
    ("A rocket hit the US Embassy in Baghdad.",
     [("US Embassy in Baghdad", "facility", "event_location")]),
    ("A drone fell near the Turkey embassy in Mogadishu.",
     [("Turkey", "in_name", "context"), ("Mogadishu", "place", "event_location")]),
    # persons
    ("President Mansur spoke.", []),
    ("Colonel Walid Nour was killed.", []),
    ("Rami Khalil, a medic, was hurt.", []),
    ("Omar bin Tamim was hurt.", []),
    ("Salma, a nurse, was hurt.", []),
    ("Mansur said he saw the raid.", []),
    ("A shell fell in Muslim-majority Mindanao.",
     [("Mindanao", "place", "event_location")]),
    ("A shell fell in South Hama.", [("Hama", "place", "event_location")]),
    ("A raid hit homes in Salma.", [("Salma", "place", "event_location")]),
    ("A car bomb exploded in Mansur.", [("Mansur", "place", "event_location")]),
    ("The Mansur neighbourhood was shelled.", [("Mansur", "place", "event_location")]),
    # ordinary words
    ("Hit hard, the rebels fled.", []),
    ("A drone fell in the town of Hit.", [("Hit", "place", "event_location")]),
    ("The gas was sarin, not chlorine.", []),
    ("SANA quoted a source.", []),
    ("Islamic Jihad fired rockets.", []),
    ("The Bay of Bengal was calm.", [("Bay of Bengal", "sea", "context")]),
    # the article and the possessive stay out
    ("The strike hit Yemen's capital, Sanaa.",
     [("Yemen", "region", "event_location"), ("Sanaa", "place", "event_location")]),
    ("Fighters shelled Mali’s north.", [("Mali", "region", "event_location")]),
    # unlisted names with a word for what they are
    ("A shell hit the village of Tel Zawra.", [("Tel Zawra", "place", "event_location")]),
    ("A raid on Tel Zawra, a village in the north, killed two.",
     [("Tel Zawra", "place", "event_location")]),
    ("Gunmen raided Tel Zawra, near the river, killing two.",
     [("Tel Zawra", "place", "event_location")]),
    ("A mine killed two soldiers close to Tel Zawra on Monday.",
     [("Tel Zawra", "place", "event_location")]),
    # where it came from, and where the hurt were taken
    ("Missiles fired from Homs hit Idlib.",
     [("Homs", "place", "context"), ("Idlib", "place", "event_location")]),
    ("Missiles from the direction of Homs hit Idlib.",
     [("Homs", "place", "context"), ("Idlib", "place", "event_location")]),
    ("A boy died in a hospital in Homs after the blast in Idlib.",
     [("Homs", "place", "context"), ("Idlib", "place", "event_location")]),
    # a sea beside a town only says where that lies
    ("Drones hit the Baltic port of Gdynia.",
     [("Baltic", "sea", "context"), ("Gdynia", "place", "event_location")]),
    ("Raids struck Um Sharaf village.", [("Um Sharaf", "place", "event_location")]),
    ("A drone hit the Shagarab refugee camp.", [("Shagarab", "facility", "event_location")]),
    ("Gunmen stormed the Kabouri military base.", [("Kabouri", "facility", "event_location")]),
    ("A drone hit the Khalil Bek neighbourhood.",
     [("Khalil Bek", "place", "event_location")]),
    ("Shells fell in the Kurdish town of Kobani.",
     [("Kobani", "place", "event_location")]),
    ("The Monday camp meeting ended.", []),
    # capitals
    ("ROCKETS HIT ERBIL", [("ERBIL", "place", "event_location")]),
    ("BLAST IN QUETTA KILLS TWO", [("QUETTA", "place", "event_location")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_of_a_sentence(
    text: str, expected: list[tuple[str, str, str]], known: Gazetteer
) -> None:
    found = read(text, known).toponyms
    assert [(t.text, t.kind, t.role) for t in found] == expected
    document = report(text)
    assert all(document.quote(t.span) == t.text for t in found)


# headline or other section, then the toponyms as above
HEADLINES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("Drone Strike Kills Three In Abu Kamal", [("Abu Kamal", "place", "event_location")]),
    ("Russian Missiles Hit Kharkiv Homes",
     [("Russian", "demonym", "context"), ("Kharkiv", "place", "event_location")]),
    ("Blast rocks Quetta market: police", [("Quetta", "place", "event_location")]),
    ("Raids on Idlib kill ten: monitor", [("Idlib", "place", "event_location")]),
    ("Mogadishu hotel attack kills nine", [("Mogadishu", "place", "event_location")]),
    ("US strikes kill two in Yemen",
     [("US", "region", "context"), ("Yemen", "region", "event_location")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_names_of_a_headline(
    text: str, expected: list[tuple[str, str, str]], known: Gazetteer
) -> None:
    found = read(text, known, "headline").toponyms
    assert [(t.text, t.kind, t.role) for t in found] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ERBIL (Agency) - A drone fell.", "ERBIL"),
        ("KYIV, Ukraine (AP) — A missile hit a shop.", "KYIV"),
        ("BAMAKO – Gunmen attacked a post.", "BAMAKO"),
        ("LIMA, 6 FEB 89 (EFE) -- [TEXT] GUNMEN ATTACKED A POST.", "LIMA"),
    ],
)
def test_dateline_is_no_scene(text: str, name: str, known: Gazetteer) -> None:
    first = read(text, known).toponyms[0]
    assert (first.text, first.role) == (name, "dateline")
    assert all(t.role != "event_location" for t in read(text, known).toponyms)


@pytest.mark.parametrize("section", ["header", "byline", "advertisement", "correction"])
def test_sections_about_no_event_are_silent(section: SectionKind, known: Gazetteer) -> None:
    found = read("A raid killed two in Idlib.", known, section)
    assert (found.toponyms, found.events) == ((), ())


def test_publisher_is_no_place(known: Gazetteer) -> None:
    found = read("Baghdad Today has learned of a blast in Mosul.", known, publisher="Baghdad Today")
    assert [(t.text, t.kind) for t in found.toponyms] == [
        ("Baghdad", "in_name"),
        ("Mosul", "place"),
    ]


def test_a_person_is_none_again_when_named_without_the_title(known: Gazetteer) -> None:
    assert not read("Dr Omar Tamim saw the raid.\nTamim blamed the army.", known).toponyms


def test_a_surname_is_no_place_where_the_person_is_named_in_full(known: Gazetteer) -> None:
    text = "The army of Colonel Juan Ponce fired.\nThe order was, as Ponce put it, to kill."
    assert "Ponce" not in [t.text for t in read(text, known).toponyms]
    assert "Ponce" in [t.text for t in read("A bomb exploded in Ponce.", known).toponyms]


@pytest.mark.parametrize(
    "text",
    [
        "After the killing of ten workers the talks held in Caracas were broken off.",
        "The meeting between the government and the rebels in Caracas was broken off.",
        "The minister said in Caracas that shells had hit a school.",
    ],
)
def test_where_somebody_meets_or_speaks_is_no_scene(text: str, known: Gazetteer) -> None:
    found = [t for t in read(text, known).toponyms if t.text == "Caracas"]
    assert [t.role for t in found] == ["context"]


def test_a_station_bears_a_name_and_is_no_place(known: Gazetteer) -> None:
    found = read("Radio Sonora said a bomb had exploded in Idlib.", known).toponyms
    assert [(t.text, t.kind) for t in found][-1] == ("Idlib", "place")
    assert "place" not in [t.kind for t in found if t.text == "Sonora"]


def test_namesake_of_a_person_with_a_preposition_is_a_place(known: Gazetteer) -> None:
    found = read("Dr Omar Salma saw the raid.\nA shell fell in Salma.", known)
    assert [(t.text, t.kind, t.sentence) for t in found.toponyms] == [("Salma", "place", 1)]


def test_entries_of_a_name_stay_undecided(known: Gazetteer) -> None:
    (rafah,) = read("A raid hit Rafah.", known).toponyms
    assert {entry.country for entry in rafah.entries} == {"EG", "PS"}


# sentence, and the word of kind of each of its names
ROWS: list[tuple[str, dict[str, str]]] = [
    ("Drones hit the Tula and Kaluga regions of Russia.", {"Tula": "region", "Kaluga": "region"}),
    ("Shells hit Idlib, Hama and Homs provinces.",
     {"Idlib": "province", "Hama": "province", "Homs": "province"}),
    ("Troops moved into the cities of Hama and Homs.", {"Hama": "city"}),
    ("A drone hit Homs and three villages.", {"Homs": ""}),
    ("Gunmen raided the Bama and Gwoza local government areas.",
     {"Bama": "local government area", "Gwoza": "local government area"}),
    ("Gunmen raided the Rutshuru, Masisi and Djugu territories.",
     {"Rutshuru": "territory", "Masisi": "territory", "Djugu": "territory"}),
    ("Gunmen raided the Bara and Sodari localities.", {"Bara": "locality", "Sodari": "locality"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), ROWS, ids=[text for text, _ in ROWS])
def test_a_word_of_kind_behind_a_row(text: str, kinds: dict[str, str], known: Gazetteer) -> None:
    found = {t.text: t.type_word for t in find_toponyms(report(text), known)}
    assert {name: found[name] for name in kinds} == kinds


def test_the_regions_of_a_row_are_known(known: Gazetteer) -> None:
    found = find_toponyms(report("Drones struck the Tula and Kaluga regions."), known)
    assert all(any(e.feature_code == "ADM1" for e in t.entries) for t in found)


def test_a_name_counts_again_where_its_words_do_not_say_so(known: Gazetteer) -> None:
    text = (
        "Two people died in Dolmakur overnight, police said. It was the third attack on Dolmakur."
    )
    assert not known.find("Dolmakur")
    assert [t.text for t in find_toponyms(report(text), known)] == ["Dolmakur"]
    text = text.replace("Dolmakur", "Karachev")
    assert [t.text for t in find_toponyms(report(text), known)] == ["Karachev", "Karachev"]


def test_what_a_dateline_adds_to_its_town(known: Gazetteer) -> None:
    text = "COTABATO, Maguindanao - A bomb exploded in a shop here on Sunday night."
    found = find_toponyms(report(text), known)
    assert {t.role for t in found} == {"dateline"}


def test_the_town_behind_its_description(known: Gazetteer) -> None:
    text = "A glide bomb hit a bakery in Poland's third-largest city, Lodz, on Tuesday."
    found = find_toponyms(report(text), known)
    assert [(t.text, t.role) for t in found][-1] == ("Lodz", "event_location")


def test_two_names_with_articles_are_one(known: Gazetteer) -> None:
    (found,) = find_toponyms(report("A shell hit a house in al-Hamra al-Gharbiya."), known)
    assert found.text == "al-Hamra al-Gharbiya"


# a sentence, and whether something happened at its last name
GOVERNED: list[tuple[str, bool]] = [
    ("Gunmen shot two men on the main road that runs through Tubas.", True),
    ("A mine went off at the exit of the town of Dori.", True),
    ("Rebels attacked the district headquarters of Djibo.", True),
    ("The toll was given in a statement signed Sunday in Abuja.", False),
]


@pytest.mark.parametrize(("text", "scene"), GOVERNED, ids=[text for text, _ in GOVERNED])
def test_more_that_governs_a_name(text: str, scene: bool, known: Gazetteer) -> None:
    *_, last = find_toponyms(report(text), known)
    assert (last.role == "event_location") == scene
