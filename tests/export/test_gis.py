"""Our files in the programs people open them with: QGIS, LibreOffice, npm's GeoJSON validators.

Run with `make gis`, which installs them; without them these tests are skipped by name.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import hatch_build
from geo.export import write, write_all
from geo.export.styles import COLOURS, OTHER, UNATTRIBUTED
from tests.export.hostile import FORMULAS, LONG, MARKUP, hostile
from tests.samples import extractions

pytestmark = pytest.mark.gis

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".gis"
"""Git-ignored."""
VALIDATORS = (
    hatch_build.Package(
        "@placemarkio/check-geojson@0.1.14",
        "sha512-PZvNKzt6STytUw21TUkqU+TG6dbwTWb1ACosvInBYTBm37zsr8C74J6crBTQ3BWkyd6YeitYd4HibJzBEyk6Aw==",
        {"dist/index.esm.mjs": "check-geojson.mjs"},
    ),
    hatch_build.Package(
        "@mapbox/geojsonhint@3.3.0",
        "sha512-+2F3ZpVYeIcMRuN+lxNG4FrP5jct8tArR39RVsZE6Yh5lEbe7zlE/U8zKP3ezsfOckFskGfwC2u7COdH5MbEvA==",
        {"lib/object.js": "object.js", "lib/rhr.js": "rhr.js"},
    ),
)
QGIS_PYTHON = "/usr/bin/python3"
"""Debian's own: QGIS is built for no other."""


def has_qgis() -> bool:
    command = [QGIS_PYTHON, "-c", "import qgis.core"]
    return (
        Path(QGIS_PYTHON).exists()
        and subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    )


needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is missing; run `make gis`"
)
needs_node = pytest.mark.skipif(
    shutil.which("node") is None,
    reason="Node.js is missing; install it (Debian: apt-get install nodejs), then run `make gis`",
)


@pytest.fixture(scope="module")
def validators() -> Path:
    if warning := hatch_build.ensure(TOOLS, VALIDATORS):
        pytest.skip(f"npm's validators could not be fetched: {warning}")
    return TOOLS


# ---------------------------------------------------------------- npm's validators

CHECK = """
import { check } from "./check-geojson.mjs";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const { hint } = createRequire(import.meta.url)("./object.js");
const told = process.argv.slice(2).map((file) => {
  const text = readFileSync(file, "utf8");
  const found = [];
  try { check(text); } catch (error) { found.push(...error.issues.map((i) => i.message)); }
  found.push(...hint(JSON.parse(text)).map((h) => h.message));
  return found;
});
process.stdout.write(JSON.stringify(told));
"""


def complaints(tools: Path, *files: Path) -> list[list[str]]:
    script = tools / "check.mjs"
    script.write_text(CHECK, "utf-8")
    command = ["node", str(script), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found: list[list[str]] = json.loads(done.stdout)
    return found


@needs_node
def test_validators_have_no_complaint(tmp_path: Path, validators: Path) -> None:
    files = write_all((*extractions(), hostile()), tmp_path / "a.geojson")
    assert len(files) == 3
    assert complaints(validators, *files) == [[], [], []]


@needs_node
def test_validators_see_what_is_wrong(tmp_path: Path, validators: Path) -> None:
    _, areas, _ = write_all((*extractions(), hostile()), tmp_path / "a.geojson")
    made = json.loads(areas.read_text("utf-8"))
    ring = made["features"][0]["geometry"]["coordinates"][0][0]
    ring.reverse()
    turned = tmp_path / "turned.geojson"
    turned.write_text(json.dumps(made), "utf-8")
    ring.pop()
    opened = tmp_path / "opened.geojson"
    opened.write_text(json.dumps(made), "utf-8")
    winding, shape = complaints(validators, turned, opened)
    assert any("right-hand rule" in told for told in winding)
    assert len(shape) > len(winding)


# ---------------------------------------------------------------- QGIS

PROBE = """
import json, sys
from qgis.core import (
    QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsProject,
    QgsTemporalUtils, QgsVectorLayer,
)
application = QgsApplication([], False)
application.initQgis()
told = []
for uri in sys.argv[1:]:
    layer = QgsVectorLayer(uri, "layer", "ogr")
    if ".gpkg" in uri:
        layer.loadDefaultStyle()  # as the window does when a layer is added
    times = layer.temporalProperties()
    if not times.isActive():  # as the window does when its box is ticked
        times.guessDefaultsFromFields(layer.fields())
    one = {
        "valid": layer.isValid(), "count": layer.featureCount(), "crs": layer.crs().authid(),
        "active": times.isActive(),
        "range": times.mode() == times.ModeFeatureDateTimeStartAndEndFromFields,
        "start": times.startField(), "end": times.endField(), "renderer": layer.renderer().type(),
    }
    times.setIsActive(True)
    project = QgsProject.instance()
    project.addMapLayer(layer)
    span = QgsTemporalUtils.calculateTemporalRangeForProject(project)
    one["days"] = [t.date().toString("yyyy-MM-dd") for t in (span.begin(), span.end())]
    if layer.renderer().type() == "categorizedSymbol":
        renderer = layer.renderer()
        one["colours"] = {c.value(): c.symbol().color().name() for c in renderer.categories()}
        expression = QgsExpression(renderer.classAttribute())
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        one["values"] = {}
        for feature in layer.getFeatures():
            context.setFeature(feature)
            one["values"][feature["id"]] = expression.evaluate(context)
        one["error"] = expression.evalErrorString() or expression.parserErrorString()
    one["titles"] = [f["title"] for f in layer.getFeatures()]
    told.append(one)
    project.removeAllMapLayers()
print("TOLD" + json.dumps(told))
"""


def in_qgis(folder: Path, *uris: str) -> list[dict[str, Any]]:
    if not has_qgis():
        pytest.skip("QGIS is missing; run `make gis`")
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(folder), "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    command = [QGIS_PYTHON, "-c", PROBE, *uris]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=300, env=environment
    )
    assert "TOLD" in done.stdout, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout.partition("TOLD")[2])
    return found


