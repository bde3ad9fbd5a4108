"""Text to document: exact offsets, the title, the language, and any text at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import document_of
from geo.reading.language import language_of
from geo.records import Document, Span

BODY = "Two rockets fell beside the old mill, residents said.\n\nNobody was hurt."


def check_offsets(document: Document) -> None:
    """Spans lie in the text, in order, apart, and quote what the sentence says."""
    end = {"title": 0, "text": 0}
    for sentence in document.sentences:
        span = sentence.span
        assert end[span.part] <= span.start < span.end
        end[span.part] = span.end
        assert document.quote(span) == sentence.text == sentence.text.strip()
    assert end["title"] <= len(document.title)
    assert end["text"] <= len(document.text)
    last = 0
    for section in document.sections:
        assert last <= section.span.start < section.span.end <= len(document.text)
        last = section.span.end


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_offsets_count_code_points_of_the_text_as_it_came(line_end: str) -> None:
    text = (
        f"Kata’ib fire\u00a0hits 🛢 depot{line_end}{line_end}"
        f"“We saw it,” he said.\u00a0 It\u00a0burned.{line_end}Kirkūk is near.{line_end}"
    )
    document = document_of(text)
    assert document.text == text
    assert [s.text for s in document.sentences] == [
        "Kata’ib fire\u00a0hits 🛢 depot",
        "“We saw it,” he said.",
        "It\u00a0burned.",
        "Kirkūk is near.",
    ]
    check_offsets(document)


def test_a_title_beside_the_text_is_the_first_sentence() -> None:
    document = document_of(BODY, title=" Rockets hit mill ")
    first = document.sentences[0]
    assert (first.span, first.section, first.text) == (
        Span(1, 17, "title"),
        "headline",
        "Rockets hit mill",
    )
    assert document.quote(first.at(8, 11)) == "hit"
    check_offsets(document)


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Rockets hit mill", "Rockets hit mill\n\n"),
        ("Rockets hit ‘old’ mill", "Rockets  hit\u00a0'old' mill\n"),
        ("Rockets hit mill – army silent", "ROCKETS HIT MILL - Army Silent\r\n\r\n"),
        ("Rockets hit the old mill", "Rockets hit\nthe old mill\n\n"),
        ("Rockets hit mill.", "Rockets hit mill.\n\n"),
    ],
)
def test_a_title_that_the_text_begins_with_is_not_doubled(title: str, opening: str) -> None:
    document = document_of(opening + BODY, title=title)
    assert document.title == title
    assert {s.span.part for s in document.sentences} == {"text"}
    headline = document.sections[0]
    assert (headline.kind, document.quote(headline.span)) == ("headline", opening.rstrip())


def test_a_title_that_only_begins_like_the_text_is_kept() -> None:
    document = document_of("Attackers fled. Nobody was hurt.", title="Attack")
    assert document.sentences[0].span == Span(0, 6, "title")


def test_a_title_that_runs_on_in_the_text_is_not_doubled() -> None:
    document = document_of("Rockets hit mill. Nobody was hurt.", title="Rockets hit mill")
    assert [s.section for s in document.sentences] == ["body", "body"]


def test_the_fields_that_are_given_are_kept() -> None:
    document = document_of(
        BODY,
        id="x1",
        title="T",
        publisher="P",
        url="https://example.org",
        published=date(2024, 2, 7),
    )
    assert (document.id, document.title, document.publisher) == ("x1", "T", "P")
    assert (document.url, document.published) == ("https://example.org", date(2024, 2, 7))


def test_the_id_is_the_hash_of_the_text() -> None:
    # printf 'Zwei Mühlen.' | sha256sum | cut -c -16
    assert document_of("Zwei Mühlen.").id == "1f403e0dd75aabd0"


@pytest.mark.parametrize("text", ["", " \n\u00a0", "***\n—\n", "\ud800", "\ufeff"])
def test_a_text_without_words_has_no_sentence(text: str) -> None:
    document = document_of(text)
    assert (document.text, document.sentences, document.language) == (text, (), "und")


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "", BODY),
        ("en", "", BODY.upper()),
        ("en", "Rockets hit the mill", "Two men were hurt."),
        ("und", "", "Six militiamen killed"),
        ("de", "", "Zwei Raketen trafen am Montag die alte Mühle, in der niemand war."),
        ("fr", "", "Deux roquettes sont tombées sur le moulin, on ne compte pas de victimes."),
        ("nl", "", "Twee raketten vielen in de nacht op de molen en er was niemand in het huis."),
        ("es", "", "Dos cohetes cayeron en el molino y no hubo heridos, dijo a la prensa."),
        ("ar", "", "سقط صاروخان قرب المطحنة القديمة يوم الاثنين"),
        ("und", "", "12:30 5/8 2019"),
        (
            "und",
            "",
            "Popular Mobilization Forces, Kata'ib Hezbollah, Saraya al-Salam, al-Qaim, Anbar",
        ),
        ("und", "", "McCoy was captured in March in Las Vegas."),
        ("fa", "", "دو موشک روز دوشنبه در نزدیکی آسیاب قدیمی فرود آمد و کسی آسیب ندید، پلیس گفت"),
        ("he", "", "שתי רקטות נפלו ליד הטחנה הישנה ביום שני ואיש לא נפגע"),
        ("uk", "", "Дві ракети впали біля старого млина в понеділок, ніхто не постраждав, і її"),
        ("ru", "", "Две ракеты упали возле старой мельницы в понедельник, никто не пострадал"),
        (
            "tr",
            "",
            "Eski değirmenin yanına iki roket düştü ve kimse yaralanmadı, ancak bir bina daha",
        ),
    ],
)
def test_language(language: str, title: str, text: str) -> None:
    assert language_of(title, text) == language


PIECES = st.sampled_from(
    ["\n", "\r\n", "\n\n", "\r", "\u00a0", " ", "  ", "\u2028", ". ", ".” ", "? ", "U.S. ", "> ",
     "Gen. ", "Read more: ", "title: ", " - Jo/AFP", "\ufeff", "’", "Rockets hit mill", "by ",
     "ERBIL (X) – ", "Aug. 5 ", "A", "7", "𐍈", "\u0000", "\ud83d"]
)  # fmt: skip


@given(text=st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join), title=st.text())
def test_any_text_is_quoted_right(text: str, title: str) -> None:
    document = document_of(text, title=title)
    check_offsets(document)
    assert document.text == text
    read = "".join(s.text for s in document.sentences if s.span.part == "text")
    kept = [c for s in document.sections if s.kind != "header" for c in document.quote(s.span)]
    assert sorted(filter(str.isalnum, read)) == sorted(filter(str.isalnum, kept))
