"""corrections.csv as people's programs write it; a bad row costs only itself, in one clear line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.corrections import NEW, as_cells, extended, read_rows, read_sheet, write_sheet
from geo.corrections.rows import Quote, Row, evidence_of, quoted, to_rows
from geo.corrections.sheet import COLUMNS, guarded, unguarded
from geo.corrections.values import parsed
from geo.errors import UsageError
from geo.records import Incident
from tests.corrections.conftest import row
from tests.samples import incident

HEAD = "id,action,field,value,author,date,reason"
LINE = "SM-1,set,title,Words,Ana,2024-05-01,checked"


def read(path: Path, content: str | bytes) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_rows(path)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}\n{LINE}\n",
        f"\ufeff{HEAD}\r\n{LINE}\r\n",
        f"{HEAD}\n{LINE}".replace(",", ";"),
        f"{HEAD}\n{LINE}".replace(",", "\t"),
        f"Note,{HEAD.upper()}\nmine,{LINE}\n,,,\n",
        f"{HEAD}\n\n  {LINE.replace(',set,', ', SET ,')}\n",
    ],
    ids=["plain", "excel", "semicolon", "tab", "other columns", "blanks"],
)
def test_every_way_of_writing_it_is_read(tmp_path: Path, content: str) -> None:
    [one], problems = read(tmp_path / "c.csv", content)
    assert problems == ()
    assert (one.id, one.field, one.value, one.author, one.reason) == (
        "SM-1", "title", "Words", "Ana", "checked",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has no column id, action, author, date, reason; the columns are id, evidence"),
        ("id,action,value\n", "has no column author, date, reason"),
        ('id,action,author,date,reason\n"a', "is no CSV"),
        (f"{HEAD}\n".encode("utf-16"), "is not UTF-8; save it as 'CSV UTF-8'"),
        (f"{HEAD}\nSM-1,drop,,,Andr\xe9,2024-05-01,x".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(UsageError, match=r"^[^\n]*c\.csv: ") as told:
        read(tmp_path / "c.csv", content)
    assert said in str(told.value)


BAD = [
    ("SM-1,paint,,,Ana,2024-05-01,x", "action: one of set, move, split, merge, drop, confirm"),
    ("SM-1,drop,,,,2024-05-01,x", "author is missing"),
    ("SM-1,drop,,,Ana,,x", "date is missing"),
    ("SM-1,drop,,,Ana,2024-05-01,", "reason is missing"),
    ("SM-1,drop,,,Ana,1/5/2024,x", "date: a day was expected, such as 2024-05-01, not '1/5/2024'"),
    (",drop,,,Ana,2024-05-01,x", "neither an id nor evidence"),
    ("a b,drop,,,Ana,2024-05-01,x", "id: an id such as SM-0a1b2c3d4e5f was expected"),
    ("SM-1,set,colour,red,Ana,2024-05-01,x", "no field 'colour'; give one of date, killed"),
    ("SM-1,set,event_type,war,Ana,2024-05-01,x", "event_type: one of air_strike, drone_strike"),
    ("SM-1,set,actor_status,denied,Ana,2024-05-01,x", "actor_status: one of announced_officially"),
    ("SM-1,set,killed_min,-3,Ana,2024-05-01,x", "killed_min: a whole number was expected"),
    ("SM-1,set,killed,many,Ana,2024-05-01,x", "a number was expected, such as 6, 2-6 or 3-"),
    ("SM-1,set,start_date,2024-02-30,Ana,2024-05-01,x", "not '2024-02-30'"),
    ("SM-1,set,date,24/08/2019,Ana,2024-05-01,x", "a day or two were expected"),
    ("SM-1,set,country,Iraq,Ana,2024-05-01,x", "a code of two letters was expected"),
    ("SM-1,set,uncertainty_km,far,Ana,2024-05-01,x", "kilometres were expected"),
    ('SM-1,move,,"34.4, 41.1",Ana,2024-05-01,x', "such as lon 41.1 lat 34.4, not '34.4, 41.1'"),
    ("SM-1,move,,lon 41 lat 91,Ana,2024-05-01,x", "lat from -90 to 90"),
    ("SM-1,merge,,,Ana,2024-05-01,x", "merge: neither other nor other_evidence"),
    ("SM-1,split,,,Ana,2024-05-01,x", "split: neither other"),
]  # fmt: skip


def test_a_bad_row_is_told_and_the_rest_stays(tmp_path: Path) -> None:
    lines = [line for line, _ in BAD]
    rows, problems = read(tmp_path / "c.csv", "\n".join([HEAD, LINE, *lines, LINE]))
    assert [r.number for r in rows] == [2, len(BAD) + 3]
    for number, ((_, said), problem) in enumerate(zip(BAD, problems, strict=True), start=3):
        assert problem.startswith(f"{tmp_path / 'c.csv'}, row {number}: ")
        assert said in problem
        assert problem.endswith("; not applied")
        assert "\n" not in problem


def test_short_forms_set_two_fields(tmp_path: Path) -> None:
    content = (
        f"{HEAD}\nSM-1,set,date,2019-08,Ana,2024-05-01,x\nSM-1,set,killed,2-6,Ana,2024-05-01,x"
    )
    rows, _ = read(tmp_path / "c.csv", content)
    assert [(r.number, r.field, r.value) for r in rows] == [
        (2, "start_date", "2019-08-01"),
        (2, "end_date", "2019-08-31"),
        (3, "killed_min", "2"),
        (3, "killed_max", "6"),
    ]


@pytest.mark.parametrize(
    ("field", "cell", "fields"),
    [
        ("date", "2019-08-24/2019-08-26", ("2019-08-24", "2019-08-26")),
        ("date", "2019", ("2019-01-01", "2019-12-31")),
        ("date", "2024-02", ("2024-02-01", "2024-02-29")),
        ("date", "", ("", "")),
        ("killed", "6", ("6", "6")),
        ("killed", "3-", ("3", "")),
        ("injured", "", ("", "")),
    ],
)
def test_partial_dates_and_ranges(field: str, cell: str, fields: tuple[str, str]) -> None:
    assert tuple(parsed(field, cell).values()) == fields


def test_evidence_is_json_or_a_sentence_as_it_stands(tmp_path: Path) -> None:
    head = "id,evidence,action,author,date,reason"
    cell = quoted([Quote("“One” guard, said = he;", "d1", 3, 9)])
    escaped = cell.replace('"', '""')
    content = (
        f'{head}\n,"{escaped}",drop,Ana,2024-05-01,x\n,A sentence as it stands.,drop,A,2024-05-01,x'
    )
    rows, problems = read(tmp_path / "c.csv", content)
    assert problems == ()
    assert [r.evidence for r in rows] == [
        (Quote("“One” guard, said = he;", "d1", 3, 9),),
        (Quote("A sentence as it stands."),),
    ]


@pytest.mark.parametrize(
    "cell", ["short", '[{"text": 1}]', '[{"text": "a", "document": "b"}]', '["text"', "[" * 99999]
)
def test_evidence_that_is_none_is_told(cell: str) -> None:
    cells = {"action": "drop", "author": "A", "date": "2024-05-01", "reason": "x"}
    with pytest.raises(ValueError, match=r"^evidence: |^text of up to "):
        list(to_rows(2, {**cells, "id": "SM-1", "evidence": cell}))


def test_a_row_is_written_and_read_unchanged(tmp_path: Path) -> None:
    given: Incident = incident()
    rows = [
        row(given, field="title", value="=HYPERLINK(1)", evidence=evidence_of(given.evidence)),
        row(given, "move", field="point", value="lon -41.5 lat -3", number=3, reason="'=quoted"),
        row(given, "merge", other="SM-2", number=4, author='القائم; "Ben", Jr.'),
    ]
    path = tmp_path / "c.csv"
    write_sheet(path, extended(NEW, map(as_cells, rows)))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,evidence,action")
    assert read_rows(path) == (tuple(rows), ())
    assert "\n=" not in path.read_text("utf-8").replace(",", "\n")


def test_what_others_wrote_into_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(f"My note;{HEAD}\nsee call;{LINE}\n".replace(",", ";"), "utf-8")
    write_sheet(path, extended(read_sheet(path), [as_cells(row("SM-2", "drop"))]))
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == f"My note;{HEAD};evidence;other;other_evidence".replace(",", ";")
    assert lines[1].startswith("see call;SM-1;set;title;")
    assert len(read_rows(path)[0]) == 2


@given(st.text())
def test_no_cell_becomes_a_formula_and_all_read_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in "=@\t\r" or not cell
    assert guarded(cell)[:1] not in "+-" or cell.strip("+-").replace(".", "").isdigit() or not cell


def test_columns_are_those_of_a_row() -> None:
    assert tuple(as_cells(row("SM-1", "drop"))) == COLUMNS
    assert json.loads(quoted([Quote("a", "b", 1, 2)])) == [
        {"document": "b", "start": 1, "end": 2, "text": "a"}
    ]
