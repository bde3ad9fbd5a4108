"""Who states a figure, and which telling it belongs to."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.mentions.reports import read, report

# sentence, then killed, injured, claimant, kind of claimant of each claim
CLAIMS: list[tuple[str, list[tuple[int | None, int | None, str, str]]]] = [
    ("A drone strike killed six people in Nyala.", [(6, None, "", "none")]),
    ("A drone strike killed six people in Nyala, medics said.",
     [(6, None, "medics", "official")]),
    ("Police said a bomb blast in Quetta killed four people and wounded nine.",
     [(4, 9, "Police", "official")]),
    ("A bomb blast in Quetta killed four people, according to a security source.",
     [(4, None, "a security source", "security_source")]),
    ("The Syrian Observatory for Human Rights said air strikes on Idlib killed ten people.",
     [(10, None, "The Syrian Observatory for Human Rights", "monitor")]),
    ("State media reported that a rocket attack on Gao wounded three people.",
     [(None, 3, "State media", "official")]),
    ("Local media reported that a rocket attack on Gao wounded three people.",
     [(None, 3, "Local media", "media")]),
    ("The army claimed that its air strike killed 30 militants near Djibo.",
     [(30, None, "The army", "official")]),
    ("Residents said a raid on Rafah killed two children.", [(2, None, "Residents", "none")]),
    ("Blast kills six people in Quetta: police", [(6, None, "police", "official")]),
    ("Drones attacked Kharkiv, wounding at least six others, the mayor said.",
     [(None, 6, "the mayor", "official")]),
    ("A bomb blast in Quetta killed four people, two police officers said.",
     [(4, None, "two police officers", "official")]),
    ("More than 27,000 people have been killed in the war since October.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_claims_of_a_sentence(
    text: str, expected: list[tuple[int | None, int | None, str, str]], known: Gazetteer
) -> None:
    claims = [claim for event in read(text, known).events for claim in event.claims]
    assert [(c.killed_min, c.injured_min, c.claimant, c.claimant_type) for c in claims] == expected
    assert all(report(text).quote(c.span) for c in claims)


def test_people_counted_before_are_a_part(known: Gazetteer) -> None:
    (event,) = read(
        "An air strike on Nyala killed ten people, among them three children.", known
    ).events
    assert [(c.killed_min, c.subset_of) for c in event.claims] == [(10, None), (3, 0)]


def test_two_tellings_keep_their_own_figures(known: Gazetteer) -> None:
    events = read(
        "A drone strike killed two people in Gao; a bomb blast killed five people in Kidal.",
        known,
    ).events
    assert [[c.killed_min for c in event.claims] for event in events] == [[2], [5]]


# sentence, then the dead of each claim and whether they come on top of others
BESIDE: list[tuple[str, list[tuple[int | None, bool]]]] = [
    ("The army said an air strike on Gao killed 34 militants, and that four soldiers died.",
     [(34, False), (4, True)]),
    ("A suicide attack in Gao killed nine people; the two attackers were also killed.",
     [(9, False), (2, True)]),
    ("A suicide attack in Gao killed nine people, including two bombers.",
     [(9, False), (2, False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_dead_of_two_sides_are_no_rival_tolls(
    text: str, expected: list[tuple[int | None, bool]], known: Gazetteer
) -> None:
    claims = [claim for event in read(text, known).events for claim in event.claims]
    assert [(c.killed_min, c.adds_to is not None) for c in claims] == expected
