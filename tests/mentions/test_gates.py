"""A gate may open for nothing, but never stays shut before a match."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.actors import speakers
from geo.attacks import events, weapons
from geo.dates import phrases as date_phrases
from geo.patterns.gates import Gate

GATES = {
    "weapons": weapons._GATE,
    "attacks": events._TRIGGER,
    "saying": speakers._SAYING,
    "sources": speakers._SOURCED,
    **{f"{rule} {i}": gate for i, (rule, gate, _) in enumerate(date_phrases._COMPILED)},
}


@pytest.mark.parametrize("name", GATES)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(data=st.data())
def test_what_matches_finds_the_gate_open(name: str, data: st.DataObject) -> None:
    gate = GATES[name]
    text = data.draw(st.from_regex(gate.pattern))
    assert gate.opens(text)
    assert _spans(gate.finditer(text)) == _spans(gate.pattern.finditer(text))


@pytest.mark.parametrize("name", GATES)
def test_a_plain_sentence_finds_it_shut(name: str) -> None:
    text = "Girls of our choir sang so well."
    assert not GATES[name].opens(text)
    assert not list(GATES[name].finditer(text))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?:drones?|uavs?)\b", ("drone", "uav")),
        (r"air[- ]?strikes?|strikes?", ("strike",)),
        (r"(?:very )?late", ("late",)),
        (r"(?:bomb|shell)(?:ed|ing)", ("bomb", "shell")),
        (r"(?:rocket\s+){1,3}fire", ("rocket",)),
        (r"(?!not)said", ("said",)),
        (r"a?b?", ()),
        (r"\w+", ()),
        (r"drone|\w+", ()),
    ],
)
def test_a_gate_knows_what_its_pattern_needs(pattern: str, words: tuple[str, ...]) -> None:
    assert Gate(re.compile(pattern, re.IGNORECASE)).words == words


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\b(?:drones?|uavs?)\b", {"drone", "uav ", "uavs "}),
        (r"(?<![\w-])air[- ]?strikes?", {"air ", "air strik", "airst"}),
        (r"\b(?:very )?late\b", {"very late ", "late "}),
        (r"\bthe\s+(?:day|night)\b", {"the day ", "the night"}),
        (r"\bthe\s+\w+", {"the "}),
        (r"\bin\s{1,3}(?:19|20)\d\d\b", {"in 0000 "}),
        (r"\b[A-Z]{2,5}\b", set()),
        (r"\b(?:\d+|[Tt]en) dead", {"0", "ten dead"}),
        (r"\bbo+m", {"bo"}),
        (r"^he said", {"he said"}),
        (r"strikes?", set()),  # airstrikes
        (r"\b\w+ said", set()),
        (r"\b(?:late)?", set()),
        (r"\b['’]s", set()),
        (r"(?<!air)strike", set()),
    ],
)
def test_a_gate_knows_how_its_matches_begin(pattern: str, letters: set[str]) -> None:
    assert Gate(re.compile(pattern, re.IGNORECASE)).beginnings == letters


@pytest.mark.parametrize("text", ["seen at 5", "seen at \u0665", "SEEN AT 5"])
def test_a_digit_of_any_script_opens(text: str) -> None:
    assert Gate(re.compile(r"\d", re.IGNORECASE)).opens(text)


@pytest.mark.parametrize("text", ["\u017ftruck", "\u212aILLED", "STRUCK"])
def test_letters_that_only_look_other_open(text: str) -> None:
    for words in ("struck|killed", r"\b(?:struck|killed)"):
        pattern = re.compile(words, re.IGNORECASE)
        assert pattern.search(text)
        assert Gate(pattern).search(text)


@pytest.mark.parametrize(
    "text",
    [
        "strike strikes",
        "airstrike on a strike-hit town",
        "STRIKE\nstrike\u00a0strike",
        "the strike,strike;(strike)",
        "strike's " + "x" * 200 + " strike",
        "İn ın IN a strıke",
    ],
)
def test_a_gate_finds_what_its_pattern_finds(text: str) -> None:
    pattern = re.compile(r"\b(?:strikes?(?: strikes?)?|in)\b", re.IGNORECASE)
    assert _spans(pattern.finditer(text))
    assert _spans(Gate(pattern).finditer(text)) == _spans(pattern.finditer(text))


def test_a_gate_made_later_is_seen_in_words_read_before() -> None:
    text = "a zorble fell"
    assert not Gate(re.compile(r"\bfrobs\b")).search(text)
    assert Gate(re.compile(r"\bzorble\b")).search(text)


def _spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]
