"""The spatial index of a layer of a GeoPackage, built whole from the boxes of its rows.

SQLite's R-tree takes rows one by one and splits its nodes as they fill, which takes four times as
long. Here the boxes are sorted into tiles first (sort-tile-recursive packing: Leutenegger, Lopez
and Edgington, 1997) and every node is written once. The form of the nodes is SQLite's, as its
documentation of the R-tree module ("Shadow Tables") has it; ``rtreecheck`` finds nothing to say.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import ceil, sqrt
from struct import pack
from typing import Any

import numpy as np

CELLS = 51
"""The most cells of a node."""
FILLED = 40
"""Cells that a node gets, so that a GIS may add a row without splitting it."""
CELL = np.dtype([("id", ">i8"), *((name, ">f4") for name in ("minx", "maxx", "miny", "maxy"))])
HEAD = 4
"""Bytes before the cells: depth of the tree (in the root alone), number of cells."""
SIZE = HEAD + CELLS * CELL.itemsize
ROOT = 1

WEST, SOUTH, EAST, NORTH = range(4)


class Boxes:
    """Numbers and boxes of the rows of a layer, 40 bytes each."""

    def __init__(self) -> None:
        self._ids = array("q")
        self._sides = array("d")

    def add(self, ids: Iterable[int], boxes: Iterable[Sequence[float]]) -> None:
        """Add rows, each with its box: west, south, east, north in degrees."""
        self._ids.extend(ids)
        self._sides.extend(chain.from_iterable(boxes))

    @property
    def extent(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north of all; None where there is none."""
        if not self._ids:
            return None
        sides = self._table()
        west, south, _, _ = map(float, sides.min(axis=0))
        _, _, east, north = map(float, sides.max(axis=0))
        return west, south, east, north

    def write(self, file: sqlite3.Connection, table: str) -> None:
        """Fill an empty R-tree.

        Parameters
        ----------
        file
            The GeoPackage.
        table
            Name of the virtual table; one of ours, never a word from outside.
        """
        if not self._ids:
            return
        leaves, nodes = _packed(_cells(np.frombuffer(self._ids, dtype=np.int64), self._table()))
        parents = []
        for number, depth, parent, data in nodes:
            head = pack(">HH", depth if number == ROOT else 0, len(data) // CELL.itemsize)
            blob = (head + data).ljust(SIZE, b"\0")
            file.execute(f"INSERT OR REPLACE INTO {table}_node VALUES (?, ?)", (number, blob))
            if number != ROOT:
                parents.append((number, parent))
        file.executemany(f"INSERT INTO {table}_parent VALUES (?, ?)", parents)
        file.executemany(f"INSERT INTO {table}_rowid VALUES (?, ?)", leaves)

    def _table(self) -> Any:
        return np.frombuffer(self._sides, dtype=np.float64).reshape(-1, 4)


def _cells(ids: Any, sides: Any) -> Any:
    """Return cells tile by tile, each no smaller than its box: SQLite holds 32-bit numbers."""
    x, y = sides[:, WEST] + sides[:, EAST], sides[:, SOUTH] + sides[:, NORTH]
    slices = ceil(sqrt(ceil(len(ids) / FILLED)))
    rank = np.empty(len(ids), dtype=np.int64)
    rank[np.argsort(x, kind="stable")] = np.arange(len(ids))
    order = np.lexsort((y, rank * slices // len(ids)))
    cells = np.zeros(len(ids), dtype=CELL)
    cells["id"] = ids[order]
    for name, side in (("minx", WEST), ("miny", SOUTH)):
        cells[name] = _rounded(sides[order, side], -np.inf)
    for name, side in (("maxx", EAST), ("maxy", NORTH)):
        cells[name] = _rounded(sides[order, side], np.inf)
    return cells


def _rounded(values: Any, towards: float) -> Any:
    near = values.astype(np.float32)
    beyond = near > values if towards < 0 else near < values
    return np.where(beyond, np.nextafter(near, np.float32(towards)), near)


def _packed(cells: Any) -> tuple[Iterator[tuple[int, int]], list[tuple[int, int, int, bytes]]]:
    """Return row and leaf of each row, and of each node its number, depth, parent and cells."""
    nodes: list[tuple[int, int, int, bytes]] = []
    leaves: Any = None
    depth, unused = 0, ROOT + 1
    while True:
        starts = _starts(len(cells))
        last = len(starts) == 1
        numbers = np.array([ROOT]) if last else np.arange(unused, unused + len(starts))
        unused += len(starts)
        of = np.repeat(numbers, np.diff([*starts, len(cells)]))
        if leaves is None:
            order = np.argsort(cells["id"], kind="stable")
            leaves = zip(cells["id"][order].tolist(), of[order].tolist(), strict=True)
        above = len(_starts(len(starts)))
        parents = _parents(len(starts), ROOT if above == 1 else unused)
        for number, parent, data in zip(
            numbers.tolist(), parents, _bytes(cells, starts), strict=True
        ):
            nodes.append((number, depth, parent, data))
        if last:
            return leaves, nodes
        cells, depth = _around(cells, starts, numbers), depth + 1


def _starts(count: int) -> list[int]:
    """Return where each node begins: all of about the same size, one when one is enough."""
    nodes = 1 if count <= CELLS else ceil(count / FILLED)
    return [number * count // nodes for number in range(nodes)]


def _parents(count: int, first: int) -> list[int]:
    """Return the numbers of the nodes that the next level puts these into."""
    starts = [*_starts(count), count]
    sizes = np.diff(starts)
    return np.repeat(np.arange(first, first + len(sizes)), sizes).tolist()


def _bytes(cells: Any, starts: Sequence[int]) -> Iterator[bytes]:
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        yield cells[start:end].tobytes()


def _around(cells: Any, starts: Sequence[int], numbers: Any) -> Any:
    """Return a cell about the cells of each node."""
    made = np.zeros(len(starts), dtype=CELL)
    made["id"] = numbers
    for name, least in (
        ("minx", np.minimum),
        ("miny", np.minimum),
        ("maxx", np.maximum),
        ("maxy", np.maximum),
    ):
        made[name] = least.reduceat(cells[name].astype(np.float32), starts)
    return made
