"""The gold set of relations: what its lines must be, and the share that comes out right."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bench.relations import Verdict, rows, scored, share
from geo import gazetteer
from geo.places.lands import lands

ROWS = rows()
OVERALL, HELD_OUT, EACH = 0.85, 0.80, 0.60
"""Floors of the shares that are right: of all, of what is held out, of each kind of words."""


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    if lands() is None:
        pytest.skip("geo/_assets has no countries-50m.json; run python hatch_build.py")
    return [made for _, _, made in scored(gazetteer.load(imports=False))]


def test_the_set_is_large_and_spread() -> None:
    kinds = Counter(row["kind"] for row in ROWS)
    assert len(ROWS) >= 170
    assert min(kinds.values()) >= 12
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)


def test_a_third_of_each_kind_is_held_out() -> None:
    kinds = Counter(row["kind"] for row in ROWS)
    apart = Counter(row["kind"] for row in ROWS if row["held_out"])
    assert all(0.3 <= apart[kind] / count <= 0.4 for kind, count in kinds.items())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_is_whole(row: dict[str, Any]) -> None:
    assert row["text"][row["start"] : row["end"]] == row["name"]
    assert ("line" in row) != ("radius_km" in row)
    assert row["surface"] in ("land", "sea", "any")


def test_most_expressions_come_out_right(verdicts: list[Verdict]) -> None:
    assert share(verdicts) >= OVERALL
    assert share(verdicts, held_out=True) >= HELD_OUT


def test_no_kind_of_words_is_left_behind(verdicts: list[Verdict]) -> None:
    kinds = {v.kind for v in verdicts}
    shares = {kind: share(v for v in verdicts if v.kind == kind) for kind in kinds}
    assert {kind: right for kind, right in shares.items() if right < EACH} == {}
