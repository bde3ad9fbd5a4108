"""What a real Nominatim answers to geopy: the facts that the fallback's design rests on.

Only facts that a public server shares are pinned: what is matched, what is ignored, what comes
with an answer. Which homonym comes first is a fact of this little world, and is pinned only where
the lesson is that the first may be the wrong one.
"""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders import Nominatim
from geopy.location import Location

from geo import gazetteer
from tests.geocoding.nominatim.compare import compare, queries
from tests.geocoding.nominatim.folder import DEFAULT, Folder
from tests.geocoding.nominatim.osm import Feature, features, write_importances, write_osm
from tests.geocoding.nominatim_server import ServerError, serving, sqlite

BASE, DUBAI, LONDON = 160, 163, 164
QAIM, MASHTAL, MOSUL, MOSUL_INDIA = 102, 104, 111, 158
ROWS = {row.osm_id: row for row in features()}


def ask(url: str, query: str | dict[str, str], **options: Any) -> list[Location]:
    """What geopy makes of the server's answer, all places of it."""
    service = Nominatim(
        domain=urlsplit(url).netloc,
        scheme="http",
        user_agent="strikemap tests",
        timeout=30,
        proxies={},
        adapter_factory=URLLibAdapter,
    )
    wanted = {"exactly_one": False, "limit": 10, "language": "en", "addressdetails": True}
    found = service.geocode(query, **(wanted | options))
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def ids(url: str, query: str | dict[str, str], **options: Any) -> list[int]:
    return [place.raw["osm_id"] for place in ask(url, query, **options)]


# ---------------------------------------------------------------- every place of the table


@pytest.mark.parametrize("row", features(), ids=lambda row: f"{row.osm_id}-{row.name_en}")
@pytest.mark.parametrize("field", ["name_en", "name"])
def test_every_place_is_found_under_both_names_in_its_country(
    nominatim: str, row: Feature, field: str
) -> None:
    found = ask(nominatim, getattr(row, field), country_codes=[row.country])
    place = next(p for p in found if (p.raw["osm_type"], p.raw["osm_id"]) == identity(row))
    assert {p.raw["address"]["country_code"] for p in found} == {row.country}
    if row.osm_type == "node":
        assert (place.latitude, place.longitude) == pytest.approx(row.points[0], abs=1e-6)


def identity(row: Feature) -> tuple[str, int]:
    return row.osm_type, row.osm_id


# ---------------------------------------------------------------- what is matched


@pytest.mark.parametrize(
    ("query", "countries", "expected"),
    [
        # A name alone may be anything anywhere; a country that has it gives it, another gives none.
        ("Tower 22", None, {BASE, DUBAI, LONDON}),
        ("TOWER 22", None, {BASE, DUBAI, LONDON}),
        ("Tower-22", None, {BASE, DUBAI, LONDON}),
        ("Tower22", None, set()),
        ("Tower 22", ["jo"], {BASE}),
        ("Tower 22", ["iq", "sy", "lb"], set()),
        ("Tower 22, Jordan", None, {BASE}),
        ("Tower 22, Iraq", None, set()),
        # Every word must match.
        ("town of al-Qaim", None, set()),
        ("Mashtal neighborhood", None, set()),
        ("Mashtal, eastern Baghdad", None, set()),
        ("the capital Damascus", None, set()),
        ("south of Beirut", None, set()),
        ("near the Iraqi-Syrian border", None, set()),
        # A name and what it lies in, in several spellings.
        ("Mashtal, Baghdad", None, {MASHTAL}),
        ("Machtal", None, {MASHTAL}),
        ("al-Qaim, Anbar province, Iraq", None, {QAIM}),
        ("Al-Qā'im", ["iq"], {QAIM}),
        ("al-Qa’im", ["sy"], set()),
        ("Dayr az-Zawr", None, {132}),
        # A spelling that nobody wrote down is not found.
        ("Albu Kamal", None, set()),
        ("Al-Bukamal", None, {103}),
        # A contradiction gives nothing.
        ("Baghdad, Syria", None, set()),
        ("Damascus, Iraq", None, set()),
        # Codes in capitals are understood.
        ("Mosul", ["IQ"], {MOSUL}),
        ("Mosul", ["iq", "sy"], {MOSUL}),
        # Two of a name in one country, and one in each of two.
        ("Tell Warqan", ["sy"], {166, 167}),
        ("Umm Rumayla", ["iq"], {168}),
        ("Umm Rumayla", ["iq", "sy"], {168, 169}),
        ("Kafr Dahruq", ["iq", "sy", "jo", "lb", "ye"], set()),
    ],
)
def test_what_is_found(
    nominatim: str, query: str, countries: list[str] | None, expected: set[int]
) -> None:
    assert set(ids(nominatim, query, country_codes=countries)) == expected


