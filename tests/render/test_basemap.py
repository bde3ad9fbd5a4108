from __future__ import annotations

import json
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

from geo.render.assets import assets_folder, assets_present
from geo.render.basemap import at_date_line, basemap, clip, countries
from geo.render.surroundings import labels, surroundings
from tests import samples
from tests.render.conftest import Names, needs_assets

# Two unit squares that share the arc x = 1, the second one reading it backwards.
TOPOLOGY: dict[str, Any] = {
    "transform": {"scale": [0.5, 0.5], "translate": [0, 0]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 0], [2, 0], [0, 2], [-2, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "1", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "2", "arcs": [[[2, -1]]]},
                {"type": "Polygon", "id": "010", "arcs": [[0, 1]]},
                {"type": None, "id": "3"},
            ]
        }
    },
}


def test_arcs_become_rings_and_antarctica_is_left_out() -> None:
    left, right, empty = countries(TOPOLOGY)
    assert left == [[(1, 0), (1, 1), (0, 1), (0, 0), (1, 0)]]
    assert right == [[(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]]
    assert empty == []


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ((-1, -1, 5, 5), {(0, 0), (4, 0), (4, 4), (0, 4)}),
        ((1, 1, 3, 3), {(1, 1), (3, 1), (3, 3), (1, 3)}),
        ((2, -9, 9, 9), {(2, 0), (4, 0), (4, 4), (2, 4)}),
        ((7, 7, 9, 9), set()),
    ],
)
def test_a_ring_is_cut_to_a_box(
    box: tuple[float, float, float, float], kept: set[tuple[float, float]]
) -> None:
    assert set(clip([(0, 0), (4, 0), (4, 4), (0, 4)], box)) == kept


def points(steps: list[int], scale: int) -> list[tuple[float, float]]:
    """Read a ring as the page does."""
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(x / scale, y / scale) for x, y in zip(xs, ys, strict=True)]


@needs_assets
def test_the_detail_lies_in_its_box_and_holds_baghdads_country() -> None:
    box = (40.0, 30.0, 48.0, 36.0)
    made = basemap(assets_folder(), box)
    rings = [points(ring, made["fine"]) for shape in made["detail"] for ring in shape]
    assert all(40 <= lon <= 48 and 30 <= lat <= 36 for ring in rings for lon, lat in ring)
    assert len(made["world"]) > 170
    assert len(json.dumps(made)) < 130_000


@needs_assets
def test_data_all_over_the_world_has_no_detail() -> None:
    assert "detail" not in basemap(assets_folder(), (-100.0, -10.0, 60.0, 50.0))
    assert "detail" not in basemap(assets_folder(), None)


def test_the_surroundings_hold_all_that_is_drawn() -> None:
    area = samples.place(lon=None, lat=None, geometry=samples.FRONTIER)
    made = surroundings([samples.incident(), samples.incident(places=(area,))])
    assert made is not None
    west, south, east, north = made
    assert west < 38.79 < 41.41 < east
    assert south < 33.03 < 36.52 < north
    assert surroundings([samples.incident(places=())]) is None


def test_names_are_lon_lat_and_only_those_near() -> None:
    assert labels(Names(), (30.0, 30.0, 40.0, 40.0)) == [["Amman", 35.93, 31.95, 4.5, "capital"]]
    assert [row[0] for row in labels(Names(), (30.0, 30.0, 50.0, 40.0))] == ["Iraq", "Amman"]
    assert labels(None, (30.0, 30.0, 40.0, 40.0)) == []


def test_missing_assets_are_seen(tmp_path: Path) -> None:
    assert not assets_present(tmp_path)


def test_a_ring_over_the_date_line_is_cut_in_two() -> None:
    ring = [(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0), (170.0, 60.0)]
    pieces = at_date_line(ring)
    spans = sorted((min(lon for lon, _ in p), max(lon for lon, _ in p)) for p in pieces)
    assert spans == [(-180.0, -170.0), (170.0, 180.0)]
    assert at_date_line([(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]) == [[(1, 1), (2, 1), (2, 2)]]


@needs_assets
@pytest.mark.parametrize("name", ["countries-110m.json", "countries-50m.json"])
def test_no_outline_runs_round_the_world(name: str) -> None:
    topology = json.loads((assets_folder() / name).read_text(encoding="utf-8"))
    rings = [ring for outlines in countries(topology) for ring in outlines]
    assert len(rings) > 177
    steps = [abs(b[0] - a[0]) for ring in rings for a, b in pairwise(ring)]
    assert max(steps) < 90
