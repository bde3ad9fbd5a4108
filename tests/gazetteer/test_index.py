"""Finding by name, ranking, and scanning texts with the small tables."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer, distance_km
from tests.gazetteer.test_names import TRICKY


@pytest.mark.parametrize(
    "name",
    ["al-Qaim", "Qaim", "Al Qaim", "al-Qa'im", "Al Qa’im", "el-Qaim", "Alqaim", "AL-QAIM"],
)
def test_an_article_is_optional_on_both_sides(small: Gazetteer, name: str) -> None:
    assert [entry.id for entry in small.find(name)] == ["iq-qaim", "iq-qaim-south"]


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("Anbar", "iq-anbar"), ("al-Anbar", "iq-anbar"), ("el Anbar", "iq-anbar"),
        ("Deir Ezzor", "sy-deir"), ("Dayr az-Zawr", "sy-deir"), ("Deir al-Zor", "sy-deir"),
        ("Deir Zor", "sy-deir"), ("Deirezzor", "sy-deir"), ("DEIR EZ ZOR", "sy-deir"),
        ("Albu Kamal", "sy-kamal"), ("Abukamal", "sy-kamal"), ("Bou Kamal", "sy-kamal"),
        ("العراق", "iq"), ("the United States", "us"), ("U.S.", "us"), ("n.y.", ""), ("", ""),
        ("Atlantis", ""), ("Kamal", ""),
    ],
)  # fmt: skip
def test_find(small: Gazetteer, name: str, entry_id: str) -> None:
    assert [entry.id for entry in small.find(name)] == ([entry_id] if entry_id else [])


def test_entries_and_actors_by_id_and_code(small: Gazetteer) -> None:
    country, sea = small.country("IQ"), small.entry("sea")

    assert country is not None
    assert country.name == "Iraq"
    assert sea is not None
    assert (sea.lon, sea.lat) == (38.0, 20.0)
    assert (small.country("XX"), small.entry("none"), small.actor("none")) == (None, None, None)
    assert small.border("SY", "IQ") == small.border("IQ", "SY") is not None
    assert small.border("SY", "US") is None


def test_every_country_has_a_state_actor(small: Gazetteer) -> None:
    made = small.actor_of_country("SD")

    assert made is not None
    assert (made.id, made.name, made.type, made.country) == ("state_sd", "Sudan", "state", "SD")
    assert small.actor("state_us") is None
    assert small.actor_of_country("XX") is None


@pytest.mark.parametrize(
    ("on", "state"),
    [(date(2024, 12, 1), "old"), (date(2024, 12, 9), "new"), (None, "old")],
)
def test_the_day_decides_between_states(small: Gazetteer, on: date | None, state: str) -> None:
    actor = small.actor_of_country("SY", on)

    assert actor is not None
    assert actor.id == state


def test_lookup_puts_the_larger_first_and_says_why(small: Gazetteer) -> None:
    first, second = small.lookup("Al-Qaim")

    assert (first.entry.id, second.entry.id) == ("iq-qaim", "iq-qaim-south")
    assert first.score > second.score
    assert "74,100 people" in first.reasons
    assert "its name" in first.reasons


def test_lookup_near_a_point_prefers_what_lies_there(small: Gazetteer) -> None:
    first = small.lookup("al-Qaim", country="IQ", near=(44.5, 31.6))[0]

    assert first.entry.id == "iq-qaim-south"
    assert "4 km away" in first.reasons
    assert "in IQ" in first.reasons


def test_suggest_offers_but_find_does_not_guess(small: Gazetteer) -> None:
    assert small.find("Deir ez-Zar") == ()
    assert small.suggest("Deir ez-Zar") == ["Deir ez-Zor (SY)"]
    assert small.suggest("Yorrk") == ["York (SY)"]
    assert small.suggest("") == small.suggest("Xylophone") == []


def test_distance() -> None:
    assert distance_km(lon=0, lat=0, other_lon=0, other_lat=1) == pytest.approx(111.195, abs=0.01)
    assert distance_km(lon=179.5, lat=0, other_lon=-179.5, other_lat=0) == pytest.approx(
        111.2, 1e-3
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("near al-Qaim, Iraq", ["al-Qaim", "Iraq"]),
        ("ERBIL and AL-QAIM (Agency) –", ["AL-QAIM"]),
        ("the town of Al Qa’im’s mayor", ["Al Qa’im"]),
        ("in New York, not York", ["New York", "York"]),
        ("New York York", ["New York", "York"]),
        ("in New\xa0York", ["New\xa0York"]),
        ("in New\nYork", ["New\nYork"]),
        ("in New. York", ["York"]),
        ("in New\n\nYork", ["York"]),
        ("the Red Sea port", ["Red Sea"]),
        ("a red sea of red Sea", []),
        ("the U.S. and the US told us, Us", ["U.S.", "US"]),
        ("N.Y. is NY", ["N.Y.", "NY"]),
        ("Iraqi forces in Iraq's west", ["Iraq"]),
        ("As Syria said", ["Syria"]),
        ("as Anbar burned, Al Anbar", ["Anbar", "Al Anbar"]),
        ("the Iraq–Syria border, Iraq-Syria", ["Iraq", "Syria", "Iraq", "Syria"]),
        ("قصف في العراق اليوم", ["العراق"]),
        ("qaim", []),
        ("YORK (Agency) – a line", ["YORK"]),
        ("STRIKE HITS YORK TODAY", ["YORK"]),
        ("the YORK agency", []),
        ("to Deir Something, in Abu Kamal", ["Abu Kamal"]),
    ],
)
def test_scan_places(small: Gazetteer, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in small.scan_places(text)] == found


def test_a_place_hit_holds_all_namesakes(small: Gazetteer) -> None:
    (hit,) = small.scan_places("a strike near al-Qaim")

    assert [entry.id for entry in hit.entries] == ["iq-qaim", "iq-qaim-south"]


def test_scan_demonyms(small: Gazetteer) -> None:
    text = "The Iraqi-Syrian border, Iraqis’ homes and two Americans; iraqi, Iraq"

    hits = small.scan_demonyms(text)

    assert [(text[hit.start : hit.end], hit.country_code) for hit in hits] == [
        ("Iraqi", "IQ"), ("Syrian", "SY"), ("Iraqis", "IQ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Army of Stars, Stars",
         [("Army of Stars", "stars", False), ("Stars", "stars", False)]),
        ("Brothers of Stars struck", [("Brothers of Stars", "brothers", False)]),
        ("AS struck, As said, as it did", [("AS", "stars", False)]),
        ("Washington denied it", [("Washington", "us_state", True)]),
        ("the White House", [("White House", "us_state", False)]),
        ("Iraq and the US", [("Iraq", "state_iq", True), ("US", "us_state", True)]),
        ("Iraqi warplanes", [("Iraqi warplanes", "state_iq", False)]),
        ("Iraq’s air force", [("Iraq’s air force", "state_iq", False)]),
        ("American ground troops", [("American ground troops", "us_mil", False)]),
        ("the Sudanese government", [("Sudanese government", "state_sd", False)]),
        ("(US) forces", [("US) forces", "us_mil", False)]),
        ("an Iraqi drone, an Iraqi aircraft", []),
        ("Iraqi military aircraft", [("Iraqi military aircraft", "state_iq", False)]),
        ("Sudan-backed militias", [("Sudan-backed militias", "backed", False)]),
        ("Sudanese-backed Iraqi Shia militia groups",
         [("Sudanese-backed Iraqi Shia militia groups", "backed", False)]),
        ("pro-Sudan fighters", [("pro-Sudan fighters", "backed", False)]),
        ("pro-Sudan views, Sudan-backed talks", []),
        ("US-backed rebels and Sudan-backed Stars", [("Stars", "stars", False)]),
        ("US-backed gunmen", [("gunmen", "gunmen", False)]),
        ("gunmen, Gunmen and unknown gunmen", [("gunmen", "gunmen", False),
         ("Gunmen", "gunmen", False), ("unknown gunmen", "gunmen", False)]),
        ("Stars gunmen fled, gunmen too",
         [("Stars", "stars", False), ("gunmen", "gunmen", False)]),
    ],
)  # fmt: skip
def test_scan_actors(small: Gazetteer, text: str, found: list[tuple[str, str, bool]]) -> None:
    hits = small.scan_actors(text)

    assert [(text[h.start : h.end], h.actors[0].id, h.contextual) for h in hits] == found


def test_a_shared_name_gives_all_its_actors(small: Gazetteer) -> None:
    (guard,) = small.scan_actors("the Old Guard")
    (forces,) = small.scan_actors("Syrian forces")

    assert [actor.id for actor in guard.actors] == ["old", "new"]
    assert [actor.id for actor in forces.actors] == ["old", "new"]


@given(text=st.lists(st.one_of(TRICKY, st.sampled_from(
    ["al-", "Qaim", " New York ", "US", "Iraqi ", "backed ", "troops", "gunmen", "’s ", "pro-"]
))).map("".join))  # fmt: skip
def test_scans_keep_order_and_never_overlap(small: Gazetteer, text: str) -> None:
    for scan in (small.scan_places, small.scan_actors, small.scan_demonyms):
        end = 0
        for hit in scan(text):
            assert end <= hit[0] < hit[1] <= len(text)
            end = hit[1]


def test_a_gazetteer_travels_to_workers(small: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(small))

    assert copy.digest == small.digest
    assert copy.find("Qaim") == small.find("Qaim")
    assert copy.scan_actors("Iraqi troops") == small.scan_actors("Iraqi troops")
