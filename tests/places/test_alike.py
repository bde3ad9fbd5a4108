"""Names that nobody bears as they are spelt, and the one place near by that is meant."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.places import resolve
from geo.places.alike import vowels_apart
from geo.records import Toponym
from tests.places.world import demonym, entry, toponym

SYRIA = entry("sy", "Syria", "PCLI", "SY", 38.0, 35.0, 290)
WORLD = Gazetteer(
    (
        SYRIA,
        entry("it", "Italy", "PCLI", "IT", 12.5, 42.5, 500),
        entry("sy-aleppo", "Aleppo", "PPLA", "SY", 37.16, 36.2, 10, admin1="Aleppo"),
        entry("sy-daraa", "Daraa", "PPLA", "SY", 36.1, 32.62, 6, admin1="Daraa"),
        entry("sy-tadef", "Tadef", "PPL", "SY", 37.53, 36.35, 3, admin1="Aleppo"),
        entry("sy-minbara", "Minbara", "PPL", "SY", 37.4, 36.4, 3, admin1="Aleppo"),
        entry("sy-salima", "Salima", "PPL", "SY", 37.3, 36.3, 3, admin1="Aleppo"),
        entry("sy-salima-daraa", "Salima", "PPL", "SY", 36.2, 32.7, 3, admin1="Daraa"),
        entry("it-modena", "Modena", "PPL", "IT", 10.93, 44.65, 5),
    ),
    (), {"Syrian": "SY", "Italian": "IT"}, {}, "0",
)  # fmt: skip


def meant(*mentions: Toponym) -> str:
    """Id of what the first of the mentions of one report means, empty for unknown."""
    place = resolve(mentions, WORLD)[0]
    return place.entry.id if place.entry else ""


def at(name: str) -> Toponym:
    """A name that no table has, where something happened."""
    return toponym(name, entries=(), type_word="village")


ALEPPO, DARAA, SYRIAN = (
    toponym("Aleppo", entries=WORLD.find("Aleppo")),
    toponym("Daraa", entries=WORLD.find("Daraa")),
    demonym("Syrian", "sy"),
)


@pytest.mark.parametrize(
    ("mentions", "id_"),
    [
        ((at("Taduf"), ALEPPO, SYRIAN), "sy-tadef"),
        ((at("Mnabarah"), ALEPPO, SYRIAN), "sy-minbara"),
        # far from all that the report names
        ((at("Taduf"), DARAA, SYRIAN), ""),
        # of two the one that is near
        ((at("Saleema"), DARAA, SYRIAN), "sy-salima-daraa"),
        ((at("Saleema"), DARAA, ALEPPO, SYRIAN), ""),
        # other consonants, another beginning
        ((at("Tadem"), ALEPPO, SYRIAN), ""),
        ((at("Atduf"), ALEPPO, SYRIAN), ""),
        # nothing says that it is a place
        ((toponym("Taduf", role="context", entries=()), ALEPPO, SYRIAN), ""),
        # a country that prints its names in one way
        ((at("Madena"), toponym("Italy", entries=WORLD.find("Italy"))), ""),
    ],
)
def test_the_place_that_is_spelt_alike(mentions: tuple[Toponym, ...], id_: str) -> None:
    assert meant(*mentions) == id_


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [
        ("Deir Jamal", "Dayr Jamal", 0),
        ("Salah Eddin", "Salah al-Din", 0),
        ("Jubb Sayeh", "Jeb al-Sayeh", 1),
        ("Mushayrifah", "Mshairfeh", 2),
        ("Tadef", "Taduf", 1),
    ],
)
def test_vowels_apart(one: str, other: str, off: int) -> None:
    assert vowels_apart(one, other) == off
