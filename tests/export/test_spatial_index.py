"""The spatial index that is built whole is one that SQLite itself could have made."""

from __future__ import annotations

import random
import sqlite3

import pytest

from geo.export.spatial_index import CELLS, FILLED, Boxes

Box = tuple[float, float, float, float]


def boxes(count: int) -> dict[int, Box]:
    """Return points and areas all over the world, some of them twice."""
    dice = random.Random(count)
    made: dict[int, Box] = {}
    for number in range(1, count + 1):
        west, south = round(dice.uniform(-180, 175), 6), round(dice.uniform(-90, 85), 6)
        wide = dice.choice([0.0, 0.0, 2.5])
        again = dice.random() < 0.1 and made.get(3)
        made[number * 3] = again or (west, south, west + wide, south + wide)
    return made


def filled(held: dict[int, Box]) -> sqlite3.Connection:
    file = sqlite3.connect(":memory:")
    file.execute("CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy)")
    index = Boxes()
    for number, box in held.items():
        index.add([number], [box])
    index.write(file, "tree")
    return file


@pytest.mark.parametrize("count", [0, 1, CELLS, CELLS + 1, FILLED * CELLS + 1, 5_000])
def test_every_row_is_found_where_it_is_and_the_tree_is_whole(count: int) -> None:
    held = boxes(count)
    file = filled(held)
    assert file.execute("SELECT rtreecheck('tree')").fetchone() == ("ok",)
    for west, south in ((-180, -90), (-20, 10), (44, 33), (150, -60)):
        east, north = west + 30, south + 20
        asked = "maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
        rows = file.execute(f"SELECT id FROM tree WHERE {asked}", (west, east, south, north))
        touching = {
            number
            for number, (w, s, e, n) in held.items()
            if e >= west and w <= east and n >= south and s <= north
        }
        assert {row[0] for row in rows} == touching


def test_rows_can_be_added_and_taken_away_afterwards() -> None:
    file = filled(boxes(3_000))
    file.execute("DELETE FROM tree WHERE id % 2 = 0")
    added = [(100_000 + n, 44.0, 45.0, 33.0, 34.0) for n in range(500)]
    file.executemany("INSERT INTO tree VALUES (?, ?, ?, ?, ?)", added)
    assert file.execute("SELECT rtreecheck('tree')").fetchone() == ("ok",)
    assert file.execute("SELECT count(*) FROM tree").fetchone() == (1_500 + 500,)


def test_a_cell_holds_its_box_though_its_numbers_are_shorter() -> None:
    file = filled({1: (44.123456, 33.123457, 44.123456, 33.123457)})
    [(west, east, south, north)] = file.execute("SELECT minx, maxx, miny, maxy FROM tree")
    assert west <= 44.123456 <= east
    assert south <= 33.123457 <= north
    assert east - west < 1e-5


def test_the_extent_is_that_of_all_rows() -> None:
    index = Boxes()
    assert index.extent is None
    index.add([1, 2], [(44.0, 33.0, 44.0, 33.0), (36.0, 34.0, 37.0, 35.0)])
    assert index.extent == (36.0, 33.0, 44.0, 35.0)
