"""Which of the namesakes is meant, and when nobody can tell."""

from __future__ import annotations

import pytest

from geo.places import resolve
from geo.records import Place, Toponym
from tests.places.world import WORLD, demonym, entry, known, toponym


def told(*mentions: Toponym, home: str = "") -> list[str]:
    """Ids of what each mention of one report means, empty for unknown."""
    places = resolve(mentions, WORLD, home=home)
    return [place.entry.id if place.entry else "" for place in places]


def one(*mentions: Toponym) -> Place:
    """Return the place of the first mention."""
    return resolve(mentions, WORLD)[0]


@pytest.mark.parametrize(
    ("mentions", "meant"),
    [
        # al-Qaim: the town in Anbar against a village in the south
        ([toponym("al-Qaim"), toponym("Anbar", type_word="province")], "iq-al-qaim"),
        ([toponym("al-Qaim"), demonym("Iraqi", "iq")], "iq-al-qaim"),
        # Mashtal: the quarter of Baghdad against a village near Hilla and one in Egypt
        ([toponym("Mashtal", type_word="neighbourhood"), toponym("Baghdad")], "iq-mashtal"),
        ([toponym("Machtal"), toponym("Baghdad"), toponym("Iraq")], "iq-mashtal"),
        ([toponym("Mashtal", sentence=3), toponym("Baghdad", sentence=1)], "iq-mashtal"),
        ([toponym("Mashtal"), toponym("Suez", entries=()), demonym("Jordanian", "jo")], ""),
        # Tripoli
        ([toponym("Tripoli"), toponym("Lebanon")], "lb-tripoli"),
        ([toponym("Tripoli", sentence=4), demonym("Lebanese", "lb")], "lb-tripoli"),
        ([toponym("Tripoli"), toponym("Libya")], "ly-tripoli"),
        ([toponym("Tripoli"), toponym("Beirut")], "lb-tripoli"),
        # town over province of the same name, unless the words say otherwise
        ([toponym("Homs"), toponym("Syria")], "sy-homs"),
        ([toponym("Homs", type_word="province"), toponym("Syria")], "sy-homs-province"),
        ([toponym("Homs", type_word="city"), toponym("Syria")], "sy-homs"),
        ([toponym("Sanaa")], "ye-sanaa"),
        ([toponym("Sana’a", type_word="governorate"), toponym("Yemen")], "ye-sanaa-province"),
        # a bare name that is a province and no town of its country
        ([toponym("Anbar"), toponym("Iraq")], "iq-anbar"),
        # a country before a state of that name, unless its own country is named
        ([toponym("Georgia")], "ge"),
        ([toponym("Georgia", type_word="state"), toponym("United States")], "us-georgia"),
        # "X City" leaves the bare X to the area of that name
        ([toponym("Gaza")], "ps-gaza"),
        ([toponym("Gaza City")], "ps-gaza-city"),
        ([toponym("Gaza", type_word="city")], "ps-gaza-city"),
        # the sea before the province that is called after it
        ([toponym("Red Sea"), toponym("Egypt")], "red-sea"),
        ([toponym("Red Sea", type_word="governorate"), toponym("Egypt")], "eg-red-sea"),
        # a place on the border of a country that is named, its own being silent
        ([toponym("Tower 22"), toponym("Syria")], "jo-tower-22"),
    ],
)
def test_the_meant_one(mentions: list[Toponym], meant: str) -> None:
    assert told(*mentions)[0] == meant


def test_words_that_put_it_into_a_container() -> None:
    mentions = [toponym("Mashtal"), toponym("Baghdad", bearing="e", inside=True)]
    place = resolve(mentions, WORLD, containers=[(0, 1)])[0]
    assert place.entry == known("iq-mashtal")
    assert "in the place that the words name as its container" in place.candidates[0].reasons
    assert place.confidence >= 0.8
    losers = {c.entry.id: c.reasons for c in place.candidates[1:]}
    assert set(losers) == {"iq-mashtal-hilla", "eg-mashtal"}
    assert all(losers.values())


def test_a_container_raises_the_confidence() -> None:
    lahij = entry("ye-lahij", "Lahij", "PPLA", "YE", 44.88, 13.06, 60, population=120_000)
    mentions = [toponym("Karam"), toponym("Lahij", entries=(lahij,))]
    bound = resolve(mentions, WORLD, containers=[(0, 1)])[0]
    free = resolve(mentions, WORLD)[0]
    assert bound.entry == known("ye-karam-south")
    assert free.confidence < bound.confidence