def test_a_geopackage_opens_coloured_by_actor_and_ready_to_play(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "a.gpkg")
    layers = in_qgis(tmp_path, *(f"{file}|layername={n}" for n in ("incidents", "areas", "lines")))
    assert [(one["valid"], one["count"], one["crs"]) for one in layers] == [
        (True, 12, "EPSG:4326"), (True, 2, "EPSG:4326"), (True, 1, "EPSG:4326"),
    ]  # fmt: skip
    for one in layers:
        assert (one["renderer"], one["error"]) == ("categorizedSymbol", "")
        assert (one["active"], one["range"]) == (True, True)
        assert (one["start"], one["end"]) == ("start_date", "end_date")
    incidents = layers[0]
    assert incidents["days"] == ["2020-01-01", "2021-03-15"]
    assert incidents["colours"] == {
        "Lake Coalition": COLOURS[0], "Hill Front": COLOURS[1], "-": UNATTRIBUTED, "": OTHER,
    }  # fmt: skip
    wanted = {i.id: (*i.perpetrators, "-")[0] for e in extractions() for i in e.incidents}
    assert incidents["values"] == wanted


def test_hostile_names_are_values_to_qgis_and_no_expressions(tmp_path: Path) -> None:
    file = write([hostile()], tmp_path / "a.gpkg")
    [one] = in_qgis(tmp_path, f"{file}|layername=incidents")
    assert (one["valid"], one["renderer"], one["error"]) == (True, "categorizedSymbol", "")
    assert set(one["titles"]) >= {*FORMULAS, MARKUP, LONG}
    assert len(one["colours"]) == len(COLOURS) + 2


def test_geojson_and_geojson_of_areas_open_with_a_range_of_days(tmp_path: Path) -> None:
    files = write_all(extractions(), tmp_path / "a.geojson")
    points, areas, _ = in_qgis(tmp_path, *map(str, files))
    assert (points["valid"], points["count"], areas["valid"], areas["count"]) == (True, 12, True, 2)
    for one in (points, areas):
        assert (one["range"], one["start"], one["end"]) == (True, "start_date", "end_date")
    assert points["days"] == ["2020-01-01", "2021-03-15"]


# ---------------------------------------------------------------- LibreOffice

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def in_libreoffice(folder: Path, file: Path) -> tuple[list[str], list[str]]:
    """Formulas and texts of a CSV file as LibreOffice takes it (comma, UTF-8)."""
    command = [
        "soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", str(folder), str(file),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    with zipfile.ZipFile(file.with_suffix(".xlsx")) as made:
        sheet = ET.fromstring(made.read("xl/worksheets/sheet1.xml"))
        shared = ET.fromstring(made.read("xl/sharedStrings.xml"))
    formulas = [f.text or "" for f in sheet.iter(f"{SHEET}f")]
    texts = ["".join(t.text or "" for t in s.iter(f"{SHEET}t")) for s in shared]
    return formulas, texts


@needs_office
def test_no_cell_is_a_formula_in_libreoffice(tmp_path: Path) -> None:
    files = write_all([hostile()], tmp_path / "a.csv")
    files += [write([hostile()], tmp_path / f"{n}.csv", to=n) for n in ("acled", "ucdp")]
    for file in files:
        formulas, texts = in_libreoffice(tmp_path, file)
        assert formulas == []
        assert {f"'{text}" for text in FORMULAS if text.isprintable()} <= set(texts)
        assert LONG in texts


@needs_office
def test_libreoffice_would_take_them_for_formulas(tmp_path: Path) -> None:
    file = tmp_path / "bare.csv"
    file.write_text('"text"\n"=1+1"\n', "utf-8")
    formulas, _ = in_libreoffice(tmp_path, file)
    assert formulas == ["1+1"]
