"""Two ships in one telling are two incidents; one ship, or none by name, is one."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from tests.incidents.reports import MONDAY, told

# report, ships of each incident in the order of reading
SHIPS: list[tuple[str, list[str]]] = [
    ("Missiles hit the tankers Alpha Star and Beta Sun off Hodeidah on Monday.",
     ["Alpha Star", "Beta Sun"]),
    ("Warships shelled Alpha Star, a Maltese-flagged tanker, and Beta Sun, a Greek-owned cargo "
     "ship, near Odesa on Monday.", ["Alpha Star", "Beta Sun"]),
    ("Drones struck the tanker Alpha Star and the bulk carrier Beta Sun off Aden on Monday.",
     ["Alpha Star", "Beta Sun"]),
    ("A missile hit the tanker Alpha Star off Hodeidah on Monday.", []),
    ("Missiles hit two tankers off Hodeidah on Monday.", []),
    ("A missile hit the tanker Alpha Star off Aden on Monday. The tanker Alpha Star sank.", []),
    ("A missile hit the tanker Alpha Star off Aden on Monday before the ferry Beta Sun came to "
     "help.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ships"), SHIPS, ids=[text for text, _ in SHIPS])
def test_ships_side_by_side(text: str, ships: list[str], known: Gazetteer) -> None:
    events = [i for i in told(text, known) if i.kind == "event"]
    named = [a.what for i in events for a in i.attributions if a.what in ships]
    assert named == ships
    assert len(events) == max(1, len(ships))
    assert len({i.id for i in events}) == len(events)
    assert all(i.date_start == MONDAY for i in events)
