"""Imports: real files of every format in, one layer out; what is wrong is said with its row."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from geo import gazetteer
from geo.errors import GazetteerError, UsageError
from geo.gazetteer import Gazetteer, imports
from geo.gazetteer.layers import Wider
from geo.gazetteer.shapes import centre
from geo.gazetteer.store import Store, rules
from geo.records import Entry
from tests.development import SHARED
from tests.gazetteer.test_store import flipped, rewritten

ROOT = Path(__file__).parents[2]
LISTS = SHARED / "gazetteer"
DAY = date(2026, 1, 31)


def geonames(number: int, name: str, **cells: object) -> str:
    """Write a row of a GeoNames dump."""
    row = {
        "ascii": name, "names": "", "lat": 34.5, "lon": 41.25, "class": "P", "code": "PPL",
        "country": "IQ", "cc2": "", "admin1": "01", "admin2": "", "admin3": "", "admin4": "",
        "population": 0, "elevation": "", "dem": "", "zone": "Asia/Baghdad", "day": "2024-01-01",
    } | cells  # fmt: skip
    return "\t".join(map(str, (number, name, *row.values()))) + "\n"


ARABIC = "تست اباد"
DUMP = (
    geonames(1, "Testabad", names=f"Testabad,TST,{ARABIC},ba ge da,Testâbâd,Тестабад",
             population=5200)
    + geonames(2, "Anbar Test", **{"class": "A", "code": "ADM1"})
    + geonames(3, "Camp Nowhere", **{"class": "S", "code": "MILB"})
)  # fmt: skip
WOF_COLUMNS = (
    "wof_id", "name", "placetype", "cc", "lat", "lon", "is_current", "deprecated", "superseded",
    "region", "county", "locality", "gn_id", "wd_id", "pop", "names_en", "names_ar",
    "names_fa_ku_tr_he", "src_geom", "geom_type",
)  # fmt: skip


def whosonfirst(**cells: object) -> str:
    row = {
        "wof_id": 11, "name": "Testabad", "placetype": "locality", "cc": "IQ", "lat": 34.5,
        "lon": 41.25, "is_current": -1, "gn_id": 1, "region": "Al Anbar",
    } | cells  # fmt: skip
    return "\t".join(str(row.get(column, "")) for column in WOF_COLUMNS) + "\n"


WOF = (
    "\t".join(WOF_COLUMNS) + "\n"
    + whosonfirst(names_en="Testabad|Test Abad", names_ar="تست")
    + whosonfirst(wof_id=12, is_current=0)
    + whosonfirst(wof_id=13, superseded="11")
    + whosonfirst(wof_id=14, deprecated="2020-01-01")
    + whosonfirst(wof_id=15, name="", names_en="")
    + whosonfirst(wof_id=16, name="حي", names_en="Hay Test", placetype="neighbourhood")
)  # fmt: skip
SQUARE = [[[41, 34], [42, 34], [42, 35], [41, 35], [41, 34]]]
FEATURES = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"NAME": "Point Town", "cc": "iq", "pop": 90},
         "geometry": {"type": "Point", "coordinates": [41.25, 34.5]}},
        {"type": "Feature", "properties": {"name": "Square", "feature_class": "A"},
         "geometry": {"type": "MultiPolygon", "coordinates": [SQUARE]}},
    ],
}  # fmt: skip


def added(folder: Path, name: str, content: str | bytes) -> list[Entry]:
    """Import a file; its entries."""
    source = folder / name
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    made = imports.add(source, "test", licence="L", today=DAY, folder=folder / "imports")
    return list(made.store.entries())


def zipped(**members: str) -> bytes:
    import io

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.txt", content)
    return data.getvalue()


# ---------------------------------------------------------------- formats


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("IQ.txt", DUMP),
        ("IQ.zip", zipped(readme="GeoNames", IQ=DUMP)),
        ("IQ.txt.gz", gzip.compress(DUMP.encode())),
    ],
)
def test_a_geonames_dump(tmp_path: Path, name: str, content: str | bytes) -> None:
    town, unit, camp = added(tmp_path, name, content)
    assert (town.id, town.source) == ("test:geonames:1", "geonames:1")
    assert (town.name, town.lon, town.lat, town.country) == ("Testabad", 41.25, 34.5, "IQ")
    assert town.names == (ARABIC, "Тестабад")
    assert (town.population, town.precision, town.admin1) == (5200, "town", "Anbar Test")
    assert (unit.precision, unit.feature_code) == ("province", "ADM1")
    assert (camp.precision, camp.feature_class) == ("exact", "S")


@pytest.mark.parametrize("name", ["wof.tsv", "wof.tsv.gz"])
def test_a_table_of_whosonfirst(tmp_path: Path, name: str) -> None:
    content = gzip.compress(WOF.encode()) if name.endswith("gz") else WOF
    town, quarter = added(tmp_path, name, content)
    assert (town.id, town.source) == ("test:whosonfirst:11", "whosonfirst:11 geonames:1")
    assert (town.name, town.names, town.admin1) == ("Testabad", ("Test Abad", "تست"), "Al Anbar")
    assert (quarter.name, quarter.precision) == ("Hay Test", "neighbourhood")
    assert quarter.feature_code == "PPLX"


def test_geojson(tmp_path: Path) -> None:
    town, square = added(tmp_path, "x.geojson", json.dumps(FEATURES))
    assert (town.name, town.lon, town.lat, town.country) == ("Point Town", 41.25, 34.5, "IQ")
    assert (town.geometry, town.population) == (None, 90)
    assert (square.lon, square.lat) == (41.5, 34.5)
    assert square.radius_km == pytest.approx(72, abs=1)
    assert square.geometry is not None
    assert square.id == "test:test:2"


@pytest.mark.parametrize(
    "content",
    [
        "name,lon,lat,names,country\n\"Testabad, new\",41.25,34.5,Test One|Test Two,IQ\n",
        "\ufeffName;Longitude;Latitude;Aliases;CC\nTestabad, new;41.25;34.5;Test One|Test Two;iq\n",
        "NAME\tLNG\tLAT\tnames\tcountry_code\textra\n"
        "Testabad, new\t41.25\t34.5\tTest One|Test Two\tIQ\tno\n",
    ],
    ids=["comma", "semicolon", "tab"],
)  # fmt: skip
def test_csv_by_the_names_of_its_columns(tmp_path: Path, content: str) -> None:
    (town,) = added(tmp_path, "mine.csv", content)
    assert (town.name, town.lon, town.lat) == ("Testabad, new", 41.25, 34.5)
    assert (town.names, town.country) == (("Test One", "Test Two"), "IQ")
    assert (town.id, town.feature_code, town.precision) == ("test:test:2", "PPL", "town")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.txt", DUMP + geonames(4, "Bad", lat="north"), "x.txt line 4: lat is 'north'"),
        ("x.txt", DUMP + geonames(4, "Bad", lon=181), "x.txt line 4: lon is '181'"),
        ("x.txt", DUMP + "4\tcut\n", "x.txt line 4: 2 columns, GeoNames has 19"),
        ("x.csv", "name,lat\nA,1\n", "x.csv line 1: no column lon"),
        ("x.csv", "name,lon,lat\nA,1,2\nB,1\n", "x.csv line 3: not as many cells"),
        ("x.csv", "name,lon,lat\nA,1,2\n,1,2\n", "x.csv line 3: a place needs a name"),
        ("x.csv", "name,lon,lat\nA,,2\n", "x.csv line 2: lon is ''"),
        ("x.csv", "name,lon,lat\n", "x.csv: no place in it"),
        ("x.csv", "", "x.csv line 1: no column"),
        ("x.csv", "name,lon,lat\nCaf\xe9,1,2\n".encode("latin-1"), "x.csv: not UTF-8"),
        ("x.geojson", '{"type": "Feature"}', "x.geojson: no GeoJSON FeatureCollection"),
        ("x.geojson", '{"features": [{"properties": {}, "geometry": null}]}', "feature 1: no feat"),
        ("x.geojson", "{", "x.geojson: no GeoJSON FeatureCollection"),
        ("x.tsv", WOF + "17\tshort\n", "x.tsv line 8: fewer columns"),
        ("x.zip", b"PK but no", "x.zip: no list can be read from it (File is not a zip file)"),
        ("x.zip", zipped(), "x.zip: no list can be read from it (no .txt"),
        ("x.gz", b"\x1f\x8b but no", "x.gz: cannot be read"),
    ],
)
def test_the_first_bad_row_is_named_and_nothing_changed(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    added(tmp_path, "good.csv", "name,lon,lat\nGood,1,2\n")
    before = (tmp_path / "imports" / "test.bin").read_bytes()
    with pytest.raises(GazetteerError) as caught:
        added(tmp_path, name, content)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (tmp_path / "imports" / "test.bin").read_bytes() == before
    assert [p.name for p in (tmp_path / "imports").iterdir()] == ["test.bin"]


@pytest.mark.parametrize(
    ("geometry", "middle"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, (1, 2, 0)),
        ({"type": "LineString", "coordinates": [[0, 0], [2, 0]]}, (1, 0, 111.2)),
        ({"type": "MultiPolygon", "coordinates": [
            [[[50, 50], [51, 50], [51, 51], [50, 50]]],
            [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]],
        ]}, (2, 2, 7107)),
    ],
)  # fmt: skip
def test_the_middle_of_a_geometry(
    geometry: dict[str, object], middle: tuple[float, float, float]
) -> None:
    assert centre(geometry) == pytest.approx(middle, rel=0.01)


# ---------------------------------------------------------------- the folder of imports


def test_add_list_remove(tmp_path: Path) -> None:
    folder = tmp_path / "imports"
    source = tmp_path / "My Villages.csv"
    source.write_text("name,lon,lat\nTestabad,41.25,34.5\n", encoding="utf-8")
    made = imports.add(source, licence="CC0, me", today=DAY, folder=folder)
    assert made.name == "my-villages"
    facts = made.store.facts
    assert (facts["licence"], facts["date"], facts["made_from"]) == (
        "CC0, me", "2026-01-31", "My Villages.csv",
    )  # fmt: skip
    (listed,) = imports.open_imports(folder)
    assert (listed.name, listed.licence, len(listed.store)) == ("my-villages", "CC0, me", 1)
    imports.remove("my-villages", folder)
    assert imports.open_imports(folder) == []
    with pytest.raises(UsageError, match="no import is called 'my-villages'; there is none"):
        imports.remove("my-villages", folder)


@pytest.mark.parametrize("name", ["", "..", "A", "a/b", "world", "x" * 41])
def test_a_name_that_cannot_be_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.csv").write_text("name,lon,lat\nA,1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be the name"):
        imports.add(tmp_path / "x.csv", name, today=DAY, folder=tmp_path)


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        imports.add(tmp_path / "x.csv", today=DAY, folder=tmp_path)


def test_a_damaged_import_is_left_out_with_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    added(tmp_path, "x.csv", "name,lon,lat\nA,1,2\n")
    path = tmp_path / "imports" / "test.bin"
    path.write_bytes(flipped(path.read_bytes(), 200))
    assert imports.open_imports(tmp_path / "imports") == []
    assert "import test is left out" in caplog.text
    assert "damaged" in caplog.text


def test_an_import_of_older_rules_is_made_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = added(tmp_path, "x.csv", "name,lon,lat\nTestabad,1,2\n")
    path = tmp_path / "imports" / "test.bin"
    rewritten(path, rules().encode(), b"0" * 16)
    (renewed,) = imports.open_imports(tmp_path / "imports")
    assert list(renewed.store.entries()) == before
    assert renewed.store.facts["rules"] == rules()
    assert "older than the rules" in caplog.text


def test_an_import_that_is_killed_leaves_the_old_one(tmp_path: Path) -> None:
    added(tmp_path, "x.csv", "name,lon,lat\nOld,1,2\n")
    path = tmp_path / "imports" / "test.bin"
    before = path.read_bytes()
    big = tmp_path / "big.csv"
    rows = (f"Village {n},{n % 90},{n % 80}\n" for n in range(300_000))
    big.write_text("name,lon,lat\n" + "".join(rows), encoding="utf-8")
    program = f"""
