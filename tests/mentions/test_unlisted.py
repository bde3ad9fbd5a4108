"""Places that no table has: where the words, or violence beside a preposition, make them places."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.toponyms import find_toponyms
from tests.mentions.reports import report

# sentence, then name and role of each place that the gazetteer has no entry for
UNLISTED: list[tuple[str, list[tuple[str, str]]]] = [
    ("A bomb killed two in Qarat Dubal.", [("Qarat Dubal", "event_location")]),
    ("Shells fell near Umm Zarbat on Monday.", [("Umm Zarbat", "event_location")]),
    ("Gunmen attacked a market at Bolgwara, killing six.", [("Bolgwara", "event_location")]),
    ("Soldiers shot a man outside Tarvelin.", [("Tarvelin", "event_location")]),
    ("A rocket hit the Dulqarbin checkpoint in Aleppo.", [("Dulqarbin", "event_location")]),
    ("Rebels attacked the Dolmak Checkpoint.", [("Dolmak", "event_location")]),
    ("A drone hit the Harzul roundabout.", [("Harzul", "event_location")]),
    ("Fighters stormed Kafr Dazul on Friday.", [("Kafr Dazul", "event_location")]),
    ("The army recaptured Tel Ghazran from the rebels.", [("Tel Ghazran", "context")]),
    ("Clashes broke out in Al-Zorqat, killing two.", [("Al-Zorqat", "event_location")]),
    # what it is stands behind it, or how raiders came there
    (
        "The attack on Torgal, a farming village in Mali, killed six.",
        [("Torgal", "event_location")],
    ),
    ("Raiders killed two and crossed to neighbouring Umbala.", [("Umbala", "event_location")]),
    ("Gunmen struck Dolmari first and burned huts.", [("Dolmari", "event_location")]),
    ("Troops executed nine in nearby Sorbano.", [("Sorbano", "event_location")]),
    # the second of a row
    (
        "Raiders burned huts in Yakyaka and Dubola on Sunday.",
        [("Yakyaka", "event_location"), ("Dubola", "event_location")],
    ),
    (
        "The bomb killed a man in Qarat Dubal and Tarvelin said so.",
        [("Qarat Dubal", "event_location")],
    ),
    # where a known name begins the other one ends, in a list that has lost its commas
    (
        "Jets struck the villages of Qarat Dubal Khan Sheikhoun Umm Zarbat and Binnish on Monday.",
        [("Qarat Dubal", "event_location"), ("Umm Zarbat", "event_location")],
    ),
    # in a headline with capitals everything looks like a name
    ("Eleven Soldiers Killed in Heavy Fighting With Rebels in Mosul", []),
    ("Nine Killed in Car Bomb Blast Near Market", []),
    # nor is an office or who says so
    ("A source at Kirkuk Police Command said shells killed two.", []),
    ("Air raids kill 20 in Qarat Dubal Monitor", [("Qarat Dubal", "event_location")]),
    # nothing tells of violence
    ("He was born in Qarat Dubal.", []),
    ("A school opened near Umm Zarbat.", []),
    # days, feasts, bodies and languages
    ("A bomb killed two in March.", []),
    ("Gunmen killed nine in Ramadan.", []),
    ("A bill on gunfire failed in Parliament.", []),
    ("The warning of a strike was given in Arabic.", []),
    ("The bomber spoke at Congress.", []),
]


@pytest.mark.parametrize(("text", "names"), UNLISTED, ids=[text for text, _ in UNLISTED])
def test_names_that_no_table_has(text: str, names: list[tuple[str, str]], known: Gazetteer) -> None:
    found = find_toponyms(report(text), known)
    assert [(t.text, t.role) for t in found if not t.entries] == names


def test_a_recogniser_is_not_overruled(known: Gazetteer) -> None:
    """Whoever says where the names stand is believed, where only a preposition says otherwise."""
    text = report("A bomb killed two in Qarat Dubal.")
    assert find_toponyms(text, known, lambda _: []) == []