def test_a_structured_contradiction_gives_nothing(nominatim: str) -> None:
    assert ids(nominatim, {"city": "Al-Qaim", "country": "Syria"}) == []
    assert QAIM in ids(nominatim, {"city": "Al-Qaim", "country": "Iraq"})


def test_codes_of_three_letters_are_ignored_without_a_word(nominatim: str) -> None:
    assert ids(nominatim, "Mosul", country_codes="irq") == [MOSUL_INDIA, MOSUL]
    assert ids(nominatim, "Mosul") == [MOSUL_INDIA, MOSUL]
    assert ids(nominatim, "Mosul", country_codes="iq") == [MOSUL]


@pytest.mark.parametrize("query", ["base", "border", "22", "33.3152, 44.3661"])
def test_a_generic_word_or_a_number_is_answered_with_a_real_place(
    nominatim: str, query: str
) -> None:
    assert ids(nominatim, query) != []


def test_the_type_settlement_loses_neighbourhoods(nominatim: str) -> None:
    assert ids(nominatim, "Mashtal", country_codes="iq") == [MASHTAL]
    assert ids(nominatim, "Mashtal", country_codes="iq", featuretype="settlement") == []


def test_blank_is_an_error_and_not_an_empty_answer(nominatim: str) -> None:
    with pytest.raises(GeocoderQueryError):
        ask(nominatim, "   ")


# ---------------------------------------------------------------- how many, and in which order


def test_the_single_answer_hides_that_there_are_others(nominatim: str) -> None:
    only = ask(nominatim, "Tower 22", exactly_one=True)
    assert [place.raw["class"] for place in only] == ["building"]
    assert len(ids(nominatim, "Tower 22", limit=1)) == 1
    assert len(ids(nominatim, "Tower 22")) == 3


def test_importance_hides_homonyms_and_its_lack_puts_a_village_first(
    nominatim: str, unranked_nominatim: str
) -> None:
    assert ids(nominatim, "Baghdad") == [101]
    assert ids(unranked_nominatim, "Baghdad")[0] == 154
    for url in (nominatim, unranked_nominatim):
        assert 154 in ids(url, "Baghdad", country_codes="pk")


def test_a_soft_box_changes_nothing_and_a_hard_one_all(nominatim: str) -> None:
    baghdad = [(33.0, 44.0), (33.7, 44.8)]
    assert ids(nominatim, "Tower 22", viewbox=baghdad)[0] in (DUBAI, LONDON)
    assert ids(nominatim, "Tower 22", viewbox=baghdad, bounded=True) == []


def test_a_box_is_of_lat_and_lon_in_this_order(nominatim: str) -> None:
    def inside(box: list[tuple[float, float]]) -> list[int]:
        return ids(nominatim, "Rawa", viewbox=box, bounded=True)

    assert inside([(34.4, 41.8), (34.6, 42.0)]) == [122]
    assert inside([(41.8, 34.4), (42.0, 34.6)]) == []