from datetime import date
from pathlib import Path
from geo.gazetteer import imports
print("begun", flush=True)
imports.add(Path({str(big)!r}), "test", today=date(2026, 1, 1),
    folder=Path({str(path.parent)!r}))
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.readline() == b"begun\n"
        until = time.monotonic() + 30
        while not list(path.parent.glob(".strikemap-*/names.db")) and time.monotonic() < until:
            time.sleep(0.01)
        running.kill()
        assert running.wait() == -9
    assert path.read_bytes() == before
    (kept,) = imports.open_imports(path.parent)
    assert [entry.name for entry in kept.store.entries()] == ["Old"]


# ---------------------------------------------------------------- as layers


@pytest.fixture
def with_import(tmp_path: Path, small: Gazetteer) -> Gazetteer:
    """The small tables with an import behind them."""
    rows = (
        "id,name,names,lon,lat,country,population\n"
        "1,Al Qaim,Qaim Town,40.98,34.40,IQ,0\n"  # the town that the tables have, 1 km off
        "2,Al Qaim,,43.0,30.0,IQ,0\n"
        "3,Grand Harbour,,41.0,33.0,IQ,200000\n"
        "4,Littleton,,41.0,33.0,IQ,500\n"
    )
    added(tmp_path, "x.csv", rows)
    store = Store(tmp_path / "imports" / "test.bin")
    layers = (Wider("imported:test", "test:", store),)
    return Gazetteer(small.entries, small.actors, small.demonyms, {}, "", None, layers)


