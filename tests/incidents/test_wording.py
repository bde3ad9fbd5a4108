"""A record and the sentence that we make of it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from geo.gazetteer import Gazetteer
from geo.incidents.wording import summary, with_article
from geo.records import Attribution, Claim, Place, Status
from tests.incidents.reports import only, told
from tests.samples import attribution, claim, entry, incident, place, toponym

PLACELESS: dict[str, Any] = {"places": (), "event_type": "air_strike"}
UNDATED: dict[str, Any] = {"date_start": None, "date_end": None, "date_precision": "none"}


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> dict[str, Any]:
    return {"date_start": date(*first), "date_end": date(*last)}


def at(name: str, **changes: Any) -> Place:
    words = {"relation": "in", **changes.pop("words", {})}
    made = entry(name=name, **changes)
    return place(entry=made, toponym=toponym(**words))


def by(name: str, status: Status, actor_id: str = "x") -> Attribution:
    return attribution(actor=name, actor_id=actor_id, status=status)


def toll(killed: tuple[int | None, ...], injured: tuple[int | None, ...]) -> tuple[Claim, ...]:
    return (claim(killed_min=killed[0], killed_max=killed[1],
                  injured_min=injured[0], injured_max=injured[1]),)  # fmt: skip


NO = (None, None)
SENTENCES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"event_type": "drone_strike"}, "Drone strike in Ar-Rutba, Anbar, Iraq on 10 March 2021."),
    (PLACELESS, "Air strike on 10 March 2021."),
    (PLACELESS | UNDATED, "Air strike."),
    (PLACELESS | UNDATED | {"event_type": "bombing"}, "Bombing."),
    (PLACELESS | UNDATED | {"event_type": "armed_attack"}, "Armed attack."),
    (PLACELESS | UNDATED | {"event_type": "naval_attack"}, "Naval attack."),
    (PLACELESS | UNDATED | {"event_type": "missile_rocket"}, "Missile or rocket attack."),
    (PLACELESS | UNDATED | {"event_type": "shelling"}, "Shelling."),
    (PLACELESS | UNDATED | {"event_type": "other"}, "Attack."),
    # series and totals
    (PLACELESS | UNDATED | {"kind": "aggregate"}, "Series of air strikes."),
    (PLACELESS | UNDATED | {"kind": "aggregate", "event_type": "bombing"}, "Series of bombings."),
    (PLACELESS | UNDATED | {"kind": "aggregate", "event_type": "shelling"}, "Repeated shelling."),
    (PLACELESS | UNDATED | {"kind": "aggregate", "event_type": "other"}, "Series of attacks."),
    (PLACELESS | UNDATED | {"kind": "context_total", "claims": toll((27000, None), NO)},
     "Total given for a longer time: at least 27,000 killed."),
    (UNDATED | {"kind": "context_total", "claims": toll((27000, None), NO),
                "places": (at("Syria", country="SY", precision="country"),)},
     "Total given for a longer time in Syria: at least 27,000 killed."),
    # where
    (UNDATED | {"places": (at("Al-Qaim", words={"relation": "near"}),)},
     "Drone strike near Al-Qaim, Anbar, Iraq."),
    (UNDATED | {"places": (at("Baghdad", admin1="Baghdad"),)}, "Drone strike in Baghdad, Iraq."),
    (UNDATED | {"places": (at("Mashtal", admin1="Baghdad"),)},
     "Drone strike in Mashtal, Baghdad, Iraq."),
    (UNDATED | {"places": (at("Baghdad", admin1="Baghdad",
                              words={"relation": "direction", "bearing": "e", "inside": True}),)},
     "Drone strike in eastern Baghdad, Iraq."),
    (UNDATED | {"places": (at("Beirut", admin1="Beirut", country="LB",
                              words={"relation": "direction", "bearing": "s"}),)},
     "Drone strike south of Beirut, Lebanon."),
    (UNDATED | {"places": (at("Hit", words={"relation": "direction", "bearing": "ne",
                                            "distance_km": 12.0}),)},
     "Drone strike 12 km northeast of Hit, Anbar, Iraq."),
    (UNDATED | {"places": (at("Homs", admin1="", country="SY",
                              words={"relation": "between", "other": "Hama"}),)},
     "Drone strike between Homs and Hama, Syria."),
    (UNDATED | {"places": (at("Ain al-Asad Air Base", feature_class="S"),)},
     "Drone strike at Ain al-Asad Air Base, Anbar, Iraq."),
    (UNDATED | {"places": (at("Rumaila oil field", feature_class="S", admin1="Basra"),)},
     "Drone strike at the Rumaila oil field, Basra, Iraq."),
    (UNDATED | {"places": (at("US Embassy in Baghdad", feature_class="S", admin1="Baghdad"),)},
     "Drone strike at the US Embassy in Baghdad, Iraq."),
    (UNDATED | {"places": (at("Red Sea", precision="sea", country="", admin1=""),)},
     "Drone strike in the Red Sea."),
    (UNDATED | {"places": (at("Gaza Strip", precision="province", country="PS", admin1=""),)},
     "Drone strike in the Gaza Strip, Palestine."),
    (UNDATED | {"places": (at("Idlib", precision="province", country="SY", admin1="Idlib",
                              words={"type_word": "province"}),)},
     "Drone strike in Idlib province, Syria."),
    (UNDATED | {"places": (at("United States", precision="country", country="US", admin1=""),)},
     "Drone strike in the United States."),
    (UNDATED | {"places": (at("Iraq", precision="country"),
                           at("Syria", id="sy", precision="country", country="SY"))},
     "Drone strike in Iraq and Syria."),
    # when
    (PLACELESS | days((2021, 3, 1), (2021, 3, 31)), "Air strike in March 2021."),
    (PLACELESS | days((2021, 2, 1), (2021, 2, 28)), "Air strike in February 2021."),
    (PLACELESS | days((2021, 3, 9), (2021, 3, 10)), "Air strike on 9 or 10 March 2021."),
    (PLACELESS | days((2021, 2, 28), (2021, 3, 1)),
     "Air strike on 28 February or 1 March 2021."),
    (PLACELESS | days((2021, 1, 21), (2021, 1, 31)), "Air strike between 21 and 31 January 2021."),
    (PLACELESS | days((2021, 1, 21), (2021, 2, 7)),
     "Air strike between 21 January and 7 February 2021."),
    (PLACELESS | days((2020, 12, 30), (2021, 2, 7)),
     "Air strike between 30 December 2020 and 7 February 2021."),
    (PLACELESS | days((2020, 1, 1), (2020, 12, 31)), "Air strike in 2020."),
    (PLACELESS | days((2019, 1, 1), (2020, 12, 31)), "Air strike in 2019 to 2020."),
    (PLACELESS | UNDATED | {"date_partial": "weekday:sunday"}, "Air strike on a Sunday."),
    (PLACELESS | UNDATED | {"date_partial": "--01"}, "Air strike in January."),
    (PLACELESS | UNDATED | {"date_partial": "relative:last month"}, "Air strike."),
    # who
    (PLACELESS | UNDATED | {"attributions": (by("Israel", "suspected"),)},
     "Air strike; suspected to be by Israel."),
    (PLACELESS | UNDATED | {"attributions": (by("United States", "announced_officially"),)},
     "Air strike; announced by the United States."),
    (PLACELESS | UNDATED | {"attributions": (by("Houthis", "claimed"), by("Iran", "accused", "y"))},
     "Air strike; claimed by the Houthis, blamed on Iran."),
    (PLACELESS | UNDATED | {"attributions": (by("Israel", "accused"), by("Iran", "accused", "y"))},
     "Air strike; blamed on Israel and Iran."),
    (PLACELESS | UNDATED | {"attributions": (by("Israel", "accused"), by("Israel", "denied"))},
     "Air strike; blamed on Israel, denied by Israel."),
    (PLACELESS | UNDATED | {"attributions": (by("Israel", "accused"), by("Israel", "claimed"))},
     "Air strike; claimed by Israel."),
    (PLACELESS | UNDATED | {"attributions": (attribution(actor=None, actor_id="",
                                                         status="unknown"),)},
     "Air strike; not clear who did it."),
    (PLACELESS | UNDATED | {"attributions": (attribution(role="target", actor="US troops"),)},
     "Air strike; target: US troops."),
    (PLACELESS | UNDATED | {"attributions": (by("Militants (unnamed)", "reported_as_fact"),)},
     "Air strike; attributed to unnamed militants."),
    # how many
    (PLACELESS | UNDATED | {"claims": toll((2, 6), (1, 1))},
     "Air strike; 2 to 6 killed, 1 injured."),
    (PLACELESS | UNDATED | {"claims": toll((3, None), (40, None))},
     "Air strike; at least 3 killed, at least 40 injured."),
    (PLACELESS | UNDATED | {"claims": toll((0, 0), (0, 0))},
     "Air strike; nobody killed or injured."),
    (PLACELESS | UNDATED | {"claims": toll((0, 0), (4, 4))},
     "Air strike; nobody killed, 4 injured."),
    (PLACELESS | UNDATED | {"claims": toll(NO, (1200, 1200))}, "Air strike; 1,200 injured."),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "sentence"), SENTENCES)
def test_sentence(changes: dict[str, Any], sentence: str, known: Gazetteer) -> None:
    assert summary(incident(**changes), known) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Rockets fell along the Iraqi-Syrian border on Monday.",
         "Missile or rocket attack along the Iraqi-Syrian border on 8 March 2021."),
        ("An airstrike hit a convoy near the Iraqi-Syrian border on Monday.",
         "Air strike near the Iraqi-Syrian border on 8 March 2021; target: convoy."),
        ("Warplanes struck a depot on the Syrian-Iraqi border on Monday.",
         "Air strike on the Syrian-Iraqi border on 8 March 2021; target: depot."),
        ("An explosion in Mosul on Monday killed two people.",
         "Explosion in Mosul, Nineveh, Iraq on 8 March 2021; 2 killed."),
        ("An airstrike in the West Bank on Monday killed two.",
         "Air strike in the West Bank, Palestine on 8 March 2021; 2 killed."),
    ],
)  # fmt: skip
def test_sentence_of_a_text(text: str, sentence: str, known: Gazetteer) -> None:
    assert only(text, known).summary == sentence


def test_no_word_is_said_twice(known: Gazetteer) -> None:
    text = (
        "A bomb attack in Mosul killed two on Monday.\n\nAn attack on Kirkuk on Sunday killed "
        "three.\n\nA missile attack hit Erbil on Saturday."
    )
    for found in told(text, known):
        words = found.summary.lower().replace(",", "").split()
        assert not any(a == b for a, b in pairwise(words)), found.summary
        assert "attack attack" not in found.summary.lower()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Baghdad", "Baghdad"),
        ("Red Sea", "the Red Sea"),
        ("Golan Heights", "the Golan Heights"),
        ("United Arab Emirates", "the United Arab Emirates"),
        ("Islamic Revolutionary Guard Corps", "the Islamic Revolutionary Guard Corps"),
        ("US military", "the US military"),
        ("US troops", "US troops"),
        ("Hezbollah", "Hezbollah"),
        ("Kata'ib Hezbollah", "Kata'ib Hezbollah"),
        ("Taliban", "the Taliban"),
        ("Syrian Democratic Forces", "the Syrian Democratic Forces"),
        ("Unidentified gunmen", "unidentified gunmen"),
    ],
)
def test_article(name: str, said: str) -> None:
    assert with_article(name) == said