def test_a_place_is_lat_and_lon_in_this_order(nominatim: str) -> None:
    (place,) = ask(nominatim, "Bagdad", country_codes="us")
    assert (place.latitude, place.longitude) == pytest.approx((34.5811, -113.2046))
    assert tuple(place.point)[:2] == pytest.approx((34.5811, -113.2046))


# ---------------------------------------------------------------- what comes with a place


def test_a_place_brings_names_country_identity_and_licence(nominatim: str) -> None:
    (place,) = ask(nominatim, "Dumaysa Base", namedetails=True, extratags=True)
    raw = place.raw
    assert (raw["osm_type"], raw["osm_id"], raw["class"], raw["type"]) == (
        ("node", 177, "military", "base")
    )
    assert raw["address"]["country_code"] == "iq"
    assert raw["namedetails"]["alt_name"].split(";") == ["Dumaysa", "Camp Dumaysa"]
    assert raw["namedetails"]["name:en"] == "Dumaysa Base"
    assert "OpenStreetMap" in raw["licence"]
    assert "ODbL" in raw["licence"]


def test_a_country_has_no_identity_in_openstreetmap(nominatim: str) -> None:
    (place,) = ask(nominatim, "Iraq")
    assert place.raw["address"] == {"country": "Iraq", "country_code": "iq"}
    assert "osm_id" not in place.raw


# ---------------------------------------------------------------- the little world itself


def test_the_table_is_large_and_its_ids_are_unique() -> None:
    assert len(ROWS) == len(features()) >= 60
    assert sum(row.osm_type == "way" for row in features()) == 5
    assert sum(row.osm_type == "relation" for row in features()) == 4


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_osm(features(), tmp_path / f"{name}.osm")
        write_importances(features(), tmp_path / f"{name}.gz")
    assert (tmp_path / "one.osm").read_bytes() == (tmp_path / "two.osm").read_bytes()
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()


def test_no_country_is_written_into_the_world(tmp_path: Path) -> None:
    write_osm(features(), tmp_path / "gaz.osm")
    text = (tmp_path / "gaz.osm").read_text(encoding="utf-8")
    assert text.count("<node") > text.count("<relation") > 0
    assert "country" not in text


def test_our_gazetteer_knows_none_of_the_places_made_up_for_it() -> None:
    ours = gazetteer.load()
    near = {"IQ", "SY", "YE", "LB", "JO"}
    names = [
        name
        for row in features()
        if row.invented and row.country.upper() in near
        for name in (row.name_en, *filter(None, row.aliases.split(";")))
    ]
    assert len(names) >= 8
    assert {name: found for name in names if (found := ours.lookup(name))} == {}


def test_the_fixed_questions_are_many_and_differ() -> None:
    asked = [tuple(sorted(query.items())) for query in queries()]
    assert len(asked) == len(set(asked)) >= 45
    assert {row.name_en for row in features()} <= {query.get("q") for query in queries()}


def test_the_comparison_tells_what_differs(nominatim: str, unranked_nominatim: str) -> None:
    result = compare(nominatim, unranked_nominatim, ({"q": "Baghdad"}, {"q": "Rawa"}))
    assert (result.asked, result.answered) == (2, 2)
    (line,) = result.differences
    assert line.startswith("q=Baghdad\n")
    assert "node 154 pk 27.9,68.7" in line


@pytest.mark.slow
def test_a_server_stops_with_its_context_and_says_why_it_cannot_start(
    nominatim: str, tmp_path: Path
) -> None:
    assert nominatim.startswith("http://127.0.0.1:")
    folder = Folder(DEFAULT)
    with serving(folder.python, sqlite(folder.database("ranked"))) as url:
        assert url != nominatim
        port = urlsplit(url).port
        assert port is not None
    with socket.socket() as free, pytest.raises(ConnectionRefusedError):
        free.connect(("127.0.0.1", port))
    with (
        pytest.raises(ServerError, match="Nominatim did not start"),
        serving(folder.python, sqlite(tmp_path / "none.sqlite"), seconds=2),
    ):
        pytest.fail("a server without a database started")
