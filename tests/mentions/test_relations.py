"""How words place something relative to a name."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read

# sentence, name, relation, word for what it is, bearing, whether a part of it, kilometres
SETTINGS: list[tuple[str, str, str, str, str, bool, float | None]] = [
    ("A drone hit a car in Jenin.", "Jenin", "in", "", "", False, None),
    ("A drone hit a car inside Jenin.", "Jenin", "in", "", "", False, None),
    ("Rockets hit homes across Kherson.", "Kherson", "in", "", "", False, None),
    ("Rockets were fired at Haifa.", "Haifa", "at", "", "", False, None),
    ("Raids on Idlib killed four.", "Idlib", "at", "", "", False, None),
    ("A mine exploded near Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded outside Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded just outside Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded close to Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded on the outskirts of Gao.", "Gao", "near", "outskirts", "", False,
     None),
    ("A mine exploded in the vicinity of Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded not far from Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded around Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded near the town of Gao.", "Gao", "near", "town", "", False, None),
    ("Shells hit a post 12 km east of Marib.", "Marib", "direction", "", "e", False, 12.0),
    ("Shells hit a post 12 kilometres north-west of Marib.", "Marib", "direction", "", "nw",
     False, 12.0),
    ("Shells hit a post 10 miles (16 km) south of Marib.", "Marib", "direction", "", "s",
     False, 16.1),
    ("Shells hit a post about 30km to the west of Marib.", "Marib", "direction", "", "w",
     False, 30.0),
    ("Shells hit a post north of Marib.", "Marib", "direction", "", "n", False, None),
    ("Shells hit a post just south of Marib.", "Marib", "direction", "", "s", False, None),
    ("Shells hit a post 20 km from Marib.", "Marib", "near", "", "", False, 20.0),
    ("Shells hit a post 20 km outside Marib.", "Marib", "near", "", "", False, 20.0),
    ("Shells hit a post 60 nautical miles off Mokha.", "Mokha", "near", "waters", "", False, 111.1),
    ("A bomb exploded in eastern Baghdad.", "Baghdad", "direction", "", "e", True, None),
    ("A bomb exploded in the south-east of Baghdad.", "Baghdad", "direction", "", "se", True,
     None),
    ("A bomb exploded in the northern part of Baghdad.", "Baghdad", "direction", "", "n", True,
     None),
    ("A bomb exploded in the western suburbs of Baghdad.", "Baghdad", "direction", "", "w",
     True, None),
    ("A bomb exploded in central Baghdad.", "Baghdad", "in", "", "", False, None),
    ("A drone hit a car in southern Lebanon.", "Lebanon", "direction", "", "s", True, None),
    ("A ship was hit off Hodeidah.", "Hodeidah", "near", "waters", "", False, None),
    ("A ship was hit off the coast of Hodeidah.", "Hodeidah", "near", "waters", "", False, None),
    ("A ship was hit off the western coast of Yemen.", "Yemen", "near", "western waters", "",
     False, None),
    ("Shells fell along the Dnipro.", "Dnipro", "along", "", "", False, None),
    ("A convoy was hit on the road between Gao and Menaka.", "Gao", "between", "", "", False,
     None),
    ("A convoy was hit on the Gao to Menaka road.", "Gao", "along", "road", "", False, None),
    ("A mine exploded a few kilometres from Gao.", "Gao", "near", "", "", False, None),
    ("A mine exploded several hundred metres outside Gao.", "Gao", "near", "", "", False, None),
    # in Syria, all of a governorate but its seat
    ("Shells hit farms in the eastern countryside of Hama.", "Hama", "direction", "countryside",
     "e", True, None),
    ("Shells hit farms in Hama's eastern countryside.", "Hama", "direction", "countryside", "e",
     True, None),
    ("Shells hit farms in the eastern Hama countryside.", "Hama", "direction", "countryside", "e",
     True, None),
    # the word is the quarter's
    ("A bomb exploded in the Hodan district of Mogadishu.", "Mogadishu", "in", "", "", False,
     None),
    ("A raid hit the city of Homs.", "Homs", "in", "city", "", False, None),
    ("A raid hit Homs province.", "Homs", "in", "province", "", False, None),
    ("A raid hit homes in Homs city.", "Homs city", "in", "", "", False, None),
    ("A raid hit Iraq's Kirkuk province.", "Kirkuk", "in", "province", "", False, None),
    ("A raid hit the Syrian city of Homs.", "Homs", "in", "city", "", False, None),
    ("A raid hit a school in the eastern Syrian city of Raqqa.", "Raqqa", "in", "city", "",
     False, None),
    ("A raid hit a school in the mostly rebel-held city of Idlib.", "Idlib", "in", "city", "",
     False, None),
    ("A raid hit a school in the densely populated city of Omdurman.", "Omdurman", "in", "city",
     "", False, None),
    ("A raid hit a school in a small farming village near Saada.", "Saada", "near", "", "",
     False, None),
    ("Gunmen raided the town of Djibo.", "Djibo", "in", "town", "", False, None),
    ("A rocket landed in the capital, Mogadishu.", "Mogadishu", "in", "capital", "", False,
     None),
    ("A rocket landed in Somalia's capital Mogadishu.", "Mogadishu", "in", "capital", "",
     False, None),
    ("A rocket landed in the Gulf\u00a0of\u00a0Aden.", "Gulf\u00a0of\u00a0Aden", "in", "", "",
     False, None),
    ("A tanker was hit near Mokha.", "Mokha", "near", "waters", "", False, None),
    ("A missile was fired at ships from near Mokha.", "Mokha", "near", "", "", False, None),
    ("A ship was hit in waters off the port city of Aden.", "Aden", "near",
     "waters of port city", "", False, None),
    ("A ship was hit off Yemen's southern coast.", "Yemen", "near", "southern waters", "", False,
     None),
    ("A ship was hit 12 nautical miles off the coast of Oman.", "Oman", "near", "waters", "",
     False, 22.2),
    ("A ship was hit 25 nautical miles west of Mokha.", "Mokha", "direction", "waters", "w",
     False, 46.3),
    ("Shells fell along the coast of Lebanon.", "Lebanon", "along", "coast", "", False, None),
    ("Shells fell on the outskirts of the town of Djibo.", "Djibo", "near", "outskirts of town",
     "", False, None),
    ("Shells fell on the eastern outskirts of Homs.", "Homs", "direction", "outskirts", "e", True,
     None),
    ("Shells fell in the area around Homs.", "Homs", "near", "", "", False, None),
    ("Shells fell in Nigeria's north-east.", "Nigeria", "direction", "", "ne", True, None),
    ("A warship fired missiles at a post near Mokha.", "Mokha", "near", "", "", False, None),
    ("A ship was hit off Yemen's Red Sea coast.", "Red Sea", "near", "", "", False, None),
    ("Shells hit a post fifteen kilometres east of Marib.", "Marib", "direction", "", "e", False,
     15.0),
    ("Shells hit a post within 5 km of Marib.", "Marib", "near", "", "", False, 5.0),
    ("Shells hit a post 20 km due north of Marib.", "Marib", "direction", "", "n", False, 20.0),
    ("A bus was hit on the road from Homs to Hama.", "Homs", "along", "road", "", False, None),
    ("A bus was hit on the highway that links Homs with Hama.", "Homs", "along", "highway", "",
     False, None),
    ("A bus was hit on the Homs-Hama highway.", "Homs", "along", "highway", "", False, None),
    ("A bus was hit on the Palmyra-Deir ez-Zor highway.", "Palmyra", "along", "highway", "",
     False, None),
    ("A bus was hit on the road leading to Homs.", "Homs", "near", "", "", False, None),
    ("A bus was hit near the Homs–Hama road.", "Homs", "along", "road", "", False, None),
    ("A rocket landed near\u00a0Quetta.", "Quetta", "near", "", "", False, None),
    ("Shells fell in Konduga local government area.", "Konduga", "in", "local government area",
     "", False, None),
    ("Shells fell in Konduga LGA.", "Konduga", "in", "lga", "", False, None),
    ("Shells fell in Izium raion.", "Izium", "in", "raion", "", False, None),
    ("Shells fell in Izium rayon.", "Izium", "in", "rayon", "", False, None),
    ("Shells fell in Sumy oblast.", "Sumy", "in", "oblast", "", False, None),
    ("Shells fell in Kursk krai.", "Kursk", "in", "krai", "", False, None),
    ("Shells fell in Bankass cercle.", "Bankass", "in", "cercle", "", False, None),
    ("Shells fell in Gao commune.", "Gao", "in", "commune", "", False, None),
    ("Shells fell in Mir Ali tehsil.", "Mir Ali", "in", "tehsil", "", False, None),
    ("Shells fell in Wana agency.", "Wana", "in", "agency", "", False, None),
    ("Shells fell in Jonglei county.", "Jonglei", "in", "county", "", False, None),
    ("Shells fell in Monywa township.", "Monywa", "in", "township", "", False, None),
    ("Shells fell in Kobo woreda.", "Kobo", "in", "woreda", "", False, None),
    ("Shells fell in Kutum locality.", "Kutum", "in", "locality", "", False, None),
    ("Shells fell in Tera department.", "Tera", "in", "department", "", False, None),
    ("Shells fell in Masisi territory.", "Masisi", "in", "territory", "", False, None),
    ("Shells fell in Vakaga prefecture.", "Vakaga", "in", "prefecture", "", False, None),
    ("Shells fell in Wana tribal area.", "Wana", "in", "tribal area", "", False, None),
    ("Shells fell in Kurram tribal district.", "Kurram", "in", "district", "", False, None),
    ("Shells fell in the cercle of Gao.", "Gao", "in", "cercle", "", False, None),
    ("Shells fell in Izium district of Kharkiv region.", "Izium", "in", "district", "", False,
     None),
    ("Shells fell in Izium district of Kharkiv region.", "Kharkiv", "in", "region", "", False,
     None),
    # a word of theirs that is not the place's
    ("Shells hit a post of the UN agency in Rafah.", "Rafah", "in", "", "", False, None),
    ("Shells hit the fire department in Rafah.", "Rafah", "in", "", "", False, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "relation", "type_word", "bearing", "inside", "distance"), SETTINGS
)
def test_setting_of_a_name(
    text: str,
    name: str,
    relation: str,
    type_word: str,
    bearing: str,
    inside: bool,
    distance: float | None,
    known: Gazetteer,
) -> None:
    found = next(t for t in read(text, known).toponyms if t.text == name)
    assert (found.relation, found.type_word, found.bearing, found.inside, found.distance_km) == (
        relation, type_word, bearing, inside, distance,
    )  # fmt: skip
    assert found.role == "event_location"


# sentence, quote, relation, other country
BORDERS: list[tuple[str, str, str, str]] = [
    ("A convoy was hit on the Iraqi-Syrian border.", "Iraqi-Syrian border", "at", "Iraq"),
    ("A convoy was hit near the Iraq-Syria border.", "Iraq-Syria border", "near", "Iraq"),
    ("Shells fell along the Syrian-Turkish border.", "Syrian-Turkish border", "along", "Syria"),
    ("Shells fell near the Turkish border.", "Turkish border", "near", ""),
    ("Shells fell near Sudan's border with Chad.", "Sudan's border with Chad", "near", "Sudan"),
    ("Shells fell near the border between Mali and Niger.", "border between Mali and Niger",
     "near", "Mali"),
    ("Shells fell in the border region between Sudan and Chad.",
     "border region between Sudan and Chad", "border_of", "Sudan"),
    ("Shells fell near the Ukraine–Russia border.", "Ukraine–Russia border", "near", "Ukraine"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "relation", "other"), BORDERS)
def test_border_phrase(text: str, words: str, relation: str, other: str, known: Gazetteer) -> None:
    found = next(t for t in read(text, known).toponyms if t.kind == "border")
    assert (found.text, found.relation, found.other) == (words, relation, other)


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit a Syrian border guard.",
        "A drone hit the Iraqi border town of Al-Qaim.",
        "A drone hit the Rafah border crossing.",
    ],
)
def test_what_lies_at_a_border_is_no_border(text: str, known: Gazetteer) -> None:
    assert all(t.kind != "border" for t in read(text, known).toponyms)


@pytest.mark.parametrize(
    ("text", "words", "relation", "type_word"),
    [
        ("A ship was hit off the Omani coast.", "Omani coast", "near", "waters"),
        ("A ship was hit in Libyan territorial waters.", "Libyan territorial waters", "in",
         "waters"),
        ("Shells fell along the Lebanese coast.", "Lebanese coast", "along", "coast"),
    ],
)  # fmt: skip
def test_coast_by_an_adjective(
    text: str, words: str, relation: str, type_word: str, known: Gazetteer
) -> None:
    found = read(text, known).toponyms
    assert [(t.text, t.relation, t.type_word, t.role) for t in found] == [
        (words, relation, type_word, "event_location")
    ]


@pytest.mark.parametrize("verb", ["sealed", "cut", "Gunmen fought"])
def test_off_behind_a_verb_is_not_at_sea(verb: str, known: Gazetteer) -> None:
    found = read(f"Troops {verb} off Mokha.", known).toponyms[0]
    assert (found.relation, found.type_word) == ("in", "")


@pytest.mark.parametrize(
    "text", ["The Libyan coast guard fired at a boat.", "Iran shores up its allies in Syria."]
)
def test_a_coast_guard_is_no_coast(text: str, known: Gazetteer) -> None:
    assert all("coast" not in t.type_word for t in read(text, known).toponyms)
