"""The codes agree with the codebooks, and every word has its code or none on purpose."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from geo.export import codes
from geo.records import DatePrecision, EventType, Precision

START = date(2021, 3, 8)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (codes.ACLED_GEO_PRECISION, Precision),
        (codes.UCDP_WHERE_PREC, Precision),
        (codes.ACLED_TIME_PRECISION, DatePrecision),
        (codes.UCDP_DATE_PREC, DatePrecision),
        (codes.ACLED_SUB_EVENT_TYPE, EventType),
    ],
)
def test_every_word_stands_in_its_table(table: dict[str, object], words: object) -> None:
    assert set(table) == set(get_args(words))


@pytest.mark.parametrize(
    ("precision", "radius_km", "code"),
    [
        ("exact", 1.0, 1),
        ("town", 30.0, 1),
        ("near", 25.0, 2),
        ("near", 25.1, 5),
        ("near", None, 2),
        ("district", 30.0, 3),
        ("province", 200.0, 4),
        ("border", 300.0, 5),
        ("country", 500.0, 6),
        ("sea", 900.0, 7),
        ("unknown", None, None),
    ],
)
def test_ucdp_where_prec(precision: Precision, radius_km: float | None, code: int | None) -> None:
    assert codes.ucdp_where_prec(precision, radius_km) == code


@pytest.mark.parametrize(
    ("precision", "days", "code"),
    [
        ("day", 1, 1),
        ("day", 2, 2),
        ("week", 2, 2),
        ("week", 6, 2),
        ("week", 7, 3),
        ("month", 31, 4),
        ("month", 5, 4),
        ("year", 365, 5),
        ("none", 0, None),
    ],
)
def test_ucdp_date_prec(precision: DatePrecision, days: int, code: int | None) -> None:
    start, end = (START, START + timedelta(days - 1)) if days else (None, None)
    assert codes.ucdp_date_prec(precision, start, end) == code


def test_what_stands_for_an_event_type_has_an_acled_event_type() -> None:
    used = {name for name in codes.ACLED_SUB_EVENT_TYPE.values() if name}
    assert used <= set(codes.ACLED_EVENT_TYPE)
