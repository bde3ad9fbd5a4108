"""First-level units: with GeoNames' point, else in the middle of their towns; none twice."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer.names import fold
from geo.gazetteer.units import AreaNames, area_entries, unit_entries, unit_names, usual_names
from geo.records import Entry
from tests.samples import entry


def units(
    known: list[Entry],
    names: dict[tuple[str, str], str],
    towns: dict[tuple[str, str], list[tuple[float, float]]],
) -> list[Entry]:
    """Those that the towns make, of a country that no list has."""
    return [e for e in unit_entries(known, {}, names, towns) if e.country == "XX"]


def test_a_unit_without_a_point_lies_amid_its_towns() -> None:
    (unit,) = units([], {("XX", "01"): "Testshire"}, {("XX", "01"): [(10.0, 50.0), (11.0, 51.0)]})
    assert (unit.name, unit.admin1, unit.feature_code) == ("Testshire", "Testshire", "ADM1")
    assert (unit.lon, unit.lat) == (10.5, 50.5)
    assert unit.radius_km == pytest.approx(66, abs=2)
    assert (unit.id, unit.source) == ("gn-XX.01", "geonames:XX.01")


def test_the_180th_meridian_is_no_edge() -> None:
    (unit,) = units([], {("XX", "01"): "Far"}, {("XX", "01"): [(179.0, 0.0), (-179.0, 0.0)]})
    assert abs(unit.lon) == 180
    assert unit.radius_km < 120


def test_a_unit_of_one_town_has_a_radius() -> None:
    (unit,) = units([], {("XX", "01"): "Parish"}, {("XX", "01"): [(1.0, 1.0)]})
    assert unit.radius_km == 5


@pytest.mark.parametrize("name", ["Testshire Province", "Al Testshire", "Tastshira"])
def test_a_unit_that_the_tables_have_is_not_made_again(name: str) -> None:
    known = entry(name="Testshire", country="XX", feature_class="A", feature_code="ADM1")
    codes = {("XX", "01"): name, ("XX", "02"): "Other"}
    towns = {code: [(1.0, 1.0)] for code in codes}
    assert [e.name for e in units([known], codes, towns)] == ["Other"]


def test_a_list_of_the_tables_that_is_whole_is_left_alone() -> None:
    known = [
        entry(id=f"xx-{n}", name=f"Unit{n}", country="XX", feature_class="A", feature_code="ADM1")
        for n in "abcd"
    ]
    codes = {("XX", n): f"Foreign{n}" for n in "abcde"}
    assert not units(known, codes, {code: [(1.0, 1.0)] for code in codes})


def test_towns_name_their_unit_by_majority() -> None:
    towns = [
        {"name": n, "countrycode": "XX", "admin1code": "01", "latitude": 1.0, "longitude": x}
        for x, n in enumerate("ABC")
    ]
    areas = {
        ("XX", n, 1.0, float(x)): (u, "") for x, (n, u) in enumerate(zip("ABC", "ppq", strict=True))
    }
    assert unit_names(towns, areas) == {("XX", "01"): "p"}


def test_codes_are_called_what_their_units_are_called() -> None:
    known = entry(
        name="Bavaria", names=("Bayern",), country="XX", feature_class="A", feature_code="ADM1"
    )
    assert usual_names({("XX", "1"): "Bayern", ("XX", "2"): "Y"}, [known]) == {
        ("XX", "1"): "Bavaria", ("XX", "2"): "Y",
    }  # fmt: skip


def test_the_towns_of_the_world_know_their_units(bundled: Gazetteer) -> None:
    towns = [e for e in bundled.wider[0].store.entries() if e.feature_class == "P"]
    assert sum(bool(e.admin1) for e in towns) > 0.99 * len(towns)
    assert sum(bool(e.admin2) for e in towns) > 0.5 * len(towns)
    world = [e for e in bundled.wider[0].store.entries() if e.feature_code == "ADM1"]
    tables = [e for e in bundled.entries if e.feature_code == "ADM1"]
    units = {(e.country, fold(n)) for e in (*world, *tables) for n in (e.name, *e.names)}
    strange = sum((e.country, fold(e.admin1)) not in units for e in towns if e.admin1)
    assert strange < 0.03 * len(towns)


@pytest.mark.parametrize(
    ("name", "country", "lon", "lat", "km"),
    [("Khomas", "NA", 17.0, -22.6, 60), ("Vaduz", "LI", 9.52, 47.14, 5)],
)
def test_small_units_are_found(
    bundled: Gazetteer, name: str, country: str, lon: float, lat: float, km: float
) -> None:
    found = [
        e for e in (*bundled.find(name), *bundled.find(f"{name} Region"))
        if e.country == country and e.feature_code == "ADM1"
    ]  # fmt: skip
    assert Counter(e.id for e in found).most_common(1)[0][1] == 1
    assert found[0].lon == pytest.approx(lon, abs=km / 100)
    assert found[0].lat == pytest.approx(lat, abs=km / 100)


def district(name: str, *names: str, unit: str = "North") -> Entry:
    return entry(
        id=f"xx-{name}", name=name, names=names, country="XX", feature_class="A",
        feature_code="ADM2", admin1=unit, admin2=name,
    )  # fmt: skip


def areas(known: list[Entry], *named: tuple[str, str]) -> list[tuple[str, str]]:
    towns = {("XX", unit, name): [(1.0, 1.0)] for unit, name in named}
    return [(e.admin1, e.name) for e in area_entries(known, towns)]


@pytest.mark.parametrize("name", ["Tibor Raion", "Cercle Tibor", "Tibor", "Tibour District"])
def test_an_area_that_the_tables_have_is_not_made_again(name: str) -> None:
    known = [district("Tibor", "Tibour")]
    found = areas(known, ("North", name), ("North", "Other"), ("South", name), ("South", "More"))
    assert found == [("North", "Other"), ("South", name), ("South", "More")]


def test_a_list_of_areas_that_is_whole_is_left_alone() -> None:
    known = [district(f"Area{n}") for n in "abcd"]
    assert not areas(known, *(("North", f"Foreign{n}") for n in "abcde"))


def test_towns_lie_in_the_areas_as_the_tables_call_them() -> None:
    listed = AreaNames([district("Tibor"), district("Kantar", unit="")])
    assert listed.known("XX", "North", "Tibor Raion") == "Tibor"
    assert listed.known("XX", "South", "Tibor Raion") == ""
    assert listed.known("XX", "South", "Kantar Zone") == "Kantar"
