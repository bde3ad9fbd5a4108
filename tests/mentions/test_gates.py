"""A gate may open for nothing, but never stays shut before a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.mentions import date_phrases, events, speakers, weapons
from geo.mentions.gates import Gate

GATES = {
    "weapons": weapons._GATE,
    "attacks": events._TRIGGER,
    "saying": speakers._SAYING,
    "sources": speakers._SOURCED,
    **{f"{rule} {i}": gate for i, (rule, gate, _) in enumerate(date_phrases._COMPILED)},
}


@pytest.mark.parametrize("name", GATES)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(data=st.data())
def test_what_matches_finds_the_gate_open(name: str, data: st.DataObject) -> None:
    gate = GATES[name]
    text = data.draw(st.from_regex(gate.pattern))
    assert gate.opens(text.casefold())


@pytest.mark.parametrize("name", GATES)
def test_a_plain_sentence_finds_it_shut(name: str) -> None:
    folded = "the girls of our choir sang so well.".casefold()
    assert not GATES[name].opens(folded)
    assert not list(GATES[name].finditer(folded, folded))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:drones?|uavs?)\b", ("drone", "uav")),
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


@pytest.mark.parametrize("text", ["seen at 5", "seen at \u0665", "SEEN AT 5"])
def test_a_digit_of_any_script_opens(text: str) -> None:
    assert Gate(re.compile(r"\d", re.IGNORECASE)).opens(text.casefold())


@pytest.mark.parametrize("text", ["\u017ftruck", "\u212aILLED", "STRUCK"])
def test_letters_that_only_look_other_open(text: str) -> None:
    pattern = re.compile("struck|killed", re.IGNORECASE)
    assert pattern.search(text)
    assert Gate(pattern).opens(text.casefold())
