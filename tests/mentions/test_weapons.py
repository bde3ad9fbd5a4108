"""What an attack was made with."""

from __future__ import annotations

import pytest

from geo.attacks.weapons import find_weapons, type_of
from geo.gazetteer import Gazetteer
from geo.records import Weapon
from tests.mentions.reports import read, report

# sentence, platform, munition, how many platforms, how many munitions, type
WEAPONS: list[tuple[str, str, str, int | None, int | None, str]] = [
    ("Two drones hit a depot in Omdurman.", "drone", "unknown", 2, None, "drone_strike"),
    ("A drone fired three missiles at a car in Jenin.", "drone", "missile", None, 3,
     "drone_strike"),
    ("Jets dropped four bombs on Gao.", "aircraft", "bomb", None, 4, "air_strike"),
    ("Militants fired 20 rockets at Haifa.", "ground", "rocket", None, 20, "missile_rocket"),
    ("Troops fired mortar shells at Nyala.", "ground", "mortar", None, None, "shelling"),
    ("Artillery shelled Kherson.", "ground", "shell", None, None, "shelling"),
    ("A car bomb exploded in Mogadishu.", "vehicle", "ied", None, None, "bombing"),
    ("A suicide bomber attacked a mosque in Peshawar.", "person", "ied", None, None, "bombing"),
    ("An IED hit a convoy near Djibo.", "ground", "ied", None, None, "bombing"),
    ("A warship shelled Port Sudan.", "ship", "shell", None, None, "naval_attack"),
    ("Gunmen ambushed a convoy near Gao.", "person", "gunfire", None, None, "armed_attack"),
    ("A helicopter fired rockets at Menaka.", "helicopter", "rocket", None, None, "air_strike"),
    ("A ballistic missile struck Odesa.", "ground", "missile", None, None, "missile_rocket"),
    ("A missile struck Odesa.", "unknown", "missile", None, None, "missile_rocket"),
    ("A drone boat rammed a tanker off Mokha.", "ship", "unknown", None, None, "naval_attack"),
    ("Barrel bombs hit a clinic in Idlib.", "aircraft", "bomb", None, None, "air_strike"),
    ("A landmine exploded under a bus near Timbuktu.", "ground", "ied", None, None, "bombing"),
    ("A Shahed drone struck a flat in Kharkiv.", "drone", "unknown", None, None,
     "drone_strike"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "platform", "munition", "platforms", "munitions", "event_type"), WEAPONS
)
def test_weapon_of_a_telling(
    text: str,
    platform: str,
    munition: str,
    platforms: int | None,
    munitions: int | None,
    event_type: str,
    known: Gazetteer,
) -> None:
    (event,) = read(text, known).events
    weapon = event.weapon
    assert isinstance(weapon, Weapon)
    assert (weapon.platform, weapon.munition) == (platform, munition)
    assert (weapon.count_platforms, weapon.count_munitions) == (platforms, munitions)
    assert event.event_type == event_type
    assert all(report(text).quote(span) for span in weapon.spans)


def test_heaviest_word_decides_the_type() -> None:
    words = find_weapons("a drone fired missiles while gunmen watched")
    assert [word.event_type for word in words] == [
        "drone_strike", "missile_rocket", "armed_attack",
    ]  # fmt: skip
    assert type_of(words) == "drone_strike"


@pytest.mark.parametrize("text", ["the drone maker", "missile defences", "nothing of the kind"])
def test_no_weapon(text: str) -> None:
    assert find_weapons(text) == ()
    assert type_of([]) is None
