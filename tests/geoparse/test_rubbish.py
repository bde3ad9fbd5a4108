"""Texts that are no English report: nothing breaks, and no place is made up."""

from __future__ import annotations

import time

import pytest

from geo import gazetteer, pipeline
from geo.gazetteer import Gazetteer, distance_km
from geo.reading.documents import document_of
from geo.records import Place
from tests.geoparse.scoring import read

SECONDS = 30
"""For ten megabytes; it takes two where the machine has nothing else to do."""

ODD = {
    "empty": "",
    "one letter": "a",
    "one capital": "A",
    "blanks": " \t\n\u00a0\u2003 \r\n  ",
    "digits": "1234567890 42 2019-08-25 33.31 44.36 12,000 (7) " * 40,
    "punctuation": ".,;:!?-–—'\"()[]{}<>/\\|@#$%^&*_+=~` «»„“”‘’… " * 40,
    "emoji": "💥🚀🇮🇶🇸🇾 👩‍🚒👨‍👩‍👧 🔥 " * 40,
    "control characters": "".join(map(chr, range(32))) + "\x7f\x80\x9f\u2028\u2029\ufeff" * 9,
    "lone surrogates": "\ud800 \udfff x\udc00y \ud83d",
    "marks without a letter": "\u0301\u0308\u20dd " * 40,
    "no-width marks": "\u200b\u200c\u200d\u200e\u200f\u2060\u202e\u202c" * 40,
    "letters one by one": " ".join("abcdefghijklmnopqrstuvwxyz" * 9),
    "letters with stops": "U. V. W. X. Y. Z. " * 40,
    "tags": "<div class='b'><p id=\"x1\">&nbsp;</p><br/></div><!-- --><td>&amp;&#8217;</td>" * 20,
    "broken tags": "<<p>><a href=<b></ ></div <!-- <script>var i=0;i<9;i++</script",
}
"""Nothing in them names a place."""

WITHIN = {
    "surrogates": "Shells fell on\ud800 Mosul\udfff at noon \ud83d.",
    "control characters": "Shells\x00 fell\x07 on\x1b[1m Mosul\x1b[0m at\x0b noon\x0c.",
    "tags": "<p>Shells fell on <b>Mosul</b> at noon.</p>",
    "right to left": "Shells fell on Mosul (الموصل) at noon, قال مصدر عسكري.",
    "marks of direction": "\u202bShells fell on \u2067Mosul\u2069 at noon.\u202c",
    "emoji": "💥 Shells fell on Mosul 🔥 at noon 🕛.",
    "capitals": "SHELLS FELL ON MOSUL AT NOON, A COLONEL SAID.",
}
"""All of them name Mosul and nothing else."""

MOSUL = {"Mosul", "الموصل"}

MEGABYTES = {
    "letters": "a",
    "digits": "1",
    "stops": ".",
    "hyphens": "-",
    "emoji": "🇮🇶",
    "marks": "\u0301",
    "lone surrogates": "\ud800",
}
MORE_MEGABYTES = {
    "capitals": "A",
    "both": "Ab",
    "a name": "Iraq",
    "capitals with stops": "A.",
    "Arabic": "ق",
    "Chinese": "中",
}
"""Ten megabytes of each are read without a space in them."""

FOREIGN = {
    "Arabic": "قال المتحدث إن الهجوم وقع فجرا. ولم تعلن أي جهة مسؤوليتها عن الحادث حتى "
    "اليوم. ونقل الجنود الثلاثة بسرعة ثم غادر الطبيب.",
    "Hebrew": "דובר הצבא מסר כי הירי נפתח לפנות בוקר וכי שלושה חיילים נפצעו באורח קל.",
    "Russian": "Представитель ведомства сообщил, что ночью беспилотник попал в склад. Трое рабочих "
    "получили ранения, один из них в тяжёлом состоянии. Пожар потушили к утру.",
    "Ukrainian": "Уночі безпілотник влучив у склад, троє працівників дістали поранення. Пожежу "
    "загасили під ранок, повідомили рятувальники.",
    "Chinese": "昨天夜里发生爆炸，三名工人受伤，其中一人伤势严重。消防员在天亮前扑灭了大火。",
    "Greek": "Χθες το βράδυ σημειώθηκε έκρηξη σε αποθήκη και τρεις εργάτες τραυματίστηκαν.",
}
"""Ordinary words in other languages; no place is named."""

NAMING = [
    ("وقع انفجار في بغداد صباح اليوم ولم تعرف أسبابه بعد.", "بغداد", 33.32, 44.40),
    ("سقطت قذيفتان على حلب ليلا وقتل رجل وامرأة.", "حلب", 36.20, 37.16),
    ("Ночью по городу Харьков ударили две ракеты, погиб один человек.", "Харьков", 49.99, 36.23),
    ("Взрыв прогремел утром в порту; Одесса осталась без света.", "Одесса", 46.48, 30.73),
    ("巴格达昨天夜里发生爆炸，三人受伤。", "巴格达", 33.32, 44.40),
]
"""Text, the only place it names, latitude, longitude."""


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer.load(imports=False)


def _named(places: tuple[Place, ...]) -> list[str]:
    return [p.toponym.text for p in places]


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_nothing_breaks_and_nothing_is_made_up(text: str, known: Gazetteer) -> None:
    assert _named(read(text, known)) == []
    extraction = pipeline.extract(document_of(text), known)
    assert extraction.incidents == ()
    assert extraction.document.text == text


@pytest.mark.parametrize("text", WITHIN.values(), ids=WITHIN.keys())
def test_rubbish_round_a_name_does_not_hide_it(text: str, known: Gazetteer) -> None:
    places = read(text, known)
    assert "Mosul" in [name.title() for name in _named(places)]
    assert {name.title() for name in _named(places)} <= MOSUL
    assert {place.country for place in places} == {"IQ"}
    extraction = pipeline.extract(document_of(text), known)
    assert _named(extraction.toponyms) == _named(places)


@pytest.mark.parametrize("unit", MEGABYTES.values(), ids=MEGABYTES.keys())
def test_ten_megabytes_without_a_space(unit: str, known: Gazetteer) -> None:
    started = time.perf_counter()
    places = read(unit * (10_000_000 // len(unit.encode("utf-8", "surrogatepass"))), known)
    assert time.perf_counter() - started < SECONDS
    assert _named(places) == []


@pytest.mark.slow
@pytest.mark.parametrize("unit", MORE_MEGABYTES.values(), ids=MORE_MEGABYTES.keys())
def test_ten_megabytes_more(unit: str, known: Gazetteer) -> None:
    test_ten_megabytes_without_a_space(unit, known)


def test_many_capitalised_words(known: Gazetteer) -> None:
    syllables = ("Zor", "Bel", "Quin", "Vash", "Mud", "Trel", "Ox", "Wib", "Gund", "Pliv")
    words = [a + b.lower() + c.lower() for a in syllables for b in syllables for c in syllables]
    text = " ".join(words * 20)
    started = time.perf_counter()
    places = read(text, known)
    assert time.perf_counter() - started < SECONDS
    assert _named(places) == []


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_ordinary_words_of_other_languages_are_no_places(text: str, known: Gazetteer) -> None:
    assert _named(read(text, known)) == []


@pytest.mark.parametrize(("text", "name", "lat", "lon"), NAMING)
def test_only_what_is_named_is_found(
    text: str, name: str, lat: float, lon: float, known: Gazetteer
) -> None:
    for place in read(text, known):
        assert place.toponym.text == name
        if place.lon is not None and place.lat is not None:
            assert distance_km(place.lon, place.lat, lon, lat) < 25
