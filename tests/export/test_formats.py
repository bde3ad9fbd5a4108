"""Each format opens in GDAL, geopandas or a reader of its own kind, with every value in it."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import OutputError, UsageError
from geo.export import acled, as_line, codes, read_records, ucdp, write, write_all
from geo.export.columns import COLUMNS, row
from geo.export.formats import ALL, FURTHER
from geo.export.shapes import SHAPE_COLUMNS
from geo.export.tables import LEFT_OUT, guarded, read_table, unguarded
from geo.records import Extraction, Incident
from tests.export.hostile import ARABIC, FORMULAS, LONG, MARKUP, hostile
from tests.samples import extraction, extractions, incident, place

needs_gdal = pytest.mark.skipif(
    shutil.which("ogr2ogr") is None, reason="GDAL's ogr2ogr is missing; install gdal-bin"
)
KEPT = [column for column in COLUMNS if column.name not in LEFT_OUT]
DAYS = [column.name for column in COLUMNS if column.type == "date"]
ROWS = {i.id: row(i) for e in (*extractions(), hostile()) for i in e.incidents}
KML = "{http://www.opengis.net/kml/2.2}"


def everything() -> tuple[Extraction, ...]:
    return *extractions(), hostile()


def gdal(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return done.stdout


def by_gdal(file: Path, layer: str = "", *options: str) -> list[dict[str, Any]]:
    """Properties of the features of a layer as GDAL reads them, geometry among them."""
    layers = [layer] if layer else []
    text = gdal("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", str(file), *layers, *options)
    found = json.loads(text, strict=False)["features"]
    return [{**f["properties"], "geometry": f["geometry"]} for f in found]


def same(name: str, told: Any) -> Any:
    """What GDAL read in a cell, said as a row says it."""
    if name in DAYS and told:
        return told.replace("/", "-")[:10]
    if isinstance(told, list | dict):
        return json.dumps(told, ensure_ascii=False)
    return told


def check_rows(found: list[dict[str, Any]], names: list[str]) -> None:
    assert {f["id"] for f in found} == set(ROWS)
    for told in found:
        wanted = ROWS[told["id"]]
        for name in names:
            value = same(name, told.get(name))  # GDAL leaves out what is null
            if isinstance(wanted[name], str) and wanted[name][:1] in ("[", "{"):
                assert json.loads(value) == json.loads(wanted[name])
            else:
                assert value == wanted[name], name


# ---------------------------------------------------------------- GDAL


@needs_gdal
def test_a_geopackage_keeps_every_value(tmp_path: Path) -> None:
    file = write(everything(), tmp_path / "a.gpkg")
    check_rows(by_gdal(file, "incidents"), [column.name for column in COLUMNS])


@needs_gdal
def test_a_geopackage_has_typed_layers_and_tables(tmp_path: Path) -> None:
    told = gdal("ogrinfo", "-so", "-al", str(write(everything(), tmp_path / "a.gpkg")))
    layers = {part.partition("\n")[0]: part for part in told.split("Layer name: ")[1:]}
    assert list(layers) == [
        "incidents", "areas", "lines", "claims", "sources", "reports", "layer_styles",
    ]  # fmt: skip
    for name, kind in [("incidents", "Point"), ("areas", "Multi Polygon"), ("claims", "None"),
                       ("lines", "Multi Line String")]:  # fmt: skip
        assert f"Geometry: {kind}" in layers[name]
    for line in ("start_date: Date", "killed_min: Integer", "needs_review: Integer(Boolean)",
                 "confidence: Real", "claims: String", 'ID["EPSG",4326]'):  # fmt: skip
        assert line in layers["incidents"]
    assert "Feature Count: 25" in layers["incidents"]


@needs_gdal
def test_a_geopackage_s_tables_name_their_incident(tmp_path: Path) -> None:
    file = write(everything(), tmp_path / "a.gpkg")
    claims = by_gdal(file, "claims")
    assert {c["incident_id"] for c in claims} <= set(ROWS)
    river = [c for c in claims if c["claimant"] == "the River Brigade"]
    assert [(c["killed_min"], c["killed_max"], c["number"]) for c in river] == [(2, 2, 0)]
    with closing(sqlite3.connect(file)) as made:
        for table in ("areas", "lines", "claims", "sources"):
            assert [r[2:5] for r in made.execute(f"PRAGMA foreign_key_list({table})")] == [
                ("incidents", "incident_id", "id")
            ]
        assert list(made.execute("PRAGMA foreign_key_check")) == []
        assert list(made.execute("PRAGMA integrity_check")) == [("ok",)]
        named = {r[1]: r[2] for r in made.execute("PRAGMA index_list(incidents)")}
        assert named == {"incidents_of": 1}  # unique, as the keys of the others must have it


@pytest.mark.parametrize(("small", "page"), [(0, 65536), (100, 4096)])
def test_a_geopackage_of_few_incidents_has_small_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int, page: int
) -> None:
    monkeypatch.setattr("geo.export.geopackage.SMALL", small)
    file = write(everything(), tmp_path / "a.gpkg")
    with closing(sqlite3.connect(file)) as made:
        assert list(made.execute("PRAGMA page_size")) == [(page,)]
        assert list(made.execute("SELECT rtreecheck('rtree_incidents_geom')")) == [("ok",)]
    assert [as_line(one) for one in read_records(file)] == [as_line(one) for one in everything()]


@needs_gdal
def test_a_geopackage_finds_by_box_and_takes_edits(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "a.gpkg")
    inside = by_gdal(file, "incidents", "-spat", "44", "33", "45", "34")
    assert {f["place"] for f in inside} == {"Baghdad"}
    move = "UPDATE incidents SET geom = ST_GeomFromText('POINT(10 20)') WHERE fid = 1"
    gdal("ogrinfo", "-q", "-dialect", "sqlite", "-sql", move, str(file))
    [moved] = by_gdal(file, "incidents", "-spat", "9", "19", "11", "21")
    assert moved["geometry"]["coordinates"] == [10.0, 20.0]


@needs_gdal
def test_flatgeobuf_keeps_every_value_it_has_a_column_for(tmp_path: Path) -> None:
    file = write(everything(), tmp_path / "a.fgb")
    check_rows(by_gdal(file), [column.name for column in KEPT])


@needs_gdal
def test_flatgeobuf_has_an_index_where_all_is_placed(tmp_path: Path) -> None:
    placed = extraction(incidents=(incident(), incident("six dead")))
    found = by_gdal(write([placed], tmp_path / "a.fgb"), "", "-spat", "40", "33", "41", "34")
    assert len(found) == 2


def test_kml_keeps_every_value_it_has_a_column_for(tmp_path: Path) -> None:
    file = write(everything(), tmp_path / "a.kml")
    check_rows(list(in_kml(file)), [column.name for column in KEPT])


@needs_gdal
def test_kml_opens_in_gdal_by_folders_with_days_and_types(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "a.kml")
    told = gdal("ogrinfo", "-so", "-al", str(file))
    assert [n for n in told.splitlines() if n.startswith("Layer name")] == [
        "Layer name: Lake Coalition", "Layer name: Hill Front", "Layer name: Unattributed",
    ]  # fmt: skip
    for line in ("begin: DateTime", "end: DateTime", "killed_min: Integer", "confidence: Real"):
        assert line in told
    lake = by_gdal(file, "Lake Coalition")
    desert = extractions()[0].incidents
    assert [f["id"] for f in lake][:2] == [desert[0].id, desert[1].id]
    shells = next(f for f in by_gdal(file, "Unattributed") if f["id"] == desert[2].id)
    assert (shells["begin"][:10], shells["end"][:10]) == ("2021-01-01", "2021-01-31")
    assert shells.get("killed_min") is None


@needs_gdal
def test_csv_opens_in_gdal_as_points(tmp_path: Path) -> None:
    file = write(extractions(), tmp_path / "a.csv")
    options = ["-oo", "AUTODETECT_TYPE=YES", "-oo", "EMPTY_STRING_AS_NULL=YES",
               "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"]  # fmt: skip
    found = {f["id"]: f for f in by_gdal(file, "", *options)}
    strike, _, shells, *_ = extractions()[0].incidents
    assert found[strike.id]["geometry"]["coordinates"] == [40.2853, 33.0381]
    assert found[strike.id]["killed_max"] == 6
    assert found[shells.id].get("killed_max") is None
    assert same("end_date", found[shells.id]["end_date"]) == "2021-01-31"


@needs_gdal
@pytest.mark.parametrize("name", ["geojson", "fgb"])
def test_areas_and_lines_lie_beside_one_geometry_a_file(tmp_path: Path, name: str) -> None:
    files = write_all(everything(), tmp_path / f"a.{name}")
    assert [file.name for file in files] == [f"a.{name}", f"a.areas.{name}", f"a.lines.{name}"]
    for file, kind in zip(files[1:], ["MultiPolygon", "MultiLineString"], strict=True):
        found = by_gdal(file)
        assert {f["geometry"]["type"] for f in found} == {kind}
        # GDAL leaves out what is null, and writes the id beside the properties.
        assert {n for f in found for n in f} | {"id", "admin1"} == {
            *(column.name for column in SHAPE_COLUMNS), "geometry",
        }  # fmt: skip
        assert {f["incident_id"] for f in found} <= set(ROWS)
        assert {same("start_date", f.get("start_date")) for f in found} <= {
            r["start_date"] for r in ROWS.values()
        }


# ---------------------------------------------------------------- GeoParquet


def test_geoparquet_tells_what_the_standard_asks_for(tmp_path: Path) -> None:
    file = write(everything(), tmp_path / "a.parquet")
    told = json.loads(pq.ParquetFile(file).metadata.metadata[b"geo"])
    assert told == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "covering": {"bbox": {n: ["bbox", n] for n in ("xmin", "ymin", "xmax", "ymax")}},
                "bbox": [36.9088, 12.7855, 45.0187, 35.0],
            }
        },
    }
    kinds = {f.name: str(f.type) for f in pq.read_schema(file)}
    assert (kinds["start_date"], kinds["killed_min"], kinds["geometry"]) == (
        "date32[day]", "int64", "binary",
    )  # fmt: skip
    assert kinds["bbox"] == "struct<xmin: double, ymin: double, xmax: double, ymax: double>"


def test_pyarrow_reads_every_value(tmp_path: Path) -> None:
    table = pq.read_table(write(everything(), tmp_path / "a.parquet"))
    for told in table.to_pylist():
        wanted = ROWS[told["id"]]
        days = {n: told[n] and told[n].isoformat() for n in DAYS}
        assert {**told, **days} == {**told, **wanted}
        at = shapely.from_wkb(told["geometry"])
        box = told["bbox"]
        assert (box is None) == (at is None)
        assert at is None or [*at.coords[0]] * 2 == list(box.values())


def test_geopandas_reads_points_and_skips_by_the_covering(tmp_path: Path) -> None:
    file = write(everything(), tmp_path / "a.parquet")
    frame = geopandas.read_parquet(file)
    assert (len(frame), frame.crs and frame.crs.to_authority()) == (25, ("OGC", "CRS84"))
    assert set(geopandas.read_parquet(file, bbox=(44, 33, 45, 34))["place"]) == {"Baghdad"}


# ---------------------------------------------------------------- KML


def in_kml(file: Path) -> Iterator[dict[str, Any]]:
    """Cells of each placemark, typed as the schema says, null where there is none."""
    tree = ET.parse(file)
    kinds = {f.get("name"): f.get("type") for f in tree.iterfind(f".//{KML}SimpleField")}
    convert: dict[str, Any] = {"int": int, "double": float, "bool": lambda text: text == "1"}
    for mark in tree.iterfind(f".//{KML}Placemark"):
        told = {d.get("name"): d.text or "" for d in mark.iterfind(f".//{KML}SimpleData")}
        yield {
            name: convert.get(kind or "", str)(told[name]) if name in told else None
            for name, kind in kinds.items()
            if name
        }


def test_a_balloon_shows_text_as_text(tmp_path: Path) -> None:
    file = write([hostile()], tmp_path / "a.kml")
    raw = file.read_text("utf-8")
    assert "<![CDATA[" not in raw
    balloons = [
        b.text or "" for b in ET.parse(file).iterfind(f".//{KML}Placemark/{KML}description")
    ]
    assert {tag for balloon in balloons for tag in tags(balloon)} == {
        "table", "tr", "th", "td", "blockquote", "p", "a",
    }  # fmt: skip
    assert any("&lt;script&gt;alert(1)" in balloon for balloon in balloons)
    assert not any("$" in balloon for balloon in balloons)


def tags(html: str) -> Iterator[str]:
    from html.parser import HTMLParser

    found: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert all(k == "href" and v and v.startswith("https://") for k, v in attrs)
            found.append(tag)

    Tags().feed(html)
    yield from found


def test_control_characters_do_not_break_the_file(tmp_path: Path) -> None:
    bad = incident(summary="a\x00\x0b\x1f\ufffeb")
    file = write([extraction(incidents=(bad,))], tmp_path / "a.kml")
    assert ET.parse(file).findtext(f".//{KML}Placemark/{KML}name") == "a\ufffd\ufffd\ufffd\ufffdb"


# ---------------------------------------------------------------- CSV


def test_every_text_of_a_table_reads_back(tmp_path: Path) -> None:
    found = list(read_table(write(everything(), tmp_path / "a.csv")))
    assert [f["id"] for f in found] == list(ROWS)
    for told in found:
        for column in KEPT:
            if column.type in ("text", "json", "date"):
                assert told[column.name] == ROWS[str(told["id"])][column.name]
    quotes = {f["quote"] for f in found}
    assert {LONG, MARKUP, ARABIC, *FORMULAS} <= quotes
    assert len(LONG) > 10_000


@settings(database=None, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_is_a_formula_and_all_read_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert cell.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert cell[:1] not in set("\t\r\n")


def test_numbers_are_numbers_and_null_is_nothing(tmp_path: Path) -> None:
    west = incident(places=(place(lon=-70.5, lat=-33.5),), claims=())
    file = write([extraction(incidents=(west,))], tmp_path / "a.csv")
    head, line = file.read_text("utf-8").splitlines()
    cells = dict(zip(next(csv.reader([head])), line.split(","), strict=False))
    assert (cells["lon"], cells["lat"]) == ("-70.5", "-33.5")
    [told] = read_table(file)
    assert (told["killed_min"], told["needs_review"]) == (None, "false")


def test_claims_are_rows_beside(tmp_path: Path) -> None:
    files = write_all(extractions(), tmp_path / "a.csv")
    assert [file.name for file in files] == ["a.csv", "a.claims.csv"]
    rows = list(read_table(files[1]))
    claims = [(i.id, c) for e in extractions() for i in e.incidents for c in i.claims]
    assert [(r["incident_id"], r["claimant"]) for r in rows] == [
        (id_, c.claimant or None) for id_, c in claims
    ]


# ---------------------------------------------------------------- ACLED and UCDP


def rows_of(name: str, tmp_path: Path, *made: Extraction) -> list[dict[str, str | None]]:
    return list(read_table(write(made, tmp_path / f"x.{name}.csv", to=name, force=True)))


def test_the_columns_are_those_of_the_datasets(tmp_path: Path) -> None:
    for name, columns, count in (("acled", acled.COLUMNS, 31), ("ucdp", ucdp.COLUMNS, 49)):
        [head] = write((), tmp_path / f"x.{name}.csv", to=name).read_text("utf-8").splitlines()
        assert next(csv.reader([head])) == [column.name for column in columns]
        assert len(columns) == count


def attacked(country: str = "IQ", **changes: Any) -> Extraction:
    """A strike of Israel on an Iraqi group, in the table of actors both."""
    from tests.samples import attribution, claim

    sides = (
        attribution(actor_id="israel", actor="Israel", status="suspected"),
        attribution(actor_id="us_state", actor="United States", status="accused"),
        attribution(actor_id="kh", actor="Kata'ib Hezbollah", role="target"),
    )
    made = incident(attributions=sides, places=(place(country=country),), claims=(claim(),))
    return extraction(incidents=(incident(**{**fields_of(made), **changes}),))


def fields_of(made: Incident) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__slots__}


def test_an_event_in_acled_s_columns(tmp_path: Path) -> None:
    [told] = rows_of("acled", tmp_path, attacked())
    wanted = {
        "event_date": "2021-03-10", "year": "2021", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike", "actor1": "Israel",
        "assoc_actor_1": "United States", "inter1": "8", "actor2": "Kata'ib Hezbollah",
        "inter2": "3", "interaction": "38", "iso": "368", "country": "Iraq", "admin1": "Anbar",
        "location": "Ar-Rutba", "latitude": "33.0381", "longitude": "40.2853",
        "geo_precision": "1", "fatalities": "6", "source": "Example Wire",
    }  # fmt: skip
    assert {name: told[name] for name in wanted} == wanted
    assert not any(told[n] for n in ("region", "admin3", "source_scale", "tags", "timestamp"))


def test_an_event_in_ucdp_s_columns(tmp_path: Path) -> None:
    [told] = rows_of("ucdp", tmp_path, attacked())
    wanted = {
        "year": "2021", "type_of_violence": "1", "side_a": "Government of Israel",
        "side_b": "Kata'ib Hezbollah", "number_of_sources": "1", "where_prec": "1",
        "where_coordinates": "Ar-Rutba", "adm_1": "Anbar", "latitude": "33.0381",
        "geom_wkt": "POINT (40.2853 33.0381)", "priogrid_gid": "177561", "country": "Iraq",
        "country_id": "645", "date_prec": "1", "date_start": "2021-03-10",
        "date_end": "2021-03-10", "best": "6", "high": "6", "low": "6", "gwnoa": "666",
        "event_clarity": "1",
    }  # fmt: skip
    assert {name: told[name] for name in wanted} == wanted
    assert not any(told[n] for n in ("relid", "dyad_name", "deaths_a", "deaths_unknown", "gwnob"))


def test_what_is_not_known_is_empty(tmp_path: Path) -> None:
    unknown = attacked(
        places=(), attributions=(), claims=(), date_start=date(2020, 12, 31),
        date_end=date(2021, 1, 2), date_precision="week",
    )  # fmt: skip
    [told] = rows_of("acled", tmp_path, unknown)
    for name in ("event_date", "year", "iso", "country", "latitude", "inter1", "fatalities"):
        assert told[name] is None
    [told] = rows_of("ucdp", tmp_path, unknown)
    for name in ("year", "where_prec", "geom_wkt", "priogrid_gid", "best", "low", "country_id"):
        assert told[name] is None
    assert (told["date_start"], told["date_end"]) == ("2020-12-31", "2021-01-02")


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_events_only(tmp_path: Path, name: str) -> None:
    events = [i for e in extractions() for i in e.incidents if i.kind == "event"]
    assert len(rows_of(name, tmp_path, *extractions())) == len(events) < 12


@pytest.mark.parametrize(("country", "inter"), [("IL", "1"), ("IQ", "8"), ("", None)])
def test_a_state_s_forces_are_1_at_home_and_8_abroad(
    tmp_path: Path, country: str, inter: str | None
) -> None:
    [told] = rows_of("acled", tmp_path, attacked(country))
    assert told["inter1"] == inter


def test_a_border_is_ucdp_s_line_and_no_province() -> None:
    assert codes.UCDP_WHERE_PREC["border"] == 5


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("file", "name"), [("a.shp", None), ("a.shp.zip", None), ("a.zip", None), ("a", "shapefile")]
)
def test_a_shapefile_is_refused_with_reason_and_way_out(
    tmp_path: Path, file: str, name: str | None
) -> None:
    with pytest.raises(UsageError, match=r"cuts column names to 10 letters.*give gpkg"):
        write((), tmp_path / file, to=name)


def test_no_file_is_written_where_one_of_them_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.areas.geojson").write_text("mine")
    with pytest.raises(OutputError, match=r"a\.areas\.geojson: is there already"):
        write_all(everything(), tmp_path / "a.geojson")
    assert [file.name for file in tmp_path.iterdir()] == ["a.areas.geojson"]


def test_old_areas_do_not_pass_for_new_ones(tmp_path: Path) -> None:
    write_all(everything(), tmp_path / "a.geojson")
    bare = extraction(incidents=(incident(places=()),))
    files = write_all([bare], tmp_path / "a.geojson", force=True)
    assert [file.name for file in files] == ["a.geojson", "a.areas.geojson", "a.lines.geojson"]
    assert json.loads(files[1].read_text("utf-8"))["features"] == []


@pytest.mark.parametrize("one", [*ALL, *FURTHER], ids=lambda one: one.name)
def test_nothing_at_all_is_a_file_too(tmp_path: Path, one: Any) -> None:
    assert write((), tmp_path / f"a.{one.ending}", to=one.name).stat().st_size >= 0
