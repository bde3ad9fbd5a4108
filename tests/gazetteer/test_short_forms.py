"""Short names of airports and bases: made where nobody else is called so."""

from __future__ import annotations

from geo.gazetteer.short_forms import with_short_forms
from geo.records import Entry
from tests.samples import entry


def airport(entry_id: str, name: str, code: str = "AIRP") -> Entry:
    return entry(id=entry_id, name=name, names=(), feature_class="S", feature_code=code)


def test_what_reports_make_of_a_full_name() -> None:
    made = with_short_forms([
        airport("a", "Tarhab International Airport"), airport("b", "Nuq Air Base", "AIRB"),
        airport("c", "Selma Air Force Base", "AIRB"), airport("d", "Tarhab oil field", "OILF"),
    ])  # fmt: skip
    assert [e.names for e in made] == [
        ("Tarhab airport",), ("Nuq airbase",), ("Selma air base", "Selma airbase"), (),
    ]  # fmt: skip


def test_a_name_that_two_would_bear_is_nobodys() -> None:
    one = airport("a", "Tarhab International Airport")
    assert with_short_forms([one, airport("b", "Tarhab Military Airport")])[0].names == ()
    assert with_short_forms([one, airport("b", "Tarhab Airport")])[0].names == ()


def test_a_town_has_none() -> None:
    town = entry(name="International Airport", names=())
    assert with_short_forms([town]) == (town,)