def test_the_tables_win_over_an_import(with_import: Gazetteer) -> None:
    found = with_import.find("al-Qaim")
    assert [entry.id for entry in found] == ["iq-qaim", "iq-qaim-south", "test:test:2"]
    assert [with_import.origin(entry) for entry in found] == [
        "bundled", "bundled", "imported:test",
    ]  # fmt: skip
    assert [with_import.licence(entry) for entry in found] == ["", "", "L"]
    assert with_import.entry("test:test:2") == found[2]
    assert with_import.entry("test:test:9") is None


def test_texts_are_scanned_for_large_towns_of_an_import(with_import: Gazetteer) -> None:
    text = "Strikes hit Grand Harbour and Littleton"
    hits = [text[hit.start : hit.end] for hit in with_import.scan_places(text)]
    assert hits == ["Grand Harbour"]
    wide = [text[hit.start : hit.end] for hit in with_import.scan_places(text, wide=True)]
    assert wide == ["Grand Harbour", "Littleton"]


def test_in_texts_a_bundled_name_is_the_bundled_place(tmp_path: Path, small: Gazetteer) -> None:
    added(tmp_path, "x.csv", "name,lon,lat,population\nYork,-1.1,54,200000\n")
    layers = (Wider("imported:t", "test:", Store(tmp_path / "imports" / "test.bin")),)
    known = Gazetteer(small.entries, (), {}, {}, "", None, layers)
    (hit,) = known.scan_places("in York")
    assert [entry.id for entry in hit.entries] == ["sy-york"]
    assert [entry.id for entry in known.find("York", wide=False)] == ["sy-york"]
    assert [entry.id for entry in known.find("York")] == ["sy-york", "test:test:2"]


