"""Folding: one key for every spelling of a name, offsets into the text as it is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.gazetteer.names import fold, name_words, spelling, words

# Letters, marks and signs that trip folds, mixed with any other text.
TRICKY = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("aelrstzdnAELRS .-'’‘ʿʾ`´İıßﬁæÆøłəﷲœĳǆ½²①\u0301\u0640\u200f\xa0\n‐–")),
        st.sampled_from(list("القائمةىيكةؤئإأآٱ")),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata’ib Hezbollah", [("Kata’ib", "kataib"), ("Hezbollah", "hezbollah")]),
        ("Iraq’s Anbar", [("Iraq", "iraq"), ("Anbar", "anbar")]),
        ("ISRAEL'S ARMY", [("ISRAEL", "israel"), ("ARMY", "army")]),
        ("the Houthis' radar", [("the", "the"), ("Houthis", "houthis"), ("radar", "radar")]),
        ("‘Ayn Issa’", [("Ayn", "ayn"), ("Issa", "issa")]),
        ("Ta’izz’s", [("Ta’izz", "taizz")]),
        ("U.S. troops", [("U.S.", "us"), ("troops", "troops")]),
        ("U.S.-led", [("U.S.", "us"), ("led", "led")]),
        ("the U.A.E.’s", [("the", "the"), ("U.A.E.", "uae")]),
        ("in the U.S", [("in", "in"), ("the", "the"), ("U.S", "us")]),
        ("N.Y. City", [("N.Y.", "ny"), ("City", "city")]),
        ("Iraqi–Syrian", [("Iraqi", "iraqi"), ("Syrian", "syrian")]),
        ("Deir\xa0ez‐Zor", [("Deir", "deir"), ("ez", "al"), ("Zor", "zor")]),
        ("Tower 22, T4", [("Tower", "tower"), ("22", "22"), ("T4", "t4")]),
        ("صَنعاء، القائم", [("صَنعاء", "صنعا"), ("القائم", "القايم")]),
        ("... - ’ʿ ـ", []),
    ],
)
def test_words_of_the_raw_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(word.text, word.key) for word in words(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "as Salman said", "an Nasser", "at Tikrit", "At Baghdad", "An Iraqi base", "As Israel said",
        "As\nSuwayda", "as, Salman",
    ],
)  # fmt: skip
def test_an_english_word_is_no_article_without_capital_and_sun_letter(text: str) -> None:
    assert "al" not in [word.key for word in words(text)]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("al-Qaim", "al qaim"), ("Al Qa'im", "al qaim"), ("AL-QAIM", "al qaim"),
        ("el-Qaim", "al qaim"), ("ar-Rutba", "al rutba"), ("Ar Rutba", "al rutba"),
        ("as-Suwayda", "al suwayda"), ("ash-Shaddadah", "al shaddadah"),
        ("at-Tanf", "al tanf"), ("ad-Diwaniyah", "al diwaniyah"), ("an-Nasiriyah", "al nasiriyah"),
        ("az-Zubayr", "al zubayr"), ("adh-Dhulu'iyah", "al dhuluiyah"),
        ("ath-Thawrah", "al thawrah"), ("Aita ech Chaab", "aita al chaab"),
        ("Deir ez-Zor", "deir al zor"), ("Dayr az Zawr", "dayr al zawr"),
        ("Salah ad-Din", "salah al din"), ("Harakat al Nujaba", "harakat al nujaba"),
        ("Jaish ul-Adl", "jaish al adl"), ("El Paso", "al paso"),
        ("as-Bahr", "as bahr"), ("an Qaim", "an qaim"),
        ("Ḩimş", "hims"), ("Al Ḩudaydah", "al hudaydah"), ("Şırnak", "sirnak"),
        ("Tromsø", "tromso"), ("Gießen", "giessen"), ("Łódź", "lodz"), ("Þórshöfn", "thorshofn"),
        ("Sana‘a", "sanaa"), ("Sana`a", "sanaa"), ("Sanaʿa", "sanaa"), ("Sanaʾa", "sanaa"),
        ("Sana´a", "sanaa"), ("Kata'ib", "kataib"), ("İzmir", "izmir"), ("Hassaké", "hassake"),
        ("المكلّا", "المكلا"), ("الحديـدة", "الحديده"), ("كربلاء", "كربلا"), ("مصطفى", "مصطفي"),
        ("أربيل", "اربيل"), ("إدلب", "ادلب"), ("آمد", "امد"), ("کرکوک", "كركوك"), ("", ""),
    ],
)  # fmt: skip
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    "same",
    [
        ("Deir", "Dayr", "Dair", "DEIR"), ("Ain", "Ayn", "Ein", "`Ayn"), ("Tal", "Tel", "Tell"),
        ("Beit", "Bayt", "Bait"), ("Kafr", "Kfar", "Kafar"), ("Jabal", "Jebel", "Djebel"),
        ("Abu", "Bou", "Albu", "Abou"), ("Umm", "Um", "Oum"), ("Zor", "Zawr", "Zour"),
        ("Rutba", "Rutbah", "Rutbeh"), ("Machtal", "Mashtal"), ("Makhmour", "Makhmur"),
        ("Sulaymaniyah", "Suleimaniya", "Sulaimaniyya", "Sulaymaniyeh"),
        ("Hodeidah", "Hodeida", "Hodaydah"), ("Latakia", "Lattakia", "Latakiya"),
        ("Hezbollah", "Hizballah", "Hizbullah", "Hizbollah"), ("Kata'ib", "Kataeb"),
        ("Houthis", "Huthis"), ("Mobilisation", "Mobilization"), ("Djaafar", "Jaafar"),
        ("Raqqah", "Raqqa", "Rakka"), ("Younis", "Yunis"), ("Sheikhoun", "Shaykhun"),
        ("Mohammed", "Muhammad", "Mohamed"), ("Fallujah", "Falluja", "Fallouja"),
    ],
)  # fmt: skip
def test_usual_transliterations_have_one_spelling(same: tuple[str, ...]) -> None:
    assert len({spelling(fold(name)) for name in same}) == 1


@pytest.mark.parametrize(
    "different",
    [
        ("Assad", "Asad"), ("Fattah", "Fatah"), ("Korea", "Quriyah"), ("Maria", "Marea"),
        ("Schiele", "Chile"), ("Columbia", "Colombia"), ("Saree", "Sari"), ("Duma", "Douma"),
        ("Homs", "Hims"), ("Iraq", "Irak"), ("Chad", "Shad"), ("Qom", "Kom"), ("Harir", "Hariri"),
        ("Basra", "Bosra"), ("Karbala", "Kerbel"), ("Tikrit", "Tikrut"), ("Mosul", "Masul"),
    ],
)  # fmt: skip
def test_different_names_keep_different_spellings(different: tuple[str, str]) -> None:
    first, second = (spelling(fold(name)) for name in different)

    assert first != second


@given(TRICKY)
@example("U.S.’s 'as' S")
@example("as as s")
@example("İ’s ﬁ’Ⅷ")
def test_words_stand_where_they_say(text: str) -> None:
    before = 0
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert before <= word.start < word.end
        assert word.key.isalnum()
        before = word.end


@given(TRICKY)
@example("as as s")
@example("Al Ar Ras")
@example("UL:0")
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TRICKY)
def test_a_name_has_as_many_words_as_in_a_text(text: str) -> None:
    assert [word[:3] for word in name_words(text)] == [word[:3] for word in words(text)]


@given(st.text(max_size=12))
def test_spelling_never_fails(text: str) -> None:
    for word in words(text):
        assert " " not in spelling(word.key)
