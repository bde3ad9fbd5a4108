"""Lines to paragraphs: one each, unless the text is hard-wrapped."""

from __future__ import annotations

import textwrap

import pytest

from geo.reading.paragraphs import BLANKS, paragraphs_of

PROSE = """\
The shelling of the mill began shortly before noon and went on for about an hour, a farmer who \
lives beside the canal told the regional radio. Nobody in the village had been warned of it.

Four people who had gone to fetch water were hurt. A nurse at the clinic said that two of them \
would have to be taken to the provincial capital, which lies forty kilometres to the south.

The army did not comment. It has said in the past that fighters fire rockets from the orchards \
about the village, and that it answers such fire wherever it comes from."""


def words(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs_of(text)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_is_a_paragraph(line_end: str) -> None:
    text = line_end.join(["One stands here.", "", " \u00a0 ", "Two stands here.", "Three.", ""])
    assert words(text) == ["One stands here.", "Two stands here.", "Three."]
    assert [p.alone for p in paragraphs_of(text)] == [True, False, True]


def test_blanks_and_quote_marks_are_outside() -> None:
    text = "\ufeff\u00a0 First. \t\n> > Second.\u200b\n>\n"
    assert words(text) == ["First.", "Second.", ""]


@pytest.mark.parametrize("width", [55, 64, 72, 80, 95])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("change", [str, str.upper])
def test_wrapped_lines_are_joined(width: int, line_end: str, change: type[str]) -> None:
    whole = change(PROSE)
    lines = [line for part in whole.split("\n") for line in textwrap.wrap(part, width) or [""]]
    paragraphs = words(line_end.join(lines))
    assert [" ".join(p.split()) for p in paragraphs] == whole.split("\n\n")


def test_indented_paragraphs_of_a_wrapped_text_stay_apart() -> None:
    parts = PROSE.split("\n\n")
    text = "\n".join(textwrap.fill(part, 70, initial_indent="   ") for part in parts)
    assert [" ".join(p.split()) for p in words(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        PROSE.replace("\n\n", "\n"),
        "Mill burns after shelling\nTwo hurt at the river\nArmy is silent on the matter",
        "- four men were hurt\n- two houses burned\n- the road is closed",
        "A man looks at what is left of the burned mill by the canal\n" * 4,
    ],
)
def test_short_or_uneven_lines_are_not_joined(text: str) -> None:
    assert len(words(text)) == len(text.strip().split("\n"))


def test_every_kind_of_white_space_counts_as_blank() -> None:
    assert set(BLANKS) >= {"\u00a0", "\u2009", "\u202f", "\u3000", "\x0b", "\x85"}
