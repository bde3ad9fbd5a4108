"""Reading the tables: records as written, and broken ones refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import gazetteer
from geo.errors import GazetteerError
from geo.gazetteer.entries import COLUMNS, read_entries
from tests.gazetteer.tables import PLACES, write_tables


def test_an_entry_holds_what_the_row_says(tmp_path: Path) -> None:
    entries = {entry.id: entry for entry in read_entries(write_tables(tmp_path))}

    qaim, sea = entries["iq-qaim"], entries["sea"]
    assert (qaim.name, qaim.names) == ("al-Qaim", ("Kaim", "القائم"))
    assert (qaim.lon, qaim.lat, qaim.population) == (40.9895, 34.3925, 74100)
    assert (qaim.country, qaim.admin1, qaim.admin2) == ("IQ", "Anbar", "")
    assert (qaim.precision, qaim.radius_km, qaim.geometry) == ("town", 5.0, None)
    assert sea.geometry == {"type": "LineString", "coordinates": [[34, 28], [43, 13]]}


def test_every_table_of_the_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    folder = write_tables(tmp_path)
    more = (folder / "towns.csv").read_text("utf-8").splitlines()[:2]
    (folder / "added.csv").write_text("\ufeff" + "\r\n".join(more).replace("iq,", "iq2,"), "utf-8")

    assert [entry.id for entry in read_entries(folder)][:2] == ["iq2", "iq"]


def test_the_digest_tells_any_change(tmp_path: Path) -> None:
    first = gazetteer.load(write_tables(tmp_path / "a")).digest
    same = gazetteer.load(write_tables(tmp_path / "b")).digest
    changed = gazetteer.load(write_tables(tmp_path / "c", places=PLACES[:-1])).digest

    assert first == same != changed
    assert len(first) == 64


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("x,X,,1,2,P,PPL,IQ,,,0,town,5,,hand:1,more", "extra.csv line 2: 16 cells where 15"),
        ('x,X,"multi\nline",1,no,P,PPL,IQ,,,0,town,5,,hand:1', "extra.csv line 3: lat is 'no'"),
        ("x,X,,1,2,P,PPL,IQ,,,0,here,5,,hand:1", "precision is 'here'; write one of exact"),
    ],
)
def test_a_broken_row_is_refused_with_file_and_line(
    tmp_path: Path, rows: str, message: str
) -> None:
    write_tables(tmp_path)
    (tmp_path / "extra.csv").write_text(f"{','.join(COLUMNS)}\n{rows}\n", "utf-8")

    with pytest.raises(GazetteerError, match=message):
        gazetteer.load(tmp_path)


@pytest.mark.parametrize("missing", ["nowhere", "."])
def test_a_folder_without_tables_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(GazetteerError, match="give a folder that holds the CSV tables"):
        gazetteer.load(tmp_path / missing)


def test_a_folder_without_borders_has_none(tmp_path: Path) -> None:
    (write_tables(tmp_path) / "borders.csv").unlink()

    assert gazetteer.load(tmp_path).borders == {}