@pytest.mark.parametrize("country", ["Turkey", "Syria", "Libya"])
def test_a_name_of_another_country_than_those_named_stays_open(country: str) -> None:
    place = one(toponym("Metula"), toponym(country))
    assert (place.entry, place.lon, place.precision) == (None, None, "unknown")
    assert place.candidates[0].reasons[0] == "in Israel, which the report does not name"


def test_a_village_needs_more_than_its_name() -> None:
    bare = one(toponym("Metula"))
    named = one(toponym("Metula"), toponym("Israel"))
    assert bare.confidence < named.confidence
    assert named.entry == known("il-metula")


def test_the_outlet_helps_where_nothing_else_does() -> None:
    assert told(toponym("Tripoli")) == ["ly-tripoli"]
    bare, at_home = (resolve([toponym("Mashtal")], WORLD, home=home)[0] for home in ("", "EG"))
    of_egypt = [c.score for p in (bare, at_home) for c in p.candidates if c.entry.country == "EG"]
    assert of_egypt[0] < of_egypt[1]


def test_villages_far_apart_with_nothing_between_them_are_no_place() -> None:
    place = one(toponym("Karam"), toponym("Yemen"))
    assert place.ambiguous
    assert (place.entry, place.lon, place.lat, place.precision) == (None, None, None, "unknown")
    assert place.confidence == 0.0
    assert {c.entry.id for c in place.candidates} == {"ye-karam-north", "ye-karam-south"}


def test_an_anchor_near_by_tells_them_apart() -> None:
    lahij = entry("ye-lahij", "Lahij", "PPLA", "YE", 44.88, 13.06, 6, population=120_000)
    mentions = [toponym("Karam"), toponym("Lahij", entries=(lahij,)), toponym("Yemen", sentence=2)]
    place = resolve(mentions, WORLD)[0]
    assert place.entry == known("ye-karam-south")
    assert not place.ambiguous
    assert "69 km from Lahij, which the report names" in " ".join(place.candidates[0].reasons)


def test_one_sense_a_report() -> None:
    first = toponym("Mashtal", type_word="neighbourhood", sentence=0)
    mentions = [first, toponym("Baghdad", sentence=0), toponym("Machtal", sentence=9)]
    assert told(*mentions) == ["iq-mashtal", "iq-baghdad", "iq-mashtal"]


def test_a_town_and_its_province_in_one_report_stay_two() -> None:
    mentions = [toponym("Homs", type_word="province"), toponym("Homs"), demonym("Syrian", "sy")]
    assert told(*mentions) == ["sy-homs-province", "sy-homs", "sy"]


def test_an_adjective_is_its_country_and_lies_nowhere_finer() -> None:
    place = one(demonym("Iraqi", "iq"))
    assert (place.entry, place.precision) == (known("iq"), "country")


def test_part_of_a_name_takes_no_other_name_along() -> None:
    paper = toponym("Israel", kind="in_name", role="context")
    assert told(toponym("al-Qaim"), paper) == ["iq-al-qaim", "il"]


@pytest.mark.parametrize("words", ["Atlantis", "al", "", "Soviet Union"])
def test_what_nobody_knows_is_unknown_and_harms_no_other(words: str) -> None:
    odd, good = resolve([toponym(words, entries=()), toponym("Baghdad")], WORLD)
    assert (odd.precision, odd.candidates, odd.resolved_by) == ("unknown", (), "none")
    assert good.entry == known("iq-baghdad")


def test_order_and_number_are_those_of_the_mentions() -> None:
    mentions = [toponym(n) for n in ("Iraq", "Baghdad", "Atlantis", "Baghdad", "Syria")]
    assert [p.toponym for p in resolve(mentions, WORLD)] == mentions
    assert resolve([], WORLD) == ()


def test_confidence_grows_with_the_evidence() -> None:
    bare = one(toponym("Metula"))
    called = one(toponym("Metula"), demonym("Israeli", "il"))
    named = one(toponym("Metula"), toponym("Israel"))
    assert 0 < bare.confidence < called.confidence < named.confidence <= 1


def test_credit_follows_the_source() -> None:
    assert one(toponym("Baghdad")).licence == "GeoNames, CC BY 4.0"
    assert one(toponym("Baghdad")).resolved_by == "bundled"


def test_candidates_are_best_first_with_scores_between_nought_and_one() -> None:
    scores = [c.score for c in one(toponym("Tripoli"), toponym("Lebanon")).candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
