"""docs/records.md names every field of every record, every column, word and code, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from geo.export import codes, schema
from geo.export.columns import COLUMNS
from geo.records import Actor, DatePrecision, EventType, Extraction, Precision

PAGE = (Path(__file__).parents[2] / "docs" / "records.md").read_text("utf-8")
IN_LINE = schema.line_schema()


def records(cls: type) -> Iterator[type]:
    """Yield a record and all that it holds, to any depth."""
    yield cls
    for hint in get_type_hints(cls).values():
        for part in {hint, *get_args(hint)}:
            if isinstance(part, type) and is_dataclass(part):
                yield from records(part)


RECORDS = sorted({*records(Extraction), Actor}, key=lambda cls: cls.__name__)


def section(title: str) -> str:
    found = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/records.md has no section {title!r}"
    return found[1]


def rows(text: str) -> list[list[str]]:
    """Cells of the tables of a text, without heads and rules."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rules = [i for i, row in enumerate(cells) if set(row[0]) <= {"-"} and row[0]]
    heads = {i - 1 for i in rules} | set(rules)
    return [row for i, row in enumerate(cells) if i not in heads]


def named(title: str, mark: str = "") -> list[str]:
    """Names in the first column of a section; those with a mark only, where one is given."""
    cells = [row[0] for row in rows(section(title))]
    return [cell.split("`")[1] for cell in cells if mark in cell]


def in_python(cls: type) -> set[str]:
    names = {field.name for field in fields(cls)}
    return names - {"span"} | ({"start", "end", "part"} if "span" in names else set())


def in_json(cls: type) -> set[str]:
    if cls.__name__ == "Document":
        return set(IN_LINE["properties"])
    if cls.__name__ == "Place":  # the toponym's own fields have their own section
        return set(IN_LINE["$defs"]["Location"]["properties"])
    return set(IN_LINE["$defs"].get(cls.__name__, {"properties": {}})["properties"])


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_every_field_is_there_once_and_no_other(cls: type) -> None:
    names = named(cls.__name__)
    assert sorted(names) == sorted(in_python(cls) | in_json(cls))


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_marks_say_where_a_field_is(cls: type) -> None:
    if cls is not Extraction:
        assert set(named(cls.__name__, "*Python*")) == in_python(cls) - in_json(cls)
        assert set(named(cls.__name__, "*JSON*")) == in_json(cls) - in_python(cls)


def test_every_column_of_the_geojson_is_there_in_its_order() -> None:
    assert named("GeoJSON") == [column.name for column in COLUMNS]


def literals(hint: Any) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    else:
        for part in get_args(hint):
            yield from literals(part)


def test_every_controlled_word_has_a_meaning_and_no_other_is_there() -> None:
    used = {
        (name, word)
        for cls in RECORDS
        for name, hint in get_type_hints(cls).items()
        for word in literals(hint)
    }
    # A section's kind is told under `section`, the field of the sentences in it.
    sections = {word for name, word in used if name == "section"}
    used -= {("kind", word) for word in sections}
    told = [(row[0].strip("`"), row[1].strip("`")) for row in rows(section("Controlled words"))]
    assert sorted(told) == sorted(used)


def test_the_tables_of_codes_are_those_of_the_code() -> None:
    def code(value: int | None) -> str:
        return "" if value is None else str(value)

    told = {row[0]: [cell.partition(" (")[0] for cell in row[1:]] for row in rows(section("Codes"))}
    places = {
        word: [code(codes.ACLED_GEO_PRECISION[word]), code(codes.UCDP_WHERE_PREC[word])]
        for word in get_args(Precision)
    }
    dates = {
        word: [code(codes.ACLED_TIME_PRECISION[word]), code(codes.UCDP_DATE_PREC[word])]
        for word in get_args(DatePrecision)
    }
    subs = codes.ACLED_SUB_EVENT_TYPE
    types = {
        word: [subs[word], codes.ACLED_EVENT_TYPE.get(subs[word], "")]
        for word in get_args(EventType)
    }
    assert told == places | dates | types
