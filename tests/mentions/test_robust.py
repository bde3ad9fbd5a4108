"""Any text can be read: nothing raises, spans hold, and time grows with the text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import mentions
from geo.gazetteer import Gazetteer
from geo.records import Document, Mentions, Sentence, Span
from tests.mentions.reports import read, report

VOCABULARY = """
attack attacks struck hit bombed shelled killed wounded fired rockets missiles drone strike
air raid blast explosion suicide bomber blew himself up said says according to claimed
denied blamed accused by after in retaliation for before against near south of 12 km east
border between and or the a its it they group The Idlib Gao Kidal Red Sea Mokha Mansur
Khalil Hit Israel Israeli US U.S. Houthis Hezbollah Islamic State al- Shabaab Syrian-Turkish
President Dr bin police army ministry six 27,000 people civilians soldiers least at Sunday
on yesterday village town province neighbourhood RAID KILLS TEN responsibility which that
was were has been not no
"""
WORDS = VOCABULARY.split()
MARKS = (
    *",;:.-–—“”\"'()?%",
    *("’s", "\n\u00a0", "\u00a0", "\u200f", "غزة", "قصف", "💥", "🇸🇾", "é", "İ", "ß", "ﬁ"),
)
JOINS = ("", " ", " ", " ", "\u00a0", "  ", "-")

texts = st.lists(
    st.tuples(st.sampled_from((*WORDS, *MARKS)) | st.text(max_size=3), st.sampled_from(JOINS)),
    max_size=40,
).map(lambda parts: "".join(word + join for word, join in parts))


def spans_of(found: Mentions) -> list[tuple[int, Span]]:
    """Every span with the number of its sentence."""
    spans = [(t.sentence, t.span) for t in found.toponyms]
    spans += [(d.sentence, d.span) for d in found.dates]
    spans += [(c.sentence, c.span) for c in found.casualties]
    for event in found.events:
        inner = [claim.span for claim in event.claims]
        inner += [attribution.span for attribution in event.attributions]
        inner += event.weapon.spans if event.weapon else ()
        spans += [(event.sentence, span) for span in (event.span, *inner)]
    return spans


def assert_sound(document: Document, found: Mentions) -> None:
    for number, span in spans_of(found):
        sentence = document.sentences[number].span
        assert sentence.start <= span.start < span.end <= sentence.end
    for event in found.events:
        assert all(0 <= i < len(found.toponyms) for i in event.toponyms)
        assert all(0 <= i < len(found.dates) for i in event.dates)
        assert all(found.toponyms[i].sentence == event.sentence for i in event.toponyms)
    assert all(document.quote(t.span) == t.text for t in found.toponyms)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_any_text_is_read(text: str, known: Gazetteer) -> None:
    document = report(text)
    assert_sound(document, mentions.find(document, known))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, shift=st.integers(1, 30))
def test_spans_count_from_the_start_of_the_report(text: str, shift: int, known: Gazetteer) -> None:
    moved = Document(
        "row", "", "", "", date(2024, 3, 15), "en", " " * shift + text,
        (Sentence(Span(shift, shift + len(text)), "body", text),),
    )  # fmt: skip
    assert_sound(moved, mentions.find(moved, known))


LONG = {
    "names": "Idlib Gao Kidal Homs ",
    "rows of names": "Idlib, Gao, Kidal and Homs, ",
    "attack": "attack ",
    "attacked": "attacked the ",
    "said": "said ",
    "he said": "he said that ",
    "according to": "according to ",
    "commas": ", ",
    "capitals": "Aaa Bbb ",
    "fired": "fired a ",
    "drones": "drones and ",
    "killed": "killed six ",
    "Israel": "Israel ",
    "Israeli": "Israeli and ",
    "they": "they ",
    "blamed": "blamed the army on ",
    "quotes": "“a” ",
    "spaces": "\u00a0 ",
    "digits": "12,",
    "one word": "a",
    "demonym border": "Syrian-Turkish border ",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG.keys())
def test_long_sentence_takes_no_long_time(unit: str, known: Gazetteer) -> None:
    text = (unit * (4000 // len(unit) + 1))[:4000]
    started = time.process_time()
    document = report("A drone hit Gao. " + text)
    assert_sound(document, mentions.find(document, known))
    assert time.process_time() - started < 5


def test_empty_report_has_no_mentions(known: Gazetteer) -> None:
    assert read("", known) == Mentions((), (), (), ())
