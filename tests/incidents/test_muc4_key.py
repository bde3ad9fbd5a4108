"""How the bench reads the answer templates of MUC-4."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bench.muc4 import countries_of, days_of, key_of, names_of, same_organisation

ATTACK: dict[str, Any] = {
    "INCIDENT: TYPE": "ATTACK",
    "INCIDENT: STAGE OF EXECUTION": "ACCOMPLISHED",
    "INCIDENT: DATE": "04 MAY 89",
    "INCIDENT: LOCATION": "PERU: LIMA (CITY)",
}


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("04 MAY 89", [(date(1989, 5, 4), date(1989, 5, 4))]),
        ("- 04 MAY 89", [(date(1989, 4, 3), date(1989, 5, 4))]),
        ("04 MAY 89 - 06 MAY 89", [(date(1989, 5, 4), date(1989, 5, 6))]),
        (
            "(- 04 MAY 89) / (01 JUN 89 - 30 JUN 89)",
            [(date(1989, 4, 3), date(1989, 5, 4)), (date(1989, 6, 1), date(1989, 6, 30))],
        ),
        ("31 SEP 89", []),
        ("04 MAY", []),
        (None, []),
    ],
)
def test_days(told: str | None, days: list[tuple[date, date]]) -> None:
    assert days_of(told) == days


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("PERU: LIMA (CITY)", {"PERU"}),
        ("COLOMBIA / VENEZUELA", {"COLOMBIA", "VENEZUELA"}),
        ("? HONDURAS", {"HONDURAS"}),
        (None, set()),
    ],
)
def test_countries(told: str | None, names: set[str]) -> None:
    assert countries_of(told) == names


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ('"RED BAND" / "RB"', ["RED BAND", "RB"]),
        (['"RED BAND"', '? "BLUE BAND"'], ["RED BAND"]),
        ('"THE \\"NIGHT OWLS\\""', ["THE NIGHT OWLS"]),
        ('? "RED BAND"', []),
        (None, []),
    ],
)
def test_organisations(told: str | list[str] | None, names: list[str]) -> None:
    assert names_of(told) == names


@pytest.mark.parametrize(
    ("wanted", "name", "right"),
    [
        ("RED BAND", "Red Band", True),
        ("THE RED BAND", "Red Band group", True),
        ("RED BAND [RB]", "RB", True),
        ("RB", "Red Band", True),
        ("PEOPLE'S ARMY OF THE NORTH", "PAN", True),
        ("RED BAND OF THE NORTH", "Red Band", True),
        ("RED BAND", "Red Army", False),
        ("RED BAND", "Band", False),
        ("ARMY", "Red Army", False),
    ],
)
def test_one_organisation(wanted: str, name: str, right: bool) -> None:
    assert same_organisation(wanted, [name], of_state=False) is right


@pytest.mark.parametrize(
    "wanted", ["ARMY", "THE ARMED FORCES", "SALVADORAN ARMY", "THE GOVERNMENT"]
)
def test_forces_of_a_state_go_by_any_of_its_names(wanted: str) -> None:
    assert same_organisation(wanted, ["El Salvador"], of_state=True)
    assert not same_organisation(wanted, ["Red Band"], of_state=False)


@pytest.mark.parametrize(
    ("templates", "covered", "other"),
    [
        ([], False, False),
        ([ATTACK], True, False),
        ([ATTACK | {"INCIDENT: TYPE": "KIDNAPPING"}], False, True),
        ([ATTACK | {"INCIDENT: STAGE OF EXECUTION": "THREATENED"}], False, True),
        ([ATTACK | {"INCIDENT: TYPE": "ARSON"}, ATTACK], True, False),
    ],
)
def test_what_a_report_is_asked_for(
    templates: list[dict[str, Any]], covered: bool, other: bool
) -> None:
    key = key_of(templates)
    assert (key.covered, key.other) == (covered, other)
    assert key.countries == ({"PERU"} if covered else frozenset())