def test_a_country_that_is_a_city_is_that_city(bundled: Gazetteer) -> None:
    assert [entry.id for entry in bundled.find("Singapore") if entry.population > 1e6] == ["sg"]


def test_an_import_of_the_same_source_is_the_same_place(tmp_path: Path, small: Gazetteer) -> None:
    """A polygon's middle lies far from the town's own point; the id tells."""
    home = [_with_source(entry) for entry in small.entries]
    rows = (
        "\t".join(WOF_COLUMNS) + "\n" + whosonfirst(name="al-Qaim", lat=34.6, names_en="Other Kaim")
    )
    added(tmp_path, "x.tsv", rows)
    store = Store(tmp_path / "imports" / "test.bin")
    known = Gazetteer(tuple(home), (), {}, {}, "", None, (Wider("imported:t", "test:", store),))
    assert [entry.id for entry in known.find("al-Qaim")] == ["iq-qaim", "iq-qaim-south"]
    assert [entry.id for entry in known.find("Other Kaim")] == ["iq-qaim"]


def _with_source(entry: Entry) -> Entry:
    from dataclasses import replace

    return replace(entry, source="geonames:1") if entry.id == "iq-qaim" else entry


def test_load_opens_the_imports_of_the_data_folder(tmp_path: Path) -> None:
    """In a process of its own, because the folder is told by the environment."""
    source = tmp_path / "x.csv"
    source.write_text("name,lon,lat\nZzyzx Test,41.25,34.5\n", encoding="utf-8")
    program = f"""
from datetime import date
from pathlib import Path
from geo import gazetteer
from geo.gazetteer import imports
imports.add(Path({str(source)!r}), "mine", today=date(2026, 1, 1))
known = gazetteer.load()
print([known.origin(entry) for entry in known.find("zzyzx test")])
print(len(gazetteer.load(imports=False).find("zzyzx test")))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"STRIKEMAP_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "['imported:mine']\n0\n", done.stderr
    assert (tmp_path / "data" / "gazetteer" / "mine.bin").is_file()


def test_the_commands(tmp_path: Path) -> None:
    source = tmp_path / "Mine.csv"
    source.write_text("name,lon,lat\nZzyzx Test,41.25,34.5\n", encoding="utf-8")
    bad = tmp_path / "bad.csv"
    bad.write_text("name,lon,lat\nZzyzx Test,north,34.5\n", encoding="utf-8")

    def strikemap(*words: str | Path) -> tuple[int, str, str]:
        program = "from geo.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", program, *map(str, words)],
            env={"STRIKEMAP_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    add = ("gazetteer", "add", source, "--name", "mine", "--licence", "CC0, me")
    assert strikemap(*add) == (0, "mine: entries: 1, names: 1\n", "")
    assert (
        "imported:mine: entries: 1, names: 1 (CC0, me; Mine.csv; "
        in strikemap("gazetteer", "stats")[1]
    )
    assert "mine:mine:2" in strikemap("lookup", "zzyzx test")[1]
    code, _, said = strikemap("gazetteer", "add", bad, "--name", "mine")
    assert (code, said.count("\n")) == (1, 1)
    assert "bad.csv line 2: lon is 'north'" in said
    assert "mine:mine:2" in strikemap("lookup", "zzyzx test")[1]
    assert strikemap("gazetteer", "remove", "mine") == (0, "mine: removed\n", "")
    assert strikemap("gazetteer", "remove", "mine")[0] == 2
    assert strikemap("lookup", "zzyzx test")[1] == ""


# ---------------------------------------------------------------- real data


@pytest.mark.development
def test_real_geonames_cities(tmp_path: Path) -> None:
    made = imports.add(LISTS / "geonames" / "cities15000.zip", "cities", today=DAY, folder=tmp_path)
    assert len(made.store) == 33_407
    (qaim,) = (name.bearer for name in made.store.bearing("kaim"))
    assert qaim.source == "geonames:92138"


@pytest.mark.development
def test_real_polygons_of_whosonfirst(tmp_path: Path) -> None:
    source = LISTS / "polygons" / "wof_polygons_sy.geojson.gz"
    made = imports.add(source, "sy", today=DAY, folder=tmp_path)
    units = [entry for entry in made.store.entries() if entry.precision == "province"]
    assert 14 <= len(units) <= 15
    assert all(32 < entry.lat < 38 and 35 < entry.lon < 43 for entry in made.store.entries())


@pytest.mark.development
@pytest.mark.slow
def test_real_table_of_whosonfirst(tmp_path: Path) -> None:
    made = imports.add(LISTS / "wof_flat.tsv.gz", "wof", today=DAY, folder=tmp_path)
    assert len(made.store) == 224_409 - 3  # three have no name at all
    known = gazetteer.load(imports=False)
    layers = (*known.wider, Wider("imported:wof", "wof:", made.store))
    wide = Gazetteer(known.entries, (), {}, {}, "", known.home, layers)
    mashtal = [entry for entry in wide.find("Mashtal") if entry.country == "IQ"]
    assert any(abs(e.lon - 44.51) < 0.02 and abs(e.lat - 33.33) < 0.02 for e in mashtal)
